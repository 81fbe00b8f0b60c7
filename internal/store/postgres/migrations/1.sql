-- The log: what has happened, in the order in which it became durable. Numbers
-- are given under the lock of evenkeel_store's row, which is held until the
-- commit: who has seen a number has seen all before it. A sequence would not
-- do: its order is not that of the commits.
create table evenkeel_log (
	number  bigint primary key,          -- 1, 2, 3, ... without gaps
	attempt text collate "C" not null,
	nth     integer not null,            -- of the event in its attempt, from 0
	event   bytea not null,
	unique (attempt, nth)
);

-- The records, as an ordered map for each bucket. Keys are UTF-8, in the order
-- of their bytes.
create table evenkeel_records (
	bucket text collate "C" not null,
	key    bytea not null,
	value  bytea not null,
	primary key (bucket, key)
);

-- One row: by which version the store was written. Writers lock it; it is never
-- updated but by migrations, so that no dead versions of it pile up.
create table evenkeel_store (
	one    boolean primary key default true check (one),
	layout integer not null,             -- the number of the last of these files
	schema integer not null              -- of what is in events and values
);
