package report

import (
	"charter/assessment"
	"charter/questions"
)

// FileScore is the score of one file, as charter score --json writes it. It is worked out from
// the whole file, so its audience is internal.
type FileScore struct {
	File         string   `json:"file"`
	ID           string   `json:"id"`
	Example      bool     `json:"example"`
	Title        string   `json:"title"`
	Organisation string   `json:"organisation"`
	Audience     Audience `json:"audience"`
	assessment.Score
	Signals []assessment.Signal `json:"signals"`
}

// ScoreOf tells the score of an assessment as charter score --json writes it. day is the day to
// which the age of the assessment date is counted.
func ScoreOf(file string, a *assessment.Assessment, pack *questions.Pack, score assessment.Score, day assessment.Date) FileScore {
	return FileScore{file, a.ID, a.Example, a.Project.Title, a.Project.Organisation, Internal, score, assessment.Signals(a, pack, &score, day)}
}
