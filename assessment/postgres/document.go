package postgres

import (
	"context"
	"errors"
	"io/fs"
	"strconv"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"charter/assessment/store"
)

// document is one assessment.
type document struct {
	*shelf
	name string
	by   string // who holds it, and so saves
}

// Name implements [store.Document].
func (d *document) Name() string { return d.name }

func versionOf(n int64) store.Version { return store.Version(strconv.FormatInt(n, 10)) }

// number is what the database calls a version. One that is none is that of no text.
func number(at store.Version) int64 {
	n, err := strconv.ParseInt(string(at), 10, 64)
	if err != nil {
		return 0
	}
	return n
}

// found tells of a row that is not there.
func found(err error) error {
	if errors.Is(err, pgx.ErrNoRows) {
		return fs.ErrNotExist
	}
	return err
}

// row is what a row holds.
type row struct {
	version int64
	body    []byte
}

func (d *document) row(ctx context.Context) (r row, err error) {
	err = found(d.pool.QueryRow(ctx, "SELECT version, body FROM assessments WHERE organisation = $1 AND name = $2", d.organisation, d.name).
		Scan(&r.version, &r.body))
	return r, err
}

// Read implements [store.Document].
func (d *document) Read(ctx context.Context) (text []byte, at store.Version, err error) {
	var r row
	err = d.again(ctx, func(ctx context.Context) (err error) {
		r, err = d.row(ctx)
		return err
	})
	if err != nil {
		return nil, "", err
	}
	return r.body, versionOf(r.version), nil
}

// settled gives the version that a save has made whose outcome was not clear, whatever else was
// saved since. Where it was not done, the error is *[store.Changed] with what stands there.
func (d *document) settled(ctx context.Context, save uuid.UUID) (version int64, err error) {
	err = d.pool.QueryRow(ctx, "SELECT version FROM saves WHERE save = $1", save).Scan(&version)
	if !errors.Is(err, pgx.ErrNoRows) {
		return version, err
	}
	r, err := d.row(ctx)
	if err != nil {
		return 0, err
	}
	return 0, &store.Changed{At: versionOf(r.version), Text: r.body}
}

// create makes an assessment, unless there is one of its name.
const create = `
	WITH made AS (
		INSERT INTO assessments (organisation, name, body, saved_by) VALUES ($1, $2, $3, $5)
		ON CONFLICT (organisation, name) DO NOTHING RETURNING version
	)
	INSERT INTO saves (save, version) SELECT $4, version FROM made RETURNING version`

// Create implements [store.Document].
func (d *document) Create(ctx context.Context, text []byte) (store.Version, error) {
	save, made := uuid.New(), int64(0)
	err := d.again(ctx, func(ctx context.Context) error {
		err := d.pool.QueryRow(ctx, create, d.organisation, d.name, text, save, d.by).Scan(&made)
		if !errors.Is(err, pgx.ErrNoRows) {
			return err
		}
		var other *store.Changed
		if made, err = d.settled(ctx, save); errors.As(err, &other) {
			return fs.ErrExist
		}
		return err
	})
	return versionOf(made), err
}

// replace replaces a text, if it is still of a version. The one before is kept as a revision,
// unless its author had one kept within a minute.
const replace = `
	WITH before AS (
		SELECT * FROM assessments WHERE organisation = $1 AND name = $2 AND version = $3 FOR UPDATE
	), kept AS (
		INSERT INTO revisions (assessment, version, body, saved_at, saved_by)
		SELECT id, version, body, saved_at, saved_by FROM before
		WHERE saved_by <> $6 OR kept_at IS NULL OR kept_at < clock_timestamp() - interval '1 minute'
		RETURNING 1
	), replaced AS (
		UPDATE assessments a SET version = nextval('versions'), body = $4, saved_by = $6, saved_at = clock_timestamp(),
			kept_at = CASE WHEN EXISTS (SELECT 1 FROM kept) THEN clock_timestamp() ELSE before.kept_at END
		FROM before WHERE a.id = before.id RETURNING a.version
	)
	INSERT INTO saves (save, version) SELECT $5, version FROM replaced RETURNING version`

// Save implements [store.Document].
func (d *document) Save(ctx context.Context, text []byte, at store.Version) (store.Saved, error) {
	save, made := uuid.New(), int64(0)
	err := d.again(ctx, func(ctx context.Context) error {
		err := d.pool.QueryRow(ctx, replace, d.organisation, d.name, number(at), text, save, d.by).Scan(&made)
		if errors.Is(err, pgx.ErrNoRows) {
			made, err = d.settled(ctx, save)
		}
		return err
	})
	if err != nil {
		return store.Saved{}, err
	}
	d.changed(d.name)
	return store.Saved{At: versionOf(made)}, nil
}

// Beside implements [store.Document].
func (d *document) Beside(ctx context.Context, kind store.Kind, text []byte) (store.Document, store.Version, error) {
	now := d.Now()
	for n := 1; ; n++ {
		beside := &document{shelf: d.shelf, name: store.BesideName(d.name, kind, now, n), by: d.by}
		at, err := beside.Create(ctx, text)
		switch {
		case err == nil:
			return beside, at, nil
		case !errors.Is(err, fs.ErrExist):
			return nil, "", beside.Explain(store.ToSave, err)
		}
	}
}

// Remove implements [store.Document].
func (d *document) Remove(ctx context.Context, at store.Version) error {
	tried := false
	return d.again(ctx, func(ctx context.Context) error {
		before := tried
		tried = true
		done, err := d.pool.Exec(ctx, "DELETE FROM assessments WHERE organisation = $1 AND name = $2 AND version = $3", d.organisation, d.name, number(at))
		if err != nil || done.RowsAffected() > 0 {
			return err
		}
		r, err := d.row(ctx)
		switch {
		case errors.Is(err, fs.ErrNotExist) && before: // by the try before
			return nil
		case err != nil:
			return err
		}
		return &store.Changed{At: versionOf(r.version), Text: r.body}
	})
}

// Explain implements [store.Document].
func (d *document) Explain(doing store.Doing, err error) error { return explained(doing, d.name, err) }
