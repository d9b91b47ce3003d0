package register_test

import (
	"bytes"
	"slices"
	"testing"

	"charter/assessment"
	"charter/assessment/project"
	"charter/exports/exportstest"
	"charter/exports/register"
	"charter/exports/report"
)

func readAgain(t *testing.T, e *register.Entry) *register.Entry {
	t.Helper()
	text, err := register.JSON(e)
	if err != nil {
		t.Fatal(err)
	}
	again, err := register.Read(text)
	if err != nil {
		t.Fatal(err)
	}
	if twice, err := register.JSON(again); err != nil || !bytes.Equal(text, twice) {
		t.Errorf("what is read is not what was written: %v", err)
	}
	return again
}

func TestAnEntryIsReadAsItWasWritten(t *testing.T) {
	t.Parallel()
	for name, a := range map[string]*assessment.Assessment{"typical": exportstest.Typical(), "private": exportstest.Private(), "empty": {}} {
		e := entryOf(t, a, report.Public)
		again := readAgain(t, e)
		if changed := again.Changed(e); changed != nil {
			t.Errorf("%s: what is read says something else: %v", name, changed)
		}
		if !bytes.Equal(register.Markdown(e), register.Markdown(again)) {
			t.Errorf("%s: what is read is told otherwise", name)
		}
	}
}

// TestEveryChangeIsTold changes every field of a project that can hold any text or a day, one after another.
func TestEveryChangeIsTold(t *testing.T) {
	t.Parallel()
	before := entryOf(t, exportstest.Typical(), report.Public)
	for _, field := range project.Fields() {
		if field.Kind == project.KindYes {
			continue
		}
		after := readAgain(t, before)
		text := "2027-01-31"
		if len(field.Options) > 0 {
			text = field.Options[len(field.Options)-1].Value
		}
		for i := range max(1, field.Count(&after.Project)) {
			field.Put(&after.Project, i, text)
		}
		after.Dates.LiveSince, after.Dates.Ends = after.Project.Dates.LiveSince, after.Project.Dates.Ends
		if field.Value(&after.Project, 0) != field.Value(&before.Project, 0) && after.Changed(before) == nil {
			t.Errorf("a change of %s is not told", field.Key)
		}
	}
	after := readAgain(t, before)
	after.Stage, after.Charter.Verdict, after.Licence.ID = "live", assessment.VerdictReady, "CC0-1.0"
	after.SignOff = []register.SignOff{{Role: "Board"}}
	if got, want := after.Changed(before), []string{"Stage", "Self-assessment", "Sign-off", "Licence"}; !slices.Equal(got, want) {
		t.Errorf("it tells %v", got)
	}
	after = readAgain(t, before)
	after.Publish(3, exportstest.Day(2027, 1, 31))
	after.Dates.Updated, after.ReportDigest, after.Warnings = exportstest.Day(2027, 1, 30), "sha256:0", nil
	if got := after.Changed(before); got != nil {
		t.Errorf("what is no part of what it says counts as %v", got)
	}
}
