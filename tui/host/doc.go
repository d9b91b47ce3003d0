// Package host serves the application to many people over SSH: each connection has the
// real program, or plain lines where there is no terminal (ssh -T), on the assessments of
// the organisation that its account belongs to.
//
//	host.go        what a host is, and how it is opened
//	place.go       where it keeps what it has: a folder, or a database that hosts share
//	auth.go        who may come: keys, and invites for those who have none here yet
//	life.go        serving, and a clean end
//	web.go         browsers: the phones in workshops; certificate.go by which they know the host
//	links.go       files that a browser fetches once; purge.go: what is forgotten
//	audit.go       the record of who did what; metrics.go: numbers for those who watch the host
//	connection.go  one connection: what is shown on it, and how it ends
//	idle.go        how long nobody may type
//	limits.go      how many connections, and how fast
//	account.go     what an account sees: the assessments of its organisation, and what it may do
//	commands.go    what can be asked for in one line, such as ssh HOST list
//	fetching.go    list, get and put, also with a link
//	looking_after.go  invites and accounts
//
// A connection never starts a program, reads or writes a path that somebody typed, sees
// the environment of the host, or is forwarded anywhere. All it does with assessments goes
// through a [file.Root], which asks each time whether the account may do that.
package host
