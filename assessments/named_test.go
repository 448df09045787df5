package assessments_test

import (
	"fmt"
	"strings"
	"testing"

	"amends/engine"
)

// named are the steps that answer what somebody ticked: of each barrier,
// channel and cause, at least one of them.
var named = []struct{ question, option, steps string }{
	{"barriers", "already-in-trouble", "what-was-wrong-before trouble-of-its-own"},
	{"barriers", "my-reaction", "mend-your-reaction"},
	{"barriers", "cannot-forgive", "if-they-cannot-forgive"},
	{"barriers", "repeats", "it-happened-more-than-once"},
	{"barriers", "wont-talk", "if-they-refuse-to-talk"},
	{"barriers", "emotions-too-high", "pause-rule"},
	{"barriers", "revenge", "no-hurting-back"},
	{"barriers", "swept-under", "nobody-speaks-of-it"},
	{"barriers", "built-up-anger", "anger-that-piles-up"},
	{"barriers", "thinks-i-still-hide", "they-think-you-hide-more"},
	{"channel", "face-to-face", "talk-face-to-face"},
	{"channel", "voice", "call-them record-a-message"},
	{"channel", "text", "short-message"},
	{"channel", "letter", "write-a-letter a-letter-that-presses-nobody"},
	{"cause", "physical-affair", "face-the-affair"},
	{"cause", "emotional-affair", "face-the-closeness"},
	{"cause", "online-contact", "face-the-hidden-messages"},
	{"cause", "lie", "face-the-lie"},
	{"cause", "hid-something", "face-what-you-hid"},
	{"cause", "broken-promise", "face-the-broken-word"},
	{"cause", "unkept-goals", "face-the-plans-that-failed"},
	{"cause", "words-not-actions", "face-words-without-deeds"},
	{"cause", "betrayal", "face-the-disloyalty"},
	{"cause", "jealousy-flirting", "face-the-flirting"},
	{"cause", "my-jealousy", "jealousy-comes-first"},
	{"cause", "disrespect", "face-the-disrespect"},
	{"cause", "unspoken-expectations", "face-unspoken-hopes"},
	{"cause", "addiction", "face-the-addiction"},
	{"cause", "distrust-from-start", "trust-never-grew"},
	{"cause", "dont-know", "find-out-what-went-wrong"},
}

// TestWhatIsNamedComesUp holds that who ticks one thing finds its step among
// those shown. That the step is a candidate is proved (invariants named-…); here
// it also has its place before all are folded. To a child other words are
// said, and who is told to stay away is shown their own work only.
func TestWhatIsNamedComesUp(t *testing.T) {
	_, p := load(t, "trust")
	n := 100
	if testing.Short() {
		n = 10
	}
	var log strings.Builder
	for _, x := range named {
		crowd := newPeople(p, 13)
		all, shown := 0, 0
		for range 40 * n {
			crowd.given = givens(crowd, []string{"age: adult; safety_from_them: none; safety_from_me: none; wellbeing: coping | strained; contact: together-daily | in-touch | asked-for-space | silent; relationship: partner | spouse | ex | friend"})
			crowd.given[x.question] = []string{x.option}
			answers := crowd.next()
			s := look(p, answers)
			if s.result.Outcome != engine.OutcomePlan || !s.chose(x.question, x.option) {
				continue
			}
			all++
			if s.shows(strings.Fields(x.steps)...) {
				shown++
			} else {
				t.Errorf("%s.%s: none of %s is shown to %s", x.question, x.option, x.steps, text(answers))
			}
			if all == n {
				break
			}
		}
		fmt.Fprintf(&log, "%-8s %-22s %5.1f %% of %d\n", x.question, x.option, 100*float64(shown)/float64(max(1, all)), all)
	}
	t.Log("\n" + log.String())
}
