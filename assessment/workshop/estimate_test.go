package workshop_test

import (
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"charter/assessment"
	"charter/assessment/workshop"
)

// The figures that were counted and timed with ten people and 53 questions in 150 minutes.
// The model gives each within a tenth.
func TestModelGivesTheMeasuredFigures(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		way     assessment.Way
		ahead   bool
		seconds float64
		fit     int
	}{
		{assessment.WayTurns, false, 339, 26},
		{assessment.WayHands, false, 222, 40},
		{assessment.WayPaper, false, 256, 35},
		{assessment.WayPhones, false, 210, 42},
		{assessment.WayHands, true, 171, 52},
	} {
		t.Run(fmt.Sprint(c.way, c.ahead), func(t *testing.T) {
			t.Parallel()
			each := workshop.QuestionTime(c.way, 10, c.ahead)
			fit := workshop.Fitting(53, 150, each)
			if off := math.Abs(each.Seconds()-c.seconds) / c.seconds; off > 0.1 {
				t.Errorf("%s a question, measured %g seconds", each, c.seconds)
			}
			if off := math.Abs(float64(fit-c.fit)) / float64(c.fit); off > 0.1 {
				t.Errorf("%d questions fit, measured %d", fit, c.fit)
			}
		})
	}
}

// atQuestion is a sitting in turn of ten people that has come to a question, with a round
// held on those before it.
func atQuestion(at int) (assessment.Session, *assessment.Assessment) {
	a := assessment.New("x", assessment.PackRef{}, start)
	s := assessment.Session{Started: start, Minutes: 150, Way: assessment.WayTurns}
	for i := range 10 {
		s.Present = append(s.Present, fmt.Sprintf("a%d", i))
	}
	for i := range 53 {
		id := fmt.Sprintf("Q-%d", i+1)
		s.Questions = append(s.Questions, id)
		if i < at {
			answer := assessment.Level(2)
			answer.Rounds = agreed()
			answer.Rounds[0].Held = start.Add(time.Minute)
			a.Answers[id] = answer
		}
	}
	s.At = s.Questions[at]
	return s, a
}

// Before a sitting has a pace of its own the model tells what fits; from three questions on
// its pace does, whether it is quicker or slower.
func TestMeasuredPaceReplacesTheModel(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		at, after int
		want      workshop.Forecast
	}{
		{0, 0, workshop.Forecast{Left: 53, Fit: 26}},
		{2, 60, workshop.Forecast{Left: 51, Fit: 16}},
		{10, 50, workshop.Forecast{Left: 43, Fit: 20, Measured: true}},
		{10, 100, workshop.Forecast{Left: 43, Fit: 5, Measured: true}},
		{10, 20, workshop.Forecast{Left: 43, Fit: 43, Measured: true}},
		{10, 200, workshop.Forecast{Left: 43, Fit: 0, Measured: true}},
	} {
		s, a := atQuestion(c.at)
		if got := workshop.ForecastOf(s, a, start.Add(time.Duration(c.after)*time.Minute)); got != c.want {
			t.Errorf("%d dealt with after %d minutes: %+v, want %+v", c.at, c.after, got, c.want)
		}
	}
}

// A question that was passed without a result has taken no time, and is still to come.
func TestSkippedQuestionsGiveNoPace(t *testing.T) {
	t.Parallel()
	s, a := atQuestion(10)
	for _, id := range s.Questions[:8] {
		a.Answers[id] = assessment.Answer{}
	}
	if got := workshop.ForecastOf(s, a, start.Add(10*time.Minute)); got.Measured || got.Left != 51 {
		t.Errorf("%+v", got)
	}
}

// Where people rated before they met, what they agreed on is only read out.
func TestAgreedBeforeTheMeetingTakesLittleTime(t *testing.T) {
	t.Parallel()
	s, a := atQuestion(0)
	s.Since = start.Add(-24 * time.Hour)
	for i, id := range s.Questions {
		round := agreed()[0]
		if i%3 == 0 {
			round = disputed()[0]
		}
		round.Held = start.Add(-time.Hour)
		answer := assessment.Level(2)
		answer.Rounds = []assessment.Round{round}
		a.Answers[id] = answer
	}
	s.Way = assessment.WayHands
	if got := workshop.ForecastOf(s, a, start); got.Left != 53 || got.Fit != 53 {
		t.Errorf("%+v", got)
	}
	differ := slices.DeleteFunc(slices.Clone(s.Questions), func(id string) bool { return !a.Answers[id].Rounds[0].Differs() })
	cut := workshop.StopWithin(s, a, &assessment.Score{}, start, len(differ)*4)
	for _, id := range differ {
		if !slices.Contains(cut.Keep, id) {
			t.Errorf("%s is disputed and does not come first", id)
		}
	}
}
