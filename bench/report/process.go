package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
)

// process is a server that was started here.
type process struct {
	cmd     *exec.Cmd
	address string
}

// startProcess starts a server that says its address on its first line.
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

// stop asks the process to end: killed, nginx would leave its workers behind.
func (p *process) stop() {
	_ = p.cmd.Process.Signal(os.Interrupt)
	_ = p.cmd.Wait()
}

// forgetMemory lets [process.memory] begin anew. Where the system cannot do
// that, the memory is that of the whole life.
func (p *process) forgetMemory() {
	_ = os.WriteFile(fmt.Sprintf("/proc/%d/clear_refs", p.cmd.Process.Pid), []byte("5"), 0)
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
