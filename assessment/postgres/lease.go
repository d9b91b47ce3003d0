package postgres

import (
	"context"
	"errors"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"charter/assessment/store"
)

// hold takes the lease of an assessment, or that of somebody which has run out.
const hold = `
	INSERT INTO leases (organisation, name, token, holder, until) VALUES ($1, $2, $3, $4, clock_timestamp() + $5)
	ON CONFLICT (organisation, name) DO UPDATE SET token = excluded.token, holder = excluded.holder, until = excluded.until
	WHERE leases.until < clock_timestamp() OR leases.token = excluded.token
	RETURNING token`

// Hold implements [store.Document]. Also one that is still to be made can be held.
func (d *document) Hold(ctx context.Context, self store.Holder) (store.Lease, error) {
	token := uuid.New()
	err := d.again(ctx, func(ctx context.Context) error {
		err := d.pool.QueryRow(ctx, hold, d.organisation, d.name, token, self, d.Lease).Scan(&token)
		if !errors.Is(err, pgx.ErrNoRows) {
			return err
		}
		held := &store.Held{Name: d.name}
		err = d.pool.QueryRow(ctx, "SELECT holder FROM leases WHERE organisation = $1 AND name = $2", d.organisation, d.name).Scan(&held.Holder)
		if err != nil && !errors.Is(err, pgx.ErrNoRows) { // of one that has just ended nobody is named
			return err
		}
		return held
	})
	if err != nil {
		return nil, err
	}
	d.by = self.User
	d.mu.Lock()
	defer d.mu.Unlock()
	d.held[token] = true
	return &lease{d.Database, token}, nil
}

// lease is one that is held here.
type lease struct {
	database *Database
	token    uuid.UUID
}

// Before implements [store.Lease]: who holds it no more is named nowhere.
func (l *lease) Before() *store.Holder { return nil }

// Lost implements [store.Lease]: a row has no rights of its own.
func (l *lease) Lost() error { return nil }

// Tidy implements [store.Lease]: a save leaves nothing half done.
func (l *lease) Tidy() {}

// Release implements [store.Lease]. A lease that cannot be given back runs out.
func (l *lease) Release() {
	d := l.database
	d.mu.Lock()
	delete(d.held, l.token)
	d.mu.Unlock()
	_ = d.once(context.Background(), func(ctx context.Context) error {
		_, err := d.pool.Exec(ctx, "DELETE FROM leases WHERE token = $1", l.token)
		return err
	})
}
