package workshop

import (
	"slices"
	"strings"
	"time"

	"charter/assessment"
)

// Closing is what stands at the end of a sitting.
type Closing struct {
	Agreed []string // ids of the questions on the agenda that were dealt with and leave nothing to discuss
	Open   []string // those where views still differ, in the order in which to discuss them
	Left   []string // those not dealt with by this group yet, whatever was answered before

	Owners  []Owner // open actions, by who does them
	Parked  []assessment.Parked
	Present int // how many of those who rate were there
	Others  int // how many more, who only type or observe
	// Independent and Residents count those of them who are not in the
	// delivery team, and those who are residents.
	Independent, Residents int
	Next                   assessment.Date // the day of the next sitting; zero when not set
}

// Owner is who does some of the actions; Name is "" for actions nobody has taken.
type Owner struct {
	Name    string
	Actions []assessment.Action
}

// DealtWith reports whether a group has dealt with a question since a time: it
// held a round that came to something and holds none at present, or agreed on something.
// Sheets of paper on which views differ are no more than the beginning.
func DealtWith(a assessment.Answer, since time.Time) bool {
	if _, voting := OpenRound(a.Rounds); voting || a.State == assessment.StateUnanswered {
		return false
	}
	if a.State == assessment.StateNotApplicable && !assessment.ReasonCounts(a.Reason) {
		return false // it counts as unanswered
	}
	if a.Agreed != "" && !a.Updated.Before(since) {
		return true
	}
	if _, held := RevealOf(a, since); !held {
		return false
	}
	last, _ := a.LastRound()
	onPaper := slices.Equal(last.Way, []assessment.Way{assessment.WayPaper})
	return !onPaper || !last.Differs() || a.Dissent != ""
}

// ClosingOf sums up a sitting: what was agreed, what is open, who does what.
func ClosingOf(s assessment.Session, a *assessment.Assessment, score *assessment.Score) Closing {
	c := Closing{Next: s.Next, Owners: owners(a.Actions)}
	var dealt []string
	c.Left = NotDealt(s, a)
	for _, id := range s.Questions {
		if !slices.Contains(c.Left, id) {
			dealt = append(dealt, id)
		}
	}
	c.Open = Discussion(dealt, a, score)
	c.Agreed = slices.DeleteFunc(dealt, func(id string) bool { return slices.Contains(c.Open, id) })
	c.Present, c.Others = Attendance(a, s)
	for _, who := range a.Assessors {
		if !who.IsRater() || !slices.Contains(s.Present, who.ID) {
			continue
		}
		if !who.DeliveryTeam {
			c.Independent++
		}
		if who.Resident {
			c.Residents++
		}
	}
	for _, p := range a.Parking {
		if !p.Raised.Before(s.Started.Truncate(time.Second)) {
			c.Parked = append(c.Parked, p)
		}
	}
	return c
}

// owners groups open actions by who does them, in the order of names; those
// without an owner come first, since someone must take them.
func owners(actions []assessment.Action) []Owner {
	var all []Owner
	for _, action := range actions {
		if action.Status != assessment.ActionOpen {
			continue
		}
		name := strings.TrimSpace(action.Owner)
		i := slices.IndexFunc(all, func(o Owner) bool { return strings.EqualFold(o.Name, name) })
		if i < 0 {
			all = append(all, Owner{Name: name})
			i = len(all) - 1
		}
		all[i].Actions = append(all[i].Actions, action)
	}
	slices.SortStableFunc(all, func(x, y Owner) int { return strings.Compare(strings.ToLower(x.Name), strings.ToLower(y.Name)) })
	return all
}
