package fields

import (
	"fmt"
	"slices"
	"strings"

	"charter/assessment"
	"charter/questions"
)

// Parts lists the parts that are asked of a project: that no data about people
// is used is asked only where the facts say so, or where it was said before.
func Parts(a *assessment.Assessment) []Part {
	asksNoData := a.Facts.Fact("has_people_data") == questions.No || a.Project.NoData
	return slices.DeleteFunc(Register(), func(p Part) bool { return p.ID == NoDataPart && !asksNoData })
}

// Blanks names the required fields of a part that are blank, as the score of
// the assessment lists them.
func (p Part) Blanks(score *assessment.Score) []string {
	missing := score.MissingFields
	if p.List != nil && slices.Contains(missing, p.List.Key) {
		return []string{"at least one"}
	}
	var names []string
	for _, field := range p.Fields {
		if slices.Contains(missing, field.Key) {
			names = append(names, field.Label)
		}
	}
	return names
}

// FieldOf finds a field by its key, such as "benefit.statement" or "risks.risk".
func FieldOf(key string) (Field, bool) {
	for _, part := range Register() {
		fields := part.Fields
		if part.List != nil {
			fields = part.List.Fields
		}
		if i := slices.IndexFunc(fields, func(f Field) bool { return f.Key == key }); i >= 0 {
			return fields[i], true
		}
	}
	return Field{}, false
}

// Problems finds what is likely to be wrong with a field, to be told right
// beside it. item is the position in the list for a field of an item.
func (f Field) Problems(a *assessment.Assessment, pack *questions.Pack, item int) []assessment.Problem {
	path := "project." + f.Key
	if f.Item {
		list, name, _ := strings.Cut(f.Key, ".")
		path = fmt.Sprintf("project.%s.%d.%s", list, item, name)
	}
	var found []assessment.Problem
	for _, problem := range assessment.Validate(a, pack) {
		// "area.0" belongs to the field "area".
		if problem.Path == path || strings.HasPrefix(problem.Path, path+".") {
			problem.Message = "This " + withoutQuote(problem.Message)
			found = append(found, problem)
		}
	}
	return found
}

// withoutQuote takes off the text that a message quotes at its beginning: here
// the text stands right beside it.
func withoutQuote(message string) string {
	if end := strings.LastIndex(message, `" `); end >= 0 && strings.HasPrefix(message, `"`) {
		return message[end+len(`" `):]
	}
	return message
}
