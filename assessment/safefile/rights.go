package safefile

import (
	"errors"
	"io/fs"
	"os"
)

// Rights say who may do what with a file: its permissions, its group and its owner.
// On Windows a file has the rights that its folder gives. The zero Rights are those of
// a new file, see [ForNew].
type Rights struct {
	mode         fs.FileMode
	owner, group int // -1: as the system gives them
	known        bool
}

// RightsOf are those of a file that is there.
func RightsOf(info fs.FileInfo) Rights {
	r := Rights{mode: info.Mode().Perm(), owner: -1, group: -1, known: true}
	r.owner, r.group = ownersOf(info)
	return r
}

// ForNew are the rights of a new file that holds private text: it is its owner's alone. In
// a folder where a group may make files, and not everybody's files are their own, the group
// of the folder may read and write it too.
func ForNew(folder fs.FileInfo) Rights {
	const ofOwner, ofGroup, makesFiles = 0o600, 0o060, 0o020
	r := Rights{mode: ofOwner, owner: -1, group: -1, known: true}
	_, group := ownersOf(folder)
	if folder.Mode()&makesFiles != 0 && folder.Mode()&fs.ModeSticky == 0 && mayGive(group) {
		r.group = group
		r.mode |= ofGroup
	}
	return r
}

// ErrRights says that a file does not have all the rights it was to have.
var ErrRights = errors.New("colleagues may not be able to open the file any more: its group could not be kept, as you are not in that group. Ask whoever looks after the folder to add you to it")

// CanKeep gives [ErrRights] if this program may not make a file with such rights, as far
// as that can be told beforehand.
func (r Rights) CanKeep() error {
	if r.known && r.group >= 0 && r.mode&0o070 != r.mode&0o007<<3 && !mayGive(r.group) {
		return ErrRights
	}
	return nil
}

// CreateAs makes a file, which must not be there yet, for writing, with rights. Where they
// cannot all be given the file has fewer, never more, and lost is [ErrRights]. A file system
// that has no rights of its own loses none.
func CreateAs(name string, r Rights) (f *os.File, lost, err error) {
	const ofOwner = 0o600
	if f, err = Create(name, ofOwner); err != nil || !r.known {
		return f, nil, err
	}
	mode := r.mode
	if err := chown(f, r.owner, r.group); err != nil {
		mode = mode&^0o070 | mode&0o070&(mode&0o007<<3) // its group may do what everybody may
	}
	_ = f.Chmod(mode) // what comes of it counts
	if info, err := f.Stat(); err == nil && (r.mode&^info.Mode() != 0 || r.CanKeep() != nil) {
		lost = ErrRights
	}
	return f, lost, nil
}
