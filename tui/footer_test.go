package tui

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"charter/assessment/file"
	"charter/assessment/sample/sampletest"
	"charter/tui/keys"
	"charter/tui/library"
	"charter/tui/screen"
	"charter/tui/session"
	"charter/tui/theme"
)

// exampleModel gives the root with the worked example open, without a file.
func exampleModel(t *testing.T) *Model {
	t.Helper()
	pack := sampletest.Pack(t)
	a := sampletest.Assessment(t, pack)
	now := func() time.Time { return time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC) }
	folder := t.TempDir()
	w := &session.Workspace{
		Environment: session.Environment{Now: now, Library: library.Library{Folder: folder, Packs: file.PacksIn("", sampletest.Editions())}},
		State:       session.Editing, Session: session.New(a, pack, filepath.Join(folder, "example.charter.json"), nil, now),
	}
	return newModel(Options{Theme: theme.Plain}, w, screen.Route{Kind: screen.KindMap})
}

// TestFooterFits opens screens at 80 columns: the keys that matter most and the
// key that shows all of them must be there.
func TestFooterFits(t *testing.T) {
	t.Parallel()
	for _, route := range []screen.Route{
		{Kind: screen.KindHome}, {Kind: screen.KindMap}, {Kind: screen.KindPrinciple, ID: "inclusivity"}, {Kind: screen.KindQuestion, ID: "TRA-5"},
		{Kind: screen.KindReview}, {Kind: screen.KindProject}, {Kind: screen.KindFacts}, {Kind: screen.KindActions},
		{Kind: screen.KindAction, ID: "x1"}, {Kind: screen.KindExport}, {Kind: screen.KindHistory}, {Kind: screen.KindDocuments}, {Kind: screen.KindHelp}, {Kind: screen.KindFind},
		{Kind: screen.KindEvidence, ID: "BEN-1"}, {Kind: screen.KindNote, ID: "BEN-1"}, {Kind: screen.KindCheck, ID: "BEN-1"},
		{Kind: screen.KindDeparture, ID: "BEN-1"}, {Kind: screen.KindNotApplicable, ID: "TRA-5"},
	} {
		m := exampleModel(t)
		m.push(route)
		footer := ansi.Strip(m.footer())
		if width := ansi.StringWidth(footer); width > 78 {
			t.Errorf("%s: the footer takes %d cells: %s", route.Kind, width, footer)
		}
		want := []string{"help"}
		for _, k := range m.top().Keys() {
			if !k.HelpOnly && k.Disabled == "" && len(want) < 6 && k.ID != keys.Help {
				want = append(want, m.binding(k).Help().Desc)
			}
		}
		for _, words := range want {
			if i := slices.IndexFunc(m.top().Keys(), func(k screen.Key) bool { return k.ShortLabel != "" && m.binding(k).Help().Desc == words }); i >= 0 && !strings.Contains(footer, words) {
				words = m.top().Keys()[i].ShortLabel
			}
			if !strings.Contains(footer, words) {
				t.Errorf("%s: %q is not in the footer: %s", route.Kind, words, footer)
			}
		}
	}
}

// TestTypingShowsAnotherKeyForHelp since a question mark is text there.
func TestTypingShowsAnotherKeyForHelp(t *testing.T) {
	t.Parallel()
	m := exampleModel(t)
	m.push(screen.Route{Kind: screen.KindFind})
	if footer := ansi.Strip(m.footer()); !strings.Contains(footer, "f1 help") || strings.Contains(footer, "?") {
		t.Errorf("the footer is %s", footer)
	}
}

// TestThemeChangesAtRunTime sends what the search sends.
func TestThemeChangesAtRunTime(t *testing.T) {
	t.Parallel()
	m := exampleModel(t)
	m.Update(screen.SetTheme{Name: theme.Contrast})
	if m.services.Theme.Name != theme.Contrast {
		t.Errorf("the theme is %s", m.services.Theme.Name)
	}
	m.Update(screen.ToggleMouse{})
	if !m.mouse || !strings.Contains(m.toast, "on") {
		t.Errorf("the mouse is %v: %s", m.mouse, m.toast)
	}
}

// TestHelpTellsOfTheScreenBelow opens the help on a question.
func TestHelpTellsOfTheScreenBelow(t *testing.T) {
	t.Parallel()
	m := exampleModel(t)
	m.push(screen.Route{Kind: screen.KindQuestion, ID: "BEN-1"})
	m.handleGlobalKey(keys.Help)
	if view := ansi.Strip(m.content()); !strings.Contains(view, "Rate at level 0.") || !strings.Contains(view, "Not now: This question is essential") {
		t.Errorf("the help shows:\n%s", view)
	}
}
