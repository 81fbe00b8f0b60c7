package web

import (
	"context"
	"encoding/json"
	"sync"

	"github.com/gorilla/websocket"

	"evenkeel/internal/people"
	"evenkeel/internal/wire"
)

// kinds are the types of messages: what they must hold, and what answers them.
// The answer to a request comes first; what else is to be sent follows.
var kinds = map[string]struct {
	check  func(*wire.Request) error
	answer func(*socket, context.Context, *wire.Request) ([]any, error)
}{
	wire.TypeStart:    {checkStart, (*socket).start},
	wire.TypeChoose:   {checkChoose, (*socket).choose},
	wire.TypeResume:   {checkAttempt, (*socket).resume},
	wire.TypeCheckin:  {checkCheckin, (*socket).checkin},
	wire.TypeDeadline: {checkDeadline, (*socket).deadline},
	wire.TypeWatch:    {checkBoard, (*socket).watch},
	wire.TypeUnwatch:  {checkBoard, (*socket).unwatch},
}

// requests are memory to be used again.
var requests = sync.Pool{New: func() any { return new(wire.Request) }}

// handle answers one message.
func (k *socket) handle(message []byte) {
	r := requests.Get().(*wire.Request)
	defer requests.Put(r)
	*r = wire.Request{}
	if err := decodeRequest(message, r); err != nil {
		k.answer(nil, err, readID(message))
		return
	}
	answered := false
	defer func() {
		if !answered { // a panic is on its way to be logged
			k.answer(nil, errPanic, r.ID)
		}
	}()
	answers, err := k.carryOut(r)
	answered = true
	k.answer(answers, err, r.ID)
}

func decodeRequest(message []byte, r *wire.Request) error {
	if quick(message, r) {
		return nil
	}
	*r = wire.Request{}
	return decode(message, r)
}

func (k *socket) carryOut(r *wire.Request) ([]any, error) {
	kind, ok := kinds[r.Type]
	if !ok {
		k.server.Metrics.heard("")
		return nil, unknownType(r.Type)
	}
	k.server.Metrics.heard(r.Type)
	if err := kind.check(r); err != nil {
		return nil, err
	}
	if k.server.draining.Load() {
		return nil, errDraining
	}
	return kind.answer(k, context.Background(), r)
}

func unknownType(name string) error {
	if name == "" {
		return badRequest("type", "is missing")
	}
	return &refusal{code: wire.CodeUnknownType, message: "There is no such type of message."}
}

// answer sends what a request is answered with: an error first, if there is
// one. The first message carries the request's id.
func (k *socket) answer(answers []any, err error, id json.Number) {
	if err != nil {
		answers = append([]any{k.failure(err)}, answers...)
	}
	setID(answers[0], id)
	var few [2]frame
	frames := few[:0]
	for _, a := range answers {
		if f, ok := k.encode(a); ok {
			frames = append(frames, f)
		}
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.unanswered--
	for _, f := range frames {
		k.hold(f)
	}
	if err != nil && !k.limit.Allow() {
		k.leave(flooding)
	}
}

// encode makes the frame of a message, which is not looked at again; whoever
// takes the frame out of the queue releases what it lies in.
func (k *socket) encode(message any) (frame, bool) {
	if m, ok := message.(wire.Appender); ok {
		in := newBuffer()
		in.b = m.AppendJSON(in.b)
		if again, ok := m.(reusable); ok {
			again.release()
		}
		return frame{websocket.TextMessage, in.b, in}, true
	}
	data, err := json.Marshal(message)
	if err != nil {
		k.server.Log.Error("a message could not be encoded", "error", err)
		return frame{}, false
	}
	return frame{kind: websocket.TextMessage, data: data}, true
}

// failure is the message for an error.
func (k *socket) failure(err error) *wire.Error {
	r, log := explain(err)
	if log {
		k.server.Log.Error("a socket's request failed", "account", k.caller.Account.ID, "error", err)
	}
	if k.caller.Account.Role != people.Trainee {
		r = forTrainer(r, err)
	}
	k.server.Metrics.refused("socket", r.code)
	return &wire.Error{Type: wire.TypeError, Code: r.code, Message: r.message, Fields: r.fields}
}

// tell sends a message that nobody asked for, from within a job.
func (k *socket) tell(message any) {
	f, ok := k.encode(message)
	k.mu.Lock()
	defer k.mu.Unlock()
	if ok {
		k.hold(f)
	}
}

func setID(message any, id json.Number) {
	switch m := message.(type) {
	case *sheet:
		m.ID = id
	case *lastSheet:
		m.ID = id
	case *wire.Board:
		m.ID = id
	case *wire.OK:
		m.ID = id
	case *wire.Error:
		m.ID = id
	}
}
