package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/netip"
	"os/signal"
	"strings"
	"syscall"

	"amends/server"
)

var serveVerb = verb{
	name:  "serve",
	short: "serve the assessments to browsers",
	long: `Serves the page of every assessment, and prints the address once it can be
opened. Ends on Ctrl-C or SIGTERM, after the responses that are under way.
With -dir it watches the folder: a change is served within seconds if it is good,
and otherwise its problems are printed and what was there before stays.`,
	run: serve,
}

func serve(c *call) error {
	dir := c.dirFlag()
	addr := c.flags.String("addr", "127.0.0.1:8080", "listen on this `HOST:PORT`; port 0 is a free one")
	logs := c.flags.String("log", "text", "log requests to standard error as `FORM`: text, json or off; never answers, addresses or queries")
	var origins list
	c.flags.Var(&origins, "allow-origin", "only the site `ORIGIN` (https://example.org) may show assessments in a frame; may be repeated; none lets no site")
	base := c.flags.String("base", "", "takers reach the server at this `URL` (https://example.org/help), for links that must be whole")
	var trusted networks
	c.flags.Var(&trusted, "trusted", "`ADDRESS` or network (10.0.0.0/8) may post as often as it likes, such as a proxy in front; may be repeated")
	metrics := c.flags.String("metrics", "", "serve metrics for Prometheus on this `HOST:PORT`, which takers should not reach")
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
	o := server.Options{Logger: logger, AllowOrigins: origins, Base: *base, Trusted: trusted}
	return c.serveFrom(*dir, *addr, *metrics, o)
}

// serveFrom serves a collection until a signal ends it. A folder is watched:
// what is saved there is served as soon as it is good.
func (c *call) serveFrom(dir, addr, metrics string, o server.Options) error {
	from, err := open(dir)
	if err != nil {
		return err
	}
	if _, err := from.names(); err != nil {
		return err
	}
	o.FS = from.files
	if metrics != "" {
		o.Metrics = server.NewMetrics()
	}
	defer tendMemory()()
	var s *server.Live
	o.Listening = func(a net.Addr) {
		c.tellAddress(a)
		if !s.Ready() {
			tellHint(c.errs, "this binary has no page to show, because the wasm is not built; run make build")
		}
	}
	s, err = server.NewLive(o)
	if broken := (*server.BrokenError)(nil); errors.As(err, &broken) {
		return c.broken(from, broken.Assessment, err)
	}
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends the command at once
	if dir != "" {
		go s.Watch(ctx, func(err error) { c.tellBroken(from, err) })
	}
	ended := make(chan error, 2)
	go func() { ended <- explainAddress(s.Run(ctx, addr), addr) }()
	if metrics != "" {
		go func() { ended <- explainAddress(o.Metrics.Run(ctx, metrics, o.Logger), metrics) }()
		err = <-ended
		stop() // when one cannot go on, the other ends too
		return errors.Join(err, <-ended)
	}
	return <-ended
}

// tellBroken tells why a changed folder is not served.
func (c *call) tellBroken(from collection, err error) {
	if broken := (*server.BrokenError)(nil); errors.As(err, &broken) {
		err = c.broken(from, broken.Assessment, err)
	}
	if !errors.Is(err, errProblems) {
		tellError(c.errs, err)
	}
	tellHint(c.errs, "what was served before is served until the files are mended")
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

// networks is a flag of addresses and networks that may be given several times.
type networks []netip.Prefix

func (n *networks) String() string { return "" }

func (n *networks) Set(s string) error {
	if a, err := netip.ParseAddr(s); err == nil {
		*n = append(*n, netip.PrefixFrom(a, a.BitLen()))
		return nil
	}
	p, err := netip.ParsePrefix(s)
	if err != nil {
		return errors.New("write an address such as 192.0.2.1, or a network such as 10.0.0.0/8")
	}
	*n = append(*n, p.Masked())
	return nil
}
