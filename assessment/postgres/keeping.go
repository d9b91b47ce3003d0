package postgres

import (
	"context"
	"maps"
	"slices"
	"time"
)

// background does something now and then until ctx ends. What fails is done the next time.
func background(ctx context.Context, every time.Duration, do func(ctx context.Context) error) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			_ = do(ctx)
		}
	}
}

// renew renews the leases that are held here. One that could not be renewed in time is still
// renewed later, if nobody has taken it over.
func (d *Database) renew(ctx context.Context) error {
	d.mu.Lock()
	tokens := slices.Collect(maps.Keys(d.held))
	d.mu.Unlock()
	if len(tokens) == 0 {
		return nil
	}
	return d.once(ctx, func(ctx context.Context) error {
		_, err := d.pool.Exec(ctx, "UPDATE leases SET until = clock_timestamp() + $2 WHERE token = ANY ($1)", tokens, d.Lease)
		return err
	})
}

// thinning leaves, of the revisions that are older than a week, the last of each hour.
const thinning = `
	DELETE FROM revisions r USING (
		SELECT assessment, version, row_number() OVER (PARTITION BY assessment, date_trunc('hour', saved_at) ORDER BY version DESC) AS place
		FROM revisions WHERE saved_at < clock_timestamp() - interval '7 days'
	) AS older
	WHERE r.assessment = older.assessment AND r.version = older.version AND older.place > 1`

// thin takes away revisions that are too many, and what is kept of saves and leases for a while.
func (d *Database) thin(ctx context.Context) error {
	for _, statement := range []string{
		thinning,
		"DELETE FROM saves WHERE at < clock_timestamp() - interval '1 day'",
		"DELETE FROM leases WHERE until < clock_timestamp() - interval '1 day'",
	} {
		if _, err := d.pool.Exec(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}
