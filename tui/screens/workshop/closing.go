package workshop

import (
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"charter/assessment"
	"charter/assessment/date"
	"charter/assessment/workshop"
	"charter/exports/wording"
	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/widget"
	"charter/tui/widget/form"
)

// Closing sums the sitting up for the room: what was agreed, where views still
// differ, who does what, what was parked, and when you meet again. From here the
// sitting is ended.
type Closing struct {
	form.Host
	scroll widget.Scroll
}

// NewClosing opens the closing page.
func NewClosing(svc *screen.Services) *Closing {
	return &Closing{Host: form.Host{Base: screen.Base{Services: svc}}}
}

func (s *Closing) sum() workshop.Closing {
	sitting, _ := workshop.Current(s.Session.Assessment())
	return workshop.ClosingOf(sitting, s.Session.Assessment(), s.Session.Score())
}

// Title implements Screen.
func (s *Closing) Title() (string, string) {
	return widget.ProjectTitle(s.Services), "End of the session"
}

// Keys implements Screen.
func (s *Closing) Keys() []screen.Key {
	if s.Form != nil {
		return s.Form.Keys()
	}
	return []screen.Key{
		{ID: keys.Yes, Label: "end the session", Disabled: s.ReadOnly}, {ID: keys.Next, Label: "next date", Disabled: s.ReadOnly},
		{ID: keys.Actions}, {ID: keys.Review}, {ID: keys.PageDown, Label: "scroll"}, {ID: keys.PageUp, HelpOnly: true},
		{ID: keys.Up, HelpOnly: true}, {ID: keys.Down, HelpOnly: true}, {ID: keys.Back, Label: "not yet"},
	}
}

// Do implements Screen.
func (s *Closing) Do(id keys.ID) screen.Requests {
	if s.Form != nil {
		return s.Finish(s.Form.Do(id))
	}
	switch id {
	case keys.Yes:
		now := s.Session.Now().UTC().Truncate(time.Second)
		editSitting(s.Services, func(sitting *assessment.Session) {
			workshop.EndBreak(sitting, now)
			workshop.End(sitting, s.Session.Assessment())
			sitting.Ended = now
		})
		return screen.Ask(screen.Closed{}, screen.Toast{Text: "The session has ended. Everything is kept: go on whenever you meet again."})
	case keys.Next:
		return s.askNext()
	case keys.Actions:
		return screen.Go(screen.KindActions, "")
	case keys.Review:
		return screen.Go(screen.KindReview, "")
	case keys.Back:
		return screen.Close()
	}
	s.scroll.Do(id)
	return nil
}

// askNext asks for the day of the next sitting.
func (s *Closing) askNext() screen.Requests {
	sitting, _ := workshop.Current(s.Session.Assessment())
	day := form.NewDate(s.Services, "next", "Next session", sitting.Next, date.Last)
	asks := form.New(s.Services, "Next session", "", func() []huh.Field {
		return []huh.Field{day.Input()}
	}, func() {
		editSitting(s.Services, func(sitting *assessment.Session) { sitting.Next = day.Day() })
	})
	asks.Days = []*form.Date{day}
	return s.Show(asks)
}

// Cursor implements Screen.
func (s *Closing) Cursor() *tea.Cursor {
	if s.Form != nil {
		return s.Form.Cursor()
	}
	return pointedAt(s.Services, s.View())
}

// View implements Screen.
func (s *Closing) View() string {
	if s.Form != nil {
		return s.Form.View()
	}
	wide, _ := column(s.Width)
	lines := s.scroll.Visible(s.lines(wide), s.Height, wide, s.Theme)
	return strings.Join(inColumn(lines, s.Width), "\n")
}

