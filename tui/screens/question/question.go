package question

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/questions"
	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/widget"
)

// Question asks one question and takes the answer.
type Question struct {
	screen.Base
	id       string
	marker   int     // the marked level
	moved    bool    // the marker was moved by arrows, so Enter chooses
	lacks    bool    // something was missing for the answer to count as given, when last looked at
	asked    keys.ID // the key that waits for a yes, since it would replace what a group came to
	guidance bool    // guidance covers the question, on narrow screens
	why      bool    // the score is explained
	scroll   widget.Scroll
	earlier  bool                          // what was answered in an earlier assessment stood whole beside the question, as drawn last
	levelsAt [questions.LevelCount + 1]int // the line of each level and of what follows, as drawn last
}

// NewQuestion opens the screen of one question.
func NewQuestion(svc *screen.Services, id string) *Question {
	s := &Question{Base: screen.Base{Services: svc}}
	s.turnTo(id)
	return s
}

// turnTo shows another question on the same screen.
func (s *Question) turnTo(id string) screen.Requests {
	s.id, s.moved, s.guidance, s.why, s.asked = id, false, false, false, ""
	s.scroll = widget.Scroll{}
	s.marker = 0
	if level := s.answer().Level; level != nil {
		s.marker = *level
	}
	s.Session.Visit(id)
	s.lacks = !s.Session.CountsAsGiven(id)
	return s.prepare()
}

// ShowsChange reports whether a change is to be seen here: one of the answer, or of an action
// for it.
func (s *Question) ShowsChange(entry assessment.Entry) bool {
	isFor := func(action string) bool { return strings.Contains(action, fmt.Sprintf("%q", s.id)) }
	return entry.Question == s.id || strings.HasPrefix(entry.Field, "actions.") && (isFor(entry.From) || isFor(entry.To))
}

func (s *Question) answer() assessment.Answer { return s.Session.Answer(s.id) }

func (s *Question) question() (*questions.Question, *questions.Principle) {
	q, p, ok := s.Session.Pack.Question(s.id)
	if !ok {
		return &questions.Question{ID: s.id, Text: "This question is not in the pack."}, &questions.Principle{}
	}
	return q, p
}

// Title says which question of which principle this is.
func (s *Question) Title() (string, string) {
	_, p := s.question()
	number, count := 0, 0
	for i := range p.Questions {
		if s.Session.QuestionScore(p.Questions[i].ID).Applies {
			count++
		}
		if p.Questions[i].ID == s.id {
			number = count
		}
	}
	return widget.ProjectTitle(s.Services), fmt.Sprintf("%d %s %s question %d of %d", p.Number, p.Title, s.Theme.Glyph.Dot, number, count)
}

// SetSize implements Screen.
func (s *Question) SetSize(width, height int) screen.Requests {
	s.Width, s.Height = width, height
	return s.prepare()
}

// Activate implements Screen: what the answer lacked may have been given meanwhile.
func (s *Question) Activate() screen.Requests { return append(s.prepare(), s.goOn()...) }

// prepare renders the guidance for the width it will be shown at.
func (s *Question) prepare() screen.Requests {
	if s.Width == 0 {
		return nil
	}
	return screen.Run(s.Markdown.Need(s.guidanceText(), s.guidanceWidth(), s.Theme))
}

// guidanceText is the help of the question, then the guidance of its principle.
func (s *Question) guidanceText() string {
	q, p := s.question()
	var b strings.Builder
	b.WriteString(s.Session.Pack.Aid(q))
	fmt.Fprintf(&b, "\n\n**Why the %s asks:** %s", s.Session.Pack.Name(), q.Why)
	fmt.Fprintf(&b, "\n\n---\n\n## %d %s\n\n%s\n\n*%s*\n\n%s", p.Number, p.Title, p.Statement, widget.WordingLine(s.Session.Pack, p), p.Guidance)
	return b.String()
}

func (s *Question) beside() bool { return s.Width >= widget.SideBySideFrom }

func (s *Question) leftWidth() int {
	if s.beside() {
		return min(s.Width*11/20, 100)
	}
	return s.Width
}

func (s *Question) guidanceWidth() int {
	if s.beside() {
		return min(s.Width-s.leftWidth()-3, 90)
	}
	return min(s.Width-2, 90)
}

// Do implements Screen.
func (s *Question) Do(id keys.ID) screen.Requests { return append(s.do(id), s.goOn()...) }

func (s *Question) do(id keys.ID) screen.Requests {
	id, told := s.askOfGroup(id)
	if told != nil {
		return told
	}
	switch id {
	case keys.Rate0, keys.Rate1, keys.Rate2, keys.Rate3:
		return s.rate(int(id[len(id)-1] - '0'))
	case keys.Choose:
		return s.rate(s.marker)
	case keys.Up:
		return s.move(-1)
	case keys.Down:
		return s.move(1)
	case keys.Enter:
		if s.moved && s.ReadOnly == "" {
			return s.rate(s.marker)
		}
		return s.step(1)
	case keys.Next:
		return s.step(1)
	case keys.Previous:
		return s.step(-1)
	case keys.NextOpen:
		if next, ok := s.Session.NextUnanswered(s.id); ok {
			return s.turnTo(next)
		}
	case keys.Essentials:
		return screen.Ask(screen.ToggleEssentials{})
	case keys.GoOn:
		return screen.ShowToast(toggleGoOn(s.Services))
	case keys.Unsure:
		s.moved = false
		return s.give(func(e *assessment.Editor, at assessment.Stamp) { e.Unsure(at, s.id) })
	case keys.Clear:
		s.Session.Edit(func(e *assessment.Editor, at assessment.Stamp) { e.ClearAnswer(at, s.id) })
		s.moved = false
	case keys.Flag:
		s.Session.EditAnswer(s.id, func(a *assessment.Answer) { a.Flagged = !a.Flagged })
	case keys.CiteAgain:
		return screen.ShowToast(citeAgain(s.Services, s.id))
	case keys.Guidance:
		if s.beside() {
			return screen.ShowToast("The guidance stands on the right: page up and page down scroll it.")
		}
		s.guidance = !s.guidance
	case keys.Why:
		s.why = !s.why
	case keys.PageUp, keys.PageDown:
		s.scroll.Do(id)
	case keys.Review:
		return screen.Go(screen.KindReview, "")
	case keys.Back:
		if !s.guidance {
			return screen.Close()
		}
		s.guidance = false
	default:
		if kind, belongs := attachedKinds()[id]; belongs {
			return screen.Go(kind, s.id)
		}
	}
	return nil
}

