package workshop

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"charter/assessment"
)

// Step is what a group does after a reveal.
type Step string

// The steps after a reveal.
const (
	GoOnStep   Step = "go on"      // nothing to talk about
	TalkStep   Step = "talk"       // talk, then rate again
	RecordStep Step = "unresolved" // still apart after talking: note the dissent and go on
)

// Reveal is what a complete round tells the room. It names nobody.
type Reveal struct {
	Number int  // 1 for the first round on the question
	TooFew bool // fewer have voted than may be shown: Tally and Vote say nothing
	Tally  Tally
	Vote   assessment.Vote
	Next   Step
	Why    string // whether to talk, and why, in one sentence
	Ask    string // what to ask the room, and never a person; "" when there is nothing to talk about
}

// RevealOf tells what the last complete round on a question came to, of those
// held since a time; see [Since]. The zero time takes them all.
func RevealOf(a assessment.Answer, since time.Time) (Reveal, bool) {
	var r Reveal
	var round assessment.Round
	for _, held := range a.Rounds {
		if held.Complete && !held.Held.Before(since) {
			round = held
			r.Number++
		}
	}
	if r.Number == 0 {
		return r, false
	}
	if r.TooFew = round.TooFew(); !r.TooFew {
		r.Tally, r.Vote = TallyOf(round), round.Result()
	}
	switch {
	case !round.Differs():
		r.Next = GoOnStep
	case r.Number >= 2 && round.Disputed():
		r.Next = RecordStep
	default:
		r.Next = TalkStep
	}
	r.Why, r.Ask = r.why(), r.ask()
	if noted := r.noted(a); noted != "" {
		found, _, _ := strings.Cut(r.Why, ": ")
		r.Why, r.Ask = found+". "+noted, ""
	}
	return r, true
}

// noted says what was recorded of a round on which people differ, so that the group can go on;
// "" when nothing was, or there is more to talk about.
func (r Reveal) noted(a assessment.Answer) string {
	switch {
	case r.Next == GoOnStep:
		return ""
	case a.Agreed != "" && a.Dissent != "":
		return "You agreed after talking, and the dissent is noted: go on."
	case a.Agreed != "":
		return "You agreed after talking: go on."
	case r.Next == RecordStep && a.Dissent != "":
		return "The dissent is noted: go on."
	}
	return ""
}

// Reasons gives what people gave as reasons with their votes on a question, in the last
// round since a time that has any.
func Reasons(a assessment.Answer, since time.Time) []string {
	for _, r := range slices.Backward(a.Rounds) {
		if r.Complete && !r.Held.Before(since) && len(r.Reasons) > 0 && !r.TooFew() {
			return r.Reasons
		}
	}
	return nil
}

// TalkWaits reports whether the last round on a question calls for talk of which nothing is
// noted yet.
func TalkWaits(a assessment.Answer, since time.Time) bool {
	r, held := RevealOf(a, since)
	return held && r.Next == TalkStep && a.Agreed == "" && a.Dissent == ""
}

// Unresolved reports whether the levels of the last vote still differ after the group
// has talked about it.
func Unresolved(a assessment.Answer, since time.Time) bool {
	r, held := RevealOf(a, since)
	return held && r.Next == RecordStep
}

func (r Reveal) why() string {
	lowest, highest := r.span()
	apart, unsure := highest-lowest, people(r.Tally[Unsure], "is unsure", "are unsure")
	switch {
	case r.TooFew:
		return r.fewWhy()
	case r.Next == RecordStep:
		return fmt.Sprintf("Views still differ %s: note the dissent and go on.", differing(apart))
	case !r.Vote.Discuss && r.Vote.State == assessment.StateNotApplicable:
		return "Everyone says that it does not apply: no need to talk, but write down why."
	case !r.Vote.Discuss && apart == 0:
		return "Everyone chose the same level: no need to talk."
	case !r.Vote.Discuss && r.Vote.Apart == 1:
		return "One view stands apart: you may talk about it, and need not."
	case !r.Vote.Discuss && r.Vote.Apart > 1:
		return "Some views stand apart: you may talk about them, and need not."
	case !r.Vote.Discuss:
		return "Views are within one level: no need to talk."
	case 2*r.Tally[Unsure] >= r.Vote.Total:
		return "Half or more are unsure: talk about what you would need to know."
	case r.Vote.Differs && r.Tally[Unsure] > 0:
		return fmt.Sprintf("Views differ %s and %s: talk about it.", differing(apart), lowerFirst(unsure))
	case r.Vote.Differs:
		return fmt.Sprintf("Views differ %s: talk about it.", differing(apart))
	case r.Tally[NotApplicable] > 0 && lowest < 0:
		return unsure + ", and the others say it does not apply: talk about that first."
	case r.Tally[NotApplicable] > 0:
		return people(r.Tally[NotApplicable], "says", "say") + " it does not apply, and others rated it: talk about that first."
	}
	return unsure + ": talk about what would settle it."
}

// differing says how views differ that lie so many levels apart. Levels next to each
// other differ only over what is in place.
func differing(apart int) string {
	if apart == 1 {
		return "on whether it is in place"
	}
	return "by " + levels(apart)
}

// fewWhy is what is told of a round with too few votes.
func (r Reveal) fewWhy() string {
	text := "There were " + assessment.TooFewWords + ", so no counts are shown."
	switch r.Next {
	case TalkStep:
		return text + " Views differ: talk about it."
	case RecordStep:
		return text + " Views still differ: note the dissent and go on."
	}
	return text
}

// ask asks for reasons, never for the person who gave a rating: where one view stands
// apart, a call for whoever holds it would tell the room whose vote it was.
func (r Reveal) ask() string {
	lowest, highest := r.span()
	reasons := fmt.Sprintf("Ask the room what speaks for level %d and what for level %d, not whose view it is.", lowest, highest)
	switch {
	case r.Next == GoOnStep && r.Vote.Apart > 0:
		return "If you do, " + lowerFirst(reasons)
	case r.Next == GoOnStep:
		return ""
	case r.TooFew:
		return "Hear from everybody what they had in mind."
	case r.Next == RecordStep:
		return fmt.Sprintf("Ask the room what to write down for level %d and what for level %d, not whose view it is.", lowest, highest)
	case r.Vote.Differs:
		return reasons
	case r.Tally[Unsure] > 0:
		return "Ask the room what is missing, not who is unsure."
	}
	return "Ask the room why it would apply and why it would not, not whose view it is."
}

// span gives the lowest and the highest level voted; both are -1 without one.
func (r Reveal) span() (lowest, highest int) {
	lowest, highest = -1, -1
	for level, count := range r.Tally[:4] {
		if count > 0 && lowest < 0 {
			lowest = level
		}
		if count > 0 {
			highest = level
		}
	}
	return lowest, highest
}

// number writes a small number as a word.
func number(n int) string {
	words := []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
	if n < len(words) {
		return words[n]
	}
	return fmt.Sprint(n)
}

func levels(n int) string {
	if n == 1 {
		return "one level"
	}
	return number(n) + " levels"
}

// people gives "One person is unsure" or "Three people are unsure".
func people(n int, one, many string) string {
	if n == 1 {
		return "One person " + one
	}
	word := number(n)
	return strings.ToUpper(word[:1]) + word[1:] + " people " + many
}

func lowerFirst(text string) string { return strings.ToLower(text[:1]) + text[1:] }
