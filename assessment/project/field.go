package project

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"charter/assessment/date"
	"charter/questions"
)

// Field is the entry of one field in the catalogue: of a field of the project, or
// of the items in one of its lists.
type Field struct {
	Key   string // as in the file, e.g. "benefit.statement"; of an item without its position, e.g. "data.name"
	Label string
	Told  string // before its text where a report tells several fields in one line; "" for the first of them
	Hint  string // what a good entry looks like, in a short sentence
	Kind  Kind
	Limit int      // characters it should not be longer than; 0: any length
	Month date.End // of KindDay: the end of a month that stands for it

	Options []Option // of KindChoice and KindMany
	Open    bool     // a value beside the options is kept and only remarked on
	AsValue bool     // reports tell the value as it stands in the file, not its label

	Names  Naming               // whom a text in it may name
	Needed *questions.Condition // when the register entry needs it; nil: never
	ATRS   []ATRS               // the fields of a transparency record that it belongs in
	In     string               // the line in which a report tells it, where it is told with others

	list  string // the list whose items have it, or ""
	index []int  // of the field in a Project, or of its list
	item  []int  // of the field in an item
}

// Kind tells what a field holds, and so how it is best asked for.
type Kind int

// The kinds of fields.
const (
	KindLine    Kind = iota // a text of one line
	KindText                // a text of a few lines
	KindLong                // a text that deserves a screen of its own
	KindSeveral             // short texts, on one line with commas between
	KindMail                // an e-mail address
	KindWeb                 // the address of a web page
	KindChoice              // one of Options, or nothing
	KindMany                // any of Options; the value has one a line
	KindDay                 // a day as 2026-11-22, or nothing
	KindYes                 // Yes, or nothing
)

// OneLine reports whether a field of the kind is typed on one line, as it is.
func (k Kind) OneLine() bool {
	return k == KindLine || k == KindSeveral || k == KindMail || k == KindWeb
}

// Yes is the value of a field of KindYes that holds.
const Yes = "yes"

// Naming tells whom a text may name, and so what a public report does with it.
// What holds where an entry says nothing is the safest.
type Naming int

const (
	// Person: it is for a person. All that stands in it is withheld, unless the team has
	// said that it is no person's name.
	Person Naming = iota
	// MayName: it is for a role or a body, and may name a person by mistake. It is withheld
	// where it names a person who is known; of any other name the team is asked what it is.
	MayName
	// Contact: whom the public can turn to. It is withheld only where it names a
	// person who is known, for the public must have it.
	Contact
	// Prose: it tells of the project in sentences or numbers. A person who is known
	// and named in it stops the report, as only the team can word it otherwise.
	Prose
	// Body: the name of an organisation or a place, which is that of no person
	// wherever else it stands. In all else it is as Prose.
	Body
)

// ATRS is a field of a record of the Algorithmic Transparency Recording Standard,
// version 4.0, that a field of the project belongs in.
type ATRS struct {
	Ref  string // e.g. "2.2.2"
	As   string // what the text is called there, or says there if it is a yes; "" by itself
	Last bool   // it stands after what other fields of the project say there
}

// Item reports whether the field is part of the items in a list.
func (f Field) Item() bool { return f.list != "" }

// Count tells how often the field stands in a project: once, or once an item.
func (f Field) Count(p *Project) int {
	if f.list == "" {
		return 1
	}
	return reflect.ValueOf(p).Elem().FieldByIndex(f.index).Len()
}

// Choice gives what the field can hold as a choice; without options it takes any text.
func (f Field) Choice() Choice {
	return Choice{Key: "project." + f.Key, Options: f.Options, Open: f.Open}
}

// Path gives the field's place in an assessment, such as "project.risks.0.risk";
// item is the position in the list for a field of an item.
func (f Field) Path(item int) string {
	if f.list == "" {
		return "project." + f.Key
	}
	return "project." + f.list + "." + strconv.Itoa(item) + strings.TrimPrefix(f.Key, f.list)
}

