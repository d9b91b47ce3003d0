package assessment

import (
	"fmt"
	"regexp"
	"strings"

	"charter/questions"
)

// slug is the form of a project's short name for links.
var slug = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func (v *validator) project() {
	p := &v.a.Project
	if p.ID != "" && !slug.MatchString(p.ID) {
		v.warn("project.id", fmt.Sprintf("%q does not work well in links", p.ID), "Use small letters, digits and single hyphens, such as falls-risk-list")
	}
	v.placeholders()
	v.choice("project.programme_area", "project.programme_area", p.ProgrammeArea)
	v.choice("project.organisation_type", "project.organisation_type", p.OrganisationType)
	for i, domain := range p.Domain {
		v.choice("project.domain", fmt.Sprintf("project.domain.%d", i), domain)
	}
	for i, capability := range p.Capability {
		v.choice("project.capability", fmt.Sprintf("project.capability.%d", i), capability)
	}
	v.role("project.responsible_role", p.ResponsibleRole)
	v.role("project.team", p.Team)
	v.role("project.challenge.contact", p.Challenge.Contact)
	switch mailbox := strings.TrimSpace(p.ContactEmail); {
	case mailbox == "":
	case !isMailAddress(mailbox):
		v.warn("project.contact_email", fmt.Sprintf("%q is not an e-mail address", mailbox), "Give the address of a shared mailbox, such as team@organisation.uk")
	case LooksLikePerson(mailbox):
		v.warn("project.contact_email", "may be the mailbox of one person", "It is published. If it is one person's, give the address of a shared mailbox")
	}
	v.web("project.url", p.URL)
	v.web("project.challenge.url", p.Challenge.URL)
	for i, other := range p.Assessments {
		v.web(fmt.Sprintf("project.assessments.%d.url", i), other.URL)
	}
	if !p.Dates.Ends.IsZero() && p.Dates.LiveSince.After(p.Dates.Ends) {
		v.warn("project.dates.ends", "is before the project went live", "Correct one of the two days")
	}
	if p.Review.Last.After(v.a.AsOf) {
		v.warn("project.review.last", fmt.Sprintf("is after the assessment date, %s", v.a.AsOf), "Correct the date, or move the assessment date")
	}
	if p.NoData && v.a.Facts.Fact("has_people_data") == questions.Yes {
		v.warn("project.no_data", "says that no data about people is used, but facts.people_data says that it is", "Correct one of the two")
	}
	v.lists()
}

// role looks at a field that the register shows and that should name a role or a team.
func (v *validator) role(path, text string) {
	if LooksLikePerson(text) {
		v.warn(path, "may be the name of a person", "If it is, name the role or the team instead: the register shows no names of people")
	}
}

func (v *validator) lists() {
	p := &v.a.Project
	for i, item := range p.Data {
		v.choice("project.data.personal", fmt.Sprintf("project.data.%d.personal", i), item.Personal)
		v.choice("project.data.use", fmt.Sprintf("project.data.%d.use", i), item.Use)
	}
	v.choice("project.opt_out.data_sharing.available", "project.opt_out.data_sharing.available", p.OptOut.DataSharing.Available)
	v.choice("project.opt_out.ai_use.available", "project.opt_out.ai_use.available", p.OptOut.AIUse.Available)
	for i, outcome := range p.Outcomes {
		v.choice("project.outcomes.good_or_bad", fmt.Sprintf("project.outcomes.%d.good_or_bad", i), outcome.GoodOrBad)
	}
}

func (v *validator) web(path, text string) {
	if strings.TrimSpace(text) != "" && !isWebAddress(text) {
		v.warn(path, fmt.Sprintf("%q is not a complete web address", text), "Write it in full, such as https://www.organisation.uk/project")
	}
}

// placeholders looks at the required fields of the register. In a worked
// example, made-up addresses are meant.
func (v *validator) placeholders() {
	if v.a.Example {
		return
	}
	check := func(key, text string) {
		if Placeholder(text) {
			v.warn("project."+key, fmt.Sprintf("%q looks like a placeholder", text), "Replace it before you attach the assessment to a register submission")
		}
	}
	p := &v.a.Project
	check("title", p.Title)
	check("summary", p.Summary)
	check("description", p.Description)
	check("organisation", p.Organisation)
	check("responsible_role", p.ResponsibleRole)
	check("team", p.Team)
	check("contact_email", p.ContactEmail)
	check("benefit.statement", p.Benefit.Statement)
	check("benefit.who_benefits", p.Benefit.WhoBenefits)
	check("challenge.contact", p.Challenge.Contact)
	for i, item := range p.Data {
		check(fmt.Sprintf("data.%d.name", i), item.Name)
	}
	for i, item := range p.Risks {
		check(fmt.Sprintf("risks.%d.risk", i), item.Risk)
	}
}

func (v *validator) facts() {
	f := &v.a.Facts
	v.choice("facts.stage", "facts.stage", string(f.Stage))
	v.choice("facts.people_data", "facts.people_data", f.PeopleData)
	v.choice("facts.algorithm", "facts.algorithm", f.Algorithm)
	v.choice("facts.decision_role", "facts.decision_role", f.DecisionRole)
	v.choice("facts.compute", "facts.compute", f.Compute)
}
