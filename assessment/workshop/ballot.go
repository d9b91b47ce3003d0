package workshop

import (
	"errors"
	"slices"

	"charter/assessment"
)

// Choice is what one person chooses in a round: a level from 0 to 3, or one of
// the constants.
type Choice int

// The choices beside the levels 0 to 3.
const (
	Unsure        Choice = 4
	NotApplicable Choice = 5
	Pass          Choice = 6 // had their turn, and does not vote
)

// ChoiceCount is the number of choices.
const ChoiceCount = 7

// Tally counts how many chose each [Choice].
type Tally [ChoiceCount]int

// TallyOf gives the counts of a round that is complete or was held with hands.
func TallyOf(r assessment.Round) Tally {
	return Tally{r.Levels[0], r.Levels[1], r.Levels[2], r.Levels[3], r.Unsure, r.NotApplicable, r.Passed}
}

// tooFew reports whether so few have voted that the counts may not be shown.
func (t Tally) tooFew() bool {
	var r assessment.Round
	t.put(&r)
	return r.TooFew()
}

// Total is how many have voted or passed.
func (t Tally) Total() int {
	total := 0
	for _, count := range t {
		total += count
	}
	return total
}

// put writes the counts into a round.
func (t Tally) put(r *assessment.Round) {
	copy(r.Levels[:], t[:4])
	r.Unsure, r.NotApplicable, r.Passed = t[Unsure], t[NotApplicable], t[Pass]
}

// The reasons for which a vote is not taken.
var (
	ErrVoted   = errors.New("this person has voted in this round")
	ErrNotHere = errors.New("this person is not in the room")
	ErrTooFew  = errors.New("fewer than three have rated, so no counts are shown or kept")
)

// CanVote reports whether there are enough people for a round, see
// [assessment.MinBallots]. Fewer agree on a level and record it with [RateOpenly].
func CanVote(present int) bool { return present >= assessment.MinBallots }

// OpenRound gives the round that is still open on a question, if there is one.
func OpenRound(rounds []assessment.Round) (assessment.Round, bool) {
	if last := len(rounds) - 1; last >= 0 && !rounds[last].Complete {
		return rounds[last], true
	}
	return assessment.Round{}, false
}

// InTurn reports whether a round is voted on in turn, not with hands.
func InTurn(r assessment.Round) bool { return r.Sealed != "" || len(r.Voted) > 0 }

// Waiting lists who in the room has not had their turn in the open round. first
// moves the beginning of the list round the room, so that it is not always the
// same person who starts.
func Waiting(rounds []assessment.Round, room []string, first int) []string {
	open, _ := OpenRound(rounds)
	var waiting []string
	for i := range room {
		who := room[(i+max(first, 0))%len(room)]
		if !slices.Contains(open.Voted, who) {
			waiting = append(waiting, who)
		}
	}
	return waiting
}

// Stuck reports whether the open round can go no further with those in the room:
// everybody has had their turn, and fewer have voted than may be counted. It waits
// for somebody else, or is closed unseen with [Restart].
func Stuck(rounds []assessment.Round, room []string) bool {
	open, voting := OpenRound(rounds)
	return voting && InTurn(open) && len(Waiting(rounds, room, 0)) == 0
}

// Cast takes one person's vote. It begins a round when none is open in turn, and
// completes it when everybody in the room has voted or passed: then the counts
// stand in the round, unless too few have voted. Votes of people who have left
// meanwhile count. way is how this vote came: at the keyboard, or from a phone.
func Cast(box *BallotBox, question string, rounds []assessment.Round, room []string, who string, choice Choice, way assessment.Way) ([]assessment.Round, error) {
	rounds = slices.Clone(rounds)
	open, ok := OpenRound(rounds)
	switch {
	case choice < 0 || choice >= ChoiceCount:
		return nil, errors.New("there is no such choice")
	case !slices.Contains(room, who):
		return nil, ErrNotHere
	case slices.Contains(open.Voted, who):
		return nil, ErrVoted
	case ok:
		rounds = rounds[:len(rounds)-1]
	}
	tally, err := box.count(question, open)
	if err != nil {
		return nil, err
	}
	tally[choice]++
	voted := append(slices.Clone(open.Voted), who)
	slices.Sort(voted)
	next, err := turn(box, question, voted, tally, room, withWay(open.Way, way))
	return append(rounds, next), err
}

// count gives the votes cast so far in an open round in turn: none before the
// first. A file written by another program may hold them unsealed.
func (b *BallotBox) count(question string, open assessment.Round) (Tally, error) {
	switch {
	case open.Sealed != "":
		return b.open(question, open.Voted, open.Sealed)
	case len(open.Voted) > 0:
		return TallyOf(open), nil
	}
	return Tally{}, nil
}

// withWay gives the ways in which votes came, with one more. Their order tells nothing.
func withWay(ways []assessment.Way, way assessment.Way) []assessment.Way {
	if slices.Contains(ways, way) {
		return ways
	}
	ways = append(slices.Clone(ways), way)
	slices.Sort(ways)
	return ways
}

