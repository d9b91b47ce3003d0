//go:build unix

package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"charter/assessment/sample/sampletest"
)

// TestNothingIsReadWithoutBoundOrKind names pipes, devices, folders and far too large
// files wherever a command line names a file or folder. Every command ends at once and says
// what is wrong with what it was given.
func TestNothingIsReadWithoutBoundOrKind(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	in := func(name string) string { return filepath.Join(folder, name) }
	if err := os.WriteFile(in("a.charter.json"), sampletest.File(), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"pipe.report.json", "pipe.charter.json", "pipe"} {
		if err := syscall.Mkfifo(in(name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(in("pipe"), in("link.report.json")); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"huge.report.json", "huge.charter.json", "huge.report.md"} {
		if err := os.WriteFile(in(name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(in(name), 3<<30); err != nil {
			t.Fatal(err)
		}
	}
	if status, said := withinTime(t, folder, "export a.charter.json --format json,md"); status != statusDone {
		t.Fatalf("export: %d %s", status, said)
	}
	for line, says := range map[string]string{
		"verify pipe.report.json":                              "is a pipe",
		"verify link.report.json":                              "is a pipe",
		"verify a.report.json pipe":                            "is a pipe",
		"verify a.report.json /dev/zero":                       "is a device",
		"verify /dev/zero":                                     "is a device",
		"verify huge.report.json":                              "larger than",
		"verify a.report.json huge.report.md":                  "larger than",
		"verify a.report.json .":                               "larger than",
		"verify a.report.json --pack pipe":                     "not a folder",
		"diff pipe a.charter.json":                             "is a pipe",
		"diff a.charter.json pipe.report.json":                 "is a pipe",
		"diff a.charter.json huge.report.json":                 "larger than",
		"diff /dev/zero a.charter.json":                        "is a device",
		"merge a.charter.json pipe.charter.json -o b":          "is a pipe",
		"merge a.charter.json a.charter.json --base pipe -o b": "is a pipe",
		"merge a.charter.json huge.charter.json -o b":          "larger than",
		"migrate pipe.charter.json":                            "is a pipe",
		"migrate huge.charter.json":                            "larger than",
		"migrate a.charter.json --pack /dev/zero":              "not a folder",
		"migrate a.charter.json --pack pipe":                   "not a folder",
		"score pipe.charter.json":                              "is a pipe",
		"validate /dev/zero":                                   "is a device",
		"summary pipe.charter.json":                            "is a pipe",
		"export huge.charter.json":                             "larger than",
		"recover pipe.charter.json":                            "is a pipe",
		"open pipe.charter.json --accessible":                  "is a pipe",
		"open /dev/zero --accessible":                          "is a device",
		"questions list --pack pipe":                           "not a folder",
		"questions check pipe":                                 "no such folder",
		"export a.charter.json --force --out pipe/x":           "",
	} {
		t.Run(line, func(t *testing.T) {
			t.Parallel()
			if status, said := withinTime(t, folder, line); status == statusDone && !strings.HasPrefix(line, "open ") || !strings.Contains(said, says) {
				t.Errorf("status %d; it says %s", status, said)
			}
		})
	}
}

// withinTime runs a command line in a folder, as a process of its own that is ended when it
// waits for something.
func withinTime(t *testing.T, folder, line string) (status int, said string) {
	t.Helper()
	const enough = 30 * time.Second // a command that hangs does so for ever
	ctx, cancel := context.WithTimeout(t.Context(), enough)
	defer cancel()
	cmd := exec.CommandContext(ctx, "charter", strings.Fields(line)...)
	cmd.Dir, cmd.Env = folder, append(os.Environ(), "HOME="+folder, "XDG_STATE_HOME="+filepath.Join(folder, "state"))
	out, err := cmd.CombinedOutput()
	if ctx.Err() != nil {
		t.Fatalf("%s hangs", line)
	}
	if err != nil && cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), string(out)
}
