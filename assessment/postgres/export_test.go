package postgres

import "context"

// Leases counts those of an organisation that have not run out.
func (d *Database) Leases(ctx context.Context, organisation string) (n int, err error) {
	err = d.pool.QueryRow(ctx, "SELECT count(*) FROM leases WHERE organisation = $1 AND until > clock_timestamp()", organisation).Scan(&n)
	return n, err
}

// Run runs a statement as somebody does who looks after the database.
func (d *Database) Run(ctx context.Context, statement string) error {
	_, err := d.pool.Exec(ctx, statement)
	return err
}

// Text gives the one value that a statement comes to.
func (d *Database) Text(ctx context.Context, statement string) (text string, err error) {
	err = d.pool.QueryRow(ctx, statement).Scan(&text)
	return text, err
}

// Thin and Renew are done at once.
func (d *Database) Thin(ctx context.Context) error  { return d.thin(ctx) }
func (d *Database) Renew(ctx context.Context) error { return d.renew(ctx) }
