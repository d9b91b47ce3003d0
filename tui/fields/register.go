package fields

import (
	"charter/assessment"
	"charter/exports/wording"
)

// Part is a short group of register fields that are asked together, or a list.
type Part struct {
	ID     string
	Title  string
	About  string  // one sentence that introduces it
	Unless string  // the fact that makes it needless when it is known not to hold; "" never
	Fields []Field // for a list, nil
	List   *List   // nil unless the part is a list
}

// Register lists the parts of the register entry in the order in which they are asked.
func Register() []Part {
	return []Part{
		{ID: "what", Title: "What it is", About: "How people find the project in the register.", Fields: []Field{
			line("title", "A short name that a resident would recognise, up to 100 characters.", func(p *project) *string { return &p.Title }),
			line("summary", "One sentence on what it does and for whom, in words a neighbour would use.", func(p *project) *string { return &p.Summary }),
			field(KindLine, "area", "The boroughs it covers, with commas between, or Liverpool City Region.", listValue(", "), func(p *project) *[]string { return &p.Area }),
			field(KindChoice, "programme_area", "The part of the regional AI plan it belongs to.", textValue(), func(p *project) *string { return &p.ProgrammeArea }),
			field(KindMany, "domain", "The services it is about; choose all that fit.", listValue("\n"), func(p *project) *[]string { return &p.Domain }),
			line("url", "A page about the project, such as https://www.organisation.uk/project.", func(p *project) *string { return &p.URL }),
			line("id", "Small letters and hyphens, such as falls-risk-list; it never changes.", func(p *project) *string { return &p.ID }),
		}},
		{ID: "description", Title: "Description", About: "What it does, with what data, and what happens because of it.", Fields: []Field{
			field(KindLong, "description", "Say what goes in, what comes out, who looks at it and what happens then. Short sentences; up to 2,500 characters.", textValue(), func(p *project) *string { return &p.Description }),
		}},
		{ID: "responsible", Title: "Who is responsible", About: "Roles and teams, not names of people: they are published.", Fields: []Field{
			line("organisation", "The full name of the organisation that runs it.", func(p *project) *string { return &p.Organisation }),
			field(KindChoice, "organisation_type", "The kind that fits best.", textValue(), func(p *project) *string { return &p.OrganisationType }),
			line("responsible_role", "The role that answers for it, such as Director of Digital; no name.", func(p *project) *string { return &p.ResponsibleRole }),
			line("team", "The team that does the work, such as Bus Network Team.", func(p *project) *string { return &p.Team }),
			line("contact_email", "A mailbox the team shares, such as team@organisation.uk.", func(p *project) *string { return &p.ContactEmail }),
		}},
		{ID: "partners", Title: "Partners", About: "Organisations that work on it with you.", List: listOf("partners", "partner",
			func(p *project) *[]assessment.Partner { return &p.Partners },
			of(KindLine, "name", "Name", "The full name of the organisation.", textValue(), func(x *assessment.Partner) *string { return &x.Name }),
			of(KindLine, "role", "Its part", "What it does in the project.", textValue(), func(x *assessment.Partner) *string { return &x.Role }),
		)},
		{ID: "suppliers", Title: "Suppliers", About: "Companies you buy from for this project.", Unless: "supplier", List: listOf("suppliers", "supplier",
			func(p *project) *[]assessment.Supplier { return &p.Suppliers },
			of(KindLine, "name", "Name", "The company's registered name.", textValue(), func(x *assessment.Supplier) *string { return &x.Name }),
			of(KindLine, "role", "Its part", "What it supplies, such as hosting or the model.", textValue(), func(x *assessment.Supplier) *string { return &x.Role }),
			of(KindLine, "data_access", "Its access to data", "What data it can see, and for what.", textValue(), func(x *assessment.Supplier) *string { return &x.DataAccess }),
			of(KindLine, "procurement", "How it was chosen", "Such as an open tender, or the name of a framework.", textValue(), func(x *assessment.Supplier) *string { return &x.Procurement }),
			of(KindLine, "company_number", "Company number", "Eight characters, from Companies House.", textValue(), func(x *assessment.Supplier) *string { return &x.CompanyNumber }),
		)},
		{ID: "benefit", Title: "Benefit", About: "What good it does, for whom, and how you will know.", Fields: []Field{
			field(KindText, "benefit.statement", "What gets better for the public, in one or two sentences.", textValue(), func(p *project) *string { return &p.Benefit.Statement }),
			line("benefit.who_benefits", "The people who gain, as exactly as you can say.", func(p *project) *string { return &p.Benefit.WhoBenefits }),
			line("benefit.measure", "The number that will show it, such as missed appointments a month.", func(p *project) *string { return &p.Benefit.Measure }),
			line("benefit.baseline", "That number before the project began, with its date.", func(p *project) *string { return &p.Benefit.Baseline }),
			field(KindText, "who_may_lose_out", "People it may serve worse, and why; nobody is rarely the answer.", textValue(), func(p *project) *string { return &p.WhoMayLoseOut }),
		}},
		{ID: "use", Title: "How it is used", About: "What it replaces, and how much and since when it is used.", Fields: []Field{
			field(KindText, "previous_process", "How the same thing was done before, or that it is new.", textValue(), func(p *project) *string { return &p.PreviousProcess }),
			field(KindText, "alternatives", "What else you looked at, and why you did not choose it.", textValue(), func(p *project) *string { return &p.Alternatives }),
			line("scale", "How often it runs and for how many people, such as 300 calls a day.", func(p *project) *string { return &p.Scale }),
			line("staff_training", "Who is trained, in what, and how often.", func(p *project) *string { return &p.StaffTraining }),
			field(KindDay, "dates.live_since", "The day it went into everyday use.", dayValue(), func(p *project) *assessment.Date { return &p.Dates.LiveSince }),
			field(KindDay, "dates.ends", "The day it stops, if that is known.", dayValue(), func(p *project) *assessment.Date { return &p.Dates.Ends }),
		}},
		{ID: "people", Title: "People affected", About: "How a person looks at results, and how people can challenge them.", Unless: "affects_people", Fields: []Field{
			field(KindText, "human_review", "Who looks at results before they count, and what they can change.", textValue(), func(p *project) *string { return &p.HumanReview }),
			line("challenge.contact", "A team, telephone number or mailbox that answers; no name.", func(p *project) *string { return &p.Challenge.Contact }),
			line("challenge.how", "What people do to question a result, in plain steps.", func(p *project) *string { return &p.Challenge.How }),
			line("challenge.response_time", "Such as within 10 working days.", func(p *project) *string { return &p.Challenge.ResponseTime }),
			line("challenge.url", "The page that explains it, such as https://www.organisation.uk/challenge.", func(p *project) *string { return &p.Challenge.URL }),
		}},
		{ID: NoDataPart, Title: "No data about people", About: "The facts say that no data about people is used. Say it for the register, and no data needs to be listed.", Fields: []Field{
			field(KindYes, "no_data", "Choose yes only if no data about people is used to build it or to run it.", yesValue(), func(p *project) *bool { return &p.NoData }),
		}},
		{ID: "data", Title: "Data used", About: "Each set of data it is built with or runs on.", List: listOf("data", "set of data",
			func(p *project) *[]assessment.DataItem { return &p.Data },
			of(KindLine, "name", "Name", "What you call it, such as bus ticket records 2025.", textValue(), func(x *assessment.DataItem) *string { return &x.Name }),
			of(KindLine, "about", "What it is about", "Who or what is in it, such as journeys of pass holders.", textValue(), func(x *assessment.DataItem) *string { return &x.About }),
			of(KindLine, "source", "Where it comes from", "The organisation or system that it comes from.", textValue(), func(x *assessment.DataItem) *string { return &x.Source }),
			of(KindChoice, "personal", "How close it is to people", "Between two, choose the one further down.", textValue(), func(x *assessment.DataItem) *string { return &x.Personal }),
			of(KindYes, "sensitive", "Sensitive", "Yes if it tells of health, ethnicity, religion, sexuality, beliefs, crimes or children.", yesValue(), func(x *assessment.DataItem) *bool { return &x.Sensitive }),
			of(KindLine, "collected_how", "How it is collected", "Whether people were asked, and how they were told.", textValue(), func(x *assessment.DataItem) *string { return &x.CollectedHow }),
			of(KindLine, "shared_with", "Shared with", "Every organisation that gets it, or nobody.", textValue(), func(x *assessment.DataItem) *string { return &x.SharedWith }),
			of(KindLine, "kept_for", "Kept for", "How long, and what happens then.", textValue(), func(x *assessment.DataItem) *string { return &x.KeptFor }),
			of(KindLine, "stored_where", "Where it is kept", "The system and the country.", textValue(), func(x *assessment.DataItem) *string { return &x.StoredWhere }),
			of(KindChoice, "use", "What it is used for", "Build: to make or train it. Run: in everyday use.", textValue(), func(x *assessment.DataItem) *string { return &x.Use }),
		)},
		{ID: "risks", Title: "Risks", About: "The main risks to people, and what is done about each. They are published.", List: listOf("risks", "risk",
			func(p *project) *[]assessment.Risk { return &p.Risks },
			of(KindLine, "risk", "Risk", "What could go wrong, and for whom.", textValue(), func(x *assessment.Risk) *string { return &x.Risk }),
			of(KindText, "mitigation", "What is done about it", "What you do so that it does not happen, or harms less.", textValue(), func(x *assessment.Risk) *string { return &x.Mitigation }),
			of(KindLine, "status", "How it stands", "Such as open, under control, or closed in May 2026.", textValue(), func(x *assessment.Risk) *string { return &x.Status }),
		)},
		{ID: "opt-out", Title: "Opting out", About: "How people can say no to sharing their data, and to the use of AI.", Fields: []Field{
			field(KindChoice, "opt_out.data_sharing.available", "Whether people can opt out of sharing their data.", textValue(), func(p *project) *string { return &p.OptOut.DataSharing.Available }),
			line("opt_out.data_sharing.how", "What people do to opt out, in plain steps.", func(p *project) *string { return &p.OptOut.DataSharing.How }),
			line("opt_out.data_sharing.reason_if_not", "Why they cannot, if they cannot; it is published.", func(p *project) *string { return &p.OptOut.DataSharing.ReasonIfNot }),
			field(KindChoice, "opt_out.ai_use.available", "Whether people can opt out of AI being used for them.", textValue(), func(p *project) *string { return &p.OptOut.AIUse.Available }),
			line("opt_out.ai_use.how", "How people reach a person instead.", func(p *project) *string { return &p.OptOut.AIUse.How }),
			line("opt_out.ai_use.reason_if_not", "Why they cannot, if they cannot; it is published.", func(p *project) *string { return &p.OptOut.AIUse.ReasonIfNot }),
		}},
		{ID: "engagement", Title: "Involving people", About: "Each time people were involved, and what changed because of it.", List: listOf("engagement", "occasion",
			func(p *project) *[]assessment.Engagement { return &p.Engagement },
			of(KindLine, "when", "When", "A day or a month, such as March 2026.", textValue(), func(x *assessment.Engagement) *string { return &x.When }),
			of(KindLine, "who", "Who", "Which people, and about how many.", textValue(), func(x *assessment.Engagement) *string { return &x.Who }),
			of(KindText, "what_changed", "What changed", "What you did differently because of them, or that nothing changed.", textValue(), func(x *assessment.Engagement) *string { return &x.WhatChanged }),
		)},
		{ID: "assessments", Title: "Other assessments", About: "Such as a data protection impact assessment or an equality impact assessment.", List: listOf("assessments", "assessment",
			func(p *project) *[]assessment.OtherAssessment { return &p.Assessments },
			of(KindLine, "kind", "Kind", "Such as data protection impact assessment.", textValue(), func(x *assessment.OtherAssessment) *string { return &x.Kind }),
			of(KindDay, "date", "Date", "The day it was finished or last changed.", dayValue(), func(x *assessment.OtherAssessment) *assessment.Date { return &x.Date }),
			of(KindLine, "status", "How it stands", "Such as draft, signed off, or under review.", textValue(), func(x *assessment.OtherAssessment) *string { return &x.Status }),
			of(KindLine, "url", "Web page", "Where it can be read, if it is published.", textValue(), func(x *assessment.OtherAssessment) *string { return &x.URL }),
		)},
		{ID: "algorithm", Title: "The algorithm", About: "What it does, and which roles look after it.", Unless: "uses_algorithm", Fields: []Field{
			field(KindMany, "capability", "What it can do; choose all that fit.", listValue("\n"), func(p *project) *[]string { return &p.Capability }),
			line("algorithm_owners.bias", "The role that looks for bias and deals with it; no name.", func(p *project) *string { return &p.AlgorithmOwners.Bias }),
			line("algorithm_owners.correction", "The role that mends and updates it; no name.", func(p *project) *string { return &p.AlgorithmOwners.Correction }),
			line("algorithm_owners.monitoring", "The role that watches how well it works in use; no name.", func(p *project) *string { return &p.AlgorithmOwners.Monitoring }),
			line("algorithm_owners.training", "The role that trains front-line staff on it; no name.", func(p *project) *string { return &p.AlgorithmOwners.Training }),
		}},
		{ID: "performance", Title: "How well it works", About: "What was measured once it ran with real data.", Unless: "uses_algorithm", List: listOf("performance", "measure",
			func(p *project) *[]assessment.Performance { return &p.Performance },
			of(KindLine, "measure", "Measure", "What was measured, such as right answers out of 100.", textValue(), func(x *assessment.Performance) *string { return &x.Measure }),
			of(KindLine, "value", "Result", "The number, with its unit.", textValue(), func(x *assessment.Performance) *string { return &x.Value }),
			of(KindDay, "date", "Date", "The day it was measured.", dayValue(), func(x *assessment.Performance) *assessment.Date { return &x.Date }),
			of(KindText, "by_group", "For different groups", "How it differs between groups of people, such as by age or area.", textValue(), func(x *assessment.Performance) *string { return &x.ByGroup }),
		)},
		{ID: "outcomes", Title: "Outcomes", About: "What came of it, good and bad.", List: listOf("outcomes", "outcome",
			func(p *project) *[]assessment.Outcome { return &p.Outcomes },
			of(KindText, "text", "What happened", "One thing that changed for people because of the project.", textValue(), func(x *assessment.Outcome) *string { return &x.Text }),
			of(KindChoice, "good_or_bad", "Good or bad", "Bad outcomes earn as much trust as good ones.", textValue(), func(x *assessment.Outcome) *string { return &x.GoodOrBad }),
			of(KindDay, "date", "Date", "The day it was seen.", dayValue(), func(x *assessment.Outcome) *assessment.Date { return &x.Date }),
		)},
		{ID: "environment", Title: "Environment and jobs", About: "What it costs the environment, and what it does to jobs.", Fields: []Field{
			line("environment.estimate", "A number for the energy or carbon of a year; a rough one is better than none.", func(p *project) *string { return &p.Environment.Estimate }),
			line("environment.unit", "Such as kilograms of carbon dioxide a year.", func(p *project) *string { return &p.Environment.Unit }),
			field(KindText, "environment.steps", "What you do to keep it low.", textValue(), func(p *project) *string { return &p.Environment.Steps }),
			field(KindText, "workforce", "Which jobs change, and what training or help people get.", textValue(), func(p *project) *string { return &p.Workforce }),
		}},
		{ID: "review", Title: "Review", About: "When the project was looked at as a whole, and when it will be again.", Fields: []Field{
			field(KindDay, "review.next", "The day of the next review, at most two years ahead.", dayValue(), func(p *project) *assessment.Date { return &p.Review.Next }),
			field(KindDay, "review.last", "The day of the last one, if there was one.", dayValue(), func(p *project) *assessment.Date { return &p.Review.Last }),
			line("review.reviewer", "The body that does it, best from outside your organisation.", func(p *project) *string { return &p.Review.Reviewer }),
			field(KindYes, "review.residents", "Yes if residents have a part in it.", yesValue(), func(p *project) *bool { return &p.Review.Residents }),
		}},
	}
}

