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
