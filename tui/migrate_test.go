package tui

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/go-json-experiment/json"

	"charter/assessment"
	"charter/assessment/file"
	"charter/questions"
	"charter/tui/keys"
	"charter/tui/library"
	"charter/tui/screen"
	"charter/tui/session"
	"charter/tui/theme"
)

// olderFile makes a file with version 1.0.0 of the fixture pack.
func olderFile(t *testing.T, folder string) (path string, text []byte) {
	t.Helper()
	a := assessment.New("0199a8f0-0000-7000-8000-000000000001", assessment.PackRef{ID: "small", Version: "1.0.0"}, time.Date(2026, 11, 1, 10, 0, 0, 0, time.UTC))
	a.Project.Title = "Old hall"
	for _, id := range []string{"OPN-1", "OPN-2", "OPN-3", "KPT-1", "KPT-2"} {
		answer := assessment.Level(2)
		answer.Note = "Said about " + id
		a.Answers[id] = answer
	}
	path = filepath.Join(folder, "old.charter.json")
	if err := file.Create(path, a); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return path, text
}

// asked opens a file at the question whether to move it.
func asked(t *testing.T, path string) *Model {
	t.Helper()
	packs := file.PacksIn(filepath.Join("..", "questions", "testdata", "small-1.1.0"), questions.BuiltIn())
	now := func() time.Time { return time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC) }
	return askedWith(packs, now, path)
}

// askedWith opens a file with some packs.
func askedWith(packs *file.Packs, now func() time.Time, path string) *Model {
	w := &session.Workspace{Environment: session.Environment{Now: now, Library: library.Library{Folder: filepath.Dir(path), Packs: packs}}}
	m := newModel(Options{Theme: theme.Plain}, w, screen.Route{Kind: screen.KindHome})
	m.await(session.Open{Path: path})
	return m
}

// await takes an event to the workspace, and at once what comes of it.
func (m *Model) await(e session.Event) {
	outcome, effects := m.services.Step(e)
	m.show(outcome)
	for _, effect := range effects {
		if came := effect(); came != nil {
			m.await(came)
		}
	}
}

func TestOlderFileIsAskedAboutFirst(t *testing.T) {
	t.Parallel()
	path, before := olderFile(t, t.TempDir())
	for _, size := range [][2]int{{60, 20}, {80, 24}, {100, 30}, {200, 60}, {1, 1}} {
		m := asked(t, path)
		m.width, m.height = size[0], size[1]
		m.resize()
		view := ansi.Strip(m.content())
		for line := range strings.SplitSeq(view, "\n") {
			if ansi.StringWidth(line) > size[0] {
				t.Errorf("%v: too wide: %q", size, line)
			}
		}
		if size[0] < leastWidth {
			continue
		}
		for _, want := range []string{"Old hall", "questions 1.0.0 to 1.1.0", "The questions have changed", "Press y", "Answer again", "OPN-2", "y move it to newer questions", "esc leave as it is"} {
			if !strings.Contains(view, want) {
				t.Errorf("%v: %q is not on the screen:\n%s", size, want, view)
			}
		}
	}
	m := asked(t, path)
	m.width, m.height = 80, 40
	m.resize()
	view := ansi.Strip(m.content())
	for _, want := range []string{"No longer asked", "KPT-1: not asked of any project any more. Taken up by OPN-1.", "Carried over", "now KPT-3", "Those who lose out count too now.", "--pack", "kept beside it as old.charter.json.1.0.0.bak. To go"} {
		if !strings.Contains(view, want) {
			t.Errorf("%q is not on the screen:\n%s", want, view)
		}
	}
	// Going back leaves the file as it is.
	m.handleGlobalKey(keys.Back)
	if after, _ := os.ReadFile(path); !bytes.Equal(before, after) || !isHome(m.top()) {
		t.Error("going back changed the file, or did not go home")
	}
}

// Enter moves the file, too, but asks once more: who comes from the home screen has just
// pressed it.
func TestEnterAsksAndMovesTheFile(t *testing.T) {
	t.Parallel()
	path, before := olderFile(t, t.TempDir())
	m := asked(t, path)
	m.width, m.height = 80, 24
	m.resize()
	if requests := m.top().Do(keys.Enter); len(requests) > 0 || !strings.Contains(ansi.Strip(m.content()), "Move it to version 1.1.0 now?") {
		t.Fatalf("enter asks %v:\n%s", requests, m.content())
	}
	if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
		t.Fatal("the file was changed")
	}
	m.await(m.top().Do(keys.Enter)[0].(session.Event))
	if m.services.Session == nil || m.services.Session.Assessment().Pack.Version != "1.1.0" {
		t.Fatalf("the file is not open: %s", m.content())
	}
	t.Cleanup(func() { m.await(session.Discard{}) })
	for _, want := range []string{"kept as old.charter.json.1.0.0.bak", "To go back"} {
		if !strings.Contains(m.toast, want) {
			t.Errorf("%q is not said: %q", want, m.toast)
		}
	}
}

