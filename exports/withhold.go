package exports

import (
	"maps"
	"slices"

	"charter/assessment"
)

// Reasons for withholding, as a public report gives them.
const (
	privateNoteReason = "private notes are never published"
	nameReason        = "the names of people are not published"
	personReason      = "it may be the name of a person; name a role instead"
	locationReason    = "the team has not marked this evidence as public"
	parkingReason     = "points put aside in a workshop are for the team"
)

// withhold takes out of the report what a public one must not hold, and lists
// each thing taken out. Where a text is needed for the score to follow from the
// report, WithheldText takes its place.
func (r *Report) withhold() {
	names := make([]string, 0, len(r.Assessors))
	for _, who := range r.Assessors {
		names = append(names, folded(who.Name))
	}
	take := func(field, reason string) { r.Withheld = append(r.Withheld, Withheld{field, reason}) }
	drop := func(text *string, field, reason string) {
		if *text != "" {
			*text = ""
			take(field, reason)
		}
	}
	person := func(text *string, field string) {
		if mayBePerson(*text, names) {
			*text = WithheldText
			take(field, personReason)
		}
	}

	person(&r.Project.ResponsibleRole, "project.responsible_role")
	person(&r.Project.Team, "project.team")
	person(&r.Project.ContactEmail, "project.contact_email")
	person(&r.Project.Challenge.Contact, "project.challenge.contact")
	person(&r.Project.AlgorithmOwners.Bias, "project.algorithm_owners.bias")
	person(&r.Project.AlgorithmOwners.Correction, "project.algorithm_owners.correction")
	person(&r.Project.AlgorithmOwners.Monitoring, "project.algorithm_owners.monitoring")
	person(&r.Project.AlgorithmOwners.Training, "project.algorithm_owners.training")
	person(&r.Project.Review.Reviewer, "project.review.reviewer")
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

// mayBePerson reports whether a text that should name a role or a body seems to
// name a person. names are those of the assessors, folded. It errs towards yes: a
// role withheld by mistake is listed and can be reworded ("Data lead"); a name
// published by mistake cannot be taken back.
func mayBePerson(text string, names []string) bool {
	if text == WithheldText {
		return false
	}
	for _, name := range names {
		if name != "" && containsWords(folded(text), name) {
			return true
		}
	}
	return assessment.LooksLikePerson(text)
}

// everyBy stands in the list of what is withheld for who gave each answer.
const everyBy = "answers.*.by"

// withholdAnswers withholds what is private in answers. It reports whether it
// left out who gave them, which is listed once for all.
func withholdAnswers(
	answers map[string]Answer, top string,
	drop func(text *string, field, reason string), person func(text *string, field string),
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
