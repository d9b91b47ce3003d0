package assessment_test

import (
	"encoding/json"
	"maps"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
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

func TestTheRecordedLevelIsOneThatSomebodyVoted(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		votes := rapid.SliceOfN(rapid.IntRange(-2, 3), 1, 9).Draw(t, "votes")
		count := func(votes []int) (r assessment.Round) {
			for _, vote := range votes {
				switch vote {
				case -2:
					r.NotApplicable++
				case -1:
					r.Unsure++
				default:
					r.Levels[vote]++
				}
			}
			return r
		}
		got := count(votes).Result()
		if diff := cmp.Diff(got.State, count(rapid.Permutation(votes).Draw(t, "order")).Result().State); diff != "" {
			t.Fatal(diff)
		}
		levels := slices.DeleteFunc(slices.Sorted(slices.Values(votes)), func(vote int) bool { return vote < 0 })
		unsure, none := count(votes).Unsure, count(votes).NotApplicable
		switch {
		case 2*unsure >= len(votes):
			if got.State != assessment.StateUnsure {
				t.Fatalf("%v: %s", votes, got.State)
			}
		case none == len(votes):
			if got.State != assessment.StateNotApplicable || got.Discuss {
				t.Fatalf("%v: %+v", votes, got)
			}
		case len(levels) == 0: // some unsure, most not applicable, nobody a level
			if got.State != assessment.StateUnsure || !got.Discuss {
				t.Fatalf("%v: %+v", votes, got)
			}
		default:
			if got.State != assessment.StateLevel || *got.Level != levels[(len(levels)-1)/2] {
				t.Fatalf("%v: %+v", votes, got)
			}
			spread := levels[len(levels)-1] - levels[0]
			if *got.Range != spread || got.Discuss != (differs(levels) || unsure > 0 || none > 0) || got.Apart > 0 && (differs(levels) || spread < 2) {
				t.Fatalf("%v: %+v", votes, got)
			}
		}
	})
}

// differs says a second time, plainly, when levels lie too far apart.
func differs(levels []int) bool {
	k, median := len(levels), levels[(len(levels)-1)/2]
	if k < 4 {
		return levels[k-1]-levels[0] >= 2
	}
	distance, above, far := 0, 0, 0
	for _, level := range levels {
		off := max(level-median, median-level)
		distance += off
		if level >= 2 {
			above++
		}
		if off >= 2 {
			far++
		}
	}
	return float64(distance)/float64(k) > 2.0/3+1e-9 || float64(min(above, k-above))/float64(k) >= 1.0/3-1e-9 || far > 1 && far*4 >= k
}

func TestAHalfIsRoundedUp(t *testing.T) {
	t.Parallel()
	a, pack := elevenPrinciples([]total{{N: 8, S: 3}, {N: 8, S: 9}, {N: 0}, {N: 7, S: 14}}) // 12.5, 37.5 and 66.67
	score := assessment.Compute(a, pack)
	got := []int{*score.Principles[0].Score, *score.Principles[1].Score, *score.Overall.Score}
	if want := []int{13, 38, 39}; !slices.Equal(got, want) {
		t.Errorf("scores %v, want %v", got, want)
	}
	a, pack = elevenPrinciples([]total{{N: 8, S: 3}, {N: 2, S: 3}, {N: 8, S: 6}}) // the mean of 12.5, 50 and 25 is 29.17
	if got := *assessment.Compute(a, pack).Overall.Score; got != 29 {
		t.Errorf("overall %d, want 29: the mean is taken before rounding", got)
	}
	a, pack = elevenPrinciples([]total{{N: 1, S: 1}, {N: 3, S: 2}, {N: 1, S: 2}}) // the mean of 33.33, 22.22 and 66.67
	if got := *assessment.Compute(a, pack).Overall.Score; got != 41 {
		t.Errorf("overall %d, want 41", got)
	}
}

// A point stays when half of the voters were unsure: the levels voted still differ.
func TestDisputeDoesNotHideBehindUnsureVotes(t *testing.T) {
	t.Parallel()
	round := assessment.Round{Present: 4, Levels: [4]int{1, 0, 0, 1}, Unsure: 2, Complete: true}
	if vote := round.Result(); vote.State != assessment.StateUnsure || vote.Range != nil || !round.Disputed() {
		t.Errorf("%+v, disputed %v", vote, round.Disputed())
	}
}

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

func asJSON(t interface{ Fatal(...any) }, value any) string {
	data, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
