package assessment

import (
	"strings"

	"charter/questions/pattern"
)

// WithheldMark begins what stands in a public report, or in a copy to share, where a text
// was withheld.
const WithheldMark = "(withheld"

// withheldForm is all that such a text is: a number that tells like from unlike and, of an
// address, its form. Version 1.0.0 wrote neither.
var withheldForm = pattern.Lazy(`^\(withheld(?: [0-9]+(?:, (?:at example\.com|…@example\.com|…@…\.…))?)?\)$`)

// IsWithheld reports whether a text stands for one that was withheld. What somebody typed
// in brackets after the same word does not.
func IsWithheld(text string) bool {
	return strings.HasPrefix(text, WithheldMark) && withheldForm().MatchString(text)
}
