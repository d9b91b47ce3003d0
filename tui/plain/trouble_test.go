package plain_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/go-json-experiment/json"

	"charter/assessment"
	"charter/assessment/file"
	"charter/assessment/format"
	"charter/assessment/sample/sampletest"
	"charter/assessment/store"
	"charter/questions"
	"charter/tui/plain"
)

// ann is somebody else who has a file open.
func ann() store.Holder { return store.Holder{User: "ann", Machine: "LAPTOP-7"} }

func TestAFileSomeoneElseEditsCanBeReadAndCopied(t *testing.T) {
	t.Parallel()
	path := start(t, func(a *assessment.Assessment) { a.Answers["BEN-1"] = assessment.Level(1) })
	other, _, err := file.Open(path, file.Options{Now: time.Now, Self: ann})
	if err != nil {
		t.Fatal(err)
	}
	in := typing(`
answer BEN-1
2
note
menu
undo
saving
again
saving
again
answer BEN-1
3
`)
	release := func() {
		if err := other.Close(t.Context()); err != nil {
			t.Error(err)
		}
	}
	in.steps = append(in.steps[:8], append([]any{release}, in.steps[8:]...)...)
	has(t, hold(t, in, opened(path)),
		"is being edited by ann", "You can read everything",
		"Recorded now: level 1", "Nothing can be changed now", "Nothing can be changed now", "Nothing can be changed now",
		"is being edited by ann", "The file is free. You can edit it now.", "BEN-1: level 3", "Saved.")
	if got := level(t, path, "BEN-1"); got != 3 {
		t.Errorf("BEN-1 is at level %d, want 3", got)
	}
}

func TestWorkInACopyOfAFileSomeoneElseEdits(t *testing.T) {
	t.Parallel()
	path := start(t, nil)
	other, _, err := file.Open(path, file.Options{Now: time.Now, Self: ann})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(other.Discard)
	has(t, hold(t, typing(`
saving
copy
falls
mine
answer BEN-1
2
`), opened(path)), "Name or path of the new file: falls", "is being edited by ann", "Saved in FOLDER/mine.charter.json", "BEN-1: level 2", "Saved.", "Everything is saved in FOLDER/mine.charter.json")
	if got := level(t, filepath.Join(filepath.Dir(path), "mine.charter.json"), "BEN-1"); got != 2 {
		t.Errorf("in the copy BEN-1 is at level %d, want 2", got)
	}
	if got := level(t, path, "BEN-1"); got != -1 {
		t.Errorf("in the file of the other BEN-1 is at level %d, want none", got)
	}
}

// conflicting opens a file that someone else changes: they say 3 and note
// something, we say 2. Then it goes on with what is typed.
func conflicting(t *testing.T, typed string) (transcript, path string) {
	t.Helper()
	path = start(t, nil)
	theirs := func() {
		a := read(t, path)
		a.Answers["BEN-1"] = assessment.Level(3)
		a.Answers["BEN-2"] = assessment.Answer{Note: "Theirs alone."}
		data, err := format.Encode(a)
		if err == nil {
			err = os.WriteFile(path, data, 0o666)
		}
		if err != nil {
			t.Error(err)
		}
	}
	in := typing("answer BEN-1")
	in.steps = append(append(in.steps, theirs, "2", "menu", "saving"), typing(typed).steps...)
	transcript = hold(t, in, opened(path))
	has(t, transcript, "someone else has changed", "To choose, type menu and then saving.", "Saved beside the file, as falls.conflict-", "both versions are kept")
	return transcript, path
}

func TestConflict(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		typed string
		told  string
		level int
		note  string // of BEN-2, which only they changed
	}{
		"mine":        {"mine", "Their version is kept beside it as falls.theirs-", 2, "Theirs alone."},
		"theirs":      {"theirs", "Their version is kept beside it as falls.theirs-", 3, "Theirs alone."},
		"theirs only": {"theirs only", "You go on with their version. Yours is kept beside it", 3, "Theirs alone."},
		"join, mine":  {"join\n1", "Difference 1 of 1: The answer to BEN-1.", 2, "Theirs alone."},
		"join, other": {"join\nneither\n2", "None of the choices begins with", 3, "Theirs alone."},
		"later":       {"nonsense\n", "Type join to join the two versions", 3, "Theirs alone."},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			transcript, path := conflicting(t, c.typed)
			has(t, transcript, c.told)
			if got := level(t, path, "BEN-1"); got != c.level {
				t.Errorf("BEN-1 is at level %d, want %d\n%s", got, c.level, transcript)
			}
			if got := read(t, path).Answers["BEN-2"].Note; got != c.note {
				t.Errorf("the note of BEN-2 is %q, want %q", got, c.note)
			}
			versions := map[int]bool{}
			names, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*.charter.json"))
			if err != nil {
				t.Fatal(err)
			}
			for _, name := range names {
				versions[level(t, name, "BEN-1")] = true
			}
			if !versions[2] || !versions[3] {
				t.Errorf("of the two versions only %v is kept, in %v", versions, names)
			}
		})
	}
}

