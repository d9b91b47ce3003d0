package questions

import (
	"fmt"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"charter/questions/plaintext"
)

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
