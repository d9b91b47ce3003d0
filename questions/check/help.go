package check

import (
	"fmt"
	"slices"
	"strings"
)

// The length of a help text: enough for its four parts, short enough to be read in
// a minute beside the question.
const (
	minHelpWords = 80
	maxHelpWords = 160
)

// helpParts are how the four parts of a help text begin, in their order.
func helpParts() []string {
	return []string{"Where to look.", "A strong answer", "A weak answer", "Counts as evidence."}
}

// checkHelp wants help in four parts and of a length to be read, and each part
// written for its own question.
func checkHelp(c *checker) {
	first := map[string]string{} // a part, in small letters, to the question it stands in
	for _, p := range c.passages {
		if p.Field != "help" {
			continue
		}
		if missing, there := outOfPlace(p.blocks); missing != "" {
			c.add(p.File, p.Line, "help", fmt.Sprintf("%s has no part %q%s", c.name(p), missing, there), "Write the four parts, each as a paragraph: "+strings.Join(helpParts(), ", "))
		}
		if n := len(strings.Fields(p.prose())); n < minHelpWords || n > maxHelpWords {
			c.add(p.File, p.Line, "help", fmt.Sprintf("%s has %d words", c.name(p), n), fmt.Sprintf("Write %d to %d", minHelpWords, maxHelpWords))
		}
		for _, b := range p.blocks {
			key := strings.ToLower(b.text)
			if other, twice := first[key]; twice {
				c.add(p.File, p.line(b, 0), "help-twice", fmt.Sprintf("%s says word for word what %s says: %q", c.name(p), other, around(b.text, 0)), "Write it for this question")
				continue
			}
			first[key] = c.name(p)
		}
	}
}

// outOfPlace gives the first part that is missing, and whether it stands
// elsewhere; "" when the four stand in their order.
func outOfPlace(blocks []block) (missing, there string) {
	next := 0
	begins := func(part string) func(block) bool {
		return func(b block) bool { return strings.HasPrefix(b.text, part) }
	}
	for _, part := range helpParts() {
		at := slices.IndexFunc(blocks[next:], begins(part))
		if at < 0 {
			if slices.ContainsFunc(blocks, begins(part)) {
				return part, " in its place"
			}
			return part, ""
		}
		next += at + 1
	}
	return "", ""
}
