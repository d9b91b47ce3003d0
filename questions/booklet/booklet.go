// Package booklet writes a question pack as Markdown, to be read or printed: the
// whole of it for people who want to know what they will be asked or who meet
// without a screen, a short form to answer on, or one principle or question of it.
//
// A [Form] limits a booklet to what is asked of a project, and fills in what it has
// answered. [HTML] makes a page of a booklet, for a browser and for A4 paper.
package booklet

import (
	"fmt"
	"slices"
	"strings"

	"charter/questions"
)

// Markdown writes a pack: its preamble, every principle with its guidance, the
// questions of the form with boxes to tick, and the glossary.
func Markdown(p *questions.Pack, form Form) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\nQuestions for a project team, version %s (%s).\n\n", p.Title, p.Version, p.ID)
	fmt.Fprintf(&b, "%s\n\nLicence of the %s text: %s\n\nPublished at <%s>.\n\n", p.Credit, questions.Genitive(p.Name()), p.Licence, p.Source)
	if p.Preamble != "" {
		fmt.Fprintf(&b, "%s\n\n", quoted(p.Preamble))
	}
	b.WriteString(beforeText(form.count(p)))
	b.WriteString("\n## How to answer\n\nEach question is answered with one of four levels:\n\n")
	for level, words := range p.Levels {
		fmt.Fprintf(&b, "- **%d** %s\n", level, words)
	}
	b.WriteString(rules(p))
	b.WriteString("\nNobody has to guess: \"don't know\" is an answer too. " +
		"A question that does not fit the project can be set to \"not applicable\", with the reason, unless it is essential.\n\n" +
		"Evidence is a document or record that shows the answer. Level 3 also needs someone outside the project who checked it, and the day.\n\n" +
		"A project goes through stages: idea, design, pilot (tried out with real people or data), live, and retired. " +
		"An essential question is one that can hold a whole principle back, from the stage shown. " +
		"Some questions are asked only of some projects, and that is noted below them.\n")
	b.WriteString("\n" + form.head())
	for i := range p.Principles {
		b.WriteString("\n")
		b.WriteString(principleText(p, &p.Principles[i], &form))
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

// Short writes a short answer form: the questions that apply to the project of the
// form, essential ones first, without guidance and help.
func Short(p *questions.Pack, form Form) string {
	if form.Facts == nil {
		form.Facts = questions.Unasked{}
	}
	var b strings.Builder
	order, essential := p.EssentialsFirst(form.Facts)
	fmt.Fprintf(&b, "# %s\n\nShort answer form, version %s (%s).\n\n", p.Title, p.Version, p.ID)
	fmt.Fprintf(&b, "%s\n\nLicence of the %s text: %s\n%s\n%s", p.Credit, questions.Genitive(p.Name()), p.Licence, rules(p), form.head())
	for i, q := range order {
		switch {
		case i == 0 && essential > 0:
			fmt.Fprintf(&b, "\n## Essential questions: %d\n\nAnswer these first: about %s.\n", essential, duration(essential*MinutesPerQuestion))
		case i == essential:
			fmt.Fprintf(&b, "\n## Other questions: %d\n\nGo on with these as time allows.\n", len(order)-essential)
		}
		fmt.Fprintf(&b, "\n### %s. %s\n\n%s%s", q.ID, q.Text, form.choices(p, q), form.lines(q.ID))
	}
	return b.String()
}

// Principle writes one principle of a pack with its guidance and questions.
func Principle(p *questions.Pack, principle *questions.Principle) string {
	return principleText(p, principle, nil)
}

// principleText writes a principle as a part of a form, or only to be read.
func principleText(p *questions.Pack, principle *questions.Principle, form *Form) string {
	var b strings.Builder
	fmt.Fprintf(&b, "## %d %s\n\n%s\n\n", principle.Number, principle.Title, quoted(principle.Statement))
	switch principle.Wording {
	case questions.WordingParaphrase:
		b.WriteString("This principle is told in our own words, not the " + questions.Genitive(p.Name()) + ".")
	default:
		b.WriteString("In the " + questions.Genitive(p.Name()) + " own words.")
	}
	if principle.Link != "" {
		fmt.Fprintf(&b, " The published text is at <%s>.", principle.Link)
	}
	fmt.Fprintf(&b, "\n\n%s\n", lowered(principle.Guidance))
	for i := range principle.Questions {
		q := &principle.Questions[i]
		switch {
		case form == nil:
			b.WriteString("\n" + Question(p, q))
		case form.asks(q):
			b.WriteString("\n" + questionText(p, q, *form) + form.lines(q.ID))
		}
	}
	return b.String()
}

// Question writes one question of a pack with its levels and help.
func Question(p *questions.Pack, q *questions.Question) string { return questionText(p, q, Form{}) }

func questionText(p *questions.Pack, q *questions.Question, form Form) string {
	var b strings.Builder
	fmt.Fprintf(&b, "### %s. %s\n\n%s\n\n%s", q.ID, q.Text, q.Why, form.choices(p, q))
	fmt.Fprintf(&b, "\n%s\n", strings.TrimSpace(p.Aid(q)))
	if when := asked(q); when != "" {
		fmt.Fprintf(&b, "\n%s\n", when)
	}
	for i, id := range q.Clauses {
		if i == 0 {
			b.WriteString("\nWhat the " + p.Name() + " asks for:")
		} else {
			b.WriteString(";")
		}
		clause, _ := p.Clause(id)
		fmt.Fprintf(&b, " %s (%s)", clause.Text, id)
	}
	b.WriteString(".\n")
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
