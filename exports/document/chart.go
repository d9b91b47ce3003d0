package document

import (
	"fmt"
	"strconv"
)

// Measures of a chart in HTML, in units of its own.
const (
	barHeight   = 14
	barStep     = 26
	barsFrom    = 220 // labels stand to the left of this
	barsWide    = 300
	chartToEdge = 720
)

// html draws the chart as inline SVG, described for those who cannot see it.
func (c Chart) html(w *htmlWriter) {
	w.charts++
	id := "chart-" + strconv.Itoa(w.charts)
	height := barStep * (len(c.Bars) + 1)
	w.raw("<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"Chart\">\n<figure>\n")
	w.element("figcaption", "", c.Title)
	fmt.Fprintf(&w.out, `<svg viewBox="0 0 %d %d" role="img" aria-labelledby="%s-title %s-text">`, chartToEdge, height, id, id)
	w.raw("\n<title id=\"" + id + "-title\">")
	w.text(c.Title)
	w.raw("</title>\n<desc id=\"" + id + "-text\">")
	for _, bar := range c.Bars {
		w.text(bar.Label + ": " + bar.told() + ". ")
	}
	w.raw("</desc>\n")
	for i, bar := range c.Bars {
		top := i*barStep + 6
		fmt.Fprintf(&w.out, `<text x="%d" y="%d" text-anchor="end">`, barsFrom-10, top+barHeight-3)
		w.text(bar.Label)
		fmt.Fprintf(&w.out, `</text><rect class="track" x="%d" y="%d" width="%d" height="%d"/>`, barsFrom, top, barsWide, barHeight)
		if !bar.Empty {
			low, high := bar.Low*barsWide/100, bar.High*barsWide/100
			fmt.Fprintf(&w.out, `<rect class="open" x="%d" y="%d" width="%d" height="%d"/>`, barsFrom, top, max(low, high), barHeight)
			fmt.Fprintf(&w.out, `<rect class="solid" x="%d" y="%d" width="%d" height="%d"/>`, barsFrom, top, low, barHeight)
		}
		fmt.Fprintf(&w.out, `<text x="%d" y="%d">`, barsFrom+barsWide+10, top+barHeight-3)
		w.text(bar.told())
		w.raw("</text>\n")
	}
	w.raw("</svg>\n</figure>\n</div>\n")
}

// told gives the bar's number and words, such as "44–56, partly met".
func (b Bar) told() string {
	if b.Number == "" {
		return b.Words
	}
	return b.Number + ", " + b.Words
}
