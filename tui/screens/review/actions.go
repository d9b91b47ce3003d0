package review

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"charter/assessment"
	"charter/exports/wording"
	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/widget"
)

// Actions lists what the team will do, and lets it be filtered by state, owner
// and principle. Tab goes from filter to filter; left and right change the one
// that is marked.
type Actions struct {
	screen.Base
	filters [3]filter
	at      int // which filter is marked
	marked  int
	top     int
	headed  int // lines above the list, for the cursor

	aboutWidth int // of the longest thing an action is for
}

// filter is one choice that narrows the list. The first value shows everything.
type filter struct {
	title  string
	values []string // what the value must be, "" for all
	chosen string
	words  func(value string) string
	of     func(assessment.Action) []string
}

// NewActions opens the list of actions, those that are open first.
func NewActions(svc *screen.Services) *Actions {
	s := &Actions{Base: screen.Base{Services: svc}}
	s.filters = [3]filter{
		{title: "State", words: func(v string) string { return wording.ActionStatus(assessment.ActionStatus(v)) },
			of: func(x assessment.Action) []string { return []string{string(x.Status)} }},
		{title: "Owner", words: func(v string) string {
			if v == nobody {
				return "nobody"
			}
			return widget.Quoted(svc.Theme.Glyph, v, 24)
		}, of: ownerOf},
		{title: "Principle", words: func(v string) string { return aboutWords(svc, v) }, of: s.principlesOf},
	}
	s.refresh()
	return s
}

// nobody is the value of the owner filter for actions without an owner. A real
// owner is never a line break.
const nobody = "\n"

func ownerOf(x assessment.Action) []string { return []string{cmp.Or(widget.OneLine(x.Owner), nobody)} }

// principlesOf gives the ids of the principles an action is about.
func (s *Actions) principlesOf(x assessment.Action) []string {
	var ids []string
	for _, about := range x.For {
		if _, p, ok := s.Session.Pack.Question(about); ok {
			about = p.ID
		}
		ids = append(ids, about)
	}
	return ids
}

// refresh gives the filters the values that occur.
func (s *Actions) refresh() {
	all := s.Session.Assessment().Actions
	for i := range s.filters {
		f := &s.filters[i]
		f.values = []string{""}
		for _, x := range all {
			for _, v := range f.of(x) {
				if !slices.Contains(f.values, v) {
					f.values = append(f.values, v)
				}
			}
		}
		if !slices.Contains(f.values, f.chosen) {
			f.chosen = ""
		}
	}
	s.aboutWidth = len("for")
	for _, x := range all {
		s.aboutWidth = max(s.aboutWidth, ansi.StringWidth(aboutWords(s.Services, x.For...)))
	}
	s.marked = max(0, min(s.marked, len(s.shown())-1))
}

// shown lists the actions that pass every filter: open ones first, as they are
// due, then the others as they stand in the file.
func (s *Actions) shown() []assessment.Action {
	var found []assessment.Action
	for _, x := range s.Session.Assessment().Actions {
		passes := true
		for _, f := range s.filters {
			passes = passes && (f.chosen == "" || slices.Contains(f.of(x), f.chosen))
		}
		if passes {
			found = append(found, x)
		}
	}
	rank := func(x assessment.Action) int {
		return slices.Index([]assessment.ActionStatus{assessment.ActionOpen, assessment.ActionDone, assessment.ActionDropped}, x.Status)
	}
	slices.SortStableFunc(found, func(a, b assessment.Action) int {
		switch {
		case rank(a) != rank(b):
			return rank(a) - rank(b)
		case a.Status != assessment.ActionOpen || a.Due == b.Due:
			return 0
		case a.Due.IsZero() || !b.Due.IsZero() && a.Due.After(b.Due):
			return 1
		}
		return -1
	})
	return found
}

// Title implements Screen.
func (s *Actions) Title() (string, string) {
	all := s.Session.Assessment().Actions
	return widget.ProjectTitle(s.Services), fmt.Sprintf("Actions %s %d of %d shown", s.Theme.Glyph.Dot, len(s.shown()), len(all))
}

// Activate implements Screen.
func (s *Actions) Activate() screen.Requests {
	s.refresh()
	return nil
}

