package questions_test

import (
	"strings"
	"testing"

	"charter/questions"
)

const fullQuestion = `    reach: {before: live, level: 2, text: Nobody can see this before it is used.}
    essential_if: [affects_people]
    cases:
      - {situation: A small team has a list., level: 2}
      - {situation: Another has none., level: 0}
    prompts:`

func TestLoadReachAndCases(t *testing.T) {
	t.Parallel()
	files := small()
	files["01-open/questions.yaml"].Data = []byte(strings.Replace(smallQuestions, "    prompts:", fullQuestion, 1))
	files["pack.yaml"].Data = []byte(smallPack + "tie_rule: Take the lower.\nexception_rule: One is none.\n" +
		"definitions: [{id: outside, term: Outside, meaning: Not on it., words: [Someone Else]}, {id: region, term: Region, meaning: Here., words: [region]}]\n")
	pack, err := questions.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	q, _, _ := pack.Question("OPN-1")
	if len(q.Cases) != 2 || q.Cases[0] != (questions.Case{Situation: "A small team has a list.", Level: 2}) || q.Cases[1].Level != 0 {
		t.Errorf("cases = %+v", q.Cases)
	}
	if pack.TieRule != "Take the lower." || pack.ExceptionRule != "One is none." {
		t.Errorf("rules = %q, %q", pack.TieRule, pack.ExceptionRule)
	}
	if called := pack.DefinitionsFor(q); len(called) != 1 || called[0].ID != "outside" {
		t.Errorf("definitions = %+v, want that of the words in level 3", called)
	}
	for stage, limited := range map[questions.Stage]bool{
		questions.StageIdea: true, questions.StagePilot: true, questions.StageLive: false, questions.StageRetired: false, questions.StageUnknown: false,
	} {
		if reach := q.ReachAt(stage); (reach != nil) != limited || limited && reach.Level != 2 {
			t.Errorf("reach at %q = %+v", stage, reach)
		}
	}
}

func TestEssentialIf(t *testing.T) {
	t.Parallel()
	q := questions.Question{EssentialFrom: questions.StagePilot, EssentialIf: []string{"affects_people"}}
	affects := []string{"affects_people"}
	for name, c := range map[string]struct {
		facts questions.Facts
		want  bool
	}{
		"pilot, affects people":  {project{stage: questions.StagePilot, facts: affects}, true},
		"pilot, affects nobody":  {project{stage: questions.StagePilot}, false},
		"design, affects people": {project{stage: questions.StageDesign, facts: affects}, false},
		"nothing known":          {questions.Unasked{}, true},
	} {
		if got := q.EssentialTo(c.facts); got != c.want {
			t.Errorf("%s: essential is %v", name, got)
		}
	}
}
