package session

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"charter/assessment"
	"charter/assessment/project"
	"charter/exports/wording"
)

// Remark is what is to be said of a text while it is typed. It keeps nothing from being
// kept.
type Remark struct {
	Text  string // in sentences
	Quiet bool   // it is to be known, and nothing is wrong
}

// nearLimit is the share of a limit, in hundredths, from which a text is counted.
const nearLimit = 80

// Remarks tells of a text in the field what looks like a slip, that it still holds a
// placeholder, and how long it is where it comes near what the register takes.
func (f *Field) Remarks(text string) []Remark {
	var found []Remark
	if f.problems != nil {
		for _, problem := range f.problems() {
			found = append(found, Remark{Text: strings.TrimSpace(wording.Sentence(problem.Message) + " " + wording.Sentence(problem.Hint))})
		}
	}
	isText := f.Kind.OneLine() || f.Kind == project.KindText || f.Kind == project.KindLong
	if why := PlaceholderRemark(text); why != "" && isText && len(found) == 0 {
		found = append(found, Remark{Text: why})
	}
	if length := utf8.RuneCountInString(text); f.Limit > 0 && 100*length >= nearLimit*f.Limit {
		found = append(found, Remark{fmt.Sprintf("%s of %s characters.", project.Thousands(length), project.Thousands(f.Limit)), length <= f.Limit})
	}
	return found
}

// PlaceholderRemark says that a text is a placeholder; "" when it is none.
func PlaceholderRemark(text string) string {
	if !assessment.Placeholder(text) {
		return ""
	}
	return fmt.Sprintf("This still holds a placeholder: “%s”.", strings.Join(strings.Fields(text), " "))
}

// problemsOf finds what is likely to be wrong with a field of the register entry.
func (s *Session) problemsOf(f project.Field, item int) []assessment.Problem {
	return assessment.FieldProblems(f, s.Assessment(), s.Pack, item)
}

// unfit lists fields of the register entry that hold what does not fit there.
func (s *Session) unfit() Part {
	part := Part{Title: "Does not fit the register entry"}
	p := &s.Assessment().Project
	for f, item := range project.Each(p) {
		for _, text := range f.Texts(p, item) {
			if why, hint := assessment.Unfit(f, text); why != "" && !slices.Contains(s.Score().MissingFields, f.Key) {
				key := strings.TrimPrefix(f.Path(item), "project.")
				part.Findings = append(part.Findings, Finding{About: Topic{AboutField, key}, Text: wording.Place("project."+key) + ": " + why + ". " + wording.Sentence(hint)})
			}
		}
	}
	return part
}
