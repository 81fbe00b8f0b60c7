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
	stored   prometheus.Histogram
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
			Name: "evenkeel_turn_store_seconds", Help: "The part of a turn that went into deciding and storing it.", Buckets: latencies}),
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
	m.Registry.MustRegister(m.turns, m.turn, m.stored, m.requests, m.refusals, m.open, m.closed, messages,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

var latencies = []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5}

// Turned reports a turn that was played.
func (m *Metrics) Turned(total, stored time.Duration) {
	m.turns.Inc()
	m.turn.Observe(total.Seconds())
	m.stored.Observe(stored.Seconds())
}

func (m *Metrics) requested(route string, took time.Duration) {
	m.requests.WithLabelValues(route).Observe(took.Seconds())
}

func (m *Metrics) refused(over, code string) { m.refusals.WithLabelValues(over, code).Inc() }

// metrics is for clients on this machine, and for who bears the token.
func (s *Server) metrics(w http.ResponseWriter, r *http.Request) error {
	bearer, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	known := s.MetricsToken != "" && subtle.ConstantTimeCompare([]byte(bearer), []byte(s.MetricsToken)) == 1
	if !known && !local(r) {
		return errNotFound
	}
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
