package format

import (
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/google/go-cmp/cmp"

	"charter/assessment"
	"charter/assessment/assessmenttest"
	"charter/questions"
)

func TestWritingAndReadingGivesTheSame(t *testing.T) {
	t.Parallel()
	text := sampleText(t)
	a, err := Decode("x", []byte(text), nil)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(assessmenttest.Full(), a); diff != "" {
		t.Errorf("what is read differs from what was written:\n%s", diff)
	}
	again, err := Encode(a)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(text, string(again)); diff != "" {
		t.Errorf("writing again gives other bytes:\n%s", diff)
	}
	for _, want := range []string{"\n  \"format\": \"charter-assessment/2\"", `<b>&</b>`, "\"level\": 0", "}\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("the file lacks %q:\n%s", want, text)
		}
	}
	if strings.Contains(text, `"resident": false`) {
		t.Error("the file says what is not so")
	}
}

func TestReadingForgivesAByteOrderMarkAndWindowsLines(t *testing.T) {
	t.Parallel()
	text := "\ufeff" + strings.ReplaceAll(sampleText(t), "\n", "\r\n")
	a, err := Decode("x", []byte(text), nil)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(assessmenttest.Full(), a); diff != "" {
		t.Error(diff)
	}
}

func sampleText(t testing.TB) string {
	t.Helper()
	data, err := Encode(assessmenttest.Full())
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// released is the folder with the questions and the worked example of version 1.0.0.
const released = "../sample/sampletest/testdata"

func pack(t testing.TB) *questions.Pack {
	t.Helper()
	pack, err := questions.EditionsIn(os.DirFS(released)).Default()
	if err != nil {
		t.Fatal(err)
	}
	return pack
}

// releasedSample is the worked example as version 1.0.0 wrote it.
func releasedSample(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile(released + "/sample.charter.json")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// line gives the number of the line of text on which part stands.
func line(t *testing.T, text, part string) int {
	t.Helper()
	at := strings.Index(text, part)
	if at < 0 {
		t.Fatalf("%q is not in the text", part)
	}
	return 1 + strings.Count(text[:at], "\n")
}

func TestEveryFaultIsNamedWithItsLine(t *testing.T) {
	t.Parallel()
	text, all := sampleText(t), pack(t)
	for name, c := range map[string]struct {
		old, new string // what is changed in the sample
		at       string // the fault is on the line of this text; "" for the whole file
		path     string
		message  string // part of it
	}{
		"a level that is text":    {`"level": 2`, `"level": "2"`, `"level": "2"`, "answers.BEN-1.level", "must be a whole number"},
		"a level with a fraction": {`"level": 2`, `"level": 2.5`, `"level": 2.5`, "answers.BEN-1.level", "must be a whole number"},
		"an unknown field":        {`"note":`, `"nota":`, `"nota":`, "answers.BEN-1.nota", "not a field that charter knows"},
		"a date that is not one":  {`"2026-05-01"`, `"2026-02-30"`, `"2026-02-30"`, "documents.0.date", "date"},
		"a time that is not one":  {`"created": "2026-11-22T10:00:00Z"`, `"created": "yesterday"`, `"created": "yesterday"`, "created", "date and time"},
		"text for yes or no":      {`"affects_people": true`, `"affects_people": "yes"`, `"affects_people": "yes"`, "facts.affects_people", "true or false"},
		"text for a list":         {`"parking": [`, `"parking": "x", "sessions_": [`, `"parking": "x"`, "parking", "list"},
		"a name twice":            {`"public": true`, `"public": true, "title": "again"`, `"title": "again"`, "documents.0.title", "twice"},
		"an answer twice":         {`"SEC-1": {`, `"BEN-2": {`, "", "answers.BEN-2", "twice"},
		"a missing comma":         {`"state": "unsure",`, `"state": "unsure"`, "", "", "not valid JSON"},
		"a trailing comma":        {`"status": "open"`, `"status": "open",`, "", "", "not valid JSON"},
		"not UTF-8":               {`Programme office`, "Programme \xff", "Programme \xff", "documents.0.owner", "not UTF-8"},
		"more after the end":      {"\n}\n", "\n}\n{}\n", "", "", "more text after the end"},
		"too few counts":          {"0,\n            1,\n            1,\n            0", "0,\n 1", `"levels": [`, "answers.BEN-1.rounds.0.levels", "list of 4 items"},
		"a level too high":        {`"level": 2`, `"level": 4`, `"level": 4`, "answers.BEN-1.level", "must be a whole number from 0 to 3"},
		"a level in full":         {`"level": 2`, `"level": 2.0`, `"level": 2.0`, "answers.BEN-1.level", "digits only"},
		"a stage nobody knows":    {`"pilot"`, `"trial"`, `"trial"`, "facts.stage", "must be one of idea, design, pilot, live, retired"},
		"a field that is missing": {`"id": "0199a8f0-0000-7000-8000-000000000001",`, ``, "{", "id", "is missing"},
		"a field inside missing": {`"for": [
        "BEN-1",
        "beneficial"
      ],`, ``, "{\n      \"id\": \"x1\"", "actions.0.for", "is missing"},
		"no date where one must": {`"as_of": "2026-11-22"`, `"as_of": ""`, `"as_of": ""`, "as_of", "must be a date"},
		"a question nobody asks": {`"SEC-1": {`, `"SEC-99": {`, `"SEC-99": {`, "answers.SEC-99", "has no question SEC-99"},
		"an assessor twice":      {`"id": "a2"`, `"id": "a1"`, "\"id\": \"a1\",\n      \"name\": \"Bob\"", "assessors.1.id", "used twice"},
		"a level without state":  {`"state": "level",`, ``, `"level": 2`, "answers.BEN-1.level", "state is not level"},
		"more votes than people": {`"present": 2`, `"present": 1`, "{\n          \"session\": \"s7c1\"", "answers.BEN-1.rounds.0", "only 1 were present"},
	} {
		changed := strings.Replace(text, c.old, c.new, 1)
		if changed == text {
			t.Errorf("%s: %q is not in the sample:\n%s", name, c.old, text)
			continue
		}
		_, err := Decode("falls.charter.json", []byte(changed), all)
		var faults *Faults
		if !errors.As(err, &faults) {
			t.Errorf("%s: got %v, want faults", name, err)
			continue
		}
		got := faults.List[0]
		if c.at != "" && got.Line != line(t, changed, c.at) {
			t.Errorf("%s: line %d, want %d: %s", name, got.Line, line(t, changed, c.at), err)
		}
		if got.Line == 0 || got.Column == 0 {
			t.Errorf("%s: the fault has no place: %s", name, err)
		}
		if c.path != "" && got.Path != c.path {
			t.Errorf("%s: path %q, want %q", name, got.Path, c.path)
		}
		if !strings.Contains(got.Message, c.message) {
			t.Errorf("%s: message %q lacks %q", name, got.Message, c.message)
		}
	}
}

func TestAFaultReadsAsOneLine(t *testing.T) {
	t.Parallel()
	text := strings.Replace(sampleText(t), `"level": 2`, `"levle": 9`, 1)
	text = strings.Replace(text, `"level": 0`, `"level": -1`, 1)
	_, err := Decode("falls.charter.json", []byte(text), nil)
	if err == nil {
		t.Fatal("the file was read")
	}
	want := fmt.Sprintf("falls.charter.json:%d: answers.BEN-1.levle: is not a field that charter knows. Did you mean level?\n", line(t, text, "levle")) +
		fmt.Sprintf("falls.charter.json:%d: answers.SEC-1.level: must be a whole number from 0 to 3", line(t, text, `"level": -1`))
	if diff := cmp.Diff(want, err.Error()); diff != "" {
		t.Error(diff)
	}
}

func TestATruncatedFileSaysSoAtItsLastLine(t *testing.T) {
	t.Parallel()
	text := sampleText(t)
	for cut := 1; cut < len(text)-2; cut += 7 {
		part := text[:cut]
		_, err := Decode("x", []byte(part), nil)
		var faults *Faults
		if !errors.As(err, &faults) {
			t.Fatalf("cut at %d: got %v, want faults", cut, err)
		}
		last := 1 + strings.Count(strings.TrimRight(part, " \n"), "\n")
		if got := faults.List[0]; got.Line != last || !strings.Contains(got.Message, "ends too early") {
			t.Fatalf("cut at %d: got %v, want an early end on line %d", cut, err, last)
		}
	}
}

func TestWhatIsNotAnAssessmentIsCalledWhatItIs(t *testing.T) {
	t.Parallel()
	noise := make([]byte, 1<<20)
	random := rand.NewChaCha8([32]byte{1})
	if _, err := io.ReadFull(random, noise); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ text, want string }{
		"empty":         {"", "x.json: is empty"},
		"blank":         {" \n\n", "x.json: is empty"},
		"newer":         {`{"format": "charter-assessment/3", "new": {"a": 1}}`, "made by a newer charter"},
		"a report":      {`{"format": "charter-report/1"}`, "is a charter-report/1, not an assessment"},
		"another thing": {`{"format": "pdf"}`, `names its format "pdf"`},
		"no format":     {`{"a": 1}`, "does not name its format"},
		"a list":        {`["format", "charter-assessment/1"]`, "does not name its format"},
		"a number":      {`12`, "does not name its format"},
		"version zero":  {`{"format": "charter-assessment/0"}`, "not an assessment"},
		"UTF-16":        {"\xff\xfe{\x00}\x00", "UTF-16"},
		"noise":         {string(noise), "not a text file"},
		"words":         {"Dear all,\nplease find", "x.json:1: this is not valid JSON"},
		"deep":          {strings.Repeat("[", 100_000), "nested more than 64 deep"},
		"wide":          {strings.Repeat(" ", MaxSize) + "{", "larger than 32 megabytes"},
	} {
		a, err := Decode("x.json", []byte(c.text), nil)
		if err == nil || a != nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %.200v, want %q", name, err, c.want)
		}
		if err != nil && len(err.Error()) > 600 {
			t.Errorf("%s: the message is %d bytes long", name, len(err.Error()))
		}
	}
}

