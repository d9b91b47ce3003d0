package exports_test

import (
	"testing"

	"charter/assessment"
	"charter/exports"
	"charter/questions"
)

// BenchmarkFullReport builds the report of a full assessment and writes it in
// every form. It is to stay below 10 ms.
func BenchmarkFullReport(b *testing.B) {
	pack := defaultPack(b)
	a := sampleAssessment(b, pack)
	for b.Loop() {
		writeAll(b, a, pack)
	}
}

// writeAll builds the report of an assessment and writes it in every form.
func writeAll(t testing.TB, a *assessment.Assessment, pack *questions.Pack) {
	t.Helper()
	r := exports.Build(a, pack, options(exports.Public))
	entry, err := exports.Register(r)
	if err != nil {
		t.Fatal(err)
	}
	for _, write := range []func() ([]byte, error){
		func() ([]byte, error) { return exports.JSON(r) },
		func() ([]byte, error) { return exports.RegisterJSON(entry) },
		func() ([]byte, error) { return exports.RegisterLongCSV(entry) },
	} {
		if _, err := write(); err != nil {
			t.Fatal(err)
		}
	}
	exports.Markdown(r)
	exports.HTML(r)
	exports.AnswersCSV(r)
	exports.ActionsCSV(r)
	exports.RegisterMarkdown(entry)
	exports.RegisterCSV(entry)
}

func BenchmarkBuild(b *testing.B) {
	pack := defaultPack(b)
	a := sampleAssessment(b, pack)
	for b.Loop() {
		exports.Build(a, pack, options(exports.Public))
	}
}

func BenchmarkMarkdown(b *testing.B) {
	pack := defaultPack(b)
	r := exports.Build(sampleAssessment(b, pack), pack, options(exports.Public))
	for b.Loop() {
		exports.Markdown(r)
	}
}

func BenchmarkSummarise(b *testing.B) {
	pack := defaultPack(b)
	a := sampleAssessment(b, pack)
	for b.Loop() {
		exports.Summarise("a.charter.json", a, pack, assessment.Date{})
	}
}
