// Package imports takes what was already written about a project into an assessment:
// from a record of the Algorithmic Transparency Recording Standard (see package atrs), a
// register entry, a table of two columns, or an earlier assessment.
//
// [Read] makes a [Plan] of a source: offers, each for one field of the assessment, and
// all that fits nowhere, whole, with the reason. So nothing of a source is lost unseen.
// [Plan.Against] compares it with an assessment, and [Offer.Take] puts one value in. It is
// marked as imported until somebody changes or confirms it ([assessment.Editor.Confirm]).
//
// Only what describes the project is taken, and what its facts are. Answers, votes, notes
// and names of assessors stay where they are.
package imports

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"charter/assessment"
	"charter/assessment/atrs"
	"charter/assessment/date"
	"charter/assessment/project"
	"charter/questions/plaintext"
)

// Plan is what a source says, sorted by what can be done with it.
type Plan struct {
	From   string  `json:"from"` // the source, in words, such as "ATRS record “Falls risk list”, 4 July 2025"
	Offers []Offer `json:"fields"`
	Left   []Left  `json:"left"`
	Same   []Left  `json:"same,omitempty"` // what the assessment says already, see [Plan.Against]
}

// Offer is a value that a source gives for a field, or an item for a list.
type Offer struct {
	Place   string `json:"place"` // in the file, such as "project.summary", "facts.stage" or, of a list, "project.risks"
	Label   string `json:"label"`
	Value   string `json:"value"`            // of an item: its fields, each on a line with its label
	Heading string `json:"heading"`          // where it stands in the source
	Said    string `json:"said,omitempty"`   // how the source words it, where that differs
	Now     string `json:"now,omitempty"`    // what the assessment says there, see [Plan.Against]
	Remark  string `json:"remark,omitempty"` // what to think of before it is taken

	item []part // of an item of a list
	fact string // key of the fact, of a fact
}

// part is the value of one field.
type part struct {
	field project.Field
	text  string
}

// Left is what of a source is not offered, and why.
type Left struct {
	Heading string `json:"heading"`
	Text    string `json:"text"`
	Why     string `json:"why"`
}

// ErrAssessment says that a source is an assessment, which is read as such: see [FromAssessment].
var ErrAssessment = errors.New("it is an assessment")

// Read makes a plan of the text of a source. name is that of its file, without a folder,
// and today the day on which it is read. The error is [ErrAssessment] or tells what is wrong
// with the text, to be put behind the name.
func Read(name string, data []byte, today date.Date) (*Plan, error) {
	text, err := atrs.Decode(data)
	if err != nil {
		return nil, err
	}
	b := &builder{today: today, plan: Plan{From: plaintext.Line(name), Offers: []Offer{}, Left: []Left{}}}
	start := strings.TrimLeft(text, " \t\r\n")
	if strings.HasPrefix(start, "{") {
		switch kind := kindOf(start); {
		case strings.HasPrefix(kind, "charter-assessment/"):
			return nil, ErrAssessment
		case strings.HasPrefix(kind, "lcr-register-entry/"):
			return b.entry(start)
		case kind != "":
			return nil, fmt.Errorf("it is of the kind %s. Give the assessment or the register entry that belongs to it", plaintext.Line(kind))
		}
	}
	if rows, ok := table(text); ok {
		return b.table(rows)
	}
	record, err := atrs.Read(data)
	if errors.Is(err, atrs.ErrNoRecord) {
		return nil, errors.New("it is neither an ATRS record (a page saved from GOV.UK, its JSON, or the text of the template) nor an assessment, a register entry or a table with the columns field and value")
	}
	if err != nil {
		return nil, err
	}
	return b.record(record), nil
}

// table reads a source as rows of cells; ok is false for what is no table of a kind that
// [builder.table] knows. Spreadsheets in some countries write semicolons.
func table(text string) (rows [][]string, ok bool) {
	first, _, _ := strings.Cut(text, "\n")
	for _, comma := range ",;\t" {
		reader := csv.NewReader(strings.NewReader(text))
		reader.Comma, reader.FieldsPerRecord, reader.LazyQuotes = comma, -1, true
		head, err := reader.Read()
		if err != nil || !strings.ContainsRune(first, comma) || !isTableHead(head) {
			continue
		}
		rows = [][]string{head}
		for {
			row, err := reader.Read()
			if errors.Is(err, io.EOF) {
				return rows, true
			}
			if err != nil {
				return nil, false
			}
			rows = append(rows, row)
		}
	}
	return nil, false
}

// Against compares a plan with an assessment: each offer then tells what stands there now,
// and what says the same is no offer any more.
func (p *Plan) Against(a *assessment.Assessment) {
	offers := p.Offers
	p.Offers = []Offer{}
	for _, offer := range offers {
		if offer.stands(a) {
			p.Same = append(p.Same, Left{offer.Heading, offer.said(), "The assessment says the same already."})
			continue
		}
		p.Offers = append(p.Offers, offer)
	}
}

func (o *Offer) said() string {
	if o.Said != "" {
		return o.Said
	}
	return o.Value
}

// stands notes what an assessment says where the offer would go, and reports whether that is
// the same.
func (o *Offer) stands(a *assessment.Assessment) bool {
	if o.fact != "" {
		o.Now = a.Facts.Value(o.fact)
		return o.Now == o.Value
	}
	if o.item == nil {
		field, _ := project.FieldOf(strings.TrimPrefix(o.Place, "project."))
		o.Now = field.Value(&a.Project, 0)
		return o.Now == o.Value
	}
	list := project.ListOf(strings.TrimPrefix(o.Place, "project."))
	for i := range list.Len(&a.Project) {
		same := true
		for _, part := range o.item {
			same = same && part.field.Value(&a.Project, i) == part.text
		}
		if same {
			return true
		}
	}
	return false
}

// Adds reports whether an offer takes nothing away: it is for a list, or nothing stands
// where it would go.
func (o *Offer) Adds() bool { return o.item != nil || o.Now == "" }

// Take puts the value of an offer into an assessment and marks it as imported from the
// source, in one step of the history.
func (o *Offer) Take(e *assessment.Editor, s assessment.Stamp, from string) {
	e.EndTyping()
	s = s.Typing("import:" + o.Place)
	if o.fact != "" {
		e.Facts(s, func(f *assessment.Facts) { *f = f.With(o.fact, o.Value) })
	} else {
		e.Project(s, func(p *project.Project) { o.put(p) })
	}
	if _, marked := e.Assessment().ImportAt(o.Place); !marked {
		e.Imported(s, func(all []assessment.Import) []assessment.Import {
			return append(all, assessment.Import{Place: o.Place, From: from, At: s.At.UTC().Truncate(time.Second)})
		})
	}
	e.EndTyping()
}

func (o *Offer) put(p *project.Project) {
	key := strings.TrimPrefix(o.Place, "project.")
	if o.item == nil {
		field, _ := project.FieldOf(key)
		field.Put(p, 0, o.Value)
		return
	}
	at := project.ListOf(key).Len(p)
	for _, part := range o.item {
		part.field.Put(p, at, part.text)
	}
}
