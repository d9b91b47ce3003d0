package site

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"charter/assessment"
	"charter/exports/register"
	"charter/exports/schema"
	"charter/exports/wording"
	"charter/questions/plaintext"
)

// Given is an entry that is given to be published.
type Given struct {
	Place string // the file it is from, to tell of it
	Entry *register.Entry
}

// entrySchema reads the schema of entries once it is needed.
var entrySchema = sync.OnceValues(func() (func(text []byte) error, error) {
	source, _ := schema.Schema("register-entry")
	return schema.Strictly(source)
})

// ReadEntry reads an entry that is given as a file, and refuses one that does not fit the schema
// or has what no entry of this version of charter has: it would be lost.
func ReadEntry(text []byte) (*register.Entry, error) {
	fits, err := entrySchema()
	if err == nil {
		err = fits(text)
	}
	if err != nil {
		return nil, fmt.Errorf("this is no register entry as this version of charter writes it: %w. Export it again with charter export --format register", err)
	}
	return register.Read(text)
}

// Options say how a register is made.
type Options struct {
	About                   // what is "" stays as it is in the register
	Day     assessment.Date // on which new versions are published
	Readmit []string        // short names or ids of withdrawn entries that may come back
	Older   []string        // those of entries that may go back to what they said earlier
}

// Source reads a file of the register as it stands, by its path within the site.
type Source func(path string) ([]byte, error)

// Site is an edition of a register, to be written.
type Site struct {
	Register *Register
	Added    int // entries that were not in it before
	Updated  int // entries that have a new version
	from     Source
	fresh    map[string]*register.Entry // by file, what is published for the first time
}

// Build makes the next edition of a register from all entries that it is to hold, and the edition
// before, which is nil for none. An entry that says something else than its last version becomes
// the next version, published on the day of the options; any other stays as it was published.
//
// It is refused, with every reason, where an entry may not be published, where two that are given
// are versions of one and differ, where one of the edition before is not given, and where one may
// be older than what holds.
func Build(before *Register, from Source, given []Given, o Options) (*Site, error) {
	s := &Site{Register: begin(before, o.About), from: from, fresh: map[string]*register.Entry{}}
	var err, olderErr error
	o.Readmit, err = s.Register.ids(o.Readmit)
	o.Older, olderErr = s.Register.ids(o.Older)
	problems := []error{err, olderErr}
	by := map[string]Given{}
	for _, g := range given {
		if err := mayPublish(g.Entry); err != nil {
			problems = append(problems, fmt.Errorf("%s: %w", plaintext.Line(g.Place), err))
			continue
		}
		other, twice := by[g.Entry.Entry]
		if twice && g.Entry.Changed(other.Entry) != nil {
			problems = append(problems, fmt.Errorf("%s and %s are both the entry %s, and differ. Keep the one that is to be published, and move the other away",
				plaintext.Line(other.Place), plaintext.Line(g.Place), g.Entry.Entry))
		}
		if !twice {
			by[g.Entry.Entry] = g
		}
	}
	for i := range s.Register.Entries {
		record := &s.Register.Entries[i]
		g, found := by[record.Entry]
		delete(by, record.Entry)
		problems = append(problems, s.goOn(record, g, found, &o))
	}
	for _, g := range by {
		s.add(g.Entry, o.Day)
	}
	if err := errors.Join(problems...); err != nil {
		return nil, err
	}
	s.Register.settle()
	return s, nil
}

// begin gives a register to go on with.
func begin(before *Register, about About) *Register {
	r := &Register{Schema: Format, Notices: []string{assessment.Notice, wording.Guardian, wording.NotVerified}, Entries: []Record{}}
	if before != nil {
		r.About = before.About
		r.Entries = slices.Clone(before.Entries)
	}
	r.Title = cmp.Or(about.Title, r.Title, "Register of projects that use data and artificial intelligence (AI)")
	r.Publisher = cmp.Or(about.Publisher, r.Publisher)
	r.Contact = cmp.Or(about.Contact, r.Contact)
	r.Address = cmp.Or(about.Address, r.Address)
	return r
}

