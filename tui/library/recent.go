package library

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"charter/assessment/safefile"
)

// recentFormat is the format of the list of files opened lately. The list holds
// paths and nothing of what is in the files.
const recentFormat = "charter-recent/1"

// recentLimit is how many files the list keeps.
const recentLimit = 20

type recentList struct {
	Format string   `json:"format"`
	Files  []string `json:"files"` // complete paths, the last opened first
}

// Opened puts a file at the head of the list of files opened lately.
func (l Library) Opened(path string) error {
	return l.change(func(files []string) []string {
		files = slices.DeleteFunc(files, func(other string) bool { return other == path })
		return slices.Insert(files, 0, path)
	})
}

// Forget takes a file off the list. The file itself stays.
func (l Library) Forget(path string) error {
	return l.change(func(files []string) []string {
		return slices.DeleteFunc(files, func(other string) bool { return other == path })
	})
}

// read gives the list; without one, or with one that cannot be understood, it is
// empty: nothing depends on it.
func (l Library) read() []string {
	if l.Recent == "" {
		return nil
	}
	const enough = 1 << 20 // bytes; twenty paths are far fewer
	data, err := safefile.Read(l.Recent, enough)
	if err != nil {
		return nil
	}
	var list recentList
	if json.Unmarshal(data, &list) != nil || list.Format != recentFormat {
		return nil
	}
	return slices.DeleteFunc(list.Files, func(path string) bool { return !filepath.IsAbs(path) })
}

func (l Library) change(edit func([]string) []string) error {
	if l.Recent == "" {
		return nil
	}
	files := edit(l.read())
	list := recentList{recentFormat, files[:min(len(files), recentLimit)]}
	data, err := json.MarshalIndent(list, "", "  ")
	if err == nil {
		err = os.MkdirAll(filepath.Dir(l.Recent), 0o700)
	}
	if err == nil {
		err = safefile.Write(l.Recent, append(data, '\n'), 0o600)
	}
	if err != nil {
		return fmt.Errorf("cannot keep the list of files opened lately in %s: %w. Your assessments are not touched", l.Recent, err)
	}
	return nil
}
