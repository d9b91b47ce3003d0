package question

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"charter/assessment"
	"charter/tui/screen/screentest"
)

// The place of evidence stands whole where there is room, and else there is a mark.
func TestALongAddressIsWholeOrMarked(t *testing.T) {
	t.Parallel()
	for length, whole := range map[int]bool{40: true, 300: true, 2000: false} {
		address := "https://council.example/" + strings.Repeat("a", length) + "END"
		svc := screentest.Services(t, screentest.Blank)
		svc.Session.PutEvidence("BEN-1", 0, assessment.Evidence{Title: "Plan", Location: address})
		s := NewEvidence(svc, "BEN-1")
		screentest.Settle(s, s.SetSize(58, 16))
		lines := strings.Split(strings.TrimRight(ansi.Strip(s.View()), "\n "), "\n")
		shown := strings.Join(strings.Fields(strings.Join(lines, "")), "")
		if strings.Contains(shown, address) != whole {
			t.Errorf("of %d letters all are shown: %v\n%s", length, !whole, s.View())
		}
		if last := strings.TrimSpace(lines[len(lines)-1]); !whole && !strings.HasSuffix(last, svc.Theme.Glyph.Ellipsis) {
			t.Errorf("nothing says that the address goes on: %q", last)
		}
	}
}
