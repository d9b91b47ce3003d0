package session

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"charter/assessment"
	"charter/assessment/project"
	"charter/exports/report"
	"charter/exports/wording"
)

// Contradictions lists the facts that a field or an answer speaks against, those that
// have an explanation too.
func (s *Session) Contradictions() []assessment.Contradiction { return s.Score().Contradictions }

// NeedsAWord reports whether a field of a part of the register entry contradicts
// something and nobody has explained it. item is the position in a list, -1 for any.
func (s *Session) NeedsAWord(part project.Part, item int) bool {
	return slices.ContainsFunc(s.Contradictions(), func(c assessment.Contradiction) bool {
		return !c.Explained && slices.ContainsFunc(c.Places, func(place string) bool {
			if part.List == nil {
				return slices.ContainsFunc(part.Fields, func(f project.Field) bool { return f.Path(0) == place })
			}
			rest, in := strings.CutPrefix(place, "project."+part.List.Key+".")
			return in && (item < 0 || strings.HasPrefix(rest, strconv.Itoa(item)+"."))
		})
	})
}

// ExplanationForm asks how a fact and what speaks against it can both be true.
func (s *Session) ExplanationForm(id string) Form {
	both := wording.Sentence(assessment.Contradiction{ID: id}.Words())
	return Form{
		Title: "Explain",
		About: fmt.Sprintf("%s If that is a mistake, put one of them right. If both are true, say how, in at least %d characters. It is published beside the facts.", both, assessment.MinExplanationLength),
		Fields: []Field{{
			Key: "explanation", Label: "How both can be true", Kind: project.KindText, Lines: 5,
			Get: func() string { return s.Assessment().Explanations[id] },
			Set: func(text string) {
				s.Edit(func(e *assessment.Editor, at assessment.Stamp) {
					e.Explain(at.Typing("explain:"+id), id, strings.TrimSpace(text))
				})
			},
			Wrong: func(text string) string {
				if strings.TrimSpace(text) == "" || assessment.Explains(text) {
					return ""
				}
				return fmt.Sprintf("This explains nothing yet: it needs at least %d characters that say how both can be true. Write more, or empty it.", assessment.MinExplanationLength)
			},
		}},
	}
}

// needsAWord tells of a fact that something speaks against: it leads to the explanation,
// and below it to each side.
func (r Review) needsAWord(b report.Blocker) []Finding {
	var found []Finding
	for _, c := range r.Report.Score.Contradictions {
		if c.Explained || c.Places[0] != b.For {
			continue
		}
		found = append(found, Finding{About: Topic{AboutExplanation, c.ID}, Text: wording.Sentence(c.Words()) + " Explain it if both are true"})
		for _, place := range c.Places {
			found = append(found, Finding{About: AboutPlace(place), Text: "To put right: " + wording.Place(place), Under: true})
		}
	}
	return found
}

// AboutPlace gives the topic of a place in an assessment.
func AboutPlace(place string) Topic {
	part, rest, _ := strings.Cut(place, ".")
	if strings.HasPrefix(part, "actions[") {
		return Topic{AboutActions, ""}
	}
	switch part {
	case "actions":
		id, _, _ := strings.Cut(rest, ".")
		return Topic{AboutActions, id}
	case "answers":
		id, _, _ := strings.Cut(rest, ".")
		return Topic{AboutQuestion, id}
	case "project":
		return Topic{AboutField, rest}
	}
	return Topic{AboutField, place}
}
