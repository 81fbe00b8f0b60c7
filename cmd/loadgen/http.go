package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"time"
)

// api speaks to the server's HTTP interface. Any number of goroutines may use
// it.
type api struct {
	base   string
	client *http.Client
}

func newAPI(base string, dial *dialer) *api {
	return &api{base, &http.Client{
		Timeout:   patience,
		Transport: &http.Transport{DialContext: dial.dial, MaxIdleConnsPerHost: hands, IdleConnTimeout: 10 * time.Second},
	}}
}

// refused is an error that the server answered with.
type refused struct{ code, message string }

func (r *refused) Error() string { return r.message + " (" + r.code + ")" }

// call makes a request, reads its answer into out, and gives the session
// cookie that came with it.
func (a *api) call(ctx context.Context, method, path, cookie string, in, out any) (string, error) {
	var body io.Reader
	if in != nil {
		text, err := json.Marshal(in)
		if err != nil {
			return "", err
		}
		body = bytes.NewReader(text)
	}
	req, err := http.NewRequestWithContext(ctx, method, a.base+path, body)
	if err != nil {
		return "", err
	}
	if in != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	if cookie != "" {
		req.Header.Set("Cookie", cookie)
	}
	res, err := a.client.Do(req)
	if err != nil {
		return "", err
	}
	defer res.Body.Close() //nolint:errcheck // only read
	text, err := io.ReadAll(res.Body)
	if err != nil {
		return "", fmt.Errorf("%s %s: %w", method, path, err)
	}
	if res.StatusCode != http.StatusOK {
		return "", fmt.Errorf("%s %s: %s: %w", method, path, res.Status, refusal(text))
	}
	if err := json.Unmarshal(text, out); err != nil {
		return "", fmt.Errorf("%s %s: %w", method, path, err)
	}
	for _, c := range res.Cookies() {
		return c.Name + "=" + c.Value, nil
	}
	return cookie, nil
}

func refusal(text []byte) error {
	var said struct{ Error refusedBody }
	if json.Unmarshal(text, &said) != nil || said.Error.Code == "" {
		return fmt.Errorf("the server said %.200q", text)
	}
	return &refused{said.Error.Code, said.Error.Message}
}

type refusedBody struct{ Code, Message string }
