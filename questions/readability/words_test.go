package readability_test

import (
	"testing"

	"charter/questions/readability"
)

func TestInWords(t *testing.T) {
	t.Parallel()
	for ease, want := range map[float64]string{
		121: "very easy to read", 90: "very easy to read", 89.9: "easy to read", 70: "fairly easy to read",
		60: "plain English", 59.9: "fairly hard to read", 30: "hard to read", 29.9: "very hard to read", -40: "very hard to read",
	} {
		if got := (readability.Score{Ease: ease}).InWords(); got != want {
			t.Errorf("a reading ease of %v is %q, want %q", ease, got, want)
		}
	}
}
