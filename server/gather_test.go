package server

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"

	"amends/server/assets"
)

// recording is a connection that keeps what is written, write by write.
type recording struct {
	net.Conn
	writes []string
}

func (r *recording) Write(p []byte) (int, error) {
	r.writes = append(r.writes, string(p))
	return len(p), nil
}

func TestGathererHoldsBackUntilAllIsThere(t *testing.T) {
	to := &recording{}
	c := &gatherer{Conn: to}
	write := func(text string, want ...string) {
		t.Helper()
		to.writes = nil
		if n, err := c.Write([]byte(text)); n != len(text) || err != nil {
			t.Errorf("writing %q gave %d, %v", text, n, err)
		}
		if fmt.Sprint(to.writes) != fmt.Sprint(want) {
			t.Errorf("writing %q sent %q, want %q", text, to.writes, want)
		}
	}
	write("as it comes", "as it comes")
	c.awaited = 8
	write("head")
	write("bod")
	write("y", "headbod", "y")
	write("next", "next")
	c.awaited = 2
	write("head and body", "head and body")
}

// Bodies of every size around net/http's buffers arrive whole over one
// connection, from an asset, and nothing is left behind for the next response.
func TestWholeResponsesOverOneConnection(t *testing.T) {
	s, _ := newServer(t, nil)
	var requests bytes.Buffer
	bodies := []string{}
	for _, size := range []int{0, 1, 255, 2000, 2047, 2048, 2049, 3000, 3500, 4095, 4096, 4097, 8192, 100_000, 3_000_000} {
		path := fmt.Sprintf("/size-%d", size)
		body := strings.Repeat("x", size)
		s.add(path, route{name: "size", methods: reading, cache: neverKept, handler: assets.New("text/plain", []byte(body))})
		for _, method := range []string{"HEAD", "GET"} {
			fmt.Fprintf(&requests, "%s %s HTTP/1.1\r\nHost: x\r\n\r\n", method, path)
			bodies = append(bodies, map[string]string{"GET": body}[method])
		}
	}
	conn := dial(t, s)
	go func() { _, _ = conn.Write(requests.Bytes()) }()
	r := bufio.NewReader(conn)
	for i, want := range bodies {
		res, err := http.ReadResponse(r, &http.Request{Method: []string{"HEAD", "GET"}[i%2]})
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(res.Body)
		if err != nil || string(got) != want {
			t.Errorf("got %d bytes (%v), want %d", len(got), err, len(want))
		}
	}
}

// dial serves until the test ends, and connects.
func dial(t *testing.T, s *Server) net.Conn {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go func() { _ = s.Serve(t.Context(), listener) }()
	conn, err := net.Dial("tcp", listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	return conn
}
