package register

import (
	"slices"
	"strings"

	"charter/assessment"
	"charter/assessment/project"
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

func atrsOf(e *Entry) ATRS {
	mapping := ATRS{
		Notice: ATRSNotice,
		Scope:  "ATRS (Algorithmic Transparency Recording Standard) is voluntary for most local bodies; check its scope policy.",
		Fields: []ATRSField{}, LeftEmpty: []ATRSField{},
	}
	said := saidToATRS(e)
	for _, field := range atrsFields() {
		var from, texts []string
		for _, part := range said {
			if part.ref == field.Ref {
				from, texts = append(from, part.key), append(texts, part.text)
			}
		}
		field.From, field.Text = strings.Join(slices.Compact(from), " "), join(texts...)
		if field.Text != "" {
			mapping.Fields = append(mapping.Fields, field)
		} else {
			mapping.LeftEmpty = append(mapping.LeftEmpty, field)
		}
	}
	return mapping
}

// atrsText is what a field of an entry says to a field of a record.
type atrsText struct{ ref, key, text string }

// saidToATRS gives what an entry says to the fields of a record, as the catalogue
// tells where each of its own belongs.
func saidToATRS(e *Entry) []atrsText {
	otherwise := map[string]string{
		"stage": atrsPhase(e.Stage), "uses_ai": usesAIText(e), "decision_role": decisionText(e.DecisionRole),
		"capability": strings.Join(e.Capability, ", "),
	}
	if e.Charter.inRegion() {
		otherwise["area"] = "north-west"
	}
	var said, last []atrsText
	for _, field := range entryFields(e, assessment.Date.Words) {
		for _, part := range field.parts {
			for _, to := range part.ATRS {
				text, ok := otherwise[part.Key]
				if !ok {
					text = part.Text
				}
				if to.As != "" {
					text = labelled(to.As, text)
				}
				if to.Last {
					last = append(last, atrsText{to.Ref, field.key, text})
				} else {
					said = append(said, atrsText{to.Ref, field.key, text})
				}
			}
			if part.List != nil {
				for i := range max(1, part.List.Len(&e.Project)) {
					said = append(said, itemToATRS(&e.Project, part.Line, i)...)
				}
			}
		}
	}
	return append(said, last...)
}

// itemToATRS gives what an item of a list says to the fields of a record: what one
// field of it gets from several of its own, in one line.
func itemToATRS(p *project.Project, line project.Line, item int) []atrsText {
	var refs []string
	told := map[string][]string{} // by reference: a text, then labels with texts
	for _, last := range []bool{false, true} {
		for _, f := range line.Fields {
			for _, to := range f.ATRS {
				text := f.Value(p, item)
				if f.Kind == project.KindYes && text != "" {
					text = to.As
				}
				switch {
				case to.Last != last:
				case told[to.Ref] == nil:
					refs, told[to.Ref] = append(refs, to.Ref), []string{text}
				default:
					told[to.Ref] = append(told[to.Ref], f.Told, text)
				}
			}
		}
	}
	said := make([]atrsText, len(refs))
	for i, ref := range refs {
		said[i] = atrsText{ref, line.Key, itemText(p, line, item, ref, told[ref])}
	}
	return said
}

// itemText tells what an item says to one field of a record. A record asks for data
// twice: for what the tool was built with, and for what it runs on.
func itemText(p *project.Project, line project.Line, item int, ref string, parts []string) string {
	text := wording.Labelled(parts[0], parts[1:]...)
	if line.Key != "data" {
		return strings.Join(strings.Fields(text), " ")
	}
	use := "build"
	if strings.HasPrefix(ref, "2.4.4.") {
		use = "run"
	}
	if item >= len(p.Data) || p.Data[item].Use != use && p.Data[item].Use != "both" {
		return ""
	}
	return labelled(p.Data[item].Name, text)
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

func usesAIText(e *Entry) string {
	switch e.UsesAI {
	case "yes":
		return "It uses AI."
	case "no":
		return "It does not use AI."
	}
	return ""
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

// atrsFields lists the fields of an ATRS v4.0 record in order. Those whose name
// was seen in a source for v4.0 say false; the others are reconstructed.
func atrsFields() []ATRSField {
	const seen, reconstructed = false, true
	field := func(ref, name string, reconstructed bool) ATRSField {
		return ATRSField{Ref: ref, Name: name, Reconstructed: reconstructed}
	}
	return []ATRSField{
		field("0.1", "Title", seen),
		field("0.2", "Organisation name", seen),
		field("0.3", "Phase", seen),
		field("0.4", "Region", seen),
		field("0.5", "One sentence description", seen),
		field("1.1", "Name", seen),
		field("1.2", "Description", seen),
		field("1.3", "Website URL", seen),
		field("1.4", "Contact email", seen),
		field("2.1.1", "Organisation or department", seen),
		field("2.1.2", "Team", seen),
		field("2.1.3", "Senior responsible owner", seen),
		field("2.1.4", "Third party involvement", seen),
		field("2.1.4.1", "Third party", reconstructed),
		field("2.1.4.2", "Companies House number", reconstructed),
		field("2.1.4.3", "Third party role", reconstructed),
		field("2.1.4.4", "Procurement procedure type", reconstructed),
		field("2.1.4.5", "Third party data access terms", reconstructed),
		field("2.2.1", "Detailed description", seen),
		field("2.2.2", "Benefits", reconstructed),
		field("2.2.3", "Previous process", reconstructed),
		field("2.2.4", "Alternatives considered", reconstructed),
		field("2.3.1", "Integration into broader operational process", reconstructed),
		field("2.3.2", "Human review", seen),
		field("2.3.3", "Frequency and scale of usage", reconstructed),
		field("2.3.4", "Required training", reconstructed),
		field("2.3.5", "Appeals and review", reconstructed),
		field("2.4.1.1", "System architecture", reconstructed),
		field("2.4.1.2", "System-level input", seen),
		field("2.4.1.3", "System-level output", seen),
		field("2.4.1.4", "Maintenance", reconstructed),
		field("2.4.1.5", "Models", reconstructed),
		field("2.4.2.1", "Model name", reconstructed),
		field("2.4.2.2", "Model version", seen),
		field("2.4.2.3", "Model task", reconstructed),
		field("2.4.2.4", "Model input", reconstructed),
		field("2.4.2.5", "Model output", reconstructed),
		field("2.4.2.6", "Model architecture", seen),
		field("2.4.2.7", "Model performance", reconstructed),
		field("2.4.2.8", "Datasets and their purposes", reconstructed),
		field("2.4.3.1", "Development data description", seen),
		field("2.4.3.2", "Data modality", reconstructed),
		field("2.4.3.3", "Data quantities", reconstructed),
		field("2.4.3.4", "Sensitive attributes", seen),
		field("2.4.3.5", "Data completeness and representativeness", reconstructed),
		field("2.4.3.6", "Data cleaning", reconstructed),
		field("2.4.3.7", "Data collection", reconstructed),
		field("2.4.3.8", "Data access and storage", reconstructed),
		field("2.4.3.9", "Data sharing agreements", reconstructed),
		field("2.4.4.1", "Data sources", reconstructed),
		field("2.4.4.2", "Sensitive attributes", seen),
		field("2.4.4.3", "Data processing methods", reconstructed),
		field("2.4.4.4", "Data access and storage", reconstructed),
		field("2.4.4.5", "Data sharing agreements", reconstructed),
		field("2.5.1", "Impact assessments", seen),
		field("2.5.2", "Risks and mitigations", seen),
	}
}
