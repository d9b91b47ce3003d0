package ballots

import (
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"charter/assessment/safefile"
	"charter/assessment/workshop"
)

// The count of ballot sheets that are being typed, sealed, and its key. Both are taken away
// once it is stored.
const (
	sheetsKey   = "sheets.key"
	sheetsCount = "sheets.count"
)

// longestCount bounds a sealed count, in bytes.
const longestCount = 4 << 20

// KeepSheets keeps the count of ballot sheets that are being typed, to go on from it after
// a crash, and takes away what was kept before where there are too few to keep. sessions is
// how many sessions the assessment has.
func (k *Keys) KeepSheets(count workshop.SheetCount, sheet workshop.Sheet, sessions int) error {
	k.one.Lock()
	defer k.one.Unlock()
	if !count.Enough() {
		return k.dropSheets()
	}
	if k.parent == "" {
		return errNoFolder
	}
	folder := k.folder()
	key, _, err := k.read(filepath.Join(folder, sheetsKey))
	if err != nil {
		key = make([]byte, workshop.KeySize)
		rand.Read(key) // never fails: it ends the program rather than give weak numbers
		if err := k.makeFolder(folder); err != nil {
			return err
		}
		if err := write(filepath.Join(folder, sheetsKey), key, nil); err != nil {
			return err
		}
	}
	box, err := workshop.NewBallotBox([workshop.KeySize]byte(key), rand.Reader)
	if err != nil {
		return err
	}
	sealed, err := count.Seal(box, sheet, sessions)
	if err != nil {
		return err
	}
	if err := safefile.Write(filepath.Join(folder, sheetsCount), sealed, fileOfTheOwner); err != nil {
		return err
	}
	return safefile.SyncFolder(folder)
}

// Sheets gives the count of ballot sheets of which typing was broken off; without sheets where
// there is none. [workshop.ErrSealed] says that there is one of another printing, or from
// before another session.
func (k *Keys) Sheets(sheet workshop.Sheet, sessions int) (none workshop.SheetCount, err error) {
	k.one.Lock()
	defer k.one.Unlock()
	folder := k.folder()
	key, _, err := k.read(filepath.Join(folder, sheetsKey))
	if err != nil {
		return none, nil // there is none, or nobody can read it any more
	}
	sealed, err := safefile.Read(filepath.Join(folder, sheetsCount), longestCount)
	if err != nil {
		return none, nil
	}
	box, err := workshop.NewBallotBox([workshop.KeySize]byte(key), rand.Reader)
	if err != nil {
		return none, err
	}
	return sheet.Unseal(box, sealed, sessions)
}

// DropSheets takes away what is kept of ballot sheets: all are typed and stored, or they are
// to be typed again.
func (k *Keys) DropSheets() error {
	k.one.Lock()
	defer k.one.Unlock()
	return k.dropSheets()
}

func (k *Keys) dropSheets() error {
	if k.parent == "" {
		return nil
	}
	folder := k.folder()
	if err := look(folder); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		return err
	}
	var err error
	for _, name := range []string{sheetsKey, sheetsCount} { // the key first: without it nobody reads the count
		if fault := safefile.Remove(filepath.Join(folder, name)); !errors.Is(fault, fs.ErrNotExist) {
			err = errors.Join(err, fault)
		}
	}
	return errors.Join(err, removeIfEmpty(folder))
}

// removeIfEmpty removes a folder in which nothing is left.
func removeIfEmpty(folder string) error {
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) > 0 {
		return err
	}
	return os.Remove(folder)
}
