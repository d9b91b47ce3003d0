package assessment

import (
	"strings"
	"time"
	"unicode/utf8"

	"charter/questions"
)

// scoreQuestion works out what one answer counts (docs/scoring.md, "One answer").
func scoreQuestion(q *questions.Question, a *Answer, cited []Evidence, facts questions.Facts, asOf Date) QuestionScore {
	result := QuestionScore{
		ID:        q.ID,
		Applies:   q.Applies.Holds(facts),
		Essential: isEssential(q, facts),
		State:     ScoredUnanswered,
	}
	if !result.Applies {
		result.State = ScoredNotAsked
		return result
	}
	switch {
	case a.State == StateLevel && a.Level != nil:
		claimed := min(max(*a.Level, 0), maxLevel)
		counted, reasons := countedLevel(claimed, a, cited, asOf)
		levels := [...]int{claimed, counted}
		result.State, result.Claimed, result.Counted = ScoredLevel, &levels[0], &levels[1]
		result.tell(reasons...)
		return result
	case a.State == StateUnsure:
		result.State = ScoredUnsure
	case a.State == StateNotApplicable && result.Essential:
		result.tell(because(EssentialAside, nil))
	case a.State == StateNotApplicable && !ReasonCounts(a.Reason):
		result.tell(because(ShortReason, nil))
	case a.State == StateNotApplicable:
		result.State = ScoredNotApplicable
		return result
	}
	zero := 0
	result.Counted = &zero
	return result
}

// tell says why the question counts as it does.
func (q *QuestionScore) tell(reasons ...Reason) {
	q.Reason, q.Reasons = reasonWords(reasons), reasons
}

// isEssential reports whether the project is at or past the stage from which
// the question is essential. A stage not known yet counts as past every stage.
func isEssential(q *questions.Question, facts questions.Facts) bool {
	return q.EssentialTo(facts)
}

// countedLevel gives the level that counts and, where it is below the claim,
// everything that keeps it there.
func countedLevel(claimed int, a *Answer, cited []Evidence, asOf Date) (counted int, reasons []Reason) {
	counted = claimed
	lower := func(cap int, why ReasonCode) {
		if cap < claimed {
			counted, reasons = min(counted, cap), append(reasons, because(why, nil))
		}
	}
	grade, why := bestEvidence(cited, asOf)
	lower(1+int(grade), why)
	if !a.Check.holds(asOf) {
		lower(maxLevel-1, a.Check.missing(asOf))
	}
	if a.Departure.Declared() {
		lower(DepartureCap, DepartureDeclared)
	}
	return counted, reasons
}

// Grade tells how well an answer is backed by evidence.
type Grade int

// The grades of evidence, worst first.
const (
	GradeNone    Grade = iota // nothing cited
	GradeNamed                // a title
	GradeLocated              // a title, a location and a date
)

// bestEvidence gives the best grade among the items, and why it is not higher.
func bestEvidence(items []Evidence, asOf Date) (Grade, ReasonCode) {
	best, why := GradeNone, NoEvidence
	for i, item := range items {
		if grade, reason := item.grade(asOf); i == 0 || grade > best {
			best, why = grade, reason
		}
	}
	return best, why
}

// Grade gives the grade of one item of evidence on the day asOf and, in plain
// words, why it is not higher. An item dated after asOf counts for nothing; one
// that is stale drops one grade (docs/scoring.md, "Evidence").
func (e Evidence) Grade(asOf Date) (Grade, string) {
	grade, why := e.grade(asOf)
	return grade, because(why, nil).Words
}

func (e Evidence) grade(asOf Date) (Grade, ReasonCode) {
	if strings.TrimSpace(e.Title) == "" {
		return GradeNone, UntitledEvidence
	}
	if e.Date.After(asOf) {
		return GradeNone, FutureEvidence
	}
	grade, why := GradeNamed, TitleOnly
	switch located := strings.TrimSpace(e.Location) != ""; {
	case located && !e.Date.IsZero():
		grade, why = GradeLocated, ""
	case located:
		why = UndatedEvidence
	case !e.Date.IsZero():
		why = UnlocatedEvidence
	}
	if e.Stale(asOf) {
		return grade - 1, StaleEvidence
	}
	return grade, why
}

// Stale reports whether the item is dated more than [StaleAfterMonths] before asOf. An
// item without a date never goes stale.
func (e Evidence) Stale(asOf Date) bool {
	if e.Date.IsZero() {
		return false
	}
	months := e.Date.MonthsTo(asOf)
	return months > StaleAfterMonths || months == StaleAfterMonths && asOf.Day > e.Date.Day
}

// StaleFrom gives the first day on which the item is stale, the zero Date if
// it never will be.
func (e Evidence) StaleFrom() Date {
	if e.Date.IsZero() {
		return Date{}
	}
	year, month := e.Date.Year+StaleAfterMonths/12, e.Date.Month
	next := DateOf(time.Date(year, month, e.Date.Day+1, 0, 0, 0, 0, time.UTC))
	if end := DateOf(time.Date(year, month+1, 1, 0, 0, 0, 0, time.UTC)); next.After(end) {
		return end // a month too short to have the day
	}
	return next
}

// holds reports whether a named someone made the check on or before asOf.
func (c *Check) holds(asOf Date) bool {
	return c != nil && strings.TrimSpace(c.By) != "" && !c.Date.IsZero() && !c.Date.After(asOf)
}

// missing says what a check that does not hold lacks.
func (c *Check) missing(asOf Date) ReasonCode {
	switch {
	case c == nil || *c == Check{}:
		return NoCheck
	case strings.TrimSpace(c.By) == "":
		return NamelessCheck
	case c.Date.IsZero():
		return UndatedCheck
	}
	return FutureCheck
}

// Declared reports whether a departure counts: it must give a reason.
func (d *Departure) Declared() bool { return d != nil && strings.TrimSpace(d.Reason) != "" }

// ReasonCounts reports whether a reason is long enough to set a question aside.
func ReasonCounts(reason string) bool {
	return utf8.RuneCountInString(strings.TrimSpace(reason)) >= MinReasonLength
}
