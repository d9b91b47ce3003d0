package storetest

import (
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"charter/assessment/store"
)

// Faulty is an implementation whose saves can be made to fail.
type Faulty struct {
	Implementation
	// Ways are the ways in which a save can fail: at each of its steps.
	Ways []string
	// Break gives the store at an address, and what makes all saves through it fail
	// in one of the ways, or with nil work again.
	Break func(address string) (in store.Store, fail func(way string, err error), err error)
}

// Clock gives out the pauses of a saver, which end when a test says so.
type Clock struct {
	mu     sync.Mutex
	pauses []time.Duration
	ring   chan time.Time
}

// NewClock makes a clock that has given out no pause.
func NewClock() *Clock { return &Clock{ring: make(chan time.Time)} }

// After gives out a pause, see [store.Options].
func (c *Clock) After(pause time.Duration) <-chan time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.pauses = append(c.pauses, pause)
	return c.ring
}

// Pauses lists the pauses that were given out.
func (c *Clock) Pauses() []time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.pauses)
}

// Ring ends a pause, as soon as there is one.
func (c *Clock) Ring() { c.ring <- time.Time{} }

// UntilSaved ends pauses until all is saved.
func (c *Clock) UntilSaved(t testing.TB, s *store.Saver) store.Status {
	t.Helper()
	for {
		select {
		case c.ring <- time.Time{}:
		case status, open := <-s.Updates():
			if !open {
				t.Fatal("the document was closed before it was saved")
			}
			if IsSaved(status) {
				return status
			}
		}
	}
}

// Faults looks at saves that fail, in each way.
func Faults(t *testing.T, f Faulty) {
	t.Helper()
	for _, way := range f.Ways {
		t.Run(way, func(t *testing.T) {
			t.Parallel()
			t.Run("trouble stays until saving works again", func(t *testing.T) {
				t.Parallel()
				troubleStays(t, f, way)
			})
			t.Run("also while there is a conflict", func(t *testing.T) {
				t.Parallel()
				troubleInConflict(t, f, way)
			})
			t.Run("and work can go elsewhere", func(t *testing.T) {
				t.Parallel()
				troubleAndElsewhere(t, f, way)
			})
		})
	}
	t.Run("whatever fails and whoever else writes, no text is lost", func(t *testing.T) {
		t.Parallel()
		nothingIsLost(t, f)
	})
}

var errFull = errors.New("the moon is full")

// openBroken opens a document through a store that can be made to fail.
func (f Faulty) openBroken(t testing.TB, p place) (s *store.Saver, fail func(string, error), clock *Clock) {
	t.Helper()
	in, fail, err := f.Break(p.address)
	if err != nil {
		t.Fatal(err)
	}
	clock = NewClock()
	o := options("ann")
	o.After = clock.After
	return p.openIn(in, o), fail, clock
}

func troubleStays(t *testing.T, f Faulty, way string) {
	p := f.start(t, "zero")
	s, fail, clock := f.openBroken(t, p)
	fail(way, errFull)
	s.Save(titled("kept"))
	status := Await(t, s, "trouble", InTrouble)
	var trouble store.Trouble
	if !errors.As(status.Err, &trouble) || !errors.Is(status.Err, errFull) {
		t.Errorf("got %v", status.Err)
	}
	if !status.Pending() || !s.Unsaved() || status.OnDisk.Project.Title != "zero" {
		t.Errorf("work counts as saved: %+v", status)
	}
	if err := s.Close(t.Context()); err == nil {
		t.Fatal("it was closed with unsaved work")
	}
	clock.Ring() // tried again, in vain
	s.Save(titled("kept too"))
	clock.Ring()
	if err := s.Flush(t.Context()); err == nil || s.Status().Err == nil {
		t.Error("the trouble was forgotten")
	}
	fail(way, nil)
	status = clock.UntilSaved(t, s)
	if status.Err != nil || status.Conflict != nil || status.OnDisk.Project.Title != "kept too" {
		t.Errorf("got %+v", status)
	}
	p.holds(p.name, "kept too")
	p.sound()
	s.Save(titled("more"))
	closed(t, s)
	p.holds(p.name, "more")
	p.left()
}

