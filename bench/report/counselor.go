package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"amends/assessments"
	"amends/bench"
	"amends/engine"
)

// goalPreview is how long a browser may take to show what was saved.
const goalPreview = 500 * time.Millisecond

// chores are what a counselor waits for, with the goal for trust on two idle
// processors. Each command is a process of its own.
var chores = []struct {
	name     string
	goal     time.Duration
	commands [][]string
	times    int
	most     time.Duration // then it is stopped
	largest  int           // rules of a generated assessment that it is tried on
}{
	{"`check` and `test -cover`", 300 * time.Millisecond, [][]string{{"check", "-dir", "NEW", "NAME"}, {"test", "-cover", "-dir", "NEW", "NAME"}}, 3, 20 * time.Second, 5000},
	{"`prove`", 5 * time.Second, [][]string{{"prove", "-dir", "NEW", "NAME"}}, 3, 20 * time.Second, 5000},
	{"`diff` of two versions", 5 * time.Second, [][]string{{"diff", "OLD/NAME", "NEW/NAME"}}, 3, 60 * time.Second, 5000},
	{"`test -mutate`", 30 * time.Second, [][]string{{"test", "-mutate", "-dir", "NEW", "NAME"}}, 1, 60 * time.Second, 2000},
}

// sizes are the rules of the generated assessments.
var sizes = []int{100, 500, 2000, 5000}

// people is how many cases each of them has: more would say little more, and
// what 5,000 rules say of 200 people is more than a folder may hold.
const people = 40

// An edited assessment stands in the folders OLD and NEW as it was and as it is
// after the edit of one threshold.
type edited struct {
	name     string
	rules    int // of a generated one
	old, new string
}

// counselor times bin/amends on the trust assessment, and on generated ones.
func counselor(folder string) error {
	subjects, err := writeSubjects(filepath.Join(folder, "counselor"))
	if err != nil {
		return err
	}
	fmt.Fprint(out, "\n## What a counselor waits for\n\n| what | goal | trust |")
	for _, rules := range sizes {
		fmt.Fprintf(out, " %d rules |", rules)
	}
	fmt.Fprintf(out, " a rule, from %d to the most |\n|---|---|---|%s---|\n", sizes[0], strings.Repeat("---|", len(sizes)))
	for _, c := range chores {
		fmt.Fprintf(out, "| %s | %s |", c.name, waited(c.goal))
		var small, most each
		for _, s := range subjects {
			if s.rules > c.largest {
				fmt.Fprint(out, " not tried |")
				continue
			}
			took, ended, err := s.time(c.commands, c.times, c.most)
			if err != nil {
				return fmt.Errorf("%s of %s: %w", c.name, s.name, err)
			}
			fmt.Fprintf(out, " %s |", timing(took, ended, s.rules == 0, c.goal))
			if s.rules == sizes[0] {
				small = each{took, s.rules}
			}
			if s.rules > 0 && ended {
				most = each{took, s.rules}
			}
		}
		fmt.Fprintf(out, " %s – %s |\n", small, most)
	}
	return preview()
}

// each is what some rules took.
type each struct {
	took  time.Duration
	rules int
}

func (e each) String() string {
	return fmt.Sprintf("%.1f ms", float64(e.took)/float64(time.Millisecond)/float64(max(e.rules, 1)))
}

// timing is a time, and by how much it misses the goal if that is for it.
func timing(took time.Duration, ended, judged bool, goal time.Duration) string {
	text := waited(took)
	if !ended {
		text = "more than " + text
	}
	if judged {
		text += missed(float64(took-goal), "%s above the goal", waited(took-goal))
	}
	return text
}

func waited(d time.Duration) string {
	if d < time.Second {
		return fmt.Sprintf("%d ms", d.Milliseconds())
	}
	return strconv.FormatFloat(d.Seconds(), 'f', 1, 64) + " s"
}

// enough is how long one run may last to be done again.
const enough = 5 * time.Second

// time is the median of some runs, or how long the first one lasted that was
// stopped. What takes long is done once.
func (e edited) time(commands [][]string, times int, most time.Duration) (took time.Duration, ended bool, err error) {
	var all []time.Duration
	for range times {
		var sum time.Duration
		for _, args := range commands {
			took, ended, err := runFor(most, e.filled(args))
			if err != nil || !ended {
				return most, false, err
			}
			sum += took
		}
		all = append(all, sum)
		if sum > enough {
			break
		}
	}
	slices.Sort(all)
	return all[len(all)/2], true, nil
}

