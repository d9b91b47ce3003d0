package screens

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/tui/screen"
	"charter/tui/screen/screentest"
)

// TestWhatIsTypedAheadGoesToTheNextField sends keys in one go, as they come over a
// slow line: before any command has run that an earlier key asked for.
func TestWhatIsTypedAheadGoesToTheNextField(t *testing.T) {
	t.Parallel()
	h := hallFor(packFor(t), team(2))
	inOneGo := func(s screen.Screen, keys ...string) {
		screentest.Settle(s, s.SetSize(98, 25))
		for _, key := range keys {
			switch key {
			case "tab":
				s.Update(tea.KeyPressMsg(tea.Key{Code: tea.KeyTab}))
			case "shift+tab":
				s.Update(tea.KeyPressMsg(tea.Key{Code: tea.KeyTab, Mod: tea.ModShift}))
			case "enter", "up", "down":
				s.Update(keyPress(key))
			default:
				for _, r := range key {
					s.Update(tea.KeyPressMsg(tea.Key{Code: r, Text: string(r)}))
				}
			}
		}
	}
	inOneGo(NewOutside(h.svc, "BEN-1"), "Audit", "enter", "who checks", "tab", "Lead", "down", "2026-12-24", "up", "er", "shift+tab", "?")
	inOneGo(actionForm(h.svc, assessment.Action{For: "BEN-2", Status: assessment.ActionOpen}), "Ask riders", "tab", "Service team", "tab", "2027-01-02")
	got := h.svc.Session.Assessment().Actions
	if len(got) != 2 || got[0].Text != "Ask Audit: who checks?" || got[0].Owner != "Leader" || got[0].Due.String() != "2026-12-24" ||
		got[1].Text != "Ask riders" || got[1].Owner != "Service team" || got[1].Due.String() != "2027-01-02" {
		t.Errorf("kept are %+v", got)
	}
}