func troubleInConflict(t *testing.T, f Faulty, way string) {
	p := f.start(t, "zero")
	s, fail, clock := f.openBroken(t, p)
	p.change(p.name, text(t, "theirs"))
	s.Save(titled("ours"))
	conflict := Await(t, s, "a conflict", func(s store.Status) bool { return s.Conflict != nil }).Conflict
	fail(way, errFull)
	s.Save(titled("ours, later"))
	if status := Await(t, s, "trouble", InTrouble); !status.Pending() || status.Conflict != conflict {
		t.Errorf("got %+v", status)
	}
	clock.Ring()
	s.Save(titled("ours, last"))
	clock.Ring()
	if _, err := s.Resolve(t.Context(), titled("both")); err == nil || s.Status().Conflict != conflict {
		t.Error("the conflict was resolved all the same")
	}
	p.holds(p.name, "theirs")
	fail(way, nil)
	if status := clock.UntilSaved(t, s); status.Err != nil || status.Conflict != conflict {
		t.Errorf("got %+v", status)
	}
	p.holds(conflict.Beside, "ours, last")
	if _, err := s.Resolve(t.Context(), titled("both")); err != nil {
		t.Fatal(err)
	}
	p.holds(p.name, "both")
	closed(t, s)
}

func troubleAndElsewhere(t *testing.T, f Faulty, way string) {
	p := f.start(t, "zero")
	s, fail, _ := f.openBroken(t, p)
	fail(way, errFull)
	s.Save(titled("kept"))
	Await(t, s, "trouble", InTrouble)
	if err := s.SaveElsewhere(f.Name(p.address, "free")); err == nil && s.Unsaved() {
		t.Error("it counts as saved elsewhere and is not")
	}
	fail(way, nil)
	free := f.Name(p.address, "free-too")
	if err := s.SaveElsewhere(free); err != nil || s.Unsaved() || s.Status().Err != nil {
		t.Fatalf("got %+v, %v", s.Status(), err)
	}
	p.holds(free, "kept")
	s.Save(titled("more"))
	closed(t, s)
	p.holds(free, "more")
}

// nothingIsLost saves, fails, mends, resolves and has somebody else write, in any
// order. What counts as saved stands where it is said to, and what others wrote
// stands until a conflict is resolved.
func nothingIsLost(t *testing.T, f Faulty) {
	rapid.Check(t, func(rt *rapid.T) {
		p := f.start(t, "zero")
		s, fail, _ := f.openBroken(t, p)
		defer s.Discard()
		ours, theirs, n := "zero", "", 0 // theirs: what somebody else wrote last, not resolved
		next := func(who string) string {
			n++
			return fmt.Sprint(who, " ", n)
		}
		mend := func() {
			for _, way := range f.Ways {
				fail(way, nil)
			}
		}
		check := func(rt *rapid.T) {
			status := s.Status()
			if got := p.title(p.name); theirs != "" && got != theirs {
				rt.Fatalf("%s holds %q, somebody else wrote %q", p.name, got, theirs)
			} else if theirs == "" && !status.Pending() && got != ours {
				rt.Fatalf("%s holds %q, shown as saved was %q", p.name, got, ours)
			}
			if status.Conflict != nil && theirs == "" {
				rt.Fatalf("a conflict with nobody: %v", status.Conflict)
			}
			if status.Conflict != nil && !status.Pending() {
				if got := p.title(status.Conflict.Beside); got != ours {
					rt.Fatalf("beside stands %q, shown as saved was %q", got, ours)
				}
			}
		}
		rt.Repeat(map[string]func(*rapid.T){
			"save": func(*rapid.T) {
				ours = next("ours")
				s.Save(titled(ours))
			},
			"flush": func(*rapid.T) { _ = s.Flush(t.Context()) },
			"fail":  func(rt *rapid.T) { fail(rapid.SampledFrom(f.Ways).Draw(rt, "way"), errFull) },
			"mend":  func(*rapid.T) { mend() },
			"another writes": func(*rapid.T) {
				_ = s.Flush(t.Context()) // between two saves, as one who holds no lease must
				theirs = next("theirs")
				p.change(p.name, text(t, theirs))
			},
			"resolve": func(rt *rapid.T) {
				mend()
				flushed(t, s)
				if s.Status().Conflict == nil {
					rt.Skip("there is none")
				}
				both := next("both")
				aside, err := s.Resolve(t.Context(), titled(both))
				var again *store.Conflict
				if errors.As(err, &again) {
					aside, err = s.Resolve(t.Context(), titled(both))
				}
				if err != nil {
					rt.Fatal(err)
				}
				p.holds(aside, theirs)
				ours, theirs = both, ""
			},
			"": check,
		})
		mend()
		flushed(t, s)
		check(rt)
	})
}