func (s *Closing) lines(wide int) []string {
	t := s.Theme
	c := s.sum()
	lead := "  " + t.Glyph.Bullet + " "
	var lines []string
	title := func(text string) { lines = append(lines, widget.Styled(t.Strong, cells.Wrap(text, wide))...) }
	item := func(text string) { lines = append(lines, cells.Hang(lead, text, wide)...) }

	title(fmt.Sprintf("%s: %d agreed, %d still to discuss. Not dealt with: %d.",
		widget.Plural(len(c.Agreed)+len(c.Open), "question", "questions"), len(c.Agreed), len(c.Open), len(c.Left)))
	lines = append(append(lines, widget.Styled(t.Dim, cells.Wrap(presentWords(c), wide))...), "")
	if len(c.Agreed) > 0 {
		title("Agreed")
		lines = append(lines, cells.Hang("  ", s.agreed(c.Agreed), wide)...)
		lines = append(lines, "")
	}
	if len(c.Open) > 0 {
		title("Views differ: discuss in this order")
		for _, id := range c.Open {
			item(s.differs(id))
		}
		lines = append(lines, "")
	}
	title("Who does what")
	for _, owner := range c.Owners {
		name := widget.QuotedOr(t.Glyph, owner.Name, 40, "Nobody yet")
		for _, x := range owner.Actions {
			text := fmt.Sprintf("%s: %s (%s", name, widget.OneLine(x.Text), widget.Clean(strings.Join(x.For, ", ")))
			if !x.Due.IsZero() {
				text += ", by " + x.Due.Words()
			}
			item(text + ")")
		}
	}
	if len(c.Owners) == 0 {
		lines = append(lines, "  No action is open.")
	}
	if len(c.Parked) > 0 {
		lines = append(lines, "")
		title("Parking lot")
		for _, p := range c.Parked {
			item(widget.OneLine(p.Text))
		}
	}
	lines = append(lines, "")
	if c.Next.IsZero() {
		title("Next session: not set")
	} else {
		title("Next session: " + c.Next.Words())
	}
	return lines
}

// presentWords say how many rated, and how many of them come from outside.
func presentWords(c workshop.Closing) string {
	if c.Present == 1 {
		return "One assessor, no agreement check."
	}
	text := fmt.Sprintf("%s took part: %d not in the delivery team, %s.", widget.Plural(c.Present, "person", "people"), c.Independent, widget.Plural(c.Residents, "resident", "residents"))
	if c.Others > 0 {
		text += fmt.Sprintf(" %d more looked on.", c.Others)
	}
	return text
}

// agreed lists questions with their level, such as "BEN-1 at 2".
func (s *Closing) agreed(ids []string) string {
	parts := make([]string, len(ids))
	for i, id := range ids {
		a := s.Session.Answer(id)
		switch {
		case a.Level != nil:
			parts[i] = fmt.Sprintf("%s at %d", id, *a.Level)
		case a.State == assessment.StateUnsure:
			parts[i] = id + " not known"
		default:
			parts[i] = id + " does not apply"
		}
	}
	return strings.Join(parts, ", ")
}

// differs tells how a question stands on which views differ.
func (s *Closing) differs(id string) string {
	a := s.Session.Answer(id)
	round, _ := a.LastRound()
	sitting, _ := workshop.Current(s.Session.Assessment())
	unresolved := workshop.Unresolved(a, workshop.Since(sitting))
	text := fmt.Sprintf("%s: %s", id, wording.RoundShort(round, s.Theme.Glyph.Times))
	switch {
	case unresolved && a.Dissent == "":
		text += "; unresolved, no dissent note yet"
	case unresolved:
		text += "; unresolved, dissent noted"
	}
	switch {
	case a.Agreed != "" && a.Level != nil:
		text += fmt.Sprintf("; agreed after talking: level %d", *a.Level)
	case a.Agreed != "" && a.State == assessment.StateUnsure:
		text += "; agreed after talking: we do not know"
	case a.Agreed != "" && a.State == assessment.StateNotApplicable:
		text += "; agreed after talking: it does not apply"
	}
	return text
}
