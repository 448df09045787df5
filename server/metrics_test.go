package server

import (
	"net/http/httptest"
	"strings"
	"testing"
)

// TestMetrics counts what happened, and names nothing that a taker said.
func TestMetrics(t *testing.T) {
	m := NewMetrics()
	s, _ := newServer(t, func(o *Options) { o.Metrics = m })
	for _, target := range []string{"/small", "/small", "/nowhere", "/readyz?role=i-broke-it"} {
		s.Handler().ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", target, nil))
	}
	r := httptest.NewRequest("POST", "/small", strings.NewReader("hurt=badly&role=i-broke-it"))
	r.Header.Set("Content-Type", formType)
	s.Handler().ServeHTTP(httptest.NewRecorder(), r)
	m.reloaded(nil)
	m.reloaded(errMoving)

	w := httptest.NewRecorder()
	m.Handler().ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
	var got []string
	for line := range strings.Lines(w.Body.String()) {
		if strings.HasPrefix(line, "amends_") && strings.Contains(line, "_total") {
			got = append(got, line)
		}
	}
	want := `amends_reloads_total{result="refused"} 1
amends_reloads_total{result="served"} 1
amends_requests_total{route="assessment",status="200"} 2
amends_requests_total{route="form",status="200"} 1
amends_requests_total{route="missing",status="404"} 1
amends_requests_total{route="readyz",status="200"} 1
`
	if strings.Join(got, "") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, ""), want)
	}
	for _, word := range []string{"i-broke-it", "badly", "nowhere", "small"} {
		if strings.Contains(w.Body.String(), word) {
			t.Errorf("the metrics hold %q", word)
		}
	}
}
