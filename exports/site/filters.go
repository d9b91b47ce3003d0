package site

import (
	"cmp"
	"slices"
	"strings"

	"charter/assessment"
	"charter/assessment/fold"
	"charter/exports/wording"
	"charter/questions"
)

// filter is one way to look at some of the entries: by organisation, say.
type filter struct {
	ID, Title string
	Values    []filterValue
}

// filterValue is one value to filter by, with the entries that have it. It has a page of its own.
type filterValue struct {
	Text, Path string
	Records    []*Record
	place      int // in the order of a fixed list
}

// filterBy says by what entries are filtered.
type filterBy struct {
	id, title string
	of        func(*Record) []string
	words     func(value string) string // of a value of a fixed list; nil where people type it
	order     []string                  // of the values of a fixed list
}

func filtersBy() []filterBy {
	one := func(value string) []string { return []string{value} }
	return []filterBy{
		{"ai", "With or without AI", func(r *Record) []string { return one(r.UsesAI) }, withAI, []string{"yes", "no", ""}},
		{"organisation", "Organisation", func(r *Record) []string { return one(r.Organisation) }, nil, nil},
		{"area", "Area", func(r *Record) []string { return r.Area }, nil, nil},
		{"programme", "Programme area", func(r *Record) []string { return one(r.ProgrammeArea) }, nil, nil},
		{
			"stage", "Stage", func(r *Record) []string { return one(string(r.Stage)) },
			func(value string) string { return stage(questions.Stage(value)) }, values(questions.Stages()),
		},
		{
			"result", "Result of the team's self-assessment", func(r *Record) []string { return one(string(r.Verdict)) },
			func(value string) string { return assessment.Verdict(value).Words() }, values(assessment.Verdicts()),
		},
	}
}

func values[T ~string](of []T) []string {
	var all []string
	for _, one := range of {
		all = append(all, string(one))
	}
	return all
}

// filters gives every filter with the values that entries have.
func (r *Register) filters() []filter {
	var filters []filter
	for _, by := range filtersBy() {
		found := by.group(r.records(false))
		slices.SortFunc(found, func(a, b filterValue) int {
			return cmp.Or(cmp.Compare(a.place, b.place), cmp.Compare(fold.String(a.Text), fold.String(b.Text)))
		})
		filters = append(filters, filter{by.id, by.title, found})
	}
	return filters
}

// group puts entries together by their values. Spellings that people read as the same are one value.
func (by filterBy) group(records []*Record) []filterValue {
	at := map[string]int{}
	var found []filterValue
	for _, record := range records {
		seen := map[string]bool{}
		for _, value := range by.of(record) {
			key := value
			if by.words == nil {
				key = fold.Plain(value)
			}
			if by.words == nil && strings.TrimSpace(value) == "" || seen[key] {
				continue
			}
			seen[key] = true
			i, known := at[key]
			if !known {
				i, at[key] = len(found), len(found)
				found = append(found, by.value(value))
			}
			found[i].Records = append(found[i].Records, record)
		}
	}
	return found
}

// value gives a value with its page, which is its own whatever else is in the register.
func (by filterBy) value(value string) filterValue {
	if by.words == nil {
		return filterValue{Text: value, Path: filterPath(by.id, value)}
	}
	return filterValue{Text: by.words(value), Path: "by/" + by.id + "-" + cmp.Or(slug(value), "not-stated") + ".html", place: slices.Index(by.order, value)}
}

// withAI says whether AI is part of a project, whatever its stage.
func withAI(value string) string {
	return cmp.Or(map[string]string{"yes": "With AI", "no": "Without AI"}[value], wording.NotStated)
}

// usesAI says whether AI is used by a project at a stage.
func usesAI(value string, s questions.Stage) string {
	is := inTime(s, "is planned", "is used", "was used")
	switch value {
	case "yes":
		return "AI " + is
	case "no":
		return "No AI " + is
	}
	return "Not stated whether AI " + is
}

// inTime chooses the words that are true of a project at a stage: of what is planned, of what is, or
// of what was.
func inTime(s questions.Stage, planned, now, then string) string {
	switch s {
	case questions.StageIdea, questions.StageDesign:
		return planned
	case questions.StageRetired:
		return then
	}
	return now
}

// stage says how far a project is, to residents.
func stage(s questions.Stage) string {
	return cmp.Or(map[questions.Stage]string{
		questions.StageIdea: "Idea: not decided yet", questions.StageDesign: "Being designed: not in use yet", questions.StagePilot: "Pilot: being tried out",
		questions.StageLive: "In use", questions.StageRetired: "Ended: no longer in use",
	}[s], "Stage "+strings.ToLower(wording.NotStated))
}
