package postgres

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"charter/assessment/store"
)

// Options say how a database is used.
type Options struct {
	Now   func() time.Time // names what is kept beside an assessment
	Lease time.Duration    // for how long a lease outlasts a program that was killed; 0: the usual
	Look  bool             // the tables must be there, and stay as they are
}

// Database is one that holds assessments. Make it with [Open]; its methods may be called from
// any goroutine.
type Database struct {
	Options
	pool  *pgxpool.Pool
	watch *watch
	stop  context.CancelFunc
	left  sync.WaitGroup // what runs in the background

	mu   sync.Mutex
	held map[uuid.UUID]bool // the tokens of leases to be renewed
}

// How a database is reached.
const (
	usualLease  = 30 * time.Second
	renewals    = 3 // within a lease
	thinEach    = 6 * time.Hour
	connections = 16               // at once, unless the address says otherwise
	patience    = 10 * time.Second // for something that is tried again
	oneTry      = 4 * time.Second  // for an answer
	shortPause  = 20 * time.Millisecond
	longPause   = 200 * time.Millisecond
)

// Open connects to the database at an address, such as postgres://charter@db.example.org/charter,
// and brings its tables up to date, unless it is only to look. What the address does not say, such as the password, is
// taken from where all programs of PostgreSQL look for it. Its error is told to a person.
func Open(ctx context.Context, address string, o Options) (*Database, error) {
	config, err := pgxpool.ParseConfig(address)
	if err != nil {
		return nil, errors.New("the address of the database is not understood. It is like postgres://charter@db.example.org/charter")
	}
	if !strings.Contains(address, "pool_max_conns") {
		config.MaxConns = connections
	}
	if config.ConnConfig.ConnectTimeout == 0 {
		config.ConnConfig.ConnectTimeout = oneTry
	}
	config.AfterConnect = durable
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, unreached(config, err)
	}
	if o.Lease == 0 {
		o.Lease = usualLease
	}
	d := &Database{Options: o, pool: pool, watch: newWatch(), held: map[uuid.UUID]bool{}}
	if err := d.upToDate(ctx); err != nil {
		pool.Close()
		return nil, unreached(config, err)
	}
	while, stop := context.WithCancel(context.Background())
	d.stop = stop
	d.left.Go(func() { background(while, d.Lease/renewals, d.renew) })
	d.left.Go(func() { background(while, thinEach, d.thin) })
	d.left.Go(func() { d.tell(while) })
	d.left.Go(func() { d.listen(while) })
	return d, nil
}

// durable sees to it that what a database acknowledges has reached its disk.
func durable(ctx context.Context, c *pgx.Conn) error {
	_, err := c.Exec(ctx, "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'")
	return err
}

// Close lets go of the database.
func (d *Database) Close() {
	d.stop()
	d.left.Wait()
	d.pool.Close()
}

// again does something that may be done twice, and does it once more while it fails because
// the database or the way to it is not there.
func (d *Database) again(ctx context.Context, do func(ctx context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	for pause := shortPause; ; pause = min(2*pause, longPause) {
		err := d.once(ctx, do)
		if err == nil || !passing(err) {
			return err
		}
		select {
		case <-ctx.Done():
			return &away{err}
		case <-time.After(pause):
		}
	}
}

func (d *Database) once(ctx context.Context, do func(ctx context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, oneTry)
	defer cancel()
	err := do(ctx)
	if code(err) == readOnly { // what was the first server is the second now
		d.pool.Reset()
	}
	return err
}

// What PostgreSQL calls some of its errors.
const (
	readOnly    = "25006"
	notAllowed  = "42501"
	diskFull    = "53100"
	tooMany     = "53300"
	outOfMemory = "53200"
	badUser     = "28000"
	badPassword = "28P01"
	noDatabase  = "3D000"
)

// code is the code of an error of the database; "" for any other.
func code(err error) string {
	var told *pgconn.PgError
	if errors.As(err, &told) {
		return told.Code
	}
	return ""
}

// away is an error of the way to the database. It hides what the way is made of, such as a
// socket that does not exist: nothing is told with it of any assessment.
type away struct{ err error }

func (a *away) Error() string { return a.err.Error() }

// As finds what the database itself has said.
func (a *away) As(target any) bool {
	told, ok := target.(**pgconn.PgError)
	return ok && errors.As(a.err, told)
}

// passing reports whether an error may be gone when the same is tried again: of the database,
// those that say that it starts, stops, or has too much to do; and all of the way to it.
func passing(err error) bool {
	if code := code(err); code != "" {
		return startsOrStops(code) || slices.Contains([]string{"40001", "40P01", readOnly, tooMany}, code)
	}
	var connecting *pgconn.ConnectError
	if errors.As(err, &connecting) {
		return true
	}
	var changed *store.Changed
	var held *store.Held
	return !errors.As(err, &changed) && !errors.As(err, &held) && !errors.Is(err, fs.ErrExist) && !errors.Is(err, fs.ErrNotExist)
}

// startsOrStops reports whether a code says that the server, or the connection to it, does.
func startsOrStops(code string) bool {
	return strings.HasPrefix(code, "57P") || strings.HasPrefix(code, "08")
}

// unreached tells why a database cannot be used to whoever looks after the host.
func unreached(config *pgxpool.Config, err error) error {
	c := config.ConnConfig
	return fmt.Errorf("cannot use the database %s at %s as %s: %w", c.Database, net.JoinHostPort(c.Host, strconv.Itoa(int(c.Port))), c.User, reason(err))
}
