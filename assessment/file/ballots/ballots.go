// Package ballots keeps the secret keys with which the votes of open rounds are
// sealed (see assessment/workshop, Box): one key for each round, in a folder of
// the user's own, away from the assessment's file.
//
// The file holds the sealed votes. Whoever has copies of the file, as a folder
// kept in step between machines makes them, cannot open them without the key;
// and once a round is complete its key is destroyed, so that nobody can open the
// old copies any more. What this cannot do: keep the votes of a round that is
// still open from somebody who is at work under the same user account.
package ballots

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"charter/assessment/safefile"
	"charter/assessment/workshop"
)

// Keys keeps the keys of one assessment's open rounds.
type Keys struct{ folder string }

// For gives the keys of an assessment, kept below a folder of the user's own.
func For(folder, assessmentID string) Keys {
	return Keys{filepath.Join(folder, hashed(assessmentID))}
}

// Round names a round: the question and how many rounds were held before it.
type Round struct {
	Question string
	Before   int
}

// name is the name of a round's key. It is hashed, since an id comes from a file.
func (r Round) name() string { return hashed(fmt.Sprintf("%s\x00%d", r.Question, r.Before)) + ".key" }

func hashed(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
}

// BallotBox gives the ballot box of a round, with its key if it has one and a new key
// if not. With an error the box can still be used, but the votes in it
// can no longer be counted once the program has ended.
func (k Keys) BallotBox(r Round) (*workshop.BallotBox, error) {
	key, err := k.key(filepath.Join(k.folder, r.name()))
	box, fault := workshop.NewBallotBox(key, rand.Reader)
	return box, errors.Join(err, fault)
}

// key reads a key, or makes and writes one.
func (k Keys) key(path string) ([workshop.KeySize]byte, error) {
	var key [workshop.KeySize]byte
	if k.look() == nil {
		if known, err := safefile.Read(path, workshop.KeySize); err == nil && len(known) == len(key) {
			copy(key[:], known)
			return key, nil
		}
	}
	rand.Read(key[:]) // never fails: it ends the program rather than give weak numbers
	const folderOfTheOwner, fileOfTheOwner = 0o700, 0o600
	if err := os.MkdirAll(k.folder, folderOfTheOwner); err != nil {
		return key, err
	}
	if err := k.look(); err != nil {
		return key, err
	}
	if err := safefile.Write(path, key[:], fileOfTheOwner); err != nil {
		return key, err
	}
	return key, safefile.SyncFolder(k.folder)
}

// look makes sure that the folder is there and no link: the keys would lie elsewhere,
// and what lies there would be taken away.
func (k Keys) look() error {
	info, err := os.Lstat(k.folder)
	if err != nil || info.IsDir() {
		return err
	}
	return safefile.Plain(k.folder, info.Mode())
}

// Keep destroys every key but those of the rounds that are still open.
func (k Keys) Keep(open []Round) error {
	err := k.look()
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	entries, err := os.ReadDir(k.folder)
	left := 0
	for _, entry := range entries {
		if slices.ContainsFunc(open, func(r Round) bool { return r.name() == entry.Name() }) {
			left++
			continue
		}
		err = errors.Join(err, safefile.Remove(filepath.Join(k.folder, entry.Name())))
	}
	if left == 0 && err == nil {
		return os.Remove(k.folder)
	}
	return err
}
