package control

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"syscall"
)

// Client asks a running server. It has the methods of [Desk].
type Client struct {
	http *http.Client
}

// Dial finds the server at a socket; [ErrNotRunning] if none answers.
func Dial(path string) (*Client, error) {
	dial := func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "unix", path)
	}
	conn, err := dial(context.Background(), "", "")
	if errors.Is(err, os.ErrNotExist) || errors.Is(err, syscall.ECONNREFUSED) {
		return nil, ErrNotRunning
	}
	if err != nil {
		return nil, fmt.Errorf("reach the running server: %w", err)
	}
	if err := conn.Close(); err != nil {
		return nil, fmt.Errorf("reach the running server: %w", err)
	}
	return &Client{http: &http.Client{Transport: &http.Transport{DialContext: dial}}}, nil
}

// Close lets go of the connection.
func (c *Client) Close() { c.http.CloseIdleConnections() }

// Status says what runs.
func (c *Client) Status(ctx context.Context) (Status, error) {
	return ask[Status](ctx, c, pathStatus, struct{}{})
}

// ResetAccount is [Desk.ResetAccount].
func (c *Client) ResetAccount(ctx context.Context, q Account) (Way, error) {
	return ask[Way](ctx, c, pathReset, q)
}

// LinkAccount is [Desk.LinkAccount].
func (c *Client) LinkAccount(ctx context.Context, q Account) (Way, error) {
	return ask[Way](ctx, c, pathLink, q)
}

// NewCohort is [Desk.NewCohort].
func (c *Client) NewCohort(ctx context.Context, q NewCohort) (Cohort, error) {
	return ask[Cohort](ctx, c, pathNew, q)
}

// Assign is [Desk.Assign].
func (c *Client) Assign(ctx context.Context, q Assign) (Cohort, error) {
	return ask[Cohort](ctx, c, pathAssign, q)
}

// Season is [Desk.Season].
func (c *Client) Season(ctx context.Context, q Season) (Cohort, error) {
	return ask[Cohort](ctx, c, pathSeason, q)
}

// RotateCode is [Desk.RotateCode].
func (c *Client) RotateCode(ctx context.Context, q CohortName) (Cohort, error) {
	return ask[Cohort](ctx, c, pathCode, q)
}

// CloseCohort is [Desk.CloseCohort].
func (c *Client) CloseCohort(ctx context.Context, q CohortName) (Cohort, error) {
	return ask[Cohort](ctx, c, pathClose, q)
}

// Compare is [Desk.Compare].
func (c *Client) Compare(ctx context.Context, q Compare) (Cohort, error) {
	return ask[Cohort](ctx, c, pathCompare, q)
}

// Cohorts is [Desk.Cohorts].
func (c *Client) Cohorts(ctx context.Context) ([]Cohort, error) {
	return ask[[]Cohort](ctx, c, pathCohorts, struct{}{})
}

// ask posts q and reads the answer. A refusal of the desk is an error with the
// same words.
func ask[A, Q any](ctx context.Context, c *Client, path string, q Q) (a A, err error) {
	body, err := json.Marshal(q)
	if err != nil {
		return a, fmt.Errorf("write the request: %w", err)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://control"+path, bytes.NewReader(body))
	if err != nil {
		return a, fmt.Errorf("make the request: %w", err)
	}
	res, err := c.http.Do(req)
	if err != nil {
		return a, fmt.Errorf("ask the running server: %w", err)
	}
	defer res.Body.Close() //nolint:errcheck // it was only read
	answer, err := io.ReadAll(res.Body)
	if err != nil {
		return a, fmt.Errorf("read the running server's answer: %w", err)
	}
	if res.StatusCode != http.StatusOK {
		return a, refused(res.StatusCode, answer)
	}
	if err := json.Unmarshal(answer, &a); err != nil {
		return a, fmt.Errorf("read the running server's answer: %w", err)
	}
	return a, nil
}

func refused(status int, body []byte) error {
	var r refusal
	if err := json.Unmarshal(body, &r); err != nil || r.Error == "" {
		return fmt.Errorf("the running server does not know this request (status %d): is it another version of evenkeel?", status)
	}
	return errors.New(r.Error)
}
