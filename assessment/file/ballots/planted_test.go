//go:build unix

package ballots_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"charter/assessment/file/ballots"
	"charter/assessment/workshop"
)

// keyFile gives the place of the only key in a folder.
func keyFile(t *testing.T, folder string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(folder, "*", "*.key"))
	if err != nil || len(found) != 1 {
		t.Fatalf("keys: %v, %v", found, err)
	}
	return found[0]
}

// A key is neither read nor written through what is no plain file. A vote can be
// held all the same.
func TestAKeyThatIsNoFile(t *testing.T) {
	t.Parallel()
	round := ballots.Round{Question: "BEN-1"}
	for kind, plant := range map[string]func(private, name string) error{
		"a link":            os.Symlink,
		"a link to nothing": func(private, name string) error { return os.Symlink(private+".new", name) },
		"a pipe":            func(_, name string) error { return syscall.Mkfifo(name, 0o666) },
		"a folder":          func(_, name string) error { return os.Mkdir(name, 0o777) },
	} {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			folder, private := t.TempDir(), filepath.Join(t.TempDir(), "private")
			known := bytes.Repeat([]byte{7}, workshop.KeySize)
			if err := os.WriteFile(private, known, 0o600); err != nil {
				t.Fatal(err)
			}
			k := ballots.For(folder, "x", "x.json")
			box(t, k, round)
			key := keyFile(t, folder)
			if err := os.Remove(key); err != nil {
				t.Fatal(err)
			}
			if err := plant(private, key); err != nil {
				t.Fatal(err)
			}
			b, err := k.BallotBox(ballots.Open{Round: round})
			if b == nil || err == nil || !strings.Contains(err.Error(), filepath.Base(key)+" is a ") {
				t.Fatalf("got %v, %v", b, err)
			}
			rounds := cast(t, b, nil, "a1")
			if b, err := workshop.NewBallotBox([workshop.KeySize]byte(known), nil); err == nil && workshop.Readable(b, "BEN-1", rounds) {
				t.Error("the key is one from elsewhere")
			}
			if text, err := os.ReadFile(private); err != nil || !bytes.Equal(text, known) {
				t.Errorf("the file elsewhere holds %q, %v", text, err)
			}
			if _, err := os.Lstat(private + ".new"); err == nil {
				t.Error("a file was made elsewhere")
			}
		})
	}
}

// The folder of an assessment's keys may not lead elsewhere: all but the keys that
// are needed is taken away there.
func TestAFolderOfKeysThatIsALink(t *testing.T) {
	t.Parallel()
	folder, private := t.TempDir(), t.TempDir()
	k := ballots.For(folder, "x", "x.json")
	box(t, k, ballots.Round{Question: "BEN-1"})
	mine := filepath.Dir(keyFile(t, folder))
	if err := os.RemoveAll(mine); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(private, "diary.txt"), []byte("Dear diary"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(private, mine); err != nil {
		t.Fatal(err)
	}
	if b, err := k.BallotBox(ballots.Open{Round: ballots.Round{Question: "BEN-1"}}); b == nil || err == nil {
		t.Errorf("got %v, %v", b, err)
	}
	if err := ballots.For(folder, "x", "x.json").Keep(nil); err == nil {
		t.Error("nothing is said")
	}
	if left, err := os.ReadDir(private); err != nil || len(left) != 1 || left[0].Name() != "diary.txt" {
		t.Errorf("elsewhere there is %v, %v", left, err)
	}
}

// Something else that stands among the keys is left there, and told.
func TestWhatIsNoKeyIsLeft(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	k := ballots.For(folder, "x", "x.json")
	box(t, k, ballots.Round{Question: "BEN-1"})
	stranger := filepath.Join(filepath.Dir(keyFile(t, folder)), "inner")
	if err := os.Mkdir(stranger, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := ballots.For(folder, "x", "x.json").Keep(nil); err == nil || !strings.Contains(err.Error(), "inner is a folder") {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(stranger); err != nil {
		t.Error(err)
	}
	if found, _ := filepath.Glob(filepath.Join(folder, "*", "*.key")); len(found) != 0 {
		t.Errorf("a key was kept: %v", found)
	}
}
