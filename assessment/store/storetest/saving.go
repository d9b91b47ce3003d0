package storetest

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"charter/assessment/format"
	"charter/assessment/store"
)

// Saving looks at what a saver does with the documents of a store.
func Saving(t *testing.T, i Implementation) {
	t.Helper()
	for name, test := range map[string]func(*testing.T, Implementation){
		"a save is told":                            savedAndTold,
		"of many saves the last one stands":         manySaves,
		"the second reads only":                     secondReadsOnly,
		"work handed in while reading only":         handedInReadOnly,
		"a damaged document is not opened":          damagedNotOpened,
		"another's change is never overwritten":     neverOverwritten,
		"keeping ours sets theirs aside":            keepingOurs,
		"a merge keeps both sides":                  merging,
		"taking theirs keeps ours beside":           takingTheirs,
		"theirs changed once more is told anew":     changedOnceMore,
		"theirs may be damaged":                     damagedTheirs,
		"saving elsewhere goes on there":            elsewhere,
		"a document that is gone can be made again": madeAgain,
		"discarding lets the next one in":           discarding,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, i)
		})
	}
}

func savedAndTold(t *testing.T, i Implementation) {
	p := i.start(t, "zero")
	s, a, err := store.Open(p.connect(), p.name, options("ann"))
	if err != nil {
		t.Fatal(err)
	}
	if status := s.Status(); a.Project.Title != "zero" || status.OnDisk != a || status.Pending() || s.Name() != p.name {
		t.Errorf("opened %q, %+v", a.Project.Title, status)
	}
	one := titled("one")
	if got := s.Save(one); got != 1 {
		t.Errorf("revision %d, want 1", got)
	}
	status := Await(t, s, "it was saved", IsSaved)
	if status.Saved != 1 || status.SavedAt.IsZero() || status.OnDisk != one || status.Err != nil || status.BackupErr != nil {
		t.Errorf("got %+v", status)
	}
	p.holds(p.name, "one")
	p.sound()
	s.Save(titled("two"))
	closed(t, s)
	p.holds(p.name, "two")
	closed(t, s)            // again
	for range s.Updates() { // they end
	}
	if _, err := s.TryLock(); !errors.Is(err, store.ErrClosed) {
		t.Errorf("after the end: %v", err)
	}
	if err := s.SaveElsewhere(i.Name(p.address, "other")); !errors.Is(err, store.ErrClosed) {
		t.Errorf("after the end: %v", err)
	}
	p.left()
}

func manySaves(t *testing.T, i Implementation) {
	p := i.start(t, "zero")
	s := p.open("ann")
	for range 500 {
		s.Save(titled("earlier"))
	}
	if got := s.Save(titled("last")); got != 501 {
		t.Errorf("revision %d", got)
	}
	flushed(t, s)
	if status := s.Status(); status.Saved != 501 || s.Unsaved() {
		t.Errorf("got %+v", status)
	}
	p.holds(p.name, "last")
}

func secondReadsOnly(t *testing.T, i Implementation) {
	p := i.start(t, "zero")
	first, second := p.open("ann"), p.open("bob")
	var held *store.Held
	if !errors.As(second.Status().ReadOnly, &held) || held.Holder.User != "ann" || held.Name != p.name {
		t.Fatalf("got %v", second.Status().ReadOnly)
	}
	if text := held.Error(); !strings.Contains(text, "is being edited by ann on here, since ") || !strings.Contains(text, "for reading only") {
		t.Errorf("got %q", text)
	}
	if a, err := second.TryLock(); a != nil || !errors.As(err, &held) {
		t.Errorf("it was given twice: %v", err)
	}
	first.Save(titled("by ann"))
	closed(t, first)
	a, err := second.TryLock()
	if err != nil || a.Project.Title != "by ann" || second.Status().ReadOnly != nil {
		t.Fatalf("got %v, %v", a, err)
	}
	if again, err := second.TryLock(); err != nil || again != a {
		t.Errorf("once more: %v, %v", again, err)
	}
	second.Save(titled("by bob"))
	closed(t, second)
	p.holds(p.name, "by bob")
	p.left()
}

