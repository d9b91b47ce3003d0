package file

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"charter/assessment/schema"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// structure is the published schema, ready for use.
type structure struct {
	compiled *jsonschema.Schema
	raw      map[string]any // the schema as JSON, for the words of messages
	name     string
}

// published prepares the schema once, when the first file is read.
var published = sync.OnceValue(func() structure {
	raw, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema.Assessment()))
	if err != nil {
		panic("the built-in schema is not JSON: " + err.Error())
	}
	root := raw.(map[string]any)
	name := root["$id"].(string)
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource(name, raw); err != nil {
		panic("the built-in schema is not usable: " + err.Error())
	}
	return structure{compiler.MustCompile(name), root, name}
})

// faults lists where a text differs from the schema.
func (s structure) faults(data []byte) []finding {
	var value any
	if err := json.Unmarshal(data, &value); err != nil {
		return []finding{valueFault(err)}
	}
	var invalid *jsonschema.ValidationError
	if err := s.compiled.Validate(value); !errors.As(err, &invalid) {
		return nil
	}
	var found []finding
	add := func(path []string, message, hint string) { found = append(found, finding{path, message, hint}) }
	for leaf := range leaves(invalid) {
		if len(found) > maxFaults {
			break
		}
		node := s.node(leaf.SchemaURL)
		switch k := leaf.ErrorKind.(type) {
		case *kind.AdditionalProperties:
			for _, name := range k.Properties {
				add(append(slices.Clone(leaf.InstanceLocation), name), "is not a field that charter knows", likely(name, node))
			}
		case *kind.Required:
			for _, name := range k.Missing {
				add(append(slices.Clone(leaf.InstanceLocation), name), "is missing", "")
			}
		default:
			add(leaf.InstanceLocation, "must be "+words(node), "")
		}
	}
	return found
}

// leaves walks the errors that say what is wrong, not merely where to look.
func leaves(e *jsonschema.ValidationError) func(yield func(*jsonschema.ValidationError) bool) {
	return func(yield func(*jsonschema.ValidationError) bool) {
		if len(e.Causes) == 0 && !yield(e) {
			return
		}
		for _, cause := range e.Causes {
			for leaf := range leaves(cause) {
				if !yield(leaf) {
					return
				}
			}
		}
	}
}

// node finds the part of the schema that an error's URL names.
func (s structure) node(url string) map[string]any {
	fragment, _ := strings.CutPrefix(strings.TrimPrefix(url, s.name), "#")
	node := s.raw
	for token := range jsontext.Pointer(fragment).Tokens() {
		next, ok := node[token].(map[string]any)
		if !ok {
			return node
		}
		node = next
	}
	if ref, ok := node["$ref"].(string); ok {
		return s.node(ref)
	}
	return node
}

// words says what a part of the schema allows.
func words(node map[string]any) string {
	types := fmt.Sprint(node["type"])
	least, most := node["minimum"], node["maximum"]
	switch {
	case node["enum"] != nil:
		return "one of " + options(node["enum"].([]any))
	case node["const"] != nil:
		return fmt.Sprint(node["const"])
	case strings.Contains(types, "integer") && least != nil && most != nil:
		return fmt.Sprintf("a whole number from %v to %v", least, most)
	case strings.Contains(types, "integer") && least != nil:
		return fmt.Sprintf("a whole number, %v or more", least)
	case strings.Contains(types, "integer"):
		return "a whole number"
	case strings.Contains(types, "boolean"):
		return "true or false"
	case strings.Contains(types, "array") && node["minItems"] != nil && node["minItems"] == node["maxItems"]:
		return fmt.Sprintf("a list of %v items in square brackets", node["minItems"])
	case strings.Contains(types, "array"):
		return "a list in square brackets"
	case strings.Contains(types, "object"):
		return "a group of fields in curly brackets"
	case strings.Contains(fmt.Sprint(node["pattern"]), "T("):
		return "a date and time such as 2026-11-22T10:00:00Z"
	case node["pattern"] != nil:
		return "a date such as 2026-11-22"
	case node["minLength"] != nil:
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

// likely gives the field that was probably meant.
func likely(name string, node map[string]any) string {
	fields, _ := node["properties"].(map[string]any)
	best, least := "", 3 // more than two slips is another word
	for field := range fields {
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
