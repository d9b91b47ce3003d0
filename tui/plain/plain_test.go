package plain_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"charter/assessment"
	"charter/assessment/file"
	"charter/assessment/sample/sampletest"
	"charter/questions"
	"charter/tui/library"
	"charter/tui/plain"
	"charter/tui/session"
)

// script is what somebody types, line by line. A line that is a func is done just
// before the next line is read, when the prompt for that has been written.
type script struct {
	steps []any
	rest  strings.Reader
}

func (s *script) Read(p []byte) (int, error) {
	for s.rest.Len() == 0 {
		if len(s.steps) == 0 {
			return 0, io.EOF
		}
		switch step := s.steps[0].(type) {
		case string:
			s.rest.Reset(step + "\n")
		case func():
			step()
		}
		s.steps = s.steps[1:]
	}
	return s.rest.Read(p)
}

// typing makes a script of lines.
func typing(text string) *script {
	s := &script{}
	for line := range strings.SplitSeq(strings.TrimSuffix(strings.TrimPrefix(text, "\n"), "\n"), "\n") {
		s.steps = append(s.steps, strings.TrimSpace(line))
	}
	return s
}

func clock() time.Time { return time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC) }

// options are those of a conversation in a folder.
func options(folder string) plain.Options {
	return plain.Options{Echo: true, Environment: session.Environment{
		Now: clock, Tool: "charter test", Sample: sampletest.Example,
		Library: library.Library{Folder: folder, Recent: filepath.Join(folder, "recent.json"), Packs: file.PacksIn("", sampletest.Editions())},
	}}
}

// hold holds a conversation and gives its transcript, with the folder called
// FOLDER. It must end without an error.
func hold(t *testing.T, in io.Reader, o plain.Options) string {
	t.Helper()
	var out bytes.Buffer
	if err := plain.Run(t.Context(), in, &out, o); err != nil {
		t.Fatalf("the conversation ended with: %v\n%s", err, out.String())
	}
	return strings.ReplaceAll(out.String(), o.Library.Folder, "FOLDER")
}

