package file

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"charter/assessment/assessmenttest"
	"charter/assessment/format"
)

// TestTheLastGoodCopyIsWorthGoingBackTo types a text letter by letter, for a minute and for
// an hour.
func TestTheLastGoodCopyIsWorthGoingBackTo(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		apart time.Duration
		want  string
	}{
		"within a minute": {time.Second, assessmenttest.Full().Project.Title},
		"within an hour":  {time.Minute, "letter 50"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path, now := written(t), time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
			d := diskStore{system{}, func() time.Time { return now }}
			doc, err := d.Document(t.Context(), path)
			if err != nil {
				t.Fatal(err)
			}
			_, at, err := doc.Read(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			for letter := range 61 {
				now = now.Add(c.apart)
				text, err := format.Encode(assessmenttest.Titled(fmt.Sprint("letter ", letter)))
				if err != nil {
					t.Fatal(err)
				}
				saved, err := doc.Save(t.Context(), text, at)
				if err != nil {
					t.Fatal(err)
				}
				at = saved.At
			}
			if got := titleOf(t, backupOf(path)); got != c.want {
				t.Errorf("the last good copy holds %q, want %q", got, c.want)
			}
		})
	}
}

// TestAKeptCopyIsNeverEdited opens what is kept to go back to: it is read, and said to be that.
func TestAKeptCopyIsNeverEdited(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"falls.charter.json.bak", "falls.charter.json.1.0.0.bak", "falls.charter.json.damaged-20261122-120000"} {
		path := filepath.Join(filepath.Dir(written(t)), name)
		if err := Create(path, assessmenttest.Full()); err != nil {
			t.Fatal(err)
		}
		before, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		f := opened(t, path, Options{})
		why := f.Status().ReadOnly
		if why == nil || !strings.Contains(why.Error(), "a copy that charter keeps to go back to") || !strings.Contains(why.Error(), "charter recover") {
			t.Errorf("%s: %v", name, why)
		}
		f.Save(assessmenttest.Titled("lost?"))
		if err := f.Flush(t.Context()); err == nil {
			t.Errorf("%s: it was saved", name)
		}
		elsewhere := filepath.Join(filepath.Dir(path), "mine"+Extension)
		if err := f.SaveElsewhere(elsewhere); err != nil || titleOf(t, elsewhere) != "lost?" {
			t.Errorf("%s: the work cannot be saved elsewhere: %v", name, err)
		}
		if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
			t.Errorf("%s was changed: %v", name, err)
		}
		if _, _, err := Migrate(path, builtIn(""), here(Options{})); err == nil || !strings.Contains(err.Error(), "keeps to go back to") {
			t.Errorf("%s is moved to newer questions: %v", name, err)
		}
	}
}

// TestALockThatIsRefusedOpensForReading has the file system say no to a lock in ways that
// some network drives do.
func TestALockThatIsRefusedOpensForReading(t *testing.T) {
	t.Parallel()
	for _, refused := range []error{syscall.EINVAL, syscall.EIO} {
		d := &faulty{disk: system{}}
		d.fail("lock", &LockRefused{refused})
		path := written(t)
		f := opened(t, path, Options{disk: d})
		why := f.Status().ReadOnly
		if why == nil || !strings.Contains(why.Error(), "refuses the lock") || !strings.Contains(why.Error(), refused.Error()) {
			t.Errorf("%v: %v", refused, why)
		}
	}
}

// TestANewFileIsPrivate makes files in folders of every kind.
func TestANewFileIsPrivate(t *testing.T) {
	t.Parallel()
	for mode, want := range map[os.FileMode]os.FileMode{
		0o700: 0o600, 0o755: 0o600, 0o750: 0o600, 0o770: 0o660, 0o775: 0o660, 0o777: 0o660, 0o777 | os.ModeSticky: 0o600, 0o770 | os.ModeSetgid: 0o660,
	} {
		folder := realDir(t)
		if err := os.Chmod(folder, mode); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(folder, "falls"+Extension)
		if err := Create(path, assessmenttest.Full()); err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if runtime.GOOS != "windows" && info.Mode() != want {
			t.Errorf("in a folder of mode %v the new file has %v, want %v", mode, info.Mode(), want)
		}
	}
}
