// Package booklet writes a question pack as Markdown, to be read or printed: the
// whole of it for people who want to know what they will be asked or who meet
// without a screen, a short form for a session of 45 minutes, or one principle or
// question of it.
package booklet

import (
	"fmt"
	"slices"
	"strings"

	"charter/questions"
)

// Markdown writes the whole pack: its preamble, every principle with its
// guidance, every question with boxes to tick, and the glossary.
func Markdown(p *questions.Pack) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\nQuestions for a project team, version %s (%s).\n\n", p.Title, p.Version, p.ID)
	fmt.Fprintf(&b, "%s\n\nLicence of the Charter's text: %s\n\nPublished at <%s>.\n\n", p.Credit, p.Licence, p.Source)
	if p.Preamble != "" {
		fmt.Fprintf(&b, "%s\n\n", quoted(p.Preamble))
	}
	b.WriteString("## How to answer\n\nEach question is answered with one of four levels:\n\n")
	for level, words := range p.Levels {
		fmt.Fprintf(&b, "- **%d** %s\n", level, words)
	}
	b.WriteString(rules(p))
	b.WriteString("\nNobody has to guess: \"don't know\" is an answer too. " +
		"A question that does not fit the project can be set to \"not applicable\", with the reason, unless it is essential.\n\n" +
		"Evidence is a document or record that shows the answer. Level 3 also needs someone outside the team who checked it, and the day.\n\n" +
		"A project goes through stages: idea, design, pilot (tried out with real people or data), live, and retired. " +
		"An essential question is one that can hold a whole principle back, from the stage shown. " +
		"Some questions are asked only of some projects, and that is noted below them.\n")
	b.WriteString("\n" + head)
	for i := range p.Principles {
		b.WriteString("\n")
		b.WriteString(principleText(p, &p.Principles[i], true))
	}
	if len(p.Glossary) > 0 {
		b.WriteString("\n## Words and abbreviations\n\n")
		for _, term := range alphabetical(p.Glossary) {
			name := term.Term
			if term.Long != "" {
				name += " (" + term.Long + ")"
			}
			fmt.Fprintf(&b, "- **%s**: %s\n", name, term.Meaning)
		}
	}
	return b.String()
}

// rules tell what to choose between two levels, and what the words mean on which
// a level depends.
func rules(p *questions.Pack) string {
	var b strings.Builder
	if rule := p.LevelRules(); rule != "" {
		fmt.Fprintf(&b, "\n%s\n", rule)
	}
	for i, d := range p.Definitions {
		if i == 0 {
			b.WriteString("\nWhat some words mean:\n\n")
		}
		fmt.Fprintf(&b, "- **%s**: %s\n", d.Term, d.Meaning)
	}
	return b.String()
}

// alphabetical sorts terms as a reader looks them up.
func alphabetical(terms []questions.Term) []questions.Term {
	return slices.SortedFunc(slices.Values(terms), func(a, b questions.Term) int {
		return strings.Compare(strings.ToLower(a.Term), strings.ToLower(b.Term))
	})
}

// Short writes the answer form for a session of 45 minutes: the questions that
// apply to a project, essential ones first, without guidance and help.
func Short(p *questions.Pack, f questions.Facts) string {
	var b strings.Builder
	order, essential := p.EssentialsFirst(f)
	fmt.Fprintf(&b, "# %s\n\nShort answer form, version %s (%s).\n\n", p.Title, p.Version, p.ID)
	fmt.Fprintf(&b, "%s\n\nLicence of the Charter's text: %s\n%s\n%s", p.Credit, p.Licence, rules(p), head)
	for i, q := range order {
		switch {
		case i == 0 && essential > 0:
			fmt.Fprintf(&b, "\n## Essential questions: %d\n\nAnswer these first, about two minutes each.\n", essential)
		case i == essential:
			fmt.Fprintf(&b, "\n## Other questions: %d\n\nGo on with these as time allows.\n", len(order)-essential)
		}
		fmt.Fprintf(&b, "\n### %s. %s\n\n%s\n%s", q.ID, q.Text, choices(q), lines)
	}
	return b.String()
}

