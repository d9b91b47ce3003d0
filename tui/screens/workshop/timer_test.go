package workshop

import (
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"charter/tui/keys"
	"charter/tui/screen"
)

// clockwork runs the commands of a workshop in a bubble of testing/synctest, and
// counts those that wait for the clock. Time goes on only when the test sleeps.
type clockwork struct {
	*hall
	done    chan tea.Msg
	waiting int
}

// inClockwork holds a sitting of four people that has come to its first question.
func inClockwork(t *testing.T, test func(*testing.T, *clockwork)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		h := hallFor(packFor(t), team(4))
		h.begin(4)
		test(t, &clockwork{hall: h, done: make(chan tea.Msg, 100)})
	})
}

// start does what the screen asks for, and what comes of it, until nothing is left or
// something waits for the clock.
func (c *clockwork) start(asked screen.Requests) {
	for _, request := range asked {
		c.take(request)
	}
	c.settle()
}

// settle takes what commands have brought.
func (c *clockwork) settle() {
	for {
		synctest.Wait()
		select {
		case msg := <-c.done:
			c.waiting--
			c.take(msg)
		default:
			return
		}
	}
}

func (c *clockwork) take(msg tea.Msg) {
	switch msg := msg.(type) {
	case tea.Cmd:
		c.waiting++
		go func() { c.done <- msg() }()
	case talkTick:
		c.start(c.w.Update(msg))
	default:
		c.hall.take(msg)
	}
}

// sleep lets time go by, second by second.
func (c *clockwork) sleep(seconds int) {
	for range seconds {
		time.Sleep(time.Second)
		*c.clock = c.clock.Add(time.Second)
		c.settle()
	}
}

// says reports whether the page shows a text.
func (c *clockwork) says(text string) bool { return strings.Contains(ansi.Strip(c.w.View()), text) }

// reveal votes until the result of a round with a dispute is on the screen.
func (c *clockwork) reveal() {
	c.press("enter")
	for _, choice := range []string{"0", "1", "3", "3"} {
		c.vote(choice)
	}
	c.press("enter")
}

// The talk timer ticks while it is on the screen, stops when it is told to, and
// ends by itself. Once it is off nothing waits for the clock any more.
func TestTalkTimerTicksOnlyWhileItRuns(t *testing.T) {
	t.Parallel()
	inClockwork(t, func(t *testing.T, c *clockwork) {
		c.reveal()
		want := func(text string, waiting int) {
			t.Helper()
			c.settle()
			if !c.says(text) || c.waiting != waiting {
				t.Fatalf("%d commands wait for the clock, want %d and %q on:\n%s", c.waiting, waiting, text, c.w.View())
			}
		}
		want("talk about it", 0)
		c.start(c.w.Do(keys.Talk))
		want("Talk: 5:00", 1)
		c.sleep(1)
		want("Talk: 4:59", 1)
		c.sleep(61)
		want("Talk: 3:58", 1)

		c.start(c.w.Do(keys.Talk)) // stop: the tick that is under way is the last
		c.sleep(1)
		want("talk about it", 0)
		if c.says("Talk:") {
			t.Errorf("the timer still shows:\n%s", c.w.View())
		}

		c.start(c.w.Do(keys.Talk))
		c.start(c.w.Do(keys.Talk))
		c.start(c.w.Do(keys.Talk)) // on, off and on within a second: one clock ticks
		c.sleep(2)
		want("Talk: 4:58", 1)

		c.start(c.w.Do(keys.Prompts)) // another page, and back: it has gone on meanwhile
		c.sleep(30)
		want("Ask the room", 0)
		c.start(c.w.Do(keys.Back))
		want("Talk: 4:28", 1)
		c.start(c.w.Activate()) // another screen was closed over it
		c.sleep(1)
		want("Talk: 4:27", 1)

		c.sleep(300)
		want("Talk time is over. Take the time you need.", 0)
	})
}

// Nothing waits for the clock on the pages without a timer.
func TestNoClockRunsOnOtherPages(t *testing.T) {
	t.Parallel()
	inClockwork(t, func(t *testing.T, c *clockwork) {
		calm := func(page string) {
			t.Helper()
			c.start(c.w.Activate())
			c.start(c.w.SetSize(98, 25))
			if c.waiting != 0 {
				t.Errorf("%s: %d commands wait for the clock", page, c.waiting)
			}
		}
		calm("question")
		for _, id := range []keys.ID{keys.Guidance, keys.Back, keys.Hands, keys.Back, keys.Break, keys.Enter, keys.Enter} {
			c.start(c.w.Do(id))
			calm(string(id))
		}
		for _, choice := range []string{"0", "1", "2", "2"} {
			c.vote(choice)
		}
		calm("all have had their turn")
		c.press("enter")
		calm("reveal")
		if shown := slices.ContainsFunc(c.shown, func(frame string) bool { return strings.Contains(frame, "Talk:") }); shown {
			t.Error("a timer was shown that nobody started")
		}
	})
}
