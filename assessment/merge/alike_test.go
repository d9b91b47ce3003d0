package merge

import (
	"testing"

	"charter/assessment"
	"charter/assessment/project"
)

// TestDecisionsThatContradict checks that one role's decision of one day is one decision:
// copies that tell it differently are asked about, with and without a base.
func TestDecisionsThatContradict(t *testing.T) {
	t.Parallel()
	day := assessment.DateOf(at(0).AddDate(0, 0, -2))
	approved := assessment.SignOff{Role: "Board", Decision: assessment.DecisionApproved, Date: day}
	returned := assessment.SignOff{Role: "Board", Decision: assessment.DecisionReturned, Date: day, Note: "Not yet."}
	spelt := returned
	spelt.Role = " board"
	undated := assessment.SignOff{Role: "Board", Decision: assessment.DecisionReturned}
	noted := assessment.SignOff{Role: "Board", Decision: assessment.DecisionApproved, Date: day, Note: "With thanks."}
	later := assessment.SignOff{Role: "Board", Decision: assessment.DecisionReturned, Date: assessment.DateOf(at(0).AddDate(0, 0, -1))}
	other := assessment.SignOff{Role: "Director", Decision: assessment.DecisionReturned, Date: day}
	for name, c := range map[string]struct {
		base, a, b []assessment.SignOff
		asked      int
		want       []assessment.SignOff // as the second holds
	}{
		"another decision":          {nil, []assessment.SignOff{approved}, []assessment.SignOff{spelt}, 1, []assessment.SignOff{returned}},
		"of a day that is not said": {nil, []assessment.SignOff{approved}, []assessment.SignOff{undated}, 1, []assessment.SignOff{undated}},
		"another note":              {nil, []assessment.SignOff{approved}, []assessment.SignOff{noted}, 0, []assessment.SignOff{noted}},
		"another day":               {nil, []assessment.SignOff{approved}, []assessment.SignOff{later}, 0, []assessment.SignOff{approved, later}},
		"another role":              {nil, []assessment.SignOff{approved}, []assessment.SignOff{other}, 0, []assessment.SignOff{approved, other}},
		"both changed it":           {[]assessment.SignOff{{Role: "Board", Decision: assessment.DecisionNoted, Date: day}}, []assessment.SignOff{approved}, []assessment.SignOff{returned}, 1, []assessment.SignOff{returned}},
		"one changed it":            {[]assessment.SignOff{approved}, []assessment.SignOff{approved}, []assessment.SignOff{returned}, 0, []assessment.SignOff{returned}},
		"one took it back":          {[]assessment.SignOff{approved}, []assessment.SignOff{approved}, nil, 0, nil},
	} {
		signed := func(list []assessment.SignOff) *assessment.Assessment {
			return start(func(a *assessment.Assessment) { a.SignOff = list })
		}
		var base *assessment.Assessment
		if c.base != nil {
			base = signed(c.base)
		}
		got, plan := merged(t, base, 1, signed(c.a), signed(c.b))
		same(t, name, got.SignOff, c.want)
		same(t, name+", asked", len(plan.Differences), c.asked)
		if c.asked > 0 && base == nil {
			same(t, name+", words", plan.Differences[0].Sides[0].Text, "Board, 20 November 2026: approved")
		}
	}
}

// TestOneThingHoweverItIsWritten checks that nothing is asked about how a name is written:
// the first version's way holds.
func TestOneThingHoweverItIsWritten(t *testing.T) {
	t.Parallel()
	for _, other := range []string{"sam doe", " SAM  Doe", "Sám Döe", "Sam\u00a0Doe"} {
		for _, id := range []string{"p1", "p2"} {
			a := start(people(assessment.Assessor{ID: "p1", Name: "Sam Doe", Role: "Data lead"}))
			b := start(people(assessment.Assessor{ID: id, Name: other, Role: "data lead"}), answered("BEN-1", assessment.Level(1), 2, id))
			got, plan := merged(t, nil, 0, a, b)
			same(t, other+", asked", len(plan.Differences), 0)
			same(t, other, got.Assessors, a.Assessors)
			same(t, other+", by", got.Answers["BEN-1"].By, "p1")
		}
	}
	a := start(func(a *assessment.Assessment) { a.Project.Suppliers = []project.Supplier{{Name: "Acme Ltd"}} })
	b := start(func(a *assessment.Assessment) {
		a.Project.Suppliers = []project.Supplier{{Name: "ACME  ltd", Role: "Hosting"}}
	})
	got, plan := merged(t, nil, 0, a, b)
	same(t, "suppliers, asked", len(plan.Differences), 0)
	same(t, "suppliers", got.Project.Suppliers, []project.Supplier{{Name: "Acme Ltd", Role: "Hosting"}})

	// Of a person whom the base knows, a change of the name is a change.
	base := start(people(assessment.Assessor{ID: "p1", Name: "Sam Doe"}))
	got, plan = merged(t, base, 0, base, start(people(assessment.Assessor{ID: "p1", Name: "Sam DOE"})))
	same(t, "changed, asked", len(plan.Differences), 0)
	same(t, "changed", got.Assessors[0].Name, "Sam DOE")
}

// TestWhatHappenedToldTwice checks that an outcome of one day in the same words is one,
// and asked about where copies call it good and bad.
func TestWhatHappenedToldTwice(t *testing.T) {
	t.Parallel()
	outcome := func(good string) *assessment.Assessment {
		return start(func(a *assessment.Assessment) {
			a.Project.Outcomes = []project.Outcome{{Text: "Fewer falls.", GoodOrBad: good}}
		})
	}
	got, plan := merged(t, nil, 1, outcome("good"), outcome("mixed"))
	same(t, "asked", len(plan.Differences), 1)
	same(t, "outcomes", got.Project.Outcomes, outcome("mixed").Project.Outcomes)
}
