package assessment_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"charter/assessment"
	"charter/questions"
)

func TestEveryReasonIsGiven(t *testing.T) {
	t.Parallel()
	pack := &questions.Pack{Principles: []questions.Principle{{ID: "p", Questions: []questions.Question{{ID: "P-1"}}}}}
	answer := assessment.Level(3)
	answer.Departure = &assessment.Departure{Clause: "6a", Reason: "No route yet"}
	stale := assessment.Evidence{Title: "Plan", Owner: "DPO", Location: "Drive", Date: monthsBefore(30)}
	for _, c := range []struct {
		evidence []assessment.Evidence
		check    *assessment.Check
		want     string
	}{
		{nil, nil, "no evidence cited; no check recorded; a departure is declared"},
		{[]assessment.Evidence{stale}, &assessment.Check{Date: asOf}, "the evidence is over 24 months old; the check does not say who made it; a departure is declared"},
		{[]assessment.Evidence{{Title: "Plan"}}, &assessment.Check{By: "Audit"}, "the evidence has a title only: add where it is and its date; the check has no date; a departure is declared"},
		{[]assessment.Evidence{stale, {Title: "New", Owner: "DPO", Location: "Drive", Date: asOf}}, &assessment.Check{By: "Audit", Date: asOf}, "a departure is declared"},
	} {
		answer.Evidence, answer.Check = cited(c.evidence...), c.check
		a := completeProject()
		a.Answers["P-1"] = answer
		listed(a)
		q := assessment.Compute(a, pack).Questions[0]
		if q.Reason != c.want || *q.Counted != 1 || *q.Claimed != 3 {
			t.Errorf("claimed %d, counted %d: %q, want %q", *q.Claimed, *q.Counted, q.Reason, c.want)
		}
		var words []string
		for _, reason := range q.Reasons {
			words = append(words, reason.Words)
			if reason.Code == "" {
				t.Errorf("%q has no code", reason.Words)
			}
		}
		if strings.Join(words, "; ") != c.want {
			t.Errorf("one by one the reasons are %q, want %q", words, c.want)
		}
	}
}

// Codes are a contract, so all stand in the documents. Their words name the
// arguments, which are numbers of the rule or of the assessment.
func TestCodesOfReasons(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../docs/reports.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, reason := range assessment.Reasons() {
		row := "| `" + string(reason.Code) + "` | " + reason.Words + " |\n"
		if !strings.Contains(string(text), row) {
			t.Errorf("docs/reports.md lacks the row %q", row)
		}
	}
	for _, code := range assessment.SignalCodes() {
		if row := "| `" + string(code) + "` | " + code.Words() + " |\n"; !strings.Contains(string(text), row) {
			t.Errorf("docs/reports.md lacks the row %q", row)
		}
	}
	answer := assessment.Level(3)
	answer.Evidence = cited(assessment.Evidence{Title: "Plan", Location: "Drive", Date: monthsBefore(30)})
	a := completeProject()
	a.Answers["P-1"], a.Answers["P-2"] = answer, assessment.Answer{State: assessment.StateNotApplicable, Reason: "no"}
	pack := &questions.Pack{Principles: []questions.Principle{{ID: "p", Questions: []questions.Question{{ID: "P-1"}, {ID: "P-2"}}}}}
	got := assessment.Compute(listed(a), pack).Questions
	want := []assessment.Reason{
		{Code: assessment.StaleEvidence, Args: map[string]int{"months": 24}, Words: "the evidence is over 24 months old"},
		{Code: assessment.NoCheck, Words: "no check recorded"},
		{Code: assessment.ShortReason, Args: map[string]int{"characters": 20}, Words: "not applicable needs a reason of at least 20 characters"},
	}
	if diff := cmp.Diff(want, slices.Concat(got[0].Reasons, got[1].Reasons)); diff != "" {
		t.Error(diff)
	}
}
