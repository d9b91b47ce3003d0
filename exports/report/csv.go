package report

import (
	"strconv"
	"strings"

	"charter/assessment"
	"charter/exports/encoding"
	"charter/exports/wording"
)

// AnswersCSV writes one row a question, for a spreadsheet.
func AnswersCSV(r *Report) []byte {
	return r.table([]string{
		"principle_number", "principle", "question", "text", "asked", "essential", "state", "claimed", "counted", "level_words",
		"why_lower", "not_applicable_reason", "note", "private_note", "evidence", "check_by", "check_date",
		"departure_clause", "departure_reason", "departure_until", "agreement", "agreed", "dissent", "updated",
	}, func(add func(...string)) {
		for _, item := range r.Items() {
			add(r.answerRow(item)...)
		}
	})
}

// table writes rows under a row of heads. Every row ends with what it was made from, so that
// tables of many reports can be put one below the other and none is taken for another's.
func (r *Report) table(heads []string, each func(add func(row ...string))) []byte {
	rows := [][]string{append(heads, "assessment_id", "title", "organisation", "audience", "example", "pack", "pack_version", "rule", "as_of", "report_digest")}
	from := []string{
		r.Assessment.ID, r.Project.Title, r.Project.Organisation, string(r.Audience), encoding.YesNo(r.Example),
		r.Pack.ID, r.Pack.Version, r.Score.Rule, r.Assessment.AsOf.String(), r.Digest,
	}
	each(func(row ...string) { rows = append(rows, append(row, from...)) })
	return encoding.CSV(rows)
}

func (r *Report) answerRow(item Item) []string {
	answer := item.Answer
	if answer == nil {
		answer = &Answer{}
	}
	words := ""
	if item.Score.State == assessment.ScoredLevel {
		words = item.Question.Levels[*item.Score.Counted]
	}
	check, departure := assessment.Check{}, assessment.Departure{}
	if answer.Check != nil {
		check = *answer.Check
	}
	if answer.Departure != nil {
		departure = *answer.Departure
	}
	evidence := wording.Lines(answer.Evidence, func(e Evidence) string {
		return wording.Labelled(e.Title, "part", e.Part, "owner", e.Owner, "date", e.Date.String(), "location", e.Location)
	})
	return []string{
		strconv.Itoa(item.Principle.Number), item.Principle.Title, item.Question.ID, item.Question.Text,
		encoding.YesNo(item.Score.Applies), encoding.YesNo(item.Score.Essential), wording.State(item.Score.State),
		encoding.Digits(item.Score.Claimed), encoding.Digits(item.Score.Counted), words, item.Score.Reason, answer.Reason, answer.Note, answer.PrivateNote,
		strings.ReplaceAll(evidence, "\n", " | "), check.By, check.Date.String(),
		departure.Clause, departure.Reason, departure.Until.String(), r.agreementText(answer), r.agreedText(answer), answer.Dissent, answer.Updated.String(),
	}
}

// ActionsCSV writes one row an action, for a spreadsheet.
func ActionsCSV(r *Report) []byte {
	return r.table([]string{"id", "for", "for_words", "action", "owner", "due", "status", "overdue"}, func(add func(...string)) {
		for _, action := range r.Actions {
			add(
				action.ID, action.For, strings.TrimSpace(r.Name(action.For)+" "+r.questionText(action.For)), action.Text,
				action.Owner, action.Due.String(), wording.ActionStatus(action.Status), encoding.YesNo(action.Overdue),
			)
		}
	})
}
