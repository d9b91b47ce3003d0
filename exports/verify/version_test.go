package verify_test

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

// members are those of a JSON object.
type members = map[string]any

// forged changes a report as somebody would who knows how it is made: the digest
// fits again, and it is laid out as charter does.
func forged(t *testing.T, text []byte, change func(report members)) []byte {
	t.Helper()
	var whole members
	if err := json.Unmarshal(text, &whole); err != nil {
		t.Fatal(err)
	}
	change(whole)
	text, err := encoding.JSON(whole)
	if err == nil {
		whole["digest"], err = report.DigestOf(text)
	}
	if err == nil {
		text, err = encoding.JSON(whole)
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
	text := mustRead(t, "../testdata/released/1.0.0/public/sample.report.json")
	markdown := mustRead(t, "../testdata/released/1.0.0/public/sample.report.md")
	forge := func(value any, path ...any) []byte {
		return forged(t, text, func(r members) {
			last := len(path) - 1
			at(t, r, path[:last]...)[path[last].(string)] = value
		})
	}
	replaced := func(old, with string) []byte {
		if !bytes.Contains(text, []byte(old)) {
			t.Fatalf("there is no %q", old)
		}
		return bytes.Replace(text, []byte(old), []byte(with), 1)
	}
	fewerPoints := forged(t, text, func(r members) {
		score := at(t, r, "score")
		score["points"] = score["points"].([]any)[1:]
	})
	bothVerdicts := forged(t, text, func(r members) {
		at(t, r, "score")["verdict"], at(t, r, "summary")["verdict"] = "ready", "ready"
	})
	otherPack := forged(t, text, func(r members) {
		at(t, r, "score", "pack")["version"], at(t, r, "pack")["version"] = "5.0.0", "5.0.0"
	})
	const (
		form, fits, digest, layout = "Form", "Schema", "Digest", "Layout"
		follows, questionnaire     = "Result", "Questions"
		belongs                    = "a.md"
	)
	for name, c := range map[string]struct {
		text     []byte
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
		"another's Markdown":   {text, mustRead(t, "../testdata/released/1.0.0/public/full.report.md"), []string{belongs}},
		"an empty attachment":  {text, nil, []string{belongs}},
		"a changed Markdown":   {text, append(slices.Clone(markdown), " He said it was approved."...), nil},
		"a changed sentence":   {forge("All is well.", "summary", "sentence"), nil, []string{belongs}},
		"younger evidence":     {forge(1, "answers", "BEN-1", "evidence", 0, "age_months"), nil, []string{follows, belongs}},
		"a better grade":       {forge(1, "answers", "BEN-1", "evidence", 0, "grade"), nil, []string{follows, belongs}},
		"more assessors":       {forge(12, "summary", "people", "assessors"), nil, []string{follows, belongs}},
		"an action in time":    {forge(true, "actions", 0, "overdue"), nil, []string{follows, belongs}},
		"no example":           {forge(false, "example"), nil, []string{follows, belongs}},
		"another's whole name": {forge("Another bus", "project", "title"), markdown, []string{belongs}},
	} {
		v := later.Verify(c.text, verify.Attachment{Name: belongs, Data: c.markdown})
		if v.Passed != (c.failed == nil) || fmt.Sprint(exportstest.Failed(v)) != fmt.Sprint(c.failed) {
			t.Errorf("%s: failed %q, want %q", name, exportstest.Failed(v), c.failed)
		}
		said := false
		for _, check := range v.Checks {
			said = said || strings.Contains(check.Unchecked, "Only charter 1.0.0 can compare")
		}
		if !said && !slices.Contains(exportstest.Failed(v), form) {
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

// lowered finds a question that counts less than the 3 it claims.
func lowered(t *testing.T, text []byte) int {
	t.Helper()
	r, err := report.Parse(text)
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
