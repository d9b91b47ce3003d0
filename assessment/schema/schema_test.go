package schema_test

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"charter/assessment"
	"charter/assessment/schema"
)

// node is as much of a JSON Schema as these tests look at.
type node struct {
	Ref         string          `json:"$ref"`
	Type        any             `json:"type"`
	Description string          `json:"description"`
	Properties  map[string]node `json:"properties"`
	Additional  json.RawMessage `json:"additionalProperties"`
	Required    []string        `json:"required"`
	Items       *node           `json:"items"`
	Enum        []any           `json:"enum"`
	Examples    []any           `json:"examples"`
	Const       any             `json:"const"`
	Defs        map[string]node `json:"$defs"`
}

func load(t *testing.T) node {
	t.Helper()
	var root node
	if err := json.Unmarshal(schema.Assessment(), &root); err != nil {
		t.Fatal(err)
	}
	return root
}

func (n node) follow(root node) node {
	if name, ok := strings.CutPrefix(n.Ref, "#/$defs/"); ok {
		return root.Defs[name].follow(root)
	}
	return n
}

// Every field of the Go types stands in the schema with the same kind of value,
// and the schema has no other.
func TestSchemaAndTypesHaveTheSameKeys(t *testing.T) {
	t.Parallel()
	root := load(t)
	compare(t, root, "", root, reflect.TypeFor[assessment.Assessment]())
}

func compare(t *testing.T, root node, path string, n node, typ reflect.Type) {
	t.Helper()
	n = n.follow(root)
	if n.Description == "" {
		t.Errorf("%s: no description", path)
	}
	switch {
	case typ == reflect.TypeFor[time.Time](), typ == reflect.TypeFor[assessment.Date]():
		wantType(t, path, n, "string")
	case typ.Kind() == reflect.Pointer && typ.Elem().Kind() == reflect.Bool && strings.HasPrefix(path, ".facts."):
		wantType(t, path, n, "boolean", "null")
	case typ.Kind() == reflect.Pointer:
		compare(t, root, path, n, typ.Elem())
	case typ.Kind() == reflect.Struct:
		wantType(t, path, n, "object")
		compareFields(t, root, path, n, typ)
	case typ.Kind() == reflect.Slice, typ.Kind() == reflect.Array:
		wantType(t, path, n, "array")
		compare(t, root, path+"[]", *n.Items, typ.Elem())
	case typ.Kind() == reflect.Map:
		wantType(t, path, n, "object")
		var each node
		if err := json.Unmarshal(n.Additional, &each); err != nil {
			t.Fatal(path, err)
		}
		compare(t, root, path+"{}", each, typ.Elem())
	case typ.Kind() == reflect.Bool:
		wantType(t, path, n, "boolean")
	case typ.Kind() == reflect.Int:
		wantType(t, path, n, "integer")
	case n.Const != nil:
	case strings.HasPrefix(path, ".facts."):
		wantType(t, path, n, "string", "null")
	default:
		wantType(t, path, n, "string")
	}
}

func compareFields(t *testing.T, root node, path string, n node, typ reflect.Type) {
	t.Helper()
	if string(n.Additional) != "false" {
		t.Errorf("%s: additionalProperties is not false", path)
	}
	keys, always := []string{}, []string{}
	for i := range typ.NumField() {
		field := typ.Field(i)
		key, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		keys = append(keys, key)
		if options == "" && key != "project" && key != "facts" { // these two may be left out whole
			always = append(always, key)
		}
		if next, ok := n.Properties[key]; ok {
			compare(t, root, path+"."+key, next, field.Type)
		}
	}
	slices.Sort(keys)
	if diff := cmp.Diff(keys, slices.Sorted(maps.Keys(n.Properties))); diff != "" {
		t.Errorf("%s: keys of the Go type (-) and of the schema (+):\n%s", path, diff)
	}
	if diff := cmp.Diff(slices.Sorted(slices.Values(always)), slices.Sorted(slices.Values(n.Required))); diff != "" && len(always)+len(n.Required) > 0 {
		t.Errorf("%s: keys always written (-) and required (+):\n%s", path, diff)
	}
}

func wantType(t *testing.T, path string, n node, want ...any) {
	t.Helper()
	got, ok := n.Type.([]any)
	if !ok {
		got = []any{n.Type}
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s: type %v, want %v", path, got, want)
	}
}
