package host

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"charter/assessment/identity"
)

// The record tells who did what with which assessment, to a steward of the organisation alone,
// and nothing of what stands in it.
func TestTheRecordOfActs(t *testing.T) {
	t.Parallel()
	r := start(t, nil)
	ann, bob := r.person(t, "Clinic", "Ann Steward", identity.Steward), r.person(t, "Clinic", "Bob Reader", identity.Viewer)
	eve := r.person(t, "Other", "Eve Steward", identity.Steward)
	if _, said, ok := ask(t, ann, "put bus", example(t)); !ok {
		t.Fatal(said)
	}
	for range 2 {
		w := open(t, bob, 100, 30)
		w.shown.wait(t, "Bus passenger")
		w.press(t, "\r")
		w.shown.wait(t, "Beneficial")
		w.press(t, "\x03")
		_ = w.end(t)
	}
	ask(t, bob, "get bus md", "")
	ask(t, ann, "invite editor", "")
	ask(t, ann, "disable Bob Reader", "")
	shown, said, ok := ask(t, ann, "audit", "")
	if !ok {
		t.Fatal(said)
	}
	for _, want := range []string{"Ann Steward  put", "bus.charter.json", "Bob Reader   read", "Bob Reader   get", "report.md", "Ann Steward  invite", "Ann Steward  disable", "Bob Reader   join"} {
		if !strings.Contains(shown, want) {
			t.Errorf("there is no %q in\n%s", want, shown)
		}
	}
	if strings.Contains(shown, "edit ") || strings.Count(shown, "  read ") != 2 {
		t.Errorf("a reader edits, or what was read twice is not told so:\n%s", shown)
	}
	if out, _, ok := ask(t, eve, "audit", ""); !ok || strings.Contains(out, "bus") || !strings.Contains(out, "Eve Steward  join") {
		t.Errorf("another organisation sees\n%s", out)
	}
	kept, err := os.ReadFile(filepath.Join(r.Folder, auditFile))
	if err != nil {
		t.Fatal(err)
	}
	for _, never := range []string{"Ann", "Bob", "passenger", "127.0.0.1"} {
		if strings.Contains(string(kept), never) {
			t.Errorf("%q is kept in\n%s", never, kept)
		}
	}
}

// The record stays below a size, and what is old can be dropped from it.
func TestTheRecordIsBounded(t *testing.T) {
	t.Parallel()
	a := audit{folder: t.TempDir(), limit: 1000}
	first := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	for day := range 100 {
		if err := a.add(acted{At: first.AddDate(0, 0, day), Act: "come", Account: "abcdef"}); err != nil {
			t.Fatal(err)
		}
	}
	size := int64(0)
	for _, name := range []string{auditFile, auditBefore} {
		info, err := os.Stat(filepath.Join(a.folder, name))
		if err != nil {
			t.Fatal(err)
		}
		size += info.Size()
	}
	all, err := a.lines()
	if err != nil || size > 2200 || len(all) < 10 || !all[len(all)-1].At.Equal(first.AddDate(0, 0, 99)) {
		t.Errorf("%d bytes, %d lines, %v", size, len(all), err)
	}
	last := first.AddDate(0, 0, 95)
	if n, err := a.drop(last); err != nil || n != len(all)-5 {
		t.Errorf("dropped %d, %v", n, err)
	}
	if all, err = a.lines(); err != nil || len(all) != 5 || all[0].At.Before(last) {
		t.Errorf("left: %v, %v", all, err)
	}
	if n, err := a.drop(last); n != 0 || err != nil {
		t.Errorf("again: %d, %v", n, err)
	}
}

// What is old is dropped again and again, and the record stays below its size and can be read.
func TestTheRecordStaysReadable(t *testing.T) {
	t.Parallel()
	a := audit{folder: t.TempDir(), limit: 1000}
	first := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	for day := range 100 {
		if err := a.add(acted{At: first.AddDate(0, 0, day), Act: "come", Account: "abcdef"}); err != nil {
			t.Fatal(err)
		}
		if day%10 == 0 {
			if _, err := a.drop(first.AddDate(0, 0, day/10)); err != nil {
				t.Fatalf("day %d: %v", day, err)
			}
		}
	}
	if all, err := a.lines(); err != nil || len(all) < 10 || !all[len(all)-1].At.Equal(first.AddDate(0, 0, 99)) {
		t.Errorf("%d lines, %v", len(all), err)
	}
}

// A line that was cut, or that a later program wrote, stays as it is when others are dropped.
func TestNothingUnknownIsDropped(t *testing.T) {
	t.Parallel()
	a := audit{folder: t.TempDir(), limit: 1000}
	path := filepath.Join(a.folder, auditFile)
	const cut, old, later = `{"at":"2026-01-01T00:00:00Z","ac` + "\n", `{"at":"2026-01-01T00:00:00Z","act":"come"}` + "\n", `{"at":"2026-03-01T00:00:00Z","act":"come","with":"tablet"}` + "\n"
	if err := os.WriteFile(path, []byte(cut+old+later), 0o600); err != nil {
		t.Fatal(err)
	}
	n, err := a.drop(time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC))
	kept, lost := os.ReadFile(path)
	if n != 1 || err != nil || lost != nil || string(kept) != cut+later {
		t.Errorf("dropped %d, %v, %v; kept\n%s", n, err, lost, kept)
	}
}