// Keys implements Screen.
func (s *Actions) Keys() []screen.Key {
	off, none := s.ReadOnly, ""
	if len(s.shown()) == 0 {
		none = "There is no action in this list. Press + to add one."
	}
	change := none
	if off != "" {
		change = off
	}
	return []screen.Key{
		{ID: keys.Enter, Label: "change", Disabled: none}, {ID: keys.Choose, Label: "done", Disabled: change}, {ID: keys.Add, Label: "add", Disabled: off},
		{ID: keys.Next, Show: "← →", Label: "filter"}, {ID: keys.Tab, Label: "next filter"},
		{ID: keys.Previous, HelpOnly: true}, {ID: keys.TabBack, HelpOnly: true}, {ID: keys.Delete, Disabled: change, HelpOnly: true},
		{ID: keys.Up, HelpOnly: true}, {ID: keys.Down, HelpOnly: true}, {ID: keys.First, HelpOnly: true}, {ID: keys.Last, HelpOnly: true},
		{ID: keys.Review, HelpOnly: true}, {ID: keys.Back, HelpOnly: none == ""},
	}
}

// Do implements Screen.
func (s *Actions) Do(id keys.ID) screen.Requests {
	shown := s.shown()
	last := max(0, len(shown)-1)
	switch id {
	case keys.Up:
		s.marked = max(0, s.marked-1)
	case keys.Down:
		s.marked = min(last, s.marked+1)
	case keys.First:
		s.marked = 0
	case keys.Last:
		s.marked = last
	case keys.Tab:
		s.at = (s.at + 1) % len(s.filters)
	case keys.TabBack:
		s.at = (s.at + len(s.filters) - 1) % len(s.filters)
	case keys.Next:
		s.turn(1)
	case keys.Previous:
		s.turn(-1)
	case keys.Enter:
		return screen.Go(screen.KindAction, shown[s.marked].ID)
	case keys.Choose:
		return s.toggle(shown[s.marked])
	case keys.Delete:
		s.Session.RemoveAction(shown[s.marked].ID)
		s.refresh()
		return screen.ShowToast("Deleted. Press z to bring it back.")
	case keys.Add:
		return screen.Go(screen.KindAction, s.filters[len(s.filters)-1].chosen)
	case keys.Review:
		return screen.Go(screen.KindReview, "")
	case keys.Back:
		return screen.Close()
	}
	return nil
}

// turn chooses the next or the previous value of the marked filter.
func (s *Actions) turn(by int) {
	f := &s.filters[s.at]
	n := len(f.values)
	f.chosen = f.values[(slices.Index(f.values, f.chosen)+by+n)%n]
	s.marked, s.top = 0, 0
}

// toggle says of an open action that it is done, and opens one that is not open.
func (s *Actions) toggle(x assessment.Action) screen.Requests {
	status := assessment.ActionOpen
	if x.Status == assessment.ActionOpen {
		status = assessment.ActionDone
	}
	s.Session.Edit(func(e *assessment.Editor, at assessment.Stamp) {
		e.Actions(at, func(all []assessment.Action) []assessment.Action {
			for i := range all {
				if all[i].ID == x.ID {
					all[i].Status = status
				}
			}
			return all
		})
	})
	s.refresh()
	return screen.ShowToast(fmt.Sprintf("%s: %s now. Press z to undo.", widget.QuotedOr(s.Theme.Glyph, x.Text, 40, "The action"), wording.ActionStatus(status)))
}

// View implements Screen.
func (s *Actions) View() string {
	t := s.Theme
	lines := append(s.filterLines(), "")
	shown := s.shown()
	switch {
	case len(s.Session.Assessment().Actions) == 0:
		lines = append(lines, cells.Wrap("No actions yet. Press + to add one, or a on a question or a point of the review.", s.Width)...)
	case len(shown) == 0:
		lines = append(lines, cells.Wrap("No action passes these filters. Press left or right to change the marked one.", s.Width)...)
	default:
		lines = append(lines, t.Dim.Render(s.line("  ", "for", "what", "owner", "due", "state")))
	}
	s.headed = len(lines)
	var below []string
	beside := s.beside()
	if beside.Detail == 0 {
		below = s.detail(shown)
	}
	room := max(1, s.Height-len(lines)-len(below))
	list := widget.VisibleRows(t, &s.top, s.marked, len(shown), room, beside.List, func(i int) string { return s.row(shown[i], i == s.marked) })
	lines = append(lines, beside.Lines(list, room, func(width int) []string { return s.markedLines(shown, width) }, t)...)
	lines = append(lines, below...)
	return cells.Body(lines, s.Width, s.Height, t.Glyph.Ellipsis)
}

// Cursor implements Screen.
func (s *Actions) Cursor() *tea.Cursor { return widget.RowCursor(0, s.headed+s.marked-s.top) }

