package question

import (
	"strings"
	"testing"

	"charter/assessment"
	"charter/tui/keys"
	"charter/tui/screen/screentest"
)

// In front of a group the private note of the earlier assessment is on no page but the one on
// which the private note is written, where somebody went on purpose.
func TestThePrivateNoteOfBeforeIsBehindAKey(t *testing.T) {
	t.Parallel()
	const note = "Untrusted figure"
	svc := screentest.Services(t, func(a *assessment.Assessment) {
		answer := a.Answers["BEN-1"]
		answer.PrivateNote = note
		a.Answers["BEN-1"] = answer
		*a = *assessment.NewFrom(a, a.ID, a.Created)
		a.Sessions = []assessment.Session{{ID: "s7c1", Started: a.Created, At: "BEN-1"}}
	})
	for _, size := range [][2]int{{58, 16}, {78, 20}, {98, 26}, {198, 56}} {
		s := NewQuestion(svc, "BEN-1")
		s.SetSize(size[0], size[1])
		shown := s.View()
		screentest.Settle(s, s.Do(keys.Guidance))
		if strings.Contains(shown+s.View(), note) {
			t.Errorf("at %v the question shows it:\n%s", size, s.View())
		}
		n := NewNote(svc, "BEN-1")
		n.SetSize(size[0], size[1])
		if strings.Contains(n.View(), note) {
			t.Errorf("at %v the public note shows it:\n%s", size, n.View())
		}
		if screentest.Settle(n, n.Do(keys.Tab)); !strings.Contains(n.View(), "Private note then: "+note) {
			t.Errorf("at %v the private note does not show it:\n%s", size, n.View())
		}
	}
}
