package host

import (
	"context"
	"fmt"
	"io"
	"sync"
	"time"

	"charter/exports/wording"
)

// watched is the input of a connection, of which it is known when something came last.
type watched struct {
	from  io.Reader
	now   func() time.Time
	ended func() // is told when nothing more comes; nil: nobody is

	mu    sync.Mutex
	last  time.Time
	since time.Time // when the first of what came since the last frame came; zero: nothing did
}

// Read implements [io.Reader].
func (w *watched) Read(p []byte) (int, error) {
	n, err := w.from.Read(p)
	if n > 0 {
		w.mu.Lock()
		w.last = w.now()
		if w.since.IsZero() {
			w.since = w.last
		}
		w.mu.Unlock()
	}
	if err != nil && w.ended != nil {
		w.ended()
	}
	return n, err
}

// longestFrame is longer than a frame takes that answers a key: a later one answers nothing.
const longestFrame = 10 * time.Second

// answered gives how long ago the first key came that is answered now; 0: none was waiting.
func (w *watched) answered() time.Duration {
	w.mu.Lock()
	defer w.mu.Unlock()
	since := w.since
	if w.since = (time.Time{}); since.IsZero() {
		return 0
	}
	if after := w.now().Sub(since); after < longestFrame {
		return after
	}
	return 0
}

// answering is the output of a connection with screens, whose frames answer what comes in.
type answering struct {
	to     io.Writer
	input  *watched
	counts *counts
}

// Write implements [io.Writer].
func (a answering) Write(p []byte) (int, error) {
	n, err := a.to.Write(p)
	if after := a.input.answered(); after > 0 {
		a.counts.frame(after)
	}
	return n, err
}

// quiet is for how long nothing came.
func (w *watched) quiet() time.Duration {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.now().Sub(w.last)
}

// warnBefore is how long before a connection ends on which nothing is typed that is told.
const warnBefore = 2 * time.Minute

// watchIdle ends a connection on which nothing is typed for too long, and warns before.
func (c *connection) watchIdle(ctx context.Context) {
	most := c.host.Limits.Idle
	warnAt, warned := most-min(warnBefore, most/2), false
	for {
		quiet := c.input.quiet()
		next := most - quiet
		switch {
		case next <= 0:
			c.stop(errIdle)
			return
		case quiet < warnAt:
			next, warned = warnAt-quiet, false
		case !warned:
			warned = true
			c.tell(fmt.Sprintf("Nothing was typed for a while. charter leaves in %s unless you press a key. Everything is saved.", inWords(next)))
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(next):
		}
	}
}

// inWords tells a time to the minute or, below that, to the second.
func inWords(d time.Duration) string {
	n, unit := int(d.Round(time.Second)/time.Second), "second"
	if d >= time.Minute {
		n, unit = int(d.Round(time.Minute)/time.Minute), "minute"
	}
	return wording.Count(n, unit)
}
