package file

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"charter/assessment"
	"charter/questions"
)

// Read reads the assessment at path, as [Decode] does. It takes no lock and
// changes nothing. Errors are *[Faults] or *[Trouble].
func Read(path string, pack *questions.Pack) (*assessment.Assessment, error) {
	data, err := readText(system{}, path)
	if err != nil {
		return nil, err
	}
	return Decode(path, data, pack)
}

// readText reads the text of a file; errors tell what to do.
func readText(d disk, path string) ([]byte, error) {
	data, err := d.Read(path)
	var faults *Faults
	if err != nil && !errors.As(err, &faults) {
		err = &Trouble{"open", path, err}
	}
	return data, err
}

// ordinary refuses what is not a plain file: a folder, a device, a pipe.
func ordinary(path string, info fs.FileInfo) error {
	switch {
	case info.IsDir():
		return whole(path, "is a folder, not an assessment", "Name a file in it that ends in .charter.json")
	case !info.Mode().IsRegular():
		return whole(path, "is a device or a pipe, not an assessment", "Name a file that ends in .charter.json")
	case info.Size() > maxSize:
		return whole(path, fmt.Sprintf("is larger than %d megabytes, so it is not an assessment", maxSize>>20), "Check that this is the right file")
	}
	return nil
}

// Create writes a new assessment to path. It never replaces a file: when there
// is one already, the error, a *[Trouble], says so. Once it returns without an
// error the file survives a power cut.
func Create(path string, a *assessment.Assessment) error {
	data, err := Encode(a)
	if err != nil {
		return err
	}
	path, err = filepath.Abs(path)
	if err != nil {
		return &Trouble{"create", path, err}
	}
	t := target{disk: system{}, path: path}
	if err := t.create(data); err != nil {
		return &Trouble{"create", path, err}
	}
	return nil
}
