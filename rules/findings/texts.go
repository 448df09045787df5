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

// checkTexts reports texts that are hard to read, at the hardest text of each
// unit. The measure is made for English.
func (a *analysis) checkTexts() {
	if !strings.HasPrefix(a.bundle.Language, "en") {
		return
	}
	var order []string
	units := map[string][]rules.Shown{}
	for _, t := range a.source.Texts() {
		if units[t.Unit] == nil {
			order = append(order, t.Unit)
		}
		units[t.Unit] = append(units[t.Unit], t)
	}
	for _, unit := range order {
		a.checkUnit(units[unit])
	}
}

func (a *analysis) checkUnit(texts []rules.Shown) {
	var whole reading.Ease
	hardest, grade := texts[0], math.Inf(-1)
	for _, t := range texts {
		ease := reading.Of(t.Text)
		whole = whole.Plus(ease)
		if ease.Grade() > grade {
			hardest, grade = t, ease.Grade()
		}
	}
	if whole.Words < fewestWords || whole.Grade() <= hardestGrade && whole.PerSentence() <= longestSentence {
		return
	}
	a.tell(hardest.ID, hardest.Warn("hard-to-read",
		fmt.Sprintf("the text of %s is hard to read: grade %.1f, %.0f words a sentence", hardest.Of, whole.Grade(), whole.PerSentence()),
		fmt.Sprintf("up to grade %d is wanted; this is its hardest part: use shorter sentences and everyday words", hardestGrade)))
}
