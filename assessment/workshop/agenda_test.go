package workshop_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"charter/assessment"
	"charter/assessment/sample/sampletest"
	"charter/assessment/workshop"
	"charter/questions"
)

var start = time.Date(2026, 11, 22, 9, 30, 0, 0, time.UTC)

// disputed and agreed are rounds as they end.
func disputed() []assessment.Round {
	return []assessment.Round{{Present: 3, Levels: [4]int{1, 0, 1, 1}, Complete: true}}
}

func agreed() []assessment.Round {
	return []assessment.Round{{Present: 3, Levels: [4]int{0, 0, 3, 0}, Complete: true}}
}

type agendaCase struct {
	a       *assessment.Assessment
	pack    *questions.Pack
	score   assessment.Score
	session assessment.Session
}

// drawAgenda draws the real questionnaire with some answers and a sitting on it.
func drawAgenda(t *rapid.T, pack *questions.Pack) agendaCase {
	c := agendaCase{pack: pack, a: assessment.New("x", assessment.PackRef{ID: pack.ID, Version: pack.Version}, start)}
	c.a.Facts.Stage = rapid.SampledFrom(questions.Stages()).Draw(t, "stage")
	for i := range pack.Principles {
		for _, q := range pack.Principles[i].Questions {
			switch rapid.IntRange(0, 3).Draw(t, q.ID) {
			case 0:
				answer := assessment.Level(2)
				answer.Rounds = disputed()
				c.a.Answers[q.ID] = answer
			case 1:
				answer := assessment.Level(2)
				answer.Rounds = agreed()
				c.a.Answers[q.ID] = answer
			case 2:
				c.a.Answers[q.ID] = assessment.Level(1)
			}
		}
	}
	c.score = assessment.Compute(c.a, pack)
	scope := rapid.SampledFrom([]string{workshop.ScopeAll, workshop.ScopeEssential, workshop.ScopeOpen, "privacy"}).Draw(t, "scope")
	c.session = assessment.Session{
		Started: start, Scope: []string{scope}, Minutes: rapid.IntRange(1, 300).Draw(t, "minutes"),
		Questions: workshop.Agenda(c.a, &c.score, pack, []string{scope}),
	}
	if len(c.session.Questions) > 0 {
		c.session.At = rapid.SampledFrom(c.session.Questions).Draw(t, "at")
	}
	return c
}

func defaultPack(t *testing.T) *questions.Pack {
	t.Helper()
	return sampletest.Pack(t)
}

func TestAgendaCoversItsScope(t *testing.T) {
	t.Parallel()
	pack := defaultPack(t)
	rapid.Check(t, func(t *rapid.T) {
		c := drawAgenda(t, pack)
		for _, q := range c.score.Questions {
			answer := c.a.Answers[q.ID]
			_, principle, _ := pack.Question(q.ID)
			want := q.Applies
			switch c.session.Scope[0] {
			case workshop.ScopeEssential:
				want = want && q.Essential
			case workshop.ScopeOpen:
				want = want && (answer.State == "" || len(answer.Rounds) > 0 && answer.Rounds[0].Disputed())
			case "privacy":
				want = want && principle.ID == "privacy"
			}
			if slices.Contains(c.session.Questions, q.ID) != want {
				t.Fatalf("%s on the agenda %s: want %t", q.ID, c.session.Scope, want)
			}
		}
	})
}

// The slots hold the whole agenda, in its order, and come one after another.
func TestSlotsFollowTheAgenda(t *testing.T) {
	t.Parallel()
	pack := defaultPack(t)
	rapid.Check(t, func(t *rapid.T) {
		c := drawAgenda(t, pack)
		done, before := 0, start
		var ids []string
		for _, slot := range workshop.Slots(c.session, c.a, pack, start) {
			if slot.Minutes < 0 || slot.Begins.Before(before) {
				t.Fatalf("%+v", slot)
			}
			before = slot.Begins
			done += slot.Done
			if !slices.Contains(slot.Questions, slot.Next) {
				t.Fatalf("the next of %v is %s", slot.Questions, slot.Next)
			}
			ids = append(ids, slot.Questions...)
		}
		if diff := cmp.Diff(c.session.Questions, ids); diff != "" {
			t.Fatal(diff)
		}
		for _, id := range ids {
			if workshop.DealtWith(c.a.Answers[id], start) {
				done--
			}
		}
		if done > 0 {
			t.Fatalf("%d more are told as dealt with than were", done)
		}
	})
}

