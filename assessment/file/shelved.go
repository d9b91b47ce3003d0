package file

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	"charter/assessment/format"
	"charter/assessment/store"
	"charter/questions/plaintext"
)

// shelved is a shelf as somebody may use it: each call asks first, as [rooted] does for a folder.
type shelved struct {
	store.Shelf
	root *Root
}

// shelf gives the shelf that a root stands for; nil where it stands for a folder.
func (r *Root) shelf() store.Shelf {
	if r == nil || r.Shelf == nil {
		return nil
	}
	return shelved{r.Shelf, r}
}

// plainName reports whether a name is one alone, and leads nowhere.
func plainName(name string) bool {
	return name == filepath.Base(name) && name != ".." && !strings.ContainsAny(name, `/\:`)
}

// longestName is how long the name of an assessment may be, in bytes, so that it can be that of
// a file with what is kept beside it.
const longestName = 200

// Document implements [store.Store].
func (s shelved) Document(ctx context.Context, name string) (store.Document, error) {
	if !plainName(name) {
		return nil, &Trouble{store.ToOpen, name, fs.ErrNotExist}
	}
	doc, err := s.Shelf.Document(ctx, name)
	return &shelvedDocument{Document: doc, in: s}, err
}

// New implements [store.Store].
func (s shelved) New(ctx context.Context, name string) (store.Document, error) {
	if len(name) > longestName {
		return nil, &store.Refused{Reason: "the name " + plaintext.Line(name) + " is too long", Next: "Choose a shorter one"}
	}
	return s.Document(ctx, name)
}

// List implements [store.Shelf]. It lists assessments only, copies of others last.
func (s shelved) List(ctx context.Context) ([]store.Entry, error) {
	all, err := s.Shelf.List(ctx)
	may := s.root.rights()
	var entries, copies []store.Entry
	for _, entry := range all {
		switch {
		case !IsAssessment(entry.Name) || may(store.ToOpen, entry.Name) != nil:
		case LooksLikeCopy(entry.Name):
			copies = append(copies, entry)
		default:
			entries = append(entries, entry)
		}
	}
	return append(entries, copies...), err
}

// Earlier implements [store.Shelf].
func (s shelved) Earlier(ctx context.Context, name string) ([]byte, time.Time, error) {
	if err := s.root.may(store.ToOpen, name); err != nil {
		return nil, time.Time{}, err
	}
	return s.Shelf.Earlier(ctx, name)
}

// shelvedDocument is a document as somebody may use it.
type shelvedDocument struct {
	store.Document
	in    shelved
	older []byte // its text, while that is of an older format
}

func (d *shelvedDocument) may(doing store.Doing) error { return d.in.root.may(doing, d.Name()) }

// Read implements [store.Document].
func (d *shelvedDocument) Read(ctx context.Context) (text []byte, at store.Version, err error) {
	if err := d.may(store.ToOpen); err != nil {
		return nil, "", err
	}
	text, at, err = d.Document.Read(ctx)
	if d.older = nil; err == nil && format.IsOlder(text) {
		d.older = text
	}
	return text, at, err
}

// Create implements [store.Document].
func (d *shelvedDocument) Create(ctx context.Context, text []byte) (store.Version, error) {
	if err := d.may(store.ToEdit); err != nil {
		return "", err
	}
	return d.Document.Create(ctx, text)
}

// Save implements [store.Document]. Before the first save, a text of an older format is kept
// under a name of its own.
func (d *shelvedDocument) Save(ctx context.Context, text []byte, at store.Version) (store.Saved, error) {
	if err := d.may(store.ToEdit); err != nil {
		return store.Saved{}, err
	}
	if d.older != nil {
		if _, err := keepOn(ctx, d.in, keptName(d.Name(), olderFormat), d.older); err != nil {
			return store.Saved{}, err
		}
		d.older = nil
	}
	return d.Document.Save(ctx, text, at)
}

// Beside implements [store.Document].
func (d *shelvedDocument) Beside(ctx context.Context, kind store.Kind, text []byte) (store.Document, store.Version, error) {
	if err := d.may(store.ToEdit); err != nil {
		return nil, "", err
	}
	beside, at, err := d.Document.Beside(ctx, kind, text)
	if err != nil {
		return nil, "", err
	}
	return &shelvedDocument{Document: beside, in: d.in}, at, nil
}

// Remove implements [store.Document].
func (d *shelvedDocument) Remove(ctx context.Context, at store.Version) error {
	if err := d.may(store.ToEdit); err != nil {
		return err
	}
	return d.Document.Remove(ctx, at)
}

// Hold implements [store.Document].
func (d *shelvedDocument) Hold(ctx context.Context, self store.Holder) (store.Lease, error) {
	if err := d.may(store.ToEdit); err != nil {
		return nil, err
	}
	return d.Document.Hold(ctx, self)
}

// readOn reads the text of a document; errors tell what to do.
func readOn(s store.Shelf, name string) ([]byte, error) {
	doc, err := s.Document(context.Background(), name)
	if err != nil {
		return nil, err
	}
	text, _, err := doc.Read(context.Background())
	if err != nil {
		return nil, doc.Explain(store.ToOpen, err)
	}
	return text, nil
}

// createOn makes a document; errors tell what to do.
func createOn(s store.Shelf, name string, text []byte) error {
	doc, err := s.New(context.Background(), name)
	if err != nil {
		return err
	}
	if _, err := doc.Create(context.Background(), text); err != nil {
		return doc.Explain(store.ToCreate, err)
	}
	return nil
}

// keepOn keeps a text under a name, as [keepCopy] does, and gives the name it found.
func keepOn(ctx context.Context, s store.Shelf, wanted string, text []byte) (string, error) {
	for n := 1; ; n++ {
		name := keptAgain(wanted, n)
		doc, err := s.Document(ctx, name)
		if err != nil {
			return "", err
		}
		if _, err = doc.Create(ctx, text); !errors.Is(err, fs.ErrExist) {
			return name, err
		}
		if there, _, err := doc.Read(ctx); err == nil && string(there) == string(text) {
			return name, nil
		}
	}
}
