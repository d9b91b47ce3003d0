package changes_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"
	"github.com/google/go-cmp/cmp"

	"charter/assessment"
	"charter/assessment/project"
	"charter/exports/changes"
	"charter/exports/exportstest"
	"charter/exports/report"
	"charter/exports/schema"
)

// later gives typical a quarter on: with progress, setbacks, other facts.
func later() *assessment.Assessment {
	a := exportstest.Typical()
	yes := true
	a.AsOf = exportstest.Day(2028, 2, 22)
	a.Facts.Supplier = &yes
	a.Project.Team = "Lighting and signs team"
	a.Actions[0].Status = assessment.ActionDone
	a.Actions = append(a.Actions, assessment.Action{ID: "x3", For: []string{"fair"}, Text: "Find a way out.", Owner: "Resident", Due: exportstest.Day(2028, 1, 1), Status: assessment.ActionOpen})
	measure := assessment.Level(2)
	measure.Evidence = a.Cite(assessment.Evidence{Title: "Count of calls", Location: "https://city.example/calls", Date: exportstest.Day(2027, 12, 1), Public: true})
	a.Answers["GOO-2"] = measure
	a.Answers["FAI-2"] = assessment.Level(0)
	bias := a.Answers["FAI-1"]
	bias.Departure = nil
	a.Answers["FAI-1"] = bias
	return a
}

func compared(t *testing.T, newVersion string, edit func(*assessment.Assessment)) *changes.Changes {
	t.Helper()
	old := report.Build(exportstest.Typical(), exportstest.SmallPack("1.0.0"), exportstest.Options(report.Public))
	pack, a := exportstest.SmallPack(newVersion), later()
	if newVersion != "1.0.0" {
		pack.Principles[0].Questions[1].Text = "Is there a better measure?"
		pack.Principles[2].Questions = append(pack.Principles[2].Questions, pack.Principles[2].Questions[0])
		pack.Principles[2].Questions[1].ID = "WAT-2"
		pack.Principles[0].Questions = pack.Principles[0].Questions[:2]
	}
	if edit != nil {
		edit(a)
	}
	moment := exportstest.Options(report.Public)
	moment.Now = exportstest.Day(2028, 2, 22).Time()
	return changes.Diff(old, report.Build(a, pack, moment), nil)
}

func TestDiffTellsWhatChanged(t *testing.T) {
	t.Parallel()
	c := compared(t, "1.0.0", nil)
	var told []string
	for _, p := range c.Principles {
		told = append(told, string(p.Direction)+" "+p.ID+" "+string(p.OldBand)+" "+string(p.NewBand)+" "+strings.Join(p.Through, " "))
	}
	for _, a := range c.Answers {
		told = append(told, string(a.Direction)+" "+a.Question+" "+a.OldState+" "+a.NewState)
	}
	for _, a := range c.Asked {
		told = append(told, "asked "+a.Question+": "+a.Why)
	}
	for _, a := range c.Actions {
		told = append(told, a.What+" "+a.ID)
	}
	for _, e := range c.EvidenceAdded {
		told = append(told, "added "+e.Title)
	}
	for _, e := range c.EvidenceStale {
		told = append(told, "stale "+e.Title)
	}
	for _, f := range c.Facts {
		told = append(told, f.Key+" "+f.Old+" "+f.New)
	}
	told = append(told, c.Fields...)
	want := []string{
		"rose good met strong GOO-2",
		"rose fair not_met partly_met FAI-1 FAI-2",
		"changed watched not_applicable incomplete WAT-1",
		"rose GOO-2 level level",
		"rose FAI-1 level level",
		"changed FAI-2 unsure level",
		"asked WAT-1: the facts about the project changed",
		"done x1", "new x3", "overdue x3",
		"added Count of calls",
		"stale Bias test",
		"supplier no yes",
		"team",
	}
	if diff := cmp.Diff(want, told); diff != "" {
		t.Errorf("the changes differ:\n%s", diff)
	}
}

