package ballots_test

import (
	"os"
	"path/filepath"
	"testing"

	"charter/assessment"
	"charter/assessment/file/ballots"
	"charter/assessment/workshop"
)

var room = []string{"a1", "a2", "a3"}

func cast(t *testing.T, box *workshop.BallotBox, rounds []assessment.Round, who string) []assessment.Round {
	t.Helper()
	rounds, err := workshop.Cast(box, "BEN-1", rounds, room, who, 2)
	if err != nil {
		t.Fatal(err)
	}
	return rounds
}

func box(t *testing.T, k ballots.Keys, r ballots.Round) *workshop.BallotBox {
	t.Helper()
	b, err := k.BallotBox(r)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestKeyOutlivesTheProgramUntilTheRoundIsOver(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	round := ballots.Round{Question: "BEN-1"}
	rounds := cast(t, box(t, ballots.For(folder, "x"), round), nil, "a1")

	k := ballots.For(folder, "x")
	if !workshop.Readable(box(t, k, round), "BEN-1", rounds) {
		t.Fatal("the votes cannot be counted after a new start")
	}
	for name, other := range map[string]*workshop.BallotBox{
		"another round":      box(t, k, ballots.Round{Question: "BEN-1", Before: 1}),
		"another question":   box(t, k, ballots.Round{Question: "BEN-2"}),
		"another assessment": box(t, ballots.For(folder, "y"), round),
	} {
		if workshop.Readable(other, "BEN-1", rounds) {
			t.Errorf("%s has the same key", name)
		}
	}
	if err := k.Keep([]ballots.Round{round}); err != nil {
		t.Fatal(err)
	}
	if !workshop.Readable(box(t, k, round), "BEN-1", rounds) {
		t.Error("the key of an open round was destroyed")
	}
	if err := k.Keep(nil); err != nil {
		t.Fatal(err)
	}
	if workshop.Readable(box(t, k, round), "BEN-1", rounds) {
		t.Error("the key is still there after the round")
	}
}

func TestNothingIsLeftBehind(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	k := ballots.For(folder, "../../x")
	box(t, k, ballots.Round{Question: "../BEN-1"})
	if err := k.Keep(nil); err != nil {
		t.Fatal(err)
	}
	if err := k.Keep(nil); err != nil {
		t.Errorf("nothing to destroy: %v", err)
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
		t.Errorf("left: %v %v", left, err)
	}
	if above, err := filepath.Glob(filepath.Join(filepath.Dir(folder), "*x*")); err != nil || len(above) > 0 {
		t.Errorf("written elsewhere: %v %v", above, err)
	}
}

// Where no key can be kept, a vote can still be held, and the caller is told.
func TestWithoutAFolder(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	b, err := ballots.For(file, "x").BallotBox(ballots.Round{Question: "BEN-1"})
	if err == nil || b == nil {
		t.Fatal(b, err)
	}
	rounds := cast(t, b, cast(t, b, cast(t, b, nil, "a1"), "a2"), "a3")
	if !rounds[0].Complete || rounds[0].Levels[2] != 3 {
		t.Errorf("%+v", rounds)
	}
}
