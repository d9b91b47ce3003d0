package review

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"charter/assessment"
	"charter/assessment/project"
	"charter/exports/report"
	"charter/tui/keys"
	"charter/tui/screen/screentest"
)

// previewOf opens the export screen on the worked example after a change and shows
// the report that would be written, on the smallest window.
func previewOf(t *testing.T, change func(p *project.Project)) *Export {
	t.Helper()
	svc := screentest.Services(t, nil)
	svc.Session.Edit(func(e *assessment.Editor, s assessment.Stamp) { e.Project(s, change) })
	s := NewExport(svc)
	screentest.Settle(s, s.SetSize(58, 15))
	screentest.Settle(s, s.Do(keys.Save))
	return s
}

// What is withheld as a name, and what is published though it may be one, is told in
// its own words before anything is written. The report can still be read below.
func TestNamesAreToldBeforeTheReportIsWritten(t *testing.T) {
	t.Parallel()
	s := previewOf(t, func(p *project.Project) {
		p.ResponsibleRole, p.Team = "Ada Harker", "Green Lane"
		p.AlgorithmOwners = project.AlgorithmOwners{Bias: "Ada Harker", Correction: "Ada Harker", Monitoring: "Robin Ashcroft", Training: "Ada Harker"}
	})
	view := ansi.Strip(s.View())
	for _, want := range []string{"“Ada Harker” is", "“Green Lane” is", "not said"} {
		if !strings.Contains(view, want) {
			t.Errorf("%q is not asked in:\n%s", want, view)
		}
	}
	screentest.Press(s, tea.KeyRight)
	screentest.Settle(s, s.Do(keys.Save))
	if known := s.Session.Assessment().KnownAs; known["ada harker"] != assessment.NamePerson {
		t.Errorf("what was said is not kept: %v", known)
	}
	if view := ansi.Strip(s.View()); !strings.Contains(view, "Role responsible: “Ada Harker” is withheld") {
		t.Errorf("the first remark is not in view:\n%s", view)
	}
	var seen strings.Builder
	for range 12 {
		seen.WriteString(ansi.Strip(s.View()) + "\n")
		screentest.Settle(s, s.Do(keys.PageDown))
	}
	text := strings.Join(strings.Fields(seen.String()), " ")
	for _, want := range []string{"Team: “Green Lane” is published", "Role that watches it in use: “Robin Ashcroft” is withheld, as it names a person", "EXAMPLE –"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q cannot be scrolled to in:\n%s", want, seen.String())
		}
	}
}

func TestARefusedReportSaysWhatHelps(t *testing.T) {
	t.Parallel()
	s := previewOf(t, func(p *project.Project) { p.Summary = "Robin Ashcroft made it." })
	text := strings.Join(strings.Fields(ansi.Strip(s.View())), " ")
	for _, want := range []string{"The public report would give private text away: “Robin Ashcroft” (the name of an assessor; assessors 1, name) stands in Summary", "make an internal report", "the assessor's role."} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in view:\n%s", want, s.View())
		}
	}
}

func TestAClickChoosesAnOption(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, nil)
	s := NewExport(svc)
	screentest.Settle(s, s.SetSize(78, 19))
	screentest.ClickOn(t, s, "Only us", 3)
	if s.asked.Audience != report.Internal {
		t.Errorf("a click on an option leaves the audience %s", s.asked.Audience)
	}
	screentest.ClickOn(t, s, "The public", 3)
	if s.asked.Audience != report.Public {
		t.Errorf("a click on the option above leaves the audience %s", s.asked.Audience)
	}
	screentest.ClickOn(t, s, "Who will read", 3)
	if s.asked.Audience != report.Public {
		t.Errorf("a click on the words above chose %s", s.asked.Audience)
	}
	before := slices.Clone(s.asked.Formats)
	screentest.ClickOn(t, s, "[ ]", 6)
	if len(s.asked.Formats) != len(before)+1 {
		t.Errorf("a click on an option that is not ticked makes %v of %v", s.asked.Formats, before)
	}
	screentest.ClickOn(t, s, "[x]", 1)
	if len(s.asked.Formats) != len(before) {
		t.Errorf("a click on one that is ticked leaves %v", s.asked.Formats)
	}
	s.asked.Folder = "elsewhere"
	screentest.Settle(s, s.Form.Rebuild())
	screentest.ClickOn(t, s, "elsewhere", 4)
	screentest.Type(s, "X")
	if s.asked.Folder != "elseXwhere" {
		t.Errorf("after a click in the middle typing gives %q", s.asked.Folder)
	}
	screentest.ClickOn(t, s, "elseXwhere", 30)
	screentest.Type(s, "Y")
	if s.asked.Folder != "elseXwhereY" {
		t.Errorf("after a click behind the text typing gives %q", s.asked.Folder)
	}
	if s.asked.Audience != report.Public {
		t.Errorf("typing elsewhere changed the audience to %s", s.asked.Audience)
	}
}

// Whoever makes an entry for the register is asked for its licence first, after what names stand
// for; what was chosen is kept in the file and can be chosen anew.
func TestTheLicenceOfAnEntryIsAskedFor(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, nil)
	svc.Session.Edit(func(e *assessment.Editor, s assessment.Stamp) {
		e.Project(s, func(p *project.Project) { p.ResponsibleRole = "Ada Harker" })
	})
	s := NewExport(svc)
	s.asked.Formats = []string{"md", "register"}
	screentest.Settle(s, s.SetSize(58, 15))
	screentest.Settle(s, s.Do(keys.Save))
	if view := ansi.Strip(s.View()); !strings.Contains(view, "“Ada Harker” is") {
		t.Fatalf("names are not asked about first:\n%s", view)
	}
	screentest.Settle(s, s.Do(keys.Save))
	if view := ansi.Strip(s.View()); !strings.Contains(view, "others may copy the register entry") || !strings.Contains(view, "Not chosen yet") {
		t.Fatalf("the licence is not asked for:\n%s", view)
	}
	screentest.Press(s, tea.KeyDown)
	screentest.Settle(s, s.Do(keys.Save))
	if got := s.Session.Assessment().Entry.Licence; got != "OGL-UK-3.0" {
		t.Errorf("the licence is %q", got)
	}
	if s.Form != nil {
		t.Errorf("more is asked:\n%s", ansi.Strip(s.View()))
	}
	screentest.Settle(s, s.Do(keys.Back))
	if view := ansi.Strip(s.View()); !strings.Contains(view, "Who will read it?") {
		t.Errorf("esc does not lead to the settings:\n%s", view)
	}
}
