package site_test

import (
	"strings"
	"testing"

	"charter/exports/site"
	"charter/exports/wording"
)

// TestWhatIsWithheldIsExplained: a resident who meets "(withheld 28)" is told what it is, where it stands.
func TestWhatIsWithheldIsExplained(t *testing.T) {
	t.Parallel()
	plain, marked := titled(t, 1, "Lamp posts"), titled(t, 2, "Tram times")
	marked.Actions[0].Owner, marked.ResponsibleRole = "(withheld 28)", "(withheld 3)"
	files := built(t, nil, site.Options{Day: day(1)}, plain, marked)
	sound(t, files)
	page := files.page("tram-times", 2)
	for _, want := range []string{
		`(withheld 28)</bdi>, <a href="#withheld">which is not published</a>`, `<h3 id="withheld">What is not published here</h3>`, "<p>" + wording.StandIns + "</p>",
		`<dd dir="auto">Not published, Shore Council</dd>`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if strings.Contains(files.page("lamp-posts", 1), wording.StandIns) {
		t.Error("a page on which nothing is withheld explains it")
	}
}
