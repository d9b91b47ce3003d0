package postgres_test

import (
	"testing"
	"time"

	"charter/assessment/store"
)

// heard waits until a change is told.
func heard(t *testing.T, changed <-chan struct{}, where string) {
	t.Helper()
	select {
	case <-changed:
	case <-time.After(time.Minute):
		t.Fatalf("nothing was heard %s", where)
	}
}

// What is saved at one host is heard at all, and of each assessment by those alone who wait
// for it. A host whose connection broke hears that it may have missed something, and then
// hears again.
func TestChangesAreHeard(t *testing.T) {
	t.Parallel()
	server := server(t)
	direct := server.Database(t)
	way, address := between(t, server, direct)
	near, far := open(t, direct), open(t, address)
	here, there := near.Shelf("clinic"), far.Shelf("clinic")
	doc, at := document(t, here, "0")
	listens := func(s store.Shelf) <-chan struct{} { return s.(store.Telling).Changed(doc.Name()) }
	heardSaving := func(where string) {
		t.Helper()
		for {
			at1, at2 := listens(here), listens(there)
			at = saved(t, doc, "text", at)
			heard(t, at1, where+", here")
			select {
			case <-at2:
				return
			case <-time.After(100 * time.Millisecond): // it may not listen yet
			}
		}
	}
	heardSaving("at first")
	other := there.(store.Telling).Changed("other.charter.json")
	elsewhere := far.Shelf("council").(store.Telling).Changed(doc.Name())
	heardSaving("again")
	heardSaving("once more") // by then it would have come
	select {
	case <-other:
		t.Error("another assessment has changed")
	case <-elsewhere:
		t.Error("that of another organisation has changed")
	default:
	}
	missed := listens(there)
	way.cut()
	heard(t, missed, "when the connection broke")
	heardSaving("after that")
}

// untilHeard saves until a change is heard at a place that may not listen yet, and gives what
// tells of changes at another from that save on.
func untilHeard(t *testing.T, at, other store.Shelf, doc store.Document) <-chan struct{} {
	t.Helper()
	for {
		changed := at.(store.Telling).Changed(doc.Name())
		_, version, err := doc.Read(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		saved(t, doc, "text", version)
		since := other.(store.Telling).Changed(doc.Name())
		select {
		case <-changed:
			return since
		case <-time.After(100 * time.Millisecond):
		}
	}
}

// Whoever waits at a host is told of what is saved there at once, and not once more by way of
// the database.
func TestAHostTellsItselfOnce(t *testing.T) {
	t.Parallel()
	address := server(t).Database(t)
	here, there := open(t, address).Shelf("clinic"), open(t, address).Shelf("clinic")
	ours, _ := document(t, here, "0")
	theirs, _, err := ours.Beside(t.Context(), store.Ours, []byte("0"))
	if err != nil {
		t.Fatal(err)
	}
	theirs, err = there.Document(t.Context(), theirs.Name())
	if err != nil {
		t.Fatal(err)
	}
	untilHeard(t, here, there, theirs)
	again := untilHeard(t, there, here, ours)
	untilHeard(t, here, there, theirs) // by then it would have come
	select {
	case <-again:
		t.Error("it is told again")
	default:
	}
}
