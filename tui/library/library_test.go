package library_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/go-json-experiment/json"

	"charter/assessment"
	"charter/assessment/file"
	"charter/assessment/sample"
	"charter/assessment/sample/sampletest"
	"charter/questions"
	"charter/tui/library"
)

func newLibrary(t *testing.T) library.Library {
	t.Helper()
	return library.Library{Folder: t.TempDir(), Recent: filepath.Join(t.TempDir(), "state", "recent.json"), Packs: file.PacksIn("", sampletest.Editions())}
}

func write(t *testing.T, path, text string, changed time.Time) string {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(path, changed, changed); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestPathsAreInOrderAndListedOnce(t *testing.T) {
	t.Parallel()
	l, elsewhere := newLibrary(t), t.TempDir()
	day := time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
	old := write(t, filepath.Join(l.Folder, "a.charter.json"), "", day)
	fresh := write(t, filepath.Join(l.Folder, "b.charter.json"), "", day.AddDate(0, 0, 1))
	write(t, filepath.Join(l.Folder, "b.charter.json.bak"), "", day)
	write(t, filepath.Join(l.Folder, "package.json"), "", day)
	gone := filepath.Join(elsewhere, "gone.charter.json")
	other := filepath.Join(elsewhere, "other.charter.json")
	for _, path := range []string{gone, old, other, gone, other} {
		if err := l.Opened(path); err != nil {
			t.Fatal(err)
		}
	}
	here, lately, err := l.Paths()
	if err != nil || !slices.Equal(here, []string{fresh, old}) || !slices.Equal(lately, []string{other, gone}) {
		t.Errorf("here %v, lately %v, %v", here, lately, err)
	}
	if err := l.Forget(other); err != nil {
		t.Fatal(err)
	}
	if _, lately, _ := l.Paths(); !slices.Equal(lately, []string{gone}) {
		t.Errorf("after forgetting, lately %v", lately)
	}
}

func TestAListThatCannotBeUnderstoodIsEmpty(t *testing.T) {
	t.Parallel()
	l := newLibrary(t)
	l.Recent = write(t, filepath.Join(t.TempDir(), "recent.json"), "{nonsense", time.Now())
	if _, lately, err := l.Paths(); len(lately) != 0 || err != nil {
		t.Errorf("lately %v, %v", lately, err)
	}
	path := filepath.Join(l.Folder, "x.charter.json")
	if err := l.Opened(path); err != nil {
		t.Fatal(err)
	}
	if _, lately, _ := l.Paths(); !slices.Equal(lately, []string{path}) {
		t.Errorf("after opening one, lately %v", lately)
	}
	l.Folder = filepath.Join(l.Folder, "missing")
	if _, lately, err := l.Paths(); err == nil || len(lately) != 1 {
		t.Errorf("in a folder that is not there: lately %v, error %v", lately, err)
	}
}

func TestTheListIsShort(t *testing.T) {
	t.Parallel()
	l := newLibrary(t)
	for i := range 30 {
		if err := l.Opened(filepath.Join(t.TempDir(), strings.Repeat("x", i+1))); err != nil {
			t.Fatal(err)
		}
	}
	if _, lately, _ := l.Paths(); len(lately) != 20 || filepath.Base(lately[0]) != strings.Repeat("x", 30) {
		t.Errorf("%d files are kept, the first is %s", len(lately), lately[0])
	}
}

func TestLook(t *testing.T) {
	t.Parallel()
	l := newLibrary(t)
	pack := sampletest.Pack(t)
	a := sampletest.Assessment(t, pack)
	path := l.FreePath(sample.FileName)
	if err := file.Create(path, a); err != nil {
		t.Fatal(err)
	}
	score := assessment.Compute(a, pack)
	summary := l.Summarise(path)
	if summary.Err != nil || summary.Title != a.Project.Title || !summary.Example || summary.Verdict != score.Verdict ||
		summary.Applicable != score.Counts.Applicable || summary.Applicable-summary.Answered != score.Counts.Unanswered {
		t.Errorf("the card is %+v", summary)
	}
	if next := l.FreePath(sample.FileName); filepath.Base(next) != "demand-responsive-transport-2.charter.json" {
		t.Errorf("the next free name is %s", next)
	}

	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	write(t, path+".bak", string(data), time.Now())
	write(t, path, string(data[:len(data)/2]), time.Now())
	summary = l.Summarise(path)
	if summary.Err == nil || summary.Damage == nil || summary.Damage.Backup.Err != nil || summary.Damage.Backup.Assessment == nil {
		t.Errorf("the card of a damaged file is %+v", summary)
	}
	if summary := l.Summarise(filepath.Join(l.Folder, "none.charter.json")); summary.Err == nil || summary.Damage != nil {
		t.Errorf("the card of a file that is not there is %+v", summary)
	}
}

// A file that was made with older questions says so, also where the program could
// read it as it is: to be opened it must be moved. Its good copy is good.
func TestLookAtAFileOfAnOlderEdition(t *testing.T) {
	t.Parallel()
	pack := sampletest.Pack(t)
	editions := fstest.MapFS{}
	for _, version := range []string{"0.8.0", "0.9.0"} {
		pack.Version = version
		text, err := json.Marshal(pack)
		if err != nil {
			t.Fatal(err)
		}
		editions[pack.ID+"-"+version+".json"] = &fstest.MapFile{Data: text}
	}
	l := newLibrary(t)
	l.Packs = file.PacksIn("", questions.EditionsIn(editions))
	a := assessment.New("0199a8f0-0000-7000-8000-000000000001", assessment.PackRef{ID: pack.ID, Version: "0.8.0"}, time.Now())
	a.Project.Title = "Old hall"
	path := l.FreePath("old")
	if err := file.Create(path, a); err != nil {
		t.Fatal(err)
	}
	if summary := l.Summarise(path); !summary.Migratable || summary.Title != "Old hall" {
		t.Errorf("the card is %+v", summary)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	write(t, path+".bak", string(data), time.Now())
	write(t, path, string(data[:len(data)/2]), time.Now())
	if summary := l.Summarise(path); summary.Damage == nil || summary.Damage.Backup.Err != nil {
		t.Errorf("damaged: %+v", summary)
	}
}

func TestFileName(t *testing.T) {
	t.Parallel()
	for title, want := range map[string]string{
		"Falls risk list":         "falls-risk-list.charter.json",
		"  Bus: the driver's app": "bus-the-drivers-app.charter.json",
		"../../etc/passwd":        "etc-passwd.charter.json",
		"":                        "my-project.charter.json",
		"!!!":                     "my-project.charter.json",
		"Ysbyty Môn":              "ysbyty-môn.charter.json",
	} {
		if got := library.FileName(title); got != want {
			t.Errorf("FileName(%q) = %q, want %q", title, got, want)
		}
	}
	if got := len(library.FileName(strings.Repeat("long ", 100))); got > 61+len(library.Extension) {
		t.Errorf("a long title gives a name of %d bytes", got)
	}
}

func TestResolve(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	l := library.Library{Folder: filepath.Join(t.TempDir(), "here"), Home: func() (string, error) { return home, nil }}
	in := func(name string) string { return filepath.Join(l.Folder, name) }
	abs := in("x.charter.json")
	for typed, want := range map[string]string{
		" x.charter.json ": abs, "'x.charter.json'": abs, `"` + abs + `"`: abs, abs: abs,
		"~x": in("~x"), "sub/../x.charter.json": abs, "": "",
	} {
		if got := l.Resolve(typed); got != want {
			t.Errorf("Resolve(%q) = %q, want %q", typed, got, want)
		}
	}
	if got, want := l.Resolve("~/x"), filepath.Join(home, "x"); got != want {
		t.Errorf("Resolve(~/x) = %q, want %q", got, want)
	}
}

// Two files that hold the same assessment are copies, whatever they are called, unless their
// names tell so already or it is the worked example.
func TestTwinsHoldTheSameAssessment(t *testing.T) {
	t.Parallel()
	list := library.Summary{Path: "/files/list.charter.json", ID: "1"}
	anns := library.Summary{Path: "/files/list-ann.charter.json", ID: "1"}
	other := library.Summary{Path: "/files/other.charter.json", ID: "2"}
	named := library.Summary{Path: "/files/list (1).charter.json", CopyOf: "list.charter.json"}
	all := []library.Summary{{}, other, named, anns, list}
	for want, one := range map[string]library.Summary{"list-ann.charter.json": list, "list.charter.json": anns} {
		if got := library.TwinOf(one, all); got != want {
			t.Errorf("the twin of %s is %q, want %q", one.Path, got, want)
		}
	}
	for _, one := range []library.Summary{{}, other, named, {Path: "/files/b.charter.json", ID: "1", Example: true}} {
		if got := library.TwinOf(one, all); got != "" {
			t.Errorf("the twin of %+v is %q", one, got)
		}
	}
}

// On a host nothing tells people to type a command that only their own computer has.
func TestAboutCopiesOnAHost(t *testing.T) {
	t.Parallel()
	root := &file.Root{Folder: t.TempDir()}
	for _, name := range []string{"bus.charter.json", "bus (1).charter.json"} {
		if err := root.Create(name, sampletest.Assessment(t, sampletest.Pack(t))); err != nil {
			t.Fatal(err)
		}
	}
	l := library.Library{Root: root}
	if said := l.CopiesBeside("bus.charter.json"); !strings.Contains(said, "bus (1)") || !strings.Contains(said, "get both on a computer that has charter") {
		t.Errorf("said: %q", said)
	}
}
