package session

import (
	"charter/assessment"
	"charter/exports/wording"
)

// EvidenceAbout says what the evidence of an answer is for, and how much of it counts.
func (s *Session) EvidenceAbout(id string) string {
	return "Cite what shows that the answer is true. " + s.evidenceNeeds(id)
}

// LevelNeeds says what each level of an answer needs to count (docs/scoring.md).
func (s *Session) LevelNeeds(id string) string {
	return "Level 1 needs nothing more. " + s.evidenceNeeds(id) + " Level 3 also needs a check by someone outside the project."
}

func (s *Session) evidenceNeeds(id string) string {
	if s.QuestionScore(id).Essential {
		return "This question is essential: levels 2 and 3 need evidence with a title, a place and a date."
	}
	return "Level 2 needs evidence with a title. Level 3 needs evidence with a title, a place and a date."
}

// Allows gives the highest level that one item of evidence allows an answer to count
// and, in plain words, why not a higher one.
func (s *Session) Allows(id string, item assessment.Evidence) (level int, why string) {
	level, why = item.Allows(s.QuestionScore(id).Essential, s.Assessment().AsOf)
	return level, wording.Aged(why)
}

// Needs tells whether better evidence and a check would have an answer count as claimed.
func Needs(score assessment.QuestionScore) (evidence, check bool) {
	for _, reason := range score.Reasons {
		switch reason.Code {
		case assessment.NoEvidence, assessment.UntitledEvidence, assessment.FutureEvidence, assessment.TitleOnly, assessment.UndatedEvidence,
			assessment.UnlocatedEvidence, assessment.StaleEvidence, assessment.EssentialUnlocated:
			evidence = true
		case assessment.NoCheck, assessment.NamelessCheck, assessment.UndatedCheck, assessment.FutureCheck:
			check = true
		}
	}
	return evidence, check
}
