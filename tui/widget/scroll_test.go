package widget_test

import (
	"fmt"
	"slices"
	"testing"

	"charter/tui/theme"
	"charter/tui/widget"
)

// Whoever reads page by page, down or up, comes by every line, also where the mark that
// there is more stood in its place.
func TestNoLineIsPassedOverFromPageToPage(t *testing.T) {
	t.Parallel()
	var all []string
	for i := range 60 {
		all = append(all, fmt.Sprintf("line %d", i))
	}
	look := theme.New(theme.Dark, false)
	for _, height := range []int{3, 4, 7, 20, 59} {
		for _, by := range []int{1, -1} {
			scroll := widget.Scroll{}
			if by < 0 {
				scroll.Top = len(all)
			}
			var seen []string
			for range all {
				seen = append(seen, scroll.Visible(all, height, 80, look)...)
				scroll.Page(by)
			}
			for _, line := range all {
				if !slices.Contains(seen, line) {
					t.Errorf("in %d lines, paging by %d, %q is never shown", height, by, line)
				}
			}
		}
	}
}
