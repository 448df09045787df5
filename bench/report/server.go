package main

import (
	"encoding/json"
	"fmt"
	"os/exec"
	"slices"
	"time"

	"amends/bench"
	"amends/bench/subject"
)

const (
	goalBare   = 0.9    // of what a handler reaches that does nothing else
	goalNginx  = 0.45   // of what nginx reaches with the same file
	goalAPI    = 8000.0 // evaluations a second
	goalForms  = 3000.0
	goalMemory = 60.0 // megabytes, resident
)

const (
	serverRounds = 5
	serverRound  = 2 * time.Second
	connections  = 16
)

// serve puts bin/amends under load beside two that send the same answer to
// everything, a bare handler of net/http and nginx: by turns, each in processes
// of its own, on the same processors as the load.
func serve(folder string) error {
	ours, err := startProcess(exec.Command("bin/amends", "serve", "-addr", "127.0.0.1:0", "-trusted", "127.0.0.1", "-log", "off"))
	if err != nil {
		return err
	}
	defer ours.stop()
	starting, err := ours.memory()
	if err != nil {
		return err
	}
	page, err := fetchAs(ours.address+"/trust", "br")
	if err != nil {
		return err
	}
	bare, err := startBare(page)
	if err != nil {
		return err
	}
	defer bare.stop()
	nginx, err := startNginx(folder, page)
	if err != nil {
		return err
	}
	if nginx != nil {
		defer nginx.stop()
	}
	ours.forgetMemory()
	loads, err := serverLoads(folder, ours, bare, nginx)
	if err != nil {
		return err
	}
	return serverTable(loads, ours, starting)
}

// serverLoad are the loads of a run; nginx is nil where there is none.
type serverLoad struct{ page, bare, nginx, evaluations, forms *load }

func serverLoads(folder string, ours, bare, nginx *process) (*serverLoad, error) {
	evaluations, forms, err := posts()
	if err != nil {
		return nil, err
	}
	get := [][]byte{httpRequest("GET", "/trust", "", "")}
	loads := &serverLoad{
		page: &load{to: ours, requests: get}, bare: &load{to: bare, requests: get},
		evaluations: &load{to: ours, requests: evaluations}, forms: &load{to: ours, requests: forms},
	}
	all := []*load{loads.page, loads.bare, loads.evaluations, loads.forms}
	if nginx != nil {
		loads.nginx = &load{to: nginx, requests: get}
		all = slices.Insert(all, 1, loads.nginx) // ours between its two yardsticks
	}
	for range serverRounds {
		for _, l := range all {
			rate, err := l.drive(folder)
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

// posts are the answers of takers who reach a plan, as a program sends them and
// as a browser without one does.
func posts() (evaluations, forms [][]byte, err error) {
	p, err := subject.Load("trust")
	if err != nil {
		return nil, nil, err
	}
	for _, answers := range bench.PlanSets(p, timedServerSets, seed) {
		text, err := json.Marshal(map[string]any{"assessment": "trust", "answers": answers})
		if err != nil {
			return nil, nil, fmt.Errorf("write answers: %w", err)
		}
		evaluations = append(evaluations, httpRequest("POST", "/api/v1/evaluate", "application/json", string(text)))
		forms = append(forms, httpRequest("POST", "/trust", "application/x-www-form-urlencoded", bench.Form(answers, 1)))
	}
	return evaluations, forms, nil
}

func serverTable(loads *serverLoad, ours *process, starting float64) error {
	fmt.Fprintf(out, "\n## Server\n\nThe load is %s, over %d connections that stay open.\n\n", loader(), connections)
	fmt.Fprint(out, "| what | a second | goal |\n|---|---|---|\n")
	row := func(what string, l *load) { fmt.Fprintf(out, "| %s | %.0f | |\n", what, l.median()) }
	row("page of trust, brotli", loads.page)
	row("the same answer from a bare net/http handler", loads.bare)
	share := func(of string, yardstick *load, goal float64) {
		share := loads.page.shareOf(yardstick)
		fmt.Fprintf(out, "| share of %s | %.2f%s | %.2f |\n", of, share, missed(goal-share, "%.2f below the goal", goal-share), goal)
	}
	share("the bare handler", loads.bare, goalBare)
	if loads.nginx != nil {
		row("the same answer from nginx, "+nginxVersion(), loads.nginx)
		share("nginx", loads.nginx, goalNginx)
	} else {
		fmt.Fprint(out, "| the same answer from nginx | not tried: it is not on this machine | |\n")
	}
	goal := func(what string, l *load, goal float64) {
		rate := l.median()
		fmt.Fprintf(out, "| %s | %.0f%s | %.0f |\n", what, rate, missed(goal-rate, "%.0f below the goal", goal-rate), goal)
	}
	goal("evaluations over the API", loads.evaluations, goalAPI)
	goal("forms sent", loads.forms, goalForms)
	memory, err := ours.memory()
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "| resident memory under that load at its highest, in MB | %.0f%s | %.0f |\n", memory, over(memory, goalMemory, "MB"), goalMemory)
	fmt.Fprintf(out, "| the same while it starts | %.0f | |\n", starting)
	return nil
}
