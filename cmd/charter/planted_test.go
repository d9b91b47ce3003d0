//go:build unix

package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"charter/assessment/sample/sampletest"
)

// TestNothingLeadsACommandElsewhere puts links and pipes under the names of files that
// charter makes or opens by itself, and runs commands. None writes elsewhere, changes
// the rights of a file, waits for a pipe, or takes away what was put there; and where
// it matters, it says what is in the way.
func TestNothingLeadsACommandElsewhere(t *testing.T) {
	t.Parallel()
	const damage = `{"format": "charter-assessment/1",`
	for name, c := range map[string]struct {
		at     string // what is planted, in the folder of the files
		run    string // the command
		typed  string
		status int
		says   string // of what is planted; "" nothing
	}{
		"open, the lock":             {".a.charter.json.lock", "open a.charter.json --accessible", "answer BEN-1\n2\nyes\nleave\n", statusDone, "Nothing can be changed now"},
		"open, the last good copy":   {"a.charter.json.bak", "open a.charter.json --accessible", "answer BEN-1\n2\nyes\nleave\n", statusDone, "could not be renewed"},
		"open, the recent files":     {"home/charter/recent.json", "open a.charter.json --accessible", "leave\n", statusDone, "cannot keep the list"},
		"open, a temporary file":     {".a.charter.json.ABCDEFGHIJ.tmp", "open a.charter.json --accessible", "answer BEN-1\n2\nyes\nleave\n", statusDone, ""},
		"recover, the lock":          {".damaged.charter.json.lock", "recover damaged.charter.json --yes", "", statusFailed, "leaves it alone"},
		"recover, the copy":          {"lost.charter.json.bak", "recover lost.charter.json --yes", "", statusFailed, "leaves it alone"},
		"recover, the damaged file":  {"damaged.charter.json.damaged-20261122-000000", "recover damaged.charter.json --yes", "", statusDone, ""},
		"migrate, the lock":          {".old.charter.json.lock", "migrate old.charter.json --pack PACK", "", statusFailed, "leaves it alone"},
		"migrate, the copy":          {"old.charter.json.1.0.0.bak", "migrate old.charter.json --pack PACK", "", statusDone, ""},
		"export, a report":           {"a.report.md", "export a.charter.json --force", "", statusFailed, "leaves it alone"},
		"export, unasked":            {"a.report.md", "export a.charter.json", "", statusFailed, "already there"},
		"validate, all beside":       {".a.charter.json.lock", "validate a.charter.json", "", statusDone, ""},
		"new, the file":              {"b.charter.json", "new b", "", statusFailed, "leaves it alone"},
		"merge, the file to be made": {"b.charter.json", "merge a.charter.json a.charter.json -o b", "", statusFailed, "leaves it alone"},
	} {
		for kind, plant := range map[string]func(private, name string) error{
			"a link":            func(private, name string) error { return os.Symlink(filepath.Join(private, "diary.txt"), name) },
			"a link to nothing": func(private, name string) error { return os.Symlink(filepath.Join(private, "new"), name) },
			"a pipe":            func(_, name string) error { return syscall.Mkfifo(name, 0o666) },
		} {
			t.Run(name+", "+kind, func(t *testing.T) {
				t.Parallel()
				folder, private := t.TempDir(), t.TempDir()
				for file, text := range map[string]string{
					"a.charter.json": string(sampletest.File()), "damaged.charter.json": damage, "damaged.charter.json.bak": string(sampletest.File()),
					"lost.charter.json": damage, "../" + filepath.Base(private) + "/diary.txt": "Dear diary",
				} {
					if err := os.WriteFile(filepath.Join(folder, file), []byte(text), 0o600); err != nil {
						t.Fatal(err)
					}
				}
				if strings.HasPrefix(c.run, "migrate") {
					if _, said := charterIn(t, folder, "", "new", "old", "--pack", fixturePack(t, "1.0.0")); !strings.Contains(said, "Made old") {
						t.Fatal(said)
					}
				}
				there := filepath.Join(folder, c.at)
				if err := os.MkdirAll(filepath.Dir(there), 0o700); err != nil {
					t.Fatal(err)
				}
				if err := plant(private, there); err != nil {
					t.Fatal(err)
				}
				before, err := os.Lstat(there)
				if err != nil {
					t.Fatal(err)
				}
				args := strings.Fields(strings.Replace(c.run, "PACK", fixturePack(t, "1.1.0"), 1))
				status, said := charterIn(t, folder, c.typed, args...)
				if status != c.status {
					t.Errorf("it ended with status %d, want %d", status, c.status)
				}
				if told := strings.Contains(said, filepath.Base(there)); c.says != "" && (!told || !strings.Contains(said, c.says)) {
					t.Error("it does not say what is in the way")
				}
				if after, err := os.Lstat(there); err != nil || !os.SameFile(before, after) || after.Mode() != before.Mode() {
					t.Errorf("what was put there is gone or changed: %v", err)
				}
				onlyTheDiary(t, private)
				if t.Failed() {
					t.Log(said)
				}
			})
		}
	}
}

// fixturePack is the path of a small pack in a version.
func fixturePack(t *testing.T, version string) string {
	t.Helper()
	path, err := filepath.Abs(filepath.Join("..", "..", "questions", "testdata", "small-"+version))
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// charterIn runs charter in a folder, with a home below it, and gives its status and
// all it said. It must end by itself.
func charterIn(t *testing.T, folder, typed string, args ...string) (status int, said string) {
	t.Helper()
	program, err := exec.LookPath("charter") // this test binary under another name, see TestMain
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, args...)
	home := filepath.Join(folder, "home")
	cmd.Dir, cmd.Stdin = folder, strings.NewReader(typed)
	cmd.Env = append(os.Environ(), "HOME="+home, "XDG_STATE_HOME="+home, "XDG_CONFIG_HOME="+home, "SOURCE_DATE_EPOCH=1795305600")
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) || ctx.Err() != nil {
		t.Fatalf("%v: %v, %v\n%s", args, err, ctx.Err(), out)
	}
	return cmd.ProcessState.ExitCode(), string(out)
}

// onlyTheDiary fails the test unless the folder holds the diary alone, as it was.
func onlyTheDiary(t *testing.T, private string) {
	t.Helper()
	entries, err := os.ReadDir(private)
	if err != nil || len(entries) != 1 {
		t.Fatalf("elsewhere there is %v, %v", entries, err)
	}
	diary := filepath.Join(private, "diary.txt")
	text, err := os.ReadFile(diary)
	if err != nil || string(text) != "Dear diary" {
		t.Errorf("the file elsewhere holds %q, %v", text, err)
	}
	if info, err := os.Stat(diary); err != nil || info.Mode() != fs.FileMode(0o600) {
		t.Errorf("the file elsewhere has the mode %v, %v", info.Mode(), err)
	}
}
