package exports

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"charter/assessment"
)

// place is where a text stands in a value, as in its JSON: answers.BEN-1.note.
// It is a chain to its parent, so that a walk that needs no names builds none.
type place struct {
	parent *place
	key    string
	index  int // of an element of a list, where key is ""
}

// String writes the place as answers.BEN-1.evidence[0].title.
func (p *place) String() string {
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

// field and item give a place inside this one.
func (p *place) field(key string) *place { return &place{parent: p, key: key} }
func (p *place) item(index int) *place   { return &place{parent: p, index: index} }

// mapText gives a deep copy of a value in which every text has gone through f.
// Keys of maps, dates and times are copied as they are.
func mapText[T any](value T, f func(at *place, text string) string) T {
	return mapValue(reflect.ValueOf(&value).Elem(), nil, f).Interface().(T)
}

// eachText visits every text of a value in a fixed order.
func eachText[T any](value T, visit func(at *place, text string)) {
	mapText(value, func(at *place, text string) string {
		visit(at, text)
		return text
	})
}

func mapValue(v reflect.Value, at *place, f func(*place, string) string) reflect.Value {
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
			mapped.Index(i).Set(mapValue(v.Index(i), &place{at, "", i}, f))
		}
		return mapped
	case reflect.Array:
		if v.Type().Elem().Kind() == reflect.Int {
			return v
		}
		mapped := reflect.New(v.Type()).Elem()
		for i := range v.Len() {
			mapped.Index(i).Set(mapValue(v.Index(i), &place{at, "", i}, f))
		}
		return mapped
	case reflect.Map:
		return mapMap(v, at, f)
	}
	return v
}

func mapStruct(v reflect.Value, at *place, f func(*place, string) string) reflect.Value {
	switch v.Interface().(type) {
	case time.Time, assessment.Date:
		return v
	}
	mapped := reflect.New(v.Type()).Elem()
	mapped.Set(v)
	for i := range v.NumField() {
		switch v.Field(i).Kind() {
		case reflect.Bool, reflect.Int:
			continue
		}
		field := v.Type().Field(i)
		inner := at
		if !field.Anonymous {
			name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
			inner = &place{at, name, 0}
		}
		mapped.Field(i).Set(mapValue(v.Field(i), inner, f))
	}
	return mapped
}

func mapMap(v reflect.Value, at *place, f func(*place, string) string) reflect.Value {
	if v.IsNil() {
		return v
	}
	mapped := reflect.MakeMapWithSize(v.Type(), v.Len())
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
	for _, key := range keys {
		mapped.SetMapIndex(key, mapValue(v.MapIndex(key), &place{at, key.String(), 0}, f))
	}
	return mapped
}
