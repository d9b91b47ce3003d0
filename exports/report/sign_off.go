package report

import (
	"fmt"
	"slices"
	"strings"

	"charter/assessment"
	"charter/exports/document"
	"charter/exports/wording"
)

// What stands of the sign-off on the first page at most: the latest decisions, each with the
// beginning of a long note.
const (
	decisionsOnFront = 3
	noteOnFront      = 120
	roleOnFront      = 80
)

// signedOff tells what those who answer for the project decided.
func (l *layout) signedOff() []document.Block {
	blocks := []document.Block{document.Section("Sign-off", "sign-off")}
	if len(l.SignOff) == 0 {
		return append(blocks, document.ParagraphOf("No decision is recorded."))
	}
	blocks = append(blocks, document.Fields{Items: decisions(l.SignOff[max(0, len(l.SignOff)-decisionsOnFront):], roleOnFront, noteOnFront)})
	if !l.cutsSignOff() {
		return blocks
	}
	return append(blocks, document.Paragraph{Spans: []document.Span{
		document.Text(fmt.Sprintf("%s, in full: see ", wording.Capital(wording.Count(len(l.SignOff), "decision")))), document.Text(allDecisions).To("decisions"), document.Text("."),
	}})
}

// allDecisions is the heading of the whole list of decisions.
const allDecisions = "All decisions"

// addSignOff tells all decisions where the first page has room for a part of them only.
func (l *layout) addSignOff() {
	if l.cutsSignOff() {
		l.doc.Add(document.Section(allDecisions, "decisions"), document.Fields{Items: decisions(l.SignOff, 0, 0)})
	}
}

// cutsSignOff reports whether the first page leaves something of the sign-off out.
func (l *layout) cutsSignOff() bool {
	cut := func(text string, most int) bool {
		return shortened(text, most) != strings.Join(strings.Fields(text), " ")
	}
	return len(l.SignOff) > decisionsOnFront || slices.ContainsFunc(l.SignOff, func(s assessment.SignOff) bool {
		return cut(s.Role, roleOnFront) || cut(s.Note, noteOnFront)
	})
}

// decisions gives decisions as fields: roles and notes up to so many characters, 0 for all.
func decisions(all []assessment.SignOff, role, note int) []document.Field {
	var items []document.Field
	for _, s := range all {
		label, said, day := strings.TrimSpace(s.Role), s.Note, s.Date.Words()
		if role > 0 {
			label, said = shortened(label, role), shortened(said, note)
		}
		if label == "" {
			label = "Role not stated"
		}
		if day == "" {
			day = "no date"
		}
		items = append(items, document.Field{Label: label, Text: wording.Capital(wording.Decision(s.Decision)) + ", " + day + "\n" + said})
	}
	return items
}
