package plain_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"charter/assessment"
)

func TestNamesAreToldBeforeTheReportIsWritten(t *testing.T) {
	t.Parallel()
	path := start(t, func(a *assessment.Assessment) {
		a.Project.ResponsibleRole, a.Project.Team = "Ada Harker", "Green Lane"
	})
	has(t, hold(t, typing("export\npublic\nmd\n\n\n4\nback\nback\nback\nmenu"), opened(path)),
		"“Ada Harker” is", "Now: not said", "1. A person", "“Green Lane” is", "4. A place", "Saved.",
		"Role responsible: “Ada Harker” is published. If it is the name of a person, name a role or a team instead.")
	if known := read(t, path).KnownAs; len(known) != 1 || known["green lane"] != assessment.NamePlace {
		t.Errorf("what was said is not in the file: %v", known)
	}
	said := hold(t, typing("review\nnames\nperson\nteam\nexport\npublic\nmd\n\nback\nback\nback\nmenu\nundo"), opened(path))
	has(t, said, "“green lane” is a place", "“green lane” is", "Now: a place", "Role responsible: “Ada Harker” is withheld, as it names a person.", "Undone: “green lane”: a place to a team")
	if known := read(t, path).KnownAs; known["green lane"] != assessment.NamePlace || known["ada harker"] != assessment.NamePerson {
		t.Errorf("after undo the file has %v", known)
	}
	refused := start(t, func(a *assessment.Assessment) {
		a.Assessors, a.Project.Summary = []assessment.Assessor{{ID: "a1", Name: "Ada Harker"}}, "Ada Harker made it."
	})
	has(t, hold(t, typing("export\npublic\nmd\n\nmenu"), opened(refused)),
		"The report cannot be made: the public report would give private text away: “Ada Harker” (the name of an assessor; assessors 1, name) stands in Summary in one sentence.", "Nothing was written.")
}

func TestReportsAreNeverReplacedUnasked(t *testing.T) {
	t.Parallel()
	path := start(t, nil)
	report := filepath.Join(filepath.Dir(path), "falls.report.md")
	if err := os.WriteFile(report, []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	transcript := hold(t, typing("export\npublic\nmd\n\nwrite\nno\n\npreview\nwrite\nback\nback\nmenu"), opened(path))
	has(t, transcript, "These files are there already:", "FOLDER/falls.report.md", "Nothing was written.", "# ")
	if data, err := os.ReadFile(report); err != nil || string(data) != "mine" {
		t.Errorf("the report that was there now holds %q, %v", data, err)
	}
	if entries, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*.report.*")); len(entries) != 1 || err != nil {
		t.Errorf("written: %v, %v", entries, err)
	}
	has(t, hold(t, typing("export\nnobody\ninternal\nmd\n\nwrite\nexport\n\nmd, json, nonsense\nmd\n\nwrite\nreplace"), opened(path)),
		"Type public or internal.", "Nothing is withheld", "Written: falls.internal.report.md.", "None of the choices begins with “nonsense”", "Written: falls.report.md.")
	data, err := os.ReadFile(report)
	if err != nil || !bytes.Contains(data, []byte("Falls risk list")) {
		t.Errorf("the report was not replaced when asked: %v", errors.Join(err))
	}
}
