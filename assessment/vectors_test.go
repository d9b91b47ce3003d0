package assessment_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"charter/assessment"
	"charter/assessment/project"
	"charter/questions"
)

// vector is one case of testdata/scoring.json: an input and what the rule makes of it.
type vector struct {
	ID, Kind, Title string
	Input           json.RawMessage
	Votes           []any
	Expect          struct {
		N, S         int
		Eff          []int
		Score        *int
		Low, High    *int
		ClaimedScore *int `json:"claimed_score"`
		Unknown      int
		Coverage     *int
		ClaimGap     *float64 `json:"claim_gap"`
		Band         string
		NAReview     bool `json:"manual_na_review"`

		Overall           *int
		Verdict           string
		WithActions       string `json:"verdict_with_actions"`
		WithoutActions    string `json:"verdict_without_actions"`
		OneUnanswered     string `json:"verdict_one_unanswered"`
		MissingField      string `json:"verdict_missing_register_field"`
		UnresolvedPlanned string `json:"verdict_unresolved_essential_disagreement_with_action"`

		Result   any
		Range    *int
		AD       *float64
		AtResult string `json:"at_result"`
		Discuss  bool
		Differs  *bool // rule 2
	}
}

// The vectors of the rules.
const (
	rule1Vectors = "testdata/scoring.json"
	rule2Vectors = "testdata/scoring-2.json"
)

func vectors(t *testing.T, file, kind string) []vector {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var all, some []vector
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&all); err != nil {
		t.Fatal(err)
	}
	for _, v := range all {
		if v.Kind == kind {
			some = append(some, v)
		}
	}
	if len(some) == 0 {
		t.Fatalf("no vector of kind %q", kind)
	}
	return some
}

var asOf = assessment.Date{Year: 2026, Month: time.November, Day: 22}

func monthsBefore(months int) assessment.Date {
	return assessment.DateOf(asOf.Time().AddDate(0, -months, 0))
}

const longEnough = "There are no people in this data."

// onePrinciple is a questionnaire with one principle, and a project at design
// stage that uses no algorithm.
type onePrinciple struct {
	pack *questions.Pack
	a    *assessment.Assessment
}

func newPrinciple() onePrinciple {
	a := completeProject()
	a.Facts.Algorithm = "none"
	return onePrinciple{&questions.Pack{ID: "test", Version: "1.0.0", Principles: []questions.Principle{{Number: 1, ID: "first"}}}, a}
}

func (p onePrinciple) add(answer assessment.Answer, essential, asked bool) {
	principle := &p.pack.Principles[0]
	question := questions.Question{ID: fmt.Sprintf("ONE-%d", len(principle.Questions)+1)}
	if essential {
		question.EssentialFrom = questions.StageDesign
	}
	if !asked {
		question.Applies.All = []string{"uses_algorithm"}
	}
	principle.Questions = append(principle.Questions, question)
	p.a.Answers[question.ID] = answer
	listed(p.a)
}

// completeProject has every required field of the register.
func completeProject() *assessment.Assessment {
	a := assessment.New("0199a8f0-0000-7000-8000-000000000001", assessment.PackRef{ID: "test", Version: "1.0.0"}, asOf.Time())
	a.Facts.Stage = questions.StageDesign
	a.Project = project.Project{
		Title: "Falls risk list", Summary: "A list of homes to call.", Description: "It tells visitors whom to call first.", Organisation: "Trust",
		ResponsibleRole: "Director of digital", Team: "Falls team", ContactEmail: "falls@trust.nhs.uk",
		Benefit:   project.Benefit{Statement: "Fewer falls", WhoBenefits: "Older people"},
		Data:      []project.DataItem{{Name: "Visits"}},
		Risks:     []project.Risk{{Risk: "Wrong list"}},
		Challenge: project.Challenge{Contact: "falls@trust.nhs.uk"},
		Review:    project.Review{Next: assessment.Date{Year: 2027, Month: 6, Day: 30}},
	}
	return a
}

