package portfolio_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"charter/assessment"
	"charter/assessment/assessmenttest"
	"charter/assessment/project"
	"charter/exports/exportstest"
	"charter/exports/portfolio"
	"charter/exports/privacy"
	"charter/exports/report"
	"charter/exports/wording"
)

func options(audience report.Audience) portfolio.Options {
	return portfolio.Options{Audience: audience, Now: exportstest.Options(audience).Now, Ahead: 120, Tool: "charter test"}
}

func of(t *testing.T, file string, a *assessment.Assessment, audience report.Audience) portfolio.Project {
	t.Helper()
	told, err := portfolio.Of(file, a, exportstest.SmallPack("1.0.0"), options(audience))
	if err != nil {
		t.Fatal(err)
	}
	return told
}

// forms writes an overview in every form, by name.
func forms(t *testing.T, p *portfolio.Portfolio) map[string]string {
	t.Helper()
	told := map[string]string{}
	for form, write := range map[string]func(io.Writer) error{"text": p.WriteText, "JSON": p.WriteJSON, "CSV": p.WriteCSV, "page": p.WriteHTML} {
		var out strings.Builder
		if err := write(&out); err != nil {
			t.Fatal(err)
		}
		told[form] = out.String()
	}
	return told
}

// Actions that are overdue, evidence that is stale, reviews and departures are told with their
// days: what is past, and what will be soon, and nothing later.
func TestWhatIsPastItsDayOrWillBeSoon(t *testing.T) {
	t.Parallel()
	a := exportstest.Typical()
	a.Project.Review.Next = exportstest.Day(2026, 11, 21)
	answer := a.Answers["FAI-1"]
	answer.Departure = &assessment.Departure{Clause: "1a", Reason: "The supplier holds the data.", Until: exportstest.Day(2027, 3, 1)}
	a.Answers["FAI-1"] = answer
	a.Actions = append(a.Actions,
		assessment.Action{ID: "x3", For: []string{"good", "GOO-2"}, Text: "Count again.", Owner: "Data lead", Due: exportstest.Day(2027, 1, 2), Status: assessment.ActionOpen},
		assessment.Action{ID: "x4", For: []string{"good"}, Text: "Much later.", Due: exportstest.Day(2028, 1, 2), Status: assessment.ActionOpen})
	for _, audience := range []report.Audience{report.Internal, report.Public} {
		var got []string
		for _, x := range of(t, "a.charter.json", a, audience).Due {
			got = append(got, fmt.Sprintf("%s %s: %s", x.On, x.Kind.Words(x.Past), x.About()))
		}
		want := []string{
			"2025-05-02 evidence is stale: Old paper (GOO-1)",
			"2026-11-01 action overdue: Test for bias by street; owner: Data lead (FAI-1)",
			"2026-11-21 review overdue: ",
			"2027-01-02 action due: Count again; owner: Data lead (good, GOO-2)",
			"2027-03-01 departure ends: clause 1a: The supplier holds the data. (FAI-1)",
		}
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%s: told is\n%s", audience, strings.Join(got, "\n"))
		}
	}
}

// Of files that hold one assessment the last changed counts; examples and files that cannot be read
// stand apart, and nothing of these is counted.
func TestCopiesExamplesAndDamagedFilesStandApart(t *testing.T) {
	t.Parallel()
	old, now, example := exportstest.Typical(), exportstest.Typical(), exportstest.Typical()
	old.Project.Title = "Lamp posts of old"
	now.Updated = old.Updated.Add(time.Hour)
	example.Example, example.Project.Title = true, "Sample lamps"
	names := []string{"old.charter.json", "now.charter.json", "example.charter.json", "bad.charter.json"}
	files := []portfolio.Project{
		of(t, names[0], old, report.Internal), of(t, names[1], now, report.Internal), of(t, names[2], example, report.Internal),
		portfolio.LeftOut(names[3], errors.New("bad.charter.json: it is damaged"), options(report.Internal)),
	}
	portfolio.TellCopies(files, names, func(string) bool { return false })
	p := portfolio.New(files, options(report.Internal), portfolio.Filter{})
	if len(p.Projects) != 1 || p.Projects[0].File != names[1] || len(p.Copies) != 1 || p.Copies[0].CopyOf != names[1] || len(p.Examples) != 1 || len(p.Damaged) != 1 {
		t.Fatalf("%d projects, %d copies, %d examples, %d damaged", len(p.Projects), len(p.Copies), len(p.Examples), len(p.Damaged))
	}
	told := forms(t, p)
	for form, wanted := range map[string][]string{
		"text": {"1 assessment, and 1 file left out", "old.charter.json, of now.charter.json", "Worked examples, which do not count"},
		"page": {"1 assessment, as of", "old.charter.json, of now.charter.json", "Sample lamps", "it is damaged"},
		"CSV":  {"old.charter.json,,now.charter.json", "bad.charter.json,bad.charter.json: it is damaged"},
	} {
		for _, want := range wanted {
			if !strings.Contains(told[form], want) {
				t.Errorf("the %s lacks %q:\n%s", form, want, told[form])
			}
		}
	}
}

