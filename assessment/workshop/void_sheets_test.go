package workshop_test

import (
	"testing"
	"time"

	"charter/assessment"
	"charter/assessment/workshop"
)

var voidedAt = time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)

// paperRound is a round of ballot sheets of the session p1.
func paperRound(levels [4]int) assessment.Round {
	present := levels[0] + levels[1] + levels[2] + levels[3]
	return assessment.Round{Session: "p1", Way: []assessment.Way{assessment.WayPaper}, Present: present, Levels: levels, Complete: true, Held: voidedAt.Add(-time.Hour)}
}

// counted is an assessment with a count of four sheets, recorded.
func counted() *assessment.Assessment {
	a := assessment.New("0199f0a0-0000-7000-8000-000000000001", assessment.PackRef{ID: "lcr-2025", Version: "1.0.0"}, voidedAt.Add(-2*time.Hour))
	a.Sessions = []assessment.Session{{ID: "p1", Ahead: true, Started: voidedAt.Add(-2 * time.Hour), Ended: voidedAt.Add(-time.Hour), Sheets: 4}}
	a.Answers = map[string]assessment.Answer{}
	for _, id := range []string{"BEN-1", "BEN-2"} {
		answer := assessment.Answer{Rounds: []assessment.Round{paperRound([4]int{0, 1, 3, 0})}}
		workshop.Record(&answer)
		a.Answers[id] = answer
	}
	return a
}

// A whole count of sheets is voided in one act: every round of it is kept apart, what it was
// recorded as goes, and a level that a later round came to stays.
func TestACountOfSheetsIsVoidedAsAWhole(t *testing.T) {
	t.Parallel()
	a := counted()
	later := a.Answers["BEN-2"]
	later.Rounds = append(later.Rounds, assessment.Round{Session: "s1", Way: []assessment.Way{assessment.WayHands}, Present: 4, Levels: [4]int{0, 0, 0, 4}, Complete: true, Held: voidedAt})
	workshop.Record(&later)
	a.Answers["BEN-2"] = later
	if s, on := workshop.SheetsCounted(a); !on || s.ID != "p1" {
		t.Fatalf("counted: %+v %t", s, on)
	}
	e := assessment.NewEditor(a)
	if err := workshop.VoidSession(e, assessment.Stamp{At: voidedAt}, "p1", " "); err == nil {
		t.Error("voided without a reason")
	}
	if err := workshop.VoidSession(e, assessment.Stamp{At: voidedAt}, "p1", "Sheets of another printing"); err != nil {
		t.Fatal(err)
	}
	first, second := e.Assessment().Answers["BEN-1"], e.Assessment().Answers["BEN-2"]
	if len(first.Rounds) != 0 || first.State != assessment.StateUnanswered || len(first.Voided) != 1 || first.Voided[0].Why != "Sheets of another printing" {
		t.Errorf("BEN-1: %+v", first)
	}
	if len(second.Rounds) != 1 || second.Level == nil || *second.Level != 3 || len(second.Voided) != 1 {
		t.Errorf("BEN-2: %+v", second)
	}
	if _, on := workshop.SheetsCounted(e.Assessment()); on {
		t.Error("the voided count still counts")
	}
	if err := workshop.TakesSheets(e.Assessment()); err != nil {
		t.Errorf("no sheets are taken after a void: %v", err)
	}
	if what, ok := e.CanUndo(); ok {
		t.Errorf("%q could be undone", what)
	}
}

// After a void the same sheets can be counted again, or so many others that the two counts
// tell nobody's sheet.
func TestASecondCountTellsNobodysSheet(t *testing.T) {
	t.Parallel()
	a := counted()
	for sheets, near := range map[int]bool{4: false, 3: true, 5: true, 6: true, 7: false} {
		if before, got := workshop.TooNear(a, sheets); got != near || near && before != 4 {
			t.Errorf("%d sheets after 4: too near %t", sheets, got)
		}
	}
	second := a.Sessions[0]
	second.ID, second.Sheets = "p2", 8
	a.Sessions = append(a.Sessions, second)
	if before, near := workshop.TooNear(a, 5); !near || before != 4 {
		t.Error("by a third count what is on one sheet of the first can be told")
	}
	a.Sessions = append(a.Sessions, assessment.Session{ID: "s1", Ended: voidedAt})
	if _, near := workshop.TooNear(a, 5); near {
		t.Error("sheets for another meeting are refused")
	}
}

// A wrong count of hands is mended in place, and nothing else is.
func TestAWrongCountOfHandsIsMended(t *testing.T) {
	t.Parallel()
	rounds, err := workshop.Show(nil, 4, workshop.Tally{0, 1, 3})
	if err != nil {
		t.Fatal(err)
	}
	rounds[0].Held, rounds[0].Session = voidedAt, "s1"
	mended, err := workshop.Mend(rounds, 4, workshop.Tally{0, 2, 2})
	if err != nil || len(mended) != 1 || mended[0].Levels != [4]int{0, 2, 2, 0} || !mended[0].Held.Equal(voidedAt) || mended[0].Session != "s1" || !mended[0].Complete {
		t.Errorf("mended: %+v, %v", mended, err)
	}
	if _, err := workshop.Mend(rounds, 4, workshop.Tally{0, 2, 0, 0, 0, 0, 2}); err == nil {
		t.Error("two votes were taken as counts")
	}
	if _, err := workshop.Mend([]assessment.Round{paperRound([4]int{0, 1, 3, 0})}, 4, workshop.Tally{0, 2, 2}); err == nil {
		t.Error("a count of sheets was mended")
	}
}

// What votes came to is never undone, and neither is what stood before; a note typed
// meanwhile is.
func TestVotesAreNeverUndone(t *testing.T) {
	t.Parallel()
	e := assessment.NewEditor(assessment.New("0199f0a0-0000-7000-8000-000000000001", assessment.PackRef{ID: "lcr-2025", Version: "1.0.0"}, voidedAt))
	stamp := assessment.Stamp{At: voidedAt}
	e.Rate(stamp, "BEN-1", 3)
	e.Answer(stamp, "BEN-1", func(a *assessment.Answer) { a.Note = "Old timetables" })
	hold := func(levels [4]int) {
		e.Answer(stamp, "BEN-1", func(a *assessment.Answer) {
			a.Rounds = append(a.Rounds, assessment.Round{Present: 4, Levels: levels, Complete: true, Held: voidedAt})
			workshop.Record(a)
		})
	}
	hold([4]int{0, 4, 0, 0})
	if what, ok := e.Undo(stamp); !ok || what != "BEN-1: note added" {
		t.Errorf("undone: %q %t", what, ok)
	}
	if what, ok := e.Undo(stamp); ok {
		t.Errorf("undone: %q", what)
	}
	if what, ok := e.Redo(stamp); !ok || what != "BEN-1: note added" {
		t.Errorf("done again: %q %t", what, ok)
	}
	e.Undo(stamp)
	e.Answer(stamp, "BEN-1", func(a *assessment.Answer) { _ = workshop.Void(a, voidedAt, "Counted twice") })
	if what, ok := e.Redo(stamp); ok {
		t.Errorf("done again after a void: %q", what)
	}
	if got := assessment.NewEditor(e.Assessment()); got.Assessment().Answers["BEN-1"].State != assessment.StateUnanswered {
		t.Error("the void did not clear the answer")
	} else if what, ok := got.CanUndo(); ok {
		t.Errorf("can be undone after a reload: %q", what)
	}
}
