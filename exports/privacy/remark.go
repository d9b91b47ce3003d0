package privacy

import (
	"fmt"
	"strings"

	"charter/exports/wording"
)

// RemarkKind tells what a remark is about.
type RemarkKind string

// The kinds of remark.
const (
	roleRemark   RemarkKind = "role"   // a text that is to name a role may name a person
	nameRemark   RemarkKind = "name"   // a part of a name stands in public text
	partRemark   RemarkKind = "part"   // a part of private text does
	numberRemark RemarkKind = "number" // a number or a mailbox of one person does
)

// Remark tells the team what to look at before a public report is made: it stops
// nothing. It holds the words, so it is never published.
type Remark struct {
	Kind     RemarkKind
	Fields   []string // where in the report, e.g. "actions.x1.owner"
	Text     string   // the words: as the team typed them, or as they were compared
	Withheld bool     // of a role: it names a person for certain, and is left out
	Asks     bool     // of a role: the team is asked what the words stand for

	what, from string // as in a Leak
	sure       bool   // of a name: it stands with a capital within a sentence
}

// Sentence tells the fields, the words and the way on.
func (r Remark) Sentence() string {
	places := make([]string, len(r.Fields))
	for i, field := range r.Fields {
		places[i] = wording.FieldAt(field)
	}
	where, text := listSome(places), excerpt(r.Text)
	switch r.Kind {
	case nameRemark:
		return fmt.Sprintf("%s: “%s” may mean a person (%s, %s). If it does, name a role instead.", where, wording.Capital(text), r.what, wording.FieldAt(r.from))
	case partRemark:
		return fmt.Sprintf("%s: there is a part of “%s” (%s, %s). If that is not for the public, reword it.", where, text, r.what, wording.FieldAt(r.from))
	case numberRemark:
		return fmt.Sprintf("%s: “%s” looks like %s. If it belongs to one person, take it out.", where, text, r.what)
	}
	head := where + ": “" + text + "” is "
	switch {
	case r.Withheld && r.Asks:
		return head + "withheld, as the field is for a person. If it names none, say in the review what it is, and it is published."
	case r.Withheld:
		return head + "withheld, as it names a person. Name a role or a team instead, or give a shared mailbox."
	case strings.Contains(text, "@"):
		return head + "published. If it is the mailbox of one person, give that of a team instead. Say in the review whose it is, and it is remembered."
	}
	return head + "published. If it is the name of a person, name a role or a team instead. Say in the review what it is, and it is remembered."
}
