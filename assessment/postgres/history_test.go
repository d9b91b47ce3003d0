package postgres_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	"charter/assessment/postgres"
	"charter/assessment/postgres/postgrestest"
	"charter/assessment/store"
)

// rounds is how often the database is killed while many write. .ci/check-database sets it higher.
var rounds = flag.Int("rounds", 1, "how often the database is killed while many write")

// history is what writers were told of their saves.
type history struct {
	mu      sync.Mutex
	saved   []string // acknowledged
	refused []string // somebody else was first
	unclear []string // an error: they may be there or not
	longest time.Duration
}

func (h *history) note(entry string, took time.Duration, err error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	var changed *store.Changed
	switch {
	case err == nil:
		h.saved = append(h.saved, entry)
		h.longest = max(h.longest, took)
	case errors.As(err, &changed):
		h.refused = append(h.refused, entry)
	default:
		h.unclear = append(h.unclear, entry)
	}
}

func (h *history) acknowledged() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return len(h.saved)
}

// write adds one line after another to a document that others write, too, until ctx ends.
func (h *history) write(ctx context.Context, doc store.Document, who string) error {
	for n := 0; ctx.Err() == nil; n++ {
		text, at, err := doc.Read(context.Background())
		if err != nil {
			continue // the database is away
		}
		entry := fmt.Sprintf("%s-%d", who, n)
		began := time.Now()
		_, err = doc.Save(context.Background(), append(text, entry+"\n"...), at)
		h.note(entry, time.Since(began), err)
	}
	return nil
}

// check compares what was told with what is there: every line that was acknowledged is there
// once, and none that was refused.
func (h *history) check(t *testing.T, text string) {
	t.Helper()
	there := map[string]int{}
	for line := range strings.Lines(text) {
		there[strings.TrimSuffix(line, "\n")]++
	}
	for _, entry := range h.saved {
		if there[entry] != 1 {
			t.Errorf("%s was acknowledged and is there %d times", entry, there[entry])
		}
		delete(there, entry)
	}
	for _, entry := range h.refused {
		if there[entry] != 0 {
			t.Errorf("%s was refused and is there", entry)
		}
	}
	for _, entry := range h.unclear {
		delete(there, entry)
	}
	for entry, n := range there {
		t.Errorf("%s is there %d times, and nobody was told", entry, n)
	}
}

// Two hosts write one assessment on one database, whose connections break at every point of a
// save and which is killed and started again. No save that was acknowledged is lost or there
// twice, and the hosts go on by themselves.
func TestNoAcknowledgedSaveIsLost(t *testing.T) {
	t.Parallel()
	server := postgrestest.Start(t)
	direct := server.Database(t)
	way, address := between(t, server, direct)
	var all sync.WaitGroup
	var h history
	ctx, end := context.WithCancel(t.Context())
	defer end()
	first := open(t, direct)
	text := func() string {
		doc, _ := first.Shelf("clinic").Document(t.Context(), "falls.charter.json")
		text, _, err := doc.Read(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	doc, _ := first.Shelf("clinic").Document(t.Context(), "falls.charter.json")
	if _, err := doc.Create(t.Context(), []byte("begun\n")); err != nil {
		t.Fatal(err)
	}
	for host := range 2 {
		d := open(t, address)
		for writer := range 3 {
			doc, _ := d.Shelf("clinic").Document(t.Context(), "falls.charter.json")
			all.Go(func() { h.write(ctx, doc, fmt.Sprintf("%d-%d", host, writer)) })
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	const breaks, goesOn = 40, 20 // in each round: connections, and saves after all that
	var away time.Duration        // at most, the database
	for range *rounds {
		for goal := way.breaks.Load() + breaks; way.breaks.Load() < goal; {
			way.next.Store(unsent + random.Int32N(deaf-unsent))
			time.Sleep(time.Duration(random.IntN(20)) * time.Millisecond)
		}
		down := time.Now()
		server.Kill(t)
		server.Again(t)
		away = max(away, time.Since(down))
		for goal := h.acknowledged() + goesOn; h.acknowledged() < goal; { // all go on by themselves
			time.Sleep(10 * time.Millisecond)
		}
	}
	end()
	all.Wait()
	h.unclear = append(h.unclear, "begun")
	h.check(t, text())
	t.Logf("%d saves acknowledged, %d refused, %d of unclear outcome, %d connections broken, database away for up to %v, longest save %v", len(h.saved), len(h.refused), len(h.unclear)-1, way.breaks.Load(), away, h.longest)
}

// A way that goes silent keeps nobody waiting for ever: the save is tried again on another, finds
// that it was done, and is done once.
func TestAnAnswerThatNeverComes(t *testing.T) {
	t.Parallel()
	server := server(t)
	way, address := between(t, server, server.Database(t))
	d := open(t, address)
	doc, at := document(t, d.Shelf("clinic"), "0")
	way.next.Store(deaf)
	at = saved(t, doc, "1", at)
	if way.breaks.Load() != 1 {
		t.Error("the way did not go silent")
	}
	saved(t, doc, "2", at)
	if n, err := d.Text(t.Context(), "SELECT count(*)::text FROM saves"); err != nil || n != "3" {
		t.Errorf("%s saves were done, %v", n, err)
	}
}

func open(t testing.TB, address string) *postgres.Database {
	t.Helper()
	d, err := postgres.Open(t.Context(), address, postgres.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Close)
	return d
}
