package format

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/go-json-experiment/json"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"

	"charter/assessment"
	"charter/assessment/schema"
)

// textOne gives a file of format 1 with members besides those that must be there.
func textOne(members string) []byte {
	return []byte(`{"format":"charter-assessment/1","id":"x","pack":{"id":"lcr-2025","version":"1.0.0"},` +
		`"created":"2026-11-22T10:00:00Z","updated":"2026-11-22T10:00:00Z","as_of":"2026-11-22"` + members + `}`)
}

func decoded(t interface {
	Helper()
	Fatal(...any)
}, text []byte,
) *assessment.Assessment {
	t.Helper()
	a, err := Decode("x", text, nil)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestFormatOneIsFolded(t *testing.T) {
	t.Parallel()
	a := decoded(t, textOne(`,
		"assessors": [{"id": "a1"}, {"id": "a2"}, {"id": "a3"}],
		"answers": {
			"BEN-1": {
				"evidence": [{"title": "Plan", "public": true}, {"title": "Plan"}, {"title": "Plan", "public": true}],
				"rounds": [
					{"present": 3, "voted": ["a1", "a2", "a3"], "levels": [0, 1, 2, 0], "unsure": 0, "not_applicable": 0, "complete": true, "held": "2026-11-22T10:30:00Z"},
					{"present": 3, "levels": [0, 1, 2, 0], "unsure": 0, "not_applicable": 0, "complete": true, "held": "2026-11-22T13:30:00Z"},
					{"present": 3, "voted": ["a1"], "levels": [0, 0, 0, 0], "unsure": 0, "not_applicable": 0, "complete": false, "sealed": "x"}
				]
			},
			"BEN-2": {"evidence": [{"title": "Plan"}]}
		},
		"retired": {"OLD-1": {"evidence": [{"title": "Plan"}]}},
		"actions": [{"id": "x1", "for": "BEN-1", "text": "Do it", "status": "open"}],
		"sessions": [
			{"started": "2026-11-22T10:00:00Z", "ended": "2026-11-22T12:00:00Z", "scope": "privacy", "voting": "hands"},
			{"started": "2026-11-22T13:00:00Z", "ended": "2026-11-22T14:00:00Z"},
			{"started": "2026-11-22T13:00:00Z", "ended": "2026-11-22T14:00:00Z"}
		],
		"history": [{"at": "2026-11-22T10:00:00Z", "question": "BEN-1", "field": "evidence", "from": "", "to": "[{\"title\":\"Plan\"}]", "step": 1}]`))
	public, private := assessment.Evidence{Title: "Plan", Public: true}, assessment.Evidence{Title: "Plan"}
	public.Document, private.Document = public.DerivedID(0), private.DerivedID(0)
	for what, c := range map[string]struct{ got, want any }{
		"format":       {a.Format, "charter-assessment/2"},
		"BEN-1":        {a.Evidence("BEN-1"), []assessment.Evidence{public, private}},
		"BEN-2":        {a.Evidence("BEN-2"), []assessment.Evidence{private}},
		"OLD-1":        {a.Cited(a.Retired["OLD-1"]), []assessment.Evidence{private}},
		"documents":    {len(a.Documents), 2},
		"for":          {a.Actions[0].For, []string{"BEN-1"}},
		"scope":        {a.Sessions[0].Scope, []string{"privacy"}},
		"no scope":     {a.Sessions[1].Scope, []string(nil)},
		"way":          {a.Sessions[0].Way, assessment.WayHands},
		"sittings":     {[]string{a.Sessions[0].ID, a.Sessions[1].ID, a.Sessions[2].ID}, []string{"6b02bd20", "6b02e750", "6b02e751"}},
		"in one":       {a.Answers["BEN-1"].Rounds[0].Session, a.Sessions[0].ID},
		"in two":       {a.Answers["BEN-1"].Rounds[1].Session, ""},
		"open":         {a.Answers["BEN-1"].Rounds[2].Session, ""},
		"who voted":    {a.Answers["BEN-1"].Rounds[0].Voted, []string(nil)},
		"who has":      {a.Answers["BEN-1"].Rounds[2].Voted, []string{"a1"}},
		"history":      {a.History[0].Step, 0},
		"history text": {a.History[0].To, `[{"title":"Plan"}]`},
	} {
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Errorf("%s: %s", what, diff)
		}
	}
	if !slices.IsSortedFunc(a.Documents, func(x, y assessment.Document) int { return strings.Compare(x.ID, y.ID) }) {
		t.Errorf("documents are not sorted: %+v", a.Documents)
	}
}

