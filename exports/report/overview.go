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

// FileSummary is one line about one file, as charter summary --json writes it:
// enough for an overview of many projects.
type FileSummary struct {
	File         string                `json:"file"`
	Error        string                `json:"error"`   // why the file could not be read, or ""; then the rest is empty
	CopyOf       string                `json:"copy_of"` // the file whose copy it is, which counts in its place; "" for none
	ID           string                `json:"id"`
	Example      bool                  `json:"example"`
	Title        string                `json:"title"`
	Organisation string                `json:"organisation"`
	Audience     Audience              `json:"audience"`
	Programme    string                `json:"programme_area"`
	Stage        questions.Stage       `json:"stage"`
	AsOf         assessment.Date       `json:"as_of"`
	Pack         assessment.PackRef    `json:"pack"`
	Rule         string                `json:"rule"`
	Verdict      assessment.Verdict    `json:"verdict"`
	Overall      assessment.Numbers    `json:"overall"`
	Counts       assessment.Counts     `json:"counts"`
	Missing      int                   `json:"missing_fields"`
	Principles   []SummarisedPrinciple `json:"principles"`
	Actions      ActionCounts          `json:"actions"`
	NextReview   assessment.Date       `json:"next_review"`

	// Unexplained counts the facts that something speaks against without an explanation.
	Unexplained int `json:"unexplained"`
	// Signals are the codes of what a reader should know besides the verdict.
	Signals []assessment.SignalCode `json:"signals"`
}

// SummarisedPrinciple is the band and score of one principle.
type SummarisedPrinciple struct {
	Number int             `json:"number"`
	ID     string          `json:"id"`
	Band   assessment.Band `json:"band"`
	Score  *int            `json:"score"`
}

// ActionCounts tell how many actions are in each state.
type ActionCounts struct {
	Open    int `json:"open"`
	Overdue int `json:"overdue"` // open and past their due date
	Done    int `json:"done"`
	Dropped int `json:"dropped"`
}

// Summarise tells about one assessment what an overview of many needs. day is the
// day to which actions are overdue.
func Summarise(file string, a *assessment.Assessment, pack *questions.Pack, day assessment.Date) FileSummary {
	score := assessment.Compute(a, pack)
	summary := FileSummary{
		File: file, ID: a.ID, Example: a.Example, Title: a.Project.Title, Organisation: a.Project.Organisation, Audience: Internal,
		Programme: a.Project.ProgrammeArea, Stage: a.Facts.Stage, AsOf: a.AsOf, Pack: score.Pack, Rule: score.Rule,
		Verdict: score.Verdict, Overall: score.Overall, Counts: score.Counts, Missing: len(score.MissingFields),
		Actions: countActions(actionsOf(a.Actions, day)), NextReview: a.Project.Review.Next,
	}
	summary.Unexplained, summary.Signals = score.Unexplained(), []assessment.SignalCode{}
	for _, signal := range assessment.Signals(a, pack, &score, day) {
		summary.Signals = append(summary.Signals, signal.Code)
	}
	for _, p := range score.Principles {
		summary.Principles = append(summary.Principles, SummarisedPrinciple{p.Number, p.ID, p.Band, p.Score})
	}
	return summary
}

func countActions(actions []Action) ActionCounts {
	var counts ActionCounts
	for _, action := range actions {
		switch action.Status {
		case assessment.ActionOpen:
			counts.Open++
		case assessment.ActionDone:
			counts.Done++
		case assessment.ActionDropped:
			counts.Dropped++
		}
		if action.Overdue {
			counts.Overdue++
		}
	}
	return counts
}
