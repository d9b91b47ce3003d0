package schema_test

import (
	"testing"

	"charter/assessment/project"
)

// The catalogue of a project's fields and the schema know the same fields, holding
// the same. That the values of choices are the same package assessment tests.
func TestSchemaAndCatalogueAgree(t *testing.T) {
	t.Parallel()
	root := load(t)
	inSchema := map[string]node{}
	var walk func(n node, prefix string)
	walk = func(n node, prefix string) {
		for key, member := range n.Properties {
			whole := member.follow(root)
			inner := whole
			if whole.Items != nil {
				inner = whole.Items.follow(root)
			}
			if inner.Properties != nil {
				walk(inner, prefix+key+".")
				continue
			}
			member.Type, member.Items = whole.Type, whole.Items
			inSchema[prefix+key] = member
		}
	}
	walk(root.Defs["project"], "")
	for _, field := range project.Fields() {
		member, ok := inSchema[field.Key]
		delete(inSchema, field.Key)
		want := "string"
		switch field.Kind {
		case project.KindSeveral, project.KindMany:
			want = "array"
		case project.KindYes:
			want = "boolean"
		}
		isDay := member.Ref == "#/$defs/date"
		if !ok || member.Type != want || isDay != (field.Kind == project.KindDay) {
			t.Errorf("%s is %s in the schema (a day: %t), and in the catalogue of kind %d", field.Key, member.Type, isDay, field.Kind)
		}
	}
	for key := range inSchema {
		t.Errorf("%s is not in the catalogue", key)
	}
}