// Who leaves while there are two versions is told once, and may leave all the same.
func TestTwoVersionsAreToldBeforeLeaving(t *testing.T) {
	t.Parallel()
	for _, way := range []string{"leave", "files"} {
		transcript, _ := conflicting(t, "\n"+way+"\n"+way+"\nleave")
		has(t, transcript, "There are two versions of this file. To join them now, type saving.", "Menu.", "Everything is saved in")
		if strings.Count(transcript, "There are two versions of this file.") != 1 {
			t.Errorf("it is not told once:\n%s", transcript)
		}
	}
}

func TestDamageIsToldAndTheGoodCopyOffered(t *testing.T) {
	t.Parallel()
	path := start(t, nil)
	hold(t, typing("answer BEN-1\n2"), opened(path))
	hold(t, typing("answer BEN-1\n1"), opened(path)) // leaves a good copy with level 2
	damage := func() {
		if err := os.WriteFile(path, []byte(`{"format": "charter-assessment/1", `), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	damage()
	has(t, hold(t, typing("no\nleave"), opened(path)), "This file cannot be opened as it is.", "The last good copy", "Go back to the last good copy?", "The file is left as it is.",
		"falls.charter.json: it cannot be opened as it is.", "Goodbye.")
	has(t, hold(t, typing("1\nmaybe\nyes\nanswer BEN-1"), options(filepath.Dir(path))), "Please type yes or no.", "The last good copy is back. The damaged file is kept as falls.charter.json.damaged-", "Recorded now: level 2.")

	damage()
	if err := os.Remove(path + ".bak"); err != nil {
		t.Fatal(err)
	}
	has(t, hold(t, typing("leave"), opened(path)), "There is no last good copy", "Nothing in the file was changed.")
}

func TestALostFileAndTheGoodCopyOffered(t *testing.T) {
	t.Parallel()
	path := start(t, nil)
	hold(t, typing("answer BEN-1\n2"), opened(path))
	hold(t, typing("answer BEN-1\n1"), opened(path)) // leaves a good copy with level 2
	lose := func(path string) {
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
	lose(path)
	has(t, hold(t, typing("no\nleave"), opened(path)), "This file is gone.", "there is no such file", "The last good copy", "Go back to the last good copy?", "Nothing was changed.", "Goodbye.")
	if _, err := os.Stat(path); err == nil {
		t.Error("the file is back, though the answer was no")
	}
	said := hold(t, typing("open "+path+"\nyes\nanswer BEN-1"), options(filepath.Dir(path)))
	has(t, said, "Go back to the last good copy?", "The last good copy is back.", "Recorded now: level 2.")
	if strings.Contains(said, "damaged") {
		t.Errorf("a file that was lost is called damaged:\n%s", said)
	}

	lose(path)
	lose(path + ".bak")
	var out bytes.Buffer
	if err := plain.Run(t.Context(), typing("leave"), &out, opened(path)); err == nil || !strings.Contains(err.Error(), "there is no such file") || out.Len() > 0 && strings.Contains(out.String(), "copy") {
		t.Errorf("without a copy it ends with %v\n%s", err, out.String())
	}
}

// unsaveable opens a file whose folder goes away while it is open.
func unsaveable(t *testing.T, typed string) (transcript, folder string, err error) {
	t.Helper()
	path := start(t, nil)
	folder = filepath.Dir(path)
	vanish := func() {
		if err := os.Rename(path, path+".gone"); err != nil {
			t.Error(err)
		}
	}
	in := typing("answer BEN-1")
	in.steps = append(append(in.steps, vanish, "2"), typing(typed).steps...)
	var out bytes.Buffer
	err = plain.Run(t.Context(), in, &out, opened(path))
	return strings.ReplaceAll(out.String(), folder, "FOLDER"), folder, err
}

func TestWhatCannotBeSavedGoesElsewhere(t *testing.T) {
	t.Parallel()
	transcript, folder, err := unsaveable(t, "menu\nsaving\nagain\nsaving\nelsewhere\nrescued\nanswer BEN-2\n1\nleave")
	if err != nil {
		t.Fatalf("%v\n%s", err, transcript)
	}
	has(t, transcript, "Not saved:", "no longer there", "type menu and then saving", "Not saved:", "Saved in FOLDER/rescued.charter.json", "BEN-2: level 1", "Saved.")
	path := filepath.Join(folder, "rescued.charter.json")
	if one, two := level(t, path, "BEN-1"), level(t, path, "BEN-2"); one != 2 || two != 1 {
		t.Errorf("BEN-1 and BEN-2 are at levels %d and %d, want 2 and 1", one, two)
	}
}

func TestAFileThatVanishedIsWrittenAgainWhereItWas(t *testing.T) {
	t.Parallel()
	transcript, folder, err := unsaveable(t, "menu\nsaving\nelsewhere falls\nleave")
	if err != nil {
		t.Fatalf("%v\n%s", err, transcript)
	}
	has(t, transcript, "type elsewhere FOLDER/falls.charter.json.", "Saved in FOLDER/falls.charter.json", "Goodbye.")
	if got := level(t, filepath.Join(folder, "falls.charter.json"), "BEN-1"); got != 2 {
		t.Errorf("BEN-1 is at level %d, want 2", got)
	}
}

func TestLeavingWithUnsavedWorkIsAsked(t *testing.T) {
	t.Parallel()
	transcript, _, err := unsaveable(t, "leave\nagain\nwhat\nlose\nno\nlose\nyes")
	if err != nil {
		t.Fatalf("%v\n%s", err, transcript)
	}
	has(t, transcript, "Not everything is saved", "BEN-1: unanswered to level 2.", "Really lose what is not saved?", "Really lose what is not saved?", "Goodbye.")
}

func TestUnsavedWorkIsKeptWhenTheInputEnds(t *testing.T) {
	t.Parallel()
	transcript, folder, err := unsaveable(t, "leave")
	if err == nil || !strings.Contains(err.Error(), "Your work is in ") {
		t.Fatalf("the conversation ends with %v\n%s", err, transcript)
	}
	kept, globErr := filepath.Glob(filepath.Join(folder, "*.recovery-*.charter.json"))
	if globErr != nil || len(kept) != 1 {
		t.Fatalf("kept: %v, %v", kept, globErr)
	}
	if got := level(t, kept[0], "BEN-1"); got != 2 {
		t.Errorf("BEN-1 is at level %d, want 2", got)
	}
}

// "Saved." is never said before the change is in the file.
func TestSavedIsSaidOnlyOnceItIsOnTheDisk(t *testing.T) {
	t.Parallel()
	path := start(t, nil)
	levels := []string{"0", "1", "2", "3"}
	in := typing("answer BEN-1\n" + strings.Repeat(strings.Join(levels, "\n")+"\n", 5))
	watch := &watcher{heard: func(text string) {
		if strings.Contains(text, "Saved.") {
			levels = append(levels[1:], levels[0])
			if got, want := level(t, path, "BEN-1"), int(levels[3][0]-'0'); got != want {
				t.Errorf("saved is said while the file holds level %d, not %d", got, want)
			}
		}
	}}
	if err := plain.Run(t.Context(), in, watch, opened(path)); err != nil {
		t.Fatal(err)
	}
	if watch.count != 20 {
		t.Errorf("saved was said %d times, want 20", watch.count)
	}
}

type watcher struct {
	heard func(string)
	count int
}

func (w *watcher) Write(p []byte) (int, error) {
	w.heard(string(p))
	w.count += strings.Count(string(p), "Saved.")
	return len(p), nil
}

func TestOlderQuestions(t *testing.T) {
	t.Parallel()
	path := start(t, func(a *assessment.Assessment) {
		a.Pack.Version = "0.9.0"
		a.Answers["BEN-1"] = assessment.Level(1)
	})
	has(t, hold(t, typing("no\nleave"), opened(path)), "The questions have changed", "Move it to version", "The file is left as it is.", "made with older questions")
	has(t, hold(t, typing("yes\nanswer BEN-1"), opened(path)), "The file as it was is kept as falls.charter.json.0.9.0.bak. To go back, make a copy of that file with a name that ends in .charter.json, and open it. 1 answer carried over, 43 not answered yet.", "Recorded now: level 1")
	if got := read(t, path).Pack.Version; got != packVersion(t) {
		t.Errorf("the file is of version %s", got)
	}
}

// Where the older questions are built in, it is said what still reads the file,
// and its last good copy can be gone back to.
func TestOlderQuestionsThatAreBuiltIn(t *testing.T) {
	t.Parallel()
	path := start(t, func(a *assessment.Assessment) {
		a.Pack.Version = "0.9.0"
		a.Answers["BEN-1"] = assessment.Level(1)
	})
	pack := sampletest.Pack(t)
	editions := fstest.MapFS{}
	for _, version := range []string{"0.9.0", "1.0.0"} {
		pack.Version = version
		text, err := json.Marshal(pack)
		if err != nil {
			t.Fatal(err)
		}
		editions["lcr-2025-"+version+".json"] = &fstest.MapFile{Data: text}
	}
	o := opened(path)
	o.Library.Packs = file.PacksIn("", questions.EditionsIn(editions))
	has(t, hold(t, typing("no\nleave"), o), "The questions have changed", "The file is left as it is. charter score,", "version 0.9.0.")

	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.WriteFile(path+".bak", data, 0o666), os.WriteFile(path, data[:len(data)/2], 0o666)); err != nil {
		t.Fatal(err)
	}
	has(t, hold(t, typing("yes\nno\nleave"), o), "This file cannot be opened as it is.", "The last good copy is back.", "The questions have changed")
}
