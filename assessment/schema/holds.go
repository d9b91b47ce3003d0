package schema

import (
	"bytes"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
)

// mostDeep is how deeply values may be nested for [Node.Holds] to look into them.
const mostDeep = 64

// Holds reports, in a fraction of the time that [Node.Check] takes, that a JSON text is
// as the schema demands and has no more values, names and ends of values than most. False may also mean
// that a quick look cannot tell: Check finds out, and says what is wrong.
//
// It looks at the marks between values and not at how texts and numbers are written. So
// what it says holds of a text that is JSON without a name twice in one object, which a
// strict decoder finds out besides; of any other text it says nothing.
func (n *Node) Holds(text []byte, most int) bool {
	s := scanner{text: text, left: most}
	return s.value(n) && s.peek() == 0
}

// scanner goes through a text once.
type scanner struct {
	text  []byte
	at    int
	left  int // how many more values and names there may be
	depth int
}

// peek gives the next mark or the first sign of the next value, 0 at the end.
func (s *scanner) peek() byte {
	at := s.at
	for at < len(s.text) && s.text[at] <= ' ' {
		at++
	}
	if s.at = at; at == len(s.text) {
		return 0
	}
	return s.text[at]
}

// take goes past a mark, if it is the next.
func (s *scanner) take(mark byte) bool {
	is := s.peek() == mark
	if is {
		s.at++
	}
	return is
}

func (s *scanner) value(n *Node) bool {
	for n != nil && n.bare {
		n = n.ref
	}
	if s.left--; n == nil || s.left < 0 {
		return false
	}
	switch s.peek() {
	case '{':
		return s.composite(n, "object") && s.object(n)
	case '[':
		return s.composite(n, "array") && s.list(n)
	case '"':
		text, whole := s.quoted()
		return whole && n.fitsQuoted(text)
	}
	return n.fitsWord(s.word())
}

// composite reports whether a value with parts may stand here, and goes into it.
func (s *scanner) composite(n *Node, kind string) bool {
	s.at++
	s.left-- // its end counts too
	s.depth++
	return s.depth <= mostDeep && n.ref == nil && n.Enum == nil && n.Const == nil && n.allows(kind)
}

func (s *scanner) list(n *Node) bool {
	count := 0
	for ; !s.take(']'); count++ {
		if count > 0 && !s.take(',') || !s.value(n.Items) {
			return false
		}
	}
	s.depth--
	return count >= n.MinItems && (n.MaxItems == nil || count <= *n.MaxItems)
}

func (s *scanner) object(n *Node) bool {
	required := 0
	for first := true; !s.take('}'); first = false {
		if !first && !s.take(',') || s.peek() != '"' {
			return false
		}
		name, whole := s.quoted()
		if s.left--; !whole || !s.take(':') || n.Names != nil && !n.Names.fitsQuoted(name) {
			return false
		}
		field := n.Properties[string(name)]
		if field != nil && field.must {
			required++
		}
		if field == nil {
			field = n.Others
		}
		if !s.value(field) {
			return false
		}
	}
	s.depth--
	return required == len(n.Required)
}

// quoted gives a text without its marks and as it is meant. It is not whole where the
// mark at its end is missing, or where it cannot be made out.
func (s *scanner) quoted() (text []byte, whole bool) {
	start := s.at + 1
	for end := start; ; end++ {
		next := bytes.IndexByte(s.text[end:], '"')
		if next < 0 {
			return nil, false
		}
		end += next
		slashes := 0
		for s.text[end-1-slashes] == '\\' {
			slashes++
		}
		if slashes%2 == 1 {
			continue
		}
		s.at = end + 1
		text = s.text[start:end]
		if bytes.IndexByte(text, '\\') < 0 {
			return text, true
		}
		text, err := jsontext.AppendUnquote(nil, s.text[start-1:s.at])
		return text, err == nil
	}
}

// word gives what stands up to the next mark: a number, true, false or null.
func (s *scanner) word() []byte {
	start := s.at
	for ; s.at < len(s.text); s.at++ {
		switch s.text[s.at] {
		case ',', ']', '}', ' ', '\n', '\t', '\r':
			return s.text[start:s.at]
		}
	}
	return s.text[start:]
}

func (n *Node) fitsQuoted(text []byte) bool {
	if n.anyText || n.usual != nil && n.text && n.usual(text) {
		return n.ref == nil || n.ref.fitsQuoted(text)
	}
	is := func(value any) bool { is, ok := value.(string); return ok && is == string(text) }
	return n.text && (n.ref == nil || n.ref.fitsQuoted(text)) &&
		(n.Enum == nil || slices.ContainsFunc(n.Enum, is)) && (n.Const == nil || is(n.Const)) &&
		(n.MinLength == 0 || utf8.RuneCount(text) >= n.MinLength) &&
		(n.Pattern == nil || n.Pattern.Match(text))
}

func (n *Node) fitsWord(word []byte) bool {
	if n.ref != nil && !n.ref.fitsWord(word) {
		return false
	}
	switch string(word) {
	case "true", "false":
		return n.allows("boolean") && n.among(string(word) == "true")
	case "null":
		return n.allows("null") && n.among(nil)
	}
	number, err := strconv.ParseFloat(string(word), 64)
	return err == nil && n.fitsNumber(number)
}
