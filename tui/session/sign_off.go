package session

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"charter/assessment"
	"charter/assessment/date"
	"charter/assessment/project"
	"charter/exports/wording"
)

// SignOffForm asks what somebody who answers for the project decided on the whole
// assessment; the decision just past the end of the list is new. One of which nothing is
// said any more is taken off the list.
func (s *Session) SignOffForm(at int) Form {
	draft := assessment.SignOff{Decision: assessment.DecisionNoted} // until enough is said to keep it
	decision := lens[assessment.SignOff]{
		get: func() assessment.SignOff {
			if all := s.Assessment().SignOff; at < len(all) {
				return all[at]
			}
			return draft
		},
		put: func(x assessment.SignOff) {
			draft = x
			s.putSignOff(at, x)
		},
	}
	what := decision.line("decision", "Decision", "", func(x *assessment.SignOff) *string { return (*string)(&x.Decision) })
	what.Kind, what.Options = project.KindChoice, assessment.ChoiceAt("sign_off.decision").Options
	set := what.Set
	what.Set = func(value string) {
		if value != "" { // there always is one
			set(value)
		}
	}
	return Form{
		Title: "Sign-off",
		About: "What somebody who answers for the project decided on the whole of it. It stands on the first page of every report, and is part of what the digest seals. To take it away, empty all but the decision.",
		Fields: []Field{
			decision.line("role", "Role", "The role or body that decided, such as senior responsible owner; no name", func(x *assessment.SignOff) *string { return &x.Role }),
			what,
			decision.day("date", "When", date.First, func(x *assessment.SignOff) *assessment.Date { return &x.Date }),
			decision.text("note", "What goes with it", 3, func(x *assessment.SignOff) *string { return &x.Note }),
		},
	}
}

func (s *Session) putSignOff(at int, x assessment.SignOff) {
	s.Edit(func(e *assessment.Editor, stamp assessment.Stamp) {
		e.SignOff(stamp.Typing("sign_off:"+strconv.Itoa(at)), func(all []assessment.SignOff) []assessment.SignOff {
			said := x != assessment.SignOff{Decision: x.Decision}
			switch {
			case at < len(all) && said:
				all[at] = x
			case at < len(all):
				all = append(all[:at], all[at+1:]...)
			case said:
				all = append(all, x)
			}
			return all
		})
	})
}

// signedOff tells what was decided on the whole, and leads to where a decision is put in.
func (s *Session) signedOff() Part {
	const nobody = "nobody has decided on it yet"
	part := Part{Title: "Sign-off", Else: nobody}
	all := s.Assessment().SignOff
	for i, x := range all {
		part.Findings = append(part.Findings, Finding{About: Topic{AboutSignOff, strconv.Itoa(i)}, Text: SignOffWords(x, s.Today())})
	}
	text := nobody
	if len(all) > 0 {
		text = "put in another decision"
	}
	part.Findings = append(part.Findings, Finding{About: Topic{AboutSignOff, strconv.Itoa(len(all))}, Text: text})
	return part
}

// SignOffWords tells a decision on the whole in a phrase, as of today.
func SignOffWords(x assessment.SignOff, today assessment.Date) string {
	text := fmt.Sprintf("%s by %s, %s", wording.Decision(x.Decision), cmp.Or(strings.TrimSpace(x.Role), "no role given"), cmp.Or(x.Date.Words(), "no date"))
	if x.Date.After(today) {
		text += ", a day after today"
	}
	return text
}
