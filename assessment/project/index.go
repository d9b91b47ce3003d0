package project

import (
	"fmt"
	"iter"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"

	"charter/questions"
)

// Line is what a report tells of a project under one label: a field, a few fields
// that are told together, or the items of a list. A group of lines has the same.
type Line struct {
	Key    string // e.g. "benefit.statement", "opt_out.ai_use" or "risks"; of a group "benefit"
	Label  string
	Fields []Field // in the order in which they are told
	List   *List   // whose items they belong to, or nil

	Needed *questions.Condition // when the register entry needs it; nil: never
	ATRS   []ATRS
}

// index is the catalogue made ready, once: whoever is given a part of it must not
// change it.
type index struct {
	parts  []Part
	fields []Field // in the order of the file
	closed []Field // of them, those that take a few values and no other
	lines  []Line  // in the order of the file
	groups []Line

	fieldAt map[string]int   // in fields, by key
	listOf  map[string]*List // by key
}

var ready = sync.OnceValue(func() index {
	x := index{parts: catalogue(), groups: groups(), fieldAt: map[string]int{}, listOf: map[string]*List{}}
	t := reflect.TypeFor[Project]()
	for i := range x.parts {
		part := &x.parts[i]
		for j := range part.Fields {
			part.Fields[j].index = indexOf(t, part.Fields[j].Key)
			part.Fields[j].finish()
		}
		x.fields = append(x.fields, part.Fields...)
		if list := part.List; list != nil {
			list.index, x.listOf[list.Key] = indexOf(t, list.Key), list
			for j := range list.Fields {
				f := &list.Fields[j]
				f.index, f.item, f.list = list.index, indexOf(t.FieldByIndex(list.index).Type.Elem(), f.Key), list.Key
				f.Key = list.Key + "." + f.Key
				f.finish()
			}
			x.fields = append(x.fields, list.Fields...)
		}
	}
	slices.SortFunc(x.fields, func(a, b Field) int {
		return slices.Compare(slices.Concat(a.index, a.item), slices.Concat(b.index, b.item))
	})
	for i := range x.fields {
		f := &x.fields[i]
		x.fieldAt[f.Key] = i
		if len(f.Options) > 0 && !f.Open {
			x.closed = append(x.closed, *f)
		}
	}
	x.lines = x.linesOf()
	return x
})

// finish writes the limit of a field into its hint.
func (f *Field) finish() { f.Hint = strings.ReplaceAll(f.Hint, "{limit}", Thousands(f.Limit)) }

// Thousands writes a number for reading, such as 2,500.
func Thousands(n int) string {
	if n < 1000 {
		return strconv.Itoa(n)
	}
	return fmt.Sprintf("%d,%03d", n/1000, n%1000)
}

// linesOf gathers fields into lines. Of those told together the one without words
// before it comes first.
func (x *index) linesOf() []Line {
	var lines []Line
	for _, f := range x.fields {
		line := Line{Key: f.Key, Label: f.Label, Needed: f.Needed, ATRS: f.ATRS}
		switch group, ok := first(x.groups, func(g Line) bool { return g.Key == f.In }); {
		case f.list != "":
			list := x.listOf[f.list]
			line = Line{Key: list.Key, Label: list.Label, Needed: list.Needed, ATRS: list.ATRS, List: list}
		case ok:
			line = group
		case f.In != "":
			line.Key = f.In
		}
		at := slices.IndexFunc(lines, func(l Line) bool { return l.Key == line.Key })
		switch {
		case at < 0:
			at = len(lines)
			lines = append(lines, line)
		case lines[at].List != nil && f.list == "":
			continue // it is told only where the list has no items
		}
		lines[at].Fields = append(lines[at].Fields, f)
	}
	for _, line := range lines {
		slices.SortStableFunc(line.Fields, func(a, b Field) int { return min(len(a.Told), 1) - min(len(b.Told), 1) })
	}
	return lines
}

// first finds the first of several that something is true of; the zero value where
// it is true of none.
func first[T any](all []T, is func(T) bool) (found T, ok bool) {
	if at := slices.IndexFunc(all, is); at >= 0 {
		return all[at], true
	}
	return found, false
}

// Parts lists the parts in the order in which they are asked.
func Parts() []Part { return slices.Clone(ready().parts) }

// Fields lists every field, those of items among them, in the order of the file.
func Fields() []Field { return slices.Clone(ready().fields) }

// Closed lists the fields that take a few values and no other, in the order of the file.
func Closed() []Field { return slices.Clone(ready().closed) }

// Each visits every field of a project in the order of the file: that of an item
// once for each item, with its position.
func Each(p *Project) iter.Seq2[Field, int] {
	return func(yield func(Field, int) bool) {
		for _, f := range ready().fields {
			for item := range f.Count(p) {
				if !yield(f, item) {
					return
				}
			}
		}
	}
}

// Lines lists what a report tells of a project, in the order of the file.
func Lines() []Line { return slices.Clone(ready().lines) }

// FieldOf finds a field by its key, such as "benefit.statement" or "risks.risk".
func FieldOf(key string) (Field, bool) {
	x := ready()
	if at, known := x.fieldAt[key]; known {
		return x.fields[at], true
	}
	return Field{}, false
}

// ListOf finds a list by its key, such as "risks"; nil where there is none.
func ListOf(key string) *List { return ready().listOf[key] }

// PartOf finds the part that asks for a field or list by its key, such as
// "benefit.statement", or the part of that ID.
func PartOf(key string) (Part, bool) {
	return first(ready().parts, func(p Part) bool {
		return p.ID == key || p.List != nil && p.List.Key == key || slices.ContainsFunc(p.Fields, func(f Field) bool { return f.Key == key })
	})
}

// Asked lists the parts that are asked of a project: that no data about people is
// used is asked only where the facts say so, or where it was said before.
func Asked(p *Project, facts questions.Facts) []Part {
	asksNoData := facts.Fact("has_people_data") == questions.No || p.NoData
	return slices.DeleteFunc(Parts(), func(part Part) bool { return part.ID == NoDataPart && !asksNoData })
}

// LineOf finds a line or a group of lines by its key, such as "benefit.statement" or
// "challenge"; the zero Line where there is none.
func LineOf(key string) Line {
	is := func(l Line) bool { return l.Key == key }
	line, ok := first(ready().lines, is)
	if !ok {
		line, _ = first(ready().groups, is)
	}
	return line
}

// Blanks names the fields of a part that are among those given by key, which are
// blank though they are required.
func (p Part) Blanks(missing []string) []string {
	if p.List != nil && slices.Contains(missing, p.List.Key) {
		return []string{"at least one"}
	}
	var names []string
	for _, field := range p.Fields {
		if slices.Contains(missing, field.Key) {
			names = append(names, field.Label)
		}
	}
	return names
}