// What becomes of an answer, and why, is read to its end at every size.
func TestReasonsOfAMoveAreNotCut(t *testing.T) {
	t.Parallel()
	path, _ := olderFile(t, t.TempDir())
	for _, size := range [][2]int{{60, 20}, {80, 24}, {100, 30}} {
		m := asked(t, path)
		m.width, m.height = size[0], size[1]
		m.resize()
		var read []string
		for range 60 {
			read = append(read, strings.Fields(ansi.Strip(m.content()))...)
			m.top().Do(keys.Down)
		}
		whole := strings.Join(read, " ")
		for _, want := range []string{"Suppliers and partners are asked about", "Taken up by OPN-1."} {
			if !strings.Contains(whole, want) {
				t.Errorf("%v: %q is cut", size, want)
			}
		}
	}
}

func TestYesMovesTheFileAndOpensIt(t *testing.T) {
	t.Parallel()
	path, before := olderFile(t, t.TempDir())
	m := asked(t, path)
	m.services.User.Name = "Sam Doe"
	m.openNext = screen.KindReview
	asked := m.top().Do(keys.Yes)
	if k := m.top().Keys()[0]; k.Disabled == "" {
		t.Error("y can be pressed twice")
	}
	m.await(asked[0].(session.Event))
	if m.services.Session == nil || m.services.Session.Assessment().Pack.Version != "1.1.0" || len(m.stack) != 3 {
		t.Fatalf("the file is not open: %s", m.content())
	}
	t.Cleanup(func() { m.await(session.Discard{}) })
	if a := m.services.Session.Assessment(); len(a.Assessors) != 1 || a.Assessors[0].Name != "Sam Doe" || a.History[len(a.History)-1].By != a.Assessors[0].ID {
		t.Errorf("the move bears nobody: %+v, %+v", a.Assessors, a.History)
	}
	if !strings.Contains(m.toast, "2 answers carried over, 3 questions to answer again, 1 no longer asked, 1 not answered yet.") || !strings.Contains(m.toast, "old.charter.json.1.0.0.bak") {
		t.Errorf("said %q", m.toast)
	}
	if kept, err := os.ReadFile(path + ".1.0.0.bak"); err != nil || !bytes.Equal(kept, before) {
		t.Errorf("the file as it was is not kept: %v", err)
	}
	// x leads to what must be looked at again, flagged and with what was said.
	next, ok := m.services.Session.NextUnanswered("")
	if answer := m.services.Session.Answer(next); !ok || next != "OPN-2" || !answer.Flagged || !strings.Contains(answer.Note, "Said about OPN-2") {
		t.Errorf("next is %s: %+v", next, answer)
	}
}

func TestAFileThatCannotBeMovedStaysAndSaysWhy(t *testing.T) {
	t.Parallel()
	path, before := olderFile(t, t.TempDir())
	m := asked(t, path)
	other, _, err := file.Open(path, file.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(other.Discard)
	m.await(m.top().Do(keys.Yes)[0].(session.Event))
	view := strings.Join(strings.Fields(ansi.Strip(m.content())), " ") // lines break where the path is long
	if !strings.Contains(view, "is being edited by") || m.top().Keys()[0].Disabled != "" {
		t.Errorf("the screen does not say why:\n%s", view)
	}
	if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
		t.Error("the file was changed")
	}
}