func TestDiffKnowsANewQuestionnaire(t *testing.T) {
	t.Parallel()
	c := compared(t, "2.0.0", nil)
	why := map[string]string{}
	for _, a := range c.Asked {
		why[a.Question] = a.Why
	}
	want := map[string]string{
		"WAT-1": "the facts about the project changed", "WAT-2": "it is new in the questionnaire", "GOO-3": "the questionnaire no longer has it",
	}
	if diff := cmp.Diff(want, why); diff != "" {
		t.Errorf("questions that came and went:\n%s", diff)
	}
	if diff := cmp.Diff([]string{"GOO-2"}, c.Reworded); diff != "" {
		t.Errorf("reworded questions:\n%s", diff)
	}
}

func TestDiffOfTheSameSaysThatNothingChanged(t *testing.T) {
	t.Parallel()
	r := report.Build(later(), exportstest.SmallPack("1.0.0"), exportstest.Options(report.Public))
	r.Actions = nil // an action overdue is worth telling each time
	if text := string(changes.Markdown(changes.Diff(r, r, nil))); !strings.Contains(text, "Nothing changed.") {
		t.Errorf("the same report twice gives:\n%s", text)
	}
}

// A fact that something speaks against is told where it comes to be explained, is
// explained otherwise, or no longer is.
func TestDiffTellsHowFactsAreExplained(t *testing.T) {
	t.Parallel()
	const first, second = "Acme Ltd left before the pilot began.", "Acme Ltd only lent us a room for the pilot."
	supplied := func(explanation string) *report.Report {
		a, no := exportstest.Typical(), false
		a.Facts.Supplier = &no
		a.Project.Suppliers = []project.Supplier{{Name: "Acme Ltd"}}
		a.Explanations = map[string]string{"supplier": explanation, "stage": "Kept, though nothing speaks against it."}
		return report.Build(a, exportstest.SmallPack("1.0.0"), exportstest.Options(report.Public))
	}
	settled := exportstest.Typical()
	settled.Project.Suppliers = nil
	none := report.Build(settled, exportstest.SmallPack("1.0.0"), exportstest.Options(report.Public))
	for _, c := range []struct {
		before, after *report.Report
		what, told    string // "" where nothing changed
	}{
		{none, supplied(first), "explained", "explained now: " + first},
		{supplied(""), supplied(first), "explained", "explained now: " + first},
		{supplied(first), supplied(second), "reworded", "the explanation is now: " + second},
		{supplied(first), supplied(""), "withdrawn", "no longer explained."},
		{supplied(first), none, "settled", "no longer so; the explanation is not needed any more."},
		{supplied(first), supplied(" " + first), "", ""},
		{none, none, "", ""},
	} {
		got := changes.Diff(c.before, c.after, nil)
		if text, err := changes.JSON(got); err != nil || schema.Validate("changes", text) != nil {
			t.Errorf("%s: the changes do not fit their schema", c.what)
		}
		text := string(changes.Markdown(got))
		switch {
		case c.what == "" && len(got.Explanations) > 0:
			t.Errorf("nothing changed, and it tells %+v", got.Explanations)
		case c.what != "" && (len(got.Explanations) != 1 || got.Explanations[0].What != c.what || !strings.Contains(text, c.told)):
			t.Errorf("%s: %+v in\n%s", c.what, got.Explanations, text)
		}
	}
}

func TestDiffWarnsOfTwoProjects(t *testing.T) {
	t.Parallel()
	anew := compared(t, "1.0.0", func(a *assessment.Assessment) { a.ID = "another" })
	if text := string(changes.Markdown(anew)); anew.SameProject || strings.Contains(text, "different assessments") || !strings.Contains(text, "two assessments of one project") {
		t.Errorf("next year's assessment is told as that of another project:\n%s", text)
	}
	c := compared(t, "1.0.0", func(a *assessment.Assessment) { a.ID, a.Project.Title, a.Project.ID = "another", "Another", "" })
	if text := string(changes.Markdown(c)); c.SameProject || !strings.Contains(text, "two different assessments") {
		t.Errorf("two projects are compared without a word:\n%s", text)
	}
}

func TestDiffDocument(t *testing.T) {
	t.Parallel()
	c := compared(t, "2.0.0", nil)
	text, err := changes.JSON(c)
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate("changes", text); err != nil {
		t.Errorf("the changes do not fit their schema: %v", err)
	}
	golden.RequireEqual(t, changes.Markdown(c))
}

