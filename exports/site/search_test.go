package site_test

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"charter/exports/register"
	"charter/exports/site"
)

// TestWhatTheSearchLooksIn: residents find a project by where it is and by what it does.
func TestWhatTheSearchLooksIn(t *testing.T) {
	t.Parallel()
	e := titled(t, 1, "Lamp posts")
	e.Area, e.ProgrammeArea, e.Description = []string{"Shore", "Dunes"}, "Streets at night", "A sensor counts \"hours\".\n\nSomebody comes & mends it."
	first := built(t, nil, site.Options{Day: day(1)}, e)
	before := first.register(t)
	before.Entries[0].Description = "" // as a register that was made before this was kept
	s, err := site.Build(before, first.read, givenOf([]*register.Entry{e}), site.Options{Day: day(2)})
	for name, files := range map[string]edition{"new": first, "older": written(t, s, err)} {
		page, err := html.Parse(bytes.NewReader(files["index.html"]))
		if err != nil {
			t.Fatal(err)
		}
		searched := ""
		for n := range page.Descendants() {
			for _, a := range n.Attr {
				if a.Key == "data-more" {
					searched += a.Val
				}
			}
			if n.Type == html.TextNode && n.Parent.Data != "script" {
				searched += n.Data
			}
		}
		for _, want := range []string{"Shore, Dunes", "Streets at night", "A sensor counts \"hours\". Somebody comes & mends it."} {
			if !strings.Contains(searched, want) {
				t.Errorf("%s: the search does not look in %q", name, want)
			}
		}
	}
	for name, data := range first {
		if strings.HasPrefix(name, "by/") && bytes.Contains(data, []byte("data-more")) {
			t.Errorf("%s has no search, and holds what only a search needs", name)
		}
	}
	gone := withdrawn(t, first, "lamp-posts", 0, day(3))
	if index := string(gone[site.Index]); strings.Contains(index, "sensor") {
		t.Error("what a withdrawn entry said is still there to be searched")
	}
}
