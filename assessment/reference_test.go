package assessment_test

import (
	"math/big"
	"slices"
	"strings"

	"charter/assessment"
	"charter/questions"
)

// This file says rule lcr-scoring/1 a second time, plainly and slowly, straight
// from docs/scoring.md. It shares no code with the real one, so that a slip in
// either shows as a difference.

// row is one question of the assessment, with all that the rule looks at.
type row struct {
	id, principle string
	essential     bool
	state         string
	claimed       int
	counted       int
}

type reference struct {
	a    *assessment.Assessment
	pack *questions.Pack
	rows []row
}

func newReference(a *assessment.Assessment, pack *questions.Pack) reference {
	r := reference{a: a, pack: pack}
	for _, principle := range pack.Principles {
		for _, question := range principle.Questions {
			if r.asked(question.Applies) {
				answer := a.Answers[question.ID]
				essential := question.EssentialFrom != "" && r.stageFrom(string(question.EssentialFrom))
				state, claimed, counted := r.judge(answer, essential)
				r.rows = append(r.rows, row{question.ID, principle.ID, essential, state, claimed, counted})
			}
		}
	}
	return r
}

func (r reference) stageFrom(from string) bool {
	const order = "idea design pilot live retired"
	stage := string(r.a.Facts.Stage)
	return stage == "" || from == "" || strings.Index(order, stage) >= strings.Index(order, from)
}

// no reports whether a fact is known not to hold.
func (r reference) no(name string) bool {
	f := r.a.Facts
	switch name {
	case "has_people_data":
		return f.PeopleData == "none"
	case "personal_data":
		return f.PeopleData == "none" || f.PeopleData == "anonymous"
	case "uses_algorithm":
		return f.Algorithm == "none"
	case "uses_ai":
		return f.Algorithm == "none" || f.Algorithm == "rules" || f.Algorithm == "statistical"
	case "uses_compute":
		return f.Compute == "none"
	case "recommends_or_decides":
		return f.DecisionRole == "none" || f.DecisionRole == "informs"
	case "material_compute":
		return f.Compute == "none" || f.Compute == "small"
	case "health_setting":
		return r.noType("nhs-body") && r.noHealth()
	case "may_use_health_data":
		without := r.no("has_people_data") || r.noType("nhs-body", "university") && r.noHealth()
		return r.no("health_confidential") && without
	}
	known := map[string]*bool{
		"health_confidential": f.HealthConfidential, "affects_people": f.AffectsPeople, "frontline_use": f.FrontlineUse,
		"significant_solely_automated": f.SignificantSolelyAutomated, "supplier": f.Supplier, "shares_data": f.SharesData,
		"publishes_outputs": f.PublishesOutputs, "public_function": f.PublicFunction, "jobs_affected": f.JobsAffected,
		"original_signatory": f.OriginalSignatory, "review_held": f.ReviewHeld,
	}
	said, ok := known[name]
	if !ok {
		panic(name)
	}
	return said != nil && !*said
}

// noType reports whether the organisation is known to be none of these.
func (r reference) noType(types ...string) bool {
	kind := r.a.Project.OrganisationType
	return kind != "" && !slices.Contains(types, kind)
}

// noHealth reports whether the project is known to be about something else.
func (r reference) noHealth() bool {
	return len(r.a.Project.Domain) > 0 && !slices.Contains(r.a.Project.Domain, "health")
}

func (r reference) asked(c questions.Condition) bool {
	return r.stageFrom(string(c.From)) && !slices.ContainsFunc(c.All, r.no) &&
		(len(c.Any) == 0 || slices.ContainsFunc(c.Any, func(name string) bool { return !r.no(name) }))
}

// later compares two days as texts, which works since both are written year first.
func later(day, other assessment.Date) bool { return day.String() > other.String() }

func blank(text string) bool { return strings.TrimSpace(text) == "" }

