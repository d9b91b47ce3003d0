package questions

import "strings"

// Words tell of which projects a question is asked, such as "projects that use an
// algorithm, from the pilot stage on", or "every project".
func (c Condition) Words() string {
	var demands []string
	for _, name := range c.All {
		demands = append(demands, factClause(name))
	}
	if len(c.Any) > 0 {
		any := make([]string, len(c.Any))
		for i, name := range c.Any {
			any[i] = factClause(name)
		}
		demands = append(demands, strings.Join(any, " or "))
	}
	words := "projects"
	if last := len(demands) - 1; last == 0 {
		words += " that " + demands[0]
	} else if last > 0 {
		words += " that " + strings.Join(demands[:last], ", ") + " and " + demands[last]
	}
	if c.From != StageUnknown {
		words += ", from the " + string(c.From) + " stage on"
	}
	if words == "projects" {
		return "every project"
	}
	return words
}

// factClause finishes the phrase "projects that …".
func factClause(name string) string {
	switch name {
	case "has_people_data":
		return "use data about people"
	case "personal_data":
		return "use personal data"
	case "uses_algorithm":
		return "use an algorithm"
	case "uses_ai":
		return "use AI"
	case "uses_compute":
		return "use computing power for data or AI"
	case "recommends_or_decides":
		return "have an algorithm that recommends or decides"
	case "material_compute":
		return "need much computing power"
	case "health_setting":
		return "belong to the NHS or to health"
	case "may_use_health_data":
		return "use, or may use, confidential health or care information"
	case "health_confidential":
		return "use confidential health or care information"
	case "affects_people":
		return "affect people"
	case "frontline_use":
		return "front-line staff use"
	case "significant_solely_automated":
		return "make significant decisions with no real human part in them"
	case "supplier":
		return "use a supplier"
	case "shares_data":
		return "share data"
	case "publishes_outputs":
		return "publish results or data"
	case "public_function":
		return "are part of a public service or duty"
	case "jobs_affected":
		return "change or remove jobs"
	case "original_signatory":
		return "the first three signatories run"
	case "review_held":
		return "have had an independent review"
	}
	return strings.ReplaceAll(name, "_", " ")
}
