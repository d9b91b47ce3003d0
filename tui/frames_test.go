package tui

import (
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"charter/assessment"
	"charter/questions"
	"charter/tui/screen"
	"charter/tui/theme"
)

// shot is one screen in one state.
type shot struct {
	name string
	// home shows the home screen of a folder: one with files, one with many, an
	// empty one, or one that is nowhere, whose path is the same on every machine.
	home string
	// fresh starts from an assessment without answers, in place of the worked example.
	fresh bool
	// change is done to the assessment before it is opened.
	change func(*assessment.Assessment)
	// spoil is put into every field in which people write.
	spoil string
	// ascii makes every text of the assessment ASCII.
	ascii bool
	set   func(*stage)
	// sizes are those of the golden file when they are not the usual ones.
	sizes [][2]int
	// path tells that it shows the path of a file, which is another every time,
	// so that there is no golden file.
	path bool
	// otherLooks adds golden files in the themes that few people use.
	otherLooks bool
	// coloured tells that something on it can be drawn with colours only.
	coloured bool
	// ticks tells that a clock runs on the screen.
	ticks bool
}

// shots are the screens of the program, each in the states that matter.
func shots() []shot {
	open := func(kind screen.Kind, id string, keys ...string) func(*stage) {
		return func(s *stage) {
			s.open(kind, id)
			s.press(keys...)
		}
	}
	asked := func(set func(*stage)) func(*stage) {
		return func(s *stage) {
			s.m.services.User.Remember = func(string) error { return nil }
			set(s)
		}
	}
	none := func(*stage) {}
	all := []shot{
		{name: "home-empty", home: "empty", set: none},
		{name: "new", home: "nowhere", set: open(screen.KindNew, "", "Bus priority at junctions", "enter")},
		{name: "new-refused", home: "nowhere", set: open(screen.KindNew, "", "enter", "enter", "enter")},
		{name: "new-name", home: "nowhere", set: asked(open(screen.KindNew, "", "Bus priority at junctions", "enter", "enter", "Sam Doe, data lead"))},
		{name: "introduce", fresh: true, set: asked(open(screen.KindIntroduce, ""))},
		{name: "open", home: "nowhere", set: open(screen.KindOpen, "")},
		{name: "map", otherLooks: true, set: func(s *stage) { s.press("down", "down") }},
		{name: "map-fresh", fresh: true, set: none},
		{name: "map-essentials", fresh: true, set: func(s *stage) { s.press("X") }},
		{name: "map-other-key", set: func(s *stage) { s.press("k") }},
		{name: "map-mouse", set: func(s *stage) { s.press("m") }},
		{name: "no-room", set: none, sizes: [][2]int{{49, 14}, {50, 13}, {20, 5}, {1, 1}}},
		{name: "principle", set: open(screen.KindPrinciple, "inclusivity", "down")},
		{name: "question", otherLooks: true, set: open(screen.KindQuestion, "BEN-1")},
		{name: "question-lowered", set: open(screen.KindQuestion, "BEN-3")},
		{name: "question-why", set: open(screen.KindQuestion, "PRI-2", "w")},
		{name: "question-at-0", set: open(screen.KindQuestion, "INC-2")},
		{name: "question-flagged", set: open(screen.KindQuestion, "ACC-2")},
		{name: "question-unsure", set: open(screen.KindQuestion, "TRA-3")},
		{name: "question-set-aside", set: open(screen.KindQuestion, "BAL-1")},
		{name: "question-unanswered", set: open(screen.KindQuestion, "TRA-5")},
		{name: "question-guidance", set: open(screen.KindQuestion, "TRA-5", "g")},
		{name: "question-undone", set: open(screen.KindQuestion, "BEN-1", "0", "y", "z")},
		{name: "evidence", set: open(screen.KindEvidence, "BEN-1")},
		{name: "evidence-form", otherLooks: true, set: open(screen.KindEvidence, "BEN-1", "enter", "enter")},
		{name: "evidence-first", set: open(screen.KindEvidence, "TRA-5")},
		{name: "evidence-listed", set: open(screen.KindEvidence, "TRA-5", "b", "e", "n", "down")},
		{name: "evidence-taken", set: open(screen.KindEvidence, "TRA-5", "b", "e", "n", "down", "tab")},
		{name: "documents", set: open(screen.KindDocuments, "")},
		{name: "documents-none", fresh: true, set: open(screen.KindDocuments, "")},
		{name: "document-form", set: open(screen.KindDocuments, "", "enter")},
		{name: "note", set: open(screen.KindNote, "INC-2")},
		{name: "note-no-editor", set: open(screen.KindNote, "INC-2", "ctrl+o")},
		{name: "check", set: open(screen.KindCheck, "BEN-1")},
		{name: "departure", set: open(screen.KindDeparture, "PRI-2")},
		{name: "not-applicable", set: open(screen.KindNotApplicable, "TRA-5")},
		{name: "facts", set: open(screen.KindFacts, "")},
		{name: "fact", set: open(screen.KindFacts, "", "down", "enter", "up")},
		{name: "project", set: open(screen.KindProject, "")},
		{name: "project-sheet", set: open(screen.KindProject, "what")},
		{name: "project-text", set: open(screen.KindProject, "description")},
		{name: "project-list", set: open(screen.KindProject, "data")},
		{name: "review", otherLooks: true, set: open(screen.KindReview, "")},
		{name: "review-alone", change: func(a *assessment.Assessment) { a.Assessors = a.Assessors[:1] }, set: open(screen.KindReview, "")},
		{name: "review-fresh", fresh: true, set: open(screen.KindReview, "")},
		{name: "actions", set: open(screen.KindActions, "")},
		{name: "actions-none", fresh: true, set: open(screen.KindActions, "")},
		{name: "action", set: open(screen.KindAction, "x2")},
		{name: "export", set: open(screen.KindExport, "")},
		{name: "export-preview", set: open(screen.KindExport, "", "ctrl+s")},
		{name: "history", set: open(screen.KindHistory, "")},
		{name: "history-none", fresh: true, set: open(screen.KindHistory, "")},
		{name: "help", set: open(screen.KindQuestion, "TRA-5", "?")},
		{name: "help-typing", set: open(screen.KindNote, "INC-2", "f1")},
		{name: "find", set: open(screen.KindFind, "")},
		{name: "find-typed", set: open(screen.KindFind, "", "bias")},
		{name: "find-glossary", set: open(screen.KindFind, "", "caldicott", "enter")},
		{name: "find-nothing", set: open(screen.KindFind, "", "zqzq")},
	}
	return slices.Concat(fileShots(), troubleShots(), workshopShots(), all)
}