// mayPublish tells why an entry may not be published, and what to do; nil where it may.
func mayPublish(e *register.Entry) error {
	switch {
	case e.Example:
		return errors.New("this is a worked example, which is never published. Take it away from here")
	case !isUUID(e.Entry):
		return fmt.Errorf("its id %q is none that a register can tell it apart by. Ask whoever made it to go on with charter new --from, which gives it an id, and to export it again", plaintext.Line(e.Entry))
	case strings.TrimSpace(plaintext.Line(e.Title)) == "":
		return errors.New("it has no title. Ask the team to give it one and to export it again")
	case e.Charter.Verdict == assessment.VerdictIncomplete:
		advice := append(slices.Clone(e.Warnings), "Ask the team to finish it and to export it again, or take it away from here")
		return fmt.Errorf("this is a draft. %s %s", plaintext.Line(e.Charter.Meaning), plaintext.Line(strings.Join(advice, " ")))
	}
	return nil
}

// ids gives the ids of entries by their ids or short names.
func (r *Register) ids(names []string) ([]string, error) {
	var ids []string
	for _, name := range names {
		record, err := r.find(name)
		if err != nil {
			return nil, err
		}
		ids = append(ids, record.Entry)
	}
	return ids, nil
}

// goOn takes an entry of the edition before into this one. The options name entries by their ids.
func (s *Site) goOn(record *Record, g Given, found bool, o *Options) error {
	readmit := slices.Contains(o.Readmit, record.Entry)
	switch {
	case record.Withdrawn == nil && readmit:
		return fmt.Errorf("the entry %q is not withdrawn. Leave it out of --readmit", record.ID)
	case record.Withdrawn != nil && !found:
		return nil
	case record.Withdrawn != nil && !readmit:
		return fmt.Errorf("%s: the entry %q was withdrawn on %s. Take its file away from here, or add --readmit %s to publish it again",
			plaintext.Line(g.Place), record.ID, record.Withdrawn.On.Words(), record.Entry)
	case !found:
		return fmt.Errorf("the entry %q (%s) is in the register and not among the files. Give its file too, or withdraw it: charter register withdraw %s", record.ID, record.Entry, record.Entry)
	case record.Withdrawn != nil:
		s.publish(record, g.Entry, nil, o.Day)
		return nil
	}
	last, err := s.read(record, record.Version)
	if err != nil {
		return err
	}
	record.describe(last)
	changed := g.Entry.Changed(last)
	if changed == nil {
		return nil
	}
	if !slices.Contains(o.Older, record.Entry) {
		switch why, err := s.older(record, g.Entry, last); {
		case err != nil:
			return err
		case why != "":
			return fmt.Errorf("%s: %s. Take the newest file of the team, or add --older %s to publish this one", plaintext.Line(g.Place), why, record.Entry)
		}
	}
	s.publish(record, g.Entry, changed, o.Day)
	s.Updated++
	return nil
}

// older tells why an entry that says something else than the last version may be older than it;
// "" where it is not. What was withdrawn is not there to be compared, nor is a digest of it kept,
// which would show whoever guesses a name that the guess is right. So days tell.
func (s *Site) older(record *Record, e, last *register.Entry) (why string, err error) {
	holds := fmt.Sprintf("version %d of the entry %q, which holds", record.Version, record.ID)
	switch now, then := e.Dates.Updated, last.Dates.Updated; {
	case now.After(then):
		return "", nil
	case then.After(now):
		return fmt.Sprintf("it was last changed on %s, and %s, on %s", cmp.Or(now.Words(), "a day that it does not state"), holds, then.Words()), nil
	}
	for _, version := range record.Versions[:record.Version-1] {
		if version.Withdrawn != nil {
			return fmt.Sprintf("it was last changed on the same day as %s, and may be what version %d said, which was withdrawn", holds, version.Version), nil
		}
		earlier, err := s.read(record, version.Version)
		if err != nil {
			return "", err
		}
		if e.Changed(earlier) == nil {
			return fmt.Sprintf("it says what version %d said, and not what %s, says", version.Version, holds), nil
		}
	}
	return "", nil
}

