// Package schema holds the JSON Schemas (2020-12) of everything that charter
// writes as JSON, by the names that the command charter schema knows.
//
// They promise which keys there are, their types and what they mean. Keys may be
// added in later versions, never renamed or given another meaning, so a reader
// must accept keys it does not know. Parts that several schemas share are kept
// once, in shared.json and in the schema of the assessment file, and each schema
// is given out whole.
package schema

import (
	"embed"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"charter/assessment/schema"
)

// The folder released holds the schemas that released versions printed. Those of
// the report are built in, to check reports that are out in the world.
//
//go:embed *.json released/*/report.json
var files embed.FS

// Names lists the schemas: the assessment file, also as it was in format 1, then what is
// written from it.
func Names() []string {
	return []string{"assessment", "assessment/1", "changes", "pack", "register", "register-entry", "report", "score", "summary"}
}

// Schema gives a schema by its name, as indented JSON text. It reports false for a
// name it does not know.
func Schema(name string) ([]byte, bool) {
	switch name {
	case "assessment":
		return schema.Assessment(), true
	case "assessment/1":
		return schema.Assessment1(), true
	case "shared":
		return nil, false
	}
	text, err := files.ReadFile(name + ".json")
	if err != nil {
		return nil, false
	}
	whole, err := complete(text)
	return whole, err == nil
}

// ReleasedReport gives the schema of reports that a released version of charter
// printed, e.g. of "1.0.0". It reports false for a version it does not know.
func ReleasedReport(version string) ([]byte, bool) {
	text, err := files.ReadFile("released/" + version + "/report.json")
	return text, err == nil
}

// Validate reports why a JSON text does not fit the schema with a name, or nil.
func Validate(name string, text []byte) error {
	source, known := Schema(name)
	if !known {
		return fmt.Errorf("there is no schema %q; choose from %s", name, strings.Join(Names(), ", "))
	}
	return Fit(source, text)
}

// FitStrictly does what [Fit] does, and refuses keys that the schema does not
// describe: what wrote them was not the program that printed the schema.
func FitStrictly(source, text []byte) error {
	fits, err := Strictly(source)
	if err != nil {
		return err
	}
	return fits(text)
}

// Strictly gives what [FitStrictly] does with a schema, for many texts, also at once: the schema is
// read but once.
func Strictly(source []byte) (fits func(text []byte) error, err error) {
	var whole any
	if err = json.Unmarshal(source, &whole); err == nil {
		shut(whole)
		source, err = json.Marshal(whole)
	}
	if err != nil {
		return nil, fmt.Errorf("the schema is damaged: %w", err)
	}
	return compiled(source)
}

// Fit reports why a JSON text does not fit a schema, or nil.
func Fit(source, text []byte) error {
	fits, err := compiled(source)
	if err != nil {
		return err
	}
	return fits(text)
}

func compiled(source []byte) (fits func(text []byte) error, err error) {
	node, err := schema.Compile(source)
	if err != nil {
		return nil, fmt.Errorf("the schema is damaged: %w", err)
	}
	return func(text []byte) error { return faultsOf(node, text) }, nil
}

func faultsOf(node *schema.Node, text []byte) error {
	if err := wellFormed(text); err != nil {
		return fmt.Errorf("this is not JSON: %w", err)
	}
	const most = 5 // faults told: enough to work from
	var faults []string
	for _, fault := range node.Check(text, most) {
		faults = append(faults, strings.TrimSpace(strings.Join(fault.Path, ".")+" "+fault.Words()))
	}
	if faults == nil {
		return nil
	}
	return errors.New(strings.Join(faults[:min(len(faults), most)], "; "))
}

// wellFormed reports why a text is not one JSON value without doubled names.
func wellFormed(text []byte) error {
	var value jsontext.Value
	return json.Unmarshal(text, &value)
}

// complete adds to a schema the members that it takes from another part, then the
// shared parts that it refers to, and theirs.
func complete(text []byte) ([]byte, error) {
	var whole map[string]any
	if err := json.Unmarshal(text, &whole); err != nil {
		return nil, err
	}
	shared, err := sharedParts()
	if err != nil {
		return nil, err
	}
	join(whole, shared)
	parts := map[string]any{}
	var add func(node any)
	add = func(node any) {
		switch node := node.(type) {
		case map[string]any:
			if name, ok := strings.CutPrefix(textOf(node["$ref"]), "#/$defs/"); ok && parts[name] == nil {
				parts[name] = shared[name]
				add(shared[name])
			}
			for _, inner := range node {
				add(inner)
			}
		case []any:
			for _, inner := range node {
				add(inner)
			}
		}
	}
	add(whole)
	if len(parts) > 0 {
		whole["$defs"] = parts
	}
	out, err := json.Marshal(whole, json.Deterministic(true), jsontext.WithIndent("  "))
	return append(out, '\n'), err
}

// join adds to a schema all members of the part that its membersOf names, as members
// that must be there. One that the schema describes itself stays as it is.
func join(whole, shared map[string]any) {
	part, _ := shared[strings.TrimPrefix(textOf(whole["membersOf"]), "#/$defs/")].(map[string]any)
	delete(whole, "membersOf")
	theirs, _ := part["properties"].(map[string]any)
	for _, key := range slices.Sorted(maps.Keys(theirs)) {
		if own := whole["properties"].(map[string]any); own[key] == nil {
			own[key] = theirs[key]
		}
		whole["required"] = append(whole["required"].([]any), key)
	}
}

// textOf gives a text, or "" for what is none.
func textOf(value any) string {
	text, _ := value.(string)
	return text
}

// sharedParts gives the parts that schemas share. Those of the assessment file
// accept keys they do not know here, as every output does.
func sharedParts() (map[string]any, error) {
	var own, file struct {
		Parts map[string]any `json:"$defs"`
	}
	text, err := files.ReadFile("shared.json")
	if err == nil {
		err = json.Unmarshal(text, &own)
	}
	if err == nil {
		err = json.Unmarshal(schema.Assessment(), &file)
	}
	if err != nil {
		return nil, err
	}
	for name, part := range file.Parts {
		if own.Parts[name] == nil {
			open(part)
			own.Parts[name] = part
		}
	}
	return own.Parts, nil
}

// open makes a part accept keys it does not know.
func open(node any) {
	switch node := node.(type) {
	case map[string]any:
		delete(node, "additionalProperties")
		for _, inner := range node {
			open(inner)
		}
	case []any:
		for _, inner := range node {
			open(inner)
		}
	}
}

// shut makes a schema refuse keys that it does not describe.
func shut(node any) {
	switch node := node.(type) {
	case map[string]any:
		_, said := node["additionalProperties"]
		if _, object := node["properties"].(map[string]any); object && !said {
			node["additionalProperties"] = false
		}
		for _, inner := range node {
			shut(inner)
		}
	case []any:
		for _, inner := range node {
			shut(inner)
		}
	}
}
