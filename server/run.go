package server

import (
	"context"
	"errors"
	"fmt"
	"log"
	"log/slog"
	"net"
	"net/http"
	"regexp"
	"strings"
	"time"
)

// Time-outs of a connection. Writing has the longest: the wasm has to get
// through a slow phone's connection.
const (
	headerTimeout = 5 * time.Second
	readTimeout   = 15 * time.Second
	writeTimeout  = 2 * time.Minute
	idleTimeout   = time.Minute
	drainTime     = 10 * time.Second // for responses under way when the server ends
)

// Run serves on an address such as "127.0.0.1:8080" until the context ends;
// then it takes no more connections, gives the responses under way ten seconds,
// and returns nil. Port 0 is a free port; Options.Listening is told which.
func (s *Server) Run(ctx context.Context, addr string) error {
	return run(ctx, addr, s.listening, s.Serve)
}

// Serve is [Server.Run] on a listener, which it closes.
func (s *Server) Serve(ctx context.Context, listener net.Listener) error {
	return serve(ctx, listener, s.Handler(), s.log, func() { s.draining.Store(true) })
}

// run listens on an address and serves there.
func run(ctx context.Context, addr string, listening func(net.Addr), serve func(context.Context, net.Listener) error) error {
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	if err != nil {
		return fmt.Errorf("failed to listen on %s: %w", addr, err)
	}
	if listening != nil {
		listening(listener.Addr())
	}
	return serve(ctx, listener)
}

// serve answers until the context ends. Draining is called when it takes no
// more connections.
func serve(ctx context.Context, listener net.Listener, handler http.Handler, logger *slog.Logger, draining func()) error {
	h := limited(handler, logger)
	ended := make(chan error, 1)
	go func() { ended <- h.Serve(listener) }()
	logger.Info("listening", "address", listener.Addr().String())
	select {
	case err := <-ended:
		return fmt.Errorf("failed to serve: %w", err)
	case <-ctx.Done():
	}
	draining()
	return drain(h, logger)
}

// limited is a server on which nobody can hold a connection for as long as they
// like. Proxies may speak HTTP/2 with it, without TLS.
func limited(handler http.Handler, logger *slog.Logger) *http.Server {
	protocols := new(http.Protocols)
	protocols.SetHTTP1(true)
	protocols.SetUnencryptedHTTP2(true)
	return &http.Server{
		Handler:           handler,
		Protocols:         protocols,
		ReadHeaderTimeout: headerTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeader,
		ErrorLog:          log.New(anonymous{logger}, "", 0),
	}
}

// drain ends a server without cutting a response, if it can.
func drain(h *http.Server, logger *slog.Logger) error {
	logger.Info("shutting down", "drain", drainTime)
	ctx, cancel := context.WithTimeout(context.Background(), drainTime)
	defer cancel()
	err := h.Shutdown(ctx)
	if errors.Is(err, context.DeadlineExceeded) {
		logger.Warn("cut the responses that were still under way")
		return h.Close()
	}
	if err != nil {
		return fmt.Errorf("failed to shut down: %w", err)
	}
	return nil
}

// anonymous passes on what net/http logs, without the addresses of the people
// it is about.
type anonymous struct{ log *slog.Logger }

var address = regexp.MustCompile(`\[[0-9A-Fa-f:.%a-z]+\]:\d+|\d+\.\d+\.\d+\.\d+(:\d+)?`)

func (a anonymous) Write(line []byte) (int, error) {
	a.log.Warn("net/http", "message", address.ReplaceAllString(strings.TrimSpace(string(line)), "(address)"))
	return len(line), nil
}
