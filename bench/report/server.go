package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"amends/bench"
	"amends/bench/subject"
)

const (
	goalBare   = 0.9    // of what a handler reaches that does nothing else
	goalAPI    = 8000.0 // evaluations a second
	goalForms  = 3000.0
	goalMemory = 60.0 // megabytes, resident
)

const (
	serverRounds = 5
	serverRound  = 2 * time.Second
	connections  = 16
)

// serve puts bin/amends under load beside a bare handler of net/http, by turns,
// each in its own process. The load comes from this process, over connections
// that stay open, on the same processors.
func serve(string) error {
	ours, err := startProcess(exec.Command("bin/amends", "serve", "-addr", "127.0.0.1:0", "-trusted", "127.0.0.1", "-log", "off"))
	if err != nil {
		return err
	}
	defer ours.stop()
	page, err := fetchAs(ours.address+"/trust", "br")
	if err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return fmt.Errorf("find this program: %w", err)
	}
	cmd := exec.Command(self, "-bare")
	cmd.Stdin = bytes.NewReader(page)
	bare, err := startProcess(cmd)
	if err != nil {
		return err
	}
	defer bare.stop()
	loads, err := serverLoads(ours, bare)
	if err != nil {
		return err
	}
	return serverTable(loads, ours)
}

// load is one kind of request, and how many a second were answered.
type load struct {
	to       *process
	requests [][]byte
	rates    []float64
}

func serverLoads(ours, bare *process) ([]*load, error) {
	p, err := subject.Load("trust")
	if err != nil {
		return nil, err
	}
	var evaluations, forms [][]byte
	for _, answers := range bench.PlanSets(p, timedServerSets, seed) {
		text, err := json.Marshal(map[string]any{"assessment": "trust", "answers": answers})
		if err != nil {
			return nil, fmt.Errorf("write answers: %w", err)
		}
		evaluations = append(evaluations, httpRequest("POST", "/api/v1/evaluate", "application/json", string(text)))
		forms = append(forms, httpRequest("POST", "/trust", "application/x-www-form-urlencoded", bench.Form(answers, 1)))
	}
	get := [][]byte{httpRequest("GET", "/trust", "", "")}
	loads := []*load{{to: ours, requests: get}, {to: bare, requests: get}, {to: ours, requests: evaluations}, {to: ours, requests: forms}}
	for range serverRounds {
		for _, l := range loads {
			rate, err := l.drive()
			if err != nil {
				return nil, err
			}
			l.rates = append(l.rates, rate)
		}
	}
	return loads, nil
}

// timedServerSets is how many sets of answers are sent, again and again.
const timedServerSets = 100

func serverTable(loads []*load, ours *process) error {
	for _, l := range loads {
		slices.Sort(l.rates)
	}
	median := func(i int) float64 { return loads[i].rates[serverRounds/2] }
	fmt.Fprint(out, "\n## Server\n\n| what | a second | goal |\n|---|---|---|\n")
	under := func(figure, goal float64, text string) string {
		return missed(goal-figure, "%s below the goal", fmt.Sprintf(text, goal-figure))
	}
	share := median(0) / median(1)
	fmt.Fprintf(out, "| page of trust, brotli | %.0f | |\n| the same bytes from a bare net/http handler | %.0f | |\n", median(0), median(1))
	fmt.Fprintf(out, "| share of the bare handler | %.2f%s | %.1f |\n", share, under(share, goalBare, "%.2f"), goalBare)
	fmt.Fprintf(out, "| evaluations over the API | %.0f%s | %.0f |\n", median(2), under(median(2), goalAPI, "%.0f"), goalAPI)
	fmt.Fprintf(out, "| forms sent | %.0f%s | %.0f |\n", median(3), under(median(3), goalForms, "%.0f"), goalForms)
	memory, err := ours.memory()
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "| resident memory at its highest, in MB | %.0f%s | %.0f |\n", memory, over(memory, goalMemory, "MB"), goalMemory)
	return nil
}

