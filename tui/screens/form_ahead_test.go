package screens_test

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"charter/tui/screen"
	"charter/tui/screen/screentest"
	"charter/tui/screens/review"
	"charter/tui/screens/workshop"
)

// TestWhatIsTypedAheadGoesToTheNextField sends keys in one go, as they come over a
// slow line: before any command has run that an earlier key asked for.
func TestWhatIsTypedAheadGoesToTheNextField(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, screentest.Blank)
	inOneGo := func(s screen.Screen, keys ...string) {
		screentest.Settle(s, s.SetSize(98, 25))
		screentest.Settle(s, s.Activate())
		for _, key := range keys {
			switch key {
			case "tab":
				s.Update(tea.KeyPressMsg(tea.Key{Code: tea.KeyTab}))
			case "shift+tab":
				s.Update(tea.KeyPressMsg(tea.Key{Code: tea.KeyTab, Mod: tea.ModShift}))
			case "enter":
				s.Update(tea.KeyPressMsg(tea.Key{Code: tea.KeyEnter}))
			case "up":
				s.Update(tea.KeyPressMsg(tea.Key{Code: tea.KeyUp}))
			case "down":
				s.Update(tea.KeyPressMsg(tea.Key{Code: tea.KeyDown}))
			default:
				for _, r := range key {
					s.Update(tea.KeyPressMsg(tea.Key{Code: r, Text: string(r)}))
				}
			}
		}
	}
	inOneGo(workshop.NewOutside(svc, "BEN-1"), "Audit", "enter", "who checks", "tab", "Lead", "down", "2026-12-24", "up", "er", "shift+tab", "?")
	inOneGo(review.NewAction(svc, "BEN-2"), "Ask riders", "tab", "Service team", "tab", "2027-01-02")
	got := svc.Session.Assessment().Actions
	if len(got) != 2 || got[0].Text != "Ask Audit: who checks?" || got[0].Owner != "Leader" || got[0].Due.String() != "2026-12-24" ||
		got[1].Text != "Ask riders" || got[1].Owner != "Service team" || got[1].Due.String() != "2027-01-02" {
		t.Errorf("kept are %+v", got)
	}
}
