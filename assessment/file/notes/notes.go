// Package notes keeps private notes that a facilitator types in a view of their own while
// the shared screen has the assessment's file open. They wait in a folder of the user's own
// until the program that has the file open, or opens it next, takes them in.
//
// Two programs are at it at once, without a lock: one writes what waits, the other moves that
// aside before it reads it ([Keeper.Take]), and takes away only what it moved aside
// ([Keeper.Drop]) once it is in the file. Whenever either of them ends, each note is in the
// file, waits, or both; and taking one in twice changes nothing.
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

// joined gives notes with others that were typed after them.
func joined(earlier, later []Note) []Note {
	for _, n := range later {
		earlier = With(earlier, n)
	}
	return earlier
}

// Keeper keeps the notes that wait for one file. Its methods may be called from any goroutine;
// of them only Add waits for no disk.
type Keeper struct {
	folder, path string

	turn sync.Mutex // one thing is done on the disk at a time
	mu   sync.Mutex
	last []Note // that were typed, and are not on the disk yet
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

// aside is where notes are while they are taken in.
func (k *Keeper) aside() string { return k.path + ".taken" }

// Files lists where notes that wait may stand; some may not be there.
func (k *Keeper) Files() []string {
	if k.folder == "" {
		return nil
	}
	return []string{k.aside(), k.path}
}

// errNoFolder says that there is no folder for notes.
var errNoFolder = errors.New("there is no folder for notes of your own")

// longest bounds what is read, in bytes.
const longest = 4 << 20

// Add says that a note is to wait. It is on the disk once [Keeper.Write] was called.
func (k *Keeper) Add(note Note) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.last = With(k.last, note)
}

func (k *Keeper) typed() []Note {
	k.mu.Lock()
	defer k.mu.Unlock()
	return slices.Clone(k.last)
}

// Read gives the notes that wait, also those that are not on the disk yet; of what cannot be
// read, none.
func (k *Keeper) Read() []Note {
	typed := k.typed() // first: what is written meanwhile is found on the disk
	waiting, _ := k.read(k.path)
	taken, _ := k.read(k.aside())
	return joined(joined(taken, waiting), typed)
}

func (k *Keeper) read(name string) (all []Note, err error) {
	if k.folder == "" {
		return nil, errNoFolder
	}
	data, err := safefile.Read(name, longest)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err == nil {
		err = json.Unmarshal(data, &all)
	}
	if err != nil {
		return nil, fmt.Errorf("the notes that wait in %s cannot be read (%w), so they are not written over. Move that file away, then type on", name, err)
	}
	return all, nil
}

// Write writes the notes that were added and not written yet. Notes that are there and are not
// understood are not written over.
func (k *Keeper) Write() error {
	k.turn.Lock()
	defer k.turn.Unlock()
	typed := k.typed()
	all, err := k.read(k.path)
	if err != nil || len(typed) == 0 {
		return err
	}
	if err := k.write(joined(all, typed)); err != nil {
		return err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.last = slices.DeleteFunc(k.last, func(n Note) bool { return slices.Contains(typed, n) })
	return nil
}

func (k *Keeper) write(all []Note) error {
	const folderOfTheOwner, fileOfTheOwner = 0o700, 0o600
	data, err := json.Marshal(all)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(k.folder, folderOfTheOwner); err != nil {
		return err
	}
	return safefile.Write(k.path, data, fileOfTheOwner)
}

// Take moves the notes that wait aside and gives them, to be put into the file. Those that were
// moved aside before, and not dropped, come first, and alone: there may be more.
func (k *Keeper) Take() ([]Note, error) {
	k.turn.Lock()
	defer k.turn.Unlock()
	if taken, err := k.read(k.aside()); err != nil || len(taken) > 0 {
		return taken, err
	}
	if waiting, err := k.read(k.path); err != nil || len(waiting) == 0 {
		return nil, err
	}
	if err := safefile.Replace(k.path, k.aside()); err != nil {
		return nil, err
	}
	return k.read(k.aside())
}

// Drop takes away notes that were moved aside, once they are in the file.
func (k *Keeper) Drop(taken []Note) error {
	k.turn.Lock()
	defer k.turn.Unlock()
	aside, err := k.read(k.aside())
	if err != nil || len(aside) == 0 || !slices.Equal(aside, taken) {
		return err
	}
	return safefile.Remove(k.aside())
}
