package screens

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"charter/assessment"
	"charter/tui/keys"
)

// previewOf opens the export screen on the worked example after a change and shows
// the report that would be written, on the smallest window.
func previewOf(t *testing.T, change func(p *assessment.Project)) *Export {
	t.Helper()
	ctx := exampleContext(t)
	ctx.Work.Edit(func(e *assessment.Editor, s assessment.Stamp) { e.Project(s, change) })
	s := NewExport(ctx)
	settle(s, s.SetSize(58, 15))
	settle(s, s.Do(keys.Save))
	return s
}

// What is withheld as a name, and what is published though it may be one, is told in
// its own words before anything is written. The report can still be read below.
func TestNamesAreToldBeforeTheReportIsWritten(t *testing.T) {
	t.Parallel()
	s := previewOf(t, func(p *assessment.Project) {
		p.ResponsibleRole, p.Team = "Ada Harker", "Green Lane"
		p.AlgorithmOwners = assessment.AlgorithmOwners{Bias: "Ada Harker", Correction: "Ada Harker", Monitoring: "Robin Ashcroft", Training: "Ada Harker"}
	})
	if view := ansi.Strip(s.View()); !strings.Contains(view, "Role responsible: “Ada Harker” is withheld") {
		t.Errorf("the first remark is not in view:\n%s", view)
	}
	var seen strings.Builder
	for range 12 {
		seen.WriteString(ansi.Strip(s.View()) + "\n")
		settle(s, s.Do(keys.PageDown))
	}
	text := strings.Join(strings.Fields(seen.String()), " ")
	for _, want := range []string{"Team: “Green Lane” is published", "Role that watches it in use: “Robin Ashcroft” is withheld, as it names a person", "# EXAMPLE"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q cannot be scrolled to in:\n%s", want, seen.String())
		}
	}
}

func TestARefusedReportSaysWhatHelps(t *testing.T) {
	t.Parallel()
	s := previewOf(t, func(p *assessment.Project) { p.Summary = "Robin Ashcroft made it." })
	text := strings.Join(strings.Fields(ansi.Strip(s.View())), " ")
	for _, want := range []string{"The public report would give private text away: “Robin Ashcroft” (the name of an assessor; assessors 1, name) stands in Summary", "make an internal report", "the assessor's role."} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in view:\n%s", want, s.View())
		}
	}
}
