package exports_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"charter/assessment"
	"charter/assessment/assessmenttest"
	"charter/assessment/project"
	"charter/exports/exportstest"
	"charter/exports/register"
	"charter/exports/report"
)

// roleFields are the fields that are to name a role, a team or a body, and can
// hold a person's name by mistake.
func roleFields() map[string]func(a *assessment.Assessment, text string) {
	answer := func(change func(x *assessment.Answer)) func(a *assessment.Assessment) {
		return func(a *assessment.Assessment) {
			x := a.Answers["GOO-1"]
			x.Check = &assessment.Check{Date: exportstest.Day(2026, 6, 1)}
			change(&x)
			a.Answers["GOO-1"], a.Retired = x, map[string]assessment.Answer{"OLD-1": x}
		}
	}
	fields := map[string]func(a *assessment.Assessment, text string){
		"assessors[0].role": func(a *assessment.Assessment, text string) { a.Assessors[0].Role = text },
		"actions.x1.owner":  func(a *assessment.Assessment, text string) { a.Actions[0].Owner = text },
		"answers.GOO-1.check.by": func(a *assessment.Assessment, text string) {
			answer(func(x *assessment.Answer) { x.Check.By = text })(a)
		},
		"answers.GOO-1.evidence[0].owner": func(a *assessment.Assessment, text string) {
			answer(func(*assessment.Answer) {})(a)
			assessmenttest.Document(a, "GOO-1", 0).Owner = text
		},
	}
	for _, f := range project.Fields() {
		if (f.Names == project.MayName || f.Names == project.Contact) && !f.Item() && f.Text(&project.Project{}, 0) != nil {
			fields["project."+f.Key] = func(a *assessment.Assessment, text string) { f.Put(&a.Project, 0, text) }
		}
	}
	return fields
}

func withheldFields(r *report.Report) map[string]bool {
	fields := map[string]bool{}
	for _, w := range r.Withheld {
		fields[w.Field] = true
	}
	return fields
}

// TestARoleFieldWithholdsPeople looks at each field of a role by itself: a name
// that is known never shows, in whatever way the field gives it; what only looks
// like one shows, and the team is asked about it. None of it stops the export.
func TestARoleFieldWithholdsPeople(t *testing.T) {
	t.Parallel()
	for field, put := range roleFields() {
		for text, known := range map[string]bool{
			canary: true, "Team of ZEBEDEE  Quillfeather": true, "zebedee.quillfeather@city.example": true, "Lamp desk, z.quillfeather@city.example": true,
			"zebedee.m.quillfeather@city.example": true, "QuillfeatherZ@city.example": true, "Dr Ada Harker": true, "Ada Harker": false, "ada.harker@city.example": false,
		} {
			a := exportstest.Typical()
			a.Assessors = append(a.Assessors, assessment.Assessor{ID: "a3", Name: "Dr " + canary})
			put(a, text)
			forms, err := everyForm(t, a)
			if err != nil {
				t.Errorf("%s: %q stops the export: %v", field, text, err)
				continue
			}
			r := report.Build(a, exportstest.SmallPack("1.0.0"), exportstest.Options(report.Public))
			withheld := known
			if withheldFields(r)[field] != withheld {
				t.Errorf("%s: %q is withheld: %t, want %t", field, text, !withheld, withheld)
			}
			for name, form := range forms {
				if withheld && bytes.Contains(form, []byte(text)) {
					t.Errorf("%s: %s has %q", field, name, text)
				}
			}
			told := ""
			for _, remark := range r.Remarks() {
				if slices.Contains(remark.Fields, field) {
					told = remark.Sentence()
				}
			}
			if !strings.Contains(told, "“"+strings.Join(strings.Fields(text), " ")+"”") || strings.Contains(told, "is withheld") != withheld {
				t.Errorf("%s: of %q the team is told: %s", field, text, told)
			}
		}
	}
}

// TestAPlaceIsNoPerson puts places, teams, bodies and companies into every field
// that can name somebody, while public texts speak of them. Nothing is refused, and
// whom to turn to is told.
func TestAPlaceIsNoPerson(t *testing.T) {
	t.Parallel()
	for _, name := range []string{
		"Alder Hey", "Arrowe Park", "Arrowe Park Hospital", "St Helens", "Wirral", "Knowsley Borough", "Housing options team", "Housing Options",
		"Acme Ltd", "Grant Thornton", "Healthwatch Wirral", "Marie Curie", "Dr Foster Ltd", "Port Sunlight Village Trust",
	} {
		for field, put := range roleFields() {
			a := exportstest.Typical()
			put(a, name)
			a.Project.Title, a.Project.Summary = "Fewer calls to "+name, "A list for "+name+" alone."
			note := a.Answers["GOO-2"]
			note.Note = name + " has agreed to this."
			a.Answers["GOO-2"] = note
			r := report.Build(a, exportstest.SmallPack("1.0.0"), exportstest.Options(report.Public))
			if err := r.Publishable(); err != nil {
				t.Errorf("%s: %q stops the export: %v", field, name, err)
			}
			if _, err := register.Make(r); err != nil {
				t.Errorf("%s: %q stops the register entry: %v", field, name, err)
			}
			if withheldFields(r)[field] {
				t.Errorf("%s: %q is withheld", field, name)
			}
		}
	}
}

// TestWhatTheProjectNamesAsABodyIsNone: once the project says that a name is that
// of an organisation or a place, no field takes it for a person's.
func TestWhatTheProjectNamesAsABodyIsNone(t *testing.T) {
	t.Parallel()
	for name, say := range map[string]func(p *project.Project){
		"Alder Hey":      func(p *project.Project) { p.Organisation = "Alder Hey Children's NHS Foundation Trust" },
		"St Helens":      func(p *project.Project) { p.Area = []string{"Sefton", "St Helens"} },
		"Grant Thornton": func(p *project.Project) { p.Suppliers = []project.Supplier{{Name: "Grant Thornton"}} },
		"Marie Curie":    func(p *project.Project) { p.Partners = []project.Partner{{Name: "Marie Curie"}} },
	} {
		a := exportstest.Typical()
		say(&a.Project)
		a.Sessions[1].Facilitator = name
		for _, put := range roleFields() {
			put(a, name)
		}
		a.Project.ContactEmail = "lamps@city.example"
		r := report.Build(a, exportstest.SmallPack("1.0.0"), exportstest.Options(report.Public))
		if err := r.Publishable(); err != nil {
			t.Errorf("%q stops the export: %v", name, err)
		}
		for field := range roleFields() {
			if withheldFields(r)[field] {
				t.Errorf("%s: %q is withheld", field, name)
			}
		}
	}
}
