package diff

import (
	"encoding/json"
	"slices"

	"amends/engine"
)

// twin finds out, for one person after another, whether two versions must give
// them the same, without looking at what they give. That is so where both ask
// the same, the same guards hold and the same rules fire, if the versions are else
// the same but for conditions and wording.
type twin struct {
	lookers [2]*looker
	fits    bool  // the versions are the same but for that
	rule    []int // of each rule of the old version, the same one of the new; -1 if there is none
	fires   []bool
}

func newTwin(lookers [2]*looker) *twin {
	t := &twin{lookers: lookers}
	var rules [2][]engine.Rule
	var rest [2]string
	for i, l := range lookers {
		rules[i], rest[i] = l.rules, skeleton(l.bundle)
	}
	t.fits = rest[0] == rest[1] && rest[0] != ""
	t.fires = make([]bool, len(rules[1]))
	at := map[string]int{}
	for i := range rules[1] {
		at[effectsOf(rules[1][i])] = i
	}
	for i := range rules[0] {
		same, ok := at[effectsOf(rules[0][i])]
		if !ok {
			same = -1
		}
		t.rule = append(t.rule, same)
	}
	return t
}

// effectsOf is a rule without its condition and its wording.
func effectsOf(r engine.Rule) string {
	r.When, r.Because, r.Sources = engine.Condition{}, "", nil
	return written(r)
}

// skeleton is an assessment without its rules and facts, conditions and wording.
// Texts that depend on answers may read facts: then these stay.
func skeleton(b *engine.Bundle) string {
	bare := *b
	bare.Version, bare.Title, bare.Introduction, bare.Ending, bare.Rules, bare.Sources = "", "", nil, nil, nil, nil
	if len(b.Varied) == 0 {
		bare.Facts = nil
	}
	bare.Questions, bare.Guards = slices.Clone(b.Questions), slices.Clone(b.Guards)
	bare.Steps, bare.Notes, bare.Phases = slices.Clone(b.Steps), slices.Clone(b.Notes), slices.Clone(b.Phases)
	for i := range bare.Questions {
		q := &bare.Questions[i]
		q.Text, q.Help, q.ShowIf, q.Options = "", "", nil, slices.Clone(q.Options)
		for j := range q.Options {
			q.Options[j].Label, q.Options[j].ShowIf = "", nil
		}
	}
	for i := range bare.Guards {
		bare.Guards[i].When, bare.Guards[i].Because, bare.Guards[i].Page = engine.Condition{}, "", nil
	}
	for i := range bare.Steps {
		bare.Steps[i].Title, bare.Steps[i].Paragraphs, bare.Steps[i].Sources = "", nil, nil
	}
	for i := range bare.Notes {
		bare.Notes[i].Text = ""
	}
	for i := range bare.Phases {
		bare.Phases[i].Title, bare.Phases[i].Text = "", nil
	}
	return written(bare)
}

// written is plain data as text; empty if it cannot be written, which is like nothing.
func written(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		return ""
	}
	return string(text)
}

// alike reports whether both versions must give somebody the same.
func (t *twin) alike(answers engine.Answers) bool {
	if !t.fits {
		return false
	}
	for _, l := range t.lookers {
		l.run.Read(answers)
		l.run.Fire()
	}
	return t.sameRules() && t.sameGuards() && slices.EqualFunc(t.lookers[0].run.Asking(), t.lookers[1].run.Asking(), sameAsked)
}

func (t *twin) sameRules() bool {
	clear(t.fires)
	count := 0
	for _, i := range t.lookers[1].run.Fired() {
		t.fires[i] = true
		count++
	}
	for _, i := range t.lookers[0].run.Fired() {
		if t.rule[i] < 0 || !t.fires[t.rule[i]] {
			return false
		}
		count--
	}
	return count == 0
}

func (t *twin) sameGuards() bool {
	for _, g := range t.lookers[0].bundle.Guards { // both have the same
		if t.lookers[0].run.Guard(g.ID) != t.lookers[1].run.Guard(g.ID) {
			return false
		}
	}
	return true
}

func sameAsked(a, b engine.Asked) bool {
	return a.State == b.State && a.Pending == b.Pending &&
		slices.EqualFunc(a.Options, b.Options, func(x, y *engine.Option) bool { return x.ID == y.ID })
}
