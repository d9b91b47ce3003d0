package main

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// archive packs the files of a folder, in the order of their names, all with one time,
// owned by nobody in particular and with one of two modes. The name of the folder
// stands before all names, so that unpacking makes one folder.
func archive(folder, name string, moment time.Time) (err error) {
	out, err := os.Create(name)
	if err != nil {
		return err
	}
	defer func() {
		if closed := out.Close(); err == nil {
			err = closed
		}
	}()
	pack := tarTo
	if strings.HasSuffix(name, ".zip") {
		pack = zipTo
	}
	add, finish := pack(out, moment)
	parent := filepath.Dir(filepath.Clean(folder))
	err = filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error { // in the order of names
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		if !info.Mode().IsRegular() {
			return fmt.Errorf("%s is no plain file", path)
		}
		short, err := filepath.Rel(parent, path)
		if err != nil {
			return err
		}
		mode := fs.FileMode(0o644)
		if info.Mode()&0o100 != 0 {
			mode = 0o755
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		return add(filepath.ToSlash(short), mode, data)
	})
	if err != nil {
		return err
	}
	return finish()
}

// adding adds one file to an archive.
type adding func(name string, mode fs.FileMode, data []byte) error

func zipTo(out io.Writer, moment time.Time) (adding, func() error) {
	archive := zip.NewWriter(out)
	return func(name string, mode fs.FileMode, data []byte) error {
		header := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: moment}
		header.SetMode(mode)
		file, err := archive.CreateHeader(header)
		if err != nil {
			return err
		}
		_, err = file.Write(data)
		return err
	}, archive.Close
}

func tarTo(out io.Writer, moment time.Time) (adding, func() error) {
	packed := gzip.NewWriter(out)
	archive := tar.NewWriter(packed)
	return func(name string, mode fs.FileMode, data []byte) error {
			if err := archive.WriteHeader(&tar.Header{Typeflag: tar.TypeReg, Name: name, Mode: int64(mode), Size: int64(len(data)), ModTime: moment}); err != nil {
				return err
			}
			_, err := archive.Write(data)
			return err
		}, func() error {
			if err := archive.Close(); err != nil {
				return err
			}
			return packed.Close()
		}
}