func (r reference) judge(answer assessment.Answer, essential bool) (state string, claimed, counted int) {
	switch answer.State {
	case assessment.StateUnsure:
		return "unsure", 0, 0
	case assessment.StateNotApplicable:
		if !essential && len([]rune(strings.TrimSpace(answer.Reason))) >= 20 {
			return "not_applicable", 0, 0
		}
		return "unanswered", 0, 0
	case assessment.StateLevel:
	default:
		return "unanswered", 0, 0
	}
	best := 0
	for _, item := range r.a.Cited(answer) {
		points := 0
		if !blank(item.Title) {
			points = 1
			if !blank(item.Location) && !item.Date.IsZero() {
				points = 2
			}
		}
		if !item.Date.IsZero() {
			if later(item.Date, r.a.AsOf) {
				points = 0
			}
			twoYearsOn := item.Date
			twoYearsOn.Year += 2
			if later(r.a.AsOf, twoYearsOn) && points > 0 {
				points--
			}
		}
		best = max(best, points)
	}
	claimed = *answer.Level
	counted = min(claimed, best+1)
	check := answer.Check
	if checked := check != nil && !blank(check.By) && !check.Date.IsZero() && !later(check.Date, r.a.AsOf); counted == 3 && !checked {
		counted = 2
	}
	if answer.Departure != nil && !blank(answer.Departure.Reason) {
		counted = min(counted, 1)
	}
	return "level", claimed, counted
}

// sums are what the rule adds up for one principle.
type sums struct {
	n, s, claims, u, unanswered, m int
	essential0, essential1, any0   bool
}

func (r reference) sums(principle string) (t sums) {
	for _, row := range r.rows {
		if row.principle != principle {
			continue
		}
		if row.state == "not_applicable" {
			t.m++
			continue
		}
		t.n++
		t.s += row.counted
		t.claims += row.claimed
		if row.state == "unsure" || row.state == "unanswered" {
			t.u++
		}
		if row.state == "unanswered" {
			t.unanswered++
		}
		t.any0 = t.any0 || row.counted == 0
		t.essential0 = t.essential0 || row.counted == 0 && row.essential
		t.essential1 = t.essential1 || row.counted == 1 && row.essential
	}
	return t
}

func (t sums) band() assessment.Band {
	n, s := big.NewRat(int64(t.n), 1), big.NewRat(int64(t.s), 1)
	times := func(factor int64) *big.Rat { return new(big.Rat).Mul(big.NewRat(factor, 2), n) }
	if t.n == 0 {
		return "not_applicable"
	}
	if t.unanswered > 0 {
		return "incomplete"
	}
	if t.essential0 || s.Cmp(times(2)) < 0 {
		return "not_met"
	}
	if t.essential1 || t.any0 || s.Cmp(times(4)) < 0 {
		return "partly_met"
	}
	if s.Cmp(times(5)) >= 0 {
		return "strong"
	}
	return "met"
}

func (t sums) percents() [3]*big.Rat {
	percent := func(points int) *big.Rat { return big.NewRat(int64(points)*100, int64(t.n)*3) }
	return [3]*big.Rat{percent(t.s), percent(t.s + 3*t.u), percent(t.claims)}
}

// halfUp rounds to the nearest whole number by adding a half and cutting.
func halfUp(r *big.Rat) *int {
	plusHalf := new(big.Rat).Add(r, big.NewRat(1, 2))
	floor := new(big.Int).Div(plusHalf.Num(), plusHalf.Denom())
	whole := int(floor.Int64())
	return &whole
}

func numbers(values [3]*big.Rat) assessment.Numbers {
	return assessment.Numbers{Score: halfUp(values[0]), Low: halfUp(values[0]), High: halfUp(values[1]), Claimed: halfUp(values[2])}
}

func (r reference) missing() []string {
	p, f := r.a.Project, r.a.Facts
	fields := [][2]string{
		{"title", p.Title}, {"summary", p.Summary}, {"description", p.Description}, {"organisation", p.Organisation},
		{"responsible_role", p.ResponsibleRole}, {"team", p.Team}, {"contact_email", p.ContactEmail}, {"facts.stage", string(f.Stage)},
		{"benefit.statement", p.Benefit.Statement}, {"benefit.who_benefits", p.Benefit.WhoBenefits},
	}
	if f.Stage != "idea" {
		if f.PeopleData != "none" || !p.NoData {
			names := ""
			for _, item := range p.Data {
				names += item.Name
			}
			fields = append(fields, [2]string{"data", names})
		}
		risks := ""
		for _, item := range p.Risks {
			risks += item.Risk
		}
		fields = append(fields, [2]string{"risks", risks})
	}
	if f.AffectsPeople == nil || *f.AffectsPeople {
		fields = append(fields, [2]string{"challenge.contact", p.Challenge.Contact})
	}
	fields = append(fields, [2]string{"review.next", p.Review.Next.String()})
	missing := []string{}
	for _, field := range fields {
		if blank(field[1]) {
			missing = append(missing, field[0])
		}
	}
	return missing
}

