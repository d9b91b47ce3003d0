package files

import (
	"fmt"
	"path/filepath"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/assessment/merge"
	"charter/assessment/store"
	"charter/exports/wording"
	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/session"
	"charter/tui/widget"
)

// Conflict shows what differs between our version of the file and the one that
// somebody else wrote, and lets the user choose one side of each difference, or
// all of one version. Nothing is written before that is done, and both versions
// stay on the disk.
type Conflict struct {
	screen.Base
	list    widget.SectionList
	actions []func() screen.Requests // what each row of the list does
	top     int
	plan    *merge.Plan // nil when the two cannot be joined, and then why tells the reason
	why     string
	of      *store.Conflict        // what the plan was made of
	ours    *assessment.Assessment // and our side
	intro   int                    // lines above the list, for the cursor
}

// NewConflict opens the screen.
func NewConflict(svc *screen.Services) *Conflict {
	s := &Conflict{Base: screen.Base{Services: svc}}
	s.compare()
	return s
}

// Title implements Screen.
func (s *Conflict) Title() (string, string) {
	return widget.ProjectTitle(s.Services), "Two versions of this file"
}

// SetSize implements Screen. The rows are made anew: the theme may have changed.
func (s *Conflict) SetSize(width, height int) screen.Requests {
	s.refresh()
	return s.Base.SetSize(width, height)
}

// Activate implements Screen: either side may have changed meanwhile.
func (s *Conflict) Activate() screen.Requests {
	s.compare()
	return nil
}

// Update implements Screen.
func (s *Conflict) Update(tea.Msg) screen.Requests {
	s.compare()
	return nil
}

// compare finds what differs, and keeps what was chosen already.
func (s *Conflict) compare() {
	found, ours := s.Saving.Conflict, s.Session.Assessment()
	if found == nil || found == s.of && ours == s.ours {
		s.refresh()
		return
	}
	before := s.plan
	s.of, s.ours, s.plan, s.why = found, ours, nil, ""
	plan, err := s.Compare()
	if err != nil {
		s.why = wording.Capital(err.Error())
	}
	if s.plan = plan; plan != nil && before != nil {
		s.keep(before)
	}
	s.refresh()
}

// keep takes over what was chosen where the difference is still the same.
func (s *Conflict) keep(before *merge.Plan) {
	for _, old := range before.Differences {
		for i, d := range s.plan.Differences {
			if old.Chosen < 0 || d.Path != old.Path {
				continue
			}
			for side := range d.Sides {
				if d.Sides[side].Text == old.Sides[old.Chosen].Text {
					s.Decide(s.plan, i, side)
				}
			}
		}
	}
}

// decideAll chooses one version everywhere.
func (s *Conflict) decideAll(name string) screen.Requests {
	s.DecideAll(s.plan, name)
	s.refresh()
	return nil
}

// refresh lists what can be done and what differs.
func (s *Conflict) refresh() {
	s.actions = nil
	add := func(list *widget.Section, r widget.Row, do func() screen.Requests) {
		list.Rows = append(list.Rows, r)
		s.actions = append(s.actions, do)
	}
	var first widget.Section
	aside := "Theirs stays beside it under a name of its own."
	if s.plan != nil {
		switch open := s.plan.Undecided(); {
		case len(s.plan.Differences) == 0:
			add(&first, widget.Row{Text: "Join the two versions", More: "They do not contradict each other. " + aside}, s.join)
		case open == 0:
			add(&first, widget.Row{Text: "Join the two versions as chosen below", More: aside}, s.join)
		default:
			add(&first, widget.Row{Text: "Join the two versions", Right: fmt.Sprintf("%d still to choose below", open), RightStyle: s.Theme.Dim}, s.join)
		}
		if len(s.plan.Differences) > 0 {
			add(&first, widget.Row{Text: "Choose yours wherever they differ"}, func() screen.Requests { return s.decideAll(session.Yours) })
			add(&first, widget.Row{Text: "Choose theirs wherever they differ"}, func() screen.Requests { return s.decideAll(session.Theirs) })
		}
	} else {
		add(&first, widget.Row{Text: "Keep your version", More: aside}, func() screen.Requests { return screen.Ask(session.Resolve{Assessment: s.Session.Assessment()}) })
	}
	if s.of != nil && s.of.Theirs != nil {
		add(&first, widget.Row{Text: "Take only their version", More: "Yours stays beside it as " + widget.OneLine(filepath.Base(s.of.Beside)) + "."}, func() screen.Requests { return screen.Ask(session.TakeTheirs{}) })
	}
	sections := []widget.Section{first}
	if s.plan != nil {
		for i, d := range s.plan.Differences {
			sections = append(sections, s.difference(i, d, add))
		}
	}
	s.list.Sections = sections
	s.list.Move(0)
}

