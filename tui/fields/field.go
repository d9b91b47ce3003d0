package fields

import (
	"slices"
	"strings"

	"charter/assessment"
)

// Kind tells how a field is best asked for.
type Kind string

// The kinds of fields.
const (
	KindLine   Kind = "line"   // a text of one line
	KindText   Kind = "text"   // a text of a few lines
	KindLong   Kind = "long"   // a text that deserves a screen of its own
	KindChoice Kind = "choice" // one of Options, or nothing
	KindMany   Kind = "many"   // any of Options; the value has one a line
	KindDay    Kind = "day"    // a day as 2026-11-22, or nothing
	KindYes    Kind = "yes"    // assessment.FactYes, or nothing
)

// project is short for what all fields are read from and written to.
type project = assessment.Project

// Field is one field of the register entry, or of an item in one of its lists.
type Field struct {
	Key   string // e.g. "benefit.statement"; of an item without its position, e.g. "data.name"
	Label string
	Hint  string // what a good entry looks like, in a short sentence
	Kind  Kind
	Item  bool // the field is part of an item in a list

	get func(p *project, item int) string
	set func(p *project, item int, value string)
}

// Value reads the field of a project. For a field of an item, item is its
// position in the list; past the end the value is empty.
func (f Field) Value(p *project, item int) string { return f.get(p, item) }

// Put writes the field. A day that is none leaves the field as it was. To put a
// field of the item just past the end adds that item.
func (f Field) Put(p *project, item int, value string) { f.set(p, item, value) }

// Options lists the values a field of KindChoice or KindMany can have.
func (f Field) Options() []assessment.Option { return assessment.ChoiceAt("project." + f.Key).Options }

// codec tells how a value in the file is read as text and written from text.
type codec[V any] struct {
	read  func(V) string
	write func(*V, string)
}

func textValue() codec[string] {
	return codec[string]{func(v string) string { return v }, func(v *string, text string) { *v = text }}
}

func dayValue() codec[assessment.Date] {
	return codec[assessment.Date]{assessment.Date.String, func(v *assessment.Date, text string) {
		if day, err := assessment.ParseDate(strings.TrimSpace(text)); err == nil {
			*v = day
		}
	}}
}

func yesValue() codec[bool] {
	return codec[bool]{
		func(v bool) string {
			if v {
				return assessment.FactYes
			}
			return ""
		},
		func(v *bool, text string) { *v = text == assessment.FactYes },
	}
}

// listValue has several values in one text, with sep after each but the last.
func listValue(sep string) codec[[]string] {
	return codec[[]string]{
		func(v []string) string { return strings.Join(v, sep) },
		func(v *[]string, text string) {
			*v = nil
			for value := range strings.SplitSeq(text, strings.TrimRight(sep, " ")) {
				if value = strings.TrimSpace(value); value != "" {
					*v = append(*v, value)
				}
			}
		},
	}
}

// List is a list in the register entry, such as the risks.
type List struct {
	Key    string
	One    string // what one is called
	Fields []Field

	count  func(*project) int
	remove func(*project, int)
}

// Len tells how many items the list of a project has.
func (l *List) Len(p *project) int { return l.count(p) }

// Remove takes an item out of the list.
func (l *List) Remove(p *project, item int) { l.remove(p, item) }

// listOf makes a list of the items that at finds.
func listOf[T any](key, one string, at func(*project) *[]T, fields ...func(items func(*project) *[]T, list string) Field) *List {
	l := &List{Key: key, One: one,
		count:  func(p *project) int { return len(*at(p)) },
		remove: func(p *project, i int) { *at(p) = slices.Delete(slices.Clone(*at(p)), i, i+1) },
	}
	for _, make := range fields {
		l.Fields = append(l.Fields, make(at, key))
	}
	return l
}

// of makes a field of an item.
func of[T, V any](kind Kind, name, label, hint string, value codec[V], at func(*T) *V) func(func(*project) *[]T, string) Field {
	return func(items func(*project) *[]T, list string) Field {
		return Field{Key: list + "." + name, Label: label, Hint: hint, Kind: kind, Item: true,
			get: func(p *project, i int) string {
				if all := *items(p); i < len(all) {
					return value.read(*at(&all[i]))
				}
				return ""
			},
			set: func(p *project, i int, text string) {
				all := items(p)
				if i == len(*all) {
					*all = append(*all, *new(T))
				}
				if i < len(*all) {
					value.write(at(&(*all)[i]), text)
				}
			},
		}
	}
}
