package main

import (
	"context"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"charter/assessment/sample/sampletest"
	"charter/exports/schema"
	"charter/questions/plaintext"
)

// TestMain lets the scripts run charter itself. With questions and a worked example
// that stay as they are it is called charter, and shipped as users get it; clicked is charter in a window of its own, and drawless charter in one that cannot draw.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"charter": frozen, "shipped": main, "clicked": clicked, "drawless": drawless, "shell": shell})
}

// frozen is main with another release.
func frozen() {
	con := systemConsole()
	con.release = frozenRelease()
	os.Exit(run(context.Background(), con, os.Args[1:]))
}

// clicked is frozen as if it had been double-clicked on Windows.
func clicked() {
	con := systemConsole()
	con.release, con.ownWindow = frozenRelease(), true
	os.Exit(runInWindow(context.Background(), con, os.Args[1:]))
}

// drawless is frozen in an old console of Windows.
func drawless() {
	con := systemConsole()
	con.release, con.drawless = frozenRelease(), true
	os.Exit(run(context.Background(), con, os.Args[1:]))
}

// frozenRelease is this program, with questions and a worked example that do not
// change when somebody edits those that are built in.
func frozenRelease() release {
	r := thisRelease()
	r.editions, r.sample = sampletest.Editions(), sampletest.Example
	return r
}

// TestCommands runs the scripts in testdata, each in a folder and home of its own.
func TestCommands(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			home := filepath.Join(env.WorkDir, "home")
			for _, name := range []string{"HOME", "USERPROFILE", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"} {
				env.Setenv(name, home)
			}
			cases, err := filepath.Abs(filepath.Join("testdata", "cases"))
			if err != nil {
				return err
			}
			env.Setenv("CASES", cases)
			docs, err := filepath.Abs(filepath.Join("..", "..", "docs"))
			if err != nil {
				return err
			}
			env.Setenv("DOCS", docs)
			return os.Mkdir(home, 0o777)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status":  status,
			"noise":   noise,
			"edit":    edit,
			"fits":    fits,
			"copydir": copydir,
			"foreign": foreign,
			"project": project,
			"walk":    walk,
		},
	})
}

// status is "status N charter ARGS…": it runs charter and demands exit status N.
// Nothing charter writes may drive a terminal, and an error must say something.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N charter ARGS...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d; standard error: %s", got, want, ts.ReadFile("stderr"))
	}
	for _, stream := range []string{"stdout", "stderr"} {
		if strings.ContainsFunc(ts.ReadFile(stream), plaintext.Unsafe) {
			ts.Fatalf("%s holds a control character: %q", stream, ts.ReadFile(stream))
		}
	}
	if got != 0 && strings.TrimSpace(ts.ReadFile("stderr")) == "" {
		ts.Fatalf("exit status %d without a word on standard error", got)
	}
}

// noise is "noise BYTES FILE": it writes a file of that many random bytes.
func noise(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: noise BYTES FILE")
	}
	size, err := strconv.Atoi(args[0])
	ts.Check(err)
	data := make([]byte, size)
	_, err = rand.NewChaCha8([32]byte{1}).Read(data)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), data, 0o666))
}

// copydir is "copydir FROM TO": it copies a folder with all that is in it.
func copydir(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: copydir FROM TO")
	}
	ts.Check(os.CopyFS(ts.MkAbs(args[1]), os.DirFS(ts.MkAbs(args[0]))))
}

// foreign is "foreign FILE|FOLDER…": none of them says a word that only the built-in questions
// know. Keys of JSON and columns of CSV, which stay the same for every pack, are no words.
func foreign(ts *testscript.TestScript, neg bool, args []string) {
	known := regexp.MustCompile(`Liverpool|Mersey|LCR\b|Charter\b|the charter\b|[Ss]ignator|Combined Authority`)
	look := func(name, text string) {
		for line := range strings.Lines(text) {
			if word := known.FindString(line); word != "" {
				ts.Fatalf("%s says %q: %s", name, word, line)
			}
		}
	}
	for _, name := range args {
		if name == "stdout" || name == "stderr" {
			look(name, ts.ReadFile(name))
			continue
		}
		ts.Check(filepath.WalkDir(ts.MkAbs(name), func(path string, entry fs.DirEntry, err error) error {
			if err == nil && !entry.IsDir() {
				look(path, ts.ReadFile(path))
			}
			return err
		}))
	}
}

// edit is "edit FILE OLD NEW": it replaces the first OLD in a file, which must be there.
func edit(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: edit FILE OLD NEW")
	}
	before := ts.ReadFile(args[0])
	after := strings.Replace(before, args[1], args[2], 1)
	if after == before {
		ts.Fatalf("%s does not hold %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(after), 0o666))
}

// fits is "fits SCHEMA FILE": the JSON in a file, or in stdout, must fit the
// published schema of that name.
func fits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: fits SCHEMA FILE")
	}
	ts.Check(schema.Validate(args[0], []byte(ts.ReadFile(args[1]))))
}
