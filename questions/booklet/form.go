package booklet

import (
	"fmt"
	"strings"

	"charter/questions"
	"charter/questions/plaintext"
)

// Form says what of a pack is printed, and what is filled in already. The zero Form
// holds every question, with nothing filled in.
type Form struct {
	Facts   questions.Facts   // only what is asked of this project; nil: everything
	Title   string            // of the project; "" leaves a line to fill in
	Answers map[string]Answer // by question id; one that is missing is left to fill in
}

// Answer is what stands in a form already. Its texts are written as they are typed.
type Answer struct {
	Choice   Choice
	Reason   string   // why it does not apply
	Evidence []string // a line each
	Check    string   // who checked it, and when
	Note     string   // may be published
}

// Choice is the box that is ticked.
type Choice int

// The boxes of a question besides its levels, which are 0 to 3.
const (
	Unanswered    Choice = -1
	DontKnow      Choice = -2
	NotApplicable Choice = -3
)

// asks reports whether a question is part of the form.
func (f Form) asks(q *questions.Question) bool { return f.Facts == nil || q.Applies.Holds(f.Facts) }

// count is how many questions the form has.
func (f Form) count(p *questions.Pack) int {
	n := 0
	for i := range p.Principles {
		for j := range p.Principles[i].Questions {
			if f.asks(&p.Principles[i].Questions[j]) {
				n++
			}
		}
	}
	return n
}

// answer gives what is filled in at a question.
func (f Form) answer(id string) Answer {
	if a, ok := f.Answers[id]; ok {
		return a
	}
	return Answer{Choice: Unanswered}
}

// blank is a line to write on.
const blank = "______________________________"

// head is the part of the form about the project.
func (f Form) head() string {
	title, stage := blank, blank
	if f.Title != "" {
		title = typed(f.Title)
	}
	if f.Facts != nil && f.Facts.ProjectStage() != questions.StageUnknown {
		stage = string(f.Facts.ProjectStage())
	}
	return "## This project\n\nProject: " + title + "\n\nStage (idea, design, pilot, live or retired): " + stage +
		"\n\nAnswered by: " + blank + "\n\nDate: " + blank + "\n"
}

// lines are where the answer to a question is written, or what is written there.
func (f Form) lines(id string) string {
	a := f.answer(id)
	var b strings.Builder
	for _, item := range a.Evidence {
		fmt.Fprintf(&b, "\nEvidence: %s\n", typed(item))
	}
	if len(a.Evidence) == 0 {
		b.WriteString("\nEvidence (title, place, date): " + blank + "\n")
	}
	b.WriteString("\nChecked by, and when: " + typedOr(a.Check, blank) + "\n\nNote: " + typedOr(a.Note, blank) + "\n")
	return b.String()
}

// choices writes the boxes to tick, what decides between two levels, and which level is
// the highest early on.
func (f Form) choices(p *questions.Pack, q *questions.Question) string {
	a := f.answer(q.ID)
	box := func(c Choice) string {
		if c == a.Choice {
			return "- [x] "
		}
		return "- [ ] "
	}
	var b strings.Builder
	for level, words := range q.Levels {
		fmt.Fprintf(&b, "%s**%d** %s\n", box(Choice(level)), level, words)
	}
	b.WriteString(box(DontKnow) + "Don't know\n")
	if aside := f.aside(q); aside != "" {
		b.WriteString(box(NotApplicable) + aside + ", because:" + space(typed(a.Reason)) + "\n")
	}
	if aid := p.LevelAidInShort(q); aid != "" {
		fmt.Fprintf(&b, "\n%s\n", aid)
	}
	if reach := f.reach(q); reach != "" {
		fmt.Fprintf(&b, "\n%s\n", reach)
	}
	return b.String()
}

// aside says when the question can be set to "not applicable"; "" is never. Of a
// known project that is known; else the stage decides.
func (f Form) aside(q *questions.Question) string {
	switch {
	case f.Facts != nil && q.EssentialTo(f.Facts):
		return ""
	case f.Facts != nil, q.EssentialFrom == questions.StageUnknown:
		return "Not applicable"
	case q.EssentialFrom == questions.StageIdea: // essential to every project
		return ""
	}
	return fmt.Sprintf("Not applicable (only before the %s stage)", q.EssentialFrom)
}

// reach says which level is the highest early on.
func (f Form) reach(q *questions.Question) string {
	if q.Reach == nil || f.Facts != nil && q.ReachAt(f.Facts.ProjectStage()) == nil {
		return ""
	}
	return fmt.Sprintf("Before the %s stage: %s", q.Reach.Before, q.Reach.Text)
}

// typed makes what somebody typed a piece of Markdown that reads the same. It never
// stands at the beginning of a line, where more signs would mean something.
func typed(text string) string {
	var b strings.Builder
	for _, r := range strings.Join(strings.Fields(plaintext.Line(text)), " ") {
		if r < 0x80 && strings.ContainsRune("\\`*_[]<>|~&", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

func typedOr(text, otherwise string) string {
	if strings.TrimSpace(text) == "" {
		return otherwise
	}
	return typed(text)
}

// space puts a space before a text that is there.
func space(text string) string {
	if text == "" {
		return ""
	}
	return " " + text
}
