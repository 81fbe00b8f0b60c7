package control

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Restore asks a running server to put a file in the place of its store. The
// file lies in a folder in the data folder that is named by BackupFolders, and
// is known to be sound.
type Restore struct {
	Folder string `json:"folder"`
	File   string `json:"file"`
}

// Restored says what came of the last Restore, to who asks for the Status of
// the server that has begun again.
type Restored struct {
	Kept    string `json:"kept,omitempty"`    // the store that was there before
	Failure string `json:"failure,omitempty"` // why the store is the one from before
}

// Restore makes the server say goodbye to everybody, close its store, put the
// file in its place and begin again. It answers before that: the Status tells,
// once Started is another time.
func (d *Desk) Restore(_ context.Context, q Restore) (struct{}, error) {
	if d.Swap == nil {
		return struct{}{}, errors.New("this server does not keep its store in a file: stop it, and restore into an empty database with --store")
	}
	named, err := filepath.Match(BackupFolders, q.Folder)
	if err != nil || !named || q.File != filepath.Base(q.File) {
		return struct{}{}, fmt.Errorf("%s is not where backups are put for a restore", filepath.Join(q.Folder, q.File))
	}
	path := filepath.Join(d.Folder, q.Folder, q.File)
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return struct{}{}, fmt.Errorf("the server cannot use the backup: %w; run restore as the user that the server runs as", err)
	}
	if err := f.Close(); err != nil {
		return struct{}{}, fmt.Errorf("the server cannot use the backup: %w", err)
	}
	return struct{}{}, d.Swap(path)
}

// Restore is [Desk.Restore].
func (c *Client) Restore(ctx context.Context, q Restore) (struct{}, error) {
	return ask[struct{}](ctx, c, pathRestore, q)
}
