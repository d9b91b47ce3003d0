package storetest

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
	"time"

	"charter/assessment/store"
)

// saveForEver hands in one version after another and says on standard output
// which one is safe, as the screen does. It ends when it is killed.
func (j job) saveForEver(in store.Store, outlasts bool) error {
	s, a, err := store.Open(in, j.name, options(j.user))
	if err != nil {
		return err
	}
	for s.Status().ReadOnly != nil {
		if !outlasts {
			return s.Status().ReadOnly
		}
		time.Sleep(time.Millisecond)
		if now, err := s.TryLock(); err == nil {
			a = now
		}
	}
	first, err := strconv.Atoi(a.Project.Title)
	if err != nil {
		return err
	}
	s.Save(titled(strconv.Itoa(first + 1)))
	saved := uint64(0)
	for status := range s.Updates() {
		if status.Err != nil {
			return status.Err
		}
		if status.Saved > saved {
			saved = status.Saved
			fmt.Println(first + int(saved))
			s.Save(titled(strconv.Itoa(first + int(status.Revision) + 1)))
		}
	}
	return nil
}

// Kills kills a program that saves without pause, again and again, at any moment.
// What it said was saved must be there, and the next program can go on.
func Kills(t *testing.T, i Implementation) {
	t.Helper()
	const kills = 25
	p := i.start(t, "0")
	random := rand.New(rand.NewPCG(1, 2))
	said, killed := 0, 0
	for range kills {
		cmd := p.worker(saveForEver, "ann")
		cmd.Stderr = os.Stderr
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for wait := 1 + random.IntN(6); wait > 0; wait-- {
			if !lines.Scan() {
				t.Fatalf("it ended by itself: %v", cmd.Wait())
			}
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
		kept, err := strconv.Atoi(p.title(p.name))
		if err != nil || kept < said {
			t.Fatalf("it said that %d was saved, the document holds %d: %v", said, kept, err)
		}
		p.sound()
	}
	if said < kills || killed != kills {
		t.Errorf("only %d saves, %d killed: too few to tell", said, killed)
	}
	closed(t, p.open("bob"))
	p.left()
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
