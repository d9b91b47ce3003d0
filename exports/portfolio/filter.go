package portfolio

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"charter/assessment"
	"charter/assessment/fold"
	"charter/exports/wording"
	"charter/questions"
)

// Filter says which projects an overview holds, and in which order. Of several values for one
// thing one must hold; of several things each.
type Filter struct {
	Organisation []string // a part of the name
	Programme    []string // a part of the programme area
	Area         []string // a part of the name of a place
	Stage        []string
	Verdict      []string
	Signal       []string
	Sort         string // one of [Sorts]; "": the order of the files
}

// Sorts lists what projects can be sorted by.
func Sorts() []string {
	return []string{"title", "organisation", "area", "stage", "verdict", "score", "overdue", "updated"}
}

// Check refuses values that nothing could have.
func (f *Filter) Check() error {
	var stages, verdicts, signals []string
	for _, stage := range questions.Stages() {
		stages = append(stages, string(stage))
	}
	for _, verdict := range assessment.Verdicts() {
		verdicts = append(verdicts, string(verdict))
	}
	for _, code := range assessment.SignalCodes() {
		signals = append(signals, string(code))
	}
	for _, part := range []struct {
		flag        string
		said, known []string
	}{{"stage", f.Stage, stages}, {"verdict", f.Verdict, verdicts}, {"signal", f.Signal, signals}} {
		for _, value := range part.said {
			if !slices.Contains(part.known, value) {
				return fmt.Errorf("--%s: there is no %s %q; choose from %s", part.flag, part.flag, value, strings.Join(part.known, ", "))
			}
		}
	}
	if f.Sort != "" && !slices.Contains(Sorts(), f.Sort) {
		return fmt.Errorf("--sort: cannot sort by %q; choose from %s", f.Sort, strings.Join(Sorts(), ", "))
	}
	return nil
}

// words tells what was asked for, as a phrase.
func (f *Filter) words() string {
	var told []string
	for _, part := range []struct {
		of   string
		said []string
	}{
		{"organisation", f.Organisation}, {"programme area", f.Programme}, {"area", f.Area}, {"stage", f.Stage}, {"verdict", f.Verdict}, {"signal", f.Signal},
	} {
		if len(part.said) > 0 {
			told = append(told, part.of+": "+strings.Join(part.said, " or "))
		}
	}
	return strings.Join(told, "; ")
}

func (f *Filter) holds(p *Project) bool {
	signals := make([]string, len(p.Signals))
	for i, code := range p.Signals {
		signals[i] = string(code)
	}
	return named(f.Organisation, p.Organisation) && named(f.Programme, p.Programme) && named(f.Area, p.Area...) &&
		oneOf(f.Stage, string(p.Stage)) && oneOf(f.Verdict, string(p.Verdict)) && oneOf(f.Signal, signals...)
}

// named reports whether one of the names has one of the parts in it, however it is spelt.
func named(parts []string, names ...string) bool {
	return len(parts) == 0 || slices.ContainsFunc(parts, func(part string) bool {
		return slices.ContainsFunc(names, func(name string) bool { return strings.Contains(fold.Plain(name), fold.Plain(part)) })
	})
}

func oneOf(wanted []string, said ...string) bool {
	return len(wanted) == 0 || slices.ContainsFunc(said, func(value string) bool { return slices.Contains(wanted, value) })
}

// sort puts first what needs a look first: the furthest from ready, the lowest score, most
// overdue, the latest change; names by the alphabet.
func (f *Filter) sort(projects []Project) {
	by := map[string]func(a, b *Project) int{
		"title": func(a, b *Project) int { return strings.Compare(fold.Plain(a.Title), fold.Plain(b.Title)) },
		"organisation": func(a, b *Project) int {
			return strings.Compare(fold.Plain(a.Organisation), fold.Plain(b.Organisation))
		},
		"area": func(a, b *Project) int {
			return strings.Compare(fold.Plain(wording.List(a.Area)), fold.Plain(wording.List(b.Area)))
		},
		"stage": func(a, b *Project) int {
			return slices.Index(questions.Stages(), a.Stage) - slices.Index(questions.Stages(), b.Stage)
		},
		"verdict": func(a, b *Project) int {
			return slices.Index(assessment.Verdicts(), a.Verdict) - slices.Index(assessment.Verdicts(), b.Verdict)
		},
		"score":   func(a, b *Project) int { return scoreOf(a) - scoreOf(b) },
		"overdue": func(a, b *Project) int { return b.Actions.Overdue - a.Actions.Overdue },
		"updated": func(a, b *Project) int { return b.changed.Compare(a.changed) },
	}[f.Sort]
	if by != nil {
		slices.SortStableFunc(projects, func(a, b Project) int { return cmp.Or(by(&a, &b), strings.Compare(a.ID, b.ID)) })
	}
}

// scoreOf ranks what has no score first.
func scoreOf(p *Project) int {
	if p.Overall.Score == nil {
		return -1
	}
	return *p.Overall.Score
}
