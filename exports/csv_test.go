package exports_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"charter/assessment"
	"charter/exports/exportstest"
	"charter/exports/register"
	"charter/exports/report"
)

func readCSV(t *testing.T, text []byte) [][]string {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// TestNoCellIsAFormula fills every text with what a spreadsheet would run.
func TestNoCellIsAFormula(t *testing.T) {
	t.Parallel()
	pack := exportstest.SmallPack("1.0.0")
	for _, formula := range []string{"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0", "\n=1"} {
		a := filled(formula, pack)
		r := report.Build(a, pack, exportstest.Options(report.Internal))
		entry, err := register.Make(report.Build(publishable(a), pack, exportstest.Options(report.Public)))
		if err != nil {
			t.Fatal(err)
		}
		long, err := register.LongCSV(entry)
		if err != nil {
			t.Fatal(err)
		}
		for name, text := range map[string][]byte{
			"answers": report.AnswersCSV(r), "actions": report.ActionsCSV(r), "evidence": report.EvidenceCSV(r), "register": register.CSV(entry), "long": long,
		} {
			for _, row := range readCSV(t, text) {
				for _, cell := range row {
					if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
						t.Errorf("%s.csv has the cell %q", name, cell)
					}
				}
			}
		}
	}
}

func TestTablesHaveARowForEverything(t *testing.T) {
	t.Parallel()
	pack := exportstest.SmallPack("1.0.0")
	r := report.Build(exportstest.Typical(), pack, exportstest.Options(report.Public))
	answers, actions := readCSV(t, report.AnswersCSV(r)), readCSV(t, report.ActionsCSV(r))
	if len(answers) != 1+6 || len(actions) != 1+2 {
		t.Errorf("there are %d rows of answers and %d of actions", len(answers), len(actions))
	}
}

// Of two answers that cite one document, the table of evidence has one row; another document
// of the same title has its own.
func TestTheTableOfEvidenceHasARowADocument(t *testing.T) {
	t.Parallel()
	a := exportstest.Typical()
	also, shared := assessment.Level(2), a.Answers["GOO-1"].Evidence[0]
	shared.Part = "page 3"
	also.Evidence = append(a.Cite(assessment.Evidence{Title: "Benefits paper", Location: "Shelf 4", Date: exportstest.Day(2026, 5, 1)}), shared)
	a.Answers["FAI-2"] = also
	for _, audience := range []report.Audience{report.Public, report.Internal} {
		rows := readCSV(t, report.EvidenceCSV(report.Build(a, exportstest.SmallPack("1.0.0"), exportstest.Options(audience))))
		place := map[report.Audience][2]string{report.Public: {"(withheld 1)", "(withheld 2)"}, report.Internal: {"Team drive, folder 7", "Shelf 4"}}[audience]
		want := [][]string{
			{"Benefits paper", "2026-05-01", "no", "located", "yes", "https://city.example/benefits", "2", "GOO-1 | FAI-2", "FAI-2: page 3"},
			{"Old paper", "2023-05-01", "yes", "none", "no", "", "1", "GOO-1", ""},
			{"Bias test", "2026-01-31", "no", "located", "no", place[0], "1", "FAI-1", ""},
			{"Benefits paper", "2026-05-01", "no", "located", "no", place[1], "1", "FAI-2", ""},
		}
		var got [][]string
		for _, row := range rows[1:] {
			got = append(got, []string{row[1], row[3], row[5], row[6], row[7], row[8], row[9], row[10], row[11]})
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s:\n%s", audience, diff)
		}
	}
}

