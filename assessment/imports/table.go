package imports

import (
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"charter/assessment"
	"charter/assessment/atrs"
	"charter/assessment/fold"
	"charter/assessment/project"
)

// isTableHead reports whether a row is the head of a table that [builder.table] knows.
func isTableHead(head []string) bool {
	return isLong(head) || isEntryRow(head) || isPairs(head)
}

// isLong: one value a row, as charter writes a register entry. Later versions have columns more.
func isLong(head []string) bool {
	columns := []string{"entry_id", "list", "index", "key", "value"}
	return len(head) >= len(columns) && slices.Equal(head[:len(columns)], columns)
}

// isEntryRow: a row an entry, as charter writes it.
func isEntryRow(head []string) bool {
	return len(head) > 2 && head[0] == "schema" && head[1] == "example"
}

// isPairs: a field and its value.
func isPairs(head []string) bool {
	return len(head) >= 2 && fold.Plain(head[0]) == "field" && fold.Plain(head[1]) == "value"
}

// table takes a table. Cells that were made safe for a spreadsheet are what they were.
func (b *builder) table(rows [][]string) (*Plan, error) {
	for _, row := range rows {
		for i, cell := range row {
			if rest, ok := strings.CutPrefix(cell, "'"); ok && rest != "" && strings.ContainsAny(rest[:1], "=+-@\t\r\n'") {
				row[i] = rest
			}
		}
	}
	switch head := rows[0]; {
	case isLong(head):
		var said []value
		for _, row := range rows[1:] {
			if len(row) != len(head) {
				return nil, errors.New("a row of the table has not as many columns as its head. Export the register entry again")
			}
			if len(said) > 0 && row[0] != rows[1][0] {
				return nil, errors.New("the table has several register entries. Keep the rows of one")
			}
			index, _ := strconv.Atoi(row[2])
			said = append(said, value{row[1], index, row[3], row[4]})
		}
		b.values(said)
	case isEntryRow(head):
		if len(rows) != 2 || len(rows[1]) != len(head) {
			return nil, errors.New("the table has not just one register entry. Keep the row of heads and one more")
		}
		for i, text := range rows[1] {
			b.cell(head[i], text)
		}
	default:
		b.pairs(rows[1:])
	}
	return &b.plan, nil
}

// pairs takes rows of a field and its value. A field is named by its key, by its label, or
// as an ATRS record names it.
func (b *builder) pairs(rows [][]string) {
	record := &atrs.Record{}
	for _, row := range rows {
		if len(row) < 2 {
			b.left(strings.Join(row, ", "), strings.Join(row, ", "), "The row has no second column.")
			continue
		}
		name, text := row[0], strings.Join(row[1:], "\n")
		if field, ok := fieldNamed(name); ok {
			b.offer(name, field, text)
		} else if key, ok := factNamed(name); ok {
			b.factText(name, key, text)
		} else {
			record.Entries = append(record.Entries, atrs.Entry{Ref: atrs.FieldOf(name), Name: name, Text: text})
		}
	}
	from := b.plan.From
	b.record(record)
	b.plan.From = from
}

func fieldNamed(name string) (project.Field, bool) {
	for _, field := range project.Fields() {
		if !field.Item() && (field.Key == strings.TrimPrefix(strings.TrimSpace(name), "project.") || fold.Plain(field.Label) == fold.Plain(name)) {
			return field, true
		}
	}
	return project.Field{}, false
}

// factNamed finds a fact by its key, or by the key that a register entry gives it.
func factNamed(name string) (string, bool) {
	name = strings.TrimPrefix(strings.TrimSpace(name), "facts.")
	if name == "algorithm_kind" {
		name = "algorithm"
	}
	return name, slices.Contains(assessment.FactKeys(), name)
}

func (b *builder) factText(heading, key, text string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	if choice := assessment.ChoiceAt("facts." + key); len(choice.Options) > 0 {
		if value, ok := chosen(choice, text); ok {
			b.fact(heading, key, value, text)
			return
		}
		b.left(heading, text, "It is none of the values of the fact.")
		return
	}
	switch yes, known := yesOrNo(text); {
	case !known:
		b.left(heading, text, "It is neither yes nor no.")
	case yes:
		b.fact(heading, key, assessment.FactYes, text)
	default:
		b.fact(heading, key, assessment.FactNo, text)
	}
}

// value is one value of a register entry.
type value struct {
	list  string // "" outside any
	index int
	key   string
	text  string
}

// lenient reads JSON that was changed by hand, as far as it can be read.
var lenient = json.JoinOptions(jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))