func TestFaultsAreSafeToPrint(t *testing.T) {
	t.Parallel()
	_, err := Decode("a\x1b[2J.json", []byte(`{"format": "charter-assessment/1", "\u001b]0;x\u0007": 1}`), nil)
	if err == nil || strings.ContainsAny(err.Error(), "\x1b\a") {
		t.Errorf("got %q", err)
	}
}

func TestTextThatIsNotUTF8IsStillSaved(t *testing.T) {
	t.Parallel()
	a := assessmenttest.Full()
	a.Project.Summary = "caf\xe9"
	data, err := Encode(a)
	if err != nil {
		t.Fatal(err)
	}
	back, err := Decode("x", data, nil)
	if err != nil || back.Project.Summary != "caf\ufffd" {
		t.Errorf("got %v, %v", back, err)
	}
}

// BenchmarkDecode reads the worked example, which is as large as a file usually gets.
func BenchmarkDecode(b *testing.B) {
	text, p := releasedSample(b), pack(b)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, err := Decode("x", text, p); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkDecodeTwo reads the same in the present format.
func BenchmarkDecodeTwo(b *testing.B) {
	text, p := presentSample(b), pack(b)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if _, err := Decode("x", text, p); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkBareDecode does no more with it than the library does by itself: what
// reading a file costs at least.
func BenchmarkBareDecode(b *testing.B) {
	text := presentSample(b)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		var a assessment.Assessment
		if err := json.Unmarshal(text, &a); err != nil {
			b.Fatal(err)
		}
	}
}

// presentSample is the worked example as it is written now.
func presentSample(tb testing.TB) []byte {
	a, err := Decode("x", releasedSample(tb), nil)
	if err != nil {
		tb.Fatal(err)
	}
	text, err := Encode(a)
	if err != nil {
		tb.Fatal(err)
	}
	return text
}

// TestEveryValueReplaced puts every kind of value in the place of every value of
// the sample. Each result is refused with its line, or means what it says.
func TestEveryValueReplaced(t *testing.T) {
	t.Parallel()
	text := sampleText(t)
	dec := jsontext.NewDecoder(strings.NewReader(text))
	accepted, refused := 0, 0
	for {
		tok, err := dec.ReadToken()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		end := int(dec.InputOffset())
		if _, n := dec.StackIndex(dec.StackDepth()); tok.Kind() == '{' || tok.Kind() == '[' || tok.Kind() == '}' || tok.Kind() == ']' || n%2 == 1 && text[end] == ':' {
			continue
		}
		start := strings.LastIndexAny(text[:end], "\n:") + 1
		for _, value := range []string{`null`, `true`, `0`, `-1`, `1.5`, `1e99`, `""`, `"x"`, `[]`, `{}`, `[[]]`, `{"a":1}`} {
			changed := text[:start] + " " + value + text[end:]
			a, err := Decode("x", []byte(changed), nil)
			if err != nil {
				refused++
				var faults *Faults
				if !errors.As(err, &faults) || faults.List[0].Line == 0 && !strings.Contains(err.Error(), "format") {
					t.Errorf("%s for %q: %v", value, text[start:end], err)
				}
				continue
			}
			accepted++
			data, err := Encode(a)
			if err != nil {
				t.Errorf("%s for %q: %v", value, text[start:end], err)
			}
			if _, err := Decode("x", data, nil); err != nil {
				t.Errorf("%s for %q is written as what cannot be read: %v", value, text[start:end], err)
			}
		}
	}
	if accepted < 50 || refused < 500 {
		t.Errorf("%d accepted, %d refused: too few to tell", accepted, refused)
	}
}

// TestGitsMarksAreNamed reads a file in which git has left two versions.
func TestGitsMarksAreNamed(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("testdata/git-markers.charter.json")
	if err != nil {
		t.Fatal(err)
	}
	_, err = Decode("x", data, nil)
	var faults *Faults
	if !errors.As(err, &faults) || len(faults.List) != 1 || faults.List[0].Line != 15 || !strings.Contains(err.Error(), "git has marked") || !strings.Contains(err.Error(), "charter merge") {
		t.Errorf("got %v", err)
	}
}