// Every table begins with the mark by which spreadsheets know UTF-8, and every row of it says
// what it was made from.
func TestEveryTableSaysWhatItWasMadeFrom(t *testing.T) {
	t.Parallel()
	a := exportstest.Typical()
	a.Example = true
	r := report.Build(a, exportstest.SmallPack("1.0.0"), exportstest.Options(report.Internal))
	for name, text := range map[string][]byte{"answers": report.AnswersCSV(r), "actions": report.ActionsCSV(r), "evidence": report.EvidenceCSV(r)} {
		if !bytes.HasPrefix(text, []byte("\ufeff")) {
			t.Errorf("%s.csv lacks the byte order mark", name)
		}
		rows := readCSV(t, text)
		for _, row := range rows[1:] {
			said := map[string]string{}
			for i, head := range rows[0] {
				said[head] = row[i]
			}
			for head, want := range map[string]string{
				"assessment_id": "0199-typical", "title": "Lamp posts", "organisation": "Shore Council", "audience": "internal", "example": "yes",
				"pack": "small", "pack_version": "1.0.0", "rule": "lcr-scoring/2", "as_of": "2026-11-22", "report_digest": r.Digest,
			} {
				if said[head] != want {
					t.Errorf("%s.csv says %q under %s", name, said[head], head)
				}
			}
		}
	}
	entry, err := register.Make(r)
	if err != nil {
		t.Fatal(err)
	}
	long, err := register.LongCSV(entry)
	if err != nil || !bytes.HasPrefix(long, []byte("\ufeff")) || !bytes.HasPrefix(register.CSV(entry), []byte("\ufeff")) {
		t.Errorf("a table of the register entry lacks the byte order mark (%v)", err)
	}
}

// TestRegisterRowsLineUp lets rows of different projects stand one below the other.
func TestRegisterRowsLineUp(t *testing.T) {
	t.Parallel()
	var heads []string
	for _, a := range []*assessment.Assessment{exportstest.Typical(), {}, exportstest.VeryLong()} {
		entry, err := register.Make(report.Build(a, exportstest.SmallPack("1.0.0"), exportstest.Options(report.Public)))
		if err != nil {
			t.Fatal(err)
		}
		rows := readCSV(t, register.CSV(entry))
		if len(rows) != 2 || len(rows[0]) != len(rows[1]) {
			t.Fatalf("there are %d rows", len(rows))
		}
		if heads != nil && !slices.Equal(heads, rows[0]) {
			t.Errorf("heads differ: %s", cmp.Diff(heads, rows[0]))
		}
		heads = rows[0]
	}
}

// TestLongTableLosesNothing puts the register entry together again from its rows.
func TestLongTableLosesNothing(t *testing.T) {
	t.Parallel()
	a := exportstest.Typical()
	a.Project.Summary, a.Project.Team, a.Project.Scale = "=not a formula", "'quoted", "-"
	entry, err := register.Make(report.Build(a, exportstest.SmallPack("1.0.0"), exportstest.Options(report.Public)))
	if err != nil {
		t.Fatal(err)
	}
	long, err := register.LongCSV(entry)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, row := range readCSV(t, long)[1:] {
		key := strings.Trim(strings.Join(row[1:4], "."), ".")
		value := row[4]
		if len(value) > 1 && value[0] == '\'' && strings.ContainsRune("=+-@\t\r\n'", rune(value[1])) {
			value = value[1:]
		}
		got[key] = value
	}
	text, err := register.JSON(entry)
	if err != nil {
		t.Fatal(err)
	}
	var whole any
	if err := json.Unmarshal(text, &whole); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	flatten(want, "", whole)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the long table and the JSON differ:\n%s", diff)
	}
}

func flatten(into map[string]string, at string, value any) {
	join := func(key string) string { return strings.TrimPrefix(at+"."+key, ".") }
	switch value := value.(type) {
	case map[string]any:
		for key, inner := range value {
			flatten(into, join(key), inner)
		}
	case []any:
		for i, inner := range value {
			flatten(into, join(strconv.Itoa(i)), inner)
		}
	case string:
		into[at] = value
	case bool:
		into[at] = strconv.FormatBool(value)
	case float64:
		into[at] = strconv.FormatFloat(value, 'f', -1, 64)
	case nil:
		into[at] = ""
	}
}
