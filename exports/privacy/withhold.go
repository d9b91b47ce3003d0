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
	votesReason       withholding = "of_votes"
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
		votesReason:       "why a round was voided, its counts and reasons given with votes are for the team",
		someReason:        "the team has not marked all its evidence as public; only what it has marked is listed",
	}[w]
}

// Withhold takes out of an assessment what the public must not read. Where a text is
// needed for the score to follow from what is left, a number takes its place. It gives
// a list of each thing taken out, under the place that it has in a report, and
// what to tell the team of texts for roles.
func (p *Policy) Withhold(a *assessment.Assessment) ([]Withheld, []Remark) {
	t := p.takeOut(a)
	return t.withheld, t.remarks
}

func (p *Policy) takeOut(a *assessment.Assessment) *taking {
	t := &taking{policy: p, withheld: []Withheld{}, asked: map[string]int{}, hidden: map[string]bool{}, open: map[string]bool{}, standIns: map[string]int{}, numbers: map[string]int{}}
	t.hide(a)
	for _, role := range projectRoles(&a.Project) {
		t.person(role)
	}
	for i := range a.Assessors {
		at := texts.At("assessors").Item(i)
		t.name(&a.Assessors[i].Name, at.Field("name"))
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
	for i := range a.SignOff {
		t.person(roleText{text: &a.SignOff[i].Role, field: texts.At("sign_off").Item(i).Field("role").String()})
	}
	if len(a.Parking) > 0 {
		a.Parking = nil
		t.take("parking", parkingReason)
	}
	return t
}

// taking is the work of taking things out, and what was taken so far.
type taking struct {
	policy   *Policy
	withheld []Withheld
	remarks  []Remark
	asked    map[string]int  // which remark asks about a name, folded
	hidden   map[string]bool // names that are withheld wherever a field holds nothing else, folded
	checkers map[string]bool // who made checks, folded
	open     map[string]bool // places of evidence that is public, folded
	standIns map[string]int  // numbers of texts that are withheld, folded

	documents []assessment.Document // as the public may have them, by number
	numbers   map[string]int        // of the documents, by their ids
}

// hide finds the places that are public, and the names of assessors who made checks.
// These are withheld in all fields: else a check by somebody of the delivery team would
// not be told as such any more.
func (t *taking) hide(a *assessment.Assessment) {
	t.checkers = map[string]bool{}
	for _, answers := range []map[string]assessment.Answer{a.Answers, a.Retired} {
		for _, answer := range answers {
			if answer.Check != nil {
				t.checkers[assessment.Fold(answer.Check.By)] = true
			}
			for _, item := range a.Cited(answer) {
				if item.Public {
					t.open[assessment.Fold(item.Location)] = true
				}
			}
		}
	}
	for _, who := range a.Assessors {
		isPerson, said := t.policy.saidOf(who.Name)
		if by := assessment.Fold(who.Name); t.checkers[by] && !t.policy.judged && (isPerson || !said) {
			t.hidden[by] = true
		}
	}
}

// number gives what stands for a text that is withheld, see [assessment.IsWithheld]: the
// same for the same text, folded. It is not blank and no placeholder, and two texts
// are the same or not as they were, so that a score worked out again from the report
// comes out the same.
func (t *taking) number(text string) string {
	folded := assessment.Fold(text)
	if t.standIns[folded] == 0 {
		t.standIns[folded] = len(t.standIns) + 1
	}
	// A required field that holds it is missing or not as it was.
	form := ""
	_, host, _ := strings.Cut(text, "@")
	isMail := strings.Count(text, "@") == 1 && strings.Contains(host, ".")
	switch example := assessment.NamesExampleAddress(text); {
	case isMail && example:
		form = ", …@example.com"
	case isMail:
		form = ", …@….…"
	case example:
		form = ", at example.com"
	}
	return fmt.Sprintf("%s %d%s)", assessment.WithheldMark, t.standIns[folded], form)
}

// name drops the name of an assessor. Of one who made a check a number is left: those
// of the delivery team are no check from outside.
func (t *taking) name(text *string, at *texts.Path) {
	if assessment.IsWithheld(*text) {
		return
	}
	name := *text
	t.drop(text, at, nameReason)
	if t.checkers[assessment.Fold(name)] && name != "" {
		*text = t.number(name)
	}
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
	person  bool // it is for a person: hidden unless the team has said that it names none
}

// projectRoles lists the texts of a project that are to name a role: all those of
// which the catalogue does not say that they name nobody.
func projectRoles(p *project.Project) []roleText {
	var roles []roleText
	for f, item := range project.Each(p) {
		text := f.Text(p, item)
		if text == nil || f.Names != project.Person && f.Names != project.MayName && f.Names != project.Contact {
			continue
		}
		key := f.Key
		if f.Item() {
			key = strings.Replace(key, ".", fmt.Sprintf("[%d].", item), 1)
		}
		roles = append(roles, roleText{text, "project." + key, f.Names == project.Contact, f.Names == project.Person})
	}
	return roles
}

// roleTexts lists every text of an assessment that is to name a role.
func roleTexts(a *assessment.Assessment) []string {
	var all []string
	for _, role := range projectRoles(&a.Project) {
		all = append(all, *role.text)
	}
	for _, who := range a.Assessors {
		all = append(all, who.Role)
	}
	for _, answers := range []map[string]assessment.Answer{a.Answers, a.Retired} {
		for _, id := range slices.Sorted(maps.Keys(answers)) {
			if check := answers[id].Check; check != nil {
				all = append(all, check.By)
			}
		}
	}
	for i := range a.Documents {
		all = append(all, a.Documents[i].Owner)
	}
	for i := range a.Actions {
		all = append(all, a.Actions[i].Owner)
	}
	for i := range a.SignOff {
		all = append(all, a.SignOff[i].Role)
	}
	return all
}

// person withholds a text for a role that names a person who is known, and any text for a
// person of which the team has not said what else it is. What only may name one is published as it stands, and asked about once for all its fields: nothing
// that the public needs is hidden by a guess.
func (t *taking) person(role roleText) {
	text := *role.text
	if t.policy.judged || assessment.IsWithheld(text) || assessment.Placeholder(text) {
		return
	}
	if t.hidden[assessment.Fold(text)] && !role.contact || t.policy.knows(text) {
		*role.text = t.number(text)
		t.take(role.field, personReason)
		t.remarks = append(t.remarks, Remark{Kind: roleRemark, Fields: []string{role.field}, Text: text, Withheld: true})
		return
	}
	if _, said := t.policy.saidOf(text); role.person && !said && text != "" {
		*role.text = t.number(text)
		t.take(role.field, personReason)
		t.remarks = append(t.remarks, Remark{Kind: roleRemark, Fields: []string{role.field}, Text: text, Withheld: true, Asks: true})
		return
	}
	for _, name := range t.policy.guesses(text) {
		key := assessment.Fold(name)
		at, known := t.asked[key]
		if !known {
			at = len(t.remarks)
			t.asked[key] = at
			t.remarks = append(t.remarks, Remark{Kind: roleRemark, Text: name, Asks: true})
		}
		if remark := &t.remarks[at]; !slices.Contains(remark.Fields, role.field) {
			remark.Fields = append(remark.Fields, role.field)
		}
	}
}

// answers withholds what is private in answers. It reports whether it left out who
// gave them, which is listed once for all.
func (t *taking) answers(a *assessment.Assessment, answers map[string]assessment.Answer, top string) (droppedBy bool) {
	for _, id := range slices.Sorted(maps.Keys(answers)) {
		answer := answers[id]
		at := texts.At(top).Field(id)
		t.drop(&answer.PrivateNote, at.Field("private_note"), privateNoteReason)
		t.votes(&answer, at)
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

// votes withholds what only those who rated may know: of a voided round all but that there
// was one, and reasons that were given with votes.
func (t *taking) votes(answer *assessment.Answer, at *texts.Path) {
	for i, v := range answer.Voided {
		answer.Voided[i] = assessment.Voided{Session: v.Session, Way: v.Way, At: v.At, Ballots: v.Ballots}
		if v.Why != "" || v.Levels != nil {
			t.take(at.Field("voided").Item(i).String(), votesReason)
		}
	}
	for i := range answer.Rounds {
		if len(answer.Rounds[i].Reasons) > 0 {
			answer.Rounds[i].Reasons = nil
			t.take(at.Field("rounds").Item(i).Field("reasons").String(), votesReason)
		}
	}
}

// citation withholds what is private in a document that is cited: not a place that another
// document makes public, for that stands in the report, and with a number beside it one
// place would look like two. The document gets a number in place of its id, in the order
// in which answers cite documents. An id may follow from what is said of a document, so
// whoever guessed what is withheld could see from it that the guess is right.
func (t *taking) citation(a *assessment.Assessment, c *assessment.Citation, at *texts.Path) {
	document, listed := a.Document(c.Document)
	if !listed {
		return
	}
	t.person(roleText{text: &document.Owner, field: at.Field("owner").String()})
	if place := document.Location; !document.Public && place != "" && !t.open[assessment.Fold(place)] && !assessment.IsWithheld(place) && !assessment.Placeholder(place) {
		t.drop(&document.Location, at.Field("location"), locationReason)
		document.Location = t.number(place)
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
