package workshop

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"charter/tui/keys"
	"charter/tui/screen/screentest"
)

// In a small window the agenda says that it has more principles than are in view, and parts
// long names from the time.
func TestTheAgendaInASmallWindow(t *testing.T) {
	t.Parallel()
	h := hallFor(packFor(t), team(3))
	h.begin(3)
	s := NewAgenda(h.svc)
	s.SetSize(58, 16)
	if view := ansi.Strip(s.View()); !strings.Contains(view, "… 2 below") || strings.Contains(view, "…09:") {
		t.Error(view)
	}
	for range 10 {
		screentest.Do(t, s, keys.Down)
	}
	if view := ansi.Strip(s.View()); !strings.Contains(view, "11 ") || !strings.Contains(view, " above") {
		t.Error(view)
	}
}
