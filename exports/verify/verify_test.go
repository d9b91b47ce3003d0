package verify_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"charter/assessment"
	"charter/exports/exportstest"
	"charter/exports/register"
	"charter/exports/report"
	"charter/exports/verify"
)

func TestVerifyPassesWhatCharterMade(t *testing.T) {
	t.Parallel()
	pack := exportstest.Pack(t)
	for name, a := range map[string]*assessment.Assessment{"sample": exportstest.Sample(t, pack), "empty": {}, "private": exportstest.Private()} {
		for _, audience := range []report.Audience{report.Public, report.Internal} {
			r := report.Build(a, pack, exportstest.Options(audience))
			entry, err := register.Make(r)
			if err != nil {
				t.Fatal(err)
			}
			entryJSON, err := register.JSON(entry)
			if err != nil {
				t.Fatal(err)
			}
			long, err := register.LongCSV(entry)
			if err != nil {
				t.Fatal(err)
			}
			v := exportstest.Verifier(pack).Verify(exportstest.JSON(t, r),
				verify.Attachment{Name: "a.report.md", Data: report.Markdown(r)},
				verify.Attachment{Name: "a.report.html", Data: report.HTML(r)},
				verify.Attachment{Name: "a.report.docx", Data: report.Word(r)},
				verify.Attachment{Name: "a.answers.csv", Data: report.AnswersCSV(r)},
				verify.Attachment{Name: "a.actions.csv", Data: report.ActionsCSV(r)},
				verify.Attachment{Name: "a.evidence.csv", Data: report.EvidenceCSV(r)},
				verify.Attachment{Name: "a.register.json", Data: entryJSON},
				verify.Attachment{Name: "a.register.md", Data: register.Markdown(entry)},
				verify.Attachment{Name: "a.register.csv", Data: register.CSV(entry)},
				verify.Attachment{Name: "a.register-long.csv", Data: long},
			)
			if !v.Passed || len(v.Checks) != 16 {
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

// Who types and does not rate is nobody who rated, and still no checker from outside:
// the report is scored as the assessment is, and can be worked out again.
func TestVerifyPassesWhoTypesOnly(t *testing.T) {
	t.Parallel()
	pack := exportstest.SmallPack("1.0.0")
	types := false
	a := exportstest.Typical()
	a.Assessors = []assessment.Assessor{
		{ID: "a1", Name: "Mina Murray", Role: "Data lead", DeliveryTeam: true},
		{ID: "a9", Name: "Arthur Holmwood", Role: "Project officer", DeliveryTeam: true, Rates: &types},
	}
	answer := a.Answers["GOO-1"]
	answer.Rounds, answer.Check = nil, &assessment.Check{By: "Project officer", Date: exportstest.Day(2026, 6, 1)}
	a.Answers["GOO-1"] = answer
	want := assessment.Compute(a, pack)
	if counted := *want.Questions[0].Counted; counted != 2 {
		t.Fatalf("checked from inside the team, the answer counts %d", counted)
	}
	for _, audience := range []report.Audience{report.Public, report.Internal} {
		r := report.Build(a, pack, exportstest.Options(audience))
		if v := exportstest.Verifier(pack).Verify(exportstest.JSON(t, r)); !v.Passed {
			t.Errorf("%s: %+v", audience, v.Checks)
		}
		text := string(report.Markdown(r))
		if !strings.Contains(text, "One assessor") || strings.Contains(text, "2 assessors") {
			t.Errorf("%s: the report does not say that one person rated", audience)
		}
	}
}

// A question that is essential only to some projects counts in the report as it does in
// the assessment, and the report says to which.
func TestVerifyPassesWhatIsEssentialToSome(t *testing.T) {
	t.Parallel()
	pack := exportstest.SmallPack("1.0.0")
	pack.Principles[0].Questions[0].EssentialIf = []string{"material_compute"}
	pack.Principles[0].Questions[1].Applies.All = []string{"may_use_health_data"}
	for _, compute := range []string{"small", "material", ""} {
		a := exportstest.Typical()
		a.Facts.Compute = compute
		a.Project.Domain = []string{"health"}
		a.Answers["GOO-1"] = assessment.Level(0)
		for _, audience := range []report.Audience{report.Public, report.Internal} {
			r := report.Build(a, pack, exportstest.Options(audience))
			if v := exportstest.Verifier(pack).Verify(exportstest.JSON(t, r)); !v.Passed {
				t.Errorf("compute %q, %s: %+v", compute, audience, v.Checks)
			}
			if got, want := r.Score.Questions[0].Essential, compute != "small"; got != want {
				t.Errorf("compute %q: essential is %v", compute, got)
			}
		}
	}
}

// TestVerifyNoticesEveryChangedByte changes the report one byte at a time.
func TestVerifyNoticesEveryChangedByte(t *testing.T) {
	t.Parallel()
	pack := exportstest.Pack(t)
	text := exportstest.JSON(t, report.Build(exportstest.Private(), pack, exportstest.Options(report.Public)))
	for at := 0; at < len(text); at += 1009 { // a prime, to meet every kind of place
		for _, change := range []byte{text[at] ^ 1, ' ', '0'} {
			changed := slices.Clone(text)
			changed[at] = change
			if bytes.Equal(changed, text) {
				continue
			}
			if v := exportstest.Verifier(nil).Verify(changed); v.Passed {
				t.Fatalf("byte %d changed from %q to %q, and nothing was noticed", at, text[at], change)
			}
		}
	}
}

func TestVerifySaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	pack := exportstest.Pack(t)
	r := report.Build(exportstest.Sample(t, pack), pack, exportstest.Options(report.Public))
	other := report.Build(&assessment.Assessment{}, pack, exportstest.Options(report.Public))
	text, markdown := exportstest.JSON(t, r), report.Markdown(r)

	// A forger who also mends the digest is caught by working the result out again.
	forge := func(edit func(*report.Report)) []byte {
		forged, err := report.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		edit(forged)
		return exportstest.JSON(t, exportstest.Seal(t, forged))
	}
	const (
		readable, digest, bytesSame = "Form", "Digest", "Layout"
		follows, questionnaire      = "Result", "Questions"
		fits, belongs               = "Schema", "a.md"
	)
	for name, c := range map[string]struct {
		text     []byte
		markdown []byte
		failed   []string
	}{
		"not JSON":            {[]byte("# Report"), markdown, []string{readable}},
		"another format":      {[]byte(`{"format":"charter-report/2"}`), markdown, []string{readable}},
		"an unknown part":     {bytes.Replace(text, []byte(`"example": true,`), []byte(`"example": true, "extra": 1,`), 1), markdown, []string{readable}},
		"a part given twice":  {bytes.Replace(text, []byte(`"example": true,`), []byte(`"example": true, "example": true,`), 1), markdown, []string{readable}},
		"Windows line ends":   {bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n")), markdown, []string{bytesSame}},
		"a changed word":      {bytes.Replace(text, []byte("Bus passenger"), []byte("Bus customer!"), 1), markdown, []string{digest, belongs}},
		"a better verdict":    {forge(func(r *report.Report) { r.Score.Verdict, r.Summary.Verdict = "ready", "ready" }), markdown, []string{follows, belongs}},
		"a better score":      {forge(func(r *report.Report) { *r.Score.Principles[4].Score = 90 }), markdown, []string{follows, belongs}},
		"younger evidence":    {forge(func(r *report.Report) { *r.Answers["BEN-1"].Evidence[0].AgeMonths = 1 }), markdown, []string{follows, belongs}},
		"an easier question":  {forge(func(r *report.Report) { r.Principles[0].Questions[0].Text = "Is it nice?" }), markdown, []string{questionnaire, belongs}},
		"a hidden essential":  {forge(func(r *report.Report) { r.Principles[4].Questions[1].EssentialFrom = "live" }), markdown, []string{follows, questionnaire, belongs}},
		"a wrong kind":        {forge(func(r *report.Report) { r.Facts.Algorithm = "magic" }), markdown, []string{fits, belongs}},
		"a changed Markdown":  {text, append(slices.Clone(markdown), ' '), []string{belongs}},
		"Windows Markdown":    {text, bytes.ReplaceAll(markdown, []byte("\n"), []byte("\r\n")), []string{belongs}},
		"another's Markdown":  {text, report.Markdown(other), []string{belongs}},
		"an empty attachment": {text, nil, []string{belongs}},
	} {
		v := exportstest.Verifier(pack).Verify(c.text, verify.Attachment{Name: "a.md", Data: c.markdown})
		if v.Passed || fmt.Sprint(exportstest.Failed(v)) != fmt.Sprint(c.failed) {
			t.Errorf("%s: failed %q, want %q", name, exportstest.Failed(v), c.failed)
		}
		for _, check := range v.Checks {
			if check.Detail == "" || strings.Contains(check.Detail, "file:") || check.Passed != (check.Next == "") {
				t.Errorf("%s: check %q says %q, and to do %q", name, check.Name, check.Detail, check.Next)
			}
		}
	}
}

// What other programs did to a file on its way is told as what it is: another
// encoding with the same text, or a file of another kind.
func TestTheTrueCauseIsTold(t *testing.T) {
	t.Parallel()
	pack := exportstest.Pack(t)
	r := report.Build(exportstest.Sample(t, pack), pack, exportstest.Options(report.Public))
	text, markdown, table := exportstest.JSON(t, r), report.Markdown(r), report.AnswersCSV(r)
	encoded := func(text []byte, order unicode.Endianness, mark unicode.BOMPolicy) []byte {
		out, err := unicode.UTF16(order, mark).NewEncoder().Bytes(text)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	windows := func(text []byte) []byte {
		return encoded(bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n")), unicode.LittleEndian, unicode.UseBOM)
	}
	bom := func(text []byte) []byte { return append([]byte("\ufeff"), text...) }
	assessment := []byte(`{"format": "charter-assessment/1", "id": "x"}`)
	inUTF32, err := utf32.UTF32(utf32.LittleEndian, utf32.UseBOM).NewEncoder().Bytes(markdown)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		text       []byte
		attachment verify.Attachment
		want       string
	}{
		"a mark":               {bom(text), verify.Attachment{Name: "a.md", Data: markdown}, "Encoding: Only the encoding was changed, to UTF-8 with a byte order mark: the text is the same."},
		"UTF-16":               {encoded(text, unicode.LittleEndian, unicode.UseBOM), verify.Attachment{Name: "a.md", Data: markdown}, "Encoding: Only the encoding was changed, to UTF-16: the text is the same."},
		"UTF-16, big":          {encoded(text, unicode.BigEndian, unicode.UseBOM), verify.Attachment{Name: "a.md", Data: markdown}, "Encoding: Only the encoding was changed, to UTF-16: the text is the same."},
		"UTF-16, no mark":      {encoded(text, unicode.LittleEndian, unicode.IgnoreBOM), verify.Attachment{Name: "a.md", Data: markdown}, "to UTF-16: the text is the same."},
		"UTF-16, line ends":    {windows(text), verify.Attachment{Name: "a.md", Data: markdown}, "Layout: Only the line ends were changed: the content is the same."},
		"another word, UTF-16": {encoded(bytes.Replace(text, []byte("Bus"), []byte("Big"), 1), unicode.LittleEndian, unicode.UseBOM), verify.Attachment{Name: "a.md", Data: markdown}, "Encoding: The file was saved as UTF-16."},
		"Markdown, a mark":     {text, verify.Attachment{Name: "a.md", Data: bom(markdown)}, "a.md: Only its encoding was changed, to UTF-8 with a byte order mark: the text is the same."},
		"Markdown, UTF-16":     {text, verify.Attachment{Name: "a.md", Data: windows(markdown)}, "a.md: Only its encoding was changed, to UTF-16, and its line ends: the text is the same."},
		"a table, no mark":     {text, verify.Attachment{Name: "a.csv", Data: bytes.TrimPrefix(table, []byte("\ufeff"))}, "a.csv: Only its byte order mark is gone: the text is the same."},
		"a table, UTF-16":      {text, verify.Attachment{Name: "a.csv", Data: encoded(bytes.TrimPrefix(table, []byte("\ufeff")), unicode.BigEndian, unicode.UseBOM)}, "a.csv: Only its encoding was changed, to UTF-16: the text is the same."},
		"Markdown, UTF-32":     {text, verify.Attachment{Name: "a.md", Data: inUTF32}, "a.md: Only its encoding was changed, to UTF-32: the text is the same."},
		"Markdown, old Macs":   {text, verify.Attachment{Name: "a.md", Data: bytes.ReplaceAll(markdown, []byte("\n"), []byte("\r"))}, "a.md: Only its line ends were changed: the text is the same."},
		"Markdown, no last":    {text, verify.Attachment{Name: "a.md", Data: bytes.TrimRight(markdown, "\n")}, "a.md: Only its line ends were changed: the text is the same."},
		"a line end more":      {append(slices.Clone(text), '\n'), verify.Attachment{Name: "a.md", Data: markdown}, "Layout: Only the line ends were changed: the content is the same."},
		"an assessment":        {text, verify.Attachment{Name: "a.json", Data: assessment}, "a.json: This is an assessment, the file that a team fills in, and no report. Make a report of it with charter export"},
		"a report":             {text, verify.Attachment{Name: "a.json", Data: bom(text)}, "a.json: This is a report itself. Name it before the files that came with it."},
		"no report":            {assessment, verify.Attachment{Name: "a.md", Data: markdown}, "Form: This is an assessment, the file that a team fills in, and no report"},
	} {
		v := exportstest.Verifier(pack).Verify(c.text, c.attachment)
		told := ""
		for _, check := range v.Checks {
			if !check.Passed {
				told += check.Name + ": " + check.Detail + " " + check.Next + "\n"
			}
		}
		if v.Passed || !strings.Contains(told, c.want) {
			t.Errorf("%s: told %s", name, told)
		}
	}
	extra := bytes.Replace(text, []byte(`"example": true,`), []byte(`"example": true, "extra": 1,`), 1)
	if v := exportstest.Verifier(pack).Verify(extra); !strings.Contains(v.Checks[0].Detail, "extra") || strings.Contains(v.Checks[0].Next, "before") {
		t.Errorf("of a report with a part that it does not know it says %+v", v.Checks[0])
	}
	if v := exportstest.Verifier(pack).Verify(text); !strings.Contains(v.Checks[2].Detail, "does not show who made the report") {
		t.Errorf("of the digest it is said: %s", v.Checks[2].Detail)
	}
}

// What to do is told for each cause: the original is asked for only where something was changed.
func TestWhatToDoFollowsFromTheCause(t *testing.T) {
	t.Parallel()
	pack := exportstest.Pack(t)
	r := report.Build(exportstest.Sample(t, pack), pack, exportstest.Options(report.Public))
	text, markdown := exportstest.JSON(t, r), report.Markdown(r)
	other := report.Build(&assessment.Assessment{}, pack, exportstest.Options(report.Public))
	lines := func(text []byte) []byte { return bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n")) }
	for name, c := range map[string]struct {
		text       []byte
		attachment verify.Attachment
		want       string
	}{
		"line ends":             {text, verify.Attachment{Name: "a.md", Data: lines(markdown)}, "You can use it as it is."},
		"a byte order mark":     {append([]byte("\ufeff"), text...), verify.Attachment{Name: "a.md", Data: markdown}, "You can use it as it is."},
		"line ends of a report": {lines(text), verify.Attachment{Name: "a.md", Data: markdown}, "You can use it as it is."},
		"another kind of file":  {text, verify.Attachment{Name: "a.png", Data: []byte("PNG")}, "Leave it out of the command"},
		"an assessment":         {text, verify.Attachment{Name: "a.json", Data: []byte(`{"format": "charter-assessment/1"}`)}, "Make a report of it with charter export"},
		"another's Markdown":    {text, verify.Attachment{Name: "a.md", Data: report.Markdown(other)}, "Verify it together with the report that it was made from."},
		"a changed Markdown":    {text, verify.Attachment{Name: "a.md", Data: append(slices.Clone(markdown), ' ')}, "Ask whoever made both for the originals of both."},
		"a changed word":        {bytes.Replace(text, []byte("Bus passenger"), []byte("Bus customer!"), 1), verify.Attachment{Name: "b.md", Data: markdown}, "Ask whoever made it for the original."},
		"a damaged report":      {text[:len(text)/2], verify.Attachment{Name: "a.md", Data: markdown}, "Ask whoever made it for the original."},
	} {
		v := exportstest.Verifier(pack).Verify(c.text, c.attachment)
		at := slices.IndexFunc(v.Checks, func(check verify.Check) bool { return !check.Passed })
		if at < 0 || !strings.HasPrefix(v.Checks[at].Next, c.want) {
			t.Errorf("%s: %+v", name, v.Checks)
		}
		if got, want := v.SameText(), c.want == "You can use it as it is."; got != want {
			t.Errorf("%s: that its text is the same is %t", name, got)
		}
	}
	v := exportstest.Verifier(exportstest.SmallPack("1.0.0")).Verify(text)
	if check := v.Checks[len(v.Checks)-1]; check.Passed || check.Next != "Name the folder of that questionnaire with --pack." {
		t.Errorf("with other questions it says %+v", check)
	}
}
