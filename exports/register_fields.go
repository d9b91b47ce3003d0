package exports

import (
	"strings"

	"charter/assessment"
	"charter/exports/wording"
	"charter/questions"
)

// registerField is a field of a register entry as it is read: one text, or
// several under labels of their own.
type registerField struct {
	key   string
	parts []fieldText // keys of parts are whole, e.g. "benefit.measure"
}

func (f registerField) blank() bool {
	for _, part := range f.parts {
		if strings.TrimSpace(part.text) != "" {
			return false
		}
	}
	return true
}

// registerFields gives the fields of an entry in order, with days written by day.
func registerFields(e *RegisterEntry, day func(assessment.Date) string) []registerField {
	says := projectTexts(projectOf(e), day)
	told := map[string]string{
		"stage": stageText(e.Stage), "uses_ai": e.UsesAI,
		"algorithm_kind": assessment.ChoiceAt("facts.algorithm").Label(e.AlgorithmKind),
		"decision_role":  assessment.ChoiceAt("facts.decision_role").Label(e.DecisionRole),
	}
	var fields []registerField
	for _, key := range registerKeys() {
		field := registerField{key: key}
		if text, ok := told[key]; ok {
			field.parts = []fieldText{{key, text}}
		}
		if key == "dates" {
			field.parts = []fieldText{{"dates.created", day(e.Dates.Created)}, {"dates.updated", day(e.Dates.Updated)}}
		}
		for _, text := range says {
			if text.key == key || strings.HasPrefix(text.key, key+".") {
				field.parts = append(field.parts, text)
			}
		}
		fields = append(fields, field)
	}
	return fields
}

// registerKeys lists the fields that tell what the project is, in order.
func registerKeys() []string {
	return []string{
		"id", "title", "summary", "description", "programme_area", "organisation", "organisation_type", "partners", "suppliers",
		"responsible_role", "team", "contact_email", "url", "stage", "dates", "area", "domain", "uses_ai", "algorithm_kind", "capability",
		"benefit", "who_may_lose_out", "previous_process", "alternatives", "decision_role", "human_review", "scale", "staff_training",
		"challenge", "algorithm_owners", "data", "opt_out", "engagement", "assessments", "risks", "performance", "outcomes",
		"environment", "workforce", "review",
	}
}

// isNeeded reports whether an entry needs a field: always, or where the facts
// call for it. A fact that is not known yet counts as true.
func isNeeded(key string, f assessment.Facts) bool {
	may := func(fact string) bool { return f.Fact(fact) != questions.No }
	switch key {
	case "programme_area", "partners", "url", "domain", "previous_process", "alternatives", "scale":
		return false
	case "suppliers":
		return may("supplier")
	case "capability", "algorithm_owners":
		return may("uses_algorithm")
	case "human_review":
		return may("uses_algorithm") && may("affects_people")
	case "staff_training":
		return may("frontline_use")
	case "challenge":
		return may("affects_people")
	case "risks":
		return f.Stage.AtOrPast(questions.StageDesign)
	case "performance":
		return may("uses_algorithm") && f.Stage.AtOrPast(questions.StagePilot)
	case "outcomes":
		return f.Stage.AtOrPast(questions.StageLive)
	case "environment":
		return may("uses_compute")
	case "workforce":
		return may("jobs_affected")
	}
	return true
}

// projectOf gives the project's side of an entry back, to be told in words.
func projectOf(e *RegisterEntry) *assessment.Project {
	return &assessment.Project{
		ID: e.ID, Title: e.Title, Summary: e.Summary, Description: e.Description, ProgrammeArea: e.ProgrammeArea,
		Organisation: e.Organisation, OrganisationType: e.OrganisationType, Partners: e.Partners, Suppliers: e.Suppliers,
		ResponsibleRole: e.ResponsibleRole, Team: e.Team, ContactEmail: e.ContactEmail, URL: e.URL,
		Dates: assessment.Dates{LiveSince: e.Dates.LiveSince, Ends: e.Dates.Ends},
		Area:  e.Area, Domain: e.Domain, Capability: e.Capability, Benefit: e.Benefit, WhoMayLoseOut: e.WhoMayLoseOut,
		PreviousProcess: e.PreviousProcess, Alternatives: e.Alternatives, HumanReview: e.HumanReview, Scale: e.Scale,
		StaffTraining: e.StaffTraining, Challenge: e.Challenge, AlgorithmOwners: e.AlgorithmOwners, Data: e.Data, NoData: e.NoData,
		OptOut: e.OptOut, Engagement: e.Engagement, Assessments: e.Assessments, Risks: e.Risks, Performance: e.Performance,
		Outcomes: e.Outcomes, Environment: e.Environment, Workforce: e.Workforce, Review: e.Review,
	}
}

func stageText(stage questions.Stage) string {
	if stage == questions.StageUnknown {
		return ""
	}
	return wording.Stage(stage)
}

// notStated lists the fields that the entry needs and that are blank. The parts
// that the self-assessment itself needs are listed one by one.
func notStated(e *RegisterEntry, f assessment.Facts) []string {
	blank := []string{}
	for _, field := range registerFields(e, assessment.Date.String) {
		if !isNeeded(field.key, f) {
			continue
		}
		if field.blank() {
			blank = append(blank, field.key)
			continue
		}
		for _, part := range field.parts {
			if isNeededPart(part.key) && strings.TrimSpace(part.text) == "" {
				blank = append(blank, part.key)
			}
		}
	}
	return blank
}

// isNeededPart reports whether a part of a field is needed where the field is.
func isNeededPart(key string) bool {
	switch key {
	case "benefit.statement", "benefit.who_benefits", "challenge.contact", "opt_out.data_sharing", "opt_out.ai_use", "review.next":
		return true
	}
	return false
}
