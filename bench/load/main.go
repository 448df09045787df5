// Command load puts a server under more than it should ever have to bear, for
// two minutes: forms, pages, bad requests, clients that never finish what they
// began, and a rule folder that is saved over and over, broken and mended. It
// prints what became of the requests, and ends with status 1 if one was lost or
// failed, if pages took longer than they may, or if memory grew.
//
//	go run ./bench/load          # needs bin/amends
package main

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"amends/assessments"
)

var (
	lasts = flag.Duration("for", 2*time.Minute, "how long")
	posts = flag.Int("posts", 40_000, "forms to send in that time")
	pages = flag.Int("pages", 10_000, "pages to load in that time")
)

// Goals besides that nothing is lost.
const (
	pageGoal   = 50 * time.Millisecond // of 99 in 100 pages
	memoryGoal = 1.25                  // the most of the last third, compared with the first
)

// kind is what became of one kind of requests.
type kind struct {
	name string
	want func(status int) bool

	mu     sync.Mutex
	took   []time.Duration
	lost   int // no answer, or half of one
	wrong  int // an answer with a status that it should not have
	failed int // 5xx
}

func (k *kind) note(status int, took time.Duration, err error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	switch {
	case err != nil:
		k.lost++
	case status >= 500:
		k.failed++
	case !k.want(status):
		k.wrong++
	}
	k.took = append(k.took, took)
}

func (k *kind) percentile(p float64) time.Duration {
	if len(k.took) == 0 {
		return 0
	}
	slices.Sort(k.took)
	return k.took[min(len(k.took)-1, int(p*float64(len(k.took))))].Round(10 * time.Microsecond)
}

func main() {
	flag.Parse()
	fine, err := run()
	if err != nil {
		fmt.Fprintln(os.Stderr, "load: error:", err)
		os.Exit(2)
	}
	if !fine {
		os.Exit(1)
	}
}

func run() (fine bool, err error) {
	dir, err := os.MkdirTemp("", "amends-load-")
	if err != nil {
		return false, fmt.Errorf("failed to make a folder: %w", err)
	}
	defer os.RemoveAll(dir)
	if err := os.CopyFS(dir, assessments.Files); err != nil {
		return false, fmt.Errorf("failed to copy the assessments: %w", err)
	}
	server, base, err := start(dir)
	if err != nil {
		return false, err
	}
	defer func() { _ = server.Process.Kill() }()
	return drive(base, dir, server.Process.Pid)
}

// start runs bin/amends on a free port, and waits for its address.
func start(dir string) (*exec.Cmd, string, error) {
	cmd := exec.Command("bin/amends", "serve", "-dir", dir, "-addr", "127.0.0.1:0", "-trusted", "127.0.0.1", "-log", "off")
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, "", fmt.Errorf("failed to read from bin/amends: %w", err)
	}
	if err := cmd.Start(); err != nil {
		return nil, "", fmt.Errorf("failed to start bin/amends (make build makes it): %w", err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		return nil, "", fmt.Errorf("bin/amends did not say its address: %w", err)
	}
	return cmd, strings.TrimSpace(line), nil
}

// drive sends everything, and tells what became of it.
func drive(base, dir string, pid int) (bool, error) {
	ctx, stop := context.WithTimeout(context.Background(), *lasts)
	defer stop()
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 64}, Timeout: 30 * time.Second}
	all := func(int) bool { return true }
	ok := func(status int) bool { return status == http.StatusOK }
	form, page := &kind{name: "forms sent", want: ok}, &kind{name: "pages loaded", want: ok}
	bad := &kind{name: "bad requests", want: func(s int) bool { return s >= 400 }}
	slow := &kind{name: "slow clients", want: all}
	var reloads int64
	var memory []int64
	var work sync.WaitGroup
	evenly(ctx, &work, *posts, func(n int) { send(client, form, post(base, n)) })
	evenly(ctx, &work, *pages, func(n int) { send(client, page, get(base, n)) })
	evenly(ctx, &work, *posts/10, func(n int) { send(client, bad, wrong(base, n)) })
	work.Go(func() { dawdle(ctx, base, slow) })
	work.Go(func() { reloads = saveOver(ctx, dir) })
	work.Go(func() { memory = watched(ctx, pid) })
	work.Wait()
	fmt.Printf("%-14s %8s %6s %6s %6s %10s %10s\n", "", "requests", "lost", "5xx", "wrong", "median", "p99")
	fine := true
	for _, k := range []*kind{form, page, bad} {
		fmt.Printf("%-14s %8d %6d %6d %6d %10v %10v\n", k.name, len(k.took), k.lost, k.failed, k.wrong, k.percentile(.5), k.percentile(.99))
		fine = fine && k.lost+k.failed+k.wrong == 0
	}
	fmt.Printf("%d slow clients were let go; the rule folder was saved %d times, half of them broken\n", len(slow.took), reloads)
	if took := page.percentile(.99); took > pageGoal {
		fine = false
		fmt.Printf("pages took %v, and may take %v (99 in 100)\n", took, pageGoal)
	}
	return flat(memory) && fine, nil
}

