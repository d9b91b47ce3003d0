package assessment

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

func (v *validator) round(path string, r *Round, last bool) {
	votes := r.Unsure + r.NotApplicable + r.Passed
	lowest := min(r.Present, r.Unsure, r.NotApplicable, r.Passed)
	for _, count := range r.Levels {
		votes += count
		lowest = min(lowest, count)
	}
	const hint = "Correct the counts from the workshop's own record, or remove the round and vote again"
	switch {
	case lowest < 0:
		v.fault(path, "has a count below zero", hint)
	case votes > r.Present:
		v.fault(path, fmt.Sprintf("has %d votes, but only %d were present", votes, r.Present), hint)
	case r.Sealed != "" && (r.Complete || votes > 0):
		v.fault(path+".sealed", "holds sealed votes, though the round has open counts", hint)
	case len(r.Voted) > 0 && r.Sealed == "" && len(r.Voted) != votes:
		v.fault(path+".voted", fmt.Sprintf("lists %d people for %d votes", len(r.Voted), votes), hint)
	case r.Complete && votes < r.Present:
		v.warn(path+".complete", fmt.Sprintf("the round is complete, but only %d of %d voted", votes, r.Present), hint)
	case !r.Complete && !last:
		v.warn(path+".complete", "the round was left open, and another was held after it", "Finish a round before the next one")
	}
	v.known(r.Voted, path, ".voted")
	v.held(path, r.Session, r.Way, "answers.rounds.way")
	if r.Groups != nil {
		v.groups(path+".groups", r)
	}
	if len(r.Reasons) > 0 && r.Ballots() < MinBallots {
		v.fault(path+".reasons", "are kept though fewer than three have voted", "Remove them: so few could be told apart")
	}
}

// groups checks the counts of the two groups of a round: they are part of its counts.
func (v *validator) groups(path string, r *Round) {
	if sum(r.Groups.Team) < leastInGroup || sum(r.Groups.Others) < leastInGroup {
		v.fault(path, fmt.Sprintf("counts a group of fewer than %d", leastInGroup), "Remove it: so few could be told apart")
		return
	}
	for level, votes := range r.Levels {
		if both := r.Groups.Team[level] + r.Groups.Others[level]; both > votes {
			v.fault(path, fmt.Sprintf("counts %d votes for level %d, but the round has %d", both, level, votes), "Correct the counts, or remove the groups")
		}
	}
}

// held checks which sitting a round belongs to and how people rated in it.
func (v *validator) held(path, sitting string, ways []Way, choice string) {
	v.inSitting(sitting, path, ".session")
	for i, way := range ways {
		v.choice(choice, string(way), path, ".way.", strconv.Itoa(i))
	}
}

// inSitting checks the id of a sitting; its path is given in parts.
func (v *validator) inSitting(sitting string, path ...string) {
	if sitting != "" && !v.sittings[sitting] {
		v.warn(strings.Join(path, ""), fmt.Sprintf("there is no session %q", sitting), "Correct the id, or take it away")
	}
}

// leastInGroup is from how many people on the votes of a group are kept.
const leastInGroup = 5

func sum(levels [4]int) int { return levels[0] + levels[1] + levels[2] + levels[3] }

func (v *validator) voided(path string, r *Voided) {
	votes := r.Unsure + r.NotApplicable
	lowest := min(r.Ballots, r.Unsure, r.NotApplicable)
	if r.Levels != nil {
		votes += sum(*r.Levels)
		lowest = min(lowest, slices.Min(r.Levels[:]))
	}
	const hint = "Correct the counts from the workshop's own record, or remove them"
	switch {
	case lowest < 0:
		v.fault(path, "has a count below zero", hint)
	case r.Ballots < MinBallots && (r.Levels != nil || votes > 0):
		v.fault(path, "has counts, though fewer than three have voted", "Remove the counts: so few could be told apart")
	case votes > r.Ballots:
		v.fault(path, fmt.Sprintf("has counts of %d votes for %d ballots", votes, r.Ballots), hint)
	}
	v.held(path, r.Session, r.Way, "answers.voided.way")
}

func (v *validator) sessions() {
	for i, session := range v.a.Sessions {
		path := fmt.Sprintf("sessions.%d", i)
		if !session.Ended.IsZero() && session.Ended.Before(session.Started) {
			v.warn(path+".ended", "is before the start", "Correct one of the two times")
		}
		v.known(session.Present, path, ".present")
		v.known(session.Left, path, ".left")
		v.scope(path, session)
		v.choice("sessions.way", string(session.Way), path, ".way")
		v.agenda(path, session)
	}
}

// scope checks what a session that goes on takes, and that those who left were there.
func (v *validator) scope(path string, s Session) {
	if v.errorsOnly {
		return
	}
	for i, id := range s.Left {
		if !slices.Contains(s.Present, id) {
			v.warn(fmt.Sprintf("%s.left.%d", path, i), fmt.Sprintf("%q has left, but was not there", id), "Add the id to present, or take it away here")
		}
	}
	if v.pack == nil || !s.Ended.IsZero() {
		return
	}
	for i, scope := range s.Scope {
		if !v.isAbout(scope) && scope != ScopeAll && scope != ScopeEssential && scope != ScopeOpen {
			v.warn(fmt.Sprintf("%s.scope.%d", path, i), fmt.Sprintf("the questionnaire %s %s has no principle or question %q", v.pack.ID, v.pack.Version, scope), "Name a principle, such as privacy, or a question, such as BEN-1, or all, essential or open")
		}
	}
}

// retired checks whom and what an answer names that is kept aside. It is not scored, so
// its counts are not looked at.
func (v *validator) retired(path string, a *Answer) {
	if v.errorsOnly {
		return
	}
	if a.By != "" {
		v.isAssessor(a.By, path, ".by")
	}
	for i, round := range a.Rounds {
		v.inSitting(round.Session, fmt.Sprintf("%s.rounds.%d.session", path, i))
		for k, id := range round.Voted {
			v.isAssessor(id, fmt.Sprintf("%s.rounds.%d.voted.%d", path, i, k))
		}
	}
	for i, round := range a.Voided {
		v.inSitting(round.Session, fmt.Sprintf("%s.voided.%d.session", path, i))
	}
}

// agenda checks the questions of a session that goes on. One that has ended may name those
// of its time.
func (v *validator) agenda(path string, s Session) {
	if v.errorsOnly || v.pack == nil || !s.Ended.IsZero() {
		return
	}
	asked := func(path, id string) {
		if _, _, known := v.pack.Question(id); !known {
			v.warn(path, fmt.Sprintf("the questionnaire %s %s has no question %s", v.pack.ID, v.pack.Version, id), "Correct the id, or take it away")
		}
	}
	for i, id := range s.Questions {
		asked(fmt.Sprintf("%s.questions.%d", path, i), id)
	}
	for i, id := range s.Open {
		asked(fmt.Sprintf("%s.open.%d", path, i), id)
	}
	if s.At != "" {
		asked(path+".at", s.At)
	}
}

// history checks which sessions the history names. Sessions stay in a file; people may have
// been taken off the list since, and questions may have gone.
func (v *validator) history() {
	if v.errorsOnly {
		return
	}
	for i, entry := range v.a.History {
		v.inSitting(entry.Session, "history.", strconv.Itoa(i), ".session")
	}
}
