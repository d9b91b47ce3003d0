// Package privacy keeps what is private out of what the public may read. It knows
// assessments and nothing of the forms that reports are written in.
//
// A [Policy] is read from a whole assessment: who is a person for certain, what the
// project calls its organisations and places, and which texts are private. Then
// [Policy.Withhold] takes the fields that are private out of a copy of it, and
// [Policy.Search] searches all that is to be published for private text that somebody
// typed in another place:
//
//	assessment → Read → Policy ─┬─ Withhold → what the public may have, and what was left out
//	                            └─ Search   → what must not be published, or be looked at before
//
// What the team said of a name holds. Who or what else may be a person is a guess. A
// guess never stops an export and hides nothing: the team is asked about it, see
// [Remark]. docs/reports.md tells all of it in words.
package privacy

import (
	"charter/assessment"
	"charter/assessment/fold"
)

// Policy is what is private in one assessment.
type Policy struct {
	people    people
	bodies    map[string]bool // what organisations and places of the project are called, and parts of it
	secrets   []secret
	typed     []sentence                     // private ones
	sentences phrases                        // of private text
	places    phrases                        // of evidence, and mailboxes in private text
	contacts  map[string]bool                // fields that tell the public whom to turn to
	shown     map[string]bool                // mailboxes that stand in them
	said      map[string]assessment.NameKind // what the team said of a name or a mailbox, by its words
	judged    bool                           // every text for a role has been looked at before, and stands
}

// Read gives what is private in an assessment.
func Read(a *assessment.Assessment) *Policy {
	p := &Policy{bodies: bodiesIn(&a.Project), contacts: contactsIn(), shown: map[string]bool{}}
	for _, role := range projectRoles(&a.Project) {
		for _, box := range mailboxes(fold.String(*role.text)) {
			p.shown[box] = p.shown[box] || role.contact
		}
	}
	p.said = make(map[string]assessment.NameKind, len(a.KnownAs))
	for name, kind := range a.KnownAs {
		p.said[fold.Plain(name)] = kind
	}
	p.peopleIn(a)
	p.secretsIn(a)
	return p
}

// saidOf gives what the team said of a text as a whole: whether it is a person's name or
// own mailbox; said is false where it said nothing.
func (p *Policy) saidOf(text string) (isPerson, said bool) {
	if len(p.said) == 0 {
		return false, false
	}
	kind, said := p.said[fold.Plain(text)]
	if !said {
		kind, said = p.said[fold.Plain(assessment.Fold(text))] // the file folds in a way of its own
	}
	return kind == assessment.NamePerson || kind == assessment.NameOwnMailbox, said
}

// Judged gives the policy for the texts of a report. What may name a person was
// judged when it was made, by more than a public report holds, and stands.
func Judged() *Policy { return &Policy{judged: true} }
