package app

// Context is what an element knows of the page it stands on.
type Context struct {
	dispatch              func(func())
	defere                func(func())
	addComponentUpdate    func(Composer, int)
	removeComponentUpdate func(Composer)
	sourceElement         UI
	notifyComponentEvent  func(Context, UI, any)
}

// Src is the element.
func (ctx Context) Src() UI { return ctx.sourceElement }

// JSSrc is the element as the browser has it.
func (ctx Context) JSSrc() Value { return ctx.sourceElement.JSValue() }

// ResolveStaticResource gives the address as it is: nothing is moved.
func (ctx Context) ResolveStaticResource(address string) string { return address }

// Dispatch does something and draws the components around the element anew,
// unless it is gone by then.
func (ctx Context) Dispatch(do func(Context)) {
	ctx.dispatch(func() {
		if !ctx.sourceElement.Mounted() {
			return
		}
		for c, ok := component(ctx.sourceElement); ok; c, ok = component(c.parent()) {
			ctx.addComponentUpdate(c, 1)
		}
		if do != nil {
			do(ctx)
		}
	})
}

// Defer does something after the next drawing, unless the element is gone by then.
func (ctx Context) Defer(do func(Context)) {
	ctx.defere(func() {
		if ctx.sourceElement.Mounted() {
			do(ctx)
		}
	})
}
