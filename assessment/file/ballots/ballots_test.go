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
	rounds, err := workshop.Cast(box, "BEN-1", rounds, room, who, 2, assessment.WayTurns)
	if err != nil {
		t.Fatal(err)
	}
	return rounds
}

func box(t *testing.T, k *ballots.Keys, r ballots.Round) *workshop.BallotBox {
	t.Helper()
	b, err := k.BallotBox(ballots.Open{Round: r})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestKeyOutlivesTheProgramUntilTheRoundIsOver(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	round := ballots.Round{Question: "BEN-1"}
	rounds := cast(t, box(t, ballots.For(folder, "x", "x.json"), round), nil, "a1")

	k := ballots.For(folder, "x", "x.json")
	if !workshop.Readable(box(t, k, round), "BEN-1", rounds) {
		t.Fatal("the votes cannot be counted after a new start")
	}
	for name, other := range map[string]*workshop.BallotBox{
		"another round":      box(t, k, ballots.Round{Question: "BEN-1", Before: 1}),
		"another question":   box(t, k, ballots.Round{Question: "BEN-2"}),
		"another assessment": box(t, ballots.For(folder, "y", "x.json"), round),
	} {
		if workshop.Readable(other, "BEN-1", rounds) {
			t.Errorf("%s has the same key", name)
		}
	}
	k = ballots.For(folder, "x", "x.json")
	if err := k.Keep([]ballots.Round{round}); err != nil {
		t.Fatal(err)
	}
	if !workshop.Readable(box(t, k, round), "BEN-1", rounds) {
		t.Error("the key of an open round was destroyed")
	}
	if err := k.Keep(nil); err != nil {
		t.Fatal(err)
	}
	if !workshop.Readable(box(t, k, round), "BEN-1", rounds) {
		t.Error("a key that is in use was destroyed")
	}
	if err := k.Destroy([]ballots.Round{round}); err != nil {
		t.Fatal(err)
	}
	if workshop.Readable(box(t, k, round), "BEN-1", rounds) {
		t.Error("the key is still there after the round")
	}
}

func TestNothingIsLeftBehind(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	k := ballots.For(folder, "../../x", "x.json")
	box(t, k, ballots.Round{Question: "../BEN-1"})
	k = ballots.For(folder, "../../x", "x.json")
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
	b, err := ballots.For(file, "x", "x.json").BallotBox(ballots.Open{Round: ballots.Round{Question: "BEN-1"}})
	if err == nil || b == nil {
		t.Fatal(b, err)
	}
	rounds := cast(t, b, cast(t, b, cast(t, b, nil, "a1"), "a2"), "a3")
	if !rounds[0].Complete || rounds[0].Levels[2] != 3 {
		t.Errorf("%+v", rounds)
	}
}

// A link to a file leads to the keys of that file.
func TestALinkLeadsToTheKeysOfItsFile(t *testing.T) {
	t.Parallel()
	folder, files := t.TempDir(), t.TempDir()
	path, link := filepath.Join(files, "a.charter.json"), filepath.Join(files, "link.charter.json")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(path, link); err != nil {
		t.Skip(err)
	}
	round := ballots.Round{Question: "BEN-1"}
	rounds := cast(t, box(t, ballots.For(folder, "x", path), round), nil, "a1")
	if !workshop.Readable(box(t, ballots.For(folder, "x", link), round), "BEN-1", rounds) {
		t.Error("the votes cannot be counted by the link")
	}
}

// Work on a copy of a file, under the same account, does nothing to the keys of the
// other; nor can the votes in one be counted in the other.
func TestACopyHasKeysOfItsOwn(t *testing.T) {
	t.Parallel()
	folder, files := t.TempDir(), t.TempDir()
	round := ballots.Round{Question: "BEN-1"}
	paths := make([]string, 2)
	for i, name := range []string{"a.charter.json", "b.charter.json"} {
		paths[i] = filepath.Join(files, name)
		if err := os.WriteFile(paths[i], nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	rounds := cast(t, box(t, ballots.For(folder, "x", paths[0]), round), nil, "a1")
	copied := ballots.For(folder, "x", paths[1])
	if workshop.Readable(box(t, copied, round), "BEN-1", rounds) {
		t.Error("the copy can count the votes of the other")
	}
	if err := copied.Destroy([]ballots.Round{round}); err != nil {
		t.Fatal(err)
	}
	if err := ballots.For(folder, "x", paths[1]).Keep(nil); err != nil {
		t.Fatal(err)
	}
	if !workshop.Readable(box(t, ballots.For(folder, "x", paths[0]), round), "BEN-1", rounds) {
		t.Error("the votes cannot be counted any more")
	}
	moved := ballots.For(folder, "x", paths[0])
	if err := moved.Move(paths[1]); err != nil {
		t.Fatal(err)
	}
	if !workshop.Readable(box(t, ballots.For(folder, "x", paths[1]), round), "BEN-1", rounds) {
		t.Error("the keys did not come along")
	}
}

// An older version of the file, in which fewer have voted, is refused once the newer one
// was known to be saved; a newer one is not, nor a round that begins anew.
func TestAnOlderVersionOfTheFileIsRefused(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	round := ballots.Round{Question: "BEN-1"}
	k := ballots.For(folder, "x", "x.json")
	b := box(t, k, round)
	first := cast(t, b, nil, "a1")
	second := cast(t, b, first, "a2")
	note := func(rounds []assessment.Round) {
		if err := k.Note(ballots.Open{Round: round, Voted: rounds[0].Voted, Sealed: rounds[0].Sealed}); err != nil {
			t.Fatal(err)
		}
	}
	note(first)
	get := func(rounds []assessment.Round) (*workshop.BallotBox, error) {
		return ballots.For(folder, "x", "x.json").BallotBox(ballots.Open{Round: round, Voted: rounds[0].Voted, Sealed: rounds[0].Sealed})
	}
	if b, err := get(second); err != nil || !workshop.Readable(b, "BEN-1", second) {
		t.Fatalf("a version that is newer than the note: %v", err)
	}
	note(second)
	note(first) // too late
	if b, err := get(first); b != nil || err != ballots.ErrRolledBack {
		t.Errorf("an older version: %v, %v", b, err)
	}
	forged := []assessment.Round{{Voted: second[0].Voted, Sealed: first[0].Sealed}}
	if b, err := get(forged); err != nil || workshop.Readable(b, "BEN-1", forged) {
		t.Errorf("older votes beside the names of a newer version: %v", err)
	}
	renewed, err := k.Renew(round)
	if err != nil || workshop.Readable(renewed, "BEN-1", second) {
		t.Errorf("after it was closed unseen: %v", err)
	}
	note(second) // of the round that was closed
	again := cast(t, renewed, nil, "a3")
	if b, err := get(again); err != nil || !workshop.Readable(b, "BEN-1", again) {
		t.Errorf("the round that began anew: %v", err)
	}
	if b := box(t, ballots.For(folder, "x", "x.json"), round); workshop.Readable(b, "BEN-1", again) != true {
		t.Error("nothing was noted, and the key is another")
	}
}

// Without a folder no key is kept, and none is made elsewhere.
func TestNoFolderIsGiven(t *testing.T) {
	t.Parallel()
	k := ballots.For("", "x", "x.json")
	if b, err := k.BallotBox(ballots.Open{Round: ballots.Round{Question: "BEN-1"}}); b == nil || err == nil {
		t.Errorf("%v, %v", b, err)
	}
	if err := k.Keep(nil); err != nil {
		t.Error(err)
	}
	if found, _ := filepath.Glob("*/*.key"); len(found) > 0 {
		t.Errorf("written: %v", found)
	}
}
