package start

import (
	"cmp"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/session"
	"charter/tui/widget"
)

// Find goes to any screen, principle, question, note, document, action or setting by its
// words, and shows what a word of the glossary means. Of one kind alone it is a list of all
// there is of that, such as the glossary.
type Find struct {
	screen.Base
	only   session.PlaceKind // the kind that alone is looked for; "": all
	input  textinput.Model
	all    []target
	found  []target
	marked int
	top    int
	shown  int // how many are in view
}

// NewFind opens the search, for one kind of [session.Place] or with "" for everything.
func NewFind(svc *screen.Services, only string) *Find {
	kind := session.PlaceKind(only)
	s := &Find{Base: screen.Base{Services: svc}, only: kind, input: textinput.New(), all: targets(svc, kind)}
	s.input.Prompt = ""
	s.input.SetVirtualCursor(false)
	styles := s.input.Styles()
	styles.Focused = textinput.StyleState{Text: svc.Theme.Text, Placeholder: svc.Theme.Dim}
	s.input.SetStyles(styles)
	s.search()
	return s
}

// Title implements Screen.
func (s *Find) Title() (string, string) {
	titles := map[session.PlaceKind]string{session.PlaceWord: "Glossary", session.PlaceDocument: "Find a document"}
	return widget.ProjectTitle(s.Services), cmp.Or(titles[s.only], "Find")
}

// SetSize implements Screen.
func (s *Find) SetSize(width, height int) screen.Requests {
	s.Width, s.Height = width, height
	s.input.SetWidth(max(1, min(width-len(findPrompt)-2, 80)))
	return screen.Run(s.input.Focus())
}

// Typing implements Screen.
func (s *Find) Typing() bool { return true }

// Keys implements Screen.
func (s *Find) Keys() []screen.Key {
	return []screen.Key{
		{ID: keys.Enter, Label: "go there"}, {ID: keys.Up, Show: "↑ ↓", Label: "choose"}, {ID: keys.Down, HelpOnly: true},
		{ID: keys.PageUp, HelpOnly: true}, {ID: keys.PageDown, HelpOnly: true}, {ID: keys.Back}, {ID: keys.Find, HelpOnly: true},
	}
}

// Do implements Screen.
func (s *Find) Do(id keys.ID) screen.Requests {
	switch id {
	case keys.Back, keys.Find:
		if s.only == session.PlaceDocument { // whose list this was opened in place of
			return screen.Ask(screen.Replace{To: screen.Route{Kind: screen.KindDocuments}})
		}
		return screen.Close()
	case keys.Enter:
		return s.enter()
	case keys.Up:
		s.move(-1)
	case keys.Down:
		s.move(1)
	case keys.PageUp:
		s.move(-max(1, s.Height-4))
	case keys.PageDown:
		s.move(max(1, s.Height-4))
	}
	return nil
}

func (s *Find) move(by int) { s.marked = max(0, min(len(s.found)-1, s.marked+by)) }

// enter goes to what is marked. A word of the glossary leads nowhere: its
// meaning is on the screen already.
func (s *Find) enter() screen.Requests {
	if s.marked >= len(s.found) {
		return screen.ShowToast("Nothing is found by these letters. Type fewer of them.")
	}
	chosen := s.found[s.marked]
	switch {
	case chosen.message != nil:
		return screen.Ask(screen.Closed{}, chosen.message)
	case chosen.to.Kind != "":
		return screen.Ask(screen.Replace{To: chosen.to})
	}
	if s.Height < detailFrom {
		return screen.ShowToast(chosen.name + ": " + chosen.text)
	}
	return screen.ShowToast("This is what it means. Type on to find something else.")
}

// Update implements Screen. Keys that move about work while text is typed; the
// rest is the text.
func (s *Find) Update(msg tea.Msg) screen.Requests {
	if press, ok := msg.(tea.KeyPressMsg); ok {
		binding, _ := s.Services.Keys.Lookup(press.String(), false)
		switch binding.ID {
		case keys.Enter, keys.Up, keys.Down, keys.PageUp, keys.PageDown:
			return s.Do(binding.ID)
		}
	}
	before := s.input.Value()
	input, cmd := s.input.Update(msg)
	s.input = input
	if s.input.Value() != before {
		s.search()
	}
	return screen.Run(cmd)
}

func (s *Find) search() {
	s.found = search(s.input.Value(), s.all)
	s.marked, s.top = 0, 0
}

const findPrompt = "Find  "

// View implements Screen.
func (s *Find) View() string {
	t := s.Theme
	lines := []string{t.Strong.Render(findPrompt) + cells.Steady(s.input.View()), ""}
	if len(s.found) == 0 {
		lines = append(lines, cells.Wrap("Nothing is found by these letters. Type fewer of them.", s.Width)...)
	}
	const most = 200 // cells: no meaning of a word takes more
	width := min(s.Width, most)
	detail := s.detail(width)
	room := max(1, s.Height-len(lines)-len(detail))
	s.top = cells.Window(s.top, s.marked, room, len(s.found))
	s.shown = min(room, len(s.found)-s.top)
	for i := s.top; i < s.top+s.shown; i++ {
		x := s.found[i]
		pointer, style := "  ", t.Text
		if i == s.marked {
			pointer, style = cells.Fit(t.Glyph.Pointer, 2, ""), t.Selected
		}
		kind := t.Dim.Render(cells.Fit(x.kind, 9, ""))
		line := style.Render(pointer + x.name)
		if x.text != "" {
			line += t.Dim.Render("  " + x.text)
		}
		lines = append(lines, cells.Fit(line, max(0, width-11), t.Glyph.Ellipsis)+"  "+kind)
	}
	return cells.Body(append(lines, detail...), s.Width, s.Height, t.Glyph.Ellipsis)
}

// detailFrom is the height from which there is room for detail.
const detailFrom = 10

// detail shows the whole text of what is marked, such as the meaning of a word.
func (s *Find) detail(width int) []string {
	t := s.Theme
	if s.marked >= len(s.found) || s.Height < detailFrom {
		return nil
	}
	x := s.found[s.marked]
	if x.text == "" || ansi.StringWidth(x.name+x.text)+15 <= width {
		return nil
	}
	lines := cells.Wrap(x.name+": "+x.text, min(width, widget.TextWidth))
	if most := s.Height / 3; len(lines) > most {
		lines = append(lines[:most-1], t.Glyph.Ellipsis)
	}
	return append([]string{""}, lines...)
}

// Cursor implements Screen: the real cursor stands where text is typed. The
// input counts characters; the screen counts cells, of which some take two.
func (s *Find) Cursor() *tea.Cursor {
	c := s.input.Cursor()
	if c == nil {
		return nil
	}
	typed := []rune(s.input.Value())
	at := *c
	x := ansi.StringWidth(string(typed[:min(len(typed), s.input.Position())]))
	at.X = len(findPrompt) + min(x, s.input.Width())
	at.Y = 0
	return &at
}

// search finds what the typed letters mean.
func search(typed string, all []target) []target {
	found := session.Matching(typed, len(all), func(i int) (name, text string) { return all[i].name, all[i].text })
	list := make([]target, len(found))
	for n, i := range found {
		list[n] = all[i]
	}
	return list
}
