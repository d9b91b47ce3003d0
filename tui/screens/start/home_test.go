package start

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/assessment/file"
	"charter/assessment/sample"
	"charter/assessment/sample/sampletest"
	"charter/questions/booklet"
	"charter/tui/keys"
	"charter/tui/library"
	"charter/tui/markdown"
	"charter/tui/screen"
	"charter/tui/screen/screentest"
	"charter/tui/session"
	"charter/tui/theme"
)

// homeServices gives screens a folder of their own and no assessment.
func homeServices(t *testing.T) *screen.Services {
	t.Helper()
	return &screen.Services{
		Theme: theme.New(theme.Plain, false), Keys: keys.New(), Markdown: markdown.NewCache(),
		Workspace: &session.Workspace{Environment: session.Environment{
			Now:     time.Now,
			Library: library.Library{Folder: t.TempDir(), Recent: filepath.Join(t.TempDir(), "recent.json"), Packs: file.PacksIn("", sampletest.Editions())},
		}},
	}
}

// fileIn makes a file with the worked example and gives its bytes too.
func fileIn(t *testing.T, folder, name string, change func(*assessment.Assessment)) (path string, data []byte) {
	t.Helper()
	pack := sampletest.Pack(t)
	a := sampletest.Assessment(t, pack)
	change(a)
	path = filepath.Join(folder, name)
	if err := file.Create(path, a); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return path, data
}

