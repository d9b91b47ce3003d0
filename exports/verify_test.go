package exports_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"charter/assessment"
	"charter/exports"
	"charter/questions"
)

// verifier checks reports as the program does that made them, with a questionnaire
// at hand or, with nil, without one.
func verifier(pack *questions.Pack) exports.Verifier {
	v := exports.NewVerifier(options(exports.Public).Tool, nil)
	if pack != nil {
		v.Pack = func(string, string) (*questions.Pack, error) { return pack, nil }
	}
	return v
}

// failed names the checks that did not pass.
func failed(v exports.Verification) []string {
	var names []string
	for _, check := range v.Checks {
		if !check.Passed {
			names = append(names, check.Name)
		}
	}
	return names
}

func TestVerifyPassesWhatCharterMade(t *testing.T) {
	t.Parallel()
	pack := defaultPack(t)
	for name, a := range map[string]*assessment.Assessment{"sample": sampleAssessment(t, pack), "empty": {}, "private": private()} {
		for _, audience := range []exports.Audience{exports.Public, exports.Internal} {
			r := exports.Build(a, pack, options(audience))
			entry, err := exports.Register(r)
			if err != nil {
				t.Fatal(err)
			}
			entryJSON, err := exports.RegisterJSON(entry)
			if err != nil {
				t.Fatal(err)
			}
			long, err := exports.RegisterLongCSV(entry)
			if err != nil {
				t.Fatal(err)
			}
			v := verifier(pack).Verify(mustJSON(t, r),
				exports.Attachment{Name: "a.report.md", Data: exports.Markdown(r)},
				exports.Attachment{Name: "a.report.html", Data: exports.HTML(r)},
				exports.Attachment{Name: "a.answers.csv", Data: exports.AnswersCSV(r)},
				exports.Attachment{Name: "a.actions.csv", Data: exports.ActionsCSV(r)},
				exports.Attachment{Name: "a.register.json", Data: entryJSON},
				exports.Attachment{Name: "a.register.md", Data: exports.RegisterMarkdown(entry)},
				exports.Attachment{Name: "a.register.csv", Data: exports.RegisterCSV(entry)},
				exports.Attachment{Name: "a.register-long.csv", Data: long},
			)
			if !v.Passed || len(v.Checks) != 14 {
				t.Errorf("%s, %s: %d checks; failed:", name, audience, len(v.Checks))
				for _, check := range v.Checks {
					if !check.Passed {
						t.Errorf("  %s: %s", check.Name, check.Detail)
					}
				}
			}
		}
	}
}

// TestVerifyNoticesEveryChangedByte changes the report one byte at a time.
func TestVerifyNoticesEveryChangedByte(t *testing.T) {
	t.Parallel()
	pack := defaultPack(t)
	report := mustJSON(t, exports.Build(private(), pack, options(exports.Public)))
	for at := 0; at < len(report); at += 1009 { // a prime, to meet every kind of place
		for _, change := range []byte{report[at] ^ 1, ' ', '0'} {
			changed := slices.Clone(report)
			changed[at] = change
			if bytes.Equal(changed, report) {
				continue
			}
			if v := verifier(nil).Verify(changed); v.Passed {
				t.Fatalf("byte %d changed from %q to %q, and nothing was noticed", at, report[at], change)
			}
		}
	}
}

func TestVerifySaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	pack := defaultPack(t)
	r := exports.Build(sampleAssessment(t, pack), pack, options(exports.Public))
	other := exports.Build(&assessment.Assessment{}, pack, options(exports.Public))
	report, markdown := mustJSON(t, r), exports.Markdown(r)

	// A forger who also mends the digest is caught by working the result out again.
	forge := func(edit func(*exports.Report)) []byte {
		forged, err := exports.ParseReport(report)
		if err != nil {
			t.Fatal(err)
		}
		edit(forged)
		return mustJSON(t, exports.Seal(forged))
	}
	const (
		readable, digest, bytesSame = "Form", "Digest", "Layout"
		follows, questionnaire      = "Result", "Questions"
		fits, belongs               = "Schema", "a.md"
	)
	for name, c := range map[string]struct {
		report   []byte
		markdown []byte
		failed   []string
	}{
		"not JSON":            {[]byte("# Report"), markdown, []string{readable}},
		"another format":      {[]byte(`{"format":"charter-report/2"}`), markdown, []string{readable}},
		"an unknown part":     {bytes.Replace(report, []byte(`"example": true,`), []byte(`"example": true, "extra": 1,`), 1), markdown, []string{readable}},
		"a part given twice":  {bytes.Replace(report, []byte(`"example": true,`), []byte(`"example": true, "example": true,`), 1), markdown, []string{readable}},
		"Windows line ends":   {bytes.ReplaceAll(report, []byte("\n"), []byte("\r\n")), markdown, []string{bytesSame}},
		"a changed word":      {bytes.Replace(report, []byte("Bus passenger"), []byte("Bus customer!"), 1), markdown, []string{digest, belongs}},
		"a better verdict":    {forge(func(r *exports.Report) { r.Score.Verdict, r.Summary.Verdict = "ready", "ready" }), markdown, []string{follows, belongs}},
		"a better score":      {forge(func(r *exports.Report) { *r.Score.Principles[4].Score = 90 }), markdown, []string{follows, belongs}},
		"younger evidence":    {forge(func(r *exports.Report) { *r.Answers["BEN-1"].Evidence[0].AgeMonths = 1 }), markdown, []string{follows, belongs}},
		"an easier question":  {forge(func(r *exports.Report) { r.Principles[0].Questions[0].Text = "Is it nice?" }), markdown, []string{questionnaire, belongs}},
		"a hidden essential":  {forge(func(r *exports.Report) { r.Principles[4].Questions[1].EssentialFrom = "live" }), markdown, []string{follows, questionnaire, belongs}},
		"a wrong kind":        {forge(func(r *exports.Report) { r.Facts.Algorithm = "magic" }), markdown, []string{fits, belongs}},
		"a changed Markdown":  {report, append(slices.Clone(markdown), ' '), []string{belongs}},
		"Windows Markdown":    {report, bytes.ReplaceAll(markdown, []byte("\n"), []byte("\r\n")), []string{belongs}},
		"another's Markdown":  {report, exports.Markdown(other), []string{belongs}},
		"an empty attachment": {report, nil, []string{belongs}},
	} {
		v := verifier(pack).Verify(c.report, exports.Attachment{Name: "a.md", Data: c.markdown})
		if v.Passed || fmt.Sprint(failed(v)) != fmt.Sprint(c.failed) {
			t.Errorf("%s: failed %q, want %q", name, failed(v), c.failed)
		}
		for _, check := range v.Checks {
			if check.Detail == "" || strings.Contains(check.Detail, "file:") {
				t.Errorf("%s: check %q says %q", name, check.Name, check.Detail)
			}
		}
	}
}
