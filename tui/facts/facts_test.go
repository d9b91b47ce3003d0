package facts_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"charter/assessment"
	"charter/questions/readability"
	"charter/tui/facts"
)

func TestEveryFactIsAskedInItsOrder(t *testing.T) {
	t.Parallel()
	var keys []string
	for _, fact := range facts.All() {
		keys = append(keys, fact.Key)
	}
	if diff := cmp.Diff(assessment.FactKeys(), keys); diff != "" {
		t.Errorf("facts (-) and what is asked (+):\n%s", diff)
	}
}

func TestFactsCanBeUnderstood(t *testing.T) {
	t.Parallel()
	sum := 0.0
	for _, fact := range facts.All() {
		if fact.Options[0].Value != "" || fact.Options[0].Label != "Not known yet" || len(fact.Options) < 3 {
			t.Errorf("%s has the options %v", fact.Key, fact.Options)
		}
		if !strings.HasSuffix(fact.Question, "?") {
			t.Errorf("%s asks %q", fact.Key, fact.Question)
		}
		const leastOfOne = 35 // names of organisations alone make a text hard by the formula
		ease := readability.Measure(fact.Question + " " + fact.Help).Ease
		if ease < leastOfOne {
			t.Errorf("%s has reading ease %.0f: %s", fact.Key, ease, fact.Help)
		}
		sum += ease / float64(len(facts.All()))
	}
	const plainEnglish = 60
	if sum < plainEnglish {
		t.Errorf("the facts have reading ease %.0f on average", sum)
	}
}
