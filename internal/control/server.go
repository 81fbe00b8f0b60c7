package control

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"time"
)

const maxBody = 64 << 10

// Listen makes the socket at path, readable by its owner only. A socket that a
// dead server left behind is replaced; where one answers it is [ErrRunning].
func Listen(path string) (net.Listener, error) {
	switch c, err := Dial(path); {
	case err == nil:
		c.Close()
		return nil, ErrRunning
	case !errors.Is(err, ErrNotRunning):
		return nil, err
	}
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("remove a dead server's socket: %w", err)
	}
	l, err := net.Listen("unix", path)
	if err != nil {
		return nil, fmt.Errorf("make the control socket (its path may have about 100 characters): %w", err)
	}
	if err := os.Chmod(path, 0o600); err != nil {
		return nil, errors.Join(fmt.Errorf("keep the control socket to its owner: %w", err), l.Close())
	}
	return l, nil
}

// Serve answers at l from the desk until ctx ends, then waits for what is
// being answered, up to a second, and removes the socket.
func Serve(ctx context.Context, l net.Listener, d *Desk) error {
	server := &http.Server{Handler: routes(d), ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(l) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serve the control socket: %w", err)
	case <-ctx.Done():
	}
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
	defer cancel()
	err := server.Shutdown(grace)
	if err != nil {
		err = server.Close()
	}
	if served := <-failed; !errors.Is(served, http.ErrServerClosed) {
		err = errors.Join(err, served)
	}
	return err
}

func routes(d *Desk) http.Handler {
	mux := http.NewServeMux()
	handle(mux, pathStatus, func(ctx context.Context, _ struct{}) (Status, error) { return d.Status(ctx) })
	handle(mux, pathReset, d.ResetAccount)
	handle(mux, pathLink, d.LinkAccount)
	handle(mux, pathFind, d.FindAccount)
	handle(mux, pathErase, d.EraseAccount)
	handle(mux, pathNew, d.NewCohort)
	handle(mux, pathAssign, d.Assign)
	handle(mux, pathSeason, d.Season)
	handle(mux, pathCode, d.RotateCode)
	handle(mux, pathClose, d.CloseCohort)
	handle(mux, pathCompare, d.Compare)
	handle(mux, pathCohorts, func(ctx context.Context, _ struct{}) ([]Cohort, error) { return d.Cohorts(ctx) })
	handle(mux, pathAudit, d.Audit)
	handle(mux, pathRestore, d.Restore)
	mux.HandleFunc("POST "+pathBackup, d.sendBackup)
	return mux
}

// The routes; each takes and gives one JSON value by POST, but for that of
// backups.
const (
	pathStatus  = "/status"
	pathReset   = "/account/reset"
	pathLink    = "/account/link"
	pathFind    = "/account/find"
	pathErase   = "/account/erase"
	pathNew     = "/cohort/new"
	pathAssign  = "/cohort/assign"
	pathSeason  = "/cohort/season"
	pathCode    = "/cohort/code"
	pathClose   = "/cohort/close"
	pathCompare = "/cohort/compare"
	pathCohorts = "/cohort/list"
	pathAudit   = "/audit"
	pathBackup  = "/backup"
	pathRestore = "/restore"
)

// refusal is the body of an answer that is none.
type refusal struct {
	Error string `json:"error"`
}

// handle answers a route from f. Who asks is the owner, so errors are shown as
// they are.
func handle[Q, A any](mux *http.ServeMux, path string, f func(context.Context, Q) (A, error)) {
	mux.HandleFunc("POST "+path, func(w http.ResponseWriter, r *http.Request) {
		var q Q
		in := json.NewDecoder(io.LimitReader(r.Body, maxBody))
		in.DisallowUnknownFields()
		if err := in.Decode(&q); err != nil {
			answer(w, http.StatusBadRequest, refusal{Error: "read the request: " + err.Error()})
			return
		}
		a, err := f(r.Context(), q)
		if err != nil {
			answer(w, http.StatusUnprocessableEntity, refusal{Error: err.Error()})
			return
		}
		answer(w, http.StatusOK, a)
	})
}

func answer(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	// An error here means that the asker has gone.
	_ = json.NewEncoder(w).Encode(body)
}
