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

	mu   sync.Mutex
	last time.Time
}

// Read implements [io.Reader].
func (w *watched) Read(p []byte) (int, error) {
	n, err := w.from.Read(p)
	if n > 0 {
		w.mu.Lock()
		w.last = w.now()
		w.mu.Unlock()
	}
	if err != nil && w.ended != nil {
		w.ended()
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
func (c *connection) watchIdle(ctx context.Context, tell func(string)) {
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
			tell(fmt.Sprintf("Nothing was typed for a while. charter leaves in %s unless you press a key. Everything is saved.", inWords(next)))
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
