package assessment

import (
	"reflect"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
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
	text, err := json.Marshal(v.Interface(), json.Deterministic(true), jsontext.AllowInvalidUTF8(true))
	if err != nil {
		return ""
	}
	return string(text)
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
		if json.Unmarshal([]byte(text), fresh.Interface(), json.RejectUnknownMembers(true), jsontext.AllowInvalidUTF8(true)) != nil {
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
