package findings

import (
	"fmt"
	"math"
	"strings"

	"amends/rules"
	"amends/rules/reading"
)

// How hard texts may be, unit by unit.
const (
	hardestGrade    = 7
	longestSentence = 20 // words, on average
	fewestWords     = 15 // of less the measure says nothing
)

// hardUnit is a unit of texts that is hard to read.
type hardUnit struct {
	hardest rules.Shown
	whole   reading.Ease
}

// hardUnits finds the units that are hard to read. The measure is made for
// English.
func hardUnits(language string, texts []rules.Shown) []hardUnit {
	if !strings.HasPrefix(language, "en") {
		return nil
	}
	var order []string
	units := map[string][]rules.Shown{}
	for _, t := range texts {
		if units[t.Unit] == nil {
			order = append(order, t.Unit)
		}
		units[t.Unit] = append(units[t.Unit], t)
	}
	var out []hardUnit
	for _, unit := range order {
		if u := measured(units[unit]); u.isHard() {
			out = append(out, u)
		}
	}
	return out
}

func measured(texts []rules.Shown) hardUnit {
	u := hardUnit{hardest: texts[0]}
	grade := math.Inf(-1)
	for _, t := range texts {
		ease := reading.Of(t.Text)
		u.whole = u.whole.Plus(ease)
		if ease.Grade() > grade {
			u.hardest, grade = t, ease.Grade()
		}
	}
	return u
}

func (u hardUnit) isHard() bool {
	return u.whole.Words >= fewestWords && (u.whole.Grade() > hardestGrade || u.whole.PerSentence() > longestSentence)
}

// tellTexts reports units that are hard to read, at the hardest text of each.
func (a *analysis) tellTexts(units []hardUnit) {
	for _, u := range units {
		a.tell(u.hardest.ID, u.hardest.Diagnose(codeHardToRead,
			fmt.Sprintf("the text of %s is hard to read: grade %.1f, %.0f words a sentence", u.hardest.Of, u.whole.Grade(), u.whole.PerSentence()),
			fmt.Sprintf("up to grade %d is wanted; this is its hardest part: use shorter sentences and everyday words", hardestGrade)))
	}
}
