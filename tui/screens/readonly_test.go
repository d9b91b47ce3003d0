package screens_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"

	"charter/assessment/format"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/screen/screentest"
	"charter/tui/screens/question"
	"charter/tui/screens/review"
)

// TestWhatIsThereCanBeReadInAReadOnlyFile opens from a question what belongs to
// it: it is shown, and nothing that is pressed or typed there changes anything.
func TestWhatIsThereCanBeReadInAReadOnlyFile(t *testing.T) {
	t.Parallel()
	for _, there := range []struct {
		id    string
		key   keys.ID
		open  func(*screen.Services, string) screen.Screen
		shown string
	}{
		{"BEN-1", keys.Evidence, question.NewEvidence, "Benefits statement"},
		{"BEN-1", keys.Note, func(svc *screen.Services, id string) screen.Screen { return question.NewNote(svc, id) }, "shorter waits"},
		{"BEN-1", keys.Check, question.NewCheck, "Internal audit"},
		{"PRI-2", keys.Departure, question.NewDeparture, "no telephone line"},
		{"INC-2", keys.Action, review.NewAction, "Finish the assessment"},
	} {
		t.Run(string(there.key), func(t *testing.T) {
			t.Parallel()
			svc := screentest.Services(t, nil)
			svc.ReadOnly = "Nothing can be changed."
			off := func(id string) string {
				for _, k := range question.NewQuestion(svc, id).Keys() {
					if k.ID == there.key {
						return k.Disabled
					}
				}
				return "there is no such key"
			}
			if why := off(there.id); why != "" {
				t.Errorf("it cannot be opened: %s", why)
			}
			if why := off("TRA-5"); why != svc.ReadOnly {
				t.Errorf("with nothing to read there, the key says %q", why)
			}
			before, err := format.Encode(svc.Session.Assessment())
			if err != nil {
				t.Fatal(err)
			}
			s := there.open(svc, there.id)
			screentest.Settle(s, s.SetSize(78, 20))
			screentest.Settle(s, s.Activate())
			if !strings.Contains(s.View(), there.shown) {
				t.Errorf("it is not shown:\n%s", s.View())
			}
			for range 4 {
				for _, k := range s.Keys() {
					if k.Disabled == "" && k.ID != keys.Back {
						screentest.Settle(s, s.Do(k.ID))
					}
				}
				screentest.Settle(s, s.Update(tea.KeyPressMsg(tea.Key{Code: 'x', Text: "x"})))
				screentest.Settle(s, s.Update(tea.PasteMsg{Content: "pasted"}))
				screentest.Settle(s, s.Update(tea.KeyPressMsg(tea.Key{Code: tea.KeyDown})))
			}
			after, err := format.Encode(svc.Session.Assessment())
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(before), string(after)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
