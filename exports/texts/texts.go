// Package texts visits every text of a value, such as an assessment or a report, with
// the place where it stands. What must hold for all that a team typed, whatever field
// it is in, is done this way: a field that comes later is visited too.
package texts

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"charter/assessment"
)

// Path is where a text stands in a value, as in its JSON: answers.BEN-1.note.
// It is a chain to its parent, so that a walk that needs no names builds none.
type Path struct {
	parent *Path
	key    string
	index  int // of an element of a list, where key is ""
}

// String writes the place as answers.BEN-1.evidence[0].title.
func (p *Path) String() string {
	if p == nil {
		return ""
	}
	before := p.parent.String()
	switch {
	case p.key == "":
		return before + "[" + strconv.Itoa(p.index) + "]"
	case before == "":
		return p.key
	}
	return before + "." + p.key
}

// At gives the place of a member of the whole.
func At(key string) *Path { return (*Path)(nil).Field(key) }

// Field and Item give a place inside this one.
func (p *Path) Field(key string) *Path { return &Path{parent: p, key: key} }
func (p *Path) Item(index int) *Path   { return &Path{parent: p, index: index} }

// Map gives a deep copy of a value in which every text has gone through f.
// Keys of maps, dates and times are copied as they are.
func Map[T any](value T, f func(at *Path, text string) string) T {
	return mapValue(reflect.ValueOf(&value).Elem(), nil, f).Interface().(T)
}

// Each visits every text of a value in a fixed order.
func Each[T any](value T, visit func(at *Path, text string)) {
	visitValue(reflect.ValueOf(&value).Elem(), nil, visit)
}

func visitValue(v reflect.Value, at *Path, visit func(*Path, string)) {
	switch v.Kind() {
	case reflect.String:
		visit(at, v.String())
	case reflect.Struct:
		if isOpaque(v) {
			return
		}
		for i := range v.NumField() {
			if field := v.Field(i); !holdsNoText(field) {
				visitValue(field, inside(at, v.Type().Field(i)), visit)
			}
		}
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			visitValue(v.Elem(), at, visit)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			visitValue(v.Index(i), at.Item(i), visit)
		}
	case reflect.Map:
		for _, key := range sortedMapKeys(v) {
			visitValue(v.MapIndex(key), at.Field(key.String()), visit)
		}
	}
}

// isOpaque reports whether a struct is a date or a time, which hold no text.
func isOpaque(v reflect.Value) bool {
	switch v.Interface().(type) {
	case time.Time, assessment.Date:
		return true
	}
	return false
}

// holdsNoText tells at once that a field is a number, a yes or no, or empty.
func holdsNoText(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Bool, reflect.Int:
		return true
	case reflect.Slice, reflect.Map:
		return v.Len() == 0
	}
	return false
}

// inside gives the place of a field; a field that is embedded has its struct's.
func inside(at *Path, field reflect.StructField) *Path {
	if field.Anonymous {
		return at
	}
	return at.Field(JSONKey(field))
}

// JSONKey gives the key of a field in JSON.
func JSONKey(field reflect.StructField) string {
	key, _, _ := strings.Cut(field.Tag.Get("json"), ",")
	return key
}

func sortedMapKeys(v reflect.Value) []reflect.Value {
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
	return keys
}

func mapValue(v reflect.Value, at *Path, f func(*Path, string) string) reflect.Value {
	switch v.Kind() {
	case reflect.String:
		text := v.String()
		changed := f(at, text)
		if changed == text {
			return v
		}
		mapped := reflect.New(v.Type()).Elem()
		mapped.SetString(changed)
		return mapped
	case reflect.Struct:
		return mapStruct(v, at, f)
	case reflect.Pointer:
		if v.IsNil() {
			return v
		}
		mapped := reflect.New(v.Type().Elem())
		mapped.Elem().Set(mapValue(v.Elem(), at, f))
		return mapped
	case reflect.Slice:
		if v.IsNil() {
			return v
		}
		mapped := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			mapped.Index(i).Set(mapValue(v.Index(i), at.Item(i), f))
		}
		return mapped
	case reflect.Array:
		if v.Type().Elem().Kind() == reflect.Int {
			return v
		}
		mapped := reflect.New(v.Type()).Elem()
		for i := range v.Len() {
			mapped.Index(i).Set(mapValue(v.Index(i), at.Item(i), f))
		}
		return mapped
	case reflect.Map:
		return mapMap(v, at, f)
	}
	return v
}

func mapStruct(v reflect.Value, at *Path, f func(*Path, string) string) reflect.Value {
	if isOpaque(v) {
		return v
	}
	mapped := reflect.New(v.Type()).Elem()
	mapped.Set(v)
	for i := range v.NumField() {
		if field := v.Field(i); !holdsNoText(field) {
			mapped.Field(i).Set(mapValue(field, inside(at, v.Type().Field(i)), f))
		}
	}
	return mapped
}

func mapMap(v reflect.Value, at *Path, f func(*Path, string) string) reflect.Value {
	if v.IsNil() {
		return v
	}
	mapped := reflect.MakeMapWithSize(v.Type(), v.Len())
	for _, key := range sortedMapKeys(v) {
		mapped.SetMapIndex(key, mapValue(v.MapIndex(key), at.Field(key.String()), f))
	}
	return mapped
}
