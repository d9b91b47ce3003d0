package report

import (
	"fmt"
	"slices"
	"strings"

	"charter/exports/wording"
)

// WithheldGroup is what a public report leaves out for one reason.
type WithheldGroup struct {
	Reason string
	What   []string // in words, such as "The place of evidence (3): ACC-1, BEN-3 (2)"
}

// WithheldGroups gives all that the report leaves out, in the order of its list,
// with like things told together: a reader wants to know what is missing, not to
// read the same words ninety times.
func (r *Report) WithheldGroups() []WithheldGroup {
	var groups []WithheldGroup
	var told []alike
	for _, w := range r.Withheld {
		at := slices.IndexFunc(groups, func(g WithheldGroup) bool { return g.Reason == w.Reason })
		if at < 0 {
			at = len(groups)
			groups = append(groups, WithheldGroup{Reason: w.Reason})
		}
		what, about := likeness(w.Field)
		i := slices.IndexFunc(told, func(a alike) bool { return a.group == at && a.what == what })
		if i < 0 {
			i = len(told)
			told = append(told, alike{group: at, what: what})
		}
		told[i].add(about)
	}
	for _, a := range told {
		groups[a.group].What = append(groups[a.group].What, a.words())
	}
	return groups
}

// alike are things of one kind that are withheld for the same reason.
type alike struct {
	group int
	what  string
	about []string // the questions they belong to, each once; none where they belong to no question
	times []int    // how many belong to each
	count int
}

func (a *alike) add(about string) {
	a.count++
	if about == "" {
		return
	}
	at := slices.Index(a.about, about)
	if at < 0 {
		at = len(a.about)
		a.about, a.times = append(a.about, about), append(a.times, 0)
	}
	a.times[at]++
}

func (a *alike) words() string {
	text := wording.Capital(a.what)
	if a.count > 1 {
		text += fmt.Sprintf(" (%d)", a.count)
	}
	names := make([]string, len(a.about))
	for i, name := range a.about {
		names[i] = name
		if a.times[i] > 1 {
			names[i] += fmt.Sprintf(" (%d)", a.times[i])
		}
	}
	if len(names) > 0 {
		text += ": " + strings.Join(names, ", ")
	}
	return text
}

// likeness tells of a withheld field what it is and which question it belongs
// to: "the place of evidence" and "BEN-1" for answers.BEN-1.evidence[0].location.
func likeness(field string) (what, about string) {
	keys := strings.Split(field, ".")
	for i := range keys {
		keys[i], _, _ = strings.Cut(keys[i], "[")
	}
	if top := keys[0]; (top == "answers" || top == "retired") && field != wording.EveryBy && len(keys) > 2 {
		about = keys[1]
		keys = append(keys[:1], keys[2:]...)
		keys[0] = "answers"
	} else if top == "actions" {
		keys = []string{top, keys[len(keys)-1]}
	}
	switch strings.Join(keys, ".") {
	case "answers.evidence.location":
		return "the place of evidence", about
	case "answers.evidence.owner":
		return "the owner of evidence", about
	case "answers.check.by":
		return "who made a check", about
	case "answers.private_note":
		return "private notes", about
	case "assessors.name":
		return "names of assessors", ""
	case "assessors.role":
		return "roles of assessors", ""
	case "workshops.facilitator":
		return "who led a workshop", ""
	case "actions.owner":
		return "owners of actions", ""
	case "sign_off.role":
		return "who signed it off", ""
	}
	return wording.FieldAt(field), ""
}
