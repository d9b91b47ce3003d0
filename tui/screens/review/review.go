package review

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/exports/report"
	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/session"
	"charter/tui/widget"
)

// Review shows what the assessment comes to: the verdict, what blocks it, what
// needs a plan, what counts less than it might, and the score last. Everything
// on it comes from the report that an export would write.
type Review struct {
	screen.Base
	of        *assessment.Assessment // what the report was made from
	made      session.Review
	list      widget.SectionList
	top       int   // first line of the list
	chartTop  int   // first line of the chart, where that stands beside the list
	leftDrawn []int // which row each line of the list belongs to, where the chart stands beside it
}

// NewReview opens the review.
func NewReview(svc *screen.Services) *Review {
	s := &Review{Base: screen.Base{Services: svc}}
	s.refresh()
	return s
}

// Title implements Screen.
func (s *Review) Title() (string, string) { return widget.ProjectTitle(s.Services), "Review" }

// Activate implements Screen: answers may have changed meanwhile.
func (s *Review) Activate() screen.Requests {
	s.refresh()
	return nil
}

// refresh makes the report anew, unless nothing changed since.
func (s *Review) refresh() {
	w := s.Session
	if s.of == w.Assessment() {
		return
	}
	s.of = w.Assessment()
	s.made = w.Review()
	s.list.Replace(s.sections())
}

// SetSize implements Screen: the columns of the plans depend on the width.
func (s *Review) SetSize(width, height int) screen.Requests {
	s.Width, s.Height = width, height
	s.list.Replace(s.sections())
	return nil
}

// Keys implements Screen.
func (s *Review) Keys() []screen.Key {
	plan := s.ReadOnly
	if now, ok := s.list.Current(); plan == "" && (!ok || now.ActionFor == "") {
		plan = "Mark a question or a principle first: an action is for one of these."
	}
	open := ""
	if _, ok := s.Session.NextUnanswered(""); !ok {
		open = "Every question is answered."
	}
	first := []screen.Key{{ID: keys.Enter}}
	if now, ok := s.list.Current(); ok && now.Confirms != "" {
		first = append(first, screen.Key{ID: keys.Choose, Label: "confirm", Disabled: s.ReadOnly})
	}
	return append(append(first, []screen.Key{
		{ID: keys.Action, Disabled: plan}, {ID: keys.Tab, Label: "next part"}, {ID: keys.NextOpen, Disabled: open}, {ID: keys.Export},
		{ID: keys.Actions, HelpOnly: true}, {ID: keys.Project, HelpOnly: true}, {ID: keys.Facts, HelpOnly: true}, {ID: keys.Documents, HelpOnly: true}, {ID: keys.History, HelpOnly: true}, {ID: keys.Back, HelpOnly: true},
	}...), widget.MoveKeys()...)
}

// Do implements Screen.
func (s *Review) Do(id keys.ID) screen.Requests {
	switch id {
	case keys.Enter:
		if now, ok := s.list.Current(); ok {
			return screen.Ask(screen.Open{To: now.To})
		}
	case keys.Choose:
		if now, ok := s.list.Current(); ok && now.Confirms != "" {
			s.Session.Confirm(now.Confirms)
			s.refresh()
		}
	case keys.Action:
		if now, ok := s.list.Current(); ok {
			return screen.Go(screen.KindAction, now.ActionFor)
		}
	case keys.NextOpen:
		if next, ok := s.Session.NextUnanswered(""); ok {
			return screen.Go(screen.KindQuestion, next)
		}
	case keys.Export:
		return screen.Go(screen.KindExport, "")
	case keys.Actions:
		return screen.Go(screen.KindActions, "")
	case keys.Project:
		return screen.Go(screen.KindProject, "")
	case keys.Facts:
		return screen.Go(screen.KindFacts, "")
	case keys.Documents:
		return screen.Go(screen.KindDocuments, "")
	case keys.History:
		return screen.Go(screen.KindHistory, "")
	case keys.Back:
		return screen.Close()
	}
	s.list.Do(id, s.Height/2)
	return nil
}