// add takes an entry into the register for the first time.
func (s *Site) add(e *register.Entry, day assessment.Date) {
	record := Record{Entry: e.Entry, Path: entryPath(e.ID, e.Entry), Published: day}
	s.publish(&record, e, nil, day)
	s.Register.Entries = append(s.Register.Entries, record)
	s.Added++
}

// publish makes an entry the next version of a record.
func (s *Site) publish(record *Record, e *register.Entry, changed []string, day assessment.Date) {
	published := *e
	record.Version++
	published.Publish(record.Version, day)
	record.ID, record.Title, record.Summary, record.Organisation = e.ID, plaintext.Line(e.Title), plaintext.Line(e.Summary), plaintext.Line(e.Organisation)
	record.describe(e)
	record.ProgrammeArea, record.Area, record.Stage, record.UsesAI = plaintext.Line(e.ProgrammeArea), lines(e.Area), e.Stage, e.UsesAI
	record.Verdict, record.NextReview, record.Licence = e.Charter.Verdict, e.Review.Next, plaintext.Line(e.Licence.ID)
	record.Updated, record.Withdrawn = day, nil
	version := Version{Version: record.Version, Published: day, File: record.file(record.Version), Changed: append([]string{}, changed...)}
	record.Versions = append(slices.Clip(record.Versions), version)
	s.fresh[version.File] = &published
}

// describe keeps what an entry says it does, for a search.
func (r *Record) describe(e *register.Entry) {
	r.Description = strings.Join(paragraphs(e.Description), " ")
}

// read gives what a version of an entry said.
func (s *Site) read(record *Record, version int) (*register.Entry, error) {
	file := record.file(version)
	if e := s.fresh[file]; e != nil {
		return e, nil
	}
	text, err := s.from(file)
	if err != nil {
		return nil, err
	}
	return register.Read(text)
}

// Withdraw makes the next edition of a register, in which an entry is withdrawn, or what an earlier
// version of it said when version is not 0. That it was there stays in the register, with the reason.
func Withdraw(before *Register, from Source, name string, version int, w Withdrawal) (*Site, error) {
	s := &Site{Register: begin(before, About{}), from: from}
	record, err := s.Register.find(name)
	switch {
	case err != nil:
		return nil, err
	case record.Withdrawn != nil:
		return nil, fmt.Errorf("the entry %q was withdrawn already, on %s. Nothing is left to do", name, record.Withdrawn.On.Words())
	case version < 0 || version > record.Version:
		return nil, fmt.Errorf("the entry %q has no version %d. Choose one from 1 to %d", name, version, record.Version)
	case version > 0 && version == record.Version:
		return nil, fmt.Errorf("version %d of the entry %q is the one that holds. Publish a better one first, or withdraw the entry: leave out --version", version, name)
	}
	record.Versions = slices.Clone(record.Versions)
	for i := range record.Versions {
		if of := &record.Versions[i]; (version == 0 || of.Version == version) && of.Withdrawn == nil {
			of.Withdrawn, of.Changed = &w, []string{}
		}
	}
	if version == 0 {
		*record = Record{
			Entry: record.Entry, ID: record.ID, Path: record.Path, Title: record.Title, Organisation: record.Organisation, Area: []string{},
			Version: record.Version, Published: record.Published, Updated: record.Updated, Withdrawn: &w, Versions: record.Versions,
		}
	}
	s.Register.settle()
	return s, nil
}

// lines cleans texts of one line each.
func lines(texts []string) []string {
	clean := []string{}
	for _, text := range texts {
		if text = strings.TrimSpace(plaintext.Line(text)); text != "" {
			clean = append(clean, text)
		}
	}
	return clean
}
