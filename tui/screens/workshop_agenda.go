package screens

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/assessment/workshop"
	"charter/tui/keys"
	"charter/tui/layout"
)

// Agenda shows the principles of a sitting with the time planned for each, how
// the clock stands, and what to drop if the room must stop early.
type Agenda struct {
	base
	marked int
	within int  // minutes in which the room must stop
	asked  bool // whether to drop has been asked
}

// stopMinutes is what the agenda reckons with first.
const stopMinutes = 20

// NewAgenda opens the agenda.
func NewAgenda(ctx *Context) *Agenda {
	a := &Agenda{base: base{ctx: ctx}, within: stopMinutes}
	for i, slot := range a.slots() {
		if slices.Contains(slot.Questions, a.sitting().At) {
			a.marked = i
		}
	}
	return a
}

func (s *Agenda) sitting() assessment.Session {
	sitting, _ := workshop.Current(s.ctx.Work.Assessment())
	return sitting
}

func (s *Agenda) slots() []workshop.Slot {
	return workshop.Slots(s.sitting(), s.ctx.Work.Assessment(), s.ctx.Work.Pack)
}

func (s *Agenda) cut() workshop.Cut {
	return workshop.StopWithin(s.sitting(), s.ctx.Work.Assessment(), s.ctx.Work.Score(), s.within)
}

// Head implements Screen.
func (s *Agenda) Head() (string, string) { return projectTitle(s.ctx), "Agenda" }

// Keys implements Screen.
func (s *Agenda) Keys() []Key {
	off := s.ctx.ReadOnly
	drop := off
	if drop == "" && len(s.cut().Drop) == 0 {
		drop = "Nothing needs to be dropped."
	}
	all := []Key{
		{ID: keys.Enter, Words: "go to it", Off: off}, {ID: keys.Delete, Words: "drop what does not fit", Off: drop},
		{ID: keys.Next, Words: "more time", Quiet: true}, {ID: keys.Previous, Words: "less time", Quiet: true},
		{ID: keys.Up, Quiet: true}, {ID: keys.Down, Quiet: true}, {ID: keys.Back},
	}
	if s.asked {
		all = append([]Key{{ID: keys.Yes, Words: "yes, drop them", Off: off}}, all...)
	}
	return all
}

// Do implements Screen.
func (s *Agenda) Do(id keys.ID) tea.Cmd {
	slots := s.slots()
	asked := s.asked
	s.asked = false
	switch id {
	case keys.Up:
		s.marked = max(0, s.marked-1)
	case keys.Down:
		s.marked = max(0, min(len(slots)-1, s.marked+1))
	case keys.Next:
		s.within = min(240, s.within+5)
	case keys.Previous:
		s.within = max(5, s.within-5)
	case keys.Enter:
		if len(slots) == 0 {
			return nil
		}
		slot := slots[s.marked]
		editSitting(s.ctx, func(sitting *assessment.Session) {
			sitting.At = slot.Questions[min(slot.Passed, len(slot.Questions)-1)]
		})
		return Close()
	case keys.Delete:
		s.asked = true
		return Say(fmt.Sprintf("Drop %s? They stay open for the next sitting.", plural(len(s.cut().Drop), "question", "questions")))
	case keys.Yes:
		if asked {
			drop := s.cut().Drop
			editSitting(s.ctx, func(sitting *assessment.Session) { workshop.Drop(sitting, drop) })
			s.marked = 0
			return Say(fmt.Sprintf("Dropped %s. What is left: %d.", plural(len(drop), "question", "questions"), len(workshop.Remaining(s.sitting()))))
		}
	case keys.Back:
		return Close()
	}
	return nil
}

// Cursor implements Screen.
func (s *Agenda) Cursor() *tea.Cursor { return pointedAt(s.ctx, s.View()) }

// View implements Screen.
func (s *Agenda) View() string {
	t := s.ctx.Theme
	wide, indent := column(s.width)
	sitting := s.sitting()
	pace := workshop.PaceOf(sitting, s.ctx.Work.Assessment(), s.ctx.Work.Now())
	lines := []string{t.Strong.Render(fmt.Sprintf("%d of %d minutes gone, %s", pace.Elapsed, sitting.Minutes, paceWords(pace))), ""}
	slots := s.slots()
	below := s.stopLines(wide, s.height-len(lines)-len(slots)-1)
	room := max(1, s.height-len(lines)-len(below)-1)
	top := layout.Window(0, s.marked, room, len(slots))
	for i := top; i < min(len(slots), top+room); i++ {
		lines = append(lines, s.row(slots[i], i == s.marked, wide))
	}
	lines = append(append(lines, ""), below...)
	for i := range lines {
		lines[i] = strings.Repeat(" ", indent) + lines[i]
	}
	return layout.Body(lines, s.width, s.height, t.Glyph.Ellipsis)
}

func (s *Agenda) row(slot workshop.Slot, marked bool, wide int) string {
	t := s.ctx.Theme
	p, ok := s.ctx.Work.Pack.Principle(slot.Principle)
	if !ok {
		return ""
	}
	pointer, style := "  ", t.Text
	if marked {
		pointer, style = t.Glyph.Pointer+" ", t.Selected
	}
	state := fmt.Sprintf("%d of %d", slot.Passed, len(slot.Questions))
	if slot.Passed == len(slot.Questions) {
		state += " " + t.Glyph.Tick
	}
	text := style.Render(layout.Fit(fmt.Sprintf("%s%2d %s", pointer, p.Number, p.Title), max(16, wide-24), t.Glyph.Ellipsis))
	return text + fmt.Sprintf("%4d min   ", slot.Minutes) + t.Dim.Render(layout.Fit(state, 10, t.Glyph.Ellipsis))
}

// stopLines tell what to keep and what to drop. Where they would take more than
// height lines they only count it.
func (s *Agenda) stopLines(wide, height int) []string {
	t := s.ctx.Theme
	cut := s.cut()
	change := t.KeyName(s.ctx.Keys.Get(keys.Previous).Show + " " + s.ctx.Keys.Get(keys.Next).Show)
	title := layout.Cut(fmt.Sprintf("If we must stop in %d minutes (%s changes it)", s.within, change), wide, t.Glyph.Ellipsis)
	lines := []string{t.Strong.Render(title)}
	if len(cut.Drop) == 0 {
		return append(lines, layout.Wrap(fmt.Sprintf("Everything fits: %s in about %d minutes.", plural(len(cut.Keep), "question", "questions"), cut.Minutes), wide)...)
	}
	keep := fmt.Sprintf("Keep %d (about %d minutes)", len(cut.Keep), cut.Minutes)
	if cut.Minutes > s.within {
		keep = fmt.Sprintf("Keep the %d essential ones (about %d minutes)", len(cut.Keep), cut.Minutes)
	}
	kept := layout.Wrap(keep+": "+strings.Join(cut.Keep, " "), wide)
	dropped := styled(t.Dim, layout.Wrap(fmt.Sprintf("Drop %d: %s", len(cut.Drop), strings.Join(cut.Drop, " ")), wide))
	if len(kept)+len(dropped)+1 <= height {
		return append(append(lines, kept...), dropped...)
	}
	return append(lines, layout.Wrap(fmt.Sprintf("%s, drop %d.", keep, len(cut.Drop)), wide)...)
}