// chartGap is how many cells stand between the list and the chart.
const chartGap = 4

// chartWidth is the width of the chart of the bands where it stands beside the
// list; 0 where the list would be too narrow for its columns, and it stands below.
func (s *Review) chartWidth() int {
	const listWidth = 78
	if width := min(s.Width*2/5, 76); s.Width-width-chartGap >= listWidth {
		return width
	}
	return 0
}

// listWidth is the width of the list.
func (s *Review) listWidth() int {
	if width := s.chartWidth(); width > 0 {
		return s.Width - width - chartGap
	}
	return widget.BesideOf(s.Width).List
}

// View implements Screen. On a wide screen the answer that the marked line is about stands
// beside the list, and above it the bands where there is room for those, too.
func (s *Review) View() string {
	t := s.Theme
	lines := s.verdictLines()
	room := max(1, s.Height-len(lines))
	last := len(s.list.Sections)
	s.list.MarkedLine = -1
	rightWidth := s.chartWidth()
	if rightWidth == 0 {
		beside := widget.BesideOf(s.Width)
		list := s.list.Draw(0, last, &s.top, beside.List, room, t)
		lines = append(s.moreAbove(lines), beside.Lines(list, room, s.markedLines, t)...)
		return cells.Body(lines, s.Width, s.Height, t.Glyph.Ellipsis)
	}
	chart := last - chartSections
	leftWidth := s.listWidth()
	left := s.list.Draw(0, chart, &s.top, leftWidth, room, t)
	s.leftDrawn = s.list.RowOfLine
	right := s.list.Draw(chart, last, &s.chartTop, rightWidth, room, t)
	right = append(append(right, ""), s.markedLines(rightWidth)...)
	lines = append(s.moreAbove(lines), cells.Columns(left, right, leftWidth, strings.Repeat(" ", chartGap), t.Glyph.Ellipsis)...)
	return cells.Body(lines, s.Width, s.Height, t.Glyph.Ellipsis)
}

// markedLines tell the answer that the marked line is about; nothing where it is about none.
func (s *Review) markedLines(width int) []string {
	now, ok := s.list.Current()
	if !ok || now.To.Kind != screen.KindQuestion && now.To.Kind != screen.KindPrinciple {
		return nil
	}
	return answerLines(s.Services, now.To.ID, width)
}

// moreAbove marks on the empty line below the verdict that the list goes on above.
func (s *Review) moreAbove(lines []string) []string {
	if s.top > 0 {
		lines[len(lines)-1] = s.Theme.Dim.Render(cells.Cut(s.Theme.Glyph.Ellipsis+" more above", s.Width, ""))
	}
	return lines
}

// Cursor implements Screen.
func (s *Review) Cursor() *tea.Cursor {
	x := 0
	if width := s.chartWidth(); width > 0 && s.list.Marked >= s.list.Count()-len(s.made.Report.Principles) {
		x = s.Width - width
	}
	return s.list.Cursor(x, len(s.verdictLines()))
}

// verdictLines say what the assessment comes to and, in a line, what blocks it.
func (s *Review) verdictLines() []string {
	t := s.Theme
	summary := s.made.Report.Summary
	style := t.Warn
	switch summary.Verdict {
	case assessment.VerdictReady:
		style = t.Good
	case assessment.VerdictNotReady:
		style = t.Bad
	}
	words := strings.ToUpper(summary.Title)
	lines := cells.Hang(style.Bold(true).Render(words)+"  ", s.blockedBy(), s.Width)
	said := strings.TrimSpace(summary.Sentence + " " + widget.OneLine(s.made.Alone))
	wrapped := cells.Wrap(said, s.Width)
	const listRoom = 5 // lines that stay for the list, however long a role is
	if most := max(1, s.Height-len(lines)-listRoom); len(wrapped) > most {
		wrapped = append(wrapped[:most-1], t.Glyph.Ellipsis)
	}
	lines = append(lines, widget.Styled(t.Dim, wrapped)...)
	if next := cells.Wrap(s.nextWords(), s.Width); len(lines)+len(next)+listRoom < s.Height {
		lines = append(lines, widget.Styled(t.Accent, next)...)
	}
	return append(lines, "")
}

