package session_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"charter/assessment"
	"charter/assessment/file"
	"charter/assessment/format"
	"charter/assessment/sample/sampletest"
	"charter/assessment/store"
	"charter/tui/library"
	"charter/tui/session"
)

func clock() time.Time { return time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC) }

// workspaceIn gives a workspace in a folder of its own with the worked example in a
// file, which is not open yet.
func workspaceIn(t *testing.T) (w *session.Workspace, path string) {
	t.Helper()
	folder := t.TempDir()
	w = &session.Workspace{Environment: session.Environment{
		Now: clock, Sample: sampletest.Example,
		Library: library.Library{Folder: folder, Recent: filepath.Join(folder, "recent.json"), Packs: file.PacksIn("", sampletest.Editions())},
	}}
	path = filepath.Join(folder, "bus.charter.json")
	if err := file.Create(path, sampletest.Assessment(t, sampletest.Pack(t))); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if w.IsOpen() {
			do(w, session.Discard{})
		}
	})
	return w, path
}

// do takes an event to a workspace and does at once what that leads to; it gives all
// that was to be shown, in order.
func do(w *session.Workspace, e session.Event) (shown []session.Event) {
	outcome, effects := w.Step(e)
	if outcome != nil {
		shown = append(shown, outcome)
	}
	return append(shown, run(w, effects)...)
}

func run(w *session.Workspace, effects []session.Effect) (shown []session.Event) {
	for _, effect := range effects {
		if came := effect(); came != nil {
			shown = append(shown, do(w, came)...)
		}
	}
	return shown
}

// only gives the one event of a kind that was shown.
func only[E session.Event](t *testing.T, shown []session.Event) E {
	t.Helper()
	if len(shown) == 1 {
		if e, ok := shown[0].(E); ok {
			return e
		}
	}
	var want E
	t.Fatalf("shown is %#v, want one %T", shown, want)
	return want
}

func rate(w *session.Workspace, id string, level int) {
	w.Session.Edit(func(e *assessment.Editor, at assessment.Stamp) { e.Rate(at, id, level) })
}

