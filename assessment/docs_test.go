package assessment_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	jsonv2 "github.com/go-json-experiment/json"
	"github.com/google/go-cmp/cmp"

	"charter/assessment"
	"charter/assessment/project"
	"charter/assessment/schema"
	"charter/questions"
)

// docCase is one worked case of docs/scoring.md.
type docCase struct {
	Answers []struct {
		Essential bool  `json:"essential"`
		Asked     *bool `json:"asked"`
		Answer    struct {
			assessment.Answer
			Evidence []assessment.Evidence `json:"evidence"` // in full, which is easier to read
		} `json:"answer"`
	} `json:"answers"`

	Principles []struct {
		N        int `json:"n"`
		Points   int `json:"points"`
		SetAside int `json:"set_aside"`
	} `json:"principles"`
	Votes    [][4]int `json:"votes_on_essential"` // one round after the other
	PlansFor []string `json:"plans_for"`
	Blank    string   `json:"blank"`

	AtPilot *struct {
		Essential int `json:"essential"`
		Count1    int `json:"count_1"`
	} `json:"at_pilot"`

	BlankProjectAt *questions.Stage `json:"blank_project_at"`
	NoData         bool             `json:"no_data"`

	// What is said besides, over a project with every required field.
	Project      json.RawMessage       `json:"project"`
	Facts        *assessment.Facts     `json:"facts"`
	Assessors    []assessment.Assessor `json:"assessors"`
	Actions      []assessment.Action   `json:"actions"`
	Explanations map[string]string     `json:"explanations"`

	Round *assessment.Round `json:"votes"`
	Texts []string          `json:"texts"`

	Expect map[string]any `json:"expect"`
}

// fenced gives the blocks of a Markdown file that begin with the given line.
func fenced(t *testing.T, path, opening string) []string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var blocks []string
	for i, part := range strings.Split("\n"+string(data), "\n"+opening+"\n") {
		if block, _, closed := strings.Cut(part, "\n```\n"); i > 0 && closed {
			blocks = append(blocks, block)
		}
	}
	return blocks
}

func TestScoringDocument(t *testing.T) {
	t.Parallel()
	blocks := fenced(t, "../docs/scoring.md", "```json case")
	if len(blocks) < 59 {
		t.Fatalf("only %d cases were found", len(blocks))
	}
	for i, block := range blocks {
		var c docCase
		decoder := json.NewDecoder(strings.NewReader(block))
		decoder.DisallowUnknownFields()
		if err := decoder.Decode(&c); err != nil {
			t.Errorf("case %d: %v\n%s", i+1, err, block)
			continue
		}
		if diff := cmp.Diff(c.Expect, c.outcome(t)); diff != "" {
			t.Errorf("case %d: the document (-) and the rule (+) differ:\n%s\n%s", i+1, diff, block)
		}
	}
}

// outcome is what the rule makes of the case, in the words of the document: of all
// that it makes, what the case tells.
func (c docCase) outcome(t *testing.T) map[string]any {
	var result map[string]any
	switch {
	case c.Answers != nil:
		result = c.ofOnePrinciple(t)
	case c.Principles != nil:
		result = c.ofTheWhole(t)
	case c.AtPilot != nil:
		result = c.ofAPilot()
	case c.BlankProjectAt != nil:
		a := &assessment.Assessment{Project: project.Project{NoData: c.NoData}}
		if c.Facts != nil {
			a.Facts = *c.Facts
		}
		a.Facts.Stage = *c.BlankProjectAt
		result = map[string]any{"missing": assessment.Compute(a, &questions.Pack{}).MissingFields}
	case c.Project != nil:
		a := completeProject()
		c.say(t, a)
		result = map[string]any{"missing": assessment.Compute(a, &questions.Pack{}).MissingFields}
	case c.Round != nil:
		vote := c.Round.Result()
		result = map[string]any{
			"result": string(vote.State), "range": vote.Range, "distance": "", "discuss": vote.Discuss, "differs": c.Round.Disputed(), "apart": vote.Apart,
		}
		if vote.Level != nil {
			result["result"], result["distance"] = fmt.Sprint(*vote.Level), vote.Distance.FloatString(2)
		}
	case c.Texts != nil:
		count := 0
		for _, text := range c.Texts {
			if assessment.Placeholder(text) {
				count++
			}
		}
		result = map[string]any{"placeholders": count}
	}
	maps.DeleteFunc(result, func(key string, _ any) bool { _, told := c.Expect[key]; return !told })
	return plain(t, result)
}

