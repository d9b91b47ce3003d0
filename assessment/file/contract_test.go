package file

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"charter/assessment/store"
	"charter/assessment/store/storetest"
)

// folders are folders on a disk as an implementation of a store.
func folders(on disk) storetest.Faulty {
	return storetest.Faulty{
		Implementation: storetest.Implementation{
			Place:   func(t testing.TB) string { return realDir(t) },
			Connect: func(string) (store.Store, error) { return diskStore{on, time.Now}, nil },
			Name:    func(folder, word string) string { return filepath.Join(folder, word+Extension) },
			Sound: func(t testing.TB, _, name string) {
				if _, err := Read(backupOf(name), nil); err != nil {
					t.Errorf("the backup is damaged: %v", err)
				}
			},
			Left: func(t testing.TB, folder string) {
				names, err := system{}.List(folder)
				if err != nil {
					t.Fatal(err)
				}
				for _, name := range names {
					if strings.HasSuffix(name, ".tmp") || strings.HasSuffix(name, ".lock") {
						t.Errorf("%s was left behind", name)
					}
				}
			},
		},
		Ways: []string{"create", "write", "sync", "close", "read", "rename to file", "syncdir"},
		Break: func(string) (store.Store, func(string, error), error) {
			d := &faulty{disk: on}
			return diskStore{d, time.Now}, d.fail, nil
		},
	}
}

func TestMain(m *testing.M) { storetest.Main(m, folders(system{}).Implementation) }

func TestDocuments(t *testing.T) {
	t.Parallel()
	storetest.Documents(t, folders(system{}).Implementation)
}

func TestSaving(t *testing.T) {
	t.Parallel()
	storetest.Saving(t, folders(system{}).Implementation)
}

// What fails does so on a disk that never waits; that a save waits where it must is
// what power cuts show.
func TestFaults(t *testing.T) {
	t.Parallel()
	storetest.Faults(t, folders(hasty{}))
}

// A program that saves without pause is killed again and again, at any moment.
func TestAKilledProgramKeepsWhatItSaidWasSaved(t *testing.T) {
	t.Parallel()
	storetest.Kills(t, folders(system{}).Implementation)
}

// 16 programs open, merge into and save one file at the same time.
func TestManyProcessesLoseNothing(t *testing.T) {
	t.Parallel()
	storetest.Processes(t, folders(system{}).Implementation)
}

// After every single step of a save, all that a power cut could leave behind is looked
// at. In the end there are the file and, as its backup, the version from before the
// sitting or, where the saves are far apart, one that was saved a good while before.
func TestAPowerCutLeavesTheOldOrTheNewFile(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		nolinks bool
		apart   time.Duration // the saves are
		backup  string
	}{
		"with links":               {false, time.Second, "0"},
		"without links":            {true, time.Second, "0"},
		"far apart":                {false, backupAge, "2"},
		"far apart, without links": {true, backupAge, "2"},
		"a while apart":            {false, backupAge * 2 / 3, "1"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			const file, backup = "x.charter.json", "x.charter.json.bak"
			var d *memory
			at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
			storetest.PowerCuts(t, func(_ *testing.T, text string, look func(storetest.Left)) (store.Store, string) {
				d = newMemory(map[string]string{file: text})
				d.nolinks = c.nolinks
				d.check = func(left map[string]string) {
					before, copied := left[backup]
					look(storetest.Left{Text: left[file], Copied: copied, Copy: before})
				}
				saves := map[*inode]int{} // each new text of the file is a save
				return diskStore{d, func() time.Time {
					saves[d.names[file]] = len(saves)
					return at.Add(time.Duration(len(saves)) * c.apart)
				}}, "/" + file
			})
			names, err := d.List("")
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff([]string{file, backup}, names); diff != "" {
				t.Error(diff)
			}
			for name, want := range map[string]string{file: "3", backup: c.backup} {
				if got := titleIn(t, d.names[name].text); got != want {
					t.Errorf("%s holds version %s, want %s", name, got, want)
				}
			}
		})
	}
}
