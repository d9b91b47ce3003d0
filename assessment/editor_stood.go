package assessment

import "slices"

// StoodBefore gives what stood on a question before a complete round was recorded, as far as
// the history tells: state, level, reason, and why a group agreed on it. What another round
// came to that counts no longer is left out, too. It is false where the history tells nothing.
func (e *Editor) StoodBefore(id string, round Round) (stood Answer, told bool) {
	begins := e.recording(id, countsText(round))
	if begins < 0 {
		return Answer{}, false
	}
	for begins > 0 {
		before := e.lastSet(id, begins)
		if before < 0 || e.history[before].Field != roundsField || e.counts(e.history[before]) {
			break
		}
		earlier := e.recording(id, e.history[before].To)
		if earlier < 0 || earlier >= begins {
			break
		}
		begins = earlier
	}
	return e.answerAt(id, begins)
}

// recording gives the place of the first entry that was made when a round was recorded,
// before it was counted anew if it was; -1 where the history does not tell.
func (e *Editor) recording(id, counts string) int {
	at := len(e.history)
	for counts != "" {
		at = e.lastWhere(at, func(entry Entry) bool {
			return entry.Question == id && entry.Field == roundsField && entry.To == counts
		})
		if at < 0 {
			return -1
		}
		counts = e.history[at].From
	}
	for end := at; at > 0; at-- {
		if before := e.history[at-1]; e.history[at].Field == "" || before.Question != id || before.Field == roundsField || !before.At.Equal(e.history[end].At) {
			break
		}
	}
	return at
}

// lastSet gives the place of the last entry before another that tells what was recorded as
// the answer to a question, by votes or by somebody; -1 where there is none.
func (e *Editor) lastSet(id string, before int) int {
	return e.lastWhere(before, func(entry Entry) bool {
		return entry.Question == id && !entry.Undone && (entry.Field == "" || entry.Field == roundsField)
	})
}

// lastWhere gives the place of the last entry of a kind before another, -1 for none.
func (e *Editor) lastWhere(before int, is func(Entry) bool) int {
	for i := before - 1; i >= 0; i-- {
		if is(e.history[i]) {
			return i
		}
	}
	return -1
}

// counts reports whether the round that an entry tells of still counts.
func (e *Editor) counts(entry Entry) bool {
	return slices.ContainsFunc(e.now.Answers[entry.Question].Rounds, func(r Round) bool { return countsText(r) == entry.To })
}

// answerAt gives what stood on a question before an entry: what the first changes since then
// were from. It is false in a history that was put together from those of two copies, where
// that is not what the last change before led to.
func (e *Editor) answerAt(id string, at int) (stood Answer, told bool) {
	now := e.now.Answers[id]
	stood = Answer{State: now.State, Level: now.Level, Reason: now.Reason, Agreed: now.Agreed}
	for _, entry := range slices.Backward(e.history[at:]) {
		if entry.Question != id {
			continue
		}
		switch entry.Field {
		case "":
			if !setLevelText(&stood, entry.From) {
				return Answer{}, false
			}
		case "reason":
			stood.Reason = entry.From
		case "agreed":
			stood.Agreed = entry.From
		}
	}
	level := e.lastWhere(at, func(entry Entry) bool { return entry.Question == id && entry.Field == "" && !entry.Undone })
	return stood, level < 0 || e.history[level].To == levelText(stood)
}
