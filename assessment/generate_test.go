package assessment_test

import (
	"fmt"
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
	fill(t, reflect.ValueOf(&a.Facts).Elem(), "facts")
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
				answer.Evidence = cited(assessment.Evidence{Title: "A document", Location: "Shared drive", Date: a.AsOf})
				answer.Check.Date = a.AsOf
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
		action.Owner = rapid.SampledFrom([]string{"", " ", "Data lead", "Data lead"}).Draw(t, "owner")
		action.Due = rapid.SampledFrom([]assessment.Date{{}, asOf, asOf}).Draw(t, "due")
		a.Actions = append(a.Actions, action)
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

// leaveGaps blanks some of the required fields.
func leaveGaps(t *rapid.T, p *project.Project) {
	for _, field := range []*string{
		&p.Title, &p.Summary, &p.Description, &p.Organisation, &p.ResponsibleRole, &p.Team, &p.ContactEmail,
		&p.Benefit.Statement, &p.Benefit.WhoBenefits, &p.Challenge.Contact,
	} {
		*field = rapid.SampledFrom([]string{*field, *field, *field, "", "\t \n"}).Draw(t, "field")
	}
	p.Data = rapid.SampledFrom([][]project.DataItem{p.Data, nil, {{Name: " "}}}).Draw(t, "data")
	p.Risks = rapid.SampledFrom([][]project.Risk{p.Risks, nil, {{Mitigation: "x"}, {Risk: "y"}}}).Draw(t, "risks")
	p.NoData = rapid.Bool().Draw(t, "no data")
	p.Review.Next = rapid.SampledFrom([]assessment.Date{p.Review.Next, {}}).Draw(t, "next")
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
		a.Check = &assessment.Check{By: rapid.SampledFrom([]string{"", " ", "Audit", "Audit"}).Draw(t, "by"), Date: near(t, asOf)}
	}
	if rapid.IntRange(0, 5).Draw(t, "departs") == 0 {
		a.Departure = &assessment.Departure{Clause: "6a", Reason: rapid.SampledFrom([]string{"", " ", "There is none"}).Draw(t, "departure")}
	}
	for range rapid.IntRange(0, 2).Draw(t, "rounds") {
		a.Rounds = append(a.Rounds, anyRound(t))
	}
	return a
}

func anyEvidence(t *rapid.T, asOf assessment.Date) assessment.Evidence {
	return assessment.Evidence{
		Title:    rapid.SampledFrom([]string{"", " ", "Plan", "Plan", "Plan"}).Draw(t, "title"),
		Location: rapid.SampledFrom([]string{"", "\n", "Shared drive", "Shared drive"}).Draw(t, "location"),
		Date:     near(t, asOf),
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
		for _, id := range rapid.SliceOfN(rapid.SampledFrom([]string{"BEN-1", "BEN-2", "SEC-1", "LEG-3"}), 0, 3).Draw(t, key) {
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
