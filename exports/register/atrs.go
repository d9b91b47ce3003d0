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
// Transparency Recording Standard, version 4.0, and onto what GOV.UK asks for beside a
// record, of which it publishes a schema. Of a record itself there is none: names marked as
// reconstructed are worked out from earlier versions and from published records, and may
// differ from the form.
type ATRS struct {
	Notice    string      `json:"notice"`
	Scope     string      `json:"scope"`
	Version   string      `json:"version"`    // of the standard
	Metadata  []ATRSFacet `json:"metadata"`   // what GOV.UK asks for beside the record, filled in or not
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

func atrsOf(e *Entry, f assessment.Facts) ATRS {
	mapping := ATRS{
		Notice: ATRSNotice, Version: "v4.0", Metadata: facets(e),
		Scope:  "ATRS (Algorithmic Transparency Recording Standard) is voluntary for most local bodies; check its scope policy.",
		Fields: []ATRSField{}, LeftEmpty: []ATRSField{},
	}
	said := saidToATRS(e, f)
	for _, field := range atrsFields() {
		var from, texts []string
		for _, part := range said {
			if part.ref != field.Ref {
				continue
			}
			if texts = append(texts, part.text); !slices.Contains(from, part.key) {
				from = append(from, part.key)
			}
		}
		field.From, field.Text = strings.Join(from, " "), join(texts...)
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
func saidToATRS(e *Entry, f assessment.Facts) []atrsText {
	regions, _ := regionsOf(e.Area)
	otherwise := map[string]string{
		"stage": atrsPhase(e.Stage), "uses_ai": usesAIText(e), "decision_role": decisionText(e.DecisionRole), "area": strings.Join(regions, ", "),
	}
	said := thirdParties(e, f)
	var last []atrsText
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

// thirdParties says whether others take part in the tool, which a record asks before their names.
func thirdParties(e *Entry, f assessment.Facts) []atrsText {
	switch {
	case len(e.Suppliers) > 0:
		return []atrsText{{"2.1.4", "suppliers", "Yes"}}
	case len(e.Partners) > 0:
		return []atrsText{{"2.1.4", "partners", "Yes"}}
	case f.Fact("supplier") == questions.No:
		return []atrsText{{"2.1.4", "suppliers", "No"}}
	}
	return nil
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
	switch line.Key {
	case "suppliers":
		return thirdPartyText(p.Suppliers, item, ref, plainLine(text), func(s project.Supplier) string { return s.Name })
	case "partners":
		return thirdPartyText(p.Partners, item, ref, plainLine(text), func(x project.Partner) string { return x.Name })
	case "data":
	default:
		return plainLine(text)
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

// plainLine writes a text on one line.
func plainLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// thirdPartyText tells of which of several third parties a text is. Their names are fields
// of their own.
func thirdPartyText[T any](all []T, item int, ref, text string, name func(T) string) string {
	if ref == "2.1.4" || ref == "2.1.4.1" || item >= len(all) {
		return text
	}
	return labelled(name(all[item]), text)
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
