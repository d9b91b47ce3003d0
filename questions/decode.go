package questions

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"

	"charter/questions/pattern"
)

// decoder turns the parsed files of one folder into a part of a Pack. It
// follows the written YAML itself, so that it can name the place of every
// fault and go on after one.
type decoder struct {
	file                string
	faults              Faults
	collect             bool
	texts               []Text
	ids                 []Text       // of questions, in order
	principle, question int          // what is being read, as in Text
	prefix              string       // of Field, while inside a list
	slips               Faults       // likely slips of the pen in the file
	cutOff              map[int]bool // lines on which a remark follows right behind a key or hyphen
}

// pack reads pack.yaml. It reports false when the file is not one this
// program can read at all.
func (d *decoder) pack(data string, p *Pack) bool {
	root, ok := d.parse(data)
	if !ok || !d.format(root) {
		return false
	}
	return d.mapping(root, "pack.yaml", []key{
		{"format", must, ignore},
		{"id", must, d.line(&p.ID)},
		{"version", must, d.version(&p.Version)},
		{"title", must, d.line(&p.Title)},
		{"source", must, d.line(&p.Source)},
		{"licence", must, d.line(&p.Licence)},
		{"credit", must, d.line(&p.Credit)},
		{"preamble", may, d.block(&p.Preamble)},
		{"legal_checked", may, d.day(&p.LegalChecked)},
		{"levels", must, d.levels(&p.Levels)},
		{"tie_rule", may, d.line(&p.TieRule)},
		{"exception_rule", may, d.line(&p.ExceptionRule)},
		{"definitions", may, d.list(func(n ast.Node) {
			def := Definition{}
			d.mapping(n, "a definition", []key{{"id", must, d.line(&def.ID)}, {"term", must, d.line(&def.Term)},
				{"meaning", must, d.line(&def.Meaning)}, {"short", may, d.line(&def.Short)}, {"words", must, d.lines(&def.Words)}})
			d.unique(n, "definition", def.ID, func() bool {
				return slices.ContainsFunc(p.Definitions, func(o Definition) bool { return o.ID == def.ID })
			})
			p.Definitions = append(p.Definitions, def)
		})},
		{"clauses", must, d.list(func(n ast.Node) {
			c := Clause{}
			d.mapping(n, "a clause", []key{{"id", must, d.line(&c.ID)}, {"text", must, d.line(&c.Text)}})
			d.unique(n, "clause", c.ID, func() bool { return slices.ContainsFunc(p.Clauses, func(o Clause) bool { return o.ID == c.ID }) })
			p.Clauses = append(p.Clauses, c)
		})},
		{"glossary", may, d.list(func(n ast.Node) {
			t := Term{}
			d.mapping(n, "a glossary entry", []key{{"term", must, d.line(&t.Term)}, {"long", may, d.line(&t.Long)},
				{"meaning", must, d.line(&t.Meaning)}, {"aliases", may, d.lines(&t.Aliases)}})
			d.unique(n, "glossary entry", t.Term, func() bool { return slices.ContainsFunc(p.Glossary, func(o Term) bool { return o.Term == t.Term }) })
			p.Glossary = append(p.Glossary, t)
		})},
		{"changes", may, d.list(func(n ast.Node) {
			c := Change{}
			d.mapping(n, "a change", []key{{"since", must, d.version(&c.Since)},
				{"kind", must, d.oneOf(&c.Kind, "kind of change", ChangeKinds())},
				{"from", must, d.lines(&c.From)}, {"to", may, d.lines(&c.To)}, {"note", may, d.line(&c.Note)}})
			p.Changes = append(p.Changes, c)
		})},
	})
}

// format checks the head of pack.yaml before anything else, so that a pack for
// a newer program is not met with a list of unknown keys.
func (d *decoder) format(root ast.Node) bool {
	var format string
	at := root
	if m, ok := root.(ast.MapNode); ok {
		for it := m.MapRange(); it.Next(); {
			if it.Key().String() == "format" {
				at = it.Value()
				format, _ = scalar(at)
			}
		}
	}
	switch {
	case format == PackFormat:
		return true
	case strings.HasPrefix(format, "charter-pack/"):
		d.fault(at, fmt.Sprintf("this pack was made for a newer version of charter (%s; this one reads %s)", format, PackFormat),
			"Use a newer charter, or ask the pack's makers for one of format "+PackFormat)
	default:
		d.fault(at, "this is not the head of a question pack: no format is given", "Write as the first line: format: "+PackFormat)
	}
	return false
}

