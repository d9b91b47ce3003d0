package exports_test

import (
	"testing"

	"charter/assessment"
	"charter/exports/exportstest"
	"charter/exports/portfolio"
	"charter/exports/register"
	"charter/exports/report"
	"charter/questions"
)

// BenchmarkFullReport builds the report of a full assessment and writes it in
// every form. It is to stay below 10 ms.
func BenchmarkFullReport(b *testing.B) {
	pack := exportstest.Pack(b)
	a := exportstest.Sample(b, pack)
	for b.Loop() {
		writeAll(b, a, pack)
	}
}

// writeAll builds the report of an assessment and writes it in every form.
func writeAll(t testing.TB, a *assessment.Assessment, pack *questions.Pack) {
	t.Helper()
	r := report.Build(a, pack, exportstest.Options(report.Public))
	entry, err := register.Make(r)
	if err != nil {
		t.Fatal(err)
	}
	for _, write := range []func() ([]byte, error){
		func() ([]byte, error) { return report.JSON(r) },
		func() ([]byte, error) { return register.JSON(entry) },
		func() ([]byte, error) { return register.LongCSV(entry) },
	} {
		if _, err := write(); err != nil {
			t.Fatal(err)
		}
	}
	report.Markdown(r)
	report.HTML(r)
	report.AnswersCSV(r)
	report.ActionsCSV(r)
	report.EvidenceCSV(r)
	register.Markdown(entry)
	register.CSV(entry)
}

func BenchmarkBuild(b *testing.B) {
	pack := exportstest.Pack(b)
	a := exportstest.Sample(b, pack)
	for b.Loop() {
		report.Build(a, pack, exportstest.Options(report.Public))
	}
}

func BenchmarkMarkdown(b *testing.B) {
	pack := exportstest.Pack(b)
	r := report.Build(exportstest.Sample(b, pack), pack, exportstest.Options(report.Public))
	for b.Loop() {
		report.Markdown(r)
	}
}

func BenchmarkSummarise(b *testing.B) {
	pack := exportstest.Pack(b)
	a := exportstest.Sample(b, pack)
	for b.Loop() {
		if _, err := portfolio.Of("a.charter.json", a, pack, portfolio.Options{Audience: report.Internal, Now: exportstest.Options(report.Internal).Now}); err != nil {
			b.Fatal(err)
		}
	}
}
