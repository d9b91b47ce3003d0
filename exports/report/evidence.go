package report

import (
	"maps"
	"strconv"
	"strings"

	"charter/assessment"
	"charter/exports/encoding"
	"charter/exports/wording"
)

// citedDocument is a document with the answers that cite it.
type citedDocument struct {
	Evidence
	by    []string // ids of questions, in order
	parts []string // what of it is meant, each with the question
}

// EvidenceCSV writes one row a document that answers cite, for a spreadsheet.
func EvidenceCSV(r *Report) []byte {
	return r.table([]string{
		"document", "evidence", "owner", "evidence_date", "age_months", "stale", "grade", "public", "location", "citations", "cited_by", "parts",
	}, func(add func(...string)) {
		for _, d := range r.documents() {
			add(
				d.Document, d.Title, d.Owner, d.Date.String(), encoding.Digits(d.AgeMonths), encoding.YesNo(d.Stale), gradeWords(d.Grade),
				encoding.YesNo(d.Public), d.Location, strconv.Itoa(len(d.by)), strings.Join(d.by, " | "), strings.Join(d.parts, " | "),
			)
		}
	})
}

// documents lists what the answers to the questions that are asked cite, in the order in which
// it is cited first. Older reports have no ids of documents: there those are one of which all that
// is said is the same.
func (r *Report) documents() []*citedDocument {
	type said struct {
		id, title, owner, location string
		date                       assessment.Date
		public                     bool
	}
	var order []*citedDocument
	known := map[said]*citedDocument{}
	for _, item := range r.Items() {
		if item.Answer == nil || item.NotAsked() {
			continue
		}
		for _, e := range item.Answer.Evidence {
			key := said{e.Document, e.Title, e.Owner, e.Location, e.Date, e.Public}
			if known[key] == nil {
				known[key] = &citedDocument{Evidence: e}
				order = append(order, known[key])
			}
			d := known[key]
			d.by = append(d.by, item.Question.ID)
			if part := strings.TrimSpace(e.Part); part != "" {
				d.parts = append(d.parts, wording.Labelled("", item.Question.ID, part))
			}
		}
	}
	return order
}

// gradeWords names what an item of evidence is worth.
func gradeWords(g assessment.Grade) string {
	switch g {
	case assessment.GradeLocated:
		return "located"
	case assessment.GradeNamed:
		return "named"
	}
	return "none"
}

// EvidenceCounts tell what the answers rest on, as the signals of the report count it.
type EvidenceCounts struct {
	Answered  int `json:"answered"`  // questions answered with a level
	Cite      int `json:"cite"`      // of them, with evidence that counts
	Located   int `json:"located"`   // of them, with evidence that has a place and a date
	Checked   int `json:"checked"`   // of them, checked from outside the project
	Documents int `json:"documents"` // that are cited, told apart by their place
	Public    int `json:"public"`    // of them, whose place is public
	Stale     int `json:"stale"`     // documents older than two years on the assessment date
}

// EvidenceCounts counts what the answers rest on.
func (r *Report) EvidenceCounts() EvidenceCounts {
	args := map[string]int{}
	for _, signal := range r.Summary.Signals {
		if signal.Code == assessment.EvidenceSignal || signal.Code == assessment.ChecksSignal {
			maps.Copy(args, signal.Args)
		}
	}
	counts := EvidenceCounts{
		Answered: args["answered"], Cite: args["cite"], Located: args["located"], Checked: args["checked"],
		Documents: args["documents"], Public: args["public"],
	}
	for _, d := range r.documents() {
		if d.Stale {
			counts.Stale++
		}
	}
	return counts
}
