package docx

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
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
	if !isAlone(data, r) {
		return nil, errors.New("something stands before or behind the Word document in its file, which other programs may show instead")
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

// isAlone reports whether the parts of a document begin where the file does, and the file ends
// with their list. Programs find the parts of a ZIP file from either end, so what stands before or
// behind them could be shown in their place.
func isAlone(data []byte, r *zip.Reader) bool {
	const (
		header, names = 30, 26 // how long what stands before a part is, and where it tells how long names are
		end           = 22     // how long the last record is without a remark
	)
	if len(data) < header || len(r.File) == 0 || !bytes.HasPrefix(data[len(data)-end:], []byte("PK\x05\x06")) {
		return false
	}
	first := int64(header + int(binary.LittleEndian.Uint16(data[names:])) + int(binary.LittleEndian.Uint16(data[names+2:])))
	return bytes.HasPrefix(data, []byte("PK\x03\x04")) && slices.ContainsFunc(r.File, func(f *zip.File) bool {
		at, err := f.DataOffset()
		return err == nil && at == first
	})
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
