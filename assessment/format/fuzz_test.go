package format

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// FuzzDecode feeds any text to the reader: it must not panic, must explain every
// refusal, and what it accepts must come back from the writer unchanged.
func FuzzDecode(f *testing.F) {
	text := sampleText(f)
	f.Add(text)
	f.Add("")
	f.Add("\ufeff" + text)
	f.Add(strings.ReplaceAll(text, "\n", "\r\n"))
	f.Add(text[:len(text)/2])
	f.Add(strings.Replace(text, `"level": 2`, `"level": 99999999999999999999`, 1))
	f.Add(strings.Replace(text, `"level": 2`, `"level": 1e999`, 1))
	f.Add(strings.Replace(text, `"level": 2`, `"level": null`, 1))
	f.Add(strings.Replace(text, "BEN-1", `\u0000.~1/\ud83d\ude00`, 1))
	f.Add(strings.Replace(text, "2026-05-01", "0000-01-01", 1))
	f.Add(strings.Replace(text, "T10:00:00Z", "T10:00:00.123456789+23:59", 1))
	f.Add(`{"format":"charter-assessment/1","answers":{"":{"":[]}}}`)
	f.Add(`{"format":"charter-assessment/1","a":` + strings.Repeat(`{"a":`, 62))
	f.Add(`{"format":"charter-assessment/99999999999999999999"}`)
	f.Add(`[[[[{"format":[]}]]]]`)
	f.Add(`{"format":"charter-assessment/2","documents":null,"answers":{}}`)
	all := pack(f)
	f.Fuzz(func(t *testing.T, text string) {
		Salvage([]byte(text))
		a, err := Decode("x", []byte(text), all)
		var other *OtherPack
		if errors.As(err, &other) {
			if a != nil || other.Assessment == nil || Fits(other.Assessment.Pack, all) {
				t.Fatalf("refused as made with other questions, wrongly: %v", err)
			}
			return
		}
		if err != nil {
			var faults *Faults
			if !errors.As(err, &faults) || len(faults.List) == 0 || a != nil {
				t.Fatalf("refused without a reason: %v", err)
			}
			for _, fault := range faults.List {
				if fault.Message == "" || fault.Line > 1+strings.Count(text, "\n") {
					t.Errorf("a fault without sense: %+v", fault)
				}
			}
			return
		}
		data, err := Encode(a)
		if err != nil {
			t.Fatalf("cannot be written again: %v", err)
		}
		again, err := Decode("x", data, all)
		if err != nil {
			t.Fatalf("cannot be read again: %v", err)
		}
		if diff := cmp.Diff(a, again); diff != "" {
			t.Error(diff)
		}
		if twice, err := Encode(again); err != nil || string(twice) != string(data) {
			t.Errorf("written twice, it differs: %v", err)
		}
	})
}

// TestHostileFilesAreRefusedCheaply reads files that would fill the memory of a
// reader without limits.
func TestHostileFilesAreRefusedCheaply(t *testing.T) {
	t.Parallel()
	const head = `{"format":"charter-assessment/1","x":`
	for name, c := range map[string]struct{ text, want string }{
		"millions of values":    {head + "[" + strings.Repeat("0,", 2*maxValues) + "0]}", "more values than an assessment can have"},
		"millions of fields":    {head + "[" + strings.Repeat(`{"a":{}},`, maxValues) + "0]}", "more values than an assessment can have"},
		"thousands of faults":   {`{"format":"charter-assessment/1","answers":{"a":{"evidence":[` + strings.Repeat(`{},`, 100_000) + `{}]}}}`, "is missing"},
		"one very long text":    {head + `"` + strings.Repeat("x", MaxSize-100) + `"}`, "not a field that charter knows"},
		"nested as deep as may": {head + strings.Repeat("[", maxDepth-1) + strings.Repeat("]", maxDepth-1) + "}", "not a field that charter knows"},
		"nested too deep":       {head + strings.Repeat("[", maxDepth) + strings.Repeat("]", maxDepth) + "}", "nested more than 64 deep"},
	} {
		_, err := Decode("x", []byte(c.text), nil)
		var faults *Faults
		if !errors.As(err, &faults) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %.300v, want %q", name, err, c.want)
			continue
		}
		if len(faults.List) > maxFaults || len(err.Error()) > 50_000 {
			t.Errorf("%s: %d faults in %d bytes", name, len(faults.List), len(err.Error()))
		}
	}
}
