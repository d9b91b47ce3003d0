package tui

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"charter/assessment/file"
	"charter/assessment/sample/sampletest"
	"charter/tui/keys"
	"charter/tui/library"
	"charter/tui/screen"
	"charter/tui/session"
)

// brokenVariable has this test binary show a program with a fault instead of
// running tests. It holds the kind of fault and the path of a file.
const brokenVariable = "CHARTER_TEST_BROKEN"

// TestMain also collects garbage less often.
func TestMain(m *testing.M) {
	debug.SetGCPercent(400) // thousands of frames, none of which is kept
	in, path, found := strings.Cut(os.Getenv(brokenVariable), " ")
	if !found {
		os.Exit(m.Run())
	}
	w := &session.Workspace{Environment: session.Environment{Now: time.Now, Library: library.Library{Folder: filepath.Dir(path), Packs: file.PacksIn("", sampletest.Editions())}}}
	if _, err := (Options{Path: path}).begin(w); err != nil {
		panic(err)
	}
	model := newModel(Options{}, w, screen.Route{Kind: screen.KindMap})
	model.stack = append(model.stack, broken{model.top(), in})
	if err := show(context.Background(), model, nil); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	os.Exit(1)
}

// broken is a screen with a fault in one place.
type broken struct {
	screen.Screen
	in string // "update", "view", "command", "batch" or "sequence"
}

const brokenWords = "the index is out of range"

func (b broken) fails(where string) {
	if b.in == where {
		panic(brokenWords)
	}
}

func (b broken) View() string {
	b.fails("view")
	return b.Screen.View()
}

func (b broken) Keys() []screen.Key { return []screen.Key{{ID: keys.Enter}} }

func (b broken) Do(keys.ID) screen.Requests {
	b.fails("update")
	bad := func() tea.Msg { panic(brokenWords) }
	good := func() tea.Msg { return screen.Toast{Text: "well"} }
	switch b.in {
	case "command":
		return screen.Run(bad)
	case "batch":
		return screen.Run(tea.Batch(good, tea.Batch(good, bad)))
	case "sequence":
		return screen.Run(tea.Sequence(good, tea.Sequence(good, bad)))
	}
	return nil
}

// unroll runs what a command leads to as Bubble Tea does, one after another.
func unroll(m *Model, cmd tea.Cmd) (quit bool) {
	if cmd == nil {
		return false
	}
	msg := cmd()
	if _, ok := msg.(tea.QuitMsg); ok {
		return true
	}
	if list, ok := asList(msg); ok {
		for _, one := range list {
			if unroll(m, one) {
				return true
			}
		}
		return false
	}
	if msg == nil {
		return false
	}
	_, next := m.Update(msg)
	return unroll(m, next)
}

// Wherever a fault strikes, the work is in a recovery file, the file itself is
// whole, and the message says where both are.
func TestAFaultLosesNothing(t *testing.T) {
	t.Parallel()
	for _, in := range []string{"update", "view", "command", "batch", "sequence"} {
		t.Run(in, func(t *testing.T) {
			t.Parallel()
			p, path := playing(t)
			if err := os.Remove(path); err != nil { // so that nothing can be saved there
				t.Fatal(err)
			}
			p.write("x")
			p.until("TRA-5")
			p.write("3")
			p.until("Not saved (press !)")
			p.m.stack = append(p.m.stack, broken{p.m.top(), in})
			if in == "view" {
				p.m.View()
				if _, cmd := p.m.Update(tea.FocusMsg{}); !unroll(p.m, cmd) {
					t.Error("the program goes on")
				}
			} else if _, cmd := p.m.Update(tea.KeyPressMsg(tea.Key{Code: tea.KeyEnter})); !unroll(p.m, cmd) {
				t.Error("the program goes on")
			}
			p.m.View() // draws no more, and does not fail again

			var ended *Ended
			if err := p.m.shutDown(); !errors.As(err, &ended) {
				t.Fatalf("the end is told as %v", err)
			}
			defer os.Remove(ended.Report)
			if filepath.Dir(ended.Recovery) != filepath.Dir(path) || ended.Whole {
				t.Errorf("the end is told as %+v", ended)
			}
			if level := readBack(t, ended.Recovery).Answers["TRA-5"].Level; level == nil || *level != 3 {
				t.Error("the recovery file lacks the answer")
			}
			for _, want := range []string{brokenWords, "All your work is in " + ended.Recovery, path, "charter open", ended.Report} {
				if !strings.Contains(ended.Error(), want) {
					t.Errorf("the message lacks %q:\n%s", want, ended.Error())
				}
			}
			if report, err := os.ReadFile(ended.Report); err != nil || !strings.Contains(string(report), "guard_test.go") {
				t.Errorf("the report does not tell where the fault is: %v\n%s", err, report)
			}
		})
	}
}

func TestAFaultWithASavedFileSaysThatItIsWhole(t *testing.T) {
	t.Parallel()
	p, path := playing(t)
	p.write("x")
	p.until("TRA-5")
	p.write("3")
	p.m.stack = append(p.m.stack, broken{p.m.top(), "update"})
	p.press(tea.KeyEnter)
	var ended *Ended
	if err := p.m.shutDown(); !errors.As(err, &ended) || !ended.Whole || !strings.Contains(err.Error(), "intact and holds all your work") {
		t.Fatalf("the end is told as %v", err)
	}
	defer os.Remove(ended.Report)
	for _, name := range []string{path, ended.Recovery} {
		if level := readBack(t, name).Answers["TRA-5"].Level; level == nil || *level != 3 {
			t.Errorf("%s lacks the answer", name)
		}
	}
}

// A program that is told to end saves first; if it cannot, the work goes into a
// recovery file.
func TestBeingToldToEndLosesNothing(t *testing.T) {
	t.Parallel()
	p, path := playing(t)
	p.write("x")
	p.until("TRA-5")
	p.write("3")
	if err := p.m.shutDown(); err != nil {
		t.Errorf("all could be saved, but: %v", err)
	}
	if level := readBack(t, path).Answers["TRA-5"].Level; level == nil || *level != 3 {
		t.Error("the file lacks the answer")
	}
	p, path = playing(t)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	p.write("x")
	p.until("TRA-5")
	p.write("3")
	var ended *Ended
	if err := p.m.shutDown(); !errors.As(err, &ended) || ended.Report != "" {
		t.Fatalf("the end is told as %v", err)
	}
	if level := readBack(t, ended.Recovery).Answers["TRA-5"].Level; level == nil || *level != 3 {
		t.Error("the recovery file lacks the answer")
	}
}