// score puts it all together. Reasons in words are left out.
func (r reference) score() assessment.Score {
	score := assessment.Score{
		Rule: "lcr-scoring/1", AsOf: r.a.AsOf, Pack: assessment.PackRef{ID: r.pack.ID, Version: r.pack.Version},
		MissingFields: r.missing(), Points: []assessment.Point{}, Contradictions: []assessment.Contradiction{},
	}
	mean, with := [3]*big.Rat{new(big.Rat), new(big.Rat), new(big.Rat)}, int64(0)
	for _, principle := range r.pack.Principles {
		t := r.sums(principle.ID)
		result := assessment.PrincipleScore{
			Number: principle.Number, ID: principle.ID, Band: t.band(), N: t.n, Points: t.s, Unknown: t.u, NotApplicableByHand: t.m,
		}
		if t.n > 0 {
			with++
			result.Numbers = numbers(t.percents())
			for i, value := range t.percents() {
				mean[i].Add(mean[i], value)
			}
		}
		score.Principles = append(score.Principles, result)
	}
	if with > 0 {
		for i := range mean {
			mean[i].Quo(mean[i], big.NewRat(with, 1))
		}
		score.Overall = numbers(mean)
	}
	r.count(&score)
	r.points(&score)
	score.Verdict = r.verdict(&score)
	return score
}

func (r reference) count(score *assessment.Score) {
	for _, row := range r.rows {
		c := &score.Counts
		c.Applicable++
		c.Essential += btoi(row.essential)
		c.Answered += btoi(row.state == "level")
		c.Unanswered += btoi(row.state == "unanswered")
		c.Unsure += btoi(row.state == "unsure")
		c.NotApplicableByHand += btoi(row.state == "not_applicable")
		c.Lowered += btoi(row.counted < row.claimed)
	}
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (r reference) points(score *assessment.Score) {
	planFor := func(ids ...string) string {
		for _, x := range r.a.Actions {
			ready := x.Status == "done" || x.Status == "open" && !blank(x.Owner) && !x.Due.IsZero()
			if ready && slices.ContainsFunc(ids, x.IsFor) {
				return x.ID
			}
		}
		return ""
	}
	ofPrinciple := func(id string) assessment.Point {
		ids := []string{id}
		for _, principle := range r.pack.Principles {
			for _, question := range principle.Questions {
				if principle.ID == id {
					ids = append(ids, question.ID)
				}
			}
		}
		return assessment.Point{For: id, Action: planFor(ids...)}
	}
	for _, p := range score.Principles {
		if p.Band == "partly_met" {
			score.Points = append(score.Points, ofPrinciple(p.ID))
		}
	}
	for _, row := range r.rows {
		voted := []int{}
		for _, round := range r.a.Answers[row.id].Rounds {
			if !round.Complete {
				continue
			}
			voted = voted[:0]
			for level, count := range round.Levels {
				if count > 0 {
					voted = append(voted, level)
				}
			}
		}
		if row.essential && len(voted) > 0 && voted[len(voted)-1]-voted[0] >= 2 {
			score.Points = append(score.Points, assessment.Point{For: row.id, Action: planFor(row.id)})
		}
	}
	for _, p := range score.Principles {
		if m := p.NotApplicableByHand; 4*m > p.N+m {
			score.Points = append(score.Points, ofPrinciple(p.ID))
		}
	}
}

func (r reference) verdict(score *assessment.Score) assessment.Verdict {
	for _, row := range r.rows {
		if row.state == "unanswered" {
			return "incomplete"
		}
	}
	if len(score.MissingFields) > 0 {
		return "incomplete"
	}
	for _, p := range score.Principles {
		if p.Band == "not_met" {
			return "not_ready"
		}
	}
	if len(score.Points) == 0 {
		return "ready"
	}
	for _, point := range score.Points {
		if point.Action == "" {
			return "not_ready"
		}
	}
	return "ready_with_actions"
}
