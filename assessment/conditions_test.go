package assessment_test

import (
	"testing"

	"charter/assessment"
	"charter/questions"
)

// What follows from facts and fields together holds, does not hold, or is not known
// while one that it rests on is blank; and what is not known never hides a question.
func TestConditionsThatRestOnFieldsOfTheProject(t *testing.T) {
	t.Parallel()
	yes, no := true, false
	type tc struct {
		organisation string
		domain       []string
		confidential *bool
		people       string
		setting, may questions.Truth
	}
	const unknown, not, holds = questions.Unknown, questions.No, questions.Yes
	for name, c := range map[string]tc{
		"nothing is known":                          {"", nil, nil, "", unknown, unknown},
		"an NHS body with people's data":            {"nhs-body", nil, &no, "anonymous", holds, holds},
		"an NHS body without people's data":         {"nhs-body", nil, &no, "none", holds, not},
		"a university, field not said":              {"university", nil, &no, "identifiable", unknown, holds},
		"a university, another field":               {"university", []string{"education"}, &no, "identifiable", not, holds},
		"a council that works on health":            {"local-authority", []string{"education", "health"}, &no, "pseudonymous", holds, holds},
		"a council, field not said":                 {"local-authority", nil, &no, "pseudonymous", unknown, unknown},
		"a council that works on something else":    {"local-authority", []string{"regulation"}, &no, "identifiable", not, not},
		"the same, confidential said":               {"local-authority", []string{"regulation"}, &yes, "identifiable", not, holds},
		"the same, confidential not said":           {"local-authority", []string{"regulation"}, nil, "identifiable", not, unknown},
		"no data about people, field not said":      {"", nil, &no, "none", unknown, not},
		"an organisation of a type that is unusual": {"charity", []string{"health"}, nil, "", holds, unknown},
	} {
		a := &assessment.Assessment{}
		a.Project.OrganisationType, a.Project.Domain = c.organisation, c.domain
		a.Facts.HealthConfidential, a.Facts.PeopleData = c.confidential, c.people
		known := a.Conditions()
		if got := known.Fact("health_setting"); got != c.setting {
			t.Errorf("%s: health_setting is %v, want %v", name, got, c.setting)
		}
		if got := known.Fact("may_use_health_data"); got != c.may {
			t.Errorf("%s: may_use_health_data is %v, want %v", name, got, c.may)
		}
	}
}

// Every name that a condition may use is known to what it is asked of.
func TestEveryNameOfAConditionIsKnown(t *testing.T) {
	t.Parallel()
	no := false
	a := &assessment.Assessment{Facts: assessment.Facts{
		Stage: questions.StageIdea, PeopleData: "none", Algorithm: "none", DecisionRole: "none", Compute: "none",
		HealthConfidential: &no, AffectsPeople: &no, FrontlineUse: &no, SignificantSolelyAutomated: &no, Supplier: &no, SharesData: &no,
		PublishesOutputs: &no, PublicFunction: &no, JobsAffected: &no, OriginalSignatory: &no, ReviewHeld: &no,
	}}
	a.Project.OrganisationType, a.Project.Domain = "local-authority", []string{"regulation"}
	for _, name := range questions.FactNames() {
		if got := a.Conditions().Fact(name); got != questions.No {
			t.Errorf("%s is %v of a project of which all is no", name, got)
		}
	}
}
