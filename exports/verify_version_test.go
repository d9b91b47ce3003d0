package exports_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/go-json-experiment/json"

	"charter/assessment/sample/sampletest"
	"charter/exports"
	"charter/exports/schema"
	"charter/questions"
)

// laterEditions are the editions that a later program has: those that were
// released, and one in which every question is worded otherwise.
func laterEditions(t *testing.T) questions.Editions {
	t.Helper()
	files := fstest.MapFS{}
	for _, path := range glob(t, "../questions/editions/*.json") {
		files[filepath.Base(path)] = &fstest.MapFile{Data: mustRead(t, path)}
	}
	pack := defaultPack(t)
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
	report      []byte
	attachments []exports.Attachment
}

func releasedReports(t *testing.T) []released {
	t.Helper()
	var all []released
	for _, folder := range releasedFolders(t) {
		for _, path := range glob(t, filepath.Join(folder, "*", "*.report.json")) {
			one := released{path: path, tool: "charter " + filepath.Base(folder), report: mustRead(t, path)}
			for _, other := range glob(t, strings.TrimSuffix(path, ".report.json")+".*") {
				if other != path {
					one.attachments = append(one.attachments, exports.Attachment{Name: filepath.Base(other), Data: mustRead(t, other)})
				}
			}
			all = append(all, one)
		}
	}
	return all
}

// laterProgram checks reports as a later program does, to which a key was added.
func laterProgram(t *testing.T) exports.Verifier {
	t.Helper()
	return exports.Later(exports.NewVerifier("", laterEditions(t).Find), "charter 9.0.0")
}

// What released versions made stands with a later program: nobody is told to ask
// for an original that they hold in their hands.
func TestReleasedReportsVerifyWithALaterProgram(t *testing.T) {
	t.Parallel()
	later := laterProgram(t)
	for _, one := range releasedReports(t) {
		v := later.Verify(one.report, one.attachments...)
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
		if got := fmt.Sprint(failed(exports.OfThisVersion(later, one.report))); got != "[Schema Layout Result]" {
			t.Errorf("%s: as one of the later program's own it fails in %s", one.path, got)
		}
	}
}

// Where two versions make the very same of the answers, nothing is left unchecked.
func TestAnotherVersionThatWritesTheSameIsCheckedInFull(t *testing.T) {
	t.Parallel()
	pack := defaultPack(t)
	r := exports.Build(sampleAssessment(t, pack), pack, options(exports.Public))
	v := exports.NewVerifier("charter 9.0.0", sampletest.Editions().Find)
	v.Schema = func(string) ([]byte, bool) { return schema.Schema("report") }
	for _, check := range v.Verify(mustJSON(t, r), exports.Attachment{Name: "a.md", Data: exports.Markdown(r)}).Checks {
		if !check.Passed || check.Unchecked != "" {
			t.Errorf("%+v", check)
		}
	}
}

// A rule that is not known is told as that, not as a result that does not follow.
func TestReportsByAnotherRule(t *testing.T) {
	t.Parallel()
	report := forged(t, mustRead(t, "testdata/released/1.0.0/public/sample.report.json"), func(report members) {
		at(t, report, "score")["rule"] = "lcr-scoring/0"
	})
	for _, check := range laterProgram(t).Verify(report).Checks {
		if check.Name == "Result" && (check.Passed || !strings.Contains(check.Detail, "does not know. Verify it with charter 1.0.0")) {
			t.Errorf("%+v", check)
		}
	}
}

// members are those of a JSON object.
type members = map[string]any

