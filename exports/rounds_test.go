package exports_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"charter/assessment"
	"charter/exports/exportstest"
	"charter/exports/report"
)

// A report says when votes differ by the rule that it was scored by: by the newest, votes
// one level apart can differ, and votes three levels apart need not.
func TestReportsSayWhenVotesDiffer(t *testing.T) {
	t.Parallel()
	a := exportstest.Typical()
	split, outlier := assessment.Round{Present: 10, Levels: [4]int{0, 4, 6}, Complete: true}, assessment.Round{Present: 10, Levels: [4]int{1, 1, 5, 3}, Complete: true}
	for id, round := range map[string]assessment.Round{"GOO-1": split, "GOO-2": outlier} {
		answer := a.Answers[id]
		answer.Rounds = []assessment.Round{round}
		a.Answers[id] = answer
	}
	forms := everyFormat(t, a, exportstest.SmallPack("1.0.0"), report.Public)
	for _, name := range []string{"report.md", "report.html"} {
		text := string(forms[name])
		if strings.Contains(text, "two or more levels apart") {
			t.Errorf("%s tells the rule of charter 1.0", name)
		}
		if words := assessment.NewestRule().DiffersWords(); strings.Count(text, words) != 2 {
			t.Errorf("%s does not say beside the open disagreements and the method: %s\n%s", name, words, text)
		}
	}
	if text := string(forms["report.md"]); !strings.Contains(text, "1: GOO-1.") && !strings.Contains(text, "votes go from level 1 to level 2") || strings.Contains(text, "votes go from level 0 to level 3") {
		t.Errorf("open are other questions than those that the rule says:\n%s", text)
	}
}

// A report by the rule of charter 1.0 keeps its words.
func TestOldReportsKeepTheirWords(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("testdata/released/1.0.0/public/workshop.report.json")
	if err != nil {
		t.Fatal(err)
	}
	old, err := os.ReadFile("testdata/released/1.0.0/public/workshop.report.md")
	if err != nil {
		t.Fatal(err)
	}
	r, err := report.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	now := string(report.Markdown(r))
	for _, words := range []string{
		"Where votes lay two or more levels apart, or somebody did not know, the group was asked to talk and to vote again.",
		"In the last vote on these, views lay two or more levels apart, somebody did not know, or only some said that it does not apply.",
	} {
		if !strings.Contains(string(old), words) || !strings.Contains(now, words) {
			t.Errorf("missing: %s\n%s", words, now)
		}
	}
}

// Groups that voted apart, as they stand in a file after a merge, each have a first
// round, and the report says in which session; made again from itself it is the same.
func TestRoundsAreNumberedWithinTheirAgenda(t *testing.T) {
	t.Parallel()
	a := exportstest.Typical()
	morning := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	a.Sessions = []assessment.Session{
		{ID: "s1", Started: morning, Ended: morning.Add(time.Hour)},
		{ID: "s2", Started: morning.Add(time.Minute), Ended: morning.Add(time.Hour)},
		{ID: "s3", Started: morning.Add(3 * time.Hour), Since: morning, Ended: morning.Add(4 * time.Hour)},
	}
	round := func(session string, hours int, levels [4]int) assessment.Round {
		return assessment.Round{Session: session, Present: 4, Levels: levels, Complete: true, Held: morning.Add(time.Duration(hours) * time.Hour)}
	}
	answer := a.Answers["GOO-1"]
	answer.Rounds = []assessment.Round{
		round("s1", 0, [4]int{1, 1, 1, 1}), round("s2", 0, [4]int{0, 0, 0, 4}), round("s3", 3, [4]int{2, 0, 0, 2}),
	}
	a.Answers["GOO-1"] = answer
	pack := exportstest.SmallPack("1.0.0")
	for _, audience := range []report.Audience{report.Public, report.Internal} {
		forms := everyFormat(t, a, pack, audience)
		for _, name := range []string{"report.md", "answers.csv"} {
			text := string(forms[name])
			for _, want := range []string{
				"Session 1, round 1, 20 November 2026: 4 of 4 voted: 1 × level 0",
				"Session 2, round 1, 20 November 2026: 4 of 4 voted: 4 × level 3",
				"Session 3, round 2, 20 November 2026: 4 of 4 voted: 2 × level 0",
			} {
				if !strings.Contains(text, want) {
					t.Errorf("%s, %s: missing %q in:\n%s", audience, name, want, text)
				}
			}
		}
		for _, want := range []string{"Session 2, 20 November 2026, 59 minutes", "After 2 rounds, votes go from level 0 to level 3."} {
			if text := string(forms["report.md"]); !strings.Contains(text, want) {
				t.Errorf("missing %q in:\n%s", want, text)
			}
		}
		r, err := report.Parse(forms["report.json"])
		if err != nil {
			t.Fatal(err)
		}
		again, err := report.JSON(report.Recount(r))
		if err != nil || string(again) != string(forms["report.json"]) {
			t.Errorf("%s: made again the report is another, %v:\n%s", audience, err, again)
		}
	}
}
