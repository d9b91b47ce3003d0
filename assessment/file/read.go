package file

import (
	"cmp"
	"errors"
	"io/fs"
	"path/filepath"

	"charter/assessment"
	"charter/assessment/safefile"
	"charter/assessment/store"
	"charter/questions"
)

// Read reads the assessment at path, as [format.Decode] does; links are followed. It takes no
// lock and changes nothing. Errors are *[format.Faults] or *[Trouble].
func Read(path string, pack *questions.Pack) (*assessment.Assessment, error) {
	return (*Root)(nil).Read(path, pack)
}

// readNamed reads the text of the file that a name leads to.
func readNamed(d disk, name string) ([]byte, error) {
	real, err := d.Resolve(name)
	if err != nil {
		return nil, explained(store.ToOpen, name, err)
	}
	return readText(d, real, name)
}

// readText reads the text of an assessment; errors tell what to do, by the name it
// was given.
func readText(d disk, real, name string) ([]byte, error) {
	data, err := d.Read(real)
	if err != nil {
		return nil, explained(store.ToOpen, name, err)
	}
	return data, nil
}

// located gives the real path of a file or, when it is gone, of where it was. All
// that stands beside it is found from there.
func located(d disk, path string) (string, error) {
	if real, err := d.Resolve(path); err == nil {
		return real, nil
	}
	return inRealFolder(d, path)
}

// inRealFolder gives the path of a new file with the links to its folder followed.
func inRealFolder(d disk, path string) (string, error) {
	folder, err := d.Resolve(filepath.Dir(path))
	return filepath.Join(folder, filepath.Base(path)), err
}

// Free reports whether a new assessment can be made at path, as far as can be told before it
// is written: nothing stands there, and its folder does. Else the error is that of [Create].
func Free(path string) error {
	real, err := inRealFolder(system{}, path)
	if err == nil {
		var there fs.FileInfo
		there, err = system{}.Stat(real)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case err == nil:
			err = cmp.Or(safefile.Plain(real, there.Mode()), fs.ErrExist)
		}
	}
	return &Trouble{store.ToCreate, path, err}
}

// Create writes a new assessment to path. It never replaces a file: when there
// is one already, the error, a *[Trouble], says so. Once it returns without an
// error the file survives a power cut.
func Create(path string, a *assessment.Assessment) error {
	return (*Root)(nil).Create(path, a)
}
