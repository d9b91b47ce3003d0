package store

import "charter/assessment/format"

// SaveElsewhere saves the latest work in another document and goes on there; the old
// one stays as it is. The name must be free, or that of the open document after it
// was moved or deleted. It does not wait for a store that does not answer.
func (s *Saver) SaveElsewhere(name string) error {
	s.turn.Lock()
	defer s.turn.Unlock()
	doc, err := s.store.New(s.ctx, name)
	if err != nil {
		return err
	}
	s.mu.Lock()
	a, revision, old, closed := s.latest, s.status.Revision, s.writer, s.closed
	again := old != nil && doc.Name() == s.doc.Name()
	if again {
		old.leaving = make(chan struct{})
		defer old.decided()
	}
	s.mu.Unlock()
	if closed {
		return ErrClosed
	}
	text, err := format.Encode(a)
	if err != nil {
		return err
	}
	var lease Lease
	if !again { // else the one there is goes on
		if lease, err = doc.Hold(s.ctx, s.options.SelfNow()); err != nil {
			return doc.Explain(ToEdit, err)
		}
	}
	at, err := doc.Create(s.ctx, text)
	if err == nil && s.goOnIn(doc, content{a, at}, revision, lease) {
		return nil
	}
	if lease != nil {
		lease.Release()
	}
	if err != nil {
		return doc.Explain(ToCreate, err)
	}
	return ErrClosed // the work is saved there all the same
}

// goOnIn goes on with a document that holds the snapshot of a revision. Without a lease
// it takes over that of the writer before. Nothing goes on once all is closed.
func (s *Saver) goOnIn(doc Document, base content, revision uint64, lease Lease) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return false
	}
	if old := s.writer; old != nil {
		if lease == nil {
			lease, old.lease = old.lease, nil
		}
		old.stop()
	}
	s.status.ReadOnly, s.status.Conflict, s.status.Elsewhere = nil, nil, nil
	s.start(doc, base, lease)
	s.saved(revision, base.a, Saved{}, nil)
	s.writer.nudge()
	return true
}
