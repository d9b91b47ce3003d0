package tui

import (
	"strings"
	"testing"

	"charter/assessment"
	"charter/tui/theme"
)

// Whatever is typed while the room looks on, the question and how many chose what stay in
// view, from the smallest window on; and the private side of a note does not open.
func TestQuestionStaysInViewWhileTheRoomWrites(t *testing.T) {
	t.Parallel()
	pack := stagePack(t)
	for _, size := range [][2]int{{60, 20}, {80, 24}, {100, 30}, {160, 45}} {
		for _, key := range []string{"c", "e", "a", "P", "O", "D", "A"} {
			inBubble(t, func(t *testing.T) {
				x := shot{change: sitting("INC-2", everybody(), assessment.Round{Levels: [4]int{1, 1, 2, 1}}), set: atQuestion(key)}
				s := x.stand(t, look{theme: theme.Plain, width: size[0], height: size[1]}, pack)
				view := s.frame()
				q, _, _ := pack.Question("INC-2")
				if begin := q.Text[:20]; !strings.Contains(view, begin) {
					t.Errorf("%s at %v: the question is not in view\n%s", key, size, view)
				}
				if !strings.Contains(view, "1 ×") && !strings.Contains(view, "First round   0: 1") {
					t.Errorf("%s at %v: the counts are not in view\n%s", key, size, view)
				}
				if key != "c" {
					return
				}
				s.press("tab")
				if view := s.frame(); strings.Contains(view, "Private note. It stays") || !strings.Contains(view, "Private notes are not typed") {
					t.Errorf("at %v the private note opens\n%s", size, view)
				}
			})
		}
	}
}
