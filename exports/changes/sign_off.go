package changes

import (
	"cmp"
	"slices"
	"strings"

	"charter/assessment"
	"charter/exports/document"
	"charter/exports/report"
	"charter/exports/wording"
)

// SignOffChange is a decision on the whole that one of the reports has and the other has not.
type SignOffChange struct {
	assessment.SignOff
	What string `json:"what"` // "new" or "removed"
}

// compareSignOff compares the decisions of those who answer for the project. One that was
// changed is one that was removed and one that is new.
func (c *Changes) compareSignOff(before, after *report.Report) {
	missing := func(from, in []assessment.SignOff, what string) {
		left := slices.Clone(in)
		for _, decision := range from {
			if at := slices.Index(left, decision); at >= 0 {
				left = slices.Delete(left, at, at+1)
				continue
			}
			c.SignOff = append(c.SignOff, SignOffChange{decision, what})
		}
	}
	missing(after.SignOff, before.SignOff, "new")
	missing(before.SignOff, after.SignOff, "removed")
}

// addSignOff tells which decisions came, and which are no longer there.
func (c *Changes) addSignOff(d *document.Document) {
	list := document.List{}
	for _, s := range c.SignOff {
		told := " " + wording.Decision(s.Decision) + ", " + dayOrUnknown(s.Date)
		if s.What == "removed" {
			told += "; no longer recorded"
		}
		spans := []document.Span{document.Bold(cmp.Or(strings.TrimSpace(s.Role), "Role not stated")), document.Text(":" + told + ".")}
		if note := strings.TrimSpace(s.Note); note != "" {
			spans = append(spans, document.Text(" "), document.Text(note))
		}
		list.Items = append(list.Items, spans)
	}
	if len(list.Items) > 0 {
		d.Add(document.Section("Sign-off", "sign-off"), list)
	}
}