func TestVectorsOfOnePrinciple(t *testing.T) {
	t.Parallel()
	for _, v := range vectors(t, rule1Vectors, "principle") {
		var answers []struct {
			State    string
			Claimed  int
			Evidence struct {
				Grade  string
				Months *int `json:"age_months"`
			}
			Checked, Essential bool
			NA                 string
		}
		if err := json.Unmarshal(v.Input, &answers); err != nil {
			t.Fatal(err)
		}
		p := newPrinciple()
		for _, in := range answers {
			var answer assessment.Answer
			switch in.State {
			case "level":
				answer = assessment.Level(in.Claimed)
			case "unsure":
				answer.State = assessment.StateUnsure
			case "na":
				answer.State, answer.Reason = assessment.StateNotApplicable, longEnough
			default:
				t.Fatalf("%s: state %q", v.ID, in.State)
			}
			item := assessment.Evidence{Title: "A document"}
			if in.Evidence.Months != nil {
				item.Date = monthsBefore(*in.Evidence.Months)
			}
			switch in.Evidence.Grade {
			case "named":
				answer.Evidence = cited(item)
			case "located":
				item.Location = "Shared drive"
				answer.Evidence = cited(item)
			}
			if in.Checked {
				answer.Check = &assessment.Check{By: "Internal audit", Date: monthsBefore(1)}
			}
			p.add(answer, in.Essential, in.NA != "fact")
		}
		score := assessment.Rule1().Compute(p.a, p.pack)
		got, want := score.Principles[0], v.Expect
		t.Run(v.ID, func(t *testing.T) {
			if got.N != want.N || got.Points != want.S || got.Unknown != want.Unknown {
				t.Errorf("n %d, S %d, unknown %d, want %d, %d, %d", got.N, got.Points, got.Unknown, want.N, want.S, want.Unknown)
			}
			if diff := cmp.Diff(assessment.Numbers{Score: want.Score, Low: want.Low, High: want.High, Claimed: want.ClaimedScore}, got.Numbers); diff != "" {
				t.Errorf("numbers: %s", diff)
			}
			if string(got.Band) != strings.ToLower(want.Band) {
				t.Errorf("band %s, want %s", got.Band, want.Band)
			}
			if want.Eff != nil {
				if diff := cmp.Diff(want.Eff, countedLevels(score)); diff != "" {
					t.Errorf("counted: %s", diff)
				}
			}
			if review := hasPoint(score, "first", "not applicable by hand"); review != want.NAReview {
				t.Errorf("needs a plan for not applicable: %v, want %v", review, want.NAReview)
			}
			if want.Coverage != nil && (score.Counts.Answered*100/got.N != *want.Coverage) {
				t.Errorf("%d of %d answered, want %d %%", score.Counts.Answered, got.N, *want.Coverage)
			}
			if want.ClaimGap != nil {
				claimed := 0
				for _, q := range score.Questions {
					if q.Claimed != nil {
						claimed += *q.Claimed
					}
				}
				// The vector gives the gap per question to two places.
				if hundredths := int(*want.ClaimGap*100 + 0.5); (200*(claimed-got.Points)+got.N)/(2*got.N) != hundredths {
					t.Errorf("claimed %d, counted %d, want a gap of %v for each of %d", claimed, got.Points, *want.ClaimGap, got.N)
				}
			}
		})
	}
}

func countedLevels(score assessment.Score) []int {
	var levels []int
	for _, q := range score.Questions {
		if q.Counted != nil {
			levels = append(levels, *q.Counted)
		}
	}
	return levels
}

func hasPoint(score assessment.Score, id, reason string) bool {
	for _, point := range score.Points {
		if point.For == id && strings.Contains(point.Reason, reason) {
			return true
		}
	}
	return false
}

// total is a principle given by its number of questions and its points.
type total struct {
	N, S int
	Band string
}

// elevenPrinciples builds a complete assessment with the totals given.
func elevenPrinciples(totals []total) (*assessment.Assessment, *questions.Pack) {
	a, pack := completeProject(), &questions.Pack{ID: "test", Version: "1.0.0"}
	for i, sum := range totals {
		principle := questions.Principle{Number: i + 1, ID: fmt.Sprintf("principle-%d", i+1)}
		for j := range sum.N {
			id := fmt.Sprintf("P%d-%d", i+1, j+1)
			level := sum.S / sum.N
			if j < sum.S%sum.N {
				level++
			}
			principle.Questions = append(principle.Questions, questions.Question{ID: id})
			a.Answers[id] = wellFounded(level)
		}
		pack.Principles = append(pack.Principles, principle)
	}
	return listed(a), pack
}

// wellFounded is an answer that counts as claimed.
func wellFounded(level int) assessment.Answer {
	answer := assessment.Level(level)
	answer.Evidence = cited(assessment.Evidence{Title: "A document", Owner: "Data lead", Location: "Shared drive", Date: monthsBefore(3)})
	answer.Check = &assessment.Check{By: "Internal audit", Date: monthsBefore(1)}
	return answer
}

