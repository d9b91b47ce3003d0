package storetest

import (
	"context"
	"sync"

	"charter/assessment/store"
)

// The ways in which a save to any store can be made to fail.
const (
	Unreached = "unreached" // nothing has happened
	Unclear   = "unclear"   // it was saved, but that is not known
)

// Breakable makes saves fail before or after the store does them.
func Breakable(i Implementation) Faulty {
	return Faulty{
		Implementation: i,
		Ways:           []string{Unreached, Unclear},
		Break: func(address string) (store.Store, func(string, error), error) {
			in, err := i.Connect(address)
			b := &breakable{Store: in, fails: map[string]error{}}
			return b, b.fail, err
		},
	}
}

// breakable is a store whose saves can be made to fail.
type breakable struct {
	store.Store

	mu    sync.Mutex
	fails map[string]error
}

func (b *breakable) fail(way string, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.fails[way] = err
}

func (b *breakable) failing(way string) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.fails[way]
}

func (b *breakable) Document(ctx context.Context, name string) (store.Document, error) {
	doc, err := b.Store.Document(ctx, name)
	return &breakableDocument{doc, b}, err
}

func (b *breakable) New(ctx context.Context, name string) (store.Document, error) {
	doc, err := b.Store.New(ctx, name)
	return &breakableDocument{doc, b}, err
}

type breakableDocument struct {
	store.Document
	in *breakable
}

func (d *breakableDocument) Create(ctx context.Context, text []byte) (store.Version, error) {
	if err := d.in.failing(Unreached); err != nil {
		return "", err
	}
	at, err := d.Document.Create(ctx, text)
	if err == nil {
		err = d.in.failing(Unclear)
	}
	return at, err
}

func (d *breakableDocument) Save(ctx context.Context, text []byte, at store.Version) (store.Saved, error) {
	if err := d.in.failing(Unreached); err != nil {
		return store.Saved{}, err
	}
	saved, err := d.Document.Save(ctx, text, at)
	if err == nil {
		err = d.in.failing(Unclear)
	}
	return saved, err
}

func (d *breakableDocument) Beside(ctx context.Context, kind store.Kind, text []byte) (store.Document, store.Version, error) {
	if err := d.in.failing(Unreached); err != nil {
		return nil, "", err
	}
	beside, at, err := d.Document.Beside(ctx, kind, text)
	return &breakableDocument{beside, d.in}, at, err
}