// drive sends requests over every connection for one round.
func (l *load) drive() (perSecond float64, err error) {
	host := strings.TrimPrefix(l.to.address, "http://")
	var answered atomic.Int64
	var work sync.WaitGroup
	var mu sync.Mutex
	start := time.Now()
	for worker := range connections {
		work.Go(func() {
			n, failed := l.talk(host, worker, start.Add(serverRound))
			answered.Add(n)
			mu.Lock()
			err = errors.Join(err, failed)
			mu.Unlock()
		})
	}
	work.Wait()
	return float64(answered.Load()) / time.Since(start).Seconds(), err
}

func (l *load) talk(host string, next int, until time.Time) (answered int64, err error) {
	conn, err := net.Dial("tcp", host)
	if err != nil {
		return 0, fmt.Errorf("reach the server: %w", err)
	}
	defer conn.Close()
	r := bufio.NewReaderSize(conn, 64<<10)
	for ; time.Now().Before(until); answered++ {
		if _, err := conn.Write(l.requests[next%len(l.requests)]); err != nil {
			return answered, fmt.Errorf("send a request: %w", err)
		}
		next++
		response, err := http.ReadResponse(r, nil)
		if err != nil {
			return answered, fmt.Errorf("read an answer: %w", err)
		}
		if _, err := io.Copy(io.Discard, response.Body); err != nil || response.StatusCode != http.StatusOK {
			return answered, fmt.Errorf("an answer has status %s (%w)", response.Status, err)
		}
	}
	return answered, nil
}

func httpRequest(method, path, kind, body string) []byte {
	head := method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: br\r\n"
	if kind != "" {
		head += "Content-Type: " + kind + "\r\nContent-Length: " + strconv.Itoa(len(body)) + "\r\n"
	}
	return []byte(head + "\r\n" + body)
}

// fetchAs gets a page as it goes over the wire in one encoding.
func fetchAs(address, encoding string) ([]byte, error) {
	request, err := http.NewRequest(http.MethodGet, address, nil)
	if err != nil {
		return nil, fmt.Errorf("ask for the page: %w", err)
	}
	request.Header.Set("Accept-Encoding", encoding)
	response, err := http.DefaultTransport.RoundTrip(request)
	if err != nil {
		return nil, fmt.Errorf("get the page: %w", err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s answers with status %s", address, response.Status)
	}
	return io.ReadAll(response.Body)
}

// serveBare serves what it reads on every path, and says where.
func serveBare() error {
	body, err := io.ReadAll(os.Stdin)
	if err != nil {
		return fmt.Errorf("read what to serve: %w", err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return fmt.Errorf("listen: %w", err)
	}
	fmt.Println("http://" + listener.Addr().String())
	return http.Serve(listener, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Encoding", "br")
		_, _ = w.Write(body)
	}))
}

// process is a server that was started here.
type process struct {
	cmd     *exec.Cmd
	address string
}

func startProcess(cmd *exec.Cmd) (*process, error) {
	said, err := cmd.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("read from %s: %w", cmd.Path, err)
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("start %s (make build makes it): %w", cmd.Path, err)
	}
	line, err := bufio.NewReader(said).ReadString('\n')
	if err != nil {
		return nil, fmt.Errorf("%s did not say its address: %w", cmd.Path, err)
	}
	return &process{cmd, strings.TrimSpace(line)}, nil
}

func (p *process) stop() {
	_ = p.cmd.Process.Kill()
	_ = p.cmd.Wait()
}

// memory is the most memory that the process ever had, in megabytes.
func (p *process) memory() (float64, error) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	if err != nil {
		return 0, fmt.Errorf("see how much memory the server has: %w", err)
	}
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, "VmHWM:"); ok {
			kilobytes, err := strconv.ParseFloat(strings.Fields(rest)[0], 64)
			return kilobytes / 1024, err
		}
	}
	return 0, errors.New("the system does not say how much memory the server has")
}
