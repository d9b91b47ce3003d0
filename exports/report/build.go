package report

import (
	"slices"
	"time"

	"charter/assessment"
	"charter/assessment/project"
	"charter/exports/privacy"
	"charter/exports/texts"
	"charter/exports/wording"
	"charter/questions"
	"charter/questions/plaintext"
)

// Options say for whom and on which day a report is made.
type Options struct {
	Audience Audience  // Public unless it says Internal
	Now      time.Time // only its day is used: for what is overdue, or out of date by now
	Tool     string    // program and version, e.g. "charter 1.0.0"
	Unsealed bool      // without its digest: for an overview, which hands no report on

	// rule scores it; nil is the newest.
	rule *assessment.Rule
	// retold says that the texts are those of a report. What may name a person was
	// judged when it was made, by more than a public report holds, and stands.
	retold bool
}

// Build makes the report of an assessment against a questionnaire. It changes
// neither, and always gives a report: answers to questions that the
// questionnaire lacks are left out, since they cannot be scored or read.
//
// A public report that would give private text away is built all the same, for
// a preview; [Report.Publishable] says that it must not be written.
func Build(a *assessment.Assessment, pack *questions.Pack, options Options) *Report {
	source := cleaned(a)
	made := assessment.DateOf(options.Now)
	rule := assessment.NewestRule()
	if options.rule != nil {
		rule = *options.rule
	}
	score := rule.Compute(&source, pack)
	source.History = toldOf(a.FilledInApart())
	disagreements, agreement := disagreementsOf(&source, &score), agreementOf(&source, &score)
	policy := privacy.Judged()
	if !options.retold {
		policy = privacy.Read(&source)
	}
	withheld, remarks := []privacy.Withheld{}, []privacy.Remark(nil)
	source.Answers, source.Retired = onlyOf(pack, source.Answers), assessment.WithoutEarlier(source.Retired)
	if options.Audience != Internal {
		withheld, remarks = policy.Withhold(&source)
	}

	r := &Report{
		Format: Format, Example: source.Example, Audience: Public, Made: made, Tool: plaintext.Line(options.Tool),
		Assessment: About{
			ID: source.ID, Created: dayOf(source.Created), Updated: dayOf(source.Updated), AsOf: source.AsOf,
		},
		Pack:       PackOf(pack, made),
		Project:    source.Project,
		Facts:      source.Facts,
		Explained:  source.Explanations,
		Assessors:  assessorsOf(source.Assessors, source.FilledInApart()),
		Workshops:  workshopsOf(&source, pack),
		Score:      score,
		Principles: PrinciplesOf(pack),
		Answers:    answersOf(&source, source.Answers),
		Retired:    answersOf(&source, source.Retired),
		Actions:    ActionsOf(source.Actions, made),
		Entry:      source.Entry,
		Parking:    parkingOf(source.Parking),
		SignOff:    source.SignOff,
		Withheld:   withheld,
		remarks:    remarks,
	}
	if options.Audience == Internal {
		r.Audience, r.KnownAs, r.Voided = Internal, source.KnownAs, voidedOf(source.Answers)
	}
	r.Notices, r.NoticeCodes = notices(r)
	r.Summary = summaryOf(&r.Score)
	r.Summary.RestsOn = assessment.BasisOf(&source, &score).Words()
	r.Summary.Signals = assessment.Signals(&source, pack, &score, made)
	r.Summary.People = peopleOf(r)
	r.Summary.Disagreements, r.Summary.Agreement = disagreements, agreement
	r.Freshness = freshnessOf(r)
	r.Placeholders = placeholdersIn(r)
	if r.Audience == Public {
		leaks, found := policy.Search(typed(r))
		r.leaks, r.remarks = leaks, append(r.remarks, found...)
	}
	if !options.Unsealed {
		r.seal()
	}
	return r
}

// cleaned copies an assessment for a report: without its history, every text safe to show.
func cleaned(a *assessment.Assessment) assessment.Assessment {
	source := *a
	source.History = nil
	return texts.Map(source, func(_ *texts.Path, text string) string { return plaintext.Clean(text) })
}

// BeforePublishing tells of an assessment what keeps a public report of it from being
// written, and what its team should look at before: what [Report.Leaks] and
// [Report.Remarks] tell of that report. It makes no more of it than it needs.
func BeforePublishing(a *assessment.Assessment, pack *questions.Pack) ([]privacy.Leak, []privacy.Remark) {
	source := cleaned(a)
	policy := privacy.Read(&source)
	source.Answers, source.Retired = onlyOf(pack, source.Answers), assessment.WithoutEarlier(source.Retired)
	_, remarks := policy.Withhold(&source)
	leaks, found := policy.Search(typed(&Report{
		Project: source.Project, Facts: source.Facts, Explained: source.Explanations, Assessors: assessorsOf(source.Assessors, nil),
		Workshops: workshopsOf(&source, pack), Answers: answersOf(&source, source.Answers), Retired: answersOf(&source, source.Retired),
		Actions: ActionsOf(source.Actions, assessment.Date{}), Entry: source.Entry, SignOff: source.SignOff,
	}))
	return leaks, append(remarks, found...)
}

