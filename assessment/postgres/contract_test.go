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
// addresses name the database and the organisation.
func shelves(server postgrestest.Shared, lease time.Duration) storetest.Implementation {
	var mu sync.Mutex
	var address string // of the database of this test program
	open := map[string]*postgres.Database{}
	database := func(at string) (*postgres.Database, error) {
		mu.Lock()
		defer mu.Unlock()
		if open[at] == nil {
			d, err := postgres.Open(background, at, postgres.Options{Now: time.Now, Lease: lease})
			if err != nil {
				return nil, err
			}
			open[at] = d
		}
		return open[at], nil
	}
	connect := func(place string) (store.Shelf, error) {
		at, organisation, _ := strings.Cut(place, " ")
		d, err := database(at)
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
			return address + " " + uuid.NewString()
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
			at, organisation, _ := strings.Cut(place, " ")
			d, err := database(at)
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
		Outlasts: lease,
	}
}