// guidance reads guidance.md.
func (d *decoder) guidance(file, data string, p *Principle) {
	text, faults := clean(file, data)
	d.faults = append(d.faults, faults...)
	p.Guidance = strings.Trim(text, "\n")
	if strings.TrimSpace(text) == "" {
		d.faults = append(d.faults, Fault{file, 1, 1, "the file is empty", "Write what the principle means"})
	}
	if d.collect {
		skipped := len(text) - len(strings.TrimLeft(text, "\n"))
		d.texts = append(d.texts, Text{file, 1 + skipped, 1, d.principle, -1, "guidance", p.Guidance, true})
	}
}

// principleFile reads questions.yaml.
func (d *decoder) principleFile(data string, p *Principle) {
	root, ok := d.parse(data)
	if !ok {
		return
	}
	var wording string
	d.mapping(root, "a principle", []key{
		{"title", must, d.line(&p.Title)},
		{"wording", must, d.oneOf(&wording, "wording", []string{string(WordingCharter), string(WordingParaphrase)})},
		{"link", may, d.line(&p.Link)},
		{"statement", must, d.line(&p.Statement)},
		{"questions", must, d.list(func(n ast.Node) {
			d.question = len(p.Questions)
			outer := d.prefix
			d.prefix = ""
			p.Questions = append(p.Questions, Question{})
			d.questionNode(n, &p.Questions[d.question])
			d.question, d.prefix = -1, outer
		})},
	})
	p.Wording = Wording(wording)
}

func (d *decoder) questionNode(n ast.Node, q *Question) {
	what := "a question"
	if m, ok := n.(ast.MapNode); ok {
		for it := m.MapRange(); it.Next(); {
			if id, ok := scalar(it.Value()); ok && it.Key().String() == "id" {
				what = "question " + id
			}
		}
	}
	var essential string
	d.mapping(n, what, []key{
		{"id", must, func(n ast.Node) bool {
			if !d.line(&q.ID)(n) {
				return false
			}
			line, column := position(n)
			d.ids = append(d.ids, Text{File: d.file, Line: line, Column: column, Value: q.ID})
			return true
		}},
		{"text", must, d.line(&q.Text)},
		{"why", must, d.line(&q.Why)},
		{"help", must, d.block(&q.Help)},
		{"clauses", must, d.lines(&q.Clauses)},
		{"essential_from", may, d.oneOf(&essential, "stage", stageNames())},
		{"essential_if", may, d.facts(&q.EssentialIf)},
		{"applies", may, d.condition(&q.Applies)},
		{"levels", must, d.levels(&q.Levels)},
		{"reach", may, d.reach(&q.Reach)},
		{"evidence", must, d.lines(&q.Evidence)},
		{"prompts", must, d.lines(&q.Prompts)},
		{"cases", may, d.list(func(n ast.Node) {
			c := Case{}
			d.mapping(n, "a case", []key{{"situation", must, d.line(&c.Situation)}, {"level", must, d.level(&c.Level, LevelCount-1)}})
			q.Cases = append(q.Cases, c)
		})},
	})
	q.EssentialFrom = Stage(essential)
	// Written as JSON, a condition without names has empty lists, not null.
	if q.Applies.All == nil {
		q.Applies.All = []string{}
	}
	if q.Applies.Any == nil {
		q.Applies.Any = []string{}
	}
}

// condition reads when a question is asked: any of all, any and from.
func (d *decoder) condition(to *Condition) reader {
	return func(n ast.Node) bool {
		var from string
		ok := d.mapping(n, "applies", []key{
			{"all", may, d.facts(&to.All)},
			{"any", may, d.facts(&to.Any)},
			{"from", may, d.oneOf(&from, "stage", stageNames())},
		})
		to.From = Stage(from)
		return ok
	}
}

// facts reads a list of names of facts.
func (d *decoder) facts(to *[]string) reader {
	return d.list(func(n ast.Node) {
		var name string
		d.oneOf(&name, "fact", FactNames())(n)
		*to = append(*to, name)
	})
}