func TestPace(t *testing.T) {
	t.Parallel()
	s := assessment.Session{Started: start, Minutes: 60}
	for _, c := range []struct {
		after, breaks int
		onBreak       int
		want          workshop.Pace
	}{
		{10, 0, 0, workshop.Pace{Elapsed: 10, Left: 50}},
		{47, 7, 0, workshop.Pace{Elapsed: 40, Left: 20}},
		{47, 0, 5, workshop.Pace{Elapsed: 42, Left: 18}},
		{70, 0, 0, workshop.Pace{Elapsed: 70, Left: -10}},
	} {
		now := start.Add(time.Duration(c.after) * time.Minute)
		s.BreakMinutes, s.BreakSince = c.breaks, time.Time{}
		if c.onBreak > 0 {
			workshop.StartBreak(&s, now.Add(-time.Duration(c.onBreak)*time.Minute))
		}
		if got := workshop.PaceOf(s, now); got != c.want {
			t.Errorf("after %d minutes: %+v, want %+v", c.after, got, c.want)
		}
	}
}

// Stopping early keeps every essential question, loses none, keeps the order,
// and keeps no fewer when there is more time.
func TestStopWithinKeepsEssentials(t *testing.T) {
	t.Parallel()
	pack := defaultPack(t)
	rapid.Check(t, func(t *rapid.T) {
		c := drawAgenda(t, pack)
		within := rapid.IntRange(0, 200).Draw(t, "within")
		cut := workshop.StopWithin(c.session, c.a, &c.score, start, within)
		rest := workshop.Remaining(c.session)
		var merged []string
		for _, id := range rest {
			if slices.Contains(cut.Keep, id) != slices.Contains(cut.Drop, id) {
				merged = append(merged, id)
			}
		}
		if diff := cmp.Diff(rest, merged); diff != "" || len(cut.Keep)+len(cut.Drop) != len(rest) {
			t.Fatal(diff, cut)
		}
		onlyEssential := true
		for _, q := range c.score.Questions {
			if q.Essential && slices.Contains(cut.Drop, q.ID) {
				t.Fatalf("%s is essential and dropped", q.ID)
			}
			onlyEssential = onlyEssential && (q.Essential || !slices.Contains(cut.Keep, q.ID))
		}
		if cut.Minutes > within && !onlyEssential {
			t.Fatalf("%d minutes for %v within %d", cut.Minutes, cut.Keep, within)
		}
		if more := workshop.StopWithin(c.session, c.a, &c.score, start, within+10); len(more.Keep) < len(cut.Keep) {
			t.Fatalf("more time keeps fewer: %v, %v", cut.Keep, more.Keep)
		}
		s := c.session
		workshop.Drop(&s, cut.Drop)
		if left := workshop.Remaining(s); len(cut.Keep) > 0 && !slices.Equal(left, cut.Keep) {
			t.Fatalf("after dropping: %v at %q, want %v", left, s.At, cut.Keep)
		}
	})
}

