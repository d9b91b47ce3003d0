package file

import (
	"cmp"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"charter/assessment"
	"charter/assessment/assessmenttest"
	"charter/assessment/format"
	"charter/assessment/project"
	"charter/assessment/sample/sampletest"
	"charter/assessment/store"
	"charter/assessment/store/storetest"
)

// below gives an empty folder as a root, and options to open what is in it.
func below(t *testing.T, may May) (*Root, Options) {
	t.Helper()
	folder, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return optionsFor(&Root{Folder: folder, Rights: always(may)})
}

// always gives the same rights each time they are looked up.
func always(may May) func() May {
	if may == nil {
		return nil
	}
	return func() May { return may }
}

func optionsFor(root *Root) (*Root, Options) {
	return root, Options{Root: root, Now: time.Now, Self: func() store.Holder { return store.Holder{User: "Ann"} }}
}

// roots runs a test on a folder and on a shelf.
func roots(t *testing.T, may May, test func(t *testing.T, root *Root, options Options)) {
	t.Helper()
	t.Run("folder", func(t *testing.T) {
		root, options := below(t, may)
		test(t, root, options)
	})
	t.Run("shelf", func(t *testing.T) {
		memory := storetest.MemoryPlaces()
		in, err := memory.Connect(memory.Place(t))
		if err != nil {
			t.Fatal(err)
		}
		root, options := optionsFor(&Root{Shelf: in.(store.Shelf), Rights: always(may)})
		test(t, root, options)
	})
}

// tellsPlace reports whether an error tells where a root is.
func tellsPlace(root *Root, err error) bool {
	return root.Folder != "" && strings.Contains(err.Error(), root.Folder)
}

// Below a root an assessment is made, opened, saved, held and found by its name, and no
// word of it tells where the folder is.
func TestARootKnowsNames(t *testing.T) {
	t.Parallel()
	roots(t, nil, func(t *testing.T, root *Root, options Options) {
		a := sampletest.Assessment(t, sampletest.Pack(t))
		const name = "bus.charter.json"
		if err := root.Create(name, a); err != nil {
			t.Fatal(err)
		}
		saver, opened, err := Open(name, options)
		if err != nil {
			t.Fatal(err)
		}
		editor := assessment.NewEditor(opened)
		editor.Project(assessment.Stamp{At: time.Now()}, func(p *project.Project) { p.Title = "Bus" })
		saver.Save(editor.Assessment())
		if err := saver.Flush(t.Context()); err != nil {
			t.Fatal(err)
		}
		second, _, err := Open(name, options)
		if err != nil {
			t.Fatal(err)
		}
		var held *store.Held
		if readOnly := second.Status().ReadOnly; !errors.As(readOnly, &held) || held.Name != name || held.Holder.User != "Ann" {
			t.Errorf("the second is told: %v", readOnly)
		}
		second.Discard()
		if err := saver.Close(t.Context()); err != nil {
			t.Fatal(err)
		}
		if names, err := root.List(); err != nil || !slices.Equal(names, []string{name}) {
			t.Errorf("listed: %v, %v", names, err)
		}
		if err := root.Create(name, a); err == nil || tellsPlace(root, err) {
			t.Errorf("making it twice: %v", err)
		}
		if where, err := SaveRecovery(name, a, options); err != nil || filepath.Dir(where) != "." || !root.Has(where) {
			t.Errorf("recovered in %q, %v", where, err)
		}
	})
}

// No name leads out of a root, and errors do not tell where it is.
func TestNoNameLeadsOutOfARoot(t *testing.T) {
	t.Parallel()
	roots(t, nil, func(t *testing.T, root *Root, options Options) {
		outside := outOf(t)
		up, err := filepath.Rel(cmp.Or(root.Folder, t.TempDir()), outside)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{outside, up, "../" + filepath.Base(root.Folder) + "/x.charter.json", "..", "", `a\b.charter.json`, "C:x.charter.json"} {
			leadsNowhere(t, root, options, name)
		}
		if names, err := root.List(); err != nil || len(names) != 0 {
			t.Errorf("there is %v, %v", names, err)
		}
	})
}

// Nor does a link that somebody put there.
func TestNoLinkLeadsOutOfARoot(t *testing.T) {
	t.Parallel()
	root, options := below(t, nil)
	const link = "link.charter.json"
	if err := os.Symlink(outOf(t), filepath.Join(root.Folder, link)); err != nil {
		t.Skip("no links here:", err)
	}
	leadsNowhere(t, root, options, link)
	if entries, err := os.ReadDir(root.Folder); err != nil || len(entries) != 1 {
		t.Errorf("the folder holds %v, %v", entries, err)
	}
}

// outOf makes an assessment that no root has.
func outOf(t *testing.T) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "secret.charter.json")
	if err := Create(path, sampletest.Assessment(t, sampletest.Pack(t))); err != nil {
		t.Fatal(err)
	}
	return path
}

// leadsNowhere checks that nothing is read or made by a name.
func leadsNowhere(t *testing.T, root *Root, options Options, name string) {
	t.Helper()
	_, _, opening := Open(name, options)
	_, _, reading := PacksIn("", sampletest.Editions()).In(root).Read(name)
	_, err := root.Read(name, nil)
	made := root.Create(name, sampletest.Assessment(t, sampletest.Pack(t)))
	for what, err := range map[string]error{"opened": opening, "read with its pack": reading, "read": err, "made": made} {
		if err == nil || tellsPlace(root, err) {
			t.Errorf("%q %s: %v", name, what, err)
		}
	}
}

