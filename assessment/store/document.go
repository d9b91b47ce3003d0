package store

import (
	"context"
	"fmt"
	"time"

	"charter/questions/plaintext"
)

// Store finds documents by their names.
type Store interface {
	// Document gives the document that a name leads to. Its error is told to a
	// person as it is.
	Document(ctx context.Context, name string) (Document, error)
	// New gives the place of a document that is still to be created. Its error
	// is told to a person as it is.
	New(ctx context.Context, name string) (Document, error)
}

// Version names a text that a document held. Equal versions mean equal texts; nothing
// else can be learned from them.
type Version string

// Document is the text of one assessment in a store. A Document that was changed
// under one Saver is used by no other.
//
// Errors are those of the store: [Document.Explain] tells them to a person. After an
// error nothing or all of what was asked for may have happened, but never a part.
type Document interface {
	// Name is what people call the document, and what finds it again.
	Name() string
	// Read gives the text and its version. It takes no lease and changes nothing.
	Read(ctx context.Context) (text []byte, at Version, err error)
	// Create makes the document. It never replaces one that is there.
	Create(ctx context.Context, text []byte) (Version, error)
	// Save replaces the text in one step, if it is still that of a version, and
	// returns once the new one would survive a power cut. Where another text
	// stands, the error is *Changed and nothing was done. To save the text that
	// stands there already makes sure that it would survive a power cut.
	Save(ctx context.Context, text []byte, at Version) (Saved, error)
	// Beside keeps another text in a new document whose name tells where it
	// belongs and of what kind it is. It need not keep copies of its own.
	Beside(ctx context.Context, kind Kind, text []byte) (Document, Version, error)
	// Remove takes the document away, if its text is still that of a version.
	Remove(ctx context.Context, at Version) error
	// Hold makes sure that nobody else edits the document. Where someone does,
	// the error is *Held; any other error says why the document can only be read.
	// In a store that cannot keep others out the lease keeps nobody out.
	Hold(ctx context.Context, self Holder) (Lease, error)
	// Explain tells an error of this document to a person: what was tried, where,
	// why it did not work, and what to do next; see [Trouble]. An error that is
	// told already stays as it is.
	Explain(doing Doing, err error) error
}

// Saved is what a save comes to.
type Saved struct {
	At     Version // what the document holds now
	NoCopy error   // why the text before was not kept as the last good copy; nil: it was, or need not be
	Lost   error   // why others may have fewer rights to the document than before; nil: they have not
}

// Changed is the error of a save that found another text than it was to replace.
type Changed struct {
	At   Version // of what stands there
	Text []byte
}

// Error says it in words.
func (*Changed) Error() string { return "someone else changed the file meanwhile" }

// Kind is what a text that is kept beside a document is.
type Kind string

// The kinds of texts beside a document.
const (
	Ours   Kind = "conflict" // work of ours, where someone else changed the document
	Theirs Kind = "theirs"   // the version of someone else, where ours or a merge was kept

	Recovery Kind = "recovery" // work of ours, where the program ended against its will
)

// Doing is what is tried with a document, as errors tell it.
type Doing string

// What can be tried.
const (
	ToOpen   Doing = "open"
	ToEdit   Doing = "edit"
	ToCreate Doing = "create"
	ToSave   Doing = "save"
)

// Trouble is an error that tells a person what to do.
type Trouble interface {
	error
	// Why gives the reason in plain words, and what to do about it.
	Why() (reason, next string)
}

// Refused says that a store lets somebody not do something. It is [Trouble].
type Refused struct {
	Reason string // in a sentence without its stop
	Next   string // what to do, in sentences without the last stop
}

// Error tells both.
func (r *Refused) Error() string { return r.Reason + ". " + r.Next }

// Why implements [Trouble].
func (r *Refused) Why() (reason, next string) { return r.Reason, r.Next }

// Lease keeps others from editing a document until it is released, or until the
// program that holds it has ended, however it ends.
type Lease interface {
	// Before gives the holder that is still named, although they hold it no more
	// or hold it where this store does not see it; nil: nobody is.
	Before() *Holder
	// Lost tells, before anything is saved, why others would have fewer rights to
	// the document then; nil: they would not, as far as can be told.
	Lost() error
	// Tidy takes away what a program that was killed left half done. It is called
	// once the document was read and is understood.
	Tidy()
	// Release lets the next one in.
	Release()
}

// Holder says who has an assessment open for writing.
type Holder struct {
	User    string    `json:"user"`
	Machine string    `json:"machine"`
	PID     int       `json:"pid"` // process number on that machine
	Since   time.Time `json:"since"`
}

// String names the holder for a person: "ann on LAPTOP-7, since 10:02 on 22 November 2026".
func (h Holder) String() string {
	if h.User == "" && h.Machine == "" {
		return "someone else"
	}
	text := plaintext.Line(h.User)
	if h.Machine != "" {
		text += " on " + plaintext.Line(h.Machine)
	}
	if !h.Since.IsZero() {
		text += ", since " + h.Since.Local().Format("15:04 on 2 January 2006")
	}
	return text
}

// Held is the error for a document that someone else has open for writing.
type Held struct {
	Name   string
	Holder Holder
}

// Error says who has the document and what can be done.
func (h *Held) Error() string {
	return fmt.Sprintf("%s is being edited by %s. It is open here for reading only, until they close it", plaintext.Line(h.Name), h.Holder)
}
