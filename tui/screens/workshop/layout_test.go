package workshop

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"charter/assessment"
	"charter/tui/widget"
)

// Every question with its levels fits a window of 100 by 30 as a whole, also with
// a message above the keys: shown to the room, while it is voted on, and with its
// result. A window of 80 by 24 has room for the question and its levels, too. Wherever
// levels are chosen, what to choose between two stands below them.
func TestEveryQuestionFitsTheRoom(t *testing.T) {
	t.Parallel()
	pack := packFor(t)
	const wide, high, small, low = 98, 24, 78, 18
	for _, principle := range pack.Principles {
		for _, q := range principle.Questions {
			h := hallFor(pack, team(3))
			h.begin(3)
			h.run(h.w.goTo(q.ID))
			whole := func(page string, width, height int) {
				t.Helper()
				h.run(h.w.SetSize(width, height))
				view := ansi.Strip(h.w.View())
				if strings.Contains(view, h.svc.Theme.Glyph.Ellipsis) || !strings.Contains(widget.OneLine(view), widget.OneLine(q.Text)) {
					t.Errorf("%s: the %s does not fit %d by %d:\n%s", q.ID, page, width, height, view)
				}
				if !strings.HasPrefix(page, "result") && !strings.Contains(widget.OneLine(view), pack.TieRule) {
					t.Errorf("%s: the %s at %d by %d does not say what to choose between two levels:\n%s", q.ID, page, width, height, view)
				}
			}
			whole("question", wide, high)
			whole("question", small, low)
			h.press("r", "enter")
			whole("voting page", wide, high)
			whole("voting page", small, low)
			h.press("0", "0")
			h.vote("u")
			h.vote("3")
			h.press("enter")
			whole("result", wide, high)
			h.svc.Session.EditAnswer(q.ID, func(a *assessment.Answer) { a.Dissent = "Dissent." })
			whole("result with dissent", wide, high)
		}
	}
}