func handedInReadOnly(t *testing.T, i Implementation) {
	p := i.start(t, "zero")
	first, second := p.open("ann"), p.open("bob")
	second.Save(titled("second"))
	if err := second.Close(t.Context()); err == nil || !second.Unsaved() {
		t.Fatalf("closing gave up unsaved work: %v", err)
	}
	first.Save(titled("first"))
	closed(t, first)
	if a, err := second.TryLock(); err != nil || a.Project.Title != "second" {
		t.Fatalf("got %v, %v", a, err)
	}
	flushed(t, second)
	conflict := second.Status().Conflict
	if conflict == nil || conflict.Theirs.Project.Title != "first" || conflict.Base.Project.Title != "zero" {
		t.Fatalf("got %+v", conflict)
	}
	p.holds(conflict.Beside, "second")
	p.holds(p.name, "first")
}

func damagedNotOpened(t *testing.T, i Implementation) {
	p := i.start(t, "zero")
	damaged := []byte(`{"format": "charter-assessment/1",`)
	p.change(p.name, damaged)
	_, _, err := store.Open(p.connect(), p.name, options("ann"))
	var faults *format.Faults
	if !errors.As(err, &faults) || faults.List[0].Line == 0 {
		t.Errorf("got %v", err)
	}
	if found, _, err := p.document(p.name).Read(t.Context()); err != nil || !bytes.Equal(found, damaged) {
		t.Errorf("it was touched: %q, %v", found, err)
	}
	p.left()
}

// inConflict opens a document that someone else then changes, and saves to it.
func inConflict(t *testing.T, i Implementation) (p place, s *store.Saver, conflict *store.Conflict) {
	t.Helper()
	p = i.start(t, "zero")
	s = p.open("ann")
	s.Save(titled("both had"))
	flushed(t, s)
	p.change(p.name, text(t, "theirs"))
	s.Save(titled("ours"))
	status := Await(t, s, "a conflict", func(s store.Status) bool { return s.Conflict != nil })
	if status.Pending() || status.Err != nil || s.Unsaved() {
		t.Errorf("got %+v", status)
	}
	return p, s, status.Conflict
}

func neverOverwritten(t *testing.T, i Implementation) {
	p, s, conflict := inConflict(t, i)
	p.holds(p.name, "theirs")
	p.holds(conflict.Beside, "ours")
	if conflict.Name != p.name || conflict.Theirs.Project.Title != "theirs" || conflict.Base.Project.Title != "both had" || conflict.Damage != nil || conflict.Found.IsZero() {
		t.Errorf("got %+v", conflict)
	}
	if text := conflict.Error(); !strings.Contains(text, p.name) || !strings.Contains(text, "Keep yours, take theirs, or merge them") {
		t.Error(text)
	}
	s.Save(titled("ours, later"))
	closed(t, s)
	p.holds(p.name, "theirs")
	p.holds(conflict.Beside, "ours, later")
}

func keepingOurs(t *testing.T, i Implementation) {
	p, s, conflict := inConflict(t, i)
	aside, err := s.Resolve(t.Context(), titled("ours"))
	if err != nil {
		t.Fatal(err)
	}
	p.holds(p.name, "ours")
	p.holds(aside, "theirs")
	if status := s.Status(); status.Conflict != nil || status.Pending() || status.OnDisk.Project.Title != "ours" {
		t.Errorf("the conflict is not resolved: %+v", status)
	}
	doc, err := p.connect().Document(t.Context(), conflict.Beside)
	if err == nil {
		_, _, err = doc.Read(t.Context())
	}
	if err == nil {
		t.Error("the very same is kept twice")
	}
	s.Save(titled("and on"))
	closed(t, s)
	p.holds(p.name, "and on")
	p.left()
}

func merging(t *testing.T, i Implementation) {
	p, s, conflict := inConflict(t, i)
	s.Save(titled("ours, later"))
	aside, err := s.Resolve(t.Context(), titled("both"))
	if err != nil {
		t.Fatal(err)
	}
	p.holds(p.name, "both")
	p.holds(aside, "theirs")
	p.holds(conflict.Beside, "ours, later")
	closed(t, s)
}

func takingTheirs(t *testing.T, i Implementation) {
	p, s, conflict := inConflict(t, i)
	p.change(p.name, text(t, "theirs, later"))
	a, err := s.TakeTheirs(t.Context())
	if err != nil || a.Project.Title != "theirs, later" {
		t.Fatalf("got %v, %v", a, err)
	}
	if status := s.Status(); status.Conflict != nil || status.Pending() || status.OnDisk != a {
		t.Errorf("got %+v", status)
	}
	s.Save(titled("theirs and more"))
	closed(t, s)
	p.holds(p.name, "theirs and more")
	p.holds(conflict.Beside, "ours")
}

