package site

import (
	"strconv"
	"strings"

	"charter/exports/encoding"
)

// CSV writes the register as a table, one row an entry.
func (r *Register) CSV() []byte {
	rows := [][]string{{
		"entry", "id", "address", "title", "summary", "organisation", "programme_area", "area", "stage", "uses_ai", "verdict", "next_review",
		"licence", "version", "published", "updated", "withdrawn", "reason",
	}}
	for _, e := range r.Entries {
		on, reason := "", ""
		if e.Withdrawn != nil {
			on, reason = e.Withdrawn.On.String(), e.Withdrawn.Reason
		}
		rows = append(rows, []string{
			e.Entry, e.ID, e.Address, e.Title, e.Summary, e.Organisation, e.ProgrammeArea, strings.Join(e.Area, " | "), string(e.Stage), e.UsesAI,
			string(e.Verdict), e.NextReview.String(), e.Licence, strconv.Itoa(e.Version), e.Published.String(), e.Updated.String(), on, reason,
		})
	}
	return encoding.CSV(rows)
}
