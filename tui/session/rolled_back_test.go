package session_test

import (
	"os"
	"testing"

	"charter/assessment"
	"charter/assessment/workshop"
	"charter/tui/session"
)

// readyBox finds the ballot box in what was shown.
func readyBox(shown []session.Event) session.BallotBoxReady {
	for _, e := range shown {
		if ready, is := e.(session.BallotBoxReady); is {
			return ready
		}
	}
	return session.BallotBoxReady{}
}

// vote casts one person's vote on BEN-1 in the open file, and gives what came of asking
// for the ballot box.
func vote(t *testing.T, w *session.Workspace, who string) session.BallotBoxReady {
	t.Helper()
	before := 0
	for _, r := range w.Session.Answer("BEN-1").Rounds {
		if r.Complete {
			before++
		}
	}
	got := readyBox(do(w, session.RequestBallotBox{Question: "BEN-1", Before: before}))
	if got.Box == nil {
		return got
	}
	rounds, err := workshop.Cast(got.Box, "BEN-1", w.Session.Answer("BEN-1").Rounds, []string{"a1", "a2", "a3"}, who, 2, assessment.WayTurns)
	if err != nil {
		t.Fatal(err)
	}
	w.Session.EditAnswer("BEN-1", func(a *assessment.Answer) { a.Rounds = rounds })
	return got
}

// While a round is open, the file of a moment ago is refused once the next vote is saved;
// the newest version is not, nor after that work in a copy.
func TestAnOlderVersionOfAFileTakesNoVote(t *testing.T) {
	t.Parallel()
	keys := t.TempDir()
	w, path := workspaceIn(t)
	at := func(path string, work func(*session.Workspace)) {
		t.Helper()
		again := &session.Workspace{Environment: w.Environment}
		again.Ballots = keys
		do(again, session.Open{Path: path})
		if again.Session == nil {
			t.Fatal("it is not open")
		}
		work(again)
		do(again, session.Close{})
	}
	cast := func(who string) func(*session.Workspace) {
		return func(w *session.Workspace) {
			if got := vote(t, w, who); got.Err != nil {
				t.Errorf("%s cannot vote: %v", who, got.Err)
			}
		}
	}
	at(path, cast("a1"))
	older, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at(path, cast("a2"))
	newest, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	write := func(path string, text []byte) {
		t.Helper()
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(path, older)
	at(path, func(w *session.Workspace) {
		if got := vote(t, w, "a3"); !got.RolledBack {
			t.Errorf("the older version goes on: %v", got.Err)
		}
	})
	write(path, newest)
	write(path+".copy.charter.json", newest)
	at(path+".copy.charter.json", func(w *session.Workspace) {
		got := readyBox(do(w, session.RenewBallotKey{Question: "BEN-1"}))
		if got.Box == nil {
			t.Errorf("the copy has no box: %v", got.Err)
		}
	})
	at(path, cast("a3"))
}