// Days the wrong way round are told, and nothing is said where they are right.
func TestDaysTheWrongWayRoundAreTold(t *testing.T) {
	t.Parallel()
	const told = "The days are the wrong way round"
	at := func(asOf assessment.Date, made int) *report.Report {
		a := exportstest.Typical()
		a.AsOf = asOf
		options := exportstest.Options(report.Public)
		options.Now = options.Now.AddDate(0, 0, made)
		return report.Build(a, exportstest.SmallPack("1.0.0"), options)
	}
	early, late := exportstest.Day(2026, 10, 1), exportstest.Day(2026, 11, 1)
	changed := func(day assessment.Date) *report.Report {
		a := exportstest.Typical()
		a.Updated = day.Time()
		return report.Build(a, exportstest.SmallPack("1.0.0"), exportstest.Options(report.Public))
	}
	for name, c := range map[string]struct {
		before, after *report.Report
		reversed      bool
	}{
		"changed before": {changed(late), changed(early), true}, "changed after": {changed(early), changed(late), false},
		"in order": {at(early, 1), at(late, 0), false}, "reversed": {at(late, 0), at(early, 1), true}, "the same day": {at(early, 0), at(early, 0), false},
		"made later": {at(early, 1), at(early, 0), true}, "no day": {at(late, 0), at(assessment.Date{}, 0), false},
	} {
		since := changes.Diff(c.before, c.after, nil)
		text := string(changes.Markdown(since))
		if strings.Contains(text, told) != c.reversed || since.Reversed != c.reversed || strings.Contains(string(changes.HTML(since)), told) != c.reversed {
			t.Errorf("%s: %s", name, text[:300])
		}
	}
}

// Every section of the page can be linked to, and none by the address of another.
func TestThePageOfChangesHasOneAddressASection(t *testing.T) {
	t.Parallel()
	pack := exportstest.SmallPack("1.0.0")
	before := exportstest.Typical()
	after := exportstest.VeryLong()
	after.Answers["FAI-2"] = assessment.Level(3)
	delete(after.Answers, "GOO-2")
	page := string(changes.HTML(changes.Diff(report.Build(before, pack, exportstest.Options(report.Public)), report.Build(after, pack, exportstest.Options(report.Public)), nil)))
	seen := map[string]bool{}
	for _, part := range strings.Split(page, "<h2")[1:] {
		id, _, found := strings.Cut(strings.TrimPrefix(part, ` id="`), `"`)
		if !found || !strings.HasPrefix(part, " id=") || seen[id] {
			t.Errorf("a section has no address of its own: <h2%.80s", part)
		}
		seen[id] = true
	}
	if len(seen) < 4 {
		t.Errorf("there are %d sections", len(seen))
	}
}

// Of a document that is cited in another part than before the part is told; of two of one
// title that stay as they were, nothing is.
func TestDiffTellsOfAnotherPart(t *testing.T) {
	t.Parallel()
	cite := func(parts ...string) *report.Report {
		a := exportstest.Typical()
		measure := assessment.Level(2)
		for i, part := range parts {
			citation := a.Cite(assessment.Evidence{Title: "Board papers", Location: "https://city.example/" + string(rune('a'+i)), Public: true})[0]
			citation.Part = part
			measure.Evidence = append(measure.Evidence, citation)
		}
		a.Answers["GOO-2"] = measure
		return report.Build(a, exportstest.SmallPack("1.0.0"), exportstest.Options(report.Public))
	}
	c := changes.Diff(cite("section 4"), cite("section 5"), nil)
	if diff := cmp.Diff([]changes.PartChange{{Question: "GOO-2", Title: "Board papers", Old: "section 4", New: "section 5"}}, c.EvidenceParts); diff != "" {
		t.Error(diff)
	}
	if text := string(changes.Markdown(c)); !strings.Contains(text, "**GOO-2** Board papers: section 5, was section 4") || strings.Contains(text, "Nothing changed") {
		t.Errorf("told is\n%s", text)
	}
	if text := string(changes.Markdown(changes.Diff(cite(""), cite("section 5"), nil))); !strings.Contains(text, "section 5, was no part named") {
		t.Errorf("told is\n%s", text)
	}
	if c := changes.Diff(cite("a", "b"), cite("a", "b"), nil); len(c.EvidenceParts) > 0 {
		t.Errorf("told is %+v", c.EvidenceParts)
	}
}
