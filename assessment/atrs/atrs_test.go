package atrs

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"charter/questions/plaintext"
)

func fixture(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// all gives the texts of a record by field.
func all(r *Record) map[string][]string {
	texts := map[string][]string{}
	for _, entry := range r.Entries {
		texts[entry.Ref] = append(texts[entry.Ref], entry.Text)
	}
	return texts
}

func TestReadsEveryShapeAndVersion(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]struct {
		title, published, version string
		texts                     map[string]string
	}{
		"v4.html": {"Wavertree and Walton Borough Council: Library visit planner", "2026-07-04", "v4.0", map[string]string{
			"1.1": "Library visit planner", "0.3": "Production", "2.1.3": "Head of Libraries", "2.1.4.2": "00000001",
			"2.2.2":   "- More people can reach a library on foot.\n- Fewer visits where nobody comes.",
			"2.4.3.8": "The council's own servers, five years.", "2.4.4.4": "The supplier's servers in the United Kingdom.", "2.4.4.2": "N/A",
			"2.5.1": "Data protection impact assessment, published in March 2026 (https://www.example.gov.uk/dpia)\nEquality impact assessment, April 2026",
			"":      "Not in the template: 40 kilograms a year.",
		}},
		"v4.json": {"Wavertree and Walton Borough Council: Library visit planner", "2026-07-04", "v4.0", map[string]string{
			"0.5": "Suggests where a mobile library should go next month.", RefCapability: "forecasting\nplanning", RefTask: "route planning", "2.1.2": "Mobile Library Team",
		}},
		"v3.md": {"Bin collection forecast", "", "", map[string]string{
			"2.1.1": "Halewood District Council", "0.3": "Beta/Pilot", RefScope: "It covers bins in parks. It does not cover bins at homes.",
			RefSourceName: "Bin sensor log", "2.4.3.1": "How full each bin was each night of 2024.", "2.3.2": "The planner decides the tour of each lorry.",
		}},
		"v2.txt": {"Grant check", "", "", map[string]string{
			"1.3": "www.example.org/grants", "2.1.4.1": "Mersey Forms Ltd", RefAssessmentDate: "3 May 2024", RefMitigation: "Nobody waits over ten days.",
		}},
	} {
		record, err := Read(fixture(t, name))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if record.Title != want.title || record.Published.String() != want.published || record.Version != want.version {
			t.Errorf("%s: %q, published %s, version %q", name, record.Title, record.Published, record.Version)
		}
		texts := all(record)
		for ref, text := range want.texts {
			if len(texts[ref]) == 0 || texts[ref][0] != text {
				t.Errorf("%s: %s says %q, want %q", name, ref, texts[ref], text)
			}
		}
	}
}

