package changes

import (
	"charter/assessment"
	"charter/exports/privacy"
	"charter/exports/report"
)

// Publishable gives a [privacy.LeakError] where changes told to the public hold what is private
// in a, which is one of the two assessments. Each report was searched for what is private in its
// own; the other may know more, such as that a name is a person's.
func (c *Changes) Publishable(a *assessment.Assessment) error {
	if c.Audience != report.Public {
		return nil
	}
	leaks, _ := privacy.Read(a).Search(struct { // all that a team typed
		Old             Edition             `json:"old"`
		New             Edition             `json:"new"`
		Explanations    []ExplanationChange `json:"explanations"`
		EvidenceAdded   []EvidenceChange    `json:"evidence_added"`
		EvidenceRemoved []EvidenceChange    `json:"evidence_removed"`
		EvidenceStale   []EvidenceChange    `json:"evidence_stale"`
		EvidenceParts   []PartChange        `json:"evidence_parts"`
		Actions         []ActionChange      `json:"actions"`
		SignOff         []SignOffChange     `json:"sign_off"`
	}{c.Old, c.New, c.Explanations, c.EvidenceAdded, c.EvidenceRemoved, c.EvidenceStale, c.EvidenceParts, c.Actions, c.SignOff})
	if len(leaks) == 0 {
		return nil
	}
	return &privacy.LeakError{Leaks: leaks, Change: true}
}
