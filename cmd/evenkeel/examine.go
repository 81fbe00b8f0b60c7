package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"evenkeel/internal/store"
	"evenkeel/internal/store/bolt"
)

// kindJournal is the kind of trouble of a store's file that lacks its journal.
const kindJournal = "journal"

// examineFile looks for anything wrong with a store's file that nobody has
// open. It is not sound where no server could work with it: then nothing else
// is said of it.
func examineFile(ctx context.Context, path string, progress store.Progress, tell func(store.Trouble)) (figures store.Figures, sound bool, err error) {
	pages, err := bolt.CheckPages(path)
	if err != nil {
		return figures, false, err
	}
	for _, what := range pages {
		tell(store.Trouble{Kind: "pages", What: "the file is damaged: " + what, Do: "the disk may be failing: look at its log, and restore a backup onto a sound one with evenkeel restore"})
	}
	if len(pages) > 0 {
		return figures, false, nil
	}
	return examineContent(ctx, path, progress, tell)
}

// examineContent is examineFile once the pages are known to be sound.
func examineContent(ctx context.Context, path string, progress store.Progress, tell func(store.Trouble)) (figures store.Figures, sound bool, err error) {
	f, err := bolt.OpenFile(path)
	if err != nil {
		return figures, false, err
	}
	defer f.Close() //nolint:errcheck // only read
	if err := f.Lacks(); err != nil {
		tell(store.Trouble{Kind: kindJournal, What: "what was stored in the last seconds before the server ended is not there: " + err.Error(), Do: "evenkeel doctor --mend goes on without it, and evenkeel restore --force if it is a backup"})
	}
	if f.Older() {
		return examineOlder(ctx, path, progress, tell)
	}
	unfinished, err := store.Unfinished(ctx, f)
	if err != nil {
		return figures, false, err
	}
	if unfinished {
		tell(store.Trouble{Kind: "copy", What: "the store is a copy that has not been finished", Do: "repeat evenkeel migrate or evenkeel backup, whichever made it"})
		return figures, false, nil
	}
	chains, err := f.CheckChains(ctx)
	if err != nil {
		return figures, false, err
	}
	for _, what := range chains {
		tell(store.Trouble{Kind: "chains", What: what, Do: "restore a backup with evenkeel restore"})
	}
	figures, err = store.Examine(ctx, f, progress, tell)
	return figures, err == nil, err
}

// examineOlder examines what will become of a file that an older program wrote
// when this one opens it.
func examineOlder(ctx context.Context, path string, progress store.Progress, tell func(store.Trouble)) (figures store.Figures, sound bool, err error) {
	folder, err := os.MkdirTemp("", "evenkeel-older-")
	if err != nil {
		return figures, false, fmt.Errorf("make room for a copy: %w", err)
	}
	defer os.RemoveAll(folder) //nolint:errcheck // it is in the folder for such things
	to := filepath.Join(folder, storeFile)
	if err := copyFile(path, to, progress); err != nil {
		return figures, false, fmt.Errorf("copy what an older version wrote: %w", err)
	}
	s, err := bolt.Open(to)
	if err != nil {
		return figures, false, err
	}
	if err := s.Close(); err != nil {
		return figures, false, err
	}
	return examineContent(ctx, to, progress, tell)
}
