package project

import (
	"charter/assessment/date"
	"charter/questions"
)

// Part is a short group of fields that are asked together, or a list.
type Part struct {
	ID     string
	Title  string
	About  string  // one sentence that introduces it
	Unless string  // the fact that makes it needless when it is known not to hold; "" never
	Fields []Field // for a list, nil
	List   *List   // nil unless the part is a list
}

// NoDataPart is the part that is asked only of a project that says it uses no
// data about people.
const NoDataPart = "no-data"

// catalogue is every field once, in the order in which a team is asked. A hint may
// name the field's limit as {limit}.
func catalogue() []Part {
	always, when, from := &questions.Condition{}, whenFacts, fromStage
	return []Part{
		{ID: "what", Title: "What it is", About: "How people find the project in the register.", Fields: []Field{
			{Key: "title", Label: "Title", Hint: "A short name that a resident would recognise, up to {limit} characters.", Limit: 100, Names: Prose, Needed: always, ATRS: in("0.1", "1.1")},
			{Key: "summary", Label: "Summary in one sentence", Hint: "One sentence on what it does and for whom, in words a neighbour would use.",
				Limit: 150, Names: Prose, Needed: always, ATRS: in("0.5")},
			{Key: "area", Label: "Area", Hint: "The places it covers, such as boroughs or a whole region, with commas between.", Kind: KindSeveral, Names: Body, Needed: always, ATRS: in("0.4")},
			{Key: "programme_area", Label: "Programme area", Hint: "The part of the regional AI plan it belongs to.", Kind: KindChoice, Options: programmeAreas(), Open: true, AsValue: true},
			{Key: "domain", Label: "Field of public service", Hint: "The services it is about; choose all that fit.", Kind: KindMany, Options: functions(), Open: true},
			{Key: "url", Label: "Web page", Hint: "A page about the project, such as https://www.organisation.uk/project.", Kind: KindWeb, Names: Prose, ATRS: in("1.3")},
			{Key: "id", Label: "Short name for links", Hint: "Small letters and hyphens, such as falls-risk-list; it never changes.", Names: Prose, Needed: always},
		}},
		{ID: "description", Title: "Description", About: "What it does, with what data, and what happens because of it.", Fields: []Field{
			{Key: "description", Label: "Description in plain English", Hint: "Say what goes in, what comes out, who looks at it and what happens then. Short sentences; up to {limit} characters.",
				Kind: KindLong, Limit: 2500, Names: Prose, Needed: always, ATRS: in("1.2", "2.2.1")},
		}},
		{ID: "responsible", Title: "Who is responsible", About: "Roles and teams, not names of people: they are published.", Fields: []Field{
			{Key: "organisation", Label: "Organisation", Hint: "The full name of the organisation that runs it.", Names: Body, Needed: always, ATRS: in("0.2", "2.1.1")},
			{Key: "organisation_type", Label: "Type of organisation", Hint: "The kind that fits best.", Kind: KindChoice, Options: organisationTypes(), Open: true, Needed: always},
			{Key: "responsible_role", Label: "Role responsible", Hint: "The role that answers for it, such as Director of Digital; no name.", Names: MayName, Needed: always, ATRS: in("2.1.3")},
			{Key: "team", Label: "Team", Hint: "The team that does the work, such as Bus Network Team.", Names: Contact, Needed: always, ATRS: in("2.1.2")},
			{Key: "contact_email", Label: "Contact e-mail (a shared mailbox)", Hint: "A mailbox the team shares, such as team@organisation.uk.",
				Kind: KindMail, Names: Contact, Needed: always, ATRS: in("1.4")},
		}},
		{ID: "partners", Title: "Partners", About: "Organisations that work on it with you.", List: &List{
			Key: "partners", Label: "Partners", One: "partner", Fields: []Field{
				{Key: "name", Label: "Name", Hint: "The full name of the organisation.", Names: Body, ATRS: in("2.1.4", "2.1.4.1")},
				{Key: "role", Label: "Its part", Told: "role", Hint: "What it does in the project.", Names: Prose, ATRS: in("2.1.4.3")},
			}}},
		{ID: "suppliers", Title: "Suppliers", About: "Companies you buy from for this project.", Unless: "supplier", List: &List{
			Key: "suppliers", Label: "Suppliers", One: "supplier", Needed: when("supplier"), Fields: []Field{
				{Key: "name", Label: "Name", Hint: "The company's registered name.", Names: Body, ATRS: in("2.1.4", "2.1.4.1")},
				{Key: "role", Label: "Its part", Told: "role", Hint: "What it supplies, such as hosting or the model.", Names: Prose, ATRS: in("2.1.4.3")},
				{Key: "data_access", Label: "Its access to data", Told: "access to data", Hint: "What data it can see, and for what.", Names: Prose, ATRS: in("2.1.4.5")},
				{Key: "procurement", Label: "How it was chosen", Told: "procurement", Hint: "Such as an open tender, or the name of a framework.", Names: Prose, ATRS: in("2.1.4.4")},
				{Key: "company_number", Label: "Company number", Told: "company number", Hint: "Eight characters, from Companies House.", Names: Prose, ATRS: in("2.1.4.2")},
			}}},
		{ID: "benefit", Title: "Benefit", About: "What good it does, for whom, and how you will know.", Fields: []Field{
			{Key: "benefit.statement", Label: "Benefit", Hint: "What gets better for the public, in one or two sentences.", Kind: KindText, Names: Prose, Needed: always, ATRS: in("2.2.2")},
			{Key: "benefit.who_benefits", Label: "Who benefits", Hint: "The people who gain, as exactly as you can say.", Names: Prose, Needed: always, ATRS: in("2.2.2")},
			{Key: "benefit.measure", Label: "How the benefit is measured", Hint: "The number that will show it, such as missed appointments a month.", Names: Prose, ATRS: in("2.2.2")},
			{Key: "benefit.baseline", Label: "Where the measure started", Hint: "That number before the project began, with its date.", Names: Prose, ATRS: in("2.2.2")},
			{Key: "who_may_lose_out", Label: "Who may lose out", Hint: "People it may serve worse, and why; nobody is rarely the answer.",
				Kind: KindText, Names: Prose, Needed: always, ATRS: []ATRS{{Ref: "2.5.2", As: "Who may lose out", Last: true}}},
		}},
		{ID: "use", Title: "How it is used", About: "What it replaces, and how much and since when it is used.", Fields: []Field{
			{Key: "previous_process", Label: "How it was done before", Hint: "How the same thing was done before, or that it is new.", Kind: KindText, Names: Prose, ATRS: in("2.2.3")},
			{Key: "alternatives", Label: "Alternatives considered", Hint: "What else you looked at, and why you did not choose it.", Kind: KindText, Names: Prose, ATRS: in("2.2.4")},
			{Key: "scale", Label: "How often and how widely it is used", Hint: "How often it runs and for how many people, such as 300 calls a day.", Names: Prose, ATRS: in("2.3.3")},
			{Key: "staff_training", Label: "Staff training", Hint: "Who is trained, in what, and how often.", Names: Prose, Needed: when("frontline_use"), ATRS: in("2.3.4")},
			{Key: "dates.live_since", Label: "Live since", Hint: "The day this project went live.", Kind: KindDay},
			{Key: "dates.ends", Label: "Ends", Hint: "The day it stops, if that is known.", Kind: KindDay, Month: date.Last},
		}},
		{ID: "people", Title: "People affected", About: "How a person looks at results, and how people can challenge them.", Unless: "affects_people", Fields: []Field{
			{Key: "human_review", Label: "How a person reviews results", Hint: "Who looks at results before they count, and what they can change.",
				Kind: KindText, Names: Prose, Needed: when("uses_algorithm", "affects_people"), ATRS: in("2.3.2")},
			{Key: "challenge.contact", Label: "Whom to contact to challenge a result", Hint: "A team, telephone number or mailbox that answers; no name.",
				Names: Contact, Needed: always, ATRS: in("2.3.5")},
			{Key: "challenge.how", Label: "How to challenge a result", Hint: "What people do to question a result, in plain steps.", Names: Prose, ATRS: in("2.3.5")},
			{Key: "challenge.response_time", Label: "How soon a challenge is answered", Hint: "Such as within 10 working days.", Names: Prose, ATRS: in("2.3.5")},
			{Key: "challenge.url", Label: "Web page for challenges", Hint: "The page that explains it, such as https://www.organisation.uk/challenge.", Kind: KindWeb, Names: Prose, ATRS: in("2.3.5")},
		}},
		{ID: NoDataPart, Title: "No data about people", About: "The facts say that no data about people is used. Say it for the register, and no data needs to be listed.", Fields: []Field{
			{Key: "no_data", Label: "The project uses no data about people", Hint: "Choose yes only if no data about people is used to build it or to run it.", Kind: KindYes, In: "data"},
		}},
		{ID: "data", Title: "Data used", About: "Each set of data it is built with or runs on.", List: &List{
			Key: "data", Label: "Data used", One: "set of data", Needed: always, Fields: dataFields(),
		}},
		{ID: "risks", Title: "Risks", About: "The main risks to people, and what is done about each. They are published.", List: &List{
			Key: "risks", Label: "Risks and what is done about them", One: "risk", Needed: from(questions.StageDesign), ATRS: in("2.5.2"), Fields: []Field{
				{Key: "risk", Label: "Risk", Hint: "What could go wrong, and for whom.", Names: Prose},
				{Key: "mitigation", Label: "What is done about it", Told: "what is done about it", Hint: "What you do so that it does not happen, or harms less.", Kind: KindText, Names: Prose},
				{Key: "status", Label: "How it stands", Told: "status", Hint: "Such as open, under control, or closed in May 2026.", Names: Prose},
			}}},
		{ID: "opt-out", Title: "Opting out", About: "How people can say no to sharing their data, and to the use of AI.", Fields: []Field{
			{Key: "opt_out.data_sharing.available", Label: "Can people opt out of data sharing?", Hint: "Whether people can opt out of sharing their data.",
				Kind: KindChoice, Options: optOuts(), In: "opt_out.data_sharing"},
			{Key: "opt_out.data_sharing.how", Label: "How to opt out of data sharing", Told: "how", Hint: "What people do to opt out, in plain steps.", Names: Prose, In: "opt_out.data_sharing"},
			{Key: "opt_out.data_sharing.reason_if_not", Label: "Reason, if they cannot", Told: "reason if not", Hint: "Why they cannot, if they cannot; it is published.",
				Names: Prose, In: "opt_out.data_sharing"},
			{Key: "opt_out.ai_use.available", Label: "Can people opt out of the use of AI?", Hint: "Whether people can opt out of AI being used for them.",
				Kind: KindChoice, Options: optOuts(), In: "opt_out.ai_use"},
			{Key: "opt_out.ai_use.how", Label: "How to opt out of the use of AI", Told: "how", Hint: "How people reach a person instead.", Names: Prose, In: "opt_out.ai_use"},
			{Key: "opt_out.ai_use.reason_if_not", Label: "Reason, if they cannot", Told: "reason if not", Hint: "Why they cannot, if they cannot; it is published.", Names: Prose, In: "opt_out.ai_use"},
		}},
		{ID: "engagement", Title: "Involving people", About: "Each time people were involved, and what changed because of it.", List: &List{
			Key: "engagement", Label: "Involving people", One: "occasion", Needed: always, ATRS: []ATRS{{Ref: "2.2.1"}}, Fields: []Field{
				{Key: "when", Label: "When", Hint: "A day or a month, such as March 2026.", Names: Prose},
				{Key: "who", Label: "Who", Told: "who", Hint: "Which people, and about how many.", Names: Prose},
				{Key: "what_changed", Label: "What changed", Told: "what changed", Hint: "What you did differently because of them, or that nothing changed.", Kind: KindText, Names: Prose},
			}}},
		{ID: "assessments", Title: "Other assessments", About: "Such as a data protection impact assessment or an equality impact assessment.", List: &List{
			Key: "assessments", Label: "Other assessments", One: "assessment", Needed: always, ATRS: in("2.5.1"), Fields: []Field{
				{Key: "kind", Label: "Kind", Hint: "Such as data protection impact assessment.", Names: Prose},
				{Key: "date", Label: "Date", Told: "date", Hint: "The day it was finished or last changed.", Kind: KindDay},
				{Key: "status", Label: "How it stands", Told: "status", Hint: "Such as draft, signed off, or under review.", Names: Prose},
				{Key: "url", Label: "Web page", Told: "link", Hint: "Where it can be read, if it is published.", Kind: KindWeb, Names: Prose},
			}}},
		{ID: "algorithm", Title: "The algorithm", About: "What it does, and which roles look after it.", Unless: "uses_algorithm", Fields: []Field{
			{Key: "capability", Label: "What the algorithm does", Hint: "What it can do; choose all that fit.",
				Kind: KindMany, Options: capabilities(), Open: true, Needed: when("uses_algorithm")},
			{Key: "algorithm_owners.bias", Label: "Role that deals with bias", Hint: "The role that looks for bias and deals with it; no name.", Names: MayName, ATRS: []ATRS{{Ref: "2.4.1.4", As: "Bias"}}},
			{Key: "algorithm_owners.correction", Label: "Role that corrects and updates it", Hint: "The role that mends and updates it; no name.", Names: MayName, ATRS: []ATRS{{Ref: "2.4.1.4", As: "Correction"}}},
			{Key: "algorithm_owners.monitoring", Label: "Role that watches it in use", Hint: "The role that watches how well it works in use; no name.", Names: MayName, ATRS: []ATRS{{Ref: "2.4.1.4", As: "Monitoring"}}},
			{Key: "algorithm_owners.training", Label: "Role that trains staff", Hint: "The role that trains front-line staff on it; no name.", Names: MayName, ATRS: []ATRS{{Ref: "2.4.1.4", As: "Training"}}},
		}},
		{ID: "performance", Title: "How well it works", About: "What was measured once it ran with real data.", Unless: "uses_algorithm", List: &List{
			Key: "performance", Label: "How well it works", One: "measure", Needed: from(questions.StagePilot, "uses_algorithm"), ATRS: in("2.4.2.7"), Fields: []Field{
				{Key: "measure", Label: "Measure", Hint: "What was measured, such as right answers out of 100.", Names: Prose},
				{Key: "value", Label: "Result", Told: "value", Hint: "The number, with its unit.", Names: Prose},
				{Key: "date", Label: "Date", Told: "date", Hint: "The day it was measured.", Kind: KindDay},
				{Key: "by_group", Label: "For different groups", Told: "by group", Hint: "How it differs between groups of people, such as by age or area.", Kind: KindText, Names: Prose},
			}}},
		{ID: "outcomes", Title: "Outcomes", About: "What came of it, good and bad.", List: &List{
			Key: "outcomes", Label: "Outcomes", One: "outcome", Needed: from(questions.StageLive), ATRS: in("2.2.2"), Fields: []Field{
				{Key: "text", Label: "What happened", Hint: "One thing that changed for people because of the project.", Kind: KindText, Names: Prose},
				{Key: "good_or_bad", Label: "Good or bad", Told: "good or bad", Hint: "Bad outcomes earn as much trust as good ones.", Kind: KindChoice, Options: outcomeKinds()},
				{Key: "date", Label: "Date", Told: "date", Hint: "The day it was seen.", Kind: KindDay},
			}}},
		{ID: "environment", Title: "Environment and jobs", About: "What it costs the environment, and what it does to jobs.", Fields: []Field{
			{Key: "environment.estimate", Label: "Estimated environmental cost", Hint: "A number for the energy or carbon of a year; a rough one is better than none.", Names: Prose},
			{Key: "environment.unit", Label: "Unit of that estimate", Hint: "Such as kilograms of carbon dioxide a year.", Names: Prose, In: "environment.estimate"},
			{Key: "environment.steps", Label: "Steps to reduce it", Hint: "What you do to keep it low.", Kind: KindText, Names: Prose},
			{Key: "workforce", Label: "Effect on jobs", Hint: "Which jobs change, and what training or help people get.", Kind: KindText, Names: Prose, Needed: when("jobs_affected")},
		}},
		{ID: "review", Title: "Review", About: "When the project was looked at as a whole, and when it will be again.", Fields: []Field{
			{Key: "review.next", Label: "Next review", Hint: "The day of the next review, at most two years ahead.", Kind: KindDay, Month: date.Last, Needed: always},
			{Key: "review.last", Label: "Last review", Hint: "The day of the last one, if there was one.", Kind: KindDay},
			{Key: "review.reviewer", Label: "Reviewer", Hint: "The body that does it, best from outside your organisation.", Names: MayName},
			{Key: "review.residents", Label: "Residents take part in the review", Hint: "Yes if residents have a part in it.", Kind: KindYes},
		}},
	}
}

