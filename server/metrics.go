package server

import (
	"context"
	"log/slog"
	"net"
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Metrics count what a server does, for Prometheus: requests by route and
// status, how long they took, and reloads. Routes are the names of the log, a
// fixed list; no assessment, answer, step or address is a label. Make one with
// [NewMetrics]; nil counts nothing. It is safe for concurrent use.
type Metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	took     *prometheus.HistogramVec
	reloads  *prometheus.CounterVec
}

// NewMetrics are metrics at zero.
func NewMetrics() *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "amends_requests_total", Help: "Requests that were answered.",
		}, []string{"route", "status"}),
		took: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "amends_request_seconds", Help: "Time from a request's header to the end of its answer.",
			Buckets: []float64{.0001, .0005, .001, .005, .01, .05, .1, .5, 1, 5, 30},
		}, []string{"route"}),
		reloads: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "amends_reloads_total", Help: "Changed folders that were read, by whether they could be served.",
		}, []string{"result"}),
	}
	m.registry.MustRegister(m.requests, m.took, m.reloads,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// answered counts one request.
func (m *Metrics) answered(route string, status int, took time.Duration) {
	if m == nil {
		return
	}
	m.requests.WithLabelValues(route, strconv.Itoa(status)).Inc()
	m.took.WithLabelValues(route).Observe(took.Seconds())
}

// reloaded counts one reading of a changed folder.
func (m *Metrics) reloaded(err error) {
	if m == nil {
		return
	}
	result := "served"
	if err != nil {
		result = "refused"
	}
	m.reloads.WithLabelValues(result).Inc()
}

// Handler answers every request with the metrics, in the form that Prometheus
// reads.
func (m *Metrics) Handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

// Run serves the metrics at /metrics on an address of their own until the
// context ends: who may read them is not who may use the server.
func (m *Metrics) Run(ctx context.Context, addr string, logger *slog.Logger) error {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", m.Handler())
	return run(ctx, addr, nil, func(ctx context.Context, listener net.Listener) error {
		return serve(ctx, listener, mux, logger, func() {})
	})
}
