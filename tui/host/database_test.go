package host

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"charter/assessment/file"
	"charter/assessment/identity"
	"charter/assessment/postgres"
	"charter/assessment/postgres/postgrestest"
	"charter/assessment/sample/sampletest"
	"charter/assessment/store"
)

// server is that of all tests here that need a database.
var server = postgrestest.Lazy()

// connected gives a database as one host has it.
func connected(t *testing.T, address string) *postgres.Database {
	t.Helper()
	d, err := postgres.Open(t.Context(), address, postgres.Options{Now: time.Now, Lease: 2 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Close)
	return d
}

// Two hosts on one database are one place: an account made at one is known at the other, one
// person edits at a time, what is changed shows, and each host can go without the other.
func TestTwoHostsOnOneDatabase(t *testing.T) {
	t.Parallel()
	address := server(t).Database(t)
	var hosts []*rig
	for range 2 {
		d := connected(t, address)
		hosts = append(hosts, start(t, func(o *Options) { o.Database = d }))
	}
	key := newKey(t)
	ann, err := hosts[0].come(t, &visitor{keys: []gossh.Signer{key}, answers: []string{hosts[0].code(t, "Clinic", identity.Editor), "Ann"}})
	if err != nil {
		t.Fatal(err)
	}
	again, err := hosts[1].come(t, &visitor{keys: []gossh.Signer{key}})
	if err != nil {
		t.Fatal(err)
	}
	text := example(t)
	if _, said, ok := ask(t, ann, "put bus", text); !ok {
		t.Fatal(said)
	}
	if got, said, ok := ask(t, again, "get bus charter.json", ""); !ok || got != text {
		t.Errorf("at the other host it is of %d bytes, want %d: %s", len(got), len(text), said)
	}
	other := hosts[1].person(t, "Council", "Eve", identity.Steward)
	if out, _, ok := ask(t, other, "list", ""); !ok || out != "" {
		t.Errorf("another organisation lists %q", out)
	}
	if _, said, ok := ask(t, other, "get bus charter.json", ""); ok || strings.Contains(said, "permission") {
		t.Errorf("it is told %q", said)
	}
	writer, reader := question(t, ann), question(t, again)
	writer.press(t, "1y")                       // in the place of what a group came to
	writer.shown.wait(t, "[1] Partly in place") // the mark has moved there
	reader.shown.wait(t, "[1] Partly in place") // at the other host, too
	if _, said, ok := ask(t, again, "put bus", text); ok || !strings.Contains(said, "being edited by Ann") {
		t.Errorf("it is replaced while it is open: %q", said)
	}
	hosts[0].stop() // which saves and lets go
	if _, said, ok := ask(t, again, "put bus", text); !ok {
		t.Errorf("the other host goes on: %q", said)
	}
	if log := hosts[0].logged.String() + hosts[1].logged.String(); strings.Contains(log, "bus") || strings.Contains(log, "Ann") {
		t.Errorf("the log tells more than acts:\n%s", log)
	}
}

// What a host keeps in a folder comes into a database and out again, to the byte.
func TestFromAFolderToADatabaseAndBack(t *testing.T) {
	t.Parallel()
	r := start(t, nil)
	ann := r.person(t, "Clinic", "Ann", identity.Editor)
	text := example(t)
	for range 2 { // the second makes a last good copy
		if _, said, ok := ask(t, ann, "put bus", text); !ok {
			t.Fatal(said)
		}
		text = strings.Replace(text, `"title": "`, `"title": "New `, 1)
	}
	r.stop()
	address := server(t).Database(t)
	d := connected(t, address)
	for times, want := range []string{"Clinic: 1 file", "Clinic: no files, and 1 file there already"} {
		told := ""
		if err := Import(d, r.Folder, "", time.Now, func(m Moved) error { told += m.String(); return nil }); err != nil || told != want {
			t.Errorf("time %d: %q, %v", times, told, err)
		}
	}
	checked := ""
	packs := file.PacksIn("", sampletest.Editions())
	if err := (Place{Database: d}).Check(packs, time.Now, func(c Checked) error { checked += c.String(); return nil }); err != nil || checked != "Clinic: 1 assessment, all can be read" {
		t.Errorf("%q, %v", checked, err)
	}
	back := filepath.Join(t.TempDir(), "back")
	none := func(Moved) error { return nil }
	if err := Export(d, back, time.Now, none); err != nil {
		t.Fatal(err)
	}
	compared := 0
	if err := filepath.WalkDir(r.Folder, func(name string, entry os.DirEntry, err error) error {
		moves := entry.Name() == accountsFile || strings.Contains(entry.Name(), file.Extension)
		if err != nil || entry.IsDir() || !moves || strings.HasPrefix(entry.Name(), ".") {
			return err
		}
		was, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		is, err := os.ReadFile(strings.Replace(name, r.Folder, back, 1))
		if string(was) != string(is) {
			t.Errorf("%s came back as %d bytes, want %d", entry.Name(), len(is), len(was))
		}
		compared++
		return err
	}); err != nil || compared != 3 {
		t.Errorf("%d files were compared, %v", compared, err)
	}
	if err := Export(d, back, time.Now, none); err == nil {
		t.Error("a folder with something in it was written to")
	}
	served := start(t, func(o *Options) { o.Folder = back })
	if all, err := served.directory.Organisations(); err != nil || len(all) != 1 {
		t.Errorf("served from there: %v, %v", all, err)
	}
}

// A folder of assessments goes to one organisation, and nothing that is there is replaced.
func TestAFolderOfAssessmentsIsTakenIn(t *testing.T) {
	t.Parallel()
	d := connected(t, server(t).Database(t))
	folder := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	text := example(t)
	write("bus.charter.json", text)
	write("notes.txt", "not ours")
	write("old.charter.json", "damaged")
	take := func(want string) {
		t.Helper()
		told := ""
		if err := Import(d, folder, "Clinic", time.Now, func(m Moved) error { told += m.String(); return nil }); err != nil || told != want {
			t.Errorf("%q, %v", told, err)
		}
	}
	take("Clinic: 2 files")
	write("bus.charter.json", text+"\n")
	take("Clinic: no files, and 1 file there already. Not moved, since others of these names are there: bus.charter.json")
	found := ""
	packs := file.PacksIn("", sampletest.Editions())
	if err := (Place{Database: d}).Check(packs, time.Now, func(c Checked) error { found += c.String(); return nil }); err != nil ||
		!strings.HasPrefix(found, "Clinic: 2 assessments, 1 cannot be read\n  old.charter.json") {
		t.Errorf("%q, %v", found, err)
	}
	write(accountsFile, "{")
	if err := Import(d, folder, "", time.Now, func(Moved) error { return nil }); err == nil {
		t.Error("accounts that are not understood were taken in")
	}
}

// broken is a database that does not give texts from before.
type broken struct{ Database }

func (b broken) Shelf(organisation string) store.Shelf {
	return brokenShelf{b.Database.Shelf(organisation)}
}

type brokenShelf struct{ store.Shelf }

func (brokenShelf) Earlier(context.Context, string) ([]byte, time.Time, error) {
	return nil, time.Time{}, errors.New("the way broke")
}

// What could not be written is not passed over.
func TestAnExportThatLacksSomethingFails(t *testing.T) {
	t.Parallel()
	d := connected(t, server(t).Database(t))
	folder, none := t.TempDir(), func(Moved) error { return nil }
	if err := os.WriteFile(filepath.Join(folder, "bus.charter.json"), []byte(example(t)), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Import(d, folder, "Clinic", time.Now, none); err != nil {
		t.Fatal(err)
	}
	err := Export(broken{d}, filepath.Join(t.TempDir(), "back"), time.Now, none)
	if err == nil || !strings.Contains(err.Error(), "cannot open bus.charter.json") {
		t.Errorf("got %v", err)
	}
}
