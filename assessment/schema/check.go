package schema

import (
	"bytes"
	"math"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
)

// Fault is one place where a text differs from a schema.
type Fault struct {
	Path    []string // to the value, or to the member that is missing or not known
	Missing bool     // the member must be there
	Unknown bool     // there must be no such member
	// Unlisted says that it is a text, or the name of a member, that is none of those there
	// can be.
	Unlisted bool
	// Node is what is demanded of the value; of a member, what is demanded of the
	// object that should have it, or should not.
	Node *Node
}

// Check lists where a JSON text differs from the schema, in the order of the text
// and not many more than most. The text must be JSON without a name twice in one
// object, as jsontext reads it.
func (n *Node) Check(text []byte, most int) []Fault {
	c := newChecker(text, nil, most)
	c.value(n)
	return c.found
}

// checker reads a text once and compares as it goes.
type checker struct {
	dec   *jsontext.Decoder
	path  []string
	found []Fault
	most  int
}

func newChecker(text []byte, path []string, most int) *checker {
	return &checker{dec: jsontext.NewDecoder(bytes.NewBuffer(text), jsontext.AllowDuplicateNames(true)), path: path, most: most}
}

// wrong notes that the value at hand, of a kind of JSON, is not what a node demands. Of a
// node that adds a little to another one, the other tells more.
func (c *checker) wrong(n *Node, kind jsontext.Kind) {
	for n.ref != nil {
		n = n.ref
	}
	c.found = append(c.found, Fault{Path: slices.Clone(c.path), Node: n, Unlisted: kind == '"' && n.Enum != nil})
}

// named notes that a member may not have its name. Where there are only some names, the
// place is that of the member.
func (c *checker) named(n *Node, name string) {
	if n.Enum != nil {
		c.path = append(c.path, name)
		defer func() { c.path = c.path[:len(c.path)-1] }()
	}
	c.wrong(n, '"')
}

func (c *checker) member(n *Node, name string, missing bool) {
	c.found = append(c.found, Fault{Path: append(slices.Clone(c.path), name), Missing: missing, Unknown: !missing, Node: n})
}

// value reads one value.
func (c *checker) value(n *Node) {
	for n != nil && n.bare {
		n = n.ref
	}
	if n == nil || len(c.found) > c.most {
		c.skip()
		return
	}
	switch c.dec.PeekKind() {
	case '{':
		c.composite(n, "object", c.object)
	case '[':
		c.composite(n, "array", c.list)
	default:
		token, err := c.dec.ReadToken()
		if err == nil && !n.fits(token) {
			c.wrong(n, token.Kind())
		}
	}
}

// demandsNothing reports whether a node demands nothing itself, whatever it refers to.
func (n *Node) demandsNothing() bool {
	return n.Types == nil && n.Enum == nil && n.Const == nil && n.Pattern == nil && n.MinLength == 0 && n.Minimum == nil && n.Maximum == nil &&
		n.MinItems == 0 && n.MaxItems == nil && n.Items == nil && n.Properties == nil && n.Required == nil && n.Names == nil && n.Others != nil
}

// composite reads a list or an object, unless it may not be one. What else it
// refers to is held against the same text.
func (c *checker) composite(n *Node, kind string, read func(*Node)) {
	if !n.allows(kind) || n.Enum != nil || n.Const != nil {
		c.wrong(n, c.dec.PeekKind())
		c.skip()
		return
	}
	if n.ref == nil {
		read(n)
		return
	}
	text, err := c.dec.ReadValue()
	if err != nil {
		return
	}
	text = bytes.Clone(text)
	own := *n
	own.ref, own.bare = nil, false
	for _, part := range []*Node{&own, n.ref} {
		inner := newChecker(text, slices.Clone(c.path), c.most)
		inner.value(part)
		c.found = append(c.found, inner.found...)
	}
}

func (c *checker) skip() { _ = c.dec.SkipValue() } // the text was read as JSON before

func (c *checker) list(n *Node) {
	_, _ = c.dec.ReadToken()
	faults, count := len(c.found), 0
	for ; c.dec.PeekKind() != ']' && c.dec.PeekKind() != 0; count++ {
		c.path = append(c.path, strconv.Itoa(count))
		c.value(n.Items)
		c.path = c.path[:len(c.path)-1]
	}
	_, _ = c.dec.ReadToken()
	if count < n.MinItems || n.MaxItems != nil && count > *n.MaxItems {
		c.found = slices.Insert(c.found, faults, Fault{Path: slices.Clone(c.path), Node: n})
	}
}

func (c *checker) object(n *Node) {
	_, _ = c.dec.ReadToken()
	var seen []string
	for c.dec.PeekKind() == '"' {
		raw, err := c.dec.ReadValue()
		if err != nil {
			return
		}
		field, name := n.member(raw)
		if len(n.Required) > 0 {
			seen = append(seen, name)
		}
		if n.Names != nil && !n.Names.fitsText(name) {
			c.named(n.Names, name)
		}
		if field == nil && n.Others == nil {
			c.member(n, name, false)
			c.skip()
			continue
		}
		if field == nil {
			field = n.Others
		}
		c.path = append(c.path, name)
		c.value(field)
		c.path = c.path[:len(c.path)-1]
	}
	_, _ = c.dec.ReadToken()
	for _, name := range n.Required {
		if !slices.Contains(seen, name) {
			c.member(n, name, true)
		}
	}
}

// member finds what is demanded of a member by its name as it stands in the text;
// nil when it is not among the properties.
func (n *Node) member(raw []byte) (field *Node, name string) {
	inner := raw[1 : len(raw)-1]
	if bytes.IndexByte(inner, '\\') >= 0 {
		unquoted, err := jsontext.AppendUnquote(nil, raw)
		if err != nil {
			return nil, string(inner)
		}
		inner = unquoted
	}
	if field = n.Properties[string(inner)]; field != nil {
		return field, field.name // which saves a copy
	}
	return nil, string(inner)
}

// fits reports whether a value that has no parts is what the node demands.
func (n *Node) fits(token jsontext.Token) bool {
	if n.ref != nil && !n.ref.fits(token) {
		return false
	}
	switch token.Kind() {
	case '"':
		if n.MinLength == 0 && n.Pattern == nil && n.Enum == nil && n.Const == nil {
			return n.allows("string") // whatever it says
		}
		return n.fitsText(token.String())
	case '0':
		number, err := strconv.ParseFloat(token.String(), 64)
		return err == nil && n.fitsNumber(number)
	case 't', 'f':
		return n.allows("boolean") && n.among(token.Bool())
	}
	return n.allows("null") && n.among(nil)
}

func (n *Node) fitsText(text string) bool {
	return n.allows("string") && n.among(text) &&
		(n.MinLength == 0 || utf8.RuneCountInString(text) >= n.MinLength) &&
		(n.Pattern == nil || n.Pattern.MatchString(text))
}

func (n *Node) fitsNumber(number float64) bool {
	return (n.allows("number") || number == math.Trunc(number) && n.allows("integer")) && n.among(number) &&
		(n.Minimum == nil || number >= *n.Minimum) && (n.Maximum == nil || number <= *n.Maximum)
}

// among reports whether a value is one of those there can be.
func (n *Node) among(value any) bool {
	return (n.Enum == nil || slices.Contains(n.Enum, value)) && (n.Const == nil || n.Const == value)
}
