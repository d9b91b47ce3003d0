package storetest

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"charter/assessment/store"
)

// Documents looks at every promise of a document by itself, and of a shelf where the store
// is one.
func Documents(t *testing.T, i Implementation) {
	t.Helper()
	tests := map[string]func(*testing.T, Implementation){
		"what is created is read":          created,
		"nothing is created twice":         createdTwice,
		"a save replaces what it names":    replaced,
		"a save of the same":               savedAgain,
		"texts beside a document":          besides,
		"removing":                         removed,
		"holding":                          holding,
		"a lease ends with its release":    leases,
		"a document that is not there":     missing,
		"errors are told to people":        explained,
		"one creates, the others are told": createdAtOnce,
	}
	if _, is := i.start(t, "one").connect().(store.Shelf); is {
		tests["what stands on a shelf"] = shelved
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, i)
		})
	}
}

func created(t *testing.T, i Implementation) {
	p := i.start(t, "one")
	again := i.Name(p.address, "again")
	made := p.create(again, "two")
	found, at, err := p.document(again).Read(t.Context())
	if err != nil || at != made || !bytes.Equal(found, text(t, "two")) {
		t.Errorf("read %d bytes at %q, created at %q: %v", len(found), at, made, err)
	}
	if doc := p.document(again); doc.Name() != again {
		t.Errorf("%q is called %q", again, doc.Name())
	}
	p.holds(p.name, "one")
	if _, other, err := p.document(p.name).Read(t.Context()); err != nil || other == at {
		t.Errorf("two texts are both of version %q: %v", at, err)
	}
	p.left()
}

