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

// StandIns explains what stands where a text was withheld ([assessment.IsWithheld]).
const StandIns = "“(withheld 1)”, with this or another number, stands where a text is not published, such as the name of a person. " +
	"Within one project the same number stands for the same text."

// NotPublished is said of a text that was withheld, in short.
const NotPublished = "Not published"

// Stage gives a project's stage in words.
func Stage(s questions.Stage) string { return FactOf(assessment.Facts{Stage: s}, "stage").Value }

// Fact is one fact about a project, in words.
type Fact struct {
	Key   string // as in the file, e.g. "people_data"
	Label string
	Value string // in words; NotKnown when nobody has told it
	Known bool
}

// Facts gives every fact of a project in the order in which it is asked.
func Facts(f assessment.Facts) []Fact {
	var facts []Fact
	for _, key := range assessment.FactKeys() {
		facts = append(facts, FactOf(f, key))
	}
	return facts
}

// FactOf gives one fact of a project by its key in the file.
func FactOf(f assessment.Facts, key string) Fact {
	value := f.Value(key)
	fact := Fact{Key: key, Label: FactLabel(key), Value: NotKnown}
	if value != "" {
		fact.Value, fact.Known = assessment.ChoiceAt("facts."+key).Label(value), true
	}
	return fact
}

// FactLabel names a fact by its key in the file.
func FactLabel(key string) string {
	label, ok := map[string]string{
		"stage":                        "Stage",
		"people_data":                  "Data about people, as the team describes it",
		"algorithm":                    "Algorithm",
		"decision_role":                "Part the algorithm plays in decisions",
		"compute":                      "Computing power it uses",
		"health_confidential":          "Uses confidential health or care information",
		"affects_people":               "Affects people",
		"frontline_use":                "Front-line staff use it",
		"significant_solely_automated": "Makes significant decisions about people with no real human part in them",
		"supplier":                     "Uses a supplier",
		"shares_data":                  "Shares data outside the organisation",
		"publishes_outputs":            "Publishes results or data",
		"public_function":              "Is part of a public service or duty",
		"jobs_affected":                "Changes or removes jobs",
		"original_signatory":           "Is run by one of the Charter's first three signatories",
		"review_held":                  "An independent Charter review has been held",
	}[key]
	if !ok {
		return strings.ReplaceAll(key, "_", " ")
	}
	return label
}
