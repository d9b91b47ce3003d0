package exports_test

import (
	"bytes"
	"crypto/rand"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"charter/assessment"
	"charter/assessment/workshop"
	"charter/exports/changes"
	"charter/exports/docx/docxtest"
	"charter/exports/encoding"
	"charter/exports/exportstest"
	"charter/exports/portfolio"
	"charter/exports/register"
	"charter/exports/report"
	"charter/questions"
)

// everyFormat gives every form of the report of an assessment, and of what
// changed since a start, by name.
func everyFormat(t interface{ Fatal(...any) }, a *assessment.Assessment, pack *questions.Pack, audience report.Audience) map[string][]byte {
	r := report.Build(a, pack, exportstest.Options(audience))
	entry, err := register.Make(r)
	if err != nil {
		t.Fatal(err)
	}
	since := changes.Diff(report.Build(exportstest.Typical(), pack, exportstest.Options(audience)), r, nil)
	told, err := portfolio.Of("a.charter.json", a, pack, portfolio.Options{Audience: audience, Now: exportstest.Options(audience).Now, Ahead: 400})
	if err != nil {
		t.Fatal(err)
	}
	forms := map[string][]byte{
		"report.md": report.Markdown(r), "report.html": report.HTML(r), "answers.csv": report.AnswersCSV(r), "actions.csv": report.ActionsCSV(r),
		"evidence.csv": report.EvidenceCSV(r), "changes.html": changes.HTML(since),
		"register.md": register.Markdown(entry), "register.csv": register.CSV(entry), "changes.md": changes.Markdown(since),
	}
	for name, write := range map[string]func() ([]byte, error){
		"report.json":       func() ([]byte, error) { return report.JSON(r) },
		"register.json":     func() ([]byte, error) { return register.JSON(entry) },
		"register-long.csv": func() ([]byte, error) { return register.LongCSV(entry) },
		"changes.json":      func() ([]byte, error) { return changes.JSON(since) },
		"summary.json": func() ([]byte, error) {
			return encoding.JSON(told)
		},
	} {
		text, err := write()
		if err != nil {
			t.Fatal(err)
		}
		forms[name] = text
	}
	return forms
}

// sameForms reports the forms in which two sets differ.
func sameForms(t *rapid.T, about string, one, other map[string][]byte) {
	for name, text := range one {
		if !bytes.Equal(text, other[name]) {
			t.Errorf("%s: %s differs:\n%s", about, name, cmp.Diff(string(text), string(other[name])))
		}
	}
}