// What only one of the formats has is a fault in the other.
func TestTheFormatLineSaysWhichShapeIsLegal(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ members, path string }{
		"documents":           {`,"answers":{},"documents":[]`, "documents"},
		"a citation":          {`,"answers":{"BEN-1":{"evidence":[{"document":"x"}]}}`, "answers.BEN-1.evidence.0.title"},
		"an action for two":   {`,"answers":{},"actions":[{"id":"x1","for":["BEN-1"],"text":"","status":"open"}]`, "actions.0.for"},
		"the id of a session": {`,"answers":{},"sessions":[{"id":"x","started":"2026-11-22T10:00:00Z"}]`, "sessions.0.id"},
		"a tool":              {`,"answers":{},"tool":"charter 9.0.0"`, "tool"},
	} {
		_, err := Decode("x", textOne(c.members), nil)
		if err == nil || !strings.Contains(err.Error(), c.path+":") {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := Decode("x", bytes.Replace(textOne(c.members), []byte("assessment/1"), []byte("assessment/2"), 1), nil); err != nil && strings.Contains(err.Error(), c.path+": is not") {
			t.Errorf("%s in format 2: %v", name, err)
		}
	}
	if a := decoded(t, textOne(`,"answers":{},"explanations":{"supplier":"They only sell us the licences."}`)); len(a.Explanations) != 1 {
		t.Errorf("explanations of format 1 are not read: %+v", a.Explanations)
	}
}

