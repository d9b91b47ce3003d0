package questions

import "time"

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
	Levels     [LevelCount]string `json:"levels"`
	Clauses    []Clause           `json:"clauses"`
	Glossary   []Term             `json:"glossary"`
	Principles []Principle        `json:"principles"`
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
	ID            string             `json:"id"`             // e.g. "BEN-1"; never changes once released
	Text          string             `json:"text"`           // the question, in plain words
	Why           string             `json:"why"`            // the expectation of the Charter it comes from, one sentence
	Help          string             `json:"help"`           // Markdown: how to find the answer, good and weak examples
	Clauses       []string           `json:"clauses"`        // ids of the Charter's clauses it serves
	EssentialFrom Stage              `json:"essential_from"` // stage from which it gates its principle; "" never
	Applies       Condition          `json:"applies"`        // when it is asked at all
	Levels        [LevelCount]string `json:"levels"`         // what each level means for this question
	Evidence      []string           `json:"evidence"`       // examples of evidence
	Prompts       []string           `json:"prompts"`        // for a facilitator: openings for a discussion
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

// QuestionCount is the number of questions in the pack, whether they apply or not.
func (p *Pack) QuestionCount() int { return len(p.index) }

// LegalNotesOld reports whether the legal notes were checked more than
// 12 months before day. A pack that gives no date counts as old.
func (p *Pack) LegalNotesOld(day time.Time) bool {
	checked, err := time.Parse(time.DateOnly, p.LegalChecked)
	return err != nil || day.After(checked.AddDate(1, 0, 0))
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
