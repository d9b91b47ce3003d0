package workshop_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"charter/assessment"
	"charter/assessment/sample/sampletest"
	"charter/assessment/workshop"
	"charter/questions"
)

// rowKeys are the keys of the choices 0 to 6, in their order.
const rowKeys = "0123un-"

// sheetOf gives the ballot sheet of a project at design, and which of its questions can be
// set aside.
func sheetOf(t *testing.T) (workshop.Sheet, []bool) {
	t.Helper()
	pack := sampletest.Pack(t)
	a := assessment.New("1", assessment.PackRef{}, time.Time{})
	a.Facts.Stage = questions.StageDesign
	sheet := workshop.SheetOf(a, pack)
	free := make([]bool, len(sheet.Questions))
	for i, id := range sheet.Questions {
		q, _, _ := pack.Question(id)
		free[i] = !q.EssentialTo(a.Conditions())
	}
	return sheet, free
}

// drawSheet draws what somebody ticks.
func drawSheet(t *rapid.T, free []bool) []workshop.Choice {
	choices := make([]workshop.Choice, len(free))
	for i := range choices {
		choices[i] = workshop.Choice(rapid.IntRange(0, workshop.ChoiceCount-1).Draw(t, "choice"))
		if choices[i] == workshop.NotApplicable && !free[i] {
			choices[i] = workshop.Pass
		}
	}
	return choices
}

func rowOf(choices []workshop.Choice) string {
	var b strings.Builder
	for _, c := range choices {
		b.WriteByte(rowKeys[c])
	}
	return b.String()
}

func TestARowIsReadAsItWasTicked(t *testing.T) {
	t.Parallel()
	sheet, free := sheetOf(t)
	rapid.Check(t, func(t *rapid.T) {
		want := drawSheet(t, free)
		row := rowOf(want)
		at := rapid.IntRange(0, len(row)).Draw(t, "space")
		if got, err := sheet.Read(strings.ToUpper(row[:at]) + "  " + row[at:]); err != nil || !slices.Equal(got, want) {
			t.Fatalf("%s is read as %v: %v", row, got, err)
		}
		bad := rapid.IntRange(0, len(row)-1).Draw(t, "bad")
		_, err := sheet.Read(row[:bad] + "7" + row[bad+1:])
		if err == nil || !strings.Contains(err.Error(), sheet.Questions[bad]) {
			t.Fatalf("a slip at %s is told as %v", sheet.Questions[bad], err)
		}
		for _, wrong := range []string{row[:bad], row + "0", ""} {
			if _, err := sheet.Read(wrong); err == nil {
				t.Fatalf("a row of %d keys is taken", len(wrong))
			}
		}
	})
}

func TestTheErrorOfARowTellsThePlace(t *testing.T) {
	t.Parallel()
	sheet, free := sheetOf(t)
	essential := slices.Index(free, false)
	plain := strings.Repeat("2", len(free))
	last := sheet.Questions[len(free)-1]
	for row, want := range map[string]string{
		plain[1:]:        "ends at question",
		plain + "2":      "ends at question " + fmt.Sprint(len(free)) + " (" + last + ")",
		"2x" + plain[2:]: "question 2 (" + sheet.Questions[1] + "): \"x\"",
		plain[:essential] + "n" + plain[essential+1:]: "(" + sheet.Questions[essential] + ") is essential",
		" ": "the row is empty",
	} {
		if _, err := sheet.Read(row); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", row, err, want)
		}
	}
}

// A key left out in one principle is told there, when the row has a group for each.
func TestGroupsOfARowAreCountedEach(t *testing.T) {
	t.Parallel()
	sheet, _ := sheetOf(t)
	pack := sampletest.Pack(t)
	var groups []string
	principle := ""
	for _, id := range sheet.Questions {
		if _, p, _ := pack.Question(id); p.ID != principle {
			groups, principle = append(groups, ""), p.ID
		}
		groups[len(groups)-1] += "1"
	}
	if _, err := sheet.Read(strings.Join(groups, " ")); err != nil {
		t.Fatal(err)
	}
	groups[0], groups[1] = groups[0]+"1", groups[1][1:] // as many keys in all
	if _, err := sheet.Read(strings.Join(groups, " ")); err == nil || !strings.Contains(err.Error(), "principle 1 ") {
		t.Errorf("got %v", err)
	}
}

func TestSheetsAddUpAndTheLastIsTakenBack(t *testing.T) {
	t.Parallel()
	sheet, free := sheetOf(t)
	rapid.Check(t, func(t *rapid.T) {
		var count, want workshop.SheetCount
		var tallies []workshop.Tally
		sheets := rapid.IntRange(0, 6).Draw(t, "sheets")
		tallies = make([]workshop.Tally, len(free))
		for range sheets {
			if rapid.Bool().Draw(t, "slip") {
				count = count.Add(drawSheet(t, free)).TakeBack()
				if count.CanTakeBack() || count.Sheets != want.Sheets {
					t.Fatalf("%d sheets, want %d", count.Sheets, want.Sheets)
				}
			}
			choices := drawSheet(t, free)
			count, want = count.Add(choices), want.Add(choices)
			for i, c := range choices {
				tallies[i][c]++
			}
		}
		rounds := count.Rounds(sheet)
		if diff := cmp.Diff(want.Rounds(sheet), rounds); diff != "" {
			t.Fatal(diff)
		}
		for i, id := range sheet.Questions {
			r, has := rounds[id]
			ballots := tallies[i].Total() - tallies[i][workshop.Pass]
			if has != (ballots >= assessment.MinBallots) {
				t.Fatalf("%s of %d votes has a round: %v", id, ballots, has)
			}
			if has && (workshop.TallyOf(r) != tallies[i] || !r.Complete || r.Present != sheets || len(r.Voted) > 0) {
				t.Fatalf("%v became %+v", tallies[i], r)
			}
		}
		if count.Enough() != (sheets >= assessment.MinBallots) {
			t.Fatalf("%d sheets are enough: %v", sheets, count.Enough())
		}
	})
}