func TestOrderOfDiscussion(t *testing.T) {
	t.Parallel()
	pack := defaultPack(t)
	a := assessment.New("x", assessment.PackRef{ID: pack.ID}, start)
	a.Facts.Stage = questions.StageLive
	rounds := func(levels [4]int, unsure int) assessment.Answer {
		return assessment.Answer{Rounds: []assessment.Round{{Levels: levels, Unsure: unsure, Complete: true}}}
	}
	score := assessment.Compute(a, pack)
	var essential, plain []string
	for _, q := range score.Questions {
		if q.Essential {
			essential = append(essential, q.ID)
		} else {
			plain = append(plain, q.ID)
		}
	}
	a.Answers[plain[0]] = rounds([4]int{1, 0, 0, 2}, 0)     // range 3
	a.Answers[plain[1]] = rounds([4]int{0, 3, 0, 0}, 1)     // one unsure
	a.Answers[plain[2]] = rounds([4]int{0, 3, 0, 0}, 0)     // agreed
	a.Answers[essential[0]] = rounds([4]int{3, 1, 2, 0}, 0) // range 2, distance 5/6, a third on the other side
	a.Answers[essential[1]] = rounds([4]int{3, 0, 3, 0}, 0) // range 2, distance 1
	all := append(slices.Clone(plain), essential...)
	want := []string{essential[1], essential[0], plain[0], plain[1]}
	if diff := cmp.Diff(want, workshop.Discussion(all, a, &score)); diff != "" {
		t.Error(diff)
	}
}

// sittings is an assessment without answers that has had one sitting.
func sittings(s assessment.Session) *assessment.Assessment {
	return &assessment.Assessment{Sessions: []assessment.Session{s}}
}

func TestGoOn(t *testing.T) {
	t.Parallel()
	stopped := assessment.Session{
		ID: "s1", Started: start, Present: []string{"a1", "a2"}, Left: []string{"a2"}, Facilitator: "Ida",
		Scope: []string{workshop.ScopeAll}, Way: assessment.WayHands, Minutes: 120,
		Questions: []string{"BEN-1", "BEN-2", "SEC-1"}, At: "BEN-2",
	}
	seen := start.Add(50 * time.Minute)

	soon := workshop.GoOn(sittings(stopped), seen, seen.Add(12*time.Minute))
	want := stopped
	want.BreakMinutes = 12
	if diff := cmp.Diff([]assessment.Session{want}, soon); diff != "" {
		t.Errorf("after a short interruption: %s", diff)
	}

	if got := workshop.GoOn(sittings(stopped), seen, seen.Add(4*time.Hour-time.Minute)); len(got) != 1 {
		t.Error("a session is over within four hours")
	}
	if got := workshop.GoOn(sittings(stopped), seen, seen.Add(4*time.Hour)); len(got) != 2 {
		t.Error("a session goes on after four hours")
	}

	later := seen.Add(72 * time.Hour)
	closed := stopped
	closed.Ended, closed.Open = seen, []string{"BEN-2", "SEC-1", "BEN-1"} // BEN-1 was skipped
	next := assessment.Session{
		Started: later, Since: start, Facilitator: "Ida", Scope: []string{workshop.ScopeAll}, Way: assessment.WayHands, Minutes: 120,
		Questions: closed.Open, At: "BEN-2",
	}
	for when, before := range map[string]assessment.Session{"days later": stopped, "after it was ended": closed} {
		got := workshop.GoOn(sittings(before), seen, later)
		if got[1].ID == "" || got[1].ID == got[0].ID {
			t.Errorf("%s: the new session has the id %q", when, got[1].ID)
		}
		next.ID = got[1].ID
		if diff := cmp.Diff([]assessment.Session{closed, next}, got); diff != "" {
			t.Errorf("%s: %s", when, diff)
		}
	}
}

