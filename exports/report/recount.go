package report

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"charter/assessment"
	"charter/questions"
)

// Recount makes the report again from nothing but its own answers, facts,
// project and questions. Where the result differs from the report, the report
// does not follow from what it says. What was withheld, and who was taken for a
// person, cannot be worked out again, so both are taken over.
func Recount(r *Report) *Report {
	again := Build(r.source(), r.pack(), Options{Audience: r.Audience, Now: r.Made.Time(), Tool: r.Tool, rule: r.rule(), retold: true})
	again.Withheld = r.Withheld
	again.seal()
	return again
}

// rule gives the rule that a report names, nil for one that is not known.
func (r *Report) rule() *assessment.Rule {
	if rule, known := assessment.RuleNamed(r.Score.Rule); known {
		return &rule
	}
	return nil
}

// source gives an assessment that a report like this one can be built from.
func (r *Report) source() *assessment.Assessment {
	a := &assessment.Assessment{
		Format: assessment.Format, ID: r.Assessment.ID, Example: r.Example,
		Pack:    assessment.PackRef{ID: r.Pack.ID, Version: r.Pack.Version},
		Created: timeOf(r.Assessment.Created), Updated: timeOf(r.Assessment.Updated), AsOf: r.Assessment.AsOf,
		Project: r.Project, Facts: r.Facts, Explanations: r.Explained, KnownAs: r.KnownAs, Entry: r.Entry, SignOff: r.SignOff,
	}
	a.Answers, a.Retired = r.sourceAnswers(a, r.Answers), r.sourceAnswers(a, r.Retired)
	for id, answer := range a.Answers {
		told := slices.DeleteFunc(slices.Clone(r.Voided), func(v VoidedRound) bool { return v.Question != id })
		for i := range min(len(told), len(answer.Voided)) {
			answer.Voided[i] = told[i].source()
		}
	}
	for _, who := range r.Assessors {
		a.Assessors = append(a.Assessors, assessment.Assessor{ID: who.ID, Name: who.Name, Role: who.Role, DeliveryTeam: who.DeliveryTeam, Resident: who.Resident, Rates: who.Rates})
		if who.FilledIn {
			a.History = append(a.History, toldOf(a.Assessors[len(a.Assessors)-1:])...)
		}
	}
	for i := range r.Workshops {
		a.Sessions = append(a.Sessions, sourceSession(&r.Workshops[i], i+1))
	}
	for _, action := range r.Actions {
		a.Actions = append(a.Actions, assessment.Action{
			ID: action.ID, For: append([]string{action.For}, action.AlsoFor...), Text: action.Text, Owner: action.Owner, Due: action.Due, Status: action.Status,
		})
	}
	for _, p := range r.Parking {
		a.Parking = append(a.Parking, assessment.Parked{Text: p.Text, Raised: timeOf(p.Raised)})
	}
	return a
}

// What bounds a forged report: how many may have been at a sitting, and for how long.
const (
	maxPresent = 10_000
	maxMinutes = 60 * 24 * 366
)

// sourceSession gives a sitting of which a report tells as much. Those who were
// there and are not on the list of assessors have no id in a report. Since stands for its
// agenda, when that began being told nowhere.
func sourceSession(w *Workshop, number int) assessment.Session {
	s := assessment.Session{ID: sessionID(number), Started: timeOf(w.Date), Facilitator: w.Facilitator, Present: slices.Concat(w.Who, w.Observers), Ahead: w.Ahead, Sheets: w.Sheets}
	if w.Agenda > 0 {
		s.Since = time.Unix(int64(w.Agenda), 0)
	}
	if w.Scope != "" {
		s.Scope = strings.Split(w.Scope, scopesBetween)
	}
	for range min(w.Present, maxPresent) - len(w.Who) {
		s.Present = append(s.Present, "")
	}
	if w.Minutes > 0 {
		s.Ended = s.Started.Add(time.Duration(min(w.Minutes, maxMinutes)) * time.Minute)
	}
	return s
}

// sessionID gives an id for a session by its number, "" for none.
func sessionID(number int) string {
	if number < 1 {
		return ""
	}
	return strconv.Itoa(number)
}

