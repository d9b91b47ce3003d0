// Package storetest shows that a kind of store holds what package store says.
//
// [Documents] and [Saving] look at every promise of a document and of the saver that
// stands on it, [Faults] at saves that fail in every way the store knows, [PowerCuts]
// at what is left when the power goes after any step, and [Kills] and [Processes] at
// programs that are killed or work on one document at the same time. A store passes
// all of them. [Memory] is a store to try savers with, and the suite itself.
package storetest

import (
	"errors"
	"os"
	"testing"
	"time"

	"charter/assessment"
	"charter/assessment/assessmenttest"
	"charter/assessment/format"
	"charter/assessment/store"
)

// Implementation says how a kind of store is reached.
type Implementation struct {
	// Place makes an empty place for documents that no other test uses, and gives
	// its address.
	Place func(t testing.TB) (address string)
	// Connect gives the store at an address, as every program that uses it does.
	Connect func(address string) (store.Store, error)
	// Name makes a name for a document at an address of a word in small letters.
	Name func(address, word string) string
	// Sound fails the test if what is kept beside a document that was saved at least
	// once, such as its last good copy, cannot be used. It may be nil.
	Sound func(t testing.TB, address, name string)
	// Left fails the test if anything but documents and their copies is left at an
	// address where nobody works any more. It may be nil.
	Left func(t testing.TB, address string)
	// Outlasts says that a lease still keeps others out for a while once its program was
	// killed.
	Outlasts bool
}

// place is an address with a document in it, for one test.
type place struct {
	Implementation
	t             testing.TB
	address, name string
}

// start makes a place with a document that holds the assessment of a title.
func (i Implementation) start(t testing.TB, title string) place {
	t.Helper()
	p := place{Implementation: i, t: t, address: i.Place(t)}
	p.name = i.Name(p.address, "falls")
	p.create(p.name, title)
	return p
}

// connect gives the store as another program has it.
func (p place) connect() store.Store {
	p.t.Helper()
	s, err := p.Connect(p.address)
	if err != nil {
		p.t.Fatal(err)
	}
	return s
}

// document gives a document as another program has it.
func (p place) document(name string) store.Document {
	p.t.Helper()
	doc, err := p.connect().Document(p.t.Context(), name)
	if err != nil {
		p.t.Fatal(err)
	}
	return doc
}

// create makes a document.
func (p place) create(name, title string) store.Version {
	p.t.Helper()
	doc, err := p.connect().New(p.t.Context(), name)
	if err != nil {
		p.t.Fatal(err)
	}
	at, err := doc.Create(p.t.Context(), text(p.t, title))
	if err != nil {
		p.t.Fatal(err)
	}
	return at
}

// open opens a document as another program of a user.
func (p place) open(user string) *store.Saver {
	p.t.Helper()
	return p.openIn(p.connect(), options(user))
}

func (p place) openIn(in store.Store, o store.Options) *store.Saver {
	p.t.Helper()
	s, _, err := store.Open(in, p.name, o)
	if err != nil {
		p.t.Fatal(err)
	}
	p.t.Cleanup(s.Discard)
	return s
}

// change writes to a document as a program does that knows of nobody else: also over a save
// that came between.
func (p place) change(name string, with []byte) {
	p.t.Helper()
	doc := p.document(name)
	for {
		_, at, err := doc.Read(p.t.Context())
		if err == nil {
			_, err = doc.Save(p.t.Context(), with, at)
		}
		var between *store.Changed
		switch {
		case err == nil:
			return
		case !errors.As(err, &between):
			p.t.Fatal(err)
		}
	}
}

// holds fails the test if a document does not hold the assessment of a title.
func (p place) holds(name, title string) {
	p.t.Helper()
	if got := p.title(name); got != title {
		p.t.Errorf("%s holds %q, want %q", name, got, title)
	}
}

// title reads the title that a document holds.
func (p place) title(name string) string {
	p.t.Helper()
	found, _, err := p.document(name).Read(p.t.Context())
	if err != nil {
		p.t.Fatal(err)
	}
	return titleIn(p.t, found)
}

// sound looks at what is kept beside the document.
func (p place) sound() {
	p.t.Helper()
	if p.Sound != nil {
		p.Sound(p.t, p.address, p.name)
	}
}

// left looks at what is left once all have closed.
func (p place) left() {
	p.t.Helper()
	if p.Left != nil {
		p.Left(p.t, p.address)
	}
}

// options are those of a program of a user.
func options(user string) store.Options {
	return store.Options{Now: time.Now, Self: store.Holder{User: user, Machine: "here", PID: os.Getpid()}}
}

func titled(title string) *assessment.Assessment { return assessmenttest.Titled(title) }

// text is the text of the assessment of a title.
func text(t testing.TB, title string) []byte {
	t.Helper()
	text, err := format.Encode(titled(title))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// titleIn reads the title in a text.
func titleIn(t testing.TB, text []byte) string {
	t.Helper()
	a, err := format.Decode("the document", text, nil)
	if err != nil {
		t.Fatal(err)
	}
	return a.Project.Title
}

// closed closes a document, which must work.
func closed(t testing.TB, s *store.Saver) {
	t.Helper()
	if err := s.Close(t.Context()); err != nil {
		t.Error(err)
	}
}

// flushed saves what is pending, which must work.
func flushed(t testing.TB, s *store.Saver) {
	t.Helper()
	if err := s.Flush(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// Await reads updates of a saver until one is as wanted.
func Await(t testing.TB, s *store.Saver, what string, wanted func(store.Status) bool) store.Status {
	t.Helper()
	for status := range s.Updates() {
		if wanted(status) {
			return status
		}
	}
	t.Fatalf("the document was closed before %s", what)
	return store.Status{}
}

// IsSaved reports whether something was handed in and all is saved.
func IsSaved(s store.Status) bool { return s.Revision > 0 && !s.Pending() }

// InTrouble reports whether the last try to save failed.
func InTrouble(s store.Status) bool { return s.Err != nil }
