// Package postgres keeps assessments in a PostgreSQL database, for a host that several
// programs serve together. It is the kind of [store.Store] whose documents are rows.
//
//	database.go   connections, and what is tried again when one breaks
//	schema.go     the tables, which are made and brought up to date by numbered files
//	shelf.go      the assessments of one organisation
//	document.go   one assessment: read, replaced, kept beside, removed
//	lease.go      who edits it
//	keeping.go    what is done in the background: leases renewed, revisions thinned
//	watch.go      who waits for changes is told of them
//	directory.go  the accounts
//	state.go      what the database is and holds, in a line
//	trouble.go    errors in words
//
// # Saving
//
// A row holds the text of an assessment exactly as its file would. A save names the version
// that it replaces, and is one statement, so that it happens whole or not at all and never
// over the work of someone else. Each save has an id of its own, which is kept with the text:
// where a connection breaks and nobody says whether the save went through, it is tried again,
// and finds by that id whether it had.
//
// The text that is replaced is kept as a revision, once for each author and minute.
// Of those that are older than a week, one an hour stays.
//
// # Leases
//
// Who edits an assessment has a lease, which ends by the clock of the database unless it is
// renewed. A program that was killed keeps others out for no longer than that. Where a program
// was cut off for longer and someone else has edited meanwhile, its next save finds another
// version: nothing is written over.
package postgres