// dataFields are the fields of a set of data. A transparency record asks for data
// twice: for what a tool is built with (2.4.3), and for what it runs on (2.4.4).
func dataFields() []Field {
	return []Field{
		{Key: "name", Label: "Name", Hint: "What you call it, such as bus ticket records 2025.", Names: Prose},
		{Key: "about", Label: "What it is about", Told: "about", Hint: "Who or what is in it, such as journeys of pass holders.", Names: Prose, ATRS: in("2.4.3.1", "2.4.4.1")},
		{Key: "source", Label: "Where it comes from", Told: "source", Hint: "The organisation or system that it comes from.", Names: Prose, ATRS: in("2.4.3.1", "2.4.4.1")},
		{Key: "personal", Label: "How close it is to people", Told: "the team describes it as", Hint: "As the project receives it; between two, choose the one further down.",
			Kind: KindChoice, Options: PersonalData(), AsValue: true, ATRS: in("2.4.3.1", "2.4.4.1")},
		{Key: "sensitive", Label: "Sensitive", Told: "sensitive", Hint: "Yes if it covers health, ethnicity, religion, sexuality, beliefs, crimes or children.",
			Kind: KindYes, ATRS: []ATRS{{Ref: "2.4.3.4", As: "holds sensitive information"}, {Ref: "2.4.4.2", As: "holds sensitive information"}}},
		{Key: "collected_how", Label: "How it is collected", Told: "collected", Hint: "Whether people were asked, and how they were told.", Names: Prose, ATRS: in("2.4.3.7")},
		{Key: "shared_with", Label: "Shared with", Told: "shared with", Hint: "Which other organisations get it, or nobody.", Names: Prose, ATRS: in("2.4.3.9", "2.4.4.5")},
		{Key: "kept_for", Label: "Kept for", Told: "kept for", Hint: "How long, and what happens then.", Names: Prose, ATRS: []ATRS{{Ref: "2.4.3.8", Last: true}, {Ref: "2.4.4.4", Last: true}}},
		{Key: "stored_where", Label: "Where it is kept", Told: "stored", Hint: "The system and the country.", Names: Prose, ATRS: in("2.4.3.8", "2.4.4.4")},
		{Key: "use", Label: "What it is used for", Told: "used", Hint: "Build: to make or train it. Run: in everyday use.", Kind: KindChoice, Options: uses()},
	}
}