// The counts do not depend on the order of the sheets: it would tell whose is whose.
func TestTheOrderOfSheetsLeavesNoTrace(t *testing.T) {
	t.Parallel()
	sheet, free := sheetOf(t)
	rapid.Check(t, func(t *rapid.T) {
		var sheets [4][]workshop.Choice
		for i := range sheets {
			sheets[i] = drawSheet(t, free)
		}
		var one, other workshop.SheetCount
		for i := range sheets {
			one, other = one.Add(sheets[i]), other.Add(sheets[len(sheets)-1-i])
		}
		if diff := cmp.Diff(one.Rounds(sheet), other.Rounds(sheet)); diff != "" {
			t.Fatal(diff)
		}
	})
}

// The order in which sheets are typed, and which of them a reason stands on, leave no trace.
func TestReasonsTellNobodysSheet(t *testing.T) {
	t.Parallel()
	sheet, _ := sheetOf(t)
	rapid.Check(t, func(t *rapid.T) {
		reasons := rapid.SliceOfN(rapid.SampledFrom([]string{"Old data", "No owner", "A plan is", "Seen in use"}), 0, 6).Draw(t, "reasons")
		count := func(reasons []string, name string) map[string]assessment.Round {
			var c workshop.SheetCount
			at := rapid.SliceOfN(rapid.IntRange(0, 3), len(reasons), len(reasons)).Draw(t, name)
			for i := range 4 {
				c = c.Add(make([]workshop.Choice, len(sheet.Questions)))
				for j, reason := range reasons {
					if at[j] == i {
						var err error
						if c, err = c.Reason(sheet, sheet.Questions[0], reason); err != nil {
							t.Fatal(err)
						}
					}
				}
			}
			return c.Rounds(sheet)
		}
		one := count(reasons, "on which sheet")
		other := count(rapid.Permutation(reasons).Draw(t, "other order"), "on which other sheet")
		if diff := cmp.Diff(one, other); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestSheetsAreTheFirstRoundOfTheSessionAfter(t *testing.T) {
	t.Parallel()
	sheet, free := sheetOf(t)
	var count workshop.SheetCount
	for range 3 {
		count = count.Add(make([]workshop.Choice, len(free)))
	}
	started := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	ended := started.Add(10 * time.Minute)
	s := count.Session(sheet, started, ended, func(string) bool { return false })
	a := assessment.New("1", assessment.PackRef{}, started)
	if err := workshop.TakesSheets(a); err != nil {
		t.Fatal(err)
	}
	round := count.Rounds(sheet)[question]
	round.Held, round.Session = ended, s.ID
	answer := assessment.Answer{Rounds: []assessment.Round{round}}
	a.Sessions, a.Answers = []assessment.Session{s}, map[string]assessment.Answer{question: answer}
	if err := workshop.TakesSheets(a); !errors.Is(err, workshop.ErrSheetsCounted) {
		t.Errorf("a late sheet: %v", err)
	}
	next := assessment.Session{Started: started.AddDate(0, 0, 3), Since: workshop.RatedAhead(a.Sessions)}
	if r, held := workshop.RevealOf(answer, workshop.Since(next)); !held || r.Number != 1 {
		t.Errorf("got %+v, %v", r, held)
	}
	a.Sessions = append(a.Sessions, next)
	if err := workshop.TakesSheets(a); !errors.Is(err, workshop.ErrSessionOpen) {
		t.Errorf("in a session: %v", err)
	}
	a.Sessions[1].Ended = next.Started.Add(time.Hour)
	a.Answers = map[string]assessment.Answer{question: {Rounds: []assessment.Round{{Sealed: "x", Present: 3, Voted: []string{"a"}}}}}
	if err := workshop.TakesSheets(a); !errors.Is(err, workshop.ErrRoundOpen) {
		t.Errorf("beside an open round: %v", err)
	}
	if !workshop.RatedAhead(a.Sessions).IsZero() {
		t.Error("the session after that has rounds of its own")
	}
}

// A reason on a sheet may be as long as one from a phone.
func TestAReasonOnASheetHasABound(t *testing.T) {
	t.Parallel()
	sheet := workshop.Sheet{Questions: []string{"BEN-1"}}
	count := workshop.SheetCount{Sheets: 1}
	long := strings.Repeat("\u00e9", workshop.LongestReason)
	if _, err := count.Reason(sheet, "BEN-1", long); err != nil {
		t.Error(err)
	}
	if _, err := count.Reason(sheet, "BEN-1", long+"s"); err == nil || !strings.Contains(err.Error(), "301 characters, and 300 is the most") {
		t.Error(err)
	}
}