func TestClosing(t *testing.T) {
	t.Parallel()
	pack := defaultPack(t)
	a := assessment.New("x", assessment.PackRef{ID: pack.ID}, start)
	a.Assessors = []assessment.Assessor{{ID: "a1", DeliveryTeam: true}, {ID: "a2"}, {ID: "a3", Resident: true}, {ID: "a4", Resident: true}}
	answered := assessment.Level(2)
	answered.Rounds = agreed()
	answered.Rounds[0].Held = start.Add(time.Minute)
	a.Answers["BEN-1"] = answered
	settled := assessment.Level(1)
	settled.Agreed, settled.Updated = "The plan is only a draft.", start.Add(time.Minute)
	a.Answers["BEN-2"] = settled
	a.Answers["BEN-3"] = assessment.Level(3) // answered before, by the team alone
	apart := assessment.Level(2)
	apart.Rounds = disputed()
	apart.Rounds[0].Held = start.Add(time.Minute)
	a.Answers["SEC-1"] = apart
	a.Answers["SEC-2"] = assessment.Answer{Note: "later"}
	open := assessment.Level(1)
	open.Rounds = []assessment.Round{{Present: 3, Voted: []string{"a1"}, Sealed: "x"}}
	a.Answers["SEC-3"] = open
	a.Parking = []assessment.Parked{{Text: "old", Raised: start.Add(-time.Hour)}, {Text: "new", Raised: start.Add(time.Hour)}}
	a.Actions = []assessment.Action{
		{ID: "x1", Owner: "Data lead", Status: assessment.ActionOpen}, {ID: "x2", Status: assessment.ActionOpen},
		{ID: "x3", Owner: " data lead", Status: assessment.ActionOpen}, {ID: "x4", Owner: "Audit", Status: assessment.ActionDone},
	}
	s := assessment.Session{Started: start, Present: []string{"a1", "a2", "a3"}, Questions: []string{"BEN-1", "BEN-2", "BEN-3", "SEC-1", "SEC-2", "SEC-3"}}
	score := assessment.Compute(a, pack)
	got := workshop.ClosingOf(s, a, &score)
	want := workshop.Closing{
		Agreed: []string{"BEN-1", "BEN-2"}, Open: []string{"SEC-1"}, Left: []string{"BEN-3", "SEC-2", "SEC-3"},
		Owners:  []workshop.Owner{{Name: "", Actions: []assessment.Action{a.Actions[1]}}, {Name: "Data lead", Actions: []assessment.Action{a.Actions[0], a.Actions[2]}}},
		Parked:  a.Parking[1:],
		Present: 3, Independent: 2, Residents: 1,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestReveals(t *testing.T) {
	t.Parallel()
	round := func(levels [4]int, unsure, notApplicable int) assessment.Round {
		return assessment.Round{Levels: levels, Unsure: unsure, NotApplicable: notApplicable, Complete: true}
	}
	const few = "There were fewer than three votes, so no counts are shown."
	for _, c := range []struct {
		rounds []assessment.Round
		next   workshop.Step
		why    string
		ask    string
	}{
		{[]assessment.Round{round([4]int{1, 2, 3, 1}, 0, 0)}, workshop.TalkStep, "Views differ by three levels: talk about it.",
			"Ask the room what speaks for level 0 and what for level 3, not whose view it is."},
		{[]assessment.Round{round([4]int{0, 1, 0, 1}, 1, 0)}, workshop.TalkStep, "Views differ by two levels and one person is unsure: talk about it.",
			"Ask the room what speaks for level 1 and what for level 3, not whose view it is."},
		{[]assessment.Round{round([4]int{0, 2, 1, 0}, 0, 0)}, workshop.GoOnStep, "Views are within one level: no need to talk.", ""},
		{[]assessment.Round{round([4]int{0, 3, 0, 0}, 0, 0)}, workshop.GoOnStep, "Everyone chose the same level: no need to talk.", ""},
		{[]assessment.Round{round([4]int{0, 2, 0, 0}, 0, 0)}, workshop.GoOnStep, few, ""},
		{[]assessment.Round{round([4]int{0, 0, 0, 1}, 0, 0)}, workshop.GoOnStep, few, ""},
		{[]assessment.Round{round([4]int{}, 1, 0)}, workshop.GoOnStep, few, ""},
		{[]assessment.Round{round([4]int{1, 0, 1, 0}, 0, 0)}, workshop.TalkStep, few + " Views differ: talk about it.", "Hear from everybody what they had in mind."},
		{[]assessment.Round{round([4]int{1, 0, 1, 0}, 0, 0), round([4]int{1, 0, 0, 1}, 0, 0)}, workshop.RecordStep, few + " Views still differ: note the dissent and go on.",
			"Hear from everybody what they had in mind."},
		{[]assessment.Round{round([4]int{0, 0, 1, 0}, 2, 0)}, workshop.TalkStep, "Half or more are unsure: talk about what you would need to know.",
			"Ask the room what is missing, not who is unsure."},
		{[]assessment.Round{round([4]int{0, 0, 4, 0}, 2, 0)}, workshop.TalkStep, "Two people are unsure: talk about what would settle it.",
			"Ask the room what is missing, not who is unsure."},
		{[]assessment.Round{round([4]int{0, 2, 0, 0}, 0, 1)}, workshop.TalkStep, "One person says it does not apply, and others rated it: talk about that first.",
			"Ask the room why it would apply and why it would not, not whose view it is."},
		{[]assessment.Round{round([4]int{}, 1, 3)}, workshop.TalkStep, "One person is unsure, and the others say it does not apply: talk about that first.",
			"Ask the room what is missing, not who is unsure."},
		{[]assessment.Round{round([4]int{}, 0, 3)}, workshop.GoOnStep, "Everyone says that it does not apply: no need to talk, but write down why.", ""},
		{[]assessment.Round{round([4]int{}, 0, 0)}, workshop.GoOnStep, few, ""},
		{[]assessment.Round{round([4]int{1, 0, 0, 2}, 0, 0), round([4]int{1, 0, 2, 0}, 0, 0)}, workshop.RecordStep, "Views still differ by two levels: note the dissent and go on.",
			"Ask the room what to write down for level 0 and what for level 2, not whose view it is."},
		{[]assessment.Round{round([4]int{1, 0, 0, 2}, 0, 0), round([4]int{1, 0, 0, 1}, 2, 0)}, workshop.RecordStep, "Views still differ by three levels: note the dissent and go on.",
			"Ask the room what to write down for level 0 and what for level 3, not whose view it is."},
		{[]assessment.Round{round([4]int{1, 0, 0, 2}, 0, 0), round([4]int{0, 1, 2, 0}, 0, 0)}, workshop.GoOnStep, "Views are within one level: no need to talk.", ""},
	} {
		t.Run(fmt.Sprint(c.why), func(t *testing.T) {
			t.Parallel()
			answer := assessment.Answer{Rounds: c.rounds}
			got, ok := workshop.RevealOf(answer, time.Time{})
			if !ok || got.Next != c.next || got.Why != c.why || got.Ask != c.ask || got.Number != len(c.rounds) {
				t.Errorf("%+v", got)
			}
			if got.TooFew && (got.Tally.Total() > 0 || got.Vote != assessment.Vote{}) {
				t.Errorf("it tells the votes: %+v", got)
			}
			if workshop.Unresolved(answer, time.Time{}) != (c.next == workshop.RecordStep) {
				t.Error("unresolved and the next step differ")
			}
		})
	}
	again := []assessment.Round{round([4]int{1, 0, 0, 2}, 0, 0), round([4]int{1, 0, 2, 0}, 0, 0)}
	again[0].Held, again[1].Held = start.Add(-time.Hour), start.Add(time.Hour)
	if r, ok := workshop.RevealOf(assessment.Answer{Rounds: again}, start); !ok || r.Number != 1 || r.Next != workshop.TalkStep {
		t.Errorf("a round of an earlier assessment counts as the first: %+v", r)
	}
	if _, ok := workshop.RevealOf(assessment.Answer{Rounds: again[:1]}, start); ok {
		t.Error("a round of an earlier assessment is revealed")
	}
	if _, ok := workshop.RevealOf(assessment.Answer{Rounds: []assessment.Round{{Present: 2, Sealed: "x"}}}, time.Time{}); ok {
		t.Error("an open round is revealed")
	}
}
