package assessment

import (
	"slices"

	"charter/questions"
)

// Facts are what decides which questions apply to a project. A nil or empty
// fact is not known yet, and then a question that depends on it is asked.
type Facts struct {
	Stage        questions.Stage `json:"stage,omitempty"`
	PeopleData   string          `json:"people_data,omitempty"`   // none, anonymous, pseudonymous, identifiable
	Algorithm    string          `json:"algorithm,omitempty"`     // none, rules, statistical, machine-learning, generative
	DecisionRole string          `json:"decision_role,omitempty"` // none, informs, recommends, decides
	Compute      string          `json:"compute,omitempty"`       // none, small, material

	HealthConfidential         *bool `json:"health_confidential,omitempty"`
	AffectsPeople              *bool `json:"affects_people,omitempty"`
	FrontlineUse               *bool `json:"frontline_use,omitempty"`
	SignificantSolelyAutomated *bool `json:"significant_solely_automated,omitempty"`
	Supplier                   *bool `json:"supplier,omitempty"`
	SharesData                 *bool `json:"shares_data,omitempty"`
	PublishesOutputs           *bool `json:"publishes_outputs,omitempty"`
	PublicFunction             *bool `json:"public_function,omitempty"`
	JobsAffected               *bool `json:"jobs_affected,omitempty"`
	OriginalSignatory          *bool `json:"original_signatory,omitempty"`
	ReviewHeld                 *bool `json:"review_held,omitempty"`
}

// ProjectStage implements [questions.Facts].
func (f Facts) ProjectStage() questions.Stage { return f.Stage }

// Fact implements [questions.Facts]. A name it does not know is Unknown.
func (f Facts) Fact(name string) questions.Truth {
	switch name {
	case "has_people_data":
		return noneOf(f.PeopleData, "none")
	case "personal_data":
		return noneOf(f.PeopleData, "none", "anonymous")
	case "uses_algorithm":
		return noneOf(f.Algorithm, "none")
	case "uses_ai":
		return noneOf(f.Algorithm, "none", "rules", "statistical")
	case "uses_compute":
		return noneOf(f.Compute, "none")
	case "recommends_or_decides":
		return noneOf(f.DecisionRole, "none", "informs")
	case "material_compute":
		return noneOf(f.Compute, "none", "small")
	}
	if said := f.yesNo(name); said != nil && *said != nil {
		return questions.TruthOf(**said)
	}
	return questions.Unknown
}

// yesNo finds the fact that is simply true or false by its key in the file.
func (f *Facts) yesNo(name string) **bool {
	switch name {
	case "health_confidential":
		return &f.HealthConfidential
	case "affects_people":
		return &f.AffectsPeople
	case "frontline_use":
		return &f.FrontlineUse
	case "significant_solely_automated":
		return &f.SignificantSolelyAutomated
	case "supplier":
		return &f.Supplier
	case "shares_data":
		return &f.SharesData
	case "publishes_outputs":
		return &f.PublishesOutputs
	case "public_function":
		return &f.PublicFunction
	case "jobs_affected":
		return &f.JobsAffected
	case "original_signatory":
		return &f.OriginalSignatory
	case "review_held":
		return &f.ReviewHeld
	}
	return nil
}

// noneOf tells whether a fact with several values has one that is not among
// those given. A value that nobody knows never hides a question.
func noneOf(value string, values ...string) questions.Truth {
	if value == "" {
		return questions.Unknown
	}
	return questions.TruthOf(!slices.Contains(values, value))
}
