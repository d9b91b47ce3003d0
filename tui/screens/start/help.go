package start

import (
	"fmt"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/exports/wording"
	"charter/questions"
	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/widget"
)

// Help shows every key of the screen it was called from, with the reason where
// a key does nothing now, and then how rating works.
type Help struct {
	screen.Base
	active []screen.Key // the keys of the screen below
	typing bool         // text is being typed there, so that characters are no keys
	scroll widget.Scroll
	keysAt []keys.ID // the key that each line is about, as drawn last; "" for none
}

// NewHelp opens the help about another screen.
func NewHelp(svc *screen.Services, about screen.Screen) *Help {
	return &Help{Base: screen.Base{Services: svc}, active: about.Keys(), typing: about.Typing()}
}

// Title implements Screen.
func (s *Help) Title() (string, string) { return widget.ProjectTitle(s.Services), "Help" }

// Keys implements Screen.
func (s *Help) Keys() []screen.Key {
	return []screen.Key{
		{ID: keys.Down, Label: "scroll"}, {ID: keys.Up, HelpOnly: true}, {ID: keys.PageDown, Label: "a page"}, {ID: keys.PageUp, HelpOnly: true},
		{ID: keys.First, HelpOnly: true}, {ID: keys.Last, HelpOnly: true}, {ID: keys.Back}, {ID: keys.Help, HelpOnly: true},
	}
}

// Do implements Screen.
func (s *Help) Do(id keys.ID) screen.Requests {
	switch id {
	case keys.First:
		s.scroll.Top = 0
	case keys.Last:
		s.scroll.By(len(s.lines()))
	case keys.Back, keys.Help:
		return screen.Close()
	}
	s.scroll.Do(id)
	return nil
}

// View implements Screen.
func (s *Help) View() string {
	return strings.Join(s.scroll.Visible(s.lines(), s.Height, s.Width, s.Theme), "\n")
}

// Cursor implements Screen.
func (s *Help) Cursor() *tea.Cursor { return s.scroll.Cursor(0) }

// helpWidth is how wide the text is at most: longer lines are hard to read.
const helpWidth = 96

// lines draws the keys and, below them or beside them where there is room, how
// rating works, and where the Charter itself is.
func (s *Help) lines() []string {
	mark := s.Theme.Glyph.Ellipsis
	var lines []string
	if s.Width >= widget.SideBySideFrom {
		half := s.columnWidth()
		lines = cells.Columns(s.keyLines(half), append(s.ratingLines(half), s.charterLines(half)...), half, "    ", mark)
	} else {
		width := s.columnWidth()
		lines = append(s.keyLines(width), append(s.ratingLines(width), s.charterLines(width)...)...)
	}
	for i, line := range lines {
		lines[i] = cells.Cut(line, s.Width, mark)
	}
	return lines
}

// columnWidth is how wide the list of keys is.
func (s *Help) columnWidth() int {
	if s.Width >= widget.SideBySideFrom {
		return min(s.Width/2-2, helpWidth)
	}
	return min(s.Width, helpWidth)
}

// keyLines list the keys by group, in the order of the table, and note which
// line is about which.
func (s *Help) keyLines(width int) []string {
	var lines []string
	s.keysAt = nil
	for _, group := range keys.Groups() {
		rows, about := s.groupLines(group, width)
		if len(rows) == 0 {
			continue
		}
		lines = append(lines, s.Theme.Strong.Render(string(group)))
		lines = append(append(lines, rows...), "")
		s.keysAt = append(append(append(s.keysAt, ""), about...), "")
	}
	return lines
}

// groupLines draw the keys of a group; about names the key of each line.
func (s *Help) groupLines(group keys.Group, width int) (lines []string, about []keys.ID) {
	t := s.Theme
	for _, b := range keys.Table() {
		if b.Group != group {
			continue
		}
		active, found := s.find(b.ID)
		if b.ID == keys.Suspend && s.Hosted() {
			continue
		}
		if !found && (group != keys.GroupAlways && b.ID != keys.Undo && b.ID != keys.Redo || s.typing && !b.Typing) {
			continue
		}
		show := b.Show
		if s.typing && utf8.RuneCountInString(show) == 1 && show == b.Keys[0] && len(b.Keys) > 1 {
			show = b.Keys[1]
		}
		lead := "  " + t.Key.Render(cells.Fit(t.KeyName(show), 10, t.Glyph.Ellipsis)) + "  "
		lines = append(lines, cells.Hang(lead, b.Help+".", width)...)
		if active.Disabled != "" {
			lines = append(lines, widget.Styled(t.Dim, cells.Hang(strings.Repeat(" ", 14), "Not now: "+active.Disabled, width))...)
		}
		for len(about) < len(lines) {
			about = append(about, b.ID)
		}
	}
	return lines, about
}

// find gives the key of the screen below for a binding.
func (s *Help) find(id keys.ID) (screen.Key, bool) {
	for _, k := range s.active {
		if k.ID == id {
			return k, true
		}
	}
	return screen.Key{}, false
}

// ratingLines tell how rating works and what levels, bands and verdicts mean.
func (s *Help) ratingLines(width int) []string {
	t := s.Theme
	lines := []string{t.Strong.Render("How rating works")}
	say := func(text string) { lines = append(lines, cells.Hang("  ", text, width)...) }
	list := func(term, meaning string) {
		lead := "    " + cells.Fit(wording.Capital(term), 20, t.Glyph.Ellipsis) + "  "
		lines = append(lines, cells.Hang(lead, meaning, width)...)
	}
	say("Each question is rated with a level from 0 to 3. Read the four levels and choose the one that is true today. Between two levels, choose the lower.")
	if s.Session != nil {
		for level := range questions.LevelCount {
			say(fmt.Sprintf("  %d  %s", level, s.Session.Pack.Levels[level]))
		}
	}
	say(fmt.Sprintf("Level 1 needs nothing more. Level 2 counts once evidence with a title is cited; on an essential question it also needs a place and a date. Level 3 counts once evidence has a title, a place and a date, and someone outside the project, who does not own all of it, has checked it. Evidence over %s old counts for less; for a paper still in force, give the day on which somebody last confirmed that it holds.", wording.StaleAge))
	say("If nobody knows, press u: it counts 0 until someone finds out, and shows as a range. If a question does not fit your project, press n and say why.")
	lines = append(lines, "", t.Strong.Render("What the bands of a principle mean"))
	for _, band := range wording.Bands() {
		list(band.Words(), band.Sentence())
	}
	lines = append(lines, "", t.Strong.Render("What the verdicts mean"))
	for _, v := range assessment.Verdicts() {
		list(v.Words(), v.Sentence())
	}
	lines = append(lines, "")
	return append(lines, widget.Styled(t.Dim, cells.Wrap(assessment.Notice, width))...)
}

// charterLines tell where the Charter's own text is, and under which licence.
func (s *Help) charterLines(width int) []string {
	if s.Session == nil {
		return nil
	}
	t, pack := s.Theme, s.Session.Pack
	lines := []string{"", t.Strong.Render("The " + pack.Name())}
	for _, text := range []string{pack.Credit, pack.Licence, pack.Source} {
		lines = append(lines, cells.Hang("  ", t.Linked(widget.Clean(text)), width)...)
	}
	return lines
}
