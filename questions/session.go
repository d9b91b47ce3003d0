package questions

import "slices"

// EssentialTo reports whether the question can hold back its whole principle
// for a project: it has a stage from which it does, the project is at or past
// it, and no fact that it wants is known not to hold. An unknown stage counts as
// past every stage.
func (q *Question) EssentialTo(f Facts) bool {
	if q.EssentialFrom == StageUnknown || !f.ProjectStage().AtOrPast(q.EssentialFrom) {
		return false
	}
	return !slices.ContainsFunc(q.EssentialIf, func(name string) bool { return f.Fact(name) == No })
}

// Asked lists the questions that apply to a project, in the order of the pack.
func (p *Pack) Asked(f Facts) []*Question {
	var asked []*Question
	for i := range p.Principles {
		for j := range p.Principles[i].Questions {
			if q := &p.Principles[i].Questions[j]; q.Applies.Holds(f) {
				asked = append(asked, q)
			}
		}
	}
	return asked
}

// EssentialsFirst puts the questions that apply to a project in the order for a
// short session: all essential ones first, then the others, each part in the
// order of the pack. It also gives the number of essential ones.
func (p *Pack) EssentialsFirst(f Facts) (order []*Question, essential int) {
	var others []*Question
	for _, q := range p.Asked(f) {
		if q.EssentialTo(f) {
			order = append(order, q)
		} else {
			others = append(others, q)
		}
	}
	return append(order, others...), len(order)
}

// Unasked are the facts of a project about which nothing is known yet. To it
// every question applies.
type Unasked struct{}

// ProjectStage gives the unknown stage.
func (Unasked) ProjectStage() Stage { return StageUnknown }

// Fact knows nothing.
func (Unasked) Fact(string) Truth { return Unknown }
