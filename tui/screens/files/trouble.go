package files

import (
	"cmp"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"charter/assessment"
	"charter/assessment/store"
	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/session"
	"charter/tui/widget"
)

// Trouble says what is wrong with the open file, where, and what can be done.
// While work is not saved it is also where the user decides whether to leave
// without it.
type Trouble struct {
	screen.Base
	list    widget.SectionList
	actions []func() screen.Requests // what each row of the list does
	losing  bool                     // asked whether to leave and lose what is not saved
	scroll  widget.Scroll
}

// NewTrouble opens the screen.
func NewTrouble(svc *screen.Services) *Trouble {
	s := &Trouble{Base: screen.Base{Services: svc}}
	s.refresh()
	return s
}

// Title implements Screen.
func (s *Trouble) Title() (string, string) {
	return widget.ProjectTitle(s.Services), cmp.Or(s.Trouble().Name, "Nothing is wrong")
}

// Activate implements Screen.
func (s *Trouble) Activate() screen.Requests {
	s.refresh()
	return nil
}

// Update implements Screen: how saving goes may have changed.
func (s *Trouble) Update(tea.Msg) screen.Requests {
	s.refresh()
	return nil
}

// Keys implements Screen.
func (s *Trouble) Keys() []screen.Key {
	if s.losing {
		return []screen.Key{
			{ID: keys.Yes, Label: "leave and lose it"}, {ID: keys.Back, Label: "stay"}, {ID: keys.Leave, HelpOnly: true},
			{ID: keys.PageUp, HelpOnly: true}, {ID: keys.PageDown, HelpOnly: true}, {ID: keys.Up, HelpOnly: true}, {ID: keys.Down, HelpOnly: true},
		}
	}
	back := screen.Key{ID: keys.Back, Label: "stay"}
	if s.Saving.Err == nil && !s.Leaving() {
		back.Label = "back"
	}
	list := append([]screen.Key{{ID: keys.Enter, Label: "choose"}, back}, widget.MoveKeys()...)
	if s.Leaving() || s.Saving.Err != nil {
		list = append(list, screen.Key{ID: keys.Leave, HelpOnly: true})
	}
	return list
}

// Do implements Screen.
func (s *Trouble) Do(id keys.ID) screen.Requests {
	if s.losing {
		switch id {
		case keys.Yes:
			return screen.Ask(session.Discard{})
		case keys.Back:
			s.losing = false
			s.refresh()
		}
		s.scroll.Do(id)
		return nil
	}
	switch id {
	case keys.Enter:
		if s.list.Marked < len(s.actions) {
			return s.actions[s.list.Marked]()
		}
	case keys.Leave:
		return s.ask()
	case keys.Back:
		return screen.Close()
	}
	s.list.Do(id, 3)
	return nil
}

// ask shows what would be lost, before it is.
func (s *Trouble) ask() screen.Requests {
	s.losing, s.scroll.Top = true, 0
	return nil
}

// refresh lists what can be done now.
func (s *Trouble) refresh() {
	saving := s.Saving
	s.actions = nil
	var rows []widget.Row
	offer := func(text, more string, do func() screen.Requests) {
		rows = append(rows, widget.Row{Text: text, More: more})
		s.actions = append(s.actions, do)
	}
	elsewhere := func() screen.Requests { return screen.Go(screen.KindElsewhere, "") }
	again := func() screen.Requests { return screen.Ask(session.Retry{}) }
	switch {
	case saving.Err != nil || s.Leaving() && saving.Pending():
		if saving.Err != nil {
			offer("Try again now", "", again)
			if errors.Is(saving.Err, fs.ErrNotExist) {
				path := s.Session.Path
				offer("Write the file again where it was", widget.OneLine(path), func() screen.Requests { return screen.Ask(session.SaveElsewhere{Path: path}) })
			}
		}
		if !s.Hosted() {
			offer("Save in another place"+s.Theme.Glyph.Ellipsis, "Everything goes there, and you go on with that file.", elsewhere)
		}
		offer("Leave and lose what is not saved"+s.Theme.Glyph.Ellipsis, "You will see what that is first.", s.ask)
	case saving.ReadOnly != nil:
		if s.CanAskForPen() {
			offer("Ask them to hand it over", "They are told, and decide. It passes to you once they have pressed no key for two minutes.", func() screen.Requests { return screen.Ask(session.AskForPen{}) })
		}
		offer("Try again now", "If the file is free, you can edit it from then on.", again)
		if !s.Hosted() {
			offer("Work in a copy"+s.Theme.Glyph.Ellipsis, "You choose its name. The two can be joined later with charter merge.", elsewhere)
		}
	case saving.Conflict != nil:
		offer("Compare the two versions", "", func() screen.Requests { return screen.Ask(screen.Replace{To: screen.Route{Kind: screen.KindConflict}}) })
	case saving.Elsewhere != nil, saving.BackupErr != nil, saving.Lost != nil:
		offer("Go on", "The line that says so goes away.", func() screen.Requests { return screen.Ask(session.Acknowledge{}, screen.Closed{}) })
	case s.PenWantedBy() != "":
		offer("Hand it over now", "All is saved first, and you read along.", func() screen.Requests { return screen.Ask(session.HandOverPen{}) })
		offer("Go on editing", "They are told.", func() screen.Requests { return screen.Ask(session.KeepPen{}, screen.Closed{}) })
	default:
		s.losing = false
		offer("Go on", "", screen.Close)
	}
	s.list.Sections = []widget.Section{{Rows: rows}}
	s.list.Move(0)
}

