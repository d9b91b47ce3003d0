package tui

import (
	"os"
	"path/filepath"
	"testing"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
)

// conflicted has somebody else change a file that is open and changed here.
func conflicted(t *testing.T) (p *player, path string) {
	t.Helper()
	p, path = playing(t)
	writeSample(t, path, func(a *assessment.Assessment) {
		level := 0
		answer := a.Answers["SEC-1"]
		answer.Level = &level
		a.Answers["SEC-1"] = answer
		a.Project.Title = "Their title"
		a.Answers["TRA-5"] = assessment.Level(1)
	})
	p.write("x")
	p.until("TRA-5")
	p.write("3")
	p.until("Someone else changed the file (press ! to compare)")
	p.write("!")
	p.until("1 place differs; everything else is joined already")
	p.until("The answer to TRA-5")
	return p, path
}

func TestTwoVersionsAreJoined(t *testing.T) {
	t.Parallel()
	p, path := conflicted(t)
	p.press(tea.KeyEnter)
	p.until("Choose one side of each difference first")
	if _, err := os.Stat(p.m.services.Saving.Conflict.Beside); err != nil {
		t.Error(err)
	}
	p.press(tea.KeyDown, tea.KeyEnter) // theirs
	p.until("Join the two versions as chosen below")
	p.press(tea.KeyEnter)
	p.until("There is one version again")
	p.until("saved ✓")
	p.until("Their title")
	kept := readBack(t, path)
	if level := kept.Answers["TRA-5"].Level; level == nil || *level != 1 {
		t.Error("the choice is not in the file")
	}
	if level := kept.Answers["SEC-1"].Level; level == nil || *level != 0 {
		t.Error("what only they changed is not in the file")
	}
	last := kept.History[len(kept.History)-1]
	if last.Question != "TRA-5" || last.From != "3" || last.To != "1" || last.At.IsZero() {
		t.Errorf("the history does not tell the decision: %+v", last)
	}
	aside, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*.theirs-*"))
	if err != nil || len(aside) != 1 || readBack(t, aside[0]).Project.Title != "Their title" {
		t.Errorf("their version was not kept: %v %v", aside, err)
	}
	p.write("h")
	p.until("TRA-5: level 3 → 1")
}

func TestTheirVersionIsTaken(t *testing.T) {
	t.Parallel()
	p, path := conflicted(t)
	beside := p.m.services.Saving.Conflict.Beside
	p.press(tea.KeyHome, tea.KeyDown, tea.KeyDown, tea.KeyDown, tea.KeyEnter) // take only their version
	p.until("There is one version again")
	if level := readBack(t, path).Answers["TRA-5"].Level; level == nil || *level != 1 {
		t.Error("their version is not in the file")
	}
	if level := readBack(t, beside).Answers["TRA-5"].Level; level == nil || *level != 3 {
		t.Error("ours was not kept beside")
	}
	p.write("x")
	p.until("Every question is answered")
}

func TestOneVersionIsChosenEverywhere(t *testing.T) {
	t.Parallel()
	p, path := conflicted(t)
	p.press(tea.KeyHome, tea.KeyDown, tea.KeyEnter) // yours
	p.until("as chosen below")
	p.press(tea.KeyHome, tea.KeyEnter)
	p.until("There is one version again")
	kept := readBack(t, path)
	if level := kept.Answers["TRA-5"].Level; level == nil || *level != 3 || kept.Project.Title != "Their title" {
		t.Error("ours, with what only they changed, is not in the file")
	}
}

func TestLeavingTellsOfTwoVersionsOnce(t *testing.T) {
	t.Parallel()
	p, path := conflicted(t)
	beside := p.m.services.Saving.Conflict.Beside
	p.press(tea.KeyEscape)
	p.until("Someone else changed the file")
	ctrlC := tea.KeyPressMsg(tea.Key{Code: 'c', Mod: tea.ModCtrl})
	p.send(ctrlC)
	p.until("to leave: both stay on the disk")
	p.send(ctrlC)
	p.ends()
	for _, name := range []string{path, beside} {
		readBack(t, name)
	}
}
