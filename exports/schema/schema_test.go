package schema_test

import (
	"testing"

	"charter/exports/schema"
)

func TestEverySchemaCompiles(t *testing.T) {
	t.Parallel()
	for _, name := range schema.Names() {
		if _, known := schema.Schema(name); !known {
			t.Errorf("schema %s is listed but not known", name)
		}
		if err := schema.Validate(name, []byte(`7`)); err == nil {
			t.Errorf("schema %s accepts a number", name)
		} else {
			t.Log(name, err)
		}
	}
	for _, name := range []string{"shared", "", "../schema", "nothing"} {
		if _, known := schema.Schema(name); known {
			t.Errorf("schema %q is known", name)
		}
	}
}
