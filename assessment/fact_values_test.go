package assessment_test

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"charter/assessment"
	"charter/assessment/project"
	"charter/assessment/sample/sampletest"
	"charter/questions"
)

func TestEveryFactCanBeToldAndTakenBack(t *testing.T) {
	t.Parallel()
	var facts assessment.Facts
	told := reflect.TypeFor[assessment.Facts]().NumField()
	if keys := assessment.FactKeys(); len(keys) != told {
		t.Fatalf("FactKeys lists %d facts, Facts has %d", len(keys), told)
	}
	for _, key := range assessment.FactKeys() {
		values := []string{assessment.FactYes, assessment.FactNo}
		if choice := assessment.ChoiceAt("facts." + key); choice.Key != "" {
			values = nil
			for _, option := range choice.Options {
				values = append(values, option.Value)
			}
		}
		for _, value := range values {
			if got := facts.With(key, value).Value(key); got != value {
				t.Errorf("%s told as %q reads %q", key, value, got)
			}
		}
		if got := facts.With(key, values[0]).With(key, "nonsense").Value(key); got != values[0] {
			t.Errorf("%s told as nonsense reads %q", key, got)
		}
		if got := facts.With(key, values[0]).With(key, ""); got != (assessment.Facts{}) {
			t.Errorf("%s taken back leaves %+v", key, got)
		}
	}
	if got := facts.With("no_such_fact", "yes"); got != (assessment.Facts{}) {
		t.Errorf("a fact that is none changed %+v", got)
	}
}

func TestEffectOfOtherFacts(t *testing.T) {
	t.Parallel()
	pack := sampletest.Pack(t)
	a := sampletest.Assessment(t, pack)
	if same := assessment.EffectOf(a, pack, a.Facts); !same.IsNothing() {
		t.Errorf("the same facts have an effect: %+v", same)
	}
	before := assessment.Compute(a, pack)
	e := assessment.EffectOf(a, pack, a.Facts.With("stage", string(questions.StageIdea)))
	if len(e.Closes) == 0 || len(e.Opens) != 0 {
		t.Errorf("going back to an idea opens %v and closes %v", e.Opens, e.Closes)
	}
	if got, want := e.Score.Counts.Applicable, before.Counts.Applicable-len(e.Closes); got != want {
		t.Errorf("%d questions would apply, want %d", got, want)
	}
	back := *a
	back.Facts = a.Facts.With("stage", string(questions.StageIdea))
	again := assessment.EffectOf(&back, pack, a.Facts)
	if !slices.Equal(slices.Sorted(slices.Values(again.Opens)), slices.Sorted(slices.Values(e.Closes))) {
		t.Errorf("coming back opens %v, but %v was closed", again.Opens, e.Closes)
	}
	essential := map[string]bool{}
	for _, q := range before.Questions {
		essential[q.ID] = q.Essential
	}
	for i, id := range e.Closes {
		if essential[id] != (i < e.EssentialClosed) {
			t.Errorf("%s is essential: %v, but stands at %d of %d that close, %d of them essential", id, essential[id], i+1, len(e.Closes), e.EssentialClosed)
		}
	}
}

func TestRequiredFieldsDoNotDependOnWhatIsFilledIn(t *testing.T) {
	t.Parallel()
	empty := assessment.New("x", assessment.PackRef{}, time.Unix(0, 0))
	full := assessment.New("x", assessment.PackRef{}, time.Unix(0, 0))
	full.Project.Title, full.Project.Data = "Buses", []project.DataItem{{Name: "Trips"}}
	want := assessment.RequiredFields(empty)
	if got := assessment.RequiredFields(full); !slices.Equal(got, want) || !slices.Contains(got, "title") || !slices.Contains(got, "data") {
		t.Errorf("required are %v and %v", want, got)
	}
	full.Facts = full.Facts.With("people_data", "none").With("affects_people", assessment.FactNo)
	full.Project.NoData = true
	got := assessment.RequiredFields(full)
	if slices.Contains(got, "data") || slices.Contains(got, "challenge.contact") {
		t.Errorf("required of a project without data about people and without effect on them: %v", got)
	}
}
