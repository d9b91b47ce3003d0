package assessment

import (
	"reflect"
	"slices"
	"strings"
)

// A place is where in an assessment the history can read a value and set it: a key of
// an answer, or outside the answers
//
//	as_of, actions, imported …  a value of the file
//	project.title, facts.stage  a value in one of its groups
//	explanations.supplier       a text of a map, "" for none
//	actions.x1, assessors.a1    an item of a list, by its id, "" for none

// fieldRef names a place, as an Entry does.
type fieldRef struct{ question, field string }

func (e Entry) ref() fieldRef { return fieldRef{e.Question, e.Field} }

const (
	evidenceField     = "evidence"
	explanationsField = "explanations."
	knownAsField      = "known_as."
	documentsField    = "documents."
)

// text reads the value at a place; ok is false if the history does not cover it.
func (p fieldRef) text(a *Assessment) (text string, ok bool) {
	if p.question != "" {
		answer := a.Answers[p.question]
		if p.field == "" {
			return levelText(answer), true
		}
		value, ok := answerField(&answer, p.field)
		return textIf(value, ok), ok
	}
	value, key, ok := p.outside(a)
	switch {
	case !ok:
		return "", false
	case value.Kind() == reflect.Map:
		at := value.MapIndex(reflect.ValueOf(key))
		return textIf(at, at.IsValid()), true
	case key != "":
		i := itemIndex(value, key)
		if i < 0 {
			return "", true
		}
		return valueText(value.Index(i)), true
	}
	return valueText(value), true
}

func textIf(v reflect.Value, ok bool) string {
	if !ok {
		return ""
	}
	return valueText(v)
}

// set writes the value at a place and reports whether the text could be understood.
// The map a.Answers must be a's own.
func (p fieldRef) set(a *Assessment, text string) bool {
	if p.question != "" {
		return p.setInAnswer(a, text)
	}
	value, key, ok := p.outside(a)
	switch {
	case !ok:
		return false
	case value.Kind() == reflect.Map:
		setInMap(value, key, text)
		return true
	case key != "":
		return setInList(value, key, text, p.field == documentsField+key)
	}
	return setValueText(value, text)
}

func (p fieldRef) setInAnswer(a *Assessment, text string) bool {
	answer := a.Answers[p.question]
	ok := false
	if p.field == "" {
		ok = setLevelText(&answer, text)
	} else if value, known := answerField(&answer, p.field); known {
		ok = setValueText(value, text)
	}
	if ok {
		a.Answers[p.question] = answer
	}
	return ok
}

// answerField finds a field of an answer that the history covers. State and
// level go together under the empty name, and votes are never undone.
func answerField(answer *Answer, name string) (reflect.Value, bool) {
	switch name {
	case "state", "level", roundsField, "voided", "updated", "by":
		return reflect.Value{}, false
	}
	return fieldByKey(reflect.ValueOf(answer).Elem(), name)
}

// outside finds a value that is not part of an answer. With a key it is a map or a list,
// and the place is what stands there under the key.
func (p fieldRef) outside(a *Assessment) (value reflect.Value, key string, ok bool) {
	part, name, deeper := strings.Cut(p.field, ".")
	switch part {
	case "project", "facts", "entry":
		group, _ := fieldByKey(reflect.ValueOf(a).Elem(), part)
		value, ok = fieldByKey(group, name)
	case "explanations", "known_as":
		value, ok = fieldByKey(reflect.ValueOf(a).Elem(), part)
		return value, name, ok && deeper
	case "documents", "actions", "assessors":
		value, ok = fieldByKey(reflect.ValueOf(a).Elem(), part)
		return value, name, ok && deeper == (name != "")
	case "as_of", "parking", "imported", "sign_off":
		value, ok = fieldByKey(reflect.ValueOf(a).Elem(), p.field)
	}
	return value, "", ok
}

// setInMap stores a text in a map of texts, which it makes anew; an empty one is none.
func setInMap(texts reflect.Value, key, text string) {
	fresh := reflect.MakeMap(texts.Type())
	for _, name := range texts.MapKeys() {
		fresh.SetMapIndex(name, texts.MapIndex(name))
	}
	at, value := reflect.ValueOf(key), reflect.Value{}
	if text != "" {
		value = reflect.ValueOf(text).Convert(texts.Type().Elem())
	}
	fresh.SetMapIndex(at, value)
	if fresh.Len() == 0 {
		fresh = reflect.Zero(texts.Type())
	}
	texts.Set(fresh)
}

// setInList stores an item in a list, which it makes anew: in place of the one with that
// id, or else where it sorts, or else at the end. An empty text takes the item out.
func setInList(list reflect.Value, id, text string, sorted bool) bool {
	item := reflect.New(list.Type().Elem()).Elem()
	if !setValueText(item, text) || text != "" && idOf(item) != id {
		return false
	}
	at := itemIndex(list, id)
	after := at + 1 // where what stays behind it begins
	if at < 0 {
		at = list.Len()
		for i := 0; sorted && i < at; i++ {
			if idOf(list.Index(i)) > id {
				at = i
			}
		}
		after = at
	}
	fresh := reflect.AppendSlice(reflect.MakeSlice(list.Type(), 0, list.Len()+1), list.Slice(0, at))
	if text != "" {
		fresh = reflect.Append(fresh, item)
	}
	fresh = reflect.AppendSlice(fresh, list.Slice(after, list.Len()))
	if fresh.Len() == 0 {
		fresh = reflect.Zero(list.Type())
	}
	list.Set(fresh)
	return true
}

func idOf(item reflect.Value) string {
	id, _ := fieldByKey(item, "id")
	return id.String()
}

func itemIndex(list reflect.Value, id string) int {
	for i := range list.Len() {
		if idOf(list.Index(i)) == id {
			return i
		}
	}
	return -1
}

// listChanges compares a list of items with ids, item by item. Where that would not lead
// from one list to the other and back, such as after an item was taken from the middle,
// the whole list is one value.
func listChanges(list string, old, next *Assessment) []Entry {
	from, _ := fieldByKey(reflect.ValueOf(old).Elem(), list)
	to, _ := fieldByKey(reflect.ValueOf(next).Elem(), list)
	var entries []Entry
	seen := map[string]bool{}
	for _, items := range []reflect.Value{from, to} {
		for i := range items.Len() {
			id := idOf(items.Index(i))
			if !seen[id] {
				entries = append(entries, changeAt(list+"."+id, old, next)...)
			}
			seen[id] = true
		}
	}
	if len(entries) > 0 && !seen[""] && leads(list, entries, old, next, Entry.after) {
		back := slices.Clone(entries)
		slices.Reverse(back)
		if leads(list, back, next, old, Entry.before) {
			return entries
		}
	}
	return changeAt(list, old, next)
}

func (e Entry) before() string { return e.From }
func (e Entry) after() string  { return e.To }

// leads reports whether setting the values of entries makes a list of one assessment
// that of another.
func leads(list string, entries []Entry, from, to *Assessment, value func(Entry) string) bool {
	trial := *from
	for _, entry := range entries {
		entry.ref().set(&trial, value(entry))
	}
	return len(changeAt(list, &trial, to)) == 0
}
