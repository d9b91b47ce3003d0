// Package notes keeps private notes that a facilitator types in a view of their own while
// the shared screen has the assessment's file open. They wait in a folder of the user's own
// until the same user opens the file to work on it, which takes them in.
package notes

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"charter/assessment/safefile"
)

// Note is a private note on a question that waits to be taken in.
type Note struct {
	Question string `json:"question"`
	Before   string `json:"before"` // what stood in the file when it was typed
	Text     string `json:"text"`   // what is to stand there
}

// Into gives the private note of an answer with this one taken in: nothing that stands there
// by now is lost, and what is there already is not put there twice.
func (n Note) Into(now string) string {
	switch {
	case now == n.Before, strings.Contains(n.Text, now):
		return n.Text
	case strings.Contains(now, n.Text):
		return now
	}
	return now + "\n" + n.Text
}

// With gives notes with another, which takes the place of one on the same question.
func With(all []Note, note Note) []Note {
	all = slices.Clone(all)
	at := slices.IndexFunc(all, func(n Note) bool { return n.Question == note.Question })
	if at < 0 {
		return append(all, note)
	}
	all[at].Text = note.Text
	return all
}

// Keeper keeps the notes that wait for one file.
type Keeper struct {
	folder, path string

	one    sync.Mutex
	latest []Note
}

// For gives the keeper of an assessment's file. Notes are kept below a folder of the user's
// own; where that is "", none is.
func For(folder, assessmentID, path string) *Keeper {
	if real, err := safefile.Real(path); err == nil {
		path = real
	}
	sum := sha256.Sum256([]byte(assessmentID + "\x00" + path))
	return &Keeper{folder: folder, path: filepath.Join(folder, hex.EncodeToString(sum[:8])+".json")}
}

// errNoFolder says that there is no folder for notes.
var errNoFolder = errors.New("there is no folder for notes of your own")

// longest bounds what is read, in bytes.
const longest = 4 << 20

// Read gives the notes that wait; none where nothing can be read.
func (k *Keeper) Read() []Note {
	all, _ := k.read() // what cannot be read stays as it is
	return all
}

func (k *Keeper) read() (all []Note, err error) {
	if k.folder == "" {
		return nil, errNoFolder
	}
	data, err := safefile.Read(k.path, longest)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err == nil {
		err = json.Unmarshal(data, &all)
	}
	if err != nil {
		return nil, fmt.Errorf("the notes that wait in %s cannot be read (%w), so they are not written over. Move that file away, then type on", k.path, err)
	}
	return all, nil
}

// Put says which notes are to wait. They are on the disk once [Keeper.Write] was called, which
// may be done at once and in any order: what was put last is written.
func (k *Keeper) Put(all []Note) {
	k.one.Lock()
	defer k.one.Unlock()
	k.latest = slices.Clone(all)
}

// Write writes the notes that were put last. Notes that are there and are not understood are
// not written over.
func (k *Keeper) Write() error {
	k.one.Lock()
	defer k.one.Unlock()
	if _, err := k.read(); err != nil {
		return err
	}
	return k.write(k.latest)
}

// Drop takes away notes that were taken in, unless they were changed since.
func (k *Keeper) Drop(taken []Note) error {
	k.one.Lock()
	defer k.one.Unlock()
	all, err := k.read()
	if err != nil {
		return err
	}
	return k.write(slices.DeleteFunc(all, func(n Note) bool { return slices.Contains(taken, n) }))
}

func (k *Keeper) write(all []Note) error {
	const folderOfTheOwner, fileOfTheOwner = 0o700, 0o600
	if len(all) == 0 {
		if err := safefile.Remove(k.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	}
	data, err := json.Marshal(all)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(k.folder, folderOfTheOwner); err != nil {
		return err
	}
	return safefile.Write(k.path, data, fileOfTheOwner)
}
