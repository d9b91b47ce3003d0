package question

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/screen/screentest"
	"charter/tui/widget/form"
)

// newEvidence opens the form of the first evidence of an answer.
func newEvidence(svc *screen.Services) *form.ListEditor {
	s := NewEvidence(svc, "TRA-5").(*form.ListEditor)
	screentest.Settle(s, s.SetSize(78, 22))
	screentest.Settle(s, s.Activate())
	return s
}

// Down goes into what is listed. Enter cites the marked one and goes back to the question;
// after a tab what is typed is the part of it.
func TestAListedDocumentIsTakenByKeys(t *testing.T) {
	t.Parallel()
	for part, take := range map[string]func(s *form.ListEditor){
		"": func(s *form.ListEditor) {
			if asked := screentest.Press(s, tea.KeyEnter); !slices.Contains(asked, tea.Msg(screen.Closed{})) {
				t.Errorf("enter asks for %v, want to go back to the question", asked)
			}
		},
		"section 4": func(s *form.ListEditor) {
			screentest.Press(s, tea.KeyTab)
			screentest.Type(s, "section 4")
			screentest.Settle(s, s.Do(keys.Back))
		},
	} {
		svc := screentest.Services(t, nil)
		listed := len(svc.Session.Assessment().Documents)
		s := newEvidence(svc)
		screentest.Type(s, "benef")
		screentest.Press(s, tea.KeyDown)
		take(s)
		cited := svc.Session.Evidence("TRA-5")
		if len(cited) != 1 || cited[0].Title != "Benefits statement, version 3" || cited[0].Part != part {
			t.Errorf("cited are %+v, want the part %q", cited, part)
		}
		if now := len(svc.Session.Assessment().Documents); now != listed {
			t.Errorf("%d documents were listed, now %d", listed, now)
		}
	}
}

// A row that is copied from a spreadsheet fills the fields of new evidence. What is no row,
// or goes into a text, stays a text.
func TestARowOfASpreadsheetIsADocument(t *testing.T) {
	t.Parallel()
	day := func(text string) assessment.Date { d, _ := assessment.ParseDate(text); return d }
	for pasted, want := range map[string]assessment.Evidence{
		"Risk register\tFolder 5\t2/11/2026\tHousing\r\n":    {Title: "Risk register", Location: "Folder 5", Date: day("2026-11-02"), Owner: "Housing"},
		"Risk register\t\t2 May 2026":                        {Title: "Risk register", Date: day("2026-05-02")},
		"one\ttwo\t\t\tfive":                                 {Title: "one two   five"},
		"Plan\tFolder 6\nLog\tFolder 7\r\n\nMap\tFolder 8\n": {Title: "Plan", Location: "Folder 6"},
		"one\ttwo\nthree":                                    {Title: "one two three"},
	} {
		svc := screentest.Services(t, nil)
		s := newEvidence(svc)
		screentest.Settle(s, s.Update(tea.PasteMsg{Content: pasted}))
		screentest.Settle(s, s.Do(keys.Save))
		got := svc.Session.Evidence("TRA-5")
		for i := range got {
			got[i].Document = ""
			got[i].Title = strings.Join(strings.Fields(got[i].Title), " ")
		}
		want.Title = strings.Join(strings.Fields(want.Title), " ")
		if len(got) != 1 || got[0] != want {
			t.Errorf("%q gives %+v, want %+v", pasted, got, want)
		}
	}
	svc := screentest.Services(t, nil)
	s := newEvidence(svc)
	screentest.Type(s, "About ")
	screentest.Settle(s, s.Update(tea.PasteMsg{Content: "bins\tFolder 5"}))
	if got := svc.Session.Evidence("TRA-5"); len(got) != 1 || got[0].Location != "" {
		t.Errorf("a row within a text gives %+v", got)
	}
}

// A document that nothing cites is deleted on the list, and undo brings it back; one that is
// cited stays.
func TestOnlyWhatNothingCitesIsDeleted(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, func(a *assessment.Assessment) {
		a.Documents = append(a.Documents, assessment.Document{ID: "dffffffff", Title: "Left over"})
	})
	before := len(svc.Session.Documents())
	s := NewDocuments(svc, "dffffffff")
	screentest.Settle(s, s.Do(keys.Delete))
	if _, there := svc.Session.Assessment().Document("dffffffff"); there || len(svc.Session.Documents()) != before-1 {
		t.Error("the document that nothing cites is still there")
	}
	s = NewDocuments(svc, svc.Session.Evidence("BEN-1")[0].Document)
	screentest.Settle(s, s.Do(keys.Delete))
	if len(svc.Session.Documents()) != before-1 {
		t.Error("a document that is cited was deleted")
	}
	svc.Session.Undo()
	if len(svc.Session.Documents()) != before {
		t.Error("undo does not bring it back")
	}
}
