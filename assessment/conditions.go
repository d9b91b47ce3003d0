package assessment

import (
	"slices"

	"charter/assessment/project"
	"charter/questions"
)

// Values of the project's fields on which a question can depend.
const (
	typeNHSBody    = "nhs-body"
	typeUniversity = "university"
	domainHealth   = "health"
)

// Conditions tell a question's [questions.Condition] what is known of a project: the
// facts as they stand, and what follows from facts and fields of the project
// together (docs/pack-format.md, "Conditions").
type Conditions struct {
	Facts   *Facts
	Project *project.Project
}

// Conditions gives what the conditions of questions are asked of.
func (a *Assessment) Conditions() Conditions { return Conditions{&a.Facts, &a.Project} }

// ProjectStage implements [questions.Facts].
func (c Conditions) ProjectStage() questions.Stage { return c.Facts.Stage }

// Blank lists the fields of the project that are blank and on which a condition that is in
// doubt depends.
func (c Conditions) Blank(condition questions.Condition) []string {
	rests := func(name string) bool {
		return (name == "health_setting" || name == "may_use_health_data") && c.Fact(name) == questions.Unknown
	}
	var blank []string
	if !slices.ContainsFunc(slices.Concat(condition.All, condition.Any), rests) {
		return nil
	}
	if c.Project.OrganisationType == "" {
		blank = append(blank, "organisation_type")
	}
	if len(c.Project.Domain) == 0 {
		blank = append(blank, "domain")
	}
	return blank
}

// FactsOpen reports whether a condition is in doubt since a fact is not known. What is not
// known of a field of the project is told by Blank.
func (c Conditions) FactsOpen(condition questions.Condition) bool {
	return condition.InDoubt(c) && slices.ContainsFunc(slices.Concat(condition.All, condition.Any), func(name string) bool {
		switch name {
		case "health_setting":
			return false
		case "may_use_health_data":
			return c.Fact(name) == questions.Unknown && slices.ContainsFunc([]string{"health_confidential", "has_people_data"},
				func(fact string) bool { return c.Facts.Fact(fact) == questions.Unknown })
		}
		return c.Facts.Fact(name) == questions.Unknown
	})
}

// Fact implements [questions.Facts]. A name it does not know is Unknown, and so is
// what rests on a field that is blank.
func (c Conditions) Fact(name string) questions.Truth {
	switch name {
	case "health_setting":
		return either(c.organisationIs(typeNHSBody), c.aboutHealth())
	case "may_use_health_data":
		near := either(c.organisationIs(typeNHSBody, typeUniversity), c.aboutHealth())
		return either(c.Facts.Fact("health_confidential"), both(c.Facts.Fact("has_people_data"), near))
	}
	return c.Facts.Fact(name)
}

func (c Conditions) organisationIs(types ...string) questions.Truth {
	if c.Project.OrganisationType == "" {
		return questions.Unknown
	}
	return questions.TruthOf(slices.Contains(types, c.Project.OrganisationType))
}

func (c Conditions) aboutHealth() questions.Truth {
	if len(c.Project.Domain) == 0 {
		return questions.Unknown
	}
	return questions.TruthOf(slices.Contains(c.Project.Domain, domainHealth))
}

// either holds where one of two does, and is not known where that hangs on what is not.
func either(a, b questions.Truth) questions.Truth {
	switch {
	case a == questions.Yes || b == questions.Yes:
		return questions.Yes
	case a == questions.Unknown || b == questions.Unknown:
		return questions.Unknown
	}
	return questions.No
}

// both holds where both do, and is not known where that hangs on what is not.
func both(a, b questions.Truth) questions.Truth {
	switch {
	case a == questions.No || b == questions.No:
		return questions.No
	case a == questions.Unknown || b == questions.Unknown:
		return questions.Unknown
	}
	return questions.Yes
}
