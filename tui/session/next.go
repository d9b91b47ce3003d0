package session

import (
	"fmt"
	"path/filepath"
	"slices"

	"charter/assessment"
	"charter/exports/wording"
	"charter/questions/plaintext"
)

// Step is what to do next with an assessment.
type Step struct {
	Kind  StepKind
	Words string // in a phrase, without a key or a word to type
}

// StepKind is a kind of step: where it is done.
type StepKind int

// The kinds of steps, in the order in which they are taken.
const (
	StepFacts StepKind = iota
	StepProject
	StepAnswer
	StepReview
	StepExport
)

// NextStep tells what to do next: the facts, the project, the questions, what the review
// finds, the report. A fact that is not known comes first as long as a question waits that
// may fall away by it.
func (s *Session) NextStep() Step {
	missing, counts, verdict := s.score.MissingFields, s.score.Counts, s.score.Verdict
	fields := len(missing)
	noStage := slices.Contains(missing, "facts.stage")
	if noStage {
		fields--
	}
	switch {
	case noStage:
		return Step{StepFacts, "say the facts, such as the stage"}
	case s.waitsForFacts():
		return Step{StepFacts, "say the facts that are not known yet, since they decide what is asked"}
	case fields > 0:
		return Step{StepProject, fmt.Sprintf("fill in %s of the project", wording.Count(fields, "required field"))}
	case counts.Unanswered > 0:
		return Step{StepAnswer, fmt.Sprintf("answer the questions, %d left", counts.Unanswered)}
	case verdict == assessment.VerdictIncomplete || verdict == assessment.VerdictNotReady:
		return Step{StepReview, "see in the review what blocks"}
	}
	return Step{StepExport, "write the report"}
}

// waitsForFacts reports whether it depends on a fact that is not known whether a question
// that is not answered is asked at all.
func (s *Session) waitsForFacts() bool {
	now := s.Assessment().Conditions()
	return slices.ContainsFunc(s.Asked(), func(id string) bool {
		q, _, there := s.Pack.Question(id)
		return there && s.QuestionScore(id).State == assessment.ScoredUnanswered && now.FactsOpen(q.Applies)
	})
}

// AfterExport says what comes after a report was written.
const AfterExport = "Next: attach these files to the register submission, or give them to whoever asked for them."

// HandOver says in paragraphs how the work goes on at another computer, and with other people.
func (s *Session) HandOver() []string {
	if s.practice {
		return []string{"This is practice, which is kept nowhere, so there is nothing to hand over. Open a file of your own to see how that is done."}
	}
	if s.host != "" {
		return s.handOverHosted()
	}
	name := plaintext.Argument(filepath.Base(s.Path))
	return []string{
		fmt.Sprintf("All of this assessment is in one file: %s", plaintext.Line(s.Path)),
		fmt.Sprintf("To go on at another computer: leave charter here, copy the file there, and open it with: charter open %s", name),
		"To hand it over to a colleague: give them the file, or work in a folder you both can reach. Only one edits it at a time; whoever opens it meanwhile reads it, and can edit it once it is free.",
		fmt.Sprintf("For an officer or anybody outside the project, make a copy without private notes, people's names and history: charter share %s", name),
		fmt.Sprintf("If two of you have worked in copies apart, join them: charter merge %s the-other.charter.json -o joined.charter.json. It asks where the two differ.", name),
		fmt.Sprintf("Next year, start from this one: charter new --from %s", name),
	}
}
