package project_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"charter/assessment/project"
	"charter/questions"
)

var update = flag.Bool("update", false, "write the tables of the documents anew")

// TestDocuments checks that the tables of fields in the documents are made from the
// catalogue. To make them anew: go test ./assessment/project -update
func TestDocuments(t *testing.T) {
	t.Parallel()
	for name, table := range map[string]string{"file-format.md": fieldTable(), "register-entry.md": neededTable()} {
		const begin, end = "<!-- made from the catalogue by go test ./assessment/project -update -->\n\n", "\n<!-- end of what is made -->"
		path := "../../docs/" + name
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		head, rest, found := strings.Cut(strings.ReplaceAll(string(text), "\r\n", "\n"), begin)
		got, tail, ended := strings.Cut(rest, end)
		if !found || !ended {
			t.Fatalf("%s has no place for the table", path)
		}
		if *update {
			if err := os.WriteFile(path, []byte(head+begin+table+end+tail), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if diff := cmp.Diff(table, got); diff != "" {
			t.Errorf("%s does not tell what the catalogue says (run go test ./assessment/project -update):\n%s", path, diff)
		}
	}
}

// fieldTable tells every field of a project as its file holds it.
func fieldTable() string {
	var b strings.Builder
	b.WriteString("| Key | What it is | Holds | A name in it |\n|---|---|---|---|\n")
	list := ""
	for _, f := range project.Fields() {
		key, _, _ := strings.Cut(f.Key, ".")
		if f.Item() && key != list {
			list = key
			fmt.Fprintf(&b, "| `%s` | %s | a list | |\n", list, project.ListOf(list).Label)
		}
		label := f.Label
		if !strings.HasSuffix(label, "?") {
			label += "."
		}
		fmt.Fprintf(&b, "| `%s` | %s %s | %s | %s |\n", f.Key, label, f.Hint, holds(f), named(f))
	}
	return b.String()
}

func holds(f project.Field) string {
	var values []string
	for _, option := range f.Options {
		values = append(values, "`"+option.Value+"`")
	}
	words := map[project.Kind]string{
		project.KindLine: "a line of text", project.KindText: "text", project.KindLong: "a long text", project.KindSeveral: "a list of texts",
		project.KindMail: "an e-mail address", project.KindWeb: "a web address", project.KindChoice: "one of ", project.KindMany: "a list of ",
		project.KindDay: "a day", project.KindYes: "true or false",
	}[f.Kind] + strings.Join(values, ", ")
	if f.Open {
		words += ", or a word of your own"
	}
	return words
}

// named tells what becomes of a name of a person in a public report.
func named(f project.Field) string {
	switch {
	case f.Kind == project.KindDay, f.Kind == project.KindYes, len(f.Options) > 0 && !f.Open:
		return ""
	case len(f.Options) > 0, f.Names == project.Prose:
		return "stops the report"
	case f.Names == project.Body:
		return "stops the report; what stands here is taken for no person's name"
	case f.Names == project.Person:
		return "is withheld, as is all that stands here"
	}
	return "is withheld"
}

// neededTable tells which fields of a project a register entry needs.
func neededTable() string {
	var order []string
	keys := map[string][]string{}
	add := func(key string, when *questions.Condition) {
		if when == nil {
			return
		}
		words := when.Words()
		if keys[words] == nil {
			order = append(order, words)
		}
		keys[words] = append(keys[words], "`"+key+"`")
	}
	seen := map[string]bool{}
	for _, line := range project.Lines() {
		top, _, _ := strings.Cut(line.Key, ".")
		if !seen[top] {
			seen[top] = true
			add(top, project.LineOf(top).Needed)
		}
	}
	var b strings.Builder
	b.WriteString("| Field | Needed for |\n|---|---|\n")
	for _, words := range order {
		fmt.Fprintf(&b, "| %s | %s |\n", strings.Join(keys[words], ", "), words)
	}
	return b.String()
}
