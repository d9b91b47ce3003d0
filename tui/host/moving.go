package host

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"charter/assessment/file"
	"charter/assessment/format"
	"charter/assessment/identity"
	"charter/assessment/safefile"
	"charter/assessment/store"
	"charter/exports/wording"
	"charter/questions/plaintext"
)

// lastGood ends the name of a file that is the last good copy of an assessment.
const lastGood = ".bak"

// Moved counts what was moved of an organisation.
type Moved struct {
	Organisation string
	Count        int      // of assessments, with what is kept beside them
	Same         int      // that were there already
	Left         []string // those that were not moved, since others of their names are there
}

// String tells it in a line.
func (m Moved) String() string {
	text := plaintext.Line(m.Organisation) + ": " + wording.Count(m.Count, "file")
	if m.Same > 0 {
		text += fmt.Sprintf(", and %s there already", wording.Count(m.Same, "file"))
	}
	if len(m.Left) > 0 {
		text += ". Not moved, since others of these names are there: " + plaintext.Line(strings.Join(m.Left, ", "))
	}
	return text
}

// Export writes what a database keeps to a new folder: ordinary files, and the accounts, as a
// host keeps them that has no database. It tells of each organisation.
func Export(from Database, folder string, now func() time.Time, tell func(Moved) error) error {
	if entries, err := os.ReadDir(folder); err == nil && len(entries) > 0 {
		return fmt.Errorf("the folder %s is not empty, so nothing was written. Name a new one", plaintext.Line(folder))
	}
	all, err := (Place{Database: from}).Directory(now).Organisations()
	if err != nil {
		return err
	}
	for _, organisation := range all {
		moved, err := exportOne(from.Shelf(organisation.ID), filepath.Join(folder, organisations, organisation.ID))
		moved.Organisation = organisation.Name
		if err == nil {
			err = tell(moved)
		}
		if err != nil {
			return err
		}
	}
	text, _, err := from.Accounts().Text("")
	if err == nil && text != nil {
		err = write(filepath.Join(folder, accountsFile), text, now())
	}
	return err
}

// exportOne writes the assessments of one organisation.
func exportOne(from store.Shelf, folder string) (moved Moved, err error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return moved, fmt.Errorf("cannot make the folder %s: %s. Name another place", plaintext.Line(folder), safefile.Words(err))
	}
	ctx := context.Background()
	entries, err := from.List(ctx)
	if err != nil {
		return moved, err
	}
	for _, entry := range entries {
		if entry.Name != filepath.Base(entry.Name) || !filepath.IsLocal(entry.Name) {
			return moved, fmt.Errorf("in the database, a name leads out of its folder: %s. It did not come from charter. Nothing more was written", plaintext.Line(entry.Name))
		}
		switch err := exportFile(ctx, from, entry, filepath.Join(folder, entry.Name)); {
		case errors.Is(err, fs.ErrNotExist): // it was taken away meanwhile
		case err != nil:
			return moved, err
		default:
			moved.Count++
		}
	}
	return moved, nil
}

// exportFile writes an assessment, and the text it had before as its last good copy.
func exportFile(ctx context.Context, from store.Shelf, entry store.Entry, name string) error {
	doc, err := from.Document(ctx, entry.Name)
	if err != nil {
		return err
	}
	text, _, err := doc.Read(ctx)
	if err != nil {
		return doc.Explain(store.ToOpen, err)
	}
	if err := write(name, text, entry.Changed); err != nil || !file.IsAssessment(entry.Name) {
		return err
	}
	before, saved, err := from.Earlier(ctx, entry.Name)
	switch {
	case errors.Is(err, fs.ErrNotExist): // there is none
		return nil
	case err != nil:
		return doc.Explain(store.ToOpen, err)
	}
	return write(name+lastGood, before, saved)
}

