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

// migrate brings the tables to this program's layout.
func migrate(ctx context.Context, conn *pgx.Conn) error {
	layout, err := readLayout(ctx, conn)
	if err != nil || layout == layoutVersion {
		return err
	}
	return pgx.BeginFunc(ctx, conn, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, "select pg_advisory_xact_lock($1)", migrationLock); err != nil {
			return fmt.Errorf("wait for other nodes: %w", err)
		}
		layout, err := readLayout(ctx, conn) // another node may have been faster
		if err != nil || layout == layoutVersion {
			return err
		}
		return advance(ctx, tx, layout)
	})
}

// readLayout reads which migrations were made: 0 where there are no tables.
func readLayout(ctx context.Context, conn *pgx.Conn) (layout int, err error) {
	var there bool
	if err := conn.QueryRow(ctx, "select to_regclass('evenkeel_store') is not null").Scan(&there); err != nil || !there {
		return 0, err
	}
	var schema int
	err = conn.QueryRow(ctx, "select layout, schema from evenkeel_store").Scan(&layout, &schema)
	if errors.Is(err, pgx.ErrNoRows) {
		return 0, lasting{errors.New("the table evenkeel_store has lost its row; restore a backup")}
	}
	if err != nil {
		return 0, fmt.Errorf("read the store's version: %w", err)
	}
	return layout, checkLayout(layout, schema)
}

// checkLayout refuses what a newer version has written.
func checkLayout(layout, schema int) error {
	if layout > layoutVersion || schema > store.SchemaVersion {
		return fmt.Errorf("%w (it has layout %d and schema %d, this program knows %d and %d)",
			store.ErrNewer, layout, schema, layoutVersion, store.SchemaVersion)
	}
	return nil
}

// advance makes the migrations that follow a layout.
func advance(ctx context.Context, tx pgx.Tx, layout int) error {
	if layout > 0 { // the other nodes' writers wait
		if _, err := tx.Exec(ctx, lockStore); err != nil {
			return fmt.Errorf("wait for writers: %w", err)
		}
	}
	for n := layout + 1; n <= layoutVersion; n++ {
		sql, err := files.ReadFile(fmt.Sprintf("migrations/%d.sql", n))
		if err != nil {
			return fmt.Errorf("find migration %d: %w", n, err)
		}
		if _, err := tx.Conn().PgConn().Exec(ctx, string(sql)).ReadAll(); err != nil {
			return fmt.Errorf("make migration %d: %w", n, err)
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
