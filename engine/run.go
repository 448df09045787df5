package engine

// Run is a reusable evaluation of one program: its buffers serve many answer
// sets, one after another. A Run is not safe for concurrent use. Most callers
// want [Program.Evaluate]; a Run is for analysis over many answer sets, and
// for the page, which asks after every answer.
//
//	run := program.NewRun()
//	run.Read(answers) // what applies, which guards hold
//	run.Fire()        // the rule loop
//	result := run.Result()
type Run struct {
	program *Program
	sure    rails // what is known
	maybe   rails // the same, with every open question taken as anything at all
	asked   []asked
	ignored []Ignored
	open    bool     // a question is
	known   int      // answers to questions that exist
	guards  []Truth  // True: fired; Unknown: an open question can still decide it
	stopped bool     // a hard guard has fired
	asks    set      // once stopped, the only questions of later sections that apply
	fired   set      // rules
	planner *planner // made when the first plan is
}

// asked is a question's state in a run.
type asked struct {
	state     State
	pending   bool
	available set // options that apply
	selected  set // options that count, IfSkipped included
	amount    float64
}

// State is one of the four states of a question.
type State uint8

// The four states. A pending question, one whose own question is still open,
// is Open.
const (
	Open State = iota
	Answered
	Skipped
	NotApplicable
)

// NewRun makes the buffers for evaluations of the program.
func (p *Program) NewRun() *Run {
	r := &Run{
		program: p,
		sure:    make(rails, 2*p.words),
		maybe:   make(rails, 2*p.words),
		asked:   make([]asked, len(p.questions)),
		guards:  make([]Truth, len(p.guards)),
		asks:    newSet(len(p.questions)),
		fired:   newSet(len(p.rules)),
	}
	for i := range r.asked {
		size := len(p.questions[i].options)
		r.asked[i].available, r.asked[i].selected = newSet(size), newSet(size)
	}
	return r
}

// Read takes in answers: it decides, question by question in order of asking,
// what applies and what counts, and after every section which guards hold.
func (r *Run) Read(answers Answers) {
	r.reset()
	p := r.program
	for i := range p.questions {
		r.ask(i, answers)
		r.settleFacts(p.questions[i].settles)
		if i+1 == len(p.questions) || p.questions[i+1].section != p.questions[i].section {
			r.settleGuards(i)
		}
	}
	r.reportUnknown(answers)
}

func (r *Run) reset() {
	clear(r.sure)
	clear(r.maybe)
	clear(r.guards)
	r.ignored = r.ignored[:0]
	r.fired.clear()
	r.stopped = false
	for i := range r.asked {
		a := &r.asked[i]
		a.available.clear()
		a.selected.clear()
		a.state, a.pending, a.amount = Open, false, 0
	}
	r.open, r.known = false, 0
	r.settleFacts(r.program.constant)
}

// reportUnknown lists answers to questions that do not exist.
func (r *Run) reportUnknown(answers Answers) {
	if r.known == len(answers) {
		return
	}
	start := len(r.ignored)
	for id := range answers {
		if _, ok := r.program.questionIndex[id]; !ok {
			r.ignored = append(r.ignored, Ignored{Question: id, Reason: ReasonUnknownQuestion})
		}
	}
	unknown := r.ignored[start:]
	order(len(unknown),
		func(i, j int) bool { return unknown[i].Question < unknown[j].Question },
		func(i, j int) { unknown[i], unknown[j] = unknown[j], unknown[i] })
}
