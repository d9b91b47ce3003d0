package tui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"charter/assessment/assessmenttest"
	"charter/assessment/file"
	"charter/assessment/sample/sampletest"
	"charter/tui/library"
	"charter/tui/screen"
	"charter/tui/session"
	"charter/tui/theme"
)

// player plays the terminal to a Model: it runs commands in the background, as
// Bubble Tea does, and hands back what they bring.
type player struct {
	t       *testing.T
	m       *Model
	inbox   chan tea.Msg
	running sync.WaitGroup
}

func play(t *testing.T, start ...screen.Route) *player {
	t.Helper()
	now := func() time.Time { return time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC) }
	w := &session.Workspace{Watch: true, Environment: session.Environment{
		Now: now, Sample: sampletest.Example,
		Library: library.Library{Folder: t.TempDir(), Recent: filepath.Join(t.TempDir(), "recent.json"), Packs: file.PacksIn("", sampletest.Editions())},
	}}
	p := &player{t: t, m: newModel(Options{Theme: theme.Plain}, w, start...), inbox: make(chan tea.Msg, 100)}
	p.run(p.m.Init())
	t.Cleanup(p.end)
	return p
}

func (p *player) run(cmd tea.Cmd) {
	if cmd != nil {
		p.running.Go(func() { p.inbox <- cmd() })
	}
}

// end lets go of the file and waits until nothing runs any more.
func (p *player) end() {
	if w := p.m.services.Workspace; w.CloseNow() != nil {
		_, effects := w.Step(session.Discard{})
		effects[0]()
	}
	p.running.Wait()
}

// until hands messages to the model until the screen shows a text.
func (p *player) until(text string) {
	p.t.Helper()
	const patience = 30 * time.Second // a screen that never comes must not hang the tests
	given, cancel := context.WithTimeout(p.t.Context(), patience)
	defer cancel()
	for !strings.Contains(p.screen(), text) {
		select {
		case msg := <-p.inbox:
			if batch, ok := msg.(tea.BatchMsg); ok {
				for _, cmd := range batch {
					p.run(cmd)
				}
				continue
			}
			_, cmd := p.m.Update(msg)
			p.run(cmd)
		case <-given.Done():
			p.t.Fatalf("%q never came; the screen is\n%s", text, p.screen())
		}
	}
}

func (p *player) screen() string { return ansi.Strip(p.m.content()) }

func (p *player) press(codes ...rune) {
	for _, code := range codes {
		_, cmd := p.m.Update(tea.KeyPressMsg(tea.Key{Code: code}))
		p.run(cmd)
	}
}

func (p *player) write(text string) {
	for _, r := range text {
		_, cmd := p.m.Update(tea.KeyPressMsg(tea.Key{Code: r, Text: string(r)}))
		p.run(cmd)
	}
}

// TestCopiesBesideAFileAreToldAtTheStart opens a file from the command line.
func TestCopiesBesideAFileAreToldAtTheStart(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := filepath.Join(folder, "falls.charter.json")
	for _, name := range []string{path, filepath.Join(folder, "falls (1).charter.json")} {
		if err := file.Create(name, assessmenttest.Full()); err != nil {
			t.Fatal(err)
		}
	}
	w := &session.Workspace{Environment: session.Environment{Now: time.Now, Library: library.Library{Folder: folder, Packs: file.PacksIn("", sampletest.Editions())}}}
	m, err := Options{Path: path, Theme: theme.Plain}.model(w)
	if err != nil {
		t.Fatal(err)
	}
	p := &player{t: t, m: m, inbox: make(chan tea.Msg, 100)}
	t.Cleanup(p.end)
	p.run(m.Init())
	p.until("Beside this file there is a copy of it, falls (1).charter.json")
}

func TestFromHomeToTheMapAndBack(t *testing.T) {
	t.Parallel()
	p := play(t, screen.Route{Kind: screen.KindHome})
	p.until("There is no assessment in this folder yet.")
	p.press(tea.KeyEnter)
	p.until("Title of the project")
	p.write("Bus priority")
	p.press(tea.KeyEnter)
	p.until("> bus-priority.charter.json")
	p.until("│ Organisation")
	p.write("Mersey Council")
	p.press(tea.KeyEnter)
	p.until("│ File")
	p.press(tea.KeyEnter)
	p.until("How far along is the project?")
	p.press(tea.KeyDown, tea.KeyDown, tea.KeyDown, tea.KeyEnter) // pilot
	p.until("What data about people does it use?")
	p.press(tea.KeyEscape)
	p.until("Facts")
	p.press(tea.KeyEscape)
	p.until("Beneficial")
	p.write("p")
	p.until("required fields are missing")
	p.press(tea.KeyEnter)
	p.until("> Bus priority")
	p.press(tea.KeyEscape, tea.KeyEscape)
	p.until("Beneficial")
	p.press(tea.KeyEscape)
	p.until("In this folder")
	p.until("Incomplete")

	pack := sampletest.Pack(t)
	kept, err := file.Read(filepath.Join(p.m.services.Library.Folder, "bus-priority.charter.json"), pack)
	if err != nil {
		t.Fatal(err)
	}
	if kept.Project.Title != "Bus priority" || kept.Project.Organisation != "Mersey Council" || kept.Facts.Stage != "pilot" {
		t.Errorf("kept are %+v and %+v", kept.Project, kept.Facts)
	}
	if p.m.services.IsOpen() {
		t.Error("the file is still open at the home screen")
	}
	p.press(tea.KeyEnter) // the file, which is marked now
	p.until("Beneficial")
}

func TestWhatCannotBeOpenedIsSaidWhereItWasAsked(t *testing.T) {
	t.Parallel()
	p := play(t, screen.Route{Kind: screen.KindHome}, screen.Route{Kind: screen.KindOpen})
	p.until("Path of the file")
	p.write("nowhere.charter.json")
	p.press(tea.KeyEnter)
	p.until("there is no such file")
	p.until("> nowhere.charter.json")
}

func TestTheSampleOpensFromHome(t *testing.T) {
	t.Parallel()
	p := play(t, screen.Route{Kind: screen.KindHome})
	p.until("There is no assessment in this folder yet.")
	p.press(tea.KeyDown)
	p.until("What to have at hand")
	p.press(tea.KeyDown)
	p.until("A made-up project")
	p.press(tea.KeyEnter)
	p.until("EXAMPLE")
	p.until("Beneficial")
	if _, err := os.Stat(filepath.Join(p.m.services.Library.Folder, "demand-responsive-transport.charter.json")); err != nil {
		t.Error(err)
	}
}

// TestTheCopyOfALostFileIsOfferedWhereItsPathIsTyped types the path of a file that is
// gone while its good copy is there.
func TestTheCopyOfALostFileIsOfferedWhereItsPathIsTyped(t *testing.T) {
	t.Parallel()
	p := play(t, screen.Route{Kind: screen.KindHome}, screen.Route{Kind: screen.KindOpen})
	if err := os.WriteFile(filepath.Join(p.m.services.Library.Folder, "lost.charter.json.bak"), sampletest.File(), 0o666); err != nil {
		t.Fatal(err)
	}
	p.until("Path of the file")
	p.write("lost.charter.json")
	p.press(tea.KeyEnter)
	p.until("This file is gone.")
	p.until("A good copy stands beside it")
	p.write("y")
	p.until("Beneficial")
}
