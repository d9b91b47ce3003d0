package document

import "fmt"

// html draws the chart as rows, each with its words above its bar, so that it fits a page of
// any width. Bars are drawn, not coloured grounds, which many a printer leaves out.
func (c Chart) html(w *htmlWriter) {
	w.raw("<figure>\n")
	w.element("figcaption", "", c.Title)
	w.raw("<ul class=\"bars\">\n")
	for _, bar := range c.Bars {
		w.raw("<li>")
		w.spans([]Span{Text(bar.Label)})
		w.raw("<span>")
		w.text(bar.told())
		w.raw("</span>")
		w.raw(`<svg width="100%" height="10" aria-hidden="true"><rect class="track" width="100%" height="10" fill="#ddd"/>`)
		if !bar.Empty {
			fmt.Fprintf(&w.out, `<rect class="open" width="%d%%" height="10" fill="#9bd"/><rect class="solid" width="%d%%" height="10" fill="#148"/>`, max(bar.Low, bar.High), bar.Low)
		}
		w.raw("</svg></li>\n")
	}
	w.raw("</ul>\n</figure>\n")
}

// told gives the bar's number and words, such as "44–56, partly met".
func (b Bar) told() string {
	if b.Number == "" {
		return b.Words
	}
	return b.Number + ", " + b.Words
}
