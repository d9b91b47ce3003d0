package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"charter/assessment"
	"charter/assessment/format"
	"charter/assessment/sample/sampletest"
)

// project is "project FILE N TITLE": it writes the assessment of a made-up project that may be
// published. N, a digit, ends its id.
func project(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 || len(args[1]) != 1 {
		ts.Fatalf("usage: project FILE N TITLE")
	}
	text := strings.ReplaceAll(string(sampletest.File()), "example.org", "estuaryconnect.uk")
	pack, err := sampletest.Editions().Default()
	ts.Check(err)
	a, err := format.Decode(args[0], []byte(text), pack)
	ts.Check(err)
	a.Example, a.ID, a.Project.Title, a.Project.ID = false, a.ID[:len(a.ID)-1]+args[1], args[2], ""
	score := assessment.Compute(a, pack)
	a.Explanations = map[string]string{}
	for _, c := range score.Contradictions {
		a.Explanations[c.ID] = "Both are true, and our page on the web says how."
	}
	for _, q := range score.Questions {
		if q.Applies && q.State == assessment.ScoredUnanswered {
			a.Answers[q.ID] = assessment.Level(1)
		}
	}
	data, err := format.Encode(a)
	ts.Check(err)
	ts.Check(os.MkdirAll(filepath.Dir(ts.MkAbs(args[0])), 0o777))
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o666))
}

// walk is "walk FILE FROM TO": it runs every command in some of the blocks of a document that are
// marked as sh, one after another, as somebody who reads it types them. Blocks count from 1; the
// last is also called end. ADDRESS stands for the folder of this test.
func walk(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: walk FILE FROM TO")
	}
	var blocks []string
	for i, text := range strings.Split(ts.ReadFile(args[0]), "```") {
		if lines, marked := strings.CutPrefix(text, "sh\n"); marked && i%2 == 1 {
			blocks = append(blocks, lines)
		}
	}
	from, err := strconv.Atoi(args[1])
	ts.Check(err)
	to := len(blocks)
	if args[2] != "end" {
		to, err = strconv.Atoi(args[2])
		ts.Check(err)
	}
	for _, block := range blocks[from-1 : to] {
		for line := range strings.Lines(block) {
			words, err := wordsOf(strings.TrimSpace(line))
			ts.Check(err)
			step(ts, words)
		}
	}
}

// step runs one command of a document.
func step(ts *testscript.TestScript, words []string) {
	for i := range words {
		words[i] = strings.ReplaceAll(words[i], "ADDRESS", ts.Getenv("WORK"))
	}
	ts.Logf("> %s", strings.Join(words, " "))
	switch words[0] {
	case "cd":
		ts.Check(ts.Chdir(words[1]))
	case "mkdir":
		ts.Check(os.Mkdir(ts.MkAbs(words[1]), 0o777))
	case "charter", "git":
		ts.Check(ts.Exec(words[0], words[1:]...))
	default:
		ts.Fatalf("%s is no command that a test can run on every system", words[0])
	}
}

// wordsOf splits a command into its words; those in double quotes are one.
func wordsOf(line string) ([]string, error) {
	var words []string
	for i, part := range strings.Split(line, `"`) {
		if i%2 == 1 {
			words = append(words, part)
			continue
		}
		words = append(words, strings.Fields(part)...)
	}
	if strings.Count(line, `"`)%2 == 1 {
		return nil, fmt.Errorf("a quotation mark is missing in %s", line)
	}
	return words, nil
}
