package question

import (
	"strings"
	"testing"

	"charter/assessment"
	"charter/tui/keys"
	"charter/tui/screen/screentest"
)

// What is cited and the note are shown as they read, in all room there is.
func TestNotesAndEvidenceAreShownAsTheyRead(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, func(a *assessment.Assessment) {
		answer := a.Answers["BEN-1"]
		answer.Note, answer.PrivateNote = "The panel read the figure of May.", "Ask Jo first."
		a.Answers["BEN-1"] = answer
	})
	s := NewQuestion(svc, "BEN-1")
	title := svc.Session.Evidence("BEN-1")[0].Title
	for size, want := range map[[2]int]string{
		{158, 40}: "Evidence  " + title, {78, 19}: "Evidence  " + title, {58, 17}: "Evidence  " + title[:12],
	} {
		s.SetSize(size[0], size[1])
		view := s.View()
		for _, part := range []string{want, "Note  The p"} {
			if !strings.Contains(view, part) {
				t.Errorf("%q is not shown at %v:\n%s", part, size, view)
			}
		}
		if strings.Contains(view, "Ask Jo") {
			t.Errorf("the private note is shown at %v:\n%s", size, view)
		}
	}
}

// An answer with a level is asked for a reason, as long as it has none.
func TestALevelIsAskedForItsReason(t *testing.T) {
	t.Parallel()
	const asks = "press c to say in a sentence why this level holds (optional)"
	svc := screentest.Services(t, nil)
	s := NewQuestion(svc, "ACC-1")
	s.SetSize(98, 30)
	note := func(text string) {
		svc.Session.EditAnswer("ACC-1", func(a *assessment.Answer) { a.Note = text })
	}
	note("")
	s.Do(keys.Rate1)
	if view := s.View(); !strings.Contains(view, asks) {
		t.Errorf("no reason is asked for:\n%s", view)
	}
	note("The board named the role in May.")
	if view := s.View(); strings.Contains(view, asks) {
		t.Errorf("a reason is asked for that is there:\n%s", view)
	}
	note("")
	s.Do(keys.Unsure)
	if view := s.View(); strings.Contains(view, asks) {
		t.Errorf("a reason is asked for without a level:\n%s", view)
	}
}

// The key that an answer needs to count as claimed stands first.
func TestTheKeyThatIsNeededStandsFirst(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, nil)
	s := NewQuestion(svc, "ACC-2")
	s.SetSize(98, 30)
	first := func() keys.ID { return s.Keys()[0].ID }
	do := func(id keys.ID) {
		s.Do(id)
		s.Do(keys.Yes) // a group came to what stands there
	}
	if do(keys.Rate2); first() != keys.Evidence {
		t.Errorf("without evidence the first key is %s", first())
	}
	svc.Session.PutEvidence("ACC-2", 0, assessment.Evidence{Title: "Test plan", Location: "Shared drive", Date: svc.Session.Assessment().AsOf})
	if do(keys.Rate3); first() != keys.Check {
		t.Errorf("without a check the first key is %s", first())
	}
	if do(keys.Clear); first() != keys.Rate0 {
		t.Errorf("without an answer the first key is %s", first())
	}
}