// say puts what the case says into an assessment.
func (c docCase) say(t *testing.T, a *assessment.Assessment) {
	t.Helper()
	if c.Project != nil {
		if err := jsonv2.Unmarshal(c.Project, &a.Project, jsonv2.RejectUnknownMembers(true)); err != nil {
			t.Fatal(err)
		}
	}
	if c.Facts != nil {
		a.Facts = *c.Facts
	}
	a.Assessors, a.Explanations = c.Assessors, c.Explanations
	a.Actions = append(a.Actions, c.Actions...)
}

// plain turns a value into what reading it as JSON gives.
func plain(t *testing.T, value any) map[string]any {
	t.Helper()
	var result map[string]any
	if err := json.NewDecoder(bytes.NewReader([]byte(asJSON(t, value)))).Decode(&result); err != nil {
		t.Fatal(err)
	}
	return result
}

func (c docCase) ofOnePrinciple(t *testing.T) map[string]any {
	p := newPrinciple()
	c.say(t, p.a)
	for _, in := range c.Answers {
		in.Answer.Answer.Evidence = cited(in.Answer.Evidence...)
		p.add(in.Answer.Answer, in.Essential, in.Asked == nil || *in.Asked)
	}
	score := assessment.Compute(p.a, p.pack)
	one, reasons := score.Principles[0], []string{}
	for _, q := range score.Questions {
		reasons = append(reasons, q.Reason)
	}
	signals := map[assessment.SignalCode]string{}
	for _, signal := range assessment.Signals(p.a, p.pack, &score, asOf) {
		signals[signal.Code] = signal.Text
	}
	return map[string]any{
		"counted": append([]int{}, countedLevels(score)...), "reasons": reasons, "n": one.N, "points": one.Points,
		"score": one.Score, "low": one.Low, "high": one.High, "claimed": one.Claimed, "band": one.Band,
		"contradictions": score.Contradictions, "signals": signals,
	}
}

// ofAPilot gives a pilot project with so many essential questions, of which some
// count 1 and the others 2, and a plan.
func (c docCase) ofAPilot() map[string]any {
	p := newPrinciple()
	p.a.Facts.Stage = questions.StagePilot
	for i := range c.AtPilot.Essential {
		level := 2
		if i < c.AtPilot.Count1 {
			level = 1
		}
		p.add(wellFounded(level), true, true)
	}
	p.a.Actions = []assessment.Action{plan("first")}
	return map[string]any{"verdict": assessment.Compute(p.a, p.pack).Verdict}
}

func (c docCase) ofTheWhole(t *testing.T) map[string]any {
	totals := []total{}
	for _, p := range c.Principles {
		totals = append(totals, total{N: p.N, S: p.Points})
	}
	a, pack := elevenPrinciples(totals)
	for i, p := range c.Principles {
		for j := range p.SetAside {
			id := fmt.Sprintf("aside-%d-%d", i, j)
			pack.Principles[i].Questions = append(pack.Principles[i].Questions, questions.Question{ID: id})
			a.Answers[id] = assessment.Answer{State: assessment.StateNotApplicable, Reason: longEnough}
		}
	}
	if len(c.Votes) > 0 {
		pack.Principles[0].Questions[0].EssentialFrom = questions.StageIdea
		answer := a.Answers["P1-1"]
		answer.Agreed = "We looked at the plan together."
		for _, levels := range c.Votes {
			answer.Rounds = append(answer.Rounds, assessment.Round{Present: 10, Levels: levels, Complete: true})
		}
		answer.Rounds = append(answer.Rounds, assessment.Round{Present: 4, Levels: [4]int{1, 0, 0, 1}}) // one that is still open does not matter
		a.Answers["P1-1"] = answer
	}
	c.say(t, a)
	for _, about := range c.PlansFor {
		a.Actions = append(a.Actions, plan(about))
	}
	if c.Blank != "" {
		a.Project.Benefit.Statement = " \t"
	}
	score := assessment.Compute(a, pack)
	if c.Blank != "" && !slices.Equal(score.MissingFields, []string{c.Blank}) {
		t.Errorf("missing %v, want %s", score.MissingFields, c.Blank)
	}
	return map[string]any{"overall": score.Overall.Score, "verdict": score.Verdict, "contradictions": score.Contradictions}
}