// read reads an assessment that must be sound.
func read(t *testing.T, path string) *assessment.Assessment {
	t.Helper()
	pack := sampletest.Pack(t)
	a, err := file.Read(path, pack)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// level reads the level of an answer; -1 when it has none.
func level(t *testing.T, path, id string) int {
	t.Helper()
	if given := read(t, path).Answers[id].Level; given != nil {
		return *given
	}
	return -1
}

// start makes a file with an assessment and gives its path.
func start(t *testing.T, change func(*assessment.Assessment)) string {
	t.Helper()
	a := assessment.New("01997f00-0000-7000-8000-000000000001", assessment.PackRef{ID: "lcr-2025", Version: packVersion(t)}, clock())
	a.Project.Title = "Falls risk list"
	a.Facts.Stage = questions.StageDesign
	if change != nil {
		change(a)
	}
	path := filepath.Join(t.TempDir(), "falls.charter.json")
	if err := file.Create(path, a); err != nil {
		t.Fatal(err)
	}
	return path
}

func packVersion(t *testing.T) string {
	t.Helper()
	pack := sampletest.Pack(t)
	return pack.Version
}

// opened are the options to open a file.
func opened(path string) plain.Options {
	o := options(filepath.Dir(path))
	o.Path = path
	return o
}

// has demands that a transcript holds texts, in this order.
func has(t *testing.T, transcript string, texts ...string) {
	t.Helper()
	rest := transcript
	for _, text := range texts {
		at := strings.Index(rest, text)
		if at < 0 {
			t.Fatalf("%q is not told, or not in its place, in\n%s", text, transcript)
		}
		rest = rest[at+len(text):]
	}
}

func TestAnInterruptSavesAndEnds(t *testing.T) {
	t.Parallel()
	path := start(t, nil)
	ctx, cancel := context.WithCancel(t.Context())
	in := typing("answer BEN-1\n2")
	in.steps = append(in.steps, func() { cancel() }, "1")
	var out bytes.Buffer
	if err := plain.Run(ctx, in, &out, opened(path)); err != nil {
		t.Fatal(err)
	}
	has(t, out.String(), "BEN-1: level 2", "Everything is saved in "+path, "Goodbye.")
	if got := level(t, path, "BEN-1"); got != 2 {
		t.Errorf("BEN-1 is at level %d, want 2", got)
	}
}

// leaving is a terminal that goes away once something was saved.
type leaving struct{ gone bool }

func (l *leaving) Write(p []byte) (int, error) {
	if l.gone {
		return 0, os.ErrClosed
	}
	l.gone = strings.Contains(string(p), "Saved.")
	return len(p), nil
}

func TestWhenNobodyListensEverythingIsSavedAndTheErrorTold(t *testing.T) {
	t.Parallel()
	path := start(t, nil)
	if err := plain.Run(t.Context(), typing("answer BEN-1\n2\n3"), &leaving{}, opened(path)); !errors.Is(err, os.ErrClosed) {
		t.Errorf("an output that fails gives %v", err)
	}
	if got := level(t, path, "BEN-1"); got != 2 {
		t.Errorf("BEN-1 is at level %d, want 2", got)
	}
}

func TestAFileThatIsNotThere(t *testing.T) {
	t.Parallel()
	o := options(t.TempDir())
	o.Path = filepath.Join(o.Library.Folder, "nowhere.charter.json")
	err := plain.Run(t.Context(), typing("help"), io.Discard, o)
	if err == nil || !strings.Contains(err.Error(), "there is no such file") {
		t.Errorf("opening a file that is not there gives %v", err)
	}
}

func TestLinesAreBrokenOnlyWhenAWidthIsGiven(t *testing.T) {
	t.Parallel()
	path := start(t, nil)
	longest := func(text string) int {
		most := 0
		for line := range strings.SplitSeq(text, "\n") {
			most = max(most, len([]rune(line)))
		}
		return most
	}
	o := opened(path)
	if n := longest(hold(t, typing("help"), o)); n < 100 {
		t.Errorf("without a width the longest line has %d characters, want it whole", n)
	}
	o.Width = 40
	transcript := hold(t, typing("review"), o)
	for line := range strings.SplitSeq(transcript, "\n") {
		if prompt := strings.Contains(line, "Type "); !prompt && longest(line) > 40 && strings.Contains(line, " ") && !strings.Contains(line, "FOLDER") {
			t.Errorf("a line is longer than 40 characters: %q", line)
		}
	}
}

// An arrow is told in words: a screen reader calls it a right arrow, or passes it over.
func TestWhatWasUndoneIsToldWithoutAnArrow(t *testing.T) {
	t.Parallel()
	transcript := hold(t, typing("answer BEN-1\n1\nmenu\nundo\nredo"), opened(start(t, nil)))
	has(t, transcript, "Undone: ", " to ", "Done again: ", " to ")
	if strings.Contains(transcript, "→") {
		t.Errorf("an arrow is told:\n%s", transcript)
	}
}

// Undo says what and when, and asks, before it reaches into another question.
func TestUndoAsksBeforeItReachesElsewhere(t *testing.T) {
	t.Parallel()
	path := start(t, nil)
	said := hold(t, typing("answer BEN-1\n1\nundo\n1\nnext\nundo\nno\nundo\nyes\nleave"), opened(path))
	has(t, said, "Undone: BEN-1: unanswered to level 1.", "This would undo BEN-1: unanswered to level 1, of ", "Undo it? Type yes or no: no", "Undo it? Type yes or no: yes", "Undone: BEN-1")
	if answer := read(t, path).Answers["BEN-1"]; answer.Level != nil {
		t.Errorf("after the yes the level is %d", *answer.Level)
	}
}

// What was imported is gone through in the review, and stands beside no question after that.
func TestImportedIsConfirmed(t *testing.T) {
	t.Parallel()
	path := start(t, func(a *assessment.Assessment) {
		a.Project.Summary, a.Project.Team = "A list of people who may fall.", "Falls team"
		a.Imported = []assessment.Import{{Place: "project.summary", From: "a record", At: a.Created}, {Place: "project.team", From: "a record", At: a.Created}}
	})
	said := hold(t, typing(`
		review
		confirm
		yes
		no
		confirm
		no
		leave`), opened(path))
	has(t, said, "Imported, and not confirmed yet: 2.", "Summary in one sentence, from a record.", "Type confirm", "1 of 2. Summary in one sentence, from a record:", "A list of people who may fall.",
		"2 of 2. Team, from a record:", "Falls team", "These were all.", "1 of 1. Team")
	if left := read(t, path).Imported; len(left) != 1 || left[0].Place != "project.team" {
		t.Errorf("left to confirm: %+v", left)
	}
}

// What was answered in an earlier assessment is told before it is answered again.
func TestWhatWasAnsweredLastTimeIsTold(t *testing.T) {
	t.Parallel()
	path := start(t, func(a *assessment.Assessment) {
		level := 2
		earlier := *a
		earlier.Answers = map[string]assessment.Answer{"BEN-1": {State: assessment.StateLevel, Level: &level, Note: "Agreed in May."}}
		*a = *assessment.NewFrom(&earlier, a.ID, clock())
	})
	has(t, hold(t, typing("answer BEN-1\nleave"), opened(path)), "Last time, on 22 November 2026: level 2.", "Note then: Agreed in May.", "Recorded now: ")
}