func changedOnceMore(t *testing.T, i Implementation) {
	p, s, conflict := inConflict(t, i)
	p.change(p.name, text(t, "theirs again"))
	_, err := s.Resolve(t.Context(), titled("ours"))
	var again *store.Conflict
	if !errors.As(err, &again) || again.Theirs.Project.Title != "theirs again" || again.Beside != conflict.Beside || s.Status().Conflict != again {
		t.Fatalf("got %v", err)
	}
	p.holds(p.name, "theirs again")
	aside, err := s.Resolve(t.Context(), titled("ours"))
	if err != nil {
		t.Fatal(err)
	}
	p.holds(p.name, "ours")
	p.holds(aside, "theirs again")
}

func damagedTheirs(t *testing.T, i Implementation) {
	p := i.start(t, "zero")
	s := p.open("ann")
	p.change(p.name, []byte("half a fi"))
	s.Save(titled("ours"))
	flushed(t, s)
	conflict := s.Status().Conflict
	if conflict == nil || conflict.Theirs != nil || conflict.Damage == nil {
		t.Fatalf("got %+v", conflict)
	}
	if _, err := s.TakeTheirs(t.Context()); err == nil || s.Status().Conflict == nil {
		t.Error("a damaged document was taken")
	}
	aside, err := s.Resolve(t.Context(), titled("ours"))
	if err != nil {
		t.Fatal(err)
	}
	p.holds(p.name, "ours")
	if found, _, err := p.document(aside).Read(t.Context()); err != nil || string(found) != "half a fi" {
		t.Errorf("theirs was not kept: %q, %v", found, err)
	}
}

func elsewhere(t *testing.T, i Implementation) {
	p := i.start(t, "zero")
	s := p.open("ann")
	s.Save(titled("one"))
	taken, free := i.Name(p.address, "taken"), i.Name(p.address, "free")
	p.create(taken, "someone's")
	for _, name := range []string{taken, p.name} {
		if err := s.SaveElsewhere(name); err == nil || s.Name() != p.name {
			t.Errorf("another document was replaced: %v", err)
		}
	}
	p.holds(taken, "someone's")
	s.Save(titled("two"))
	flushed(t, s) // the old document goes on meanwhile
	p.holds(p.name, "two")
	if err := s.SaveElsewhere(free); err != nil {
		t.Fatal(err)
	}
	if status := s.Status(); s.Name() != free || status.Pending() || status.Err != nil || status.OnDisk.Project.Title != "two" {
		t.Errorf("got %s, %+v", s.Name(), status)
	}
	p.holds(free, "two")
	s.Save(titled("three"))
	flushed(t, s)
	p.holds(free, "three")
	held := p
	held.name = free
	if err := held.open("bob").Status().ReadOnly; err == nil {
		t.Error("it is not held where it is now")
	}
	closed(t, s)
	again := p.open("bob")
	until(t, again)
	closed(t, again)
	p.holds(p.name, "two")
	p.left()
}

// until waits until a document can be edited: a writer may be on its way out.
func until(t *testing.T, s *store.Saver) {
	t.Helper()
	for {
		_, err := s.TryLock()
		var held *store.Held
		switch {
		case err == nil:
			return
		case !errors.As(err, &held) || t.Context().Err() != nil:
			t.Fatal(err)
		}
	}
}

func madeAgain(t *testing.T, i Implementation) {
	p := i.start(t, "zero")
	s := p.open("ann")
	doc := p.document(p.name)
	_, at, err := doc.Read(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Remove(t.Context(), at); err != nil {
		t.Fatal(err)
	}
	s.Save(titled("kept"))
	if status := Await(t, s, "trouble", InTrouble); !status.Pending() {
		t.Errorf("got %+v", status)
	}
	if err := s.SaveElsewhere(p.name); err != nil {
		t.Fatal(err)
	}
	if status := s.Status(); status.Err != nil || status.Pending() || status.Conflict != nil {
		t.Errorf("got %+v", status)
	}
	p.holds(p.name, "kept")
	s.Save(titled("more"))
	if p.open("bob").Status().ReadOnly == nil {
		t.Error("it is not held any more")
	}
	closed(t, s)
	p.holds(p.name, "more")
	p.left()
}

func discarding(t *testing.T, i Implementation) {
	p := i.start(t, "zero")
	s := p.open("ann")
	s.Save(titled("given up, or not"))
	s.Discard()
	s.Discard()
	for range s.Updates() { // they end
	}
	if _, err := s.Resolve(t.Context(), titled("x")); !errors.Is(err, store.ErrClosed) {
		t.Errorf("after the end: %v", err)
	}
	next := p.open("bob")
	until(t, next)
	closed(t, next)
	p.left()
}
