package questions

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// Pack is one versioned edition of the questionnaire: the principles of the
// Charter, the questions asked about each, and the words used to explain them.
// A Pack is read-only once loaded and safe to share between goroutines.
type Pack struct {
	ID      string `json:"id"`      // e.g. "lcr-2025"; never changes between versions
	Version string `json:"version"` // semantic version of the questionnaire, e.g. "1.0.0"
	Title   string `json:"title"`
	Source  string `json:"source"`  // where the Charter is published (URL)
	Licence string `json:"licence"` // licence of the Charter's text
	Credit  string `json:"credit"`  // to be shown wherever the Charter is quoted

	// Preamble is the Charter's own opening, in Markdown, unchanged.
	Preamble string `json:"preamble,omitempty"`
	// LegalChecked is the day the legal notes in the guidance were last
	// checked against the law. Readers are warned once it is over 12 months old.
	LegalChecked string `json:"legal_checked,omitempty"`

	// Levels are the words for level 0, 1, 2 and 3, the same for every question.
	Levels [LevelCount]string `json:"levels"`
	// TieRule says what to choose between two levels, and ExceptionRule what a
	// small exception does to a level. Both are shown wherever levels are chosen.
	TieRule       string `json:"tie_rule,omitempty"`
	ExceptionRule string `json:"exception_rule,omitempty"`
	// Definitions say what a word means on which a level depends. See [Pack.DefinitionsFor].
	Definitions []Definition `json:"definitions,omitempty"`
	Clauses     []Clause     `json:"clauses"`
	Glossary    []Term       `json:"glossary"`
	Principles  []Principle  `json:"principles"`
	// Changes say what became of each question since an earlier version.
	Changes []Change `json:"changes,omitempty"`

	index map[string]questionIndex
}

// LevelCount is the number of levels a question can be answered with, 0 to 3.
const LevelCount = 4

// Clause is one expectation of the Charter in a few words, such as
// "1a: public benefit comes first". Every question cites at least one.
type Clause struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// Term is a glossary entry: an abbreviation or term of art in one plain sentence.
type Term struct {
	Term    string   `json:"term"`              // as it is written in the texts, e.g. "DPIA"
	Long    string   `json:"long,omitempty"`    // written out, e.g. "data protection impact assessment"
	Meaning string   `json:"meaning"`           // one plain sentence
	Aliases []string `json:"aliases,omitempty"` // other spellings, e.g. "DPIAs"
}

// Definition says what a word means on which a level depends, such as who is
// outside the project. It is shown where the level is chosen.
type Definition struct {
	ID      string   `json:"id"`              // e.g. "outside"
	Term    string   `json:"term"`            // as a heading, e.g. "Outside the project"
	Meaning string   `json:"meaning"`         // one or two plain sentences
	Short   string   `json:"short,omitempty"` // the same in a few words, for a line behind the term
	Words   []string `json:"words"`           // the words in a question or a level that call for it
}

// InShort gives the term and what it means in as few words as the pack has for it.
func (d Definition) InShort() string { return d.Term + ": " + cmp.Or(d.Short, d.Meaning) }

// Wording says whose words a principle is given in.
type Wording string

const (
	// WordingCharter marks a principle quoted word for word from the Charter.
	WordingCharter Wording = "charter"
	// WordingParaphrase marks a principle told in our own words. Every screen
	// and export that shows it must say so and give the link to the Charter.
	WordingParaphrase Wording = "paraphrase"
)

// Principle is one of the Charter's principles with its guidance and questions.
type Principle struct {
	Number    int        `json:"number"` // 1 to 11, from the name of its folder
	ID        string     `json:"id"`     // e.g. "balanced-innovation", from the name of its folder
	Title     string     `json:"title"`
	Wording   Wording    `json:"wording"`
	Link      string     `json:"link,omitempty"` // the published text
	Statement string     `json:"statement"`      // the principle itself, one or two sentences
	Guidance  string     `json:"guidance"`       // Markdown: what it means, then what it looks like in practice
	Questions []Question `json:"questions"`
}

