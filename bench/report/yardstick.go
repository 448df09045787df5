package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// answer is a response as it goes over the wire, for others to send too.
type answer struct {
	Header http.Header
	Body   []byte
}

// fetchAs gets a page as it goes over the wire in one encoding.
func fetchAs(address, encoding string) (answer, error) {
	request, err := http.NewRequest(http.MethodGet, address, nil)
	if err != nil {
		return answer{}, fmt.Errorf("ask for the page: %w", err)
	}
	request.Header.Set("Accept-Encoding", encoding)
	response, err := http.DefaultTransport.RoundTrip(request)
	if err != nil {
		return answer{}, fmt.Errorf("get the page: %w", err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return answer{}, fmt.Errorf("%s answers with status %s", address, response.Status)
	}
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return answer{}, fmt.Errorf("read the page: %w", err)
	}
	response.Header.Del("Date") // each server has its own
	return answer{response.Header, body}, nil
}

// startBare starts this program as a server that gives one answer.
func startBare(a answer) (*process, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, fmt.Errorf("find this program: %w", err)
	}
	text, err := json.Marshal(a)
	if err != nil {
		return nil, fmt.Errorf("write the answer: %w", err)
	}
	cmd := exec.Command(self, "-bare")
	cmd.Stdin = bytes.NewReader(text)
	return startProcess(cmd)
}

// serveBare gives the answer that it reads on every path, and says where. It
// looks at nothing in the request, has no time-outs, and makes no header anew.
func serveBare() error {
	var a answer
	if err := json.NewDecoder(os.Stdin).Decode(&a); err != nil {
		return fmt.Errorf("read what to serve: %w", err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return fmt.Errorf("listen: %w", err)
	}
	fmt.Println("http://" + listener.Addr().String())
	names := slices.Sorted(maps.Keys(a.Header))
	return http.Serve(listener, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		h := w.Header()
		for _, name := range names {
			h[name] = a.Header[name]
		}
		_, _ = w.Write(a.Body)
	}))
}

// startNginx starts nginx with the answer as a file, or gives nil where there
// is not nginx.
func startNginx(folder string, a answer) (*process, error) {
	program, err := exec.LookPath("nginx")
	if err != nil {
		return nil, nil
	}
	host, err := freeAddress()
	if err != nil {
		return nil, err
	}
	at := filepath.Join(folder, "nginx")
	for name, text := range map[string][]byte{"nginx.conf": nginxConfiguration(at, host, a), "site/trust": a.Body} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(at, name)), 0o755); err != nil {
			return nil, fmt.Errorf("make a folder for nginx: %w", err)
		}
		if err := os.WriteFile(filepath.Join(at, name), text, 0o644); err != nil {
			return nil, fmt.Errorf("write what nginx serves: %w", err)
		}
	}
	if err := os.Chmod(folder, 0o755); err != nil { // its workers may be somebody else
		return nil, fmt.Errorf("open the folder to nginx: %w", err)
	}
	cmd := exec.Command(program, "-p", at, "-c", filepath.Join(at, "nginx.conf"), "-e", filepath.Join(at, "errors"))
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start nginx: %w", err)
	}
	p := &process{cmd, "http://" + host}
	if err := p.await(); err != nil {
		p.stop()
		return nil, err
	}
	return p, nil
}

// nginxConfiguration has a worker for each processor, keeps the file open, and
// logs nothing, like ours. The headers are ours, except for those that nginx
// makes.
func nginxConfiguration(at, host string, a answer) []byte {
	var c strings.Builder
	fmt.Fprintf(&c, `daemon off;
worker_processes auto;
pid %[1]s/pid;
events { worker_connections 512; }
http {
	access_log off;
	sendfile on;
	tcp_nopush on;
	keepalive_requests 1000000000;
	open_file_cache max=10 inactive=10m;
	client_body_temp_path %[1]s/body; proxy_temp_path %[1]s/proxy; fastcgi_temp_path %[1]s/fastcgi;
	uwsgi_temp_path %[1]s/uwsgi; scgi_temp_path %[1]s/scgi;
	etag off;
	default_type %[3]q;
	server {
		listen %[2]s;
		root %[1]s/site;
`, at, host, a.Header.Get("Content-Type"))
	for _, name := range slices.Sorted(maps.Keys(a.Header)) {
		if name != "Content-Type" && name != "Content-Length" {
			fmt.Fprintf(&c, "\t\tadd_header %s '%s';\n", name, strings.ReplaceAll(a.Header.Get(name), "'", `\'`))
		}
	}
	c.WriteString("\t}\n}\n")
	return []byte(c.String())
}

// freeAddress is one that nobody listens on.
func freeAddress() (string, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", fmt.Errorf("find a free port: %w", err)
	}
	defer listener.Close()
	return listener.Addr().String(), nil
}

// await waits for a server that does not say when it is ready.
func (p *process) await() (err error) {
	for range 100 {
		if _, err = fetchAs(p.address+"/trust", "br"); err == nil {
			return nil
		}
		time.Sleep(50 * time.Millisecond)
	}
	return fmt.Errorf("wait for nginx: %w", err)
}

func nginxVersion() string {
	said, _ := exec.Command("nginx", "-v").CombinedOutput()
	_, version, _ := strings.Cut(strings.TrimSpace(string(said)), "/")
	return version
}
