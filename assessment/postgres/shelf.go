package postgres

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"charter/assessment/store"
)

// Shelf gives the assessments of an organisation, which is named by its id.
func (d *Database) Shelf(organisation string) store.Shelf { return &shelf{d, organisation} }

// shelf is the assessments of one organisation, by their names.
type shelf struct {
	*Database
	organisation string
}

// Document implements [store.Store].
func (s *shelf) Document(_ context.Context, name string) (store.Document, error) {
	return &document{shelf: s, name: name}, nil
}

// New implements [store.Store].
func (s *shelf) New(ctx context.Context, name string) (store.Document, error) {
	return s.Document(ctx, name)
}

// List implements [store.Shelf].
func (s *shelf) List(ctx context.Context) (entries []store.Entry, err error) {
	err = s.again(ctx, func(ctx context.Context) error {
		rows, err := s.pool.Query(ctx, "SELECT name, saved_at FROM assessments WHERE organisation = $1 ORDER BY saved_at DESC, name", s.organisation)
		if err != nil {
			return err
		}
		entries, err = pgx.CollectRows(rows, pgx.RowToStructByPos[store.Entry])
		return err
	})
	if err != nil {
		return nil, &Trouble{store.ToOpen, "the assessments here", err}
	}
	return entries, nil
}

// Earlier implements [store.Shelf].
func (s *shelf) Earlier(ctx context.Context, name string) (text []byte, saved time.Time, err error) {
	err = s.again(ctx, func(ctx context.Context) error {
		return found(s.pool.QueryRow(ctx, `
			SELECT r.body, r.saved_at FROM revisions r JOIN assessments a ON a.id = r.assessment
			WHERE a.organisation = $1 AND a.name = $2 ORDER BY r.version DESC LIMIT 1`, s.organisation, name).Scan(&text, &saved))
	})
	return text, saved, err
}