// groups lists what stands together in the file and is no list.
func groups() []Line {
	always, when := &questions.Condition{}, whenFacts
	return []Line{
		{Key: "dates", Label: "Dates", Needed: always},
		{Key: "benefit", Label: "Benefit", Needed: always},
		{Key: "challenge", Label: "How to challenge a result", Needed: when("affects_people")},
		{Key: "algorithm_owners", Label: "Who looks after the algorithm", Needed: when("uses_algorithm")},
		{Key: "opt_out", Label: "Opting out", Needed: always},
		{Key: "opt_out.data_sharing", Label: "Opting out of data sharing", Needed: always, ATRS: []ATRS{{Ref: "1.2", As: "Opting out of data sharing"}}},
		{Key: "opt_out.ai_use", Label: "Opting out of the use of AI", Needed: always, ATRS: []ATRS{{Ref: "1.2", As: "Opting out of the use of AI"}}},
		{Key: "environment", Label: "Environment", Needed: when("uses_compute")},
		{Key: "review", Label: "Review", Needed: always},
	}
}

// Requirement is a field, a list or a fact that must not be blank before a project
// can be said to be ready.
type Requirement struct {
	Key  string // as in the catalogue, or StageFact
	When questions.Condition
}

// StageFact is the one fact that is required.
const StageFact = "facts.stage"

// Required lists what the scoring rule requires, in its order (docs/scoring.md,
// "Required register fields"). Of a list the first field of one item is required.
func Required() []Requirement {
	return []Requirement{
		{Key: "title"}, {Key: "summary"}, {Key: "description"}, {Key: "organisation"}, {Key: "responsible_role"}, {Key: "team"},
		{Key: "contact_email"}, {Key: StageFact}, {Key: "benefit.statement"}, {Key: "benefit.who_benefits"},
		{Key: "data", When: questions.Condition{From: questions.StageDesign}},
		{Key: "risks", When: questions.Condition{From: questions.StageDesign}},
		{Key: "challenge.contact", When: questions.Condition{All: []string{"affects_people"}}},
		{Key: "review.next"},
	}
}

func fromStage(stage questions.Stage, facts ...string) *questions.Condition {
	return &questions.Condition{From: stage, All: facts}
}

func whenFacts(facts ...string) *questions.Condition { return &questions.Condition{All: facts} }

// in names the fields of a transparency record that a field belongs in.
func in(refs ...string) []ATRS {
	to := make([]ATRS, len(refs))
	for i, ref := range refs {
		to[i].Ref = ref
	}
	return to
}
