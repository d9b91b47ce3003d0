package storetest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"charter/assessment"
	"charter/assessment/assessmenttest"
	"charter/assessment/format"
	"charter/assessment/merge"
	"charter/assessment/store"
)

// turns is how often each worker opens, changes and closes the shared document.
const turns = 4

// mergeInto is the life of a worker: turn by turn it notes something in a version of
// its own, merges that into the shared document, and notes something there too.
func (j job) mergeInto(in store.Store) error {
	mine := assessmenttest.Full()
	mine.Parking = nil
	for turn := range turns {
		mine.Parking = append(mine.Parking, assessment.Parked{Text: note("own", j.user, turn)})
		if turn == 0 {
			if err := create(in, j.own, mine); err != nil {
				return err
			}
		}
		if err := readable(in, j.name); err != nil { // always whole, whoever is writing
			return err
		}
		if err := j.turn(in, turn, mine); err != nil {
			return err
		}
	}
	return nil
}

func note(where, user string, turn int) string { return fmt.Sprintf("%s %s %d", where, user, turn) }

// create makes a document of an assessment.
func create(in store.Store, name string, a *assessment.Assessment) error {
	text, err := format.Encode(a)
	if err != nil {
		return err
	}
	doc, err := in.New(context.Background(), name)
	if err != nil {
		return err
	}
	_, err = doc.Create(context.Background(), text)
	return err
}

// readable reads a document without holding it.
func readable(in store.Store, name string) error {
	doc, err := in.Document(context.Background(), name)
	if err != nil {
		return err
	}
	text, _, err := doc.Read(context.Background())
	if err != nil {
		return err
	}
	_, err = format.Decode(name, text, nil)
	return err
}

func (j job) turn(in store.Store, turn int, mine *assessment.Assessment) error {
	s, a, err := store.Open(in, j.name, options(j.user))
	if err != nil {
		return err
	}
	defer s.Discard()
	var held *store.Held
	for errors.As(s.Status().ReadOnly, &held) {
		time.Sleep(time.Millisecond)
		if a, err = s.TryLock(); err != nil && !errors.As(err, &held) {
			return err
		}
	}
	plan, err := merge.Start(nil, merge.Source{Name: "shared", Assessment: a}, merge.Source{Name: j.user, Assessment: mine})
	if err != nil {
		return err
	}
	merged, err := plan.Result()
	if err != nil {
		return err
	}
	s.Save(merged)
	further := *merged
	further.Parking = append(further.Parking[:len(further.Parking):len(further.Parking)], assessment.Parked{Text: note("shared", j.user, turn)})
	s.Save(&further)
	if err := s.Close(context.Background()); err != nil {
		return err
	}
	if conflict := s.Status().Conflict; conflict != nil {
		return conflict
	}
	return nil
}

// Processes lets 16 programs open, merge into and save one document at the same time.
// Every note of everyone is there in the end, once and in order.
func Processes(t *testing.T, i Implementation) {
	t.Helper()
	const workers = 16
	p := i.start(t, assessmenttest.Full().Project.Title)
	user := func(n int) string { return fmt.Sprintf("w%d", n) }
	var all sync.WaitGroup
	for n := range workers {
		cmd := p.worker(mergeInto, user(n))
		all.Go(func() {
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("worker %d: %v\n%s", n, err, out)
			}
		})
	}
	all.Wait()
	text, _, err := p.document(p.name).Read(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	a, err := format.Decode(p.name, text, nil)
	if err != nil {
		t.Fatal(err)
	}
	count, last := map[string]int{}, map[string]int{}
	for i, parked := range a.Parking {
		count[parked.Text]++
		last[parked.Text] = i
	}
	for n := range workers {
		for turn := range turns {
			for _, where := range []string{"own", "shared"} {
				text := note(where, user(n), turn)
				if count[text] != 1 {
					t.Errorf("%q stands %d times", text, count[text])
				}
				if before := note(where, user(n), turn-1); turn > 0 && last[before] > last[text] {
					t.Errorf("%q stands before %q", text, before)
				}
			}
		}
	}
	if want := workers*turns*2 + 1; len(a.Parking) != want {
		t.Errorf("%d notes, want %d", len(a.Parking), want)
	}
	p.left()
}
