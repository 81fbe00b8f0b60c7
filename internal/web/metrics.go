package web

import (
	"crypto/subtle"
	"net/http"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Metrics counts and times what the server does, for Prometheus. It may be
// used from any goroutine; others may add their own figures to Registry.
type Metrics struct {
	Registry *prometheus.Registry

	turns    prometheus.Counter
	turn     prometheus.Histogram
	decided  prometheus.Histogram
	stored   prometheus.Histogram
	scripts  scriptMetrics
	commits  commitMetrics
	jobs     prometheus.Gauge // set when the figures are read, as is frames
	frames   prometheus.Gauge
	requests *prometheus.HistogramVec
	refusals *prometheus.CounterVec
	open     prometheus.Gauge
	closed   *prometheus.CounterVec
	messages map[string]prometheus.Counter // by type
}

// NewMetrics makes figures that all are 0.
func NewMetrics() *Metrics {
	m := &Metrics{
		Registry: prometheus.NewRegistry(),
		turns: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "evenkeel_turns_total", Help: "Turns that trainees played."}),
		turn: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "evenkeel_turn_seconds", Help: "From a choice's arrival to its turn being durable and applied.", Buckets: latencies}),
		stored: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "evenkeel_turn_store_seconds", Help: "The part of a turn that went into storing it.", Buckets: latencies}),
		decided: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "evenkeel_turn_script_seconds", Help: "The part of a turn that went into deciding it: the scenario's script, and what it put out of reach.", Buckets: short}),
		scripts: newScriptMetrics(), commits: newCommitMetrics(),
		jobs: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "evenkeel_socket_requests_waiting", Help: "What sockets have to carry out, all together."}),
		frames: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "evenkeel_socket_frames_waiting", Help: "Frames that wait to be written, of all sockets."}),
		requests: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "evenkeel_http_seconds", Help: "HTTP requests by route.", Buckets: latencies}, []string{"route"}),
		refusals: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "evenkeel_errors_total", Help: "Errors answered, by code."}, []string{"over", "code"}),
		open: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "evenkeel_sockets", Help: "WebSockets open now."}),
		closed: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "evenkeel_socket_closes_total", Help: "WebSockets closed, by why."}, []string{"why"}),
		messages: make(map[string]prometheus.Counter),
	}
	messages := prometheus.NewCounterVec(prometheus.CounterOpts{
		Name: "evenkeel_messages_total", Help: "Messages of clients, by type."}, []string{"type"})
	for kind := range kinds {
		m.messages[kind] = messages.WithLabelValues(kind)
	}
	m.messages[""] = messages.WithLabelValues("unknown")
	m.scripts.register(m.Registry)
	m.commits.register(m.Registry)
	m.Registry.MustRegister(m.turns, m.turn, m.decided, m.stored, m.requests, m.refusals, m.open, m.closed, messages, m.jobs, m.frames,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// Bounds of histograms, in seconds.
var (
	latencies = []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5}
	short     = []float64{.00001, .000025, .00005, .0001, .00025, .0005, .001, .0025, .005, .01, .025, .05, .1, .25, 1}
)

// Turned reports a turn that was played.
func (m *Metrics) Turned(total, decided, stored time.Duration) {
	m.turns.Inc()
	m.turn.Observe(total.Seconds())
	m.decided.Observe(decided.Seconds())
	m.stored.Observe(stored.Seconds())
}

func (m *Metrics) requested(route string, took time.Duration) {
	m.requests.WithLabelValues(route).Observe(took.Seconds())
}

func (m *Metrics) refused(over, code string) { m.refusals.WithLabelValues(over, code).Inc() }

// metrics is for clients on this machine, where no proxy is expected, and for
// who bears the token.
func (s *Server) metrics(w http.ResponseWriter, r *http.Request) error {
	bearer, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	known := s.MetricsToken != "" && subtle.ConstantTimeCompare([]byte(bearer), []byte(s.MetricsToken)) == 1
	if !known && !s.local(r) {
		return errNotFound
	}
	jobs, frames := s.sockets.waiting()
	s.Metrics.jobs.Set(float64(jobs))
	s.Metrics.frames.Set(float64(frames))
	promhttp.HandlerFor(s.Metrics.Registry, promhttp.HandlerOpts{}).ServeHTTP(w, r)
	return nil
}

func (m *Metrics) said(f farewell) {
	why := f.code
	if why == "" {
		why = "idle"
	}
	m.closed.WithLabelValues(why).Inc()
}

// heard counts a message of a known type, or "".
func (m *Metrics) heard(kind string) { m.messages[kind].Inc() }
