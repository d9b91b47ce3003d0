package verify_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/go-json-experiment/json"

	"charter/assessment/sample/sampletest"
	"charter/exports/encoding"
	"charter/exports/exportstest"
	"charter/exports/report"
	"charter/exports/schema"
	"charter/exports/verify"
	"charter/questions"
)

// laterEditions are the editions that a later program has: those that were
// released, and one in which every question is worded otherwise.
func laterEditions(t *testing.T) questions.Editions {
	t.Helper()
	files := fstest.MapFS{}
	for _, path := range glob(t, "../../questions/editions/*.json") {
		files[filepath.Base(path)] = &fstest.MapFile{Data: mustRead(t, path)}
	}
	pack := exportstest.Pack(t)
	pack.Version = "9.0.0"
	for i := range pack.Principles {
		for j := range pack.Principles[i].Questions {
			pack.Principles[i].Questions[j].Text = "Is it worded otherwise?"
		}
	}
	text, err := json.Marshal(pack)
	if err != nil {
		t.Fatal(err)
	}
	files[pack.ID+"-9.0.0.json"] = &fstest.MapFile{Data: text}
	return questions.EditionsIn(files)
}

func glob(t *testing.T, pattern string) []string {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("%s: nothing was found (%v)", pattern, err)
	}
	return paths
}

