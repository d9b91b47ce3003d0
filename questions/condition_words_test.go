package questions_test

import (
	"strings"
	"testing"

	"charter/questions"
)

func TestConditionInWords(t *testing.T) {
	t.Parallel()
	for want, c := range map[string]questions.Condition{
		"every project":                    {},
		"projects, from the live stage on": {From: questions.StageLive},
		"projects that use AI":             {All: []string{"uses_ai"}},
		"projects that use AI, use a supplier and share data or affect people, from the pilot stage on": {
			All: []string{"uses_ai", "supplier"}, Any: []string{"shares_data", "affects_people"}, From: questions.StagePilot,
		},
	} {
		if got := c.Words(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	for _, name := range questions.FactNames() {
		words := questions.Condition{All: []string{name}}.Words()
		if strings.Contains(words, "_") || words == "projects that "+strings.ReplaceAll(name, "_", " ") {
			t.Errorf("the condition %s is told as %q", name, words)
		}
	}
}
