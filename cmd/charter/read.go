package main

import (
	"fmt"
	"sync"
	"time"

	"charter/assessment"
	"charter/assessment/file"
	"charter/questions"
)

// reader reads assessments for one pack. It may be used from several goroutines.
type reader struct {
	pack *questions.Pack
	now  time.Time
	asOf assessment.Date // the day evidence ages are counted to; zero: each file's own

	mu   sync.Mutex // guards warn
	warn func(string)
}

// newReader prepares to read for the pack in a folder ("": the built-in one)
// and with asOf as the user wrote it ("": each file's own).
func newReader(con console, packDir, asOf string) (*reader, error) {
	day, err := assessment.ParseDate(asOf)
	if err != nil {
		return nil, misuse("--as-of: %s", err)
	}
	now, err := con.now()
	if err != nil {
		return nil, err
	}
	pack, err := loadPack(packDir)
	if err != nil {
		return nil, err
	}
	return &reader{pack: pack, now: now, asOf: day, warn: con.warn}, nil
}

// read reads the assessment in a file. One made with an earlier version of the
// pack is moved to this one in memory, and a remark says so; the file stays as
// it is. One made with another pack or a newer version is an error.
func (r *reader) read(name string) (*assessment.Assessment, error) {
	ours := assessment.PackRef{ID: r.pack.ID, Version: r.pack.Version}
	a, err := file.Read(name, r.pack)
	if err != nil || a.Pack != ours {
		// Answers to questions of another version are no fault of the file.
		made, faults := file.Read(name, nil)
		switch {
		case faults != nil:
			return nil, faults
		case made.Pack == ours:
			return nil, err
		}
		if a, err = r.move(name, made); err != nil {
			return nil, err
		}
	}
	if !r.asOf.IsZero() {
		a.AsOf = r.asOf
	}
	return a, nil
}

// move moves an assessment to the reader's pack.
func (r *reader) move(name string, made *assessment.Assessment) (*assessment.Assessment, error) {
	moved, report, err := assessment.Migrate(assessment.Stamp{At: r.now}, made, r.pack)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.warn(fmt.Sprintf("%s: made with version %s of the questions and read with %s: %d answers carried over, %d to look at again, %d retired. The file stays as it is",
		name, report.From.Version, report.To.Version,
		report.Count(assessment.Carried), report.Count(assessment.LookAgain), report.Count(assessment.Retired)))
	return moved, nil
}
