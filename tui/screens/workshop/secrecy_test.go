package workshop

import (
	"bytes"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"charter/assessment"
	"charter/assessment/format"
	"charter/exports/report"
)

var choiceKeys = []string{"0", "1", "2", "3", "u", "p"}

// Whatever people choose, every frame until the reveal is the same, and so is
// everything that is kept but for the sealed text.
func TestVotesAreNeverDrawn(t *testing.T) {
	t.Parallel()
	pack := packFor(t)
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) []string {
			return rapid.SliceOfN(rapid.SampledFrom(choiceKeys), 5, 5).Draw(t, name)
		}
		slips := rapid.SliceOfN(rapid.Bool(), 5, 5).Draw(t, "slips")
		hold := func(choices []string) *hall {
			h := hallFor(pack, team(5))
			h.begin(5)
			h.press("r")
			for i, choice := range choices {
				if slips[i] {
					other := "0"
					if choice == "0" {
						other = "1"
					}
					h.press("enter", choice, other, "esc")
				}
				if i < 4 {
					h.vote(choice)
				} else {
					h.press("enter", choice)
				}
			}
			return h
		}
		one, other := hold(draw("one")), hold(draw("other"))
		if diff := cmp.Diff(one.shown, other.shown); diff != "" {
			t.Fatal(diff)
		}
		a, b := one.svc.Session.Assessment(), other.svc.Session.Assessment()
		a.Answers["BEN-1"].Rounds[0].Sealed, b.Answers["BEN-1"].Rounds[0].Sealed = "", ""
		if diff := cmp.Diff(a, b); diff != "" {
			t.Fatal(diff)
		}
	})
}

// Two workshops with the same counts but other voters leave the same file and
// the same reports.
func TestSameCountsLeaveTheSameFileAndReports(t *testing.T) {
	t.Parallel()
	pack := packFor(t)
	rapid.Check(t, func(t *rapid.T) {
		enough := func(choices []string) bool { // three must vote
			return len(slices.DeleteFunc(slices.Clone(choices), func(c string) bool { return c == "p" })) >= assessment.MinBallots
		}
		choices := rapid.SliceOfN(rapid.SampledFrom(choiceKeys), 4, 4).Filter(enough).Draw(t, "choices")
		hold := func(choices []string, skip int) []byte {
			h := hallFor(pack, team(4))
			h.begin(4)
			h.press("r")
			for i, choice := range choices {
				for range (skip + i) % 3 {
					h.press("down")
				}
				h.vote(choice)
			}
			h.press("enter", "right")
			data, err := format.Encode(h.svc.Session.Assessment())
			if err != nil {
				t.Fatal(err)
			}
			for _, audience := range []report.Audience{report.Public, report.Internal} {
				r := report.Build(h.svc.Session.Assessment(), h.svc.Session.Pack, report.Options{Audience: audience, Now: *h.clock, Tool: "test"})
				data = append(append(data, r.Digest...), report.Markdown(r)...)
			}
			return data
		}
		one := hold(choices, 0)
		other := hold(rapid.Permutation(choices).Draw(t, "others"), rapid.IntRange(0, 2).Draw(t, "skip"))
		if !bytes.Equal(one, other) {
			t.Fatal(cmp.Diff(string(one), string(other)))
		}
	})
}
