package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"evenkeel/internal/store"
	"evenkeel/internal/store/bolt"
	"evenkeel/internal/store/postgres"
)

type migrateCommand struct {
	From string `required:"" placeholder:"STORE" help:"Where everything is: bolt:FILE, such as bolt:data/evenkeel.db, or postgres://user@host/database."`
	To   string `required:"" placeholder:"STORE" help:"Where it shall be, likewise: empty, or an earlier copy of the same."`
}

// boltPrefix names a store in a file.
const boltPrefix = "bolt:"

// Run copies a store into another and compares them. No server may run on
// either meanwhile.
func (c *migrateCommand) Run(i *invocation) error {
	for flag, name := range map[string]string{"--from": c.From, "--to": c.To} {
		if !isDatabase(name) && (!strings.HasPrefix(name, boltPrefix) || name == boltPrefix) {
			return misusef("%s %s: a store is named as bolt:FILE or postgres://user@host/database", flag, shown(name))
		}
	}
	if c.From == c.To {
		return misusef("--from and --to name the same store")
	}
	from, err := openSource(i.ctx, c.From)
	if err != nil {
		return fmt.Errorf("--from: %w", err)
	}
	defer from.Close() //nolint:errcheck // it was only read
	to, err := openNamed(i.ctx, c.To)
	if err != nil {
		return fmt.Errorf("--to: %w", err)
	}
	figures, err := copyStore(i, from, to)
	if err := errors.Join(err, to.Close()); err != nil {
		return err
	}
	fmt.Fprintf(i.out, "copied: %d events, %d records\n", figures.Events, figures.Records())
	for _, bucket := range store.Buckets {
		if n := figures.Buckets[bucket]; n > 0 {
			fmt.Fprintf(i.out, "  %-18s %d\n", bucket, n)
		}
	}
	fmt.Fprintf(i.out, "compared: counts and checksums agree\n  %-18s %s\n  %-18s %s\n", "log", figures.LogSum, "records", figures.RecordsSum)
	return nil
}

func copyStore(i *invocation, from store.Store, to store.Copier) (store.Figures, error) {
	if err := refuseUnfinished(i.ctx, from); err != nil {
		return store.Figures{}, fmt.Errorf("--from: %w", err)
	}
	return store.Copy(i.ctx, from, to, i.progress)
}

// openSource opens a store that must be there.
func openSource(ctx context.Context, name string) (store.Copier, error) {
	file, isFile := strings.CutPrefix(name, boltPrefix)
	if _, err := os.Stat(file); isFile && errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no file %s", file)
	}
	return openNamed(ctx, name)
}

// openNamed opens a store, and makes it where there is none.
func openNamed(ctx context.Context, name string) (store.Copier, error) {
	file, isFile := strings.CutPrefix(name, boltPrefix)
	if !isFile {
		s, err := postgres.Open(ctx, name)
		if err != nil {
			return nil, err
		}
		return s, nil
	}
	s, err := bolt.Open(file)
	if err != nil {
		return nil, err
	}
	return s, nil
}

// refuseUnfinished refuses a store into which another was not wholly copied.
func refuseUnfinished(ctx context.Context, s store.Store) error {
	unfinished, err := store.Unfinished(ctx, s)
	if err != nil {
		return err
	}
	if unfinished {
		return errors.New("the store is a copy that has not been finished: repeat evenkeel migrate with it as --to")
	}
	return nil
}
