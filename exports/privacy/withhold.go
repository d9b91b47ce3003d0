package privacy

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"charter/assessment"
	"charter/assessment/project"
	"charter/exports/texts"
	"charter/exports/wording"
)

// WithheldText stands in a public report where a text was withheld. It is not
// blank, so that a score worked out again from the report comes out the same.
const WithheldText = "(withheld)"

// Withheld is something a public report leaves out.
type Withheld struct {
	Field  string `json:"field"`
	Reason string `json:"reason"`
	Code   string `json:"code"` // the reason for programs
}

// SomeEvidence says of a register entry that not all evidence is listed in it.
func SomeEvidence(field string) Withheld { return someReason.of(field) }

// withholding is a reason for leaving something out, by its code.
type withholding string

// Reasons for withholding, as a public report gives them.
const (
	privateNoteReason withholding = "private_note"
	nameReason        withholding = "name"
	personReason      withholding = "may_be_name"
	locationReason    withholding = "evidence_not_public"
	parkingReason     withholding = "put_aside"
	someReason        withholding = "some_evidence_not_public" // in a register entry
)

// of says that something is withheld for the reason.
func (w withholding) of(field string) Withheld { return Withheld{field, w.words(), string(w)} }

func (w withholding) words() string {
	return map[withholding]string{
		privateNoteReason: "private notes are never published",
		nameReason:        "the names of people are not published",
		personReason:      "it may be the name of a person; name a role instead",
		locationReason:    "the team has not marked this evidence as public",
		parkingReason:     "points put aside in a workshop are for the team",
		someReason:        "the team has not marked all its evidence as public; only what it has marked is listed",
	}[w]
}

// Withhold takes out of an assessment what the public must not read. Where a text is
// needed for the score to follow from what is left, WithheldText takes its place. It
// gives a list of each thing taken out, under the place that it has in a report, and
// what to tell the team of texts for roles.
func (p *Policy) Withhold(a *assessment.Assessment) ([]Withheld, []Remark) {
	t := taking{policy: p, withheld: []Withheld{}, numbers: map[string]int{}}
	for _, role := range projectRoles(&a.Project) {
		t.person(role)
	}
	for i := range a.Assessors {
		at := texts.At("assessors").Item(i)
		t.drop(&a.Assessors[i].Name, at.Field("name"), nameReason)
		t.person(roleText{text: &a.Assessors[i].Role, field: at.Field("role").String()})
	}
	for i := range a.Sessions {
		t.drop(&a.Sessions[i].Facilitator, texts.At("workshops").Item(i).Field("facilitator"), nameReason)
	}
	withheldBy := t.answers(a, a.Answers, "answers")
	if t.answers(a, a.Retired, "retired") || withheldBy {
		t.take(wording.EveryBy, nameReason)
	}
	a.Documents = t.documents
	for i := range a.Actions {
		t.person(roleText{text: &a.Actions[i].Owner, field: "actions." + a.Actions[i].ID + ".owner"})
	}
	if len(a.Parking) > 0 {
		a.Parking = nil
		t.take("parking", parkingReason)
	}
	return t.withheld, t.remarks
}

// taking is the work of taking things out, and what was taken so far.
type taking struct {
	policy   *Policy
	withheld []Withheld
	remarks  []Remark

	documents []assessment.Document // as the public may have them, by number
	numbers   map[string]int        // of the documents, by their ids
}

func (t *taking) take(field string, reason withholding) {
	t.withheld = append(t.withheld, reason.of(field))
}

func (t *taking) drop(text *string, at *texts.Path, reason withholding) {
	if *text != "" {
		*text = ""
		t.take(at.String(), reason)
	}
}

// roleText is a text that is to name a role, a team, a body or a shared mailbox,
// and can name a person by mistake.
type roleText struct {
	text    *string
	field   string
	contact bool // whom the public can turn to: hidden only for certain
}

// projectRoles lists the texts of a project that are to name a role: all those of
// which the catalogue does not say that they name nobody.
func projectRoles(p *project.Project) []roleText {
	var roles []roleText
	for f, item := range project.Each(p) {
		text := f.Text(p, item)
		if text == nil || f.Names != project.MayName && f.Names != project.Contact {
			continue
		}
		key := f.Key
		if f.Item() {
			key = strings.Replace(key, ".", fmt.Sprintf("[%d].", item), 1)
		}
		roles = append(roles, roleText{text, "project." + key, f.Names == project.Contact})
	}
	return roles
}

// person withholds a text for a role that names a person who is known, and one that
// may name a person unless it tells the public whom to turn to. It errs towards
// withholding: a role withheld by mistake is listed and can be reworded ("Data lead");
// a name published by mistake cannot be taken back.
func (t *taking) person(role roleText) {
	text := *role.text
	if text == WithheldText || t.policy.judged {
		return
	}
	remark := Remark{Kind: roleRemark, Fields: []string{role.field}, Text: text, Known: t.policy.people.knows(text)}
	if !remark.Known && !t.policy.mayBePerson(text) {
		return
	}
	if remark.Withheld = remark.Known || !role.contact; remark.Withheld {
		*role.text = WithheldText
		t.take(role.field, personReason)
	}
	t.remarks = append(t.remarks, remark)
}

// answers withholds what is private in answers. It reports whether it left out who
// gave them, which is listed once for all.
func (t *taking) answers(a *assessment.Assessment, answers map[string]assessment.Answer, top string) (droppedBy bool) {
	for _, id := range slices.Sorted(maps.Keys(answers)) {
		answer := answers[id]
		at := texts.At(top).Field(id)
		t.drop(&answer.PrivateNote, at.Field("private_note"), privateNoteReason)
		droppedBy = droppedBy || answer.By != ""
		answer.By = ""
		if answer.Check != nil {
			t.person(roleText{text: &answer.Check.By, field: at.Field("check").Field("by").String()})
		}
		for i := range answer.Evidence {
			t.citation(a, &answer.Evidence[i], at.Field("evidence").Item(i))
		}
		answers[id] = answer
	}
	return droppedBy
}

// citation withholds what is private in a document that is cited, and gives it a number
// in place of its id, in the order in which answers cite documents. An id may follow from
// what is said of a document, so whoever guessed what is withheld could see from it that
// the guess is right.
func (t *taking) citation(a *assessment.Assessment, c *assessment.Citation, at *texts.Path) {
	document, listed := a.Document(c.Document)
	if !listed {
		return
	}
	t.person(roleText{text: &document.Owner, field: at.Field("owner").String()})
	if !document.Public && document.Location != "" && document.Location != WithheldText {
		t.drop(&document.Location, at.Field("location"), locationReason)
		document.Location = WithheldText
	}
	number := t.numbers[c.Document]
	if number == 0 {
		number = len(t.documents) + 1
		t.numbers[c.Document] = number
		document.ID = strconv.Itoa(number)
		t.documents = append(t.documents, document)
	}
	c.Document = strconv.Itoa(number)
}
