package postgres_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"charter/assessment/postgres"
	"charter/assessment/store"
)

// document gives an assessment that holds a text.
func document(t testing.TB, s store.Shelf, text string) (store.Document, store.Version) {
	t.Helper()
	doc, err := s.Document(t.Context(), "falls.charter.json")
	if err != nil {
		t.Fatal(err)
	}
	at, err := doc.Create(t.Context(), []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return doc, at
}

func saved(t testing.TB, doc store.Document, text string, at store.Version) store.Version {
	t.Helper()
	s, err := doc.Save(t.Context(), []byte(text), at)
	if err != nil {
		t.Fatal(err)
	}
	return s.At
}

func run(t testing.TB, d *postgres.Database, statement string) {
	t.Helper()
	if err := d.Run(t.Context(), statement); err != nil {
		t.Fatal(err)
	}
}

func TestTextsAreKeptToTheByte(t *testing.T) {
	t.Parallel()
	s := open(t, server(t).Database(t)).Shelf("clinic")
	text := "{\"a\" :\t1,\r\n\"b\": \"\u00e9\x00\xff\"}\n\n"
	doc, _ := document(t, s, text)
	got, _, err := doc.Read(t.Context())
	if err != nil || !bytes.Equal(got, []byte(text)) {
		t.Errorf("read %q, %v", got, err)
	}
}

// What one organisation has is not there for another, by whatever name.
func TestOrganisationsSeeNothingOfEachOther(t *testing.T) {
	t.Parallel()
	d := open(t, server(t).Database(t))
	document(t, d.Shelf("clinic"), "theirs")
	other, _ := document(t, d.Shelf("council"), "ours")
	if lease, err := other.Hold(t.Context(), store.Holder{User: "ann"}); err != nil {
		t.Error(err)
	} else {
		lease.Release()
	}
	entries, err := d.Shelf("council").List(t.Context())
	if err != nil || len(entries) != 1 {
		t.Errorf("%v, %v", entries, err)
	}
	if entries, err := d.Shelf("").List(t.Context()); err != nil || len(entries) != 0 {
		t.Errorf("%v, %v", entries, err)
	}
}

// A text that was replaced is kept: once a minute, and whenever somebody else has written it.
func TestRevisionsAreKeptAndThinned(t *testing.T) {
	t.Parallel()
	d := open(t, server(t).Database(t))
	doc, at := document(t, d.Shelf("clinic"), "0")
	held := func(who string) {
		lease, err := doc.Hold(t.Context(), store.Holder{User: who})
		if err != nil {
			t.Fatal(err)
		}
		lease.Release()
	}
	held("ann")
	for _, text := range []string{"1", "2", "3"} {
		at = saved(t, doc, text, at)
	}
	revisions(t, d, "0") // by somebody else; and then one a minute
	run(t, d, "UPDATE assessments SET kept_at = kept_at - interval '2 minutes'")
	at = saved(t, doc, "4", at)
	held("bob")
	at = saved(t, doc, "5", at)
	at = saved(t, doc, "6", at)
	revisions(t, d, "0 3 4")
	if text, _, err := d.Shelf("clinic").Earlier(t.Context(), doc.Name()); err != nil || string(text) != "4" {
		t.Errorf("the last good copy is %q, %v", text, err)
	}
	run(t, d, "UPDATE revisions SET saved_at = date_trunc('hour', saved_at) - interval '8 days' + interval '1 minute' * version")
	if err := d.Thin(t.Context()); err != nil {
		t.Fatal(err)
	}
	revisions(t, d, "4")
	if err := doc.Remove(t.Context(), at); err != nil {
		t.Fatal(err)
	}
	revisions(t, d, "")
}

func revisions(t testing.TB, d *postgres.Database, want string) {
	t.Helper()
	got, err := d.Text(t.Context(), "SELECT coalesce(string_agg(convert_from(body, 'UTF8'), ' ' ORDER BY version), '') FROM revisions")
	if err != nil || got != want {
		t.Errorf("revisions %q, want %q: %v", got, want, err)
	}
}

// A lease that is not renewed runs out, by the clock of the database. Whoever had it and writes
// all the same writes over nothing.
func TestALeaseRunsOut(t *testing.T) {
	t.Parallel()
	address := server(t).Database(t)
	first, second := open(t, address), open(t, address)
	doc, at := document(t, first.Shelf("clinic"), "0")
	lost, err := doc.Hold(t.Context(), store.Holder{User: "ann"})
	if err != nil {
		t.Fatal(err)
	}
	other, _ := second.Shelf("clinic").Document(t.Context(), doc.Name())
	var held *store.Held
	if _, err := other.Hold(t.Context(), store.Holder{User: "bob"}); !errors.As(err, &held) || held.Holder.User != "ann" {
		t.Fatalf("got %v", err)
	}
	run(t, first, "UPDATE leases SET until = clock_timestamp() - interval '1 second'")
	taken, err := other.Hold(t.Context(), store.Holder{User: "bob"})
	if err != nil {
		t.Fatal(err)
	}
	if err := first.Renew(t.Context()); err != nil {
		t.Error(err)
	}
	lost.Release() // is nobody else's
	if _, err := doc.Hold(t.Context(), store.Holder{User: "ann"}); !errors.As(err, &held) || held.Holder.User != "bob" {
		t.Errorf("got %v", err)
	}
	saved(t, other, "theirs", at)
	var changed *store.Changed
	if _, err := doc.Save(t.Context(), []byte("ours"), at); !errors.As(err, &changed) {
		t.Errorf("got %v", err)
	}
	run(t, first, "UPDATE leases SET until = clock_timestamp() + interval '1 second'")
	if err := second.Renew(t.Context()); err != nil {
		t.Error(err)
	}
	if late, err := first.Text(t.Context(), "SELECT (until > clock_timestamp() + interval '20 minutes')::text FROM leases"); err != nil || late != "true" {
		t.Errorf("it was not renewed: %v", err)
	}
	taken.Release()
}

// Many hosts start on an empty database at once. A program does not touch one that a newer has
// brought up to date.
func TestTheTablesAreMadeOnce(t *testing.T) {
	t.Parallel()
	address := server(t).Database(t)
	var all sync.WaitGroup
	for range 5 {
		all.Go(func() {
			d, err := postgres.Open(t.Context(), address, postgres.Options{Now: time.Now})
			if err != nil {
				t.Error(err)
				return
			}
			d.Close()
		})
	}
	all.Wait()
	d := open(t, address)
	run(t, d, "INSERT INTO schema_version (step) VALUES (1000)")
	if _, err := postgres.Open(t.Context(), address, postgres.Options{}); err == nil || !strings.Contains(err.Error(), "a newer charter") {
		t.Errorf("got %v", err)
	}
}

// Who only looks makes no tables, and brings none up to date.
func TestALookChangesNoTables(t *testing.T) {
	t.Parallel()
	address := server(t).Database(t)
	look := func(want string) {
		t.Helper()
		d, err := postgres.Open(t.Context(), address, postgres.Options{Now: time.Now, Look: true})
		if err == nil {
			d.Close()
		}
		if got := fmt.Sprint(err); !strings.Contains(got, want) {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	look("charter keeps nothing in it")
	d := open(t, address)
	look("<nil>")
	run(t, d, "INSERT INTO schema_version (step) VALUES (1000)")
	look("a newer charter")
	run(t, d, "DELETE FROM schema_version")
	look("an older charter")
	if n, err := d.Text(t.Context(), "SELECT count(*)::text FROM schema_version"); err != nil || n != "0" {
		t.Errorf("steps taken: %s, %v", n, err)
	}
}

// Errors say what happened, and name nothing that is only for those who look after the host.
func TestErrorsInWords(t *testing.T) {
	t.Parallel()
	address := server(t).Database(t)
	d := open(t, address)
	doc, at := document(t, d.Shelf("clinic"), "0")
	run(t, d, "DROP TABLE assessments CASCADE")
	_, err := doc.Save(t.Context(), []byte("1"), at)
	told := doc.Explain(store.ToSave, err)
	if want := "cannot save falls.charter.json: the database of this host refuses it (its error 42P01). Your work is kept here and saving is tried again. If this lasts, tell whoever looks after this host"; err == nil || told.Error() != want {
		t.Errorf("got %v", told)
	}
	starting := doc.Explain(store.ToOpen, &pgconn.PgError{Code: "57P03", Message: "the database system is starting up"})
	if want := "cannot open falls.charter.json: the database of this host cannot be reached. Try again in a while. If this lasts, tell whoever looks after this host"; starting.Error() != want {
		t.Errorf("got %v", starting)
	}
	for _, address := range []string{"postgres://x:y@[", "postgres:///none?host=" + t.TempDir() + "&sslmode=disable&connect_timeout=1&password=secret"} {
		_, err := postgres.Open(t.Context(), address, postgres.Options{})
		if err == nil || strings.Contains(fmt.Sprint(err), "secret") {
			t.Errorf("%s: %v", address, err)
		}
		t.Log(err)
	}
}
