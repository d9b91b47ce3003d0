package host

import (
	"context"
	"strings"
	"testing"
	"testing/synctest"

	"charter/assessment/identity"
)

// The last steward stays, and so does what they have open.
func TestTheLastStewardIsNotDisturbed(t *testing.T) {
	t.Parallel()
	r := start(t, nil)
	ann := r.person(t, "Clinic", "Ann", identity.Steward)
	w := open(t, ann, 80, 24)
	w.shown.wait(t, "Start a new assessment")
	if _, said, ok := ask(t, ann, "disable Ann", ""); ok || !strings.Contains(said, "the last steward") {
		t.Errorf("it was closed: %q", said)
	}
	w.press(t, "?")
	w.shown.wait(t, "Move about")
}

// Of an account that is closed every connection is told to end, also where one of them
// does not.
func TestAllConnectionsAreDismissed(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		h, told := &Host{open: map[*connection]bool{}}, 0
		for range 3 {
			stop := func(error) { told++ }
			h.open[&connection{account: identity.Account{ID: "ann"}, stop: context.CancelCauseFunc(stop), over: make(chan struct{})}] = true
		}
		h.dismiss("ann", nil)
		if told != 3 {
			t.Errorf("%d of 3 were told", told)
		}
	})
}

// People and assessments are named as they are, with spaces and apostrophes: what a client
// sends has lost the quotation marks that were around them.
func TestNamesOfSeveralWords(t *testing.T) {
	t.Parallel()
	r := start(t, nil)
	steward, viewer := r.person(t, "Clinic", "Ann", identity.Steward), r.person(t, "Clinic", "Mina O'Hara", identity.Viewer)
	text := example(t)
	for _, name := range []string{"Ann's plan", "Ann's and Bob's plan"} {
		if out, said, ok := ask(t, steward, "put "+name, text); !ok || !strings.Contains(out, name) {
			t.Errorf("put: %q %q", out, said)
		}
		if got, said, ok := ask(t, steward, "get "+name+" charter.json", ""); !ok || got != text {
			t.Errorf("get: %t, %d bytes, %q", ok, len(got), said)
		}
		if out, said, ok := ask(t, steward, "grant Mina O'Hara editor "+name, ""); !ok {
			t.Errorf("grant: %q %q", out, said)
		}
		if _, said, ok := ask(t, viewer, "put "+name, text); !ok {
			t.Errorf("with a role for it: %q", said)
		}
	}
}
