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

// StoodBefore gives what stood on a question before the round that was recorded last with
// these counts, as far as the history still tells: state, level and reason. It is false where
// it does not.
func (e *Editor) StoodBefore(id string, round Round) (stood Answer, told bool) {
	counts := countsText(round)
	at := -1
	for i, entry := range e.history {
		if entry.Question == id && entry.Field == roundsField && entry.To == counts {
			at = i
		}
	}
	if at < 0 {
		return Answer{}, false
	}
	vote := round.Result()
	stood.State, stood.Level = vote.State, vote.Level // where the round changed nothing
	for i := at; i >= 0 && e.history[i].Question == id && e.history[i].At.Equal(e.history[at].At); i-- {
		switch entry := e.history[i]; entry.Field {
		case "":
			told = setLevelText(&stood, entry.From)
			if !told {
				return Answer{}, false
			}
		case "reason":
			stood.Reason = entry.From
		}
	}
	return stood, true
}
