package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"runtime/debug"
	"time"
	"unicode/utf8"

	"evenkeel/internal/people"
	"evenkeel/internal/wire"
)

// maxBody is the most bytes of a request's body.
const maxBody = 64 << 10

// A handler answers a request, or returns why it does not.
type handler func(w http.ResponseWriter, r *http.Request) error

// api makes a handler answer its errors as JSON and reports how long it took.
func (s *Server) api(h handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		w.Header().Set("Cache-Control", "no-store")
		if err := h(w, r); err != nil {
			s.fail(w, r, err)
		}
		s.Metrics.requested(r.Pattern, time.Since(began))
	})
}

// fail answers an error.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, err error) {
	refused, log := explain(err)
	if log {
		s.Log.Error("a request failed", "method", r.Method, "route", r.Pattern, "error", err)
	}
	s.Metrics.refused("http", refused.code)
	if refused.status == http.StatusTooManyRequests || refused.status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", "5")
	}
	s.reply(w, refused.status, wire.Failure{Error: wire.FailureBody{
		Code: refused.code, Message: refused.message, Fields: refused.fields,
	}})
}

// reply sends a JSON body. It is made before anything is sent, so a value that
// cannot be encoded becomes a clean failure.
func (s *Server) reply(w http.ResponseWriter, status int, body any) {
	data, err := json.Marshal(body)
	if err != nil {
		s.Log.Error("an answer could not be encoded", "error", err)
		http.Error(w, `{"error":{"code":"internal","message":"Something went wrong on the server."}}`, http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write(append(data, '\n')) // a client that has gone is no error of ours
}

// read decodes a request's JSON object into body.
func read(w http.ResponseWriter, r *http.Request, body any) error {
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		return &refusal{
			status: http.StatusUnsupportedMediaType, code: wire.CodeUnsupportedFormat,
			message: "Send JSON, with Content-Type: application/json.",
		}
	}
	data, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if tooLarge := new(http.MaxBytesError); errors.As(err, &tooLarge) {
		return &refusal{
			status: http.StatusRequestEntityTooLarge, code: wire.CodeTooLarge,
			message: fmt.Sprintf("The request is larger than %d KiB.", maxBody>>10),
		}
	}
	if err != nil {
		return &refusal{status: http.StatusBadRequest, code: wire.CodeBadJSON, message: "The request broke off."}
	}
	return decode(data, body)
}

// decode reads one JSON object.
func decode(data []byte, into any) error {
	if !utf8.Valid(data) {
		return &refusal{status: http.StatusBadRequest, code: wire.CodeBadJSON, message: "That is not valid UTF-8 text."}
	}
	if trimmed := bytes.TrimLeft(data, " \t\r\n"); len(trimmed) == 0 || trimmed[0] != '{' {
		return &refusal{status: http.StatusBadRequest, code: wire.CodeBadJSON, message: "Send a JSON object."}
	}
	err := json.Unmarshal(data, into)
	if err == nil {
		return nil
	}
	r := &refusal{status: http.StatusBadRequest, code: wire.CodeBadJSON}
	if wrong := new(json.UnmarshalTypeError); errors.As(err, &wrong) {
		what := fmt.Sprintf("cannot be a JSON %s here", wrong.Value)
		r.message = fmt.Sprintf("%s %s.", wrong.Field, what)
		r.fields = map[string]string{wrong.Field: what}
		return r
	}
	r.message = "That is not valid JSON: " + err.Error() + "."
	return r
}

// caller is who a request comes from.
type caller struct {
	account people.Account
	session people.Session
}

// signedIn gives a handler who asks, and refuses who has no session.
func (s *Server) signedIn(h func(w http.ResponseWriter, r *http.Request, who caller) error) handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		who, err := s.caller(r)
		if err != nil {
			return err
		}
		return h(w, r, who)
	}
}

// trainers refuses everybody but trainers.
func (s *Server) trainers(h func(w http.ResponseWriter, r *http.Request, who caller) error) handler {
	return s.signedIn(func(w http.ResponseWriter, r *http.Request, who caller) error {
		if who.account.Role == people.Trainee {
			return errForbidden
		}
		return h(w, r, who)
	})
}

// makeHandler puts what every request passes through around the routes.
func (s *Server) makeHandler() http.Handler {
	protection := http.NewCrossOriginProtection()
	if s.url != nil {
		// The only error is an origin that is none; this one was parsed.
		_ = protection.AddTrustedOrigin(s.url.String())
	}
	protection.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.fail(w, r, errCrossOrigin)
	}))
	inner := protection.Handler(s.routes)
	headers := s.securityHeaders()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for name, value := range headers {
			w.Header()[name] = value
		}
		defer s.recovered(w, r)
		inner.ServeHTTP(w, r)
	})
}

var errCrossOrigin = &refusal{
	status: http.StatusForbidden, code: wire.CodeCrossOrigin,
	message: "The request came from a page of another site.",
}

// recovered ends a panic of a handler: logged once, 500.
func (s *Server) recovered(w http.ResponseWriter, r *http.Request) {
	cause := recover()
	if cause == nil {
		return
	}
	if err, ok := cause.(error); ok && errors.Is(err, http.ErrAbortHandler) {
		panic(cause)
	}
	s.Log.Error("a request panicked", "method", r.Method, "route", r.Pattern, "panic", cause, "stack", string(debug.Stack()))
	s.fail(w, r, errPanic)
}

// securityHeaders are sent with every response.
func (s *Server) securityHeaders() map[string][]string {
	h := map[string][]string{
		"Content-Security-Policy": {"default-src 'none'; script-src 'self' " + s.pages.app.ImportMapHash +
			"; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'" +
			"; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"},
		"X-Content-Type-Options":       {"nosniff"},
		"Evenkeel-Version":             {s.pages.app.Version}, // pages of another load themselves anew
		"X-Frame-Options":              {"DENY"},
		"Referrer-Policy":              {"no-referrer"},
		"Cross-Origin-Opener-Policy":   {"same-origin"},
		"Cross-Origin-Resource-Policy": {"same-origin"},
		"Permissions-Policy":           {"camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
	}
	if s.https() {
		h["Strict-Transport-Security"] = []string{"max-age=31536000"}
	}
	return h
}
