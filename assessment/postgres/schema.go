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

// errNewerSchema says that the database belongs to a newer program.
var errNewerSchema = errors.New("a newer charter has brought this database up to date, and this one does not know what it holds now. Nothing was changed. Run the newer charter on every host")

// upToDate makes the tables, or takes the steps that they lack. Only one program does so at a
// time; an error leaves all as it was.
func (d *Database) upToDate(ctx context.Context) error {
	steps, err := fs.Glob(schema, "schema/*.sql")
	if err != nil {
		return err
	}
	return pgx.BeginFunc(ctx, d.pool, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, "SELECT pg_advisory_xact_lock($1)", schemaLock); err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, "CREATE TABLE IF NOT EXISTS schema_version (step integer PRIMARY KEY, taken timestamptz NOT NULL DEFAULT now())"); err != nil {
			return err
		}
		var taken int
		if err := tx.QueryRow(ctx, "SELECT coalesce(max(step), 0) FROM schema_version").Scan(&taken); err != nil {
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
