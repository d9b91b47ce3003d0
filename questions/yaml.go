package questions

import (
	"fmt"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"charter/questions/pattern"
)

// A pack uses a small part of YAML: mappings, lists and texts. This file reads
// that part, and refuses the rest, which a policy officer does not need and a
// hostile file could use to make the program work without end.

// The parser's time grows with the square of some of these, so they are bounded
// well above what a principle with a hundred questions would need.
const (
	maxTokens     = 12_000 // keys, texts and signs in one file
	maxEmptyLines = 50     // one after another
)

// maxDepth is how deep mappings and lists may nest. A pack needs six.
const maxDepth = 20

// reader reads the value at a node and reports whether it was sound.
type reader func(ast.Node) bool

// key is one key of a mapping: its name, whether it must be there, and what
// reads its value.
type key struct {
	name string
	need bool
	read reader
}

const (
	must = true
	may  = false
)

// blankLine is a line on which nothing is seen.
var blankLine = pattern.Lazy(`(?m)^[\t\p{Zs}]+$`)

// parse reads a file as far as the tree of its nodes.
func (d *decoder) parse(data string) (ast.Node, bool) {
	data, faults := clean(d.file, data)
	d.faults = append(d.faults, faults...)
	if len(faults) > 0 {
		return nil, false
	}
	if line := emptyRun(data); line > 0 {
		d.faults = append(d.faults, Fault{d.file, line, 1, fmt.Sprintf("more than %d empty lines follow one another", maxEmptyLines), "Delete them"})
		return nil, false
	}
	data = blankLine().ReplaceAllString(data, "")
	sure, likely := slips(d.file, data)
	if d.faults = append(d.faults, sure...); len(sure) > 0 {
		return nil, false
	}
	d.slips = likely
	before := len(d.faults)
	root, ok := d.tree(data)
	if !ok && len(likely) > 0 && explains(likely[0], d.faults[before]) { // the first, since others may follow from it
		d.faults = append(d.faults[:before], likely[0])
	}
	return root, ok
}

// explains reports whether a slip of the pen is the cause of a fault: of YAML that cannot be
// read, or of a sign that is refused further below.
func explains(slip, fault Fault) bool {
	return strings.HasPrefix(fault.Message, notYAML) || slip.Line < fault.Line || slip.Line == fault.Line && slip.Column == fault.Column
}

const notYAML = "the file is not well-formed YAML"

// tree has a text read as YAML.
func (d *decoder) tree(data string) (ast.Node, bool) {
	tokens := lexer.Tokenize(data)
	if len(tokens) > maxTokens {
		d.faults = append(d.faults, Fault{d.file, tokens[maxTokens].Position.Line, 1, fmt.Sprintf("the file has more than %d keys and texts", maxTokens), "Share its content among several principles"})
		return nil, false
	}
	if !d.plain(tokens) || !d.remarks(tokens) {
		return nil, false
	}
	file, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		d.syntaxFault(err)
		return nil, false
	}
	if len(file.Docs) == 0 || file.Docs[0].Body == nil {
		d.faults = append(d.faults, Fault{d.file, 1, 1, "the file is empty", "Fill it in; docs/pack-format.md shows what belongs in it"})
		return nil, false
	}
	return file.Docs[0].Body, true
}

// emptyRun gives the line at which too many empty lines have followed one
// another, 0 if none has.
func emptyRun(data string) int {
	line, run := 0, 0
	for text := range strings.Lines(data) {
		line++
		if run++; strings.TrimSpace(text) != "" {
			run = 0
		}
		if run > maxEmptyLines {
			return line
		}
	}
	return 0
}

// plain refuses what a pack does not use (anchors, aliases, tags, merge keys,
// directives, several documents) and too deep nesting, before the tree is
// built: both are ways to make a small file grow huge.
func (d *decoder) plain(tokens token.Tokens) bool {
	flow := 0
	for _, tk := range tokens {
		refuse := ""
		switch tk.Type {
		case token.InvalidType:
			return true // the parser says what is wrong with it
		case token.AnchorType, token.AliasType:
			refuse = "a text cannot start with " + tk.Value[:1] + ": anchors (&) and aliases (*) are not used in a pack"
		case token.TagType:
			refuse = "a text cannot start with !: tags are not used in a pack"
		case token.MergeKeyType:
			refuse = "merge keys (<<) are not used in a pack"
		case token.DirectiveType:
			refuse = "directives (%) are not used in a pack"
		case token.MappingKeyType:
			refuse = "long keys (?) are not used in a pack"
		case token.DocumentHeaderType, token.DocumentEndType:
			if tk.Prev != nil {
				refuse = "a file of a pack holds one document"
			}
		case token.MappingStartType, token.SequenceStartType:
			if flow++; flow > maxDepth {
				refuse = "brackets nest too deep"
			}
		case token.MappingEndType, token.SequenceEndType:
			flow--
		case token.SequenceEntryType:
			// A list inside a list must stand further right, so the column bounds the depth.
			if flow > 0 {
				refuse = "a hyphen starts no list inside brackets"
			} else if tk.Position.Column > 2*maxDepth {
				refuse = "lists nest too deep"
			}
		case token.MappingValueType:
			if flow == 0 && tk.Prev != nil && tk.Prev.Position.Column > 2*maxDepth {
				refuse = "keys nest too deep"
			}
		}
		if refuse != "" {
			d.faults = append(d.faults, Fault{d.file, tk.Position.Line, tk.Position.Column, refuse,
				"Put a text that starts with such a sign in quotes. If it goes on from the line above, start the whole with | and indent its lines alike"})
			return false
		}
	}
	return true
}

// remarks refuses a remark on the line of a text: what it was meant to be, a
// remark or the rest of the text, only its writer knows.
func (d *decoder) remarks(tokens token.Tokens) bool {
	sound := true
	for _, tk := range tokens {
		if tk.Type != token.CommentType || tk.Prev == nil || tk.Prev.Position.Line != tk.Position.Line {
			continue
		}
		switch tk.Prev.Type {
		case token.MappingValueType, token.SequenceEntryType:
			d.cutOff[tk.Position.Line] = true
		case token.CollectEntryType, token.MappingStartType, token.SequenceStartType, token.MappingEndType, token.SequenceEndType,
			token.LiteralType, token.FoldedType, token.DocumentHeaderType:
		default:
			d.faults = append(d.faults, Fault{d.file, tk.Position.Line, tk.Position.Column, "the text ends before the sign #, which starts a remark",
				"Put the whole text in quotes if # belongs to it; put a remark on a line of its own"})
			sound = false
		}
	}
	return sound
}
