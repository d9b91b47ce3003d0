// Package safefile reads, makes and replaces the files that the program keeps for
// itself or writes for others, so that
//
//   - nothing leads it elsewhere: a link, folder, pipe, socket or device that stands
//     under the name of such a file is neither followed nor opened, written to or
//     replaced. The error is then [NotPlain];
//   - a file is there whole or not at all, whenever the program or the power goes.
//
// A name that a person gave may be a link: [Real] follows it, once. Whatever is done
// afterwards is done under the real name.
package safefile

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"charter/questions/plaintext"
)

// NotPlain is the error for a name under which there stands something else than
// a plain file.
type NotPlain struct {
	Path string
	What string // it is, e.g. "a link"
}

// Error names the file, what it is and what to do.
func (n *NotPlain) Error() string {
	return fmt.Sprintf("%s is %s, so charter leaves it alone. %s", plaintext.Line(n.Path), n.What, n.Next())
}

// Next says what to do about it.
func (n *NotPlain) Next() string { return "Delete it or move it away, then try again" }

// Is tells that the name is taken, to whoever looks for a free one.
func (n *NotPlain) Is(target error) bool { return target == fs.ErrExist }

// Plain gives *[NotPlain] for what is no plain file.
func Plain(name string, mode fs.FileMode) error {
	what := "neither a file nor a folder"
	switch {
	case mode.IsRegular():
		return nil
	case mode&fs.ModeSymlink != 0:
		what = "a link"
	case mode.IsDir():
		what = "a folder"
	case mode&fs.ModeNamedPipe != 0:
		what = "a pipe"
	case mode&fs.ModeSocket != 0:
		what = "a socket"
	case mode&fs.ModeDevice != 0:
		what = "a device"
	}
	return &NotPlain{name, what}
}

// Real follows the links of a name, to a plain file or a folder. It gives a complete path.
func Real(name string) (string, error) {
	info, err := os.Stat(name)
	if err != nil {
		return "", err // in the system's own words
	}
	if !info.IsDir() {
		if err := Plain(name, info.Mode()); err != nil {
			return "", err // a pipe may have no path of its own
		}
	}
	real, err := filepath.EvalSymlinks(name)
	if err != nil {
		// On Windows a folder on the way may be one that may be passed but not looked into.
		info, lost := os.Lstat(name)
		if lost != nil || info.Mode()&fs.ModeSymlink != 0 {
			return "", err
		}
		real = name
	}
	return filepath.Abs(real)
}

// Stat describes a plain file.
func Stat(name string) (fs.FileInfo, error) {
	info, err := os.Lstat(name)
	if err == nil {
		err = Plain(name, info.Mode())
	}
	return info, err
}

// Open opens a plain file for reading. It never waits for the other end of a pipe.
func Open(name string) (*os.File, error) { return open(name, os.O_RDONLY) }

func open(name string, flag int) (*os.File, error) {
	if _, err := Stat(name); err != nil {
		return nil, err // opening a device can already do something
	}
	f, err := openUnfollowed(name, flag)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil {
		err = Plain(name, info.Mode())
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// OpenInPlace opens a plain file for reading and for writing over what it holds.
// It must have no other name: what is written would be written under that too.
func OpenInPlace(name string) (*os.File, error) {
	f, err := open(name, os.O_RDWR)
	if err != nil {
		return nil, err
	}
	names, err := namesOf(f)
	if err == nil && names > 1 {
		err = &NotPlain{name, "a file that also has another name (a hard link)"}
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

// Read reads a plain file, of at most limit bytes.
func Read(name string, limit int64) ([]byte, error) {
	f, err := Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var data bytes.Buffer
	if info, err := f.Stat(); err == nil {
		data.Grow(int(min(info.Size(), limit)) + bytes.MinRead)
	}
	_, err = data.ReadFrom(io.LimitReader(f, limit+1))
	if err == nil && int64(data.Len()) > limit {
		return nil, &fs.PathError{Op: "read", Path: name, Err: ErrTooLarge}
	}
	return data.Bytes(), err
}

// ReadNamed reads the plain file, of at most limit bytes, that a name leads to which
// somebody gave: it may be a link.
func ReadNamed(name string, limit int64) ([]byte, error) {
	real, err := Real(name)
	if err != nil {
		return nil, err
	}
	return Read(real, limit)
}

// ErrTooLarge says that a file has more bytes than it was to be read with.
var ErrTooLarge = errors.New("the file is too large")

// Create makes a file, which must not be there yet, for writing. Its permissions are
// those of perm that the umask leaves.
func Create(name string, perm fs.FileMode) (*os.File, error) {
	return os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, perm) // does not follow a link
}

// CreateLike makes a file as [Create] does, with just the permissions of perm. Where
// the file system has none of its own, or refuses them, it may have fewer, never more.
func CreateLike(name string, perm fs.FileMode) (*os.File, error) {
	f, err := Create(name, perm)
	if err == nil {
		_ = f.Chmod(perm)
	}
	return f, err
}

// Link gives a plain file a second name, which must not be there yet.
func Link(old, new string) error {
	if _, err := Stat(old); err != nil {
		return err // some systems follow a link here
	}
	return os.Link(old, new)
}

// Replace renames a file in one step, in place of a plain file that has the new
// name, if there is one. The text survives a power cut if it was synced before.
func Replace(old, new string) error {
	if _, err := Stat(new); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return replace(old, new)
}

// Remove takes away a plain file.
func Remove(name string) error {
	if _, err := Stat(name); err != nil {
		return err
	}
	return remove(name)
}

// Write writes a file in one step, in place of one of that name, whose [Rights]
// it keeps as far as it may; a new one has those of perm that the umask leaves. After a power cut the
// old or the new text is there; [SyncFolder] makes sure of the new.
func Write(name string, data []byte, perm fs.FileMode) error {
	return write(name, data, func(fresh string) (*os.File, error) { return Create(fresh, perm) })
}

// WritePrivate is [Write] for private text: a new file has the rights of [ForNew].
func WritePrivate(name string, data []byte) error {
	return write(name, data, func(fresh string) (*os.File, error) {
		folder, err := os.Stat(filepath.Dir(name))
		if err != nil {
			return nil, err
		}
		f, _, err := CreateAs(fresh, ForNew(folder))
		return f, err
	})
}

func write(name string, data []byte, create func(fresh string) (*os.File, error)) error {
	fresh := Temporary(name)
	there, err := Stat(name)
	var f *os.File
	switch {
	case err == nil:
		f, _, err = CreateAs(fresh, RightsOf(there))
	case errors.Is(err, fs.ErrNotExist):
		f, err = create(fresh)
	}
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = Replace(fresh, name)
	}
	if err != nil {
		_ = remove(fresh)
	}
	return err
}

const temporaryEnd = ".tmp"

func temporaryStart(name string) string { return "." + filepath.Base(name) + "." }

// Temporary gives a name beside a file that nothing else uses, for its next text:
// hidden, and recognisable as left over from this file.
func Temporary(name string) string {
	return filepath.Join(filepath.Dir(name), temporaryStart(name)+rand.Text()[:10]+temporaryEnd)
}

// IsTemporary reports whether a name without folder is one that [Temporary] gives
// for the file.
func IsTemporary(base, name string) bool {
	return strings.HasPrefix(base, temporaryStart(name)) && strings.HasSuffix(base, temporaryEnd)
}
