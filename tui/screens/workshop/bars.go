package workshop

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"charter/assessment/workshop"
	"charter/tui/cells"
	"charter/tui/widget"
)

// bar draws how many made one choice, with as many cells for each of them as there is room,
// so that people at the back can tell the bars apart; of a later round, how many it was
// before, too; and the text of the level where the look has room for it.
func (p *revealPage) bar(r workshop.Reveal, choice workshop.Choice, look revealLook) []string {
	t := p.Theme
	glyph := t.Glyph.BarVoteLow
	if look.roomy {
		glyph = t.Glyph.BarVote
	}
	label := p.labelWidth(look)
	room := max(6, look.width-label-6)
	each := max(1, min(8*min(2, look.thick), room/max(1, r.Tally.Total())))
	count := r.Tally[choice]
	drawn := t.Bar.Render(strings.Repeat(glyph, min(room, count*each)))
	mark, style := "  ", t.Text
	switch {
	case r.Vote.Level != nil && int(choice) == *r.Vote.Level:
		mark, style = t.Glyph.Pointer+" ", t.Strong
	case count == 0:
		style = t.Dim
	}
	lines := make([]string, look.thick)
	for i := range lines {
		words, number := "", ""
		if look.blocks {
			if choice <= 3 {
				words = numberInBlocks(int(choice), i) + "  "
			}
			number = numberInBlocks(count, i)
		}
		lead := "  "
		if i == look.thick/2 {
			lead = mark
			if words += p.choiceName(choice, look); !look.blocks {
				number = fmt.Sprint(count)
			}
			number += p.beforeWords(r, choice)
		}
		if number != "" && count > 0 {
			number = "  " + number
		}
		lines[i] = style.Render(cells.Fit(lead+words, label-1, t.Glyph.Ellipsis)) + " " + drawn + style.Render(number)
	}
	return append(lines, p.levelText(choice, look)...)
}

// labelWidth is how wide the names of the choices are set.
func (p *revealPage) labelWidth(look revealLook) int {
	label := 6
	for _, word := range p.Session.Pack.Levels {
		label = max(label, ansi.StringWidth(word)+7)
	}
	if look.blocks {
		label += 2
	}
	return min(label, look.width/2)
}

// choiceName names a choice beside its bar. The digit of a level that is drawn in blocks is
// not written again.
func (p *revealPage) choiceName(choice workshop.Choice, look revealLook) string {
	switch {
	case choice > 3:
		return choiceWords(choice)
	case look.blocks:
		return p.Session.Pack.Levels[choice]
	}
	return choiceWords(choice) + "  " + p.Session.Pack.Levels[choice]
}

// beforeWords tell how many made a choice in the round before; "" in the first.
func (p *revealPage) beforeWords(r workshop.Reveal, choice workshop.Choice) string {
	s, _ := p.w.sitting()
	answer := p.Session.Answer(p.id)
	if r.Number < 2 || len(answer.Rounds) == 0 {
		return ""
	}
	answer.Rounds = answer.Rounds[:len(answer.Rounds)-1]
	before, held := workshop.RevealOf(answer, workshop.Since(s))
	if _, open := workshop.OpenRound(p.w.rounds()); open || !held || before.TooFew {
		return ""
	}
	return fmt.Sprintf("   before: %d", before.Tally[choice])
}

// levelText is the text of a level, as a whole or cut to one line.
func (p *revealPage) levelText(choice workshop.Choice, look revealLook) []string {
	if choice > 3 || look.texts == noTexts {
		return nil
	}
	q, _ := p.w.question()
	const lead = "     "
	text := strings.Join(strings.Fields(widget.Clean(q.Levels[choice])), " ")
	if look.texts == cutTexts {
		return []string{p.Theme.Dim.Render(cells.Cut(lead+text, look.text, p.Theme.Glyph.Ellipsis))}
	}
	return widget.Styled(p.Theme.Dim, cells.Hang(lead, text, look.text))
}
