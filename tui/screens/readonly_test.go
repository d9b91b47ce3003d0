package screens

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"

	"charter/assessment/file"
	"charter/tui/keys"
)

// TestWhatIsThereCanBeReadInAReadOnlyFile opens from a question what belongs to
// it: it is shown, and nothing that is pressed or typed there changes anything.
func TestWhatIsThereCanBeReadInAReadOnlyFile(t *testing.T) {
	t.Parallel()
	for _, there := range []struct {
		id    string
		key   keys.ID
		open  func(*Context, string) Screen
		shown string
	}{
		{"BEN-1", keys.Evidence, NewEvidence, "Benefits statement"},
		{"BEN-1", keys.Note, func(ctx *Context, id string) Screen { return NewNote(ctx, id) }, "shorter waits"},
		{"BEN-1", keys.Check, NewCheck, "Internal audit"},
		{"PRI-2", keys.Departure, NewDeparture, "no telephone line"},
		{"INC-2", keys.Action, NewAction, "Finish the assessment"},
	} {
		t.Run(string(there.key), func(t *testing.T) {
			t.Parallel()
			ctx := exampleContext(t)
			ctx.ReadOnly = "Nothing can be changed."
			off := func(id string) string {
				for _, k := range NewQuestion(ctx, id).Keys() {
					if k.ID == there.key {
						return k.Off
					}
				}
				return "there is no such key"
			}
			if why := off(there.id); why != "" {
				t.Errorf("it cannot be opened: %s", why)
			}
			if why := off("TRA-5"); why != ctx.ReadOnly {
				t.Errorf("with nothing to read there, the key says %q", why)
			}
			before, err := file.Encode(ctx.Session.Assessment())
			if err != nil {
				t.Fatal(err)
			}
			s := there.open(ctx, there.id)
			settle(s, s.SetSize(78, 20))
			settle(s, s.Revisit())
			if !strings.Contains(s.View(), there.shown) {
				t.Errorf("it is not shown:\n%s", s.View())
			}
			for range 4 {
				for _, k := range s.Keys() {
					if k.Off == "" && k.ID != keys.Back {
						settle(s, s.Do(k.ID))
					}
				}
				settle(s, s.Update(tea.KeyPressMsg(tea.Key{Code: 'x', Text: "x"})))
				settle(s, s.Update(tea.PasteMsg{Content: "pasted"}))
				settle(s, s.Update(tea.KeyPressMsg(tea.Key{Code: tea.KeyDown})))
			}
			after, err := file.Encode(ctx.Session.Assessment())
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(before), string(after)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
