package screens

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/questions"
	"charter/tui/cells"
	"charter/tui/keys"
)

// sideBySideFrom is the width of the body from which (a screen of 120 columns) guidance stands beside the question.
const sideBySideFrom = 118

// Question asks one question and takes the answer.
type Question struct {
	base
	id       string
	marker   int  // the marked level
	moved    bool // the marker was moved by arrows, so Enter chooses
	guidance bool // guidance covers the question, on narrow screens
	why      bool // the score is explained
	scroll   scroller
	levelsAt [questions.LevelCount + 1]int // the line of each level and of what follows, as drawn last
}

// NewQuestion opens the screen of one question.
func NewQuestion(ctx *Context, id string) *Question {
	s := &Question{base: base{ctx: ctx}}
	s.turnTo(id)
	return s
}

// turnTo shows another question on the same screen.
func (s *Question) turnTo(id string) tea.Cmd {
	s.id, s.moved, s.guidance, s.why = id, false, false, false
	s.scroll = scroller{}
	s.marker = 0
	if level := s.answer().Level; level != nil {
		s.marker = *level
	}
	s.ctx.Session.Visit(id)
	return s.prepare()
}

func (s *Question) answer() assessment.Answer { return s.ctx.Session.Answer(s.id) }

func (s *Question) question() (*questions.Question, *questions.Principle) {
	q, p, ok := s.ctx.Session.Pack.Question(s.id)
	if !ok {
		return &questions.Question{ID: s.id, Text: "This question is not in the pack."}, &questions.Principle{}
	}
	return q, p
}

// Head says which question of which principle this is.
func (s *Question) Head() (string, string) {
	_, p := s.question()
	number, count := 0, 0
	for i := range p.Questions {
		if s.ctx.Session.QuestionScore(p.Questions[i].ID).Applies {
			count++
		}
		if p.Questions[i].ID == s.id {
			number = count
		}
	}
	return projectTitle(s.ctx), fmt.Sprintf("%d %s %s question %d of %d", p.Number, p.Title, s.ctx.Theme.Glyph.Dot, number, count)
}

// SetSize implements Screen.
func (s *Question) SetSize(width, height int) tea.Cmd {
	s.width, s.height = width, height
	return s.prepare()
}

// Revisit implements Screen.
func (s *Question) Revisit() tea.Cmd { return s.prepare() }

// prepare renders the guidance for the width it will be shown at.
func (s *Question) prepare() tea.Cmd {
	if s.width == 0 {
		return nil
	}
	return s.ctx.Markdown.Need(s.guidanceText(), s.guidanceWidth(), s.ctx.Theme)
}

// guidanceText is the help of the question, then the guidance of its principle.
func (s *Question) guidanceText() string {
	q, p := s.question()
	var b strings.Builder
	b.WriteString(q.Help)
	if len(q.Evidence) > 0 {
		fmt.Fprintf(&b, "\n\n**Examples of evidence:** %s.", strings.Join(q.Evidence, "; "))
	}
	fmt.Fprintf(&b, "\n\n**Why the Charter asks:** %s", q.Why)
	fmt.Fprintf(&b, "\n\n---\n\n## %d %s\n\n%s\n\n*%s*\n\n%s", p.Number, p.Title, p.Statement, wordingLine(s.ctx.Session.Pack, p), p.Guidance)
	return b.String()
}

func (s *Question) beside() bool { return s.width >= sideBySideFrom }

func (s *Question) leftWidth() int {
	if s.beside() {
		return min(s.width*11/20, 100)
	}
	return s.width
}

func (s *Question) guidanceWidth() int {
	if s.beside() {
		return min(s.width-s.leftWidth()-3, 90)
	}
	return min(s.width-2, 90)
}

