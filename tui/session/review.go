package session

import (
	"fmt"
	"strings"

	"charter/assessment"
	"charter/exports/report"
	"charter/exports/wording"
)

// Review is what an assessment comes to, in the order of what to deal with. All of it
// comes from the report that an export would write for the team itself.
type Review struct {
	Report *report.Report
	Parts  []Part // those in which there is something, but the first always
	Alone  string // in a sentence, that one person alone has rated; "" when that is not so
}

// Part is a part of a review.
type Part struct {
	Title    string
	Of       int // how many there could be; 0: that is not told
	Findings []Finding
	Else     string // what is said where there are no findings; with it, how many there are is not told
}

// Finding is one thing in a review.
type Finding struct {
	About Topic
	Text  string   // in a phrase
	More  string   // in a sentence; "" when there is no more to say
	Mark  string   // how it counts, in a word or two; "" when that is not the matter
	Under bool     // it belongs to the finding above
	Open  []string // the unanswered questions of a principle, of which one finding tells

	Point    *assessment.Point  // of those that need a plan
	Plan     *report.Action     // the action that is one
	Round    *assessment.Round  // the last votes, of those that are disputed
	Imported *assessment.Import // what is noted of a value that was imported and not confirmed yet
}

// Topic is what a finding is about, and where it can be mended.
type Topic struct {
	Kind TopicKind
	ID   string
}

// TopicKind is a kind of topic.
type TopicKind int

// The kinds of topics.
const (
	AboutQuestion TopicKind = iota
	AboutPrinciple
	AboutField // of the project or of the facts
	AboutActions
	AboutExplanation // of a contradiction
	AboutName        // what a name or a mailbox stands for
	AboutRater       // somebody who rates alone
	AboutSignOff     // a decision on the whole, by its number; one past the end for a new one
)

// PlanFor is what an action about the topic would be for; "" where there is none.
func (t Topic) PlanFor() string {
	if t.Kind == AboutQuestion || t.Kind == AboutPrinciple {
		return t.ID
	}
	return ""
}

// Review makes the review of the current snapshot.
func (s *Session) Review() Review {
	r := Review{Report: report.Build(s.Assessment(), s.Pack, report.Options{Audience: report.Internal, Now: s.now()})}
	for _, signal := range r.Report.Summary.Signals {
		if signal.Code == assessment.OneAssessorSignal || signal.Code == assessment.FilledInApartSignal {
			r.Alone = signal.Text
		}
	}
	plans := r.plans(s)
	lowered := r.part("Counted lower than claimed", report.Item.Lowered, func(f *Finding, item report.Item) {
		f.Text = fmt.Sprintf("claimed %d, counted %d: %s", *item.Score.Claimed, *item.Score.Counted, wording.Aged(item.Score.Reason))
	})
	lowered.Of = r.Report.Score.Counts.Answered
	r.Parts = []Part{r.blocking(len(plans.Findings) > 0)}
	for _, part := range []Part{
		plans, lowered,
		r.part("Don't know", report.Item.Unsure, nil),
		r.part("Not applicable, with the team's reasons", report.Item.NotApplicable, func(f *Finding, item report.Item) { f.More = item.Answer.Reason }),
		r.part("Departures from the "+s.Pack.Name(), report.Item.Departs, s.tellDeparture),
		r.part("Where views differ", s.disputed, func(f *Finding, item report.Item) {
			answer := s.Answer(item.Question.ID)
			round, _ := answer.DecidingRound()
			f.Text, f.More, f.Round = "", answer.Dissent, &round
			if f.More == "" && answer.OnPaperOnly() {
				f.More = "On sheets before the meeting; no vote was held since."
			}
		}),
		r.part("Flagged to come back to", report.Item.Flagged, nil),
		s.beforeChange(),
		r.placeholders(),
		s.unfit(),
		s.notConfirmed(),
		s.beforePublishing(),
		s.nameKinds(),
		s.ratersAlone(),
		s.signedOff(),
	} {
		if len(part.Findings) > 0 {
			r.Parts = append(r.Parts, part)
		}
	}
	return r
}

// part lists the questions of which something holds; tell adds what there is to say.
func (r Review) part(title string, holds func(report.Item) bool, tell func(*Finding, report.Item)) Part {
	part := Part{Title: title}
	for _, item := range r.Report.Select(holds) {
		f := onQuestion(item)
		if tell != nil {
			tell(&f, item)
		}
		part.Findings = append(part.Findings, f)
	}
	return part
}

func onQuestion(item report.Item) Finding {
	return Finding{About: Topic{AboutQuestion, item.Question.ID}, Text: item.Question.Text}
}

// item finds a question of the report.
func (r Review) item(id string) report.Item {
	found := r.Report.Select(func(i report.Item) bool { return i.Question.ID == id })
	if len(found) == 0 {
		return report.Item{Principle: &report.Principle{}, Question: &report.Question{ID: id}, Score: &assessment.QuestionScore{ID: id}}
	}
	return found[0]
}

