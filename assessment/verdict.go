package assessment

import "charter/questions"

// verdict gives the first verdict that holds (docs/scoring.md, "Verdict").
func verdict(s *Score) Verdict {
	if s.Counts.Unanswered > 0 || len(s.MissingFields) > 0 || s.Unexplained() > 0 {
		return VerdictIncomplete
	}
	for _, p := range s.Principles {
		if p.Band == BandNotMet {
			return VerdictNotReady
		}
	}
	if s.FewEssential {
		return VerdictNotReady
	}
	for _, point := range s.Points {
		if point.Action == "" {
			return VerdictNotReady
		}
	}
	if len(s.Points) > 0 {
		return VerdictReadyWithActions
	}
	return VerdictReady
}

// halfOfEssentialBelow2 reports whether, from the pilot on, half or more of the
// essential questions asked count below 2. A stage that is not known counts as past it.
func halfOfEssentialBelow2(s *Score, facts Facts) bool {
	if facts.Stage == questions.StageIdea || facts.Stage == questions.StageDesign {
		return false
	}
	asked, below := s.EssentialBelow2()
	return asked > 0 && 2*below >= asked
}

// EssentialBelow2 tells how many essential questions are asked, and how many of them
// count below level 2.
func (s *Score) EssentialBelow2() (asked, below int) {
	for i := range s.Questions {
		q := &s.Questions[i]
		if !q.Applies || !q.Essential || q.Counted == nil {
			continue
		}
		asked++
		if *q.Counted < 2 {
			below++
		}
	}
	return asked, below
}

// Unexplained counts the contradictions that have no explanation yet.
func (s *Score) Unexplained() int {
	count := 0
	for _, c := range s.Contradictions {
		if !c.Explained {
			count++
		}
	}
	return count
}
