package exports_test

import (
	"bytes"
	"regexp"
	"slices"
	"testing"

	"charter/exports/changes"
	"charter/exports/exportstest"
	"charter/exports/register"
	"charter/exports/report"
)

// renderAll writes a report in every form there is.
func renderAll(r *report.Report) {
	report.Markdown(r)
	report.HTML(r)
	report.AnswersCSV(r)
	report.ActionsCSV(r)
	changes.Markdown(changes.Diff(r, r, nil))
	if entry, err := register.Make(r); err == nil {
		register.Markdown(entry)
		register.CSV(entry)
	}
}

// TestDamagedReportsNeverPanic takes parts out of a report, one at a time, and
// puts wrong numbers in.
func TestDamagedReportsNeverPanic(t *testing.T) {
	t.Parallel()
	text := exportstest.JSON(t, report.Build(exportstest.Typical(), exportstest.SmallPack("1.0.0"), exportstest.Options(report.Internal)))
	lines := bytes.SplitAfter(text, []byte("\n"))
	numbers := regexp.MustCompile(`\b\d+\b`)
	read := 0
	try := func(text []byte) {
		if r, err := report.Parse(text); err == nil {
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
	for _, audience := range []report.Audience{report.Public, report.Internal} {
		f.Add(exportstest.JSON(f, report.Build(exportstest.Typical(), exportstest.SmallPack("1.0.0"), exportstest.Options(audience))))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		r, err := report.Parse(text)
		if err != nil {
			return
		}
		renderAll(r)
		exportstest.Verifier(nil).Verify(text)
	})
}
