package project

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/assessment/project"
	"charter/tui/cells"
	"charter/tui/facts"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/widget"
)

// factQuestion is one fact being asked, with what the marked option would do.
type factQuestion struct {
	ctx    *screen.Services
	fact   *facts.Fact
	marked int
	effect assessment.Effect // of the marked option
}

func newFactQuestion(svc *screen.Services, fact *facts.Fact) *factQuestion {
	q := &factQuestion{ctx: svc, fact: fact}
	q.mark(max(0, slices.IndexFunc(fact.Options, func(o project.Option) bool { return o.Value == q.now() })))
	return q
}

// now is the value that the fact has.
func (q *factQuestion) now() string { return q.ctx.Session.Assessment().Facts.Value(q.fact.Key) }

// mark moves to an option and works out what it would do.
func (q *factQuestion) mark(i int) {
	q.marked = min(max(0, i), len(q.fact.Options)-1)
	a := q.ctx.Session.Assessment()
	q.effect = assessment.EffectOf(a, q.ctx.Session.Pack, a.Facts.With(q.fact.Key, q.fact.Options[q.marked].Value))
}

func (q *factQuestion) move(id keys.ID) {
	switch id {
	case keys.Up:
		q.mark(q.marked - 1)
	case keys.Down:
		q.mark(q.marked + 1)
	case keys.First:
		q.mark(0)
	case keys.Last:
		q.mark(len(q.fact.Options) - 1)
	}
}

// choose sets the fact to the marked option and says what came of it.
func (q *factQuestion) choose() string {
	option := q.fact.Options[q.marked]
	if option.Value != q.now() {
		q.ctx.Session.Edit(func(e *assessment.Editor, s assessment.Stamp) {
			e.Facts(s, func(f *assessment.Facts) { *f = f.With(q.fact.Key, option.Value) })
		})
	}
	return q.fact.Label + ": " + option.Label + ". " + applyWords(q.ctx, q.ctx.Session.Score()) + "."
}

// effectRoom is how many lines are kept for what another option would do, before
// the explanation of the fact gets its lines.
const effectRoom = 5

// above is the question and what the options mean. In little room the
// explanation gives way to the options, and to what the marked one would do.
func (q *factQuestion) above(width, height int) []string {
	t := q.ctx.Theme
	lines := widget.Styled(t.Strong, cells.Wrap(q.fact.Question, min(width, widget.TextWidth)))
	help := cells.Wrap(q.fact.Help, min(width, widget.TextWidth))
	room := height - len(lines) - len(q.fact.Options) - 2
	if q.fact.Options[q.marked].Value != q.now() {
		room -= effectRoom
	}
	if room = max(0, room); len(help) > room {
		help = help[:room]
		if room > 0 {
			help[room-1] = cells.Cut(help[room-1], width-1, "") + t.Glyph.Ellipsis
		}
	}
	lines = append(lines, widget.Styled(t.Dim, help)...)
	return append(lines, "")
}

func (q *factQuestion) view(width, height int) string {
	t := q.ctx.Theme
	lines := q.above(width, height)
	for i, option := range q.fact.Options {
		pointer, style, said := "  ", t.Text, ""
		if i == q.marked {
			pointer, style = t.Glyph.Pointer+" ", t.Selected
		}
		if option.Value == q.now() {
			said = t.Dim.Render("  chosen")
		}
		lines = append(lines, style.Render(pointer+option.Label)+said)
	}
	lines = append(lines, "")
	lines = append(lines, q.effectLines(width, max(1, height-len(lines)))...)
	return cells.Body(lines, width, height, t.Glyph.Ellipsis)
}

// effectLines say what the marked option would do, in at most room lines.
func (q *factQuestion) effectLines(width, room int) []string {
	t := q.ctx.Theme
	e := &q.effect
	if q.fact.Options[q.marked].Value == q.now() {
		return []string{t.Strong.Render(cells.Cut(applyWords(q.ctx, q.ctx.Session.Score()), width, t.Glyph.Ellipsis))}
	}
	lines := []string{t.Strong.Render(cells.Cut("With this, "+applyWords(q.ctx, &e.Score), width, t.Glyph.Ellipsis))}
	if e.IsNothing() {
		return append(lines, t.Dim.Render("No question opens or closes."))
	}
	lines = append(lines, t.Text.Render(cells.Cut(q.summary(), width, t.Glyph.Ellipsis)))
	if kept := q.answered(e.Closes); kept > 0 {
		text := fmt.Sprintf("The answers to %d of those that close are kept.", kept)
		lines = append(lines, t.Warn.Render(cells.Cut(text, width, t.Glyph.Ellipsis)))
	}
	var each, short []string
	for _, group := range groupsOf(e) {
		for _, id := range group.ids {
			question, _, _ := q.ctx.Session.Pack.Question(id)
			mark := ""
			if slices.Contains(e.Closes[:e.EssentialClosed], id) {
				mark = "essential: "
			}
			each = append(each, cells.Cut(fmt.Sprintf("  %s %s  %s%s", group.word, id, mark, question.Text), width, t.Glyph.Ellipsis))
		}
		if len(group.ids) > 0 {
			short = append(short, cells.Hang("  "+group.word+" ", strings.Join(group.ids, ", "), width)...)
		}
	}
	if free := room - len(lines); len(each) > free {
		each = short
	}
	if free := room - len(lines); len(each) > free {
		each = append(slices.Clone(each[:max(0, free-1)]), t.Glyph.Ellipsis)
	}
	return append(lines, widget.Styled(t.Dim, each)...)
}

// effectGroup is what happens to some questions.
type effectGroup struct {
	word string
	ids  []string
}

// groupsOf sorts questions by what happens to them.
func groupsOf(e *assessment.Effect) []effectGroup {
	return []effectGroup{{"opens", e.Opens}, {"closes", e.Closes}, {"essential", e.Essential}, {"no longer essential", e.Relieved}}
}

// summary counts what opens and closes.
func (q *factQuestion) summary() string {
	e := &q.effect
	var parts []string
	for _, part := range []struct {
		n         int
		one, many string
	}{
		{len(e.Opens), "question opens", "questions open"}, {len(e.Closes), "question closes", "questions close"},
		{len(e.Essential), "becomes essential", "become essential"}, {len(e.Relieved), "is no longer essential", "are no longer essential"},
	} {
		if part.n > 0 {
			parts = append(parts, widget.Plural(part.n, part.one, part.many))
		}
	}
	return strings.Join(parts, ", ") + "."
}

// answered counts the questions among ids that have an answer.
func (q *factQuestion) answered(ids []string) int {
	n := 0
	for _, id := range ids {
		if q.ctx.Session.Answer(id).State != assessment.StateUnanswered {
			n++
		}
	}
	return n
}

// cursor stands on the marked option.
func (q *factQuestion) cursor(width, height int) *tea.Cursor {
	return widget.RowCursor(0, len(q.above(width, height))+q.marked)
}
