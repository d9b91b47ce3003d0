package identity_test

import (
	"errors"
	"sync"
	"testing"
	"time"

	"charter/assessment/identity"
)

// meeting is a keeper that answers once as many ask at the same time as it expects.
type meeting struct {
	identity.Keeper
	t    *testing.T
	asks sync.WaitGroup
}

func (m *meeting) Text(string) ([]byte, string, error) {
	m.asks.Done()
	all := make(chan struct{})
	go func() {
		m.asks.Wait()
		close(all)
	}()
	select {
	case <-all:
	case <-time.After(time.Minute):
		m.t.Error("one who asks waits for another")
	}
	return nil, "", nil
}

// Where the place of the accounts is slow to answer, people do not wait for each other.
func TestNobodyWaitsForTheLookupOfAnother(t *testing.T) {
	t.Parallel()
	const people = 3
	m := &meeting{t: t}
	m.asks.Add(people)
	d := identity.On(m, time.Now)
	var all sync.WaitGroup
	for range people {
		all.Go(func() {
			if _, err := d.ByKey("SHA256:a"); !errors.Is(err, identity.ErrUnknownKey) {
				t.Error(err)
			}
		})
	}
	all.Wait()
}
