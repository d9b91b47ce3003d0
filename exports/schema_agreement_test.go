package exports_test

import (
	"bytes"
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"charter/assessment/sample/sampletest"
	nodes "charter/assessment/schema"
	"charter/exports/changes"
	"charter/exports/register"
	"charter/exports/report"
	"charter/exports/schema"
)

// Our own reader of schemas agrees with a library that knows all of JSON Schema,
// about documents as charter writes them and about thousands with one fault.
func TestTheReaderOfSchemasAgreesWithALibrary(t *testing.T) {
	t.Parallel()
	pack := sampletest.Pack(t)
	a := sampletest.Assessment(t, pack)
	r := report.Build(a, pack, report.Options{Audience: report.Internal, Now: time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC), Tool: "charter test"})
	entry, err := register.Make(r)
	if err != nil {
		t.Fatal(err)
	}
	other := *a
	other.Project.Title, other.Answers = "Another", maps.Clone(a.Answers)
	delete(other.Answers, "BEN-1")
	site, err := published(entry)
	if err != nil {
		t.Fatal(err)
	}
	documents := map[string]any{
		"register":   jsontext.Value(site["site/index.json"]),
		"assessment": a, "assessment/1": jsontext.Value(sampletest.File()), "report": r, "register-entry": entry, "pack": pack,
		"score":   []report.FileScore{report.ScoreOf("a.charter.json", a, pack, r.Score, r.Made)},
		"summary": overview(t, a, pack, report.Internal)[:1],
		"changes": changes.Diff(report.Build(&other, pack, report.Options{Now: time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)}), r, nil),
	}
	for _, name := range schema.Names() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text, known := schema.Schema(name)
			if !known || documents[name] == nil {
				t.Fatal("there is no schema or no document of that name")
			}
			node, err := nodes.Compile(text)
			if err != nil {
				t.Fatal(err)
			}
			library := compiled(t, text)
			good, bad, turn := 0, 0, 0
			whole := small(plain(t, documents[name]))
			if err := library.Validate(whole); err != nil {
				t.Fatalf("the document does not fit to begin with: %v", err)
			}
			for document := range faulty(whole) {
				if turn++; turn%3 != 1 { // a third of them says as much, in a third of the time
					continue
				}
				text, err := json.Marshal(document)
				if err != nil {
					t.Fatal(err)
				}
				theirs := library.Validate(document)
				ours := node.Check(text, 1)
				if (theirs == nil) != (len(ours) == 0) {
					t.Fatalf("the library says %v, we say %+v of %s", theirs, ours, text)
				}
				if theirs == nil {
					good++
				} else {
					bad++
				}
			}
			if good < 10 || bad < 10 {
				t.Errorf("only %d good and %d bad documents: too few to tell", good, bad)
			}
		})
	}
}

func compiled(t *testing.T, text []byte) *jsonschema.Schema {
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

// plain turns a value into the maps and lists of its JSON.
func plain(t *testing.T, value any) any {
	t.Helper()
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	var document any
	if err := json.Unmarshal(text, &document); err != nil {
		t.Fatal(err)
	}
	return document
}

// small keeps the first of every list and the first two answers.
func small(value any) any {
	switch v := value.(type) {
	case []any:
		if len(v) == 4 { // the counts of a round, the words of the levels
			return v
		}
		kept := []any{}
		for _, item := range v[:min(1, len(v))] {
			kept = append(kept, small(item))
		}
		return kept
	case map[string]any:
		kept := map[string]any{}
		for name, member := range v {
			kept[name] = small(member)
			if answers, ok := member.(map[string]any); ok && name == "answers" {
				for _, id := range slices.Sorted(maps.Keys(answers))[2:] {
					delete(answers, id)
				}
				kept[name] = small(answers)
			}
		}
		return kept
	}
	return value
}

// faulty gives a document as it is, and again and again with one value replaced,
// one member taken away or one added.
func faulty(document any) func(yield func(any) bool) {
	return func(yield func(any) bool) { variants(document, yield) }
}

func replacements() []any {
	return []any{nil, true, 0.0, -1.0, 2.0, 1.5, "", "x", "2026-11-22", "2026-11-22T10:00:00Z", []any{}, []any{1.0, 2.0, 3.0, 4.0}, map[string]any{}}
}

func variants(value any, yield func(any) bool) bool {
	if !yield(value) {
		return false
	}
	for _, other := range replacements() {
		if !yield(other) {
			return false
		}
	}
	switch v := value.(type) {
	case []any:
		for i := range v {
			if !variants(v[i], func(item any) bool {
				changed := slices.Clone(v)
				changed[i] = item
				return yield(changed)
			}) {
				return false
			}
		}
		return yield(append(slices.Clone(v), v...))
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(v)) {
			without := maps.Clone(v)
			delete(without, name)
			more := maps.Clone(v)
			more[name+"\\~/\"ü"] = "x"
			within := maps.Clone(v)
			within[name+"x"] = map[string]any{"y": []any{map[string]any{"z": 1.0}}}
			if !yield(without) || !yield(more) || !yield(within) {
				return false
			}
			if !variants(v[name], func(member any) bool {
				changed := maps.Clone(v)
				changed[name] = member
				return yield(changed)
			}) {
				return false
			}
		}
	}
	return true
}
