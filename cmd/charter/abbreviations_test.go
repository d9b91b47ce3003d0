package main

import (
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"charter/questions"
)

// notAbbreviated are words in capitals that need no entry in the glossary.
func notAbbreviated() []string {
	return slices.Concat(
		[]string{"AI", "UK", "NHS", "GOV", "A4"},                              // known to everybody
		[]string{"JSON", "HTML", "CSV", "YAML", "PDF", "ASCII", "UTF", "URL"}, // how a file or an address is written
		[]string{"EXAMPLE", "PRACTICE", "NOT", "SAVED", "FAILED"},             // said aloud
		[]string{"FILE", "FOLDER", "NAME", "PLACE", "DAY", "VERDICT", "FORMATS", "REPORT", "SOURCE", "OLD", "NEW", "SHELL", "COMMAND", "KEY", "VALUE", "ADDRESS", "ROLE", "PART", "WHO", "NUMBER", "HOST", "PORT", "TIME", "DATABASE", "USER", "PASSWORD", "ENTRY", "VERSION", "MAILBOX"}, // to be filled in, in the help
		[]string{"SSH"}, // the name of a program; docs/hosting.md tells what it is for
		[]string{"EDITOR", "ACCESSIBLE", "TERM", "PGPASSFILE", "PGPASSWORD"}, // variables of the environment
	)
}

// code is what stands in a sentence as it must be typed or as another program
// reads it: ids of questions, marks of HTML and CSS, marks and fields of Word, lines for
// Prometheus, and what a database is asked.
var code = regexp.MustCompile(`(?s)^\s*(SELECT|INSERT|UPDATE|DELETE|WITH|CREATE|LISTEN)\b.*|\b[A-Z]{3}-[0-9]+|<![^>]*>|<html[^>]*>|\{[^}]*\}|:root.*|\bw:\w+="[^"]*"|^ (TOC|PAGE|PAGEREF|NUMPAGES) |^# TYPE `)

// TestEveryAbbreviationIsInTheGlossary reads the sentences in the code of the
// program: what they abbreviate must be explained in the glossary, where ctrl+p
// finds it, or be known to everybody.
func TestEveryAbbreviationIsInTheGlossary(t *testing.T) {
	t.Parallel()
	pack, err := questions.Default()
	if err != nil {
		t.Fatal(err)
	}
	known := notAbbreviated()
	for _, term := range pack.Glossary {
		known = append(known, strings.Fields(term.Term)...)
		for _, alias := range term.Aliases {
			known = append(known, strings.Fields(alias)...)
		}
	}
	capitals := regexp.MustCompile(`\b[A-Z][A-Z0-9]+s?\b`)
	sentences := 0
	err = filepath.WalkDir(filepath.Join("..", ".."), func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && strings.HasPrefix(entry.Name(), ".") && len(entry.Name()) > 2:
			return filepath.SkipDir
		case entry.IsDir() && strings.HasSuffix(entry.Name(), "test"): // what tests are made of is seen by nobody
			return filepath.SkipDir
		case entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		return eachText(path, func(where, text string) {
			sentences++
			for _, word := range capitals.FindAllString(code.ReplaceAllString(text, ""), -1) {
				if !slices.Contains(known, word) && !slices.Contains(known, strings.TrimSuffix(word, "s")) {
					t.Errorf("%s: %s is not in the glossary: %q", where, word, text)
				}
			}
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	if sentences < 500 {
		t.Errorf("only %d sentences were found", sentences)
	}
}
