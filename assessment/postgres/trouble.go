package postgres

import (
	"errors"
	"fmt"
	"io/fs"
	"net"

	"github.com/jackc/pgx/v5/pgconn"

	"charter/assessment/store"
	"charter/questions/plaintext"
)

// Trouble is an error of the database told to a person: what happened, where, and what to do
// next. It is a [store.Trouble]. The error itself is wrapped, and told nowhere here: it may
// name what is only for those who look after the host.
type Trouble struct {
	Doing store.Doing
	Name  string
	Err   error
}

// Error gives the whole story: what, where, why, what next.
func (t *Trouble) Error() string {
	why, next := t.Why()
	return fmt.Sprintf("cannot %s %s: %s. %s", t.Doing, plaintext.Line(t.Name), why, next)
}

// Unwrap gives the error of the database.
func (t *Trouble) Unwrap() error { return t.Err }

// Why gives the reason in plain words, and what to do about it.
func (t *Trouble) Why() (reason, next string) {
	var refused *store.Refused
	switch {
	case errors.As(t.Err, &refused):
		return refused.Why()
	case errors.Is(t.Err, fs.ErrExist):
		return "there is one of that name already", "Choose another name"
	case errors.Is(t.Err, fs.ErrNotExist) && t.Doing == store.ToSave:
		return "it is no longer there", "Your work is kept here and saving is tried again. You can also save it under another name"
	case errors.Is(t.Err, fs.ErrNotExist):
		return "there is none of that name", "Check the name"
	case t.Doing == store.ToSave:
		return inWords(t.Err), "Your work is kept here and saving is tried again. If this lasts, tell whoever looks after this host"
	}
	return inWords(t.Err), "Try again in a while. If this lasts, tell whoever looks after this host"
}

// inWords tells an error of the database to whoever works on the host.
func inWords(err error) string {
	code := code(err)
	if code == "" || startsOrStops(code) {
		return "the database of this host cannot be reached"
	}
	switch code {
	case diskFull, outOfMemory:
		return "the database of this host is full"
	case tooMany:
		return "the database of this host has too much to do"
	case readOnly:
		return "the database of this host can only be read at the moment"
	default:
		return "the database of this host refuses it (its error " + code + ")"
	}
}

// reason tells an error to whoever looks after the host, with what to do.
func reason(err error) error {
	var told *pgconn.PgError
	var way *net.OpError
	switch {
	case errors.Is(err, errNewerSchema), errors.Is(err, errOlderSchema), errors.Is(err, errNoSchema):
		return err
	case code(err) == notAllowed:
		return fmt.Errorf("%w. This user must be its owner, or be allowed to make tables in it", err)
	case code(err) == badPassword, code(err) == badUser:
		return errors.New("it refuses the user or the password. The password is read from the file that PGPASSFILE names, such as .pgpass in your own folder, or from PGPASSWORD")
	case code(err) == noDatabase:
		return errors.New("there is no database of that name. Make one that this user owns, with createdb, or name another")
	case errors.As(err, &told):
		return fmt.Errorf("it says: %s (%s). Check the database, then start again", told.Message, told.Code)
	case errors.As(err, &way):
		err = way.Err // the rest is told already
	}
	return fmt.Errorf("it does not answer (%w). Check that it runs, and that this computer may reach it", err)
}

// explained tells an error of an assessment to a person.
func explained(doing store.Doing, name string, err error) error {
	var told store.Trouble
	var held *store.Held
	switch {
	case errors.As(err, &told):
		return err
	case errors.As(err, &held):
		return &store.Held{Name: name, Holder: held.Holder}
	}
	return &Trouble{doing, name, err}
}
