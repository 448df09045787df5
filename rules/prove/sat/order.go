package sat

// order is a heap of variables, the busiest on top. Variables rise with every
// conflict that they take part in, and later conflicts count for more.
type order struct {
	heap     []int32
	place    []int32   // by variable: where in the heap, -1 when out
	activity []float64 // by variable
	step     float64   // what the next conflict adds
}

const (
	decay         = 0.95
	activityLimit = 1e100
)

// add makes room for variable v, the next one. There is no variable 0.
func (o *order) add(v int) {
	o.place = append(o.place, -1)
	o.activity = append(o.activity, 0)
	if v > 0 {
		o.put(v)
	}
}

func (o *order) empty() bool { return len(o.heap) == 0 }

// put enters a variable unless it is in.
func (o *order) put(v int) {
	if o.place[v] >= 0 {
		return
	}
	o.heap = append(o.heap, int32(v))
	o.rise(len(o.heap) - 1)
}

// pop takes out the busiest variable.
func (o *order) pop() int {
	top, last := o.heap[0], o.heap[len(o.heap)-1]
	o.heap = o.heap[:len(o.heap)-1]
	o.place[top] = -1
	if len(o.heap) > 0 {
		o.heap[0] = last
		o.sink(0)
	}
	return int(top)
}

// bump counts a variable's part in a conflict.
func (o *order) bump(v int) {
	o.activity[v] += o.step
	if o.activity[v] > activityLimit {
		for i := range o.activity {
			o.activity[i] /= activityLimit
		}
		o.step /= activityLimit
	}
	if at := o.place[v]; at >= 0 {
		o.rise(int(at))
	}
}

// age makes all earlier conflicts count for less.
func (o *order) age() { o.step /= decay }

// rise moves the variable at a place up to where it belongs.
func (o *order) rise(at int) {
	v := o.heap[at]
	for at > 0 {
		parent := (at - 1) / 2
		if !o.before(v, o.heap[parent]) {
			break
		}
		o.set(at, o.heap[parent])
		at = parent
	}
	o.set(at, v)
}

// sink moves the variable at a place down to where it belongs.
func (o *order) sink(at int) {
	v := o.heap[at]
	for {
		child := 2*at + 1
		if child >= len(o.heap) {
			break
		}
		if right := child + 1; right < len(o.heap) && o.before(o.heap[right], o.heap[child]) {
			child = right
		}
		if !o.before(o.heap[child], v) {
			break
		}
		o.set(at, o.heap[child])
		at = child
	}
	o.set(at, v)
}

func (o *order) before(v, w int32) bool { return o.activity[v] > o.activity[w] }

func (o *order) set(at int, v int32) {
	o.heap[at] = v
	o.place[v] = int32(at)
}
