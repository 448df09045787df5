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
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	if err != nil {
		return fmt.Errorf("failed to listen on %s: %w", addr, err)
	}
	if s.listening != nil {
		s.listening(listener.Addr())
	}
	return s.Serve(ctx, listener)
}

// Serve is [Server.Run] on a listener, which it closes.
func (s *Server) Serve(ctx context.Context, listener net.Listener) error {
	h := &http.Server{
		Handler:           s.Handler(),
		ReadHeaderTimeout: headerTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeader,
		ErrorLog:          log.New(anonymous{s.log}, "", 0),
	}
	ended := make(chan error, 1)
	go func() { ended <- h.Serve(listener) }()
	s.log.Info("listening", "address", listener.Addr().String())
	select {
	case err := <-ended:
		return fmt.Errorf("failed to serve: %w", err)
	case <-ctx.Done():
	}
	return s.drain(h)
}

// drain ends a server without cutting a response, if it can.
func (s *Server) drain(h *http.Server) error {
	s.draining.Store(true)
	s.log.Info("shutting down", "drain", drainTime)
	ctx, cancel := context.WithTimeout(context.Background(), drainTime)
	defer cancel()
	err := h.Shutdown(ctx)
	if errors.Is(err, context.DeadlineExceeded) {
		s.log.Warn("cut the responses that were still under way")
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