// forged changes a report as somebody would who knows how it is made: the digest
// fits again, and it is laid out as charter does.
func forged(t *testing.T, report []byte, change func(report members)) []byte {
	t.Helper()
	var whole members
	if err := json.Unmarshal(report, &whole); err != nil {
		t.Fatal(err)
	}
	change(whole)
	text, err := exports.Encode(whole)
	if err == nil {
		whole["digest"], err = exports.DigestOf(text)
	}
	if err == nil {
		text, err = exports.Encode(whole)
	}
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// at gives what stands in a JSON value at a path of names and numbers.
func at(t *testing.T, value any, path ...any) members {
	t.Helper()
	for _, step := range path {
		switch step := step.(type) {
		case string:
			value = value.(members)[step]
		case int:
			value = value.([]any)[step]
		}
	}
	return value.(members)
}

// A forger who names another version gains nothing but what the checks say they
// leave out.
func TestForgedReportsOfAnotherVersion(t *testing.T) {
	t.Parallel()
	later := laterProgram(t)
	text := mustRead(t, "testdata/released/1.0.0/public/sample.report.json")
	markdown := mustRead(t, "testdata/released/1.0.0/public/sample.report.md")
	forge := func(value any, path ...any) []byte {
		return forged(t, text, func(report members) {
			last := len(path) - 1
			at(t, report, path[:last]...)[path[last].(string)] = value
		})
	}
	replaced := func(old, with string) []byte {
		if !bytes.Contains(text, []byte(old)) {
			t.Fatalf("there is no %q", old)
		}
		return bytes.Replace(text, []byte(old), []byte(with), 1)
	}
	fewerPoints := forged(t, text, func(report members) {
		score := at(t, report, "score")
		score["points"] = score["points"].([]any)[1:]
	})
	bothVerdicts := forged(t, text, func(report members) {
		at(t, report, "score")["verdict"], at(t, report, "summary")["verdict"] = "ready", "ready"
	})
	otherPack := forged(t, text, func(report members) {
		at(t, report, "score", "pack")["version"], at(t, report, "pack")["version"] = "5.0.0", "5.0.0"
	})
	const (
		form, fits, digest, layout = "Form", "Schema", "Digest", "Layout"
		follows, questionnaire     = "Result", "Questions"
		belongs                    = "a.md"
	)
	for name, c := range map[string]struct {
		report   []byte
		markdown []byte
		failed   []string
	}{
		"untouched":            {text, markdown, nil},
		"a key of its own":     {replaced(`"example": true,`, `"example": true, "unheard_of": 1,`), markdown, []string{form}},
		"a part given twice":   {replaced(`"example": true,`, `"example": true, "example": true,`), markdown, []string{form}},
		"Windows line ends":    {bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n")), markdown, []string{layout}},
		"spaces":               {replaced(`"example": true`, `"example":  true`), markdown, []string{layout}},
		"an escape":            {replaced("Bus passenger", `\u0042us passenger`), markdown, []string{layout}},
		"a changed word":       {replaced("Bus passenger", "Big passenger"), markdown, []string{digest}},
		"a better verdict":     {bothVerdicts, markdown, []string{follows, belongs}},
		"a better summary":     {forge("ready", "summary", "verdict"), markdown, []string{follows, belongs}},
		"a better number":      {forge(90, "score", "overall", "score"), markdown, []string{follows, belongs}},
		"a better band":        {forge("strong", "score", "principles", 4, "band"), markdown, []string{follows, belongs}},
		"a level not lowered":  {forge(3, "score", "questions", lowered(t, text), "counted"), markdown, []string{follows, belongs}},
		"a point left out":     {fewerPoints, markdown, []string{follows, belongs}},
		"another rule":         {forge("lcr-scoring/0", "score", "rule"), markdown, []string{follows, belongs}},
		"an easier question":   {forge("Is it nice?", "principles", 0, "questions", 0, "text"), markdown, []string{questionnaire, belongs}},
		"the later questions":  {forge("9.0.0", "pack", "version"), markdown, []string{follows, questionnaire, belongs}},
		"no such questions":    {otherPack, markdown, []string{questionnaire, belongs}},
		"a wrong kind":         {forge("magic", "facts", "algorithm"), markdown, []string{fits, belongs}},
		"another's Markdown":   {text, mustRead(t, "testdata/released/1.0.0/public/full.report.md"), []string{belongs}},
		"an empty attachment":  {text, nil, []string{belongs}},
		"a changed Markdown":   {text, append(slices.Clone(markdown), " He said it was approved."...), nil},
		"a changed sentence":   {forge("All is well.", "summary", "sentence"), nil, []string{belongs}},
		"younger evidence":     {forge(1, "answers", "BEN-1", "evidence", 0, "age_months"), nil, []string{belongs}},
		"another's whole name": {forge("Another bus", "project", "title"), markdown, []string{belongs}},
	} {
		v := later.Verify(c.report, exports.Attachment{Name: belongs, Data: c.markdown})
		if v.Passed != (c.failed == nil) || fmt.Sprint(failed(v)) != fmt.Sprint(c.failed) {
			t.Errorf("%s: failed %q, want %q", name, failed(v), c.failed)
		}
		said := false
		for _, check := range v.Checks {
			said = said || strings.Contains(check.Unchecked, "Only charter 1.0.0 can compare")
		}
		if !said && !slices.Contains(failed(v), form) {
			t.Errorf("%s: it is not said what was not checked", name)
		}
		whole := "It is what this report makes, byte for byte."
		if last := v.Checks[len(v.Checks)-1]; last.Name == belongs && last.Passed && last.Detail != whole && !strings.Contains(last.Unchecked, "its text, which only charter 1.0.0 can compare") {
			t.Errorf("%s: of the attachment it is said: %+v", name, last)
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
		if got := exports.Within(first, second, "reason"); got != c.want {
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
		text, err := exports.Encode(whole)
		return text, known && err == nil
	}
	report := mustRead(t, "testdata/released/1.0.0/public/sample.report.json")
	later.Schema = without
	if v := later.Verify(report); fmt.Sprint(failed(v)) != "[Schema]" || !strings.Contains(v.Checks[2].Detail, "Freshness") {
		t.Errorf("%+v", v)
	}
}

// lowered finds a question that counts less than the 3 it claims.
func lowered(t *testing.T, report []byte) int {
	t.Helper()
	r, err := exports.ParseReport(report)
	if err != nil {
		t.Fatal(err)
	}
	for i, q := range r.Score.Questions {
		if q.Lowered() && *q.Claimed == 3 {
			return i
		}
	}
	t.Fatal("no level is lowered")
	return 0
}

// A table names no digest, so it is said that nothing was shown of it.
func TestTablesOfAnotherVersion(t *testing.T) {
	t.Parallel()
	folder := "testdata/released/1.0.0/public/"
	table := append(mustRead(t, folder+"sample.answers.csv"), "more"...)
	v := laterProgram(t).Verify(mustRead(t, folder+"sample.report.json"), exports.Attachment{Name: "a.CSV", Data: table})
	if last := v.Checks[len(v.Checks)-1]; !v.Passed || !strings.Contains(last.Unchecked, "Not checked: whether it was made from this report") {
		t.Errorf("%+v", last)
	}
}

// A version that is not known is told as that, never as a file that was rewritten.
func TestReportsOfVersionsThatAreNotKnown(t *testing.T) {
	t.Parallel()
	later := laterProgram(t)
	text := mustRead(t, "testdata/released/1.0.0/public/sample.report.json")
	markdown := mustRead(t, "testdata/released/1.0.0/public/sample.report.md")
	sealed := func(tool string) []byte {
		return forged(t, text, func(report members) { report["tool"] = tool })
	}
	for _, tool := range []string{"charter 9.1.0", "charter 1.0.0-draft", "charter ../1.0.0", "charter ", "", "Charter 1.0.0", "other 1.0.0", "charter 1.0.0\x1b[2J"} {
		v := later.Verify(sealed(tool))
		if v.Passed || !v.Unknown || fmt.Sprint(failed(v)) != "[Version]" {
			t.Errorf("%q: failed %v, want its version only", tool, failed(v))
		}
		if words := v.Checks[0].Detail; !strings.Contains(words, tool) || !strings.Contains(words, "get that version") {
			t.Errorf("%q: told as %s", tool, words)
		}
	}
	// A newer one has keys that this program cannot know.
	newer := bytes.Replace(sealed("charter 9.1.0"), []byte(`"example": true,`), []byte(`"example": true, "unheard_of": 1,`), 1)
	if v := later.Verify(newer, exports.Attachment{Name: "a.md", Data: markdown}); fmt.Sprint(failed(v)) != "[Version Digest a.md]" || v.Unknown {
		t.Errorf("changed besides: failed %v", failed(v))
	}
	for _, check := range later.Verify(newer).Checks {
		if strings.Contains(check.Detail, "rewritten") || strings.Contains(check.Detail, "original") {
			t.Errorf("%+v", check)
		}
	}
	bare := []byte(`{"format": "charter-report/1", "tool": "charter 10.0.0"}`)
	if v := later.Verify(bare, exports.Attachment{Name: "a.md", Data: markdown}); fmt.Sprint(failed(v)) != "[Version Digest a.md]" {
		t.Errorf("without a digest: failed %v", failed(v))
	}
	v := later.Verify([]byte(`{"format": "charter-report/2", "tool": "charter 10.0.0"}`))
	if fmt.Sprint(failed(v)) != "[Form]" || !v.Unknown || !strings.Contains(v.Checks[0].Detail, "charter-report/2") {
		t.Errorf("another form: %+v", v)
	}
}

// A questionnaire that cannot be had is an error of that check, not a pass.
func TestQuestionsThatCannotBeHad(t *testing.T) {
	t.Parallel()
	pack := defaultPack(t)
	gone := func(string, string) (*questions.Pack, error) { return nil, errors.New("the folder is gone") }
	own := mustJSON(t, exports.Build(sampleAssessment(t, pack), pack, options(exports.Public)))
	if got := exports.NewVerifier(options(exports.Public).Tool, gone).Verify(own); fmt.Sprint(failed(got)) != "[Questions]" {
		t.Errorf("failed %v", failed(got))
	}
	if got := exports.NewVerifier("charter 9.0.0", gone).Verify(mustRead(t, "testdata/released/1.0.0/public/sample.report.json")); fmt.Sprint(failed(got)) != "[Questions]" {
		t.Errorf("of another version: failed %v", failed(got))
	}
}

// What a report of 1.0.0 could not have had is refused, though later ones may.
func TestSchemaOfAReleasedVersionIsStrict(t *testing.T) {
	t.Parallel()
	text := mustRead(t, "testdata/released/1.0.0/public/sample.report.json")
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
