package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/cookiejar"
	"strings"
	"time"

	"github.com/gorilla/websocket"

	"evenkeel/internal/wire"
)

// bot is a trainee who is no browser.
type bot struct {
	name string
	base string
	http *http.Client
	ws   *websocket.Conn
	next int
	me   wire.Me
	rng  *rand.Rand
	// frame is shown every text frame that arrives, if set.
	frame func([]byte)
}

func newBot(base, name string, seed uint64) *bot {
	jar, err := cookiejar.New(nil)
	if err != nil {
		panic(err) // it never fails without options
	}
	return &bot{
		name: name, base: base, rng: rand.New(rand.NewPCG(seed, 17)),
		http: &http.Client{Jar: jar, Timeout: 30 * time.Second},
	}
}

// call makes an HTTP request and reads its answer into out.
func (b *bot) call(method, path string, in, out any) error {
	var body io.Reader
	if in != nil {
		sent, err := json.Marshal(in)
		if err != nil {
			return err
		}
		body = bytes.NewReader(sent)
	}
	req, err := http.NewRequest(method, b.base+path, body)
	if err != nil {
		return err
	}
	if in != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	res, err := b.http.Do(req)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	got, err := io.ReadAll(res.Body)
	if err != nil {
		return err
	}
	if res.StatusCode != http.StatusOK {
		return fmt.Errorf("%s %s: %s: %s", method, path, res.Status, got)
	}
	return json.Unmarshal(got, out)
}

func (b *bot) join(code string) error {
	return b.call(http.MethodPost, "/api/join", wire.Join{Code: code, Name: b.name}, &b.me)
}

// connect opens the socket, with the session that the bot has.
func (b *bot) connect() error {
	dialer := websocket.Dialer{Subprotocols: []string{wire.Subprotocol}, Jar: b.http.Jar, HandshakeTimeout: 20 * time.Second}
	ws, res, err := dialer.Dial(strings.Replace(b.base, "http", "ws", 1)+"/ws", nil)
	if err != nil {
		return fmt.Errorf("open the socket: %w", err)
	}
	res.Body.Close()
	b.ws = ws
	return nil
}

func (b *bot) close() {
	if b.ws != nil {
		b.ws.Close()
	}
}

// message is any answer of the server.
type message struct {
	wire.Ended        // has everything that a turn has, but for:
	Node       string `json:"node"`
	Choices    []wire.Choice
	Deadline   *wire.Deadline
	Transcript []wire.Line
	Code       string
	Message    string
	Rows       []wire.BoardRow
}

// errCoded is an error message of the server.
type errCoded struct{ code, message string }

func (e *errCoded) Error() string { return e.code + ": " + e.message }

// ask sends a message and waits for the answer that has its id.
func (b *bot) ask(r wire.Request) (message, error) {
	b.next++
	r.ID = json.Number(fmt.Sprint(b.next))
	if err := b.ws.WriteJSON(r); err != nil {
		return message{}, err
	}
	for {
		m, err := b.read()
		if err != nil {
			return message{}, err
		}
		if m.ID != r.ID {
			continue
		}
		if m.Type == wire.TypeError {
			return m, &errCoded{m.Code, m.Message}
		}
		return m, nil
	}
}

func (b *bot) read() (message, error) {
	if err := b.ws.SetReadDeadline(time.Now().Add(30 * time.Second)); err != nil {
		return message{}, err
	}
	_, text, err := b.ws.ReadMessage()
	if err != nil {
		return message{}, err
	}
	if b.frame != nil {
		b.frame(text)
	}
	var m message
	if err := json.Unmarshal(text, &m); err != nil {
		return message{}, fmt.Errorf("read %s: %w", text, err)
	}
	return m, nil
}

// pick is any of the offered choices.
func (b *bot) pick(m message) string { return m.Choices[b.rng.IntN(len(m.Choices))].ID }

// play makes random choices until the attempt ends. acknowledged, if set, is
// told each turn that the server has answered.
func (b *bot) play(m message, acknowledged func(attempt string, seq int, choice string)) (message, error) {
	for m.Type == wire.TypeTurn {
		choice := b.pick(m)
		seq, attempt := m.Seq, m.Attempt
		var err error
		m, err = b.ask(wire.Request{Type: wire.TypeChoose, Attempt: attempt, Seq: seq, Choice: choice})
		if err != nil {
			return m, fmt.Errorf("choose %s at turn %d of %s: %w", choice, seq, attempt, err)
		}
		if acknowledged != nil {
			acknowledged(attempt, seq, choice)
		}
	}
	if m.Type != wire.TypeEnded {
		return m, errors.New("the attempt went on with " + m.Type)
	}
	return m, nil
}
