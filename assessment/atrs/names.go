package atrs

import (
	"slices"
	"strings"
	"sync"
	"unicode"
)

// Field is a field of a record: its number in version 4.0 of the Standard, or for what
// only earlier versions ask for, or what stands beside a record, a name; and what the
// versions call it, in small letters. The first name is that of version 4.0, as far as it
// is known.
type Field struct {
	Ref   string
	Names []string
}

// The references of fields that have no number in version 4.0.
const (
	RefOrganisationType = "organisation-type"
	RefFunction         = "function"
	RefCapability       = "capability"
	RefTask             = "task"
	RefTags             = "other-tags"
	RefScope            = "scope"
	RefProvided         = "provided-information"
	RefSourceName       = "source-data-name"
	RefSourceURL        = "source-data-url"
	RefAssessmentDate   = "impact-assessment-date"
	RefAssessmentLink   = "impact-assessment-link"
	RefAssessmentAbout  = "impact-assessment-description"
	RefRisk             = "risk"
	RefRiskAbout        = "risk-description"
	RefMitigation       = "risk-mitigation"
)

// fields lists the fields. Where two have one name, the second belongs to the data that
// the tool runs on.
func fields() []Field {
	return []Field{
		{"0.1", []string{"title"}},
		{"0.2", []string{"organisation name"}},
		{"0.3", []string{"phase"}},
		{"0.4", []string{"region", "geographic region"}},
		{"0.5", []string{"one sentence description", "one-sentence description"}},
		{RefOrganisationType, []string{"organisation type"}},
		{RefFunction, []string{"function"}},
		{RefCapability, []string{"capability"}},
		{RefTask, []string{"task"}},
		{RefTags, []string{"other tags"}},
		{"1.1", []string{"name", "tool name"}},
		{"1.2", []string{"description"}},
		{"1.3", []string{"website url", "website", "url of the website"}},
		{"1.4", []string{"contact email", "contact e-mail", "email"}},
		{"2.1.1", []string{"organisation or department", "organisation", "organization or department"}},
		{"2.1.2", []string{"team", "responsible team"}},
		{"2.1.3", []string{"senior responsible owner", "senior responsible owner (sro)"}},
		{"2.1.4", []string{"third party involvement", "external supplier involvement", "third-party involvement"}},
		{"2.1.4.1", []string{"third party", "external supplier", "third party name", "name of third party", "supplier name"}},
		{"2.1.4.2", []string{"companies house number", "third party companies house number", "external supplier identifier"}},
		{"2.1.4.3", []string{"third party role", "external supplier role"}},
		{"2.1.4.4", []string{"procurement procedure type"}},
		{"2.1.4.5", []string{"third party data access terms", "data access terms", "external supplier data access terms"}},
		{"2.2.1", []string{"detailed description"}},
		{RefScope, []string{"scope"}},
		{"2.2.2", []string{"benefits", "benefit"}},
		{"2.2.3", []string{"previous process"}},
		{"2.2.4", []string{"alternatives considered"}},
		{"2.3.1", []string{"integration into broader operational process", "process integration", "integration into the broader operational process"}},
		{RefProvided, []string{"provided information"}},
		{"2.3.2", []string{"human review", "human decisions and review", "human decisions"}},
		{"2.3.3", []string{"frequency and scale of usage", "frequency and scale of use", "frequency usage", "frequency of usage"}},
		{"2.3.4", []string{"required training"}},
		{"2.3.5", []string{"appeals and review", "appeals and contestability"}},
		{"2.4.1.1", []string{"system architecture"}},
		{"2.4.1.2", []string{"system-level input", "system level input"}},
		{"2.4.1.3", []string{"system-level output", "system level output"}},
		{"2.4.1.4", []string{"maintenance"}},
		{"2.4.1.5", []string{"models", "model type", "method"}},
		{"2.4.2.1", []string{"model name"}},
		{"2.4.2.2", []string{"model version"}},
		{"2.4.2.3", []string{"model task"}},
		{"2.4.2.4", []string{"model input"}},
		{"2.4.2.5", []string{"model output"}},
		{"2.4.2.6", []string{"model architecture"}},
		{"2.4.2.7", []string{"model performance"}},
		{"2.4.2.8", []string{"datasets and their purposes", "datasets", "dataset purposes"}},
		{RefSourceName, []string{"source data name"}},
		{RefSourceURL, []string{"source data url"}},
		{"2.4.3.1", []string{"development data description", "data description", "source data description"}},
		{"2.4.3.2", []string{"data modality"}},
		{"2.4.3.3", []string{"data quantities"}},
		{"2.4.3.4", []string{"sensitive attributes"}},
		{"2.4.3.5", []string{"data completeness and representativeness"}},
		{"2.4.3.6", []string{"data cleaning"}},
		{"2.4.3.7", []string{"data collection"}},
		{"2.4.3.8", []string{"data access and storage"}},
		{"2.4.3.9", []string{"data sharing agreements"}},
		{"2.4.4.1", []string{"data sources"}},
		{"2.4.4.2", []string{"sensitive attributes"}},
		{"2.4.4.3", []string{"data processing methods"}},
		{"2.4.4.4", []string{"data access and storage"}},
		{"2.4.4.5", []string{"data sharing agreements"}},
		{"2.5.1", []string{"impact assessments", "impact assessment", "impact assessment name"}},
		{RefAssessmentAbout, []string{"impact assessment description"}},
		{RefAssessmentDate, []string{"impact assessment date"}},
		{RefAssessmentLink, []string{"impact assessment link"}},
		{"2.5.2", []string{"risks and mitigations", "risks", "risks and mitigation"}},
		{RefRisk, []string{"risk name"}},
		{RefRiskAbout, []string{"risk description"}},
		{RefMitigation, []string{"risk mitigation", "mitigations", "mitigation"}},
	}
}

