package engine_test

import (
	"math/rand/v2"
	"testing"

	"amends/engine"
	"amends/engine/reference"
)

// FuzzDecode: whatever decodes encodes to something that decodes to the same
// bytes, and evaluates without a panic.
func FuzzDecode(f *testing.F) {
	for seed := range uint64(3) {
		b := reference.Bundle(rand.New(rand.NewPCG(seed, 5)))
		p, err := engine.New(b)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(p.Encode())
	}
	f.Add([]byte(`{"schema":1}`))
	f.Add([]byte(`{"schema":2}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := engine.Decode(data)
		if err != nil {
			return
		}
		again, err := engine.Decode(p.Encode())
		if err != nil || string(again.Encode()) != string(p.Encode()) {
			t.Fatalf("encoding does not round-trip: %v", err)
		}
		rng := rand.New(rand.NewPCG(1, 6))
		for range 5 {
			p.Evaluate(reference.Person(p.Bundle(), rng))
		}
	})
}

// FuzzReadAnswers: answers that are read without a problem are never dropped
// as unknown or wrong, and anything else is a problem or an error.
func FuzzReadAnswers(f *testing.F) {
	b := reference.Bundle(rand.New(rand.NewPCG(7, 7)))
	p, err := engine.New(b)
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range []string{
		`{}`, `{"q0": 4, "q1": ["o0", "o1"], "q2": null}`, `{"q3": true}`, `{"q3": "yes"}`, `{"q0": 4, "q0": 5}`,
		`{"q9": "x"}`, `{"q1": {}}`, `{"q1": ["o0", 1]}`, `[]`, ``, `{`, `{} {}`, `{"q0": 1e999}`, `{"q1": ["none","o1"]}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		answers, problems, err := p.ReadAnswers(data)
		if (err != nil || len(problems) > 0) != (answers == nil) {
			t.Fatalf("answers %v with problems %v and error %v", answers, problems, err)
		}
		for _, x := range p.Evaluate(answers).Ignored {
			switch x.Reason {
			case engine.ReasonUnknownQuestion, engine.ReasonUnknownOption, engine.ReasonWrongValue:
				t.Fatalf("an answer that was read well counts as %v", x)
			}
		}
	})
}
