package workshop_test

import (
	"fmt"
	"testing"
	"time"

	"charter/assessment"
	"charter/assessment/workshop"
)

// group is an assessment on which somebody works alone and a group in a session, one act a
// minute.
type group struct {
	t *testing.T
	e *assessment.Editor
	s assessment.Session
	n int
}

func newGroup(t *testing.T) *group {
	a := assessment.New("0199f0a0-0000-7000-8000-000000000001", assessment.PackRef{ID: "lcr-2025", Version: "1.0.0"}, voidedAt)
	return &group{t: t, e: assessment.NewEditor(a), s: assessment.Session{ID: "s1", Started: voidedAt}}
}

func (r *group) stamp() assessment.Stamp {
	r.n++
	return assessment.Stamp{At: voidedAt.Add(time.Duration(r.n) * time.Minute)}
}

func (r *group) rate(level int) { r.e.Rate(r.stamp(), question, level) }

func (r *group) agree(choice workshop.Choice, reason string) {
	r.e.Answer(r.stamp(), question, func(a *assessment.Answer) { workshop.Agree(a, choice, reason) })
}

// hands holds a round with hands, or counts the last one anew.
func (r *group) hands(mend bool, levels ...int) {
	r.t.Helper()
	var tally workshop.Tally
	copy(tally[:], levels)
	rounds := r.e.Assessment().Answers[question].Rounds
	if mend {
		rounds = rounds[:len(rounds)-1]
	}
	shown, err := workshop.Show(rounds, tally.Total(), tally)
	if mend {
		shown, err = workshop.Mend(r.e.Assessment().Answers[question].Rounds, tally.Total(), tally)
	}
	if err != nil {
		r.t.Fatal(err)
	}
	s := r.stamp()
	r.e.Answer(s, question, func(a *assessment.Answer) { workshop.Hold(a, shown, r.s, s.At) })
}

// paper counts sheets that all chose one level.
func (r *group) paper(level int) {
	s := r.stamp()
	round := assessment.Round{Session: "p1", Way: []assessment.Way{assessment.WayPaper}, Present: 4, Complete: true, Held: s.At}
	round.Levels[level] = 4
	r.e.Answer(s, question, func(a *assessment.Answer) {
		a.Rounds = append(a.Rounds, round)
		workshop.Record(a)
	})
}

func (r *group) void() {
	r.t.Helper()
	if err := workshop.VoidLast(r.e, r.stamp(), question, "Counted twice"); err != nil {
		r.t.Fatal(err)
	}
}

func (r *group) voidSheets() {
	r.t.Helper()
	if err := workshop.VoidSession(r.e, r.stamp(), "p1", "Another printing"); err != nil {
		r.t.Fatal(err)
	}
}

// stands tells what stands as the answer.
func (r *group) stands() string {
	switch a := r.e.Assessment().Answers[question]; a.State {
	case assessment.StateLevel:
		return fmt.Sprint(*a.Level, a.Agreed)
	case assessment.StateUnanswered:
		return "unanswered"
	default:
		return string(a.State) + a.Reason + a.Agreed
	}
}

