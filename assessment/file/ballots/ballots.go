// Package ballots keeps the secret keys with which the votes of open rounds are
// sealed (see assessment/workshop, Box): one key for each round, in a folder of
// the user's own, away from the assessment's file.
//
// The file holds the sealed votes. Whoever has copies of the file, as a folder
// kept in step between machines makes them, cannot open them without the key;
// and once a round is complete its key is destroyed, so that nobody can open the
// old copies any more. What this cannot do: keep the votes of a round that is
// still open from somebody who is at work under the same user account.
//
// Keys belong to one file: to the assessment, and to where its file really is. So
// work on a copy of it does nothing to the keys of the other. A file that is moved
// while a round is open loses them, and everyone votes again.
//
// So are counts of ballot sheets while they are being typed (sheets.go).
//
// Beside a key stands who has voted, as far as the file was known to be saved. A file
// in which one of them has not voted is an older version that was put back: if a round
// could go on from there, what changes by the votes that follow would tell a vote of
// before. [Keys.BallotBox] refuses it with [ErrRolledBack].
package ballots

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"charter/assessment"
	"charter/assessment/safefile"
	"charter/assessment/workshop"
)

// Keys keeps the keys of the open rounds of one assessment in one file. Its methods may
// be called at once and in any order: what was asked for is destroyed only by name.
type Keys struct {
	parent, assessmentID, path string

	one   sync.Mutex     // one thing is done at a time
	asked map[Round]bool // rounds whose box was given out
}

// For gives the keys of an assessment whose file is at a path. They are kept below a
// folder of the user's own; where that is "", none is kept.
func For(folder, assessmentID, path string) *Keys {
	return &Keys{parent: folder, assessmentID: assessmentID, path: path, asked: map[Round]bool{}}
}

// folder is where the keys are.
func (k *Keys) folder() string {
	at, err := safefile.Real(k.path)
	if err != nil {
		at = k.path // it is not on the disk yet, or gone
	}
	return filepath.Join(k.parent, hashed(k.assessmentID+"\x00"+at))
}

// Round names a round: the question and how many rounds were held before it.
type Round struct {
	Question string
	Before   int
}

// RoundsOpen lists the rounds of an assessment's answers that are not complete.
func RoundsOpen(answers map[string]assessment.Answer) []Round {
	var open []Round
	for id, answer := range answers {
		if held := workshop.Completed(answer.Rounds); len(answer.Rounds) > held {
			open = append(open, Round{Question: id, Before: held})
		}
	}
	return open
}

// Open is a round that is not complete, with the ids of those who have voted in it and
// their sealed votes.
type Open struct {
	Round
	Voted  []string
	Sealed string
}

// name is the name of a round's key. It is hashed, since an id comes from a file.
func (r Round) name() string { return hashed(fmt.Sprintf("%s\x00%d", r.Question, r.Before)) + ".key" }

// hashedVoters gives those who have voted as a note has them.
func (r Open) hashedVoters() []string {
	voters := make([]string, len(r.Voted))
	for i, who := range r.Voted {
		voters[i] = hashed(who)
	}
	return voters
}

func hashed(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
}

// ErrRolledBack says that votes are missing in a file that were in it before.
var ErrRolledBack = errors.New("somebody has voted since this version of the file was saved, so an older version was put back")

// errNoFolder says that there is no folder for keys.
var errNoFolder = errors.New("there is no folder for the keys of votes")

// BallotBox gives the ballot box of a round, with its key if it has one and a new key
// if not, or if nobody has voted in it, as after a round that was closed unseen. With
// [ErrRolledBack] there is no box. With another error the box can still be used, but the
// votes in it can no longer be counted once the program has ended.
func (k *Keys) BallotBox(r Open) (*workshop.BallotBox, error) {
	k.one.Lock()
	defer k.one.Unlock()
	return k.box(r)
}

// Renew destroys the key of a round that was closed unseen, and gives the ballot box of
// the one that is held in its stead.
func (k *Keys) Renew(r Round) (*workshop.BallotBox, error) {
	k.one.Lock()
	defer k.one.Unlock()
	err := k.destroy([]Round{r})
	box, fault := k.box(Open{Round: r})
	return box, errors.Join(err, fault)
}

func (k *Keys) box(r Open) (*workshop.BallotBox, error) {
	k.asked[r.Round] = true
	key, err := k.key(r)
	if errors.Is(err, ErrRolledBack) {
		return nil, err
	}
	box, fault := workshop.NewBallotBox([workshop.KeySize]byte(key), rand.Reader)
	return box, errors.Join(err, fault)
}

// key reads the key of a round, or makes and writes one.
func (k *Keys) key(r Open) ([]byte, error) {
	folder := k.folder()
	path := filepath.Join(folder, r.name())
	if key, voted, err := k.read(path); err == nil {
		switch {
		case !slices.ContainsFunc(voted, func(who string) bool { return !slices.Contains(r.hashedVoters(), who) }):
			return key, nil
		case len(r.Voted) > 0:
			return nil, ErrRolledBack
		}
	}
	key := make([]byte, workshop.KeySize)
	rand.Read(key) // never fails: it ends the program rather than give weak numbers
	if k.parent == "" {
		return key, errNoFolder
	}
	if err := k.makeFolder(folder); err != nil {
		return key, err
	}
	return key, write(path, key, nil)
}

