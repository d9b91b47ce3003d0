package exports

import (
	"regexp"
	"strings"

	"charter/assessment"
)

// placeholdersIn names the texts of a project, its answers and its actions that
// look as if they were meant to be filled in later. Such fillers have reached
// public registers before; naming them is the cure. A worked example may use the
// web addresses that are set aside for examples.
func placeholdersIn(r *Report) []Placeholder {
	typed := struct {
		Project *assessment.Project `json:"project"`
		Answers map[string]Answer   `json:"answers"`
		Actions []Action            `json:"actions"`
	}{&r.Project, r.Answers, r.Actions}
	found := []Placeholder{}
	var filler *regexp.Regexp
	eachText(typed, func(at *place, text string) {
		if !mayBeFiller(text) {
			return
		}
		if filler == nil {
			filler = fillers()
		}
		if match := filler.FindString(strings.ToLower(strings.TrimSpace(text))); match != "" && !(r.Example && isReserved(match)) {
			found = append(found, Placeholder{at.String(), text})
		}
	})
	return found
}

// IsPlaceholder reports whether a text looks like a filler, such as "TBC",
// "[insert name]", "lorem ipsum" or a web address at example.com.
func IsPlaceholder(text string) bool {
	return mayBeFiller(text) && fillers().MatchString(strings.ToLower(strings.TrimSpace(text)))
}

// isReserved reports whether a filler is a web address set aside for examples.
func isReserved(match string) bool { return strings.HasPrefix(match, "example.") }

// mayBeFiller reports whether a text has a part that every filler has: a text
// without one needs no closer look.
func mayBeFiller(text string) bool {
	text = strings.ToLower(text)
	for _, stem := range [...]string{
		"tbc", "tbd", "tba", "todo", "xxx", "??", "lorem", "insert", "your ", "to be ", "example.", "placeholder", "asdf", "fill ",
	} {
		if strings.Contains(text, stem) {
			return true
		}
	}
	return false
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
