package report_test

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"charter/assessment"
	"charter/assessment/assessmenttest"
	"charter/exports/exportstest"
	"charter/exports/report"
)

// TestExpiryAgreesWithTheRule lets the scoring rule say, day by day, when an
// answer counts less, and compares.
func TestExpiryAgreesWithTheRule(t *testing.T) {
	t.Parallel()
	pack := exportstest.SmallPack("1.0.0")
	rapid.Check(t, func(t *rapid.T) {
		a := exportstest.Typical()
		answer := assessment.Level(rapid.IntRange(0, 3).Draw(t, "level"))
		answer.Check = &assessment.Check{By: "Internal audit", Date: exportstest.Day(2020, 1, 1)}
		for range rapid.IntRange(0, 3).Draw(t, "items") {
			item := assessment.Evidence{Title: rapid.SampledFrom([]string{"Plan", ""}).Draw(t, "title"), Public: true}
			if rapid.Bool().Draw(t, "located") {
				item.Location = "https://city.example/"
			}
			if rapid.Bool().Draw(t, "dated") {
				back := rapid.IntRange(0, 1200).Draw(t, "days ago")
				item.Date = assessment.DateOf(a.AsOf.Time().AddDate(0, 0, -back))
			}
			answer.Evidence = append(answer.Evidence, a.Cite(item)...)
		}
		a.Answers = map[string]assessment.Answer{"GOO-2": answer}
		r := report.Build(a, pack, exportstest.Options(report.Public))

		counted := func(on assessment.Date) int {
			then := *a
			then.AsOf = on
			for _, q := range assessment.Compute(&then, pack).Questions {
				if q.ID == "GOO-2" {
					return *q.Counted
				}
			}
			return -1
		}
		today := counted(a.AsOf)
		if len(r.Freshness.Expiring) == 0 {
			if at := counted(exportstest.Day(2040, 1, 1)); at != today {
				t.Fatalf("it counts %d now and %d in the end, but nothing is said of it", today, at)
			}
			return
		}
		e := r.Freshness.Expiring[0]
		if before := counted(assessment.DateOf(e.On.Time().AddDate(0, 0, -1))); e.From != today || before != today {
			t.Fatalf("said to count %d until %s; it counts %d now and %d the day before", e.From, e.On, today, before)
		}
		if after := counted(e.On); e.To != after {
			t.Fatalf("said to count %d from %s; it counts %d", e.To, e.On, after)
		}
	})
}

func TestLookAgainBy(t *testing.T) {
	t.Parallel()
	pack := exportstest.SmallPack("1.0.0")
	nothing := report.Build(&assessment.Assessment{}, pack, exportstest.Options(report.Public)).Freshness
	if !nothing.LookAgainBy.IsZero() || !strings.HasPrefix(nothing.Sentence, "Nothing in this assessment says when") {
		t.Errorf("with no dates at all: %s, %q", nothing.LookAgainBy, nothing.Sentence)
	}
	for want, edit := range map[string]func(*assessment.Assessment){
		"by 31 March 2027, when the departure declared in FAI-1": func(*assessment.Assessment) {},
		"by 1 January 2027, when the next review is due":         func(a *assessment.Assessment) { a.Project.Review.Next = exportstest.Day(2027, 1, 1) },
		"should have been looked at again by 1 January 2026":     func(a *assessment.Assessment) { a.Project.Review.Next = exportstest.Day(2026, 1, 1) },
		"by 2 December 2026, when evidence for GOO-1": func(a *assessment.Assessment) {
			assessmenttest.Document(a, "GOO-1", 0).Date = exportstest.Day(2024, 12, 1)
		},
	} {
		a := exportstest.Typical()
		edit(a)
		if got := report.Build(a, pack, exportstest.Options(report.Public)).Freshness.Sentence; !strings.Contains(got, want) {
			t.Errorf("says %q, want %q in it", got, want)
		}
	}
}

// TestWarningsAgeWithTheDay sees that the day a report is made, and no clock,
// decides what is overdue and whether the legal notes are old.
func TestWarningsAgeWithTheDay(t *testing.T) {
	t.Parallel()
	pack := exportstest.SmallPack("1.0.0")
	for now, want := range map[string]struct{ overdue, old bool }{
		"2026-11-01": {false, false}, "2026-11-02": {true, false}, "2027-10-01": {true, false}, "2027-10-02": {true, true},
	} {
		moment, err := time.Parse(time.DateOnly, now)
		if err != nil {
			t.Fatal(err)
		}
		r := report.Build(exportstest.Typical(), pack, report.Options{Now: moment.Add(23 * time.Hour)})
		if r.Actions[0].Overdue != want.overdue || r.Pack.LegalNotesOld != want.old {
			t.Errorf("on %s the action is overdue: %t, the legal notes are old: %t", now, r.Actions[0].Overdue, r.Pack.LegalNotesOld)
		}
		warned := strings.Contains(string(report.Markdown(r)), "over a year ago")
		if warned != want.old {
			t.Errorf("on %s the Markdown warns of old legal notes: %t", now, warned)
		}
	}
}
