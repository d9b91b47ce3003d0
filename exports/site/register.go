// Package site makes a public register of projects as a website: from the entries that are given
// and the register as it stands, a new [Register], and from that its pages.
//
// What a register holds stands in its index.json: each entry with its address, its versions and
// the days they were published. An entry that is withdrawn stays in it, with why. So the pages of
// the next edition are made from the one before, and nothing else is kept anywhere. The package
// reads and writes no disk. docs/register.md tells how a register is run.
package site

import (
	"fmt"
	"slices"
	"strings"

	"github.com/go-json-experiment/json"

	"charter/assessment"
	"charter/assessment/fold"
	"charter/exports/encoding"
	"charter/exports/schema"
	"charter/questions"
)

// Format names the form of a register's index.json. Keys may be added to it, never renamed or
// given another meaning.
const Format = "lcr-register/1"

// Index is the file of a register that lists what it holds.
const Index = "index.json"

// Register is what a public register holds.
type Register struct {
	Schema string `json:"schema"` // Format
	About
	Notices []string `json:"notices"` // what a reader must know
	Entries []Record `json:"entries"` // by title; those that were withdrawn too
}

// About tells of a register as a whole.
type About struct {
	Title     string `json:"title"`
	Publisher string `json:"publisher"` // the body that runs it, or ""
	Contact   string `json:"contact"`   // its mailbox, or ""
	Address   string `json:"address"`   // of its first page on the web, with a slash at the end, or ""
}

// Record is what a register holds of one entry.
type Record struct {
	Entry         string             `json:"entry"` // the UUID of the assessment
	ID            string             `json:"id"`    // its short name
	Path          string             `json:"path"`  // of its page within the site; it never changes
	Address       string             `json:"address"`
	Title         string             `json:"title"`
	Summary       string             `json:"summary"`
	Description   string             `json:"description"` // in a line; "" until the next build of a register that was made before it was kept
	Organisation  string             `json:"organisation"`
	ProgrammeArea string             `json:"programme_area"`
	Area          []string           `json:"area"`
	Stage         questions.Stage    `json:"stage"`
	UsesAI        string             `json:"uses_ai"` // yes, no or "" when not known
	Verdict       assessment.Verdict `json:"verdict"`
	NextReview    assessment.Date    `json:"next_review"`
	Licence       string             `json:"licence"`
	Version       int                `json:"version"`   // the last that was published
	Published     assessment.Date    `json:"published"` // the first version
	Updated       assessment.Date    `json:"updated"`   // the last
	Withdrawn     *Withdrawal        `json:"withdrawn"` // null unless it is
	Versions      []Version          `json:"versions"`  // from the first to the last
}

// Version is one version of an entry that was published.
type Version struct {
	Version   int             `json:"version"`
	Published assessment.Date `json:"published"`
	File      string          `json:"file"`      // the entry as JSON, within the site
	Changed   []string        `json:"changed"`   // what it said otherwise than the one before, in words
	Withdrawn *Withdrawal     `json:"withdrawn"` // null unless what it said was taken away
}

// Withdrawal tells when and why something was withdrawn. What it said is not kept.
type Withdrawal struct {
	On     assessment.Date `json:"on"`
	Reason string          `json:"reason"`
}

// Read reads a register's index.json.
func Read(text []byte) (*Register, error) {
	var r Register
	err := schema.Validate("register", text)
	if err == nil {
		err = json.Unmarshal(text, &r)
	}
	if err != nil {
		return nil, fmt.Errorf("cannot read %s of the register: %w. Take it back from a copy, such as the last commit, so that no earlier version of an entry is lost", Index, err)
	}
	for _, record := range r.Entries {
		if fault := record.fault(); fault != "" {
			return nil, fmt.Errorf("cannot read %s of the register: %s. Take it back from a copy, such as the last commit", Index, fault)
		}
	}
	return &r, nil
}

// fault tells why a record cannot be one that this package wrote, or "".
func (r *Record) fault() string {
	switch folder := r.folder(); {
	case !isUUID(r.Entry):
		return fmt.Sprintf("%q is no id of an entry", r.Entry)
	case !pathForm().MatchString(r.Path) || !strings.HasSuffix(folder, "-"+r.Entry+"/") && folder != "entries/"+r.Entry+"/":
		return fmt.Sprintf("%q is no address of the entry %s", r.Path, r.Entry)
	case len(r.Versions) == 0 || r.Versions[len(r.Versions)-1].Version != r.Version:
		return fmt.Sprintf("the versions of the entry %s are not all there", r.Entry)
	}
	for i, version := range r.Versions {
		if version.Version != i+1 || version.File != r.file(i+1) {
			return fmt.Sprintf("version %d of the entry %s is not in its place", i+1, r.Entry)
		}
	}
	return ""
}

// folder is where all files of the entry are, with a slash at the end.
func (r *Record) folder() string { return strings.TrimSuffix(r.Path, "index.html") }

// file is where a version of the entry is as JSON.
func (r *Record) file(version int) string {
	return fmt.Sprintf("%sversion-%d.json", r.folder(), version)
}

// page is where what a version said can be read.
func (r *Record) page(version int) string {
	if version == r.Version {
		return r.Path
	}
	return fmt.Sprintf("%sversion-%d.html", r.folder(), version)
}

// find gives the record of an entry by its UUID or, where just one has it, its short name.
func (r *Register) find(name string) (*Record, error) {
	var found []*Record
	for i := range r.Entries {
		switch record := &r.Entries[i]; {
		case strings.EqualFold(record.Entry, name):
			return record, nil
		case record.ID == name:
			found = append(found, record)
		}
	}
	switch len(found) {
	case 0:
		return nil, fmt.Errorf("the register has no entry %q. Give its short name or its id, which stand in index.csv", name)
	case 1:
		return found[0], nil
	}
	return nil, fmt.Errorf("the register has %d entries with the short name %q. Give the id of the one you mean, which stands in index.csv", len(found), name)
}

// settle puts the entries in their order and gives each its address on the web.
func (r *Register) settle() {
	slices.SortFunc(r.Entries, func(a, b Record) int {
		if order := strings.Compare(fold.String(a.Title), fold.String(b.Title)); order != 0 {
			return order
		}
		return strings.Compare(a.Entry, b.Entry)
	})
	for i := range r.Entries {
		r.Entries[i].Address = r.About.at(r.Entries[i].Path)
	}
}

// at gives the address on the web of something within the site; its path where the register's
// address is not known.
func (a About) at(path string) string { return a.Address + path }

// JSON writes the register's index.json.
func (r *Register) JSON() ([]byte, error) { return encoding.JSON(r) }
