package control

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"evenkeel/internal/store"
)

// Copied says what a copy of the store holds.
type Copied struct {
	Events  int   `json:"events"`
	Records int   `json:"records"`
	Bytes   int64 `json:"bytes"`
}

// Backup says what kind of copy of the store is asked for.
type Backup struct {
	// Raw asks for the store's file page by page, free and damaged pages too,
	// instead of a compact copy of what it holds.
	Raw bool `json:"raw,omitempty"`
}

// Backup writes what the store holds at this moment to a file that is not
// there yet, durably. The file is a store, compact unless it is to be raw,
// with nothing of what was deleted. After an error it is of no use.
func (d *Desk) Backup(ctx context.Context, q Backup, path string, progress store.Progress) (Copied, error) {
	figures, err := d.Copy(ctx, q, path, progress)
	if err != nil {
		return Copied{}, err
	}
	info, err := os.Stat(path)
	if err != nil {
		return Copied{}, fmt.Errorf("measure the copy: %w", err)
	}
	return Copied{Events: figures.Events, Records: figures.Records(), Bytes: info.Size()}, nil
}

// BackupFolders is the pattern of the folders, in the desk's, that copies for
// clients are made in. One that a server finds when it starts is a crash's.
const BackupFolders = "backup-*.tmp"

// news is a line of the answer to a client that wants a copy: how far it has
// come, why there will be none, or that its bytes follow.
type news struct {
	What   string  `json:"what,omitempty"` // something begins, of which there are Total
	Total  int     `json:"total,omitempty"`
	Steps  int     `json:"steps,omitempty"` // since the last line
	Copied *Copied `json:"copied,omitempty"`
	Error  string  `json:"error,omitempty"`
}

// newsEvery is the time between two lines that tell of steps.
const newsEvery = 100 * time.Millisecond

// sendBackup answers with news, then with the bytes of a copy. The copy is
// complete before it is sent: a slow reader holds nothing up.
func (d *Desk) sendBackup(w http.ResponseWriter, r *http.Request) {
	var q Backup
	if err := json.NewDecoder(io.LimitReader(r.Body, maxBody)).Decode(&q); err != nil {
		answer(w, http.StatusBadRequest, refusal{Error: "read the request: " + err.Error()})
		return
	}
	flush := http.NewResponseController(w)
	tell := func(n news) {
		// An error here means that the asker has gone.
		_ = json.NewEncoder(w).Encode(n)
		_ = flush.Flush()
	}
	folder, err := os.MkdirTemp(d.Folder, BackupFolders)
	if err != nil {
		tell(news{Error: "make a copy in the data folder: " + err.Error()})
		return
	}
	defer os.RemoveAll(folder) //nolint:errcheck // the next start removes it
	path := filepath.Join(folder, "copy.db")
	copied, err := d.Backup(r.Context(), q, path, telling(tell))
	if err != nil {
		tell(news{Error: err.Error()})
		return
	}
	f, err := os.Open(path)
	if err != nil {
		tell(news{Error: err.Error()})
		return
	}
	defer f.Close() //nolint:errcheck // only read
	tell(news{Copied: &copied})
	_, _ = io.Copy(w, f) // as above
}

// telling makes news of progress.
func telling(tell func(news)) store.Progress {
	return func(what string, total int) (step, done func()) {
		tell(news{What: what, Total: total})
		steps, last := 0, time.Now()
		flush := func() {
			if steps > 0 {
				tell(news{Steps: steps})
			}
			steps, last = 0, time.Now()
		}
		step = func() {
			if steps++; steps%64 == 0 && time.Since(last) > newsEvery {
				flush()
			}
		}
		return step, flush
	}
}

// Backup is [Desk.Backup]: the server makes the copy, the client writes it.
func (c *Client) Backup(ctx context.Context, q Backup, path string, progress store.Progress) (Copied, error) {
	body, err := json.Marshal(q)
	if err != nil {
		return Copied{}, fmt.Errorf("write the request: %w", err)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://control"+pathBackup, bytes.NewReader(body))
	if err != nil {
		return Copied{}, fmt.Errorf("make the request: %w", err)
	}
	res, err := c.http.Do(req)
	if err != nil {
		return Copied{}, fmt.Errorf("ask the running server: %w", err)
	}
	defer res.Body.Close() //nolint:errcheck // it was only read
	if res.StatusCode != http.StatusOK {
		return Copied{}, refused(res.StatusCode, nil)
	}
	in := bufio.NewReader(res.Body)
	copied, err := readNews(in, progress)
	if err != nil {
		return Copied{}, err
	}
	return copied, receive(in, path, copied.Bytes, progress)
}

// readNews shows progress until the copy's bytes follow.
func readNews(in *bufio.Reader, progress store.Progress) (Copied, error) {
	step, done := func() {}, func() {}
	defer func() { done() }()
	for {
		line, err := in.ReadBytes('\n')
		if err != nil {
			return Copied{}, fmt.Errorf("the running server broke off: %w", err)
		}
		var n news
		if err := json.NewDecoder(bytes.NewReader(line)).Decode(&n); err != nil {
			return Copied{}, fmt.Errorf("read the running server's answer: %w", err)
		}
		switch {
		case n.Error != "":
			return Copied{}, errors.New(n.Error)
		case n.Copied != nil:
			return *n.Copied, nil
		case n.What != "":
			done()
			step, done = progress(n.What, n.Total)
		}
		for range n.Steps {
			step()
		}
	}
}

// receive writes the bytes of a copy to a new file, durably.
func receive(in io.Reader, path string, size int64, progress store.Progress) error {
	const chunk = 1 << 20
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	step, done := progress("receiving MiB", int((size+chunk-1)/chunk))
	defer done()
	for left := size; left > 0 && err == nil; left -= chunk {
		_, err = io.CopyN(f, in, min(left, chunk))
		step()
	}
	if err == nil {
		err = f.Sync()
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("receive the copy: %w", err)
	}
	return nil
}
