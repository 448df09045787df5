package server

import (
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"

	"amends/engine"
	"amends/server/page"
	noscript "amends/wasm/form"
)

// formType is the media type in which a browser without scripting sends a form.
const formType = "application/x-www-form-urlencoded"

// A formPage draws a page for a browser that runs no program.
type formPage func(*engine.Program, *noscript.Form, page.Assets) ([]byte, error)

// addForm adds the pages for browsers that run no program at a path: the first
// one, and what follows from each that is sent. Nothing of what is sent is
// stored or logged; the next page carries all of it.
func (s *Server) addForm(p *engine.Program, a page.Assets, r route, at string, draw formPage) {
	r.methods, r.cache = reading, neverKept
	r.handler = http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		sendForm(w, req, func() ([]byte, error) { return draw(p, noscript.New(p), a) })
	})
	s.add(at+"/form", r)
	r.methods = []string{http.MethodPost}
	r.handler = http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		sent, status := readForm(w, req)
		if status != http.StatusOK {
			s.problem(status).ServeHTTP(w, req)
			return
		}
		f := noscript.Read(p, sent, req.Header.Get("Accept-Language"))
		sendForm(w, req, func() ([]byte, error) { return draw(p, f, a) })
	})
	s.posts[at] = r
}

// readForm reads what a form sent, or says with which status to refuse it.
func readForm(w http.ResponseWriter, r *http.Request) (url.Values, int) {
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != formType || r.Header.Get("Content-Encoding") != "" {
		return nil, http.StatusUnsupportedMediaType
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if tooLong := (*http.MaxBytesError)(nil); errors.As(err, &tooLong) {
		return nil, http.StatusRequestEntityTooLarge
	}
	if err != nil {
		return nil, http.StatusBadRequest
	}
	sent, _ := url.ParseQuery(string(body)) // what cannot be read counts for nothing
	return sent, http.StatusOK
}

// sendForm draws a page for one reader.
func sendForm(w http.ResponseWriter, r *http.Request, draw func() ([]byte, error)) {
	html, err := draw()
	if err != nil {
		panic(fmt.Errorf("failed to make a page of the form: %w", err)) // tests draw every kind
	}
	w.Header().Set("Content-Type", htmlType)
	w.Header().Set("Content-Length", strconv.Itoa(len(html)))
	if r.Method != http.MethodHead {
		_, _ = w.Write(html) // the browser went away: nobody to tell
	}
}