// Question is one question a project team answers with a level from 0 to 3.
type Question struct {
	ID            string             `json:"id"`                     // e.g. "BEN-1"; never changes once released
	Text          string             `json:"text"`                   // the question, in plain words
	Why           string             `json:"why"`                    // the expectation of the Charter it comes from, one sentence
	Help          string             `json:"help"`                   // Markdown: how to find the answer, good and weak examples
	Clauses       []string           `json:"clauses"`                // ids of the Charter's clauses it serves
	EssentialFrom Stage              `json:"essential_from"`         // stage from which it gates its principle; "" never
	EssentialIf   []string           `json:"essential_if,omitempty"` // it gates only where these facts hold; empty: wherever it is asked
	Applies       Condition          `json:"applies"`                // when it is asked at all
	Levels        [LevelCount]string `json:"levels"`                 // what each level means for this question
	Reach         *Reach             `json:"reach,omitempty"`        // the highest level early on; nil: every level at every stage
	Evidence      []string           `json:"evidence"`               // examples of evidence
	Prompts       []string           `json:"prompts"`                // for a facilitator: openings for a discussion
	Cases         []Case             `json:"cases,omitempty"`        // projects as they occur, and the level each takes
}

// Reach says which level a project can have at most before a stage, since
// what the higher levels ask for only happens later.
type Reach struct {
	Before Stage  `json:"before"`
	Level  int    `json:"level"` // 0 to 2
	Text   string `json:"text"`  // what to choose meanwhile
}

// Case is the situation of another project, and the level it takes.
type Case struct {
	Situation string `json:"situation"`
	Level     int    `json:"level"` // 0 to 3
}

// Change tells what became of one or more questions since an earlier version.
type Change struct {
	Since string   `json:"since"` // the earlier version, e.g. "1.0.0"
	Kind  string   `json:"kind"`  // one of ChangeKinds
	From  []string `json:"from"`  // ids in the earlier version
	To    []string `json:"to"`    // ids in this version; empty when dropped
	Note  string   `json:"note,omitempty"`
}

type questionIndex struct{ principle, question int }

// Question finds a question by its id. The principle it belongs to comes with it.
func (p *Pack) Question(id string) (*Question, *Principle, bool) {
	at, ok := p.index[id]
	if !ok {
		return nil, nil, false
	}
	principle := &p.Principles[at.principle]
	return &principle.Questions[at.question], principle, true
}

// Principle finds a principle by its id.
func (p *Pack) Principle(id string) (*Principle, bool) {
	for i := range p.Principles {
		if p.Principles[i].ID == id {
			return &p.Principles[i], true
		}
	}
	return nil, false
}

// Clause finds a clause of the Charter by its id, e.g. "1a".
func (p *Pack) Clause(id string) (Clause, bool) {
	for _, c := range p.Clauses {
		if c.ID == id {
			return c, true
		}
	}
	return Clause{}, false
}

// DefinitionsFor gives the definitions that questions call for: those with a word
// that stands in the text of one or in one of its levels, in the order of the pack.
func (p *Pack) DefinitionsFor(list ...*Question) []Definition {
	var texts []string
	for _, q := range list {
		texts = append(append(texts, q.Text), q.Levels[:]...)
	}
	read := strings.ToLower(strings.Join(texts, "\n"))
	var called []Definition
	for _, d := range p.Definitions {
		if slices.ContainsFunc(d.Words, func(word string) bool { return strings.Contains(read, strings.ToLower(word)) }) {
			called = append(called, d)
		}
	}
	return called
}

// ReachAt gives what a project at a stage can reach at most, or nil if every
// level is open to it. An unknown stage closes no level.
func (q *Question) ReachAt(stage Stage) *Reach {
	if q.Reach == nil || stage.AtOrPast(q.Reach.Before) {
		return nil
	}
	return q.Reach
}

// QuestionCount is the number of questions in the pack, whether they apply or not.
func (p *Pack) QuestionCount() int { return len(p.index) }

// LegalNotesMonths is for how many months a check of the legal notes holds.
const LegalNotesMonths = 12

// LegalNotesOld reports whether the legal notes were checked more than
// [LegalNotesMonths] before day. A pack that gives no date counts as old.
func (p *Pack) LegalNotesOld(day time.Time) bool {
	checked, err := time.Parse(time.DateOnly, p.LegalChecked)
	return err != nil || day.After(checked.AddDate(0, LegalNotesMonths, 0))
}

// LegalCheckedMonth gives the month the legal notes were last checked in, as
// in "October 2026", or "" if the pack gives no date.
func (p *Pack) LegalCheckedMonth() string {
	checked, err := time.Parse(time.DateOnly, p.LegalChecked)
	if err != nil {
		return ""
	}
	return checked.Format("January 2006")
}

// reindex rebuilds the look-up of questions by id.
func (p *Pack) reindex() {
	p.index = map[string]questionIndex{}
	for i := range p.Principles {
		for j := range p.Principles[i].Questions {
			p.index[p.Principles[i].Questions[j].ID] = questionIndex{i, j}
		}
	}
}
