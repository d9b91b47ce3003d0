package exports_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"testing"

	"github.com/go-json-experiment/json/jsontext"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"charter/assessment"
	"charter/exports/changes"
	"charter/exports/encoding"
	"charter/exports/exportstest"
	"charter/exports/portfolio"
	"charter/exports/register"
	"charter/exports/report"
	"charter/exports/schema"
	"charter/questions"
)

// strict gives a published schema that accepts no key it does not describe, so
// that a key which is written but not described is noticed.
func strict(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	text, known := schema.Schema(name)
	if !known {
		t.Fatalf("there is no schema %s", name)
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	closeObjects(document)
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("urn:strict:"+name, document); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile("urn:strict:" + name)
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

func closeObjects(node any) {
	switch node := node.(type) {
	case map[string]any:
		delete(node, "$id")
		_, open := node["additionalProperties"]
		if _, object := node["properties"].(map[string]any); object && node["type"] == "object" && !open {
			node["additionalProperties"] = false
		}
		for _, inner := range node {
			closeObjects(inner)
		}
	case []any:
		for _, inner := range node {
			closeObjects(inner)
		}
	}
}

// full gives an assessment that says something everywhere, with values from the
// lists where there are lists.
func full(pack *questions.Pack) *assessment.Assessment {
	a := filled("text of some length", pack)
	for i := range a.Project.Data {
		a.Project.Data[i].Personal, a.Project.Data[i].Use = "pseudonymous", "both"
	}
	a.Project.OptOut.DataSharing.Available, a.Project.OptOut.AIUse.Available = "yes", "no"
	a.Project.Outcomes[0].GoodOrBad = "bad"
	return a
}

func TestOutputsFitTheirSchemas(t *testing.T) {
	t.Parallel()
	pack := exportstest.Pack(t)
	schemas := map[string]*jsonschema.Schema{}
	for _, name := range []string{"report", "register-entry", "pack", "score", "summary", "changes", "register"} {
		schemas[name] = strict(t, name)
	}
	for name, a := range map[string]*assessment.Assessment{
		"sample": exportstest.Sample(t, pack), "empty": {}, "private": exportstest.Private(), "full": full(pack),
	} {
		for _, audience := range []report.Audience{report.Public, report.Internal} {
			r := report.Build(a, pack, exportstest.Options(audience))
			open := r
			if name == "full" {
				open = report.Build(publishable(a), pack, exportstest.Options(audience))
			}
			entry, err := register.Make(open)
			if err != nil {
				t.Fatal(err)
			}
			site, err := published(entry)
			if err != nil {
				t.Fatal(err)
			}
			for form, value := range map[string]any{
				"register": jsontext.Value(site["site/index.json"]),
				"report":   r, "register-entry": entry, "pack": pack,
				"score":   []report.FileScore{report.ScoreOf("a.charter.json", a, pack, r.Score, r.Made)},
				"summary": overview(t, a, pack, audience),
				"changes": changes.Diff(report.Build(&assessment.Assessment{}, pack, exportstest.Options(audience)), r, nil),
			} {
				text, err := encoding.JSON(value)
				if err != nil {
					t.Fatal(err)
				}
				if err := schema.Validate(form, text); err != nil {
					t.Errorf("%s, %s: the %s does not fit its schema: %v", name, audience, form, err)
				}
				var instance any
				if err := json.Unmarshal(text, &instance); err != nil {
					t.Fatal(err)
				}
				if err := schemas[form].Validate(instance); err != nil {
					t.Errorf("%s, %s: the %s has what its schema does not describe: %v", name, audience, form, err)
				}
			}
		}
	}
}

// overview gives what an overview tells of an assessment and of a file that cannot be read.
func overview(t *testing.T, a *assessment.Assessment, pack *questions.Pack, audience report.Audience) []portfolio.Project {
	t.Helper()
	options := portfolio.Options{Audience: audience, Now: exportstest.Options(audience).Now, Ahead: 400, Tool: "charter test"}
	told, err := portfolio.Of("a.charter.json", a, pack, options)
	if err != nil {
		told = portfolio.LeftOut("a.charter.json", err, options)
	}
	return []portfolio.Project{told, portfolio.LeftOut("b", errors.New("it is damaged"), options)}
}
