package exports

import (
	"strings"

	"charter/assessment"
	"charter/exports/wording"
	"charter/questions"
)

// ATRSNotice is to be shown wherever the mapping is.
const ATRSNotice = "ATRS mapping, based on v4.0; not an ATRS submission"

// ATRS maps a register entry onto the fields of the United Kingdom's Algorithmic
// Transparency Recording Standard, version 4.0. There is no official schema of a
// record: names marked as reconstructed are worked out from earlier versions and
// from published records, and may differ from the form.
type ATRS struct {
	Notice    string      `json:"notice"`
	Scope     string      `json:"scope"`
	Fields    []ATRSField `json:"fields"`     // those that the entry has a text for
	LeftEmpty []ATRSField `json:"left_empty"` // the others
}

// ATRSField is one field of an ATRS record.
type ATRSField struct {
	Ref           string `json:"ref"` // e.g. "2.2.2"
	Name          string `json:"name"`
	Reconstructed bool   `json:"reconstructed"`  // the name was not seen in a source for v4.0
	From          string `json:"from"`           // the entry's fields that belong in it, with spaces between
	Text          string `json:"text,omitempty"` // what they say
}

func atrsOf(e *RegisterEntry) ATRS {
	mapping := ATRS{
		Notice: ATRSNotice,
		Scope: "ATRS (Algorithmic Transparency Recording Standard) is voluntary for most bodies in the Liverpool City Region; " +
			"check its scope policy.",
		Fields: []ATRSField{}, LeftEmpty: []ATRSField{},
	}
	texts := atrsTexts(e)
	for _, field := range atrsFields() {
		if field.Text = strings.TrimSpace(texts[field.Ref]); field.Text != "" {
			mapping.Fields = append(mapping.Fields, field)
		} else {
			mapping.LeftEmpty = append(mapping.LeftEmpty, field)
		}
	}
	return mapping
}

// atrsTexts gives what an entry says to each ATRS field, by its reference.
func atrsTexts(e *RegisterEntry) map[string]string {
	p := projectOf(e)
	said := map[string]string{}
	for _, text := range projectTexts(p, assessment.Date.Words) {
		said[text.key] = text.text
	}
	suppliers := each(e.Suppliers, func(s assessment.Supplier) string { return s.Name })
	texts := map[string]string{
		"0.1": e.Title, "0.2": e.Organisation, "0.3": atrsPhase(e.Stage), "0.4": "north-west", "0.5": e.Summary,
		"1.1": e.Title, "1.2": join(e.Description, usesAIText(e), optOutLine("data sharing", e.OptOut.DataSharing), optOutLine("the use of AI", e.OptOut.AIUse)),
		"1.3": e.URL, "1.4": e.ContactEmail,
		"2.1.1": e.Organisation, "2.1.2": e.Team, "2.1.3": e.ResponsibleRole, "2.1.4": join(suppliers, said["partners"]),
		"2.1.4.1": suppliers,
		"2.1.4.2": each(e.Suppliers, func(s assessment.Supplier) string { return s.CompanyNumber }),
		"2.1.4.3": each(e.Suppliers, func(s assessment.Supplier) string { return s.Role }),
		"2.1.4.4": each(e.Suppliers, func(s assessment.Supplier) string { return s.Procurement }),
		"2.1.4.5": each(e.Suppliers, func(s assessment.Supplier) string { return s.DataAccess }),
		"2.2.1":   join(e.Description, said["engagement"]),
		"2.2.2":   join(said["benefit.statement"], said["benefit.who_benefits"], said["benefit.measure"], said["benefit.baseline"], said["outcomes"]),
		"2.2.3":   e.PreviousProcess, "2.2.4": e.Alternatives,
		"2.3.1": decisionText(e.DecisionRole), "2.3.2": e.HumanReview, "2.3.3": e.Scale, "2.3.4": e.StaffTraining,
		"2.3.5":   join(said["challenge.contact"], said["challenge.how"], said["challenge.response_time"], said["challenge.url"]),
		"2.4.1.4": join(labelled("Bias", e.AlgorithmOwners.Bias), labelled("Correction", e.AlgorithmOwners.Correction), labelled("Monitoring", e.AlgorithmOwners.Monitoring), labelled("Training", e.AlgorithmOwners.Training)),
		"2.4.1.5": algorithmText(e), "2.4.2.3": strings.Join(e.Capability, ", "), "2.4.2.7": said["performance"],
		"2.5.1": said["assessments"],
		"2.5.2": join(said["risks"], labelled("Who may lose out", e.WhoMayLoseOut)),
	}
	for _, data := range e.Data {
		if data.Use == "build" || data.Use == "both" {
			addData(texts, data, map[string]string{"about": "2.4.3.1", "sensitive": "2.4.3.4", "collected": "2.4.3.7", "stored": "2.4.3.8", "shared": "2.4.3.9"})
		}
		if data.Use == "run" || data.Use == "both" {
			addData(texts, data, map[string]string{"about": "2.4.4.1", "sensitive": "2.4.4.2", "stored": "2.4.4.4", "shared": "2.4.4.5"})
		}
	}
	return texts
}

