package file

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"charter/assessment"
	"charter/assessment/assessmenttest"
	"charter/assessment/format"
	"charter/assessment/store"
	"charter/questions"
)

// putIn puts a text under a name in a root, whatever is there.
func putIn(t *testing.T, options Options, name string, text []byte) {
	t.Helper()
	in, ctx := options.store(), context.Background()
	doc, err := in.New(ctx, name)
	if err != nil {
		t.Fatal(err)
	}
	if _, at, err := doc.Read(ctx); err == nil {
		_, err = doc.Save(ctx, text, at)
		if err != nil {
			t.Fatal(err)
		}
	} else if _, err := doc.Create(ctx, text); err != nil {
		t.Fatal(err)
	}
}

// A damaged assessment is looked at, its last good copy put back, and nothing of it lost.
func TestADamagedAssessmentIsPutBack(t *testing.T) {
	t.Parallel()
	roots(t, nil, func(t *testing.T, root *Root, options Options) {
		const name = "bus.charter.json"
		a := assessmenttest.Full()
		whole, err := format.Encode(a)
		if err != nil {
			t.Fatal(err)
		}
		if err := root.Create(name, a); err != nil {
			t.Fatal(err)
		}
		damaged := whole[:len(whole)*3/4]
		putIn(t, options, name, damaged)
		damage := root.Inspect(name, nil)
		if damage == nil || damage.Backup.Err != nil || damage.Modified.IsZero() || damage.Backup.Modified.IsZero() || len(damage.Readable) == 0 {
			t.Fatalf("the damage is %+v", damage)
		}
		if pack, err := PacksFrom(func() (*questions.Pack, error) { return nil, errors.New("none") }).In(root).For(name); err == nil {
			t.Errorf("a pack: %v", pack)
		}
		aside, err := Restore(name, nil, options)
		if err != nil {
			t.Fatal(err)
		}
		for of, want := range map[string][]byte{name: whole, aside: damaged} {
			if text, err := root.Text(of); err != nil || string(text) != string(want) {
				t.Errorf("%s holds %d bytes, want %d: %v", of, len(text), len(want), err)
			}
		}
		if root.Inspect(name, nil) != nil {
			t.Error("it is damaged still")
		}
	})
}

// An assessment is moved to newer questions, and its text as it was is kept.
func TestAnAssessmentMovesInARoot(t *testing.T) {
	t.Parallel()
	roots(t, nil, func(t *testing.T, root *Root, options Options) {
		const name = "bus.charter.json"
		packs := PacksIn("", laterEditions(t)).In(root)
		a := assessmenttest.Full()
		a.Pack, a.Answers = assessment.PackRef{ID: "lcr-2025", Version: "1.0.0"}, map[string]assessment.Answer{"BEN-1": assessment.Level(2)}
		if err := root.Create(name, a); err != nil {
			t.Fatal(err)
		}
		was, err := root.Text(name)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := options.store().Document(t.Context(), name)
		if err != nil {
			t.Fatal(err)
		}
		lease, err := doc.Hold(t.Context(), store.Holder{User: "Bob"})
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := Migrate(name, packs, options); err == nil || !strings.Contains(err.Error(), "is being edited by Bob, so it cannot be moved") {
			t.Errorf("while somebody edits it: %v", err)
		}
		lease.Release()
		_, copied, err := Migrate(name, packs, options)
		if err != nil {
			t.Fatal(err)
		}
		if kept, err := root.Text(copied); err != nil || string(kept) != string(was) || copied != name+".1.0.0.bak" {
			t.Errorf("kept as %s: %v", copied, err)
		}
		if moved, err := root.Read(name, nil); err != nil || moved.Pack.Version != "1.1.0" {
			t.Errorf("moved to %+v, %v", moved, err)
		}
		if _, _, err := Migrate(copied, packs, options); !errors.Is(err, errIsCopy) {
			t.Errorf("a copy: %v", err)
		}
		if names, err := root.List(); err != nil || len(names) != 1 {
			t.Errorf("listed %v, %v", names, err)
		}
	})
}

// A text of an older format is kept as it was before the first save.
func TestAnOlderFormatIsKeptInARoot(t *testing.T) {
	t.Parallel()
	roots(t, nil, func(t *testing.T, root *Root, options Options) {
		const name = "bus.charter.json"
		text, err := format.Encode(assessment.New("0199a8f0-0000-7000-8000-000000000001", assessment.PackRef{ID: "lcr-2025", Version: "1.0.0"}, time.Now()))
		if err != nil {
			t.Fatal(err)
		}
		older := []byte(strings.Replace(string(text), `"charter-assessment/2"`, `"charter-assessment/1"`, 1))
		putIn(t, options, name, older)
		saver, _, err := Open(name, options)
		if err != nil {
			t.Fatal(err)
		}
		for _, title := range []string{"two", "three"} {
			saver.Save(assessmenttest.Titled(title))
			if err := saver.Flush(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		if err := saver.Close(t.Context()); err != nil {
			t.Fatal(err)
		}
		if kept, err := root.Text(name + ".format-1.bak"); err != nil || string(kept) != string(older) {
			t.Errorf("kept %d bytes, %v", len(kept), err)
		}
	})
}
