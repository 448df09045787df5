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
		{"text", Labelled("p", `1 < 2 & "so"`), "<p>1 &lt; 2 &amp; &#34;so&#34;</p>\n"},
		{"no text", El("p"), "<p></p>\n"},
		{"a text that looks like an end", El("p").Body(Words("</p>"), Words("x")), "<p>&lt;/p&gt;x</p>\n"},
		{"inline", El("p").Body(Words("a "), Labelled("strong", "b"), Words(", c")), "<p>a <strong>b</strong>, c</p>\n"},
		{"spaces of the text's own", El("p").Body(Words("  a"), Words("  b  ")), "<p>  a  b  </p>\n"},
		{"line breaks", El("p").Body(Words("a\nb"), Words("c")), "<p>a bc</p>\n"},
		{"empty child", El("p").Body(Words(""), Words("a")), "<p>a</p>\n"},
		{"nesting", El("div").Body(El("div").Body(El("p"), Labelled("p", "a"))), "<div><div><p></p>\n<p>a</p>\n</div>\n</div>\n"},
		{"attributes in order", Labelled("p", "").Attr("lang", "en").Attr("dir", "ltr").Attr("class", "b"), `<p class="b" dir="ltr" lang="en"></p>` + "\n"},
		{"a value as go-app quotes it", Labelled("i", "").Attr("title", `"a\b" <é> `+"\u00a0&"), `<i title="&#34;a\b&#34; &lt;é&gt; ` + "\u00a0" + `&amp;"></i>`},
		{"booleans", app.ElemSelfClosing("input").Attr("checked", false).Attr("hidden", true), `<input hidden>`},
		{"true and false that mean something", Labelled("i", "").Attr("aria-expanded", true).Attr("aria-hidden", false).Attr("data-x", true), `<i aria-expanded="true" aria-hidden="false" data-x="true"></i>`},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Markup(c.drawn)
			if err != nil || got != c.want {
				t.Errorf("got  %q (%v)\nwant %q", got, err, c.want)
			}
		})
	}
}
