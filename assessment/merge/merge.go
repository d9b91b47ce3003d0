// Package merge joins several versions of one assessment, such as the copies that
// colleagues filled in apart, or the two sides of a conflict on a shared drive.
//
// [Start] does what needs no decision: a blank is filled from whoever filled it,
// what is equal is kept, evidence, actions and rounds of votes are united without
// counting anything twice. Where versions say different things it keeps all of
// them as a [Difference] until [Plan.Decide] says which one holds; every
// decision goes into the history with what was decided against, by whom and when.
// [Plan.Result] gives the joined assessment.
//
// The package is pure: it reads no clock and no disk, and changes no version it
// is given.
package merge

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"charter/assessment"

	"github.com/go-json-experiment/json"
)

// Source is one version to be merged.
type Source struct {
	Name       string // how people call it, such as its file name
	Assessment *assessment.Assessment
}

// Difference is one place where versions say different things.
type Difference struct {
	Path     string // dotted, e.g. "answers.BEN-1.note" or "project.title"
	Question string // id of the question, when it is part of an answer
	// Item is what the item of a list is called that the place is in, such as the title of a
	// document; "" outside lists, and where it is called nothing.
	Item string
	// Field is what differs: within the answer when Question is set, with ""
	// for the rating itself (level, unsure or not applicable); else the path.
	Field  string
	Sides  []Side // two or more, all different, in order of the sources
	Chosen int    // index in Sides; -1: not decided yet

	put func(any) // writes a value where it belongs
	by  string
	at  time.Time
}

// Side is what one or more versions say.
type Side struct {
	Sources []string  // names of the versions that say so
	Text    string    // what they say, in words; "" when it was removed
	Updated time.Time // when the answer last changed there; zero outside answers
	By      string    // id of the assessor who changed it; "" if not known

	value any
	plain string // as the history writes it
}

// Plan is a merge under way.
type Plan struct {
	Differences []Difference
	// Filled names the places that were blank in the first version and that
	// another one filled, e.g. "answers.BEN-2".
	Filled []string

	tree map[string]any
}

// Start merges versions as far as no decision is needed. With base, the version
// all of them began from, a change that only one of them made is taken
// as it is, removals too; with nil every blank is filled. The first version gives its
// id. Versions made with different questionnaires are an error.
func Start(base *assessment.Assessment, sources ...Source) (*Plan, error) {
	if len(sources) < 2 {
		return nil, errors.New("a merge needs at least two assessments")
	}
	first := sources[0]
	for _, s := range sources[1:] {
		if !s.Assessment.Pack.Same(first.Assessment.Pack) {
			return nil, fmt.Errorf("%s was made with the questionnaire %s %s, %s with %s %s. Bring the older one to the newer questionnaire with charter migrate, then merge",
				first.Name, first.Assessment.Pack.ID, first.Assessment.Pack.Version, s.Name, s.Assessment.Pack.ID, s.Assessment.Pack.Version)
		}
	}
	versions, err := aligned(base, sources)
	if err != nil {
		return nil, err
	}
	m := merger{sources: sources}
	if base != nil {
		if m.base, err = treeOf(base); err != nil {
			return nil, err
		}
	}
	trees := make([]any, len(versions))
	for i, version := range versions {
		if trees[i], err = treeOf(version); err != nil {
			return nil, err
		}
	}
	tree := m.assessment(trees)
	return &Plan{Differences: m.differences, Filled: m.filled, tree: tree}, nil
}

// Decide says which side of a difference holds, by whom and when. A later
// decision on the same difference replaces an earlier one.
func (p *Plan) Decide(difference, side int, by string, at time.Time) {
	d := &p.Differences[difference]
	d.Chosen, d.by, d.at = side, by, at
	d.put(d.Sides[side].value)
}

// Assessor gives the id, in the joined assessment, of the assessor with a name
// or an id.
func (p *Plan) Assessor(called string) (id string, found bool) {
	people, _ := p.tree["assessors"].([]any)
	ids := make([]string, len(people))
	for i, person := range people {
		if ids[i], _ = within(person, "id").(string); ids[i] != "" && strings.EqualFold(ids[i], strings.TrimSpace(called)) {
			return ids[i], true
		}
	}
	for i, person := range people {
		name, _ := within(person, "name").(string)
		if (assessment.Assessor{Name: name}).SameName(assessment.Assessor{Name: called}) {
			return ids[i], true
		}
	}
	return "", false
}

// Undecided counts the differences nobody has decided yet.
func (p *Plan) Undecided() int {
	n := 0
	for _, d := range p.Differences {
		if d.Chosen < 0 {
			n++
		}
	}
	return n
}

// Result gives the merged assessment, with every decision in its history. While a
// difference is undecided it is an error that names the first.
func (p *Plan) Result() (*assessment.Assessment, error) {
	for _, d := range p.Differences {
		if d.Chosen < 0 {
			return nil, fmt.Errorf("%d differences are not decided yet, the first is %s", p.Undecided(), d.Path)
		}
	}
	data, err := json.Marshal(p.tree)
	if err != nil {
		return nil, err
	}
	var a assessment.Assessment
	if err := json.Unmarshal(data, &a, json.RejectUnknownMembers(true)); err != nil {
		return nil, err
	}
	for _, d := range p.Differences {
		chosen := d.Sides[d.Chosen]
		for i, side := range d.Sides {
			if i != d.Chosen {
				a.History = append(a.History, assessment.Entry{At: d.at, By: d.by, Question: d.Question, Field: d.Field, From: side.plain, To: chosen.plain})
			}
		}
		if answer, ok := a.Answers[d.Question]; ok {
			answer.Updated, answer.By = d.at, d.by
			a.Answers[d.Question] = answer
		}
		if d.at.After(a.Updated) {
			a.Updated = d.at
		}
	}
	slices.SortFunc(a.Documents, func(x, y assessment.Document) int { return strings.Compare(x.ID, y.ID) })
	slices.SortStableFunc(a.History, func(x, y assessment.Entry) int { return x.At.Compare(y.At) })
	a.SealHistory() // the numbers of steps meant something in each version only
	return &a, nil
}

// treeOf turns an assessment into the tree of its file.
func treeOf(a *assessment.Assessment) (map[string]any, error) {
	data, err := json.Marshal(a)
	if err != nil {
		return nil, err
	}
	var tree map[string]any
	err = json.Unmarshal(data, &tree)
	return tree, err
}

// compact writes a value as the history does: a text as it is, the rest as JSON.
func compact(value any) string {
	if text, ok := value.(string); ok || value == nil {
		return text
	}
	data, err := json.Marshal(value, json.Deterministic(true))
	if err != nil {
		return ""
	}
	return string(data)
}

// inWords says a value in words: yes or no, a day, any other text as it is, and of an object
// what it holds, such as "clause: 6a; reason: The supplier keeps the model".
func inWords(value any) string {
	switch value := value.(type) {
	case bool:
		if value {
			return "yes"
		}
		return "no"
	case string:
		if day, err := assessment.ParseDate(value); err == nil && day.String() == value {
			return day.Words()
		}
	case map[string]any:
		var parts []string
		for _, key := range slices.Sorted(maps.Keys(value)) {
			parts = append(parts, strings.ReplaceAll(key, "_", " ")+": "+inWords(value[key]))
		}
		return strings.Join(parts, "; ")
	}
	return compact(value)
}

func join(path []string) string { return strings.Join(path, ".") }
