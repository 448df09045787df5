package ui

import (
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

func TestMarkup(t *testing.T) {
	for _, c := range []struct {
		name  string
		drawn app.UI
		want  string
	}{
		{"text", labelled("p", `1 < 2 & "so"`), "<p>1 &lt; 2 &amp; &#34;so&#34;</p>\n"},
		{"no text", el("p"), "<p></p>\n"},
		{"a text that looks like an end", el("p").Body(words("</p>"), words("x")), "<p>&lt;/p&gt;x</p>\n"},
		{"inline", el("p").Body(words("a "), labelled("strong", "b"), words(", c")), "<p>a <strong>b</strong>, c</p>\n"},
		{"spaces of the text's own", el("p").Body(words("  a"), words("  b  ")), "<p>  a  b  </p>\n"},
		{"line breaks", el("p").Body(words("a\nb"), words("c")), "<p>a bc</p>\n"},
		{"empty child", el("p").Body(words(""), words("a")), "<p>a</p>\n"},
		{"nesting", el("div").Body(el("div").Body(el("p"), labelled("p", "a"))), "<div><div><p></p>\n<p>a</p>\n</div>\n</div>\n"},
		{"attributes in order", labelled("p", "").Attr("lang", "en").Attr("dir", "ltr").Attr("class", "b"), `<p class="b" dir="ltr" lang="en"></p>` + "\n"},
		{"a value as go-app quotes it", labelled("i", "").Attr("title", `"a\b" <é> `+"\u00a0&"), `<i title="&#34;a\b&#34; &lt;é&gt; ` + "\u00a0" + `&amp;"></i>`},
		{"booleans", app.ElemSelfClosing("input").Attr("checked", false).Attr("hidden", true), `<input hidden>`},
		{"true and false that mean something", labelled("i", "").Attr("aria-expanded", true).Attr("aria-hidden", false).Attr("data-x", true), `<i aria-expanded="true" aria-hidden="false" data-x="true"></i>`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Markup(c.drawn)
			if err != nil || got != c.want {
				t.Errorf("got  %q (%v)\nwant %q", got, err, c.want)
			}
		})
	}
}