// Keys implements Screen.
func (s *Question) Keys() []Key {
	q := s.ctx.Session.QuestionScore(s.id)
	off := s.ctx.ReadOnly
	essential := off
	if essential == "" && q.Essential {
		essential = "This question is essential at this stage, so it cannot be set aside."
	}
	clear := off
	if clear == "" && s.answer().State == assessment.StateUnanswered {
		clear = "There is no answer to take back."
	}
	a := s.answer()
	unless := func(there bool) string { // what is there can be read where nothing may be changed
		if there {
			return ""
		}
		return off
	}
	_, open := s.ctx.Session.NextUnanswered(s.id)
	nextOpen := ""
	if !open {
		nextOpen = "No other question is unanswered."
	}
	next := ""
	if _, ok := s.neighbour(1); !ok {
		next = "This is the last question. Press v for the review."
	}
	previous := ""
	if _, ok := s.neighbour(-1); !ok {
		previous = "This is the first question."
	}
	return []Key{
		{ID: keys.Rate0, Off: off, Show: "0" + s.ctx.Theme.Glyph.Dash + "3"}, {ID: keys.Rate1, Off: off, Quiet: true}, {ID: keys.Rate2, Off: off, Quiet: true}, {ID: keys.Rate3, Off: off, Quiet: true},
		{ID: keys.Unsure, Off: off}, {ID: keys.NotApplicable, Off: essential, Short: "set aside"},
		{ID: keys.Evidence, Off: unless(len(a.Evidence) > 0)}, {ID: keys.Note, Off: unless(a.Note+a.PrivateNote != "")}, {ID: keys.Action, Off: unless(len(s.ctx.Session.Actions(s.id)) > 0)},
		{ID: keys.Guidance, Short: "guide"}, {ID: keys.NextOpen, Words: nextWords(s.ctx), Short: "next open", Off: nextOpen}, {ID: keys.Essentials, Quiet: true},
		{ID: keys.Check, Off: unless(a.Check != nil), Quiet: true}, {ID: keys.Departure, Off: unless(a.Departure != nil), Quiet: true}, {ID: keys.Flag, Off: off, Quiet: true},
		{ID: keys.Why, Quiet: true}, {ID: keys.Clear, Off: clear, Quiet: true},
		{ID: keys.Up, Quiet: true}, {ID: keys.Down, Quiet: true}, {ID: keys.Choose, Off: off, Quiet: true},
		{ID: keys.Enter, Quiet: true}, {ID: keys.Next, Off: next, Quiet: true}, {ID: keys.Previous, Off: previous, Quiet: true},
		{ID: keys.PageUp, Quiet: true}, {ID: keys.PageDown, Quiet: true},
		{ID: keys.Review, Quiet: true}, {ID: keys.Back, Quiet: true},
	}
}

// Do implements Screen.
func (s *Question) Do(id keys.ID) tea.Cmd {
	switch id {
	case keys.Rate0, keys.Rate1, keys.Rate2, keys.Rate3:
		s.rate(int(id[len(id)-1] - '0'))
	case keys.Choose:
		s.rate(s.marker)
	case keys.Up:
		return s.move(-1)
	case keys.Down:
		return s.move(1)
	case keys.Enter:
		if s.moved && s.ctx.ReadOnly == "" {
			s.rate(s.marker)
			return nil
		}
		return s.step(1)
	case keys.Next:
		return s.step(1)
	case keys.Previous:
		return s.step(-1)
	case keys.NextOpen:
		if next, ok := s.ctx.Session.NextUnanswered(s.id); ok {
			return s.turnTo(next)
		}
	case keys.Essentials:
		return Send(ToggleEssentials{})
	case keys.Unsure:
		s.ctx.Session.Edit(func(e *assessment.Editor, at assessment.Stamp) { e.Unsure(at, s.id) })
		s.moved = false
	case keys.Clear:
		s.ctx.Session.Edit(func(e *assessment.Editor, at assessment.Stamp) { e.ClearAnswer(at, s.id) })
		s.moved = false
	case keys.Flag:
		s.ctx.Session.EditAnswer(s.id, func(a *assessment.Answer) { a.Flagged = !a.Flagged })
	case keys.Guidance:
		if s.beside() {
			return Say("The guidance stands on the right: page up and page down scroll it.")
		}
		s.guidance = !s.guidance
	case keys.Why:
		s.why = !s.why
	case keys.PageUp:
		s.scroll.by(-max(1, s.height-2))
	case keys.PageDown:
		s.scroll.by(max(1, s.height-2))
	case keys.NotApplicable:
		return Go(KindNotApplicable, s.id)
	case keys.Evidence:
		return Go(KindEvidence, s.id)
	case keys.Note:
		return Go(KindNote, s.id)
	case keys.Check:
		return Go(KindCheck, s.id)
	case keys.Departure:
		return Go(KindDeparture, s.id)
	case keys.Action:
		return Go(KindAction, s.id)
	case keys.Review:
		return Go(KindReview, "")
	case keys.Back:
		if s.guidance {
			s.guidance = false
			return nil
		}
		return Close()
	}
	return nil
}