// addData adds what is said of one set of data to the fields it belongs in.
func addData(texts map[string]string, data assessment.DataItem, refs map[string]string) {
	add := func(what, text string) {
		if ref := refs[what]; ref != "" && strings.TrimSpace(text) != "" {
			texts[ref] = join(texts[ref], labelled(data.Name, text))
		}
	}
	add("about", told(data.About, "source", data.Source, "the team describes it as", data.Personal))
	if data.Sensitive {
		add("sensitive", "holds sensitive information")
	}
	add("collected", data.CollectedHow)
	add("stored", told(data.StoredWhere, "kept for", data.KeptFor))
	add("shared", data.SharedWith)
}

// join puts the texts that are not blank on lines of their own.
func join(texts ...string) string {
	var kept []string
	for _, text := range texts {
		if text = strings.TrimSpace(text); text != "" {
			kept = append(kept, text)
		}
	}
	return strings.Join(kept, "\n")
}

func labelled(label, text string) string {
	if strings.TrimSpace(text) == "" {
		return ""
	}
	return label + ": " + strings.TrimSpace(text)
}

// atrsPhase gives the phase of an ATRS record. A pilot may be a private or a
// public beta, which only the team can tell.
func atrsPhase(stage questions.Stage) string {
	switch stage {
	case questions.StageIdea, questions.StageDesign:
		return "pre-deployment"
	case questions.StagePilot:
		return "beta-pilot"
	case questions.StageLive:
		return "production"
	case questions.StageRetired:
		return "retired"
	}
	return ""
}

func usesAIText(e *RegisterEntry) string {
	switch e.UsesAI {
	case "yes":
		return "It uses AI."
	case "no":
		return "It does not use AI."
	}
	return ""
}

func optOutLine(what string, o assessment.OptOut) string {
	return labelled("Opting out of "+what, optOutText(o))
}

func decisionText(role string) string {
	switch role {
	case "none":
		return "It plays no part in decisions."
	case "":
		return ""
	}
	return wording.Sentence(assessment.ChoiceAt("facts.decision_role").Label(role))
}

func algorithmText(e *RegisterEntry) string {
	return assessment.ChoiceAt("facts.algorithm").Label(e.AlgorithmKind)
}

