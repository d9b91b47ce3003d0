package workshop

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/assessment/workshop"
	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/widget"
)

// Agenda shows the principles of a sitting with the time of day for each, how
// the clock stands, and what to drop if the room must stop early.
type Agenda struct {
	screen.Base
	marked int
	top    int
	within int  // minutes in which the room must stop
	asked  bool // whether to drop has been asked
}

// stopMinutes is what the agenda reckons with first.
const stopMinutes = 20

// NewAgenda opens the agenda.
func NewAgenda(svc *screen.Services) *Agenda {
	a := &Agenda{Base: screen.Base{Services: svc}, within: stopMinutes}
	a.marked = a.present()
	return a
}

// present is the index of the principle the sitting has come to.
func (s *Agenda) present() int {
	at := s.sitting().At
	return max(0, slices.IndexFunc(s.slots(), func(slot workshop.Slot) bool { return slices.Contains(slot.Questions, at) }))
}

func (s *Agenda) sitting() assessment.Session {
	sitting, _ := workshop.Current(s.Session.Assessment())
	return sitting
}

func (s *Agenda) slots() []workshop.Slot {
	return workshop.Slots(s.sitting(), s.Session.Assessment(), s.Session.Pack, s.Session.Now())
}

func (s *Agenda) cut() workshop.Cut {
	return workshop.StopWithin(s.sitting(), s.Session.Assessment(), s.Session.Score(), s.Session.Now(), s.within)
}

// Title implements Screen.
func (s *Agenda) Title() (string, string) { return widget.ProjectTitle(s.Services), "Agenda" }

// Activate implements Screen: what was brought back may have been undone.
func (s *Agenda) Activate() screen.Requests {
	s.marked = max(0, min(s.marked, len(s.slots())-1))
	return nil
}

// Keys implements Screen.
func (s *Agenda) Keys() []screen.Key {
	off := s.ReadOnly
	drop := off
	if drop == "" && len(s.cut().Drop) == 0 {
		drop = "Nothing needs to be dropped."
	}
	back := off
	if back == "" && len(s.sitting().Open) == 0 {
		back = "Nothing was dropped."
	}
	all := []screen.Key{
		{ID: keys.Enter, Label: "go to it", Disabled: off}, {ID: keys.Delete, Label: "drop what does not fit", Disabled: drop},
		{ID: keys.Add, Label: "bring back", Disabled: back, HelpOnly: back != ""},
		{ID: keys.Next, Label: "more time", HelpOnly: true}, {ID: keys.Previous, Label: "less time", HelpOnly: true},
		{ID: keys.Up, HelpOnly: true}, {ID: keys.Down, HelpOnly: true}, {ID: keys.Back},
	}
	if s.asked {
		all = append([]screen.Key{{ID: keys.Yes, Label: "yes, drop them", Disabled: off}}, all...)
	}
	return all
}

// Do implements Screen.
func (s *Agenda) Do(id keys.ID) screen.Requests {
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
		editSitting(s.Services, func(sitting *assessment.Session) {
			sitting.At = slot.Next
		})
		return screen.Close()
	case keys.Add:
		count := len(s.sitting().Open)
		editSitting(s.Services, workshop.BringBack)
		return screen.ShowToast(fmt.Sprintf("Brought back %s, at the end of the agenda.", widget.Plural(count, "question", "questions")))
	case keys.Delete:
		s.asked = true
		return screen.ShowToast(fmt.Sprintf("Drop %s and stop in %d minutes? What is dropped stays open for the next session.", widget.Plural(len(s.cut().Drop), "question", "questions"), s.within))
	case keys.Yes:
		if asked {
			return s.drop()
		}
	case keys.Back:
		return screen.Close()
	}
	return nil
}

// drop takes off the agenda what does not fit. How long the session may take stays.
func (s *Agenda) drop() screen.Requests {
	cut := s.cut()
	editSitting(s.Services, func(sitting *assessment.Session) { workshop.Drop(sitting, cut.Drop) })
	s.marked = s.present()
	return screen.ShowToast(fmt.Sprintf("Dropped %s. Left: %s, about %s. + brings back what was dropped.", widget.Plural(len(cut.Drop), "question", "questions"),
		widget.Plural(len(cut.Keep), "question", "questions"), widget.Plural(cut.Minutes, "minute", "minutes")))
}

func (s *Agenda) pace() workshop.Pace {
	return workshop.PaceOf(s.sitting(), s.Session.Now())
}

// Cursor implements Screen.
func (s *Agenda) Cursor() *tea.Cursor { return pointedAt(s.Services, s.View()) }

