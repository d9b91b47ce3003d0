package tui

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/assessment/file"
	"charter/assessment/format"
	"charter/assessment/sample/sampletest"
	"charter/assessment/store"
	"charter/tui/screen"
	"charter/tui/session"
)

// ann is somebody else who has a file open.
func ann() store.Holder { return store.Holder{User: "ann", Machine: "LAPTOP-7"} }

// playing opens the worked example at its map.
func playing(t *testing.T) (p *player, path string) {
	t.Helper()
	p = play(t, screen.Route{Kind: screen.KindHome})
	path = filepath.Join(p.m.services.Library.Folder, "bus.charter.json")
	writeSample(t, path, func(*assessment.Assessment) {})
	p.open(path)
	t.Cleanup(func() { // a file that a test took away is there again, so that it can be closed
		if _, err := os.Stat(path); err != nil {
			writeSample(t, path, func(*assessment.Assessment) {})
		}
	})
	return p, path
}

func (p *player) open(path string) {
	p.send(session.Open{Path: path})
	p.until("Beneficial")
}

func (p *player) send(msg tea.Msg) {
	_, cmd := p.m.Update(msg)
	p.run(cmd)
}

func writeSample(t *testing.T, path string, change func(*assessment.Assessment)) {
	t.Helper()
	pack := sampletest.Pack(t)
	a := sampletest.Assessment(t, pack)
	change(a)
	data, err := format.Encode(a)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

func readBack(t *testing.T, path string) *assessment.Assessment {
	t.Helper()
	a, err := file.Read(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// ends reports whether the program ends when its commands are run.
func (p *player) ends() {
	p.t.Helper()
	late := time.After(30 * time.Second)
	for {
		select {
		case msg := <-p.inbox:
			switch msg := msg.(type) {
			case tea.QuitMsg:
				if p.m.View(); p.m.fault != nil { // Bubble Tea draws once more
					p.t.Errorf("the last frame: %v", p.m.fault.value)
				}
				return
			case tea.BatchMsg:
				for _, cmd := range msg {
					p.run(cmd)
				}
				continue
			}
			p.send(msg)
		case <-late:
			p.t.Fatalf("the program did not end; the screen is\n%s", p.screen())
		}
	}
}

func TestAFileThatIsGoneIsSavedElsewhere(t *testing.T) {
	t.Parallel()
	p, path := playing(t)
	for _, name := range []string{path, path + ".bak"} {
		if err := os.Remove(name); err != nil && !errors.Is(err, os.ErrNotExist) {
			t.Fatal(err)
		}
	}
	p.write("x")
	p.until("TRA-5")
	p.write("3")
	p.until("Not saved (press !)")
	p.until("NOT SAVED")
	p.write("!")
	p.until("it was moved\n or deleted")
	p.until("Not saved: 1 change")
	p.press(tea.KeyDown, tea.KeyDown, tea.KeyEnter)
	p.until("Path of the new file")
	other := filepath.Join(t.TempDir(), "rescued.charter.json")
	for range 100 {
		p.press(tea.KeyBackspace)
	}
	p.write(other)
	p.press(tea.KeyEnter)
	p.until("You go on with that file")
	p.until("saved")
	if level := readBack(t, other).Answers["TRA-5"].Level; level == nil || *level != 3 {
		t.Error("the answer is not in the new file")
	}
	p.write("2")
	p.until("saved ✓")
	if p.m.services.Session.Path != other || strings.Contains(p.screen(), "Not saved") {
		t.Errorf("work goes on in %s:\n%s", p.m.services.Session.Path, p.screen())
	}
	p.press(tea.KeyEscape)
	p.until("Beneficial")
	p.press(tea.KeyEscape)
	p.until("Opened lately, in other folders")
}

func TestAFileThatIsGoneIsWrittenAgain(t *testing.T) {
	t.Parallel()
	p, path := playing(t)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	p.write("x")
	p.until("TRA-5")
	p.write("3")
	p.until("Not saved (press !)")
	p.write("!")
	p.until("Write the file again")
	p.press(tea.KeyDown, tea.KeyEnter)
	p.until("saved ✓")
	if level := readBack(t, path).Answers["TRA-5"].Level; level == nil || *level != 3 {
		t.Error("the answer is not in the file")
	}
}

func TestNobodyLeavesWithoutAYesToLosingWork(t *testing.T) {
	t.Parallel()
	p, path := playing(t)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	p.write("x")
	p.until("TRA-5")
	p.write("c")
	p.until("It may be published")
	p.write("Typed with care")
	p.until("Not saved (press f2)")
	ctrlC := tea.KeyPressMsg(tea.Key{Code: 'c', Mod: tea.ModCtrl})
	p.send(ctrlC)
	p.until("Leave and lose what is not saved…")
	p.send(ctrlC)
	p.until("Press y to lose it")
	for _, want := range []string{"TRA-5: note added", "Typed with care"} {
		if !strings.Contains(p.screen(), want) {
			t.Errorf("what would be lost lacks %q:\n%s", want, p.screen())
		}
	}
	for range 3 { // the same key again is no yes
		p.send(ctrlC)
	}
	p.press(tea.KeyEscape)
	p.until("Leave and lose what is not saved…")
	p.press(tea.KeyEscape)
	p.until("It may be published")
	if p.m.services.State != session.Editing {
		t.Error("the wish to leave stands")
	}
	if note := p.m.services.Session.Answer("TRA-5").Note; note != "Typed with care" {
		t.Errorf("the note is %q", note)
	}
	p.send(ctrlC)
	p.until("Leave and lose what is not saved…")
	p.press(tea.KeyUp, tea.KeyUp, tea.KeyUp, tea.KeyUp, tea.KeyDown, tea.KeyDown, tea.KeyDown, tea.KeyEnter)
	p.until("Press y to lose it")
	p.write("y")
	p.ends()
	if _, err := os.Stat(path); err == nil {
		t.Error("the file is there again")
	}
}

// Leaving waits for the disk, and goes on by itself once the work is saved.
func TestLeavingGoesOnWhenTheWorkIsSaved(t *testing.T) {
	t.Parallel()
	p, path := playing(t)
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	p.write("x")
	p.until("TRA-5")
	p.write("3")
	p.until("Not saved (press !)")
	p.send(tea.KeyPressMsg(tea.Key{Code: 'c', Mod: tea.ModCtrl}))
	p.until("Leave and lose what is not saved…")
	if err := os.WriteFile(path, text, 0o600); err != nil { // the drive is back
		t.Fatal(err)
	}
	p.press(tea.KeyEnter) // try again now
	p.ends()
	if level := readBack(t, path).Answers["TRA-5"].Level; level == nil || *level != 3 {
		t.Error("the answer is not in the file")
	}
}

func TestASecondOpeningReadsUntilTheFirstCloses(t *testing.T) {
	t.Parallel()
	p := play(t, screen.Route{Kind: screen.KindHome})
	path := filepath.Join(p.m.services.Library.Folder, "bus.charter.json")
	writeSample(t, path, func(*assessment.Assessment) {})
	first, a, err := file.Open(path, file.Options{Now: time.Now, Self: ann})
	if err != nil {
		t.Fatal(err)
	}
	p.open(path)
	p.until("Read only (press !): in use by ann on ")
	p.write("x")
	p.until("TRA-5")
	p.write("3")
	if p.m.services.Session.Answer("TRA-5").Level != nil {
		t.Fatal("a file that is read only was changed")
	}
	if p.m.toast == "" {
		t.Error("nothing says why the key does nothing")
	}
	p.write("!")
	p.until("The file is being edited by ann on ")
	p.press(tea.KeyEnter)
	p.until("It is still read only.")
	p.press(tea.KeyEscape)
	p.until("TRA-5")

	changed := *a
	changed.Project.Title = "Changed meanwhile"
	first.Save(&changed)
	if err := first.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.send(tea.FocusMsg{}) // coming back to the window
	p.until("The file is free")
	p.until("Changed meanwhile")
	p.write("x")
	p.until("TRA-5")
	p.write("3")
	p.until("saved ✓")
	if kept := readBack(t, path); kept.Answers["TRA-5"].Level == nil || kept.Project.Title != "Changed meanwhile" {
		t.Error("the file does not hold what both did")
	}
}

func TestAFileThatIsFreeAgainStaysOnTheScreen(t *testing.T) {
	t.Parallel()
	p := play(t, screen.Route{Kind: screen.KindHome})
	path := filepath.Join(p.m.services.Library.Folder, "bus.charter.json")
	writeSample(t, path, func(*assessment.Assessment) {})
	first, _, err := file.Open(path, file.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	p.open(path)
	p.until("Read only (press !)")
	if err := first.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	p.write("x") // going to another screen is when charter looks
	p.until("The file is free")
	p.until("TRA-5")
	p.write("3")
	p.until("saved ✓")
}

func TestADamagedFileGoesBackOnOneKey(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	path := filepath.Join(folder, "bus.charter.json")
	writeSample(t, path, func(*assessment.Assessment) {})
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	half := text[:len(text)/2]
	for name, data := range map[string][]byte{path: half, path + ".bak": text} {
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	p := play(t, screen.Route{Kind: screen.KindDamaged, ID: path})
	p.until("This file cannot be opened as it is")
	for _, want := range []string{"bus.charter.json:", "ends too early", "with 51 answers", "Press y to go back"} {
		p.until(want)
	}
	p.write("y")
	p.until("Beneficial")
	kept, err := filepath.Glob(path + ".damaged-*")
	if err != nil || len(kept) != 1 {
		t.Fatalf("damaged files kept: %v, %v", kept, err)
	}
	if data, err := os.ReadFile(kept[0]); err != nil || !bytes.Equal(data, half) {
		t.Errorf("the damaged file was not kept as it was: %v", err)
	}
}

func TestUndoWorksInALaterSession(t *testing.T) {
	t.Parallel()
	p, path := playing(t)
	p.write("x")
	p.until("TRA-5")
	p.write("c")
	p.until("It may be published")
	p.write("Twelve words typed letter by letter")
	p.press(tea.KeyEscape)
	p.until("0–3 rate")
	p.write("3")
	p.until("saved ✓")
	p.send(tea.KeyPressMsg(tea.Key{Code: 'c', Mod: tea.ModCtrl}))
	p.ends()

	later := play(t, screen.Route{Kind: screen.KindHome})
	later.open(path)
	later.write("h")
	later.until("TRA-5: unanswered → level 3")
	later.write("z")
	later.until("Undone: TRA-5: unanswered → level 3")
	later.write("z") // the whole note at once
	later.until("Undone: TRA-5: note added")
	if note := later.m.services.Session.Answer("TRA-5").Note; note != "" {
		t.Errorf("the note is %q", note)
	}
	later.until("saved ✓")
	later.send(tea.KeyPressMsg(tea.Key{Code: 'c', Mod: tea.ModCtrl}))
	later.ends()

	last := play(t, screen.Route{Kind: screen.KindHome})
	last.open(path)
	last.write("Z")
	last.until("Done again: TRA-5: note added")
	last.write("Z")
	last.until("Done again: TRA-5: unanswered → level 3")
	last.until("saved ✓")
	kept := readBack(t, path).Answers["TRA-5"]
	if kept.Note != "Twelve words typed letter by letter" || kept.Level == nil || *kept.Level != 3 {
		t.Errorf("after undo and redo in later sessions the answer is %+v", kept)
	}
}
