package exports

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"charter/assessment/project"
)

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

// withhold takes out of the report what a public one must not hold, and lists
// each thing taken out. Where a text is needed for the score to follow from the
// report, WithheldText takes its place.
func (r *Report) withhold(known names) {
	take := func(field string, reason withholding) { r.Withheld = append(r.Withheld, reason.of(field)) }
	drop := func(text *string, field string, reason withholding) {
		if *text != "" {
			*text = ""
			take(field, reason)
		}
	}
	person := func(text *string, field string) { r.withholdPerson(roleText{text, field, false}, known) }

	for _, role := range projectRoles(&r.Project) {
		r.withholdPerson(role, known)
	}
	for i := range r.Assessors {
		at := (&fieldPath{key: "assessors"}).item(i)
		drop(&r.Assessors[i].Name, at.field("name").String(), nameReason)
		person(&r.Assessors[i].Role, at.field("role").String())
	}
	for i := range r.Workshops {
		drop(&r.Workshops[i].Facilitator, (&fieldPath{key: "workshops"}).item(i).field("facilitator").String(), nameReason)
	}
	withheldBy := withholdAnswers(r.Answers, "answers", drop, person)
	if withholdAnswers(r.Retired, "retired", drop, person) || withheldBy {
		take(everyBy, nameReason)
	}
	for i := range r.Actions {
		person(&r.Actions[i].Owner, "actions."+r.Actions[i].ID+".owner")
	}
	if len(r.Parking) > 0 {
		r.Parking = nil
		take("parking", parkingReason)
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

// withholdPerson withholds a text for a role that names a person who is known, and
// one that may name a person unless it tells the public whom to turn to. It errs
// towards withholding: a role withheld by mistake is listed and can be reworded
// ("Data lead"); a name published by mistake cannot be taken back.
func (r *Report) withholdPerson(role roleText, known names) {
	text := *role.text
	if text == WithheldText || known.judged {
		return
	}
	remark := NameRemark{Field: role.field, Text: text, Known: known.knows(text)}
	if !remark.Known && !known.mayBePerson(text) {
		return
	}
	if remark.Withheld = remark.Known || !role.contact; remark.Withheld {
		*role.text = WithheldText
		r.Withheld = append(r.Withheld, personReason.of(role.field))
	}
	r.nameRemarks = append(r.nameRemarks, remark)
}

// everyBy stands in the list of what is withheld for who gave each answer.
const everyBy = "answers.*.by"

// withholdAnswers withholds what is private in answers. It reports whether it
// left out who gave them, which is listed once for all.
func withholdAnswers(
	answers map[string]Answer, top string,
	drop func(text *string, field string, reason withholding), person func(text *string, field string),
) (droppedBy bool) {
	for _, id := range sortedKeys(answers) {
		answer := answers[id]
		at := (&fieldPath{key: top}).field(id)
		drop(&answer.PrivateNote, at.field("private_note").String(), privateNoteReason)
		droppedBy = droppedBy || answer.By != ""
		answer.By = ""
		if answer.Check != nil {
			person(&answer.Check.By, at.field("check").field("by").String())
		}
		for i := range answer.Evidence {
			item, here := &answer.Evidence[i], at.field("evidence").item(i)
			person(&item.Owner, here.field("owner").String())
			if !item.Public && item.Location != "" && item.Location != WithheldText {
				drop(&item.Location, here.field("location").String(), locationReason)
				item.Location = WithheldText
			}
		}
		answers[id] = answer
	}
	return droppedBy
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
