package store_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"charter/assessment/assessmenttest"
	"charter/assessment/format"
	"charter/assessment/store"
	"charter/assessment/store/storetest"
)

// bent is a store in memory whose calls a test can bend.
type bent struct {
	store.Store
	t     *testing.T
	again func() store.Store // as another program has it

	mu   sync.Mutex
	bend map[string]func() // by call: runs before it, after it with "after" before its name
}

// newBent makes a store with a document "falls".
func newBent(t *testing.T) *bent {
	t.Helper()
	memory := storetest.MemoryPlaces()
	address := memory.Place(t)
	again := func() store.Store {
		in, err := memory.Connect(address)
		if err != nil {
			t.Fatal(err)
		}
		return in
	}
	b := &bent{Store: again(), t: t, again: again, bend: map[string]func(){}}
	doc, err := b.New(t.Context(), "falls")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := doc.Create(t.Context(), encoded(t, "zero")); err != nil {
		t.Fatal(err)
	}
	return b
}

func encoded(t *testing.T, title string) []byte {
	t.Helper()
	text, err := format.Encode(assessmenttest.Titled(title))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// on has something done at a call from now on; nil: nothing any more.
func (b *bent) on(call string, do func()) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.bend[call] = do
}

// at does what is to be done at a call.
func (b *bent) at(call string) {
	b.mu.Lock()
	do := b.bend[call]
	b.mu.Unlock()
	if do != nil {
		do()
	}
}

// title reads the title that a document holds; "" when there is none.
func (b *bent) title(name string) string {
	b.t.Helper()
	doc, err := b.again().Document(b.t.Context(), name)
	if err != nil {
		b.t.Fatal(err)
	}
	text, _, err := doc.Read(b.t.Context())
	if err != nil {
		return ""
	}
	a, err := format.Decode(name, text, nil)
	if err != nil {
		b.t.Fatal(err)
	}
	return a.Project.Title
}

// change writes to the document as another program does.
func (b *bent) change(do func(context.Context, store.Document, store.Version) error) {
	b.t.Helper()
	doc, err := b.again().Document(b.t.Context(), "falls")
	if err != nil {
		b.t.Fatal(err)
	}
	_, at, err := doc.Read(b.t.Context())
	if err != nil {
		b.t.Fatal(err)
	}
	if err := do(b.t.Context(), doc, at); err != nil {
		b.t.Fatal(err)
	}
}

// theirs changes the document to the assessment of a title.
func (b *bent) theirs(title string) {
	b.t.Helper()
	b.change(func(ctx context.Context, doc store.Document, at store.Version) error {
		_, err := doc.Save(ctx, encoded(b.t, title), at)
		return err
	})
}

func remove(ctx context.Context, doc store.Document, at store.Version) error {
	return doc.Remove(ctx, at)
}

// open opens the document "falls".
func (b *bent) open() (*store.Saver, *storetest.Clock) {
	b.t.Helper()
	clock := storetest.NewClock()
	s, _, err := store.Open(b, "falls", store.Options{Now: time.Now, After: clock.After, Self: store.Holder{User: "ann", Machine: "here"}})
	if err != nil {
		b.t.Fatal(err)
	}
	b.t.Cleanup(s.Discard)
	return s, clock
}

// released waits until nobody holds the document "falls".
func (b *bent) released() {
	b.t.Helper()
	s, _, err := store.Open(b.again(), "falls", store.Options{Now: time.Now})
	if err != nil {
		b.t.Fatal(err)
	}
	for s.Status().ReadOnly != nil && b.t.Context().Err() == nil {
		_, _ = s.TryLock() // the status tells
	}
	if err := s.Close(b.t.Context()); err != nil {
		b.t.Error(err)
	}
}

func (b *bent) Document(ctx context.Context, name string) (store.Document, error) {
	doc, err := b.Store.Document(ctx, name)
	return &bentDocument{doc, b}, err
}

func (b *bent) New(ctx context.Context, name string) (store.Document, error) {
	return b.Document(ctx, name)
}

type bentDocument struct {
	store.Document
	of *bent
}

func (d *bentDocument) Save(ctx context.Context, text []byte, at store.Version) (store.Saved, error) {
	d.of.at("save")
	saved, err := d.Document.Save(ctx, text, at)
	d.of.at("after save")
	return saved, err
}

func (d *bentDocument) Beside(ctx context.Context, kind store.Kind, text []byte) (store.Document, store.Version, error) {
	d.of.at("beside")
	return d.Document.Beside(ctx, kind, text)
}

func (d *bentDocument) Read(ctx context.Context) ([]byte, store.Version, error) {
	d.of.at("read")
	return d.Document.Read(ctx)
}

func (d *bentDocument) Explain(doing store.Doing, err error) error {
	d.of.at("explain")
	return d.Document.Explain(doing, err)
}

func (d *bentDocument) Hold(ctx context.Context, self store.Holder) (store.Lease, error) {
	lease, err := d.Document.Hold(ctx, self)
	if err != nil {
		d.of.at("refused")
		return nil, err
	}
	d.of.at("held")
	return &bentLease{lease, d.of}, nil
}

type bentLease struct {
	store.Lease
	of *bent
}

func (l *bentLease) Release() {
	l.of.at("release")
	l.Lease.Release()
}
