package session_test

import (
	"slices"
	"strings"
	"testing"

	"charter/assessment"
	"charter/assessment/project"
	"charter/tui/session"
)

// A name that may be a person's is asked about once, by each way it is written; what was
// said of it is remembered, told in the review, and can be changed and undone.
func TestANameIsAskedAboutOnce(t *testing.T) {
	t.Parallel()
	w, path := workspaceIn(t)
	do(w, session.Open{Path: path})
	s := w.Session
	s.Edit(func(e *assessment.Editor, at assessment.Stamp) {
		e.Project(at, func(p *project.Project) {
			p.ResponsibleRole, p.Team, p.ContactEmail = "Emily Ward", "EMILY  WARD", "housing.options@wirral.gov.uk"
		})
	})
	if got, want := s.UnknownNames(), []string{"Emily Ward", "housing.options@wirral.gov.uk"}; !slices.Equal(got, want) {
		t.Fatalf("it asks about %q, want %q", got, want)
	}
	form := s.NamesForm(s.UnknownNames())
	form.Fields[0].Set(string(assessment.NameTeam))
	form.Fields[1].Set(string(assessment.NameSharedMailbox))
	if left := s.UnknownNames(); len(left) > 0 {
		t.Errorf("it asks again about %q", left)
	}
	var told []string
	for _, part := range s.Review().Parts {
		for _, f := range part.Findings {
			if f.About.Kind == session.AboutName {
				told = append(told, f.Text)
				again := s.NamesForm([]string{f.About.ID}).Fields[0]
				if again.Get() == "" {
					t.Errorf("%s cannot be changed from the review", f.About.ID)
				}
			}
		}
	}
	if want := []string{"“emily ward” is a team", "“housing.options@wirral.gov.uk” is a shared mailbox"}; !slices.Equal(told, want) {
		t.Errorf("the review tells %q, want %q", told, want)
	}
	for _, name := range s.KnownNames() {
		if option := s.NamesForm([]string{name}).Fields[0].Options[0].Value; strings.Contains(name, "@") != strings.HasSuffix(option, "mailbox") {
			t.Errorf("of %s it offers %s", name, option)
		}
	}
	s.Undo()
	if left := s.UnknownNames(); len(left) != 1 {
		t.Errorf("after undo it asks about %q", left)
	}
}
