package storetest

import (
	"slices"
	"sync"
	"testing"

	"charter/assessment/store"
)

// Left is what a power cut leaves of a document.
type Left struct {
	Text   string
	Copied bool   // there is a last good copy
	Copy   string // what it holds
}

// PowerCuts saves several versions and, after every single step, looks at everything
// that a power cut could leave behind. That must be, whole, the version that was shown
// as saved last or the one after it; and a whole copy of one before, once there was one.
//
// start makes a document of a text on a medium that can lose its power. After every
// step of a save, it calls look with each state that a power cut could leave behind.
func PowerCuts(t *testing.T, start func(t *testing.T, text string, look func(Left)) (in store.Store, name string)) {
	t.Helper()
	titles := []string{"0", "1", "2", "3"}
	texts := make([]string, len(titles))
	for i, title := range titles {
		texts[i] = string(text(t, title))
	}
	var mu sync.Mutex
	acknowledged, copied, looked := 0, false, 0
	in, name := start(t, texts[0], func(left Left) {
		mu.Lock()
		defer mu.Unlock()
		looked++
		if now := slices.Index(texts, left.Text); now < acknowledged || now > acknowledged+1 {
			t.Errorf("version %d was shown as saved, a power cut leaves version %d", acknowledged, now)
		}
		if copied && (!left.Copied || !slices.Contains(texts, left.Copy)) {
			t.Error("a power cut leaves no good copy, or a broken one")
		}
	})
	s, _, err := store.Open(in, name, options("ann"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Discard)
	for i := 1; i < len(titles); i++ {
		s.Save(titled(titles[i]))
		flushed(t, s)
		mu.Lock()
		acknowledged, copied = i, true
		mu.Unlock()
	}
	closed(t, s)
	const least = 150
	if looked < least {
		t.Errorf("only %d power cuts were looked at, want %d", looked, least)
	}
}
