package postgres

import (
	"math"

	"github.com/jackc/pgx/v5"
)

// What the engine asks of the database. A writing transaction is two round
// trips: begin, lockStore, readEnd, readCounts and readEntries; then the
// inserts, notify and commit.
const (
	// The statements after the lock see all that was committed before it was
	// given: at READ COMMITTED each takes its own snapshot. "Read write" makes
	// a standby refuse at once.
	beginWrite = `begin isolation level read committed read write`
	lockStore  = `
		select layout, schema, current_setting('synchronous_commit', true), current_setting('fsync', true)
		from evenkeel_store where one for update`
	readStore = `
		select layout, schema, current_setting('synchronous_commit', true), current_setting('fsync', true)
		from evenkeel_store where one`
	readEnd    = `select coalesce(max(number), 0) from evenkeel_log`
	readCounts = `
		select w.attempt, (select l.nth from evenkeel_log l where l.attempt = w.attempt order by l.nth desc limit 1) + 1
		from unnest($1::text[], $2::boolean[]) as w(attempt, known)
		where not w.known or (select max(number) from evenkeel_log) <> $3`
	readEntries = `
		select w.nth, r.value
		from unnest($1::text[], $2::bytea[]) with ordinality as w(bucket, key, nth)
		join evenkeel_records r on r.bucket = w.bucket and r.key = w.key`

	insertLog = `
		insert into evenkeel_log (number, attempt, nth, event)
		select * from unnest($1::bigint[], $2::text[], $3::integer[], $4::bytea[])`
	putEntries = `
		insert into evenkeel_records (bucket, key, value)
		select * from unnest($1::text[], $2::bytea[], $3::bytea[])
		on conflict (bucket, key) do update set value = excluded.value`
	deleteEntries = `
		delete from evenkeel_records r using unnest($1::text[], $2::bytea[]) as w(bucket, key)
		where r.bucket = w.bucket and r.key = w.key`
	// CockroachDB has no notifications.
	notify   = `select pg_notify($1, $2)`
	commit   = `commit`
	rollback = `rollback`

	beginView   = `begin isolation level repeatable read read only`
	scanEntries = `
		select key, value from evenkeel_records
		where bucket = $1 and key >= $2 and key < $3 order by key limit $4`

	readAttempt = `select event from evenkeel_log where attempt = $1 order by nth`
	readLog     = `select number, attempt, nth, event from evenkeel_log where number > $1 order by number limit $2`
	// As much of an event as store.MarkBytes.
	readMarks = `select number, attempt, nth, substring(event from 1 for 64) from evenkeel_log where number > $1 order by number limit $2`
)

// maxCursor is what a number of the log can be at most.
const maxCursor = math.MaxInt64

// entry is one that was read from the log.
type entry struct {
	number  int64
	attempt string
	nth     int
	event   []byte
}

func scanEntry(row pgx.CollectableRow) (e entry, err error) {
	err = row.Scan(&e.number, &e.attempt, &e.nth, &e.event)
	return e, err
}