// shotNamed finds one of the shots.
func shotNamed(name string) shot {
	all := shots()
	return all[slices.IndexFunc(all, func(x shot) bool { return x.name == name })]
}

// stand puts a shot on a stage.
func (x shot) stand(tb testing.TB, l look, pack *questions.Pack) *stage {
	tb.Helper()
	if x.home != "" {
		s := newStage(l, nil, pack, homeFolder(tb, x.home, pack))
		s.tb = tb
		x.set(s)
		return s
	}
	a := example(tb, pack)
	if x.fresh {
		a = assessment.New("0199a8f0-0000-7000-8000-000000000001", assessment.PackRef{ID: pack.ID, Version: pack.Version}, stageClock())
		a.Project.Title = "Bus priority at junctions"
	}
	if x.change != nil {
		x.change(a)
	}
	if x.ascii {
		toASCII(reflect.ValueOf(a))
	}
	if x.spoil != "" {
		spoil(a, x.spoil)
	}
	s := newStage(l, a, pack, "")
	s.tb = tb
	x.set(s)
	return s
}

// sizes are those at which every screen is drawn for its golden file.
func sizes() [][2]int { return [][2]int{{60, 20}, {80, 24}, {120, 40}, {200, 60}} }

// TestFrames draws every screen at four sizes for its golden file: the text, and
// how it looks on dark and on light and without colour. Some are drawn with
// ASCII and in the other themes, too.
//
// The screen is opened in the dark theme and changes to the others as it does
// when the terminal tells its background.
func TestFrames(t *testing.T) {
	t.Parallel()
	pack := stagePack(t)
	draw := func(x shot, name string, l look, sizes [][2]int, themes ...theme.Name) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			inBubble(t, func(t *testing.T) {
				book := newAlbum(themes...)
				for _, size := range sizes {
					l.width, l.height = size[0], size[1]
					s := x.stand(t, l, pack)
					var views []tea.View
					for _, name := range themes {
						s.send(screen.SetTheme{Name: name})
						views = append(views, s.view())
					}
					book.add(t, size, views)
				}
				golden.RequireEqual(t, book.golden())
			})
		})
	}
	for _, x := range shots() {
		if x.path {
			continue
		}
		at := x.sizes
		if at == nil {
			at = sizes()
		}
		if x.coloured {
			draw(x, x.name, look{theme: theme.Dark}, at, theme.Dark, theme.Light)
			draw(x, x.name+"-plain", look{theme: theme.Plain}, at, theme.Plain)
			continue
		}
		draw(x, x.name, look{theme: theme.Dark}, at, theme.Dark, theme.Light, theme.Plain)
		if x.otherLooks {
			small := [][2]int{{60, 20}, {80, 24}}
			draw(x, x.name+"-ascii", look{theme: theme.Dark, ascii: true}, small, theme.Dark, theme.Plain)
			draw(x, x.name+"-contrast", look{theme: theme.Dark}, small[1:], theme.Contrast, theme.Sixteen)
		}
	}
}

// TestNoGoldenFileIsLeftOver looks for golden files of screens that are gone.
func TestNoGoldenFileIsLeftOver(t *testing.T) {
	t.Parallel()
	found, err := filepath.Glob(filepath.Join("testdata", "TestFrames", "*"))
	if err != nil || len(found) == 0 {
		t.Fatalf("%d golden files, %v", len(found), err)
	}
	known := map[string]bool{}
	for _, x := range shots() {
		known[x.name] = !x.path
		known[x.name+"-ascii"], known[x.name+"-contrast"] = x.otherLooks, x.otherLooks
		known[x.name+"-plain"] = x.coloured
	}
	for _, path := range found {
		if name := strings.TrimSuffix(filepath.Base(path), ".golden"); !known[name] {
			t.Errorf("no screen is drawn for %s", path)
		}
	}
}
