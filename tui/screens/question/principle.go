package question

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/questions"
	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/widget"
)

// Principle shows one principle: its words, its guidance and its questions.
type Principle struct {
	screen.Base
	id     string
	marked int
	scroll widget.Scroll
	rowsAt int // the line of the first question, as drawn last
}

// NewPrinciple opens the screen of one principle.
func NewPrinciple(svc *screen.Services, id string) *Principle {
	return &Principle{Base: screen.Base{Services: svc}, id: id}
}

func (s *Principle) principle() *questions.Principle {
	p, ok := s.Session.Pack.Principle(s.id)
	if !ok {
		return &questions.Principle{ID: s.id}
	}
	return p
}

// Title implements Screen.
func (s *Principle) Title() (string, string) {
	p := s.principle()
	return widget.ProjectTitle(s.Services), fmt.Sprintf("%d %s", p.Number, p.Title)
}

// SetSize implements Screen.
func (s *Principle) SetSize(width, height int) screen.Requests {
	s.Width, s.Height = width, height
	return screen.Run(s.Markdown.Need(s.text(), s.textWidth(), s.Theme))
}

// text is the statement and the guidance, with whose words they are.
func (s *Principle) text() string {
	p := s.principle()
	return fmt.Sprintf("**%s**\n\n*%s*\n\n%s", p.Statement, widget.WordingLine(s.Session.Pack, p), p.Guidance)
}

func (s *Principle) beside() bool { return s.Width >= widget.SideBySideFrom }

func (s *Principle) textWidth() int {
	if s.beside() {
		return min(s.Width/2-2, 90)
	}
	return min(s.Width-2, 90)
}

// Activate implements Screen: it marks the question that was looked at last.
func (s *Principle) Activate() screen.Requests {
	for i, q := range s.principle().Questions {
		if q.ID == s.Session.Visited() {
			s.marked = i
		}
	}
	return nil
}

// Keys implements Screen.
func (s *Principle) Keys() []screen.Key {
	return []screen.Key{
		{ID: keys.Enter, Label: "answer"}, {ID: keys.Up, HelpOnly: true}, {ID: keys.Down, HelpOnly: true},
		{ID: keys.PageDown, Label: "more guidance"}, {ID: keys.PageUp, HelpOnly: true},
		{ID: keys.Next, Label: "next principle"}, {ID: keys.Previous, HelpOnly: true},
		{ID: keys.Action, Disabled: s.ReadOnly, HelpOnly: true}, {ID: keys.Review, HelpOnly: true}, {ID: keys.Back},
	}
}

// Do implements Screen.
func (s *Principle) Do(id keys.ID) screen.Requests {
	p := s.principle()
	switch id {
	case keys.Up:
		s.marked = max(0, s.marked-1)
	case keys.Down:
		s.marked = min(len(p.Questions)-1, s.marked+1)
	case keys.PageUp, keys.PageDown:
		s.scroll.Do(id)
	case keys.Next:
		return s.turn(1)
	case keys.Previous:
		return s.turn(-1)
	case keys.Enter:
		q := p.Questions[s.marked]
		if !s.Session.QuestionScore(q.ID).Applies {
			return screen.ShowToast("This question does not apply to your project. Press i to see the facts that decide it.")
		}
		return screen.Go(screen.KindQuestion, q.ID)
	case keys.Action:
		return screen.Go(screen.KindAction, s.id)
	case keys.Review:
		return screen.Go(screen.KindReview, "")
	case keys.Back:
		return screen.Close()
	}
	return nil
}

// turn goes to the principle before or after this one.
func (s *Principle) turn(by int) screen.Requests {
	all := s.Session.Pack.Principles
	for i := range all {
		if all[i].ID == s.id && i+by >= 0 && i+by < len(all) {
			s.id, s.marked, s.scroll = all[i+by].ID, 0, widget.Scroll{}
			return s.SetSize(s.Width, s.Height)
		}
	}
	return screen.ShowToast("There are no more principles this way.")
}

// guidanceHeight is the room for the guidance: all of it beside the questions,
// what the questions leave above them.
func (s *Principle) guidanceHeight() int {
	if s.beside() {
		return s.Height
	}
	return max(3, s.Height-len(s.principle().Questions)-1)
}

// View implements Screen.
func (s *Principle) View() string {
	t := s.Theme
	text := s.Markdown.Lines(s.text(), s.textWidth(), t)
	guidance := s.scroll.Visible(text, s.guidanceHeight(), s.textWidth(), t)
	if s.beside() {
		left := s.Width - s.textWidth() - 3
		s.rowsAt = 0
		rows := append(s.rows(left-1), "")
		rows = append(rows, widget.Styled(t.Dim, cells.Wrap(s.principle().Questions[s.marked].Text, left-1))...) // in full
		return cells.Body(cells.Columns(rows, guidance, left, "  ", t.Glyph.Ellipsis), s.Width, s.Height, t.Glyph.Ellipsis)
	}
	lines := append(append([]string{}, guidance...), "")
	s.rowsAt = len(lines)
	return cells.Body(append(lines, s.rows(s.Width)...), s.Width, s.Height, t.Glyph.Ellipsis)
}

// Cursor implements Screen.
func (s *Principle) Cursor() *tea.Cursor { return widget.RowCursor(0, s.rowsAt+s.marked) }

// rows draw the questions with what was answered.
func (s *Principle) rows(width int) []string {
	return questionRows(s.Services, s.principle(), s.marked, width)
}

// answerWords says in a word or two how a question stands.
func answerWords(svc *screen.Services, id string) string {
	q := svc.Session.QuestionScore(id)
	switch q.State {
	case assessment.ScoredLevel:
		if q.Lowered() {
			return fmt.Sprintf("%d, counted %d", *q.Claimed, *q.Counted)
		}
		return fmt.Sprintf("%d", *q.Counted)
	case assessment.ScoredUnsure:
		return "unsure"
	case assessment.ScoredNotApplicable:
		return "set aside"
	case assessment.ScoredNotAsked:
		return "does not apply"
	}
	if q.Essential {
		return "open, essential"
	}
	return "open"
}
