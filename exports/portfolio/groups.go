package portfolio

import (
	"cmp"
	"slices"
	"strings"

	"charter/assessment"
	"charter/exports/wording"
)

// group is the projects that have one thing in common.
type group struct {
	Name     string
	Count    int
	Verdicts []int // in the order of [assessment.Verdicts]
	Overdue  int   // actions
}

// grouping is one way to put projects in groups. A project may be in several.
type grouping struct {
	By     string // in words, such as "organisation"
	Groups []group
}

// groupings puts the projects in groups.
func (p *Portfolio) groupings() []grouping {
	return []grouping{
		p.grouped("organisation", func(x *Project) []string { return []string{x.Organisation} }),
		p.grouped("stage", func(x *Project) []string { return []string{wording.Stage(x.Stage)} }),
		p.grouped("area", func(x *Project) []string { return x.Area }),
		p.grouped("programme area", func(x *Project) []string { return []string{x.Programme} }),
	}
}

// grouped puts the projects in groups by names, however they are spelt; those of most projects
// come first. What has no name is in a group of its own, which comes last.
func (p *Portfolio) grouped(by string, names func(*Project) []string) grouping {
	made := grouping{By: by}
	at := map[string]int{}
	for i := range p.Projects {
		x := &p.Projects[i]
		seen := map[string]bool{}
		said := slices.DeleteFunc(slices.Clone(names(x)), func(name string) bool { return strings.TrimSpace(name) == "" })
		if len(said) == 0 {
			said = []string{""}
		}
		for _, name := range said {
			key := assessment.Fold(name)
			if seen[key] {
				continue
			}
			seen[key] = true
			if _, known := at[key]; !known {
				at[key] = len(made.Groups)
				made.Groups = append(made.Groups, group{Name: strings.TrimSpace(name), Verdicts: make([]int, len(assessment.Verdicts()))})
			}
			g := &made.Groups[at[key]]
			g.Count++
			g.Overdue += x.Actions.Overdue
			if verdict := slices.Index(assessment.Verdicts(), x.Verdict); verdict >= 0 {
				g.Verdicts[verdict]++
			}
		}
	}
	slices.SortStableFunc(made.Groups, func(a, b group) int {
		switch {
		case b.Name == "" && a.Name != "":
			return -1
		case a.Name == "" && b.Name != "":
			return 1
		}
		return cmp.Or(b.Count-a.Count, strings.Compare(a.Name, b.Name))
	})
	for i := range made.Groups {
		made.Groups[i].Name = cmp.Or(made.Groups[i].Name, wording.NotStated)
	}
	return made
}

// verdicts counts the projects of each verdict, in the order of [assessment.Verdicts].
func (p *Portfolio) verdicts() []int {
	counts := make([]int, len(assessment.Verdicts()))
	for i := range p.Projects {
		if at := slices.Index(assessment.Verdicts(), p.Projects[i].Verdict); at >= 0 {
			counts[at]++
		}
	}
	return counts
}

// principleBands counts the projects of each band of a principle.
type principleBands struct {
	Number int
	ID     string
	Title  string
	Bands  map[assessment.Band]int
}

// Below counts the projects that do not meet the principle, or partly.
func (b *principleBands) Below() int {
	return b.Bands[assessment.BandNotMet] + b.Bands[assessment.BandPartlyMet]
}

// principles counts the bands of each principle. They come in the order in which the files have
// them: files of other packs have others.
func (p *Portfolio) principles() []principleBands {
	type key struct {
		number int
		id     string
	}
	var all []principleBands
	at := map[key]int{}
	for i := range p.Projects {
		for _, x := range p.Projects[i].Principles {
			k := key{x.Number, x.ID}
			if _, known := at[k]; !known {
				at[k] = len(all)
				all = append(all, principleBands{x.Number, x.ID, x.title, map[assessment.Band]int{}})
			}
			all[at[k]].Bands[x.Band]++
		}
	}
	return all
}

// weakPrinciples lists the principles that most projects do not meet, or partly.
func (p *Portfolio) weakPrinciples() []principleBands {
	all := p.principles()
	slices.SortStableFunc(all, func(a, b principleBands) int {
		return cmp.Or(b.Below()-a.Below(), b.Bands[assessment.BandNotMet]-a.Bands[assessment.BandNotMet])
	})
	all = slices.DeleteFunc(all, func(b principleBands) bool { return b.Below() == 0 })
	return all[:min(len(all), mostPrinciples)]
}

// How many of the weakest are told.
const (
	mostPrinciples = 3
	mostQuestions  = 10
)

// weakQuestion is a question that counts less than 2 in many projects.
type weakQuestion struct {
	ID, Text string
	Answered int // projects that are asked it and have answered
	Below    int // of them, in which it counts less than 2
	Zero     int // of them, in which it counts 0
}

// weakQuestions lists the questions that count less than 2 in the largest share of the projects
// that have answered them; of several such, those answered in most.
func (p *Portfolio) weakQuestions() []weakQuestion {
	var all []weakQuestion
	at := map[string]int{}
	for i := range p.Projects {
		for _, q := range p.Projects[i].Questions {
			if q.Counted == nil {
				continue
			}
			if _, known := at[q.ID]; !known {
				at[q.ID] = len(all)
				all = append(all, weakQuestion{ID: q.ID})
			}
			w := &all[at[q.ID]]
			w.Text = q.text
			w.Answered++
			if *q.Counted < 2 {
				w.Below++
			}
			if *q.Counted == 0 {
				w.Zero++
			}
		}
	}
	all = slices.DeleteFunc(all, func(w weakQuestion) bool { return w.Below == 0 })
	slices.SortStableFunc(all, func(a, b weakQuestion) int {
		return cmp.Or(b.Below*a.Answered-a.Below*b.Answered, b.Answered-a.Answered, b.Zero-a.Zero)
	})
	return all[:min(len(all), mostQuestions)]
}

// carried is a signal and the projects that carry it.
type carried struct {
	Code     assessment.SignalCode
	Projects []*Project
}

// signals tells which projects carry which signal, but for those that tell of every project.
func (p *Portfolio) signals() []carried {
	var all []carried
	at := map[assessment.SignalCode]int{}
	for i := range p.Projects {
		for _, code := range p.Projects[i].Signals {
			if code == assessment.EvidenceSignal || code == assessment.ChecksSignal {
				continue
			}
			if _, known := at[code]; !known {
				at[code] = len(all)
				all = append(all, carried{Code: code})
			}
			all[at[code]].Projects = append(all[at[code]].Projects, &p.Projects[i])
		}
	}
	return all
}

// dueCounts counts what is past its day and what will be soon.
func (p *Project) dueCounts(kind Kind) (past, soon int) {
	for _, x := range p.Due {
		switch {
		case x.Kind != kind:
		case x.Past:
			past++
		default:
			soon++
		}
	}
	return past, soon
}
