package questions_test

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"charter/questions"
	"charter/questions/booklet"
)

var update = flag.Bool("update", false, "write docs/charter-coverage.md and the edition of the pack anew")

// TestCoverage keeps docs/charter-coverage.md in step with the pack:
//
//	go test ./questions -run Coverage -update
func TestCoverage(t *testing.T) {
	t.Parallel()
	const file = "../docs/charter-coverage.md"
	want := coverage(folderPack(t))
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if strings.ReplaceAll(string(got), "\r\n", "\n") != want {
		t.Errorf("%s no longer fits the pack; write it again with: go test ./questions -run Coverage -update", file)
	}
}

// project is a typical project: its stage and the facts that hold. All others do not.
type project struct {
	name  string
	stage questions.Stage
	facts []string
}

func (p project) ProjectStage() questions.Stage { return p.stage }
func (p project) Fact(name string) questions.Truth {
	return questions.TruthOf(slices.Contains(p.facts, name))
}

func typicalProjects() []project {
	return []project{
		{"A small idea for which every fact is no", questions.StageIdea, nil},
		{"An idea for a smart ticketing study, nothing decided but that it uses travel data", questions.StageIdea,
			[]string{"has_people_data", "personal_data", "public_function"}},
		{"A digital twin of a bridge, in design, with sensor data and no data about people", questions.StageDesign,
			[]string{"uses_algorithm", "uses_compute", "supplier", "publishes_outputs"}},
		{"A demand-responsive bus assistant, in pilot, with a generative chatbot from a supplier", questions.StagePilot,
			[]string{"has_people_data", "personal_data", "uses_algorithm", "uses_ai", "uses_compute", "recommends_or_decides", "affects_people", "frontline_use",
				"supplier", "shares_data", "publishes_outputs", "public_function", "jobs_affected"}},
		{"A hospital risk score, live, with confidential health data, shared with partners", questions.StageLive,
			[]string{"has_people_data", "personal_data", "uses_algorithm", "uses_ai", "uses_compute", "recommends_or_decides", "health_setting", "may_use_health_data",
				"health_confidential", "affects_people", "frontline_use", "supplier", "shares_data", "publishes_outputs", "public_function", "jobs_affected"}},
		{"A published dashboard of school places, live, from counts that its team describes as anonymous", questions.StageLive,
			[]string{"has_people_data", "publishes_outputs", "public_function"}},
		{"A council benefit check that decides alone, live, run by a first signatory after its review", questions.StageLive,
			[]string{"has_people_data", "personal_data", "uses_algorithm", "uses_compute", "recommends_or_decides", "affects_people", "frontline_use", "significant_solely_automated",
				"supplier", "shares_data", "public_function", "jobs_affected", "original_signatory", "review_held"}},
	}
}

// A session has an evening, and a small idea less, so the number of questions is held.
func TestTheNumberOfQuestionsIsHeld(t *testing.T) {
	t.Parallel()
	pack := folderPack(t)
	for i, most := range map[int]int{0: 15, 3: booklet.Typical} { // the small idea, and the assistant of the worked example
		p := typicalProjects()[i]
		if order, _ := pack.EssentialsFirst(p); len(order) > most {
			t.Errorf("%s: %d questions, more than %d", p.name, len(order), most)
		}
	}
}

// coverage writes which question serves which clause of the Charter, and how
// many questions typical projects are asked.
func coverage(pack *questions.Pack) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# How the questions cover the Charter\n\n")
	fmt.Fprintf(&b, "Made from the question pack `%s` %s: %d principles, %d clauses, %d questions.\n", pack.ID, pack.Version, len(pack.Principles), len(pack.Clauses), pack.QuestionCount())
	fmt.Fprintf(&b, "A test keeps this page in step with the pack. Write it again with `go test ./questions -run Coverage -update`.\n\n")

	all := map[string][]*questions.Question{}
	for i := range pack.Principles {
		for j := range pack.Principles[i].Questions {
			q := &pack.Principles[i].Questions[j]
			for _, id := range q.Clauses {
				all[id] = append(all[id], q)
			}
		}
	}
	fmt.Fprintf(&b, "## From clause to questions\n\nClauses are the expectations of the Charter, told in a few words of our own.\nA question in **bold** is essential from some stage on.\n\n")
	b.WriteString("| Clause | What it asks for | Questions |\n|---|---|---|\n")
	for _, clause := range pack.Clauses {
		var ids []string
		for _, q := range all[clause.ID] {
			if q.EssentialFrom != questions.StageUnknown {
				ids = append(ids, "**"+q.ID+"**")
			} else {
				ids = append(ids, q.ID)
			}
		}
		fmt.Fprintf(&b, "| %s | %s | %s |\n", clause.ID, clause.Text, strings.Join(ids, ", "))
	}

	fmt.Fprintf(&b, "\n## From question to clauses\n\n")
	b.WriteString("| Question | Text | Clauses | Asked | Essential from |\n|---|---|---|---|---|\n")
	for i := range pack.Principles {
		for j := range pack.Principles[i].Questions {
			q := &pack.Principles[i].Questions[j]
			essential := string(q.EssentialFrom)
			if essential == "" {
				essential = "never"
			}
			if len(q.EssentialIf) > 0 {
				essential += " if " + strings.Join(q.EssentialIf, " and ")
			}
			fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", q.ID, q.Text, strings.Join(q.Clauses, ", "), asked(q.Applies), essential)
		}
	}

	fmt.Fprintf(&b, "\n## Essential questions by stage\n\nA question that is essential from a stage stays so in the later ones.\n\n")
	b.WriteString("| Stage | Become essential | Essential in all |\n|---|---|---|\n")
	total := 0
	for _, stage := range questions.Stages() {
		var ids []string
		for i := range pack.Principles {
			for j := range pack.Principles[i].Questions {
				if q := &pack.Principles[i].Questions[j]; q.EssentialFrom == stage {
					ids = append(ids, q.ID)
				}
			}
		}
		total += len(ids)
		list := strings.Join(ids, ", ")
		if list == "" {
			list = "none"
		}
		fmt.Fprintf(&b, "| %s | %s | %d |\n", stage, list, total)
	}

	fmt.Fprintf(&b, "\n## How many questions a project is asked\n\nSeven made-up projects. A fact that is not named does not hold.\n\n")
	b.WriteString("| Project | Stage | Facts that hold | Questions | Essential |\n|---|---|---|---|---|\n")
	for _, p := range typicalProjects() {
		order, essential := pack.EssentialsFirst(p)
		fmt.Fprintf(&b, "| %s | %s | %s | %d | %d |\n", p.name, p.stage, strings.Join(p.facts, ", "), len(order), essential)
	}
	order, essential := pack.EssentialsFirst(questions.Unasked{})
	fmt.Fprintf(&b, "| A project of which nothing is known yet | not known | not known | %d | %d |\n", len(order), essential)
	return b.String()
}

// asked tells when a question is asked.
func asked(c questions.Condition) string {
	var parts []string
	if len(c.All) > 0 {
		parts = append(parts, strings.Join(c.All, " and "))
	}
	if len(c.Any) > 0 {
		parts = append(parts, strings.Join(c.Any, " or "))
	}
	when := strings.Join(parts, ", and ")
	if when != "" {
		when = "if " + when
	}
	if c.From != questions.StageUnknown {
		when = strings.TrimSpace("from " + string(c.From) + " " + when)
	}
	if when == "" {
		return "always"
	}
	return when
}
