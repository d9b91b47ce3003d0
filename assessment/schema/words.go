package schema

import (
	"fmt"
	"strings"
)

// Words says what is wrong, to stand behind the path, such as "must be a whole
// number from 0 to 3".
func (f Fault) Words() string {
	switch {
	case f.Unknown:
		return "is not a field that charter knows"
	case f.Missing:
		return "is missing"
	}
	return "must be " + f.Node.words()
}

// words says what a node allows.
func (n *Node) words() string {
	types := strings.Join(n.Types, " ")
	switch {
	case n.Enum != nil:
		return "one of " + options(n.Enum)
	case n.Const != nil:
		return fmt.Sprint(n.Const)
	case strings.Contains(types, "integer") && n.Minimum != nil && n.Maximum != nil:
		return fmt.Sprintf("a whole number from %v to %v", *n.Minimum, *n.Maximum)
	case strings.Contains(types, "integer") && n.Minimum != nil:
		return fmt.Sprintf("a whole number, %v or more", *n.Minimum)
	case strings.Contains(types, "integer"):
		return "a whole number"
	case strings.Contains(types, "boolean"):
		return "true or false"
	case strings.Contains(types, "array") && n.MaxItems != nil && n.MinItems == *n.MaxItems:
		return fmt.Sprintf("a list of %d items in square brackets", n.MinItems)
	case strings.Contains(types, "array"):
		return "a list in square brackets"
	case strings.Contains(types, "object"):
		return "a group of fields in curly brackets"
	case n.Pattern != nil && strings.Contains(n.Pattern.String(), "T("):
		return "a date and time such as 2026-11-22T10:00:00Z"
	case n.Pattern != nil:
		return "a date such as 2026-11-22"
	case n.MinLength > 0:
		return "text in double quotes, not empty"
	}
	return "text in double quotes"
}

func options(values []any) string {
	var texts []string
	for _, value := range values {
		if text, ok := value.(string); ok && text != "" {
			texts = append(texts, text)
		}
	}
	return strings.Join(texts, ", ")
}