// entry takes a register entry in JSON.
func (b *builder) entry(text string) (*Plan, error) {
	var whole map[string]jsontext.Value
	if err := json.Unmarshal([]byte(text), &whole, lenient); err != nil {
		return nil, errors.New("it is not JSON that can be read. Export the register entry again")
	}
	var said []value
	for _, key := range slices.Sorted(maps.Keys(whole)) {
		said = append(said, flattened("", 0, key, whole[key])...)
	}
	b.values(said)
	return &b.plan, nil
}

// kindOf gives what kind of file a JSON text says it is.
func kindOf(text string) string {
	var head struct {
		Format string `json:"format"`
		Schema string `json:"schema"`
	}
	decoder := jsontext.NewDecoder(strings.NewReader(text), lenient)
	_ = json.UnmarshalDecode(decoder, &head) // what there is of it
	if head.Format != "" {
		return head.Format
	}
	return head.Schema
}

// flattened lists the texts of a value by key, dots leading further in. Of lists of
// objects each is an item; a list of texts is one value.
func flattened(list string, index int, key string, v jsontext.Value) []value {
	switch v.Kind() {
	case '{':
		var members map[string]jsontext.Value
		_ = json.Unmarshal(v, &members, lenient)
		var all []value
		for _, name := range slices.Sorted(maps.Keys(members)) {
			all = append(all, flattened(list, index, strings.TrimPrefix(key+"."+name, "."), members[name])...)
		}
		return all
	case '[':
		var items []jsontext.Value
		_ = json.Unmarshal(v, &items, lenient)
		var all []value
		for i, item := range items {
			all = append(all, flattened(key, i, "", item)...)
		}
		return all
	case 'n':
		return nil
	}
	var text string
	if json.Unmarshal(v, &text, lenient) != nil {
		text = string(v)
	}
	return []value{{list, index, key, text}}
}

// values takes the values of a register entry, those of an item together.
func (b *builder) values(said []value) {
	type at struct {
		list  string
		index int
	}
	items, order := map[at]map[string]string{}, []at{}
	texts, lists := map[string]string{}, []string{}
	for _, v := range said {
		switch {
		case v.list == "":
			b.cell(v.key, v.text)
		case project.ListOf(v.list) != nil:
			place := at{v.list, v.index}
			if items[place] == nil {
				items[place], order = map[string]string{}, append(order, place)
			}
			items[place][v.list+"."+v.key] = v.text
		default:
			if texts[v.list] == "" {
				lists = append(lists, v.list)
			}
			texts[v.list] += strings.TrimPrefix(v.key+": ", ": ") + v.text + "\n"
		}
	}
	for _, place := range order {
		b.add(place.list, project.ListOf(place.list), items[place])
	}
	for _, list := range lists {
		b.cell(list, texts[list])
	}
}

// cell takes one field of a register entry by its key: as JSON has it, or as a row tells it,
// where several fields may stand under one head and the items of a list in one cell.
func (b *builder) cell(key, text string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	if list := project.ListOf(key); list != nil {
		if key == "data" && strings.HasPrefix(text, "The team says that the project uses no data") {
			field, _ := project.FieldOf("no_data")
			b.offer(key, field, project.Yes)
			return
		}
		for one := range strings.SplitSeq(text, " | ") {
			b.add(key, list, told(list.Fields, one))
		}
		return
	}
	if line := project.LineOf(key); len(line.Fields) > 1 {
		texts := told(line.Fields, text)
		for _, field := range line.Fields {
			if texts[field.Key] != "" {
				b.offer(key, field, texts[field.Key])
			}
		}
		return
	}
	if field, ok := project.FieldOf(key); ok && !field.Item() {
		b.offer(key, field, strings.ReplaceAll(text, " | ", "\n"))
		return
	}
	if fact, ok := factNamed(key); ok {
		b.factText(key, fact, text)
		return
	}
	b.left(key, text, "It is not part of the description of the project; charter works it out anew.")
}

// told takes apart what a report tells of several fields in one line: "name; role: text".
func told(fields []project.Field, text string) map[string]string {
	texts, key := map[string]string{}, ""
	for _, field := range fields {
		if field.Told == "" && key == "" {
			key = field.Key
		}
	}
	for i, piece := range strings.Split(text, "; ") {
		for _, field := range fields {
			if rest, ok := strings.CutPrefix(piece, field.Told+": "); ok && field.Told != "" && texts[field.Key] == "" {
				key, piece = field.Key, rest
				break
			}
		}
		if i > 0 && texts[key] != "" {
			piece = texts[key] + "; " + piece
		}
		texts[key] = piece
	}
	return texts
}
