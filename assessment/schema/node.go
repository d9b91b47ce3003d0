package schema

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/go-json-experiment/json"
)

// Node is a schema, or a part of one, ready for use: what it demands of a value.
// It is read-only.
//
// It knows the keywords that the schemas of charter use and refuses all others,
// so that no demand is passed over. A library that knows the whole of JSON Schema
// takes longer to start than the rest of charter; a test holds this to one.
type Node struct {
	Types      []string // of JSON, such as "string" or "integer"; any of them will do
	Enum       []any    // the values there can be; nil: any
	Const      any      // the only value there can be; nil: any
	Pattern    *regexp.Regexp
	MinLength  int // of a text, in characters
	Minimum    *float64
	Maximum    *float64
	MinItems   int
	MaxItems   *int
	Items      *Node            // of a list
	Properties map[string]*Node // of an object
	Required   []string
	Others     *Node // of members that are not among the properties; nil: there must be none
	Names      *Node // of the names of an object's members; nil: any

	text    bool                   // it may be a text
	anyText bool                   // any text will do, but for what it refers to
	usual   func(text []byte) bool // how what Pattern demands is mostly written; nil: no such thing is known

	ref  *Node  // demands more, under another name
	bare bool   // it demands nothing itself but what it refers to
	name string // of the property that this is
	must bool   // that property is required
}

// Compile makes a schema ready for use from its JSON text.
func Compile(text []byte) (*Node, error) {
	var root map[string]any
	if err := json.Unmarshal(text, &root); err != nil {
		return nil, fmt.Errorf("the schema is not JSON: %w", err)
	}
	parts, _ := root["$defs"].(map[string]any)
	c := compiler{parts: parts, done: map[string]*Node{}}
	node := c.node(root, "#")
	return node, c.err
}

// compiler makes nodes, each shared part once.
type compiler struct {
	parts map[string]any
	done  map[string]*Node
	err   error // the first fault
}

func (c *compiler) fault(at, format string, args ...any) {
	if c.err == nil {
		c.err = fmt.Errorf("the schema at %s: %s", at, fmt.Sprintf(format, args...))
	}
}

// node makes a node of a schema, which may be true or false too.
func (c *compiler) node(source any, at string) *Node {
	fields, ok := source.(map[string]any)
	if !ok {
		if source != true {
			c.fault(at, "%v is no schema here", source)
		}
		return anything()
	}
	n := &Node{Others: anything()}
	for key, value := range fields {
		c.keyword(n, key, value, at+"/"+key)
	}
	for _, name := range n.Required {
		if field := n.Properties[name]; field != nil {
			field.must = true
		}
	}
	n.bare = n.ref != nil && n.demandsNothing()
	n.text = n.allows("string")
	if n.Enum == nil && n.Const == nil && n.MinLength == 0 {
		n.anyText = n.text && n.Pattern == nil
		n.usual = usual(n.Pattern)
	}
	return n
}

// anything demands nothing of a value, nor of what is in it.
func anything() *Node {
	n := &Node{text: true, anyText: true}
	n.Others = n
	return n
}

// keyword adds one demand.
func (c *compiler) keyword(n *Node, key string, value any, at string) {
	switch key {
	case "$schema", "$id", "$defs", "title", "description", "examples":
	case "$ref":
		n.ref = c.part(value, at)
	case "type":
		if n.Types = texts(value); len(n.Types) == 0 {
			n.Types = []string{fmt.Sprint(value)}
		}
	case "enum":
		n.Enum, _ = value.([]any)
	case "const":
		n.Const = value
	case "pattern":
		pattern, err := regexp.Compile(fmt.Sprint(value))
		if err != nil {
			c.fault(at, "%v", err)
		}
		n.Pattern = pattern
	case "minLength":
		n.MinLength = int(*c.number(value, at))
	case "minimum":
		n.Minimum = c.number(value, at)
	case "maximum":
		n.Maximum = c.number(value, at)
	case "minItems":
		n.MinItems = int(*c.number(value, at))
	case "maxItems":
		most := int(*c.number(value, at))
		n.MaxItems = &most
	case "items":
		n.Items = c.node(value, at)
	case "properties":
		fields, _ := value.(map[string]any)
		n.Properties = make(map[string]*Node, len(fields))
		for name, field := range fields {
			made := c.node(field, at+"/"+name)
			made.name = name
			n.Properties[name] = made
		}
	case "required":
		n.Required = texts(value)
	case "additionalProperties":
		if n.Others = nil; value != false {
			n.Others = c.node(value, at)
		}
	case "propertyNames":
		n.Names = c.node(value, at)
	default:
		c.fault(at, "this keyword is not known")
	}
}

// part gives the shared part that a reference names.
func (c *compiler) part(reference any, at string) *Node {
	name, ok := strings.CutPrefix(fmt.Sprint(reference), "#/$defs/")
	source, found := c.parts[name]
	if !ok || !found {
		c.fault(at, "there is no part %v", reference)
		return nil
	}
	if made := c.done[name]; made != nil {
		return made
	}
	made := &Node{}
	c.done[name] = made // before it is complete, since it may refer to itself
	*made = *c.node(source, "#/$defs/"+name)
	return made
}

func (c *compiler) number(value any, at string) *float64 {
	number, ok := value.(float64)
	if !ok {
		c.fault(at, "%v is not a number", value)
	}
	return &number
}

func texts(value any) []string {
	list, _ := value.([]any)
	var found []string
	for _, item := range list {
		found = append(found, fmt.Sprint(item))
	}
	return found
}

// allows reports whether a value may have a type of JSON.
func (n *Node) allows(kind string) bool {
	return len(n.Types) == 0 || slices.Contains(n.Types, kind)
}
