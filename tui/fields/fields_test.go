package fields_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"charter/assessment"
	"charter/questions/readability"
	"charter/tui/fields"
)

// leaves lists the keys of every value in a struct, as they stand in the file.
func leaves(t reflect.Type, prefix string) []string {
	var keys []string
	for i := range t.NumField() {
		field := t.Field(i)
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		kind := field.Type
		if kind.Kind() == reflect.Slice {
			kind = kind.Elem()
		}
		if kind.Kind() == reflect.Struct && kind != reflect.TypeFor[assessment.Date]() {
			keys = append(keys, leaves(kind, prefix+name+".")...)
			continue
		}
		keys = append(keys, prefix+name)
	}
	return keys
}

func allFields() []fields.Field {
	var all []fields.Field
	for _, part := range fields.Register() {
		all = append(all, part.Fields...)
		if part.List != nil {
			all = append(all, part.List.Fields...)
		}
	}
	return all
}

func TestEveryRegisterFieldIsAskedOnce(t *testing.T) {
	t.Parallel()
	var asked []string
	for _, field := range allFields() {
		asked = append(asked, field.Key)
		if field.Label == "" || field.Hint == "" {
			t.Errorf("%s has label %q and hint %q", field.Key, field.Label, field.Hint)
		}
	}
	want := leaves(reflect.TypeFor[assessment.Project](), "")
	slices.Sort(asked)
	slices.Sort(want)
	if !slices.Equal(asked, want) {
		t.Errorf("asked are\n%v\nin the file are\n%v", asked, want)
	}
}

func TestWhatIsPutIsRead(t *testing.T) {
	t.Parallel()
	for _, field := range allFields() {
		values := []string{"two words", ""}
		switch field.Kind {
		case fields.KindChoice:
			values = []string{field.Options()[0].Value, ""}
		case fields.KindMany:
			values = []string{field.Options()[0].Value + "\n" + field.Options()[1].Value, ""}
		case fields.KindDay:
			values = []string{"2026-05-31", ""}
		case fields.KindYes:
			values = []string{assessment.FactYes, ""}
		}
		var p assessment.Project
		for _, value := range values {
			field.Put(&p, 0, value)
			if got := field.Value(&p, 0); got != value {
				t.Errorf("%s was put as %q and reads %q", field.Key, value, got)
			}
		}
	}
}

func TestADayThatIsNoneIsNotPut(t *testing.T) {
	t.Parallel()
	part, ok := fields.PartOf("review.next")
	if !ok {
		t.Fatal("nothing asks for review.next")
	}
	var p assessment.Project
	part.Fields[0].Put(&p, 0, "2026-05-31")
	part.Fields[0].Put(&p, 0, "soon")
	if got := part.Fields[0].Value(&p, 0); got != "2026-05-31" {
		t.Errorf("the day is %q after a slip of the pen", got)
	}
}

func TestItemsAreAddedAndRemoved(t *testing.T) {
	t.Parallel()
	part, _ := fields.PartOf("risks")
	risk := part.List.Fields[0]
	var p assessment.Project
	risk.Put(&p, 0, "It sends people home")
	risk.Put(&p, 1, "It is slow")
	risk.Put(&p, 7, "too far")
	if part.List.Len(&p) != 2 || risk.Value(&p, 7) != "" {
		t.Fatalf("the list is %+v", p.Risks)
	}
	before := p.Risks
	part.List.Remove(&p, 0)
	if len(p.Risks) != 1 || p.Risks[0].Risk != "It is slow" || before[0].Risk != "It sends people home" {
		t.Errorf("after removing the first the list is %+v, and was %+v", p.Risks, before)
	}
}

func TestRequiredFieldsHaveAPart(t *testing.T) {
	t.Parallel()
	for _, key := range assessment.RequiredFields(&assessment.Assessment{}) {
		if key == "facts.stage" {
			continue // asked with the facts
		}
		if _, ok := fields.PartOf(key); !ok {
			t.Errorf("nothing asks for %s", key)
		}
	}
}

func TestFactsCanBeUnderstood(t *testing.T) {
	t.Parallel()
	sum := 0.0
	for _, fact := range fields.Facts() {
		if fact.Options[0].Value != "" || fact.Options[0].Label != "Not known yet" || len(fact.Options) < 3 {
			t.Errorf("%s has the options %v", fact.Key, fact.Options)
		}
		if !strings.HasSuffix(fact.Question, "?") {
			t.Errorf("%s asks %q", fact.Key, fact.Question)
		}
		const leastOfOne = 35 // names of organisations alone make a text hard by the formula
		ease := readability.Measure(fact.Question + " " + fact.Help).Ease
		if ease < leastOfOne {
			t.Errorf("%s has reading ease %.0f: %s", fact.Key, ease, fact.Help)
		}
		sum += ease / float64(len(fields.Facts()))
	}
	const plainEnglish = 60
	if sum < plainEnglish {
		t.Errorf("the facts have reading ease %.0f on average", sum)
	}
}
