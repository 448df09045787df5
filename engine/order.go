package engine

// order sorts n things in place with a heap; things that are alike may change places. It is one
// small function for everything that is sorted here; a generic one would be in
// the browser's program once for each of them.
func order(n int, less func(i, j int) bool, swap func(i, j int)) {
	sift := func(root, end int) {
		for {
			kid := 2*root + 1
			if kid >= end {
				return
			}
			if kid+1 < end && less(kid, kid+1) {
				kid++
			}
			if !less(root, kid) {
				return
			}
			swap(root, kid)
			root = kid
		}
	}
	for root := n/2 - 1; root >= 0; root-- {
		sift(root, n)
	}
	for end := n - 1; end > 0; end-- {
		swap(0, end)
		sift(0, end)
	}
}