func stageNames() []string {
	var names []string
	for _, s := range Stages() {
		names = append(names, string(s))
	}
	return names
}

// levels reads exactly four lines.
func (d *decoder) levels(to *[LevelCount]string) reader {
	return func(n ast.Node) bool {
		var lines []string
		if !d.lines(&lines)(n) {
			return false
		}
		if len(lines) != LevelCount {
			d.fault(n, fmt.Sprintf("%d levels are given where there must be four", len(lines)), "Say what level 0, 1, 2 and 3 mean, in this order")
		}
		copy(to[:], lines)
		return len(lines) == LevelCount
	}
}

// reach reads which level is the highest before a stage.
func (d *decoder) reach(to **Reach) reader {
	return func(n ast.Node) bool {
		var before string
		r := &Reach{}
		ok := d.mapping(n, "reach", []key{
			{"before", must, d.oneOf(&before, "stage", stageNames())},
			{"level", must, d.level(&r.Level, LevelCount-2)},
			{"text", must, d.line(&r.Text)},
		})
		r.Before = Stage(before)
		*to = r
		return ok
	}
}

// level reads a level: a whole number from 0 to the highest that makes sense.
func (d *decoder) level(to *int, highest int) reader {
	return func(n ast.Node) bool {
		number, ok := n.(*ast.IntegerNode)
		value, small := uint64(0), false
		if ok {
			value, small = number.Value.(uint64)
		}
		if !small || value > uint64(highest) {
			d.fault(n, "this is not a level that can stand here", fmt.Sprintf("Write one number from 0 to %d", highest))
			return false
		}
		*to = int(value)
		d.note(n, d.prefix, "", false)
		return true
	}
}

var semver = pattern.Lazy(`^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)(-[0-9A-Za-z.-]+)?$`)

func (d *decoder) version(to *string) reader {
	return d.lineWhere(to, func(s string) (string, string) {
		if semver().MatchString(s) {
			return "", ""
		}
		return fmt.Sprintf("%q is not a version", s), "Write three numbers, such as 1.0.0"
	})
}

func (d *decoder) day(to *string) reader {
	return d.lineWhere(to, func(s string) (string, string) {
		if _, err := time.Parse(time.DateOnly, s); err == nil {
			return "", ""
		}
		return fmt.Sprintf("%q is not a date", s), "Write year, month and day, such as 2026-10-31"
	})
}

// oneOf reads a word out of a fixed list.
func (d *decoder) oneOf(to *string, what string, known []string) reader {
	return d.lineWhere(to, func(s string) (string, string) {
		if slices.Contains(known, s) {
			return "", ""
		}
		return fmt.Sprintf("%q is not a known %s", s, what), "Known are: " + strings.Join(known, ", ")
	})
}

// lineWhere reads a line that must pass a test, which gives a message and a
// hint when it does not.
func (d *decoder) lineWhere(to *string, test func(string) (message, hint string)) reader {
	return func(n ast.Node) bool {
		if !d.line(to)(n) {
			return false
		}
		message, hint := test(*to)
		if message != "" {
			d.fault(n, message, hint)
		}
		return message == ""
	}
}

func ignore(ast.Node) bool { return true }

// unique records a fault when an id within a list is taken already.
func (d *decoder) unique(n ast.Node, what, id string, taken func() bool) {
	if id != "" && taken() {
		d.fault(n, fmt.Sprintf("the %s %s is given twice", what, id), "Delete one of the two")
	}
}

// syntaxFault turns an error of the YAML parser into a fault.
func (d *decoder) syntaxFault(err error) {
	fault := Fault{File: d.file, Line: 1, Column: 1, Message: err.Error()}
	var syntax yaml.Error
	if errors.As(err, &syntax) {
		fault.Message = syntax.GetMessage()
		if tk := syntax.GetToken(); tk != nil && tk.Position != nil {
			fault.Line, fault.Column = tk.Position.Line, tk.Position.Column
		}
	}
	fault.Message = notYAML + ": " + fault.Message
	fault.Hint = "Check the indentation here and above, and put a text that holds a colon or starts with * & ! % @ ` or a bracket in quotes"
	d.faults = append(d.faults, fault)
}