// turn makes the round in which voted have had their turn, in some ways.
func turn(box *BallotBox, question string, voted []string, tally Tally, room []string, ways []assessment.Way) (assessment.Round, error) {
	if len(ways) == 0 { // begun by a version that knew the keyboard only
		ways = []assessment.Way{assessment.WayTurns}
	}
	r := assessment.Round{Voted: voted, Present: len(voted), Way: ways}
	for _, who := range room {
		if !slices.Contains(voted, who) {
			r.Present++
		}
	}
	if r.Present == len(voted) && !tally.tooFew() {
		tally.put(&r)
		r.Voted, r.Complete = nil, true
		return r, nil
	}
	var err error
	r.Sealed, err = box.close(question, voted, tally)
	return r, err
}

// RoomChanged brings the open round in step with who is in the room after
// somebody came or left: the last one who had not voted may have gone, and then
// the round is complete, unless too few have voted.
func RoomChanged(box *BallotBox, question string, rounds []assessment.Round, room []string) ([]assessment.Round, error) {
	open, ok := OpenRound(rounds)
	if !ok || !InTurn(open) {
		return rounds, nil
	}
	tally, err := box.count(question, open)
	if err != nil {
		return nil, err
	}
	rounds = slices.Clone(rounds)
	rounds[len(rounds)-1], err = turn(box, question, open.Voted, tally, room, open.Way)
	return rounds, err
}

// Readable reports whether the votes of the open round, if there are any, can be
// counted with this box. If not, [Restart] the round.
func Readable(box *BallotBox, question string, rounds []assessment.Round) bool {
	open, _ := OpenRound(rounds)
	_, err := box.count(question, open)
	return err == nil
}

// Restart takes away the open round unseen, so that everyone votes again.
func Restart(rounds []assessment.Round) []assessment.Round {
	if _, ok := OpenRound(rounds); ok {
		rounds = slices.Clone(rounds[:len(rounds)-1])
	}
	return rounds
}

// Show takes the counts of a show of hands or cards, as far as they were
// entered. The round is complete when they add up to all who are present. The
// counts were seen by everybody, so they stand open in the round; but as with any
// other vote, fewer than [assessment.MinBallots] are refused with [ErrTooFew].
func Show(rounds []assessment.Round, present int, tally Tally) ([]assessment.Round, error) {
	if tally.tooFew() {
		return nil, ErrTooFew
	}
	r := assessment.Round{Present: present, Way: []assessment.Way{assessment.WayHands}}
	tally.put(&r)
	r.Complete = tally.Total() == present
	return append(slices.Clone(Restart(rounds)), r), nil
}

// Record writes what the last complete round came to into an answer. A round in
// which nobody voted leaves it as it is.
func Record(a *assessment.Answer) {
	round, held := a.LastRound()
	vote := round.Result()
	if !held || vote.State == assessment.StateUnanswered {
		return
	}
	a.State, a.Level, a.Agreed = vote.State, vote.Level, ""
}

// Agree records what the group settled on after it talked: a level, that it does not know,
// or that the question does not apply; with the reason when it is not what its votes came to.
func Agree(a *assessment.Answer, choice Choice, reason string) {
	a.State, a.Level, a.Agreed = assessment.StateUnsure, nil, reason
	switch level := int(choice); {
	case choice == NotApplicable:
		a.State, a.Reason = assessment.StateNotApplicable, reason
	case choice != Unsure:
		a.State, a.Level = assessment.StateLevel, &level
	}
}

// AgreesWith reports whether the last round came to the same as a choice, so that no reason
// is needed to agree on it. Of few votes that is not told, and a question is never set aside
// without a reason.
func AgreesWith(a assessment.Answer, choice Choice) bool {
	round, held := a.LastRound()
	vote := round.Result()
	if !held || round.TooFew() || choice == NotApplicable {
		return false
	}
	return choice == Unsure && vote.State == assessment.StateUnsure || vote.Level != nil && Choice(*vote.Level) == choice
}

// openly is the reason that stands beside a level recorded without a round.
const openly = "Rated openly, since a blind round needs three people."

// RateOpenly records what those in a room too small for a round agreed on: a
// level, or nil when they do not know.
func RateOpenly(a *assessment.Answer, level *int) {
	a.State, a.Level, a.Agreed = assessment.StateUnsure, level, openly
	if level != nil {
		a.State = assessment.StateLevel
	}
}

// Voted reports whether an answer stands as a group left it, by a vote or by
// agreeing on a level after one; a single key must not replace that. What one person has put
// in its place since is not a group's. In a file of several groups it may be of any.
func Voted(a assessment.Answer) bool {
	if a.Agreed != "" && a.Agreed != openly {
		return true
	}
	for i, round := range a.Rounds {
		last := i == len(a.Rounds)-1 || !a.Rounds[i+1].Complete || a.Rounds[i+1].Session != round.Session
		if round.Complete && last && stands(a, round.Result()) {
			return true
		}
	}
	return false
}

// stands reports whether an answer is what a vote came to.
func stands(a assessment.Answer, vote assessment.Vote) bool {
	same := (a.Level == nil) == (vote.Level == nil) && (a.Level == nil || *a.Level == *vote.Level)
	return same && a.State == vote.State && vote.State != assessment.StateUnanswered
}