// filterLines draw the filters on a line.
func (s *Actions) filterLines() []string {
	return []string{cells.Cut(strings.Join(s.filterParts(), filterGap), s.Width, s.Theme.Glyph.Ellipsis)}
}

// filterParts draw each filter, the marked one first for the eye.
func (s *Actions) filterParts() []string {
	t := s.Theme
	var parts []string
	for i, f := range s.filters {
		value := "all"
		if f.chosen != "" {
			value = f.words(f.chosen)
		}
		if i == s.at {
			parts = append(parts, t.Selected.Render(f.title+" < "+value+" >"))
		} else {
			parts = append(parts, t.Dim.Render(f.title+" ")+value)
		}
	}
	return parts
}

// detail gives the marked action's whole text and what it is for, where there is room.
func (s *Actions) detail(shown []assessment.Action) []string {
	t := s.Theme
	if len(shown) == 0 || s.Height < 12 {
		return nil
	}
	x := shown[s.marked]
	about := aboutWords(s.Services, x.For...)
	if len(x.For) == 1 {
		if q, _, ok := s.Session.Pack.Question(x.For[0]); ok {
			about = q.ID + " " + q.Text
		}
	}
	width := min(s.Width, 100)
	lines := append([]string{""}, cells.Hang("", widget.QuotedOr(t.Glyph, x.Text, 3*width, "no text yet"), width)...)
	return append(lines, widget.Styled(t.Dim, cells.Hang("for ", about, width))...)
}

// beside shares the width between the list and what its marked action is for.
func (s *Actions) beside() widget.Beside { return widget.BesideOf(s.Width) }

// markedLines tell the marked action in whole, and what it is for.
func (s *Actions) markedLines(shown []assessment.Action, width int) []string {
	if len(shown) == 0 {
		return nil
	}
	t, x := s.Theme, shown[s.marked]
	lines := widget.Styled(t.Strong, cells.Wrap(widget.QuotedOr(t.Glyph, x.Text, 3*width, "no text yet"), width))
	if owner := widget.OneLine(x.Owner); owner != "" {
		lines = append(lines, widget.Styled(t.Dim, cells.Hang("Owner  ", owner, width))...)
	}
	if !x.Due.IsZero() {
		lines = append(lines, t.Dim.Render("Due  "+x.Due.Words()))
	}
	for _, about := range x.For {
		lines = append(append(lines, ""), answerLines(s.Services, about, width)...)
	}
	return lines
}

func (s *Actions) row(x assessment.Action, marked bool) string {
	t := s.Theme
	pointer, style := "  ", t.Text
	if x.Status != assessment.ActionOpen {
		style = t.Dim
	}
	if marked {
		pointer, style = cells.Fit(t.Glyph.Pointer, 2, ""), t.Selected
	}
	about := aboutWords(s.Services, x.For...)
	state, stateStyle := wording.ActionStatus(x.Status), style
	owner, due := widget.OneLine(x.Owner), widget.ShortDay(x.Due)
	if x.Status == assessment.ActionOpen {
		if owner == "" {
			owner, stateStyle = "no owner", t.Warn
		}
		if due == "" {
			due, stateStyle = "no date", t.Warn
		}
		if !x.Due.IsZero() && s.Session.Today().After(x.Due) {
			state, stateStyle = "overdue", t.Bad
		}
	}
	line := s.line(pointer, about, widget.QuotedOr(t.Glyph, x.Text, 400, "no text yet"), owner, due, "")
	if marked {
		stateStyle = lipgloss.NewStyle().Inherit(stateStyle).Bold(true)
	}
	return style.Render(line) + stateStyle.Render(cells.Cut(state, 8, t.Glyph.Ellipsis))
}

// line puts an action in columns.
func (s *Actions) line(pointer, about, text, owner, due, state string) string {
	mark := s.Theme.Glyph.Ellipsis
	aboutWidth, ownerWidth := min(6, s.aboutWidth), 14
	width := s.beside().List
	if width >= 96 {
		aboutWidth, ownerWidth = min(22, s.aboutWidth), 24
	}
	room := max(4, width-len("  ")-aboutWidth-ownerWidth-9-8-8)
	return pointer + cells.Fit(about, aboutWidth, mark) + "  " + cells.Fit(text, room, mark) + "  " +
		cells.Fit(owner, ownerWidth, mark) + "  " + cells.Fit(due, 9, mark) + "  " + state
}
