package main

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/go-json-experiment/json"

	"charter/assessment"
	"charter/assessment/sample"
	"charter/exports/portfolio"
	"charter/exports/report"
	"charter/questions"
)

// manyFiles gives so many files of the worked example, under a name each.
func manyFiles(b *testing.B) []string {
	text := sample.File()
	names, folder := make([]string, 200), b.TempDir()
	for i := range names {
		names[i] = filepath.Join(folder, fmt.Sprintf("%d.charter.json", i))
		if err := os.WriteFile(names[i], text, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	return names
}

// BenchmarkSummaryOfMany is what charter summary does with many files.
func BenchmarkSummaryOfMany(b *testing.B) {
	names := manyFiles(b)
	reader := &reader{packs: console{release: release{editions: questions.BuiltIn()}}.packs(""), now: time.Date(2026, 11, 28, 0, 0, 0, 0, time.UTC)}
	for b.Loop() {
		if _, problems := summarise(names, reader, portfolio.Options{Audience: report.Internal, Now: reader.now, Ahead: 90}); problems[0] != nil {
			b.Fatal(problems[0])
		}
	}
}

// BenchmarkValidateMany is what charter validate does with them.
func BenchmarkValidateMany(b *testing.B) {
	names := manyFiles(b)
	reader := &reader{packs: console{release: release{editions: questions.BuiltIn()}}.packs(""), now: time.Date(2026, 11, 28, 0, 0, 0, 0, time.UTC)}
	for b.Loop() {
		onEveryCore(len(names), func(i int) {
			if _, err := sound(names[i], reader); err != nil {
				panic(err)
			}
		})
	}
}

// BenchmarkBareReadingOfMany reads and decodes them and does nothing else: what the
// two others are held against.
func BenchmarkBareReadingOfMany(b *testing.B) {
	names := manyFiles(b)
	for b.Loop() {
		onEveryCore(len(names), func(i int) {
			text, err := os.ReadFile(names[i])
			if err != nil {
				panic(err)
			}
			var a assessment.Assessment
			if err := json.Unmarshal(text, &a); err != nil {
				panic(err)
			}
		})
	}
}
