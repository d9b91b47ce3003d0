package store

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"time"

	"charter/assessment"
	"charter/assessment/format"
	"charter/questions/plaintext"
)

// Conflict says that someone else changed the document since it was last read or
// written here. Nothing was overwritten: their version stands in the document, ours
// is saved beside it, and goes on being saved there until the conflict is resolved.
type Conflict struct {
	Name   string // of the document, which holds their version
	Beside string // of ours
	Found  time.Time
	// Base is the last version both have in common.
	Base *assessment.Assessment
	// Theirs is their version; nil when it cannot be read, and then Damage says why.
	Theirs *assessment.Assessment
	Damage error
}

// Error tells the conflict in words.
func (c *Conflict) Error() string {
	return fmt.Sprintf("someone else has changed %s since you opened it. Their version stands there, yours is saved as %s. Keep yours, take theirs, or merge them",
		plaintext.Line(c.Name), plaintext.Line(filepath.Base(c.Beside)))
}

// conflict saves our work beside a document that someone else has changed.
func (w *writer) conflict(other *Changed, ours []byte) (*Conflict, error) {
	beside, at, err := w.main.doc.Beside(w.ctx, Ours, ours)
	if err != nil {
		return nil, err
	}
	w.beside = &kept{doc: beside, at: at}
	return w.compared(other.Text, other.At), nil
}

// compared tells of a conflict with what stands in the document now.
func (w *writer) compared(theirs []byte, at Version) *Conflict {
	w.theirs = at
	o, name := w.saver.options, w.main.doc.Name()
	found := &Conflict{Name: name, Beside: w.beside.doc.Name(), Found: o.Now(), Base: w.base}
	found.Theirs, found.Damage = o.decode(name, theirs)
	return found
}

// Resolve ends a conflict by putting a, ours or a merge of both, in the document.
// Their version is first set aside under a name of its own, which is given back; so
// nothing is lost either way. When they have changed the document once more, the
// conflict is told anew, as the error.
func (s *Saver) Resolve(ctx context.Context, a *assessment.Assessment) (aside string, err error) {
	return ask(ctx, s, func(w *writer) (string, error) { return w.resolve(a) })
}

func (w *writer) resolve(a *assessment.Assessment) (aside string, err error) {
	if w.beside == nil {
		return "", nil
	}
	if err := w.save(); err != nil { // the last of ours, beside
		return "", err
	}
	text, err := format.Encode(a)
	if err != nil {
		return "", err
	}
	doc := w.main.doc
	theirs, at, err := doc.Read(w.ctx)
	if err != nil {
		return "", w.explain(err)
	}
	if at != w.theirs {
		return "", w.conflictAgain(theirs, at)
	}
	other, _, err := doc.Beside(w.ctx, Theirs, theirs)
	if err != nil {
		return "", w.explain(err)
	}
	w.main.at = at
	saved, err := w.main.save(w.ctx, text)
	if err != nil {
		return other.Name(), w.explain(err)
	}
	ours, at, err := w.beside.doc.Read(w.ctx)
	if err == nil && bytes.Equal(ours, text) { // the very same stands in the document now
		_ = w.beside.doc.Remove(w.ctx, at) // else it stands there twice, which does no harm
	}
	w.kept = saved
	w.goOn(a)
	return other.Name(), nil
}

// conflictAgain tells of a conflict whose other side has moved on.
func (w *writer) conflictAgain(theirs []byte, at Version) error {
	again, s := w.compared(theirs, at), w.saver
	s.mu.Lock()
	defer s.mu.Unlock()
	s.status.Conflict = again
	s.publish()
	return again
}

// TakeTheirs ends a conflict by going on with their version, as it now is. Ours
// stays beside it.
func (s *Saver) TakeTheirs(ctx context.Context) (theirs *assessment.Assessment, err error) {
	return ask(ctx, s, (*writer).takeTheirs)
}

func (w *writer) takeTheirs() (*assessment.Assessment, error) {
	theirs, err := w.saver.readFrom(w.main.doc)
	if err != nil {
		return nil, err
	}
	if err := w.save(); err != nil { // the last of ours, beside
		return nil, err
	}
	w.main.at = theirs.at
	w.goOn(theirs.a)
	return theirs.a, nil
}

// goOn ends a conflict with what the document holds now.
func (w *writer) goOn(a *assessment.Assessment) {
	w.beside, w.base = nil, a
	s := w.saver
	s.mu.Lock()
	defer s.mu.Unlock()
	s.latest = a
	s.status.Revision++
	s.status.Conflict = nil
	s.saved(s.status.Revision, a, w.kept, nil)
}
