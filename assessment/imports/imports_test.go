package imports_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"charter/assessment"
	"charter/assessment/date"
	"charter/assessment/imports"
	"charter/assessment/sample/sampletest"
	"charter/questions"
	"charter/questions/plaintext"
)

var today = date.Date{Year: 2026, Month: time.November, Day: 22}

func record(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "atrs", "testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func plan(t testing.TB, name string, data []byte) *imports.Plan {
	t.Helper()
	made, err := imports.Read(name, data, today)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return made
}

func empty() *assessment.Assessment {
	return assessment.New("0199a8f0-3c00-7000-8000-5b2f6a7c8d90", assessment.PackRef{ID: "lcr-2025", Version: "1.0.0"}, time.Date(2026, time.November, 22, 10, 0, 0, 0, time.UTC))
}

// taken gives an assessment with all of a plan taken over.
func taken(a *assessment.Assessment, p *imports.Plan) *assessment.Assessment {
	editor := assessment.NewEditor(a)
	p.Against(a)
	for _, offer := range p.Offers {
		offer.Take(editor, assessment.Stamp{At: a.Created}, p.From)
	}
	return editor.Assessment()
}

// said gives all that a plan tells, as one text.
func said(p *imports.Plan) string {
	var b strings.Builder
	for _, offer := range p.Offers {
		b.WriteString(offer.Value + "\n" + offer.Said + "\n" + offer.Heading + "\n")
	}
	for _, left := range append(p.Left, p.Same...) {
		b.WriteString(left.Heading + "\n" + left.Text + "\n")
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func TestNothingOfARecordIsLost(t *testing.T) {
	t.Parallel()
	for name, texts := range map[string][]string{
		"v4.html": {"Librarians look at every suggestion", "weighed by a model", "Half a day", "make the timetable", "Eight of ten", "A regression.", "40 kilograms", "Carbon budget", "North West", "code and the data", "five years", "loans, and no names"},
		"v4.json": {"mobile library should go next month", "route planning", "north-west", "planning", "Half a day"},
		"v3.md":   {"bins in parks", "three things", "A map with a number", "Numbers", "Not published", "93 of 100", "rangers report", "two years"},
		"v2.txt":  {"Dr Jane Smith", "or ring us", "two companies", "Framework", "5,000 pounds", "Signed off", "Unfair order", "ten days"},
	} {
		told := said(plan(t, name, record(t, name)))
		for _, text := range texts {
			if !strings.Contains(told, text) {
				t.Errorf("%s: %q is told nowhere", name, text)
			}
		}
	}
}

func TestARecordIsTaken(t *testing.T) {
	t.Parallel()
	made := plan(t, "v4.html", record(t, "v4.html"))
	if made.From != "ATRS record “Wavertree and Walton Borough Council: Library visit planner”, 4 July 2026" {
		t.Errorf("from %q", made.From)
	}
	a := taken(empty(), made)
	p := a.Project
	for what, pair := range map[string][2]string{
		"title": {p.Title, "Library visit planner"}, "role": {p.ResponsibleRole, "Head of Libraries"}, "type": {p.OrganisationType, "local-authority"},
		"mailbox": {p.ContactEmail, "library-visits@example.gov.uk"}, "domain": {strings.Join(p.Domain, "|"), "recreation-culture-and-religion"},
		"training": {p.StaffTraining, "Half a day for each librarian."}, "supplier": {p.Suppliers[0].CompanyNumber, "00000001"},
		"risk": {p.Risks[1].Mitigation, "the council holds the code and the data."}, "dpia": {p.Assessments[0].URL, "https://www.example.gov.uk/dpia"},
		"built": {p.Data[0].Use, "build"}, "runs": {p.Data[1].StoredWhere, "The supplier's servers in the United Kingdom."},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: %q, want %q", what, pair[0], pair[1])
		}
	}
	if a.Facts.Stage != questions.StageLive || a.Facts.Supplier == nil || !*a.Facts.Supplier {
		t.Errorf("facts %+v", a.Facts)
	}
	mark, ok := a.ImportAt("project.risks")
	if !ok || mark.From != made.From {
		t.Errorf("mark of the risks: %+v", mark)
	}
	again := plan(t, "v4.html", record(t, "v4.html"))
	again.Against(a)
	if len(again.Offers) != 0 {
		t.Errorf("what was taken is offered again: %+v", again.Offers)
	}
}

func TestWhatStandsIsTold(t *testing.T) {
	t.Parallel()
	a := empty()
	a.Project.Title, a.Project.Team = "Visits", "Mobile Library Team"
	made := plan(t, "v4.html", record(t, "v4.html"))
	made.Against(a)
	for _, offer := range made.Offers {
		switch offer.Place {
		case "project.title":
			if offer.Now != "Visits" || offer.Adds() {
				t.Errorf("title: %+v", offer)
			}
		case "project.team":
			t.Error("what is the same is offered")
		default:
			if !offer.Adds() {
				t.Errorf("takes something away: %+v", offer)
			}
		}
	}
	if len(made.Same) != 1 {
		t.Errorf("the same: %+v", made.Same)
	}
}

func TestAPersonIsPointedAt(t *testing.T) {
	t.Parallel()
	made := plan(t, "v2.txt", record(t, "v2.txt"))
	for _, offer := range made.Offers {
		if (offer.Place == "project.responsible_role") != (offer.Remark != "") {
			t.Errorf("%s: remark %q", offer.Place, offer.Remark)
		}
	}
}

// TestANameBesideARoleIsPointedAt names the person of whom a field for a role or a team may tell,
// and nobody else.
func TestANameBesideARoleIsPointedAt(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Jane Smith, Director": "Jane Smith", "Director of Digital (Jane Smith)": "Jane Smith", "Smith, Jane, data lead": "Smith, Jane", "JANE SMITH": "JANE SMITH",
		"Dr Emily Ward – Director": "Dr Emily Ward", "Director, Digital": "", "Bus Network Team, Wirral Council": "",
	} {
		for _, field := range []string{"team", "responsible_role"} {
			made := plan(t, "ours.csv", []byte("field\tvalue\n"+field+"\t"+text+"\n"))
			if len(made.Offers) != 1 {
				t.Fatalf("%s %q: %+v", field, text, made)
			}
			if remark := made.Offers[0].Remark; (want == "") != (remark == "") || !strings.Contains(remark, want) {
				t.Errorf("%s %q: remark %q, want one that names %q", field, text, remark, want)
			}
		}
	}
}

