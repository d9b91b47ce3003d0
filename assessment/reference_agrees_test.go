package assessment_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"charter/assessment"
)

func TestComputeAgreesWithTheReference(t *testing.T) {
	t.Parallel()
	const runs = 40 // of a hundred cases each
	verdicts, bands := map[assessment.Verdict]int{}, map[assessment.Band]int{}
	for range runs {
		rapid.Check(t, func(t *rapid.T) {
			a, pack := scoreCase(t)
			got, r := assessment.Rule1().Compute(a, pack), newReference(a, pack)
			want := r.score()
			verdicts[got.Verdict]++
			for _, p := range got.Principles {
				bands[p.Band]++
			}
			rows := []row{}
			for _, q := range got.Questions {
				if q.Applies {
					rows = append(rows, row{id: q.ID, essential: q.Essential, state: q.State, claimed: orZero(q.Claimed), counted: orZero(q.Counted)})
				}
				if said := q.Lowered() || a.Answers[q.ID].State == assessment.StateNotApplicable && q.State == assessment.ScoredUnanswered; said != (q.Reason != "") {
					t.Fatalf("%s: reason %q does not go with %+v", q.ID, q.Reason, q)
				}
			}
			for i := range r.rows {
				r.rows[i].principle = ""
			}
			if diff := cmp.Diff(r.rows, rows, cmp.AllowUnexported(row{})); len(r.rows)+len(rows) > 0 && diff != "" {
				t.Fatalf("questions: %s", diff)
			}
			got.Questions = nil
			for i := range got.Points {
				got.Points[i].Reason, got.Points[i].Code, got.Points[i].Args = "", "", nil
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatal(diff)
			}
		})
	}
	for _, verdict := range []assessment.Verdict{"incomplete", "not_ready", "ready_with_actions", "ready"} {
		if verdicts[verdict] < 10 {
			t.Errorf("only %d of the cases come to %s", verdicts[verdict], verdict)
		}
	}
	for _, band := range []assessment.Band{"not_applicable", "incomplete", "not_met", "partly_met", "met", "strong"} {
		if bands[band] < 10 {
			t.Errorf("only %d of the principles come to %s", bands[band], band)
		}
	}
}

func orZero(number *int) int {
	if number == nil {
		return 0
	}
	return *number
}
