package booklet

import (
	"fmt"
	"strings"

	"charter/questions"
)

// Ballot writes a ballot sheet in Markdown: the questions that the project of the form is
// asked, in the order of the pack, with boxes for the levels, and what decides between
// two. There is no place for a name. The form must have facts; its answers are left out.
func Ballot(p *questions.Pack, form Form) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# Ballot sheet\n\nProject: %s\n\n%s, version %s. Questions: %d. Sheet code: **%s**\n\n",
		typedOr(form.Title, blank), p.Title, p.Version, len(p.Asked(form.Facts)), p.BallotCode(form.Facts))
	b.WriteString("Fill this in by yourself, before anybody talks about it, and **do not write your name**. " +
		"Put one cross at each question. Nobody has to guess: \"unsure\" is an answer too. " +
		"The sheets are counted together. How many chose each level is kept, never who.\n\n" +
		"One sentence on why helps the talk afterwards. It may be read out, but nobody says whose it is. Leave out what would tell who you are.\n\n")
	for level, words := range p.Levels {
		fmt.Fprintf(&b, "- **%d** %s\n", level, words)
	}
	b.WriteString(rules(p))
	position := 0
	for i := range p.Principles {
		var asked []*questions.Question
		for j := range p.Principles[i].Questions {
			q := &p.Principles[i].Questions[j]
			if !form.asks(q) {
				continue
			}
			asked = append(asked, q)
		}
		if len(asked) == 0 {
			continue
		}
		fmt.Fprintf(&b, "\n## %d %s\n", p.Principles[i].Number, p.Principles[i].Title)
		if aid := p.LevelAidInShort(asked...); aid != "" {
			fmt.Fprintf(&b, "\n%s\n", aid)
		}
		for _, q := range asked {
			position++
			b.WriteString(ballotQuestion(position, q, form))
		}
	}
	fmt.Fprintf(&b, "\nThank you. Hand the sheet in folded.\n\n%s Licence of the %s text: %s\n", p.Credit, questions.Genitive(p.Name()), p.Licence)
	return b.String()
}

// ballotQuestion writes one question of a ballot sheet, with its place on the sheet.
func ballotQuestion(position int, q *questions.Question, form Form) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n### %d. %s (%s)\n\n", position, q.Text, q.ID)
	if reach := form.reach(q); reach != "" {
		fmt.Fprintf(&b, "%s\n\n", reach)
	}
	for level, words := range q.Levels {
		fmt.Fprintf(&b, "- [ ] **%d** %s\n", level, words)
	}
	fmt.Fprintf(&b, "- [ ] **%c** Unsure\n", questions.BallotUnsure)
	if form.aside(q) != "" {
		fmt.Fprintf(&b, "- [ ] **%c** Does not apply\n", questions.BallotNotApplicable)
	}
	b.WriteString("- Why: " + blank + blank[:len(blank)/2] + "\n")
	return b.String()
}

// BallotHTML makes a page of a ballot sheet: in print two columns on A4, so that a typical
// project takes few pages, and no question is torn apart.
func BallotHTML(markdown string) ([]byte, error) { return page(markdown, style+ballotStyle) }

const ballotStyle = `h3 ~ ul > li:not(.box) { list-style: none; margin-left: -1.2rem; }
@media print {
  @page { margin: 11mm 11mm 13mm; }
  main { columns: 2; column-gap: 7mm; } body { font-size: 8pt; line-height: 1.22; }
  h1 { font-size: 13pt; margin: 0 0 1.5mm; column-span: all; } h2 { font-size: 10pt; margin: 2.5mm 0 1mm; padding-top: 1mm; border-top-width: 1px; }
  h3 { font-size: 8pt; margin: 2mm 0 .6mm; } p { margin: .8mm 0; } ul { margin: .6mm 0; } li { margin: .15mm 0; }
  li.box { padding-left: 1.4rem; text-indent: -1.1rem; } h3 ~ ul > li:not(.box) { padding: .8mm 0 0 .3rem; }
  li.box:nth-child(n+5) { display: inline-block; margin-right: 8mm; } h3 ~ ul { break-before: avoid; break-inside: avoid; }
}
`
