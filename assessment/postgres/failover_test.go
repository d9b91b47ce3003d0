package postgres_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"sync"
	"testing"
	"time"

	"charter/assessment/postgres/postgrestest"
)

// The first of two servers fails, and the second is promoted. Hosts that name both go on there
// by themselves, and no save that was acknowledged is lost.
func TestTheSecondServerTakesOver(t *testing.T) {
	t.Parallel()
	first := postgrestest.Start(t)
	name := postgrestest.Name(first.Database(t))
	second := first.Standby(t)
	address := first.Either(second, name)
	d := open(t, address)
	run(t, d, "ALTER SYSTEM SET synchronous_standby_names = '*'")
	run(t, d, "SELECT pg_reload_conf()")
	for follows := "0"; follows == "0"; {
		var err error
		if follows, err = d.Text(t.Context(), "SELECT count(*)::text FROM pg_stat_replication WHERE sync_state = 'sync'"); err != nil {
			t.Fatal(err)
		}
	}
	doc, _ := document(t, d.Shelf("clinic"), "begun\n")
	text := func() string {
		text, _, err := doc.Read(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	var all sync.WaitGroup
	var h history
	ctx, end := context.WithCancel(t.Context())
	defer end()
	for host := range 2 {
		other, err := open(t, address).Shelf("clinic").Document(t.Context(), doc.Name())
		if err != nil {
			t.Fatal(err)
		}
		all.Go(func() { h.write(ctx, other, fmt.Sprint(host)) })
	}
	const before, after = 100, 100 // bytes that are written
	for len(text()) < before {
		time.Sleep(time.Millisecond)
	}
	first.Kill(t)
	missing, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	if _, _, err := doc.Read(missing); err == nil || errors.Is(err, fs.ErrNotExist) {
		t.Errorf("while there is no server, it is told of the assessment: %v", err)
	}
	began := time.Now()
	second.Promote(t)
	took := time.Since(began)
	for goal := len(text()) + after; len(text()) < goal; {
		time.Sleep(time.Millisecond)
	}
	end()
	all.Wait()
	if len(h.unclear) > 0 {
		t.Errorf("%d saves were given up", len(h.unclear))
	}
	h.unclear = append(h.unclear, "begun")
	h.check(t, text())
	t.Logf("%d saves acknowledged, promoted in %v, longest save %v", len(h.saved), took, h.longest)
}
