package assessment_test

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"time"

	"pgregory.net/rapid"

	"charter/assessment"
	"charter/assessment/project"
	"charter/questions"
)

// scoreCase draws a small questionnaire and an assessment of it, with values
// close to every limit of the scoring rule.
func scoreCase(t *rapid.T) (*assessment.Assessment, *questions.Pack) {
	pack := &questions.Pack{ID: "test", Version: "1.0.0"}
	a := completeProject()
	a.AsOf = rapid.SampledFrom([]assessment.Date{
		asOf, {Year: 2026, Month: 2, Day: 28}, {Year: 2024, Month: 2, Day: 29}, {Year: 2026, Month: 12, Day: 31}, {Year: 2027, Month: 1, Day: 1},
	}).Draw(t, "as of")
	a.Project.Review.Next = assessment.DateOf(a.AsOf.Time().AddDate(1, 0, 0))
	fill(t, reflect.ValueOf(&a.Facts).Elem(), "facts")
	a.Assessors = []assessment.Assessor{{ID: "a1", Name: "Ann Lee", Role: "Data lead", DeliveryTeam: true}, {ID: "a2", Name: "Bo Hart", Role: "Resident"}}
	if rapid.IntRange(0, 3).Draw(t, "speaks against facts") == 0 {
		speakAgainst(t, a)
	}
	if rapid.IntRange(0, 3).Draw(t, "gaps") == 0 {
		leaveGaps(t, &a.Project)
	}
	good := rapid.IntRange(0, 2).Draw(t, "mostly good") > 0
	about := []string{"elsewhere"}
	for i := range rapid.IntRange(1, 4).Draw(t, "principles") {
		principle := questions.Principle{Number: i + 1, ID: fmt.Sprintf("principle-%d", i+1)}
		about = append(about, principle.ID)
		for j := range rapid.IntRange(0, 8).Draw(t, "questions") {
			question := questions.Question{ID: fmt.Sprintf("P%d-%d", i+1, j+1)}
			question.EssentialFrom = rapid.SampledFrom(append(questions.Stages(), "", "")).Draw(t, "essential from")
			question.Applies = condition(t)
			principle.Questions = append(principle.Questions, question)
			about = append(about, question.ID)
			switch {
			case good && rapid.IntRange(0, 9).Draw(t, "good") > 0:
				answer := wellFounded(rapid.IntRange(1, 3).Draw(t, "level"))
				answer.Evidence = cited(assessment.Evidence{Title: "A document", Owner: "Data lead", Location: "Shared drive", Date: a.AsOf})
				answer.Check.Date = a.AsOf
				if rapid.IntRange(0, 4).Draw(t, "voted") == 0 {
					answer.Rounds = []assessment.Round{anyRound(t)}
				}
				a.Answers[question.ID] = answer
			case rapid.IntRange(0, 4).Draw(t, "answered") > 0:
				a.Answers[question.ID] = anyAnswer(t, a.AsOf)
			}
		}
		pack.Principles = append(pack.Principles, principle)
	}
	for i := range rapid.IntRange(0, 4).Draw(t, "actions") {
		action := assessment.Action{ID: fmt.Sprintf("x%d", i), For: rapid.SliceOfN(rapid.SampledFrom(about), 1, 2).Draw(t, "for")}
		fill(t, reflect.ValueOf(&action.Status).Elem(), "actions.status")
		action.Owner = rapid.SampledFrom([]string{"", " ", "Data lead", "Data lead", "tbc"}).Draw(t, "owner")
		action.Text = rapid.SampledFrom([]string{"", "Mend it", "Mend it", "Mend it", "To be confirmed."}).Draw(t, "text")
		months, days := rapid.SampledFrom([]int{0, 0, 1, 12, 24}).Draw(t, "due in months"), rapid.IntRange(-1, 2).Draw(t, "and days")
		action.Due = assessment.DateOf(a.AsOf.Time().AddDate(0, months, days))
		if rapid.IntRange(0, 5).Draw(t, "never due") == 0 {
			action.Due = assessment.Date{}
		}
		a.Actions = append(a.Actions, action)
	}
	if a.Project.OptOut.AIUse.Available+a.Project.OptOut.DataSharing.Available != "" && len(a.Answers) > 0 {
		id := rapid.SampledFrom(slices.Sorted(maps.Keys(a.Answers))).Draw(t, "departs")
		answer := a.Answers[id]
		answer.Departure = &assessment.Departure{Clause: rapid.SampledFrom([]string{"6a", "6b"}).Draw(t, "from"), Reason: "There is none"}
		a.Answers[id] = answer
	}
	if rapid.IntRange(0, 2).Draw(t, "planned") == 0 {
		for _, principle := range pack.Principles {
			x := plan(principle.ID)
			x.Due = a.AsOf
			a.Actions = append(a.Actions, x)
		}
	}
	return listed(a), pack
}

