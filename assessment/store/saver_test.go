package store_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"charter/assessment"
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

func titled(title string) *assessment.Assessment { return assessmenttest.Titled(title) }

func TestPausesGrow(t *testing.T) {
	t.Parallel()
	b := newBent(t)
	s, clock := b.open()
	b.on("save", func() { panic("again") })
	s.Save(titled("kept"))
	for range 9 {
		clock.Ring()
	}
	storetest.Await(t, s, "trouble", func(store.Status) bool { return len(clock.Pauses()) >= 9 })
	got := clock.Pauses()[:9]
	want := []time.Duration{500, 1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000}
	for i := range want {
		if got[i] != want[i]*time.Millisecond {
			t.Fatalf("pauses %v", got)
		}
	}
}

// A panic in whatever a save goes through is trouble: the work is kept, saving is tried
// again, and neither the program nor the saving ends.
func TestAPanicIsTrouble(t *testing.T) {
	t.Parallel()
	for _, call := range []string{"save", "after save", "beside", "explain"} {
		t.Run(call, func(t *testing.T) {
			t.Parallel()
			b := newBent(t)
			s, clock := b.open()
			switch call {
			case "beside":
				b.theirs("theirs")
			case "explain":
				b.change(remove) // a save has an error to explain
			}
			b.on(call, func() { panic("a wheel came off") })
			s.Save(titled("kept"))
			status := storetest.Await(t, s, "trouble", storetest.InTrouble)
			var fault *store.Fault
			if !errors.As(status.Err, &fault) || !strings.Contains(status.Err.Error(), "charter itself has a fault there: a wheel came off") {
				t.Fatalf("got %v", status.Err)
			}
			if !strings.Contains(string(fault.Stack), "saver_test.go") {
				t.Errorf("the stack does not show where: %s", fault.Stack)
			}
			if !status.Pending() {
				t.Error("work counts as saved")
			}
			clock.Ring()
			b.on(call, nil)
			if call == "explain" {
				if err := s.SaveElsewhere("falls"); err != nil {
					t.Fatal(err)
				}
			}
			status = clock.UntilSaved(t, s)
			want := "falls"
			if call == "beside" {
				if status.Conflict == nil || b.title("falls") != "theirs" {
					t.Fatalf("got %+v", status)
				}
				want = status.Conflict.Beside
			}
			if status.Err != nil || b.title(want) != "kept" || (status.Conflict != nil) != (call == "beside") {
				t.Errorf("%s holds %q, %+v", want, b.title(want), status)
			}
			if err := s.Close(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
}

// A panic while somebody waits for an answer is that answer.
func TestAPanicIsAnAnswer(t *testing.T) {
	t.Parallel()
	b := newBent(t)
	s, _ := b.open()
	b.theirs("theirs")
	s.Save(titled("ours"))
	if err := s.Flush(t.Context()); err != nil {
		t.Fatal(err)
	}
	b.on("read", func() { panic("a wheel came off") })
	var fault *store.Fault
	if _, err := s.Resolve(t.Context(), titled("both")); !errors.As(err, &fault) {
		t.Errorf("got %v", err)
	}
	if _, err := s.TakeTheirs(t.Context()); !errors.As(err, &fault) {
		t.Errorf("got %v", err)
	}
	b.on("read", nil)
	if _, err := s.Resolve(t.Context(), titled("both")); err != nil || b.title("falls") != "both" {
		t.Error(err)
	}
	b.on("release", func() { panic("a wheel came off") })
	if err := s.Close(t.Context()); err != nil {
		t.Error(err)
	}
}

// A store that never answers keeps nobody from leaving or going elsewhere.
func TestAStoreThatHangs(t *testing.T) {
	t.Parallel()
	b := newBent(t)
	s, _ := b.open()
	hung := make(chan struct{})
	b.on("save", func() { <-hung })
	s.Save(titled("slow"))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := s.Close(ctx); !errors.Is(err, context.Canceled) || !s.Unsaved() {
		t.Errorf("got %v", err)
	}
	if _, err := s.Resolve(ctx, titled("both")); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if err := s.SaveElsewhere("free"); err != nil || b.title("free") != "slow" || s.Unsaved() {
		t.Errorf("got %v", err)
	}
	close(hung)
	if err := s.Close(t.Context()); err != nil {
		t.Error(err)
	}
	b.released()
}

// Work is given up while it is being saved. Whoever gave it up can go on with the
// document at once.
func TestDiscardLetsGoOfTheDocument(t *testing.T) {
	t.Parallel()
	b := newBent(t)
	s, _ := b.open()
	begun, letGo := make(chan struct{}), make(chan struct{})
	b.on("save", func() {
		close(begun)
		time.Sleep(20 * time.Millisecond) // a slow store
	})
	b.on("release", func() { close(letGo) })
	s.Save(titled("given up"))
	<-begun
	s.Discard()
	select {
	case <-letGo:
	default:
		t.Error("the document is still held")
	}
}

// A document that was removed is made again while a save of the same work is under way.
// That save finds the very work it was to save, not another version of it.
func TestADocumentMadeAgainIsNoConflict(t *testing.T) {
	t.Parallel()
	b := newBent(t)
	s, _ := b.open()
	begun, goOn := make(chan struct{}), make(chan struct{})
	b.on("beside", func() { t.Error("a version of the same was kept beside it") })
	var once sync.Once
	b.on("save", func() {
		once.Do(func() {
			close(begun)
			<-goOn
		})
	})
	b.change(remove)
	s.Save(titled("kept"))
	<-begun
	if err := s.SaveElsewhere("falls"); err != nil {
		t.Fatal(err)
	}
	if b.title("falls") != "kept" || s.Status().Conflict != nil {
		t.Errorf("got %+v", s.Status())
	}
	close(goOn)
	s.Save(titled("more"))
	if err := s.Close(t.Context()); err != nil || b.title("falls") != "more" || s.Status().Conflict != nil {
		t.Errorf("got %v, %+v", err, s.Status())
	}
	b.released()
}

// The same program asks twice at the same time whether it can edit a document. That it
// already does keeps it from nothing.
func TestTwoTriesAtOnce(t *testing.T) {
	t.Parallel()
	b := newBent(t)
	first, _ := b.open()
	second, _ := b.open()
	if second.Status().ReadOnly == nil {
		t.Fatal("two edit it")
	}
	if err := first.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	b.released()
	var other sync.WaitGroup
	refused, done := make(chan struct{}), make(chan struct{})
	b.on("refused", func() {
		close(refused)
		<-done // its answer comes last
	})
	b.on("held", func() {
		b.on("held", nil)
		other.Go(func() { _, _ = second.TryLock() })
		select {
		case <-refused:
		case <-time.After(20 * time.Millisecond): // it waits, as it should
		}
	})
	if _, err := second.TryLock(); err != nil {
		t.Error(err)
	}
	close(done)
	other.Wait()
	if err := second.Status().ReadOnly; err != nil {
		t.Errorf("it holds the document and says %v", err)
	}
	second.Save(titled("by the second"))
	if err := second.Close(t.Context()); err != nil || b.title("falls") != "by the second" {
		t.Error(err)
	}
	b.released()
}
