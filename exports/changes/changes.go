// Package changes tells what became of an assessment from one report to a later one,
// in plain language or as JSON. [Diff] compares two reports; it needs nothing else.
package changes

import (
	"cmp"
	"slices"
	"strings"

	"charter/assessment"
	"charter/exports/fields"
	"charter/exports/report"
	"charter/exports/wording"
	"charter/questions"
)

// Format names the form of a change report's JSON.
const Format = "charter-changes/1"

// Changes tells what became of an assessment from one report to a later one.
type Changes struct {
	Format   string          `json:"format"` // Format
	Example  bool            `json:"example"`
	Audience report.Audience `json:"audience"` // internal only when both reports are
	Old      Edition         `json:"old"`
	New      Edition         `json:"new"`
	// SameProject is false when the two reports come from different assessments.
	SameProject bool `json:"same_project"`
	// Reversed is true when the report that was given as the older one is the later: what
	// rose is told as fallen.
	Reversed  bool   `json:"reversed"`
	sentence  string // what the later verdict means, as that report says it
	begunAnew bool   // they are two assessments, but of one project: this year's and last year's

	Principles []PrincipleChange `json:"principles"` // those whose band or score changed
	Answers    []AnswerChange    `json:"answers"`    // what counts, or how it was answered, changed
	Claims     []ClaimChange     `json:"claims"`     // another level is claimed, and it counts as before
	Asked      []AskedChange     `json:"asked"`      // questions that are asked now and were not, or the other way
	Reworded   []string          `json:"reworded"`   // ids of questions that the questionnaire words otherwise now
	Questions  []QuestionChange  `json:"questions"`  // what became of questions in a newer questionnaire
	// Questions on which views differ in the last vote now and did not before, or
	// the other way round.
	DisagreementsNew     []string `json:"disagreements_new"`
	DisagreementsSettled []string `json:"disagreements_settled"`

	Facts  []FactChange `json:"facts"`
	Fields []string     `json:"fields"` // fields of the project that changed
	// Explanations of facts that something speaks against.
	Explanations []ExplanationChange `json:"explanations"`

	EvidenceAdded   []EvidenceChange `json:"evidence_added"`
	EvidenceRemoved []EvidenceChange `json:"evidence_removed"`
	EvidenceStale   []EvidenceChange `json:"evidence_stale"` // gone stale since
	// EvidenceParts is evidence of which another part is cited.
	EvidenceParts []PartChange    `json:"evidence_parts"`
	Actions       []ActionChange  `json:"actions"`
	SignOff       []SignOffChange `json:"sign_off"`
}

// Edition is one of the two reports.
type Edition struct {
	ID           string             `json:"id"` // of the assessment
	Title        string             `json:"title"`
	Organisation string             `json:"organisation"`
	Example      bool               `json:"example"`
	AsOf         assessment.Date    `json:"as_of"`
	Made         assessment.Date    `json:"made"`
	Pack         assessment.PackRef `json:"pack"`
	Rule         string             `json:"rule"`
	Verdict      assessment.Verdict `json:"verdict"`
	Overall      assessment.Numbers `json:"overall"`
	Digest       string             `json:"digest"`
}

// Direction tells which way something went.
type Direction string

// The directions of a change.
const (
	Rose    Direction = "rose"
	Fell    Direction = "fell"
	Changed Direction = "changed" // neither up nor down, such as to not applicable
)

// AnswerChange is a question that counts otherwise than before.
type AnswerChange struct {
	Question   string              `json:"question"`
	Text       string              `json:"text"`
	Direction  Direction           `json:"direction"`
	OldState   string              `json:"old_state"`
	NewState   string              `json:"new_state"`
	OldCounted *int                `json:"old_counted"`
	NewCounted *int                `json:"new_counted"`
	Reason     string              `json:"reason"`  // why it counts less than claimed now
	Reasons    []assessment.Reason `json:"reasons"` // the same one by one, each with a code
}

// AskedChange is a question that came or went.
type AskedChange struct {
	Question string `json:"question"`
	Text     string `json:"text"`
	Asked    bool   `json:"asked"` // it is asked now
	Why      string `json:"why"`
}

// FactChange is a fact about the project that changed.
type FactChange struct {
	Key string `json:"key"`
	Old string `json:"old"` // in words
	New string `json:"new"`
}

// ExplanationChange is a fact that something speaks against and that the team explains
// otherwise than before.
type ExplanationChange struct {
	ID    string `json:"id"`    // of the contradiction
	About string `json:"about"` // both sides, as a sentence without capital and full stop
	Old   string `json:"old"`   // the explanation before; "" when there was none
	New   string `json:"new"`   // the explanation now; "" when there is none
	What  string `json:"what"`  // "explained", "reworded", "withdrawn" or, where nothing speaks against the fact any more, "settled"
}

// ActionChange is an action that came, was settled or is late.
type ActionChange struct {
	ID    string `json:"id"`
	For   string `json:"for"`
	Name  string `json:"name"` // what it is for, as a reader knows it
	Text  string `json:"text"`
	Owner string `json:"owner,omitempty"`
	What  string `json:"what"` // "new", "done", "dropped", "reopened" or "overdue"
}

