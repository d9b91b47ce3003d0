package project

import "slices"

// Choice is a field of an assessment that takes one of a few values.
type Choice struct {
	Key     string // the place in the file, without list positions, e.g. "project.data.personal"
	Options []Option
	// Open says that a value beside the options is kept and only remarked on:
	// the list is one that others keep and add to.
	Open bool
}

// Option is one value of a Choice: as it stands in the file, and in plain words.
type Option struct {
	Value string
	Label string
}

// Label gives the plain words for a value, or the value itself if it is not an option.
func (c Choice) Label(value string) string {
	if at := c.indexOf(value); at >= 0 {
		return c.Options[at].Label
	}
	return value
}

// Has reports whether a value is one of the options.
func (c Choice) Has(value string) bool { return c.indexOf(value) >= 0 }

func (c Choice) indexOf(value string) int {
	return slices.IndexFunc(c.Options, func(o Option) bool { return o.Value == value })
}

// programmeAreas are those of the regional AI blueprint.
func programmeAreas() []Option {
	return []Option{
		{"Transforming transport", "Transforming transport"},
		{"Health and social care", "Health and social care"},
		{"Education", "Education"},
		{"Building capability", "Building capability (businesses, combined authority and local authorities)"},
		{"Communicating best practice", "Communicating best practice"},
		{"Other", "Other"},
	}
}

// Kinds of organisation, functions and capabilities are those of the United
// Kingdom's Algorithmic Transparency Recording Standard (August 2026), with NHS
// bodies and universities added.

func organisationTypes() []Option {
	return []Option{
		{"local-authority", "Local authority, or combined authority"},
		{"nhs-body", "NHS body"},
		{"university", "University"},
		{"agency-or-public-body", "Agency or other public body"},
		{"public-corporation", "Public corporation"},
		{"ministerial-department", "Ministerial department"},
		{"non-ministerial-department", "Non-ministerial department"},
		{"devolved-administration", "Devolved administration"},
		{"high-profile-group", "High-profile group"},
	}
}

func functions() []Option {
	return []Option{
		{"general-public-services", "General public services"},
		{"health", "Health"},
		{"social-protection", "Social care and social protection"},
		{"education", "Education"},
		{"economic-affairs", "Economic affairs, transport among them"},
		{"housing-and-community-amenities", "Housing and community amenities"},
		{"environmental-protection", "Environmental protection"},
		{"public-order-and-safety", "Public order and safety"},
		{"recreation-culture-and-religion", "Recreation, culture and religion"},
		{"regulation", "Regulation"},
		{"defence", "Defence"},
	}
}

func capabilities() []Option {
	return []Option{
		{"analysis", "Analysis: finds patterns in data"},
		{"forecasting", "Forecasting: predicts what may happen"},
		{"planning", "Planning: works out plans and schedules"},
		{"management", "Management: runs or steers a process"},
		{"discovery", "Discovery: finds things or people"},
		{"creation", "Creation: makes texts, pictures or sound"},
		{"computer-linguistics", "Language: understands or writes text and speech"},
		{"computer-vision", "Vision: understands pictures and video"},
		{"computer-audition", "Hearing: understands sound"},
		{"robotics", "Robotics: moves things"},
		{"other", "Other"},
	}
}

// PersonalData lists how close data can be to people, the closest last.
func PersonalData() []Option {
	return []Option{
		{"none", "none"},
		{"anonymous", "anonymous (the team's own description)"},
		{"pseudonymous", "pseudonymous: names replaced by a code"},
		{"identifiable", "identifiable: people can be recognised"},
	}
}

func uses() []Option {
	return []Option{{"build", "to build it"}, {"run", "to run it"}, {"both", "to build it and to run it"}}
}

func optOuts() []Option {
	return []Option{{"yes", "yes"}, {"no", "no"}, {"not-applicable", "does not apply"}}
}

func outcomeKinds() []Option {
	return []Option{{"good", "good"}, {"bad", "bad"}, {"mixed", "mixed"}}
}
