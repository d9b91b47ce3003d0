package assessment

import (
	"reflect"
	"slices"
)

const roundsField = "rounds"

// roundEntries tells of rounds that have become complete or were counted anew: counts
// only, and without a step, since a vote is never undone.
func roundEntries(id string, old, new []Round) []Entry {
	var entries []Entry
	if len(new) < len(old) {
		return nil // a round was taken away
	}
	for i, round := range new {
		if !round.Complete {
			continue
		}
		entry := Entry{Question: id, Field: roundsField, To: countsText(round)}
		if i < len(old) && old[i].Complete {
			entry.From = countsText(old[i])
		}
		if entry.From != entry.To {
			entries = append(entries, entry)
		}
	}
	return entries
}

// countsText gives a round as the history keeps it.
func countsText(round Round) string {
	round.Voted, round.Sealed, round.Groups, round.Reasons = nil, "", nil, nil
	return valueText(reflect.ValueOf(round))
}

// votesChanged reports whether a round became complete, was counted anew or was voided:
// what the answer is after that came of votes.
func votesChanged(old, new Answer) bool {
	return len(new.Voided) > len(old.Voided) || len(roundEntries("", old.Rounds, new.Rounds)) > 0
}

// sealAnswer makes final what was recorded as the answer to a question before votes came to
// something. Steps are undone one after another, so all before them are final, too; and
// nothing that was undone can be done again.
func (e *Editor) sealAnswer(id string) {
	last := 0
	for _, entry := range e.history {
		if entry.Question == id && slices.Contains([]string{"", "reason", "agreed"}, entry.Field) {
			last = max(last, entry.Step)
		}
	}
	for i := range e.history {
		if e.history[i].Step <= last || e.history[i].Undone {
			e.history[i].Step = 0
		}
	}
}