func TestOnlyTheMainPartOfAPageCounts(t *testing.T) {
	t.Parallel()
	record, err := Read(fixture(t, "v4.html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range record.Entries {
		for _, other := range []string{"Cookies", "tracking", "copyright", "useful", "Contents"} {
			if strings.Contains(entry.Name+entry.Text, other) {
				t.Errorf("%q is taken for a part of the record: %+v", other, entry)
			}
		}
	}
}

func TestFieldOf(t *testing.T) {
	t.Parallel()
	for heading, ref := range map[string]string{
		"2.1.3 - Senior responsible owner": "2.1.3", "7 - Senior Responsible Owner": "2.1.3", "Senior responsible owner (SRO)": "2.1.3", "**Team:**": "2.1.2", "### 1.2. Team": "2.1.2",
		"Organisation/ department": "2.1.1", "organisation_type": RefOrganisationType, "1.4 – External supplier involvement": "2.1.4", "Risks & mitigations": "2.5.2",
		"Our team": "", "2.1.3": "", "": "", "The team is small": "", "12 angry men": "",
	} {
		if got := FieldOf(heading); got != ref {
			t.Errorf("%q is %q, want %q", heading, got, ref)
		}
	}
}

func TestTextsOfOtherMachines(t *testing.T) {
	t.Parallel()
	text := "Name\r\nCafé visits\r\n"
	units := utf16.Encode([]rune("\ufeff" + text))
	var wide []byte
	for _, unit := range units {
		wide = append(wide, byte(unit), byte(unit>>8))
	}
	for what, data := range map[string][]byte{
		"UTF-8 with a mark": []byte("\ufeff" + text), "UTF-16": wide, "Windows": []byte("Name\r\nCaf\xe9 visits\r\n"),
	} {
		record, err := Read(data)
		if err != nil || record.Title != "Café visits" {
			t.Errorf("%s: %+v, %v", what, record, err)
		}
	}
	var other *NotText
	for _, data := range []string{"PK\x03\x04 and so on", "%PDF-1.7", "\xd0\xcf\x11\xe0", "Name\x00"} {
		if _, err := Read([]byte(data)); !errors.As(err, &other) {
			t.Errorf("%q: %v", data, err)
		}
	}
}

func TestNoRecord(t *testing.T) {
	t.Parallel()
	for _, data := range []string{"", "Dear all,\nthe team is well.", "<html><main><h2>News</h2><p>None</p></main></html>", `{"title": ""}`} {
		if record, err := Read([]byte(data)); !errors.Is(err, ErrNoRecord) {
			t.Errorf("%q: %+v, %v", data, record, err)
		}
	}
	if _, err := Read([]byte(`{"title": `)); err == nil || errors.Is(err, ErrNoRecord) || !strings.Contains(err.Error(), "unexpected EOF") {
		t.Errorf("half of a JSON text: %v", err)
	}
	for _, data := range []string{`{"title": 5}`, `{"details": []}`, `{"title": "x", "details": {"metadata": "x"}}`} {
		if _, err := Read([]byte(data)); !errors.Is(err, ErrNoRecord) {
			t.Errorf("JSON of another kind, %s: %v", data, err)
		}
	}
}

// The row of heads in a table is no field, in whatever shape the table comes.
func TestTheHeadOfATableIsNoField(t *testing.T) {
	t.Parallel()
	for _, data := range []string{
		"<table><tr><th>Name</th><th>Value</th></tr><tr><td>Description</td><td>It counts buses</td></tr></table>",
		"| Name | Value |\n|---|---|\n| Description | It counts buses |\n",
		"Name\tValue\nDescription\tIt counts buses\n",
	} {
		record, err := Read([]byte(data))
		if err != nil {
			t.Fatal(err)
		}
		var fields []Entry
		for _, entry := range record.Entries {
			if entry.Ref != "" {
				fields = append(fields, entry)
			}
		}
		if want := []Entry{{"1.2", "Description", "It counts buses"}}; !slices.Equal(fields, want) || record.Title != "" {
			t.Errorf("%q: %q, %+v", data, record.Title, fields)
		}
	}
}

// TestHostileRecords makes sure that no record takes long or fails, however it is made.
func TestHostileRecords(t *testing.T) {
	t.Parallel()
	const many = 200_000
	for what, text := range map[string]string{
		"deep":          "<h2>Team</h2>" + strings.Repeat("<div><table><tr><td>", many),
		"open links":    "<h2>Team</h2>" + strings.Repeat(`<a href="https://example.org">x`, many),
		"closed mains":  "<h2>Team</h2>" + strings.Repeat("</main></nav></script>", many),
		"many mains":    strings.Repeat("<main><h2>Team</h2><p>x", many/10),
		"many headings": strings.Repeat("# Team\nx\n# Other\n", many),
		"one long line": "Team\n" + strings.Repeat("1.1 ", 4*many),
		"tabs":          "Team\t" + strings.Repeat("\tx", many),
		"deep JSON":     `{"title":"x","details":{"body":` + strings.Repeat("[", many),
		"control":       "Name\n\x1b[31mred\x1b[0m\u202eleft\x07",
	} {
		record, err := Read([]byte(text))
		if err == nil && len(record.Entries) > maxEntries {
			t.Errorf("%s: %d entries", what, len(record.Entries))
		}
		checkClean(t, what, record)
	}
}

func checkClean(t *testing.T, what string, record *Record) {
	if record == nil {
		return
	}
	for _, entry := range record.Entries {
		if entry.Name != plaintext.Line(entry.Name) || entry.Text != plaintext.Clean(entry.Text) {
			t.Errorf("%.80q: not clean: %.200q", what, entry)
		}
	}
	if record.Title != plaintext.Line(record.Title) || record.Version != plaintext.Line(record.Version) {
		t.Errorf("%.80q: not clean: %.200q %.80q", what, record.Title, record.Version)
	}
}

func FuzzRead(f *testing.F) {
	for _, name := range []string{"v2.txt", "v3.md", "v4.html", "v4.json"} {
		f.Add(fixture(f, name))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		record, _ := Read(data)
		checkClean(t, string(data), record)
	})
}
