package main

import (
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"time"
)

// earlier is the commit whose build the chores are done with too.
const earlier = "163cf85"

// besides are chores on generated assessments that both builds read, with what
// share of the earlier one's processor time is the goal; 0 for none.
var besides = []struct {
	name     string
	rules    int
	share    float64
	commands [][]string
}{
	{"`check` and `test -cover`", 5000, 0.5, chores[0].commands},
	{"`diff` of two versions", 2000, 0, chores[2].commands},
	{"`diff` of two versions", 5000, 0, chores[2].commands},
	{"`test -mutate`", 500, 0.33, chores[3].commands},
}

// growing is how much longer `test -mutate` may take for 2,000 rules than for 500.
const growing = 5

// beside does chores with the build of an earlier commit and with this one, one after
// the other, and compares their processor time, which means something on a busy
// machine too.
func beside(folder string) error {
	fmt.Fprint(out, "\n## Beside the build before\n\n")
	before, err := buildEarlier(folder)
	if err != nil {
		fmt.Fprintf(out, "Not compared: %v.\n", err)
		return nil
	}
	fmt.Fprintf(out, "Processor time of both builds in one run; the one before is that of commit %s.\n\n| what | rules | before | now | share | goal |\n|---|---|---|---|---|---|\n", earlier)
	for _, b := range besides {
		s, err := generatedSubject(filepath.Join(folder, "beside"), b.rules)
		if err != nil {
			return err
		}
		then, err := s.worked(before, b.commands)
		if err != nil {
			return err
		}
		now, err := s.worked("bin/amends", b.commands)
		if err != nil {
			return err
		}
		share, goal := now.Seconds()/then.Seconds(), ""
		if b.share > 0 {
			goal = fmt.Sprintf("%.2f", b.share) + missed(share-b.share, "%.2f above the goal", share-b.share)
		}
		fmt.Fprintf(out, "| %s | %d | %s | %s | %.2f | %s |\n", b.name, b.rules, waited(then), waited(now), share, goal)
	}
	return mutantsGrow(folder)
}

// mutantsGrow compares `test -mutate` of 2,000 rules with that of 500.
func mutantsGrow(folder string) error {
	var took [2]time.Duration
	for i, rules := range []int{500, 2000} {
		s, err := generatedSubject(filepath.Join(folder, "beside"), rules)
		if err != nil {
			return err
		}
		if took[i], err = s.worked("bin/amends", chores[3].commands); err != nil {
			return err
		}
	}
	times := took[1].Seconds() / took[0].Seconds()
	fmt.Fprintf(out, "\n`test -mutate` takes %.1f times as long for 2,000 rules as for 500; at most %d are the goal%s.\n",
		times, growing, missed(times-growing, "%.1f above the goal", times-growing))
	return nil
}

// buildEarlier builds the earlier commit in a worktree of its own.
func buildEarlier(folder string) (binary string, err error) {
	tree := filepath.Join(folder, "earlier")
	if err := exec.Command("git", "worktree", "add", "--detach", tree, earlier).Run(); err != nil {
		return "", fmt.Errorf("commit %s is not in this clone: %w", earlier, err)
	}
	defer func() { err = errors.Join(err, exec.Command("git", "worktree", "remove", "--force", tree).Run()) }()
	binary = filepath.Join(folder, "amends-"+earlier)
	build := exec.Command("go", "build", "-o", binary, "./cmd/amends")
	build.Dir = tree
	if said, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build commit %s: %w: %s", earlier, err, said)
	}
	return binary, nil
}

// worked is the processor time that a build takes for commands. That they find
// something is not an error.
func (e edited) worked(build string, commands [][]string) (time.Duration, error) {
	var sum time.Duration
	for _, args := range commands {
		cmd := exec.Command(build, e.filled(args)...)
		if err := cmd.Run(); err != nil && cmd.ProcessState.ExitCode() != 1 {
			return 0, fmt.Errorf("run %s %s: %w", build, args[0], err)
		}
		sum += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	}
	return sum, nil
}