func TestEssentialsFirst(t *testing.T) {
	t.Parallel()
	m := exampleModel(t)
	w := m.services.Session
	for _, id := range w.Asked() {
		w.Edit(func(e *assessment.Editor, at assessment.Stamp) { e.ClearAnswer(at, id) })
	}
	m.act(m.top().Do(keys.Essentials))
	done, all := w.EssentialsDone()
	if done != 0 || all == 0 || !w.EssentialsFirst() {
		t.Fatalf("%d of %d essential", done, all)
	}
	for n := range w.Asked() {
		next, ok := w.NextUnanswered(w.Visited())
		if !ok || w.QuestionScore(next).Essential != (n < all) {
			t.Fatalf("number %d is %q, essential %v", n+1, next, w.QuestionScore(next).Essential)
		}
		if w.Asked()[n] != next {
			t.Errorf("number %d in order is %s, x goes to %s", n+1, w.Asked()[n], next)
		}
		w.Visit(next)
		w.Edit(func(e *assessment.Editor, at assessment.Stamp) { e.Rate(at, next, 1) })
		if n == 2 {
			if head := ansi.Strip(strings.Join(m.head(), "\n")); !strings.Contains(head, "3 of "+strings.Fields(m.toast)[6]+" essential") {
				t.Errorf("the head says %s, and before: %s", head, m.toast)
			}
		}
	}
	m.Update(screen.ToggleEssentials{})
	if w.EssentialsFirst() {
		t.Error("the usual order did not come back")
	}
}

// Where levels have new words, the screen says which answers are flagged for that.
func TestNewWordsOfLevelsAreTold(t *testing.T) {
	t.Parallel()
	a := assessment.New("0199a8f0-0000-7000-8000-000000000001", assessment.PackRef{ID: "small", Version: "1.1.0"}, time.Date(2026, 11, 1, 10, 0, 0, 0, time.UTC))
	a.Answers["OPN-1"], a.Answers["OPN-2"], a.Answers["KPT-3"] = assessment.Level(1), assessment.Level(2), assessment.Level(3)
	pack, err := file.PacksIn(filepath.Join("..", "questions", "testdata", "small-1.2.0"), questions.BuiltIn()).Main()
	if err != nil {
		t.Fatal(err)
	}
	_, report, err := assessment.Migrate(assessment.Stamp{}, a, pack)
	if err != nil {
		t.Fatal(err)
	}
	m := exampleModel(t)
	m.Update(session.Migratable{PendingMigration: session.PendingMigration{Path: "old.charter.json", Title: "Old hall", Report: report}})
	m.width, m.height = 80, 40
	m.resize()
	view := strings.Join(strings.Fields(ansi.Strip(m.content())), " ")
	for _, want := range []string{
		"3 answers carried over, 2 of them flagged to read the new words of their levels",
		"Read the new words 2 questions These answers are flagged.", "OPN-1: level 1. Level 1 now wants a name.",
		"KPT-3: now KPT-4, level 3.", "Carried over 1 question These answers stand as they are.", "OPN-2",
	} {
		if !strings.Contains(view, want) {
			t.Errorf("%q is not on the screen:\n%s", want, view)
		}
	}
}

// Where the older questions are built in, the screen says what still reads the
// file, and a damaged one can go back to its good copy.
func TestAFileThatIsNotMovedCanStillBeRead(t *testing.T) {
	t.Parallel()
	pack := stagePack(t)
	editions := fstest.MapFS{}
	for _, version := range []string{"0.8.0", "0.9.0"} {
		pack.Version = version
		text, err := json.Marshal(pack)
		if err != nil {
			t.Fatal(err)
		}
		editions[pack.ID+"-"+version+".json"] = &fstest.MapFile{Data: text}
	}
	path := filepath.Join(t.TempDir(), "old.charter.json")
	if err := file.Create(path, assessment.New("0199a8f0-0000-7000-8000-000000000001", assessment.PackRef{ID: pack.ID, Version: "0.8.0"}, time.Now())); err != nil {
		t.Fatal(err)
	}
	m := askedWith(file.PacksIn("", questions.EditionsIn(editions)), time.Now, path)
	m.width, m.height = 80, 40
	m.resize()
	view := strings.Join(strings.Fields(ansi.Strip(m.content())), " ")
	for _, want := range []string{"Esc leaves the file as it is. charter score,", "with its own questions, version 0.8.0."} {
		if !strings.Contains(view, want) {
			t.Errorf("%q is not on the screen:\n%s", want, view)
		}
	}
	if strings.Contains(view, "--pack") {
		t.Errorf("the screen asks for a folder that is not needed:\n%s", view)
	}

	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.WriteFile(path+".bak", data, 0o666), os.WriteFile(path, data[:len(data)/2], 0o666)); err != nil {
		t.Fatal(err)
	}
	_, opening := m.services.Step(session.Open{Path: path})
	outcome, _ := m.services.Step(opening[0]())
	if found, ok := outcome.(session.NotOpened); !ok || !found.CanRestore() {
		t.Errorf("its good copy is not offered: %v", outcome)
	}
}
