package assessment

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"charter/assessment/project"
	"charter/questions"
)

// Contradiction is a fact that a field of the project or an answer speaks against. The
// verdict waits until one of the two is put right, or the team explains how both can
// hold (docs/scoring.md, "Facts that need a word").
type Contradiction struct {
	ID        string   `json:"id"`        // of [ContradictionIDs]; the key of its explanation
	Explained bool     `json:"explained"` // the assessment has an explanation that counts
	Places    []string `json:"places"`    // the fact or field first, then all that speaks against it, e.g. "facts.supplier"
}

// ContradictionIDs lists what can be explained, sorted.
func ContradictionIDs() []string {
	ids := make([]string, 0, len(coherence()))
	for _, rule := range coherence() {
		ids = append(ids, rule.id)
	}
	return ids
}

// Explains reports whether a text is long enough to explain a contradiction and more
// than a placeholder.
func Explains(text string) bool {
	return utf8.RuneCountInString(strings.TrimSpace(text)) >= MinExplanationLength && !Placeholder(text)
}

// coherent is one fact, and what speaks against it.
type coherent struct {
	id      string
	fact    string                                             // the place of the fact, or of the field that stands for it
	words   string                                             // both sides, as a sentence without capital and full stop
	against func(a *Assessment, pack *questions.Pack) []string // the places that speak against it
}

// coherence lists all that must go together, sorted by id.
func coherence() []coherent {
	return []coherent{
		{
			"algorithm", "facts.algorithm",
			"the facts say that there is no algorithm, but a role in decisions, a capability or somebody who looks after one is given", againstAlgorithm,
		},
		{
			"opt_out.ai_use", "project.opt_out.ai_use.available",
			"people can opt out of the use of AI, but a departure from clause 6b is declared", againstOptOutOfAI,
		},
		{
			"opt_out.data_sharing", "project.opt_out.data_sharing.available",
			"people can opt out of data sharing, but a departure from clause 6a is declared", againstOptOutOfSharing,
		},
		{
			"people_data", "facts.people_data",
			"the data that is listed comes closer to people than the facts say", againstPeopleData,
		},
		{
			"shares_data", "facts.shares_data",
			"the facts say that no data is shared, but other organisations that get it are named", againstSharesData,
		},
		{
			"significant_solely_automated", "facts.significant_solely_automated",
			"the facts say that it decides and affects people, but also that nothing of weight is decided by it alone", againstNotAutomated,
		},
		{
			"stage", "facts.stage",
			"the facts say that the project is not live yet, but it has a day on which it went live", againstStage,
		},
		{
			"supplier", "facts.supplier",
			"the facts say that no supplier builds or runs part of the project, but one is named", againstSupplier,
		},
	}
}

// Words tells both sides, without a capital or a full stop.
func (c Contradiction) Words() string {
	for _, rule := range coherence() {
		if rule.id == c.ID {
			return rule.words
		}
	}
	return c.ID
}

// Contradictions finds every contradiction in an assessment, sorted by id. Without a
// pack, what answers speak against is not found.
func Contradictions(a *Assessment, pack *questions.Pack) []Contradiction {
	found := []Contradiction{}
	for _, rule := range coherence() {
		if places := rule.against(a, pack); len(places) > 0 {
			found = append(found, Contradiction{
				ID: rule.id, Explained: Explains(a.Explanations[rule.id]), Places: append([]string{rule.fact}, places...),
			})
		}
	}
	return found
}

func isNo(fact *bool) bool  { return fact != nil && !*fact }
func isYes(fact *bool) bool { return fact != nil && *fact }

func againstSupplier(a *Assessment, _ *questions.Pack) (places []string) {
	if !isNo(a.Facts.Supplier) {
		return nil
	}
	for i := range a.Project.Suppliers {
		if !saysNothing(a.Project.Suppliers[i].Name) {
			places = append(places, fmt.Sprintf("project.suppliers.%d.name", i))
		}
	}
	return places
}

// againstPeopleData finds data that comes closer to people than the fact says.
func againstPeopleData(a *Assessment, _ *questions.Pack) (places []string) {
	said := closeness(a.Facts.PeopleData)
	if said < 0 {
		return nil
	}
	for i := range a.Project.Data {
		item := &a.Project.Data[i]
		if closeness(item.Personal) > said {
			places = append(places, fmt.Sprintf("project.data.%d.personal", i))
		}
		if item.Sensitive && said == 0 {
			places = append(places, fmt.Sprintf("project.data.%d.sensitive", i))
		}
	}
	return places
}

// closeness ranks how close data comes to people; below 0 is not known.
func closeness(value string) int {
	return slices.IndexFunc(project.PersonalData(), func(o project.Option) bool { return o.Value == value })
}

func againstSharesData(a *Assessment, _ *questions.Pack) (places []string) {
	if !isNo(a.Facts.SharesData) {
		return nil
	}
	for i := range a.Project.Data {
		if !saysNothing(a.Project.Data[i].SharedWith) {
			places = append(places, fmt.Sprintf("project.data.%d.shared_with", i))
		}
	}
	return places
}

func againstAlgorithm(a *Assessment, _ *questions.Pack) (places []string) {
	if a.Facts.Algorithm != "none" {
		return nil
	}
	switch a.Facts.DecisionRole {
	case "informs", "recommends", "decides":
		places = append(places, "facts.decision_role")
	}
	if slices.ContainsFunc(a.Project.Capability, func(text string) bool { return !isBlank(text) }) {
		places = append(places, "project.capability")
	}
	owners := &a.Project.AlgorithmOwners
	for _, owner := range [...]struct{ key, role string }{
		{"bias", owners.Bias}, {"correction", owners.Correction}, {"monitoring", owners.Monitoring}, {"training", owners.Training},
	} {
		if !saysNothing(owner.role) {
			places = append(places, "project.algorithm_owners."+owner.key)
		}
	}
	return places
}

func againstNotAutomated(a *Assessment, _ *questions.Pack) []string {
	f := &a.Facts
	if isNo(f.SignificantSolelyAutomated) && f.DecisionRole == "decides" && isYes(f.AffectsPeople) {
		return []string{"facts.decision_role", "facts.affects_people"}
	}
	return nil
}

func againstStage(a *Assessment, _ *questions.Pack) []string {
	switch a.Facts.Stage {
	case questions.StageIdea, questions.StageDesign, questions.StagePilot:
		if live := a.Project.Dates.LiveSince; !live.IsZero() && !live.After(a.AsOf) {
			return []string{"project.dates.live_since"}
		}
	}
	return nil
}

func againstOptOutOfAI(a *Assessment, pack *questions.Pack) []string {
	return againstOptOut(a, pack, a.Project.OptOut.AIUse, "6b")
}

func againstOptOutOfSharing(a *Assessment, pack *questions.Pack) []string {
	return againstOptOut(a, pack, a.Project.OptOut.DataSharing, "6a")
}

// againstOptOut finds departures from the clause that promises an opt-out, in answers
// to questions that are asked, where the project says that people can opt out.
func againstOptOut(a *Assessment, pack *questions.Pack, said project.OptOut, clause string) (places []string) {
	if said.Available != "yes" || pack == nil {
		return nil
	}
	for i := range pack.Principles {
		for j := range pack.Principles[i].Questions {
			q := &pack.Principles[i].Questions[j]
			d := a.Answers[q.ID].Departure
			if d.Declared() && sameFolded(d.Clause, clause) && (d.Until.IsZero() || !a.AsOf.After(d.Until)) && q.Applies.Holds(a.Conditions()) {
				places = append(places, "answers."+q.ID+".departure")
			}
		}
	}
	return places
}
