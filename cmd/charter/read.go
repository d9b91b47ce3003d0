package main

import (
	"errors"
	"fmt"
	"io/fs"
	"time"

	"charter/assessment"
	"charter/assessment/date"
	"charter/assessment/file"
	"charter/assessment/safefile"
	"charter/exports/report"
	"charter/questions"
)

// reader reads assessments, each with its own questions. It may be used from
// several goroutines.
type reader struct {
	packs *file.Packs
	tool  string // as reports name the program
	now   time.Time
	asOf  assessment.Date // the day evidence ages are counted to; zero: each file's own
}

// newReader prepares to read with the pack in a folder ("": that of each file)
// and with asOf as the user wrote it ("": each file's own).
func newReader(con console, packDir, asOf string) (*reader, error) {
	now, err := con.now()
	if err != nil {
		return nil, err
	}
	day, said, err := date.Read(asOf, assessment.DateOf(now), date.Last)
	if err != nil {
		return nil, misuse("--as-of: %s", err)
	}
	if said != "" {
		con.warn("--as-of: " + said)
	}
	packs := con.packs(packDir)
	if packs.Given() {
		if _, err := packs.Main(); err != nil {
			return nil, err // once, and not again for every file
		}
	}
	return &reader{packs: packs, tool: con.release.tool(), now: now, asOf: day}, nil
}

// read reads the assessment in a file, and its questions. One made with other
// questions, or with an older version of them, is an error that says what to do:
// half of what it would say of them would be wrong.
func (r *reader) read(name string) (*assessment.Assessment, *questions.Pack, error) {
	a, pack, err := r.packs.Read(name)
	if err == nil && !r.asOf.IsZero() {
		a.AsOf = r.asOf
	}
	return a, pack, toldKind(name, err)
}

// report makes the report of the assessment in a file.
func (r *reader) report(name string, audience report.Audience) (*report.Report, error) {
	a, pack, err := r.read(name)
	if err != nil {
		return nil, err
	}
	made := report.Build(a, pack, report.Options{Audience: audience, Now: r.now, Tool: r.tool})
	if err := made.Publishable(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return made, nil
}

// maxHandedOn is the largest report, or file that came with one, that is read, in bytes:
// more than any that charter makes of the largest assessment.
const maxHandedOn = 128 << 20

// readHandedOn reads the whole of a file that is no assessment. It waits for nothing: a
// pipe or a device is refused.
func readHandedOn(name string) ([]byte, error) { return readNoLonger(name, maxHandedOn) }

// readNoLonger does what [readHandedOn] does with a limit in bytes.
func readNoLonger(name string, limit int64) ([]byte, error) {
	data, err := safefile.ReadNamed(name, limit)
	var other *safefile.NotPlain
	var system *fs.PathError
	switch {
	case errors.Is(err, safefile.ErrTooLarge):
		return nil, fmt.Errorf("cannot read %s: it is larger than %d megabytes. Check that this is the right file", name, limit>>20)
	case errors.As(err, &other):
		return nil, fmt.Errorf("cannot read %s: it is %s. Save what it gives in a file, and name that", name, other.What)
	case errors.As(err, &system):
		return nil, fmt.Errorf("cannot read %s: %w. Check the name and the folder", name, system.Err)
	case err != nil:
		return nil, fmt.Errorf("cannot read %s: %w. Check the name and the folder", name, err)
	}
	return data, nil
}
