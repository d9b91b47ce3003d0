package questions

import (
	"fmt"
	"strings"
)

// LevelRules gives what to choose between two levels and what a small exception does
// to one, in one line; "" for a pack that says neither.
func (p *Pack) LevelRules() string {
	return strings.TrimSpace(p.TieRule + " " + p.ExceptionRule)
}

// Aid gives in Markdown all that helps to answer a question: its help, examples of
// evidence, what words mean on which a level depends, and the cases of neighbours.
func (p *Pack) Aid(q *Question) string {
	var b strings.Builder
	b.WriteString(strings.TrimRight(q.Help, "\n"))
	if len(q.Evidence) > 0 {
		fmt.Fprintf(&b, "\n\n**Examples of evidence:** %s.", strings.Join(q.Evidence, "; "))
	}
	for _, d := range p.DefinitionsFor(q) {
		fmt.Fprintf(&b, "\n\n**%s** means here: %s", d.Term, d.Meaning)
	}
	for i, c := range q.Cases {
		if i == 0 {
			b.WriteString("\n\n**Neighbours' cases**, made up, and the level each takes:\n")
		}
		fmt.Fprintf(&b, "\n- %s It takes level %d.", c.Situation, c.Level)
	}
	return b.String()
}
