package assessment_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"charter/assessment"
	"charter/assessment/sample/sampletest"
)

func TestTheNextAssessmentOfAProject(t *testing.T) {
	t.Parallel()
	pack := sampletest.Pack(t)
	earlier := sampletest.Assessment(t, pack)
	before := sampletest.Assessment(t, pack)
	now := time.Date(2027, time.November, 22, 10, 0, 0, 0, time.UTC)
	next := assessment.NewFrom(earlier, "an-id", now)
	if next.ID != "an-id" || next.AsOf.String() != "2027-11-22" || !next.Created.Equal(now) || len(next.History)+len(next.Assessors)+len(next.Sessions)+len(next.Answers) > 0 {
		t.Errorf("not new: %+v", next)
	}
	for what, pair := range map[string][2]any{
		"project": {earlier.Project, next.Project}, "facts": {earlier.Facts, next.Facts}, "documents": {earlier.Documents, next.Documents}, "explanations": {earlier.Explanations, next.Explanations},
	} {
		if diff := cmp.Diff(pair[0], pair[1]); diff != "" {
			t.Errorf("%s: %s", what, diff)
		}
	}
	open := 0
	for _, action := range earlier.Actions {
		if action.Status == assessment.ActionOpen {
			open++
		}
	}
	if len(next.Actions) != open {
		t.Errorf("%d actions, want the %d that are open", len(next.Actions), open)
	}
	for id, answer := range earlier.Answers {
		kept, day, ok := next.Earlier(id)
		if !ok || day != earlier.AsOf || kept.State != answer.State || kept.Note != answer.Note || !cmp.Equal(kept.Level, answer.Level) || len(kept.Evidence) != len(answer.Evidence) {
			t.Errorf("%s: %+v of %s, want what was said", id, kept, day)
		}
		if len(kept.Rounds)+len(kept.Voided) > 0 || kept.By != "" || kept.Dissent != "" {
			t.Errorf("%s: votes or people are kept: %+v", id, kept)
		}
	}
	if problems := assessment.Validate(next, pack); len(problems) > len(assessment.Validate(before, pack)) {
		t.Errorf("more problems than before: %v", problems)
	}
	if score := assessment.Compute(next, pack); score.Counts.Answered != 0 {
		t.Errorf("%d answers of the earlier assessment count", score.Counts.Answered)
	}
	if diff := cmp.Diff(before, earlier); diff != "" {
		t.Errorf("the earlier assessment was changed: %s", diff)
	}
	if _, _, ok := earlier.Earlier("BEN-1"); ok {
		t.Error("an assessment that was not started from another has earlier answers")
	}
	third := assessment.NewFrom(next, "third", now)
	if len(third.Retired) != 0 {
		t.Errorf("answers of the year before last: %v", third.Retired)
	}
}

// Where a question goes on under another id, so does what was answered to it before.
func TestEarlierAnswersFollowTheirQuestion(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	next := assessment.NewFrom(firstEdition(), "an-id", at)
	moved, _, err := assessment.Migrate(assessment.Stamp{At: at}, next, secondEdition(t))
	if err != nil {
		t.Fatal(err)
	}
	if answer, _, ok := moved.Earlier("KPT-3"); !ok || answer.Note != "By name." {
		t.Errorf("KPT-3, which was KPT-2: %+v, %v", answer, ok)
	}
	if _, _, ok := moved.Earlier("KPT-2"); ok {
		t.Error("it stands under the old id still")
	}
	if answer, _, ok := next.Earlier("KPT-2"); !ok || answer.Note != "By name." {
		t.Errorf("the assessment that was moved was changed: %+v", answer)
	}
	if len(moved.Retired) != len(next.Retired) {
		t.Errorf("%d earlier answers, want %d", len(moved.Retired), len(next.Retired))
	}
}
