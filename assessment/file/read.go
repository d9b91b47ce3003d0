package file

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"charter/assessment"
	"charter/questions"
)

// Read reads the assessment at path, as [Decode] does. It takes no lock and
// changes nothing.
func Read(path string, pack *questions.Pack) (*assessment.Assessment, error) {
	data, err := readAll(path)
	if err != nil {
		return nil, err
	}
	return Decode(path, data, pack)
}

// readAll reads the text of an ordinary file of bounded size.
func readAll(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, cannot("open", path, err)
	}
	if err := ordinary(path, info); err != nil {
		return nil, err
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, cannot("open", path, err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxSize+1))
	if err != nil {
		return nil, cannot("read", path, err)
	}
	return data, nil
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
// is one already, the error says so.
func Create(path string, a *assessment.Assessment) error {
	data, err := Encode(a)
	if err != nil {
		return fmt.Errorf("the assessment cannot be written: %w", err)
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there already. Open it with charter open, or choose another name", path)
	}
	if err != nil {
		return cannot("create", path, err)
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		os.Remove(path)
		return cannot("write", path, err)
	}
	return nil
}
