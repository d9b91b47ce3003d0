package portfolio_test

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"charter/exports/encoding"
	"charter/exports/exportstest"
	"charter/exports/portfolio"
	"charter/exports/report"
)

// A long title, of whatever script, makes no line of the text long, and stands whole in the
// other forms.
func TestLongTitlesAreCutInTheText(t *testing.T) {
	t.Parallel()
	for _, title := range []string{strings.Repeat("Lamp posts of the city ", 20), strings.Repeat("街灯の点検", 50), strings.Repeat("नमस्ते", 60), strings.Repeat("👩‍💻", 90)} {
		title = strings.TrimSpace(title)
		long, short := exportstest.Typical(), exportstest.Typical()
		long.ID, long.Project.Title, long.Project.Organisation, long.Actions[0].Text = "long", title, title, title
		files := []portfolio.Project{of(t, "a.charter.json", long, report.Internal), of(t, "b.charter.json", short, report.Internal)}
		told := forms(t, portfolio.New(files, options(report.Internal), portfolio.Filter{}))
		for line := range strings.Lines(told["text"]) {
			if width := ansi.StringWidth(line); width > 180 {
				t.Errorf("a line is %d cells wide: %s", width, line)
			}
		}
		if !strings.Contains(told["text"], "…  a.charter.json") {
			t.Errorf("the cut title is not followed by its file:\n%s", told["text"])
		}
		for _, form := range []string{"JSON", "CSV", "page"} {
			if !strings.Contains(told[form], title) {
				t.Errorf("the %s lacks the whole of %s", form, title)
			}
		}
	}
}

// Two files of one worked example are one example and a copy; an assessment that was begun from
// it counts.
func TestCopiesOfExamplesAreTold(t *testing.T) {
	t.Parallel()
	example, later, real := exportstest.Typical(), exportstest.Typical(), exportstest.Typical()
	example.Example, later.Example = true, true
	later.Updated = example.Updated.Add(time.Hour)
	real.Updated = example.Updated.Add(2 * time.Hour)
	names := []string{"example.charter.json", "later.charter.json", "real.charter.json"}
	files := []portfolio.Project{of(t, names[0], example, report.Internal), of(t, names[1], later, report.Internal), of(t, names[2], real, report.Internal)}
	portfolio.TellCopies(files, names, func(string) bool { return false })
	p := portfolio.New(files, options(report.Internal), portfolio.Filter{})
	if len(p.Projects) != 1 || len(p.Examples) != 1 || p.Examples[0].File != names[1] || len(p.Copies) != 1 || p.Copies[0].CopyOf != names[1] {
		t.Errorf("%d projects, examples %v, copies %v", len(p.Projects), p.Examples, p.Copies)
	}
	for form, text := range forms(t, p) {
		if form == "page" && strings.Count(text, `<th role="rowheader" scope="row"><span dir="auto">`) != 1 {
			t.Errorf("the map has not one project:\n%s", text)
		}
		if form != "text" {
			continue
		}
		headline, copies := strings.Index(text, "1 assessment\n  Incomplete:"), strings.Index(text, "example.charter.json, of later.charter.json")
		if headline < 0 || copies < headline {
			t.Errorf("the headline is not followed by its breakdown, and then the copies:\n%s", text)
		}
	}
}

// What is written one after another is the list that is written at once.
func TestJSONIsTheSameList(t *testing.T) {
	t.Parallel()
	for _, files := range [][]portfolio.Project{{}, {of(t, "a.charter.json", exportstest.Typical(), report.Internal)}, {of(t, "a", exportstest.Typical(), report.Internal), of(t, "b", exportstest.Typical(), report.Internal)}} {
		want, err := encoding.JSON(append([]portfolio.Project{}, files...))
		if err != nil {
			t.Fatal(err)
		}
		if got := forms(t, portfolio.New(files, options(report.Internal), portfolio.Filter{}))["JSON"]; got != string(want) {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
}