// Diff compares two reports of an assessment, the older first. To compare
// assessments, build a report of each, for the same audience. Of a public and an
// internal one, the internal one is read as the public may have it. newer is the pack of
// the later report: it tells what became of questions where the earlier one was made with
// an older version of them. Without it, nil, that is known from their words only.
func Diff(before, after *report.Report, newer *questions.Pack) *Changes {
	if before.Audience != after.Audience {
		before, after = report.PublicOf(before), report.PublicOf(after)
	}
	c := &Changes{
		Format: Format, Example: before.Example || after.Example, Audience: before.Audience,
		Old: editionOf(before), New: editionOf(after), SameProject: before.Assessment.ID == after.Assessment.ID, begunAnew: isBegunAnew(before, after), sentence: after.Summary.Sentence,
		Reversed:   isReversed(before, after),
		Principles: []PrincipleChange{}, Answers: []AnswerChange{}, Claims: []ClaimChange{}, Asked: []AskedChange{}, Reworded: []string{}, Questions: []QuestionChange{},
		Facts: []FactChange{}, Fields: []string{}, Explanations: []ExplanationChange{},
		EvidenceAdded: []EvidenceChange{}, EvidenceRemoved: []EvidenceChange{}, EvidenceStale: []EvidenceChange{}, EvidenceParts: []PartChange{}, Actions: []ActionChange{}, SignOff: []SignOffChange{},
	}
	became := fates(before, after, newer)
	c.compareEditions(became, before, after)
	c.compareQuestions(became, before, after)
	c.DisagreementsNew = disagreedOnly(after, before)
	c.DisagreementsSettled = disagreedOnly(before, after)
	c.comparePrinciples(before, after)
	c.compareFacts(before, after)
	c.compareProject(before, after)
	c.compareExplanations(before, after)
	c.compareActions(before, after)
	c.compareSignOff(before, after)
	return c
}

// isBegunAnew reports whether two assessments are of one project: one organisation, and a
// title or a short name that is the same.
func isBegunAnew(before, after *report.Report) bool {
	same := func(a, b string) bool { return a != "" && assessment.Fold(a) == assessment.Fold(b) }
	was, is := &before.Project, &after.Project
	return before.Assessment.ID != after.Assessment.ID && same(was.Organisation, is.Organisation) && (same(was.Title, is.Title) || same(was.ID, is.ID))
}

func editionOf(r *report.Report) Edition {
	return Edition{
		ID: r.Assessment.ID, Title: r.Project.Title, Organisation: r.Project.Organisation, Example: r.Example, AsOf: r.Assessment.AsOf, Made: r.Made, Pack: r.Score.Pack, Rule: r.Score.Rule,
		Verdict: r.Summary.Verdict, Overall: r.Score.Overall, Digest: r.Digest,
	}
}

// isReversed reports whether the first of two reports is the later one: by the assessment
// date, else by the day on which one assessment was changed last, else by that of the report.
func isReversed(before, after *report.Report) bool {
	later := func(was, is assessment.Date) bool { return !is.IsZero() && was.After(is) }
	was, is := &before.Assessment, &after.Assessment
	switch {
	case was.AsOf != is.AsOf:
		return later(was.AsOf, is.AsOf)
	case was.ID == is.ID && was.Updated != is.Updated:
		return later(was.Updated, is.Updated)
	}
	return later(before.Made, after.Made)
}

// compareQuestions compares the questions one by one, each with what it was before, also
// where that had another id.
func (c *Changes) compareQuestions(became []questions.Fate, before, after *report.Report) {
	was := itemsByID(before)
	moved := map[string]string{}            // what a question that stands was called, by its id now
	came := map[string][]questions.Fate{}   // of the questions in whose place one is asked
	fateOf := map[string]questions.Fate{}   // of those that do not stand
	parts := map[string][]report.Evidence{} // evidence of the questions that a question came of
	for _, fate := range became {
		if fate.Kind == questions.Kept || fate.Kind == questions.Relevelled {
			moved[fate.To[0]] = fate.From
			continue
		}
		fateOf[fate.From] = fate
		for _, to := range fate.To {
			came[to] = append(came[to], fate)
			if answer := was[fate.From].Answer; answer != nil {
				parts[to] = append(parts[to], answer.Evidence...)
			}
		}
	}
	for _, item := range after.Items() {
		id := cmp.Or(moved[item.Question.ID], item.Question.ID)
		old, known := was[id]
		delete(was, id)
		c.compareQuestion(old, known, item, came[item.Question.ID], became != nil)
		c.compareEvidence(item.Question.ID, old.Answer, item.Answer, parts[item.Question.ID])
	}
	for _, item := range before.Items() {
		if _, gone := was[item.Question.ID]; gone && !item.NotAsked() {
			c.Asked = append(c.Asked, AskedChange{item.Question.ID, item.Question.Text, false, whyGone(fateOf[item.Question.ID])})
		}
	}
}