func overwrite(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// home opens the home screen and lets it read everything.
func home(t *testing.T, svc *screen.Services) *Home {
	t.Helper()
	s := NewHome(svc)
	s.SetSize(78, 20)
	screentest.Settle(s, s.Activate())
	return s
}

// lineOf gives the line of a view that has a text.
func lineOf(t *testing.T, view, text string) string {
	t.Helper()
	for line := range strings.SplitSeq(view, "\n") {
		if strings.Contains(line, text) {
			return line
		}
	}
	t.Fatalf("%q is not on the screen:\n%s", text, view)
	return ""
}

func TestHomeIsThereBeforeTheFilesAre(t *testing.T) {
	t.Parallel()
	svc := homeServices(t)
	fileIn(t, svc.Library.Folder, "a.charter.json", func(*assessment.Assessment) {})
	s := NewHome(svc)
	s.SetSize(78, 20)
	next := s.Activate()
	for _, want := range []string{"Looking in this folder", "Start a new assessment", "See a worked example", "Open another file"} {
		lineOf(t, s.View(), want)
	}
	next = s.Update(screentest.First(next)) // the folder
	if line := lineOf(t, s.View(), "a.charter.json"); !strings.Contains(line, "being read") {
		t.Errorf("before the file is read its line is %q", line)
	}
	s.Update(screentest.First(next))
	lineOf(t, s.View(), "51 of 52")
}

func TestHomeShowsFilesAndWhatIsWrong(t *testing.T) {
	t.Parallel()
	svc := homeServices(t)
	good, _ := fileIn(t, svc.Library.Folder, "good.charter.json", func(a *assessment.Assessment) {
		a.Example, a.Project.Title = false, "Bus\x1b[31m times"
		a.Updated = time.Date(2026, 5, 31, 12, 0, 0, 0, time.UTC)
	})
	broken, whole := fileIn(t, svc.Library.Folder, "broken.charter.json", func(*assessment.Assessment) {})
	overwrite(t, broken, whole[:len(whole)/2])
	elsewhere, _ := fileIn(t, t.TempDir(), "far.charter.json", func(a *assessment.Assessment) { a.Project.Title = "Far away" })
	if err := svc.Library.Opened(elsewhere); err != nil {
		t.Fatal(err)
	}
	s := home(t, svc)
	line := lineOf(t, s.View(), "Bus[31m times")
	for _, want := range []string{"51 of 52", "31 May 26"} {
		if !strings.Contains(line, want) {
			t.Errorf("%q is not in the line %q", want, line)
		}
	}
	lineOf(t, s.View(), "EXAMPLE Far away")
	lineOf(t, s.View(), "cannot be opened as it is")

	s.mark(broken)
	lineOf(t, s.View(), "There is no good copy of it beside it")
	for _, k := range s.Keys() {
		if k.ID == keys.Yes {
			t.Error("going back is offered without a copy to go back to")
		}
	}
	s.mark(good)
	if got := screentest.Do(t, s, keys.Enter); got != (session.Open{Path: good}) {
		t.Errorf("enter on a file gave %#v", got)
	}
}

func TestHomeGoesBackToTheLastGoodCopy(t *testing.T) {
	t.Parallel()
	svc := homeServices(t)
	broken, whole := fileIn(t, svc.Library.Folder, "broken.charter.json", func(*assessment.Assessment) {})
	overwrite(t, broken+".bak", whole)
	overwrite(t, broken, whole[:len(whole)/2])
	s := home(t, svc)
	s.mark(broken)
	if view := s.View(); !strings.Contains(view, "good copy of") || !strings.Contains(view, "Press y") {
		t.Fatalf("the way back is not shown:\n%s", view)
	}
	restore, ok := screentest.Do(t, s, keys.Yes).(session.Restore)
	if !ok {
		t.Fatal("y does not go back")
	}
	_, effects := svc.Step(restore)
	text := screentest.ToastOf(screentest.Settle(s, s.Update(effects[0]())))
	if !strings.Contains(text, "broken.charter.json.damaged-") {
		t.Errorf("going back said %q", text)
	}
	if summary := s.summaries[broken]; summary.Err != nil {
		t.Errorf("the file still cannot be opened: %v", summary.Err)
	}
	if kept, err := os.ReadFile(broken); err != nil || string(kept) != string(whole) {
		t.Errorf("the file has %d bytes, want %d: %v", len(kept), len(whole), err)
	}
}

func TestHomeForgetsAFileButKeepsIt(t *testing.T) {
	t.Parallel()
	svc := homeServices(t)
	far, _ := fileIn(t, t.TempDir(), "far.charter.json", func(*assessment.Assessment) {})
	if err := svc.Library.Opened(far); err != nil {
		t.Fatal(err)
	}
	s := home(t, svc)
	s.mark(far)
	screentest.Settle(s, s.Do(keys.Delete))
	if _, lately, _ := svc.Library.Paths(); len(lately) != 0 || strings.Contains(s.View(), "Opened lately") {
		t.Errorf("the list still has %v:\n%s", lately, s.View())
	}
	if _, err := os.Stat(far); err != nil {
		t.Error(err)
	}
}

func TestTheSampleSaysWhereItWillBe(t *testing.T) {
	t.Parallel()
	svc := homeServices(t)
	fileIn(t, svc.Library.Folder, sample.FileName, func(*assessment.Assessment) {})
	s := home(t, svc)
	s.SetSize(300, 20)
	s.mark(offerSample)
	want := svc.Library.FreePath(sample.FileName)
	if view := strings.Join(strings.Fields(s.View()), ""); !strings.Contains(view, want) {
		t.Errorf("%s is not named:\n%s", want, s.View())
	}
	if got := screentest.Do(t, s, keys.Enter); got != (session.Start{Path: want, Sample: true}) {
		t.Errorf("enter gave %#v", got)
	}
}

func TestHomeFits(t *testing.T) {
	t.Parallel()
	svc := homeServices(t)
	for _, name := range []string{"a", "b", "c", strings.Repeat("long", 40)} {
		path, data := fileIn(t, svc.Library.Folder, name+".charter.json", func(*assessment.Assessment) {})
		if name == "c" {
			overwrite(t, path+".bak", data)
			overwrite(t, path, data[:99])
		}
	}
	full := home(t, svc)
	for _, line := range full.lines() {
		screentest.WantFit(t, "home", func() screen.Screen { full.mark(line); return full })
	}
	screentest.WantFit(t, "home before it has read", func() screen.Screen { return NewHome(svc) })
	screentest.WantFit(t, "new", func() screen.Screen { return NewCreate(svc, "") })
	screentest.WantFit(t, "open", func() screen.Screen { return NewOpenPath(svc) })
}

func TestNewProposesAFreeNameFromTheTitle(t *testing.T) {
	t.Parallel()
	svc := homeServices(t)
	overwrite(t, filepath.Join(svc.Library.Folder, "bus-times.charter.json"), nil)
	s := NewCreate(svc, "")
	screentest.Settle(s, s.SetSize(78, 19))
	screentest.Type(s, "Bus times")
	screentest.Press(s, tea.KeyEnter)
	if s.draft.Path != "bus-times-2.charter.json" {
		t.Fatalf("the name proposed is %q", s.draft.Path)
	}
	screentest.Type(s, "Mersey Council")

	again := NewCreate(svc, "") // after going back
	screentest.Settle(again, again.SetSize(78, 19))
	if again.draft != s.draft {
		t.Errorf("typed was %+v, after going back it is %+v", s.draft, again.draft)
	}
	msg := screentest.Do(t, again, keys.Save)
	want := session.Start{Path: filepath.Join(svc.Library.Folder, "bus-times-2.charter.json"), Title: "Bus times", Organisation: "Mersey Council"}
	if msg != want {
		t.Errorf("asked for %+v, want %+v", msg, want)
	}
	again.Update(session.NotOpened{Path: want.Path, Err: errors.New("the disk is full")})
	lineOf(t, again.View(), "the disk is full")
	if again.draft.Title != "Bus times" {
		t.Error("what was typed is gone after it failed")
	}
}

func TestNewKeepsANameThatWasChosen(t *testing.T) {
	t.Parallel()
	svc := homeServices(t)
	s := NewCreate(svc, "falls")
	screentest.Settle(s, s.SetSize(78, 19))
	if got := screentest.ToastOf(screentest.Settle(s, s.Do(keys.Save))); !strings.Contains(got, "title") {
		t.Errorf("without a title it said %q", got)
	}
	screentest.Type(s, "Falls risk list")
	screentest.Press(s, tea.KeyEnter)
	if s.draft.Path != "falls.charter.json" {
		t.Errorf("the name is %q", s.draft.Path)
	}
}

func TestOpenPath(t *testing.T) {
	t.Parallel()
	svc := homeServices(t)
	s := NewOpenPath(svc)
	screentest.Settle(s, s.SetSize(78, 19))
	if got := screentest.ToastOf(screentest.Settle(s, s.Do(keys.Save))); got == "" {
		t.Error("without a path nothing is said")
	}
	screentest.Settle(s, s.Update(tea.PasteMsg{Content: "'far away.charter.json'"}))
	want := filepath.Join(svc.Library.Folder, "far away.charter.json")
	if got := screentest.Do(t, s, keys.Save); got != (session.Open{Path: want}) {
		t.Errorf("asked for %#v, want %s", got, want)
	}
	s.Update(session.NotOpened{Path: want, Err: errors.New("there is no such file or folder")})
	lineOf(t, s.View(), "there is no such file or folder")
	screentest.Type(s, "x")
	if strings.Contains(s.View(), "no such file") {
		t.Error("the old error stays while a new path is typed")
	}
}

// What to see to before the first question is found on the home screen whatever room
// there is, and however many files are listed.
func TestBeforeYouStartIsAlwaysFound(t *testing.T) {
	t.Parallel()
	s := NewHome(homeServices(t))
	s.looking = false
	for i := range 40 {
		s.here = append(s.here, fmt.Sprintf("/home/%d.charter.json", i))
	}
	for _, size := range [][2]int{{58, 15}, {78, 19}, {98, 25}, {158, 40}} {
		s.SetSize(size[0], size[1])
		s.mark(offerBefore)
		view := strings.Join(strings.Fields(s.View()), " ")
		for _, p := range booklet.BeforeYouStart(s.Library.TypicalCount()) {
			if !strings.Contains(view, p.What+": "+p.Text) {
				t.Errorf("%q is not on the screen at %v:\n%s", p.What, size, s.View())
			}
		}
	}
}
