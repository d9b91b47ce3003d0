package storetest

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// jobVariable, where it is set, makes the test program one of several that work on
// one document.
const jobVariable = "CHARTER_TEST_JOB"

// job is what a worker is told, a line each.
type job struct {
	task    string // what it does
	user    string
	address string
	name    string // of the document that it shares
	own     string // a name for a document of its own
}

// The tasks of workers.
const (
	saveForEver = "save for ever"
	mergeInto   = "merge into"
)

// Main runs the tests of a package, or one of the workers that [Kills] and [Processes]
// start: programs of their own that use the same store. TestMain calls it.
func Main(m *testing.M, i Implementation) {
	told := os.Getenv(jobVariable)
	if told == "" {
		os.Exit(m.Run())
	}
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		os.Exit(2) // the test has ended before the worker
	}()
	lines := strings.Split(told, "\n")
	j := job{lines[0], lines[1], lines[2], lines[3], lines[4]}
	if err := j.do(i); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

func (j job) do(i Implementation) error {
	in, err := i.Connect(j.address)
	if err != nil {
		return err
	}
	if j.task == saveForEver {
		return j.saveForEver(in, i.Outlasts)
	}
	return j.mergeInto(in)
}

// worker makes the command of a worker.
func (p place) worker(task, user string) *exec.Cmd {
	p.t.Helper()
	program, err := os.Executable()
	if err != nil {
		p.t.Fatal(err)
	}
	cmd := exec.CommandContext(p.t.Context(), program)
	told := []string{task, user, p.address, p.name, p.Name(p.address, user)}
	cmd.Env = append(os.Environ(), jobVariable+"="+strings.Join(told, "\n"))
	if _, err := cmd.StdinPipe(); err != nil { // it closes when the test program ends
		p.t.Fatal(err)
	}
	return cmd
}