// What the owner alone may read.
const (
	folderOfTheOwner = 0o700
	fileOfTheOwner   = 0o600
)

// makeFolder makes the folder of the keys, where it is not there yet.
func (k *Keys) makeFolder(folder string) error {
	if err := os.MkdirAll(folder, folderOfTheOwner); err != nil {
		return err
	}
	return look(folder)
}

// longestNote bounds a key with its note of who has voted, in bytes.
const longestNote = 1 << 20

// read gives a key, and the hashed ids of those who are known to have voted.
func (k *Keys) read(path string) (key []byte, voted []string, err error) {
	if k.parent == "" {
		return nil, nil, errNoFolder
	}
	if err := look(filepath.Dir(path)); err != nil {
		return nil, nil, err
	}
	text, err := safefile.Read(path, longestNote)
	if err != nil {
		return nil, nil, err
	}
	if len(text) < workshop.KeySize {
		return nil, nil, io.ErrUnexpectedEOF
	}
	return text[:workshop.KeySize], strings.Fields(string(text[workshop.KeySize:])), nil
}

// write writes a key, and the hashed ids of those who have voted, one on each line.
func write(path string, key []byte, voted []string) error {
	text := append(slices.Clone(key), strings.Join(voted, "\n")...)
	if err := safefile.Write(path, text, fileOfTheOwner); err != nil {
		return err
	}
	return safefile.SyncFolder(filepath.Dir(path))
}

// look makes sure that a folder is there and no link: the keys would lie elsewhere,
// and what lies there would be taken away.
func look(folder string) error {
	info, err := os.Lstat(folder)
	if err != nil || info.IsDir() {
		return err
	}
	return safefile.Plain(folder, info.Mode())
}

// Keep destroys every key but those of rounds that are still open or whose box was
// given out: those that an earlier start has left behind.
func (k *Keys) Keep(open []Round) error {
	k.one.Lock()
	defer k.one.Unlock()
	return k.sweep(func(name string) bool {
		kept := func(r Round) bool { return r.name() == name }
		return slices.ContainsFunc(open, kept) || slices.ContainsFunc(slices.Collect(maps.Keys(k.asked)), kept)
	})
}

// Destroy destroys the keys of rounds that are over.
func (k *Keys) Destroy(over []Round) error {
	k.one.Lock()
	defer k.one.Unlock()
	return k.destroy(over)
}

func (k *Keys) destroy(over []Round) error {
	for _, r := range over {
		delete(k.asked, r)
	}
	return k.sweep(func(name string) bool {
		return !slices.ContainsFunc(over, func(r Round) bool { return r.name() == name })
	})
}

func (k *Keys) sweep(kept func(name string) bool) error {
	if k.parent == "" {
		return nil
	}
	return sweep(k.folder(), kept)
}

// sweep takes all out of a folder but what is kept and what is kept of ballot sheets, and the
// folder if nothing is left in it.
func sweep(folder string, kept func(name string) bool) error {
	err := look(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	entries, err := os.ReadDir(folder)
	left := 0
	for _, entry := range entries {
		if kept(entry.Name()) || entry.Name() == sheetsKey || entry.Name() == sheetsCount {
			left++
			continue
		}
		err = errors.Join(err, safefile.Remove(filepath.Join(folder, entry.Name())))
	}
	if left == 0 && err == nil {
		return os.Remove(folder)
	}
	return err
}

// DestroyOlder destroys the keys of an assessment as version 1.0.0 kept them: below the
// same folder, for all files of the assessment together.
func DestroyOlder(folder, assessmentID string) error {
	if folder == "" {
		return nil
	}
	return sweep(filepath.Join(folder, hashed(assessmentID)), func(string) bool { return false })
}

// Note notes who has voted in a round, once the file with those votes is saved. It does
// nothing for a round without a key or with a newer one, and never forgets anybody.
func (k *Keys) Note(r Open) error {
	k.one.Lock()
	defer k.one.Unlock()
	path := filepath.Join(k.folder(), r.name())
	key, noted, err := k.read(path)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, errNoFolder) {
		return nil
	}
	if err != nil {
		return err
	}
	box, err := workshop.NewBallotBox([workshop.KeySize]byte(key), rand.Reader)
	if err != nil || !workshop.Readable(box, r.Question, []assessment.Round{{Voted: r.Voted, Sealed: r.Sealed}}) {
		return err
	}
	voted := slices.Clone(noted)
	for _, who := range r.hashedVoters() {
		if !slices.Contains(voted, who) {
			voted = append(voted, who)
		}
	}
	if len(voted) == len(noted) {
		return nil
	}
	return write(path, key, voted)
}

// Move takes the keys along when the work goes on in a file at another path.
func (k *Keys) Move(path string) error {
	k.one.Lock()
	defer k.one.Unlock()
	from := k.folder()
	err := look(from)
	k.path = path
	if k.parent == "" || errors.Is(err, fs.ErrNotExist) || from == k.folder() {
		return nil
	}
	if err != nil {
		return err
	}
	return os.Rename(from, k.folder())
}