// compareQuestion compares a question with what it was, if that is known. came tells in
// whose place it is asked; told says that what became of it is told already.
func (c *Changes) compareQuestion(old report.Item, known bool, now report.Item, came []questions.Fate, told bool) {
	id, text := now.Question.ID, now.Question.Text
	switch {
	case !known && !now.NotAsked():
		c.Asked = append(c.Asked, AskedChange{id, text, true, whyNew(came)})
	case known && old.NotAsked() != now.NotAsked():
		why := "the facts about the project changed"
		if !sameCondition(old.Question.Applies, now.Question.Applies) {
			why = "the questionnaire asks it of other projects now"
		}
		c.Asked = append(c.Asked, AskedChange{id, text, !now.NotAsked(), why})
	}
	if !known {
		return
	}
	if !told && (old.Question.Text != now.Question.Text || old.Question.Levels != now.Question.Levels) {
		c.Reworded = append(c.Reworded, id)
	}
	switch {
	case old.NotAsked() || now.NotAsked():
	case old.Score.State == now.Score.State && same(old.Score.Counted, now.Score.Counted):
		c.compareClaim(old, now)
	default:
		c.Answers = append(c.Answers, AnswerChange{
			Question: id, Text: text, Direction: direction(old.Score.Counted, now.Score.Counted),
			OldState: old.Score.State, NewState: now.Score.State,
			OldCounted: old.Score.Counted, NewCounted: now.Score.Counted, Reason: now.Score.Reason, Reasons: now.Score.Reasons,
		})
	}
}

func sameCondition(a, b questions.Condition) bool {
	return slices.Equal(a.All, b.All) && slices.Equal(a.Any, b.Any) && a.From == b.From
}

func same(a, b *int) bool { return a == b || a != nil && b != nil && *a == *b }

// direction tells which way a number went. From or to no number is a change.
func direction(old, now *int) Direction {
	switch {
	case old == nil || now == nil || *old == *now:
		return Changed
	case *old < *now:
		return Rose
	}
	return Fell
}

// disagreedOnly lists the questions on which views differ in one report and not in another.
func disagreedOnly(here, there *report.Report) []string {
	ids := []string{}
	for _, d := range here.Summary.Disagreements {
		if !slices.ContainsFunc(there.Summary.Disagreements, func(other report.Disagreement) bool { return other.Question == d.Question }) {
			ids = append(ids, d.Question)
		}
	}
	return ids
}

func (c *Changes) compareFacts(before, after *report.Report) {
	old := wording.Facts(before.Facts)
	for i, fact := range wording.Facts(after.Facts) {
		if fact.Value != old[i].Value {
			c.Facts = append(c.Facts, FactChange{fact.Key, old[i].Value, fact.Value})
		}
	}
}

func (c *Changes) compareProject(before, after *report.Report) {
	old := fields.Of(&before.Project, assessment.Date.String)
	for i, field := range fields.Of(&after.Project, assessment.Date.String) {
		if strings.TrimSpace(field.Text) != strings.TrimSpace(old[i].Text) {
			c.Fields = append(c.Fields, field.Key)
		}
	}
}

func (c *Changes) compareExplanations(before, after *report.Report) {
	given := map[string]string{}
	for _, old := range before.Explanations() {
		given[old.ID] = old.Text
	}
	for _, now := range after.Explanations() {
		old, known := given[now.ID]
		delete(given, now.ID)
		switch {
		case !known:
			c.Explanations = append(c.Explanations, ExplanationChange{now.ID, now.About, "", now.Text, "explained"})
		case strings.TrimSpace(old) != strings.TrimSpace(now.Text):
			c.Explanations = append(c.Explanations, ExplanationChange{now.ID, now.About, old, now.Text, "reworded"})
		}
	}
	for _, old := range before.Explanations() {
		if _, gone := given[old.ID]; !gone {
			continue
		}
		what := "settled"
		if slices.ContainsFunc(after.Score.Contradictions, func(still assessment.Contradiction) bool { return still.ID == old.ID }) {
			what = "withdrawn"
		}
		c.Explanations = append(c.Explanations, ExplanationChange{old.ID, old.About, old.Text, "", what})
	}
}

func (c *Changes) compareActions(before, after *report.Report) {
	old := map[string]report.Action{}
	for _, action := range before.Actions {
		old[action.ID] = action
	}
	for _, action := range after.Actions {
		was, known := old[action.ID]
		add := func(what string) {
			c.Actions = append(c.Actions, ActionChange{action.ID, action.For, after.Name(action.For), action.Text, action.Owner, what})
		}
		switch {
		case !known && action.Status == assessment.ActionOpen:
			add("new")
		case action.Status == assessment.ActionDone && was.Status != assessment.ActionDone:
			add("done")
		case action.Status == assessment.ActionDropped && was.Status != assessment.ActionDropped:
			add("dropped")
		case known && action.Status == assessment.ActionOpen && was.Status != assessment.ActionOpen:
			add("reopened")
		}
		if action.Overdue {
			add("overdue")
		}
	}
}
