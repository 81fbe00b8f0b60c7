package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// echoArgument makes this program the server that answers at once: the most
// that this machine could do.
const echoArgument = "echo"

// sizeDigits is how many decimal digits at the beginning of a request to the
// echo server say how long its answer is to be.
const sizeDigits = 7

// echo serves until its standard input ends.
func echo(stdin io.Reader, stdout io.Writer) error {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	server := &http.Server{Handler: http.HandlerFunc(echoSocket), ReadHeaderTimeout: patience}
	served := make(chan error, 1)
	go func() { served <- server.Serve(l) }()
	fmt.Fprintf(stdout, "http://%s\n", l.Addr())
	_, _ = io.Copy(io.Discard, stdin) // however it ends
	_ = server.Close()
	if err := <-served; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

func echoSocket(w http.ResponseWriter, r *http.Request) {
	upgrader := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
	ws, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return // it was answered
	}
	defer ws.Close() //nolint:errcheck // the client has gone
	var filler []byte
	for {
		_, request, err := ws.ReadMessage()
		if err != nil || len(request) < sizeDigits {
			return
		}
		size, err := strconv.Atoi(string(request[:sizeDigits]))
		if err != nil {
			return
		}
		if size > len(filler) {
			filler = bytes.Repeat([]byte{'.'}, size)
		}
		if ws.WriteMessage(websocket.TextMessage, filler[:size]) != nil {
			return
		}
	}
}

// ceiling is an echo server in a child process, and clients who exchange with
// it frames of the sizes that the trainees and the real server exchanged.
type ceiling struct {
	child   *exec.Cmd
	stdin   io.Closer
	clients []client
}

// newCeiling starts the child and connects as many clients.
func newCeiling(ctx context.Context, clients int, sizes []exchanged) (*ceiling, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	c := &ceiling{child: exec.Command(self, echoArgument)}
	c.child.Stderr = os.Stderr
	if c.stdin, err = c.child.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := c.child.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := c.child.Start(); err != nil {
		return nil, fmt.Errorf("start the echo server: %w", err)
	}
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		return c, fmt.Errorf("the echo server did not start: %w", err)
	}
	dial := newDialer(strings.TrimSpace(address), clients)
	for range clients {
		ws, err := dial.open(ctx, "")
		if err != nil {
			return c, err
		}
		c.clients = append(c.clients, &echoClient{socket: socket{ws: ws}, sizes: sizes, next: rand.IntN(len(sizes))})
	}
	return c, nil
}

// close ends the child and waits for it.
func (c *ceiling) close() error {
	for _, client := range c.clients {
		_ = client.(*echoClient).ws.Close() // nothing is left to be said
	}
	_ = c.stdin.Close() // that is what ends it
	return c.child.Wait()
}

// echoClient repeats exchanges of given sizes.
type echoClient struct {
	socket
	sizes []exchanged
	next  int
	out   []byte
}

func (e *echoClient) step(context.Context) (exchanged, error) {
	one := e.sizes[e.next]
	e.next = (e.next + 1) % len(e.sizes)
	e.out = fmt.Appendf(e.out[:0], "%0*d", sizeDigits, one.received)
	for len(e.out) < one.sent {
		e.out = append(e.out, '.')
	}
	began := time.Now()
	if err := e.write(e.out); err != nil {
		return exchanged{}, err
	}
	_, err := e.read()
	one.took = time.Since(began)
	return one, err
}

// sampler keeps the sizes of exchanges as they come.
type sampler struct {
	mu    sync.Mutex
	sizes []exchanged
}

// maxSizes is how many exchanges are enough to repeat.
const maxSizes = 20_000

func (s *sampler) add(e exchanged) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.sizes) < maxSizes {
		s.sizes = append(s.sizes, e)
	}
}

// mean gives the mean sizes of what was sent and received.
func (s *sampler) mean() (sent, received int) {
	for _, e := range s.sizes {
		sent += e.sent
		received += e.received
	}
	n := max(len(s.sizes), 1)
	return sent / n, received / n
}
