package verify_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/go-json-experiment/json"

	"charter/exports/encoding"
	"charter/exports/exportstest"
	"charter/exports/report"
	"charter/exports/verify"
)

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
