package plain

import (
	"fmt"
	"strconv"
	"strings"

	"charter/assessment/project"
	"charter/exports/wording"
)

// listOptions says options as a numbered list.
func (t *console) listOptions(options []project.Option) {
	for i, option := range options {
		t.sayf("%d. %s", i+1, wording.Capital(option.Label))
	}
}

// choose asks for one of the options, which stand in a list already. An empty
// line gives -1.
func (t *console) choose(prompt, help string, options []project.Option) (int, error) {
	help = fmt.Sprintf("%s Type a number from 1 to %d, or the beginning of what you choose. An empty line changes nothing.", help, len(options))
	for {
		r, err := t.ask(prompt, help)
		if err != nil {
			return -1, err
		}
		if r.empty() {
			return -1, nil
		}
		if i, why := match(r.text, options); why != "" {
			t.say(why)
		} else {
			return i, nil
		}
	}
}

// match finds the option that a person means by its number, its words or their
// beginning, or says why none is meant.
func match(text string, options []project.Option) (i int, why string) {
	if n, err := strconv.Atoi(text); err == nil {
		if n >= 1 && n <= len(options) {
			return n - 1, ""
		}
		return -1, fmt.Sprintf("There is no choice %d. Type a number from 1 to %d.", n, len(options))
	}
	text = strings.ToLower(text)
	var found []int
	for i, option := range options {
		label, value := strings.ToLower(option.Label), strings.ToLower(option.Value)
		if text == label || text == value && value != "" {
			return i, ""
		}
		if strings.HasPrefix(label, text) || value != "" && strings.HasPrefix(value, text) {
			found = append(found, i)
		}
	}
	switch len(found) {
	case 1:
		return found[0], ""
	case 0:
		return -1, fmt.Sprintf("None of the choices begins with “%s”. Type a number from 1 to %d.", text, len(options))
	}
	var labels []string
	for _, i := range found {
		labels = append(labels, fmt.Sprintf("%d, %s", i+1, options[i].Label))
	}
	return -1, fmt.Sprintf("“%s” could be more than one choice: %s. Type the number.", text, strings.Join(labels, "; "))
}

// numberIn reads a number from 1 to n, as in a list; 0 when it is none.
func numberIn(text string, n int) int {
	if i, err := strconv.Atoi(text); err == nil && i >= 1 && i <= n {
		return i
	}
	return 0
}

// plural counts things in words.
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// sentence ends a text with a full stop, unless it ends with one or the like.
func sentence(text string) string {
	text = strings.TrimSpace(text)
	if text == "" || strings.ContainsRune(".!?:", rune(text[len(text)-1])) {
		return text
	}
	return text + "."
}
