package schema_test

import (
	"slices"
	"strings"
	"testing"

	"charter/assessment/schema"
)

// A keyword that the reader of schemas does not know would be a demand that
// nobody makes; so it is refused. exports/schema tests that the reader agrees
// with a library about the keywords it knows.
func TestSchemasThatCannotBeUsedAreRefused(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		`{"oneOf": [{"type": "string"}]}`:              "#/oneOf: this keyword is not known",
		`{"properties": {"a": {"uniqueItems": true}}}`: "#/properties/a/uniqueItems",
		`{"$ref": "#/$defs/gone"}`:                     "there is no part #/$defs/gone",
		`{"$ref": "other.json"}`:                       "there is no part other.json",
		`{"pattern": "("}`:                             "#/pattern",
		`{"minimum": "one"}`:                           "is not a number",
		`{"items": false}`:                             "is no schema here",
		`{"type": "string"`:                            "not JSON",
		`{"$defs": {"a": {"anyOf": []}}, "properties": {"b": {"$ref": "#/$defs/a"}}}`: "#/$defs/a/anyOf",
	} {
		if _, err := schema.Compile([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %q", text, err, want)
		}
	}
}

func TestFaultsHavePlacesAndWords(t *testing.T) {
	t.Parallel()
	node, err := schema.Compile([]byte(`{
		"type": "object", "required": ["name", "day"], "additionalProperties": false,
		"properties": {
			"name": {"type": "string", "minLength": 1},
			"day": {"$ref": "#/$defs/day", "type": "string", "minLength": 1},
			"levels": {"type": "array", "items": {"type": "integer", "minimum": 0, "maximum": 3}, "minItems": 2, "maxItems": 2},
			"tree": {"$ref": "#/$defs/tree"},
			"words": {"type": "object", "propertyNames": {"minLength": 2}}
		},
		"$defs": {
			"day": {"type": "string", "pattern": "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"},
			"tree": {"type": ["object", "null"], "additionalProperties": {"$ref": "#/$defs/tree"}}
		}}`))
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string][]string{
		`{"name": "x", "day": "2026-11-22"}`:                                            nil,
		`{"n\u0061me": "x", "day": "2026-11-22"}`:                                       nil,
		`{"name": "x", "day": ""}`:                                                      {"day must be a date such as 2026-11-22"},
		`{"name": "", "day": 7}`:                                                        {"name must be text in double quotes, not empty", "day must be a date such as 2026-11-22"},
		`{"nam\u00e9": "x", "day": "2026-11-22"}`:                                       {"namé is not a field that charter knows", "name is missing"},
		`{"name": "x", "day": "2026-11-22", "levels": [1, 4]}`:                          {"levels.1 must be a whole number from 0 to 3"},
		`{"name": "x", "day": "2026-11-22", "levels": [1, 2.0]}`:                        nil,
		`{"name": "x", "day": "2026-11-22", "levels": [1, 1e999]}`:                      {"levels.1 must be a whole number from 0 to 3"},
		`{"name": "x", "day": "2026-11-22", "levels": [1]}`:                             {"levels must be a list of 2 items in square brackets"},
		`{"name": "x", "day": "2026-11-22", "tree": {"a": {"b": null, "c": {"d": 1}}}}`: {"tree.a.c.d must be a group of fields in curly brackets"},
		`{"name": "x", "day": "2026-11-22", "words": {"a": 1}}`:                         {"words must be text in double quotes, not empty"},
		`[]`: {" must be a group of fields in curly brackets"},
	} {
		var got []string
		for _, fault := range node.Check([]byte(text), 10) {
			got = append(got, strings.Join(fault.Path, ".")+" "+fault.Words())
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