// write writes a file that was saved at a moment.
func write(name string, text []byte, saved time.Time) error {
	err := safefile.Write(name, text, 0o600)
	if err == nil {
		err = os.Chtimes(name, saved, saved)
	}
	if err != nil {
		return fmt.Errorf("cannot write %s: %s. Check the disk, then export to another folder", plaintext.Line(name), safefile.Words(err))
	}
	return nil
}

// Import takes what the folder of a host keeps, its accounts included, into a database. A folder
// that has no accounts is one of assessments, which go to the organisation of a name. Nothing
// that is there already is replaced, so it can be done again. It tells of each organisation.
func Import(to Database, folder, organisation string, now func() time.Time, tell func(Moved) error) error {
	directory := (Place{Database: to}).Directory(now)
	accounts, err := os.ReadFile(filepath.Join(folder, accountsFile))
	if errors.Is(err, fs.ErrNotExist) {
		one, err := directory.AddOrganisation(organisation)
		if err != nil {
			return err
		}
		return importOne(to.Shelf(one.ID), folder, one.Name, tell)
	}
	if err == nil {
		err = importAccounts(to.Accounts(), accounts)
	}
	if err != nil {
		return err
	}
	all, err := directory.Organisations()
	if err != nil {
		return err
	}
	for _, one := range all {
		if err := importOne(to.Shelf(one.ID), filepath.Join(folder, organisations, one.ID), one.Name, tell); err != nil {
			return err
		}
	}
	return nil
}

// errOtherAccounts is why accounts are not taken in.
var errOtherAccounts = errors.New("the database has accounts already, and others than this folder, so nothing was taken in. Use an empty database; or take in one folder below organisations at a time, with --organisation")

func importAccounts(to identity.Keeper, accounts []byte) error {
	return to.Change(func(text []byte) ([]byte, error) {
		if text != nil && !bytes.Equal(text, accounts) {
			return nil, errOtherAccounts
		}
		return accounts, identity.Check(accounts)
	})
}

// importOne takes in the files of one organisation.
func importOne(to store.Shelf, folder, organisation string, tell func(Moved) error) error {
	entries, err := os.ReadDir(folder)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("cannot look into the folder %s: %s", plaintext.Line(folder), safefile.Words(err))
	}
	moved := Moved{Organisation: organisation}
	for _, entry := range entries {
		name := entry.Name()
		copied := strings.TrimSuffix(name, lastGood)
		isCopy := copied != name && file.IsAssessment(copied) // comes with the assessment
		if !entry.Type().IsRegular() || strings.HasPrefix(name, ".") || !strings.Contains(name, file.Extension) || isCopy {
			continue
		}
		if err := importFile(to, folder, name, &moved); err != nil {
			return err
		}
	}
	return tell(moved)
}

// importFile takes in a file, and its last good copy as the text that it had before.
func importFile(to store.Shelf, folder, name string, moved *Moved) error {
	ctx := context.Background()
	text, err := safefile.Read(filepath.Join(folder, name), format.MaxSize)
	if err != nil {
		return fmt.Errorf("cannot read %s: %s", plaintext.Line(filepath.Join(folder, name)), safefile.Words(err))
	}
	before, err := safefile.Read(filepath.Join(folder, name+lastGood), format.MaxSize)
	if err != nil {
		before = nil // there is none that could be used
	}
	doc, err := to.New(ctx, name)
	if err != nil {
		return err
	}
	there, at, err := doc.Read(ctx)
	switch {
	case err == nil && bytes.Equal(there, text):
		moved.Same++
		return nil
	case err == nil && (before == nil || !bytes.Equal(there, before)):
		moved.Left = append(moved.Left, name)
		return nil
	case errors.Is(err, fs.ErrNotExist) && before == nil:
		_, err = doc.Create(ctx, text)
	case errors.Is(err, fs.ErrNotExist):
		if at, err = doc.Create(ctx, before); err == nil {
			_, err = doc.Save(ctx, text, at)
		}
	case err == nil: // it was begun before
		_, err = doc.Save(ctx, text, at)
	}
	if err != nil {
		return doc.Explain(store.ToSave, err)
	}
	moved.Count++
	return nil
}
