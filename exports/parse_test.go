package exports_test

import (
	"bytes"
	"regexp"
	"slices"
	"testing"

	"charter/exports"
)

// renderAll writes a report in every form there is.
func renderAll(r *exports.Report) {
	exports.Markdown(r)
	exports.HTML(r)
	exports.AnswersCSV(r)
	exports.ActionsCSV(r)
	exports.ChangesMarkdown(exports.Diff(r, r))
	if entry, err := exports.Register(r); err == nil {
		exports.RegisterMarkdown(entry)
		exports.RegisterCSV(entry)
	}
}

// TestDamagedReportsNeverPanic takes parts out of a report, one at a time, and
// puts wrong numbers in.
func TestDamagedReportsNeverPanic(t *testing.T) {
	t.Parallel()
	report := mustJSON(t, exports.Build(typical(), smallPack("1.0.0"), options(exports.Internal)))
	lines := bytes.SplitAfter(report, []byte("\n"))
	numbers := regexp.MustCompile(`\b\d+\b`)
	read := 0
	try := func(text []byte) {
		if r, err := exports.ParseReport(text); err == nil {
			read++
			renderAll(r)
		}
	}
	for i, line := range lines {
		without := slices.Concat(lines[:i]...)
		try(append(without, bytes.Join(lines[i+1:], nil)...))
		for _, number := range []string{"-7", "99", "null"} {
			if changed := numbers.ReplaceAll(line, []byte(number)); !bytes.Equal(changed, line) {
				try(slices.Concat(slices.Concat(lines[:i]...), changed, bytes.Join(lines[i+1:], nil)))
			}
		}
	}
	if read == 0 {
		t.Error("no damaged report could be read at all: the test says nothing")
	}
}

func FuzzParseReport(f *testing.F) {
	for _, audience := range []exports.Audience{exports.Public, exports.Internal} {
		f.Add(mustJSON(f, exports.Build(typical(), smallPack("1.0.0"), options(audience))))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		r, err := exports.ParseReport(text)
		if err != nil {
			return
		}
		renderAll(r)
		verifier(nil).Verify(text)
	})
}
