// Package project is a project as the public register asks for it: the [Project]
// itself, and one catalogue of its fields.
//
// All that is known of a field stands in its entry of the catalogue: what it is
// called and asked with, what it can hold, when it is needed, whom a text in it may
// name, and where it goes. Forms, checks, reports, the register entry and the
// documents are made from it; [Parts], [Lines] and [Fields] tell it in the orders
// in which they need it. A new field is a member of a struct here, an entry in the
// catalogue and a property in the schema of the file.
//
// The package stands below package assessment: it knows a project, and no answers.
package project

import "charter/assessment/date"

// Project is the description of a project as the public register asks for it.
// Keys are those of the register entry, less what facts and answers already say.
// Every field is free text unless it says otherwise; blank means not stated.
type Project struct {
	ID               string            `json:"id,omitempty"` // short name for links, e.g. "falls-risk-list"
	Title            string            `json:"title,omitempty"`
	Summary          string            `json:"summary,omitempty"`     // one sentence
	Description      string            `json:"description,omitempty"` // plain English
	ProgrammeArea    string            `json:"programme_area,omitempty"`
	Organisation     string            `json:"organisation,omitempty"`
	OrganisationType string            `json:"organisation_type,omitempty"`
	Partners         []Partner         `json:"partners,omitempty"`
	Suppliers        []Supplier        `json:"suppliers,omitempty"`
	ResponsibleRole  string            `json:"responsible_role,omitempty"` // a role, not a person
	Team             string            `json:"team,omitempty"`
	ContactEmail     string            `json:"contact_email,omitempty"` // a shared mailbox
	URL              string            `json:"url,omitempty"`
	Dates            Dates             `json:"dates,omitzero"`
	Area             []string          `json:"area,omitempty"`
	Domain           []string          `json:"domain,omitempty"`
	Capability       []string          `json:"capability,omitempty"`
	Benefit          Benefit           `json:"benefit,omitzero"`
	WhoMayLoseOut    string            `json:"who_may_lose_out,omitempty"`
	PreviousProcess  string            `json:"previous_process,omitempty"`
	Alternatives     string            `json:"alternatives,omitempty"`
	HumanReview      string            `json:"human_review,omitempty"`
	Scale            string            `json:"scale,omitempty"`
	StaffTraining    string            `json:"staff_training,omitempty"`
	Challenge        Challenge         `json:"challenge,omitzero"`
	AlgorithmOwners  AlgorithmOwners   `json:"algorithm_owners,omitzero"`
	Data             []DataItem        `json:"data,omitempty"`
	NoData           bool              `json:"no_data,omitzero"` // said out loud: the project uses no data about people
	OptOut           OptOuts           `json:"opt_out,omitzero"`
	Engagement       []Engagement      `json:"engagement,omitempty"`
	Assessments      []OtherAssessment `json:"assessments,omitempty"`
	Risks            []Risk            `json:"risks,omitempty"`
	Performance      []Performance     `json:"performance,omitempty"`
	Outcomes         []Outcome         `json:"outcomes,omitempty"`
	Environment      Environment       `json:"environment,omitzero"`
	Workforce        string            `json:"workforce,omitempty"`
	Review           Review            `json:"review,omitzero"`
}

// Partner is an organisation that works on the project.
type Partner struct {
	Name string `json:"name"`
	Role string `json:"role,omitempty"`
}

// Supplier is a company the project buys from.
type Supplier struct {
	Name          string `json:"name"`
	CompanyNumber string `json:"company_number,omitempty"`
	Role          string `json:"role,omitempty"`
	Procurement   string `json:"procurement,omitempty"`
	DataAccess    string `json:"data_access,omitempty"`
}

// Dates are the days that matter in a project's life.
type Dates struct {
	LiveSince date.Date `json:"live_since,omitzero"`
	Ends      date.Date `json:"ends,omitzero"`
}

// Benefit says what good the project does, to whom, and how one will know.
type Benefit struct {
	Statement   string `json:"statement,omitempty"`
	WhoBenefits string `json:"who_benefits,omitempty"`
	Measure     string `json:"measure,omitempty"`
	Baseline    string `json:"baseline,omitempty"`
}

// Challenge tells people how to question a result.
type Challenge struct {
	Contact      string `json:"contact,omitempty"`
	How          string `json:"how,omitempty"`
	ResponseTime string `json:"response_time,omitempty"`
	URL          string `json:"url,omitempty"`
}

// AlgorithmOwners are the roles that look after the algorithm.
type AlgorithmOwners struct {
	Bias       string `json:"bias,omitempty"`
	Correction string `json:"correction,omitempty"`
	Monitoring string `json:"monitoring,omitempty"`
	Training   string `json:"training,omitempty"`
}

// DataItem is one set of data the project uses.
type DataItem struct {
	Name         string `json:"name"`
	About        string `json:"about,omitempty"`
	Source       string `json:"source,omitempty"`
	Personal     string `json:"personal,omitempty"` // none, anonymous, pseudonymous or identifiable
	Sensitive    bool   `json:"sensitive,omitzero"`
	CollectedHow string `json:"collected_how,omitempty"`
	SharedWith   string `json:"shared_with,omitempty"`
	KeptFor      string `json:"kept_for,omitempty"`
	StoredWhere  string `json:"stored_where,omitempty"`
	Use          string `json:"use,omitempty"` // build, run or both
}

// OptOuts tell how people can opt out of data sharing and of the use of AI.
type OptOuts struct {
	DataSharing OptOut `json:"data_sharing,omitzero"`
	AIUse       OptOut `json:"ai_use,omitzero"`
}

// OptOut tells how people can opt out of one thing.
type OptOut struct {
	Available   string `json:"available,omitempty"` // yes, no or not-applicable
	How         string `json:"how,omitempty"`
	ReasonIfNot string `json:"reason_if_not,omitempty"`
}

// Engagement is one occasion on which people were involved.
type Engagement struct {
	When        string `json:"when,omitempty"`
	Who         string `json:"who,omitempty"`
	WhatChanged string `json:"what_changed,omitempty"`
}

// OtherAssessment is another assessment of the project, such as a data
// protection impact assessment.
type OtherAssessment struct {
	Kind   string    `json:"kind"`
	Date   date.Date `json:"date,omitzero"`
	Status string    `json:"status,omitempty"`
	URL    string    `json:"url,omitempty"`
}

// Risk is one main risk and what is done about it.
type Risk struct {
	Risk       string `json:"risk"`
	Mitigation string `json:"mitigation,omitempty"`
	Status     string `json:"status,omitempty"`
}

// Performance is one published measure of how well the project works.
type Performance struct {
	Measure string    `json:"measure"`
	Value   string    `json:"value,omitempty"`
	Date    date.Date `json:"date,omitzero"`
	ByGroup string    `json:"by_group,omitempty"`
}

// Outcome is one result, good or bad, to be reported.
type Outcome struct {
	Date      date.Date `json:"date,omitzero"`
	Text      string    `json:"text"`
	GoodOrBad string    `json:"good_or_bad,omitempty"` // good, bad or mixed
}

// Environment tells the project's environmental cost and what is done about it.
type Environment struct {
	Estimate string `json:"estimate,omitempty"`
	Unit     string `json:"unit,omitempty"`
	Steps    string `json:"steps,omitempty"`
}

// Review tells when the project was and will be reviewed, and by whom.
type Review struct {
	Last      date.Date `json:"last,omitzero"`
	Next      date.Date `json:"next,omitzero"`
	Reviewer  string    `json:"reviewer,omitempty"`
	Residents bool      `json:"residents,omitzero"`
}
