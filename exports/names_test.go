package exports_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"reflect"
	"strings"
	"testing"

	"charter/assessment"
	"charter/assessment/assessmenttest"
	"charter/assessment/project"
	"charter/exports/changes"
	"charter/exports/docx/docxtest"
	"charter/exports/exportstest"
	"charter/exports/portfolio"
	"charter/exports/privacy"
	"charter/exports/register"
	"charter/exports/report"
	"charter/exports/verify"
	"charter/questions"
)

// textPlace is where in an assessment a text stands, and how another is put there.
type textPlace struct {
	name string
	put  func(text string)
}

// textPlaces finds every place for a text in an assessment, whatever it is for.
// Names are as in the file: "answers.GOO-1.evidence.0.owner".
func textPlaces(v reflect.Value, name string, store func()) []textPlace {
	var places []textPlace
	switch v.Kind() {
	case reflect.String:
		return []textPlace{{strings.TrimPrefix(name, "."), func(text string) { v.SetString(text); store() }}}
	case reflect.Pointer:
		if !v.IsNil() {
			return textPlaces(v.Elem(), name, store)
		}
	case reflect.Slice:
		for i := range v.Len() {
			places = append(places, textPlaces(v.Index(i), fmt.Sprintf("%s.%d", name, i), store)...)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if field := v.Type().Field(i); field.IsExported() {
				key, _, _ := strings.Cut(field.Tag.Get("json"), ",")
				places = append(places, textPlaces(v.Field(i), name+"."+key, store)...)
			}
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			inner := reflect.New(v.Type().Elem()).Elem()
			inner.Set(v.MapIndex(key))
			places = append(places, textPlaces(inner, name+"."+key.String(), func() { v.SetMapIndex(key, inner) })...)
		}
	}
	return places
}

const canary = "Zebedee Quillfeather"

// everyForm writes a public report in every form in which it can leave the house.
// An error says that it must not leave it.
func everyForm(t *testing.T, a *assessment.Assessment) (map[string][]byte, error) {
	t.Helper()
	pack := exportstest.SmallPack("1.0.0")
	r := report.Build(a, pack, exportstest.Options(report.Public))
	if err := r.Publishable(); err != nil {
		return nil, err
	}
	forms := map[string][]byte{
		"report.md": report.Markdown(r), "report.html": report.HTML(r), "report.json": exportstest.JSON(t, r),
		"report.docx": docxtest.Text(t, report.Word(r)),
		"answers.csv": report.AnswersCSV(r), "actions.csv": report.ActionsCSV(r), "evidence.csv": report.EvidenceCSV(r),
	}
	for audience, from := range map[string]*report.Report{"": r, "internal.": report.Build(a, pack, exportstest.Options(report.Internal))} {
		entry, err := register.Make(from)
		if err != nil {
			return nil, err
		}
		text, err := register.JSON(entry)
		if err != nil {
			t.Fatal(err)
		}
		long, err := register.LongCSV(entry)
		if err != nil {
			t.Fatal(err)
		}
		forms[audience+"register.md"], forms[audience+"register.json"] = register.Markdown(entry), text
		forms[audience+"register.csv"], forms[audience+"register-long.csv"] = register.CSV(entry), long
	}
	empty := report.Build(&assessment.Assessment{}, pack, exportstest.Options(report.Public))
	for name, pair := range map[string][2]*report.Report{
		"came": {empty, r}, "went": {r, empty}, "came, from an internal report": {empty, report.Build(a, pack, exportstest.Options(report.Internal))},
	} {
		came := changes.Diff(pair[0], pair[1], nil)
		text, err := changes.JSON(came)
		if err != nil {
			t.Fatal(err)
		}
		forms["changes.md, "+name], forms["changes.html, "+name], forms["changes.json, "+name] = changes.Markdown(came), changes.HTML(came), text
	}
	whole, err := overviewForms(a, pack)
	if err != nil {
		return nil, err
	}
	maps.Copy(forms, whole)
	return forms, nil
}

// overviewForms writes a public overview of an assessment in every form.
func overviewForms(a *assessment.Assessment, pack *questions.Pack) (map[string][]byte, error) {
	options := portfolio.Options{Audience: report.Public, Now: exportstest.Options(report.Public).Now, Ahead: 36500}
	told, err := portfolio.Of("a.charter.json", a, pack, options)
	if err != nil {
		return nil, err
	}
	whole := portfolio.New([]portfolio.Project{told}, options, portfolio.Filter{})
	forms := map[string][]byte{}
	for name, write := range map[string]func(io.Writer) error{
		"overview.txt": whole.WriteText, "overview.csv": whole.WriteCSV, "overview.json": whole.WriteJSON, "overview.html": whole.WriteHTML,
	} {
		var out bytes.Buffer
		if err := write(&out); err != nil {
			return nil, err
		}
		forms[name] = out.Bytes()
	}
	return forms, nil
}

