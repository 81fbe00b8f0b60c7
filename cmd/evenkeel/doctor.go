package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"evenkeel/internal/control"
	"evenkeel/internal/store"
	"evenkeel/internal/store/bolt"
	"evenkeel/internal/store/postgres"
)

type doctorCommand struct {
	place
	File string `arg:"" optional:"" help:"A backup to look at, instead of the store."`
	Mend bool   `help:"Make those records right that follow from sound ones. A copy of the store is kept beside it; no server may run."`
}

// Run says in words what is wrong with a store or a backup, and what to do. It
// changes nothing, unless it is to mend.
func (c *doctorCommand) Run(i *invocation) error {
	if err := c.check(); err != nil {
		return err
	}
	if c.Mend {
		return c.mend(i)
	}
	var found troubles
	figures, err := c.examine(i, &found)
	if err != nil {
		found.print(i.out)
		return err
	}
	if len(found) > 0 {
		found.print(i.out)
		return errSilent
	}
	fmt.Fprintf(i.out, "nothing is wrong: %d events, %d records\n", figures.Events, figures.Records())
	return nil
}

func (c *doctorCommand) examine(i *invocation, found *troubles) (store.Figures, error) {
	if c.File != "" {
		if _, err := os.Stat(c.File); err != nil {
			return store.Figures{}, fmt.Errorf("the backup cannot be read: %w", err)
		}
		figures, _, err := examineFile(i.ctx, c.File, i.progress, found.add)
		return figures, err
	}
	if _, err := os.Stat(c.Data); err == nil {
		c.surroundings(found)
	} else if c.Store == "" {
		return store.Figures{}, fmt.Errorf("there is no data folder %s: start evenkeel once, or name it with --data", c.Data)
	}
	if c.Store != "" {
		return c.database(i, found)
	}
	return c.file(i, found)
}

func (c *doctorCommand) database(i *invocation, found *troubles) (figures store.Figures, err error) {
	s, err := postgres.Open(i.ctx, c.Store)
	if err != nil {
		return figures, fmt.Errorf("--store: %w", err)
	}
	frozen, err := s.Freeze(i.ctx)
	if err == nil {
		figures, err = store.Examine(i.ctx, frozen, i.progress, found.add)
		frozen.Close()
	}
	return figures, errors.Join(err, s.Close())
}

// file examines the store's file, or a copy of it where a server runs: what
// damage does to who reads it must not happen to the server.
func (c *doctorCommand) file(i *invocation, found *troubles) (figures store.Figures, err error) {
	path := filepath.Join(c.Data, storeFile)
	client, err := control.Dial(filepath.Join(c.Data, control.SocketName))
	if errors.Is(err, control.ErrNotRunning) {
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			return figures, fmt.Errorf("there is no store in %s: start evenkeel once, or name its folder with --data", c.Data)
		}
		figures, _, err = examineFile(i.ctx, path, i.progress, found.add)
		return figures, err
	}
	if err != nil {
		return figures, err
	}
	defer client.Close()
	folder, err := os.MkdirTemp("", "evenkeel-doctor-")
	if err != nil {
		return figures, fmt.Errorf("make room for a copy: %w", err)
	}
	defer os.RemoveAll(folder) //nolint:errcheck // it is in the folder for such things
	path = filepath.Join(folder, storeFile)
	if _, err := client.Backup(i.ctx, control.Backup{Raw: true}, path, i.progress); err != nil {
		return figures, fmt.Errorf("get a copy of the running server's store: %w", err)
	}
	figures, _, err = examineFile(i.ctx, path, i.progress, func(t store.Trouble) {
		if t.Kind != kindJournal { // the server has it
			found.add(t)
		}
	})
	return figures, err
}

// What the surroundings of a store should be like.
const (
	leastRoom   = 256 << 20
	snapshotAge = 50 * time.Hour
)

// surroundings looks at what is around the store: who may read it, the room on
// its disk, and how old the newest snapshot is.
func (c *doctorCommand) surroundings(found *troubles) {
	for _, name := range append(bolt.JournalPaths(c.storePath()), c.Data, c.storePath()) {
		if what := tooOpen(name); what != "" {
			found.add(store.Trouble{Kind: "permissions", What: what, Do: "chmod go= " + name})
		}
	}
	need := uint64(leastRoom)
	if info, err := os.Stat(filepath.Join(c.Data, storeFile)); err == nil {
		need += uint64(info.Size())
	}
	if room, err := freeSpace(c.Data); err == nil && room < need {
		found.add(store.Trouble{
			Kind: "room",
			What: fmt.Sprintf("only %d MiB are free on the disk of %s; a backup or snapshot needs about %d MiB", room>>20, c.Data, need>>20),
			Do:   "make room, or move the data folder to a larger disk: a full disk refuses every turn",
		})
	}
	if newest, ok := newestSnapshot(filepath.Join(c.Data, snapshotFolder)); ok && time.Since(newest) > snapshotAge {
		found.add(store.Trouble{
			Kind: "snapshots",
			What: fmt.Sprintf("the newest snapshot is from %s, %.0f days ago", newest.Format(time.DateOnly), time.Since(newest).Hours()/24),
			Do:   "look in the server's log for why it makes none, and whether it runs with --snapshots",
		})
	}
}

// tooOpen says that others than its owner may use a file or folder, if so.
func tooOpen(name string) string {
	info, err := os.Stat(name)
	if err != nil || runtime.GOOS == "windows" || info.Mode().Perm()&0o077 == 0 {
		return ""
	}
	return fmt.Sprintf("%s may be used by others than its owner (mode %04o): names and passwords are in it", name, info.Mode().Perm())
}

// troubles are found one by one.
type troubles []store.Trouble

func (t *troubles) add(one store.Trouble) { *t = append(*t, one) }

// troublesShown is how many of one kind are shown.
const troublesShown = 10

// print lists troubles by their kinds, and what to do about each kind.
func (t troubles) print(w io.Writer) {
	kinds := make(map[string][]store.Trouble)
	var order []string
	for _, one := range t {
		id := one.Kind + one.Do
		if kinds[id] == nil {
			order = append(order, id)
		}
		kinds[id] = append(kinds[id], one)
	}
	for _, id := range order {
		all := kinds[id]
		for _, one := range all[:min(len(all), troublesShown)] {
			fmt.Fprintf(w, "wrong: %s\n", one.What)
		}
		if more := len(all) - troublesShown; more > 0 {
			fmt.Fprintf(w, "wrong: and %d more like these\n", more)
		}
		fmt.Fprintf(w, "  do: %s\n", all[0].Do)
	}
}
