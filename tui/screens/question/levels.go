package question

import (
	"cmp"
	"fmt"

	"charter/questions"
	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/widget"
)

// This file draws the levels of a question, and what decides between two of them.

// levelLines draws one level: its word, and what it means for this question.
func (s *Question) levelLines(q *questions.Question, level, width int, d density) []string {
	t := s.Theme
	chosen := s.answer().Level != nil && *s.answer().Level == level
	number, style := fmt.Sprintf(" %d ", level), t.Text
	if chosen {
		number, style = fmt.Sprintf("[%d]", level), t.Strong
	}
	pointer := " "
	if level == s.marker {
		pointer, style = t.Glyph.Pointer, t.Selected
	}
	lead := fmt.Sprintf("  %s%s ", pointer, number)
	if !d.words {
		return widget.Styled(style, cells.Hang(lead, q.Levels[level], width))
	}
	lines := []string{style.Render(lead + s.Session.Pack.Levels[level])}
	for _, line := range cells.Hang(levelIndent, q.Levels[level], width) {
		if chosen {
			lines = append(lines, t.Text.Render(line))
		} else {
			lines = append(lines, t.Dim.Render(line))
		}
	}
	return lines
}

// levelIndent is how far the text of a level stands in.
const levelIndent = "       "

// aidLines say what decides between two levels: what to choose, what can be reached at
// the project's stage, and what words mean. Where there is no room for all of it, they
// name the key that leads to it.
func (s *Question) aidLines(width int, d density) []string {
	q, _ := s.question()
	pack := s.Session.Pack
	var texts []string
	add := func(text string) {
		if text != "" {
			texts = append(texts, text)
		}
	}
	if reach := q.ReachAt(s.Session.Assessment().Facts.Stage); reach != nil && d.aid != aidPointed {
		add(reach.Text)
	}
	terms := pack.DefinitionsFor(q)
	switch {
	case d.aid == aidWhole:
		add(cmp.Or(pack.LevelRules(), tieRule))
		for _, term := range terms {
			add(term.Term + ": " + term.Meaning)
		}
	case d.aid == aidInShort:
		add(cmp.Or(pack.LevelAidInShort(q), tieRule))
	case len(terms) > 0:
		add(fmt.Sprintf("%s What words mean: %s.", cmp.Or(pack.TieRule, tieRule), s.Services.Keys.Get(keys.Guidance).Show))
	default:
		add(cmp.Or(pack.TieRule, tieRule))
	}
	var lines []string
	if d.gaps {
		lines = append(lines, "")
	}
	for _, text := range texts {
		lines = append(lines, cells.Wrap(widget.Clean(text), width)...)
	}
	return widget.Styled(s.Theme.Dim, lines)
}

// tieRule stands where a pack does not say what to choose between two levels.
const tieRule = "Between two levels? Choose the lower."

// levelAid is how much is told of what decides between two levels.
type levelAid int

const (
	aidPointed levelAid = iota // what holds between two, and the key that leads to the rest
	aidInShort                 // the rules, and what words mean in short, in one paragraph
	aidWhole                   // the rules, and each word with all that it means
)
