package assessment_test

import (
	"strings"
	"testing"

	"charter/assessment"
	"charter/assessment/project"
)

func TestPlaceholders(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"TBC", "tbd.", "[insert name]", "<your team>", "Lorem ipsum dolor", "xxx", "XXXX", "???", "Test", "to be confirmed",
		"asdf", "placeholder", "TODO", "n/a", " test ",
	} {
		if !assessment.Placeholder(text) {
			t.Errorf("%q is a placeholder", text)
		}
	}
	for _, text := range []string{
		"", " ", "Owner: TBC", "info@example.com", "A test centre", "We test it every month", "Latest figures", "Is it used? Yes.", "Who is to be asked?", "Tbilisi", "an example, of which there are many",
		"examples.company.co.uk", "Insertion of a stent", "Your voice counts", "Team lead",
	} {
		if assessment.Placeholder(text) {
			t.Errorf("%q is no placeholder", text)
		}
	}
}

func TestNamesOfPeople(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"Jane Smith", "Dr Jane Smith", "Prof. O'Neill", "Mary-Ann van Dyke Jones and Dr Li", "j.smith@trust.nhs.uk", "jane_smith@liverpool.gov.uk"} {
		if !assessment.LooksLikePerson(text) {
			t.Errorf("%q looks like a person", text)
		}
	}
	for _, text := range []string{"", "Director of Digital", "Data lead", "NHS Trust", "Falls team", "Control Room Manager", "IG Lead", "Caldicott Guardian", "data.team@trust.nhs.uk", "falls@trust.nhs.uk", "Owner",
		"Town Clerk", "Consultant Radiologist", "Housing Options", "Borough Solicitor", "Healthwatch Wirral", "Acme Software", "Business Support", "housing.options@wirral.gov.uk"} {
		if assessment.LooksLikePerson(text) {
			t.Errorf("%q does not look like a person", text)
		}
	}
}

// A question costs little, so more is asked about than is taken for a person.
func TestWhatIsAskedAbout(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"Emily Ward", "EMILY WARD", "emily ward", "ann marie jones", "JANE SMITH", "Alder Hey", "alder hey", "Amir Young", "housing.options@wirral.gov.uk", "Desk, j_smith@nhs.net", "राम सिंह"} {
		if !assessment.MayBePerson(text) {
			t.Errorf("%q is not asked about", text)
		}
	}
	for _, text := range []string{"", "Ward", "Director of Digital", "data lead", "HEAD OF DATA", "NHS ICB", "street lighting", "waste collection", "not yet known", "all of us", "internal audit", "IG Lead",
		"Safe Ward team", "data.team@trust.nhs.uk", "falls@trust.nhs.uk", "bus-assistant@example.org", "patient.safety.desk@trust.nhs.uk"} {
		if assessment.MayBePerson(text) {
			t.Errorf("%q is asked about", text)
		}
	}
}

// A name beside a role is found, and told without the role.
func TestNamesBesideRoles(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Jane Smith, Director":              "Jane Smith",
		"Director of Digital (Jane Smith)":  "Jane Smith",
		"Director: Jane Smith":              "Jane Smith",
		"Jane Smith – Director of Digital":  "Jane Smith",
		"Jane Smith - Director of Digital":  "Jane Smith",
		"Jane Smith\nDirector":              "Jane Smith",
		"jane smith, director":              "jane smith",
		"JANE SMITH / DATA TEAM":            "JANE SMITH",
		"Smith, Jane, Director":             "Smith, Jane",
		"Dr Emily Ward, Tom Poe; data desk": "Dr Emily Ward|Tom Poe",
		"Jane Smith, Anna Poe":              "Jane Smith|Anna Poe",
		"Data desk, j_smith@nhs.net":        "j_smith@nhs.net",
		"Jane Smith":                        "Jane Smith",
		"Jane Smith (jane.smith@nhs.net)":   "jane.smith@nhs.net|Jane Smith",
		"Director, Digital":                 "",
		"Head of Data - Digital Team":       "",
		"Bus Network Team, Wirral Council":  "",
		"Director of Digital; Data lead":    "",
		"data.team@trust.nhs.uk, the desk":  "",
		"":                                  "",
	} {
		if got := strings.Join(assessment.NamesIn(text), "|"); got != want {
			t.Errorf("%q is asked about for %q, want %q", text, got, want)
		}
	}
}

func TestNamesWithTitles(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Dr Jane Smith": "Dr Jane Smith", "Data desk; Prof. O'Neill (Tuesdays), Mrs Emily Ward": "Prof. O'Neill|Mrs Emily Ward",
		"Dr Smith's Surgery": "", "Dr Foster Ltd": "", "Mr": "", "Near Miss desk": "", "Jane Smith": "", "": "", "MS Society": "", "Dr on call": "",
	} {
		if got := strings.Join(assessment.TitledNames(text), "|"); got != want {
			t.Errorf("%q names %q, want %q", text, got, want)
		}
	}
	for name, want := range map[string]string{"Dr Jane Smith": "Jane Smith", "Prof. Dame  Jane Smith": "Jane Smith", "Dr Smith": "Dr Smith", "Jane Smith": "Jane Smith", "": ""} {
		if got := assessment.BareName(name); got != want {
			t.Errorf("%q without titles is %q, want %q", name, got, want)
		}
	}
}

// What is shown in public and may name a person is pointed out where it is typed.
func TestRolesThatMayNameAPerson(t *testing.T) {
	t.Parallel()
	p := project.Project{ResponsibleRole: "Jane Smith", Team: "Jane Smith", ContactEmail: "jane.smith@trust.nhs.uk", Challenge: project.Challenge{Contact: "Jane Smith"}}
	a := &assessment.Assessment{Format: assessment.Format, AsOf: assessment.Date{Year: 2026, Month: 11, Day: 22}, Project: p}
	found := map[string]bool{}
	for _, problem := range assessment.Validate(a, nil) {
		found[problem.Path] = strings.Contains(problem.Message, "person")
	}
	for _, path := range []string{"project.responsible_role", "project.team", "project.contact_email", "project.challenge.contact"} {
		if !found[path] {
			t.Errorf("nothing is said of %s", path)
		}
	}
}
