package postgres_test

import (
	"context"
	"testing"
	"time"

	"charter/assessment/postgres"
	"charter/assessment/postgres/postgrestest"
	"charter/assessment/store/storetest"
)

// server is that of all tests here. Leases of long last for as long as any test may take, and
// short has some that killed programs do not keep for long.
var (
	server     = postgrestest.Lazy()
	background = context.Background()
	long       = shelves(server, time.Hour)
	short      = shelves(server, 250*time.Millisecond)
)

func TestMain(m *testing.M) { storetest.Main(m, short) }

func leasesOf(t testing.TB, d *postgres.Database, organisation string) int {
	t.Helper()
	n, err := d.Leases(t.Context(), organisation)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestDocuments(t *testing.T) {
	t.Parallel()
	storetest.Documents(t, long)
}

func TestSaving(t *testing.T) {
	t.Parallel()
	storetest.Saving(t, long)
}

func TestFaults(t *testing.T) {
	t.Parallel()
	storetest.Faults(t, storetest.Breakable(long))
}

// A program that saves without pause is killed again and again, at any moment.
func TestAKilledProgramKeepsWhatItSaidWasSaved(t *testing.T) {
	t.Parallel()
	storetest.Kills(t, short)
}

// 16 programs open, merge into and save one assessment at the same time.
func TestManyProcessesLoseNothing(t *testing.T) {
	t.Parallel()
	storetest.Processes(t, long)
}
