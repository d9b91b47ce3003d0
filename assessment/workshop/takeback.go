package workshop

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"charter/assessment"
)

// BeforeSitting is why what was changed before a sitting stays in it.
const BeforeSitting = "The last change was made before this session, so it stays."

// Keeps tells why a step of the history is not taken back in a sitting, in words for the
// shared screen; it is "" for a step that may be. Taken back are only acts of this sitting
// on the question it has come to, and who is there: no private note, which nobody
// there may read, and nothing of another question. What votes came to is no step at all.
func Keeps(s assessment.Session, step []assessment.Entry) string {
	cites := slices.ContainsFunc(step, func(e assessment.Entry) bool { return e.Question == s.At && e.Question != "" && e.Field == "evidence" })
	for _, e := range step {
		switch {
		case e.Session != s.ID && (s.At != "" || e.At.Before(s.Started)):
			return BeforeSitting
		case e.Field == "private_note" && e.Question != "":
			return "The last change was in a private note, which is not for this screen."
		case e.Question != "" && e.Question != s.At:
			return fmt.Sprintf("The last change was on %s. Go to that question to take it back.", e.Question)
		case e.Question == "" && !ofSitting(s, e) && !(cites && strings.HasPrefix(e.Field, "documents.")):
			return "The last change was not on this question, so it stays."
		}
	}
	return ""
}

// ofSitting reports whether a change outside the answers is one of the room: who is there,
// what was put aside, what is to be done about the question.
func ofSitting(s assessment.Session, e assessment.Entry) bool {
	switch {
	case e.Field == "parking", strings.HasPrefix(e.Field, "assessors."):
		return true
	case strings.HasPrefix(e.Field, "actions."):
		return isFor(e.From, s.At) && isFor(e.To, s.At)
	}
	return false
}

// isFor reports whether an action, as the history keeps it, is about a question, or is none.
func isFor(text, question string) bool {
	var action assessment.Action
	return text == "" || json.Unmarshal([]byte(text), &action) == nil && action.IsFor(question)
}
