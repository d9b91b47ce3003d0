package exports_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"charter/assessment"
	"charter/exports"
	"charter/exports/privacy"
	"charter/questions"
)

func register(t *testing.T, a *assessment.Assessment, audience exports.Audience) *exports.RegisterEntry {
	t.Helper()
	entry, err := exports.Register(exports.Build(a, smallPack("1.0.0"), options(audience)))
	if err != nil {
		t.Fatal(err)
	}
	return entry
}

func TestRegisterEntryIsPublicWhateverTheReport(t *testing.T) {
	t.Parallel()
	public, internal := register(t, private(), exports.Public), register(t, private(), exports.Internal)
	public.ReportDigest, internal.ReportDigest = "", ""
	if diff := cmp.Diff(public, internal); diff != "" {
		t.Errorf("the entry of an internal report differs:\n%s", diff)
	}
	leaky := private()
	leaky.Project.Summary = "Ask Lucy Westenra."
	for _, audience := range []exports.Audience{exports.Public, exports.Internal} {
		var leak *privacy.LeakError
		if _, err := exports.Register(exports.Build(leaky, smallPack("1.0.0"), options(audience))); !errors.As(err, &leak) {
			t.Errorf("%s: an entry with a name in it is made, with error %v", audience, err)
		}
	}
}

func TestExampleCanNeverPassAsReal(t *testing.T) {
	t.Parallel()
	a := typical()
	a.Example = true
	r := exports.Build(a, smallPack("1.0.0"), options(exports.Public))
	entry := register(t, a, exports.Public)
	text, err := exports.RegisterJSON(entry)
	if err != nil {
		t.Fatal(err)
	}
	for name, document := range map[string]string{
		"report.md": string(exports.Markdown(r)), "report.html": string(exports.HTML(r)), "register.md": string(exports.RegisterMarkdown(entry)),
		"register.json": string(text), "changes.md": string(exports.ChangesMarkdown(exports.Diff(r, r))), "register.csv": string(exports.RegisterCSV(entry)),
	} {
		if strings.Count(document, "EXAMPLE") < 1 {
			t.Errorf("%s does not say that it is an example", name)
		}
	}
	for name, document := range map[string][]byte{"report": exports.Markdown(r), "register entry": exports.RegisterMarkdown(entry)} {
		if first, _, _ := strings.Cut(string(document), "\n"); !strings.Contains(first, "EXAMPLE") {
			t.Errorf("the title of the %s is %q", name, first)
		}
	}
	if !r.Example || !entry.Example || !strings.HasPrefix(entry.ID, "example-") || !slices.Contains(entry.Warnings, r.Notices[0]) {
		t.Errorf("example %t %t, id %q, warnings %q", r.Example, entry.Example, entry.ID, entry.Warnings)
	}
}

func TestNotStatedFollowsTheFacts(t *testing.T) {
	t.Parallel()
	no := false
	nothing := register(t, &assessment.Assessment{}, exports.Public)
	for _, field := range []string{"title", "suppliers", "human_review", "challenge", "algorithm_owners", "data", "risks", "performance", "outcomes", "environment", "workforce", "review"} {
		if !slices.Contains(nothing.NotStated, field) {
			t.Errorf("where nothing is known, %s is not asked for", field)
		}
	}
	few := register(t, &assessment.Assessment{Facts: assessment.Facts{
		Stage: questions.StageIdea, PeopleData: "none", Algorithm: "none", Compute: "none",
		Supplier: &no, AffectsPeople: &no, FrontlineUse: &no, JobsAffected: &no,
	}}, exports.Public)
	for _, field := range []string{"suppliers", "human_review", "challenge", "algorithm_owners", "capability", "staff_training", "risks", "performance", "outcomes", "environment", "workforce", "opt_out"} {
		if slices.Contains(few.NotStated, field) {
			t.Errorf("%s is asked for although the facts rule it out", field)
		}
	}
	if few.UsesAI != "no" || few.OptOut.AIUse.Available != "not-applicable" || few.OptOut.DataSharing.Available != "not-applicable" {
		t.Errorf("uses_ai %q, opting out %+v", few.UsesAI, few.OptOut)
	}
	page := string(exports.RegisterMarkdown(nothing))
	for _, heading := range []string{"### Title", "### Summary in one sentence", "### Risks and what is done about them", "### Outcomes"} {
		if !strings.Contains(page, heading+"\n\nNot stated\n") {
			t.Errorf("the page lacks %q with Not stated", heading)
		}
	}
}

func TestATRSMappingSaysWhatItIsNot(t *testing.T) {
	t.Parallel()
	entry := register(t, typical(), exports.Public)
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
		"0.1": "Lamp posts", "0.3": "beta-pilot", "0.4": "north-west", "2.3.5": "Street lighting team",
		"2.4.3.1": "Lamp states: the team describes it as: none", "2.5.2": "A sensor fails; what is done about it: We still drive round; status: open",
	} {
		if texts[ref] != want {
			t.Errorf("field %s says %q, want %q", ref, texts[ref], want)
		}
	}
	page := string(exports.RegisterMarkdown(entry))
	for _, part := range []string{"not an ATRS submission", "ATRS fields left empty", "2.4.2.6 Model architecture\n"} {
		if !strings.Contains(page, part) {
			t.Errorf("the page lacks %q", part)
		}
	}
}

func TestOnlyPublicEvidenceIsReferredTo(t *testing.T) {
	t.Parallel()
	entry := register(t, typical(), exports.Public)
	want := []exports.RegisterEvidence{{Question: "GOO-1", Title: "Benefits paper", Location: "https://city.example/benefits", Date: day(2026, 5, 1)}}
	if diff := cmp.Diff(want, entry.Evidence); diff != "" {
		t.Errorf("evidence:\n%s", diff)
	}
}