// nextWords say what to do next: here, where something blocks that is not said elsewhere.
func (s *Review) nextWords() string {
	if s.Session.NextStep().Kind == session.StepReview {
		return "Next: deal with what blocks, from the top: enter goes there."
	}
	return widget.NextWords(s.Services, "")
}

// blockedBy counts what blocks, by kind.
func (s *Review) blockedBy() string {
	counts := map[report.BlockerKind]int{}
	for _, b := range s.made.Report.Summary.Blockers {
		counts[b.Kind]++
	}
	var parts []string
	add := func(kind report.BlockerKind, one, many string) {
		if n := counts[kind]; n > 0 {
			parts = append(parts, widget.Plural(n, one, many))
		}
	}
	add(report.BlockedByField, "field missing", "fields missing")
	add(report.BlockedByFact, "fact needs a word", "facts need a word")
	add(report.BlockedByUnanswered, "unanswered", "unanswered")
	add(report.BlockedByEssential, "essential question at 0", "essential questions at 0")
	add(report.BlockedByFew, "half of the essential questions below 2", "")
	add(report.BlockedByPrinciple, "principle below 1", "principles below 1")
	add(report.BlockedByNoPlan, "point without a plan", "points without a plan")
	if len(parts) == 0 {
		return "Nothing blocks."
	}
	return strings.Join(parts, ", ")
}

// chartSections is how many sections at the end are about the score.
const chartSections = 2

// chart draws the bands of the principles.
func (s *Review) chart() widget.Section {
	t := s.Theme
	chart := widget.Section{Title: "Principles", Right: "counts, range, band"}
	claims := false
	for i, p := range s.made.Report.Score.Principles {
		words := cells.Fit(widget.RangeWords(t.Glyph, p.Numbers), 7, "") + widget.BandStyle(t, p.Band).Render(cells.Fit(p.Band.Words(), 14, t.Glyph.Ellipsis))
		chart.Rows = append(chart.Rows, widget.Row{
			Label: fmt.Sprintf("%2d %s", p.Number, s.made.Report.Principles[i].Title), Right: words,
			Bar: func(width int) string { return widget.ClaimBar(t, p.Numbers, width) },
			To:  screen.Route{Kind: screen.KindPrinciple, ID: p.ID}, ActionFor: p.ID,
		})
		claims = claims || p.Claimed != nil && *p.Claimed > *p.Score
	}
	legend := strings.Repeat(t.Glyph.BarOpen, 2) + " what open questions could still add"
	if claims {
		legend += "   " + t.Glyph.Claim + " what the team claims"
	}
	chart.Text = []string{legend}
	return chart
}

// overall tells the one number last, since the bands say more.
func (s *Review) overall() widget.Section {
	t := s.Theme
	n, c := s.made.Report.Score.Overall, s.made.Report.Score.Counts
	if n.Score == nil {
		return widget.Section{Title: "Overall: no score, since no question applies", Text: []string{assessment.Notice}}
	}
	title := fmt.Sprintf("Overall %d", *n.Score)
	if *n.Low != *n.High {
		title += fmt.Sprintf(" (%s with %d unknown)", widget.RangeWords(t.Glyph, n), c.Unsure+c.Unanswered)
	}
	return widget.Section{
		Title: fmt.Sprintf("%s %s claimed %d", title, t.Glyph.Dot, *n.Claimed),
		Text:  []string{"A mean of the principles out of 100: read the bands first.", assessment.Notice},
	}
}
