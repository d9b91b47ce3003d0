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
		{"ai", "Is AI used?", func(r *Record) []string { return one(r.UsesAI) }, usesAI, []string{"yes", "no", ""}},
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
		found := by.group(r.shown())
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

// usesAI says whether AI is used.
func usesAI(value string) string {
	switch value {
	case "yes":
		return "AI is used"
	case "no":
		return "No AI is used"
	}
	return "Not stated whether AI is used"
}

// stage says how far a project is, to residents.
func stage(s questions.Stage) string {
	switch s {
	case questions.StageIdea:
		return "Idea: not decided yet"
	case questions.StageDesign:
		return "Being designed: not in use yet"
	case questions.StagePilot:
		return "Pilot: being tried out"
	case questions.StageLive:
		return "In use"
	case questions.StageRetired:
		return "Ended: no longer in use"
	}
	return "Stage " + strings.ToLower(wording.NotStated)
}
