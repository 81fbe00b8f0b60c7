package main

import (
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// pipes is a listener of connections within this process.
type pipes struct {
	conns chan net.Conn
	done  chan struct{}
}

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.conns:
		return c, nil
	case <-p.done:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Close() error   { close(p.done); return nil }
func (p *pipes) Addr() net.Addr { return &net.UnixAddr{} }

func TestASlowClientIsNotWaitedForLong(t *testing.T) {
	for name, sent := range map[string]string{
		"a request that stops in its header": "POST / HTTP/1.1\r\nHost: x\r\n",
		"a request that stops in its body":   "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{",
		"a client that does not read":        "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				let := make(chan struct{})
				answer := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
					defer close(let)
					_, _ = io.Copy(io.Discard, r.Body)
					_, _ = io.WriteString(w, strings.Repeat("x", 1<<20))
				})
				server := newHTTP(answer, slog.New(slog.DiscardHandler))
				l := &pipes{make(chan net.Conn), make(chan struct{})}
				go server.Serve(l) // it ends with the test
				defer server.Close()
				client, end := net.Pipe()
				defer client.Close()
				l.conns <- end
				if _, err := io.WriteString(client, sent); err != nil {
					t.Fatal(err)
				}
				gone := make(chan struct{})
				if strings.HasPrefix(sent, "POST") {
					go func() { _, _ = io.Copy(io.Discard, client); close(gone) }()
				} else {
					gone = let
				}
				select {
				case <-gone:
				case <-time.After(3 * time.Minute):
					t.Error("the server still waits for it after three minutes")
				}
			})
		})
	}
}