func createdTwice(t *testing.T, i Implementation) {
	p := i.start(t, "one")
	doc, err := p.connect().New(t.Context(), p.name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := doc.Create(t.Context(), text(t, "two")); err == nil {
		t.Error("another document was replaced")
	} else {
		tells(t, doc.Explain(store.ToCreate, err), p.name)
	}
	p.holds(p.name, "one")
	p.left()
}

func createdAtOnce(t *testing.T, i Implementation) {
	p := i.start(t, "one")
	name, won := i.Name(p.address, "new"), atomic.Int32{}
	var all sync.WaitGroup
	for n := range 8 {
		in, title := p.connect(), fmt.Sprint(n)
		all.Go(func() {
			doc, err := in.New(t.Context(), name)
			if err != nil {
				t.Error(err)
				return
			}
			if _, err := doc.Create(t.Context(), text(t, title)); err == nil {
				won.Add(1)
			}
		})
	}
	all.Wait()
	if won.Load() != 1 {
		t.Errorf("%d programs have made the same document", won.Load())
	}
	p.title(name)
	p.left()
}

func replaced(t *testing.T, i Implementation) {
	p := i.start(t, "one")
	doc := p.document(p.name)
	_, first, err := doc.Read(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	saved, err := doc.Save(t.Context(), text(t, "two"), first)
	if err != nil || saved.NoCopy != nil || saved.At == first {
		t.Fatalf("got %+v, %v", saved, err)
	}
	p.holds(p.name, "two")
	p.sound()
	for at, from := range map[string]store.Document{"an older version": doc, "the version of another program": p.document(p.name)} {
		_, err = from.Save(t.Context(), text(t, "three"), first)
		var other *store.Changed
		if !errors.As(err, &other) || other.At != saved.At || !bytes.Equal(other.Text, text(t, "two")) {
			t.Errorf("%s: got %v", at, err)
		}
		p.holds(p.name, "two")
	}
	if saved, err = doc.Save(t.Context(), text(t, "three"), saved.At); err != nil {
		t.Fatal(err)
	}
	found, at, err := p.document(p.name).Read(t.Context())
	if err != nil || at != saved.At || !bytes.Equal(found, text(t, "three")) {
		t.Errorf("read %q at %q, saved at %q: %v", found, at, saved.At, err)
	}
	p.left()
}

func savedAgain(t *testing.T, i Implementation) {
	p := i.start(t, "one")
	doc := p.document(p.name)
	_, at, err := doc.Read(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		saved, err := doc.Save(t.Context(), text(t, "one"), at)
		if err != nil {
			t.Fatal(err)
		}
		at = saved.At
	}
	p.holds(p.name, "one")
	p.left()
}

func besides(t *testing.T, i Implementation) {
	p := i.start(t, "one")
	doc := p.document(p.name)
	names := map[string]string{p.name: "one"}
	for _, kind := range []store.Kind{store.Ours, store.Ours, store.Theirs} {
		title := fmt.Sprintf("%s %d", kind, len(names))
		beside, at, err := doc.Beside(t.Context(), kind, text(t, title))
		if err != nil {
			t.Fatal(err)
		}
		if names[beside.Name()] != "" {
			t.Errorf("%s is the name of another document", beside.Name())
		}
		if !strings.Contains(beside.Name(), string(kind)) || !strings.Contains(beside.Name(), "falls") {
			t.Errorf("%s does not tell what it is", beside.Name())
		}
		title += ", later"
		if _, err := beside.Save(t.Context(), text(t, title), at); err != nil {
			t.Error(err)
		}
		names[beside.Name()] = title
	}
	for name, title := range names {
		p.holds(name, title)
	}
}

func removed(t *testing.T, i Implementation) {
	p := i.start(t, "one")
	name := i.Name(p.address, "more")
	first := p.create(name, "two")
	doc := p.document(name)
	saved, err := doc.Save(t.Context(), text(t, "three"), first)
	if err != nil {
		t.Fatal(err)
	}
	if doc.Remove(t.Context(), first) == nil {
		t.Error("another text was taken away than the one named")
	}
	p.holds(name, "three")
	if err := doc.Remove(t.Context(), saved.At); err != nil {
		t.Error(err)
	}
	if _, _, err := doc.Read(t.Context()); err == nil {
		t.Error("it is still there")
	}
	p.holds(p.name, "one")
}

func holding(t *testing.T, i Implementation) {
	p := i.start(t, "one")
	noon := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	ann := store.Holder{User: "ann", Machine: "laptop-7", PID: 7, Since: noon}
	lease, err := p.document(p.name).Hold(t.Context(), ann)
	if err != nil {
		t.Fatal(err)
	}
	if before := lease.Before(); before != nil {
		t.Errorf("%v had it before", before)
	}
	lease.Tidy()
	second := p.document(p.name)
	_, err = second.Hold(t.Context(), store.Holder{User: "bob", Machine: "LAPTOP-8"})
	var held *store.Held
	if !errors.As(err, &held) || held.Holder.User != ann.User || held.Holder.Machine != ann.Machine || !held.Holder.Since.Equal(noon) || held.Name != p.name {
		t.Fatalf("got %v", err)
	}
	told := second.Explain(store.ToEdit, err)
	if !errors.As(told, &held) || !strings.Contains(told.Error(), "is being edited by ann on laptop-7") {
		t.Errorf("got %v", told)
	}
	p.holds(p.name, "one") // who does not hold it may read
	lease.Release()
	p.left()
}

func leases(t *testing.T, i Implementation) {
	p := i.start(t, "one")
	for _, user := range []string{"ann", "bob", "cat"} {
		lease, err := p.document(p.name).Hold(t.Context(), store.Holder{User: user, Machine: "here"})
		if err != nil {
			t.Fatal(err)
		}
		lease.Release()
	}
	name := i.Name(p.address, "new") // one that is not there yet can be held too
	doc, err := p.connect().New(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	lease, err := doc.Hold(t.Context(), store.Holder{User: "ann", Machine: "here"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := doc.Create(t.Context(), text(t, "two")); err != nil {
		t.Error(err)
	}
	lease.Release()
	p.left()
}

// shelved looks at what is told of documents that are known by their names alone.
func shelved(t *testing.T, i Implementation) {
	p := i.start(t, "one")
	shelf := p.connect().(store.Shelf)
	again := i.Name(p.address, "again")
	at := p.create(again, "two")
	if _, _, err := shelf.Earlier(t.Context(), again); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("before the first text: %v", err)
	}
	lists := func(want ...string) {
		t.Helper()
		var names []string
		entries, err := shelf.List(t.Context())
		for _, entry := range entries {
			names = append(names, entry.Name)
		}
		if err != nil || !slices.Equal(names, want) {
			t.Errorf("listed %v, want %v: %v", names, want, err)
		}
	}
	lists(again, p.name)
	p.change(p.name, text(t, "three"))
	lists(p.name, again)
	if before, saved, err := shelf.Earlier(t.Context(), p.name); err != nil || !bytes.Equal(before, text(t, "one")) || saved.IsZero() {
		t.Errorf("before stood %q, of %v: %v", before, saved, err)
	}
	if err := p.document(again).Remove(t.Context(), at); err != nil {
		t.Error(err)
	}
	lists(p.name)
	none, err := shelf.Document(t.Context(), again)
	if err == nil {
		_, _, err = none.Read(t.Context())
	}
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("read: %v", err)
	}
	if doc, err := shelf.New(t.Context(), p.name); err != nil {
		t.Error(err)
	} else if _, err := doc.Create(t.Context(), text(t, "four")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("made twice: %v", err)
	}
}

func missing(t *testing.T, i Implementation) {
	p := i.start(t, "one")
	name := i.Name(p.address, "none")
	doc, err := p.connect().Document(t.Context(), name)
	if err == nil {
		if _, _, err = doc.Read(t.Context()); err == nil {
			t.Fatal("a document that nobody made was read")
		}
		err = doc.Explain(store.ToOpen, err)
	}
	tells(t, err, name)
	if _, _, err := store.Open(p.connect(), name, options("ann")); err == nil {
		t.Error("it was opened")
	}
	p.create(name, "two") // nothing stands in its way
	p.left()
}

func explained(t *testing.T, i Implementation) {
	p := i.start(t, "one")
	doc, cause := p.document(p.name), errors.New("the moon is full")
	for _, doing := range []store.Doing{store.ToOpen, store.ToEdit, store.ToCreate, store.ToSave} {
		told := doc.Explain(doing, cause)
		tells(t, told, p.name)
		var trouble store.Trouble
		if !errors.As(told, &trouble) || !errors.Is(told, cause) {
			t.Errorf("%s: %v is no trouble, or hides its cause", doing, told)
			continue
		}
		if reason, next := trouble.Why(); reason == "" || next == "" {
			t.Errorf("%s: the reason is %q, what to do %q", doing, reason, next)
		}
		if twice := doc.Explain(store.ToSave, told); twice.Error() != told.Error() {
			t.Errorf("%s: told twice it says %q", doing, twice)
		}
		if !strings.Contains(told.Error(), string(doing)) {
			t.Errorf("%q does not tell that it was to %s", told, doing)
		}
	}
}

// tells fails the test when an error does not say which document it is about.
func tells(t *testing.T, err error, name string) {
	t.Helper()
	if err == nil || !strings.Contains(err.Error(), name) {
		t.Errorf("%v does not name %s", err, name)
	}
}
