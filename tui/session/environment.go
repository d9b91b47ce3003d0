package session

import (
	"time"

	"charter/assessment"
	"charter/assessment/file"
	"charter/assessment/sample"
	"charter/assessment/store"
	"charter/exports/report"
	"charter/tui/library"
	"charter/tui/phones"
)

// Environment is what surrounds the sessions of one user. Whoever starts the program
// makes it; nothing here asks the machine for any of it.
type Environment struct {
	Now          func() time.Time    // the clock
	User         User                // who is at the keyboard
	Tool         string              // the program and its version, named in reports
	Library      library.Library     // finds files, and the questions of each
	Sample       sample.Maker        // gives the worked example
	Self         func() store.Holder // who is named to others as having a file open
	Refuges      []string            // folders for work that can be saved nowhere else, the best first
	Editor       string              // the command of the user's own editor of texts; "": there is none
	Organisation string              // what a new assessment is offered as its organisation; "": nothing
	Audience     report.Audience     // for whom a report is offered to be; "": for the public

	// Changed gives what is closed when others have changed an assessment, or may have; nil:
	// that is told by nobody, and looked for now and then alone.
	Changed func(path string) <-chan struct{}

	Host   string        // on a host: the command with which its users reach it, such as "ssh -p 2222 charter.example.org"
	Rooms  *phones.Rooms // on a host: where phones join its workshops; nil: none can
	Pens   *Pens         // on a host: tell who would like to edit; nil: nobody can be asked
	Listen phones.Listen // on the user's own computer: waits for phones in a workshop; nil: none can join

	Noted func(act Act, name string) // is told what is done with assessments; nil: nobody keeps a record

	Ballots string // a folder of the user's own for the keys of ballots, away from the assessments; "": keys are not kept
	Notes   string // a folder of the user's own for private notes that wait for their file; "": none wait
}

// Hosted reports whether this is on a host that serves many people. There a user types no
// path, starts no program, and writes nothing beside the assessments.
func (e Environment) Hosted() bool { return e.Library.Root != nil }

// CanHavePhones reports whether phones can join a workshop here.
func (e Environment) CanHavePhones() bool { return e.Rooms != nil || !e.Hosted() && e.Listen != nil }

// ServePhones lets phones join a workshop: on a host where all its workshops are, else at an
// address of this computer, as [phones.ReadAddress] reads it.
func (e Environment) ServePhones(address string, o phones.Options) (*phones.Service, error) {
	if e.Rooms != nil {
		return e.Rooms.Join(o), nil
	}
	return phones.Start(e.Listen, address, e.Now, o)
}

// files says how files are opened.
func (e Environment) files() file.Options {
	return file.Options{Root: e.Library.Root, Now: e.Now, Self: e.Self, Refuges: e.Refuges, Ballots: e.Ballots, Tool: e.Tool, Who: assessment.Assessor{Name: e.User.Name, Role: e.User.Role}}
}
