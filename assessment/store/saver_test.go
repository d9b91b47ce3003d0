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
	"charter/assessment/store"
	"charter/assessment/store/storetest"
)

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
