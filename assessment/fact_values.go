package assessment

import (
	"charter/questions"
)

// The values of a fact that is simply true or false, as [Facts.Value] gives them.
const (
	FactYes = "yes"
	FactNo  = "no"
)

// FactKeys lists the facts by their key in the file, in the order in which they
// are asked.
func FactKeys() []string {
	return []string{
		"stage", "people_data", "algorithm", "decision_role", "compute",
		"health_confidential", "affects_people", "frontline_use", "significant_solely_automated",
		"supplier", "shares_data", "publishes_outputs", "public_function", "jobs_affected",
		"original_signatory", "review_held",
	}
}

// Value gives what is known of a fact: one of the values of its [Choice], or
// [FactYes] or [FactNo]. It is empty while the fact is not known, and for a key
// that is none.
func (f Facts) Value(key string) string {
	if text := f.text(key); text != nil {
		return *text
	}
	if key == "stage" {
		return string(f.Stage)
	}
	said := f.yesNo(key)
	switch {
	case said == nil || *said == nil:
		return ""
	case **said:
		return FactYes
	}
	return FactNo
}

// With gives the facts with one of them told; with an empty value it is not
// known any more. A value that the fact cannot have, and a key that is none,
// change nothing.
func (f Facts) With(key, value string) Facts {
	if said := f.yesNo(key); said != nil {
		switch value {
		case "":
			*said = nil
		case FactYes, FactNo:
			yes := value == FactYes
			*said = &yes
		}
		return f
	}
	if value != "" && !ChoiceAt("facts."+key).Has(value) {
		return f
	}
	if text := f.text(key); text != nil {
		*text = value
	}
	if key == "stage" {
		f.Stage = questions.Stage(value)
	}
	return f
}

// text finds the fact with several values by its key in the file.
func (f *Facts) text(key string) *string {
	switch key {
	case "people_data":
		return &f.PeopleData
	case "algorithm":
		return &f.Algorithm
	case "decision_role":
		return &f.DecisionRole
	case "compute":
		return &f.Compute
	}
	return nil
}

// Effect tells what other facts would do to an assessment. Questions are named
// by id, in the order of the pack, and essential ones first where that is said.
type Effect struct {
	Score           Score    // with the other facts
	Opens           []string // would be asked and are not asked now
	Closes          []string // are asked now and would not be, essential ones first; answers to them are kept
	EssentialClosed int      // how many of those that would close are essential now: the first ones
	Essential       []string // would be essential and are not now
	Relieved        []string // are essential now and would still be asked, but not be essential
}

// IsNothing reports whether no question would be touched.
func (e *Effect) IsNothing() bool {
	return len(e.Opens)+len(e.Closes)+len(e.Essential)+len(e.Relieved) == 0
}

// EffectOf tells what would change if the facts were other ones. The assessment
// stays as it is.
func EffectOf(a *Assessment, pack *questions.Pack, facts Facts) Effect {
	other := *a
	other.Facts = facts
	now := Compute(a, pack)
	e := Effect{Score: Compute(&other, pack)}
	var others []string // would close, and are not essential
	for i, then := range e.Score.Questions {
		before := now.Questions[i] // both list every question of the pack in its order
		switch {
		case then.Applies && !before.Applies:
			e.Opens = append(e.Opens, then.ID)
		case !then.Applies && before.Applies && before.Essential:
			e.Closes = append(e.Closes, then.ID)
		case !then.Applies && before.Applies:
			others = append(others, then.ID)
		case !then.Applies:
		case then.Essential && !before.Essential:
			e.Essential = append(e.Essential, then.ID)
		case !then.Essential && before.Essential:
			e.Relieved = append(e.Relieved, then.ID)
		}
	}
	e.EssentialClosed = len(e.Closes)
	e.Closes = append(e.Closes, others...)
	return e
}
