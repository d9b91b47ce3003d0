package screens

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/assessment/file"
	"charter/assessment/sample"
	"charter/questions"
	"charter/tui/keys"
	"charter/tui/library"
	"charter/tui/markdown"
	"charter/tui/theme"
)

// homeContext gives screens a folder of their own and no assessment.
func homeContext(t *testing.T) *Context {
	t.Helper()
	return &Context{
		Theme: theme.New(theme.Plain, false), Keys: keys.New(), Markdown: markdown.NewCache(),
		Library: library.Library{Folder: t.TempDir(), Recent: filepath.Join(t.TempDir(), "recent.json"), Packs: file.NewPacks("")},
	}
}

// fileIn makes a file with the worked example and gives its bytes too.
func fileIn(t *testing.T, folder, name string, change func(*assessment.Assessment)) (path string, data []byte) {
	t.Helper()
	pack, err := questions.Default()
	if err != nil {
		t.Fatal(err)
	}
	a, err := sample.Assessment(pack)
	if err != nil {
		t.Fatal(err)
	}
	change(a)
	path = filepath.Join(folder, name)
	if err := file.Create(path, a); err != nil {
		t.Fatal(err)
	}
	data, err = os.ReadFile(path)
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
func home(t *testing.T, ctx *Context) *Home {
	t.Helper()
	s := NewHome(ctx)
	s.SetSize(78, 20)
	settle(s, s.Revisit())
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
	ctx := homeContext(t)
	fileIn(t, ctx.Library.Folder, "a.charter.json", func(*assessment.Assessment) {})
	s := NewHome(ctx)
	s.SetSize(78, 20)
	next := s.Revisit()
	for _, want := range []string{"Looking in this folder", "Start a new assessment", "See a worked example", "Open another file"} {
		lineOf(t, s.View(), want)
	}
	next = s.Update(next()) // the folder
	if line := lineOf(t, s.View(), "a.charter.json"); !strings.Contains(line, "being read") {
		t.Errorf("before the file is read its line is %q", line)
	}
	s.Update(next())
	lineOf(t, s.View(), "51 of 52")
}

func TestHomeShowsFilesAndWhatIsWrong(t *testing.T) {
	t.Parallel()
	ctx := homeContext(t)
	good, _ := fileIn(t, ctx.Library.Folder, "good.charter.json", func(a *assessment.Assessment) {
		a.Example, a.Project.Title = false, "Bus\x1b[31m times"
		a.Updated = time.Date(2026, 5, 31, 12, 0, 0, 0, time.UTC)
	})
	broken, whole := fileIn(t, ctx.Library.Folder, "broken.charter.json", func(*assessment.Assessment) {})
	overwrite(t, broken, whole[:len(whole)/2])
	elsewhere, _ := fileIn(t, t.TempDir(), "far.charter.json", func(a *assessment.Assessment) { a.Project.Title = "Far away" })
	if err := ctx.Library.Opened(elsewhere); err != nil {
		t.Fatal(err)
	}
	s := home(t, ctx)
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
	if got := pressed(t, s, keys.Enter); got != (OpenFile{good}) {
		t.Errorf("enter on a file gave %#v", got)
	}
}

func TestHomeGoesBackToTheLastGoodCopy(t *testing.T) {
	t.Parallel()
	ctx := homeContext(t)
	broken, whole := fileIn(t, ctx.Library.Folder, "broken.charter.json", func(*assessment.Assessment) {})
	overwrite(t, broken+".bak", whole)
	overwrite(t, broken, whole[:len(whole)/2])
	s := home(t, ctx)
	s.mark(broken)
	if view := s.View(); !strings.Contains(view, "good copy of") || !strings.Contains(view, "Press y") {
		t.Fatalf("the way back is not shown:\n%s", view)
	}
	text := said(settle(s, s.Do(keys.Yes)))
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
	ctx := homeContext(t)
	far, _ := fileIn(t, t.TempDir(), "far.charter.json", func(*assessment.Assessment) {})
	if err := ctx.Library.Opened(far); err != nil {
		t.Fatal(err)
	}
	s := home(t, ctx)
	s.mark(far)
	settle(s, s.Do(keys.Delete))
	if _, lately, _ := ctx.Library.Paths(); len(lately) != 0 || strings.Contains(s.View(), "Opened lately") {
		t.Errorf("the list still has %v:\n%s", lately, s.View())
	}
	if _, err := os.Stat(far); err != nil {
		t.Error(err)
	}
}

func TestTheSampleSaysWhereItWillBe(t *testing.T) {
	t.Parallel()
	ctx := homeContext(t)
	fileIn(t, ctx.Library.Folder, sample.FileName, func(*assessment.Assessment) {})
	s := home(t, ctx)
	s.SetSize(300, 20)
	s.mark(offerSample)
	want := ctx.Library.FreePath(sample.FileName)
	if view := strings.Join(strings.Fields(s.View()), ""); !strings.Contains(view, want) {
		t.Errorf("%s is not named:\n%s", want, s.View())
	}
	if got := pressed(t, s, keys.Enter); got != (NewFile{Path: want, Sample: true}) {
		t.Errorf("enter gave %#v", got)
	}
}

func TestHomeFits(t *testing.T) {
	t.Parallel()
	ctx := homeContext(t)
	for _, name := range []string{"a", "b", "c", strings.Repeat("long", 40)} {
		path, data := fileIn(t, ctx.Library.Folder, name+".charter.json", func(*assessment.Assessment) {})
		if name == "c" {
			overwrite(t, path+".bak", data)
			overwrite(t, path, data[:99])
		}
	}
	full := home(t, ctx)
	for _, line := range full.lines() {
		fits(t, "home", func() Screen { full.mark(line); return full })
	}
	fits(t, "home before it has read", func() Screen { return NewHome(ctx) })
	fits(t, "new", func() Screen { return NewNew(ctx, "") })
	fits(t, "open", func() Screen { return NewOpenPath(ctx) })
}

func TestNewProposesAFreeNameFromTheTitle(t *testing.T) {
	t.Parallel()
	ctx := homeContext(t)
	overwrite(t, filepath.Join(ctx.Library.Folder, "bus-times.charter.json"), nil)
	s := NewNew(ctx, "")
	settle(s, s.SetSize(78, 19))
	typeText(s, "Bus times")
	press(s, tea.KeyEnter)
	if s.asked.Path != "bus-times-2.charter.json" {
		t.Fatalf("the name proposed is %q", s.asked.Path)
	}
	typeText(s, "Mersey Council")

	again := NewNew(ctx, "") // after going back
	settle(again, again.SetSize(78, 19))
	if again.asked != s.asked {
		t.Errorf("typed was %+v, after going back it is %+v", s.asked, again.asked)
	}
	msg := pressed(t, again, keys.Save)
	want := NewFile{Path: filepath.Join(ctx.Library.Folder, "bus-times-2.charter.json"), Title: "Bus times", Organisation: "Mersey Council"}
	if msg != want {
		t.Errorf("asked for %+v, want %+v", msg, want)
	}
	again.Update(NotOpened{want.Path, errors.New("the disk is full")})
	lineOf(t, again.View(), "the disk is full")
	if again.asked.Title != "Bus times" {
		t.Error("what was typed is gone after it failed")
	}
}

func TestNewKeepsANameThatWasChosen(t *testing.T) {
	t.Parallel()
	ctx := homeContext(t)
	s := NewNew(ctx, "falls")
	settle(s, s.SetSize(78, 19))
	if got := said(settle(s, s.Do(keys.Save))); !strings.Contains(got, "title") {
		t.Errorf("without a title it said %q", got)
	}
	typeText(s, "Falls risk list")
	press(s, tea.KeyEnter)
	if s.asked.Path != "falls.charter.json" {
		t.Errorf("the name is %q", s.asked.Path)
	}
}

func TestOpenPath(t *testing.T) {
	t.Parallel()
	ctx := homeContext(t)
	s := NewOpenPath(ctx)
	settle(s, s.SetSize(78, 19))
	if got := said(settle(s, s.Do(keys.Save))); got == "" {
		t.Error("without a path nothing is said")
	}
	settle(s, s.Update(tea.PasteMsg{Content: "'far away.charter.json'"}))
	want := filepath.Join(ctx.Library.Folder, "far away.charter.json")
	if got := pressed(t, s, keys.Save); got != (OpenFile{want}) {
		t.Errorf("asked for %#v, want %s", got, want)
	}
	s.Update(NotOpened{want, errors.New("there is no such file or folder")})
	lineOf(t, s.View(), "there is no such file or folder")
	typeText(s, "x")
	if strings.Contains(s.View(), "no such file") {
		t.Error("the old error stays while a new path is typed")
	}
}
