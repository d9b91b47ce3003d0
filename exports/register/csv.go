package register

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"charter/assessment"
	"charter/exports/encoding"
	"charter/exports/privacy"
	"charter/exports/wording"
)

// CSV writes a register entry as one row under a row of heads, the same
// for every project, so that entries can be put one below the other. The items of
// a list are joined with " | ".
func CSV(e *Entry) []byte {
	heads, row := []string{"schema", "example"}, []string{e.Schema, encoding.YesNo(e.Example)}
	add := func(head, text string) {
		heads, row = append(heads, head), append(row, strings.Join(strings.FieldsFunc(text, isLineEnd), " | "))
	}
	for _, field := range entryFields(e, assessment.Date.String) {
		for _, part := range field.parts {
			text := part.Text
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
	add("charter.self_assessed", encoding.YesNo(c.SelfAssessed))
	add("charter.assessors", strconv.Itoa(c.Assessors))
	add("charter.independent", strconv.Itoa(c.Independent))
	add("charter.residents", strconv.Itoa(c.Residents))
	add("charter.open_disagreements", strconv.Itoa(c.Disagreed))
	add("charter.verdict", string(c.Verdict))
	add("charter.meaning", c.Meaning)
	add("charter.overall.score", encoding.Digits(c.Overall.Score))
	add("charter.overall.low", encoding.Digits(c.Overall.Low))
	add("charter.overall.high", encoding.Digits(c.Overall.High))
	for _, p := range c.Principles {
		add("charter.principle_"+strconv.Itoa(p.ID)+".band", string(p.Band))
		add("charter.principle_"+strconv.Itoa(p.ID)+".score", encoding.Digits(p.Score))
	}
	add("declared_departures", wording.Lines(e.Departures, func(x Departure) string {
		return wording.Labelled("clause "+x.Clause, "reason", x.Reason, "until", x.Until.String())
	}))
	add("evidence", wording.Lines(e.Evidence, func(x Evidence) string {
		return wording.Labelled(x.Question, "cites", x.Title, "date", x.Date.String(), "location", x.Location)
	}))
	add("withheld", wording.Lines(e.Withheld, func(x privacy.Withheld) string { return wording.Labelled(x.Field, "reason", x.Reason) }))
	add("not_stated", strings.Join(e.NotStated, " | "))
	add("report_digest", e.ReportDigest)
	add("entry", e.Entry)
	add("audience", string(e.Audience))
	add("version", strconv.Itoa(e.Version))
	add("dates.published", e.Dates.Published.String())
	add("licence", e.Licence.ID)
	add("actions", wording.Lines(e.Actions, func(x Action) string {
		return wording.Labelled(x.Text, "for", strings.Join(x.For, ", "), "owner", x.Owner, "due", x.Due.String())
	}))
	add("held_back", wording.Lines(e.heldBack(), HeldBack.Words))
	counts := e.EvidenceCounts
	for _, count := range []struct {
		key string
		n   int
	}{
		{"answered", counts.Answered}, {"cite", counts.Cite}, {"located", counts.Located}, {"checked", counts.Checked},
		{"documents", counts.Documents}, {"public", counts.Public}, {"stale", counts.Stale},
	} {
		add("evidence_counts."+count.key, strconv.Itoa(count.n))
	}
	add("sign_off", wording.Lines(e.SignOff, SignOff.Words))
	return encoding.CSV([][]string{heads, row})
}

// LongCSV writes a register entry one value a row: entry_id, list, index,
// key, value, entry. It loses nothing of the JSON but the types of values. A value
// outside any list has an empty list and index, and a key such as "benefit.measure".
func LongCSV(e *Entry) ([]byte, error) {
	text, err := encoding.JSON(e)
	if err != nil {
		return nil, err
	}
	rows := [][]string{{"entry_id", "list", "index", "key", "value", "entry"}}
	decoder := jsontext.NewDecoder(bytes.NewReader(text))
	for {
		if kind := decoder.PeekKind(); kind == 0 {
			return encoding.CSV(rows), nil
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
		rows = append(rows, []string{e.ID, list, index, key, value, e.Entry})
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

func isLineEnd(r rune) bool { return r == '\n' || r == '\r' }
