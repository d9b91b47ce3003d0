package question

import (
	"strings"
	"testing"

	"charter/assessment"
	"charter/tui/keys"
	"charter/tui/screen/screentest"
)

// Questions go on by themselves once they were asked to, and only when nothing is missing
// for the answer to count as it was given.
func TestQuestionsGoOnByThemselves(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, func(a *assessment.Assessment) { a.Answers = nil })
	svc.Session.PutEvidence("TRA-1", 0, assessment.Evidence{Title: "Benefits statement", Location: "Folder 3", Date: svc.Session.Today()})
	s := NewQuestion(svc, "BEN-1")
	s.SetSize(78, 19)
	at := func(id, after string) {
		t.Helper()
		if s.id != id {
			t.Errorf("after %s it is %s, want %s", after, s.id, id)
		}
	}
	screentest.Do(t, s, keys.Rate1)
	at("BEN-1", "a level, while nobody asked to go on")
	screentest.Do(t, s, keys.GoOn)
	at("BEN-1", "asking to go on")
	screentest.Do(t, s, keys.Rate0)
	at("BEN-1", "changing an answer that counted")
	screentest.Do(t, s, keys.Next)
	at("BEN-2", "the key for the next")
	screentest.Do(t, s, keys.Rate2)
	at("BEN-2", "a level that lacks evidence")
	said := screentest.ToastOf(screentest.Settle(s, s.Do(keys.CiteAgain)))
	at("BEN-3", "citing what was lacking")
	if !strings.Contains(said, "BEN-2") {
		t.Errorf("going on says %q", said)
	}
	screentest.Do(t, s, keys.Rate2)
	svc.Session.PutEvidence("BEN-3", 0, assessment.Evidence{Title: "Options paper"})
	screentest.Settle(s, s.Activate())
	at("BEN-4", "coming back with evidence")
	screentest.Do(t, s, keys.Unsure)
	at("SEC-1", "don't know")
	screentest.Do(t, s, keys.GoOn)
	screentest.Do(t, s, keys.Rate1)
	at("SEC-1", "asking to stay")
}
