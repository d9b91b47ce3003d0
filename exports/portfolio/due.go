package portfolio

import (
	"slices"
	"strings"

	"charter/assessment"
	"charter/exports/wording"
)

// Kind is a kind of thing that has a day.
type Kind string

// The kinds of things that have a day.
const (
	KindAction    Kind = "action"    // an open action is due
	KindEvidence  Kind = "evidence"  // a document that answers cite goes stale
	KindReview    Kind = "review"    // the next review
	KindDeparture Kind = "departure" // a declared departure is to end
)

// Words names the kind, in the case that its day is past or not.
func (k Kind) Words(past bool) string {
	words := map[Kind][2]string{
		KindAction: {"action due", "action overdue"}, KindEvidence: {"evidence goes stale", "evidence is stale"},
		KindReview: {"review due", "review overdue"}, KindDeparture: {"departure ends", "departure should have ended"},
	}[k]
	if past {
		return words[1]
	}
	return words[0]
}

// Due is a thing that is past its day or will be soon.
type Due struct {
	Kind Kind            `json:"kind"`
	On   assessment.Date `json:"on"`
	Past bool            `json:"past"`
	What string          `json:"what"` // the action, the title of the evidence, or why it departs
	Who  string          `json:"who"`  // the owner of an action
	For  []string        `json:"for"`  // questions and principles that it is about
}

// due lists what is past its day or will be soon.
func (s *source) due(score *assessment.Score, o *Options) []Due {
	day, soon := o.day(), o.soon()
	found := []Due{}
	add := func(kind Kind, on assessment.Date, past bool, what, who string, about []string) {
		if !on.IsZero() && !on.After(soon) {
			found = append(found, Due{kind, on, past, strings.TrimSpace(what), strings.TrimSpace(who), append([]string{}, about...)})
		}
	}
	for i := range s.actions {
		x := &s.actions[i]
		if x.Status == assessment.ActionOpen {
			add(KindAction, x.Due, x.Overdue, x.Text, x.Owner, append([]string{x.For}, x.AlsoFor...))
		}
	}
	var cited map[string][]string // most have nothing that is stale or soon will be
	for i := range s.documents {
		d := &s.documents[i]
		from := assessment.Evidence{Date: d.Date}.StaleFrom()
		if from.IsZero() || from.After(soon) {
			continue
		}
		if cited == nil {
			cited = s.cited(score)
		}
		if about := cited[d.ID]; len(about) > 0 {
			add(KindEvidence, from, !from.After(day), d.Title, "", about)
		}
	}
	add(KindReview, s.project.Review.Next, day.After(s.project.Review.Next), "", "", nil)
	for i := range score.Questions {
		q := &score.Questions[i]
		if d := s.answers[q.ID].Departure; q.Applies && d != nil {
			add(KindDeparture, d.Until, day.After(d.Until), strings.TrimSpace("clause "+d.Clause+": "+d.Reason), "", []string{q.ID})
		}
	}
	slices.SortStableFunc(found, func(a, b Due) int { return a.On.Time().Compare(b.On.Time()) })
	return found
}

// cited gives, by the id of a document, the questions asked whose answers cite it.
func (s *source) cited(score *assessment.Score) map[string][]string {
	cited := map[string][]string{}
	for i := range score.Questions {
		q := &score.Questions[i]
		if !q.Applies {
			continue
		}
		for _, c := range s.answers[q.ID].Evidence {
			cited[c.Document] = append(cited[c.Document], q.ID)
		}
	}
	return cited
}

// About tells what it is about, and who does it.
func (d *Due) About() string {
	text := wording.Labelled(d.What, "owner", d.Who)
	if len(d.For) > 0 {
		text = strings.TrimPrefix(text+" ("+strings.Join(d.For, ", ")+")", " ")
	}
	return text
}

// dueIn is a thing that is past its day or will be soon, and the project.
type dueIn struct {
	*Due
	Project *Project
}

// dueKind is what of one kind is past its day, or will be soon, in all projects.
type dueKind struct {
	Title string
	Past  int
	Rows  []dueIn // the earliest first
}

// standIns explains what stands in the place of owners of actions; "" where nothing does.
func (p *Portfolio) standIns() string {
	for i := range p.Projects {
		if slices.ContainsFunc(p.Projects[i].Due, func(d Due) bool { return assessment.IsWithheld(d.Who) }) {
			return wording.StandIns
		}
	}
	return ""
}

// dueByKind lists what is past its day or will be soon: first what people must do.
func (p *Portfolio) dueByKind() []dueKind {
	var told []dueKind
	for _, kind := range []struct {
		of    Kind
		title string
	}{{KindAction, "Actions"}, {KindReview, "Reviews"}, {KindDeparture, "Departures"}, {KindEvidence, "Evidence"}} {
		one := dueKind{Title: kind.title}
		for i := range p.Projects {
			for j := range p.Projects[i].Due {
				x := &p.Projects[i].Due[j]
				if x.Kind != kind.of {
					continue
				}
				if one.Rows = append(one.Rows, dueIn{x, &p.Projects[i]}); x.Past {
					one.Past++
				}
			}
		}
		slices.SortStableFunc(one.Rows, func(a, b dueIn) int { return a.On.Time().Compare(b.On.Time()) })
		if one.Rows != nil {
			told = append(told, one)
		}
	}
	return told
}
