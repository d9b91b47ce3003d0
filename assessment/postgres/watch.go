package postgres

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
)

// changes is the channel of the database on which hosts tell each other what has changed.
const changes = "charter_changes"

// How changes are told.
const (
	gathered = 50 * time.Millisecond // what is saved within is told at once: telling in each save would halve their number
	rest     = time.Second           // after the connection broke that listens
	silence  = 20 * time.Second      // after which it is looked whether it is still there
)

// watch knows who waits for changes, here and at other hosts. What it tells is a hint: some may
// be missed while a connection is broken, so whoever waits looks now and then all the same.
type watch struct {
	mu      sync.Mutex
	waiting map[string]chan struct{} // by what is told of an assessment
	untold  map[string]bool          // to other hosts
	due     chan struct{}            // something is
}

func newWatch() *watch {
	return &watch{waiting: map[string]chan struct{}{}, untold: map[string]bool{}, due: make(chan struct{}, 1)}
}

// told is what is told of an assessment: not its name, which is nobody else's business.
func (s *shelf) told(name string) string {
	sum := sha256.Sum256([]byte(s.organisation + "\x00" + name))
	return hex.EncodeToString(sum[:])
}

// Changed implements [store.Telling], for what is saved at this host and at others.
func (s *shelf) Changed(name string) <-chan struct{} {
	w, told := s.watch, s.told(name)
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.waiting[told] == nil {
		w.waiting[told] = make(chan struct{})
	}
	return w.waiting[told]
}

// changed tells those who wait here at once, and other hosts soon.
func (s *shelf) changed(name string) {
	w, told := s.watch, s.told(name)
	w.wake(told)
	w.mu.Lock()
	w.untold[told] = true
	w.mu.Unlock()
	select {
	case w.due <- struct{}{}:
	default:
	}
}

// wake tells those who wait here for an assessment.
func (w *watch) wake(told string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if waiting := w.waiting[told]; waiting != nil {
		close(waiting)
		delete(w.waiting, told)
	}
}

// wakeAll tells all who wait here: something may have been missed.
func (w *watch) wakeAll() {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, waiting := range w.waiting {
		close(waiting)
	}
	clear(w.waiting)
}

// take gives what is to be told to other hosts.
func (w *watch) take() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	untold := slices.Collect(maps.Keys(w.untold))
	clear(w.untold)
	return untold
}

// tell tells other hosts what has changed, until ctx ends.
func (d *Database) tell(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-d.watch.due:
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(gathered):
		}
		untold := d.watch.take()
		_ = d.once(ctx, func(ctx context.Context) error { // else they see it when they look
			_, err := d.pool.Exec(ctx, "SELECT pg_notify($1, told) FROM unnest($2::text[]) AS told", changes, untold)
			return err
		})
	}
}

// listen hears what other hosts tell, until ctx ends.
func (d *Database) listen(ctx context.Context) {
	for ctx.Err() == nil {
		_ = d.hear(ctx) // until the connection breaks
		select {
		case <-ctx.Done():
		case <-time.After(rest):
		}
	}
}

// hear listens on a connection of its own.
func (d *Database) hear(ctx context.Context) error {
	c, err := pgx.ConnectConfig(ctx, d.pool.Config().ConnConfig)
	if err != nil {
		return err
	}
	defer c.Close(context.Background())
	if _, err := c.Exec(ctx, "LISTEN "+changes); err != nil {
		return err
	}
	d.watch.wakeAll() // what was told before was missed
	for {
		within, cancel := context.WithTimeout(ctx, silence)
		told, err := c.WaitForNotification(within)
		late := within.Err() != nil && ctx.Err() == nil
		cancel()
		switch {
		case err == nil:
			d.watch.wake(told.Payload)
		case !late:
			return err
		default:
			if err := d.stillThere(ctx, c); err != nil {
				return err
			}
		}
	}
}

// stillThere looks whether a connection on which nothing came is there.
func (d *Database) stillThere(ctx context.Context, c *pgx.Conn) error {
	ctx, cancel := context.WithTimeout(ctx, oneTry)
	defer cancel()
	return c.Ping(ctx)
}
