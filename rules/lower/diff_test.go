package lower_test

import "strconv"

func stepID(i int) string { return "s" + strconv.Itoa(i) }