// what tells the trouble in paragraphs, of which the second is the path of the file.
func (s *Trouble) what() []string {
	trouble := s.Trouble()
	place := widget.OneLine(s.Session.Path)
	var held *store.Held
	switch {
	case trouble.Name == "":
		return []string{"Everything is saved.", place}
	case errors.As(s.Saving.ReadOnly, &held) && s.Saving.Err == nil:
		trouble.Advice += " The program looks whenever you go to another screen or come back to this window."
	case trouble.Advice == "" && s.Saving.Conflict != nil:
		return []string{widget.OneLine(trouble.What)}
	case trouble.Advice == "":
		return []string{widget.OneLine(trouble.What), place}
	}
	return []string{widget.OneLine(trouble.What), place, widget.OneLine(trouble.Advice)}
}

// View implements Screen.
func (s *Trouble) View() string {
	t, width := s.Theme, min(s.Width, widget.TextWidth)
	if s.losing {
		lines := s.scroll.Visible(s.losses(width), s.Height, width, t)
		return cells.Body(lines, s.Width, s.Height, t.Glyph.Ellipsis)
	}
	lines := s.intro(width)
	top := 0
	lines = append(lines, s.list.Draw(0, 1, &top, width, max(1, s.Height-len(lines)), t)...)
	return cells.Body(lines, s.Width, s.Height, t.Glyph.Ellipsis)
}

// intro is the text above the list; the path of the file stands in one line.
func (s *Trouble) intro(width int) []string {
	t := s.Theme
	var lines []string
	for i, text := range s.what() {
		style := t.Text
		switch i {
		case 0:
			style = t.Strong
		case 1:
			text, style = shortPath(text, width, t.Glyph.Ellipsis), t.Dim
		}
		lines = append(append(lines, widget.Styled(style, cells.Wrap(text, width))...), "")
	}
	if room := max(1, s.Height-4); len(lines) > room {
		lines = slices.DeleteFunc(lines, func(line string) bool { return line == "" })
		lines = lines[:min(len(lines), room)]
	}
	return lines
}

// shortPath cuts the beginning of a path, since its end tells more. What stays
// starts with a separator, so that it is seen to be a path.
func shortPath(path string, width int, mark string) string {
	const separator = string(filepath.Separator)
	short := path
	for ansi.StringWidth(short) > width {
		at := strings.Index(strings.TrimPrefix(path, separator), separator)
		if at < 0 {
			break // a name alone is cut by who draws it
		}
		path = path[len(path)-len(strings.TrimPrefix(path, separator))+at:]
		short = mark + path
	}
	return short
}

// losses tells exactly what would be lost, newest last.
func (s *Trouble) losses(width int) []string {
	t := s.Theme
	lines := widget.Styled(t.Bad, cells.Wrap("Leave and lose what is not saved? Press y to lose it, esc to stay.", width))
	lines = append(lines, "")
	zone := s.Session.Now().Location()
	for _, entry := range s.UnsavedChanges() {
		lead := entry.At.In(zone).Format("15:04") + "  "
		lines = append(lines, cells.Hang(lead, strings.ReplaceAll(widget.OneLine(entry.Words()), "→", t.Glyph.Arrow), width)...)
		if text := writtenText(entry); text != "" {
			lines = append(lines, widget.Styled(t.Dim, cells.Hang(strings.Repeat(" ", len(lead)), text, width))...)
		}
	}
	if len(s.UnsavedChanges()) == 0 {
		lines = append(lines, cells.Wrap("The history tells of no change since the last save. What would be lost are votes of a round that is not complete, or when this session went on.", width)...)
	}
	return lines
}

// writtenText is the text that a change wrote, if it is one that a person typed.
func writtenText(entry assessment.Entry) string {
	if entry.Field == "" || strings.HasPrefix(entry.Field, "facts.") || entry.Undone || strings.HasPrefix(entry.To, "[") || strings.HasPrefix(entry.To, "{") {
		return ""
	}
	return widget.OneLine(entry.To)
}

// Cursor implements Screen.
func (s *Trouble) Cursor() *tea.Cursor {
	if s.losing {
		return nil
	}
	return s.list.Cursor(0, len(s.intro(min(s.Width, widget.TextWidth))))
}
