package report

import (
	"fmt"
	"slices"
	"strings"

	"charter/assessment"
	"charter/exports/document"
	"charter/exports/wording"
)

// What stands of the sign-off on the first page at most: decisions, each with the beginning of
// a long note.
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
	blocks = append(blocks, document.Fields{Items: decisions(weightiest(l.SignOff), roleOnFront, noteOnFront)})
	if !l.cutsSignOff() {
		return blocks
	}
	return append(blocks, document.Paragraph{Spans: []document.Span{
		document.Text(fmt.Sprintf("%s%s, in full: see ", wording.Count(len(l.SignOff), "decision"), returnedAmong(l.SignOff))), document.Text(allDecisions).To("decisions"), document.Text("."),
	}})
}

// weightiest chooses the decisions of the first page: what was returned before all others, then what
// was decided last. They stand in the order of their days.
func weightiest(all []assessment.SignOff) []assessment.SignOff {
	byDay := func(one, other assessment.SignOff) int { return one.Date.Time().Compare(other.Date.Time()) }
	chosen := slices.Clone(all)
	slices.SortStableFunc(chosen, func(one, other assessment.SignOff) int {
		if a, b := isReturned(one), isReturned(other); a != b {
			if a {
				return 1
			}
			return -1
		}
		return byDay(one, other)
	})
	chosen = chosen[max(0, len(chosen)-decisionsOnFront):]
	slices.SortStableFunc(chosen, byDay)
	return chosen
}

func isReturned(s assessment.SignOff) bool { return s.Decision == assessment.DecisionReturned }

// returnedAmong tells how many of the decisions were to return it, or nothing.
func returnedAmong(all []assessment.SignOff) string {
	returned := 0
	for _, s := range all {
		if isReturned(s) {
			returned++
		}
	}
	if returned == 0 {
		return ""
	}
	return fmt.Sprintf(", %d of them returned", returned)
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
