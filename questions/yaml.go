package questions

import (
	"fmt"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"charter/questions/pattern"
	"charter/questions/plaintext"
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

// position is the line and column of a node.
func position(n ast.Node) (line, column int) {
	// A mapping's own token is the colon of its first key.
	if m, ok := n.(*ast.MappingNode); ok && !m.IsFlowStyle && len(m.Values) > 0 {
		n = m.Values[0].Key
	}
	if v, ok := n.(*ast.MappingValueNode); ok {
		n = v.Key
	}
	if tk := n.GetToken(); tk != nil && tk.Position != nil {
		return tk.Position.Line, tk.Position.Column
	}
	return 1, 1
}

func (d *decoder) fault(at ast.Node, message, hint string) {
	line, column := position(at)
	d.faults = append(d.faults, Fault{d.file, line, column, message, hint})
}

// kindFault is a fault of a value that is of another kind than it must be. A slip
// of the pen on its line says why.
func (d *decoder) kindFault(at ast.Node, message, hint string) {
	line, _ := position(at)
	for _, slip := range d.slips {
		if slip.Line == line {
			d.faults = append(d.faults, slip)
			return
		}
	}
	d.fault(at, message, hint)
}

// mapping reads the keys of a mapping: each known, at most once, none missing.
func (d *decoder) mapping(n ast.Node, what string, keys []key) bool {
	m, ok := n.(ast.MapNode)
	if !ok {
		d.kindFault(n, fmt.Sprintf("%s must have keys, but this is %s", what, kind(n)), "Write "+names(keys)+", each with a colon")
		return false
	}
	d.note(n, d.prefix+".", "", false)
	seen, strange := map[string]int{}, false
	for it := m.MapRange(); it.Next(); {
		name := it.Key().String()
		at := -1
		for i := range keys {
			if keys[i].name == name {
				at = i
			}
		}
		line, _ := position(it.Key())
		switch first, twice := seen[name]; {
		case at < 0:
			hint := "Known keys are: " + names(keys)
			if strings.Contains(name, " ") {
				hint = "A text with a comma in it needs quotes within curly brackets. " + hint
			}
			d.fault(it.Key(), fmt.Sprintf("%s has no key %q", what, name), hint)
			strange = true
			continue
		case twice:
			d.fault(it.Key(), fmt.Sprintf("the key %q is given twice, first on line %d", name, first), "Delete one of the two")
			continue
		}
		seen[name] = line
		outer := d.prefix
		d.prefix = join(outer, name)
		keys[at].read(it.Value())
		d.prefix = outer
	}
	for _, k := range keys {
		// An unknown key is most often a known one mistyped, which then is not missing.
		if _, there := seen[k.name]; k.need && !there && !strange {
			d.fault(n, fmt.Sprintf("%s lacks the key %q", what, k.name), "Add it; docs/pack-format.md says what belongs there")
		}
	}
	return true
}

// list reads the items of a list one by one.
func (d *decoder) list(item func(ast.Node)) reader {
	return func(n ast.Node) bool {
		s, ok := n.(*ast.SequenceNode)
		if !ok {
			d.kindFault(n, fmt.Sprintf("a list is wanted here, but this is %s", kind(n)), "Write each item on its own line after a hyphen, or all of them in square brackets")
			return false
		}
		d.note(n, d.prefix, "", false)
		outer := d.prefix
		for i, v := range s.Values {
			d.prefix = fmt.Sprintf("%s.%d", outer, i)
			item(v)
		}
		d.prefix = outer
		return true
	}
}

// lines reads a list of one-line texts.
func (d *decoder) lines(to *[]string) reader {
	return d.list(func(n ast.Node) {
		var s string
		d.line(&s)(n)
		*to = append(*to, s)
	})
}

// line reads a text of one line.
func (d *decoder) line(to *string) reader {
	return func(n ast.Node) bool {
		if !d.block(to)(n) {
			return false
		}
		*to = strings.TrimSpace(*to)
		if strings.Contains(*to, "\n") {
			d.fault(n, "this text must be one line", `Join its lines; a long text may be folded with >-, and within " a backslash is written \\`)
			return false
		}
		return true
	}
}

// block reads a text of any number of lines, without the empty ones at its end.
func (d *decoder) block(to *string) reader {
	return func(n ast.Node) bool {
		text, ok := scalar(n)
		if !ok {
			what := kind(n)
			switch line, _ := position(n); n.(type) {
			case ast.MapNode:
				what = "a key and its value, since a colon and a space stand in it"
			case *ast.NullNode:
				if d.cutOff[line] {
					what = "a remark, since it starts with the sign #"
				}
			}
			d.fault(n, "a text is wanted here, but this is "+what, "If it is meant as text, put it in quotes")
			return false
		}
		text = strings.TrimRight(text, " \t\n")
		if text == "" {
			d.fault(n, "the text is empty", "Write it, or take the key away")
			return false
		}
		for _, r := range text { // escapes such as "\e" come out only here
			if plaintext.Unsafe(r) {
				line, column := position(n)
				d.faults = append(d.faults, unsafeFault(d.file, line, column, r))
				return false
			}
		}
		*to = text
		literal, isBlock := n.(*ast.LiteralNode)
		d.note(n, d.prefix, text, isBlock && strings.HasPrefix(literal.Start.Value, "|"))
		return true
	}
}

// note keeps the place of a text for tools that check packs.
func (d *decoder) note(n ast.Node, field, value string, block bool) {
	if !d.collect {
		return
	}
	line, column := position(n)
	if _, ok := n.(*ast.LiteralNode); ok {
		line, column = line+1, 1 // the text starts below its | or >
	}
	d.texts = append(d.texts, Text{d.file, line, column, d.principle, d.question, field, value, block})
}

// scalar gives a node's text if it is one. Numbers, dates and yes/no are not
// texts: what YAML makes of them is seldom what was meant.
func scalar(n ast.Node) (string, bool) {
	switch n := n.(type) {
	case *ast.StringNode:
		return n.Value, true
	case *ast.LiteralNode:
		return n.Value.Value, true
	}
	return "", false
}

// kind names what a node is, in plain words.
func kind(n ast.Node) string {
	switch n.(type) {
	case ast.MapNode:
		return "a group of keys"
	case *ast.SequenceNode:
		return "a list"
	case *ast.NullNode:
		return "nothing"
	case *ast.IntegerNode, *ast.FloatNode, *ast.InfinityNode, *ast.NanNode:
		return "a number"
	case *ast.BoolNode:
		return "true or false"
	}
	return "a text"
}

func names(keys []key) string {
	var all []string
	for _, k := range keys {
		all = append(all, k.name)
	}
	return strings.Join(all, ", ")
}

func join(prefix, name string) string {
	if prefix == "" {
		return name
	}
	return prefix + "." + name
}
