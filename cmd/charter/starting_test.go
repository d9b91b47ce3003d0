package main

import (
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"testing"
)

// Before the first line of main runs, our own packages make next to nothing: what is needed
// later only, such as templates and regular expressions, is made when it is first needed. The
// first screen waits for all that is made before.
func TestNothingIsMadeBeforeTheStart(t *testing.T) {
	t.Parallel()
	started := exec.CommandContext(t.Context(), "charter", "--version")
	started.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	out, err := started.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	made := regexp.MustCompile(`(?m)^init (charter/(?:assessment|exports|questions|tui)\S*) .* (\d+) allocs$`).FindAllStringSubmatch(string(out), -1)
	if len(made) == 0 {
		t.Fatalf("it is not told what was made:\n%s", out)
	}
	const few = 100 // of the functions that make expressions there are so many
	for _, m := range made {
		if count, err := strconv.Atoi(m[2]); err != nil || count > few {
			t.Errorf("%s makes %s values before main runs", m[1], m[2])
		}
	}
}
