package exports

import (
	"regexp"
	"strings"

	"charter/assessment"
)

// typed is the part of a report that a team types.
type typed struct {
	Project assessment.Project `json:"project"`
	Answers map[string]Answer  `json:"answers"`
	Actions []Action           `json:"actions"`
}

func (r *Report) typed() typed { return typed{r.Project, r.Answers, r.Actions} }

// placeholdersIn names the texts of a project, its answers and its actions that
// look as if they were meant to be filled in later. Such fillers have reached
// public registers before; naming them is the cure.
func placeholdersIn(r *Report) []Placeholder {
	found, filler := []Placeholder{}, fillers()
	eachText(r.typed(), func(at *place, text string) {
		if isFiller(text, filler) {
			found = append(found, Placeholder{at.String(), text})
		}
	})
	return found
}

// IsPlaceholder reports whether a text looks like a filler, such as "TBC",
// "[insert name]", "lorem ipsum" or a web address at example.com.
func IsPlaceholder(text string) bool { return isFiller(text, fillers()) }

func isFiller(text string, filler *regexp.Regexp) bool {
	lower := strings.ToLower(strings.TrimSpace(text))
	if lower == "" {
		return false
	}
	suspect := false
	for _, stem := range fillerStems() {
		suspect = suspect || strings.Contains(lower, stem)
	}
	return suspect && filler.MatchString(lower)
}

// fillerStems are parts of every filler: texts without one need no closer look.
func fillerStems() [14]string {
	return [...]string{
		"tbc", "tbd", "tba", "todo", "xxx", "??", "lorem", "insert", "your ", "to be ", "example.", "placeholder", "asdf", "fill ",
	}
}

// fillers matches the fillers themselves, in lower case.
func fillers() *regexp.Regexp {
	return regexp.MustCompile(`\b(tbc|tbd|tba|todo|x{3,}|asdf\w*)\b` +
		`|\blorem ipsum\b` +
		`|^\?{2,}$` +
		`|\bto be (confirmed|decided|determined|agreed|added|completed|written|advised|announced)\b` +
		`|[\[<{](insert|your|add|fill|name|placeholder)\b[^\]>}]*[\]>}]` +
		`|^(insert|fill in|placeholder)\b` +
		`|\bexample\.(com|org|net)\b`)
}