// The sections of a record in which fields of one name stand for different data.
const (
	development = "2.4.3."
	operational = "2.4.4."
)

// section tells which data the headings from here on are about.
func section(heading, now string) string {
	switch name := plainName(heading); {
	case strings.HasPrefix(name, "operational data"), name == "data sources", strings.HasPrefix(name, "data processing"):
		return operational
	case strings.HasPrefix(name, "development data"), name == "source data name":
		return development
	}
	return now
}

// isOver reports whether a heading stands over others, and says nothing by itself.
func isOver(heading string) bool {
	name := plainName(heading)
	for _, start := range []string{
		"tier", "metadata", "algorithmic transparency", "section", "owner and responsib", "description and rationale", "decision making process", "deployment context",
		"tool specification", "system specification", "model specification", "development data", "operational data", "data", "risks mitigations", "contents",
	} {
		if strings.HasPrefix(name, start) {
			return true
		}
	}
	return name == ""
}

// FieldOf finds the field that a heading names, in whatever version of the template, with
// or without a number before it: "2.1.3 Senior responsible owner", "Team". "" where it
// names none.
func FieldOf(heading string) (ref string) { return refOf(heading, "") }

func refOf(heading, section string) string {
	if len(heading) > 2*longestName {
		return ""
	}
	refs := refsByName()[plainName(heading)]
	switch {
	case len(refs) == 0:
		return ""
	case section == operational:
		return refs[len(refs)-1]
	}
	return refs[0]
}

// longestName is how many letters a heading has at most.
const longestName = 80

// refsByName gives the fields of a name, in their order.
var refsByName = sync.OnceValue(func() map[string][]string {
	refs := map[string][]string{}
	for _, field := range fields() {
		for _, name := range field.Names {
			name = plainName(name)
			refs[name] = append(slices.Clone(refs[name]), field.Ref)
		}
	}
	return refs
})

// plainName gives a heading as names are compared: without its number, marks, what stands
// in brackets after it, and small differences of spelling.
func plainName(heading string) string {
	heading, _, _ = strings.Cut(unmarked(heading), "(")
	_, heading = numbered(heading)
	words := strings.FieldsFunc(strings.ToLower(heading), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '/' && r != '&' })
	text := strings.Join(words, " ")
	text = strings.ReplaceAll(strings.ReplaceAll(text, "&", " and "), "/", " or ")
	return strings.Join(strings.Fields(text), " ")
}

// unmarked takes off the marks of Markdown and of lists.
func unmarked(line string) string {
	line = strings.TrimSpace(strings.ReplaceAll(line, "\u00a0", " "))
	line = strings.TrimSpace(strings.TrimLeft(line, "#*-•·_ "))
	return strings.TrimSpace(strings.TrimRight(line, "*_:# "))
}

// numbered splits the number from a heading: "2.1.3" and "Team" from "2.1.3. Team",
// "7" and "Team" from "7 - Team".
func numbered(heading string) (number, name string) {
	heading = strings.TrimSpace(heading)
	end := strings.IndexFunc(heading, func(r rune) bool { return r != '.' && (r < '0' || r > '9') })
	if end <= 0 {
		return "", heading
	}
	number, name = strings.Trim(heading[:end], "."), heading[end:]
	if number == "" || name[0] != ' ' && name[0] != '\t' && !strings.HasPrefix(name, "-") && !strings.HasPrefix(name, "–") && !strings.HasPrefix(name, ":") {
		return "", heading
	}
	return number, strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(name), "-–—:. "))
}
