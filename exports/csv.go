package exports

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"charter/assessment"
	"charter/exports/wording"
)

// byteOrderMark makes spreadsheets read a CSV file as UTF-8.
const byteOrderMark = "\ufeff"

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
	return append([]byte(byteOrderMark), writeCSV(rows)...)
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
	evidence := each(answer.Evidence, func(e Evidence) string {
		return told(e.Title, "owner", e.Owner, "date", e.Date.String(), "location", e.Location)
	})
	return []string{
		strconv.Itoa(item.Principle.Number), item.Principle.Title, item.Question.ID, item.Question.Text,
		yesNo(item.Score.Applies), yesNo(item.Score.Essential), wording.State(item.Score.State),
		digits(item.Score.Claimed), digits(item.Score.Counted), words, item.Score.Reason, answer.Reason, answer.Note, answer.PrivateNote,
		strings.ReplaceAll(evidence, "\n", " | "), check.By, check.Date.String(),
		departure.Clause, departure.Reason, departure.Until.String(), agreementText(answer), agreedText(answer), answer.Dissent, answer.Updated.String(),
	}
}

// ActionsCSV writes one row an action, for a spreadsheet, as [AnswersCSV] does.
func ActionsCSV(r *Report) []byte {
	rows := [][]string{{"id", "for", "for_words", "action", "owner", "due", "status", "overdue"}}
	for _, action := range r.Actions {
		rows = append(rows, []string{
			action.ID, action.For, strings.TrimSpace(r.Name(action.For) + " " + r.questionText(action.For)), action.Text,
			action.Owner, action.Due.String(), wording.ActionStatus(action.Status), yesNo(action.Overdue),
		})
	}
	return append([]byte(byteOrderMark), writeCSV(rows)...)
}

// RegisterCSV writes a register entry as one row under a row of heads, the same
// for every project, so that entries can be put one below the other. The items of
// a list are joined with " | ".
func RegisterCSV(e *RegisterEntry) []byte {
	heads, row := []string{"schema", "example"}, []string{e.Schema, yesNo(e.Example)}
	add := func(head, text string) {
		heads, row = append(heads, head), append(row, strings.Join(strings.FieldsFunc(text, isLineEnd), " | "))
	}
	for _, field := range registerFields(e, assessment.Date.String) {
		for _, part := range field.parts {
			text := part.text
			switch part.Key {
			case "stage":
				text = string(e.Stage)
			case "algorithm_kind":
				text = e.AlgorithmKind
			case "decision_role":
				text = e.DecisionRole
			}
			add(part.Key, text)
		}
	}
	c := e.Charter
	add("charter.tool", c.Tool)
	add("charter.question_set", c.QuestionSet)
	add("charter.rule", c.Rule)
	add("charter.date", c.Date.String())
	add("charter.self_assessed", yesNo(c.SelfAssessed))
	add("charter.assessors", strconv.Itoa(c.Assessors))
	add("charter.independent", strconv.Itoa(c.Independent))
	add("charter.residents", strconv.Itoa(c.Residents))
	add("charter.open_disagreements", strconv.Itoa(c.Disagreed))
	add("charter.verdict", string(c.Verdict))
	add("charter.meaning", c.Meaning)
	add("charter.overall.score", digits(c.Overall.Score))
	add("charter.overall.low", digits(c.Overall.Low))
	add("charter.overall.high", digits(c.Overall.High))
	for _, p := range c.Principles {
		add("charter.principle_"+strconv.Itoa(p.ID)+".band", string(p.Band))
		add("charter.principle_"+strconv.Itoa(p.ID)+".score", digits(p.Score))
	}
	add("declared_departures", each(e.Departures, func(x RegisterDeparture) string {
		return told("clause "+x.Clause, "reason", x.Reason, "until", x.Until.String())
	}))
	add("evidence", each(e.Evidence, func(x RegisterEvidence) string {
		return told(x.Question, "cites", x.Title, "date", x.Date.String(), "location", x.Location)
	}))
	add("withheld", each(e.Withheld, func(x Withheld) string { return told(x.Field, "reason", x.Reason) }))
	add("not_stated", strings.Join(e.NotStated, " | "))
	add("report_digest", e.ReportDigest)
	return writeCSV([][]string{heads, row})
}

// RegisterLongCSV writes a register entry one value a row: entry_id, list, index,
// key, value. It loses nothing of the JSON but the types of values. A value
// outside any list has an empty list and index, and a key such as "benefit.measure".
func RegisterLongCSV(e *RegisterEntry) ([]byte, error) {
	text, err := encode(e)
	if err != nil {
		return nil, err
	}
	rows := [][]string{{"entry_id", "list", "index", "key", "value"}}
	decoder := jsontext.NewDecoder(bytes.NewReader(text))
	for {
		if kind := decoder.PeekKind(); kind == 0 {
			return writeCSV(rows), nil
		}
		token, err := decoder.ReadToken()
		if err != nil {
			return nil, err
		}
		// in an object every second string is a key
		if kind, length := decoder.StackIndex(decoder.StackDepth()); kind == '{' && length%2 == 1 {
			continue
		}
		switch token.Kind() {
		case '{', '}', '[', ']':
			continue
		}
		list, index, key := placeInEntry(string(decoder.StackPointer()))
		value := token.String()
		if token.Kind() == 'n' {
			value = ""
		}
		rows = append(rows, []string{e.ID, list, index, key, value})
	}
}

// placeInEntry splits a JSON pointer such as /risks/0/mitigation into the list,
// the index in it and the key below that.
func placeInEntry(pointer string) (list, index, key string) {
	parts := strings.Split(strings.TrimPrefix(pointer, "/"), "/")
	for i, part := range parts {
		if _, err := strconv.Atoi(part); err == nil {
			return strings.Join(parts[:i], "."), part, strings.Join(parts[i+1:], ".")
		}
	}
	return "", "", strings.Join(parts, ".")
}

// writeCSV writes rows as CSV with every cell made safe for a spreadsheet.
func writeCSV(rows [][]string) []byte {
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	for _, row := range rows {
		for i := range row {
			row[i] = spreadsheetSafe(row[i])
		}
		// a bytes.Buffer takes every write
		_ = w.Write(row)
	}
	w.Flush()
	return out.Bytes()
}

// spreadsheetSafe puts a single quote before a text that a spreadsheet would run
// as a formula, and before one that starts with such a quote, so that the text can
// be told apart again. A line feed is guarded like a carriage return.
func spreadsheetSafe(text string) string {
	if text != "" && strings.IndexByte("=+-@\t\r\n'", text[0]) >= 0 {
		return "'" + text
	}
	return text
}

func isLineEnd(r rune) bool { return r == '\n' || r == '\r' }

func yesNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}

// digits writes a number, or nothing where there is none.
func digits(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}
