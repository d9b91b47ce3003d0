package store

import (
	"context"
	"errors"
	"sync"
	"time"

	"charter/assessment"
	"charter/assessment/format"
	"charter/questions"
)

// Options say how a document is opened.
type Options struct {
	Pack func() (*questions.Pack, error) // gives the pack to which answers must belong; nil: any
	Now  func() time.Time                // the clock
	Self Holder                          // who is named to others, but for the time

	// Gather is for how long after a save what is handed in is gathered before it is
	// saved, so that not every letter is a save of its own; 0: not at all.
	Gather time.Duration

	// After gives the pause before another try; nil: time.After. It is for tests.
	After func(time.Duration) <-chan time.Time
}

// SelfNow is who has a document from now on.
func (o Options) SelfNow() Holder {
	self := o.Self
	self.Since = o.Now()
	return self
}

// ErrClosed says that nothing more can be done with a document that was closed.
var ErrClosed = errors.New("the file is closed")

// Saver is one open assessment. It saves in the background, in order, and tells how
// that goes. Its methods may be called from any goroutine.
type Saver struct {
	store   Store
	options Options
	updates chan Status
	ctx     context.Context // ends when the document is closed
	stop    context.CancelFunc

	turn sync.Mutex // held while a document is taken on: one goroutine at a time

	mu     sync.Mutex
	doc    Document
	writer *writer                // nil while the document is read-only, and once closed
	latest *assessment.Assessment // the last snapshot handed to Save, or what was read
	read   content                // what the document held when it was first read, while it is read-only
	status Status
	closed bool
}

// content is what a document holds, and its version.
type content struct {
	a  *assessment.Assessment
	at Version
}

// Open opens the document that a name leads to for editing and gives what it
// holds. One that is damaged or holds no assessment is not opened; the error is
// *[format.Faults], or what the store says.
//
// When someone else holds the document, or it cannot be written to, it is open for
// reading only: [Status].ReadOnly tells why.
func Open(in Store, name string, options Options) (*Saver, *assessment.Assessment, error) {
	if options.After == nil {
		options.After = time.After
	}
	s := &Saver{store: in, options: options, updates: make(chan Status, 1)}
	s.ctx, s.stop = context.WithCancel(context.Background())
	a, err := s.open(name)
	if err != nil {
		s.stop()
		return nil, nil, err
	}
	return s, a, nil
}

func (s *Saver) open(name string) (*assessment.Assessment, error) {
	doc, err := s.store.Document(s.ctx, name)
	if err != nil {
		return nil, err
	}
	s.doc = doc
	return s.begin()
}

// begin holds and reads the document. Without the lease it is read all the same.
func (s *Saver) begin() (*assessment.Assessment, error) {
	doc := s.document()
	lease, readOnly := doc.Hold(s.ctx, s.options.SelfNow())
	found, err := s.readFrom(doc)
	if err != nil {
		if lease != nil {
			lease.Release()
		}
		return nil, err
	}
	if readOnly != nil {
		s.readOnly(found, doc.Explain(ToEdit, readOnly))
		return found.a, nil
	}
	lease.Tidy()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.status.Elsewhere, s.status.Lost = s.elsewhere(lease), lease.Lost()
	base := found
	if s.status.Pending() {
		// Work was handed in while the document was read-only. It goes on from
		// what was read then, so that a change since shows as a conflict.
		base, found.a = s.read, s.latest
	}
	s.latest, s.read, s.status.OnDisk = found.a, content{}, base.a
	s.start(doc, base, lease)
	if s.status.Pending() {
		s.writer.nudge()
	}
	s.status.ReadOnly, s.status.Err = nil, nil
	s.publish()
	return found.a, nil
}

// readOnly notes what a document holds that cannot be edited, and why.
func (s *Saver) readOnly(found content, why error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.status.ReadOnly = why
	if !s.status.Pending() {
		s.latest, s.read, s.status.OnDisk = found.a, found, found.a
	}
	s.publish()
}

