package main

import (
	"bufio"
	"bytes"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A served is a server in a process of its own. By the name amends the test's
// program is the command.
type served struct {
	cmd  *exec.Cmd
	url  string // empty: it ended instead of serving
	said bytes.Buffer
}

func startServer(t *testing.T, dir string) *served {
	t.Helper()
	command, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	s := &served{cmd: exec.Command(command)}
	s.cmd.Args = []string{"amends", "serve", "-dir", dir, "-addr", "127.0.0.1:0", "-log", "off"}
	s.cmd.Stderr = &s.said
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	line, _ := bufio.NewReader(out).ReadString('\n')
	s.url = strings.TrimSpace(line)
	return s
}

// kill ends the server as a machine that fails does.
func (s *served) kill() {
	_ = s.cmd.Process.Kill()
	_ = s.cmd.Wait()
}

// TestServerKilledWhileItReloads saves a folder, by turns broken and good, and
// kills the server at some moment after that: while it waits, reads, or serves
// the new version. Started again it serves what was saved last, or says what is
// wrong with that; and no server ever wrote to the folder.
func TestServerKilledWhileItReloads(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "small"), os.DirFS(filepath.Join("testdata", "small"))); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "small", "assessment.yaml")
	good, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir) // folderState lists the folder that we are in
	random := rand.New(rand.NewPCG(8, 3))
	for _, c := range []struct{ name, text, shows, says string }{
		{"half a file", string(good[:len(good)/2]), "", "small/assessment.yaml:"},
		{"another title", strings.Replace(string(good), "A small assessment", "A changed assessment", 1), "A changed assessment", ""},
		{"an empty file", "", "", "small"},
		{"as it was", string(good), "A small assessment", ""},
	} {
		first := startServer(t, dir)
		if first.url == "" { // what was saved before is broken: mend it first
			first.kill()
			save(t, name, string(good))
			first = startServer(t, dir)
		}
		save(t, name, c.text)
		before := folderState(t)
		time.Sleep(time.Duration(random.IntN(1500)) * time.Millisecond) // any moment will do
		first.kill()
		if after := folderState(t); after != before {
			t.Errorf("%s: the server changed the files from\n%s\nto\n%s", c.name, before, after)
		}
		expectServed(t, c.name, startServer(t, dir), c.shows, c.says)
	}
}

func expectServed(t *testing.T, name string, s *served, shows, says string) {
	t.Helper()
	if shows == "" {
		if s.url != "" {
			s.kill()
		}
		_ = s.cmd.Wait()
		if s.url != "" || s.cmd.ProcessState.ExitCode() != exitProblems || !strings.Contains(s.said.String(), says) {
			t.Errorf("%s: served at %q, ended with %d, and said:\n%s", name, s.url, s.cmd.ProcessState.ExitCode(), &s.said)
		}
		return
	}
	defer s.kill()
	res, err := http.Get(s.url + "/")
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	defer res.Body.Close()
	if body, err := io.ReadAll(res.Body); err != nil || !strings.Contains(string(body), shows) {
		t.Errorf("%s: %v; no %q in:\n%s", name, err, shows, body)
	}
}

func save(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
