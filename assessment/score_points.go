package assessment

import (
	"fmt"
	"slices"
	"strings"

	"charter/questions"
)

// missingFields lists the required register fields that are blank, by key
// (docs/scoring.md, "Required register fields"). A fact that is not known yet
// counts as true: it never takes a requirement away.
func missingFields(a *Assessment) []string {
	missing := []string{}
	require := func(key, value string) {
		if strings.TrimSpace(value) == "" {
			missing = append(missing, key)
		}
	}
	p, f := a.Project, a.Facts
	require("title", p.Title)
	require("summary", p.Summary)
	require("description", p.Description)
	require("organisation", p.Organisation)
	require("responsible_role", p.ResponsibleRole)
	require("team", p.Team)
	require("contact_email", p.ContactEmail)
	require("facts.stage", string(f.Stage))
	require("benefit.statement", p.Benefit.Statement)
	require("benefit.who_benefits", p.Benefit.WhoBenefits)
	if f.Stage.AtOrPast(questions.StageDesign) {
		if !(f.Fact("has_people_data") == questions.No && p.NoData) {
			require("data", firstText(p.Data, func(d DataItem) string { return d.Name }))
		}
		require("risks", firstText(p.Risks, func(r Risk) string { return r.Risk }))
	}
	if f.Fact("affects_people") != questions.No {
		require("challenge.contact", p.Challenge.Contact)
	}
	require("review.next", p.Review.Next.String())
	return missing
}

// firstText gives the first text of a list that is not blank.
func firstText[T any](items []T, text func(T) string) string {
	for _, item := range items {
		if s := strings.TrimSpace(text(item)); s != "" {
			return s
		}
	}
	return ""
}

// points lists what needs a plan before the verdict can be ready_with_actions
// (docs/scoring.md, "Verdict"): principles partly met, then essential questions
// on which the assessors still disagree, then principles where many questions
// were set aside by hand.
func points(a *Assessment, pack *questions.Pack, score *Score) []Point {
	points := []Point{}
	plans := slices.DeleteFunc(slices.Clone(a.Actions), func(x Action) bool { return !x.IsPlan() })
	add := func(about string, ids []string, reason string) {
		points = append(points, Point{For: about, Reason: reason, Action: answeredBy(plans, ids)})
	}
	for i, p := range score.Principles {
		if p.Band == BandPartlyMet {
			add(p.ID, idsOf(&pack.Principles[i]), "partly met")
		}
	}
	for _, q := range score.Questions {
		answer := a.Answers[q.ID]
		round, held := answer.LastRound()
		if !q.Applies || !q.Essential || !held {
			continue
		}
		if round.Disputed() {
			add(q.ID, []string{q.ID}, disputeWords(round))
		}
	}
	for i, p := range score.Principles {
		if byHandShareDivisor*p.NotApplicableByHand > p.N+p.NotApplicableByHand {
			add(p.ID, idsOf(&pack.Principles[i]),
				fmt.Sprintf("%d of %d questions were set to not applicable by hand", p.NotApplicableByHand, p.N+p.NotApplicableByHand))
		}
	}
	return points
}

// disputeWords tell how far apart the levels of a disputed round lie.
func disputeWords(round Round) string {
	if round.TooFew() {
		return TooFewWords + ", still two or more levels apart"
	}
	lowest, highest, _ := round.span()
	return fmt.Sprintf("the assessors' last vote still ranges from %d to %d", lowest, highest)
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
		if slices.Contains(ids, plans[i].For) {
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