// head is the part of the form about the project, and lines that of each answer.
const (
	head = "## This project\n\nProject: " + blank + "\n\nStage (idea, design, pilot, live or retired): " + blank +
		"\n\nAnswered by: " + blank + "\n\nDate: " + blank + "\n"
	lines = "\nEvidence (title, place, date): " + blank + "\n\nChecked by, and when: " + blank + "\n\nNote: " + blank + "\n"
	blank = "______________________________"
)

// Principle writes one principle of a pack with its guidance and questions.
func Principle(p *questions.Pack, principle *questions.Principle) string {
	return principleText(p, principle, false)
}

// principleText writes a principle, as a form with room for answers or only to be read.
func principleText(p *questions.Pack, principle *questions.Principle, form bool) string {
	var b strings.Builder
	fmt.Fprintf(&b, "## %d %s\n\n%s\n\n", principle.Number, principle.Title, quoted(principle.Statement))
	switch principle.Wording {
	case questions.WordingParaphrase:
		b.WriteString("This principle is told in our own words, not the Charter's.")
	default:
		b.WriteString("In the Charter's own words.")
	}
	if principle.Link != "" {
		fmt.Fprintf(&b, " The published text is at <%s>.", principle.Link)
	}
	fmt.Fprintf(&b, "\n\n%s\n", lowered(principle.Guidance))
	for i := range principle.Questions {
		b.WriteString("\n")
		b.WriteString(Question(p, &principle.Questions[i]))
		if form {
			b.WriteString(lines)
		}
	}
	return b.String()
}

// Question writes one question of a pack with its levels and help.
func Question(p *questions.Pack, q *questions.Question) string {
	var b strings.Builder
	fmt.Fprintf(&b, "### %s. %s\n\n%s\n\n%s", q.ID, q.Text, q.Why, choices(q))
	fmt.Fprintf(&b, "\n%s\n", strings.TrimSpace(p.Aid(q)))
	if when := asked(q); when != "" {
		fmt.Fprintf(&b, "\n%s\n", when)
	}
	for i, id := range q.Clauses {
		if i == 0 {
			b.WriteString("\nWhat the Charter asks for:")
		} else {
			b.WriteString(";")
		}
		clause, _ := p.Clause(id)
		fmt.Fprintf(&b, " %s (%s)", clause.Text, id)
	}
	b.WriteString(".\n")
	return b.String()
}

// choices writes the boxes to tick, and which level is the highest early on.
func choices(q *questions.Question) string {
	var b strings.Builder
	for level, words := range q.Levels {
		fmt.Fprintf(&b, "- [ ] **%d** %s\n", level, words)
	}
	b.WriteString("- [ ] Don't know\n")
	switch q.EssentialFrom {
	case questions.StageUnknown:
		b.WriteString("- [ ] Not applicable, because:\n")
	case questions.StageIdea: // essential to every project
	default:
		fmt.Fprintf(&b, "- [ ] Not applicable (only before the %s stage), because:\n", q.EssentialFrom)
	}
	if q.Reach != nil {
		fmt.Fprintf(&b, "\nBefore the %s stage: %s\n", q.Reach.Before, q.Reach.Text)
	}
	return b.String()
}

// asked says of which projects a question is asked, and from when it is essential.
func asked(q *questions.Question) string {
	var parts []string
	if words := q.Applies.Words(); words != "every project" {
		parts = append(parts, "Asked of "+words+".")
	}
	if q.EssentialFrom != questions.StageUnknown {
		essential := fmt.Sprintf("Essential from the %s stage on", q.EssentialFrom)
		if len(q.EssentialIf) > 0 {
			essential += ", for " + questions.Condition{All: q.EssentialIf}.Words()
		}
		parts = append(parts, essential+".")
	}
	return strings.Join(parts, " ")
}

// quoted makes a text a block quote.
func quoted(text string) string {
	return "> " + strings.ReplaceAll(strings.TrimSpace(text), "\n", "\n> ")
}

// lowered puts the headings of a guidance one level down, below its principle.
func lowered(guidance string) string {
	lines := strings.Split(strings.TrimSpace(guidance), "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, "#") {
			lines[i] = "#" + line
		}
	}
	return strings.Join(lines, "\n")
}
