package postgres

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"

	"github.com/jackc/pgx/v5"
)

// schema holds the steps by which the tables are made, in the order of their names.
//
//go:embed schema/*.sql
var schema embed.FS

// schemaLock is the number of the lock under which the tables are changed.
const schemaLock = 0x63686172746572

// Why the tables are not used as they are.
var (
	errNewerSchema = errors.New("a newer charter has brought this database up to date, and this one does not know what it holds now. Nothing was changed. Run the newer charter on every host")
	errOlderSchema = errors.New("an older charter has made what it holds, and this one would have to bring it up to date first. Nothing was changed. Run the charter of its hosts, or start charter serve with this one")
	errNoSchema    = errors.New("charter keeps nothing in it. Nothing was changed. Name another database")
)

// upToDate makes the tables, or takes the steps that they lack. Only one program does so at a
// time; an error leaves all as it was.
func (d *Database) upToDate(ctx context.Context) error {
	steps, err := fs.Glob(schema, "schema/*.sql")
	if err != nil {
		return err
	}
	if d.Look {
		return d.isUpToDate(ctx, len(steps))
	}
	return pgx.BeginFunc(ctx, d.pool, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, "SELECT pg_advisory_xact_lock($1)", schemaLock); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, "CREATE TABLE IF NOT EXISTS schema_version (step integer PRIMARY KEY, taken timestamptz NOT NULL DEFAULT now())"); err != nil {
			return err
		}
		taken, err := stepsTaken(ctx, tx)
		if err != nil {
			return err
		}
		if taken > len(steps) {
			return errNewerSchema
		}
		for i := taken; i < len(steps); i++ {
			if err := take(ctx, tx, steps[i], i+1); err != nil {
				return fmt.Errorf("step %d of its tables: %w", i+1, err)
			}
		}
		return nil
	})
}

// isUpToDate says why the tables cannot be used as they are.
func (d *Database) isUpToDate(ctx context.Context, steps int) error {
	var there bool
	if err := d.pool.QueryRow(ctx, "SELECT to_regclass('schema_version') IS NOT NULL").Scan(&there); err != nil {
		return err
	}
	if !there {
		return errNoSchema
	}
	taken, err := stepsTaken(ctx, d.pool)
	switch {
	case err != nil:
		return err
	case taken > steps:
		return errNewerSchema
	case taken < steps:
		return errOlderSchema
	}
	return nil
}

// stepsTaken counts the steps by which the tables were made.
func stepsTaken(ctx context.Context, in interface {
	QueryRow(ctx context.Context, statement string, args ...any) pgx.Row
}) (taken int, err error) {
	err = in.QueryRow(ctx, "SELECT coalesce(max(step), 0) FROM schema_version").Scan(&taken)
	return taken, err
}

// take takes one step.
func take(ctx context.Context, tx pgx.Tx, name string, number int) error {
	text, err := schema.ReadFile(name)
	if err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, string(text)); err != nil {
		return err
	}
	_, err = tx.Exec(ctx, "INSERT INTO schema_version (step) VALUES ($1)", number)
	return err
}
