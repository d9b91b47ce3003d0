package check

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"charter/questions"
)

// Severity says how much a Finding matters.
type Severity string

const (
	// Fault must be mended before the pack is used.
	Fault Severity = "fault"
	// Advice makes the pack better; a pack with advice only can be used.
	Advice Severity = "advice"
)

// Finding is one thing wrong with a pack.
type Finding struct {
	File     string   `json:"file"`             // inside the pack; "" for the folder
	Line     int      `json:"line"`             // from 1; 0 for a whole file
	Column   int      `json:"column,omitempty"` // from 1; 0 where the whole line is meant
	Severity Severity `json:"severity"`
	Rule     string   `json:"rule"` // name of the rule, see the package's introduction
	What     string   `json:"what"` // what is wrong
	Mend     string   `json:"mend"` // what to do about it
}

// String gives the finding on one line: place, severity, what, how to mend it, rule.
func (f Finding) String() string {
	where := cmp.Or(f.File, "pack")
	if f.Line > 0 {
		where = fmt.Sprintf("%s:%d", where, f.Line)
	}
	if f.Column > 1 { // 1 is the start of the line
		where = fmt.Sprintf("%s:%d", where, f.Column)
	}
	return fmt.Sprintf("%s: %s: %s %s [%s]", where, f.Severity, ended(f.What), ended(f.Mend), f.Rule)
}

// ended ends a sentence with one full stop, also where it closes with a quotation.
func ended(sentence string) string {
	if strings.HasSuffix(sentence, ".") || strings.HasSuffix(sentence, `."`) {
		return sentence
	}
	return sentence + "."
}

// Report is all that was found in a pack.
type Report struct {
	Pack       string    `json:"pack"`    // id, "" if it could not be read
	Version    string    `json:"version"` // of the questionnaire
	Principles int       `json:"principles"`
	Questions  int       `json:"questions"`
	Findings   []Finding `json:"findings"` // faults before advice, each in order of file and line
	Reading    []Reading `json:"reading"`  // reading ease of each question, hardest first
}

// OK reports whether nothing at all was found.
func (r Report) OK() bool { return len(r.Findings) == 0 }

// Faults counts the findings that must be mended.
func (r Report) Faults() int {
	n := 0
	for _, f := range r.Findings {
		if f.Severity == Fault {
			n++
		}
	}
	return n
}

// Check reads the pack in fsys and applies every rule to as much of it as can
// be read. It does not fail: what cannot be read is a finding, and the only one
// on its files, since others would follow from it.
func Check(fsys fs.FS) Report {
	pack, texts, faults := questions.Inspect(fsys)
	c := &checker{pack: pack, texts: map[textKey]questions.Text{}}
	for _, f := range faults {
		c.report.Findings = append(c.report.Findings, Finding{f.File, f.Line, f.Column, Fault, structure, f.Message, f.Hint})
	}
	c.unread = len(c.report.Findings)
	if pack != nil {
		c.report.Pack, c.report.Version = pack.ID, pack.Version
		c.report.Principles, c.report.Questions = len(pack.Principles), pack.QuestionCount()
		for _, t := range texts {
			c.texts[textKey{t.Principle, t.Question, t.Field}] = t
		}
		c.passages = passages(pack, texts)
		for _, rule := range rules() {
			rule(c)
		}
	}
	c.dropWhatFollows()
	slices.SortStableFunc(c.report.Findings, func(a, b Finding) int {
		return cmp.Or(-cmp.Compare(a.Severity, b.Severity), cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	return c.report
}

// dropWhatFollows takes away what is said of files that could not be read as they
// were meant, and of the pack as a whole where a part of it is missing.
func (c *checker) dropWhatFollows() {
	broken := map[string]bool{}
	for _, f := range c.report.Findings[:c.unread] {
		broken[folder(f.File)] = true
	}
	follows := func(f Finding) bool {
		return f.Rule != structure && (broken[""] || broken[folder(f.File)] || folder(f.File) == "" && len(broken) > 0)
	}
	c.report.Findings = slices.DeleteFunc(c.report.Findings, follows)
}

// folder is the folder of the principle that a file belongs to, "" for the pack's own.
func folder(file string) string {
	name, _, inside := strings.Cut(file, "/")
	if !inside {
		return ""
	}
	return name
}

// structure is the rule of everything that questions.Load refuses.
const structure = "structure"

func rules() []func(*checker) {
	return []func(*checker){
		checkIDs, checkNumbering, checkClauses, checkConditions, checkLevels, checkReach, checkDefinitions,
		checkQuestions, checkHelp, checkCases, checkWording, checkLegalNotes, checkChanges, checkMarkdown, checkAbbreviations, checkReading, checkClaims,
	}
}

type textKey struct {
	principle, question int
	field               string
}

type checker struct {
	pack     *questions.Pack
	texts    map[textKey]questions.Text
	passages []passage
	report   Report
	unread   int // findings on what could not be read, which come first
}

// at records a fault at a key of a question or principle. When the key
// is missing, the place is that of the whole question or file.
func (c *checker) at(principle, question int, field, rule, what, mend string) {
	t := c.text(principle, question, field)
	c.add(t.File, t.Line, rule, what, mend)
}

// advise records advice, at a place as for a fault.
func (c *checker) advise(principle, question int, field, rule, what, mend string) {
	t := c.text(principle, question, field)
	c.report.Findings = append(c.report.Findings, Finding{t.File, t.Line, 0, Advice, rule, what, mend})
}

func (c *checker) text(principle, question int, field string) questions.Text {
	if t, ok := c.texts[textKey{principle, question, field}]; ok {
		return t
	}
	return c.texts[textKey{principle, question, "."}]
}

// add records what a rule finds: advice where the rule is one of craft, else a fault.
func (c *checker) add(file string, line int, rule, what, mend string) {
	severity := Fault
	if slices.Contains(craft(), rule) {
		severity = Advice
	}
	c.report.Findings = append(c.report.Findings, Finding{file, line, 0, severity, rule, what, mend})
}

// craft lists the rules of how we write questions. A pack written in another way
// works as well; ours keeps to them, see TestEmbeddedPackHasNoFindings.
func craft() []string { return []string{"level-1", "level-3", "one-idea", "help-twice", "cases"} }

// each visits every question with its place.
func (c *checker) each(visit func(i, j int, q *questions.Question)) {
	for i := range c.pack.Principles {
		for j := range c.pack.Principles[i].Questions {
			visit(i, j, &c.pack.Principles[i].Questions[j])
		}
	}
}
