package plain

import (
	"fmt"
	"slices"
	"strings"

	"charter/assessment"
	"charter/assessment/project"
	"charter/exports/wording"
	"charter/questions"
	"charter/questions/readability"
)

const projectHelp = "Type the number of a part to fill it in, next for the first part with a required field that is missing, or list to hear all parts again. An empty line goes back."

// project lists the parts of the register entry and fills in those chosen.
func (d *dialogue) project() error {
	d.sayParts()
	for {
		parts := project.Asked(&d.Session.Assessment().Project, d.Session.Assessment().Facts)
		r, err := d.ask("Project. Type a number, next, list, or an empty line to go back:", projectHelp, "next", "list")
		if err != nil || r.empty() {
			return stepBack(err)
		}
		if r.word == "list" {
			d.sayParts()
			continue
		}
		n := numberIn(r.text, len(parts))
		if r.word == "next" {
			n = 1 + slices.IndexFunc(parts, func(p project.Part) bool { return len(p.Blanks(d.Session.Score().MissingFields)) > 0 })
			if n == 0 {
				d.say("No required field of the register is missing, but for the facts.")
				continue
			}
		}
		if n == 0 {
			d.sayf("There is no part number “%s”. %s", r.text, projectHelp)
			continue
		}
		if err := d.part(parts[n-1]); stepBack(err) != nil {
			return err
		}
		d.gap()
		d.sayf("%d. %s: %s.", n, parts[n-1].Title, d.partWords(parts[n-1]))
	}
}

// sayParts tells of each part how complete it is.
func (d *dialogue) sayParts() {
	d.gap()
	missing := d.Session.Score().MissingFields
	d.sayf("The project, as the register asks for it. %s.", wording.Capital(plural(len(missing), "required field is missing", "required fields are missing")))
	if slices.Contains(missing, "facts.stage") {
		d.say("The stage is required too. It is one of the facts: type menu and then facts.")
	}
	for i, part := range project.Asked(&d.Session.Assessment().Project, d.Session.Assessment().Facts) {
		d.sayf("%d. %s: %s.", i+1, part.Title, d.partWords(part))
	}
}

func (d *dialogue) partWords(part project.Part) string {
	p := &d.Session.Assessment().Project
	var words string
	if part.List != nil {
		words = plural(part.List.Len(p), "entry", "entries")
	} else {
		filled := 0
		for _, f := range part.Fields {
			if strings.TrimSpace(f.Value(p, 0)) != "" {
				filled++
			}
		}
		words = fmt.Sprintf("%d of %s filled in", filled, plural(len(part.Fields), "field", "fields"))
	}
	if d.Session.NeedsAWord(part, -1) {
		words += ". Needs a word: see the facts"
	}
	if blank := part.Blanks(d.Session.Score().MissingFields); len(blank) > 0 {
		return words + ". Required and blank: " + strings.Join(blank, ", ")
	}
	if part.Unless != "" && !d.Session.NeedsAWord(part, -1) && d.Session.Assessment().Facts.Fact(part.Unless) == questions.No {
		return words + ". Not needed, as the facts say"
	}
	return words
}

// part fills in one part of the register entry.
func (d *dialogue) part(part project.Part) error {
	if part.List == nil {
		return d.change(func() error {
			d.gap()
			d.sayf("%s. %s", part.Title, part.About)
			return d.fillForm(d.projectFields(part.Fields, 0))
		})
	}
	list := part.List
	current := func() *project.Project { return &d.Session.Assessment().Project }
	about := part.About
	if slices.Contains(assessment.RequiredFields(d.Session.Assessment()), list.Key) {
		about += " At least one is required."
	}
	return d.editList(listEditor{
		title: part.Title, about: about, one: list.One,
		count: func() int { return list.Len(current()) },
		row:   func(i int) string { return d.itemWords(list, i) },
		edit:  func(i int) error { return d.fillForm(d.projectFields(list.Fields, i)) },
		remove: func(i int) string {
			d.Session.Edit(func(e *assessment.Editor, s assessment.Stamp) {
				e.Project(s, func(p *project.Project) { list.Remove(p, i) })
			})
			return ""
		},
	})
}

// itemWords tells what is filled in of an item.
func (d *dialogue) itemWords(list *project.List, i int) string {
	var parts []string
	for _, f := range d.projectFields(list.Fields, i) {
		if value := oneLine(f.Get()); value != "" {
			parts = append(parts, f.Label+": "+sentence(oneLine(f.words(f.Get()))))
		}
	}
	if len(parts) == 0 {
		return "Nothing is filled in yet."
	}
	return strings.Join(parts, " ")
}

// projectFields makes form fields of register fields. item is the position in
// the list when they are those of an item.
func (d *dialogue) projectFields(list []project.Field, item int) []formField {
	fields := asLines(d.Session.ProjectFields(list, item))
	for i, f := range list {
		if fields[i].Required {
			fields[i].Label += ", required"
		}
		fields[i].remarks = func() []string { return d.remarks(f, item) }
	}
	return fields
}

// remarks tell how easy a text for the public is to read.
func (d *dialogue) remarks(f project.Field, item int) []string {
	var found []string
	if f.Kind != project.KindLong && f.Key != "summary" {
		return found
	}
	score := readability.Measure(f.Value(&d.Session.Assessment().Project, item))
	if score.Words == 0 {
		return found
	}
	found = append(found, fmt.Sprintf("Reading ease %.0f out of 100: %s.", score.Ease, score.InWords()))
	if score.Hardest.Ease < readability.PlainEnglish && score.Sentences > 1 {
		found = append(found, "The hardest sentence is: "+sentence(oneLine(score.Hardest.Text)))
	}
	return found
}