// Where a round is voided, the answer is what it would be had the round not been held.
func TestAVoidBringsBackWhatStoodBefore(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		do   func(*group)
		want string
	}{
		"one person's level":      {func(r *group) { r.rate(2); r.hands(false, 0, 4); r.void() }, "2"},
		"nothing":                 {func(r *group) { r.hands(false, 0, 4); r.void() }, "unanswered"},
		"the same as the round":   {func(r *group) { r.rate(1); r.hands(false, 0, 4); r.void() }, "1"},
		"unsure":                  {func(r *group) { r.e.Unsure(r.stamp(), question); r.hands(false, 0, 4); r.void() }, "unsure"},
		"set aside, with why":     {func(r *group) { r.e.NotApplicable(r.stamp(), question, "No timetable"); r.hands(false, 0, 4); r.void() }, "not_applicableNo timetable"},
		"the round before":        {func(r *group) { r.hands(false, 0, 4); r.hands(false, 0, 0, 4); r.void() }, "1"},
		"agreed after a round":    {func(r *group) { r.hands(false, 0, 4); r.agree(3, "New paper"); r.hands(false, 4); r.void() }, "3New paper"},
		"two, one after another":  {func(r *group) { r.rate(2); r.hands(false, 0, 4); r.hands(false, 4); r.void(); r.void() }, "2"},
		"two with the same count": {func(r *group) { r.rate(2); r.hands(false, 0, 4); r.hands(false, 0, 4); r.void(); r.void() }, "2"},
		"voted again":             {func(r *group) { r.rate(2); r.hands(false, 0, 4); r.void(); r.hands(false, 4); r.void() }, "2"},
		"counted anew":            {func(r *group) { r.rate(2); r.hands(false, 0, 4); r.hands(true, 0, 0, 0, 4); r.void() }, "2"},
		"counted anew as it was":  {func(r *group) { r.rate(2); r.hands(false, 0, 4); r.hands(true, 4); r.hands(true, 0, 4); r.void() }, "2"},
		"sheets":                  {func(r *group) { r.rate(2); r.paper(1); r.voidSheets() }, "2"},
		"sheets, under a round":   {func(r *group) { r.rate(2); r.paper(1); r.hands(false, 4); r.voidSheets() }, "0"},
		"sheets, then the round":  {func(r *group) { r.rate(2); r.paper(1); r.hands(false, 4); r.voidSheets(); r.void() }, "2"},
		"a level put in since":    {func(r *group) { r.rate(2); r.hands(false, 0, 4); r.rate(3); r.void() }, "3"},
		"agreed since":            {func(r *group) { r.rate(2); r.hands(false, 0, 4); r.agree(3, "New paper"); r.void() }, "2"},
		"a note typed since": {func(r *group) {
			r.rate(2)
			r.hands(false, 0, 4)
			r.e.Answer(r.stamp(), question, func(a *assessment.Answer) { a.Note = "Typed since" })
			r.void()
		}, "2"},
		"a note typed between": {func(r *group) {
			r.rate(2)
			r.e.Answer(r.stamp(), question, func(a *assessment.Answer) { a.Note = "Typed between" })
			r.hands(false, 0, 4)
			r.void()
		}, "2"},
		"after a reload": {func(r *group) {
			r.rate(2)
			r.hands(false, 0, 4)
			r.e = assessment.NewEditor(r.e.Assessment())
			r.void()
		}, "2"},
		"a history that has no room for it": {func(r *group) {
			r.rate(2)
			r.hands(false, 0, 4)
			for i := range 600 {
				r.e.Rate(r.stamp(), "BEN-2", i%4)
			}
			r.void()
		}, "unanswered"},
	} {
		r := newGroup(t)
		if c.do(r); r.stands() != c.want {
			t.Errorf("%s: %q stands, want %q", name, r.stands(), c.want)
		}
	}
}

// Whoever works alone is asked before what a group came to is replaced, and only then.
func TestOnePersonsLevelIsNoGroups(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		do   func(*group)
		want bool
	}{
		"nothing":                        {func(*group) {}, false},
		"one person's":                   {func(r *group) { r.rate(2) }, false},
		"a group's":                      {func(r *group) { r.rate(2); r.hands(false, 0, 4) }, true},
		"one person's in its place":      {func(r *group) { r.hands(false, 0, 4); r.rate(2) }, false},
		"cleared":                        {func(r *group) { r.hands(false, 0, 4); r.e.ClearAnswer(r.stamp(), question) }, false},
		"set aside in its place":         {func(r *group) { r.hands(false, 0, 4); r.e.NotApplicable(r.stamp(), question, "No timetable") }, false},
		"one person's, of round 1 again": {func(r *group) { r.hands(false, 0, 0, 4); r.hands(false, 0, 4); r.rate(2) }, false},
		"agreed":                         {func(r *group) { r.hands(false, 0, 4); r.agree(2, "New paper") }, true},
		"one person's after that":        {func(r *group) { r.hands(false, 0, 4); r.agree(2, "New paper"); r.rate(3) }, false},
		"voted again":                    {func(r *group) { r.hands(false, 0, 4); r.rate(3); r.hands(false, 0, 4) }, true},
		"voided":                         {func(r *group) { r.rate(2); r.hands(false, 0, 4); r.void() }, false},
		"of the first of two groups":     {func(r *group) { r.hands(false, 0, 0, 4); r.s.ID = "s2"; r.hands(false, 4); r.rate(2) }, true},
		"while a round is open": {func(r *group) {
			r.hands(false, 0, 4)
			r.e.Answer(r.stamp(), question, func(a *assessment.Answer) {
				a.Rounds = append(a.Rounds, assessment.Round{Present: 4, Voted: []string{"a1"}, Sealed: "x"})
			})
		}, true},
	} {
		r := newGroup(t)
		c.do(r)
		if got := workshop.Voted(r.e.Assessment().Answers[question]); got != c.want {
			t.Errorf("%s: %t, want %t", name, got, c.want)
		}
	}
}
