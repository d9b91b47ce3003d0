package assessment

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
)

// The history keeps every value as text. This file turns a field of an
// assessment into that text and back, and copies parts of an assessment.

// valueText gives the text of a value: "" for nothing, a text as it is, a yes or
// no as true or false, anything else as compact JSON.
func valueText(v reflect.Value) string {
	switch {
	case v.IsZero(), v.Kind() == reflect.Slice && v.Len() == 0:
		return ""
	case v.Kind() == reflect.String:
		return v.String()
	}
	if date, ok := v.Interface().(Date); ok {
		return date.String()
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v.Interface()); err != nil {
		return ""
	}
	return strings.TrimSuffix(out.String(), "\n")
}

// setValueText gives a value the content that valueText made a text of. It
// reports whether the text could be understood; if not, the value is unchanged.
func setValueText(v reflect.Value, text string) bool {
	fresh := reflect.New(v.Type())
	switch {
	case text == "":
	case v.Kind() == reflect.String:
		fresh.Elem().SetString(text)
	case v.Type() == reflect.TypeFor[Date]():
		date, err := ParseDate(text)
		if err != nil {
			return false
		}
		fresh.Elem().Set(reflect.ValueOf(date))
	default:
		decoder := json.NewDecoder(strings.NewReader(text))
		decoder.DisallowUnknownFields()
		if decoder.Decode(fresh.Interface()) != nil || decoder.More() {
			return false
		}
	}
	v.Set(fresh.Elem())
	return true
}

// key gives the name of a struct field in the file.
func key(field reflect.StructField) string {
	name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
	return name
}

// fieldByKey finds a field of a struct by its name in the file.
func fieldByKey(v reflect.Value, name string) (reflect.Value, bool) {
	for i := range v.NumField() {
		if key(v.Type().Field(i)) == name {
			return v.Field(i), true
		}
	}
	return reflect.Value{}, false
}

// fieldRef is where in an assessment a value stands, as an Entry names it.
type fieldRef struct{ question, field string }

func (e Entry) ref() fieldRef { return fieldRef{e.Question, e.Field} }

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
	if id, ok := strings.CutPrefix(p.field, explanationsField); ok {
		return a.Explanations[id], true
	}
	value, ok := p.outside(a)
	return textIf(value, ok), ok
}

func textIf(v reflect.Value, ok bool) string {
	if !ok {
		return ""
	}
	return valueText(v)
}

// explanationsField is what the places of explanations begin with.
const explanationsField = "explanations."

// set writes the value at a place. The map a.Answers must be a's own.
func (p fieldRef) set(a *Assessment, text string) bool {
	if id, ok := strings.CutPrefix(p.field, explanationsField); ok && p.question == "" {
		a.putExplanation(id, text)
		return true
	}
	if p.question == "" {
		value, ok := p.outside(a)
		return ok && setValueText(value, text)
	}
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
	case "state", "level", roundsField, "updated", "by":
		return reflect.Value{}, false
	}
	return fieldByKey(reflect.ValueOf(answer).Elem(), name)
}

// outside finds a value that is not part of an answer.
func (p fieldRef) outside(a *Assessment) (reflect.Value, bool) {
	switch part, name, _ := strings.Cut(p.field, "."); part {
	case "project":
		return fieldByKey(reflect.ValueOf(&a.Project).Elem(), name)
	case "facts":
		return fieldByKey(reflect.ValueOf(&a.Facts).Elem(), name)
	case "as_of", "actions", "assessors", "parking":
		return fieldByKey(reflect.ValueOf(a).Elem(), p.field)
	}
	return reflect.Value{}, false
}

const notApplicableText = "not applicable"

func levelText(a Answer) string {
	switch {
	case a.State == StateLevel && a.Level != nil:
		return strconv.Itoa(*a.Level)
	case a.State == StateNotApplicable:
		return notApplicableText
	case a.State == StateUnsure:
		return string(StateUnsure)
	}
	return ""
}

func setLevelText(a *Answer, text string) bool {
	switch text {
	case "":
		a.State, a.Level = StateUnanswered, nil
	case string(StateUnsure):
		a.State, a.Level = StateUnsure, nil
	case notApplicableText:
		a.State, a.Level = StateNotApplicable, nil
	case "0", "1", "2", "3":
		level := int(text[0] - '0')
		a.State, a.Level = StateLevel, &level
	default:
		return false
	}
	return true
}

// clone copies a value with everything it points to, so that the copy can be
// changed while others read the original.
func clone[T any](value T) T {
	detach(reflect.ValueOf(&value).Elem())
	return value
}

func detach(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() && v.CanSet() {
			fresh := reflect.New(v.Type().Elem())
			fresh.Elem().Set(v.Elem())
			detach(fresh.Elem())
			v.Set(fresh)
		}
	case reflect.Slice:
		if !v.IsNil() && v.CanSet() {
			fresh := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
			reflect.Copy(fresh, v)
			for i := range fresh.Len() {
				detach(fresh.Index(i))
			}
			v.Set(fresh)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			detach(v.Field(i)) // fields that are not exported cannot be set and are left alone
		}
	}
}
