package question

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"charter/tui/keys"
	"charter/tui/screen/screentest"
	"charter/tui/widget/form"
)

// Down goes into what is listed, enter cites the marked one, and what is typed then is
// the part of it.
func TestAListedDocumentIsTakenByKeys(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, nil)
	listed := len(svc.Session.Assessment().Documents)
	s := NewEvidence(svc, "TRA-5").(*form.ListEditor)
	screentest.Settle(s, s.SetSize(78, 22))
	screentest.Settle(s, s.Activate())
	screentest.Type(s, "benef")
	for _, key := range []rune{tea.KeyDown, tea.KeyEnter} {
		screentest.Settle(s, s.Update(tea.KeyPressMsg(tea.Key{Code: key})))
	}
	screentest.Type(s, "section 4")
	screentest.Settle(s, s.Do(keys.Back))
	cited := svc.Session.Evidence("TRA-5")
	if len(cited) != 1 || cited[0].Title != "Benefits statement, version 3" || cited[0].Part != "section 4" {
		t.Errorf("cited are %+v", cited)
	}
	if now := len(svc.Session.Assessment().Documents); now != listed {
		t.Errorf("%d documents were listed, now %d", listed, now)
	}
}
