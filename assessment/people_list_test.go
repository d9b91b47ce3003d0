package assessment_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"charter/assessment"
)

func TestReadPeople(t *testing.T) {
	t.Parallel()
	ada := assessment.Assessor{ID: "a1", Name: "Ada Harker", Role: "Data lead", DeliveryTeam: true}
	got := assessment.ReadPeople([]assessment.Assessor{ada}, "  Bea Okoro , resident\r\n\nADA  harker, somebody else\n- Cyril Ode, Service manager, team\nDot, observer, Board\nBea Okoro\n, only a role\nEve")
	want := []assessment.Assessor{
		{Name: "Bea Okoro", Role: "resident", Resident: true},
		ada,
		{Name: "Cyril Ode", Role: "Service manager", DeliveryTeam: true},
		{Name: "Dot", Role: "observer, Board", Rates: new(bool)},
		{Name: "Eve"},
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(assessment.Assessor{}, "ID")); diff != "" {
		t.Error(diff)
	}
	ids := map[string]bool{}
	for _, who := range got {
		if who.ID == "" || ids[who.ID] {
			t.Errorf("%s has the id %q", who.Name, who.ID)
		}
		ids[who.ID] = true
	}
	if got[1].ID != "a1" {
		t.Error("somebody who is in the file got another id")
	}
}

// Whoever is listed as rating and comes as an observer today is given as one, so that nobody
// ticks them; the list itself stays as it is.
func TestReadPeopleTakesAnObserverAtTheirWord(t *testing.T) {
	t.Parallel()
	dev := assessment.Assessor{ID: "a1", Name: "Dev Patel", Role: "Auditor"}
	got := assessment.ReadPeople([]assessment.Assessor{dev}, "dev patel (observer)")
	if len(got) != 1 || got[0].ID != "a1" || got[0].Role != "Auditor" || got[0].IsRater() || !dev.IsRater() {
		t.Errorf("%+v", got)
	}
}

// A list may come from a spreadsheet, a web page or a letter.
func TestReadPeopleFromOtherPrograms(t *testing.T) {
	t.Parallel()
	bea := assessment.Assessor{Name: "Bea Okoro", Role: "resident", Resident: true}
	for line, want := range map[string]assessment.Assessor{
		"Bea Okoro\tresident":          bea,
		"Bea Okoro\t\tresident\t":      bea,
		"Bea Okoro    resident":        bea,
		"Bea Okoro; resident":          bea,
		"1. Bea Okoro, resident":       bea,
		"12) Bea Okoro; resident":      bea,
		"3\tBea Okoro\tresident":       bea,
		"• Bea Okoro, resident":        bea,
		"\t-\tBea Okoro\tresident":     bea,
		"* Bea Okoro,resident":         bea,
		"Okoro, Bea\tresident":         {Name: "Okoro, Bea", Role: "resident", Resident: true},
		"Bea Okoro, Lead; digital":     {Name: "Bea Okoro", Role: "Lead, digital"},
		"Bea  Okoro":                   {Name: "Bea  Okoro"},
		"Dev Patel (observer)":         {Name: "Dev Patel", Role: "observer", Rates: new(bool)},
		"Dev Patel [Observer], Board":  {Name: "Dev Patel", Role: "Observer, Board", Rates: new(bool)},
		"Dev Patel (observer, Board)":  {Name: "Dev Patel", Role: "observer, Board", Rates: new(bool)},
		"Dev Patel, Board (observer)":  {Name: "Dev Patel", Role: "Board, observer", Rates: new(bool)},
		"Patel, Dev (observer)\tBoard": {Name: "Patel, Dev", Role: "observer, Board", Rates: new(bool)},
		"Dev Patel, Union observer":    {Name: "Dev Patel", Role: "Union observer", Rates: new(bool)},
		"Fay Quinn, facilitator":       {Name: "Fay Quinn", Role: "facilitator", Rates: new(bool)},
		"Dev Patel (does not rate)":    {Name: "Dev Patel", Role: "does not rate", Rates: new(bool)},
		"Bea Okoro (resident)":         bea,
		"Cyril Ode (team)":             {Name: "Cyril Ode", DeliveryTeam: true},
		"Sam (Samantha) Ode, Lead":     {Name: "Sam (Samantha) Ode", Role: "Lead"},
		"Sam Ode (they/them)":          {Name: "Sam Ode (they/them)"},
		"2nd-line support\tobserver":   {Name: "2nd-line support", Role: "observer", Rates: new(bool)},
	} {
		got := assessment.ReadPeople(nil, line)
		if diff := cmp.Diff([]assessment.Assessor{want}, got, cmpopts.IgnoreFields(assessment.Assessor{}, "ID")); diff != "" {
			t.Errorf("%q: %s", line, diff)
		}
	}
}
