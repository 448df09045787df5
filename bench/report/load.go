package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// load is one kind of request, and how many a second were answered.
type load struct {
	to       *process
	requests [][]byte
	rates    []float64 // of each round
}

func (l *load) median() float64 { return median(l.rates) }

// shareOf is the median share of another load's rate in the same round.
func (l *load) shareOf(other *load) float64 {
	var shares []float64
	for i, rate := range l.rates {
		shares = append(shares, rate/other.rates[i])
	}
	return median(shares)
}

func median(figures []float64) float64 {
	sorted := slices.Sorted(slices.Values(figures))
	return sorted[len(sorted)/2]
}

// wrk is a load generator that takes much less of the processors than ours.
var wrk, _ = exec.LookPath("wrk")

// loader says what the load comes from.
func loader() string {
	if wrk != "" {
		return "wrk's"
	}
	return "of our own, because wrk is not on this machine"
}

// drive sends requests over every connection for one round.
func (l *load) drive(folder string) (perSecond float64, err error) {
	if wrk != "" {
		return l.driveWrk(folder)
	}
	return l.driveOurs()
}

// driveWrk lets wrk send the requests, one after another.
func (l *load) driveWrk(folder string) (perSecond float64, err error) {
	script := filepath.Join(folder, "requests.lua")
	if err := os.WriteFile(script, l.script(), 0o600); err != nil {
		return 0, fmt.Errorf("write the requests: %w", err)
	}
	said, err := exec.Command(wrk, "-t", strconv.Itoa(runtime.NumCPU()), "-c", strconv.Itoa(connections),
		"-d", serverRound.String(), "-s", script, l.to.address).CombinedOutput()
	if err != nil || bytes.Contains(said, []byte("Socket errors")) || bytes.Contains(said, []byte("Non-2xx")) {
		return 0, fmt.Errorf("send requests with wrk: %w\n%s", err, said)
	}
	for line := range strings.Lines(string(said)) {
		if rate, ok := strings.CutPrefix(line, "Requests/sec:"); ok {
			return strconv.ParseFloat(strings.TrimSpace(rate), 64)
		}
	}
	return 0, fmt.Errorf("wrk did not say how many requests were answered:\n%s", said)
}

// script is a program for wrk that sends the requests by turns.
func (l *load) script() []byte {
	var s bytes.Buffer
	s.WriteString("local requests = {\n")
	for _, r := range l.requests {
		s.WriteByte('"')
		for _, c := range r {
			fmt.Fprintf(&s, "\\%03d", c)
		}
		s.WriteString("\",\n")
	}
	s.WriteString("}\nlocal n = 0\nrequest = function() n = n % #requests + 1; return requests[n] end\n")
	return s.Bytes()
}

// driveOurs sends the requests from this process.
func (l *load) driveOurs() (perSecond float64, err error) {
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