func condition(t *rapid.T) questions.Condition {
	name := rapid.SampledFrom(questions.FactNames())
	var c questions.Condition
	if rapid.Bool().Draw(t, "conditional") {
		c.All = rapid.SliceOfN(name, 0, 1).Draw(t, "all")
		c.Any = rapid.SliceOfN(name, 0, 2).Draw(t, "any")
		c.From = rapid.SampledFrom(append(questions.Stages(), "", "", "")).Draw(t, "from")
	}
	return c
}

// speakAgainst puts into a project what may not fit its facts, and some explanations.
func speakAgainst(t *rapid.T, a *assessment.Assessment) {
	p := &a.Project
	says := rapid.SampledFrom([]string{"", "None", "Nobody outside the trust", "not shared", "Acme Ltd", "no-one", "No one knows", "N/A"})
	some := func(what string) bool { return rapid.IntRange(0, 2).Draw(t, what) == 0 }
	if some("supplier") {
		p.Suppliers = []project.Supplier{{Name: says.Draw(t, "first")}, {Name: says.Draw(t, "second")}}
	}
	if some("data") {
		closeness := rapid.SampledFrom([]string{"", "none", "anonymous", "pseudonymous", "identifiable"})
		p.Data = append(p.Data, project.DataItem{Name: "Calls", Personal: closeness.Draw(t, "personal"), Sensitive: some("sensitive"), SharedWith: says.Draw(t, "shared")})
	}
	if some("algorithm") {
		p.AlgorithmOwners.Bias, p.AlgorithmOwners.Training = says.Draw(t, "bias"), says.Draw(t, "training")
		p.Capability = rapid.SampledFrom([][]string{nil, {" "}, {"forecasting"}}).Draw(t, "capability")
	}
	if some("live") {
		p.Dates.LiveSince = near(t, a.AsOf)
	}
	if some("opt out") {
		available := rapid.SampledFrom([]string{"", "yes", "yes", "no"})
		p.OptOut.DataSharing.Available, p.OptOut.AIUse.Available = available.Draw(t, "sharing"), available.Draw(t, "AI")
	}
	a.Explanations = map[string]string{}
	for _, id := range assessment.ContradictionIDs() {
		if some("explained") {
			a.Explanations[id] = rapid.SampledFrom([]string{"Nineteen characters", "  exactly twenty chars ", "xxxxxxxxxxxxxxxxxxxxxxxxx", "Both hold: see the contract."}).Draw(t, id)
		}
	}
}

