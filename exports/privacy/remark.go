package privacy

import (
	"fmt"
	"strings"

	"charter/exports/wording"
)

// Remark tells the team what became of a text that is to name a role, a team or
// a mailbox and may name a person. It holds the words, so it is never published.
type Remark struct {
	Field    string // where in the report, e.g. "actions.x1.owner"
	Text     string // as the team typed it
	Withheld bool
	Known    bool // the person is named for certain; else it is a guess
}

// Sentence tells the field, the words and the way on.
func (n Remark) Sentence() string {
	head := fmt.Sprintf("%s: “%s” is ", wording.FieldAt(n.Field), excerpt(n.Text))
	switch {
	case n.Known:
		return head + "withheld, as it names a person. Name a role or a team instead, or give a shared mailbox."
	case n.Withheld && strings.Contains(n.Text, "@"):
		return head + "withheld, as it may be the mailbox of one person. Name a role or a team instead."
	case n.Withheld:
		return head + fmt.Sprintf("withheld, as it may be the name of a person. If it is none, say what it is, such as “%s team”.", excerpt(n.Text))
	}
	return head + "published. If it is the name or the mailbox of one person, give that of a role or a team instead."
}
