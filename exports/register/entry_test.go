package register_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"charter/assessment"
	"charter/assessment/project"
	"charter/exports/exportstest"
	"charter/exports/privacy"
	"charter/exports/register"
	"charter/exports/report"
	"charter/questions"
)

func entryOf(t *testing.T, a *assessment.Assessment, audience report.Audience) *register.Entry {
	t.Helper()
	entry, err := register.Make(report.Build(a, exportstest.SmallPack("1.0.0"), exportstest.Options(audience)))
	if err != nil {
		t.Fatal(err)
	}
	return entry
}

func TestRegisterEntryIsPublicWhateverTheReport(t *testing.T) {
	t.Parallel()
	public, internal := entryOf(t, exportstest.Private(), report.Public), entryOf(t, exportstest.Private(), report.Internal)
	public.ReportDigest, internal.ReportDigest = "", ""
	if diff := cmp.Diff(public, internal); diff != "" {
		t.Errorf("the entry of an internal report differs:\n%s", diff)
	}
	leaky := exportstest.Private()
	leaky.Project.Summary = "Ask Lucy Westenra."
	for _, audience := range []report.Audience{report.Public, report.Internal} {
		var leak *privacy.LeakError
		if _, err := register.Make(report.Build(leaky, exportstest.SmallPack("1.0.0"), exportstest.Options(audience))); !errors.As(err, &leak) {
			t.Errorf("%s: an entry with a name in it is made, with error %v", audience, err)
		}
	}
}

func TestNotStatedFollowsTheFacts(t *testing.T) {
	t.Parallel()
	no := false
	nothing := entryOf(t, &assessment.Assessment{}, report.Public)
	for _, field := range []string{"title", "suppliers", "human_review", "challenge", "algorithm_owners", "data", "risks", "performance", "outcomes", "environment", "workforce", "review"} {
		if !slices.Contains(nothing.NotStated, field) {
			t.Errorf("where nothing is known, %s is not asked for", field)
		}
	}
	few := entryOf(t, &assessment.Assessment{Facts: assessment.Facts{
		Stage: questions.StageIdea, PeopleData: "none", Algorithm: "none", Compute: "none",
		Supplier: &no, AffectsPeople: &no, FrontlineUse: &no, JobsAffected: &no,
	}}, report.Public)
	for _, field := range []string{"suppliers", "human_review", "challenge", "algorithm_owners", "capability", "staff_training", "risks", "performance", "outcomes", "environment", "workforce", "opt_out"} {
		if slices.Contains(few.NotStated, field) {
			t.Errorf("%s is asked for although the facts rule it out", field)
		}
	}
	if few.UsesAI != "no" || few.OptOut.AIUse.Available != "not-applicable" || few.OptOut.DataSharing.Available != "not-applicable" {
		t.Errorf("uses_ai %q, opting out %+v", few.UsesAI, few.OptOut)
	}
	page := string(register.Markdown(nothing))
	for _, heading := range []string{"### Title", "### Summary in one sentence", "### Risks and what is done about them", "### Outcomes"} {
		if !strings.Contains(page, heading+"\n\nNot stated\n") {
			t.Errorf("the page lacks %q with Not stated", heading)
		}
	}
}

func TestATRSMappingSaysWhatItIsNot(t *testing.T) {
	t.Parallel()
	entry := entryOf(t, exportstest.Typical(), report.Public)
	if entry.ATRS.Notice != "ATRS mapping, based on v4.0; not an ATRS submission" {
		t.Errorf("the notice is %q", entry.ATRS.Notice)
	}
	if got := len(entry.ATRS.Fields) + len(entry.ATRS.LeftEmpty); got != 56 {
		t.Errorf("%d fields are listed; ATRS v4.0 has 51 and five more at the head", got)
	}
	texts := map[string]string{}
	for _, field := range entry.ATRS.Fields {
		texts[field.Ref] = field.Text
		if field.From == "" {
			t.Errorf("field %s has a text from nowhere", field.Ref)
		}
	}
	for ref, want := range map[string]string{
		"0.1": "Lamp posts", "0.3": "beta-pilot", "2.3.5": "Street lighting team",
		"2.4.3.1": "Lamp states: the team describes it as: none", "2.5.2": "A sensor fails; what is done about it: We still drive round; status: open",
	} {
		if texts[ref] != want {
			t.Errorf("field %s says %q, want %q", ref, texts[ref], want)
		}
	}
	page := string(register.Markdown(entry))
	for _, part := range []string{"not an ATRS submission", "ATRS fields left empty", "2.4.2.6 Model architecture\n"} {
		if !strings.Contains(page, part) {
			t.Errorf("the page lacks %q", part)
		}
	}
}

