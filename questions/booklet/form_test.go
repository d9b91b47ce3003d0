package booklet_test

import (
	"bytes"
	"html"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"charter/questions/booklet"
)

func TestFormHoldsWhatIsAskedAndWhatIsAnswered(t *testing.T) {
	t.Parallel()
	p := pack(t)
	form := booklet.Form{Facts: pilot{}, Title: "Night *bus*", Answers: map[string]booklet.Answer{
		"BEN-1": {Choice: 2, Evidence: []string{"Benefits <b>statement</b>, https://example.org/a_b"}, Check: "Audit, 1 May 2026", Note: "One\n# two"},
		"BEN-2": {Choice: booklet.NotApplicable, Reason: "It is not about places at all."},
		"BEN-3": {Choice: booklet.DontKnow},
	}}
	full := booklet.Markdown(p, form)
	for i := range p.Principles {
		for j := range p.Principles[i].Questions {
			q := &p.Principles[i].Questions[j]
			if got, want := strings.Contains(full, "\n### "+q.ID+". "), q.Applies.Holds(pilot{}); got != want {
				t.Errorf("%s is in the form: %v, want %v", q.ID, got, want)
			}
		}
	}
	page, err := booklet.HTML(full)
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{
		"Project: Night *bus*", "Stage (idea, design, pilot, live or retired): pilot", "☒ <strong>2</strong>", "☒ Don't know",
		"☒ Not applicable, because: It is not about places at all.",
		"Evidence: Benefits &lt;b&gt;statement&lt;/b&gt;, https://example.org/a_b", "Checked by, and when: Audit, 1 May 2026", "Note: One # two",
	} {
		if !strings.Contains(string(page), text) {
			t.Errorf("the page lacks %q", text)
		}
	}
	if n := strings.Count(full, "- [x]"); n != 3 {
		t.Errorf("%d boxes are ticked, want 3", n)
	}
}

func TestBeforeYouStartCountsWhatIsAsked(t *testing.T) {
	t.Parallel()
	for count, want := range map[int]string{1: "15 minutes", 13: "30 minutes", 30: "an hour", 33: "an hour and 15 minutes", 52: "an hour and 45 minutes", 60: "2 hours", 63: "2 hours and 15 minutes"} {
		if got := booklet.BeforeYouStart(count)[0].Text; !strings.Contains(got, "About "+want+" for") {
			t.Errorf("%d questions: %s, want %s", count, got, want)
		}
	}
}

// What somebody typed reads the same on the page and adds no markup to it.
func TestWhatIsTypedIsTextOnThePage(t *testing.T) {
	t.Parallel()
	p := pack(t)
	rapid.Check(t, func(t *rapid.T) {
		note := rapid.StringOf(rapid.RuneFrom([]rune("ab1 \n\t*_`[]()<>#&;!~|\\-+.:/\"'é☒"))).Draw(t, "note")
		page, err := booklet.HTML(booklet.Short(p, booklet.Form{Answers: map[string]booklet.Answer{"BEN-1": {Choice: booklet.Unanswered, Note: "x" + note + "x"}}}))
		if err != nil {
			t.Fatal(err)
		}
		_, after, _ := bytes.Cut(page, []byte("Note: x"))
		text, _, _ := bytes.Cut(after, []byte("</p>"))
		if want := strings.Join(strings.Fields("x"+note+"x"), " "); html.UnescapeString("x"+string(text)) != want {
			t.Fatalf("%q became %q", want, text)
		}
	})
}

// The README tells what the home screen and the booklet tell, for a typical project.
func TestReadmeTellsWhatToSeeToFirst(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	readme := strings.Join(strings.Fields(string(text)), " ")
	for _, p := range booklet.BeforeYouStart(booklet.Typical) {
		if want := "**" + p.What + ".** " + p.Text; !strings.Contains(readme, want) {
			t.Errorf("the README lacks: %s", want)
		}
	}
}
