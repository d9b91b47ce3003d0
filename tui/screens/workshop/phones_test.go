package workshop

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"charter/tui/phones"
	"charter/tui/screen/screentest"
)

// Where phones join, text is as wide as on the other pages for the room, however wide the window
// is, also beside the code.
func TestTextOnJoiningKeepsToItsColumn(t *testing.T) {
	t.Parallel()
	h := hallFor(packFor(t), team(3))
	h.begin(3)
	h.svc.Phones = phones.NewRooms("https://host.test", time.Now).Join(phones.Options{})
	s := NewPhones(h.svc)
	screentest.Settle(s, s.SetSize(198, 55))
	view := ansi.Strip(s.View())
	if !strings.Contains(view, "Can a phone open this address?") {
		t.Fatalf("there is no advice:\n%s", view)
	}
	for line := range strings.SplitSeq(view, "\n") {
		beside := line[max(0, strings.LastIndex(line, besideGap)):]
		if width := ansi.StringWidth(strings.TrimSpace(beside)); width > roomWidth {
			t.Errorf("%d wide: %q", width, line)
		}
	}
}
