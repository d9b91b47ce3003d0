package workshop

import (
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"

	"charter/assessment"
	"charter/assessment/format"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/screen/screentest"
)

// On a file that may not be changed no key of any workshop page changes it, and
// those that would say why they do nothing.
func TestReadOnlyWorkshopChangesNothing(t *testing.T) {
	t.Parallel()
	const why = "Read only: someone else has it open."
	fresh := func(*hall) {}
	halfway := func(h *hall) {
		h.begin(3)
		h.press("r")
		h.vote("2")
	}
	rated := func(h *hall) {
		halfway(h)
		h.vote("0")
		h.vote("3")
		h.press("enter")
	}
	for name, before := range map[string]func(*hall){"fresh": fresh, "a round is open": halfway, "rated": rated} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := hallFor(packFor(t), team(3))
			before(h)
			h.svc.ReadOnly = why
			kept := encoded(t, h)
			for _, open := range []func() screen.Screen{
				func() screen.Screen { h.open(); return h.w },
				func() screen.Screen { return NewPeople(h.svc) }, func() screen.Screen { return NewSitting(h.svc, "") },
				func() screen.Screen { return NewAgenda(h.svc) }, func() screen.Screen { return NewClosing(h.svc) },
				func() screen.Screen { return NewParking(h.svc) }, func() screen.Screen { return NewOutside(h.svc, "BEN-1") },
				func() screen.Screen { return NewDissent(h.svc, "BEN-1") }, func() screen.Screen { return NewSettle(h.svc, "BEN-1") },
			} {
				off := 0
				for _, key := range open().Keys() {
					s := open()
					screentest.Settle(s, s.SetSize(98, 25))
					switch {
					case key.Disabled == "":
						screentest.Settle(s, s.Do(key.ID))
					case key.Disabled == why:
						off++
					}
					if s.Typing() {
						for _, typed := range []rune{'x', '2'} {
							screentest.Settle(s, s.Update(tea.KeyPressMsg(tea.Key{Code: typed, Text: string(typed)})))
						}
						screentest.Settle(s, s.Do(keys.Back))
					}
					if diff := cmp.Diff(kept, encoded(t, h)); diff != "" {
						t.Fatalf("%T, %s: %s", s, key.ID, diff)
					}
					_ = s.View()
				}
				if s := open(); off == 0 && !s.Typing() {
					t.Errorf("%T: no key says that the file is read only", s)
				}
			}
		})
	}
}

// encoded is what the file would hold.
func encoded(t *testing.T, h *hall) string {
	t.Helper()
	data, err := format.Encode(h.svc.Session.Assessment())
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// A sitting that names questions or people that are not there still opens.
func TestWorkshopOnOddFiles(t *testing.T) {
	t.Parallel()
	for i, session := range []assessment.Session{
		{At: "GONE-1", Questions: []string{"GONE-1", "GONE-2"}, Present: []string{"a1"}},
		{At: "BEN-1", Present: []string{"nobody"}},
		{At: "BEN-1", Questions: []string{"BEN-1"}, Present: []string{"a1"}, Left: []string{"a1"}, Scope: []string{"gone"}, Way: "gone"},
		{Questions: []string{"BEN-1"}},
	} {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			a := team(1)
			session.Started = a.Created
			a.Sessions = []assessment.Session{session}
			h := hallFor(packFor(t), a)
			h.press("enter")
			for _, s := range []screen.Screen{h.w, NewAgenda(h.svc), NewClosing(h.svc), NewPeople(h.svc)} {
				screentest.Settle(s, s.SetSize(98, 25))
				if s.View() == "" {
					t.Errorf("%T shows nothing", s)
				}
				for _, key := range s.Keys() {
					if key.Disabled == "" {
						screentest.Settle(s, s.Do(key.ID))
						_ = s.View()
					}
				}
			}
		})
	}
}