// overwrite puts a version of somebody else in a file.
func overwrite(t *testing.T, path string, change func(*assessment.Assessment)) {
	t.Helper()
	a, err := file.Read(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	change(a)
	text, err := format.Encode(a)
	if err == nil {
		err = os.WriteFile(path, text, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestOpenEditAndClose(t *testing.T) {
	t.Parallel()
	w, path := workspaceIn(t)
	only[session.Opened](t, do(w, session.Open{Path: path}))
	if w.State != session.Editing || !w.IsOpen() || w.ReadOnly != "" {
		t.Fatalf("after opening: %+v", w)
	}
	rate(w, "BEN-1", 1)
	if only[session.Flushed](t, do(w, session.Flush{})).Err != nil || w.Saving.Pending() {
		t.Errorf("not saved: %+v", w.Saving)
	}
	if closed := only[session.HasClosed](t, do(w, session.Close{})); closed.Path != path || w.IsOpen() || w.State != session.Closed {
		t.Errorf("closed is %+v in state %d", closed, w.State)
	}
}

// A file that is on its way is not opened once more: the second would find it in use by
// ourselves. Of two files that were asked for the last is opened, and the other let go.
func TestOnlyTheLastFileAskedForIsOpened(t *testing.T) {
	t.Parallel()
	w, path := workspaceIn(t)
	_, first := w.Step(session.Open{Path: path})
	if _, again := w.Step(session.Open{Path: path}); len(again) > 0 {
		t.Error("a file that is on its way is asked for again")
	}
	other := filepath.Join(filepath.Dir(path), "other.charter.json")
	if err := file.Create(other, sampletest.Assessment(t, sampletest.Pack(t))); err != nil {
		t.Fatal(err)
	}
	_, last := w.Step(session.Open{Path: other})
	opened := only[session.Opened](t, run(w, last))
	if shown := run(w, first); len(shown) > 0 || w.Session != opened.Session {
		t.Errorf("a file that nobody waits for any more is shown: %v", shown)
	}
	saver, _, err := file.Open(path, file.Options{Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	defer saver.Discard()
	if why := saver.Status().ReadOnly; why != nil {
		t.Errorf("the first file is still held: %v", why)
	}
}

func TestWhatStandsInTheWayOfOpening(t *testing.T) {
	t.Parallel()
	w, path := workspaceIn(t)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	missing := only[session.NotOpened](t, do(w, session.Open{Path: filepath.Join(filepath.Dir(path), "no.charter.json")}))
	if missing.CanRestore() || w.State != session.Closed {
		t.Errorf("a file that never was can be restored: %+v", missing)
	}
	if err := errors.Join(os.WriteFile(path, whole[:100], 0o600), os.WriteFile(path+".bak", whole, 0o600)); err != nil {
		t.Fatal(err)
	}
	if damaged := only[session.NotOpened](t, do(w, session.Open{Path: path})); !damaged.CanRestore() || damaged.Damage.Gone() {
		t.Errorf("the way back is not offered: %+v", damaged)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if gone := only[session.NotOpened](t, do(w, session.Open{Path: path})); !gone.CanRestore() || !gone.Damage.Gone() {
		t.Errorf("the way back is not offered for a lost file: %+v", gone)
	}
	if restored := only[session.Restored](t, do(w, session.Restore{Path: path})); restored.Err != nil || restored.Words() != "The last good copy is back." {
		t.Errorf("restored is %+v", restored)
	}
	only[session.Opened](t, do(w, session.Open{Path: path}))
}

func TestAFreeNameIsFoundForTheSample(t *testing.T) {
	t.Parallel()
	w, _ := workspaceIn(t)
	opened := only[session.Opened](t, do(w, session.Start{Sample: true}))
	if opened.Created || !w.Session.Assessment().Example || filepath.Dir(w.Session.Path) != w.Library.Folder {
		t.Errorf("opened is %+v in %s", opened, w.Session.Path)
	}
}

// Who wanted to leave and saved the work in another place goes on working there.
func TestSavingElsewhereTakesTheWishToLeaveBack(t *testing.T) {
	t.Parallel()
	w, path := workspaceIn(t)
	do(w, session.Open{Path: path})
	if err := os.Rename(path, path+".gone"); err != nil {
		t.Fatal(err)
	}
	rate(w, "BEN-1", 1)
	only[session.NotClosed](t, do(w, session.Close{}))
	if w.State != session.Unsaved || !w.Leaving() {
		t.Fatalf("the state is %d", w.State)
	}
	other := filepath.Join(filepath.Dir(path), "other.charter.json")
	if e := only[session.SavedElsewhere](t, do(w, session.SaveElsewhere{Path: other})); e.Err != nil {
		t.Fatal(e.Err)
	}
	if w.State != session.Editing || w.Leaving() || w.Session.Path != other {
		t.Errorf("the state is %d, in %s", w.State, w.Session.Path)
	}
}

// Leaving waits for the disk, and goes on by itself; unless the user stays.
func TestAFileIsClosedOnceAllIsSaved(t *testing.T) {
	t.Parallel()
	for _, stay := range []bool{false, true} {
		w, path := workspaceIn(t)
		do(w, session.Open{Path: path})
		if err := os.Rename(path, path+".gone"); err != nil {
			t.Fatal(err)
		}
		rate(w, "BEN-1", 1)
		only[session.NotClosed](t, do(w, session.Close{}))
		if stay {
			do(w, session.Stay{})
		}
		if err := os.Rename(path+".gone", path); err != nil { // the drive is back
			t.Fatal(err)
		}
		do(w, session.Retry{})
		if w.IsOpen() != stay {
			t.Errorf("who stays (%v) has the file open: %v", stay, w.IsOpen())
		}
	}
}

func TestLosingWorkTakesAYes(t *testing.T) {
	t.Parallel()
	w, path := workspaceIn(t)
	do(w, session.Open{Path: path})
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	rate(w, "BEN-1", 1)
	only[session.NotClosed](t, do(w, session.Close{}))
	only[session.HasClosed](t, do(w, session.Discard{}))
	if left, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*.lock")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// The file of somebody else is read until they close it; what they changed is shown,
// and the user goes on where they were.
func TestAFileIsEditedOnceItIsFree(t *testing.T) {
	t.Parallel()
	w, path := workspaceIn(t)
	other, a, err := file.Open(path, file.Options{Now: clock, Self: func() store.Holder { return store.Holder{User: "ann"} }})
	if err != nil {
		t.Fatal(err)
	}
	only[session.Opened](t, do(w, session.Open{Path: path}))
	if w.ReadOnly == "" || len(do(w, session.Look{})) > 0 {
		t.Fatal("a file that ann edits can be changed")
	}
	if e := only[session.StillReadOnly](t, do(w, session.Retry{})); !strings.Contains(e.Err.Error(), "ann") {
		t.Error(e.Err)
	}
	w.Session.Visit("INC-2")
	w.Session.PutEssentialsFirst(true)
	theirs := *a
	theirs.Project.Title = "Changed by ann"
	other.Save(&theirs)
	if err := other.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	if e := only[session.Unlocked](t, do(w, session.Look{})); !e.Changed || w.ReadOnly != "" || w.Session.Assessment().Project.Title != "Changed by ann" {
		t.Errorf("got %+v, %q", e, w.ReadOnly)
	}
	if w.Session.Visited() != "INC-2" || !w.Session.EssentialsFirst() {
		t.Error("where the user was is forgotten")
	}
}

func TestConflict(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		end   func(*testing.T, *session.Workspace) session.Event
		level int
	}{
		"yours":       {func(t *testing.T, w *session.Workspace) session.Event { return joined(t, w, session.Yours) }, 1},
		"join theirs": {func(t *testing.T, w *session.Workspace) session.Event { return joined(t, w, session.Theirs) }, 2},
		"take theirs": {func(*testing.T, *session.Workspace) session.Event { return session.TakeTheirs{} }, 2},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w, path := workspaceIn(t)
			do(w, session.Open{Path: path})
			overwrite(t, path, func(a *assessment.Assessment) { a.Answers["BEN-1"] = assessment.Level(2) })
			rate(w, "BEN-1", 1)
			do(w, session.Flush{})
			if w.Saving.Conflict == nil || !w.MustTellConflict() || w.MustTellConflict() {
				t.Fatal("the conflict is not told, or told twice")
			}
			resolved := only[session.Resolved](t, do(w, c.end(t, w)))
			if level := w.Session.Answer("BEN-1").Level; *level != c.level || w.Saving.Conflict != nil || w.State != session.Editing {
				t.Errorf("BEN-1 is at %d, want %d", *level, c.level)
			}
			if _, err := os.Stat(resolved.Aside); err != nil {
				t.Errorf("the other version is not kept: %v", err)
			}
			if _, err := w.Compare(); err == nil {
				t.Error("there still are two versions")
			}
		})
	}
}

// joined joins the two versions with one that holds wherever they differ.
func joined(t *testing.T, w *session.Workspace, name string) session.Event {
	t.Helper()
	plan, err := w.Compare()
	if err != nil {
		t.Fatal(err)
	}
	w.DecideAll(plan, name)
	a, err := plan.Result()
	if err != nil {
		t.Fatal(err)
	}
	return session.Resolve{Assessment: a}
}

// Without a conflict there is nothing to end, and nothing waits for it.
func TestEndingNoConflict(t *testing.T) {
	t.Parallel()
	w, path := workspaceIn(t)
	do(w, session.Open{Path: path})
	if shown := do(w, session.TakeTheirs{}); len(shown) > 0 || w.Busy() {
		t.Errorf("shown is %v, busy %v", shown, w.Busy())
	}
}

// A round that was completed in the last moment is saved on leaving, and its key goes
// with it: nothing comes after that could destroy it. Of an open round it stays.
func TestKeysOfCompleteRoundsGoOnLeaving(t *testing.T) {
	t.Parallel()
	for name, leave := range map[string]func(*session.Workspace) error{
		"closed":  func(w *session.Workspace) error { do(w, session.Close{}); return nil },
		"at once": (*session.Workspace).CloseNow,
	} {
		for _, finished := range []bool{true, false} {
			w, path := workspaceIn(t)
			w.Ballots = t.TempDir()
			do(w, session.Open{Path: path})
			before := len(w.Session.Answer("BEN-1").Rounds)
			do(w, session.RequestBallotBox{Question: "BEN-1", Before: before})
			w.Session.EditAnswer("BEN-1", func(a *assessment.Answer) {
				round := assessment.Round{Present: 3, Levels: [4]int{0, 0, 3, 0}, Complete: true}
				if !finished {
					round = assessment.Round{Present: 3, Voted: []string{"a1"}, Sealed: "bm90IHlldA"}
				}
				a.Rounds = append(a.Rounds, round)
			})
			if err := leave(w); err != nil {
				t.Fatal(err)
			}
			keys := 0
			err := filepath.WalkDir(w.Ballots, func(_ string, entry fs.DirEntry, err error) error {
				if err == nil && !entry.IsDir() {
					keys++
				}
				return err
			})
			if want := map[bool]int{true: 0, false: 1}[finished]; err != nil || keys != want {
				t.Errorf("%s, finished %v: %d keys are left (%v), want %d", name, finished, keys, err, want)
			}
		}
	}
}
