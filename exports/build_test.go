package exports_test

import (
	"bytes"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"charter/assessment"
	"charter/assessment/sample/sampletest"
	"charter/exports"
	"charter/questions"
)

func defaultPack(t testing.TB) *questions.Pack {
	t.Helper()
	return sampletest.Pack(t)
}

func sampleAssessment(t testing.TB, pack *questions.Pack) *assessment.Assessment {
	t.Helper()
	return sampletest.Assessment(t, pack)
}

func options(audience exports.Audience) exports.Options {
	return exports.Options{Audience: audience, Now: time.Date(2026, 11, 22, 9, 30, 0, 0, time.UTC), Tool: "charter 1.0.0"}
}

func mustJSON(t testing.TB, r *exports.Report) []byte {
	t.Helper()
	text, err := exports.JSON(r)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestReportSurvivesItsJSON(t *testing.T) {
	t.Parallel()
	pack := defaultPack(t)
	for name, a := range map[string]*assessment.Assessment{"sample": sampleAssessment(t, pack), "empty": {}} {
		for _, audience := range []exports.Audience{exports.Public, exports.Internal} {
			r := exports.Build(a, pack, options(audience))
			text := mustJSON(t, r)
			back, err := exports.ParseReport(text)
			if err != nil {
				t.Fatalf("%s, %s: %v", name, audience, err)
			}
			if again := mustJSON(t, back); !bytes.Equal(again, text) {
				t.Errorf("%s, %s: JSON differs after reading it back:\n%s", name, audience, cmp.Diff(string(text), string(again)))
			}
			if !bytes.Equal(exports.Markdown(back), exports.Markdown(r)) {
				t.Errorf("%s, %s: Markdown differs after reading the JSON back", name, audience)
			}
			if !bytes.Equal(exports.HTML(back), exports.HTML(r)) {
				t.Errorf("%s, %s: HTML differs after reading the JSON back", name, audience)
			}
		}
	}
}

func TestBuildGivesTheSameBytesAndChangesNothing(t *testing.T) {
	t.Parallel()
	pack := defaultPack(t)
	a, untouched := sampleAssessment(t, pack), sampleAssessment(t, pack)
	first := mustJSON(t, exports.Build(a, pack, options(exports.Public)))
	later := options(exports.Public)
	later.Now = later.Now.Add(10 * time.Hour)
	if second := mustJSON(t, exports.Build(a, pack, later)); !bytes.Equal(first, second) {
		t.Error("two builds on one day differ")
	}
	if diff := cmp.Diff(untouched, a); diff != "" {
		t.Errorf("Build changed the assessment:\n%s", diff)
	}
}
