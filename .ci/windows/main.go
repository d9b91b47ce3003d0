// Package main reads what tests of the Windows program said under Wine, as go tool
// test2json tells it, and tells faults from what Wine 8 cannot do: remove a folder in
// the way in which Go's testing package tidies up.
//
//	go tool test2json program -test.v | windows
//
// It prints one line of counts, and each fault with what was said. The exit status is
// 1 where there is a fault, or where no test passed.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
)

// event is one line of go tool test2json.
type event struct{ Action, Test, Output string }

// counts says how many tests ended how. untidy are those that did what they should, and
// only could not remove their folder.
type counts struct{ passed, skipped, untidy int }

// untidied is what is said when only a folder could not be removed.
var untidied = regexp.MustCompile(`(TempDir RemoveAll cleanup|cannot delete temporary directory): .*: Invalid function\.$`)

func main() {
	c, faults, err := judge(os.Stdin)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Printf("%d passed, %d of them but for tidying up, %d skipped, %d failed\n", c.passed+c.untidy, c.untidy, c.skipped, len(faults))
	for _, fault := range faults {
		fmt.Println(fault)
	}
	if len(faults) > 0 || c.passed+c.untidy == 0 {
		os.Exit(1)
	}
}

// judge counts how tests ended, and gives what those said that failed.
func judge(in io.Reader) (c counts, faults []string, err error) {
	said := map[string][]string{} // by each test, without what the runner says
	untidy := map[string]bool{}   // tests that could not remove their folder
	failed, ended := []string{}, map[string]bool{}
	for decoder := json.NewDecoder(in); ; {
		var e event
		if err := decoder.Decode(&e); err == io.EOF {
			break
		} else if err != nil {
			return c, nil, fmt.Errorf("what came in is not what go tool test2json writes: %w", err)
		}
		switch e.Action {
		case "output":
			line := strings.TrimSpace(e.Output)
			switch {
			case untidied.MatchString(line):
				untidy[e.Test] = true
			case line != "" && !strings.HasPrefix(line, "=== ") && !strings.HasPrefix(line, "--- ") && line != "PASS" && line != "FAIL":
				said[e.Test] = append(said[e.Test], strings.TrimRight(e.Output, "\r\n"))
			}
		case "pass":
			if e.Test != "" { // the program as a whole
				c.passed++
			}
		case "skip":
			c.skipped++
		case "fail":
			failed = append(failed, e.Test)
		}
		ended[e.Test] = e.Action == "pass" || e.Action == "skip" || e.Action == "fail"
	}
	for _, test := range failed {
		within := slices.ContainsFunc(failed, func(other string) bool { return strings.HasPrefix(other, test+"/") || test == "" && other != "" })
		if len(said[test]) == 0 && (untidy[test] || within) {
			if untidy[test] && test != "" {
				c.untidy++
			}
			continue
		}
		faults = append(faults, fmt.Sprintf("%s failed:\n%s", test, strings.Join(said[test], "\n")))
	}
	for test, over := range ended {
		if !over && test != "" {
			faults = append(faults, fmt.Sprintf("%s never ended:\n%s", test, strings.Join(said[test], "\n")))
		}
	}
	slices.Sort(faults)
	return c, faults, nil
}
