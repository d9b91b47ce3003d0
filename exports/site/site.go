package site

import (
	"bytes"
	"fmt"

	"charter/assessment"
	"charter/exports/document"
	"charter/exports/register"
	"charter/exports/wording"
)

// Write writes every file of the site, by its path within it. The same register gives the same
// bytes. Put is called for one file after another.
func (s *Site) Write(put func(path string, data []byte) error) error {
	index, err := s.Register.JSON()
	if err != nil {
		return err
	}
	w := &writer{site: s, put: put}
	w.file(Index, index)
	w.file("index.csv", s.Register.CSV())
	w.file("style.css", []byte(document.Stylesheet()+ownStyle))
	filters := s.Register.filters()
	w.page("index.html", "front", s.front(filters))
	for _, filter := range filters {
		for _, value := range filter.Values {
			w.page(value.Path, "filtered", s.filtered(filter, value))
		}
	}
	for i := range s.Register.Entries {
		w.record(&s.Register.Entries[i])
	}
	return w.err
}

// writer writes files until the first error.
type writer struct {
	site *Site
	put  func(path string, data []byte) error
	err  error
}

func (w *writer) file(path string, data []byte) {
	if w.err == nil {
		if w.err = w.put(path, data); w.err != nil {
			w.err = fmt.Errorf("cannot write %s of the register: %w", path, w.err)
		}
	}
}

func (w *writer) page(path, template string, view any) {
	data, err := execute(template, view)
	if w.err == nil {
		w.err = err
	}
	w.file(path, data)
}

// record writes the pages of an entry and all that it ever said, but for what was withdrawn.
func (w *writer) record(record *Record) {
	if record.Withdrawn != nil {
		w.page(record.Path, "withdrawn", w.site.withdrawn(record))
	}
	for _, version := range record.Versions {
		if version.Withdrawn != nil || w.err != nil {
			continue
		}
		entry, text, err := w.version(record, version)
		if err != nil {
			w.err = err
			return
		}
		w.file(version.File, text)
		view := w.site.entry(record, version, entry)
		if bytes.Contains(text, []byte(assessment.WithheldMark)) {
			view.StandIns = wording.StandIns
		}
		w.page(record.page(version.Version), "entry", view)
	}
}

// version gives what a version says, and the text of its file, which never changes once it is written.
func (w *writer) version(record *Record, version Version) (*register.Entry, []byte, error) {
	if entry := w.site.fresh[version.File]; entry != nil {
		text, err := register.JSON(entry)
		return entry, text, err
	}
	text, err := w.site.from(version.File)
	if err != nil {
		return nil, nil, err
	}
	entry, err := register.Read(text)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", version.File, err)
	}
	if entry.Entry != record.Entry || entry.Version != version.Version {
		return nil, nil, fmt.Errorf("%s is not version %d of the entry %s. Take the register back from a copy, such as the last commit", version.File, version.Version, record.Entry)
	}
	return entry, text, nil
}

// Publishes reports whether what an entry says is published for the first time.
func (s *Site) Publishes(e *register.Entry) bool {
	for _, published := range s.fresh {
		if published.Entry == e.Entry {
			return true
		}
	}
	return false
}

// Shown counts the entries that are not withdrawn.
func (s *Site) Shown() int { return len(s.Register.records(false)) }

// records lists the entries that are withdrawn, or those that are not.
func (r *Register) records(withdrawn bool) []*Record {
	var all []*Record
	for i := range r.Entries {
		if (r.Entries[i].Withdrawn != nil) == withdrawn {
			all = append(all, &r.Entries[i])
		}
	}
	return all
}
