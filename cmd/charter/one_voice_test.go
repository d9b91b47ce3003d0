package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"charter/questions"
)

// TestOneVoice keeps what users read to docs/words.md: no phrase that the table "In the
// program too" gives another word for stands in a text of the program, in the pack, or in
// the documents.
func TestOneVoice(t *testing.T) {
	t.Parallel()
	never := phrasesNeverWritten(t)
	checked := 0
	check := func(where, text string) {
		checked++
		for _, phrase := range never {
			if found := phrase.FindString(text); found != "" {
				t.Errorf("%s says %q, which docs/words.md gives another word for", where, found)
			}
		}
	}
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (strings.HasPrefix(entry.Name(), ".") && len(entry.Name()) > 2 || entry.Name() == "testdata" || entry.Name() == "released"):
			return filepath.SkipDir
		case entry.IsDir() || entry.Name() == "words.md" || entry.Name() == "CHANGELOG.md" || strings.HasSuffix(path, "_test.go"):
			return nil
		case strings.HasSuffix(path, ".go"):
			return eachText(path, check)
		case strings.HasSuffix(path, ".md"):
			text, err := os.ReadFile(path)
			n := 0
			for line := range strings.Lines(string(text)) {
				n++
				check(fmt.Sprintf("%s:%d", path, n), line)
			}
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	folder, err := questions.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	_, texts, _ := questions.Inspect(folder)
	for _, text := range texts {
		check(fmt.Sprintf("%s:%d", text.File, text.Line), text.Value)
	}
	if checked < 5000 {
		t.Errorf("only %d texts were read", checked)
	}
}

// eachText gives every text with a space in it that stands in a Go file.
func eachText(path string, give func(where, text string)) error {
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, path, nil, 0)
	if err != nil {
		return err
	}
	ast.Inspect(file, func(n ast.Node) bool {
		literal, ok := n.(*ast.BasicLit)
		if !ok || literal.Kind != token.STRING {
			return true
		}
		if text, err := strconv.Unquote(literal.Value); err == nil && strings.Contains(text, " ") {
			give(set.Position(literal.Pos()).String(), text)
		}
		return true
	})
	return nil
}

// phrasesNeverWritten gives the phrases in the last column of that table.
func phrasesNeverWritten(t *testing.T) []*regexp.Regexp {
	t.Helper()
	text, err := os.ReadFile("../../docs/words.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(text), "\n## In the program too\n")
	table, _, _ = strings.Cut(table, "\n## ")
	var all []*regexp.Regexp
	for line := range strings.Lines(table) {
		cells := strings.Split(line, "|")
		if len(cells) != 5 || strings.Contains(cells[3], "---") || strings.TrimSpace(cells[3]) == "Never" {
			continue
		}
		for phrase := range strings.SplitSeq(cells[3], ";") {
			all = append(all, regexp.MustCompile(`(?i)\b`+regexp.QuoteMeta(strings.TrimSpace(phrase))+`\b`))
		}
	}
	if len(all) < 20 {
		t.Fatalf("docs/words.md gives %d phrases; has its table changed?", len(all))
	}
	return all
}
