package register

import (
	"slices"
	"strings"

	"charter/assessment"
	"charter/assessment/fold"
	"charter/assessment/project"
	"charter/questions"
)

// ATRSFacet is what GOV.UK asks for beside a record, to file it under. Keys, names, values and
// which are required are those of the schema that GOV.UK publishes for its own publishing tool
// (algorithmic_transparency_records.json of specialist-publisher, as of 21 August 2026).
type ATRSFacet struct {
	Key      string   `json:"key"` // without "algorithmic_transparency_record_", which stands before each
	Name     string   `json:"name"`
	Required bool     `json:"required"`
	From     string   `json:"from"`   // the entry's field that belongs in it, or ""
	Values   []string `json:"values"` // as GOV.UK spells them; none: it is left empty
	Note     string   `json:"note"`   // what whoever fills in the form must know, or ""
}

const datePublished = "date_published"

// facets fills in what the entry can say of them, and tells of the others why not.
func facets(e *Entry) []ATRSFacet {
	regions, elsewhere := regionsOf(e.Area)
	functions, otherFunctions := known(assessment.ChoiceAt("project.domain"), e.Domain)
	capabilities, otherCapabilities := known(assessment.ChoiceAt("project.capability"), e.Capability)
	kind, kindNote := organisationType(e.OrganisationType)
	phase, phaseNote := []string{}, ""
	if e.Stage != questions.StageUnknown {
		phase = []string{atrsPhase(e.Stage)}
	}
	if e.Stage == questions.StagePilot {
		phaseNote = "A pilot may also be a private-beta or a public-beta: choose the one that fits."
	}
	all := []ATRSFacet{
		{"organisation", "Organisation", true, "organisation", []string{}, "GOV.UK keeps the list of organisations. Choose yours there, or ask for it to be added."},
		{"organisation_type", "Organisation type", true, "organisation_type", kind, kindNote},
		{"function", "Function", false, "domain", functions, notOnTheList(otherFunctions)},
		{"capability", "Capability", false, "capability", capabilities, notOnTheList(otherCapabilities)},
		{"task", "Task", false, "", []string{}, ""},
		{"phase", "Phase", true, "stage", phase, phaseNote},
		{"region", "Region", false, "area", regions, notOnTheList(elsewhere)},
		{datePublished, "Date published", true, "dates.published", []string{}, "It is set when the entry is published."},
		{"atrs_version", "ATRS version", true, "", []string{"v4.0"}, ""},
		{"other_tags", "Other tags", false, "", []string{}, ""},
	}
	for i := range all {
		if f := &all[i]; len(f.Values) == 0 && f.Note == "" {
			f.Note = "The entry says nothing that belongs here."
		}
	}
	return all
}

// publish sets the day on which the entry is published.
func (a *ATRS) publish(day assessment.Date) {
	for i := range a.Metadata {
		if f := &a.Metadata[i]; f.Key == datePublished {
			f.Values, f.Note = []string{day.String()}, ""
		}
	}
}

// organisationType gives the nearest type that GOV.UK has.
func organisationType(kind string) (values []string, note string) {
	choice := assessment.ChoiceAt("project.organisation_type")
	switch {
	case kind == "nhs-body", kind == "university":
		return []string{"agency-or-public-body"}, "GOV.UK has no exact type for this organisation; this is the nearest."
	case choice.Has(kind):
		return []string{kind}, ""
	case strings.TrimSpace(kind) != "":
		return []string{}, notOnTheList([]string{kind})
	}
	return []string{}, ""
}

// known tells the values that GOV.UK has from those that a team has put in beside them.
func known(choice project.Choice, said []string) (values, others []string) {
	values = []string{}
	for _, value := range said {
		switch {
		case choice.Has(value):
			values = append(values, value)
		case strings.TrimSpace(value) != "":
			others = append(others, value)
		}
	}
	return values, others
}

// notOnTheList says which values GOV.UK does not have.
func notOnTheList(values []string) string {
	if len(values) == 0 {
		return ""
	}
	return "Not on GOV.UK's list: " + strings.Join(values, ", ") + "."
}

// regionsOf gives the regions that GOV.UK files records under, of the places that an area names,
// and the places of which it is not known in which region they are.
func regionsOf(area []string) (regions, others []string) {
	regions = []string{}
	for _, place := range area {
		if strings.TrimSpace(place) == "" {
			continue
		}
		region := regionOf(place)
		switch {
		case region == "":
			others = append(others, place)
		case !slices.Contains(regions, region):
			regions = append(regions, region)
		}
	}
	return regions, others
}

// regionOf gives the region of a place: one of its own name, or that in which the place lies.
func regionOf(place string) string {
	name := strings.TrimPrefix(fold.Plain(place), "the ")
	for _, region := range []string{
		"international", "uk", "great-britain", "england-and-wales", "northern-ireland", "scotland", "wales", "england", "london", "north-east", "north-west",
		"yorkshire-and-the-humber", "east-midlands", "west-midlands", "south-east", "east-of-england", "south-west",
	} {
		if strings.ReplaceAll(name, " ", "-") == region {
			return region
		}
	}
	switch name {
	case "united kingdom":
		return "uk"
	case "liverpool city region", "halton", "knowsley", "liverpool", "sefton", "st helens", "wirral",
		"merseyside", "cheshire", "cheshire and merseyside", "lancashire", "greater manchester", "cumbria", "north west england":
		return "north-west"
	}
	return ""
}
