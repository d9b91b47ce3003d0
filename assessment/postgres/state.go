package postgres

import (
	"context"
	"fmt"
)

// State says in a line what the database is and what it holds, for whoever looks after it.
func (d *Database) State(ctx context.Context) (string, error) {
	var version, size, fsync string
	var step, assessments, revisions int
	err := d.again(ctx, func(ctx context.Context) error {
		return d.pool.QueryRow(ctx, `
			SELECT current_setting('server_version'), current_setting('fsync'), pg_size_pretty(pg_database_size(current_database())),
				(SELECT max(step) FROM schema_version), (SELECT count(*) FROM assessments), (SELECT count(*) FROM revisions)`).
			Scan(&version, &fsync, &size, &step, &assessments, &revisions)
	})
	if err != nil {
		return "", unreached(d.pool.Config(), err)
	}
	text := fmt.Sprintf("PostgreSQL %s, tables of step %d, %s: %d assessments with what is kept beside them, and %d earlier texts.", version, step, size, assessments, revisions)
	if fsync != "on" {
		text += " Its setting fsync is off: after a power cut, what was shown as saved may be lost. Turn it on."
	}
	return text, nil
}