func (e edited) filled(args []string) []string {
	names := strings.NewReplacer("NAME", e.name, "OLD", e.old, "NEW", e.new)
	out := make([]string, len(args))
	for i, arg := range args {
		out[i] = names.Replace(arg)
	}
	return out
}

// runFor runs bin/amends to its end, or stops it. That it finds something is no
// error.
func runFor(most time.Duration, args []string) (took time.Duration, ended bool, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), most)
	defer cancel()
	cmd := exec.CommandContext(ctx, "bin/amends", args...)
	var complaint strings.Builder
	cmd.Stderr = &complaint
	began := time.Now()
	err = cmd.Run()
	took = time.Since(began)
	if ctx.Err() != nil {
		return most, false, nil
	}
	if found := (*exec.ExitError)(nil); errors.As(err, &found) && found.ExitCode() == 1 && complaint.Len() == 0 {
		err = nil
	}
	if err != nil {
		return 0, false, fmt.Errorf("run amends %s: %w\n%s", strings.Join(args, " "), err, complaint.String())
	}
	return took, true, nil
}

// writeSubjects writes all that is measured, trust first.
func writeSubjects(folder string) ([]edited, error) {
	trust := edited{name: "trust", old: filepath.Join(folder, "old"), new: filepath.Join(folder, "new")}
	shipped, err := fs.Sub(assessments.Files, trust.name)
	if err != nil {
		return nil, fmt.Errorf("find the assessment %q: %w", trust.name, err)
	}
	for _, version := range []string{trust.old, trust.new} {
		if err := os.CopyFS(filepath.Join(version, trust.name), shipped); err != nil {
			return nil, fmt.Errorf("copy the assessment %q: %w", trust.name, err)
		}
	}
	// The folder OLD is the edited one: its cases need not hold.
	if err := edit(filepath.Join(trust.old, trust.name, "facts.yaml"), `time in \["under-a-week", "weeks"\]`, `time == "under-a-week"`); err != nil {
		return nil, err
	}
	subjects := []edited{trust}
	for _, rules := range sizes {
		s, err := generatedSubject(folder, rules)
		if err != nil {
			return nil, err
		}
		subjects = append(subjects, s)
	}
	return subjects, nil
}

func generatedSubject(folder string, rules int) (edited, error) {
	s := edited{name: fmt.Sprintf("generated-%d", rules), rules: rules, old: filepath.Join(folder, "old"), new: filepath.Join(folder, "new")}
	b, err := bench.GeneratedOf(rules)
	if err != nil {
		return s, err
	}
	p, err := engine.New(b)
	if err != nil {
		return s, err
	}
	answers := bench.PlanSets(p, people, seed)
	for _, version := range []string{s.old, s.new} {
		if err := bench.WriteFolder(filepath.Join(version, s.name), p, answers); err != nil {
			return s, err
		}
	}
	return s, edit(filepath.Join(s.old, s.name, "rules.yaml"), `(q\d+ (?:<|>=) \d)\d*`, `${1}1`)
}

// edit replaces the first place in a file that a pattern finds.
func edit(file, pattern, by string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("read what is to be edited: %w", err)
	}
	find := regexp.MustCompile(pattern)
	at := find.FindSubmatchIndex(text)
	if at == nil {
		return fmt.Errorf("edit %s: nothing in it is like %s", file, pattern)
	}
	changed := slices.Concat(text[:at[0]], find.Expand(nil, []byte(by), text, at), text[at[1]:])
	if err := os.WriteFile(file, changed, 0o644); err != nil {
		return fmt.Errorf("write what was edited: %w", err)
	}
	return nil
}

var previewed = regexp.MustCompile(`median (\d+) ms, slowest of \d+ (\d+) ms`)

// preview times how soon a browser shows what was saved.
func preview() error {
	cmd := exec.Command("node", "server/e2e/measure-preview.js")
	cmd.Stderr = os.Stderr
	text, err := cmd.Output()
	if err != nil {
		return fmt.Errorf("measure the preview in a browser: %w", err)
	}
	found := previewed.FindSubmatch(text)
	if found == nil {
		return fmt.Errorf("measure the preview in a browser: it says %q", text)
	}
	took, err := time.ParseDuration(string(found[1]) + "ms")
	if err != nil {
		return fmt.Errorf("measure the preview in a browser: %w", err)
	}
	fmt.Fprintf(out, "| from a saved file to the refreshed `preview`, in a browser (slowest %s ms) | %s | %s |%s |\n",
		found[2], waited(goalPreview), timing(took, true, true, goalPreview), strings.Repeat(" not tried |", len(sizes)))
	return nil
}
