package privacy

import (
	"strings"
	"testing"

	"charter/assessment"
)

// A field that is for a person is withheld whole, whether it reads like a name or not, and
// asked about, until the team has said that it names nobody. One for a role is published,
// unless it names somebody who is known.
func TestAFieldForAPersonIsWithheld(t *testing.T) {
	t.Parallel()
	a := &assessment.Assessment{
		Assessors: []assessment.Assessor{{ID: "a1", Name: "Zebedee Quillfeather"}},
		KnownAs:   map[string]assessment.NameKind{assessment.Fold("Lamp desk"): assessment.NameTeam, assessment.Fold("Ada Harker"): assessment.NamePerson},
	}
	for text, want := range map[string]struct{ person, role bool }{
		"Jane Smith": {true, false}, "jane": {true, false}, "Statistician": {true, false}, "Lamp desk": {false, false},
		"Ada Harker": {true, true}, "Zebedee Quillfeather": {true, true}, "": {false, false}, "TBC": {false, false}, "(withheld 4)": {false, false},
	} {
		for person, withheld := range map[bool]bool{true: want.person, false: want.role} {
			taking := taking{policy: Read(a), asked: map[string]int{}, standIns: map[string]int{}}
			shown := text
			taking.person(roleText{text: &shown, field: "project.keeper", person: person})
			if got := shown != text && assessment.IsWithheld(shown); got != withheld || len(taking.withheld) > 0 != withheld {
				t.Errorf("%q, for a person %t: %q is shown, left out %v", text, person, shown, taking.withheld)
			}
			for _, remark := range taking.remarks {
				if strings.Contains(remark.Sentence(), "withheld") != withheld {
					t.Errorf("%q: told %s", text, remark.Sentence())
				}
			}
		}
	}
}

// A name beside a role is asked about by itself, and once the team has said that it is a
// person's it is withheld wherever it stands.
func TestANameBesideARoleIsAskedAbout(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"Jane Smith, Director", "Director of Digital (Jane Smith)", "Jane Smith"} {
		for kind, want := range map[assessment.NameKind]string{"": "asked Jane Smith", assessment.NameRole: "", assessment.NamePerson: "withheld " + text} {
			a := &assessment.Assessment{}
			if kind != "" {
				a.KnownAs = map[string]assessment.NameKind{assessment.Fold("Jane Smith"): kind}
			}
			taking := taking{policy: Read(a), asked: map[string]int{}, standIns: map[string]int{}}
			shown, got := text, ""
			taking.person(roleText{text: &shown, field: "project.responsible_role"})
			for _, remark := range taking.remarks {
				if got += "asked "; remark.Withheld {
					got = "withheld "
				}
				got += remark.Text
			}
			if got != want || assessment.IsWithheld(shown) != (kind == assessment.NamePerson) {
				t.Errorf("%q, known as %q: %q is shown, %q, want %q", text, kind, shown, got, want)
			}
		}
	}
}