func mustRead(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// released is a report that a released version made, with all that came with it.
type released struct {
	path        string
	tool        string
	text        []byte
	attachments []verify.Attachment
}

func releasedReports(t *testing.T) []released {
	t.Helper()
	var all []released
	for _, folder := range glob(t, "../testdata/released/*.*.*") {
		for _, path := range glob(t, filepath.Join(folder, "*", "*.report.json")) {
			one := released{path: path, tool: "charter " + filepath.Base(folder), text: mustRead(t, path)}
			for _, other := range glob(t, strings.TrimSuffix(path, ".report.json")+".*") {
				if other != path {
					one.attachments = append(one.attachments, verify.Attachment{Name: filepath.Base(other), Data: mustRead(t, other)})
				}
			}
			all = append(all, one)
		}
	}
	return all
}

// laterProgram checks reports as a later program does, to which a key was added.
func laterProgram(t *testing.T) verify.Verifier {
	t.Helper()
	return verify.Later(verify.New("", laterEditions(t).Find), "charter 9.0.0")
}

// What released versions made stands with a later program: nobody is told to ask
// for an original that they hold in their hands.
func TestReleasedReportsVerifyWithALaterProgram(t *testing.T) {
	t.Parallel()
	later := laterProgram(t)
	for _, one := range releasedReports(t) {
		v := later.Verify(one.text, one.attachments...)
		if !v.Passed || v.Unknown || len(v.Checks) != 7+len(one.attachments) || len(one.attachments) < 8 {
			t.Errorf("%s: %d checks with %d files:", one.path, len(v.Checks), len(one.attachments))
		}
		for _, check := range v.Checks {
			if !check.Passed || strings.Contains(check.Detail+check.Unchecked, "Ask for the original") {
				t.Errorf("%s: %s: %s", one.path, check.Name, check.Detail)
			}
		}
		if first := v.Checks[0]; first.Name != "Version" || !strings.Contains(first.Unchecked, "Only "+one.tool) {
			t.Errorf("%s: what was not checked is not said: %+v", one.path, first)
		}
		// Taken for one of its own it would fail: this is what the above prevents.
		if got := fmt.Sprint(exportstest.Failed(verify.OfThisVersion(later, one.text))); got != "[Schema Layout Result]" {
			t.Errorf("%s: as one of the later program's own it fails in %s", one.path, got)
		}
	}
}

// Where two versions make the very same of the answers, nothing is left unchecked.
func TestAnotherVersionThatWritesTheSameIsCheckedInFull(t *testing.T) {
	t.Parallel()
	pack := exportstest.Pack(t)
	r := report.Build(exportstest.Sample(t, pack), pack, exportstest.Options(report.Public))
	v := verify.New("charter 9.0.0", sampletest.Editions().Find)
	v.Schema = func(string) ([]byte, bool) { return schema.Schema("report") }
	for _, check := range v.Verify(exportstest.JSON(t, r), verify.Attachment{Name: "a.md", Data: report.Markdown(r)}).Checks {
		if !check.Passed || check.Unchecked != "" {
			t.Errorf("%+v", check)
		}
	}
}

// A rule that is not known is told as that, not as a result that does not follow.
func TestReportsByAnotherRule(t *testing.T) {
	t.Parallel()
	text := forged(t, mustRead(t, "../testdata/released/1.0.0/public/sample.report.json"), func(r members) {
		at(t, r, "score")["rule"] = "lcr-scoring/0"
	})
	for _, check := range laterProgram(t).Verify(text).Checks {
		if check.Name == "Result" && (check.Passed || !strings.Contains(check.Detail, "does not know.") || check.Next != "Verify it with charter 1.0.0.") {
			t.Errorf("%+v", check)
		}
	}
}

// A later version may tell more than a report does, and never less.
func TestWithin(t *testing.T) {
	t.Parallel()
	for said, c := range map[string]struct {
		known string
		want  bool
	}{
		`{"a": 1}`:              {`{"a": 1, "added": {"b": 2}}`, true},
		`{"a": {"b": [1]}}`:     {`{"a": {"b": [1], "c": 2}}`, true},
		`{"reason": "x"}`:       {`{"reason": "y"}`, true},
		`{"reason": "without"}`: {`{}`, true},
		`[{"reason": "x"}]`:     {`[{}]`, true},
		`{"a": null}`:           {`{}`, false},
		`{"a": 1, "b": 2}`:      {`{"a": 1}`, false},
		`{"a": 3}`:              {`{"a": 2}`, false},
		`{"a": "1"}`:            {`{"a": 1}`, false},
		`{"a": {"b": 1}}`:       {`{"a": 1}`, false},
		`[1, 2]`:                {`[1, 2, 3]`, false},
		`[1, 2, 3]`:             {`[1, 2]`, false},
		`[1]`:                   {`{"0": 1}`, false},
		`{}`:                    {`[]`, false},
		`[]`:                    {`[]`, true},
	} {
		var first, second any
		if err := errors.Join(json.Unmarshal([]byte(said), &first), json.Unmarshal([]byte(c.known), &second)); err != nil {
			t.Fatal(err)
		}
		if got := verify.Within(first, second, "reason"); got != c.want {
			t.Errorf("%s within %s: %v", said, c.known, got)
		}
	}
}

// A report that names a version has no key which that version did not write, though
// the program that checks knows it.
func TestAKeyThatCameLaterIsNotOfAnEarlierVersion(t *testing.T) {
	t.Parallel()
	later := laterProgram(t)
	without := func(version string) ([]byte, bool) {
		text, known := schema.ReleasedReport(version)
		var whole members
		if err := json.Unmarshal(text, &whole); err != nil {
			t.Fatal(err)
		}
		delete(at(t, whole, "properties"), "freshness")
		whole["required"] = []any{"format"}
		text, err := encoding.JSON(whole)
		return text, known && err == nil
	}
	text := mustRead(t, "../testdata/released/1.0.0/public/sample.report.json")
	later.Schema = without
	if v := later.Verify(text); fmt.Sprint(exportstest.Failed(v)) != "[Schema]" || !strings.Contains(v.Checks[2].Detail, "Freshness") {
		t.Errorf("%+v", v)
	}
}

// A table names no digest, so it is said that nothing was shown of it.
func TestTablesOfAnotherVersion(t *testing.T) {
	t.Parallel()
	folder := "../testdata/released/1.0.0/public/"
	table := append(mustRead(t, folder+"sample.answers.csv"), "more"...)
	v := laterProgram(t).Verify(mustRead(t, folder+"sample.report.json"), verify.Attachment{Name: "a.CSV", Data: table})
	if last := v.Checks[len(v.Checks)-1]; !v.Passed || !strings.Contains(last.Unchecked, "Not checked: whether it was made from this report") {
		t.Errorf("%+v", last)
	}
}

// A version that is not known is told as that, never as a file that was rewritten.
func TestReportsOfVersionsThatAreNotKnown(t *testing.T) {
	t.Parallel()
	later := laterProgram(t)
	text := mustRead(t, "../testdata/released/1.0.0/public/sample.report.json")
	markdown := mustRead(t, "../testdata/released/1.0.0/public/sample.report.md")
	sealed := func(tool string) []byte {
		return forged(t, text, func(r members) { r["tool"] = tool })
	}
	for _, tool := range []string{"charter 9.1.0", "charter 1.0.0-draft", "charter ../1.0.0", "charter ", "", "Charter 1.0.0", "other 1.0.0", "charter 1.0.0\x1b[2J"} {
		v := later.Verify(sealed(tool))
		if v.Passed || !v.Unknown || fmt.Sprint(exportstest.Failed(v)) != "[Version]" {
			t.Errorf("%q: failed %v, want its version only", tool, exportstest.Failed(v))
		}
		if words := v.Checks[0].Detail; !strings.Contains(words, tool) || !strings.Contains(v.Checks[0].Next, "Get the version") {
			t.Errorf("%q: told as %s", tool, words)
		}
	}
	// A newer one has keys that this program cannot know.
	newer := bytes.Replace(sealed("charter 9.1.0"), []byte(`"example": true,`), []byte(`"example": true, "unheard_of": 1,`), 1)
	if v := later.Verify(newer, verify.Attachment{Name: "a.md", Data: markdown}); fmt.Sprint(exportstest.Failed(v)) != "[Version Digest a.md]" || v.Unknown {
		t.Errorf("changed besides: failed %v", exportstest.Failed(v))
	}
	for _, check := range later.Verify(newer).Checks {
		if strings.Contains(check.Detail, "rewritten") || strings.Contains(check.Detail, "original") {
			t.Errorf("%+v", check)
		}
	}
	bare := []byte(`{"format": "charter-report/1", "tool": "charter 10.0.0"}`)
	if v := later.Verify(bare, verify.Attachment{Name: "a.md", Data: markdown}); fmt.Sprint(exportstest.Failed(v)) != "[Version Digest a.md]" {
		t.Errorf("without a digest: failed %v", exportstest.Failed(v))
	}
	v := later.Verify([]byte(`{"format": "charter-report/2", "tool": "charter 10.0.0"}`))
	if fmt.Sprint(exportstest.Failed(v)) != "[Form]" || !v.Unknown || !strings.Contains(v.Checks[0].Detail, "charter-report/2") {
		t.Errorf("another form: %+v", v)
	}
}

// A questionnaire that cannot be had is an error of that check, not a pass.
func TestQuestionsThatCannotBeHad(t *testing.T) {
	t.Parallel()
	pack := exportstest.Pack(t)
	gone := func(string, string) (*questions.Pack, error) { return nil, errors.New("the folder is gone") }
	own := exportstest.JSON(t, report.Build(exportstest.Sample(t, pack), pack, exportstest.Options(report.Public)))
	if got := verify.New(exportstest.Options(report.Public).Tool, gone).Verify(own); fmt.Sprint(exportstest.Failed(got)) != "[Questions]" {
		t.Errorf("failed %v", exportstest.Failed(got))
	}
	if got := verify.New("charter 9.0.0", gone).Verify(mustRead(t, "../testdata/released/1.0.0/public/sample.report.json")); fmt.Sprint(exportstest.Failed(got)) != "[Questions]" {
		t.Errorf("of another version: failed %v", exportstest.Failed(got))
	}
}

// What a report of 1.0.0 could not have had is refused, though later ones may.
func TestSchemaOfAReleasedVersionIsStrict(t *testing.T) {
	t.Parallel()
	text := mustRead(t, "../testdata/released/1.0.0/public/sample.report.json")
	source, known := schema.ReleasedReport("1.0.0")
	if !known {
		t.Fatal("the schema of 1.0.0 is not built in")
	}
	if err := schema.FitStrictly(source, text); err != nil {
		t.Error(err)
	}
	for _, at := range []string{`"example": true,`, `"n": 3,`, `"delivery_team": true,`} {
		more := bytes.Replace(text, []byte(at), []byte(at+` "unheard_of": 1,`), 1)
		if bytes.Equal(more, text) {
			t.Fatalf("there is no %s", at)
		}
		if err := schema.FitStrictly(source, more); err == nil || !strings.Contains(err.Error(), "unheard_of") {
			t.Errorf("after %s: %v", at, err)
		}
		if err := schema.Fit(source, more); err != nil {
			t.Errorf("a reader must accept keys it does not know: %v", err)
		}
	}
	for _, version := range []string{"", "1.0", "../1.0.0", "1.0.0/", `..\1.0.0`} {
		if _, known := schema.ReleasedReport(version); known {
			t.Errorf("%q is taken for a released version", version)
		}
	}
}
