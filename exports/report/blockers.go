package report

import (
	"fmt"

	"charter/assessment"
	"charter/exports/wording"
)

func summaryOf(score *assessment.Score) Summary {
	return Summary{
		Verdict:  score.Verdict,
		Title:    score.Verdict.Words(),
		Sentence: score.Sentence(),
		Blockers: blockers(score),
	}
}

// blockers lists everything that keeps the verdict from being ready, in the
// order to deal with it, by what the score says and nothing else.
func blockers(score *assessment.Score) []Blocker {
	blockers := []Blocker{}
	add := func(kind BlockerKind, about, reason string) {
		blockers = append(blockers, Blocker{kind, about, reason})
	}
	for _, key := range score.MissingFields {
		add(BlockedByField, key, "The register needs it: "+wording.Field(key)+".")
	}
	for _, c := range score.Contradictions {
		if !c.Explained {
			add(BlockedByFact, c.Places[0], wording.Sentence(c.Words())+" Put one of them right, or explain how both can be true.")
		}
	}
	for _, q := range score.Questions {
		if q.State == assessment.ScoredUnanswered {
			reason := "It is unanswered."
			if q.Reason != "" {
				reason = "It counts as unanswered: " + q.Reason + "."
			}
			add(BlockedByUnanswered, q.ID, reason)
		}
	}
	for _, q := range score.Questions {
		if q.Applies && q.Essential && q.Counted != nil && *q.Counted == 0 && q.State != assessment.ScoredUnanswered {
			add(BlockedByEssential, q.ID, "It is essential at this stage and counts 0.")
		}
	}
	if score.FewEssential && score.Counts.Unanswered == 0 {
		asked, below := score.EssentialBelow2()
		add(BlockedByFew, "", wording.Sentence(fmt.Sprintf("%d of the %d essential questions asked count below 2", below, asked))+" From the pilot on, more than half must count 2.")
	}
	for _, p := range score.Principles {
		if p.Band == assessment.BandNotMet && p.Points < p.N {
			add(BlockedByPrinciple, p.ID, "Its answers count less than 1 on average.")
		}
	}
	for _, point := range score.Points {
		if point.Action == "" {
			add(BlockedByNoPlan, point.For,
				wording.Sentence(point.Reason)+" It needs an open action with an owner and a due date within two years.")
		}
	}
	return blockers
}
