package site

import (
	"cmp"
	"slices"
	"strings"

	"charter/assessment"
	"charter/assessment/project"
	"charter/exports/document"
	"charter/exports/fields"
	"charter/exports/register"
	"charter/exports/wording"
	"charter/questions/plaintext"
)

// entry is the page of an entry, or of what an earlier version of it said.
type entry struct {
	head
	Record   *Record
	Version  Version
	Entry    *register.Entry
	Glance   []answer
	Sections []section
	Result   result
	Missing  []string // what the entry ought to say and does not
	Linked   *dataset // of the version that holds
	History  []pastVersion
	StandIns string // explains what stands where a text was withheld; "" where nothing does
}

// answer is a question that a resident asks, with its answer in short and the way to more.
type answer struct{ Question, Text, Link string }

// section is a part of the page.
type section struct {
	ID, Title string
	Intro     string
	Parts     []part
}

// part is one thing that is told, under a label of its own where there are several.
type part struct {
	Label string
	Texts []told
	Items []item
}

// told is a text, with where it leads when it is an address.
type told struct{ Text, Link string }

// item is an item of a list: what it is called, and what is said of it besides.
type item struct {
	Name string
	Says []said
}

type said struct {
	Label string
	told
}

// pastVersion is a line of the history.
type pastVersion struct {
	Version
	Page, JSON string // within the folder of the entry
	Now        bool   // it is the one on this page
}

func (s *Site) entry(record *Record, version Version, e *register.Entry) entry {
	view := entry{
		head: s.head(plaintext.Line(e.Title), "../../"), Record: record, Version: version, Entry: e,
		Glance: glance(e), Sections: sections(e), Result: resultOf(e), Missing: missing(e),
	}
	if view.Old = version.Version != record.Version; !view.Old {
		view.Linked = s.linked(record, version, e, view.Root)
	}
	for _, v := range slices.Backward(record.Versions) {
		view.History = append(view.History, pastVersion{
			v, strings.TrimPrefix(record.page(v.Version), record.folder()), strings.TrimPrefix(v.File, record.folder()), v.Version == version.Version,
		})
	}
	return view
}

// missing names what an entry ought to say and does not.
func missing(e *register.Entry) []string {
	var labels []string
	for _, key := range e.NotStated {
		if label := plaintext.Line(wording.Field(key)); !slices.Contains(labels, label) {
			labels = append(labels, label)
		}
	}
	return labels
}

// glance answers in short what a resident asks first.
func glance(e *register.Entry) []answer {
	review := wording.NotStated
	if !e.Review.Next.IsZero() {
		review = "By " + e.Review.Next.Words()
	}
	return []answer{
		{"Is AI used?", aiWords(e), ""},
		{"Who or what decides?", decisionWords(e), "decisions"},
		{"How far is it?", stage(e.Stage), ""},
		{"Who answers for it?", orNotStated(strings.Join(lines([]string{published(e.ResponsibleRole), published(e.Organisation)}), ", ")), "responsible"},
		{"Can I say no?", sayNo(e), "opt-out"},
		{"How do I question a result?", orNotStated(strings.Join(lines([]string{published(e.Challenge.Contact)}), "")), "challenge"},
		{"What is still open?", openWords(e), "open"},
		{"When is it looked at again?", review, "review"},
	}
}

func orNotStated(text string) string { return cmp.Or(text, wording.NotStated) }

// published gives a text, or says that it is not published.
func published(text string) string {
	if assessment.IsWithheld(text) {
		return wording.NotPublished
	}
	return text
}

// aiWords says whether AI is used, and otherwise what is.
func aiWords(e *register.Entry) string {
	words := usesAI(e.UsesAI, e.Stage)
	switch {
	case e.UsesAI == "yes":
		of := map[string]string{
			"generative":       ", of a kind that makes texts, pictures or sound (generative AI)",
			"machine-learning": ", of a kind that learns from examples (machine learning)",
		}[e.AlgorithmKind]
		return inTime(e.Stage, "Not yet. ", "Yes. ", "Not any more. ") + words + of + "."
	case e.UsesAI == "no" && (e.AlgorithmKind == "rules" || e.AlgorithmKind == "statistical"):
		return words + ". It " + inTime(e.Stage, "is to work", "works", "worked") + " by " + assessment.ChoiceAt("facts.algorithm").Label(e.AlgorithmKind) + "."
	case e.UsesAI == "no":
		return words + "."
	}
	return wording.NotStated
}