// The region is filled in where the questionnaire is the region's own.
func TestARegionIsFilledInForItsOwnQuestionnaireOnly(t *testing.T) {
	t.Parallel()
	for title, region := range map[string]string{"Liverpool City Region Community Charter on Data and AI": "Liverpool City Region", "Council data ethics checklist": ""} {
		r := report.Build(exportstest.Typical(), exportstest.SmallPack("1.0.0"), exportstest.Options(report.Public))
		r.Pack.Title = title
		entry, err := register.Make(r)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(entry.Area, ", "); got != region {
			t.Errorf("%s: the area is %q, want %q", title, got, region)
		}
		if page := string(register.Markdown(entry)); strings.Contains(page, "Liverpool") != (region != "") || strings.Contains(page, "Charter") != (region != "") {
			t.Errorf("%s: the page says what the title does not, or the other way round", title)
		}
	}
}

func TestOnlyPublicEvidenceIsReferredTo(t *testing.T) {
	t.Parallel()
	entry := entryOf(t, exportstest.Typical(), report.Public)
	want := []register.Evidence{{Question: "GOO-1", Title: "Benefits paper", Location: "https://city.example/benefits", Date: exportstest.Day(2026, 5, 1)}}
	if diff := cmp.Diff(want, entry.Evidence); diff != "" {
		t.Errorf("evidence:\n%s", diff)
	}
}

// lcr gives a questionnaire of the region, whose clauses 6a and 6b promise that people can opt out.
func lcr() *questions.Pack {
	pack := exportstest.SmallPack("1.0.0")
	pack.Title = "Liverpool City Region Community Charter on Data and AI"
	pack.Clauses = []questions.Clause{{ID: "6a", Text: "always let people opt out of sharing their data"}, {ID: "6b", Text: "always let people opt out of the use of AI"}}
	return pack
}

// What is said of opting out and the departures that are declared go together, or the entry says
// where they do not.
func TestOptOutsAndDeparturesAgree(t *testing.T) {
	t.Parallel()
	departure := &assessment.Departure{Clause: "6b", Reason: "The lamps have no other switch."}
	for name, c := range map[string]struct {
		said      project.OptOut
		departure *assessment.Departure
		want      project.OptOut
		warning   string
	}{
		"nothing said":            {project.OptOut{}, departure, project.OptOut{Available: "no", ReasonIfNot: departure.Reason}, ""},
		"no, without a reason":    {project.OptOut{Available: "no"}, departure, project.OptOut{Available: "no", ReasonIfNot: departure.Reason}, ""},
		"no, with a reason":       {project.OptOut{Available: "no", ReasonIfNot: "Safety."}, departure, project.OptOut{Available: "no", ReasonIfNot: "Safety."}, ""},
		"no, and no departure":    {project.OptOut{Available: "no", ReasonIfNot: "Safety."}, nil, project.OptOut{Available: "no", ReasonIfNot: "Safety."}, "cannot opt out of the use of AI, and no departure from clause 6b"},
		"yes, and a departure":    {project.OptOut{Available: "yes"}, departure, project.OptOut{Available: "yes"}, "can opt out of the use of AI, and a departure from clause 6b"},
		"yes, and one that ended": {project.OptOut{Available: "yes"}, &assessment.Departure{Clause: "6b", Until: exportstest.Day(2026, 1, 1)}, project.OptOut{Available: "yes"}, ""},
	} {
		a := exportstest.Typical()
		a.Project.OptOut.AIUse = c.said
		answer := a.Answers["FAI-1"]
		answer.Departure = c.departure
		a.Answers["FAI-1"] = answer
		entry, err := register.Make(report.Build(a, lcr(), exportstest.Options(report.Public)))
		if err != nil {
			t.Fatal(err)
		}
		if entry.OptOut.AIUse != c.want {
			t.Errorf("%s: the entry says %+v", name, entry.OptOut.AIUse)
		}
		told := strings.Join(entry.Warnings, "\n")
		if c.warning == "" && strings.Contains(told, "opt out") || !strings.Contains(told, c.warning) {
			t.Errorf("%s: the warnings are %q", name, told)
		}
		if c.departure != nil && (entry.Departures[0].Promise != lcr().Clauses[1].Text || entry.Departures[0].Question != "FAI-1") {
			t.Errorf("%s: the departure is told as %+v", name, entry.Departures)
		}
	}
}

