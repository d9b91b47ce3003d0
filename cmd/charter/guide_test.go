package main

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// Every command that the guide for facilitators names exists, with its flags.
func TestGuideNamesCommandsThatExist(t *testing.T) {
	t.Parallel()
	guide, err := os.ReadFile("../../docs/facilitator-guide.md")
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile("`charter ([^`]+)`").FindAllStringSubmatch(string(guide), -1)
	if len(named) < 8 {
		t.Fatalf("%d are named", len(named))
	}
	for _, found := range named {
		words := strings.Fields(found[1])
		cmd, rest, err := tree(console{}).Find(words)
		if err != nil || !cmd.HasParent() {
			t.Errorf("charter %s: %v", found[1], err)
			continue
		}
		for _, word := range rest {
			if flag, is := strings.CutPrefix(word, "--"); is && cmd.Flags().Lookup(flag) == nil {
				t.Errorf("charter %s: there is no flag --%s", found[1], flag)
			}
		}
	}
}
