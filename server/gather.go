package server

import (
	"bytes"
	"context"
	"net"
	"sync"
)

// Net/http sends a response as its buffer of 4 KB fills: most of our pages in
// two writes, each a call into the system that wakes the browser. A handler that
// has the whole body at hand says so with [assets.Send], and then it goes out in
// one.

// gathering is a listener whose connections gather.
type gathering struct{ net.Listener }

// Accept waits for the next connection.
func (l gathering) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return &gatherer{Conn: c}, nil
}

// gatherer is a connection that can hold back the beginning of a response.
// Only the goroutine that answers writes to it.
type gatherer struct {
	net.Conn
	awaited int           // bytes that have yet to come before anything is sent
	held    *bytes.Buffer // nil if nothing is
}

// buffers are for what is held back, which is as much as net/http's buffer has.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// Write sends what was held back and p, or holds p back too.
func (c *gatherer) Write(p []byte) (int, error) {
	c.awaited -= len(p)
	if c.awaited > 0 {
		if c.held == nil {
			c.held = buffers.Get().(*bytes.Buffer)
		}
		return c.held.Write(p)
	}
	c.awaited = 0
	if c.held == nil {
		return c.Conn.Write(p)
	}
	return c.writeBoth(p)
}

// writeBoth sends what was held back and p in one call into the system.
func (c *gatherer) writeBoth(p []byte) (int, error) {
	held := c.held.Len()
	both := net.Buffers{c.held.Bytes(), p}
	n, err := both.WriteTo(c.Conn)
	c.held.Reset()
	buffers.Put(c.held)
	c.held = nil
	return max(0, int(n)-held), err
}

// gathererKey is where a request's context has its connection.
type gathererKey struct{}

// withGatherer is for [http.Server.ConnContext].
func withGatherer(ctx context.Context, c net.Conn) context.Context {
	return context.WithValue(ctx, gathererKey{}, c)
}

// Whole writes the whole body of a response for [assets.Send]. The connection
// gets more bytes than the body has, because the header comes first, so it does
// send them.
func (r *recorder) Whole(body []byte) {
	if c, ok := r.request.Context().Value(gathererKey{}).(*gatherer); ok {
		c.awaited = len(body)
	}
	_, _ = r.Write(body) // the browser went away: nobody to tell
}