// blocking lists what keeps the verdict from being ready, but for points without a
// plan, which stand below with those that have one. Of the unanswered questions of a
// principle one finding tells.
func (r Review) blocking(planned bool) Part {
	part := Part{Title: "What blocks", Else: "Nothing blocks."}
	if planned {
		part.Else = "No question or field blocks. See below what needs a plan."
	}
	first := map[string]int{} // the finding that tells of a principle's unanswered questions
	for _, b := range r.Report.Summary.Blockers {
		switch item := r.item(b.For); {
		case b.Kind == report.BlockedByField:
			part.Findings = append(part.Findings, Finding{About: Topic{AboutField, b.For}, Text: wording.Field(b.For) + " is missing"})
		case b.Kind == report.BlockedByFact:
			part.Findings = append(part.Findings, r.needsAWord(b)...)
		case b.Kind == report.BlockedByFew:
			part.Findings = append(part.Findings, Finding{About: Topic{AboutField, "facts.stage"}, Text: strings.TrimSuffix(b.Reason, ".")})
		case b.Kind != report.BlockedByUnanswered:
		case item.Score.Reason != "":
			f := onQuestion(item)
			f.More = wording.Sentence(b.Reason)
			part.Findings = append(part.Findings, f)
		default:
			at, told := first[item.Principle.ID]
			if !told {
				at = len(part.Findings)
				part.Findings = append(part.Findings, onQuestion(item))
				part.Findings[at].Mark, first[item.Principle.ID] = "unanswered", at
			}
			f := &part.Findings[at]
			if f.Open = append(f.Open, b.For); told {
				f.Text = fmt.Sprintf("and %d more of %s", len(f.Open)-1, item.Principle.Label())
			}
		}
	}
	part.Findings = append(part.Findings, r.notMet()...)
	return part
}

// notMet lists the principles that are not met, each with the questions that
// make it so, and essential questions at 0 of principles that are incomplete.
func (r Review) notMet() []Finding {
	blocked := map[string]bool{}
	for _, b := range r.Report.Summary.Blockers {
		blocked[b.For] = blocked[b.For] || b.Kind == report.BlockedByEssential || b.Kind == report.BlockedByPrinciple
	}
	var found []Finding
	for i := range r.Report.Principles {
		p := &r.Report.Principles[i]
		items := r.Report.Select(func(item report.Item) bool {
			at0 := item.Score.Counted != nil && *item.Score.Counted == 0 && !item.Unanswered()
			return item.Principle == p && (blocked[item.Question.ID] || at0 && blocked[p.ID])
		})
		if len(items) == 0 && !blocked[p.ID] {
			continue
		}
		found = append(found, Finding{About: Topic{AboutPrinciple, p.ID}, Text: p.Title + " is " + r.Report.Score.Principles[i].Band.Words()})
		for _, item := range items {
			f := onQuestion(item)
			f.Under, f.Mark = true, "counts 0"
			if item.Score.Essential {
				f.Mark = "essential, counts 0"
			}
			found = append(found, f)
		}
	}
	return found
}

// plans lists the points that need a plan, with the action that is one.
func (r Review) plans(s *Session) Part {
	part := Part{Title: "Needs a plan"}
	for i := range r.Report.Score.Points {
		point := &r.Report.Score.Points[i]
		f := Finding{About: Topic{AboutQuestion, point.For}, Text: wording.Capital(point.Reason), Point: point}
		if _, ok := s.Pack.Principle(point.For); ok {
			f.About.Kind = AboutPrinciple
			if weak := r.weakest(point.For); weak != "" {
				f.Text += ", weakest " + weak
			}
		}
		for j := range r.Report.Actions {
			if action := &r.Report.Actions[j]; action.ID == point.Action && point.Action != "" {
				f.Plan = action
			}
		}
		part.Findings = append(part.Findings, f)
	}
	return part
}

// weakest names the question of a principle that counts least, an essential
// one before others.
func (r Review) weakest(principle string) string {
	weak, least := "", 0
	for _, item := range r.Report.Items() {
		counted := item.Score.Counted
		if item.Principle.ID != principle || counted == nil {
			continue
		}
		rank := 2 * *counted
		if !item.Score.Essential {
			rank++
		}
		if weak == "" || rank < least {
			weak, least = item.Question.ID, rank
		}
	}
	return weak
}

// tellDeparture tells which promise is not kept, why, and until when.
func (s *Session) tellDeparture(f *Finding, item report.Item) {
	departure := item.Answer.Departure
	f.Text = "No clause chosen"
	if clause, ok := s.Pack.Clause(departure.Clause); ok {
		f.Text = clause.ID + ": " + clause.Text
	}
	if f.More = strings.Join(strings.Fields(departure.Reason), " "); f.More == "" {
		f.More = "No reason is given, so it is not a departure yet."
	}
	if !departure.Until.IsZero() {
		f.More += " Until " + departure.Until.Words() + "."
	}
}

// disputed holds for a question on which the levels of the deciding vote differ.
func (s *Session) disputed(item report.Item) bool {
	round, held := s.Answer(item.Question.ID).DecidingRound()
	return held && item.Score.Applies && round.Disputed()
}

// beforePublishing lists what stops a public report, and what to look at before one.
func (s *Session) beforePublishing() Part {
	part := Part{Title: "Before a report for the public"}
	leaks, remarks := report.BeforePublishing(s.Assessment(), s.Pack)
	stopped := map[string]bool{}
	for _, leak := range leaks {
		if !stopped[leak.Text] {
			stopped[leak.Text] = true
			part.Findings = append(part.Findings, Finding{About: AboutPlace(leak.Field), Text: leak.Sentence(), Mark: "stops it"})
		}
	}
	for _, remark := range remarks {
		part.Findings = append(part.Findings, Finding{About: aboutRemark(remark), Text: remark.Sentence()})
	}
	return part
}

// placeholders lists texts that look as if they were still to be filled in.
func (r Review) placeholders() Part {
	part := Part{Title: "Looks still to be filled in"}
	for _, p := range r.Report.Placeholders {
		where, rest, _ := strings.Cut(p.Field, ".")
		id, _, _ := strings.Cut(rest, ".")
		f := Finding{About: Topic{AboutField, rest}, Text: wording.Field(rest) + ": " + p.Text}
		switch where {
		case "answers":
			f.About, f.Text = Topic{AboutQuestion, id}, p.Text
		case "actions":
			f.About, f.Text = Topic{AboutActions, id}, p.Text
		}
		part.Findings = append(part.Findings, f)
	}
	return part
}
