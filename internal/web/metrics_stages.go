package web

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// scriptMetrics are what the calls of scripts cost.
type scriptMetrics struct {
	waited, called prometheus.Histogram
	faults         prometheus.Counter
}

func newScriptMetrics() scriptMetrics {
	return scriptMetrics{
		waited: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "evenkeel_script_wait_seconds", Help: "How long calls of scripts waited for a Lua state and their turn.", Buckets: short}),
		called: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "evenkeel_script_call_seconds", Help: "How long calls of scripts then took.", Buckets: short}),
		faults: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "evenkeel_script_faults_total", Help: "Calls of scripts that failed."}),
	}
}

func (s *scriptMetrics) register(r *prometheus.Registry) {
	r.MustRegister(s.waited, s.called, s.faults)
}

// Waited implements script.Observer.
func (m *Metrics) Waited(d time.Duration) { m.scripts.waited.Observe(d.Seconds()) }

// Called implements script.Observer.
func (m *Metrics) Called(d time.Duration) { m.scripts.called.Observe(d.Seconds()) }

// Faulted implements script.Observer.
func (m *Metrics) Faulted() { m.scripts.faults.Inc() }

// commitMetrics are what the store's writer does.
type commitMetrics struct {
	writes, took prometheus.Histogram
	waiting      prometheus.Gauge
}

func newCommitMetrics() commitMetrics {
	return commitMetrics{
		writes: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "evenkeel_commit_writes", Help: "Writes that one transaction of the store took.", Buckets: prometheus.ExponentialBuckets(1, 2, 11)}),
		took: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "evenkeel_commit_seconds", Help: "How long a transaction of the store took.", Buckets: latencies}),
		waiting: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "evenkeel_commit_waiting", Help: "Writes that waited when the last transaction was done."}),
	}
}

func (c *commitMetrics) register(r *prometheus.Registry) {
	r.MustRegister(c.writes, c.took, c.waiting)
}

// Committed implements store.Observer.
func (m *Metrics) Committed(writes int, took time.Duration, waiting int) {
	m.commits.writes.Observe(float64(writes))
	m.commits.took.Observe(took.Seconds())
	m.commits.waiting.Set(float64(waiting))
}
