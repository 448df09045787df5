package main

import (
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"amends/server/assets"
)

var update = flag.Bool("update", false, "rewrite the expected files of the scripts")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"amends": main, peakCommand: tellPeak})
}

const peakCommand = "amends-peak"

// tellPeak is the command, which at its end writes what the system knows about
// its memory to the file that $PEAK names. (The usage that a parent is told
// contains the parent's own peak, from before the program was started.)
func tellPeak() {
	code := run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	status, err := os.ReadFile("/proc/self/status")
	if err == nil {
		err = os.WriteFile(os.Getenv("PEAK"), status, 0o600)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	os.Exit(code)
}

// Each script of testdata/script is one behaviour, named after its verb. They
// find the small assessment of testdata/small in the folder "good".
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("BOUND", binding())
			return os.CopyFS(filepath.Join(env.WorkDir, "good", "small"), os.DirFS(filepath.Join("testdata", "small")))
		},
		Condition: condition,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"repeat": repeat, "listen": listen, "freeport": freeport, "fetch": fetch, "await": await,
		},
	})
}

// condition knows [root]: permissions do not bind the superuser; [bound]: they
// bind what stands behind $BOUND; and [built]: the page's program is there.
func condition(name string) (bool, error) {
	switch name {
	case "root":
		return os.Geteuid() == 0, nil
	case "bound":
		return os.Geteuid() != 0 || binding() != "", nil
	case "built":
		_, err := assets.Built()
		return err == nil, nil
	}
	return false, fmt.Errorf("there is no condition %q", name)
}

// binding is a command that lets permissions bind what it runs, where they would
// not and the system has such a command.
func binding() string {
	const command = "setpriv --bounding-set=-dac_override,-dac_read_search"
	if os.Geteuid() != 0 || exec.Command("sh", "-c", command+" true").Run() != nil {
		return ""
	}
	return command
}

// repeat FILE TEXT COUNT… appends each text that many times to a file.
func repeat(ts *testscript.TestScript, _ bool, args []string) {
	f, err := os.OpenFile(ts.MkAbs(args[0]), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	ts.Check(err)
	defer f.Close()
	for i := 1; i+1 < len(args); i += 2 {
		n, err := strconv.Atoi(args[i+1])
		ts.Check(err)
		_, err = io.WriteString(f, strings.Repeat(strings.ReplaceAll(args[i], `\n`, "\n"), n))
		ts.Check(err)
	}
}

// listen takes a port until the script ends, as $TAKEN.
func listen(ts *testscript.TestScript, _ bool, _ []string) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	ts.Defer(func() { _ = l.Close() })
	ts.Setenv("TAKEN", l.Addr().String())
}

// freeport finds an address that nobody listens on, as $FREE.
func freeport(ts *testscript.TestScript, _ bool, _ []string) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	ts.Setenv("FREE", l.Addr().String())
	ts.Check(l.Close())
}

// await FILE TEXT waits until a file that another program writes has that text.
func await(ts *testscript.TestScript, _ bool, args []string) {
	var last []byte
	for range 1200 {
		last, _ = os.ReadFile(ts.MkAbs(args[0]))
		if strings.Contains(string(last), args[1]) {
			return
		}
		time.Sleep(25 * time.Millisecond)
	}
	ts.Fatalf("%s has:\n%s", args[0], last)
}

// fetch STATUS URL TEXT waits until a server answers with that status and that
// text in the body.
func fetch(ts *testscript.TestScript, _ bool, args []string) {
	var last string
	for range 1200 {
		status, body := get(args[1])
		if status == args[0] && strings.Contains(body, args[2]) {
			return
		}
		last = "status " + status + ", body:\n" + body
		time.Sleep(25 * time.Millisecond)
	}
	ts.Fatalf("%s: %s", args[1], last)
}

// get is the status and body of an address; without an answer, the status is
// empty and the body says why.
func get(url string) (status, body string) {
	res, err := http.Get(url)
	if err != nil {
		return "", err.Error()
	}
	defer res.Body.Close()
	data, err := io.ReadAll(res.Body)
	if err != nil {
		return "", err.Error()
	}
	return strconv.Itoa(res.StatusCode), string(data)
}
