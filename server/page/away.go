package page

import (
	"fmt"
	"html"
	"net/url"

	"amends/wasm/served"
)

// AwayPath is where [Away] is.
const AwayPath = "/away"

// Away is a document that shows nothing and goes on to where "Exit this page"
// leads. WordPress takes a reader away from its page only to an address of ours,
// so a frame in its sandbox asks for this one.
func Away() []byte {
	to := served.ExitAddress()
	title := to
	if u, err := url.Parse(to); err == nil {
		title = u.Host
	}
	return fmt.Appendf(nil, "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"+
		"<meta http-equiv=\"Content-Security-Policy\" content=\"%s\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"+
		"<meta name=\"color-scheme\" content=\"light dark\">\n<title>%s</title>\n<meta http-equiv=\"refresh\" content=\"0;url=%s\">\n</head>\n</html>\n",
		Policy, html.EscapeString(title), html.EscapeString(to))
}
