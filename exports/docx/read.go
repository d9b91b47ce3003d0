package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
)

// What bounds a document that somebody else packed.
const (
	maxParts = 500
	maxBytes = 64 << 20
)

// Parts gives the parts of a Word document by their names, unpacked: two documents are the
// same when their parts are, however they were packed. It refuses what is no such document,
// and one that unpacks to more than any report.
func Parts(data []byte) (map[string][]byte, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("this is no Word document: %w", err)
	}
	if len(r.File) > maxParts {
		return nil, fmt.Errorf("this is no Word document of charter: it has %d parts", len(r.File))
	}
	parts, left := make(map[string][]byte, len(r.File)), int64(maxBytes)
	for _, f := range r.File {
		if _, twice := parts[f.Name]; twice {
			return nil, fmt.Errorf("the part %q stands in the document twice", f.Name)
		}
		content, err := unpack(f, left)
		if err != nil {
			return nil, fmt.Errorf("the part %q of the document cannot be read: %w", f.Name, err)
		}
		left -= int64(len(content))
		parts[f.Name] = content
	}
	return parts, nil
}

func unpack(f *zip.File, most int64) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	content, err := io.ReadAll(io.LimitReader(r, most+1))
	if shut := r.Close(); err == nil {
		err = shut
	}
	if err == nil && int64(len(content)) > most {
		err = errors.New("it is larger than any report")
	}
	return content, err
}