// TestNoFieldPublishesANameThatIsKnown puts the name of an assessor into every text
// of a full assessment, one after another. Either the name is in no public form,
// or there is none, and the error tells the words and where they came from.
func TestNoFieldPublishesANameThatIsKnown(t *testing.T) {
	t.Parallel()
	pack := exportstest.SmallPack("1.0.0")
	full := func() *assessment.Assessment {
		a := filled("words", pack)
		a.Answers = map[string]assessment.Answer{"GOO-1": a.Answers["GOO-1"]}
		a.Actions[0].For, a.Actions[1].For = []string{"GOO-1"}, []string{"good"}
		a.Sessions[0].Present = []string{"a1"}
		a.Assessors[0].Name = "" // it would be found everywhere
		a.Assessors = append(a.Assessors, assessment.Assessor{ID: "a2", Name: canary, Role: "Data lead"})
		return a
	}
	count := len(textPlaces(reflect.ValueOf(full()).Elem(), "", func() {}))
	if count < 120 {
		t.Fatalf("only %d places for a text were found", count)
	}
	for i := range count {
		a := full()
		at := textPlaces(reflect.ValueOf(a).Elem(), "", func() {})[i]
		at.put(canary)
		forms, err := everyForm(t, a)
		var leak *privacy.LeakError
		switch {
		case errors.As(err, &leak):
			if text := leak.Error(); !strings.Contains(text, "“"+canary+"”") || !strings.Contains(text, "assessors 2, name") {
				t.Errorf("%s: the message does not tell the words and where they came from: %s", at.name, text)
			}
		case err != nil:
			t.Errorf("%s: %v", at.name, err)
		}
		for name, text := range forms {
			if bytes.Contains(bytes.ToLower(text), []byte("quillfeather")) {
				t.Errorf("%s: %s gives the name of an assessor away", at.name, name)
			}
		}
	}
}

// TestTheTeamsMailboxIsPublished: a shared mailbox has the form of a person's, and
// the public must have it. That of an assessor is withheld all the same.
func TestTheTeamsMailboxIsPublished(t *testing.T) {
	t.Parallel()
	for _, mailbox := range []string{"housing.options@chester.gov.example", "green.lane@chester.gov.example"} {
		a := exportstest.Typical()
		a.Assessors = append(a.Assessors, assessment.Assessor{ID: "a3", Name: "Chester"}) // as in the domain
		a.Project.ContactEmail, a.Project.Challenge.Contact, a.Project.Team = mailbox, "Green Lane, "+mailbox, "Green Lane"
		put(a, func(x *assessment.Answer) { x.PrivateNote = "We asked " + mailbox + " twice." })
		forms, err := everyForm(t, a)
		if err != nil {
			t.Error(err)
		}
		for _, form := range []string{"report.md", "report.html", "report.json", "register.md", "register.json", "register.csv", "internal.register.json"} {
			if bytes.Count(forms[form], []byte(mailbox)) < 2 || !bytes.Contains(forms[form], []byte("Green Lane")) {
				t.Errorf("%s lacks whom to turn to, %s", form, mailbox)
			}
		}
	}
}

// TestPeopleAreSearchedForByName tells which fields make a name that no public text
// may hold: those that are for people, not those for roles.
func TestPeopleAreSearchedForByName(t *testing.T) {
	t.Parallel()
	for from, c := range map[string]struct {
		found bool
		put   func(a *assessment.Assessment)
	}{
		"assessors 1, name":                     {true, func(a *assessment.Assessment) { a.Assessors[0].Name = canary }},
		"sessions 2, facilitator":               {true, func(a *assessment.Assessment) { a.Sessions[1].Facilitator = canary }},
		"GOO-2, by":                             {true, func(a *assessment.Assessment) { put(a, func(x *assessment.Answer) { x.By = canary }) }},
		"action x1, owner":                      {false, func(a *assessment.Assessment) { a.Actions[0].Owner = canary }},
		"Whom to contact to challenge a result": {false, func(a *assessment.Assessment) { a.Project.Challenge.Contact = "Dr " + canary }},
		"GOO-2, check, by": {false, func(a *assessment.Assessment) {
			put(a, func(x *assessment.Answer) { x.Check = &assessment.Check{By: canary} })
		}},
		"GOO-2, evidence 1, owner": {false, func(a *assessment.Assessment) {
			assessmenttest.Cite(a, "GOO-2", assessment.Evidence{Title: "Paper", Owner: canary})
		}},
	} {
		a := exportstest.Typical()
		c.put(a)
		a.Project.Description = "It was thought of by zebedee quillfeather."
		err := report.Build(a, exportstest.SmallPack("1.0.0"), exportstest.Options(report.Public)).Publishable()
		if (err != nil) != c.found {
			t.Errorf("%s: the error is %v", from, err)
		}
		if c.found && err != nil {
			for _, want := range []string{"“" + canary + "”", from, "Description in plain English", "make an internal report"} {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("%s: the message does not say %q: %v", from, want, err)
				}
			}
		}
	}
}