func (s *Question) rate(level int) screen.Requests {
	s.marker, s.moved = level, false
	return s.give(func(e *assessment.Editor, at assessment.Stamp) { e.Rate(at, s.id, level) })
}

// give gives an answer, and says what comes next when it was the last that was open.
func (s *Question) give(answer func(*assessment.Editor, assessment.Stamp)) screen.Requests {
	before := s.Session.Score().Counts.Unanswered
	s.Session.Edit(answer)
	if before == 0 || s.Session.Score().Counts.Unanswered > 0 {
		return nil
	}
	return screen.ShowToast("Every question is answered. Next: the review, which says what they come to (press " + s.Services.Keys.Get(keys.Review).Show + ").")
}

// move moves the marker, or scrolls the guidance while that covers the screen.
func (s *Question) move(by int) screen.Requests {
	if s.guidance {
		s.scroll.By(by)
		return nil
	}
	s.marker = min(max(s.marker+by, 0), questions.LevelCount-1)
	level := s.answer().Level
	s.moved = level == nil || *level != s.marker
	return nil
}

// step turns to the question before or after this one.
func (s *Question) step(by int) screen.Requests {
	if id, ok := s.neighbour(by); ok {
		return s.turnTo(id)
	}
	return screen.ShowToast("That was the last question. Press v for the review, x for the next unanswered question.")
}

// neighbour finds the question asked before or after this one.
func (s *Question) neighbour(by int) (string, bool) {
	asked := s.Session.Asked()
	for i, id := range asked {
		if id == s.id && i+by >= 0 && i+by < len(asked) {
			return asked[i+by], true
		}
	}
	return "", false
}

// View implements Screen.
func (s *Question) View() string {
	mark := s.Theme.Glyph.Ellipsis
	if s.guidance && !s.beside() {
		return strings.Join(s.scroll.Visible(s.guidanceLines(), s.Height, s.Width, s.Theme), "\n")
	}
	left := s.questionLines(s.leftWidth() - 1)
	if !s.beside() {
		return cells.Body(left, s.Width, s.Height, mark)
	}
	right := s.scroll.Visible(s.guidanceLines(), s.Height, s.guidanceWidth(), s.Theme)
	return cells.Body(cells.Columns(left, right, s.leftWidth(), "  ", mark), s.Width, s.Height, mark)
}

// inView leaves out the beginning of the question where there is no room for all
// of it, so that the marked level can be read, or how the answer counts when that
// was asked for.
func (s *Question) inView(lines []string, height int) []string {
	end, most := s.levelsAt[s.marker+1]+1, s.levelsAt[s.marker]-1
	if s.why {
		end, most = len(lines), len(lines)
	} else if s.marker == questions.LevelCount-1 {
		end = len(lines)
	}
	top := max(0, min(end-height, most))
	if top > 0 && height > 1 {
		for i := range s.levelsAt {
			s.levelsAt[i] -= top
		}
		lines = slices.Clone(lines[top:])
		lines[0] = s.Theme.Glyph.Ellipsis
	}
	return strings.Split(cells.Body(lines, s.leftWidth(), height, s.Theme.Glyph.Ellipsis), "\n")
}

// Cursor implements Screen: it stands on the marked level, or where the guidance
// begins that covers it.
func (s *Question) Cursor() *tea.Cursor {
	if s.guidance && !s.beside() {
		return s.scroll.Cursor(0)
	}
	return widget.RowCursor(2, max(0, s.levelsAt[s.marker]))
}

// guidanceLines begin with what has no room beside the question: what decides between two
// levels, unless that stands there, and what was answered in an earlier assessment and before
// the questions changed.
func (s *Question) guidanceLines() []string {
	width := s.guidanceWidth()
	var lines []string
	if q, _ := s.question(); !s.beside() && len(s.Session.Pack.DefinitionsFor(q)) > 0 {
		lines = append(s.aidLines(width, density{aid: aidWhole}), "")
	}
	before := func(what string, told []string) {
		lines = append(lines, widget.Styled(s.Theme.Strong, cells.Wrap(widget.Clean(what), width))...)
		for _, text := range told {
			lines = append(lines, cells.Wrap(widget.Clean(text), width)...)
		}
		lines = append(lines, "")
	}
	if told := s.Session.Earlier(s.id); len(told) > 0 && !(s.beside() && s.earlier) {
		before(told[0], told[1:])
	}
	for _, b := range s.Session.BeforeChange(s.id) {
		before("Before the questions changed, "+b.Words(), b.Told)
	}
	return append(lines, s.Markdown.Lines(s.guidanceText(), width, s.Theme)...)
}
