package app

import "time"

// queue is how much may wait to be done.
const queue = 4096

// frame is the time from the first thing done to the drawing of all that it changed.
const frame = time.Second / 120

// engineX draws a component, and draws again what was done to it.
type engineX struct {
	nodes      nodeManager
	updates    updateManager
	body       HTMLBody
	dispatches chan func()
	defers     chan func()
}

func (e *engineX) baseContext() Context {
	return Context{
		dispatch:              func(f func()) { e.dispatches <- f },
		defere:                func(f func()) { e.defers <- f },
		addComponentUpdate:    e.updates.Add,
		removeComponentUpdate: e.updates.Done,
	}
}

// load puts a component in the place of the first element of the body.
func (e *engineX) load(v Composer) {
	body := Body().setJSElement(Window().Get("document").Get("body")).(HTMLBody)
	first := Div().setJSElement(body.JSValue().firstElementChild()).(HTMLDiv).setParent(body)
	e.body = body.setBody([]UI{first}).(HTMLBody)
	drawn, err := e.nodes.Update(e.baseContext(), e.body, Body().privateBody(v))
	if err != nil {
		panic(err)
	}
	e.body = drawn.(HTMLBody)
}

// run does what is asked for, one after the other, and draws what that changed
// a frame later.
func (e *engineX) run() {
	due := time.NewTimer(0)
	waiting := true
	for {
		select {
		case do := <-e.dispatches:
			if !waiting {
				due.Reset(frame)
				waiting = true
			}
			do()
		case <-due.C:
			waiting = false
			e.draw()
		}
	}
}

func (e *engineX) draw() {
	e.updates.UpdateForEach(func(c Composer) {
		if !c.Mounted() {
			return
		}
		if _, err := e.nodes.UpdateComponentRoot(e.baseContext(), c); err != nil {
			panic(err)
		}
	})
	for len(e.defers) > 0 {
		(<-e.defers)()
	}
}