// TestWhatIsPublicElsewhereIsNoSecret: what the project itself says in public is
// not kept from it because a private text has it too.
func TestWhatIsPublicElsewhereIsNoSecret(t *testing.T) {
	t.Parallel()
	private := func(location string) func(a *assessment.Assessment) {
		return func(a *assessment.Assessment) {
			assessmenttest.Cite(a, "GOO-2", assessment.Evidence{Title: "Paper", Location: location})
		}
	}
	for name, change := range map[string]func(a *assessment.Assessment){
		"a first name that is a town's": func(a *assessment.Assessment) {
			a.Assessors[0].Name, a.Project.Organisation, a.Project.Challenge.Contact = "Chester", "Cheshire West and Chester", "Chester town desk"
		},
		"evidence that a partner keeps": func(a *assessment.Assessment) {
			private("City of Shore Council")(a)
			a.Project.Partners = []project.Partner{{Name: "City of Shore Council"}}
		},
		"evidence on the project's own page": private("https://city.example/lamps"),
		"a mailbox for the public": func(a *assessment.Assessment) {
			a.Project.Challenge.Contact = "Lamp desk, desk@city.example"
			put(a, func(x *assessment.Answer) { x.PrivateNote = "Wrote to desk@city.example." })
		},
	} {
		a := exportstest.Typical()
		change(a)
		contact := a.Project.Challenge.Contact
		r := report.Build(a, exportstest.SmallPack("1.0.0"), exportstest.Options(report.Public))
		if err := r.Publishable(); err != nil || r.Project.Challenge.Contact != contact {
			t.Errorf("%s: the error is %v, the contact %q", name, err, r.Project.Challenge.Contact)
		}
	}
}

// TestAReportStandsByWhatItTookForAName: which texts name people was judged with the
// whole assessment at hand. A report does not fail for what another edition of
// charter, or the same with other answers, would judge otherwise.
func TestAReportStandsByWhatItTookForAName(t *testing.T) {
	t.Parallel()
	r := report.Build(exportstest.Typical(), exportstest.SmallPack("1.0.0"), exportstest.Options(report.Public))
	r.Project.Challenge.Contact, r.Actions[0].Owner = "Dr Ada Harker, desk@city.example", "Arrowe Park"
	r = exportstest.Seal(t, r)
	if v := exportstest.Verifier(nil).Verify(exportstest.JSON(t, r), verify.Attachment{Name: "report.md", Data: report.Markdown(r)}); !v.Passed {
		t.Errorf("%+v", v.Checks)
	}
}

// put changes the answer to GOO-2.
func put(a *assessment.Assessment, change func(x *assessment.Answer)) {
	x := a.Answers["GOO-2"]
	change(&x)
	a.Answers["GOO-2"] = x
}

// TestTheWayOnIsTold: whatever a leak comes from, the message says what helps.
func TestTheWayOnIsTold(t *testing.T) {
	t.Parallel()
	for want, change := range map[string]func(a *assessment.Assessment){
		"If it is a role, put it into the assessor's role": func(a *assessment.Assessment) {
			a.Assessors[0].Name, a.Project.Description = "Data lead", "Ask the data lead."
		},
		"If it is an organisation or a place, name it as organisation, partner, supplier or area": func(a *assessment.Assessment) {
			a.Sessions[1].Facilitator, a.Project.Description = "Grant Thornton", "Grant Thornton helped."
		},
		"If the place may be published, mark that evidence as public": func(a *assessment.Assessment) {
			a.Project.Description = "See team drive, folder 7."
		},
	} {
		a := exportstest.Typical()
		change(a)
		err := report.Build(a, exportstest.SmallPack("1.0.0"), exportstest.Options(report.Public)).Publishable()
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("the message does not say %q: %v", want, err)
		}
	}
}

// TestOneSecretIsToldOnce: a name that stands in many places is one fault.
func TestOneSecretIsToldOnce(t *testing.T) {
	t.Parallel()
	a := exportstest.Typical()
	a.Project.Title, a.Project.Summary = "Mina Murray's lamps", "By Mina Murray."
	for range 20 {
		a.Project.Risks = append(a.Project.Risks, project.Risk{Risk: "Mina Murray leaves."})
	}
	long := strings.Repeat("very ", 40) + "private words"
	a.Project.Description = long
	put(a, func(x *assessment.Answer) { x.PrivateNote = long })
	text := report.Build(a, exportstest.SmallPack("1.0.0"), exportstest.Options(report.Public)).Publishable().Error()
	if strings.Count(text, "“Mina Murray”") != 1 || !strings.Contains(text, "Title, Summary in one sentence, ") || !strings.Contains(text, " and 18 other places;") || strings.Contains(text, long) || !strings.Contains(text, "very…”") {
		t.Error(text)
	}
}

// TestWhatTheTeamSaidIsNotPublished: it is in the internal report, from which a public
// register entry can be made, and in nothing that the public reads.
func TestWhatTheTeamSaidIsNotPublished(t *testing.T) {
	t.Parallel()
	a := exportstest.Private()
	forms, err := everyForm(t, a)
	if err != nil {
		t.Fatal(err)
	}
	for name, form := range forms {
		if internal := strings.HasPrefix(name, "internal.report"); !internal && bytes.Contains(form, []byte("known_as")) {
			t.Errorf("%s has known_as", name)
		}
		if strings.Contains(name, "register") && bytes.Contains(form, []byte("Jonathan Harker")) {
			t.Errorf("%s names a person", name)
		}
	}
}