// readFrom reads what a document holds.
func (s *Saver) readFrom(doc Document) (content, error) {
	text, at, err := doc.Read(s.ctx)
	if err != nil {
		return content{}, doc.Explain(ToOpen, err)
	}
	a, err := s.options.decode(doc.Name(), text)
	return content{a, at}, err
}

// decode reads the text of a document. The pack is asked for when its structure is read.
func (o Options) decode(name string, text []byte) (*assessment.Assessment, error) {
	if o.Pack == nil {
		return format.Decode(name, text, nil)
	}
	a, _, err := format.DecodeWith(name, text, func(*assessment.Assessment) (*questions.Pack, error) { return o.Pack() })
	return a, err
}

// start begins to save in the background. The mutex is held.
func (s *Saver) start(doc Document, base content, lease Lease) {
	s.doc, s.writer = doc, newWriter(s, doc, base, lease)
	go s.writer.run()
}

// elsewhere names a holder on another machine, whom a lease here cannot keep out.
func (s *Saver) elsewhere(lease Lease) *Holder {
	before := lease.Before()
	if before == nil || before.Machine == s.options.Self.Machine {
		return nil
	}
	return before
}

// TryLock tries to turn a document that is open for reading only into one that can
// be edited, once the other one has closed it. When it could, it gives the
// assessment as it is now, which may differ from what was read before. When it
// could not, it gives nil and the reason.
func (s *Saver) TryLock() (*assessment.Assessment, error) {
	s.turn.Lock()
	defer s.turn.Unlock()
	s.mu.Lock()
	writer, closed, latest := s.writer, s.closed, s.latest
	s.mu.Unlock()
	if writer != nil {
		return latest, nil
	}
	if closed {
		return nil, ErrClosed
	}
	a, err := s.begin()
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.status.ReadOnly != nil {
		return nil, s.status.ReadOnly
	}
	return a, nil
}

// Name names the document that is open: for a file its path, links followed.
func (s *Saver) Name() string { return s.document().Name() }

func (s *Saver) document() Document {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.doc
}

// Flush tries to save at once what is pending and waits for the outcome.
func (s *Saver) Flush(ctx context.Context) error {
	_, err := ask(ctx, s, func(w *writer) (struct{}, error) { return struct{}{}, w.save() })
	status := s.Status()
	switch {
	case status.Pending() && status.Err != nil:
		return status.Err
	case !status.Pending():
		return nil
	case err != nil:
		return s.document().Explain(ToSave, err)
	}
	return s.Flush(ctx) // handed in since
}

// Close waits for the last save, lets go of the document and closes it. When work
// cannot be saved, or ctx ends first, the error says why and the document stays
// open, so that nothing is lost: try again, save elsewhere, or [Saver.Discard].
func (s *Saver) Close(ctx context.Context) error {
	if err := s.Flush(ctx); err != nil {
		return err
	}
	s.mu.Lock()
	w := s.writer
	if s.status.Pending() { // handed in since
		s.mu.Unlock()
		return s.Close(ctx)
	}
	s.end()
	s.mu.Unlock()
	if w == nil {
		return nil
	}
	select {
	case <-w.done:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// farewell is how long [Saver.Discard] waits for a store to answer.
const farewell = time.Second

// Discard closes the document without saving what is pending. It waits until the
// document is let go of, so that the next one can open it, but not long for a store
// that does not answer.
func (s *Saver) Discard() {
	s.mu.Lock()
	w := s.writer
	s.end()
	s.mu.Unlock()
	if w == nil {
		return
	}
	select {
	case <-w.done:
	case <-time.After(farewell):
	}
}

// end stops the saving. The mutex is held.
func (s *Saver) end() {
	if s.closed {
		return
	}
	s.closed = true
	s.stop()
	s.writer = nil
	close(s.updates)
}
