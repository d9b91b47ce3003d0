package assessment

import "time"

// Grade tells how well an answer is backed by evidence.
type Grade int

// The grades of evidence, worst first.
const (
	GradeNone    Grade = iota // nothing cited
	GradeNamed                // a title
	GradeLocated              // a title, a location and a date
)

// backing tells how an item of evidence backs an answer, the weakest first.
type backing int

const (
	backedByNothing    backing = iota
	backedByStaleTitle         // a title with a date that is stale
	backedByTitle              // a title, without a place or without a date
	backedByStalePlace         // a title, a place and a date that is stale
	backedByPlace              // a title, a place and a date
)

// capsOfBacking are the most that an answer counts, by its best evidence.
type capsOfBacking [backedByPlace + 1]int

// grade gives the grade that a backing comes to: one less where it is stale.
func (b backing) grade() Grade {
	switch b {
	case backedByTitle, backedByStalePlace:
		return GradeNamed
	case backedByPlace:
		return GradeLocated
	}
	return GradeNone
}

// Grade gives the grade of one item of evidence on the day asOf by the newest rule
// and, in plain words, why it is not higher. An item dated after asOf counts for
// nothing; one that is stale drops one grade (docs/scoring.md, "Evidence").
func (e Evidence) Grade(asOf Date) (Grade, string) {
	rule := NewestRule()
	backs, why := rule.backing(&e, asOf)
	return backs.grade(), because(why).Words
}

// Allows gives the most, from 1 to 3, that an answer counts on the day asOf with this
// item alone by the newest rule and, in plain words, why not more. A question that is
// essential asks for more than another (docs/scoring.md, "Evidence").
func (e Evidence) Allows(essential bool, asOf Date) (level int, why string) {
	rule := NewestRule()
	level, reason := rule.evidenceCap([]Evidence{e}, essential, asOf)
	return level, because(reason).Words
}

// counts reports whether an item counts at all, and if not why.
func (r *Rule) counts(e *Evidence, asOf Date) (why ReasonCode, counts bool) {
	switch {
	case isBlank(e.Title):
		return UntitledEvidence, false
	case r.isOpen(e.Title):
		return OpenTitle, false
	case e.Date.After(asOf):
		return FutureEvidence, false
	}
	return "", true
}

// backing tells how an item of evidence backs an answer, and why not better.
func (r *Rule) backing(e *Evidence, asOf Date) (backing, ReasonCode) {
	if why, counts := r.counts(e, asOf); !counts {
		return backedByNothing, why
	}
	backs, why := backedByTitle, TitleOnly
	switch located := !r.isOpen(e.Location); {
	case located && !e.Date.IsZero():
		backs, why = backedByPlace, ""
	case located:
		why = UndatedEvidence
	case !isBlank(e.Location):
		why = OpenPlace
	case !e.Date.IsZero():
		why = UnlocatedEvidence
	}
	if isStale(e.Date, asOf) {
		return backs - 1, StaleEvidence
	}
	return backs, why
}

// evidenceCap gives the most that an answer counts with what is cited for it, and why
// not more.
func (r *Rule) evidenceCap(items []Evidence, essential bool, asOf Date) (most int, why ReasonCode) {
	caps := &r.caps[0]
	if essential {
		caps = &r.caps[1]
	}
	best, why := backedByNothing, NoEvidence
	for i := range items {
		backs, reason := r.backing(&items[i], asOf)
		if i == 0 || caps[backs] > caps[best] || caps[backs] == caps[best] && backs.grade() > best.grade() {
			best, why = backs, reason
		}
	}
	if best == backedByTitle && caps[best] == caps[backedByNothing] {
		why = EssentialUnlocated
	}
	return caps[best], why
}

// Stale reports whether the item is dated more than [StaleAfterMonths] before asOf. An
// item without a date never goes stale.
func (e Evidence) Stale(asOf Date) bool { return isStale(e.Date, asOf) }

func isStale(day, asOf Date) bool {
	return !day.IsZero() && !within(day, asOf, StaleAfterMonths)
}

// within reports whether a day lies no more than so many calendar months before a
// later one; in the last of them the day of the month decides.
func within(earlier, later Date, most int) bool {
	months := earlier.MonthsTo(later)
	return months < most || months == most && later.Day <= earlier.Day
}

// isAhead reports whether a day lies from asOf on to [MaxMonthsAhead] after it.
func isAhead(day, asOf Date) bool {
	return !day.IsZero() && !asOf.After(day) && within(asOf, day, MaxMonthsAhead)
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
