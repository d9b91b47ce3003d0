package assessment

import (
	"slices"
	"strings"

	"charter/assessment/project"
	"charter/questions"
)

// RequiredFields lists the register fields that must not be blank at the project's
// stage, by key, whether they are blank now or not (docs/scoring.md, "Required
// register fields"). A fact that is not known yet counts as true: it never takes a
// requirement away.
func RequiredFields(a *Assessment) []string {
	keys := []string{}
	for _, required := range project.Required() {
		noData := required.Key == "data" && a.Project.NoData && a.Facts.Fact("has_people_data") == questions.No
		if !noData && required.When.Holds(a.Facts) {
			keys = append(keys, required.Key)
		}
	}
	return keys
}

// missingFields lists the required register fields that are blank.
func missingFields(a *Assessment) []string {
	return slices.DeleteFunc(RequiredFields(a), func(key string) bool { return !a.isBlank(key) })
}

// isBlank reports whether a required field holds nothing but white space. That of a
// list is the first field of its items.
func (a *Assessment) isBlank(key string) bool {
	if key == project.StageFact {
		return a.Facts.Stage == questions.StageUnknown
	}
	field, _ := project.FieldOf(key)
	if list := project.ListOf(key); list != nil {
		field = list.Fields[0]
	}
	for item := range field.Count(&a.Project) {
		if strings.TrimSpace(field.Value(&a.Project, item)) != "" {
			return false
		}
	}
	return true
}

// points lists what needs a plan before the verdict can be ready_with_actions
// (docs/scoring.md, "Verdict"): principles partly met, then essential questions
// on which the assessors still disagree, then principles where many questions
// were set aside by hand.
func points(a *Assessment, pack *questions.Pack, score *Score) []Point {
	points := []Point{}
	plans := slices.DeleteFunc(slices.Clone(a.Actions), func(x Action) bool { return !x.IsPlan() })
	add := func(about string, ids []string, why Reason) {
		points = append(points, Point{For: about, Reason: why.Words, Code: why.Code, Args: why.Args, Action: answeredBy(plans, ids)})
	}
	for i, p := range score.Principles {
		if p.Band == BandPartlyMet {
			add(p.ID, idsOf(&pack.Principles[i]), because(PartlyMet, nil))
		}
	}
	for _, q := range score.Questions {
		answer := a.Answers[q.ID]
		round, held := answer.LastRound()
		if !q.Applies || !q.Essential || !held {
			continue
		}
		if round.Disputed() {
			add(q.ID, []string{q.ID}, dispute(round))
		}
	}
	for i, p := range score.Principles {
		if byHandShareDivisor*p.NotApplicableByHand > p.N+p.NotApplicableByHand {
			add(p.ID, idsOf(&pack.Principles[i]),
				because(ManySetAside, map[string]int{"aside": p.NotApplicableByHand, "asked": p.N + p.NotApplicableByHand}))
		}
	}
	return points
}

// dispute tells how far apart the levels of a disputed round lie.
func dispute(round Round) Reason {
	if round.TooFew() {
		return because(DisputedByFew, nil)
	}
	lowest, highest, _ := round.span()
	return because(Disputed, map[string]int{"lowest": lowest, "highest": highest})
}

// idsOf gives what an action about a principle may name: the principle or any of its questions.
func idsOf(p *questions.Principle) []string {
	ids := []string{p.ID}
	for i := range p.Questions {
		ids = append(ids, p.Questions[i].ID)
	}
	return ids
}

// answeredBy gives the id of the first plan for one of ids, or "".
func answeredBy(plans []Action, ids []string) string {
	for i := range plans {
		if slices.ContainsFunc(ids, plans[i].IsFor) {
			return plans[i].ID
		}
	}
	return ""
}

// IsPlan reports whether the action answers a point: done, or open with an
// owner and a due date.
func (x Action) IsPlan() bool {
	switch x.Status {
	case ActionDone:
		return true
	case ActionOpen:
		return strings.TrimSpace(x.Owner) != "" && !x.Due.IsZero()
	}
	return false
}
