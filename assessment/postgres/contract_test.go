package postgres_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"

	"charter/assessment/postgres"
	"charter/assessment/postgres/postgrestest"
	"charter/assessment/store"
	"charter/assessment/store/storetest"
)

// shelves are the organisations of one database as an implementation of a store. Their
// addresses name the organisation, the database, and how long leases outlast a program that
// was killed: so the programs that a test starts use its own.
func shelves(server postgrestest.Shared, lease time.Duration) storetest.Implementation {
	var mu sync.Mutex
	var address string // of the database of this test program
	open := map[string]*postgres.Database{}
	database := func(place string) (*postgres.Database, string, error) {
		mu.Lock()
		defer mu.Unlock()
		organisation, opened, _ := strings.Cut(place, " ")
		if d := open[opened]; d != nil {
			return d, organisation, nil
		}
		at, lease, _ := strings.Cut(opened, " ")
		outlasts, err := time.ParseDuration(lease)
		if err != nil {
			return nil, "", err
		}
		d, err := postgres.Open(background, at, postgres.Options{Now: time.Now, Lease: outlasts})
		if err == nil {
			open[opened] = d
		}
		return d, organisation, err
	}
	connect := func(place string) (store.Shelf, error) {
		d, organisation, err := database(place)
		if err != nil {
			return nil, err
		}
		return d.Shelf(organisation), nil
	}
	return storetest.Implementation{
		Place: func(t testing.TB) string {
			mu.Lock()
			defer mu.Unlock()
			if address == "" {
				address = server(t).Database(t)
			}
			return strings.Join([]string{uuid.NewString(), address, lease.String()}, " ")
		},
		Connect: func(place string) (store.Store, error) { return connect(place) },
		Name:    func(_, word string) string { return word + store.Extension },
		Sound: func(t testing.TB, place, name string) {
			shelf, err := connect(place)
			if err != nil {
				t.Fatal(err)
			}
			if _, _, err := shelf.Earlier(t.Context(), name); err != nil {
				t.Errorf("there is no text from before: %v", err)
			}
		},
		Left: func(t testing.TB, place string) {
			d, organisation, err := database(place)
			if err != nil {
				t.Fatal(err)
			}
			for n := leasesOf(t, d, organisation); n > 0; n = leasesOf(t, d, organisation) {
				if lease >= time.Minute {
					t.Fatalf("%d leases are held", n)
				}
				time.Sleep(lease)
			}
		},
		Outlasts: true,
	}
}