// The example in docs/file-format.md is a file that can be opened and scored.
func TestFileFormatDocument(t *testing.T) {
	t.Parallel()
	blocks := fenced(t, "../docs/file-format.md", "```json")
	if len(blocks) != 1 {
		t.Fatalf("%d examples, want 1", len(blocks))
	}
	if err := schemaFault(compiledSchema(t), []byte(blocks[0])); err != nil {
		t.Fatalf("%v", err)
	}
	var a assessment.Assessment
	if err := jsonv2.Unmarshal([]byte(blocks[0]), &a, jsonv2.RejectUnknownMembers(true)); err != nil {
		t.Fatal(err)
	}
	pack := defaultPack(t)
	if problems := assessment.Validate(&a, pack); len(problems) != 0 {
		t.Error(problems)
	}
	score := assessment.Compute(&a, pack)
	if score.Counts.Answered == 0 || score.Counts.Lowered == 0 || score.Overall.Score == nil || score.Verdict != assessment.VerdictIncomplete {
		t.Errorf("%s %+v", score.Verdict, score.Counts)
	}
	if what, ok := assessment.NewEditor(&a).CanUndo(); !ok || what != "BEN-1: level 1 → 3" {
		t.Errorf("can undo %q", what)
	}
}

// Every key of the file is named in docs/file-format.md.
func TestFileFormatDocumentNamesEveryKey(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../docs/file-format.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range schemaKeys(t) {
		if !regexp.MustCompile("[`.]" + key + "[`.]").Match(text) {
			t.Errorf("docs/file-format.md does not name `%s`", key)
		}
	}
}

// Numbers of the rule are written out where people read them, and are those of the
// rule.
func TestDocumentsHaveTheNumbersOfTheRule(t *testing.T) {
	t.Parallel()
	documents := map[string][]byte{"the schema": schema.Assessment()}
	for _, name := range []string{"scoring.md", "file-format.md"} {
		text, err := os.ReadFile("../docs/" + name)
		if err != nil {
			t.Fatal(err)
		}
		documents[name] = text
	}
	for phrase, want := range map[string]int{`(?i)(?:over|more than) (\d+) months`: assessment.StaleAfterMonths, `(?i)at least (\d+) characters`: assessment.MinReasonLength} {
		for name, text := range documents {
			found := regexp.MustCompile(phrase).FindAllSubmatch(text, -1)
			for _, number := range found {
				if string(number[1]) != fmt.Sprint(want) {
					t.Errorf("%s says %q, the rule %d", name, number[0], want)
				}
			}
			if len(found) == 0 && name == "the schema" {
				t.Errorf("%s does not say %q", name, phrase)
			}
		}
	}
}

// schemaKeys lists every key that the schema knows, wherever it stands.
func schemaKeys(t *testing.T) []string {
	t.Helper()
	var root any
	if err := json.Unmarshal(schema.Assessment(), &root); err != nil {
		t.Fatal(err)
	}
	keys := map[string]bool{}
	var walk func(node any)
	walk = func(node any) {
		object, _ := node.(map[string]any)
		for name, child := range object {
			if name == "properties" {
				for key := range orEmpty(child) {
					keys[key] = true
				}
			}
			walk(child)
		}
	}
	walk(root)
	return slices.Sorted(maps.Keys(keys))
}