// Two workshops with the same counts give the same bytes of every format for
// both audiences, whoever cast which vote and in whatever order, and so they do
// while a round is open, whatever was voted in it.
func TestVotersLeaveNoTraceInAnyFormat(t *testing.T) {
	t.Parallel()
	pack := exportstest.SmallPack("1.0.0")
	box, err := workshop.NewBallotBox([workshop.KeySize]byte{1}, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	people := []string{"a1", "a2", "a3", "a4"}
	rapid.Check(t, func(t *rapid.T) {
		choice := rapid.Custom(func(t *rapid.T) workshop.Choice { return workshop.Choice(rapid.IntRange(0, 6).Draw(t, "choice")) })
		enough := func(choices []workshop.Choice) bool { // three must vote
			return len(slices.DeleteFunc(slices.Clone(choices), func(c workshop.Choice) bool { return c == workshop.Pass })) >= assessment.MinBallots
		}
		votes := rapid.SliceOfN(rapid.SliceOfN(choice, 4, 4).Filter(enough), 1, 3).Draw(t, "votes of each round")
		// hold gives an assessment after rounds with these votes, and one that is open
		hold := func(which string, votes [][]workshop.Choice) *assessment.Assessment {
			a := exportstest.Typical()
			a.Assessors = append(a.Assessors, assessment.Assessor{ID: "a3", Name: "Jack Seward", Role: "Service manager"}, assessment.Assessor{ID: "a4", Role: "Resident", Resident: true})
			a.Sessions[0].Present = people
			answer := a.Answers["GOO-2"]
			answer.Rounds = nil
			cast := func(choices []workshop.Choice) {
				order := rapid.Permutation(people).Draw(t, "order of "+which)
				for i, c := range choices {
					rounds, err := workshop.Cast(box, "GOO-2", answer.Rounds, people, order[i], c, assessment.WayTurns)
					if err != nil {
						t.Fatal(err)
					}
					answer.Rounds = rounds
				}
			}
			for _, round := range votes {
				cast(rapid.Permutation(round).Draw(t, "voters of "+which))
				answer.Rounds[len(answer.Rounds)-1].Held = exportstest.Day(2026, 11, 20).Time().Add(time.Duration(len(answer.Rounds)) * time.Minute)
			}
			workshop.Record(&answer)
			cast(rapid.SliceOfN(choice, 0, 3).Draw(t, "open round of "+which))
			a.Answers["GOO-2"] = answer
			return a
		}
		one, other := hold("one", votes), hold("other", votes)
		closed := hold("closed", votes)
		answer := closed.Answers["GOO-2"]
		answer.Rounds = workshop.Restart(slices.Clone(answer.Rounds))
		closed.Answers["GOO-2"] = answer
		for _, audience := range []report.Audience{report.Public, report.Internal} {
			forms := everyFormat(t, one, pack, audience)
			sameForms(t, "other voters, "+string(audience), forms, everyFormat(t, other, pack, audience))
			sameForms(t, "without the open round, "+string(audience), forms, everyFormat(t, closed, pack, audience))
		}
	})
}

// A public report tells of a sitting who was there by role, an internal one by
// name; neither has the ids of those who voted in a round or its sealed votes.
func TestSittingsAreToldByRole(t *testing.T) {
	t.Parallel()
	pack := exportstest.SmallPack("1.0.0")
	a := exportstest.Typical()
	a.Sessions[1].Present = []string{"a2"}
	public, internal := everyFormat(t, a, pack, report.Public), everyFormat(t, a, pack, report.Internal)
	public["report.docx"] = docxtest.Text(t, report.Word(report.Build(a, pack, exportstest.Options(report.Public))))
	for name, text := range public {
		for _, private := range []string{"Mina", "Quincey", "Lucy", "bm90IHlldA", `"voted"`} {
			if bytes.Contains(text, []byte(private)) {
				t.Errorf("the public %s has %q", name, private)
			}
		}
	}
	for name, text := range internal {
		for _, private := range []string{"bm90IHlldA", `"voted"`} {
			if bytes.Contains(text, []byte(private)) {
				t.Errorf("the internal %s has %q", name, private)
			}
		}
	}
	for want, text := range map[string][]byte{
		"1 took part, 1 independent of the delivery team, 1 resident. There: Resident.\n":                                      public["report.md"],
		"1 took part, 1 independent of the delivery team, 1 resident. There: Quincey Morris (Resident). Led by Lucy Westenra.": internal["report.md"],
		"21 November 2026, 2 hours 15 minutes, on principle 1, Good:":                                                          public["report.md"],
		"Round 1, 20 November 2026: 3 of 4 voted, 1 passed: 1 × level 0, 1 × level 1, 1 × level 3.":                            public["report.md"],
	} {
		if !bytes.Contains(text, []byte(want)) {
			t.Errorf("missing %q in:\n%s", want, text)
		}
	}
}

// TestHowFarRatingsWerePutSideBySide checks the sentence on who rated, which says
// so where nobody could have disagreed.
func TestHowFarRatingsWerePutSideBySide(t *testing.T) {
	t.Parallel()
	pack := exportstest.SmallPack("1.0.0")
	resident := assessment.Assessor{ID: "a1", Resident: true}
	insider := assessment.Assessor{ID: "a2", DeliveryTeam: true}
	alone := assessment.Round{Present: 3, Levels: [4]int{0, 0, 1, 0}, Passed: 2, Complete: true}
	two := assessment.Round{Present: 2, Levels: [4]int{0, 1, 1, 0}, Complete: true}
	three := assessment.Round{Present: 3, Levels: [4]int{0, 1, 2, 0}, Complete: true}
	open := assessment.Round{Present: 3, Levels: [4]int{0, 1, 1, 0}}
	for name, c := range map[string]struct {
		assessors []assessment.Assessor
		there     []string
		round     assessment.Round
		want      string
	}{
		"nobody":       {nil, nil, open, "Nobody is recorded as an assessor. No question was voted on by two or more, so there is no agreement check."},
		"one":          {[]assessment.Assessor{insider}, nil, alone, "One assessor, who is in the delivery team. One assessor, no agreement check."},
		"one outsider": {[]assessment.Assessor{resident}, nil, alone, "One assessor, who is independent of the delivery team. One assessor, no agreement check."},
		"one voted":    {[]assessment.Assessor{insider, resident}, nil, alone, "2 assessors: 1 independent of the delivery team, 1 resident. No question was voted on by three or more, so there is no agreement check."},
		"open round":   {[]assessment.Assessor{insider, insider}, nil, open, "2 assessors: none independent of the delivery team, no resident. No question was voted on by two or more, so there is no agreement check."},
		"two voted":    {[]assessment.Assessor{insider, resident}, []string{"a1", "a2"}, two, "2 assessors: 1 independent of the delivery team, 1 resident. No question was voted on by three or more, so there is no agreement check."},
		"three voted":  {[]assessment.Assessor{insider, resident}, []string{"a1", "a2"}, three, "2 assessors: 1 independent of the delivery team, 1 resident. Two or more have voted on 1 of the 5 questions asked; the others have no agreement check."},
		"one stayed away": {[]assessment.Assessor{insider, resident}, []string{"a2"}, three,
			"2 assessors: 1 independent of the delivery team, 1 resident. 1 of them took part in no session. Two or more have voted on 1 of the 5 questions asked; the others have no agreement check."},
	} {
		answer := assessment.Level(2)
		answer.Rounds = []assessment.Round{c.round}
		a := &assessment.Assessment{
			Facts: exportstest.Typical().Facts, Assessors: c.assessors, Answers: map[string]assessment.Answer{"GOO-1": answer},
			Sessions: []assessment.Session{{Present: c.there}},
		}
		if got := report.Build(a, pack, exportstest.Options(report.Public)).Summary.People.Sentence; got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, c.want)
		}
	}
}

