package assessment_test

import (
	"encoding/json"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"charter/assessment"
	"charter/assessment/project"
	"charter/questions"
)

func TestScoresAreInOrder(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, pack := scoreCase(t)
		before := asJSON(t, a)
		score := assessment.Compute(a, pack)
		if asJSON(t, a) != before {
			t.Fatal("scoring changed the assessment")
		}
		all := []assessment.Numbers{score.Overall}
		for _, p := range score.Principles {
			all = append(all, p.Numbers)
			if (p.Score == nil) != (p.N == 0) {
				t.Fatalf("score %v with n = %d", p.Score, p.N)
			}
		}
		for _, n := range all {
			if n.Score == nil {
				if n.Low != nil || n.High != nil || n.Claimed != nil {
					t.Fatalf("some numbers without a score: %+v", n)
				}
				continue
			}
			if *n.Low != *n.Score || *n.Low > *n.High || *n.Claimed < *n.Score || *n.Low < 0 || max(*n.High, *n.Claimed) > 100 {
				t.Fatalf("out of order: score %d, low %d, high %d, claimed %d", *n.Score, *n.Low, *n.High, *n.Claimed)
			}
		}
	})
}

// caseWithQuestion draws a case and one question that the project is asked.
func caseWithQuestion(t *rapid.T) (a *assessment.Assessment, pack *questions.Pack, id string) {
	a, pack = scoreCase(t)
	always := questions.Question{ID: "P1-9"}
	pack.Principles[0].Questions = append(pack.Principles[0].Questions, always)
	var asked []string
	for _, q := range assessment.Compute(a, pack).Questions {
		if q.Applies {
			asked = append(asked, q.ID)
		}
	}
	return a, pack, rapid.SampledFrom(asked).Draw(t, "question")
}

func principleOf(score assessment.Score, pack *questions.Pack, id string) assessment.PrincipleScore {
	for i := range pack.Principles {
		for j := range pack.Principles[i].Questions {
			if pack.Principles[i].Questions[j].ID == id {
				return score.Principles[i]
			}
		}
	}
	panic("no question " + id)
}

func TestMoreEvidenceNeverLowersAScore(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, pack, id := caseWithQuestion(t)
		before := assessment.Compute(a, pack)
		answer := a.Answers[id]
		answer.Evidence = append(slices.Clone(answer.Evidence), cited(anyEvidence(t, a.AsOf))...)
		a.Answers[id] = answer
		listed(a)
		after := assessment.Compute(a, pack)
		for i := range after.Questions {
			if orZero(after.Questions[i].Counted) < orZero(before.Questions[i].Counted) {
				t.Fatalf("%s counted %d, now %d", id, *before.Questions[i].Counted, *after.Questions[i].Counted)
			}
		}
		if orZero(after.Overall.Score) < orZero(before.Overall.Score) {
			t.Fatalf("overall was %d, is %d", *before.Overall.Score, *after.Overall.Score)
		}
	})
}

func TestAnsweringNeverWidensTheRange(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, pack, id := caseWithQuestion(t)
		delete(a.Answers, id)
		before := assessment.Compute(a, pack)
		a.Answers[id] = rapid.Custom(func(t *rapid.T) assessment.Answer {
			answer := anyAnswer(t, a.AsOf)
			if answer.State == assessment.StateNotApplicable {
				answer = assessment.Answer{State: assessment.StateUnsure}
			}
			return answer
		}).Draw(t, "answer")
		listed(a)
		after := assessment.Compute(a, pack)
		within := func(old, new assessment.Numbers) {
			if *new.Low < *old.Low || *new.High > *old.High {
				t.Fatalf("the range was %d to %d, is %d to %d", *old.Low, *old.High, *new.Low, *new.High)
			}
		}
		within(before.Overall, after.Overall)
		within(principleOf(before, pack, id).Numbers, principleOf(after, pack, id).Numbers)
	})
}

func TestOrderDoesNotMatter(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, pack := scoreCase(t)
		before := assessment.Compute(a, pack)
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		shuffle := func(n int, swap func(i, j int)) { random.Shuffle(n, swap) }
		for id, answer := range a.Answers {
			shuffle(len(answer.Evidence), reflect.Swapper(answer.Evidence))
			a.Answers[id] = answer
		}
		shuffle(len(a.Actions), reflect.Swapper(a.Actions))
		shuffle(len(pack.Principles), reflect.Swapper(pack.Principles))
		for _, p := range pack.Principles {
			shuffle(len(p.Questions), reflect.Swapper(p.Questions))
		}
		after := assessment.Compute(a, pack)
		if before.Verdict != after.Verdict || before.Counts != after.Counts {
			t.Fatalf("%s %+v became %s %+v", before.Verdict, before.Counts, after.Verdict, after.Counts)
		}
		if diff := cmp.Diff(before.Overall, after.Overall); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestUnknownFactsNeverHideAQuestion(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, pack := scoreCase(t)
		before := assessment.Compute(a, pack)
		facts := reflect.ValueOf(&a.Facts).Elem()
		field := facts.Field(rapid.IntRange(0, facts.NumField()-1).Draw(t, "fact"))
		field.SetZero()
		if field.Kind() == reflect.String && field.Type() == reflect.TypeFor[string]() && rapid.Bool().Draw(t, "odd") {
			field.SetString("something else") // a value that nobody knows hides nothing either
		}
		after := assessment.Compute(a, pack)
		for i, q := range before.Questions {
			if q.Applies && !after.Questions[i].Applies || q.Essential && !after.Questions[i].Essential {
				t.Fatalf("%s was asked or essential, and is not any more", q.ID)
			}
		}
	})
}

