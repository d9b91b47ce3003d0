package assessment

import (
	"slices"

	"charter/questions"
)

// points lists what needs a plan before the verdict can be ready_with_actions
// (docs/scoring.md, "Verdict"): principles partly met, then essential questions
// on which the assessors still disagree, then principles where many questions
// were set aside by hand.
func (s *scoring) points(pack *questions.Pack, score *Score) []Point {
	points := []Point{}
	add := func(about string, of []QuestionScore, why Reason) {
		points = append(points, Point{For: about, Reason: why.Words, Code: why.Code, Args: why.Args, Action: s.planFor(about, of)})
	}
	first := 0 // of the principle's questions
	of := make([][]QuestionScore, len(pack.Principles))
	for i := range pack.Principles {
		next := first + len(pack.Principles[i].Questions)
		of[i], first = score.Questions[first:next], next
	}
	for i, p := range score.Principles {
		if p.Band == BandPartlyMet {
			add(p.ID, of[i], because(PartlyMet))
		}
	}
	for i := range score.Questions {
		if round := s.disputes[i]; round != nil {
			add(score.Questions[i].ID, nil, dispute(round, s.a.Answers[score.Questions[i].ID].OnPaperOnly()))
		}
	}
	for i, p := range score.Principles {
		if asked := p.N + p.NotApplicableByHand; byHandShareDivisor*p.NotApplicableByHand > asked {
			add(p.ID, of[i], because(ManySetAside, number{"aside", p.NotApplicableByHand}, number{"asked", asked}))
		}
	}
	return points
}

// dispute tells how far apart the levels of a disputed round lie.
func dispute(round *Round, onPaperOnly bool) Reason {
	code := Disputed
	switch {
	case round.TooFew():
		return because(DisputedByFew)
	case onPaperOnly:
		code = DisputedOnPaper
	}
	lowest, highest, _ := votes(round.Levels).span()
	return because(code, number{"lowest", lowest}, number{"highest", highest})
}

// planFor gives the id of the first action that answers a point, or "". For a question
// it must name that; a principle, given with its questions, is also answered by one for
// these.
func (s *scoring) planFor(about string, of []QuestionScore) string {
	for i := range s.a.Actions {
		if x := &s.a.Actions[i]; (x.IsFor(about) || slices.ContainsFunc(x.For, func(id string) bool { return s.isOneOf(of, id) })) && s.rule.answers(*x, s.asOf) {
			return x.ID
		}
	}
	return ""
}

// isOneOf reports whether an action for a question is one for the principle whose
// questions are given.
func (s *scoring) isOneOf(of []QuestionScore, id string) bool {
	for i := range of {
		if of[i].ID == id {
			return s.rule.isAbout(of[i])
		}
	}
	return false
}

// IsPlan reports whether the action answers a point by the newest rule: it is open,
// says what will be done and by whom, and is due from asOf on to [MaxMonthsAhead] after
// it. What is done answers nothing: whoever is done rates again (docs/scoring.md, "Actions").
func (x Action) IsPlan(asOf Date) bool {
	return x.Status == ActionOpen && !isOpen(x.Text) && !isOpen(x.Owner) && isAhead(x.Due, asOf)
}

func (x Action) isDone() bool { return x.Status == ActionDone }

// isPromised reports whether the action is open with an owner and a due date.
func (x Action) isPromised() bool {
	return x.Status == ActionOpen && !isBlank(x.Owner) && !x.Due.IsZero()
}
