package check

import (
	"fmt"
	"slices"
	"strings"

	"charter/questions"
)

// checkChanges wants the changes since earlier versions to fit their kind, to
// lead to questions that exist, and to tell one story of each question.
func checkChanges(c *checker) {
	later := map[string]bool{} // ids that some change starts from
	born := map[string]bool{}  // ids that some change leads to
	for _, change := range c.pack.Changes {
		for _, id := range change.From {
			later[id] = true
		}
		for _, id := range change.To {
			born[id] = true
		}
	}
	told := map[string]bool{} // id and release
	for k, change := range c.pack.Changes {
		fault := func(what, mend string) {
			c.at(-1, -1, fmt.Sprintf("changes.%d.", k), "change", what, mend)
		}
		if !earlier(change.Since, c.pack.Version) {
			fault(fmt.Sprintf("the change counts from version %s, which is not earlier than the pack's own, %s", change.Since, c.pack.Version), "Give the version before this one, and raise the middle number of the pack's version")
		}
		if !fits(change) {
			fault(fmt.Sprintf("the kind %s does not go from %d to %d questions", change.Kind, len(change.From), len(change.To)), "kept, relevelled and reworded go from one to one, split from one to several, merged from several to one, dropped to none")
		}
		for _, id := range change.To {
			if _, _, exists := c.pack.Question(id); !exists && !later[id] {
				fault(fmt.Sprintf("the change leads to %s, which the pack does not have", id), "Correct the id, or add the question")
			}
		}
		for _, id := range change.From {
			release := id + " " + minor(change.Since)
			if told[release] {
				fault(fmt.Sprintf("two changes of one release start from %s", id), "Say in one change what became of it")
			}
			told[release] = true
			if _, _, exists := c.pack.Question(id); exists && !born[id] {
				fault(fmt.Sprintf("%s is %s, but it is still asked", id, change.Kind), "Give the new question another id; an id is never used again")
			}
		}
	}
}

// fits reports whether a change has as many ids on either side as its kind wants.
func fits(c questions.Change) bool {
	from, to := len(c.From), len(c.To)
	switch c.Kind {
	case questions.Split:
		return from == 1 && to > 1
	case questions.Merged:
		return from > 1 && to == 1
	case questions.Dropped:
		return from > 0 && to == 0
	}
	return from == 1 && to == 1
}

// minor gives the first two numbers of a version.
func minor(version string) string {
	parts := strings.SplitN(version, ".", 3)
	return strings.Join(parts[:min(2, len(parts))], ".")
}

// earlier reports whether the release of a version is before that of another.
// The last number does not count: it changes no question.
func earlier(version, than string) bool {
	return slices.Compare(numbers(version), numbers(than)) < 0
}

func numbers(version string) []int {
	var first, second int
	// A version that does not read as two numbers is a fault of structure already.
	_, _ = fmt.Sscanf(minor(version), "%d.%d", &first, &second)
	return []int{first, second}
}