// place finds where the field stands in a project. It is not valid past the end of
// a list.
func (f Field) place(p *Project, item int) reflect.Value {
	at := reflect.ValueOf(p).Elem().FieldByIndex(f.index)
	if f.list == "" {
		return at
	}
	if item >= at.Len() {
		return reflect.Value{}
	}
	return at.Index(item).FieldByIndex(f.item)
}

// Value reads the field of a project as text. For a field of an item, item is its
// position in the list; past the end the value is empty.
func (f Field) Value(p *Project, item int) string {
	if at := f.place(p, item); at.Kind() == reflect.String {
		return at.String() // most are
	}
	return strings.Join(f.Texts(p, item), f.separator())
}

// separator stands between the values of a field that can have several.
func (f Field) separator() string {
	if f.Kind == KindMany {
		return "\n"
	}
	return ", "
}

// Texts reads what the field of a project holds, each of several values by itself.
// A field that holds nothing has none.
func (f Field) Texts(p *Project, item int) []string {
	at := f.place(p, item)
	if !at.IsValid() || at.IsZero() {
		return nil
	}
	switch value := at.Interface().(type) {
	case []string:
		return value
	case date.Date:
		return []string{value.String()}
	case bool:
		return []string{Yes}
	}
	return []string{at.String()}
}

// Text finds the text of a field that holds just one, to be read or changed in
// place: nil for any other, and past the end of a list.
func (f Field) Text(p *Project, item int) *string {
	if at := f.place(p, item); at.IsValid() && len(f.Options) == 0 {
		text, _ := at.Addr().Interface().(*string)
		return text
	}
	return nil
}

// Put writes the field of a project. A day that is none leaves it as it was. To put
// a field of the item just past the end adds that item.
func (f Field) Put(p *Project, item int, value string) {
	if f.list != "" {
		if list := reflect.ValueOf(p).Elem().FieldByIndex(f.index); item == list.Len() {
			list.Set(reflect.Append(list, reflect.Zero(list.Type().Elem())))
		}
	}
	at := f.place(p, item)
	if !at.IsValid() {
		return
	}
	switch held := at.Addr().Interface().(type) {
	case *string:
		*held = value
	case *bool:
		*held = value == Yes
	case *date.Date:
		if day, err := date.Parse(strings.TrimSpace(value)); err == nil {
			*held = day
		}
	case *[]string:
		*held = nil
		for one := range strings.SplitSeq(value, strings.TrimRight(f.separator(), " ")) {
			if one = strings.TrimSpace(one); one != "" {
				*held = append(*held, one)
			}
		}
	}
}

// List is a list in a project, such as its risks.
type List struct {
	Key    string
	Label  string
	One    string  // what one item is called
	Fields []Field // of an item, in the order in which they are asked

	Needed *questions.Condition // when the register entry needs at least one; nil: never
	ATRS   []ATRS

	index []int
}

func (l *List) place(p *Project) reflect.Value {
	return reflect.ValueOf(p).Elem().FieldByIndex(l.index)
}

// Len tells how many items the list of a project has.
func (l *List) Len(p *Project) int { return l.place(p).Len() }

// Remove takes an item out of the list. What shares the list keeps it as it was.
func (l *List) Remove(p *Project, item int) {
	all := l.place(p)
	rest := reflect.MakeSlice(all.Type(), 0, all.Len())
	rest = reflect.AppendSlice(rest, all.Slice(0, item))
	all.Set(reflect.AppendSlice(rest, all.Slice(item+1, all.Len())))
}

// indexOf finds a field of a struct by its key in the file, dots leading further in.
func indexOf(t reflect.Type, key string) []int {
	name, rest, further := strings.Cut(key, ".")
	for field := range t.Fields() {
		if tag, _, _ := strings.Cut(field.Tag.Get("json"), ","); tag != name {
			continue
		}
		if further {
			return slices.Concat(field.Index, indexOf(field.Type, rest))
		}
		return field.Index
	}
	panic("the catalogue has a field that a project has not: " + key)
}