func TestAnEntrySaysWhyAPrincipleIsNotMet(t *testing.T) {
	t.Parallel()
	a := exportstest.Typical()
	delete(a.Answers, "GOO-2")
	entry := entryOf(t, a, report.Public)
	held := map[int][]string{}
	for _, p := range entry.Charter.Principles {
		for _, h := range p.HeldBack {
			held[p.ID] = append(held[p.ID], h.Words())
		}
	}
	want := map[int][]string{
		1: {"GOO-2 is not answered. Is there a measure?"},
		2: {"FAI-1, essential, counts 1: a departure is declared. Is there a test for bias?", "FAI-2 counts 0. Is there a way out?"},
	}
	if diff := cmp.Diff(want, held); diff != "" {
		t.Error(diff)
	}
}

// The facets are spelt as in the schema that GOV.UK publishes, and what is left empty says why.
func TestFacetsAreThoseOfGOVUK(t *testing.T) {
	t.Parallel()
	a := exportstest.Typical()
	a.Project.OrganisationType = "nhs-body"
	a.Project.Domain = []string{"health", "tea"}
	a.Project.Capability = []string{"forecasting", "analysis"}
	a.Project.Area = []string{"Wirral", "St. Helens", "the North East", "Atlantis"}
	a.Project.Suppliers = []project.Supplier{{Name: "Lamp Ltd", CompanyNumber: "01234567", Role: "makes the sensors"}, {Name: "Cloud plc", Role: "hosts"}}
	a.Project.Partners = []project.Partner{{Name: "Harbour Trust", Role: "owns the quay"}}
	entry := entryOf(t, a, report.Public)
	got := map[string]string{}
	for _, facet := range entry.ATRS.Metadata {
		got[facet.Key] = strings.Join(facet.Values, " ")
		if got[facet.Key] == "" && facet.Note == "" {
			t.Errorf("%s is left empty, and nothing says why", facet.Key)
		}
	}
	want := map[string]string{
		"organisation": "", "organisation_type": "agency-or-public-body", "function": "health", "capability": "forecasting analysis", "task": "",
		"phase": "beta-pilot", "region": "north-west north-east", "date_published": "", "atrs_version": "v4.0", "other_tags": "",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, field := range entry.ATRS.Fields {
		got[field.Ref] = field.Text
	}
	for ref, want := range map[string]string{
		"0.4": "north-west, north-east", "2.1.4": "Yes\nHarbour Trust\nLamp Ltd\nCloud plc", "2.1.4.1": "Harbour Trust\nLamp Ltd\nCloud plc",
		"2.1.4.2": "Lamp Ltd: 01234567", "2.1.4.3": "Harbour Trust: owns the quay\nLamp Ltd: makes the sensors\nCloud plc: hosts",
	} {
		if got[ref] != want {
			t.Errorf("field %s says %q, want %q", ref, got[ref], want)
		}
	}
	page := string(register.Markdown(entry))
	for _, part := range []string{"Not on GOV.UK's list: tea.", "Not on GOV.UK's list: Atlantis.", "Lamp Ltd: makes the sensors"} {
		if !strings.Contains(page, part) {
			t.Errorf("the page lacks %q", part)
		}
	}
}

// Which entry it is follows from the id of the assessment alone; a register sets version and day.
func TestAnEntryIsTheOneOfItsAssessment(t *testing.T) {
	t.Parallel()
	a := exportstest.Typical()
	a.Project.Title, a.Entry.Licence = "مصابيح", "OGL-UK-3.0"
	entry := entryOf(t, a, report.Public)
	if entry.Entry != a.ID || entry.ID != "entry-typical" || entry.Version != 0 || !entry.Dates.Published.IsZero() {
		t.Errorf("the entry is %q, called %q, version %d of %s", entry.Entry, entry.ID, entry.Version, entry.Dates.Published)
	}
	if entry.Licence.Title != "Open Government Licence v3.0" || !strings.HasPrefix(entry.Licence.URL, "https://") {
		t.Errorf("the licence is %+v", entry.Licence)
	}
	entry.Publish(3, exportstest.Day(2026, 12, 1))
	page := string(register.Markdown(entry))
	if !strings.Contains(page, "Version 3, published on 1 December 2026. Licence: Open Government Licence v3.0 (OGL-UK-3.0).") {
		t.Errorf("the page does not tell its version:\n%.600s", page)
	}
	for _, facet := range entry.ATRS.Metadata {
		if facet.Key == "date_published" && !slices.Equal(facet.Values, []string{"2026-12-01"}) {
			t.Errorf("GOV.UK is told %v", facet)
		}
	}
}
