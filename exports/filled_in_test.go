package exports_test

import (
	"bytes"
	"strings"
	"testing"

	"charter/assessment"
	"charter/exports/exportstest"
	"charter/exports/register"
	"charter/exports/report"
)

// filledInApart gives an assessment in which one person rated, and another went on.
func filledInApart() *assessment.Assessment {
	by := func(who string) assessment.Answer {
		answer := assessment.Level(1)
		answer.By = who
		return answer
	}
	return &assessment.Assessment{
		Format: assessment.Format, ID: "x", Facts: exportstest.Typical().Facts, AsOf: exportstest.Typical().AsOf, Project: exportstest.Typical().Project,
		Assessors: []assessment.Assessor{
			{ID: "a1", Name: "Mina Harker", Role: "Data lead", DeliveryTeam: true},
			{ID: "a2", Name: "Quincey Morris", Role: "Ward manager", Rates: new(bool)},
			{ID: "a3", Name: "Lucy Westenra", Role: "Note taker", Rates: new(bool)},
		},
		Answers: map[string]assessment.Answer{"GOO-1": by("a1"), "GOO-2": by("a2")},
	}
}

// TestFilledInApart checks what is told of a file that several people filled in one after
// another, by roles in a public report and by names in an internal one, and that it
// follows from the report alone.
func TestFilledInApart(t *testing.T) {
	t.Parallel()
	pack := exportstest.SmallPack("1.0.0")
	const words = "Filled in by 2 people one after another, no agreement check"
	for audience, told := range map[report.Audience][]string{
		report.Public:   {"- Data lead; in the delivery team\n", "- Ward manager; filled in answers, and is not listed as rating\n"},
		report.Internal: {"- Mina Harker; role: Data lead; in the delivery team\n", "- Quincey Morris; role: Ward manager; filled in answers, and is not listed as rating\n"},
	} {
		r := report.Build(filledInApart(), pack, exportstest.Options(audience))
		if got, want := r.Summary.People.Sentence, "One assessor, who is in the delivery team. 1 more is listed who does not rate. "+words+"."; got != want {
			t.Errorf("%s:\n got %s\nwant %s", audience, got, want)
		}
		text := report.Markdown(r)
		for _, want := range append(told, words+": Data lead; Ward manager.") {
			if !bytes.Contains(text, []byte(want)) {
				t.Errorf("%s: missing %q in\n%s", audience, want, text)
			}
		}
		if bytes.Contains(text, []byte("One assessor, no agreement check")) || bytes.Contains(text, []byte("Note taker")) {
			t.Errorf("%s:\n%s", audience, text)
		}
		if audience == report.Public && (bytes.Contains(text, []byte("Mina")) || bytes.Contains(text, []byte("Quincey"))) {
			t.Errorf("a name is published:\n%s", text)
		}
		sameReport(t, r, report.Recount(r))
		entry, err := register.Make(r)
		if err != nil || !strings.Contains(string(register.Markdown(entry)), words) {
			t.Errorf("%s: the register entry, %v", audience, err)
		}
	}
	internal := report.PublicOf(report.Build(filledInApart(), pack, exportstest.Options(report.Internal)))
	if public := report.Build(filledInApart(), pack, exportstest.Options(report.Public)); internal.Summary.People.Sentence != public.Summary.People.Sentence {
		t.Errorf("made of the internal report: %s", internal.Summary.People.Sentence)
	}
}

// sameReport checks that a report is the same when it is worked out again.
func sameReport(t *testing.T, r, again *report.Report) {
	t.Helper()
	one, err := report.JSON(r)
	other, fault := report.JSON(again)
	if err != nil || fault != nil || !bytes.Equal(one, other) {
		t.Errorf("worked out again, %v, %v:\n%s\nis\n%s", err, fault, one, other)
	}
}

// TestWhoFilledIn checks who counts: whoever the answers or the history tell, unless people
// rated together or several are listed as rating.
func TestWhoFilledIn(t *testing.T) {
	t.Parallel()
	only := func(a *assessment.Assessment) {
		answer := a.Answers["GOO-2"]
		answer.By = "a1"
		a.Answers["GOO-2"] = answer
	}
	for name, c := range map[string]struct {
		change func(a *assessment.Assessment)
		want   int
	}{
		"answers of two": {func(*assessment.Assessment) {}, 2},
		"answers of one": {only, 0},
		"history":        {func(a *assessment.Assessment) { only(a); a.History = []assessment.Entry{{By: "a3", Question: "GOO-1"}} }, 2},
		"not of an answer": {func(a *assessment.Assessment) {
			only(a)
			a.History = []assessment.Entry{{By: "a3", Field: "project.title"}}
		}, 0},
		"taken back": {func(a *assessment.Assessment) {
			only(a)
			a.History = []assessment.Entry{{By: "a3", Question: "GOO-1", Undone: true}}
		}, 0},
		"not listed":       {func(a *assessment.Assessment) { a.Assessors = a.Assessors[:1] }, 0},
		"nobody rates":     {func(a *assessment.Assessment) { a.Assessors[0].Rates = new(bool) }, 2},
		"both rate":        {func(a *assessment.Assessment) { a.Assessors[1].Rates = nil }, 0},
		"a round was held": {held(true), 0},
		"a round is begun": {held(false), 2},
		"somebody unnamed": {func(a *assessment.Assessment) { only(a); a.Answers["GOO-3"] = assessment.Level(1) }, 0},
		"three of them":    {func(a *assessment.Assessment) { a.History = []assessment.Entry{{By: "a3", Question: "GOO-1"}} }, 3},
	} {
		a := filledInApart()
		c.change(a)
		if got := len(a.FilledInApart()); got != c.want {
			t.Errorf("%s: %d, not %d", name, got, c.want)
		}
	}
}

// held gives an answer a round of votes.
func held(complete bool) func(a *assessment.Assessment) {
	return func(a *assessment.Assessment) {
		answer := a.Answers["GOO-1"]
		answer.Rounds = []assessment.Round{{Present: 3, Levels: [4]int{0, 1, 2, 0}, Complete: complete}}
		a.Answers["GOO-1"] = answer
	}
}
