package question

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/widget"
)

// Map shows the principles with progress, score and band. It is where an
// assessment opens.
type Map struct {
	screen.Base
	marked int
	top    int
	seen   string // the question looked at last when the mark was set
}

// NewMap opens the map.
func NewMap(svc *screen.Services) *Map { return &Map{Base: screen.Base{Services: svc}} }

// Activate implements Screen: it marks the principle of the question that was
// looked at meanwhile.
func (s *Map) Activate() screen.Requests {
	id := s.Session.Visited()
	if id == s.seen {
		return nil
	}
	s.seen = id
	for i := range s.Session.Pack.Principles {
		for j := range s.Session.Pack.Principles[i].Questions {
			if s.Session.Pack.Principles[i].Questions[j].ID == id {
				s.marked = i
			}
		}
	}
	return nil
}

// Title implements Screen.
func (s *Map) Title() (string, string) {
	w := s.Session
	stage := string(w.Assessment().Facts.Stage)
	if stage == "" {
		stage = "stage not known yet"
	}
	c := w.Score().Counts
	right := fmt.Sprintf("%s %s %d of %d", stage, s.Theme.Glyph.Dot, c.Applicable, w.Pack.QuestionCount())
	switch { // the less room, the fewer words, so that the title has enough
	case s.Width >= 90:
		right += fmt.Sprintf(" questions apply, %d essential", c.Essential)
	case s.Width >= 70:
		right += fmt.Sprintf(" apply, %d essential", c.Essential)
	default:
		right += " apply"
	}
	return widget.ProjectTitle(s.Services), right
}

// Keys implements Screen.
func (s *Map) Keys() []screen.Key {
	open := ""
	if _, ok := s.Session.NextUnanswered(""); !ok {
		open = "Every question is answered. Press v for the review."
	}
	return []screen.Key{
		{ID: keys.Enter}, {ID: keys.NextOpen, Label: nextWords(s.Services), Disabled: open}, {ID: keys.Review}, {ID: keys.Project}, {ID: keys.Facts},
		{ID: keys.Export}, {ID: keys.Workshop}, {ID: keys.Actions}, {ID: keys.Documents}, {ID: keys.History}, {ID: keys.Find}, {ID: keys.Essentials, HelpOnly: true},
		{ID: keys.Up, HelpOnly: true}, {ID: keys.Down, HelpOnly: true}, {ID: keys.First, HelpOnly: true}, {ID: keys.Last, HelpOnly: true}, {ID: keys.Back, HelpOnly: true},
	}
}

// Do implements Screen.
func (s *Map) Do(id keys.ID) screen.Requests {
	principles := s.Session.Pack.Principles
	switch id {
	case keys.Up:
		s.marked = max(0, s.marked-1)
	case keys.Down:
		s.marked = min(len(principles)-1, s.marked+1)
	case keys.First:
		s.marked = 0
	case keys.Last:
		s.marked = len(principles) - 1
	case keys.Enter:
		return screen.Go(screen.KindPrinciple, principles[s.marked].ID)
	case keys.NextOpen:
		if next, ok := s.Session.NextUnanswered(""); ok {
			return screen.Go(screen.KindQuestion, next)
		}
	case keys.Essentials:
		return screen.Ask(screen.ToggleEssentials{})
	case keys.Review:
		return screen.Go(screen.KindReview, "")
	case keys.Project:
		return screen.Go(screen.KindProject, "")
	case keys.Facts:
		return screen.Go(screen.KindFacts, "")
	case keys.Export:
		return screen.Go(screen.KindExport, "")
	case keys.Actions:
		return screen.Go(screen.KindActions, "")
	case keys.Documents:
		return screen.Go(screen.KindDocuments, "")
	case keys.History:
		return screen.Go(screen.KindHistory, "")
	case keys.Workshop:
		return screen.Go(screen.KindWorkshop, "")
	case keys.Find:
		return screen.Go(screen.KindFind, "")
	case keys.Back:
		return screen.Close()
	}
	return nil
}

// nextWords say which unanswered question comes next; "" leaves it to the table.
func nextWords(svc *screen.Services) string {
	if done, all := svc.Session.EssentialsDone(); svc.Session.EssentialsFirst() && done < all {
		return "next essential"
	}
	return ""
}

// View implements Screen.
func (s *Map) View() string {
	t := s.Theme
	principles := s.Session.Pack.Principles
	room := widget.BesideOf(s.Width)
	legend := s.legend(room.List, s.Height-len(principles)) // the principles matter more
	lines := widget.VisibleRows(t, &s.top, s.marked, len(principles), s.Height-len(legend), room.List, func(i int) string { return s.row(i, room.List) })
	lines = room.Lines(append(lines, legend...), s.Height, s.markedLines, t)
	return cells.Body(lines, s.Width, s.Height, t.Glyph.Ellipsis)
}