// atrsFields lists the fields of an ATRS v4.0 record in order. Those whose name
// was seen in a source for v4.0 say false; the others are reconstructed.
func atrsFields() []ATRSField {
	const seen, reconstructed = false, true
	field := func(ref, name string, reconstructed bool, from string) ATRSField {
		return ATRSField{Ref: ref, Name: name, Reconstructed: reconstructed, From: from}
	}
	return []ATRSField{
		field("0.1", "Title", seen, "title"),
		field("0.2", "Organisation name", seen, "organisation"),
		field("0.3", "Phase", seen, "stage"),
		field("0.4", "Region", seen, "area"),
		field("0.5", "One sentence description", seen, "summary"),
		field("1.1", "Name", seen, "title"),
		field("1.2", "Description", seen, "description uses_ai opt_out"),
		field("1.3", "Website URL", seen, "url"),
		field("1.4", "Contact email", seen, "contact_email"),
		field("2.1.1", "Organisation or department", seen, "organisation"),
		field("2.1.2", "Team", seen, "team"),
		field("2.1.3", "Senior responsible owner", seen, "responsible_role"),
		field("2.1.4", "Third party involvement", seen, "suppliers partners"),
		field("2.1.4.1", "Third party", reconstructed, "suppliers"),
		field("2.1.4.2", "Companies House number", reconstructed, "suppliers"),
		field("2.1.4.3", "Third party role", reconstructed, "suppliers"),
		field("2.1.4.4", "Procurement procedure type", reconstructed, "suppliers"),
		field("2.1.4.5", "Third party data access terms", reconstructed, "suppliers"),
		field("2.2.1", "Detailed description", seen, "description engagement"),
		field("2.2.2", "Benefits", reconstructed, "benefit outcomes"),
		field("2.2.3", "Previous process", reconstructed, "previous_process"),
		field("2.2.4", "Alternatives considered", reconstructed, "alternatives"),
		field("2.3.1", "Integration into broader operational process", reconstructed, "decision_role"),
		field("2.3.2", "Human review", seen, "human_review"),
		field("2.3.3", "Frequency and scale of usage", reconstructed, "scale"),
		field("2.3.4", "Required training", reconstructed, "staff_training"),
		field("2.3.5", "Appeals and review", reconstructed, "challenge"),
		field("2.4.1.1", "System architecture", reconstructed, ""),
		field("2.4.1.2", "System-level input", seen, ""),
		field("2.4.1.3", "System-level output", seen, ""),
		field("2.4.1.4", "Maintenance", reconstructed, "algorithm_owners"),
		field("2.4.1.5", "Models", reconstructed, "algorithm_kind"),
		field("2.4.2.1", "Model name", reconstructed, ""),
		field("2.4.2.2", "Model version", seen, ""),
		field("2.4.2.3", "Model task", reconstructed, "capability"),
		field("2.4.2.4", "Model input", reconstructed, ""),
		field("2.4.2.5", "Model output", reconstructed, ""),
		field("2.4.2.6", "Model architecture", seen, ""),
		field("2.4.2.7", "Model performance", reconstructed, "performance"),
		field("2.4.2.8", "Datasets and their purposes", reconstructed, ""),
		field("2.4.3.1", "Development data description", seen, "data"),
		field("2.4.3.2", "Data modality", reconstructed, ""),
		field("2.4.3.3", "Data quantities", reconstructed, ""),
		field("2.4.3.4", "Sensitive attributes", seen, "data"),
		field("2.4.3.5", "Data completeness and representativeness", reconstructed, ""),
		field("2.4.3.6", "Data cleaning", reconstructed, ""),
		field("2.4.3.7", "Data collection", reconstructed, "data"),
		field("2.4.3.8", "Data access and storage", reconstructed, "data"),
		field("2.4.3.9", "Data sharing agreements", reconstructed, "data"),
		field("2.4.4.1", "Data sources", reconstructed, "data"),
		field("2.4.4.2", "Sensitive attributes", seen, "data"),
		field("2.4.4.3", "Data processing methods", reconstructed, ""),
		field("2.4.4.4", "Data access and storage", reconstructed, "data"),
		field("2.4.4.5", "Data sharing agreements", reconstructed, "data"),
		field("2.5.1", "Impact assessments", seen, "assessments"),
		field("2.5.2", "Risks and mitigations", seen, "risks who_may_lose_out"),
	}
}
