package storetest

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"charter/assessment/store"
	"charter/questions/plaintext"
)

// Memory keeps documents in memory, for programs that share it. It is as unlike a disk
// as a store may be: every save makes a new version, also of the same text.
type Memory struct {
	mu   sync.Mutex
	rows map[string]*row
	made int // versions so far
}

// row is a document and who holds it.
type row struct {
	text   string
	at     int
	before string // the text before; "": there was none
	holder *store.Holder
}

// MemoryPlaces are places in memory, as an implementation of a store.
func MemoryPlaces() Faulty {
	var mu sync.Mutex
	places := map[string]*Memory{}
	at := func(address string) (*Memory, error) {
		mu.Lock()
		defer mu.Unlock()
		if m := places[address]; m != nil {
			return m, nil
		}
		return nil, fmt.Errorf("there is no place %q", address)
	}
	return Breakable(Implementation{
		Place: func(testing.TB) string {
			mu.Lock()
			defer mu.Unlock()
			address := strconv.Itoa(len(places))
			places[address] = &Memory{rows: map[string]*row{}}
			return address
		},
		Connect: func(address string) (store.Store, error) {
			m, err := at(address)
			return m, err
		},
		Name: func(_, word string) string { return word },
		Left: func(t testing.TB, address string) {
			m, err := at(address)
			if err != nil {
				t.Fatal(err)
			}
			m.mu.Lock()
			defer m.mu.Unlock()
			for name, row := range m.rows {
				if row.holder != nil {
					t.Errorf("%s is still held by %s", name, row.holder)
				}
			}
		},
	})
}

// Document implements [store.Store].
func (m *Memory) Document(_ context.Context, name string) (store.Document, error) {
	return &inMemory{m, name}, nil
}

// New implements [store.Store].
func (m *Memory) New(ctx context.Context, name string) (store.Document, error) {
	return m.Document(ctx, name)
}

// List implements [store.Shelf].
func (m *Memory) List(context.Context) (entries []store.Entry, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for name, row := range m.rows {
		if row.at != 0 {
			entries = append(entries, store.Entry{Name: name, Changed: changed(row.at)})
		}
	}
	slices.SortFunc(entries, func(a, b store.Entry) int { return b.Changed.Compare(a.Changed) })
	return entries, nil
}

// changed is the moment that stands for a version.
func changed(at int) time.Time { return time.Unix(int64(at), 0) }

// Earlier implements [store.Shelf].
func (m *Memory) Earlier(_ context.Context, name string) (text []byte, saved time.Time, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	found := m.rows[name]
	if found == nil || found.before == "" {
		return nil, time.Time{}, errNotThere
	}
	return []byte(found.before), changed(found.at - 1), nil
}

// inMemory is a document in memory.
type inMemory struct {
	memory *Memory
	name   string
}

var (
	errNotThere = fmt.Errorf("there is no such document: %w", fs.ErrNotExist)
	errThere    = fmt.Errorf("there is a document of that name already: %w", fs.ErrExist)
)

// Name implements [store.Document].
func (d *inMemory) Name() string { return d.name }

// row gives the document, if it is there. The memory's mutex is held.
func (d *inMemory) row() (*row, error) {
	found := d.memory.rows[d.name]
	if found == nil || found.at == 0 {
		return nil, errNotThere
	}
	return found, nil
}

// put sets the text. The memory's mutex is held.
func (d *inMemory) put(text []byte) store.Version {
	m := d.memory
	m.made++
	if m.rows[d.name] == nil {
		m.rows[d.name] = &row{}
	}
	r := m.rows[d.name]
	r.before, r.text, r.at = r.text, string(text), m.made
	return versionOf(m.made)
}

func versionOf(n int) store.Version { return store.Version(strconv.Itoa(n)) }

// Read implements [store.Document].
func (d *inMemory) Read(context.Context) ([]byte, store.Version, error) {
	d.memory.mu.Lock()
	defer d.memory.mu.Unlock()
	found, err := d.row()
	if err != nil {
		return nil, "", err
	}
	return []byte(found.text), versionOf(found.at), nil
}

// Create implements [store.Document].
func (d *inMemory) Create(_ context.Context, text []byte) (store.Version, error) {
	d.memory.mu.Lock()
	defer d.memory.mu.Unlock()
	if _, err := d.row(); err == nil {
		return "", errThere
	}
	return d.put(text), nil
}

// Save implements [store.Document].
func (d *inMemory) Save(_ context.Context, text []byte, at store.Version) (store.Saved, error) {
	d.memory.mu.Lock()
	defer d.memory.mu.Unlock()
	found, err := d.row()
	if err != nil {
		return store.Saved{}, err
	}
	if now := versionOf(found.at); now != at {
		return store.Saved{}, &store.Changed{At: now, Text: []byte(found.text)}
	}
	return store.Saved{At: d.put(text)}, nil
}

// Beside implements [store.Document].
func (d *inMemory) Beside(_ context.Context, kind store.Kind, text []byte) (store.Document, store.Version, error) {
	d.memory.mu.Lock()
	defer d.memory.mu.Unlock()
	for n := 1; ; n++ {
		beside := &inMemory{d.memory, fmt.Sprintf("%s %s %d", d.name, kind, n)}
		if _, err := beside.row(); err != nil {
			return beside, beside.put(text), nil
		}
	}
}

// Remove implements [store.Document].
func (d *inMemory) Remove(_ context.Context, at store.Version) error {
	d.memory.mu.Lock()
	defer d.memory.mu.Unlock()
	found, err := d.row()
	if err != nil {
		return err
	}
	if now := versionOf(found.at); now != at {
		return &store.Changed{At: now, Text: []byte(found.text)}
	}
	found.text, found.at, found.before = "", 0, ""
	return nil
}

// Hold implements [store.Document].
func (d *inMemory) Hold(_ context.Context, self store.Holder) (store.Lease, error) {
	m := d.memory
	m.mu.Lock()
	defer m.mu.Unlock()
	found := m.rows[d.name]
	if found == nil {
		found = &row{}
		m.rows[d.name] = found
	}
	if found.holder != nil {
		return nil, &store.Held{Name: d.name, Holder: *found.holder}
	}
	found.holder = &self
	return &leaseInMemory{m, found}, nil
}

// Explain implements [store.Document].
func (d *inMemory) Explain(doing store.Doing, err error) error {
	var told store.Trouble
	var held *store.Held
	if errors.As(err, &told) || errors.As(err, &held) {
		return err
	}
	return &trouble{doing, d.name, err}
}

// trouble is an error of the memory told to a person.
type trouble struct {
	doing store.Doing
	name  string
	err   error
}

func (t *trouble) Error() string {
	reason, next := t.Why()
	return fmt.Sprintf("cannot %s %s: %s. %s", t.doing, plaintext.Line(t.name), reason, next)
}

func (t *trouble) Unwrap() error { return t.err }

func (t *trouble) Why() (reason, next string) {
	return strings.TrimSuffix(t.err.Error(), "."), "Try again"
}

type leaseInMemory struct {
	memory *Memory
	row    *row
}

func (l *leaseInMemory) Before() *store.Holder { return nil }
func (l *leaseInMemory) Lost() error           { return nil }
func (l *leaseInMemory) Tidy()                 {}

func (l *leaseInMemory) Release() {
	l.memory.mu.Lock()
	defer l.memory.mu.Unlock()
	l.row.holder = nil
}
