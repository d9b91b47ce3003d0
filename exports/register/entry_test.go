package register_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"charter/assessment"
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
