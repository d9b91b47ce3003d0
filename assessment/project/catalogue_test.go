package project_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"charter/assessment/date"
	"charter/assessment/project"
	"charter/questions"
)

// leaves lists the keys of every value in a struct, as they stand in the file.
func leaves(t reflect.Type, prefix string) []string {
	var keys []string
	for field := range t.Fields() {
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		kind := field.Type
		if kind.Kind() == reflect.Slice {
			kind = kind.Elem()
		}
		if kind.Kind() == reflect.Struct && kind != reflect.TypeFor[date.Date]() {
			keys = append(keys, leaves(kind, prefix+name+".")...)
			continue
		}
		keys = append(keys, prefix+name)
	}
	return keys
}

func TestEveryFieldStandsInTheCatalogueOnce(t *testing.T) {
	t.Parallel()
	var inFile, asked []string
	for _, field := range project.Fields() {
		inFile = append(inFile, field.Key)
		if field.Label == "" || field.Hint == "" || strings.Contains(field.Hint, "{") {
			t.Errorf("%s has label %q and hint %q", field.Key, field.Label, field.Hint)
		}
		if hasOptions := field.Kind == project.KindChoice || field.Kind == project.KindMany; hasOptions != (len(field.Options) > 0) {
			t.Errorf("%s has the options %v", field.Key, field.Options)
		}
	}
	if diff := cmp.Diff(leaves(reflect.TypeFor[project.Project](), ""), inFile); diff != "" {
		t.Errorf("in the file are (-), in the catalogue, in the order of the file, are (+):\n%s", diff)
	}
	for _, part := range project.Parts() {
		fields := part.Fields
		if part.List != nil {
			fields = part.List.Fields
		}
		for _, field := range fields {
			asked = append(asked, field.Key)
		}
	}
	slices.Sort(asked)
	slices.Sort(inFile)
	if !slices.Equal(asked, inFile) {
		t.Errorf("asked are\n%v\nin the file are\n%v", asked, inFile)
	}
}

func TestWhatIsPutIsRead(t *testing.T) {
	t.Parallel()
	for _, field := range project.Fields() {
		value, texts := "two words", []string{"two words"}
		switch field.Kind {
		case project.KindSeveral:
			value, texts = "one, two words", []string{"one", "two words"}
		case project.KindChoice:
			value, texts = field.Options[0].Value, []string{field.Options[0].Value}
		case project.KindMany:
			value, texts = field.Options[0].Value+"\n"+field.Options[1].Value, []string{field.Options[0].Value, field.Options[1].Value}
		case project.KindDay:
			value, texts = "2026-05-31", []string{"2026-05-31"}
		case project.KindYes:
			value, texts = project.Yes, []string{project.Yes}
		}
		var p project.Project
		field.Put(&p, 0, value)
		if got := field.Value(&p, 0); got != value || !slices.Equal(field.Texts(&p, 0), texts) {
			t.Errorf("%s was put as %q and reads %q, %q", field.Key, value, got, field.Texts(&p, 0))
		}
		if text := field.Text(&p, 0); text != nil {
			*text = "in place"
			if field.Value(&p, 0) != "in place" {
				t.Errorf("%s cannot be changed in place", field.Key)
			}
		}
		field.Put(&p, 0, "")
		if field.Value(&p, 0) != "" || field.Value(&p, 7) != "" && field.Item() || field.Text(&p, 7) != nil && field.Item() {
			t.Errorf("%s is not blank again, or is there past the end", field.Key)
		}
	}
}

func TestADayThatIsNoneIsNotPut(t *testing.T) {
	t.Parallel()
	next, ok := project.FieldOf("review.next")
	if !ok {
		t.Fatal("nothing asks for review.next")
	}
	var p project.Project
	next.Put(&p, 0, "2026-05-31")
	next.Put(&p, 0, "soon")
	if got := next.Value(&p, 0); got != "2026-05-31" {
		t.Errorf("the day is %q after a slip of the pen", got)
	}
}

func TestItemsAreAddedAndRemoved(t *testing.T) {
	t.Parallel()
	list := project.ListOf("risks")
	risk := list.Fields[0]
	var p project.Project
	risk.Put(&p, 0, "It sends people home")
	risk.Put(&p, 1, "It is slow")
	risk.Put(&p, 7, "too far")
	if list.Len(&p) != 2 || risk.Count(&p) != 2 || risk.Path(1) != "project.risks.1.risk" {
		t.Fatalf("the list is %+v", p.Risks)
	}
	before := p.Risks
	list.Remove(&p, 0)
	if len(p.Risks) != 1 || p.Risks[0].Risk != "It is slow" || before[0].Risk != "It sends people home" {
		t.Errorf("after removing the first the list is %+v, and was %+v", p.Risks, before)
	}
}

func TestWhatIsRequiredIsAskedAndNeeded(t *testing.T) {
	t.Parallel()
	for _, required := range project.Required() {
		if required.Key == project.StageFact {
			continue // asked with the facts
		}
		if _, ok := project.PartOf(required.Key); !ok {
			t.Errorf("nothing asks for %s", required.Key)
		}
		if project.LineOf(required.Key).Needed == nil {
			t.Errorf("the verdict needs %s, and a register entry does not", required.Key)
		}
	}
}

// TestWhatMayNameAPerson: where an entry says nothing of names, all its text is withheld.
// No field there is asks for a person, so each that holds free text says whom it may name.
// What people must know, to turn to somebody, is withheld only for certain.
func TestWhatMayNameAPerson(t *testing.T) {
	t.Parallel()
	if (project.Field{}).Names != project.Person {
		t.Error("an entry that says nothing of names is not on the safe side")
	}
	for _, f := range project.Fields() {
		if f.Names == project.Person && len(f.Options) == 0 && f.Kind != project.KindDay && f.Kind != project.KindYes {
			t.Errorf("the entry of %s does not say whom its text may name", f.Key)
		}
	}
	for _, key := range []string{
		"responsible_role", "algorithm_owners.bias", "algorithm_owners.correction", "algorithm_owners.monitoring", "algorithm_owners.training", "review.reviewer",
	} {
		if f, ok := project.FieldOf(key); !ok || f.Names != project.MayName {
			t.Errorf("a name in %s is not withheld", key)
		}
	}
	var contacts []string
	for _, f := range project.Fields() {
		if f.Names == project.Contact {
			contacts = append(contacts, f.Key)
		}
	}
	if want := []string{"team", "contact_email", "challenge.contact"}; !slices.Equal(contacts, want) {
		t.Errorf("people can turn to %v, want %v", contacts, want)
	}
}

func TestNoDataIsAskedWhereTheFactsSaySo(t *testing.T) {
	t.Parallel()
	asked := func(p project.Project, known questions.Truth) bool {
		return slices.ContainsFunc(project.Asked(&p, said(known)), func(part project.Part) bool { return part.ID == project.NoDataPart })
	}
	if !asked(project.Project{}, questions.No) || !asked(project.Project{NoData: true}, questions.Yes) || asked(project.Project{}, questions.Unknown) {
		t.Error("it is asked of the wrong projects whether they use no data about people")
	}
}

// said are facts all of which are known in the same way.
type said questions.Truth

func (said) ProjectStage() questions.Stage { return questions.StageUnknown }
func (s said) Fact(string) questions.Truth { return questions.Truth(s) }
