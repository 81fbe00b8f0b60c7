package postgres

import (
	"context"
	"embed"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"evenkeel/internal/store"
)

// files are the migrations: 1.sql makes the tables, each further one changes
// them. A file that was released is never changed.
//
//go:embed migrations/*.sql
var files embed.FS

// layoutVersion is the number of the last migration.
const layoutVersion = 1

// migrationLock is the advisory lock under which the tables are made and
// changed, by one node at a time. CockroachDB does not have it: there the first
// node must be alone until it is ready.
const migrationLock = 0x6576656e6b65656c // "evenkeel"

// migrate brings the tables to this program's layout, and what is in them to
// its schema. It gives the database's schema, in the other sense, that they are
// in.
func migrate(ctx context.Context, conn *pgx.Conn) (in string, err error) {
	in, has, err := readLayout(ctx, conn)
	if err != nil || has.current() {
		return in, err
	}
	err = pgx.BeginFunc(ctx, conn, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, "select pg_advisory_xact_lock($1)", migrationLock); err != nil {
			return fmt.Errorf("wait for other nodes: %w", err)
		}
		_, has, err = readLayout(ctx, conn) // another node may have been faster
		if err != nil || has.current() {
			return err
		}
		return advance(ctx, tx, has)
	})
	if err != nil {
		return in, err
	}
	in, _, err = readLayout(ctx, conn)
	return in, err
}

// findTables finds the schema of the tables. It asks the catalog itself: what
// resolves names does not always see what another transaction has just made.
const findTables = `
	select schemaname from pg_catalog.pg_tables
	where tablename = 'evenkeel_store' and schemaname = any(current_schemas(false))
	order by array_position(current_schemas(false), schemaname) limit 1`

// readLayout reads how the store was written, and in which schema the tables
// are: layout 0 where there are none.
func readLayout(ctx context.Context, conn *pgx.Conn) (in string, has conditions, err error) {
	err = conn.QueryRow(ctx, findTables).Scan(&in)
	if errors.Is(err, pgx.ErrNoRows) {
		return "", has, nil
	}
	if err != nil {
		return "", has, fmt.Errorf("look for the store's tables: %w", err)
	}
	err = has.scan(conn.QueryRow(ctx, readStore))
	if errors.Is(err, pgx.ErrNoRows) {
		return in, has, lasting{errors.New("the table evenkeel_store has lost its row; restore a backup")}
	}
	if err != nil {
		return in, has, fmt.Errorf("read the store's version: %w", err)
	}
	return in, has, has.check()
}

// conditions are what a transaction finds of the database.
type conditions struct {
	layout, schema int     // by which version the store was written
	commit, fsync  *string // settings; nil: there is none
}

// scan reads what readStore and lockStore answer.
func (c *conditions) scan(row pgx.Row) error {
	return row.Scan(&c.layout, &c.schema, &c.commit, &c.fsync)
}

// current reports whether there is nothing to migrate.
func (c *conditions) current() bool {
	return c.layout == layoutVersion && c.schema == store.SchemaVersion
}

// check refuses what a newer version has written, and a database that answers
// before its disk has.
func (c *conditions) check() error {
	if c.layout > layoutVersion || c.schema > store.SchemaVersion {
		return fmt.Errorf("%w (it has layout %d and schema %d, this program knows %d and %d)",
			store.ErrNewer, c.layout, c.schema, layoutVersion, store.SchemaVersion)
	}
	for name, value := range map[string]*string{"synchronous_commit": c.commit, "fsync": c.fsync} {
		if value != nil && *value == "off" {
			return lasting{fmt.Errorf("%s is off in the database, so what was answered could be lost: set it to on, for example with ALTER SYSTEM SET %s = on; SELECT pg_reload_conf()", name, name)}
		}
	}
	return nil
}

// advance makes the migrations that follow what a store has.
func advance(ctx context.Context, tx pgx.Tx, has conditions) error {
	if has.layout > 0 { // the other nodes' writers wait
		if _, err := tx.Exec(ctx, lockStore); err != nil {
			return fmt.Errorf("wait for writers: %w", err)
		}
	}
	for n := has.layout + 1; n <= layoutVersion; n++ {
		sql, err := files.ReadFile(fmt.Sprintf("migrations/%d.sql", n))
		if err != nil {
			return fmt.Errorf("find migration %d: %w", n, err)
		}
		if _, err := tx.Conn().PgConn().Exec(ctx, string(sql)).ReadAll(); err != nil {
			return fmt.Errorf("make migration %d: %w", n, err)
		}
	}
	if has.layout > 0 {
		if err := upgrade(ctx, tx, has.schema); err != nil {
			return err
		}
	}
	_, err := tx.Exec(ctx, `
		insert into evenkeel_store (layout, schema) values ($1, $2)
		on conflict (one) do update set layout = excluded.layout, schema = excluded.schema`, layoutVersion, store.SchemaVersion)
	if err != nil {
		return fmt.Errorf("note the migration: %w", err)
	}
	return nil
}

// upgrade changes the records that an older program wrote, by a schema.
func upgrade(ctx context.Context, tx pgx.Tx, schema int) error {
	err := store.Upgrade(schema, func(f func(*store.Tx) error) error {
		k := &kv{asker: alone{ctx, tx.Conn()}, out: new(outgoing)}
		if err := f(store.NewTx(k)); err != nil {
			return err
		}
		if k.err != nil {
			return k.err
		}
		return k.out.send(ctx, tx.Conn())
	})
	if err != nil {
		return fmt.Errorf("bring the records from schema %d to %d: %w", schema, store.SchemaVersion, err)
	}
	return nil
}