// TestOpenDisagreementsInTheOrderToDiscuss checks which questions are listed, in
// which order, and how it is said in counts.
func TestOpenDisagreementsInTheOrderToDiscuss(t *testing.T) {
	t.Parallel()
	with := func(rounds ...assessment.Round) assessment.Answer {
		answer := assessment.Level(1)
		answer.Rounds = rounds
		return answer
	}
	round := func(levels [4]int, unsure, notApplicable int) assessment.Round {
		return assessment.Round{Present: 9, Levels: levels, Unsure: unsure, NotApplicable: notApplicable, Complete: true}
	}
	facts := exportstest.Typical().Facts
	a := &assessment.Assessment{Facts: facts, Answers: map[string]assessment.Answer{
		"GOO-1": with(round([4]int{0, 2, 0, 0}, 2, 0)),                               // essential, half unsure
		"GOO-2": with(round([4]int{0, 0, 1, 1}, 0, 1)),                               // some say it does not apply
		"GOO-3": with(round([4]int{2, 0, 0, 2}, 0, 0), round([4]int{0, 3, 1}, 0, 0)), // settled in the second round
		"FAI-1": with(round([4]int{1, 1, 1, 1}, 4, 0), round([4]int{1, 0, 1}, 2, 0)), // essential, apart and half unsure
		"FAI-2": with(round([4]int{2, 0, 0, 2}, 0, 0)),
		"WAT-1": with(round([4]int{2, 0, 0, 2}, 0, 0)), // not asked
	}}
	want := []report.Disagreement{
		{Question: "GOO-1", Rounds: 1, Reason: "After one round, 2 of 4 said “don't know”."},
		{Question: "FAI-1", Rounds: 2, Reason: "After 2 rounds, votes go from level 0 to level 2 and 2 of 4 said “don't know”."},
		{Question: "FAI-2", Rounds: 1, Reason: "After one round, votes go from level 0 to level 3."},
		{Question: "GOO-2", Rounds: 1, Reason: "After one round, 1 of 3 said that it does not apply."},
	}
	before := report.Build(&assessment.Assessment{Facts: facts, Answers: map[string]assessment.Answer{
		"GOO-3": with(round([4]int{2, 0, 0, 2}, 0, 0)), "FAI-2": a.Answers["FAI-2"],
	}}, exportstest.SmallPack("1.0.0"), exportstest.Options(report.Public))
	r := report.Build(a, exportstest.SmallPack("1.0.0"), exportstest.Options(report.Public))
	if diff := cmp.Diff(want, r.Summary.Disagreements); diff != "" {
		t.Error(diff)
	}
	c := changes.Diff(before, r, nil)
	if diff := cmp.Diff([]string{"GOO-1", "FAI-1", "GOO-2"}, c.DisagreementsNew); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"GOO-3"}, c.DisagreementsSettled); diff != "" {
		t.Error(diff)
	}
}
