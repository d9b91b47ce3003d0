package postgres

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"github.com/jackc/pgx/v5"

	"charter/assessment/identity"
	"charter/assessment/store"
)

// Accounts gives what keeps the text of the accounts.
func (d *Database) Accounts() identity.Keeper { return &accounts{d} }

// accounts is the text of the accounts in a database.
type accounts struct{ database *Database }

// Text implements [identity.Keeper].
func (a *accounts) Text(known string) (text []byte, version string, err error) {
	had, n := number(store.Version(known)), int64(0)
	err = a.database.again(context.Background(), func(ctx context.Context) error {
		return found(a.database.pool.QueryRow(ctx, "SELECT CASE WHEN version <> $1 THEN body END, version FROM directory", had).Scan(&text, &n))
	})
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, "", nil
	case err != nil:
		return nil, "", a.Trouble("read", err)
	}
	return text, string(versionOf(n)), nil
}

// errFirst says that somebody else has written the first text meanwhile.
var errFirst = errors.New("somebody else has made the accounts meanwhile")

// Change implements [identity.Keeper]. One change is made at a time. Where a connection breaks
// before it is known what became of one, that is an error.
func (a *accounts) Change(edit func(text []byte) ([]byte, error)) error {
	for {
		err := a.change(context.Background(), edit)
		if !errors.Is(err, errFirst) {
			return err
		}
	}
}

func (a *accounts) change(ctx context.Context, edit func(text []byte) ([]byte, error)) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	var refused error // by edit, and so told to people already
	err := pgx.BeginFunc(ctx, a.database.pool, func(tx pgx.Tx) error {
		var text, next []byte
		err := tx.QueryRow(ctx, "SELECT body FROM directory FOR UPDATE").Scan(&text)
		first := errors.Is(err, pgx.ErrNoRows)
		if err != nil && !first {
			return err
		}
		if next, refused = edit(text); refused != nil {
			return refused
		}
		if !first {
			_, err = tx.Exec(ctx, "UPDATE directory SET body = $1, version = nextval('versions')", next)
			return err
		}
		made, err := tx.Exec(ctx, "INSERT INTO directory (body) VALUES ($1) ON CONFLICT DO NOTHING", next)
		if err == nil && made.RowsAffected() == 0 {
			return errFirst
		}
		return err
	})
	switch {
	case refused != nil:
		return refused
	case err == nil, errors.Is(err, errFirst):
		return err
	}
	return a.Trouble("written", err)
}

// Trouble implements [identity.Keeper].
func (a *accounts) Trouble(what string, err error) error {
	why := err.Error()
	if what != "understood" {
		why = inWords(err)
	}
	return fmt.Errorf("the accounts of this host cannot be %s: %s. Nobody can come before that is put right; nothing was written over", what, why)
}
