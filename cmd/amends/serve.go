package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os/signal"
	"strings"
	"syscall"

	"amends/server"
)

var serveVerb = verb{
	name:  "serve",
	short: "serve the assessments to browsers",
	long: `Serves the page of every assessment, and prints the address once it can be
opened. Ends on Ctrl-C or SIGTERM, after the responses that are under way.`,
	run: serve,
}

func serve(c *call) error {
	dir := c.dirFlag()
	addr := c.flags.String("addr", "127.0.0.1:8080", "listen on this `HOST:PORT`; port 0 is a free one")
	logs := c.flags.String("log", "text", "log requests to standard error as `FORM`: text, json or off; never answers, addresses or queries")
	var origins list
	c.flags.Var(&origins, "allow-origin", "the site `ORIGIN` (https://example.org) may show assessments in a frame; may be repeated")
	args, err := c.parse()
	if err != nil {
		return err
	}
	if len(args) > 0 {
		return hinted(fmt.Errorf("serve takes no arguments, not %q", args[0]), "it serves every assessment; -dir says from where")
	}
	logger, err := newLogger(c.errs, *logs)
	if err != nil {
		return err
	}
	return c.serveFrom(*dir, *addr, server.Options{Logger: logger, AllowOrigins: origins, Listening: c.tellAddress})
}

// serveFrom serves a collection until a signal ends it.
func (c *call) serveFrom(dir, addr string, o server.Options) error {
	from, err := open(dir)
	if err != nil {
		return err
	}
	if _, err := from.names(); err != nil {
		return err
	}
	o.FS = from.files
	s, err := server.New(o)
	if broken := (*server.BrokenError)(nil); errors.As(err, &broken) {
		return c.broken(from, broken.Assessment, err)
	}
	if err != nil {
		return err
	}
	if !s.Ready() {
		tellHint(c.errs, "this binary has no page to show, because the wasm is not built; run make build")
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends the command at once
	return explainAddress(s.Run(ctx, addr), addr)
}

// tellAddress prints where the server can be opened.
func (c *call) tellAddress(a net.Addr) {
	host, port, err := net.SplitHostPort(a.String())
	if ip := net.ParseIP(host); err == nil && ip.IsUnspecified() {
		host = "localhost" // every address of this machine; this one works here
	}
	fmt.Fprintf(c.out, "http://%s\n", net.JoinHostPort(host, port))
}

// explainAddress adds what to do about an address that cannot be used.
func explainAddress(err error, addr string) error {
	op, errno := (*net.OpError)(nil), syscall.Errno(0)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return hinted(fmt.Errorf("failed to listen on %s: another program uses that port", addr), "choose another port, or a free one with -addr 127.0.0.1:0")
	case errors.As(err, &op) && !errors.As(err, &errno): // nobody asked the system: it is written wrongly
		return hinted(err, "write the address as HOST:PORT, such as 127.0.0.1:8080")
	}
	return err
}

// newLogger is where requests are logged to.
func newLogger(w io.Writer, form string) (*slog.Logger, error) {
	switch form {
	case "text":
		return slog.New(slog.NewTextHandler(w, nil)), nil
	case "json":
		return slog.New(slog.NewJSONHandler(w, nil)), nil
	case "off":
		return slog.New(slog.DiscardHandler), nil
	}
	return nil, hinted(fmt.Errorf("there is no form of log %q", form), "the forms are text, json and off")
}

// list is a flag that may be given several times.
type list []string

func (l *list) String() string { return strings.Join(*l, ", ") }

func (l *list) Set(s string) error {
	*l = append(*l, s)
	return nil
}
