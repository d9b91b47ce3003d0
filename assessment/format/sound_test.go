package format

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/google/go-cmp/cmp"
)

// holdTogether checks that a text is read at once where the careful passes find nothing
// wrong with it, to the same assessment, and nowhere else.
func holdTogether(tb testing.TB, text string) {
	tb.Helper()
	sound := readSound([]byte(text))
	careful, err := readCarefully("x", []byte(text))
	switch {
	case (sound == nil) != (err != nil):
		tb.Fatalf("read at once: %t; carefully: %v\n%s", sound != nil, err, text[:min(len(text), 4000)])
	case err == nil:
		if diff := cmp.Diff(careful, sound); diff != "" {
			tb.Fatal(diff)
		}
	}
}

// members gives where each value of a text begins and ends, and where what comes before
// it, its name among that, begins.
func members(t *testing.T, text []byte) (found [][3]int) {
	dec := jsontext.NewDecoder(bytes.NewReader(text))
	var walk func(from int)
	walk = func(from int) {
		kind := dec.PeekKind()
		if kind == '{' || kind == '[' {
			_, _ = dec.ReadToken()
			start := int(dec.InputOffset()) - 1
			for dec.PeekKind() != '}' && dec.PeekKind() != ']' {
				before := int(dec.InputOffset())
				if kind == '{' {
					_, _ = dec.ReadToken()
				}
				walk(before)
			}
			_, _ = dec.ReadToken()
			found = append(found, [3]int{from, start, int(dec.InputOffset())})
			return
		}
		value, err := dec.ReadValue()
		if err != nil {
			t.Fatal(err)
		}
		end := int(dec.InputOffset())
		found = append(found, [3]int{from, end - len(value), end})
	}
	walk(0)
	return found
}

// Every value of a file of either format is replaced, taken away and written twice.
func TestTheDecoderAndTheSchemaHoldTogether(t *testing.T) {
	t.Parallel()
	for name, text := range map[string][]byte{"format 1": sparse(t, releasedSample(t)), "format 2": []byte(sampleText(t))} {
		holdTogether(t, string(text))
		seen := map[string]bool{}
		for _, m := range members(t, text) {
			before, member, value, after := text[:m[0]], text[m[0]:m[1]], text[m[1]:m[2]], text[m[2]:]
			key := string(bytes.TrimLeft(member, ", \n")) + string(value[:1]) + string(value[len(value)-1:])
			if seen[key] {
				continue // the like of it was tried
			}
			seen[key] = true
			for _, other := range []string{
				`null`, `true`, `0`, `3`, `-1`, `1.0`, `1e0`, `01`, `1.5`, `1e99`, `""`, `"x"`, `"\u0032"`, `"\ud800"`, "\"\xff\"", `"2026-02-30"`, `"0000-01-01"`,
				`"2026-11-22T10:00:00.5Z"`, `"2026-11-22T24:00:00Z"`, `"2026-11-22T10:00:60Z"`, `"2026-11-22T10:00:00+23:59"`, `"2026-11-22T10:00:00+99:99"`,
				`"live"`, `"open"`, `[]`, `{}`, `[0,0,0,0]`, `[0,0,0,0,0]`, `[null]`, `["x"]`, `{"a":1}`, `{"id":"x"}`, `[{}]`, `{"a":{}}`, ``, `"`, `[`,
			} {
				holdTogether(t, string(before)+string(member)+" "+other+string(after))
			}
			holdTogether(t, string(before)+string(after))                                                                                         // without it
			holdTogether(t, string(before)+strings.TrimPrefix(string(after), ","))                                                                // without its comma
			holdTogether(t, string(before)+string(member)+string(value)+","+strings.TrimLeft(string(member), ", \n")+string(value)+string(after)) // twice
		}
		if len(seen) < 80 {
			t.Errorf("%s: only %d values were tried", name, len(seen))
		}
	}
}

// sparse takes all but a few answers, actions and the like out of a text, and all history.
func sparse(t *testing.T, text []byte) []byte {
	var whole map[string]any
	if err := json.Unmarshal(text, &whole); err != nil {
		t.Fatal(err)
	}
	delete(whole, "history")
	answers := whole["answers"].(map[string]any)
	for i, id := range slices.Sorted(maps.Keys(answers)) {
		if i%8 != 0 {
			delete(answers, id)
		}
	}
	less, err := json.Marshal(whole, json.Deterministic(true))
	if err != nil {
		t.Fatal(err)
	}
	return less
}

// FuzzReadSound does the same with any text.
func FuzzReadSound(f *testing.F) {
	f.Add(string(presentSample(f)))
	f.Add(sampleText(f))
	f.Add(`{"format":"charter-assessment/2","id":"x","pack":{"id":"p","version":"1"},"created":"2026-11-22T10:00:00Z","updated":"2026-11-22T10:00:00Z","as_of":"2026-11-22","answers":{"A":{"state":"level","level":2}}}`)
	f.Fuzz(func(t *testing.T, text string) { holdTogether(t, strings.TrimPrefix(text, byteOrderMark)) })
}