func TestFiltersAndSorting(t *testing.T) {
	t.Parallel()
	var files []portfolio.Project
	for i, organisation := range []string{"Wirral Council", "Sefton Council", "wirral trust"} {
		a := exportstest.Typical()
		a.ID, a.Project.Organisation, a.Project.Area, a.Project.Title = fmt.Sprint(i), organisation, []string{"St Helens", "Halton"}, fmt.Sprintf("Project %d", 3-i)
		if i == 1 {
			a.Actions, a.Facts.Stage = nil, "live"
		}
		files = append(files, of(t, fmt.Sprintf("%d.charter.json", i), a, report.Internal))
	}
	for name, c := range map[string]struct {
		filter portfolio.Filter
		want   string
	}{
		"all":          {portfolio.Filter{}, "012"},
		"organisation": {portfolio.Filter{Organisation: []string{"WIRRAL"}}, "02"},
		"either":       {portfolio.Filter{Organisation: []string{"trust", "Sefton"}}, "12"},
		"area":         {portfolio.Filter{Area: []string{"st. helens"}}, "012"},
		"nowhere":      {portfolio.Filter{Area: []string{"Wigan"}}, ""},
		"stage":        {portfolio.Filter{Stage: []string{"live"}}, "1"},
		"both":         {portfolio.Filter{Stage: []string{"live"}, Organisation: []string{"wirral"}}, ""},
		"verdict":      {portfolio.Filter{Verdict: []string{"ready"}}, ""},
		"signal":       {portfolio.Filter{Signal: []string{"evidence"}}, "012"},
		"by title":     {portfolio.Filter{Sort: "title"}, "210"},
		"by overdue":   {portfolio.Filter{Sort: "overdue"}, "021"},
		"by name":      {portfolio.Filter{Sort: "organisation"}, "102"},
	} {
		if err := c.filter.Check(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		got := ""
		for _, x := range portfolio.New(files, options(report.Internal), c.filter).Projects {
			got += x.ID
		}
		if got != c.want {
			t.Errorf("%s: held is %q, want %q", name, got, c.want)
		}
	}
	for _, wrong := range []portfolio.Filter{{Stage: []string{"beta"}}, {Verdict: []string{"good"}}, {Signal: []string{"odd"}}, {Sort: "size"}} {
		if err := wrong.Check(); err == nil || !strings.Contains(err.Error(), "choose from") {
			t.Errorf("%+v: %v", wrong, err)
		}
	}
}

// An overview for the public holds what a public report holds, and names no file. One whose public
// report would be refused is left out, and what is private in it is not told.
func TestAPublicOverviewHoldsNothingPrivate(t *testing.T) {
	t.Parallel()
	pack := exportstest.Pack(t)
	private := exportstest.Private()
	private.Actions[0].Due = exportstest.Day(2026, 1, 1)
	assessmenttest.Document(private, "BEN-1", 0).Date = exportstest.Day(2020, 1, 1)
	told, err := portfolio.Of("lucy-westenra.charter.json", private, pack, options(report.Public))
	if err != nil {
		t.Fatal(err)
	}
	leaky := exportstest.Private()
	leaky.ID, leaky.Project.Summary = "other", "Ask Lucy Westenra."
	_, err = portfolio.Of("harker.charter.json", leaky, pack, options(report.Public))
	if leak := (*privacy.LeakError)(nil); !errors.As(err, &leak) {
		t.Fatalf("a name in the summary gives %v", err)
	}
	refused := portfolio.LeftOut("harker.charter.json", err, options(report.Public))
	damaged := portfolio.LeftOut("seward.charter.json", errors.New("Secret is no level"), options(report.Public))
	whole := portfolio.New([]portfolio.Project{told, refused, damaged}, options(report.Public), portfolio.Filter{})
	for form, text := range forms(t, whole) {
		for _, secret := range []string{"Treasury", "quiet.voice", "Harker", "harker", "Seward", "seward", "Helsing", "Secret", "Westenra", "westenra", "mayor", ".charter.json"} {
			if strings.Contains(text, secret) {
				t.Errorf("the public %s holds %q", form, secret)
			}
		}
		if !strings.Contains(text, "Lamp posts") {
			t.Errorf("the public %s lacks the project", form)
		}
		if (form == "page" || form == "text") && (!strings.Contains(text, "(withheld 1)") || !strings.Contains(text, wording.StandIns)) {
			t.Errorf("the public %s does not explain what is withheld", form)
		}
	}
	if len(told.Due) != 2 || told.Due[1].What != "Measure it" || told.Actions.Overdue != 1 {
		t.Errorf("due is %+v", told.Due)
	}
}

// No text that a team types is read as markup on the page, nor run by a spreadsheet.
func TestWhatIsTypedIsShownAsTyped(t *testing.T) {
	t.Parallel()
	a := exportstest.Typical()
	a.Project = project.Project{Title: `=1+1"><script>alert(1)</script>`, Organisation: "<b>", Area: []string{"@SUM(1)"}, ProgrammeArea: "-1"}
	a.Actions[0].Text = "<img src=x>"
	told := forms(t, portfolio.New([]portfolio.Project{of(t, "=a.charter.json", a, report.Internal)}, options(report.Internal), portfolio.Filter{Organisation: []string{"<b>"}}))
	for _, markup := range []string{"<script", "<b>", "<img"} {
		if strings.Contains(told["page"], markup) {
			t.Errorf("the page holds %s", markup)
		}
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(told["CSV"], "\ufeff"))).ReadAll()
	if err != nil || len(rows) != 2 || !strings.HasPrefix(told["CSV"], "\ufeff") {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for _, cell := range rows[1] {
		if cell != "" && strings.ContainsRune("=+-@", rune(cell[0])) {
			t.Errorf("the table has the cell %q", cell)
		}
	}
}

// An overview of nothing is told as that, in every form.
func TestAnOverviewOfNothing(t *testing.T) {
	t.Parallel()
	told := forms(t, portfolio.New(nil, options(report.Internal), portfolio.Filter{}))
	if !strings.Contains(told["text"], "no assessments") || !strings.Contains(told["page"], "There is no project to show.") || told["JSON"] != "[]\n" {
		t.Errorf("told is %v", told)
	}
	if lines := bytes.Count([]byte(told["CSV"]), []byte("\n")); lines != 1 {
		t.Errorf("the table has %d rows", lines)
	}
}
