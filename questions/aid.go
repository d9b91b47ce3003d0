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

// LevelAid gives in Markdown what decides which level of a question a project at a stage
// can choose: what holds between two levels, what can be reached so far, and what words
// mean on which a level depends.
func (p *Pack) LevelAid(q *Question, stage Stage) string {
	var paragraphs []string
	if rules := p.LevelRules(); rules != "" {
		paragraphs = append(paragraphs, rules)
	}
	if reach := q.ReachAt(stage); reach != nil {
		paragraphs = append(paragraphs, reach.Text)
	}
	for _, d := range p.DefinitionsFor(q) {
		paragraphs = append(paragraphs, fmt.Sprintf("**%s** means here: %s", d.Term, d.Meaning))
	}
	return strings.Join(paragraphs, "\n\n")
}

// LevelAidInShort gives in one paragraph of plain text what holds between two levels, and
// in a few words what words mean on which the levels of these questions depend.
func (p *Pack) LevelAidInShort(list ...*Question) string {
	parts := []string{p.LevelRules()}
	for _, d := range p.DefinitionsFor(list...) {
		parts = append(parts, d.InShort())
	}
	return strings.TrimSpace(strings.Join(parts, " "))
}

// Aid gives in Markdown what helps to answer a question: its help, examples of
// evidence and the cases of neighbours.
func (p *Pack) Aid(q *Question) string {
	var b strings.Builder
	b.WriteString(strings.TrimRight(q.Help, "\n"))
	if len(q.Evidence) > 0 {
		fmt.Fprintf(&b, "\n\n**Examples of evidence:** %s.", strings.Join(q.Evidence, "; "))
	}
	for i, c := range q.Cases {
		if i == 0 {
			b.WriteString("\n\n**Neighbours' cases**, made up, and the level each takes:\n")
		}
		fmt.Fprintf(&b, "\n- %s It takes level %d.", c.Situation, c.Level)
	}
	return b.String()
}
