package assessment_test

import (
	"slices"
	"testing"

	"charter/assessment"
	"charter/questions"
)

// profiles visits the projects of a council that have not gone further than a pilot, in
// every way in which their facts can be.
func profiles(visit func(a *assessment.Assessment)) {
	yes, no := true, false
	for _, stage := range []questions.Stage{questions.StageIdea, questions.StageDesign, questions.StagePilot} {
		for _, algorithm := range []string{"none", "statistical", "machine-learning", "generative"} {
			for _, people := range []string{"none", "anonymous", "identifiable"} {
				for bits := range 1 << 7 {
					set := func(bit int) *bool {
						if bits&(1<<bit) != 0 {
							return &yes
						}
						return &no
					}
					a := &assessment.Assessment{Facts: assessment.Facts{
						Stage: stage, Algorithm: algorithm, PeopleData: people, DecisionRole: "recommends", Compute: "light",
						AffectsPeople: set(0), FrontlineUse: set(1), Supplier: set(2), SharesData: set(3), PublishesOutputs: set(4),
						JobsAffected: set(5), PublicFunction: set(6), HealthConfidential: &no, SignificantSolelyAutomated: &no, OriginalSignatory: &no, ReviewHeld: &no,
					}}
					a.Project.OrganisationType, a.Project.Domain = "local-authority", []string{"transport"}
					visit(a)
				}
			}
		}
	}
}

func askedOf(pack *questions.Pack, a *assessment.Assessment) (asked []*questions.Question) {
	for i := range pack.Principles {
		for j := range pack.Principles[i].Questions {
			if q := &pack.Principles[i].Questions[j]; q.Applies.Holds(a.Conditions()) {
				asked = append(asked, q)
			}
		}
	}
	return asked
}

// A project up to a pilot is asked 52 questions at most, whatever its facts. As long as its
// domain is blank three more may be: they may be about health data, and what is not known
// hides no question. They are known to be in doubt, and which field it hangs on.
func TestTypicalProjectsAreAskedNoMoreThanAnEveningTakes(t *testing.T) {
	t.Parallel()
	const most = 52
	pack, err := questions.Default()
	if err != nil {
		t.Fatal(err)
	}
	highest, onHealth := 0, []string{"PRI-4", "LEG-4", "LEG-8"}
	profiles(func(a *assessment.Assessment) {
		asked := askedOf(pack, a)
		if highest = max(highest, len(asked)); len(asked) > most {
			t.Fatalf("%d questions are asked of %+v", len(asked), a.Facts)
		}
		for _, q := range asked {
			if q.Applies.InDoubt(a.Conditions()) {
				t.Fatalf("%s is in doubt where all is known: %+v", q.ID, a.Facts)
			}
		}
		a.Project.Domain = nil
		for _, q := range askedOf(pack, a) {
			doubt := q.Applies.InDoubt(a.Conditions())
			if more := !slices.Contains(asked, q); more != doubt || more && (!slices.Contains(onHealth, q.ID) || !slices.Equal(a.Conditions().Blank(q.Applies), []string{"domain"})) {
				t.Fatalf("%s is asked without a domain (more: %v), in doubt: %v, for %v: %+v", q.ID, more, doubt, a.Conditions().Blank(q.Applies), a.Facts)
			}
		}
	})
	if highest != most {
		t.Errorf("%d questions are asked at most, want %d: change what the texts say", highest, most)
	}
}

// A small idea of which every fact is no is asked 15 at most, also while its field and
// organisation are blank.
func TestASmallIdeaIsAskedFewQuestions(t *testing.T) {
	t.Parallel()
	pack, err := questions.Default()
	if err != nil {
		t.Fatal(err)
	}
	no := false
	a := &assessment.Assessment{Facts: assessment.Facts{
		Stage: questions.StageIdea, Algorithm: "none", PeopleData: "none", DecisionRole: "none", Compute: "none",
		AffectsPeople: &no, FrontlineUse: &no, Supplier: &no, SharesData: &no, PublishesOutputs: &no, JobsAffected: &no,
		PublicFunction: &no, HealthConfidential: &no, SignificantSolelyAutomated: &no, OriginalSignatory: &no, ReviewHeld: &no,
	}}
	if n := len(askedOf(pack, a)); n > 15 {
		t.Errorf("%d questions", n)
	}
}
