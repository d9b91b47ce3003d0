package exports_test

import (
	"testing"

	"charter/assessment"
	"charter/exports"
)

// BenchmarkFullReport builds the report of a full assessment and writes it in
// every form. It is to stay below 10 ms.
func BenchmarkFullReport(b *testing.B) {
	pack := defaultPack(b)
	a := sampleAssessment(b, pack)
	for b.Loop() {
		r := exports.Build(a, pack, options(exports.Public))
		if _, err := exports.JSON(r); err != nil {
			b.Fatal(err)
		}
		exports.Markdown(r)
		exports.HTML(r)
		exports.AnswersCSV(r)
		exports.ActionsCSV(r)
		entry, err := exports.Register(r)
		if err != nil {
			b.Fatal(err)
		}
		exports.RegisterMarkdown(entry)
		exports.RegisterCSV(entry)
		if _, err := exports.RegisterJSON(entry); err != nil {
			b.Fatal(err)
		}
		if _, err := exports.RegisterLongCSV(entry); err != nil {
			b.Fatal(err)
		}
	}
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
