//go:build unix

package main

import (
	"encoding/json"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"

	"charter/exports/schema"
)

// charter runs a command and gives what it printed.
func charter(t *testing.T, args ...string) string {
	t.Helper()
	program, err := exec.LookPath("charter") // this test binary under another name, see TestMain
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), program, args...).Output()
	if err != nil {
		t.Fatalf("charter %v: %v\n%s", args, err, out)
	}
	return string(out)
}

// names are what the people of the two days are called.
func names() []string { return []string{"Amina", "Bertha", "Catrin", "Dilip", "Enid", "Fiona", "Gwen"} }

// checkReports looks at what is handed on after the two days: the counts of every
// round, who was there by role, and in public no names.
func (r *room) checkReports(t *testing.T) {
	t.Helper()
	charter(t, "validate", r.path)
	for _, audience := range []string{"public", "internal"} {
		export := func(format string) string {
			return charter(t, "export", r.path, "--audience", audience, "--format", format, "--stdout")
		}
		report, data := export("md"), export("json")
		for _, name := range names() {
			for _, text := range []string{report, data, export("html")} {
				if strings.Contains(text, name) != (audience == "internal") {
					t.Errorf("the %s report names %s: %t", audience, name, audience == "public")
				}
			}
		}
		checkMarkdown(t, report)
		checkJSON(t, data)
	}
}

func checkMarkdown(t *testing.T, report string) {
	t.Helper()
	text := regexp.MustCompile(`\d+ \pL+ 20\d\d`).ReplaceAllString(strings.Join(strings.Fields(report), " "), "DAY")
	for _, want := range []string{
		"7 assessors: 5 independent of the delivery team, 3 residents. Two or more have voted on 4 of the 61 questions asked",
		"Round 1, DAY, unseen at one keyboard: 5 of 5 voted: 1 × level 0, 2 × level 2, 1 × level 3, 1 × don't know.",
		"Round 2, DAY, unseen at one keyboard: 5 of 5 voted: 1 × level 0, 1 × level 1, 3 × level 2.",
		"Round 1, DAY, with hands seen by all: 5 of 5 voted: 1 × level 0, 3 × level 1, 1 × level 2.",
		"Round 1, DAY, unseen at one keyboard: 4 of 5 voted, 1 passed: 1 × level 2, 3 × level 3.",
		"Round 1, DAY, unseen at one keyboard: 3 of 3 voted: 3 × level 1.",
		"**Dissent:** The residents saw no group named.",
		"> Timetable data is a year old.",
		"**Action:** Ask riders; owner: Service team",
		"6 took part, 4 independent of the delivery team, 2 residents.",
		"3 took part, 2 independent of the delivery team, 1 resident.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the report does not say %q", want)
		}
	}
	for _, role := range []string{"Data lead", "Resident of Bootle", "Equality officer", "Resident of Kirkby"} {
		if !strings.Contains(text, role) {
			t.Errorf("the report does not name the role %q", role)
		}
	}
}

func checkJSON(t *testing.T, data string) {
	t.Helper()
	if err := schema.Validate("report", []byte(data)); err != nil {
		t.Error(err)
	}
	var report struct {
		Summary struct {
			People struct{ Assessors, Independent, Residents, Checked int }
		}
		Answers map[string]struct {
			Rounds []map[string]any
		}
	}
	if err := json.Unmarshal([]byte(data), &report); err != nil {
		t.Fatal(err)
	}
	if p := report.Summary.People; p.Assessors != 7 || p.Independent != 5 || p.Residents != 3 || p.Checked != 4 {
		t.Errorf("the people in the report: %+v", p)
	}
	rounds := 0
	for id, answer := range report.Answers {
		for _, round := range answer.Rounds {
			rounds++
			for key, value := range round {
				if list, ok := value.([]any); ok && key != "way" && slices.ContainsFunc(list, func(x any) bool { _, text := x.(string); return text }) {
					t.Errorf("%s of a round of %s lists %v", key, id, list)
				}
			}
		}
	}
	if rounds != 5 {
		t.Errorf("%d rounds in the report, want 5", rounds)
	}
}
