package session_test

import (
	"strings"
	"testing"

	"charter/assessment"
	"charter/assessment/project"
	"charter/tui/session"
)

// What does not fit is told while it is typed and in the review, in both by the same rule.
func TestLimitsAreToldBeforeTheEntry(t *testing.T) {
	t.Parallel()
	w, path := workspaceIn(t)
	do(w, session.Open{Path: path})
	s := w.Session
	list := []project.Field{}
	for _, key := range []string{"title", "url", "contact_email"} {
		f, _ := project.FieldOf(key)
		list = append(list, f)
	}
	fields := s.ProjectFields(list, 0)
	for _, c := range []struct {
		at         int
		text, want string
		review     bool
	}{
		{0, strings.Repeat("n", 79), "", false},
		{0, strings.Repeat("न", 80), "80 of 100 characters.", false},
		{0, strings.Repeat("n", 100), "100 of 100 characters.", false},
		{0, strings.Repeat("n", 104), "Has 104 characters, 4 more than the register takes. Shorten it to 100 characters.", true},
		{0, "TBC", "placeholder", false},
		{1, "TBC", "This still holds a placeholder: “TBC”.", false},
		{1, "city.example/page", "is not a complete web address", true},
		{1, "https://city.example/page", "", false},
		{2, "the desk", "is not an e-mail address", false}, // it is missing, which the review tells at its head
	} {
		before := fields[c.at].Get()
		fields[c.at].Set(c.text)
		var told []string
		for _, remark := range fields[c.at].Remarks(c.text) {
			told = append(told, remark.Text)
		}
		if got := strings.Join(told, " "); (c.want == "") != (got == "") || !strings.Contains(strings.ToLower(got), strings.ToLower(c.want)) {
			t.Errorf("of %q it is told %q, want %q", c.text, got, c.want)
		}
		inReview := false
		for _, part := range s.Review().Parts {
			inReview = inReview || part.Title == "Does not fit the register entry"
		}
		if inReview != c.review {
			t.Errorf("the review tells of %q: %v", c.text, inReview)
		}
		fields[c.at].Set(before)
	}
	s.EditAnswer("BEN-1", func(a *assessment.Answer) { a.Check = &assessment.Check{By: "TBC"} })
	check := s.CheckForm("BEN-1").Fields[0]
	if told := check.Remarks(check.Get()); len(told) != 1 || told[0].Quiet || !strings.Contains(told[0].Text, "placeholder") {
		t.Errorf("of a check it is told %v", told)
	}
}
