package report

import (
	"strconv"
	"strings"

	"charter/assessment"
	"charter/exports/encoding"
	"charter/exports/wording"
)

// AnswersCSV writes one row a question, for a spreadsheet: UTF-8 with a byte order
// mark, no cell that a spreadsheet would run as a formula.
func AnswersCSV(r *Report) []byte {
	rows := [][]string{{
		"principle_number", "principle", "question", "text", "asked", "essential", "state", "claimed", "counted", "level_words",
		"why_lower", "not_applicable_reason", "note", "private_note", "evidence", "check_by", "check_date",
		"departure_clause", "departure_reason", "departure_until", "agreement", "agreed", "dissent", "updated",
	}}
	for _, item := range r.Items() {
		rows = append(rows, r.answerRow(item))
	}
	return append([]byte(encoding.ByteOrderMark), encoding.CSV(rows)...)
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

// ActionsCSV writes one row an action, for a spreadsheet, as [AnswersCSV] does.
func ActionsCSV(r *Report) []byte {
	rows := [][]string{{"id", "for", "for_words", "action", "owner", "due", "status", "overdue"}}
	for _, action := range r.Actions {
		rows = append(rows, []string{
			action.ID, action.For, strings.TrimSpace(r.Name(action.For) + " " + r.questionText(action.For)), action.Text,
			action.Owner, action.Due.String(), wording.ActionStatus(action.Status), encoding.YesNo(action.Overdue),
		})
	}
	return append([]byte(encoding.ByteOrderMark), encoding.CSV(rows)...)
}