func TestAFaultInFormatOneHasItsPlace(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ members, want string }{
		"a day":     {",\"answers\":{\"BEN-1\":{\"evidence\":[\n{\"title\":\"x\",\"date\":\"2026-02-30\"}]}}", "x:2: answers.BEN-1.evidence.0.date: must be a date"},
		"a counter": {",\"answers\":{},\"sessions\":[{\"started\":\"2026-11-22T10:00:00Z\",\n\"minutes\":1e30}]", "x:2: sessions.0.minutes: must be a whole number"},
		"voters": {",\"answers\":{\"BEN-1\":{\"rounds\":[{\"present\":2,\n\"voted\":[\"a1\"],\"levels\":[0,0,2,0],\"unsure\":0,\"not_applicable\":0,\"complete\":true}]}}",
			"x:2: answers.BEN-1.rounds.0.voted: lists 1 people for 2 votes"},
	} {
		if _, err := Decode("x", textOne(c.members), nil); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

// Whatever evidence a file of format 1 holds: folded, every answer cites the same, and
// what is written reads the same again.
func TestFoldingKeepsWhatIsCited(t *testing.T) {
	t.Parallel()
	word := rapid.SampledFrom([]string{"", " ", "Plan", "plan", "Plan ", "Drive\x00"})
	item := rapid.Custom(func(t *rapid.T) evidenceOne {
		e := evidenceOne{Title: word.Draw(t, "title"), Owner: word.Draw(t, "owner"), Location: word.Draw(t, "location"), Public: rapid.Bool().Draw(t, "public")}
		if rapid.Bool().Draw(t, "dated") {
			e.Date = assessment.Date{Year: 2026, Month: 5, Day: rapid.IntRange(1, 3).Draw(t, "day")}
		}
		return e
	})
	rapid.Check(t, func(t *rapid.T) {
		type answer struct {
			Evidence []evidenceOne `json:"evidence"`
		}
		answers := map[string]answer{}
		for _, id := range []string{"BEN-1", "BEN-2", "SEC-1"} {
			answers[id] = answer{rapid.SliceOfN(item, 0, 5).Draw(t, id)}
		}
		members, err := json.Marshal(answers)
		if err != nil {
			t.Fatal(err)
		}
		text := textOne(`,"answers":` + string(members) + `,"retired":` + string(members))
		a := decoded(t, text)
		distinct := map[evidenceOne]bool{}
		for id, before := range answers {
			var want []evidenceOne
			for _, e := range before.Evidence {
				if distinct[e] = true; !slices.Contains(want, e) {
					want = append(want, e)
				}
			}
			for _, cited := range [][]assessment.Evidence{a.Evidence(id), a.Cited(a.Retired[id])} {
				var got []evidenceOne
				for _, e := range cited {
					got = append(got, evidenceOne{e.Title, e.Owner, e.Location, e.Date, e.Public})
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Fatalf("%s: %s", id, diff)
				}
			}
		}
		if len(a.Documents) != len(distinct) {
			t.Fatalf("%d documents of %d", len(a.Documents), len(distinct))
		}
		written, err := Encode(a)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(a, decoded(t, written), cmpopts.EquateEmpty()); diff != "" {
			t.Fatal(diff)
		}
		if diff := cmp.Diff(a, decoded(t, text)); diff != "" {
			t.Fatalf("a copy folds otherwise: %s", diff)
		}
	})
}

// Every file that version 1.0.0 left in the world is read, and written in format 2
// with the same scores.
func TestReleasedFilesAreFolded(t *testing.T) {
	t.Parallel()
	names, err := filepath.Glob("../../exports/testdata/released/1.0.0/*.charter.json")
	if err != nil || len(names) < 3 {
		t.Fatal(names, err)
	}
	questions := pack(t)
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		a, err := Decode(name, text, questions)
		if err != nil {
			t.Fatal(err)
		}
		written, err := Encode(a)
		if err != nil {
			t.Fatal(err)
		}
		again, err := Decode(name, written, questions)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(a, again, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if diff := cmp.Diff(assessment.Compute(a, questions), assessment.Compute(again, questions)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if !IsOlder(text) || IsOlder(written) {
			t.Errorf("%s: older %t, as written %t", name, IsOlder(text), IsOlder(written))
		}
	}
}

func TestIsOlder(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		`{"format":"charter-assessment/1"}`: true, "\ufeff{\"id\": {\"format\": \"x\"}, \"format\": \"charter-assessment/1\", ": true,
		`{"format":"charter-assessment/2"}`: false, `{"x":{"format":"charter-assessment/1"}}`: false, `["format","charter-assessment/1"]`: false,
		"": false, `{"format":1}`: false, `{"a":`: false,
	} {
		if got := IsOlder([]byte(text)); got != want {
			t.Errorf("%s: %t", text, got)
		}
	}
}

func library(t testing.TB, text []byte) *jsonschema.Schema {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.DefaultDraft(jsonschema.Draft2020)
	if err := compiler.AddResource("urn:test", document); err != nil {
		t.Fatal(err)
	}
	return compiler.MustCompile("urn:test")
}

// FuzzReaderAndSchema holds the reader to the published schema: what the reader takes the
// schema takes; and what the schema takes the reader takes, but for what a schema cannot
// tell: days that do not exist, numbers written otherwise, and what contradicts itself.
func FuzzReaderAndSchema(f *testing.F) {
	text := sampleText(f)
	f.Add(text)
	f.Add(string(releasedSample(f)))
	f.Add(strings.Replace(text, `"project": {`, `"project": null, "was": {`, 1))
	for _, member := range []string{"project", "facts", "documents", "explanations", "entry", "history", "known_as", "example", "tool"} {
		f.Add(fmt.Sprintf(`{"format":"charter-assessment/2","id":"x","pack":{"id":"p","version":"1"},"created":"2026-11-22T10:00:00Z","updated":"2026-11-22T10:00:00Z","as_of":"2026-11-22","answers":{},%q:null}`, member))
	}
	schemas := publishedSchemas(f)
	f.Fuzz(func(t *testing.T, text string) {
		if differ := schemas.differ(text); differ != "" {
			t.Error(differ)
		}
	})
}

// TestReaderAndSchemaOnOneChange holds the reader to the published schema as well, on texts
// in which one value of a full assessment was replaced, taken away or named otherwise.
func TestReaderAndSchemaOnOneChange(t *testing.T) {
	t.Parallel()
	schemas := publishedSchemas(t)
	full, released := sampleText(t), string(releasedSample(t))
	rapid.Check(t, func(t *rapid.T) {
		var tree any
		if err := json.Unmarshal([]byte(rapid.SampledFrom([]string{full, full, released}).Draw(t, "text")), &tree); err != nil {
			t.Fatal(err)
		}
		changeOne(t, tree)
		text, err := json.Marshal(tree)
		if err != nil {
			t.Fatal(err)
		}
		if differ := schemas.differ(string(text)); differ != "" {
			t.Errorf("%s in\n%s", differ, text)
		}
	})
}

// changeOne changes one value somewhere in a tree.
func changeOne(t *rapid.T, tree any) {
	value := rapid.SampledFrom([]any{
		nil, true, false, "", "x", " ", "2026-11-22", "2026-02-30", "2026-11-22T10:00:00Z", "2026-11-22T24:00:00Z", "2026-11-22T10:00:00.5+01:00", "0000-00-00", "level", "a1",
		0.0, -1.0, 2.0, 1.5, 4.0, 1e20, -1e300, []any{}, []any{nil}, []any{"x"}, []any{1.0, 2.0}, []any{0.0, 0.0, 0.0, 0.0}, map[string]any{}, map[string]any{"x": nil}, map[string]any{"id": "x"},
	}).Draw(t, "value")
	for {
		switch at := tree.(type) {
		case map[string]any:
			key := rapid.SampledFrom(slices.Sorted(maps.Keys(at))).Draw(t, "key")
			if isFilled(at[key]) && rapid.IntRange(0, 3).Draw(t, "deeper") > 0 {
				tree = at[key]
				continue
			}
			switch rapid.IntRange(0, 5).Draw(t, "how") {
			case 0:
				delete(at, key)
			case 1:
				at["x"] = value
			default:
				at[key] = value
			}
		case []any:
			i := rapid.IntRange(0, len(at)-1).Draw(t, "item")
			if isFilled(at[i]) && rapid.IntRange(0, 3).Draw(t, "deeper") > 0 {
				tree = at[i]
				continue
			}
			at[i] = value
		}
		return
	}
}

// isFilled reports whether a value has parts.
func isFilled(value any) bool {
	switch value := value.(type) {
	case map[string]any:
		return len(value) > 0
	case []any:
		return len(value) > 0
	}
	return false
}

// schemas are the published schemas of all formats, read by another program.
type schemas map[string]*jsonschema.Schema

func publishedSchemas(t testing.TB) schemas {
	t.Helper()
	return schemas{assessment.Format: library(t, schema.Assessment()), formatOne: library(t, schema.Assessment1())}
}

// differ tells how the reader and the schema of the format that a text names differ on it,
// "" where they do not.
func (s schemas) differ(text string) string {
	found, faults := look([]byte(text))
	of := s[found.format]
	if faults != nil || of == nil {
		return ""
	}
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		return ""
	}
	taken := of.Validate(document)
	var read []finding
	if found.format == formatOne {
		_, read = readOne([]byte(text))
	} else {
		_, read = readTwo([]byte(text), found.tool)
	}
	// The frozen schema of format 1 does not know the explanations, which are read in it too.
	added := found.format == formatOne && strings.Contains(text, "explanations")
	switch {
	case read == nil && taken != nil && !added:
		return fmt.Sprintf("the reader takes what the schema refuses: %v", taken)
	case read != nil && taken == nil && !slices.ContainsFunc(read, func(f finding) bool { return beyondSchemas(f.message) }):
		return fmt.Sprintf("the schema takes what the reader refuses: %+v", read)
	case (readSound([]byte(text)) != nil) != (read == nil):
		return fmt.Sprintf("the two ways to read differ: %+v", read)
	}
	return ""
}

// beyondSchemas reports whether a fault is one that a schema cannot tell.
func beyondSchemas(message string) bool {
	return slices.ContainsFunc([]string{"must be a date", "must be a whole number"}, func(start string) bool { return strings.HasPrefix(message, start) })
}
