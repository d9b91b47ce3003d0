package assessment

import (
	"strings"
)

// The words for bands and verdicts, in this one place so that screens, reports
// and commands never differ.

// Words names the band in a few words.
func (b Band) Words() string {
	switch b {
	case BandNotApplicable:
		return "not applicable"
	case BandIncomplete:
		return "incomplete"
	case BandNotMet:
		return "not met"
	case BandPartlyMet:
		return "partly met"
	case BandMet:
		return "met"
	case BandStrong:
		return "strong"
	}
	return string(b)
}

// Sentence says what the band means.
func (b Band) Sentence() string {
	switch b {
	case BandNotApplicable:
		return "No question of this principle applies to this project."
	case BandIncomplete:
		return "At least one question is still unanswered."
	case BandNotMet:
		return "An essential question counts 0, or the answers average below level 1."
	case BandPartlyMet:
		return "An essential question counts 1, a question counts 0, or the answers average below level 2."
	case BandMet:
		return "No question counts 0, essential questions count at least 2, and the answers average level 2 or more."
	case BandStrong:
		return "No question counts 0, essential questions count at least 2, and the answers average level 2.5 or more."
	}
	return ""
}

// Verdicts lists the verdicts from the furthest from ready to ready.
func Verdicts() []Verdict {
	return []Verdict{VerdictIncomplete, VerdictNotReady, VerdictReadyWithActions, VerdictReady}
}

// Words names the verdict in a few words.
func (v Verdict) Words() string {
	switch v {
	case VerdictIncomplete:
		return "Incomplete"
	case VerdictNotReady:
		return "Not ready"
	case VerdictReadyWithActions:
		return "Ready, with actions"
	case VerdictReady:
		return "Ready"
	}
	return string(v)
}

// purpose is what readiness is for: the verdict is no award and says nothing about the law.
const purpose = "to attach to a register submission at this stage"

// Sentence says what the verdict can mean; [Score.Sentence] says what it means for one
// assessment.
func (v Verdict) Sentence() string {
	switch v {
	case VerdictIncomplete:
		return "Not yet ready " + purpose + ": a question is unanswered, a required register field is missing, or a fact needs a word."
	case VerdictNotReady:
		return "Not ready " + purpose + ": a principle is not met, half or more of the essential questions count below 2, or something that needs a plan has none."
	case VerdictReadyWithActions:
		return "Ready " + purpose + ", with actions: every point that needs a plan has one, with an owner and a date."
	case VerdictReady:
		return "Ready " + purpose + "."
	}
	return ""
}

// Sentence says what the verdict means, and no more than what holds.
func (s *Score) Sentence() string {
	var why []string
	add := func(n int, one, many string) {
		if n > 0 {
			why = append(why, numbered(n, one, many))
		}
	}
	opening := "Not ready "
	switch s.Verdict {
	case VerdictIncomplete:
		opening = "Not yet ready "
		add(s.Counts.Unanswered, "question is unanswered", "questions are unanswered")
		add(len(s.MissingFields), "required register field is missing", "required register fields are missing")
		add(s.Unexplained(), "fact needs a word", "facts need a word")
	case VerdictNotReady:
		notMet, unplanned := 0, 0
		for _, p := range s.Principles {
			notMet += count(p.Band == BandNotMet)
		}
		for _, p := range s.Points {
			unplanned += count(p.Action == "")
		}
		add(notMet, "principle is not met", "principles are not met")
		if s.FewEssential {
			why = append(why, "half or more of the essential questions count below 2")
		}
		add(unplanned, "point that needs a plan has none", "points that need a plan have none")
	default:
		return s.Verdict.Sentence()
	}
	if last := len(why) - 1; last > 0 {
		why[last] = "and " + why[last]
	}
	separator := ", "
	if len(why) == 2 {
		separator = " "
	}
	return opening + purpose + ": " + strings.Join(why, separator) + "."
}

// Notice is printed with every result.
const Notice = "Self-assessment. Not legal advice. Ask your data protection officer (DPO), Caldicott Guardian or legal lead."
