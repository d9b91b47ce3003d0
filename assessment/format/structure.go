package format

import (
	"sync"

	"charter/assessment/schema"
)

// published prepares the published schema once, when the first file is read.
var published = sync.OnceValue(func() *schema.Node { return compiled(schema.Assessment()) })

// published1 does the same for format 1. A file of that format may hold explanations:
// teams could write them before there was format 2.
var published1 = sync.OnceValue(func() *schema.Node {
	node := compiled(schema.Assessment1())
	node.Properties["explanations"] = published().Properties["explanations"]
	return node
})

func compiled(text []byte) *schema.Node {
	node, err := schema.Compile(text)
	if err != nil {
		panic("the built-in schema is not usable: " + err.Error())
	}
	return node
}

// misbuilt lists where a text, which a tool says it wrote, differs from a schema. The
// text must have passed look.
func misbuilt(data []byte, as *schema.Node, tool string) []finding {
	var found []finding
	for _, fault := range as.Check(data, maxFaults) {
		f := finding{path: fault.Path, message: fault.Words()}
		switch {
		case (fault.Unknown || fault.Unlisted) && isNewer(tool):
			what := "field"
			if fault.Unlisted {
				what = "value"
			}
			f.message = "is a " + what + " that charter " + Release + " does not know: " + tool + " wrote this file"
			f.hint = "Get the new version of charter. The file was not changed"
		case fault.Unknown:
			f.hint = likely(fault.Path[len(fault.Path)-1], fault.Node)
		}
		found = append(found, f)
	}
	return found
}

// likely gives the field that was probably meant.
func likely(name string, n *schema.Node) string {
	best, least := "", 3 // more than two slips is another word
	for field := range n.Properties {
		if d := slips(name, field); d < least || d == least && field < best {
			best, least = field, d
		}
	}
	if best == "" {
		return "Check its spelling, or remove it"
	}
	return "Did you mean " + best + "?"
}

// slips counts the letters to add, drop or change to make a into b.
func slips(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
