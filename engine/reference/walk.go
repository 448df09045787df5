package reference

import (
	"maps"
	"math/rand/v2"

	"amends/engine"
)

// Walk answers its way to an end by detours: questions in any order, answers
// given, changed and cleared again. It shows every stage on the way, the last
// of which is the end, and returns that.
func Walk(b *engine.Bundle, end engine.Answers, rng *rand.Rand, see func(engine.Answers)) engine.Answers {
	now := engine.Answers{}
	for range rng.IntN(8) {
		q := &b.Questions[rng.IntN(len(b.Questions))]
		if rng.IntN(4) == 0 {
			delete(now, q.ID)
		} else {
			now[q.ID] = Value(q, rng)
		}
		see(now)
	}
	for _, i := range rng.Perm(len(b.Questions)) {
		id := b.Questions[i].ID
		delete(now, id)
		if value, ok := end[id]; ok {
			now[id] = value
		}
		see(now)
	}
	for id, value := range maps.All(end) {
		now[id] = value
	}
	see(now)
	return now
}
