package merge

import (
	"fmt"
	"slices"
	"testing"

	"charter/assessment"
)

// group makes a copy to share of a file: people without names, the last of whom only observes,
// who came to sessions, each told by the minute in which it began.
func group(ids []string, sessions ...int) *assessment.Assessment {
	return start(func(a *assessment.Assessment) {
		for i, id := range ids {
			who := assessment.Assessor{ID: id, Role: "Passenger", Resident: true}
			if i == len(ids)-1 {
				who.Role, who.Resident, who.Rates = "Clerk", false, new(bool)
			}
			a.Assessors = append(a.Assessors, who)
		}
		for _, minute := range sessions {
			a.Sessions = append(a.Sessions, assessment.Session{ID: fmt.Sprint("s", minute), Started: at(minute), Present: slices.Clone(ids[:len(ids)-1])})
		}
	})
}

// TestPeopleWithoutNamesAreOneOnlyIfTheyMayBe joins copies to share: those of one group, made at
// different times, list everybody once, and those of groups that met apart list all of both.
func TestPeopleWithoutNamesAreOneOnlyIfTheyMayBe(t *testing.T) {
	t.Parallel()
	numbered, drawn, others := []string{"a1", "a2", "a9"}, []string{"3f00aa01", "3f00aa02", "3f00aa03"}, []string{"3f00aa01", "77e1c2d4", "77e1c2d5"}
	named := group(numbered, 1)
	for i := range named.Assessors {
		named.Assessors[i].Name = []string{"Robin Ash", "Jo Marsden", "Lee Poe"}[i]
	}
	for name, c := range map[string]struct {
		base     *assessment.Assessment
		versions []*assessment.Assessment
		raters   int
	}{
		"one group, twice":                  {nil, []*assessment.Assessment{group(numbered, 1), group(numbered, 1)}, 2},
		"one group, before and after":       {nil, []*assessment.Assessment{group(numbered), group(numbered, 1)}, 2},
		"one group, three times":            {nil, []*assessment.Assessment{group(numbered), group(numbered, 1), group(numbered, 1, 2)}, 2},
		"one group, back to the whole":      {nil, []*assessment.Assessment{named, group(numbered, 1)}, 2},
		"two groups":                        {nil, []*assessment.Assessment{group(numbered, 1), group(numbered, 2)}, 4},
		"one group, apart after a session":  {nil, []*assessment.Assessment{group(numbered, 1, 2), group(numbered, 1, 3)}, 2},
		"three groups":                      {nil, []*assessment.Assessment{group(numbered, 1), group(numbered, 2), group(numbered, 3)}, 6},
		"two groups, and one of them again": {nil, []*assessment.Assessment{group(numbered), group(numbered, 1), group(numbered, 2)}, 4},
		"one with names, and another":       {nil, []*assessment.Assessment{named, group(numbered, 2)}, 4},
		"two groups, one of them in both":   {nil, []*assessment.Assessment{group(drawn, 1), group(others, 2)}, 3},
		"drawn ids, one group in two rooms": {nil, []*assessment.Assessment{group(drawn, 1), group(drawn, 2)}, 2},
		"with what both began from":         {group(numbered), []*assessment.Assessment{group(numbered, 1), group(numbered, 2)}, 2},
		"two more people than it had":       {group(numbered[:1]), []*assessment.Assessment{group(numbered, 1), group(numbered, 2)}, 3},
	} {
		got, plan := merged(t, c.base, 0, c.versions...)
		same(t, name+", asked", len(plan.Differences), 0)
		same(t, name+", who rate", len(got.Raters()), c.raters)
		for _, session := range got.Sessions {
			same(t, name+", who came", len(session.Present), 2)
			for _, id := range session.Present {
				who, listed := got.Assessor(id)
				same(t, name+", who came is listed as a passenger", listed && who.Role == "Passenger", true)
			}
		}
	}
}

// TestOnesOwnIDHoldsWhateverIsSaid asks about the role of one person without a name whose id was
// drawn, where two copies tell it otherwise: nobody else has that id.
func TestOnesOwnIDHoldsWhateverIsSaid(t *testing.T) {
	t.Parallel()
	who := func(role string) *assessment.Assessment {
		return start(people(assessment.Assessor{ID: "3f00aa01", Role: role}))
	}
	got, plan := merged(t, nil, 1, who("Passenger"), who("Service manager"))
	same(t, "asked", len(plan.Differences), 1)
	same(t, "people", got.Assessors, []assessment.Assessor{{ID: "3f00aa01", Role: "Service manager"}})
}
