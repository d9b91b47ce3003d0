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

// A list may come from a spreadsheet, a web page or a letter.
func TestReadPeopleFromOtherPrograms(t *testing.T) {
	t.Parallel()
	bea := assessment.Assessor{Name: "Bea Okoro", Role: "resident", Resident: true}
	for line, want := range map[string]assessment.Assessor{
		"Bea Okoro\tresident":        bea,
		"Bea Okoro\t\tresident\t":    bea,
		"Bea Okoro    resident":      bea,
		"Bea Okoro; resident":        bea,
		"1. Bea Okoro, resident":     bea,
		"12) Bea Okoro; resident":    bea,
		"3\tBea Okoro\tresident":     bea,
		"• Bea Okoro, resident":      bea,
		"\t-\tBea Okoro\tresident":   bea,
		"* Bea Okoro,resident":       bea,
		"Okoro, Bea\tresident":       {Name: "Okoro, Bea", Role: "resident", Resident: true},
		"Bea Okoro, Lead; digital":   {Name: "Bea Okoro", Role: "Lead, digital"},
		"Bea  Okoro":                 {Name: "Bea  Okoro"},
		"2nd-line support\tobserver": {Name: "2nd-line support", Role: "observer", Rates: new(bool)},
	} {
		got := assessment.ReadPeople(nil, line)
		if diff := cmp.Diff([]assessment.Assessor{want}, got, cmpopts.IgnoreFields(assessment.Assessor{}, "ID")); diff != "" {
			t.Errorf("%q: %s", line, diff)
		}
	}
}
