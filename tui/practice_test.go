package tui

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"charter/assessment/workshop"
	"charter/tui/screen"
	"charter/tui/session"
	"charter/tui/theme"
)

// A workshop is practised from the start to the end of a question, by hands and in turn. The
// program plays the people, every screen says that it is practice, and nothing is written.
func TestPracticeWritesNothingAndSaysSo(t *testing.T) {
	t.Parallel()
	pack := stagePack(t)
	inBubble(t, func(t *testing.T) {
		folder := t.TempDir()
		s := newStage(look{theme: theme.Plain, width: 80, height: 24}, nil, pack, folder)
		s.m.services.Ballots = folder
		s.run(s.m.step(session.Practising{}))
		s.open(screen.KindWorkshop, "")
		s.press("enter", "j", "*", "esc", "enter", "enter")
		s.press("r", "enter", "enter", "enter", "enter", "enter", "enter")
		a := s.m.services.Session.Assessment()
		at := a.Sessions[0].At
		if rounds := a.Answers[at].Rounds; len(rounds) != 1 || !rounds[0].Complete || rounds[0].Ballots() != 5 {
			t.Errorf("the rounds on %s are %+v", at, rounds)
		}
		s.press("right", "s")
		if view := s.frame(); !strings.Contains(view, "Practice: the hands in the room are ") {
			t.Error(view)
		}
		for kind := range constructors() {
			if slices.Contains(withoutAssessment(), kind) {
				continue
			}
			s.open(kind, at)
			if head := strings.SplitN(s.frame(), "\n", 2)[0]; !strings.Contains(head, "PRACTICE") {
				t.Errorf("%s does not say that it is practice: %s", kind, head)
			}
		}
		s.open(screen.KindExport, "")
		s.press("tab", "tab", "enter", "o")
		left, err := os.ReadDir(folder)
		if err != nil || len(left) > 0 {
			t.Errorf("written are %v (%v)", left, err)
		}
		if _, held := workshop.Current(a); !held {
			t.Error("no session was led")
		}
	})
}

// Practice names no file, since there is none: neither to hand it over nor after a fault.
func TestPracticeNamesNoFile(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		s := newStage(look{theme: theme.Plain, width: 80, height: 24}, nil, stagePack(t), t.TempDir())
		s.run(s.m.step(session.Practising{}))
		if told := strings.Join(s.m.services.Session.HandOver(), " "); strings.Contains(told, "charter open") {
			t.Errorf("there is no file to hand over, but it says: %s", told)
		}
		s.m.rescue(fault{brokenWords, nil})
		var ended *Ended
		if err := s.m.shutDown(); !errors.As(err, &ended) || !strings.Contains(err.Error(), "No assessment was open, so nothing is lost") {
			t.Fatalf("the end is told as %v", err)
		}
		_ = os.Remove(ended.Report)
	})
}
