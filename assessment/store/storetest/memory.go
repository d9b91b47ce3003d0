package storetest

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"testing"

	"charter/assessment/store"
	"charter/questions/plaintext"
)

// Memory keeps documents in memory, for programs that share it. It is as unlike a disk
// as a store may be: every save makes a new version, also of the same text; and a save
// may have worked although it is told as failed.
type Memory struct {
	mu   sync.Mutex
	rows map[string]*row
	made int // versions so far
}

// row is a document and who holds it.
type row struct {
	text   string
	at     int
	holder *store.Holder
}

// The ways in which a save to memory can be made to fail.
const (
	Unreached = "unreached" // nothing has happened
	Unclear   = "unclear"   // it was saved, but that is not known
)

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
	return Faulty{
		Implementation: Implementation{
			Place: func(testing.TB) string {
				mu.Lock()
				defer mu.Unlock()
				address := strconv.Itoa(len(places))
				places[address] = &Memory{rows: map[string]*row{}}
				return address
			},
			Connect: func(address string) (store.Store, error) {
				m, err := at(address)
				return &Program{memory: m}, err
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
		},
		Ways: []string{Unreached, Unclear},
		Break: func(address string) (store.Store, func(string, error), error) {
			m, err := at(address)
			p := &Program{memory: m}
			return p, p.Fail, err
		},
	}
}

// Program is the memory as one program sees it.
type Program struct {
	memory *Memory
	// On is called before each call that saves or makes a text, with its name:
	// "create", "save" or "beside". It may wait or panic. It may be nil.
	On func(call string)

	mu    sync.Mutex
	fails map[string]error
}

// Fail makes saves of this program fail in a way, or with nil work again.
func (p *Program) Fail(way string, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.fails == nil {
		p.fails = map[string]error{}
	}
	p.fails[way] = err
}

func (p *Program) failing(way string) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.fails[way]
}

// Document implements [store.Store].
func (p *Program) Document(_ context.Context, name string) (store.Document, error) {
	return &inMemory{p, name}, nil
}

// New implements [store.Store].
func (p *Program) New(ctx context.Context, name string) (store.Document, error) {
	return p.Document(ctx, name)
}

// inMemory is a document in memory.
type inMemory struct {
	*Program
	name string
}

var (
	errNotThere = errors.New("there is no such document")
	errThere    = errors.New("there is a document of that name already")
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
	m.rows[d.name].text, m.rows[d.name].at = string(text), m.made
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

// begin is what goes before a change.
func (d *inMemory) begin(call string) error {
	if d.On != nil {
		d.On(call)
	}
	return d.failing(Unreached)
}

// Create implements [store.Document].
func (d *inMemory) Create(_ context.Context, text []byte) (store.Version, error) {
	if err := d.begin("create"); err != nil {
		return "", err
	}
	d.memory.mu.Lock()
	defer d.memory.mu.Unlock()
	if _, err := d.row(); err == nil {
		return "", errThere
	}
	return d.put(text), d.failing(Unclear)
}

// Save implements [store.Document].
func (d *inMemory) Save(_ context.Context, text []byte, at store.Version) (store.Saved, error) {
	if err := d.begin("save"); err != nil {
		return store.Saved{}, err
	}
	d.memory.mu.Lock()
	defer d.memory.mu.Unlock()
	found, err := d.row()
	if err != nil {
		return store.Saved{}, err
	}
	if now := versionOf(found.at); now != at {
		return store.Saved{}, &store.Changed{At: now, Text: []byte(found.text)}
	}
	made := d.put(text)
	if err := d.failing(Unclear); err != nil {
		return store.Saved{}, err
	}
	return store.Saved{At: made}, nil
}

// Beside implements [store.Document].
func (d *inMemory) Beside(_ context.Context, kind store.Kind, text []byte) (store.Document, store.Version, error) {
	if err := d.begin("beside"); err != nil {
		return nil, "", err
	}
	d.memory.mu.Lock()
	defer d.memory.mu.Unlock()
	for n := 1; ; n++ {
		beside := &inMemory{d.Program, fmt.Sprintf("%s %s %d", d.name, kind, n)}
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
	found.text, found.at = "", 0
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
