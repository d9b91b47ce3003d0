package workshop

import (
	"flag"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"charter/tui/keys"
)

var update = flag.Bool("update", false, "write docs/facilitator-guide.md anew")

// TestGuideIsOneText checks that the document is the guide of the facilitator's view. To make
// it anew: go test ./tui/screens/workshop -run Guide -update
func TestGuideIsOneText(t *testing.T) {
	t.Parallel()
	const document = "../../../docs/facilitator-guide.md"
	if *update {
		if err := os.WriteFile(document, []byte(guideText), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(document)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(guideText, strings.ReplaceAll(string(got), "\r\n", "\n")); diff != "" {
		t.Error(diff)
	}
}

// Every key that the guide names is a key of the program.
func TestGuideNamesKeysThatExist(t *testing.T) {
	t.Parallel()
	var shown []string
	for _, binding := range keys.Table() {
		shown = append(shown, binding.Show)
	}
	named := regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(guideText, -1)
	if len(named) < 40 {
		t.Fatalf("%d are named", len(named))
	}
	for _, found := range named {
		if name := found[1]; name != "charter" && !strings.HasPrefix(name, "charter ") && !slices.Contains(shown, name) {
			t.Errorf("%q is no key", name)
		}
	}
}
