package workshop

import (
	"slices"

	"charter/assessment"
	"charter/assessment/workshop"
)

// moment is where a session stands, as far as everybody in the room may know it.
type moment int

// The moments of a session.
const (
	momentSetup     moment = iota
	momentBreak            // the room has a break
	momentBlock            // what was agreed before the meeting is read out, or talked about
	momentBlockTalk        // one of it was rated again in the room
	momentRead             // a question, and no round on it yet
	momentTurns            // a round in turn is open
	momentPhones           // the same, in a session that rates on phones
	momentCount            // hands are counted
	momentFirst            // one round is complete
	momentSecond           // more are
)

// momentOf tells where a session stands.
func momentOf(s assessment.Session, a *assessment.Assessment) moment {
	rounds := a.Answers[s.At].Rounds
	open, voting := workshop.OpenRound(rounds)
	held := heldSince(s, rounds)
	switch {
	case s.At == "" || len(workshop.Room(a, s)) == 0:
		return momentSetup
	case !s.BreakSince.IsZero():
		return momentBreak
	case voting && workshop.InTurn(open) && s.Way == assessment.WayPhones:
		return momentPhones
	case voting && workshop.InTurn(open):
		return momentTurns
	case voting:
		return momentCount
	case workshop.InBlock(s, a):
		return momentBlock
	case held == 0:
		return momentRead
	case held == 1:
		return momentFirst
	}
	return momentSecond
}

// talkedMoment is what momentOf tells, and whether one of what was agreed before was rated again
// in the room.
func talkedMoment(s assessment.Session, a *assessment.Assessment) moment {
	m := momentOf(s, a)
	if m == momentBlock && slices.ContainsFunc(a.Answers[s.At].Rounds, func(r assessment.Round) bool {
		return r.Complete && !r.Held.Before(workshop.Since(s)) && !slices.Contains(r.Way, assessment.WayPaper)
	}) {
		return momentBlockTalk
	}
	return m
}

// heldSince counts the complete rounds since the first sitting on this agenda.
func heldSince(s assessment.Session, rounds []assessment.Round) int {
	held := 0
	for _, r := range rounds {
		if r.Complete && !r.Held.Before(workshop.Since(s)) {
			held++
		}
	}
	return held
}

// firstTurn is who begins a round in turn, by the place in the room: it changes from round
// to round.
func firstTurn(s assessment.Session, rounds []assessment.Round) int {
	return max(0, slices.Index(s.Questions, s.At)) + heldSince(s, rounds)
}

// title names a moment.
func (m moment) title() string {
	return [...]string{"before the first question", "break", "read out what you agreed on before", "one of the agreed questions was rated again", "read the question", "a round in turn", "a round on phones", "a show of hands", "the first round is complete", "a second round is complete"}[m]
}

// script is what to do and say at a moment.
func (m moment) script() []string {
	switch m {
	case momentSetup:
		return []string{"Say who is here (j), what is looked at and for how long. Look whether all of it fits into the time.",
			"Once \"Why we are here\" is on the screen, read it out, and ask whether anything is unclear.",
			`Say: "A low level honestly given helps more than a high one. Where we disagree we learn most."`}
	case momentBreak:
		return []string{"The clock of the session stands still. Call people back two minutes before you go on."}
	case momentBlock:
		return []string{"Read the list out, question by question with its level. Who wants to talk about one says so: mark it and press enter.",
			"When all were shown, y confirms them together. While one is talked about, enter goes back to the list."}
	case momentRead:
		return []string{"Read the question and the four levels out, slowly, and nothing else. Give no example of your own.",
			`Say: "Everybody choose for yourself now, before anybody speaks. Between two levels take the lower."`,
			"Then r: everybody rates unseen. Or s: a show of hands. It is told of here from the first vote on."}
	case momentTurns:
		return []string{"Call people one after another. All others look away from the keyboard.",
			"Say nothing about the question, and do not comment on how long somebody takes."}
	case momentPhones:
		return []string{"Everybody votes on their phone. Who has none comes to the keyboard, and all others look away from it.",
			"Say nothing about the question. Does a phone not work? M on the shared screen shows the address, and who has joined."}
	case momentCount:
		return []string{`Say: "Three, two, one, show." Count aloud, level by level, and type how many.`}
	case momentBlockTalk:
		return []string{"Everyone looks up before enter shows the result. Write down what those who see it differently want to be recorded (D).",
			"Then enter goes back to the list. Read on: when all were shown, y confirms them together."}
	case momentFirst:
		return []string{"Everyone looks up before enter shows the result.",
			"If the screen says to talk: ask for what speaks for the lowest level and for the highest, never whose view it is. Then those who have not spoken. t starts the timer.",
			"When nothing new comes, rate once more (r); that is told of here from the first vote on. If there is no need to talk, go on (enter)."}
	}
	return []string{"Still apart? Do not push. Write down what those who see it differently want to be recorded (D), and go on (enter).",
		"If the group agrees on a level after all, record it and why (A)."}
}