// leaveGaps blanks some of the required fields.
func leaveGaps(t *rapid.T, p *project.Project) {
	for _, field := range []*string{
		&p.Title, &p.Summary, &p.Description, &p.Organisation, &p.ResponsibleRole, &p.Team, &p.ContactEmail,
		&p.Benefit.Statement, &p.Benefit.WhoBenefits, &p.Challenge.Contact,
	} {
		*field = rapid.SampledFrom([]string{*field, *field, *field, *field, "", "\t \n", "TBC", "two words", "x@example.org", "a @ b.c", "Å1"}).Draw(t, "field")
	}
	p.Data = rapid.SampledFrom([][]project.DataItem{p.Data, nil, {{Name: " "}}, {{Name: "none"}, {Name: "Maps"}}, {{Name: "from www.example.com."}}}).Draw(t, "data")
	p.Risks = rapid.SampledFrom([][]project.Risk{p.Risks, nil, {{Mitigation: "x"}, {Risk: "y"}}}).Draw(t, "risks")
	p.NoData = rapid.Bool().Draw(t, "no data")
	p.Review.Next = rapid.SampledFrom([]assessment.Date{p.Review.Next, {}, asOf, {Year: 2028, Month: 11, Day: 22}, {Year: 2028, Month: 11, Day: 23}}).Draw(t, "next")
}

func anyAnswer(t *rapid.T, asOf assessment.Date) assessment.Answer {
	var a assessment.Answer
	switch rapid.IntRange(0, 7).Draw(t, "state") {
	case 0:
		a.State = assessment.StateUnsure
	case 1:
		a.State = assessment.StateNotApplicable
		a.Reason = rapid.SampledFrom([]string{"", "too short", "exactly twenty chars", "nineteen characters", "   nineteen characters  ", "zwölf Zeichen äöü ßß"}).Draw(t, "reason")
	case 2: // only a note: unanswered
		a.Note = "see later"
	default:
		a = assessment.Level(rapid.IntRange(0, 3).Draw(t, "level"))
	}
	a.Evidence = cited(rapid.SliceOfN(rapid.Custom(func(t *rapid.T) assessment.Evidence { return anyEvidence(t, asOf) }), 0, 3).Draw(t, "evidence")...)
	if rapid.Bool().Draw(t, "checked") {
		a.Check = &assessment.Check{By: rapid.SampledFrom(names).Draw(t, "by"), Date: near(t, asOf)}
	}
	if rapid.IntRange(0, 3).Draw(t, "departs") == 0 {
		a.Departure = &assessment.Departure{Clause: rapid.SampledFrom([]string{"6a", "6b", "6b", " 6A", "7"}).Draw(t, "clause"), Until: near(t, asOf), Reason: rapid.SampledFrom([]string{"", " ", "There is none"}).Draw(t, "departure")}
	}
	a.Agreed = rapid.SampledFrom([]string{"", "", " ", "tbc", "We looked again"}).Draw(t, "agreed")
	for range rapid.IntRange(0, 3).Draw(t, "rounds") {
		a.Rounds = append(a.Rounds, anyRound(t))
	}
	return a
}

// names are those that evidence is owned by, and checks are made by.
var names = []string{"", " ", "Audit", "the  audit", "Audit", "n/a", "Falls Team", "DPO", "The DPO", "data lead", "Bo Hart"}

func anyEvidence(t *rapid.T, asOf assessment.Date) assessment.Evidence {
	return assessment.Evidence{
		Title:    rapid.SampledFrom([]string{"", " ", "Plan", "Plan", "Plan", "TBD", "[insert title]"}).Draw(t, "title"),
		Location: rapid.SampledFrom([]string{"", "\n", "Shared drive", "Shared drive", "see above"}).Draw(t, "location"),
		Date:     near(t, asOf),
		Owner:    rapid.SampledFrom(names).Draw(t, "owner"),
	}
}

// near draws a day next to a limit: none, today, two years ago, each a day or so off.
func near(t *rapid.T, asOf assessment.Date) assessment.Date {
	if rapid.IntRange(0, 4).Draw(t, "dated") == 0 {
		return assessment.Date{}
	}
	months := rapid.SampledFrom([]int{0, 0, 1, 23, 24, 24, 25, 40, -1}).Draw(t, "months before")
	days := rapid.IntRange(-2, 2).Draw(t, "days")
	return assessment.DateOf(asOf.Time().AddDate(0, -months, days))
}

