package workshop

import (
	"fmt"
	"testing"
	"time"

	"charter/assessment"
)

// The worked example of Krippendorff (2011), part C: four observers, twelve units, values from
// 1 to 5 and some missing. Its alpha for ordered values is 0.815.
func TestAlphaOfTheWorkedExample(t *testing.T) {
	t.Parallel()
	observers := []string{"123321412...", "1233224125.3", ".3332342251.", "12332441251."}
	var units [][]int
	for u := range 12 {
		unit, n := make([]int, 5), 0
		for _, values := range observers {
			if v := values[u]; v != '.' {
				unit[v-'1']++
				n++
			}
		}
		if n > 1 { // a single value is compared with none
			units = append(units, unit)
		}
	}
	if alpha := ordinalAlpha(units); alpha.FloatString(3) != "0.815" {
		t.Errorf("alpha is %s", alpha.FloatString(3))
	}
}

func TestAlphaAtItsEnds(t *testing.T) {
	t.Parallel()
	if alpha := ordinalAlpha([][]int{{3, 0, 0, 0}, {0, 0, 0, 4}}); alpha.FloatString(2) != "1.00" {
		t.Errorf("full agreement is %s", alpha.FloatString(2))
	}
	if alpha := ordinalAlpha([][]int{{2, 0, 0, 2}, {2, 0, 0, 2}}); alpha.Sign() > 0 {
		t.Errorf("no better than chance is %s", alpha.FloatString(2))
	}
	if alpha := ordinalAlpha([][]int{{0, 4, 0, 0}, {0, 3, 0, 0}}); alpha != nil {
		t.Errorf("one level only is %s", alpha.FloatString(2))
	}
}

func TestFigures(t *testing.T) {
	t.Parallel()
	start := time.Date(2026, 11, 1, 9, 0, 0, 0, time.UTC)
	a := assessment.New("x", assessment.PackRef{}, start)
	a.Sessions = []assessment.Session{
		{ID: "old", Started: start.AddDate(-1, 0, 0)},
		{ID: "one", Started: start}, {ID: "two", Started: start.Add(24 * time.Hour), Since: start},
	}
	round := func(session string, levels ...int) assessment.Round {
		return assessment.Round{Session: session, Levels: [4]int(levels), Present: 4, Complete: true}
	}
	put := func(id string, rounds ...assessment.Round) { a.Answers[id] = assessment.Answer{Rounds: rounds} }
	put("A-1", round("one", 0, 0, 4, 0))
	put("A-2", round("old", 4, 0, 0, 0), round("one", 2, 0, 2, 0), round("two", 0, 0, 4, 0)) // moved by one level
	put("A-3", round("one", 2, 0, 0, 2), round("one", 2, 0, 0, 2))                           // did not move
	put("A-4", round("one", 1, 1, 0, 0))                                                     // too few to be told
	put("A-5")
	asked := []string{"A-1", "A-2", "A-3", "A-4", "A-5"}
	f := FiguresOf(a, asked)
	if f.Questions != 3 || f.AgreedFirst != 1 || f.Again != 2 || f.AgreedLast != 2 || f.Rated != 3 || f.Alpha != nil || f.Moved.FloatString(2) != "0.50" {
		t.Errorf("%+v", f)
	}
	for i := range 10 {
		id := fmt.Sprintf("B-%d", i)
		put(id, round("one", 0, 1, 3, 0))
		asked = append(asked, id)
	}
	if f := FiguresOf(a, asked); f.Rated != 13 || f.Alpha == nil {
		t.Errorf("%+v", f)
	}
}
