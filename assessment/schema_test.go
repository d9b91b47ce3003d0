package assessment_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	jsonv2 "github.com/go-json-experiment/json"
	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"pgregory.net/rapid"

	"charter/assessment"
	"charter/assessment/sample"
	"charter/assessment/schema"
)

func compiledSchema(t testing.TB) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(schema.Assessment()))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.DefaultDraft(jsonschema.Draft2020)
	if err := compiler.AddResource("assessment.json", doc); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile("assessment.json")
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

// schemaFault checks a file's text against the schema.
func schemaFault(compiled *jsonschema.Schema, data []byte) error {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		return err
	}
	return compiled.Validate(doc)
}

func TestSampleMatchesTheSchema(t *testing.T) {
	t.Parallel()
	if err := schemaFault(compiledSchema(t), sample.File()); err != nil {
		t.Error(err)
	}
}

func TestEveryAssessmentMatchesTheSchema(t *testing.T) {
	t.Parallel()
	compiled := compiledSchema(t)
	rapid.Check(t, func(t *rapid.T) {
		a := anyAssessment(t)
		data, err := jsonv2.Marshal(a, jsonv2.Deterministic(true))
		if err != nil {
			t.Fatal(err)
		}
		if err := schemaFault(compiled, data); err != nil {
			t.Fatalf("%v\n%s", err, data)
		}
		var back assessment.Assessment
		if err := jsonv2.Unmarshal(data, &back, jsonv2.RejectUnknownMembers(true)); err != nil {
			t.Fatal(err)
		}
		again, err := jsonv2.Marshal(&back, jsonv2.Deterministic(true))
		if err != nil || string(again) != string(data) {
			t.Fatal(cmp.Diff(string(data), string(again)), err)
		}
	})
}

func TestSchemaRefusesWhatTheFormatDoesNotKnow(t *testing.T) {
	t.Parallel()
	compiled := compiledSchema(t)
	data, err := json.Marshal(sound())
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	if err := schemaFault(compiled, data); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ old, new string }{
		{`"format":"charter-assessment/2"`, `"format":"charter-assessment/1"`},
		{`"as_of":"2026-11-22"`, `"as_of":""`},
		{`"as_of":"2026-11-22"`, `"as_of":"2026-13-22"`},
		{`"as_of":"2026-11-22"`, `"as_of":"22 November 2026"`},
		{`"level":2`, `"level":2.5`},
		{`"level":2`, `"level":4`},
		{`"level":2`, `"level":null`},
		{`"level":2`, `"lvel":2`},
		{`"state":"level"`, `"state":"done"`},
		{`"levels":[0,0,2,0]`, `"levels":[0,0,2]`},
		{`"levels":[0,0,2,0]`, `"levels":[0,0,-2,0]`},
		{`"complete":true`, `"complete":"yes"`},
		{`"stage":"design"`, `"stage":"beta"`},
		{`"started":"2026-11-22T10:00:00Z"`, `"started":"2026-11-22"`},
		{`"status":"open"`, `"status":"waiting"`},
	} {
		changed := strings.Replace(text, c.old, c.new, 1)
		if changed == text {
			t.Errorf("%s is not in %s", c.old, text)
		} else if schemaFault(compiled, []byte(changed)) == nil {
			t.Errorf("the schema allows %s", c.new)
		}
	}
	for _, c := range []struct{ old, new string }{
		{`"stage":"design"`, `"stage":null,"supplier":null,"algorithm":""`},
		{`"reason":"No opt-out exists yet"`, `"reason":"No opt-out exists yet","until":""`},
	} {
		changed := strings.Replace(text, c.old, c.new, 1)
		if changed == text {
			t.Errorf("%s is not in %s", c.old, text)
		} else if err := schemaFault(compiled, []byte(changed)); err != nil {
			t.Errorf("the schema refuses %s: %v", c.new, err)
		} else if err := json.Unmarshal([]byte(changed), new(assessment.Assessment)); err != nil {
			t.Errorf("%s cannot be read: %v", c.new, err)
		}
	}
}

// The schema and Choices give the same values: as an enum where no other value
// is allowed, as examples where the list is open.
func TestSchemaHasTheValuesOfEveryChoice(t *testing.T) {
	t.Parallel()
	var root map[string]any
	if err := json.Unmarshal(schema.Assessment(), &root); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	var walk func(node map[string]any, path string)
	walk = func(node map[string]any, path string) {
		if ref, ok := node["$ref"].(string); ok {
			name := strings.TrimPrefix(ref, "#/$defs/")
			node = root["$defs"].(map[string]any)[name].(map[string]any)
		}
		for key, child := range orEmpty(node["properties"]) {
			walk(child.(map[string]any), strings.TrimPrefix(path+"."+key, "."))
		}
		for _, key := range []string{"items", "additionalProperties"} {
			if child, ok := node[key].(map[string]any); ok {
				walk(child, path)
			}
		}
		if _, each := node["additionalProperties"].(map[string]any); each || node["type"] == "array" {
			return // its items were looked at
		}
		choice := assessment.ChoiceAt(path)
		keyword := map[bool]string{true: "examples", false: "enum"}[choice.Open]
		values, _ := node[keyword].([]any)
		var got, want []string
		for _, value := range values {
			if text, ok := value.(string); ok && text != "" {
				got = append(got, text)
			}
		}
		for _, option := range choice.Options {
			want = append(want, option.Value)
			if option.Label == "" {
				t.Errorf("%s: %q has no label", path, option.Value)
			}
		}
		slices.Sort(got)
		slices.Sort(want)
		if diff := cmp.Diff(want, got); diff != "" && !strings.HasPrefix(path, "retired") {
			t.Errorf("%s: Choices (-) and the schema's %s (+): %s", path, keyword, diff)
		}
		seen[path] = true
	}
	walk(root, "")
	for _, choice := range assessment.Choices() {
		if !seen[choice.Key] {
			t.Errorf("%s is not in the schema", choice.Key)
		}
	}
}

func orEmpty(value any) map[string]any {
	m, _ := value.(map[string]any)
	return m
}