func TestAnEarlierAssessmentIsTakenWhole(t *testing.T) {
	t.Parallel()
	earlier := sampletest.Assessment(t, sampletest.Pack(t))
	a := taken(empty(), imports.FromAssessment("folder/falls.charter.json", earlier))
	if diff := cmp.Diff(earlier.Project, a.Project); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(earlier.Facts, a.Facts); diff != "" {
		t.Error(diff)
	}
	if len(a.Answers)+len(a.Documents)+len(a.Assessors) > 0 {
		t.Error("more than the project was taken")
	}
	if from := a.Imported[0].From; from != "falls.charter.json, "+earlier.AsOf.Words() {
		t.Errorf("from %q", from)
	}
}

func TestATableOfPairs(t *testing.T) {
	t.Parallel()
	made := plan(t, "ours.csv", []byte("\ufeffField;Value\ntitle;Bus lanes\n\"How the benefit is measured\";\"Minutes; a journey\"\nfacts.stage;Pilot\naffects_people;no\n2.1.2 Team;Bus Network Team\ndata.name;Tickets\nshoe size;9\nresponsible_role;'-Head of Buses\n"))
	a := taken(empty(), made)
	if a.Project.Title != "Bus lanes" || a.Project.Benefit.Measure != "Minutes; a journey" || a.Project.Team != "Bus Network Team" || a.Project.ResponsibleRole != "-Head of Buses" {
		t.Errorf("%+v", a.Project)
	}
	if a.Facts.Stage != questions.StagePilot || a.Facts.AffectsPeople == nil || *a.Facts.AffectsPeople {
		t.Errorf("%+v", a.Facts)
	}
	if len(made.Left) != 2 {
		t.Errorf("left: %+v", made.Left)
	}
	if made.From != "ours.csv" {
		t.Errorf("from %q", made.From)
	}
}

// One item of a list that was mended by hand, with a name in it twice, does not take the others
// away.
func TestARegisterEntryWithANameTwice(t *testing.T) {
	t.Parallel()
	made := plan(t, "entry.json", []byte(`{"schema": "lcr-register-entry/1", "title": "A", "risks": [{"risk": "Late buses"}, {"risk": "Crowds", "mitigation": "x", "mitigation": "More buses"}]}`))
	if text := said(made); !strings.Contains(text, "Late buses") || !strings.Contains(text, "More buses") {
		t.Error(text)
	}
}

func TestWhatCannotBeImported(t *testing.T) {
	t.Parallel()
	for text, says := range map[string]string{
		`{"format": "charter-assessment/2"}`: imports.ErrAssessment.Error(),
		`{"schema": "charter-report/1"}`:     "charter-report/1",
		"Dear all,":                          "neither an ATRS record",
		"":                                   "neither an ATRS record",
		"schema,example,title\nlcr-register-entry/1,no,A\nx,y":   "not just one register entry",
		"entry_id,list,index,key,value\na,,,title,A\nb,,,team,B": "several register entries",
	} {
		_, err := imports.Read("x", []byte(text), today)
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v, want %q", text, err, says)
		}
	}
	if _, err := imports.Read("x", []byte(`{"format": "charter-assessment/2"}`), today); !errors.Is(err, imports.ErrAssessment) {
		t.Error(err)
	}
}

func TestTakingIsOneStepToUndo(t *testing.T) {
	t.Parallel()
	a := empty()
	editor := assessment.NewEditor(a)
	made := plan(t, "v4.html", record(t, "v4.html"))
	for _, offer := range made.Offers {
		offer.Take(editor, assessment.Stamp{At: a.Created}, made.From)
	}
	for range made.Offers {
		if _, ok := editor.Undo(assessment.Stamp{At: a.Created}); !ok {
			t.Fatal("an offer is less than a step")
		}
	}
	if got := editor.Assessment(); got.Project.Title != "" || len(got.Imported) > 0 || len(got.Project.Risks) > 0 {
		t.Errorf("left after undoing: %+v %+v", got.Project, got.Imported)
	}
}

func FuzzRead(f *testing.F) {
	for _, name := range []string{"v2.txt", "v3.md", "v4.html", "v4.json"} {
		f.Add(record(f, name))
	}
	f.Add([]byte("field,value\ntitle,A\nstage,pilot\n"))
	f.Add([]byte(`{"schema":"lcr-register-entry/1","title":"A","risks":[{"risk":"B"}],"area":["C"],"review":{"next":"2027-01-01"}}`))
	f.Add([]byte("schema,example,title,risks\nlcr-register-entry/1,no,A,B; status: open | C\n"))
	f.Add([]byte("entry_id,list,index,key,value\na,risks,0,risk,B\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		made, err := imports.Read("x", data, today)
		if err != nil {
			return
		}
		if text := said(made); text != plaintext.Clean(text) {
			t.Errorf("not clean: %q", text)
		}
		a := taken(empty(), made)
		made.Against(a)
		for _, offer := range made.Offers {
			if offer.Adds() {
				t.Errorf("offered again after it was taken: %+v", offer)
			}
		}
	})
}
