package start

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/screen/screentest"
	"charter/tui/session"
	"charter/tui/theme"
)

func TestFindByName(t *testing.T) {
	t.Parallel()
	all := targets(screentest.Services(t, nil), "")
	for typed, want := range map[string]target{
		"dpia":                           {kind: string(session.PlaceWord), name: "DPIA"},
		"acc-2":                          {kind: string(session.PlaceQuestion), name: "ACC-2"},
		"acc2":                           {kind: string(session.PlaceQuestion), name: "ACC-2"},
		"named role that looks for bias": {kind: string(session.PlaceQuestion), name: "ACC-2"},
		"priv":                           {kind: string(session.PlacePrinciple), name: "Privacy"},
		"principle 6":                    {kind: string(session.PlacePrinciple), name: "Privacy"},
		"rvw":                            {kind: targetScreen, name: "Review"},
		"action list":                    {kind: targetScreen, name: "Actions"},
		"history":                        {kind: targetScreen, name: "History"},
		"theme light":                    {kind: targetSetting, name: "Theme light"},
		"error rates":                    {kind: string(session.PlaceAction), name: "Ask the supplier to let us publish error rates each month."},
		"mention unfair treatment":       {kind: string(session.PlaceNote), name: "Note on ACC-2"},
		"glossary":                       {kind: targetScreen, name: "Glossary"},
	} {
		found := search(typed, all)
		if len(found) == 0 || found[0].kind != want.kind || found[0].name != want.name {
			t.Errorf("%q finds %+v first of %d, want the %s %s", typed, first(found), len(found), want.kind, want.name)
		}
	}
	if found := search("zzzzqqqq", all); len(found) != 0 {
		t.Errorf("nonsense finds %d things", len(found))
	}
	if found := search("  ", all); len(found) != len(all) {
		t.Errorf("nothing typed shows %d of %d", len(found), len(all))
	}
}

func first(found []target) target {
	if len(found) == 0 {
		return target{}
	}
	return found[0]
}

func TestFindGoesThere(t *testing.T) {
	t.Parallel()
	s := NewFind(screentest.Services(t, nil), "")
	s.SetSize(78, 19)
	screentest.Type(s, "acc-2")
	if msg := screentest.First(s.Update(tea.KeyPressMsg(tea.Key{Code: tea.KeyEnter}))); msg != (screen.Replace{To: screen.Route{Kind: screen.KindQuestion, ID: "ACC-2"}}) {
		t.Errorf("enter gives %#v", msg)
	}
	s = NewFind(screentest.Services(t, nil), "")
	s.SetSize(78, 19)
	screentest.Type(s, "theme contrast")
	if got := s.found[0].message; got != (screen.SetTheme{Name: theme.Contrast}) {
		t.Errorf("the first is %#v", s.found[0])
	}
}

// The glossary is a list of all words, and a document is found from their list and marked in it.
func TestFindOfOneKind(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, nil)
	if s := NewFind(svc, string(session.PlaceWord)); len(s.found) != len(svc.Session.Pack.Glossary) {
		t.Errorf("the glossary lists %d of %d words", len(s.found), len(svc.Session.Pack.Glossary))
	}
	s := NewFind(svc, string(session.PlaceDocument))
	s.SetSize(78, 19)
	if len(s.found) != len(svc.Session.Documents()) {
		t.Errorf("%d of %d documents are found", len(s.found), len(svc.Session.Documents()))
	}
	document := svc.Session.Documents()[3]
	screentest.Type(s, document.Title)
	if msg := screentest.First(s.Do(keys.Enter)); msg != (screen.Replace{To: screen.Route{Kind: screen.KindDocuments, ID: document.ID}}) {
		t.Errorf("enter on %q gives %#v", document.Title, msg)
	}
	if msg := screentest.First(s.Do(keys.Back)); msg != (screen.Replace{To: screen.Route{Kind: screen.KindDocuments}}) {
		t.Errorf("back gives %#v", msg)
	}
}

func TestFindShowsWhatAWordMeans(t *testing.T) {
	t.Parallel()
	s := NewFind(screentest.Services(t, nil), "")
	s.SetSize(78, 19)
	screentest.Type(s, "dpia")
	if view := s.View(); !strings.Contains(strings.Join(strings.Fields(view), " "), "made before their personal data is used.") {
		t.Errorf("the meaning of DPIA is not shown whole:\n%s", view)
	}
}

// TestFindCursor types characters that take two cells: the cursor counts cells.
func TestFindCursor(t *testing.T) {
	t.Parallel()
	s := NewFind(screentest.Services(t, nil), "")
	s.SetSize(78, 19)
	screentest.Type(s, "日本")
	if c := s.Cursor(); c == nil || c.X != len(findPrompt)+4 || c.Y != 0 {
		t.Errorf("the cursor is %+v", c)
	}
}

func TestFindMovesWhileTyping(t *testing.T) {
	t.Parallel()
	s := NewFind(screentest.Services(t, nil), "")
	s.SetSize(78, 19)
	for range 3 {
		s.Update(tea.KeyPressMsg(tea.Key{Code: tea.KeyDown}))
	}
	s.Update(tea.KeyPressMsg(tea.Key{Code: tea.KeyUp}))
	if s.marked != 2 {
		t.Errorf("the mark is at %d", s.marked)
	}
	screentest.Type(s, "q")
	if s.marked != 0 || s.input.Value() != "q" {
		t.Errorf("typing q gives %q, marked %d", s.input.Value(), s.marked)
	}
}

// TestFindWithoutAFile offers settings only: there is nothing else to find.
func TestFindWithoutAFile(t *testing.T) {
	t.Parallel()
	s := NewFind(&screen.Services{Theme: theme.New(theme.Plain, true), Keys: keys.New(), Workspace: &session.Workspace{}}, "")
	s.SetSize(78, 19)
	for _, x := range s.found {
		if x.kind != targetSetting {
			t.Errorf("found %+v", x)
		}
	}
}
