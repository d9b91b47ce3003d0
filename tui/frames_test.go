package tui

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"charter/assessment"
	"charter/assessment/file"
	"charter/questions"
	"charter/tui/screens"
	"charter/tui/theme"
)

// shot is one screen in one state.
type shot struct {
	name string
	// home shows the home screen of a folder: one with files, an empty one, or
	// one that is nowhere, whose path is the same on every machine.
	home string
	// fresh starts from an assessment without answers, in place of the worked example.
	fresh bool
	// spoil is put into every field in which people write.
	spoil string
	// ascii makes every text of the assessment ASCII.
	ascii bool
	set   func(*stage)
}

// shots are the screens of the program, each in the states that matter.
func shots() []shot {
	open := func(kind screens.Kind, id string, keys ...string) func(*stage) {
		return func(s *stage) {
			s.open(kind, id)
			s.press(keys...)
		}
	}
	none := func(*stage) {}
	return append(troubleShots(), []shot{
		{name: "home", home: "files", set: func(s *stage) { s.press("end") }},
		{name: "home-empty", home: "empty", set: none},
		{name: "new", home: "nowhere", set: open(screens.KindNew, "", "Bus priority at junctions", "enter")},
		{name: "open", home: "nowhere", set: open(screens.KindOpen, "")},
		{name: "map", set: func(s *stage) { s.press("down", "down") }},
		{name: "map-fresh", fresh: true, set: none},
		{name: "principle", set: open(screens.KindPrinciple, "inclusivity", "down")},
		{name: "question", set: open(screens.KindQuestion, "BEN-1")},
		{name: "question-lowered", set: open(screens.KindQuestion, "BEN-3")},
		{name: "question-why", set: open(screens.KindQuestion, "PRI-2", "w")},
		{name: "question-at-0", set: open(screens.KindQuestion, "INC-2")},
		{name: "question-flagged", set: open(screens.KindQuestion, "ACC-2")},
		{name: "question-unsure", set: open(screens.KindQuestion, "TRA-3")},
		{name: "question-set-aside", set: open(screens.KindQuestion, "BAL-1")},
		{name: "question-unanswered", set: open(screens.KindQuestion, "TRA-5")},
		{name: "question-guidance", set: open(screens.KindQuestion, "TRA-5", "g")},
		{name: "evidence", set: open(screens.KindEvidence, "BEN-1")},
		{name: "evidence-form", set: open(screens.KindEvidence, "BEN-1", "enter", "enter")},
		{name: "note", set: open(screens.KindNote, "INC-2")},
		{name: "check", set: open(screens.KindCheck, "BEN-1")},
		{name: "departure", set: open(screens.KindDeparture, "PRI-2")},
		{name: "not-applicable", set: open(screens.KindNotApplicable, "TRA-5")},
		{name: "facts", set: open(screens.KindFacts, "")},
		{name: "fact", set: open(screens.KindFacts, "", "down", "enter", "up")},
		{name: "project", set: open(screens.KindProject, "")},
		{name: "project-sheet", set: open(screens.KindProject, "what")},
		{name: "project-text", set: open(screens.KindProject, "description")},
		{name: "project-list", set: open(screens.KindProject, "data")},
		{name: "review", set: open(screens.KindReview, "")},
		{name: "actions", set: open(screens.KindActions, "")},
		{name: "action", set: open(screens.KindAction, "x2")},
		{name: "export", set: open(screens.KindExport, "")},
		{name: "export-preview", set: open(screens.KindExport, "", "ctrl+s")},
		{name: "history", set: open(screens.KindHistory, "")},
		{name: "help", set: open(screens.KindQuestion, "TRA-5", "?")},
		{name: "find", set: open(screens.KindFind, "")},
		{name: "find-typed", set: open(screens.KindFind, "", "bias")},
	}...)
}

