package report

import (
	"slices"
	"strings"
	"testing"

	"charter/assessment"
	"charter/assessment/workshop"
	"charter/questions"
)

// Where two groups voted, what each came to is told, and not the last one's as if it were that
// of all.
func TestEachGroupIsToldWhatItsVotesCameTo(t *testing.T) {
	t.Parallel()
	level := func(n int) *int { return &n }
	held := func(session, to int) Round {
		return Round{Session: session, Levels: [4]int{0: 4}, State: assessment.StateLevel, Level: level(to)}
	}
	few := held(2, 0)
	few.TooFew, few.Levels = true, [4]int{}
	r := &Report{Workshops: []Workshop{{Agenda: 1}, {Agenda: 2}, {Agenda: 1}}}
	for name, c := range map[string]struct {
		rounds []Round
		agreed string
		want   string
	}{
		"one group, as it voted":  {[]Round{held(1, 1), held(3, 2)}, "", ""},
		"one group, otherwise":    {[]Round{held(1, 2), held(3, 1)}, "", "Level 2. The votes came to level 1. No reason is given."},
		"both as it stands":       {[]Round{held(1, 2), held(2, 2)}, "", ""},
		"the first as it stands":  {[]Round{held(1, 2), held(2, 0)}, "", "Level 2. In session 1 the votes came to level 2 and in session 2 to level 0. No reason is given."},
		"with a reason":           {[]Round{held(1, 0), held(1, 2), held(2, 0)}, "They saw less", "Level 2. In session 1 the votes came to level 2 and in session 2 to level 0. Reason: They saw less"},
		"the second had too few":  {[]Round{held(1, 2), few}, "", ""},
		"not known in which":      {[]Round{held(0, 2), held(2, 0)}, "", "Level 2. In another session the votes came to level 2 and in session 2 to level 0. No reason is given."},
		"agreed, as it was voted": {[]Round{held(1, 2)}, "We looked again", "Level 2. Reason: We looked again"},
	} {
		if got := r.agreedText(&Answer{State: assessment.StateLevel, Level: level(2), Rounds: c.rounds, Agreed: c.agreed}); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// Who observes or types is counted apart from those who rate.
func TestObserversAreCountedApart(t *testing.T) {
	t.Parallel()
	rater, observer, typist := Assessor{ID: "a1"}, Assessor{ID: "a2", Rates: new(bool)}, Assessor{ID: "a3", Rates: new(bool), FilledIn: true}
	for _, c := range []struct {
		listed []Assessor
		want   string
	}{
		{[]Assessor{rater, rater}, "2 assessors: 2 independent of the delivery team, no resident."},
		{[]Assessor{rater, observer, rater}, "2 assessors: 2 independent of the delivery team, no resident. 1 more is listed who does not rate."},
		{[]Assessor{observer, rater, observer}, "One assessor, who is independent of the delivery team. 2 more are listed who do not rate."},
		{[]Assessor{rater, typist}, "One assessor, who is independent of the delivery team."},
	} {
		if got := peopleOf(&Report{Assessors: c.listed}).Sentence; !strings.HasPrefix(got, c.want) || strings.Contains(c.want, "listed") != strings.Contains(got, "listed") {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// Who was at a session without rating is told apart from those who took part in it.
func TestObserversAtASessionAreToldApart(t *testing.T) {
	t.Parallel()
	a := &assessment.Assessment{
		Assessors: []assessment.Assessor{{ID: "a1"}, {ID: "a2", Resident: true, Rates: new(bool)}, {ID: "a3", DeliveryTeam: true}},
		Sessions:  []assessment.Session{{ID: "s1", Present: []string{"a1", "a2", "a3"}}},
	}
	w := workshopsOf(a, &questions.Pack{})[0]
	if w.Present != 2 || w.Independent != 1 || w.Residents != 0 || !slices.Equal(w.Who, []string{"a1", "a3"}) || !slices.Equal(w.Observers, []string{"a2"}) {
		t.Fatalf("%+v", w)
	}
	again := sourceSession(&w, 1)
	if raters, observers := workshop.Attendance(a, again); raters != 2 || observers != 1 {
		t.Errorf("from the report: %d and %d", raters, observers)
	}
	if text := (&layout{Report: &Report{Workshops: []Workshop{w}}}).sittingText(0); !strings.Contains(text, "2 took part, 1 independent of the delivery team, no resident, and 1 more looked on.") {
		t.Error(text)
	}
}
