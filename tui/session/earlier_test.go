package session_test

import (
	"strings"
	"testing"

	"charter/assessment"
	"charter/assessment/sample/sampletest"
	"charter/tui/session"
)

// Who works alone reads the private note of the earlier assessment beside the question. In front
// of a group only that there is one is told.
func TestThePrivateNoteOfBeforeIsNotShownToAGroup(t *testing.T) {
	t.Parallel()
	const note = "The board does not trust this figure."
	pack := sampletest.Pack(t)
	earlier := sampletest.Assessment(t, pack)
	answer := earlier.Answers["BEN-1"]
	answer.PrivateNote = note
	earlier.Answers["BEN-1"] = answer
	for _, inRoom := range []bool{false, true} {
		a := assessment.NewFrom(earlier, "an-id", earlier.Created)
		if inRoom {
			a.Sessions = []assessment.Session{{ID: "s7c1", Started: earlier.Created, At: "BEN-1"}}
		}
		s := session.New(a, pack, "", nil, nil)
		told := strings.Join(s.Earlier("BEN-1"), "\n")
		if !strings.Contains(told, "Private note then") || strings.Contains(told, note) == inRoom {
			t.Errorf("in front of a group %t: told %s", inRoom, told)
		}
		if then := s.PrivateNoteThen("BEN-1"); then != note {
			t.Errorf("the private note is %q", then)
		}
	}
}