// View implements Screen.
func (s *Agenda) View() string {
	t := s.Theme
	wide, _ := column(s.Width)
	lines := append(widget.Styled(t.Strong, cells.Wrap(s.timeWords(), wide)), "")
	slots, cut := s.slots(), s.cut()
	below := s.stopLines(cut, wide)
	room := max(1, s.Height-len(lines)-len(below)-1)
	lines = append(lines, widget.VisibleRows(t, &s.top, s.marked, len(slots), room, wide, func(i int) string {
		return s.row(slots[i], cut, i == s.marked, wide)
	})...)
	lines = append(append(lines, ""), below...)
	return cells.Body(inColumn(lines, s.Width), s.Width, s.Height, t.Glyph.Ellipsis)
}

// timeWords tell how much of the time is gone, and for how many questions the rest is.
func (s *Agenda) timeWords() string {
	sitting, now := s.sitting(), s.Session.Now()
	forecast := workshop.ForecastOf(sitting, s.Session.Assessment(), now)
	text := fmt.Sprintf("%d of %d minutes gone. ", s.pace().Elapsed, sitting.Minutes)
	switch {
	case forecast.Left == 0:
		return text + "No question is left."
	case forecast.Fit == forecast.Left:
		text += fmt.Sprintf("Time for all %d that are left", forecast.Left)
	default:
		text += fmt.Sprintf("Time for about %d of the %d that are left", forecast.Fit, forecast.Left)
	}
	if forecast.Measured {
		text += ", at your pace so far"
	}
	return text + "."
}

// row draws a principle: when it is expected to begin and how long it takes, how much of
// it is behind us, and how much of it goes if the room must stop early.
func (s *Agenda) row(slot workshop.Slot, cut workshop.Cut, marked bool, wide int) string {
	t := s.Theme
	p, ok := s.Session.Pack.Principle(slot.Principle)
	if !ok {
		return ""
	}
	pointer, style := "  ", t.Text
	if marked {
		pointer, style = t.Glyph.Pointer+" ", t.Selected
	}
	state := fmt.Sprintf("%d of %d", slot.Done, len(slot.Questions))
	if slot.Done == len(slot.Questions) {
		state += " " + t.Glyph.Tick
	}
	dropped := 0
	for _, id := range slot.Questions {
		if slices.Contains(cut.Drop, id) {
			dropped++
		}
	}
	goes := ""
	if dropped > 0 {
		goes = fmt.Sprintf("drop %d", dropped)
	}
	clock := strings.Repeat(" ", len("15:04  000 min"))
	if !slot.Begins.IsZero() {
		clock = fmt.Sprintf("%s  %3d min", slot.Begins.In(s.Session.Now().Location()).Format("15:04"), slot.Minutes)
	}
	text := style.Render(cells.Fit(fmt.Sprintf("%s%2d %s", pointer, p.Number, p.Title), min(40, max(16, wide-36)), t.Glyph.Ellipsis))
	return text + " " + clock + "   " + t.Dim.Render(cells.Fit(state, 10, t.Glyph.Ellipsis)+goes)
}

// stopLines tell what becomes of the questions that are left if the room must
// stop early. The rows tell where those to drop are.
func (s *Agenda) stopLines(cut workshop.Cut, wide int) []string {
	t := s.Theme
	change := t.KeyName(s.Services.Keys.Get(keys.Previous).Show + " " + s.Services.Keys.Get(keys.Next).Show)
	title := cells.Cut(fmt.Sprintf("If we must stop in %d minutes (%s changes it)", s.within, change), wide, t.Glyph.Ellipsis)
	kept := len(cut.Keep)
	var text string
	switch {
	case cut.Minutes > s.within && len(cut.Drop) == 0:
		text = fmt.Sprintf("Only the %d essential ones are left (about %d minutes).", kept, cut.Minutes)
	case cut.Minutes > s.within:
		text = fmt.Sprintf("Keep the %d essential ones (about %d minutes), drop %d.", kept, cut.Minutes, len(cut.Drop))
	case len(cut.Drop) == 0:
		text = fmt.Sprintf("Everything fits: %s in about %d minutes.", widget.Plural(kept, "question", "questions"), cut.Minutes)
	default:
		text = fmt.Sprintf("Keep %d, essential ones first (about %d minutes), drop %d.", kept, cut.Minutes, len(cut.Drop))
	}
	return append([]string{t.Strong.Render(title)}, cells.Wrap(text, wide)...)
}