func (r *Report) sourceAnswers(a *assessment.Assessment, from map[string]Answer) map[string]assessment.Answer {
	disputed := map[string]bool{}
	for _, point := range r.Score.Points {
		disputed[point.For] = disputed[point.For] || point.Code == assessment.DisputedByFew
	}
	answers := make(map[string]assessment.Answer, len(from))
	for id, answer := range from {
		to := assessment.Answer{
			State: answer.State, Level: answer.Level, Reason: answer.Reason, Note: answer.Note, PrivateNote: answer.PrivateNote,
			Check: answer.Check, Departure: answer.Departure, Agreed: answer.Agreed, Dissent: answer.Dissent, Flagged: answer.Flagged,
			Updated: timeOf(answer.Updated), By: answer.By,
		}
		for _, item := range answer.Evidence {
			to.Evidence = append(to.Evidence, sourceCitation(a, &item.Evidence))
		}
		for _, round := range answer.Rounds {
			to.Rounds = append(to.Rounds, r.sourceRound(id, round, disputed[id]))
		}
		to.Voided = make([]assessment.Voided, max(0, min(answer.VoidedRounds, maxPresent)))
		answers[id] = to
	}
	return answers
}

// sourceCitation cites a document of which a report tells as much.
func sourceCitation(a *assessment.Assessment, item *assessment.Evidence) assessment.Citation {
	id := item.Document
	if id == "" {
		return a.Cite(*item)[0]
	}
	if _, listed := a.Document(id); !listed {
		a.Documents = append(a.Documents, assessment.Document{ID: id, Title: item.Title, Owner: item.Owner, Location: item.Location, Date: item.Date, Public: item.Public})
	}
	return assessment.Citation{Document: id, Part: item.Part}
}

// sourceRound gives a round on a question of which a report tells as much. Where the
// counts are left out, two votes stand for them that decide the same: whether the
// levels differ, and the level above which the answer does not count.
func (r *Report) sourceRound(id string, from Round, disputed bool) assessment.Round {
	to := assessment.Round{
		Session: sessionID(from.Session), Present: from.Present, Levels: from.Levels, Unsure: from.Unsure, NotApplicable: from.NotApplicable,
		Passed: from.Passed, Complete: true, Held: timeOf(from.Held), Way: from.Way, Reasons: from.Reasons,
	}
	if !from.TooFew {
		return to
	}
	level, lowers := r.fewCameTo(id)
	switch {
	case !from.Decides && from.Discuss:
		to.Unsure = 1
	case !from.Decides:
	case disputed && lowers:
		to.Levels[min(level, 1)]++
		to.Levels[3]++
	case disputed:
		to.Levels = [4]int{1: 1, 3: 1}
	case lowers && from.Discuss:
		to.Levels[level], to.NotApplicable = 1, 1
	case lowers:
		to.Levels[level] = 2
	case from.Discuss:
		to.Unsure = 2
	default:
		to.NotApplicable = 2
	}
	return to
}

// fewCameTo gives the level that too few votes on a question came to, as far as the
// report tells it: where the answer counts less for that.
func (r *Report) fewCameTo(id string) (level int, lowers bool) {
	for i := range r.Score.Questions {
		q := &r.Score.Questions[i]
		if q.ID == id && q.Counted != nil {
			return min(max(*q.Counted, 0), 3), slices.ContainsFunc(q.Reasons, func(why assessment.Reason) bool { return why.Code == assessment.AboveVotesOfFew })
		}
	}
	return 0, false
}

// pack gives a questionnaire with what the report tells of the one it was made with.
func (r *Report) pack() *questions.Pack {
	pack := &questions.Pack{
		ID: r.Pack.ID, Version: r.Pack.Version, Title: r.Pack.Title, Source: r.Pack.Source, Licence: r.Pack.Licence,
		Credit: r.Pack.Credit, LegalChecked: r.Pack.LegalChecked, Levels: r.Pack.Levels, Clauses: r.Pack.Clauses,
		Principles: make([]questions.Principle, len(r.Principles)),
	}
	for i := range r.Principles {
		from := &r.Principles[i]
		to := &pack.Principles[i]
		*to = questions.Principle{
			Number: from.Number, ID: from.ID, Title: from.Title, Wording: from.Wording, Link: from.Link, Statement: from.Statement,
			Questions: make([]questions.Question, len(from.Questions)),
		}
		for j := range from.Questions {
			q := &from.Questions[j]
			to.Questions[j] = questions.Question{
				ID: q.ID, Text: q.Text, Why: q.Why, Clauses: q.Clauses,
				EssentialFrom: q.EssentialFrom, EssentialIf: q.EssentialIf, Applies: q.Applies, Levels: q.Levels,
			}
		}
	}
	return pack
}

// timeOf gives the start of a day, the zero time for no day.
func timeOf(day assessment.Date) time.Time {
	if day.IsZero() {
		return time.Time{}
	}
	return day.Time()
}

// PublicOf gives a report as the public may have it. One that was internal is made
// again from what it holds, and keeps its digest: that of the report at hand.
func PublicOf(r *Report) *Report {
	if r.Audience == Public {
		return r
	}
	public := Build(r.source(), r.pack(), Options{Audience: Public, Now: r.Made.Time(), Tool: r.Tool, rule: r.rule()})
	public.Digest = r.Digest
	return public
}