// Every way to an assessment asks whether it may be gone, each time anew, and with the
// name of the assessment also where a file beside it is meant.
func TestARootAsksEachTime(t *testing.T) {
	t.Parallel()
	refusal := &store.Refused{Reason: "you may only read here", Next: "Ask a steward"}
	var asked []string
	mayEdit := true
	roots(t, func(doing store.Doing, name string) error {
		asked = append(asked, name)
		if doing == store.ToEdit && !mayEdit {
			return refusal
		}
		return nil
	}, func(t *testing.T, root *Root, options Options) {
		asked, mayEdit = nil, true
		a := sampletest.Assessment(t, sampletest.Pack(t))
		const name = "bus.charter.json"
		if err := root.Create(name, a); err != nil {
			t.Fatal(err)
		}
		mayEdit = false
		saver, opened, err := Open(name, options)
		if err != nil {
			t.Fatal(err)
		}
		defer saver.Discard()
		if readOnly := saver.Status().ReadOnly; !errors.Is(readOnly, refusal) || !strings.Contains(readOnly.Error(), "you may only read here. Ask a steward") {
			t.Errorf("a reader is told: %v", readOnly)
		}
		saver.Save(opened)
		if err := saver.SaveElsewhere("other.charter.json"); !errors.Is(err, refusal) {
			t.Errorf("saving elsewhere: %v", err)
		}
		_, _, migrating := Migrate(name, PacksIn("", sampletest.Editions()).In(root), options)
		_, restoring := Restore(name, nil, options)
		_, recovering := SaveRecovery(name, a, options)
		for what, err := range map[string]error{"made": root.Create("new.charter.json", a), "moved": migrating, "restored": restoring, "recovered": recovering} {
			if !errors.Is(err, refusal) {
				t.Errorf("%s: %v", what, err)
			}
		}
		for _, of := range asked {
			if of != name && of != "new.charter.json" && of != "other.charter.json" {
				t.Errorf("asked about %q", of)
			}
		}
		if names, err := root.List(); err != nil || len(names) != 1 {
			t.Errorf("there is %v, %v", names, err)
		}
	})
}

// Nor does work go on beside an assessment that somebody may no longer change.
func TestARootAsksAlsoBesideAnAssessment(t *testing.T) {
	t.Parallel()
	refusal := &store.Refused{Reason: "you may only read here", Next: "Ask a steward"}
	var mayEdit atomic.Bool
	roots(t, func(doing store.Doing, _ string) error {
		if doing == store.ToEdit && !mayEdit.Load() {
			return refusal
		}
		return nil
	}, func(t *testing.T, root *Root, options Options) {
		mayEdit.Store(true)
		const name = "bus.charter.json"
		if err := root.Create(name, assessmenttest.Titled("zero")); err != nil {
			t.Fatal(err)
		}
		saver, _, err := Open(name, options)
		if err != nil {
			t.Fatal(err)
		}
		defer saver.Discard()
		theirs, err := format.Encode(assessmenttest.Titled("theirs"))
		if err != nil {
			t.Fatal(err)
		}
		putIn(t, options, name, theirs)
		saver.Save(assessmenttest.Titled("ours"))
		if err := saver.Flush(t.Context()); err != nil || saver.Status().Conflict == nil {
			t.Fatalf("there is no conflict: %v", err)
		}
		mayEdit.Store(false)
		saver.Save(assessmenttest.Titled("ours, later"))
		if err := saver.Flush(t.Context()); !errors.Is(err, refusal) {
			t.Errorf("saved beside: %v", err)
		}
	})
}

// What may be done is looked up once for a list, however long that is.
func TestRightsAreLookedUpOnceForAList(t *testing.T) {
	t.Parallel()
	roots(t, nil, func(t *testing.T, root *Root, options Options) {
		for _, name := range []string{"a", "b", "c"} {
			if err := root.Create(name+Extension, assessmenttest.Titled(name)); err != nil {
				t.Fatal(err)
			}
		}
		lookups := 0
		root.Rights = func() May {
			lookups++
			return func(_ store.Doing, name string) error {
				if name == "b"+Extension {
					return &store.Refused{Reason: "it is hidden", Next: "Ask a steward"}
				}
				return nil
			}
		}
		names, err := root.List()
		slices.Sort(names)
		if err != nil || !slices.Equal(names, []string{"a" + Extension, "c" + Extension}) || lookups != 1 {
			t.Errorf("listed %v with %d lookups, %v", names, lookups, err)
		}
	})
}

func TestBelongsTo(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"bus.charter.json": "bus.charter.json", ".bus.charter.json.lock": "bus.charter.json", "bus.charter.json.bak": "bus.charter.json",
		".bus.charter.json.123.tmp": "bus.charter.json", "bus.conflict-20261122-101500.charter.json": "bus.charter.json",
		"bus.charter.json.damaged-20261122-101500": "bus.charter.json", "notes.txt": "notes.txt",
	} {
		if got := belongsTo(name); got != want {
			t.Errorf("%s belongs to %s, want %s", name, got, want)
		}
	}
}