func rank(v assessment.Verdict) int {
	return slices.Index([]assessment.Verdict{"incomplete", "not_ready", "ready_with_actions", "ready"}, v)
}

func TestAPlanNeverWorsensTheVerdict(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, pack := scoreCase(t)
		before := assessment.Compute(a, pack)
		ids := []string{"elsewhere"}
		for _, q := range before.Questions {
			ids = append(ids, q.ID)
		}
		for _, p := range before.Principles {
			ids = append(ids, p.ID)
		}
		a.Actions = append(a.Actions, plan(rapid.SampledFrom(ids).Draw(t, "for")))
		if after := assessment.Compute(a, pack); rank(after.Verdict) < rank(before.Verdict) {
			t.Fatalf("%s became %s", before.Verdict, after.Verdict)
		}
	})
}

func TestExplainingChangesNoNumber(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, pack := scoreCase(t)
		a.Explanations = nil
		before := assessment.Compute(a, pack)
		a.Explanations = map[string]string{}
		for _, id := range assessment.ContradictionIDs() {
			a.Explanations[id] = "Both hold, as the contract tells."
		}
		after := assessment.Compute(a, pack)
		if after.Unexplained() > 0 || len(after.Contradictions) != len(before.Contradictions) || rank(after.Verdict) < rank(before.Verdict) {
			t.Fatalf("%+v became %+v, and %s %s", before.Contradictions, after.Contradictions, before.Verdict, after.Verdict)
		}
		if len(before.Contradictions) == 0 && before.Verdict != after.Verdict {
			t.Fatalf("%s became %s, though nothing was explained", before.Verdict, after.Verdict)
		}
		before.Verdict, before.Contradictions, after.Verdict, after.Contradictions = "", nil, "", nil
		if diff := cmp.Diff(before, after); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestADoneActionNeverHelps(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, pack := scoreCase(t)
		without := *a
		without.Actions = slices.DeleteFunc(slices.Clone(a.Actions), func(x assessment.Action) bool { return x.Status != assessment.ActionOpen })
		if diff := cmp.Diff(assessment.Compute(&without, pack), assessment.Compute(a, pack)); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestEveryPointPlannedMakesReadyWithActions(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, pack := scoreCase(t)
		before := assessment.Compute(a, pack)
		for _, point := range before.Points {
			x := plan(point.For)
			x.Due = a.AsOf
			a.Actions = append(a.Actions, x)
		}
		asked, below := before.EssentialBelow2()
		early := a.Facts.Stage == questions.StageIdea || a.Facts.Stage == questions.StageDesign
		blocked := before.Verdict == assessment.VerdictIncomplete || !early && asked > 0 && 2*below >= asked || slices.ContainsFunc(before.Principles, func(p assessment.PrincipleScore) bool { return p.Band == assessment.BandNotMet })
		want := assessment.VerdictReady
		switch {
		case blocked:
			want = before.Verdict
		case len(before.Points) > 0:
			want = assessment.VerdictReadyWithActions
		}
		if after := assessment.Compute(a, pack); after.Verdict != want {
			t.Fatalf("verdict %s, want %s; points %v", after.Verdict, want, after.Points)
		}
	})
}

func TestUnrelatedEditsChangeNoScore(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, pack := scoreCase(t)
		before := assessment.Compute(a, pack)
		e := assessment.NewEditor(a)
		s := assessment.Stamp{At: asOf.Time(), By: "a1"}
		for _, id := range slices.Sorted(maps.Keys(a.Answers)) {
			e.Answer(s, id, func(answer *assessment.Answer) {
				answer.Note, answer.PrivateNote, answer.Dissent, answer.Flagged = "A note", "Private", "One disagrees", true
			})
		}
		e.Project(s, func(p *project.Project) { p.Scale, p.Workforce = "Large", "None" })
		e.Parking(s, func(list []assessment.Parked) []assessment.Parked {
			return append(list, assessment.Parked{Text: "Later"})
		})
		e.Assessors(s, func(list []assessment.Assessor) []assessment.Assessor {
			return append(list, assessment.Assessor{ID: "a9"})
		})
		if diff := cmp.Diff(before, assessment.Compute(e.Assessment(), pack)); diff != "" {
			t.Fatal(diff)
		}
	})
}

func asJSON(t interface{ Fatal(...any) }, value any) string {
	data, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
