package keys_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"charter/tui/keys"
)

var update = flag.Bool("update", false, "write docs/keys.md anew")

const document = "../../docs/keys.md"

// TestDocument checks that docs/keys.md is made from the table. To make it
// anew: go test ./tui/keys -update
func TestDocument(t *testing.T) {
	t.Parallel()
	want := markdown()
	if *update {
		if err := os.WriteFile(document, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(document)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, strings.ReplaceAll(string(got), "\r\n", "\n")); diff != "" {
		t.Errorf("docs/keys.md does not tell what the table says (run go test ./tui/keys -update):\n%s", diff)
	}
}

// markdown writes the table for people to read.
func markdown() string {
	var b strings.Builder
	b.WriteString("# Keys\n\n")
	b.WriteString("A key does the same thing on every screen where it does anything. Press `?` on a screen to see the keys that work there, and why one does nothing now.\n")
	b.WriteString("While you type text, letters and other characters are text: only the keys marked with * work then.\n")
	for _, group := range keys.Groups() {
		fmt.Fprintf(&b, "\n## %s\n\n| Key | What it does |\n| --- | --- |\n", group)
		for _, binding := range keys.Table() {
			if binding.Group == group {
				fmt.Fprintf(&b, "| %s | %s |\n", names(binding), binding.Help)
			}
		}
	}
	return b.String()
}

// names writes the keys of a binding, each that works while typing with a *.
func names(b keys.Binding) string {
	shown := []string{b.Show}
	for _, key := range b.Keys {
		if key != b.Show && len(b.Keys) > 1 && !strings.HasPrefix(key, "shift+") {
			shown = append(shown, key)
		}
	}
	for i, key := range shown {
		shown[i] = "`" + key + "`"
		if b.Typing && utf8.RuneCountInString(key) > 1 {
			shown[i] += "*"
		}
	}
	return strings.Join(shown, " or ")
}
