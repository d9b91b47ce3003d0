package booklet

import (
	"fmt"
	"strings"
)

// MinutesPerQuestion is what a team that knows its project takes for a question, on
// the average, when nobody has to look anything up.
const MinutesPerQuestion = 2

// Typical is how many questions a typical project is asked: with an algorithm, data about
// people and a supplier, in pilot.
const Typical = 52

// Preparation is one thing to see to before the first question.
type Preparation struct {
	What string // in a word or two
	Text string // one or two sentences
}

// BeforeYouStart tells what a team should know and have at hand before it answers
// that many questions.
func BeforeYouStart(count int) []Preparation {
	return []Preparation{
		{"How long", fmt.Sprintf("About %s for %d questions if you know the project and have the papers. You can stop at any point and go on later.", duration(count*MinutesPerQuestion), count)},
		{"What to have at hand", "The data protection impact assessment, the contract with any supplier, the list of risks, test results, and the pages that tell the public about the project. Note the title, the place and the date of each."},
		{"Who should be there", "Someone who runs the project, someone who works with its data and someone who knows data protection. Ask somebody from outside the project to check what you claim at level 3."},
	}
}

// duration tells minutes in words, to the next quarter of an hour.
func duration(minutes int) string {
	quarters := max(1, (minutes+14)/15)
	hours, rest := quarters/4, quarters%4*15
	switch {
	case hours == 0:
		return fmt.Sprintf("%d minutes", rest)
	case rest == 0 && hours == 1:
		return "an hour"
	case rest == 0:
		return fmt.Sprintf("%d hours", hours)
	case hours == 1:
		return fmt.Sprintf("an hour and %d minutes", rest)
	}
	return fmt.Sprintf("%d hours and %d minutes", hours, rest)
}

// beforeText is the same as a section of a booklet.
func beforeText(count int) string {
	var b strings.Builder
	b.WriteString("## Before you start\n\n")
	for _, p := range BeforeYouStart(count) {
		fmt.Fprintf(&b, "- **%s.** %s\n", p.What, p.Text)
	}
	return b.String()
}
