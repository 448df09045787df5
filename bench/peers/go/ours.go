package main

import (
	"amends/bench/ifs"
	"amends/bench/peers/byhand"
	"amends/engine"
)

// contestants puts the rules and the answers into the form of every engine.
func contestants(p *engine.Program, sets []engine.Answers) ([]contestant, error) {
	all := []contestant{byHandSlots(p, sets), byHandStrings(p, sets), ours(p, sets), oursFromAnswers(p, sets)}
	for _, peer := range []func(*engine.Program, []engine.Answers) (contestant, error){withExpr, withCEL, withOPA} {
		c, err := peer(p, sets)
		if err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	return all, nil
}

func byHandSlots(p *engine.Program, sets []engine.Answers) contestant {
	data := make([]*ifs.Data, len(sets))
	for i := range sets {
		data[i] = ifs.Intern(p, sets[i], ifs.GeneratedFacts)
	}
	var fired ifs.Fired
	return contestant{name: "hand-written Go on interned answers", fire: func(set int) uint64 {
		ifs.GeneratedRules(data[set], &fired)
		return fired[0]
	}}
}

func byHandStrings(p *engine.Program, sets []engine.Answers) contestant {
	data := make([]*byhand.Answers, len(sets))
	for i := range sets {
		data[i] = byhand.Read(sets[i])
	}
	return contestant{name: "hand-written Go on strings", fire: func(set int) uint64 { return byhand.Rules(data[set]) }}
}

func ours(p *engine.Program, sets []engine.Answers) contestant {
	runs := make([]*engine.Run, len(sets))
	for i := range sets {
		runs[i] = p.NewRun()
		runs[i].Read(sets[i])
	}
	bundle := p.Encode()
	return contestant{
		name: "Amends, rule loop",
		fire: func(set int) uint64 {
			runs[set].Fire()
			return firedBits(runs[set])
		},
		load: func() error {
			_, err := engine.Decode(bundle)
			return err
		},
	}
}

func oursFromAnswers(p *engine.Program, sets []engine.Answers) contestant {
	run := p.NewRun()
	return contestant{name: "Amends, answers read each time", fire: func(set int) uint64 {
		run.Read(sets[set])
		run.Fire()
		return firedBits(run)
	}}
}

func firedBits(r *engine.Run) uint64 {
	var out uint64
	for rule := range r.EachFired {
		out |= 1 << rule
	}
	return out
}
