package screens

import (
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"charter/tui/cells"
	"charter/tui/keys"
)

// Find goes to any screen, principle, question, action or setting by name, and
// shows what a word of the glossary means.
type Find struct {
	base
	input  textinput.Model
	all    []target
	found  []target
	marked int
	top    int
	shown  int // how many are in view
}

// NewFind opens the search.
func NewFind(ctx *Context) *Find {
	s := &Find{base: base{ctx: ctx}, input: textinput.New(), all: targets(ctx)}
	s.input.Prompt = ""
	s.input.SetVirtualCursor(false)
	styles := s.input.Styles()
	styles.Focused = textinput.StyleState{Text: ctx.Theme.Text, Placeholder: ctx.Theme.Dim}
	s.input.SetStyles(styles)
	s.search()
	return s
}

// Head implements Screen.
func (s *Find) Head() (string, string) { return projectTitle(s.ctx), "Find" }

// SetSize implements Screen.
func (s *Find) SetSize(width, height int) tea.Cmd {
	s.width, s.height = width, height
	s.input.SetWidth(max(1, min(width-len(findPrompt)-2, 80)))
	return s.input.Focus()
}

// Typing implements Screen.
func (s *Find) Typing() bool { return true }

// Keys implements Screen.
func (s *Find) Keys() []Key {
	return []Key{
		{ID: keys.Enter, Words: "go there"}, {ID: keys.Up, Show: "↑ ↓", Words: "choose"}, {ID: keys.Down, Quiet: true},
		{ID: keys.PageUp, Quiet: true}, {ID: keys.PageDown, Quiet: true}, {ID: keys.Back}, {ID: keys.Find, Quiet: true},
	}
}

// Do implements Screen.
func (s *Find) Do(id keys.ID) tea.Cmd {
	switch id {
	case keys.Back, keys.Find:
		return Close()
	case keys.Enter:
		return s.enter()
	case keys.Up:
		s.move(-1)
	case keys.Down:
		s.move(1)
	case keys.PageUp:
		s.move(-max(1, s.height-4))
	case keys.PageDown:
		s.move(max(1, s.height-4))
	}
	return nil
}

func (s *Find) move(by int) { s.marked = max(0, min(len(s.found)-1, s.marked+by)) }

// enter goes to what is marked. A word of the glossary leads nowhere: its
// meaning is on the screen already.
func (s *Find) enter() tea.Cmd {
	if s.marked >= len(s.found) {
		return Say("Nothing is found by these letters. Type fewer of them.")
	}
	chosen := s.found[s.marked]
	switch {
	case chosen.send != nil:
		return tea.Sequence(Close(), Send(chosen.send))
	case chosen.to.Kind != "":
		return Send(Replace{chosen.to})
	}
	if s.height < detailFrom {
		return Say(chosen.name + ": " + chosen.text)
	}
	return Say("This is what the word means; there is no screen to go to. Type on to find something else.")
}

// Update implements Screen. Keys that move about work while text is typed; the
// rest is the text.
func (s *Find) Update(msg tea.Msg) tea.Cmd {
	if press, ok := msg.(tea.KeyPressMsg); ok {
		binding, _ := s.ctx.Keys.Lookup(press.String(), false)
		switch binding.ID {
		case keys.Enter, keys.Up, keys.Down, keys.PageUp, keys.PageDown:
			return s.Do(binding.ID)
		}
	}
	before := s.input.Value()
	var cmd tea.Cmd
	s.input, cmd = s.input.Update(msg)
	if s.input.Value() != before {
		s.search()
	}
	return cmd
}

func (s *Find) search() {
	s.found = search(s.input.Value(), s.all)
	s.marked, s.top = 0, 0
}

const findPrompt = "Find  "

// View implements Screen.
func (s *Find) View() string {
	t := s.ctx.Theme
	lines := []string{t.Strong.Render(findPrompt) + cells.Steady(s.input.View()), ""}
	if len(s.found) == 0 {
		lines = append(lines, cells.Wrap("Nothing is found by these letters. Type fewer of them.", s.width)...)
	}
	width := min(s.width, 120)
	detail := s.detail(width)
	room := max(1, s.height-len(lines)-len(detail))
	s.top = cells.Window(s.top, s.marked, room, len(s.found))
	s.shown = min(room, len(s.found)-s.top)
	for i := s.top; i < s.top+s.shown; i++ {
		x := s.found[i]
		pointer, style := "  ", t.Text
		if i == s.marked {
			pointer, style = cells.Fit(t.Glyph.Pointer, 2, ""), t.Selected
		}
		kind := t.Dim.Render(cells.Fit(string(x.kind), 9, ""))
		line := style.Render(pointer + x.name)
		if x.text != "" {
			line += t.Dim.Render("  " + x.text)
		}
		lines = append(lines, cells.Fit(line, max(0, width-11), t.Glyph.Ellipsis)+"  "+kind)
	}
	return cells.Body(append(lines, detail...), s.width, s.height, t.Glyph.Ellipsis)
}

// detailFrom is the height from which there is room for detail.
const detailFrom = 10

// detail shows the whole text of what is marked, such as the meaning of a word.
func (s *Find) detail(width int) []string {
	t := s.ctx.Theme
	if s.marked >= len(s.found) || s.height < detailFrom {
		return nil
	}
	x := s.found[s.marked]
	if x.text == "" || ansi.StringWidth(x.name+x.text)+15 <= width {
		return nil
	}
	lines := cells.Wrap(x.name+": "+x.text, width)
	if most := s.height / 3; len(lines) > most {
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

// search finds what the typed letters mean: first what has every word of them,
// then names that have the letters in their order.
func search(typed string, all []target) []target {
	typed = strings.ToLower(strings.TrimSpace(typed))
	if typed == "" {
		return all
	}
	found := withWords(strings.Fields(typed), all)
	taken := map[int]bool{}
	for _, i := range found {
		taken[i] = true
	}
	for _, i := range withLetters(typed, all) {
		if !taken[i] {
			found = append(found, i)
		}
	}
	list := make([]target, len(found))
	for n, i := range found {
		list[n] = all[i]
	}
	return list
}
