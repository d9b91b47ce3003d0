package register

import (
	"reflect"
	"slices"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"charter/assessment"
	"charter/assessment/project"
	"charter/exports/fields"
	"charter/exports/texts"
	"charter/exports/wording"
	"charter/questions"
)

type saidByFact struct{ key, before, atrs string }

// saidByFacts are the fields of an entry that the project's facts say: each stands
// before a field of the project. An entry needs them all.
func saidByFacts() []saidByFact {
	return []saidByFact{
		{"stage", "dates", "0.3"}, {"uses_ai", "capability", "1.2"}, {"algorithm_kind", "capability", "2.4.1.5"}, {"decision_role", "human_review", "2.3.1"},
	}
}

// projectKeys lists the fields that tell what the project is, in order: those of a
// project as its file has them, with what the facts say in between.
func projectKeys() []string {
	var keys []string
	for field := range reflect.TypeFor[project.Project]().Fields() {
		key := texts.JSONKey(field)
		for _, fact := range saidByFacts() {
			if fact.before == key {
				keys = append(keys, fact.key)
			}
		}
		keys = append(keys, key)
	}
	return keys
}

// entryField is a field of a register entry as it is read: one text, or
// several under labels of their own.
type entryField struct {
	key   string
	parts []fields.Field // keys of parts are whole, e.g. "benefit.measure"
}

func (f entryField) blank() bool {
	return !slices.ContainsFunc(f.parts, func(part fields.Field) bool { return strings.TrimSpace(part.Text) != "" })
}

// entryFields gives the fields of an entry in order, with days written by day.
func entryFields(e *Entry, day func(assessment.Date) string) []entryField {
	says := fields.Of(&e.Project, day)
	told := map[string][]fields.Field{
		"stage": {factText("stage", stageText(e.Stage))}, "uses_ai": {factText("uses_ai", e.UsesAI)},
		"algorithm_kind": {factText("algorithm_kind", assessment.ChoiceAt("facts.algorithm").Label(e.AlgorithmKind))},
		"decision_role":  {factText("decision_role", assessment.ChoiceAt("facts.decision_role").Label(e.DecisionRole))},
		"dates":          {factText("dates.created", day(e.Dates.Created)), factText("dates.updated", day(e.Dates.Updated))},
	}
	var all []entryField
	for _, key := range projectKeys() {
		field := entryField{key: key, parts: told[key]}
		for _, text := range says {
			if top, _, _ := strings.Cut(text.Key, "."); top == key {
				field.parts = append(field.parts, text)
			}
		}
		if field.parts != nil {
			all = append(all, field)
		}
	}
	return all
}

// factText is a field of an entry that is none of the project.
func factText(key, text string) fields.Field {
	line := project.Line{Key: key, Label: wording.Field(key)}
	for _, fact := range saidByFacts() {
		if fact.key == key {
			line.ATRS = []project.ATRS{{Ref: fact.atrs}}
		}
	}
	return fields.Field{Line: line, Text: text}
}

// MarshalJSONTo writes an entry with every field of the project in it, whether it is
// blank or not, and what the facts say among them.
func (e *Entry) MarshalJSONTo(out *jsontext.Encoder) error {
	if err := out.WriteToken(jsontext.BeginObject); err != nil {
		return err
	}
	said := projectKeys()
	for field := range reflect.TypeFor[Entry]().Fields() {
		keys := []string{texts.JSONKey(field)}
		switch {
		case field.Anonymous:
			keys = said
		case slices.Contains(said, keys[0]):
			continue
		}
		for _, key := range keys {
			if err := out.WriteToken(jsontext.String(key)); err != nil {
				return err
			}
			if err := json.MarshalEncode(out, e.member(key)); err != nil {
				return err
			}
		}
	}
	return out.WriteToken(jsontext.EndObject)
}

// member gives what an entry has under a key: its own first, then the project's.
func (e *Entry) member(key string) any {
	for _, in := range []reflect.Value{reflect.ValueOf(e).Elem(), reflect.ValueOf(&e.Project).Elem()} {
		for field, value := range in.Fields() {
			if texts.JSONKey(field) == key {
				return value.Interface()
			}
		}
	}
	return nil
}

// isNeeded reports whether an entry needs a field, or a part of one: always, or where
// the facts call for it. A fact that is not known yet counts as true.
func isNeeded(key string, f assessment.Facts) bool {
	if slices.ContainsFunc(saidByFacts(), func(fact saidByFact) bool { return fact.key == key }) {
		return true
	}
	needed := project.LineOf(key).Needed
	return needed != nil && needed.Holds(f)
}

func stageText(stage questions.Stage) string {
	if stage == questions.StageUnknown {
		return ""
	}
	return wording.Stage(stage)
}

// notStated lists the fields that the entry needs and that are blank. The parts
// that the self-assessment itself needs are listed one by one.
func notStated(e *Entry, f assessment.Facts) []string {
	blank := []string{}
	for _, field := range entryFields(e, assessment.Date.String) {
		if !isNeeded(field.key, f) {
			continue
		}
		if field.blank() {
			blank = append(blank, field.key)
			continue
		}
		for _, part := range field.parts {
			if strings.TrimSpace(part.Text) == "" && isNeeded(part.Key, f) {
				blank = append(blank, part.Key)
			}
		}
	}
	return blank
}