// NoDataPart is the part that is asked only of a project that says it uses no
// data about people.
const NoDataPart = "no-data"

// line makes a field for a text of one line.
func line(key, hint string, at func(*project) *string) Field {
	return field(KindLine, key, hint, textValue(), at)
}

// field makes a field of the project itself.
func field[V any](kind Kind, key, hint string, value codec[V], at func(*project) *V) Field {
	return Field{Key: key, Label: label(key), Hint: hint, Kind: kind,
		get: func(p *project, _ int) string { return value.read(*at(p)) },
		set: func(p *project, _ int, text string) { value.write(at(p), text) },
	}
}

// label names a field. The parts of an opt-out and of the environment have names
// only here, since exports tell each as one.
func label(key string) string {
	switch key {
	case "opt_out.data_sharing.available":
		return "Can people opt out of data sharing?"
	case "opt_out.ai_use.available":
		return "Can people opt out of the use of AI?"
	case "opt_out.data_sharing.how":
		return "How to opt out of data sharing"
	case "opt_out.ai_use.how":
		return "How to opt out of the use of AI"
	case "opt_out.data_sharing.reason_if_not", "opt_out.ai_use.reason_if_not":
		return "Reason, if they cannot"
	case "environment.unit":
		return "Unit of that estimate"
	case "no_data":
		return "The project uses no data about people"
	}
	return wording.Field(key)
}

// PartOf finds the part that asks for a field or list by its key, such as
// "benefit.statement", or the part of that ID.
func PartOf(key string) (Part, bool) {
	for _, part := range Register() {
		if part.ID == key || part.List != nil && part.List.Key == key {
			return part, true
		}
		for _, field := range part.Fields {
			if field.Key == key {
				return part, true
			}
		}
	}
	return Part{}, false
}
