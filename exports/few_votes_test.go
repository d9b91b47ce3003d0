package exports_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"charter/assessment"
	"charter/exports/exportstest"
	"charter/exports/report"
	"charter/exports/schema"
	"charter/exports/verify"
)

// how views in a round of few votes stand to each other, as far as a report tells.
const (
	alike  = "alike"
	differ = "differ" // but no levels are two or more apart
	apart  = "apart"
)

// fewVotes draws a complete round in which fewer than three have voted, as older
// files hold them, whose views stand to each other in one way.
func fewVotes(t *rapid.T, name, how string) assessment.Round {
	return rapid.Custom(func(t *rapid.T) assessment.Round { return anyFewVotes(t, name, how == apart) }).
		Filter(func(r assessment.Round) bool { return how == apart || r.Result().Discuss == (how == differ) }).Draw(t, name)
}

func anyFewVotes(t *rapid.T, name string, apart bool) assessment.Round {
	r := assessment.Round{Present: 4, Complete: true, Held: exportstest.Day(2026, 11, 20).Time()}
	if apart {
		lowest := rapid.IntRange(0, 1).Draw(t, "lowest of "+name)
		r.Levels[lowest]++
		r.Levels[rapid.IntRange(lowest+2, 3).Draw(t, "highest of "+name)]++
	} else {
		// the same level twice or two beside each other, unsure, not applicable, or no vote
		first := rapid.IntRange(0, 6).Draw(t, "first of "+name)
		for _, choice := range []int{first, rapid.SampledFrom([]int{first, max(0, first-1), 4, 5, 6}).Draw(t, "second of "+name)} {
			switch choice {
			case 4:
				r.Unsure++
			case 5:
				r.NotApplicable++
			case 6:
			default:
				r.Levels[choice]++
			}
		}
	}
	r.Passed = r.Present - r.Levels[0] - r.Levels[1] - r.Levels[2] - r.Levels[3] - r.Unsure - r.NotApplicable
	return r
}

// Whatever the one or two who voted in a round of an older file chose, every form
// of either report is the same to the byte, and can be verified. What is recorded
// and what it counts stays as it is.
func TestFewVotesLeaveNoTraceInAnyFormat(t *testing.T) {
	t.Parallel()
	pack := exportstest.SmallPack("1.0.0")
	rapid.Check(t, func(t *rapid.T) {
		how := rapid.SampledFrom([]string{alike, differ, apart}).Draw(t, "views")
		agreed := rapid.SampledFrom([]string{"", "We looked at it together."}).Draw(t, "agreed")
		question := rapid.SampledFrom([]string{"GOO-1", "GOO-2"}).Draw(t, "question") // essential, and not
		hold := func(name string) *assessment.Assessment {
			a := exportstest.Typical()
			answer := a.Answers[question]
			answer.Rounds, answer.Agreed = []assessment.Round{fewVotes(t, name, how)}, agreed
			a.Answers[question] = answer
			return a
		}
		one, other := hold("one"), hold("other")
		if diff := cmp.Diff(assessment.Compute(one, pack), assessment.Compute(other, pack)); diff != "" {
			t.Fatalf("the score tells the votes: %s", diff)
		}
		audience := rapid.SampledFrom([]report.Audience{report.Public, report.Internal}).Draw(t, "audience")
		forms := everyFormat(t, one, pack, audience)
		sameForms(t, string(audience), forms, everyFormat(t, other, pack, audience))
		if v := exportstest.Verifier(pack).Verify(forms["report.json"], verify.Attachment{Name: "x.md", Data: forms["report.md"]}); !v.Passed {
			t.Errorf("%s: %v failed: %+v", audience, exportstest.Failed(v), v.Checks)
		}
	})
}

// A round of fewer than three is told as such, the level recorded stays, and so
// does the point that a dispute makes.
func TestFewVotesAreToldInWords(t *testing.T) {
	t.Parallel()
	pack := exportstest.SmallPack("1.0.0")
	a := exportstest.Typical()
	answer := a.Answers["GOO-1"]
	answer.Rounds = []assessment.Round{{Present: 2, Levels: [4]int{0, 1, 0, 1}, Complete: true, Held: exportstest.Day(2026, 11, 20).Time()}}
	a.Answers["GOO-1"] = answer
	forms := everyFormat(t, a, pack, report.Public)
	for name, want := range map[string]string{
		"report.md": "Round 1, 20 November 2026: fewer than three votes.", "report.html": "fewer than three votes", "answers.csv": "Round 1, 20 November 2026: fewer than three votes.",
		"report.json": `"fewer_than_three": true`,
	} {
		if !bytes.Contains(forms[name], []byte(want)) {
			t.Errorf("%s does not say %q:\n%s", name, want, forms[name])
		}
	}
	for name, text := range forms {
		for _, count := range []string{"GOO-1** Is there a benefit? After one round, votes", "from 1 to 3", "2 of 2 voted"} {
			if bytes.Contains(text, []byte(count)) {
				t.Errorf("%s says %q", name, count)
			}
		}
	}
	if err := schema.Validate("report", forms["report.json"]); err != nil {
		t.Error(err)
	}
	r := report.Build(a, pack, exportstest.Options(report.Internal))
	if got := r.Answers["GOO-1"]; got.Level == nil || *got.Level != 3 || got.Rounds[0].Present != 2 || got.Rounds[0].Level != nil || got.Rounds[0].Levels != [4]int{} {
		t.Errorf("%+v", got)
	}
	if !slices.ContainsFunc(r.Score.Points, func(p assessment.Point) bool {
		return p.For == "GOO-1" && strings.Contains(p.Reason, "fewer than three votes")
	}) {
		t.Errorf("a dispute of two makes no point any more: %+v", r.Score.Points)
	}
}

// A round of two in which somebody did not know stays an open disagreement, and no
// round of two tells how far apart its votes lay.
func TestFewVotesThatDifferAreListed(t *testing.T) {
	t.Parallel()
	for name, round := range map[string]assessment.Round{
		"unsure": {Present: 2, Levels: [4]int{0, 0, 1, 0}, Unsure: 1, Complete: true}, "apart": {Present: 2, Levels: [4]int{1, 0, 0, 1}, Complete: true},
	} {
		a := exportstest.Typical()
		answer := a.Answers["GOO-1"]
		answer.Rounds = []assessment.Round{round}
		a.Answers["GOO-1"] = answer
		r := report.Build(a, exportstest.SmallPack("1.0.0"), exportstest.Options(report.Public))
		if len(r.Summary.Disagreements) != 2 || r.Summary.Disagreements[0].Reason != "After one round, views still differ (fewer than three votes)." {
			t.Errorf("%s: %+v", name, r.Summary.Disagreements)
		}
		for _, reason := range r.Score.Points {
			if strings.Contains(reason.Reason, "apart") {
				t.Errorf("%s: %s", name, reason.Reason)
			}
		}
	}
}
