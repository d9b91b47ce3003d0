package wording

import "strings"

// Field names a register field by its key, such as "benefit.statement". A place
// in a list ("risks[0].mitigation") is named by its list and key.
func Field(key string) string {
	if label, ok := fieldLabel(key); ok {
		return label
	}
	if list, rest, ok := strings.Cut(key, "["); ok {
		_, inner, _ := strings.Cut(rest, "].")
		label, _ := fieldLabel(list)
		return strings.TrimSuffix(label+": "+strings.ReplaceAll(inner, "_", " "), ": ")
	}
	return Capital(strings.NewReplacer("_", " ", ".", ": ").Replace(key))
}

func fieldLabel(key string) (string, bool) {
	switch strings.TrimPrefix(key, "project.") {
	case "id":
		return "Short name for links", true
	case "title":
		return "Title", true
	case "summary":
		return "Summary in one sentence", true
	case "description":
		return "Description in plain English", true
	case "programme_area":
		return "Programme area", true
	case "organisation":
		return "Organisation", true
	case "organisation_type":
		return "Type of organisation", true
	case "partners":
		return "Partners", true
	case "suppliers":
		return "Suppliers", true
	case "responsible_role":
		return "Role responsible", true
	case "team":
		return "Team", true
	case "contact_email":
		return "Contact e-mail (a shared mailbox)", true
	case "url":
		return "Web page", true
	case "facts.stage", "stage":
		return "Stage", true
	case "dates":
		return "Dates", true
	case "dates.created":
		return "Assessment begun", true
	case "dates.updated":
		return "Assessment last changed", true
	case "uses_ai":
		return "Uses AI", true
	case "algorithm_kind":
		return "Kind of algorithm", true
	case "decision_role":
		return "Part the algorithm plays in decisions", true
	case "dates.live_since":
		return "Live since", true
	case "dates.ends":
		return "Ends", true
	case "area":
		return "Area", true
	case "domain":
		return "Field of public service", true
	case "capability":
		return "What the algorithm does", true
	case "benefit":
		return "Benefit", true
	case "benefit.statement":
		return "Benefit", true
	case "benefit.who_benefits":
		return "Who benefits", true
	case "benefit.measure":
		return "How the benefit is measured", true
	case "benefit.baseline":
		return "Where the measure started", true
	case "who_may_lose_out":
		return "Who may lose out", true
	case "previous_process":
		return "How it was done before", true
	case "alternatives":
		return "Alternatives considered", true
	case "human_review":
		return "How a person reviews results", true
	case "scale":
		return "How often and how widely it is used", true
	case "staff_training":
		return "Staff training", true
	case "challenge":
		return "How to challenge a result", true
	case "challenge.contact":
		return "Whom to contact to challenge a result", true
	case "challenge.how":
		return "How to challenge a result", true
	case "challenge.response_time":
		return "How soon a challenge is answered", true
	case "challenge.url":
		return "Web page for challenges", true
	case "algorithm_owners":
		return "Who looks after the algorithm", true
	case "algorithm_owners.bias":
		return "Role that deals with bias", true
	case "algorithm_owners.correction":
		return "Role that corrects and updates it", true
	case "algorithm_owners.monitoring":
		return "Role that watches it in use", true
	case "algorithm_owners.training":
		return "Role that trains staff", true
	case "data":
		return "Data used", true
	case "opt_out":
		return "Opting out", true
	case "opt_out.data_sharing":
		return "Opting out of data sharing", true
	case "opt_out.ai_use":
		return "Opting out of the use of AI", true
	case "engagement":
		return "Involving people", true
	case "assessments":
		return "Other assessments", true
	case "risks":
		return "Risks and what is done about them", true
	case "performance":
		return "How well it works", true
	case "outcomes":
		return "Outcomes", true
	case "environment":
		return "Environment", true
	case "environment.estimate":
		return "Estimated environmental cost", true
	case "environment.steps":
		return "Steps to reduce it", true
	case "workforce":
		return "Effect on jobs", true
	case "review":
		return "Review", true
	case "review.last":
		return "Last review", true
	case "review.next":
		return "Next review", true
	case "review.reviewer":
		return "Reviewer", true
	case "review.residents":
		return "Residents take part in the review", true
	case "charter":
		return "Charter self-assessment", true
	case "declared_departures":
		return "Departures from the Charter that the team declares", true
	case "withheld":
		return "What is withheld, and why", true
	case "evidence":
		return "Evidence", true
	}
	return "", false
}
