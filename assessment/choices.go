package assessment

import "charter/questions"

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
	for _, option := range c.Options {
		if option.Value == value {
			return option.Label
		}
	}
	return value
}

// Has reports whether a value is one of the options.
func (c Choice) Has(value string) bool {
	for _, option := range c.Options {
		if option.Value == value {
			return true
		}
	}
	return false
}

// ChoiceAt gives the choice at a place in the file, such as "facts.people_data".
// The zero Choice means that the field there takes any text.
func ChoiceAt(key string) Choice {
	for _, choice := range Choices() {
		if choice.Key == key {
			return choice
		}
	}
	return Choice{}
}

// Choices lists every field that takes one of a few values, with the values in
// the order in which they should be offered. Kinds of organisation, functions and
// capabilities are those of the United Kingdom's Algorithmic Transparency
// Recording Standard (August 2026), with NHS bodies and universities added;
// programme areas are those of the regional AI blueprint.
func Choices() []Choice {
	personal := []Option{
		{"none", "none"},
		{"anonymous", "anonymous (the team's own description)"},
		{"pseudonymous", "pseudonymous: names replaced by a code"},
		{"identifiable", "identifiable: people can be recognised"},
	}
	return []Choice{
		{Key: "facts.stage", Options: []Option{
			{string(questions.StageIdea), "idea"},
			{string(questions.StageDesign), "design"},
			{string(questions.StagePilot), "pilot"},
			{string(questions.StageLive), "live"},
			{string(questions.StageRetired), "retired"},
		}},
		{Key: "facts.people_data", Options: personal},
		{Key: "facts.algorithm", Options: []Option{
			{"none", "none"},
			{"rules", "fixed rules"},
			{"statistical", "a statistical model"},
			{"machine-learning", "machine learning"},
			{"generative", "generative AI"},
		}},
		{Key: "facts.decision_role", Options: []Option{
			{"none", "none"},
			{"informs", "it informs a person who decides"},
			{"recommends", "it recommends, and a person decides"},
			{"decides", "it decides"},
		}},
		{Key: "facts.compute", Options: []Option{
			{"none", "none"},
			{"small", "small"},
			{"material", "enough to matter"},
		}},
		{Key: "project.programme_area", Open: true, Options: []Option{
			{"Transforming transport", "Transforming transport"},
			{"Health and social care", "Health and social care"},
			{"Education", "Education"},
			{"Building capability", "Building capability (businesses, combined authority and local authorities)"},
			{"Communicating best practice", "Communicating best practice"},
			{"Other", "Other"},
		}},
		{Key: "project.organisation_type", Open: true, Options: []Option{
			{"local-authority", "Local authority, or combined authority"},
			{"nhs-body", "NHS body"},
			{"university", "University"},
			{"agency-or-public-body", "Agency or other public body"},
			{"public-corporation", "Public corporation"},
			{"ministerial-department", "Ministerial department"},
			{"non-ministerial-department", "Non-ministerial department"},
			{"devolved-administration", "Devolved administration"},
			{"high-profile-group", "High-profile group"},
		}},
		{Key: "project.domain", Open: true, Options: []Option{
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
		}},
		{Key: "project.capability", Open: true, Options: []Option{
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
		}},
		{Key: "project.data.personal", Options: personal},
		{Key: "project.data.use", Options: []Option{
			{"build", "to build it"},
			{"run", "to run it"},
			{"both", "to build it and to run it"},
		}},
		{Key: "project.opt_out.data_sharing.available", Options: optOutOptions()},
		{Key: "project.opt_out.ai_use.available", Options: optOutOptions()},
		{Key: "project.outcomes.good_or_bad", Options: []Option{
			{"good", "good"},
			{"bad", "bad"},
			{"mixed", "mixed"},
		}},
		{Key: "answers.state", Options: []Option{
			{string(StateLevel), "a level"},
			{string(StateUnsure), "don't know"},
			{string(StateNotApplicable), "not applicable"},
		}},
		{Key: "sessions.voting", Options: []Option{
			{VotingTurns, "one after another, unseen, at this keyboard"},
			{VotingHands, "all at once, with hands or cards"},
		}},
		{Key: "actions.status", Options: []Option{
			{string(ActionOpen), "open"},
			{string(ActionDone), "done"},
			{string(ActionDropped), "dropped"},
		}},
	}
}

func optOutOptions() []Option {
	return []Option{
		{"yes", "yes"},
		{"no", "no"},
		{"not-applicable", "does not apply"},
	}
}