func anyRound(t *rapid.T) assessment.Round {
	count := rapid.SampledFrom([]int{0, 0, 0, 1, 1, 2, 5})
	r := assessment.Round{Unsure: count.Draw(t, "unsure"), NotApplicable: count.Draw(t, "not applicable"), Complete: rapid.Bool().Draw(t, "complete")}
	r.Present = r.Unsure + r.NotApplicable
	for i := range r.Levels {
		r.Levels[i] = count.Draw(t, "votes")
		r.Present += r.Levels[i]
	}
	return r
}

// anyAssessment draws an assessment with anything in every field that the
// structure of the file allows.
func anyAssessment(t *rapid.T) *assessment.Assessment {
	a := &assessment.Assessment{}
	fill(t, reflect.ValueOf(a).Elem(), "")
	a.Format = assessment.Format
	if a.AsOf.IsZero() {
		a.AsOf = asOf
	}
	if a.Answers == nil {
		a.Answers = map[string]assessment.Answer{}
	}
	return a
}

// fill draws a value of any type of this package. The key is its place in the
// file, which tells the values that a choice has.
func fill(t *rapid.T, v reflect.Value, key string) {
	switch {
	case v.Type() == reflect.TypeFor[time.Time]():
		seconds := rapid.Int64Range(1_700_000_000, 1_900_000_000).Draw(t, key)
		v.Set(reflect.ValueOf(time.Unix(seconds, 0).UTC()))
	case v.Type() == reflect.TypeFor[assessment.Date]():
		if days := rapid.IntRange(-1, 40_000).Draw(t, key); days >= 0 {
			v.Set(reflect.ValueOf(assessment.DateOf(time.Unix(int64(days)*86_400, 0).UTC())))
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
			fill(t, v.Field(i), strings.TrimPrefix(key+"."+name, "."))
		}
	case v.Kind() == reflect.Pointer:
		if rapid.Bool().Draw(t, key) {
			v.Set(reflect.New(v.Type().Elem()))
			fill(t, v.Elem(), key)
		}
	case v.Kind() == reflect.Slice:
		for range rapid.IntRange(0, 2).Draw(t, key) {
			v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
			fill(t, v.Index(v.Len()-1), key)
		}
	case v.Kind() == reflect.Array:
		for i := range v.Len() {
			fill(t, v.Index(i), key)
		}
	case v.Kind() == reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		ids := []string{"BEN-1", "BEN-2", "SEC-1", "LEG-3"}
		if key == "explanations" {
			ids = assessment.ContradictionIDs()
		}
		for _, id := range rapid.SliceOfN(rapid.SampledFrom(ids), 0, 3).Draw(t, key) {
			value := reflect.New(v.Type().Elem()).Elem()
			fill(t, value, key)
			v.SetMapIndex(reflect.ValueOf(id), value)
		}
	case v.Kind() == reflect.Bool:
		v.SetBool(rapid.Bool().Draw(t, key))
	case v.Kind() == reflect.Int:
		v.SetInt(int64(rapid.IntRange(0, 3).Draw(t, key)))
	default:
		v.SetString(anyText(t, key))
	}
}

func anyText(t *rapid.T, key string) string {
	choiceKey := strings.Replace(key, "retired.", "answers.", 1)
	if choice := assessment.ChoiceAt(choiceKey); len(choice.Options) > 0 && !choice.Open {
		values := []string{}
		for _, option := range choice.Options {
			values = append(values, option.Value)
		}
		if !slices.Contains([]string{"actions.status", "known_as", "sign_off.decision", "answers.rounds.way", "answers.voided.way"}, choiceKey) {
			values = append(values, "")
		}
		return rapid.SampledFrom(values).Draw(t, key)
	}
	texts := []string{"a1", "Line one\nline <two> & \"three\"", " ", "è 漢 🚌"}
	if !slices.ContainsFunc([]string{"id", "version", "present", "voted", "for", "scope", "open", "document", "place"}, func(end string) bool { return strings.HasSuffix(key, end) }) {
		texts = append(texts, "", rapid.StringN(0, 6, -1).Draw(t, key))
	}
	return rapid.SampledFrom(texts).Draw(t, key)
}
