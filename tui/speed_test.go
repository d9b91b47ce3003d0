package tui

import (
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"

	"charter/tui/markdown"
	"charter/tui/screen"
	"charter/tui/theme"
)

// TestGuidanceIsRenderedOnce opens a question and its principle, leaves and comes
// back, and changes the size to and fro: no text is rendered twice for a width.
func TestGuidanceIsRenderedOnce(t *testing.T) {
	t.Parallel()
	pack := stagePack(t)
	inBubble(t, func(t *testing.T) {
		s := newStage(look{theme: theme.Dark, width: 200, height: 60}, example(t, pack), pack, "")
		rendered := 0
		s.seen = func(msg tea.Msg) {
			if _, ok := msg.(markdown.Rendered); ok {
				rendered++
			}
		}
		for range 3 {
			s.open(screen.KindPrinciple, "inclusivity")
			s.open(screen.KindQuestion, "INC-2")
			for _, width := range []int{140, 200, 80, 200} {
				s.resize(width, 60)
			}
			s.press("2", "f", "right", "left", "esc", "esc")
		}
		// One principle at 200 columns; one question at 200, 140 and 80; the next
		// question at 200.
		if rendered != 5 {
			t.Errorf("%d texts were rendered, want 5", rendered)
		}
	})
}

// TestNothingHappensByItself looks for commands that wait for the clock: there
// are none on the screens that only show, so that an idle program rests. Only the
// talk timer ticks.
func TestNothingHappensByItself(t *testing.T) {
	t.Parallel()
	pack := stagePack(t)
	for _, x := range shots() {
		t.Run(x.name, func(t *testing.T) {
			t.Parallel()
			inBubble(t, func(t *testing.T) {
				s := x.stand(t, look{theme: theme.Dark, width: 80, height: 24}, pack)
				if !s.m.top().Typing() && !x.ticks && s.waiting > 0 {
					t.Errorf("%d commands wait for the clock", s.waiting)
				}
			})
		})
	}
}

// BenchmarkKey measures a key press up to the frame it leads to, on the largest
// of the usual windows.
func BenchmarkKey(b *testing.B) {
	for _, c := range []struct {
		kind screen.Kind
		id   string
		keys [2]tea.Key
	}{
		{screen.KindMap, "", [2]tea.Key{{Code: tea.KeyDown}, {Code: tea.KeyUp}}},
		{screen.KindQuestion, "INC-2", [2]tea.Key{{Code: '2', Text: "2"}, {Code: '1', Text: "1"}}},
		{screen.KindReview, "", [2]tea.Key{{Code: tea.KeyDown}, {Code: tea.KeyUp}}},
		{screen.KindFind, "", [2]tea.Key{{Code: 'a', Text: "a"}, {Code: tea.KeyBackspace}}},
		{screen.KindNote, "INC-2", [2]tea.Key{{Code: 'a', Text: "a"}, {Code: tea.KeyBackspace}}},
		{screen.KindEvidence, "BEN-1", [2]tea.Key{{Code: tea.KeyDown}, {Code: tea.KeyUp}}},
	} {
		b.Run(string(c.kind), func(b *testing.B) {
			m := benchModel(b, c.kind, c.id, 200, 60)
			for i := 0; b.Loop(); i++ {
				m.Update(tea.KeyPressMsg(c.keys[i%2]))
				m.View()
			}
		})
	}
}

// BenchmarkQuestionFrame measures one frame of the screen that is seen most.
func BenchmarkQuestionFrame(b *testing.B) {
	for _, size := range [][2]int{{80, 24}, {200, 60}} {
		b.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(b *testing.B) {
			m := benchModel(b, screen.KindQuestion, "INC-2", size[0], size[1])
			for b.Loop() {
				m.View()
			}
		})
	}
}

// benchModel opens a screen with all that it has rendered in the background.
func benchModel(b *testing.B, kind screen.Kind, id string, width, height int) *Model {
	b.Helper()
	pack := stagePack(b)
	m := newStageModel(look{theme: theme.Dark, width: width, height: height}, example(b, pack), pack, "")
	settle(m, m.push(screen.Route{Kind: kind, ID: id}))
	return m
}

// settle runs what can be run at once of a command that opens a screen.
func settle(m *Model, cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case tea.BatchMsg:
		for _, each := range msg {
			settle(m, each)
		}
	case nil:
	default:
		m.Update(msg)
	}
}