// markedLines tell of the marked principle: what it says, and its questions with what was
// answered, in whole where there is room.
func (s *Map) markedLines(width int) []string {
	p := &s.Session.Pack.Principles[s.marked]
	lines := widget.Styled(s.Theme.Strong, cells.Wrap(p.Statement, width))
	lines = append(lines, "")
	if whole := questionLines(s.Services, p, width); len(lines)+len(whole) <= s.Height {
		return append(lines, whole...)
	}
	return append(lines, questionRows(s.Services, p, -1, width)...)
}

// mapProgressFrom is the width from which there is room to say how many
// questions of each principle are answered, mapBarFrom that for a bar.
const (
	mapProgressFrom = 68
	mapBarFrom      = 58
)

// row draws one principle: marker, number, title, bar, range, band, progress.
func (s *Map) row(i, width int) string {
	t := s.Theme
	p := &s.Session.Pack.Principles[i]
	score := s.Session.PrincipleScore(p.ID)
	answered, asked, essentialAt0 := 0, 0, false
	for j := range p.Questions {
		q := s.Session.QuestionScore(p.Questions[j].ID)
		if !q.Applies {
			continue
		}
		asked++
		if q.State != assessment.ScoredUnanswered {
			answered++
			essentialAt0 = essentialAt0 || q.Essential && q.Counted != nil && *q.Counted == 0
		}
	}
	pointer, style := " ", t.Text
	if i == s.marked {
		pointer, style = t.Glyph.Pointer, t.Selected
	}
	title := style.Render(fmt.Sprintf("%s %2d %s", pointer, p.Number, cells.Fit(p.Title, 20, t.Glyph.Ellipsis)))
	progress, progressRoom := fmt.Sprintf("%2d of %d", answered, asked), len("10 of 12")
	if width < mapProgressFrom {
		progress, progressRoom = "", 0 // the words say what is unanswered
	}
	barWidth := min(width-51-progressRoom, 60)
	if width < mapBarFrom {
		barWidth = 0 // the number says it too
	}
	words := score.Band.Words()
	switch {
	case score.Band == assessment.BandIncomplete && answered == 0:
		words = "not started"
	case score.Band == assessment.BandIncomplete:
		words = widget.Plural(asked-answered, "unanswered", "unanswered")
	}
	if essentialAt0 {
		words += " " + t.Glyph.Bullet
	}
	bar := widget.ScoreBar(t, score.Numbers, barWidth)
	if answered == 0 && asked > 0 {
		bar = t.BarRest.Render(strings.Repeat(t.Glyph.Rule, barWidth))
	}
	numbers := widget.RangeWords(t.Glyph, score.Numbers)
	if answered == 0 {
		numbers = ""
	}
	return title + bar + "  " + cells.Fit(numbers, 7, t.Glyph.Ellipsis) +
		widget.BandStyle(t, score.Band).Render(cells.Fit(words, min(15, width-34-barWidth), t.Glyph.Ellipsis)) +
		t.Dim.Render(progress)
}

// Cursor implements Screen.
func (s *Map) Cursor() *tea.Cursor { return widget.RowCursor(0, s.marked-s.top) }

// legend says what to do next, explains what is to be seen, and names essential questions
// at 0: what matters most first, and as much as fits whole.
func (s *Map) legend(width, room int) []string {
	t := s.Theme
	var at0 []string
	lowered := 0
	for _, q := range s.Session.Score().Questions {
		if q.Applies && q.Essential && q.Counted != nil && *q.Counted == 0 && q.State != assessment.ScoredUnanswered {
			at0 = append(at0, q.ID)
		}
		if q.Lowered() {
			lowered++
		}
	}
	parts := [][]string{widget.Styled(t.Accent, cells.Wrap(widget.NextWords(s.Services, ""), width))}
	if len(at0) > 0 {
		parts = append(parts, widget.Styled(t.Bad, cells.Wrap(fmt.Sprintf("%s essential question at 0: %s", t.Glyph.Bullet, strings.Join(at0, ", ")), width)))
	}
	if lowered > 0 {
		words := fmt.Sprintf("%s counted lower than claimed, because of evidence or a missing check", widget.Plural(lowered, "answer", "answers"))
		parts = append(parts, widget.Styled(t.Warn, cells.Wrap(words, width)))
	}
	parts = append(parts, []string{t.BarOpen.Render(strings.Repeat(t.Glyph.BarOpen, 2)) + t.Dim.Render(" what the open questions could still add")})
	lines := []string{""}
	for _, part := range parts {
		if len(lines)+len(part) <= room {
			lines = append(lines, part...)
		}
	}
	return lines[:min(len(lines), max(0, room))]
}