func (s *Question) rate(level int) {
	s.marker, s.moved = level, false
	s.ctx.Session.Edit(func(e *assessment.Editor, at assessment.Stamp) { e.Rate(at, s.id, level) })
}

// move moves the marker, or scrolls the guidance while that covers the screen.
func (s *Question) move(by int) tea.Cmd {
	if s.guidance {
		s.scroll.by(by)
		return nil
	}
	s.marker = min(max(s.marker+by, 0), questions.LevelCount-1)
	level := s.answer().Level
	s.moved = level == nil || *level != s.marker
	return nil
}

// step turns to the question before or after this one.
func (s *Question) step(by int) tea.Cmd {
	if id, ok := s.neighbour(by); ok {
		return s.turnTo(id)
	}
	return Say("That was the last question. Press v for the review, x for the next unanswered question.")
}

// neighbour finds the question asked before or after this one.
func (s *Question) neighbour(by int) (string, bool) {
	asked := s.ctx.Session.Asked()
	for i, id := range asked {
		if id == s.id && i+by >= 0 && i+by < len(asked) {
			return asked[i+by], true
		}
	}
	return "", false
}

// View implements Screen.
func (s *Question) View() string {
	mark := s.ctx.Theme.Glyph.Ellipsis
	if s.guidance && !s.beside() {
		return strings.Join(s.scroll.show(s.guidanceLines(), s.height, s.width, s.ctx.Theme), "\n")
	}
	left := s.inView(s.questionLines(s.leftWidth() - 1))
	if !s.beside() {
		return cells.Body(left, s.width, s.height, mark)
	}
	right := s.scroll.show(s.guidanceLines(), s.height, s.guidanceWidth(), s.ctx.Theme)
	return cells.Body(cells.Columns(left, right, s.leftWidth(), "  ", mark), s.width, s.height, mark)
}

// inView leaves out the beginning of the question where there is no room for all
// of it, so that the marked level can be read, or how the answer counts when that
// was asked for.
func (s *Question) inView(lines []string) []string {
	end, most := s.levelsAt[s.marker+1]+1, s.levelsAt[s.marker]-1
	if s.why {
		end, most = len(lines), len(lines)
	} else if s.marker == questions.LevelCount-1 {
		end = len(lines)
	}
	top := max(0, min(end-s.height, most))
	if top == 0 || s.height < 2 {
		return lines
	}
	for i := range s.levelsAt {
		s.levelsAt[i] -= top
	}
	lines = slices.Clone(lines[top:])
	lines[0] = s.ctx.Theme.Glyph.Ellipsis
	return lines
}

// Cursor implements Screen: it stands on the marked level, or where the guidance
// begins that covers it.
func (s *Question) Cursor() *tea.Cursor {
	if s.guidance && !s.beside() {
		return s.scroll.cursor(0)
	}
	return rowCursor(2, max(0, s.levelsAt[s.marker]))
}

func (s *Question) guidanceLines() []string {
	return s.ctx.Markdown.Lines(s.guidanceText(), s.guidanceWidth(), s.ctx.Theme)
}
