package register

import (
	"cmp"
	"strings"

	"charter/assessment"
	"charter/exports/document"
	"charter/exports/report"
	"charter/exports/wording"
)

// SignOff is a decision of someone who answers for the project: of which role, what and when.
// What goes with it stays in the report.
type SignOff struct {
	Role     string              `json:"role"`
	Decision assessment.Decision `json:"decision"`
	Date     assessment.Date     `json:"date"`
}

// Words tells a decision in a line.
func (s SignOff) Words() string { return strings.Join(s.parts(), "") }

func (s SignOff) parts() []string {
	return []string{cmp.Or(strings.TrimSpace(s.Role), "Role not stated"), ": " + wording.Decision(s.Decision) + ", " + cmp.Or(s.Date.Words(), "no date")}
}

func signOffOf(r *report.Report) []SignOff {
	all := []SignOff{}
	for _, s := range r.SignOff {
		all = append(all, SignOff{s.Role, s.Decision, s.Date})
	}
	return all
}

// addSignOff tells what was decided on the assessment as a whole.
func addSignOff(d *document.Document, e *Entry) {
	d.Add(document.Part("Sign-off"))
	if len(e.SignOff) == 0 {
		d.Add(document.ParagraphOf("No decision is recorded."))
		return
	}
	list := document.List{}
	for _, s := range e.SignOff {
		list.Items = append(list.Items, document.Spans(s.parts()...))
	}
	d.Add(list)
}
