package postgres

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net"
	"net/url"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"evenkeel/internal/store"
)

// tuning is what tests may choose.
type tuning struct {
	// patience is how long reads and writes wait for a database that does not
	// answer.
	patience time.Duration
	// limit is how long one transaction may take.
	limit time.Duration
	// poll is how long a lost notification can go unnoticed.
	poll time.Duration
}

var usual = tuning{patience: 8 * time.Second, limit: 30 * time.Second, poll: 2 * time.Second}

// poolSize is how many connections read at once, unless the URL says
// otherwise.
const poolSize = 4

// dialer notices within a minute that the other side of an idle connection is
// gone, and keeps those between from forgetting it.
var dialer = net.Dialer{KeepAliveConfig: net.KeepAliveConfig{Enable: true, Idle: 20 * time.Second, Interval: 10 * time.Second, Count: 3}}

// Open opens the store in the database that a postgres:// URL names, in the
// first schema of its search path, and makes its tables where there are none.
// Beside what PostgreSQL's own programs understand, the URL may say how many
// connections read (pool_max_conns=4; two more write and listen). Passwords
// may be in a pgpass file or in PGPASSWORD. A pooler between must leave a
// session to whom it belongs (pgbouncer's pool_mode = session).
//
// It waits some seconds for a database that is starting, and may answer
// [store.ErrNewer] and [store.ErrUnavailable]. A database that does not wait
// for its disk is refused.
func Open(ctx context.Context, url string) (*Store, error) { return open(ctx, url, usual) }

// open is Open with a tuning.
func open(ctx context.Context, url string, tune tuning) (*Store, error) {
	config, err := configure(url)
	if err != nil {
		return nil, err
	}
	where := fmt.Sprintf("open the store in database %s at %s", config.ConnConfig.Database, config.ConnConfig.Host)
	schema, err := prepare(ctx, config.ConnConfig, tune)
	if err != nil {
		return nil, unavailable(where, err)
	}
	pool, err := pgxpool.NewWithConfig(context.WithoutCancel(ctx), config)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", where, err)
	}
	untilClose, stop := context.WithCancel(context.WithoutCancel(ctx))
	s := &Store{
		tune: tune, pool: pool, connect: config.ConnConfig.Copy(), channel: channel(schema),
		queue: store.NewQueue(), failed: make(chan struct{}), open: untilClose, stop: stop,
	}
	go s.write()
	s.running.Go(func() { s.listen(untilClose) })
	return s, nil
}

// configure reads a URL.
func configure(text string) (*pgxpool.Config, error) {
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "postgres" && u.Scheme != "postgresql" {
		return nil, errors.New("the address of a database looks like postgres://user@host/database")
	}
	config, err := pgxpool.ParseConfig(text)
	if err != nil {
		return nil, fmt.Errorf("read the address of the database: %w", err)
	}
	if !u.Query().Has("pool_max_conns") {
		config.MaxConns = poolSize
	}
	for name, value := range map[string]string{
		"application_name": "evenkeel",
		// All that is read is read by index. A table that was empty when a
		// statement was prepared would else be read whole for a while.
		"enable_seqscan": "off",
		// And the plan is the same whatever is looked for: it is made once.
		"plan_cache_mode": "force_generic_plan",
		// Nothing here is worth compiling.
		"jit": "off",
		// A node that vanishes within a transaction holds the others up until
		// then.
		"idle_in_transaction_session_timeout": "10s",
		// The server must not give a commit up that waits for a standby: it
		// would say that it is done.
		"statement_timeout": "0",
	} {
		if config.ConnConfig.RuntimeParams[name] == "" {
			config.ConnConfig.RuntimeParams[name] = value
		}
	}
	config.ConnConfig.DialFunc = dialer.DialContext
	if config.ConnConfig.ConnectTimeout == 0 {
		config.ConnConfig.ConnectTimeout = 5 * time.Second
	}
	return config, nil
}

// channel is what the nodes whose tables are in a schema notify each other on.
func channel(schema string) string {
	sum := sha256.Sum256([]byte(schema))
	return "evenkeel_" + hex.EncodeToString(sum[:8])
}

// prepare makes the database ready, and gives the schema that the tables are
// in.
func prepare(ctx context.Context, config *pgx.ConnConfig, tune tuning) (schema string, err error) {
	var down outage
	for {
		schema, err = prepareOnce(ctx, config)
		if err == nil || ctx.Err() != nil || !down.again(err, tune.patience) {
			return schema, err
		}
	}
}

func prepareOnce(ctx context.Context, config *pgx.ConnConfig) (schema string, err error) {
	conn, err := pgx.ConnectConfig(ctx, config)
	if err != nil {
		return "", err
	}
	defer closeConn(conn)
	return migrate(ctx, conn)
}