// stand puts a shot on a stage.
func (x shot) stand(tb testing.TB, l look, pack *questions.Pack) *stage {
	tb.Helper()
	if x.home != "" {
		folder := "mersey"
		if x.home != "nowhere" {
			folder = tb.TempDir()
		}
		if x.home == "files" {
			fillFolder(tb, folder, pack)
		}
		s := newStage(l, nil, pack, folder)
		x.set(s)
		return s
	}
	a := example(tb, pack)
	if x.fresh {
		a = assessment.New("0199a8f0-0000-7000-8000-000000000001", assessment.PackRef{ID: pack.ID, Version: pack.Version}, stageClock())
		a.Project.Title = "Bus priority at junctions"
	}
	if x.ascii {
		toASCII(reflect.ValueOf(a))
	}
	if x.spoil != "" {
		spoil(a, x.spoil)
	}
	s := newStage(l, a, pack, "")
	x.set(s)
	return s
}

// fillFolder puts assessments into a folder: one just begun, one with a long
// title, one that is an example, a copy, and one that is damaged. The last is the newest.
func fillFolder(tb testing.TB, folder string, pack *questions.Pack) {
	tb.Helper()
	day := time.Date(2026, 11, 20, 11, 30, 0, 0, time.UTC) // the same day in every time zone
	names := []string{"bus.charter.json", "copy.charter.json", "long.charter.json", "example.charter.json", "torn.charter.json"}
	for i, name := range names {
		path := filepath.Join(folder, name)
		a := assessment.New("0199a8f0-0000-7000-8000-000000000002", assessment.PackRef{ID: pack.ID, Version: pack.Version}, day)
		switch name {
		case "bus.charter.json":
			a.Project.Title = "Bus priority at junctions"
		case "long.charter.json":
			a.Project.Title = strings.Repeat("A very long title ", 8)
		case "copy.charter.json":
			a.Project.Title = "Bus priority at junctions"
		case "example.charter.json":
			a.Example, a.Answers = true, example(tb, pack).Answers
		}
		if err := file.Create(path, a); err != nil {
			tb.Fatal(err)
		}
		if name == "torn.charter.json" {
			if err := os.WriteFile(path, []byte("{"), 0o666); err != nil {
				tb.Fatal(err)
			}
		}
		at := day.Add(time.Duration(i) * time.Minute)
		if err := os.Chtimes(path, at, at); err != nil {
			tb.Fatal(err)
		}
	}
}

// sizes are those at which every screen is drawn for its golden file.
func sizes() [][2]int { return [][2]int{{60, 20}, {80, 24}, {120, 40}, {200, 60}} }

// TestFrames draws every screen. The golden files hold the frames without
// colour at four sizes, and at 80×24 with the colours for dark and light; at the
// other sizes colour must not change a single character.
func TestFrames(t *testing.T) {
	t.Parallel()
	pack := stagePack(t)
	for _, x := range shots() {
		t.Run(x.name, func(t *testing.T) {
			t.Parallel()
			inBubble(t, func(t *testing.T) {
				var out strings.Builder
				for _, size := range sizes() {
					plain := x.stand(t, look{theme: theme.Plain, width: size[0], height: size[1]}, pack).frame()
					fmt.Fprintf(&out, "-- %d×%d --\n%s\n", size[0], size[1], trimmed(ansi.Strip(plain)))
					for _, name := range []theme.Name{theme.Dark, theme.Light} {
						coloured := x.stand(t, look{theme: name, width: size[0], height: size[1]}, pack).frame()
						if ansi.Strip(coloured) != ansi.Strip(plain) {
							t.Errorf("%d×%d: the theme %s changes the text:\n%s", size[0], size[1], name, coloured)
						}
						if size[0] == 80 {
							fmt.Fprintf(&out, "-- %d×%d %s --\n%s\n", size[0], size[1], name, trimmed(coloured))
						}
					}
				}
				golden.RequireEqual(t, out.String())
			})
		})
	}
}

// trimmed takes the spaces off the ends of lines.
func trimmed(frame string) string {
	lines := strings.Split(frame, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	return strings.Join(lines, "\n")
}
