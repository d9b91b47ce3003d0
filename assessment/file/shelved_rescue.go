package file

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"time"

	"charter/assessment"
	"charter/assessment/format"
	"charter/assessment/store"
	"charter/questions"
)

// earlierOn reads the text that a document had before.
func earlierOn(s store.Shelf, name string, pack *questions.Pack) (*assessment.Assessment, time.Time, error) {
	text, saved, err := s.Earlier(context.Background(), name)
	if err != nil {
		return nil, saved, &Trouble{store.ToOpen, name, err}
	}
	a, err := format.Decode(name, text, pack)
	return a, saved, err
}

// lookOn looks at a damaged document, and at the text it had before.
func (d *Damage) lookOn(s store.Shelf, pack *questions.Pack) {
	d.Backup.Path = backupOf(d.Path)
	d.Backup.Assessment, d.Backup.Modified, d.Backup.Err = earlierOn(s, d.Path, pack)
	entries, err := s.List(context.Background())
	if at := slices.IndexFunc(entries, func(e store.Entry) bool { return e.Name == d.Path }); err == nil && at >= 0 {
		d.Modified = entries[at].Changed
	}
	if text, err := readOn(s, d.Path); err == nil {
		d.compare(text)
	}
}

// held gives a document that nobody else edits until it is released.
func held(s store.Shelf, name string, options Options) (store.Document, store.Lease, error) {
	doc, err := s.Document(context.Background(), name)
	if err != nil {
		return nil, nil, err
	}
	lease, err := doc.Hold(context.Background(), options.self())
	if err != nil {
		return nil, nil, doc.Explain(store.ToEdit, err)
	}
	return doc, lease, nil
}

// restoreOn does what [Restore] does.
func restoreOn(s store.Shelf, name string, pack *questions.Pack, options Options) (aside string, err error) {
	doc, lease, err := held(s, name, options)
	if err != nil {
		return "", err
	}
	defer lease.Release()
	ctx := context.Background()
	good, _, err := s.Earlier(ctx, name)
	if err != nil {
		return "", &Trouble{toRestore, name, err}
	}
	if _, err := format.Decode(name, good, pack); err != nil {
		return "", err
	}
	damaged, at, err := doc.Read(ctx)
	if err == nil {
		aside, err = asideOn(ctx, s, name+".damaged-"+options.Now().Format(store.InNames), damaged)
	}
	if err == nil {
		_, err = doc.Save(ctx, good, at)
	}
	if err != nil {
		return "", &Trouble{toRestore, name, err}
	}
	return aside, nil
}

// asideOn keeps a text under a name that is free.
func asideOn(ctx context.Context, s store.Shelf, wanted string, text []byte) (string, error) {
	name := wanted
	for n := 2; ; n++ {
		doc, err := s.Document(ctx, name)
		if err != nil {
			return "", err
		}
		if _, err = doc.Create(ctx, text); !errors.Is(err, fs.ErrExist) {
			return name, err
		}
		name = fmt.Sprintf("%s-%d", wanted, n)
	}
}

// recoveryOn does what [SaveRecovery] does.
func recoveryOn(s store.Shelf, name string, a *assessment.Assessment) (string, error) {
	text, err := format.Encode(a)
	if err != nil {
		return "", err
	}
	doc, err := s.Document(context.Background(), name)
	if err != nil {
		return "", err
	}
	beside, _, err := doc.Beside(context.Background(), store.Recovery, text)
	if err != nil {
		return "", doc.Explain(store.ToCreate, err)
	}
	return beside.Name(), nil
}

// migratedOn does the work of [Migrate].
func migratedOn(s store.Shelf, name string, packs *Packs, options Options) (report assessment.MigrationReport, copied string, next *assessment.Assessment, err error) {
	ctx := context.Background()
	if isKept(name) {
		return report, "", nil, &Trouble{toMigrate, name, errIsCopy}
	}
	doc, lease, err := held(s, name, options)
	var other *store.Held
	switch {
	case errors.As(err, &other):
		return report, "", nil, beingEdited(name, other)
	case err != nil:
		return report, "", nil, err
	}
	defer lease.Release()
	before, err := s.Document(ctx, name) // its text is kept once, and here
	if err != nil {
		return report, "", nil, err
	}
	text, at, err := before.Read(ctx)
	if err != nil {
		return report, "", nil, doc.Explain(store.ToOpen, err)
	}
	next, report, err = packs.moved(name, text, options)
	if err != nil || next == nil {
		return report, "", nil, err
	}
	if copied, err = keepOn(ctx, s, KeptAs(name, report), text); err != nil {
		return report, "", nil, doc.Explain(toMigrate, err)
	}
	moved, err := format.Encode(next)
	if err == nil {
		_, err = doc.Save(ctx, moved, at)
	}
	if err != nil {
		return report, copied, nil, doc.Explain(toMigrate, err)
	}
	return report, copied, next, nil
}
