package web

import (
	"net/http"
	"strings"

	"evenkeel/internal/wire"
)

func (s *Server) makeRoutes() *http.ServeMux {
	mux := http.NewServeMux()
	handle := func(pattern string, h handler) { mux.Handle(pattern, s.api(h)) }

	handle("POST /api/join", s.join)
	handle("GET /api/join/{code}", s.joinInfo)
	handle("POST /api/setup", s.setup)
	handle("GET /api/setup/{token}", s.setupInfo)
	handle("GET /api/link/{token}", s.linkInfo)
	handle("POST /api/login", s.login)
	handle("POST /api/link", s.link)
	handle("POST /api/logout", s.logout)
	handle("POST /api/logout/everywhere", s.signedIn(s.logoutEverywhere))
	handle("GET /api/me", s.signedIn(s.me))
	handle("DELETE /api/me", s.signedIn(s.eraseMe))
	handle("GET /api/me/export", s.signedIn(s.export))
	handle("POST /api/me/visibility", s.signedIn(s.visibility))
	handle("POST /api/me/password", s.signedIn(s.password))
	handle("POST /api/me/pseudonym", s.signedIn(s.pseudonym))
	handle("POST /api/me/login", s.signedIn(s.ownLogin))
	handle("POST /api/me/device", s.signedIn(s.deviceLink))

	handle("GET /api/scenarios", s.signedIn(s.scenarios))
	handle("GET /api/attempts", s.signedIn(s.attempts))
	handle("GET /api/attempts/{id}", s.signedIn(s.attempt))
	handle("GET /api/progress", s.signedIn(s.progress))
	handle("GET /api/progress.csv", s.signedIn(s.progressTable))
	handle("GET /api/boards/{cohort}", s.signedIn(s.board))
	handle("GET /api/boards/{cohort}/{scenario}", s.signedIn(s.board))
	handle("GET /api/trainer/cohorts", s.trainers(s.trainerCohorts))
	handle("POST /api/trainer/cohorts/{id}/code", s.trainers(s.rotateCode))
	handle("POST /api/trainer/cohorts/{id}/compared", s.trainers(s.compareCohort))
	handle("GET /api/trainer/faults", s.trainers(s.scriptFaults))
	handle("/api/", s.unrouted(mux))

	handle("/ws", s.socket)
	handle("GET /metrics", s.metrics)
	mux.HandleFunc("GET /healthz", s.healthz)
	mux.HandleFunc("GET /readyz", s.readyz)
	mux.HandleFunc("GET /face/{look}/{file}", s.face)
	mux.HandleFunc("GET /static/", s.static)
	mux.HandleFunc("GET /worker.js", s.worker)
	mux.HandleFunc("/", s.page)
	return mux
}

// unrouted answers what no other route under /api/ does: 405 where another
// method would, else 404.
func (s *Server) unrouted(mux *http.ServeMux) handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		var allowed []string
		for _, method := range []string{http.MethodGet, http.MethodPost, http.MethodDelete} {
			other := r.Clone(r.Context())
			other.Method = method
			if _, pattern := mux.Handler(other); pattern != "/api/" {
				allowed = append(allowed, method)
			}
		}
		if len(allowed) == 0 {
			return errNotFound
		}
		w.Header().Set("Allow", strings.Join(allowed, ", "))
		return &refusal{
			status: http.StatusMethodNotAllowed, code: wire.CodeMethodNotAllowed,
			message: "Use " + strings.Join(allowed, " or ") + " here.",
		}
	}
}

// healthz answers as long as the process does.
func (s *Server) healthz(w http.ResponseWriter, _ *http.Request) {
	plain(w, http.StatusOK, "ok")
}

// readyz answers 503 until the boards are rebuilt, and again once the server
// is stopping.
func (s *Server) readyz(w http.ResponseWriter, _ *http.Request) {
	switch {
	case s.draining.Load():
		plain(w, http.StatusServiceUnavailable, "draining")
	case !s.Hub.Ready():
		plain(w, http.StatusServiceUnavailable, "starting")
	default:
		plain(w, http.StatusOK, "ready")
	}
}

func plain(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(text + "\n")) // a client that has gone is no error of ours
}