// evenly does something a number of times, spread over the time there is.
func evenly(ctx context.Context, work *sync.WaitGroup, times int, do func(n int)) {
	if times == 0 {
		return
	}
	tick := *lasts / time.Duration(times)
	work.Go(func() {
		began := time.Now()
		for n := range times {
			if wait := time.Until(began.Add(time.Duration(n) * tick)); wait > 0 {
				select {
				case <-ctx.Done():
				case <-time.After(wait):
				}
			}
			work.Go(func() { do(n) })
		}
	})
}

func send(client *http.Client, k *kind, r *http.Request) {
	began := time.Now()
	res, err := client.Do(r)
	status := 0
	if err == nil {
		status = res.StatusCode
		_, err = io.Copy(io.Discard, res.Body)
		_ = res.Body.Close()
	}
	k.note(status, time.Since(began), err)
}

func request(method, address, kind, body string) *http.Request {
	r, err := http.NewRequest(method, address, strings.NewReader(body))
	if err != nil {
		panic(err) // the addresses are ours
	}
	if kind != "" {
		r.Header.Set("Content-Type", kind)
	}
	return r
}

const formType = "application/x-www-form-urlencoded"

// post is somebody's page of a form: the first sections of trust with answers
// that differ from one to the next.
func post(base string, n int) *http.Request {
	random := rand.New(rand.NewPCG(1, uint64(n)))
	pick := func(options ...string) string { return options[random.IntN(len(options))] }
	answers := url.Values{
		"-page": {strconv.Itoa(random.IntN(4))},
		"role":  {pick("i-broke-it", "both-broke-it", "unclear")},
		"cause": {pick("lie", "affair", "money", "broken-promises")},
	}
	return request("POST", base+"/trust", formType, answers.Encode())
}

func get(base string, n int) *http.Request {
	paths := []string{"/trust", "/hurt", "/check-in", "/", "/safety", "/trust/form"}
	return request("GET", base+paths[n%len(paths)], "", "")
}

func wrong(base string, n int) *http.Request {
	switch n % 6 {
	case 0:
		return request("GET", base+"/nowhere/"+strconv.Itoa(n), "", "")
	case 1:
		return request("POST", base+"/api/v1/evaluate", "application/json", "{broken")
	case 2:
		return request("POST", base+"/trust", formType, strings.Repeat("x", 70_000))
	case 3:
		return request("DELETE", base+"/trust", "", "")
	case 4:
		return request("POST", base+"/trust", "text/plain", "role=x")
	}
	return request("POST", base+"/api/v1/evaluate", "application/json", `{"assessment":"nothing","answers":{}}`)
}

// dawdle opens connections and never finishes a request on them, a hundred at a
// time.
func dawdle(ctx context.Context, base string, k *kind) {
	var open sync.WaitGroup
	for range 100 {
		open.Go(func() {
			for ctx.Err() == nil {
				began := time.Now()
				conn, err := net.Dial("tcp", strings.TrimPrefix(base, "http://"))
				if err != nil {
					k.note(0, time.Since(began), err)
					continue
				}
				drip(ctx, conn)
				k.note(0, time.Since(began), nil)
			}
		})
	}
	open.Wait()
}

// drip sends a byte a second until the server has had enough.
func drip(ctx context.Context, conn net.Conn) {
	defer conn.Close()
	for i := 0; ctx.Err() == nil; i++ {
		const said = "POST /trust HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n"
		if _, err := conn.Write([]byte{said[i%len(said)]}); err != nil {
			return
		}
		select {
		case <-ctx.Done():
		case <-time.After(time.Second):
		}
	}
}

var title = regexp.MustCompile(`(?m)^(  title: .*)$`)

// saveOver changes a rule file every second, by turns broken and good.
func saveOver(ctx context.Context, dir string) (saves int64) {
	name := filepath.Join(dir, "trust", "assessment.yaml")
	good, err := os.ReadFile(name)
	if err != nil {
		return 0
	}
	for ctx.Err() == nil {
		text := good[:len(good)/2]
		if saves%2 == 1 {
			text = title.ReplaceAll(good, fmt.Appendf(nil, "$1 (%d)", saves))
		}
		if os.WriteFile(name, text, 0o600) == nil {
			saves++
		}
		select {
		case <-ctx.Done():
		case <-time.After(time.Second):
		}
	}
	return saves
}

// watched is the memory of a process, five times a second.
func watched(ctx context.Context, pid int) (seen []int64) {
	for ctx.Err() == nil {
		seen = append(seen, resident(pid))
		time.Sleep(200 * time.Millisecond)
	}
	return seen
}

// flat tells how much memory there was, and whether it did not grow.
func flat(memory []int64) bool {
	third := len(memory) / 3
	if third == 0 || memory[0] == 0 {
		fmt.Println("resident memory: not known on this system, or too soon to tell")
		return true
	}
	early, late := slices.Max(memory[:third]), slices.Max(memory[2*third:])
	fmt.Printf("resident memory: %d MB at most in the first third, %d MB in the last, %d MB in between\n",
		early>>20, late>>20, slices.Max(memory[third:2*third])>>20)
	return float64(late) <= memoryGoal*float64(early)
}

// resident is the memory of a process in bytes, where the system tells it in
// /proc; elsewhere 0.
func resident(pid int) int64 {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(data)) {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			kilobytes, _ := strconv.ParseInt(strings.Fields(rest)[0], 10, 64)
			return kilobytes << 10
		}
	}
	return 0
}
