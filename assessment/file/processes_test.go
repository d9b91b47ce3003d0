package file

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"charter/assessment"
	"charter/assessment/assessmenttest"
	"charter/assessment/merge"
)

// With this variable set, the test program is one of several that work on one file.
const workerVariable = "CHARTER_TEST_WORKER"

func TestMain(m *testing.M) {
	if job := os.Getenv(workerVariable); job != "" {
		time.AfterFunc(time.Minute, func() { os.Exit(2) }) // should the test end before the worker
		life := work
		if path, ok := strings.CutPrefix(job, "save "); ok {
			job, life = path, saveForEver
		}
		if err := life(job); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// turns is how often each worker opens, changes and closes the shared file.
const turns = 4

// work is the life of a worker: turn by turn it notes something in a file of its
// own, merges that into the shared file, and notes something there too.
func work(job string) error {
	name, shared, _ := strings.Cut(job, " ")
	own := filepath.Join(filepath.Dir(shared), name+Extension)
	mine := assessmenttest.Full()
	mine.Parking = nil
	for turn := range turns {
		mine.Parking = append(mine.Parking, assessment.Parked{Text: fmt.Sprintf("own %s %d", name, turn)})
		if turn == 0 {
			if err := Create(own, mine); err != nil {
				return err
			}
		}
		if _, err := Read(shared, nil); err != nil { // always whole, whoever is writing
			return err
		}
		if err := workIn(shared, name, turn, mine); err != nil {
			return err
		}
	}
	return nil
}

func workIn(shared, name string, turn int, mine *assessment.Assessment) error {
	f, a, err := Open(shared, Options{User: name})
	if err != nil {
		return err
	}
	defer f.Discard()
	var held *Held
	for errors.As(f.Status().ReadOnly, &held) {
		time.Sleep(time.Millisecond)
		if a, err = f.TryLock(); err != nil && !errors.As(err, &held) {
			return err
		}
	}
	plan, err := merge.Start(nil, merge.Source{Name: "shared", Assessment: a}, merge.Source{Name: name, Assessment: mine})
	if err != nil {
		return err
	}
	merged, err := plan.Result()
	if err != nil {
		return err
	}
	f.Save(merged)
	further := *merged
	further.Parking = append(further.Parking[:len(further.Parking):len(further.Parking)], assessment.Parked{Text: fmt.Sprintf("shared %s %d", name, turn)})
	f.Save(&further)
	return f.Close(context.Background())
}

// TestManyProcessesLoseNothing lets 16 programs open, merge into and save one
// file at the same time.
func TestManyProcessesLoseNothing(t *testing.T) {
	t.Parallel()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	const workers = 16
	shared := written(t)
	var all sync.WaitGroup
	for n := range workers {
		all.Go(func() {
			cmd := exec.CommandContext(t.Context(), program)
			cmd.Env = append(os.Environ(), fmt.Sprintf("%s=w%d %s", workerVariable, n, shared))
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("worker %d: %v\n%s", n, err, out)
			}
		})
	}
	all.Wait()
	a, err := Read(shared, pack(t))
	if err != nil {
		t.Fatal(err)
	}
	count, last := map[string]int{}, map[string]int{}
	for i, parked := range a.Parking {
		count[parked.Text]++
		last[parked.Text] = i
	}
	for n := range workers {
		for turn := range turns {
			for _, kind := range []string{"own", "shared"} {
				text := fmt.Sprintf("%s w%d %d", kind, n, turn)
				if count[text] != 1 {
					t.Errorf("%q stands %d times", text, count[text])
				}
				if before := fmt.Sprintf("%s w%d %d", kind, n, turn-1); turn > 0 && last[before] > last[text] {
					t.Errorf("%q stands before %q", text, before)
				}
			}
		}
	}
	if want := workers*turns*2 + 1; len(a.Parking) != want {
		t.Errorf("%d notes, want %d", len(a.Parking), want)
	}
	for _, name := range files(t, shared) {
		if strings.HasSuffix(name, ".tmp") || strings.HasSuffix(name, ".lock") || strings.Contains(name, "conflict") {
			t.Errorf("%s was left behind", name)
		}
	}
}
