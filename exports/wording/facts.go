package wording

import (
	"strings"

	"charter/assessment"
	"charter/questions"
)

// NotKnown is said of a fact that nobody has told yet.
const NotKnown = "not known yet"

// NotStated is said of a register field that is blank.
const NotStated = "Not stated"

// Stage gives a project's stage in words.
func Stage(s questions.Stage) string {
	switch s {
	case questions.StageIdea:
		return "idea"
	case questions.StageDesign:
		return "design"
	case questions.StagePilot:
		return "pilot"
	case questions.StageLive:
		return "live"
	case questions.StageRetired:
		return "retired"
	}
	return NotKnown
}

// Fact is one fact about a project, in words.
type Fact struct {
	Key   string // as in the file, e.g. "people_data"
	Label string
	Value string // in words; NotKnown when nobody has told it
	Known bool
}

// Facts gives every fact of a project in the order in which it is asked.
func Facts(f assessment.Facts) []Fact {
	values := []Fact{
		{Key: "stage", Value: Stage(f.Stage), Known: f.Stage != ""},
		choice("people_data", f.PeopleData),
		choice("algorithm", f.Algorithm),
		choice("decision_role", f.DecisionRole),
		choice("compute", f.Compute),
		yesNo("health_confidential", f.HealthConfidential),
		yesNo("affects_people", f.AffectsPeople),
		yesNo("frontline_use", f.FrontlineUse),
		yesNo("significant_solely_automated", f.SignificantSolelyAutomated),
		yesNo("supplier", f.Supplier),
		yesNo("shares_data", f.SharesData),
		yesNo("publishes_outputs", f.PublishesOutputs),
		yesNo("public_function", f.PublicFunction),
		yesNo("jobs_affected", f.JobsAffected),
		yesNo("original_signatory", f.OriginalSignatory),
		yesNo("review_held", f.ReviewHeld),
	}
	for i := range values {
		values[i].Label = FactLabel(values[i].Key)
	}
	return values
}

func choice(key, value string) Fact {
	if value == "" {
		return Fact{Key: key, Value: NotKnown}
	}
	return Fact{Key: key, Value: assessment.ChoiceAt("facts." + key).Label(value), Known: true}
}

func yesNo(key string, value *bool) Fact {
	switch {
	case value == nil:
		return Fact{Key: key, Value: NotKnown}
	case *value:
		return Fact{Key: key, Value: "yes", Known: true}
	}
	return Fact{Key: key, Value: "no", Known: true}
}

// FactLabel names a fact by its key in the file.
func FactLabel(key string) string {
	switch key {
	case "stage":
		return "Stage"
	case "people_data":
		return "Data about people, as the team describes it"
	case "algorithm":
		return "Algorithm"
	case "decision_role":
		return "Part the algorithm plays in decisions"
	case "compute":
		return "Computing power it uses"
	case "health_confidential":
		return "Uses confidential health or care information"
	case "affects_people":
		return "Affects people"
	case "frontline_use":
		return "Front-line staff use it"
	case "significant_solely_automated":
		return "Makes significant decisions about people with no real human part in them"
	case "supplier":
		return "Uses a supplier"
	case "shares_data":
		return "Shares data outside the organisation"
	case "publishes_outputs":
		return "Publishes results or data"
	case "public_function":
		return "Is part of a public service or duty"
	case "jobs_affected":
		return "Changes or removes jobs"
	case "original_signatory":
		return "Is run by one of the Charter's first three signatories"
	case "review_held":
		return "An independent Charter review has been held"
	}
	return strings.ReplaceAll(key, "_", " ")
}
