package file

import (
	"bufio"
	"charter/assessment/assessmenttest"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"
)

// saveForEver hands in one version after another and says on standard output
// which one is safe, as the screen does. It ends when it is killed.
func saveForEver(path string) error {
	f, a, err := Open(path, Options{})
	if err != nil {
		return err
	}
	if err := f.Status().ReadOnly; err != nil {
		return err
	}
	first, err := strconv.Atoi(a.Project.Title)
	if err != nil {
		return err
	}
	f.Save(assessmenttest.Titled(strconv.Itoa(first + 1)))
	saved := uint64(0)
	for status := range f.Updates() {
		if status.Err != nil {
			return status.Err
		}
		if status.Saved > saved {
			saved = status.Saved
			fmt.Println(first + int(saved))
			f.Save(assessmenttest.Titled(strconv.Itoa(first + int(status.Revision) + 1)))
		}
	}
	return nil
}

// TestAKilledProgramKeepsWhatItSaidWasSaved kills a program that saves without
// pause, again and again, at any moment.
func TestAKilledProgramKeepsWhatItSaidWasSaved(t *testing.T) {
	t.Parallel()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	path := written(t)
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if err := Create(path, assessmenttest.Titled("0")); err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	said, killed := 0, 0
	for range 25 {
		cmd := exec.CommandContext(t.Context(), program)
		cmd.Env = append(os.Environ(), workerVariable+"=save "+path)
		cmd.Stderr = os.Stderr
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for wait := 1 + random.IntN(6); wait > 0 && lines.Scan(); wait-- {
			said = atLeast(t, said, lines.Text())
		}
		time.Sleep(time.Duration(random.IntN(3000)) * time.Microsecond) // anywhere within a save
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for lines.Scan() { // what it still said
			said = atLeast(t, said, lines.Text())
		}
		if cmd.Wait() != nil {
			killed++
		}
		kept, err := strconv.Atoi(titleOf(t, path))
		if err != nil || kept < said {
			t.Fatalf("it said that %d was saved, the file holds %d: %v", said, kept, err)
		}
		if _, err := Read(backupOf(path), nil); err != nil {
			t.Fatalf("the backup is damaged: %v", err)
		}
	}
	if said < 25 || killed != 25 {
		t.Errorf("only %d saves, %d killed: too few to tell", said, killed)
	}
	f := opened(t, path, Options{})
	if err := f.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, name := range files(t, path) {
		if strings.HasSuffix(name, ".tmp") || strings.HasSuffix(name, ".lock") {
			t.Errorf("%s was left behind", name)
		}
	}
}

// atLeast reads a number that must not go back.
func atLeast(t *testing.T, said int, text string) int {
	t.Helper()
	n, err := strconv.Atoi(text)
	if err != nil || n < said {
		t.Fatalf("it said %q after %d: %v", text, said, err)
	}
	return n
}
