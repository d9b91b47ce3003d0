package questions

import "slices"

// Stage is how far a project has come. The empty Stage means not known yet.
type Stage string

// The stages of a project, in order.
const (
	StageUnknown Stage = ""
	StageIdea    Stage = "idea"
	StageDesign  Stage = "design"
	StagePilot   Stage = "pilot"
	StageLive    Stage = "live"
	StageRetired Stage = "retired"
)

// Stages lists the known stages in order.
func Stages() []Stage {
	return []Stage{StageIdea, StageDesign, StagePilot, StageLive, StageRetired}
}

// AtOrPast reports whether a project at stage s is at or past from. An unknown
// stage counts as past every stage, so that no question is hidden by a gap.
func (s Stage) AtOrPast(from Stage) bool {
	if s == StageUnknown || from == StageUnknown {
		return true
	}
	return slices.Index(Stages(), s) >= slices.Index(Stages(), from)
}

// Truth is what is known about a fact: no, yes, or not known yet.
type Truth int8

// The three values of Truth. The zero value is Unknown.
const (
	Unknown Truth = iota
	No
	Yes
)

// TruthOf turns a known boolean into a Truth.
func TruthOf(b bool) Truth {
	if b {
		return Yes
	}
	return No
}

// Facts tell a Condition about a project.
type Facts interface {
	// ProjectStage is the project's stage, StageUnknown if not known yet.
	ProjectStage() Stage
	// Fact tells whether the named fact holds. Names are those of FactNames.
	Fact(name string) Truth
}

// FactNames lists the names a Condition may use: first those derived from a
// fact with several values or from fields of the project, then the facts that
// are simply true or false. What a derived name rests on counts as not known
// while it is blank, and what is not known can hold.
func FactNames() []string {
	return []string{
		"has_people_data", // people_data is not none
		"personal_data",   // people_data is pseudonymous or identifiable
		"uses_algorithm",  // algorithm is not none
		"uses_ai",         // algorithm is machine-learning or generative
		"uses_compute",    // compute is not none

		"recommends_or_decides", // decision_role is recommends or decides
		"material_compute",      // compute is material
		// organisation_type is nhs-body, or domain includes health
		"health_setting",
		// health_confidential; or has_people_data, and organisation_type is nhs-body or
		// university, or domain includes health
		"may_use_health_data",

		"health_confidential", "affects_people", "frontline_use", "significant_solely_automated",
		"supplier", "shares_data", "publishes_outputs", "public_function", "jobs_affected",
		"original_signatory", "review_held",
	}
}

// Condition decides whether a question is asked of a project. The zero
// Condition always holds.
type Condition struct {
	All  []string `json:"all"`  // every one of these facts holds
	Any  []string `json:"any"`  // at least one of these holds; empty: no such demand
	From Stage    `json:"from"` // the project is at or past this stage
}

// Holds reports whether the condition holds for a project. A fact that is not
// known yet counts as true: better to ask once too often than to hide a question.
func (c Condition) Holds(f Facts) bool {
	return c.holds(f, func(name string) bool { return f.Fact(name) != No })
}

// InDoubt reports whether a condition holds only because something is not known yet.
func (c Condition) InDoubt(f Facts) bool {
	return c.Holds(f) && !c.holds(f, func(name string) bool { return f.Fact(name) == Yes })
}

// holds reports whether a condition holds where the facts for which the function says so do.
func (c Condition) holds(f Facts, fact func(name string) bool) bool {
	if !f.ProjectStage().AtOrPast(c.From) {
		return false
	}
	for _, name := range c.All {
		if !fact(name) {
			return false
		}
	}
	return len(c.Any) == 0 || slices.ContainsFunc(c.Any, fact)
}
