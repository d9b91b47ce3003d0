package portfolio

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"charter/exports/encoding"
)

// WriteCSV writes one row a file, for a spreadsheet: copies, examples and files that are left out
// among them. Columns of principles are those of all files, by their numbers.
func (p *Portfolio) WriteCSV(w io.Writer) error {
	last := 0
	for i := range p.listed {
		for _, x := range p.listed[i].Principles {
			last = max(last, x.Number)
		}
	}
	rows := [][]string{heads(last)}
	for i := range p.listed {
		rows = append(rows, p.listed[i].row(last))
	}
	_, err := w.Write(encoding.CSV(rows))
	return err
}

func heads(principles int) []string {
	heads := []string{
		"file", "error", "copy_of", "assessment_id", "example", "title", "organisation", "audience", "programme_area", "area", "stage", "as_of", "updated",
		"pack", "pack_version", "rule", "verdict", "score", "low", "high", "applicable", "answered", "unanswered", "unsure", "lowered", "not_applicable_by_hand",
		"missing_fields", "unexplained", "actions_open", "actions_overdue", "actions_done", "actions_dropped", "next_review",
		"evidence_stale", "evidence_soon_stale", "departures_past", "departures_ending", "signals", "below_2",
	}
	for n := 1; n <= principles; n++ {
		heads = append(heads, fmt.Sprintf("principle_%d_band", n), fmt.Sprintf("principle_%d_score", n))
	}
	return heads
}

func (p *Project) row(principles int) []string {
	if p.Error != "" {
		row := make([]string, len(heads(principles)))
		row[0], row[1], row[7] = p.File, p.Error, string(p.Audience)
		return row
	}
	var signals, below []string
	for _, code := range p.Signals {
		signals = append(signals, string(code))
	}
	for _, q := range p.Questions {
		if q.Counted != nil && *q.Counted < 2 {
			below = append(below, q.ID)
		}
	}
	stale, soonStale := p.dueCounts(KindEvidence)
	gone, ending := p.dueCounts(KindDeparture)
	row := []string{
		p.File, "", p.CopyOf, p.ID, encoding.YesNo(p.Example), p.Title, p.Organisation, string(p.Audience), p.Programme, strings.Join(p.Area, " | "), string(p.Stage), p.AsOf.String(), p.Updated,
		p.Pack.ID, p.Pack.Version, p.Rule, string(p.Verdict), encoding.Digits(p.Overall.Score), encoding.Digits(p.Overall.Low), encoding.Digits(p.Overall.High),
	}
	for _, n := range []int{
		p.Counts.Applicable, p.Counts.Answered, p.Counts.Unanswered, p.Counts.Unsure, p.Counts.Lowered, p.Counts.NotApplicableByHand,
		p.Missing, p.Unexplained, p.Actions.Open, p.Actions.Overdue, p.Actions.Done, p.Actions.Dropped,
	} {
		row = append(row, strconv.Itoa(n))
	}
	row = append(row, p.NextReview.String(), strconv.Itoa(stale), strconv.Itoa(soonStale), strconv.Itoa(gone), strconv.Itoa(ending), strings.Join(signals, " | "), strings.Join(below, " | "))
	for n := 1; n <= principles; n++ {
		band, score := "", ""
		if at := slices.IndexFunc(p.Principles, func(x Principle) bool { return x.Number == n }); at >= 0 {
			band, score = string(p.Principles[at].Band), encoding.Digits(p.Principles[at].Score)
		}
		row = append(row, band, score)
	}
	return row
}