// typed gives all of a report that the team typed.
func typed(r *Report) any {
	return struct {
		About     About                 `json:"assessment"`
		Facts     assessment.Facts      `json:"facts"`
		Explained map[string]string     `json:"explanations"`
		Project   *project.Project      `json:"project"`
		Assessors []Assessor            `json:"assessors"`
		Workshops []Workshop            `json:"workshops"`
		Answers   map[string]Answer     `json:"answers"`
		Retired   map[string]Answer     `json:"retired"`
		Actions   []Action              `json:"actions"`
		Entry     assessment.EntryTerms `json:"entry"`
		SignOff   []assessment.SignOff  `json:"sign_off"`
	}{r.Assessment, r.Facts, r.Explained, &r.Project, r.Assessors, r.Workshops, r.Answers, r.Retired, r.Actions, r.Entry, r.SignOff}
}

// notices says what a reader must know before relying on any of the report: in
// words, and in codes.
func notices(r *Report) (words []string, codes []NoticeCode) {
	say := func(code string, args map[string]string, text string) {
		words, codes = append(words, text), append(codes, NoticeCode{code, args})
	}
	if r.Example {
		say("example", nil, wording.ExampleNotice)
	}
	say("self_assessment", nil, assessment.Notice)
	say("guardian", nil, wording.Guardian)
	say("not_verified", nil, wording.NotVerified)
	legal, args := "legal_notes_checked", map[string]string{"day": r.Pack.LegalChecked}
	switch checked, err := assessment.ParseDate(r.Pack.LegalChecked); {
	case err != nil || checked.IsZero():
		legal, args = "legal_notes_unchecked", nil
	case r.Pack.LegalNotesOld:
		legal = "legal_notes_old"
	}
	say(legal, args, wording.LegalChecked(r.Pack.LegalChecked, r.Pack.LegalNotesOld))
	return words, codes
}

// PackOf gives what a report made on a day tells about a questionnaire.
func PackOf(pack *questions.Pack, made assessment.Date) Pack {
	about := Pack{
		ID: pack.ID, Version: pack.Version, Title: pack.Title, Source: pack.Source,
		Licence: pack.Licence, Credit: pack.Credit,
		LegalChecked: pack.LegalChecked, LegalNotesOld: pack.LegalNotesOld(made.Time()),
		Levels: pack.Levels, Clauses: append([]questions.Clause{}, pack.Clauses...),
	}
	return about
}

// PrinciplesOf gives the principles of a questionnaire as a report has them.
func PrinciplesOf(pack *questions.Pack) []Principle {
	principles := make([]Principle, len(pack.Principles))
	for i := range pack.Principles {
		from := &pack.Principles[i]
		to := Principle{
			Number: from.Number, ID: from.ID, Title: from.Title, Wording: from.Wording,
			Link: from.Link, Statement: from.Statement, Questions: make([]Question, len(from.Questions)),
		}
		for j := range from.Questions {
			q := &from.Questions[j]
			to.Questions[j] = Question{
				ID: q.ID, Text: q.Text, Why: q.Why, Clauses: append([]string{}, q.Clauses...),
				EssentialFrom: q.EssentialFrom, EssentialIf: q.EssentialIf, Levels: q.Levels,
				Applies: questions.Condition{
					All: append([]string{}, q.Applies.All...), Any: append([]string{}, q.Applies.Any...), From: q.Applies.From,
				},
			}
		}
		principles[i] = to
	}
	return principles
}

// assessorsOf lists the assessors, and who of them is one of those who filled in the file apart.
func assessorsOf(from, apart []assessment.Assessor) []Assessor {
	assessors := make([]Assessor, 0, len(from))
	for _, who := range from {
		filledIn := slices.ContainsFunc(apart, func(one assessment.Assessor) bool { return one.ID == who.ID })
		assessors = append(assessors, Assessor{who.ID, who.Name, who.Role, who.DeliveryTeam, who.Resident, who.Rates, filledIn})
	}
	return assessors
}

// toldOf is all that a report tells of a history: who filled in the file, not what they
// said. Answers do not tell it any more once it is withheld who gave them.
func toldOf(apart []assessment.Assessor) []assessment.Entry {
	var told []assessment.Entry
	for _, who := range apart {
		told = append(told, assessment.Entry{By: who.ID, Question: "any"})
	}
	return told
}

// nameOf gives what an assessor is called, by id. Text that is no id stays as it is.
func nameOf(a *assessment.Assessment, id string) string {
	for _, who := range a.Assessors {
		if who.ID == id && id != "" {
			if who.Name != "" {
				return who.Name
			}
			if who.Role != "" {
				return who.Role
			}
		}
	}
	return id
}

func parkingOf(from []assessment.Parked) []Parked {
	var parking []Parked
	for _, p := range from {
		parking = append(parking, Parked{p.Text, dayOf(p.Raised)})
	}
	return parking
}

// dayOf gives the day of a moment, in UTC so that it is the same everywhere.
func dayOf(t time.Time) assessment.Date {
	if t.IsZero() {
		return assessment.Date{}
	}
	return assessment.DateOf(t.UTC())
}