// difference makes the section of one difference: what each side says.
func (s *Conflict) difference(i int, d merge.Difference, add func(*widget.Section, widget.Row, func() screen.Requests)) widget.Section {
	t := s.Theme
	made := widget.Section{Title: s.name(d)}
	if d.Chosen < 0 {
		made.Right = "choose one"
	}
	for side, says := range d.Sides {
		text, style := widget.OneLine(says.Text), t.Text
		if text == "" {
			text = "(taken away)"
		}
		label := "  " + strings.Join(says.Sources, ", ")
		if d.Chosen == side {
			label, style = t.Glyph.Tick+" "+strings.Join(says.Sources, ", "), t.Good
		}
		r := widget.Row{Label: label, Text: text, Style: style, Right: s.when(says), RightStyle: t.Dim}
		add(&made, r, func() screen.Requests {
			s.Decide(s.plan, i, side)
			s.next(i)
			return nil
		})
	}
	return made
}

// next shows the choice and goes on to the next difference that is open, or
// to joining when none is.
func (s *Conflict) next(after int) {
	s.refresh()
	if s.plan.Undecided() == 0 {
		s.list.Marked = 0
		return
	}
	n := len(s.list.Sections[0].Rows)
	rows := make([]int, len(s.plan.Differences))
	for i, d := range s.plan.Differences {
		rows[i] = n
		n += len(d.Sides)
	}
	for step := range s.plan.Differences {
		i := (after + 1 + step) % len(rows)
		if s.plan.Differences[i].Chosen < 0 {
			s.list.Marked = rows[i]
			return
		}
	}
}

// name says in words where two versions differ.
func (s *Conflict) name(d merge.Difference) string {
	name := wording.Difference(d)
	if q, _, ok := s.Session.Pack.Question(d.Question); ok {
		name += ": " + q.Text
	}
	return widget.OneLine(name)
}

// when says when an answer was changed and by whom.
func (s *Conflict) when(side merge.Side) string {
	if side.Updated.IsZero() {
		return ""
	}
	at := side.Updated.In(s.Session.Now().Location())
	words := at.Format("15:04")
	if now := s.Session.Now(); now.Sub(at) > 24*time.Hour || now.YearDay() != at.YearDay() {
		words = at.Format("2 Jan 15:04")
	}
	for _, who := range s.Session.Assessment().Assessors {
		if who.ID == side.By && who.Name != "" {
			words = widget.OneLine(who.Name) + ", " + words
		}
	}
	return words
}

// join ends the conflict once everything is chosen.
func (s *Conflict) join() screen.Requests {
	if s.plan.Undecided() > 0 {
		s.next(-1)
		return screen.ShowToast("Choose one side of each difference first, or one of the next two lines.")
	}
	joined, err := s.plan.Result()
	if err != nil {
		return screen.ShowToast(err.Error())
	}
	joined.Tool = s.Tool
	return screen.Ask(session.Resolve{Assessment: joined})
}

// Keys implements Screen.
func (s *Conflict) Keys() []screen.Key {
	save := ""
	if s.plan == nil || s.plan.Undecided() > 0 {
		save = "Choose one side of each difference first."
	}
	return append([]screen.Key{
		{ID: keys.Enter, Label: "choose"}, {ID: keys.Choose, HelpOnly: true}, {ID: keys.Tab, Label: "next difference"},
		{ID: keys.Save, Label: "join", Disabled: save}, {ID: keys.Back, Label: "later"},
	}, widget.MoveKeys()...)
}

// Do implements Screen.
func (s *Conflict) Do(id keys.ID) screen.Requests {
	switch id {
	case keys.Enter, keys.Choose:
		if s.list.Marked < len(s.actions) {
			return s.actions[s.list.Marked]()
		}
	case keys.Save:
		return s.join()
	case keys.Back:
		return screen.Close()
	}
	s.list.Do(id, s.Height-3)
	return nil
}

// View implements Screen.
func (s *Conflict) View() string {
	t, width := s.Theme, min(s.Width, 110)
	lines := s.about(width)
	s.intro = len(lines)
	s.list.MarkedLine = -1
	lines = append(lines, s.list.Draw(0, len(s.list.Sections), &s.top, width, max(1, s.Height-len(lines)), t)...)
	return cells.Body(lines, s.Width, s.Height, t.Glyph.Ellipsis)
}

// about tells what happened, above the list.
func (s *Conflict) about(width int) []string {
	if s.of == nil {
		return append(cells.Wrap("There is only one version of this file now.", width), "")
	}
	text := "Someone else changed this file while you had it open. Nothing is lost: both versions are kept."
	switch {
	case s.why != "":
		text += " " + strings.TrimSuffix(widget.OneLine(s.why), ".") + "."
	case len(s.plan.Differences) > 0:
		text += fmt.Sprintf(" %s; everything else is joined already.", wording.Capital(widget.Plural(len(s.plan.Differences), "place differs", "places differ")))
	}
	lines := cells.Wrap(text, width)
	return append(lines[:min(len(lines), max(1, s.Height/3))], "")
}

// Cursor implements Screen.
func (s *Conflict) Cursor() *tea.Cursor { return s.list.Cursor(0, s.intro) }