// decisionWords says who or what decides.
func decisionWords(e *register.Entry) string {
	decides := inTime(e.Stage, "is to decide", "decides", "decided")
	switch e.DecisionRole {
	case "none":
		return "A computer " + inTime(e.Stage, "is to have", "has", "had") + " no part in decisions about people."
	case "informs":
		return "A person " + decides + ". The computer " + inTime(e.Stage, "is to give", "gives", "gave") + " information for that."
	case "recommends":
		return "A person " + decides + ". The computer " + inTime(e.Stage, "is to make", "makes", "made") + " a recommendation."
	case "decides":
		return "The computer " + decides + "."
	}
	return wording.NotStated
}

// sayNo says in short whether people can opt out.
func sayNo(e *register.Entry) string {
	var all []string
	for _, out := range optOuts(e) {
		all = append(all, out.short)
	}
	return strings.Join(all, " ")
}

// optOut is one thing that people may opt out of.
type optOut struct {
	of, short string
	says      project.OptOut
	departure *register.Departure // from the promise that people can, though the project says that they can; else nil
}

func optOuts(e *register.Entry) []optOut {
	outs := []optOut{{of: "the use of AI", says: e.OptOut.AIUse}, {of: "sharing your data", says: e.OptOut.DataSharing}}
	for i, clause := range []string{register.OptOutOfAI, register.OptOutOfSharing} {
		out := &outs[i]
		if departure, departs := e.DepartureFrom(clause); departs && out.says.Available == "yes" {
			out.departure = &departure
		}
		switch out.says.Available {
		case "yes":
			out.short = "To " + out.of + ": yes."
			if out.departure != nil {
				out.short = "To " + out.of + ": the team says yes, and also that it does not keep this promise of the Charter."
			}
		case "no":
			out.short = "To " + out.of + ": no."
		case "not-applicable":
			out.short = "To " + out.of + ": does not apply here."
		default:
			out.short = "To " + out.of + ": not stated."
		}
	}
	return outs
}

// openWords counts what is still open.
func openWords(e *register.Entry) string {
	overdue := 0
	for _, action := range e.Actions {
		if action.Overdue {
			overdue++
		}
	}
	text := wording.Count(len(e.Actions), "open action")
	if overdue > 0 {
		text += " (" + wording.Count(overdue, "action") + " past the day)"
	}
	promises := "no promise of the Charter that is not kept"
	if n := len(e.Departures); n == 1 {
		promises = "1 promise of the Charter that is not kept"
	} else if n > 1 {
		promises = wording.Count(n, "promise") + " of the Charter that are not kept"
	}
	return wording.Capital(text) + ", " + promises + "."
}

// parts gives what a project says in fields with these keys, or in parts of them.
func parts(e *register.Entry, says []fields.Field, keys ...string) []part {
	var all []part
	for _, field := range says {
		if slices.Contains(keys, top(field.Key)) && strings.TrimSpace(field.Text) != "" {
			all = append(all, partOf(field, &e.Project))
		}
	}
	return all
}

// top is the key of what a field is part of.
func top(key string) string {
	key, _, _ = strings.Cut(key, ".")
	return key
}

// partOf tells a field.
func partOf(field fields.Field, p *project.Project) part {
	x := part{Label: field.Label}
	if field.List == nil {
		for _, line := range paragraphs(field.Worded()) {
			x.Texts = append(x.Texts, told{line, link(field.Fields[0].Kind, line)})
		}
		return x
	}
	for _, i := range field.Items(p, assessment.Date.Words) {
		one := item{Name: plaintext.Line(i.Name)}
		for _, s := range i.Says {
			text := strings.Join(paragraphs(s.Text), " ")
			one.Says = append(one.Says, said{s.Label, told{text, link(s.Kind, text)}})
		}
		x.Items = append(x.Items, one)
	}
	if x.Items == nil {
		x.Texts = []told{{Text: plaintext.Line(field.Text)}}
	}
	return x
}

// link gives where a text leads: only web pages and mailboxes in fields for them do.
func link(kind project.Kind, text string) string {
	if kind == project.KindMail {
		text = "mailto:" + text
	}
	if (kind == project.KindMail || kind == project.KindWeb) && document.Followable(text) {
		return text
	}
	return ""
}
