package report

import (
	"charter/exports/document"
	"charter/exports/wording"
)

// addExplanations tells both sides of each fact that something speaks against, and how
// the team explains it.
func (l *layout) addExplanations(explained []Explanation) {
	fields := document.Fields{}
	for _, e := range explained {
		fields.Items = append(fields.Items, document.Field{Label: wording.Capital(e.About), Text: e.Text})
	}
	if len(fields.Items) > 0 {
		l.doc.Add(document.Heading{Level: 3, Text: "Facts that something speaks against", ID: explainedID},
			document.ParagraphOf("The team explains how both can be true:"), fields)
	}
}

// explainedID is where explanations of facts are told.
const explainedID = "explained"

// Explanation is how a team explains a fact that something speaks against.
type Explanation struct {
	ID    string `json:"id"`    // of the contradiction
	About string `json:"about"` // both sides, in words
	Text  string `json:"explanation"`
}

// Explanations lists the facts that something speaks against and that are explained.
func (r *Report) Explanations() []Explanation {
	found := []Explanation{}
	for _, c := range r.Score.Contradictions {
		if c.Explained {
			found = append(found, Explanation{c.ID, c.Words(), r.Explained[c.ID]})
		}
	}
	return found
}