func plan(about string) assessment.Action {
	return assessment.Action{ID: "x-" + about, For: []string{about}, Text: "Mend it", Owner: "Data lead", Due: asOf, Status: assessment.ActionOpen}
}

func wantVerdict(t *testing.T, what string, a *assessment.Assessment, pack *questions.Pack, want string) {
	t.Helper()
	if want == "" {
		t.Fatalf("%s: the vector says nothing", what)
	}
	if got := assessment.Rule1().Compute(a, pack).Verdict; string(got) != strings.ToLower(want) {
		t.Errorf("%s: verdict %s, want %s", what, got, strings.ToLower(want))
	}
}

func TestVectorsOfTheWhole(t *testing.T) {
	t.Parallel()
	whole := vectors(t, rule1Vectors, "overall")
	if len(whole) != 3 || whole[0].ID != "T16" || whole[1].ID != "T17" || whole[2].ID != "T18" {
		t.Fatal("the vectors of kind overall are T16, T17 and T18")
	}
	var totals []total
	if err := json.Unmarshal(whole[0].Input, &totals); err != nil {
		t.Fatal(err)
	}
	wantOverall := func(v vector, a *assessment.Assessment, pack *questions.Pack) {
		t.Helper()
		score := assessment.Rule1().Compute(a, pack)
		if diff := cmp.Diff(v.Expect.Overall, score.Overall.Score); diff != "" {
			t.Errorf("%s: %s", v.ID, diff)
		}
	}

	v := whole[0].Expect
	a, pack := elevenPrinciples(totals)
	wantOverall(whole[0], a, pack)
	for i, p := range assessment.Rule1().Compute(a, pack).Principles {
		if string(p.Band) != strings.ToLower(totals[i].Band) {
			t.Errorf("principle %d: band %s, want %s", i+1, p.Band, totals[i].Band)
		}
	}
	wantVerdict(t, "T16 without actions", a, pack, v.WithoutActions)
	a.Actions = []assessment.Action{plan("P5-1")}
	wantVerdict(t, "T16 with an action", a, pack, v.WithActions)

	v = whole[1].Expect
	totals[4].S = 12
	a, pack = elevenPrinciples(totals)
	wantOverall(whole[1], a, pack)
	wantVerdict(t, "T17", a, pack, v.Verdict)
	delete(a.Answers, "P1-1")
	wantVerdict(t, "T17 one unanswered", a, pack, v.OneUnanswered)
	a, pack = elevenPrinciples(totals)
	a.Project.Benefit.Statement = " \n"
	wantVerdict(t, "T17 a register field missing", a, pack, v.MissingField)
	a, pack = elevenPrinciples(totals)
	pack.Principles[0].Questions[0].EssentialFrom = questions.StageIdea
	answer := a.Answers["P1-1"]
	answer.Rounds = []assessment.Round{{Present: 2, Levels: [4]int{0, 1, 0, 1}, Complete: true}}
	a.Answers["P1-1"] = answer
	wantVerdict(t, "T17 unresolved, no action", a, pack, "NOT_READY")
	a.Actions = []assessment.Action{plan("P1-1")}
	wantVerdict(t, "T17 unresolved, with an action", a, pack, v.UnresolvedPlanned)

	v = whole[2].Expect
	a, pack = elevenPrinciples(totals)
	for i, level := range []int{0, 3, 3, 3, 3} { // principle 4 keeps its 12 points
		a.Answers[fmt.Sprintf("P4-%d", i+1)] = wellFounded(level)
	}
	pack.Principles[3].Questions[0].EssentialFrom = questions.StageIdea
	wantOverall(whole[2], a, pack)
	wantVerdict(t, "T18", a, pack, v.Verdict)
}

// The worked cases of rule 2 have the form of those in docs/scoring.md.
func TestWorkedVectorsOfRule2(t *testing.T) {
	t.Parallel()
	for _, v := range vectors(t, rule2Vectors, "worked") {
		var c docCase
		decoder := json.NewDecoder(bytes.NewReader(v.Input))
		decoder.DisallowUnknownFields()
		if err := decoder.Decode(&c); err != nil {
			t.Fatalf("%s: %v", v.ID, err)
		}
		if diff := cmp.Diff(c.Expect, c.outcome(t)); diff != "" {
			t.Errorf("%s, %s: %s", v.ID, v.Title, diff)
		}
	}
}
