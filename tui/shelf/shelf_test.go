package shelf_test

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
	"charter/questions"
	"charter/tui/shelf"
)

func newShelf(t *testing.T) shelf.Shelf {
	t.Helper()
	return shelf.Shelf{Folder: t.TempDir(), Recent: filepath.Join(t.TempDir(), "state", "recent.json"), Packs: file.NewPacks("")}
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
	s, elsewhere := newShelf(t), t.TempDir()
	day := time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
	old := write(t, filepath.Join(s.Folder, "a.charter.json"), "", day)
	fresh := write(t, filepath.Join(s.Folder, "b.charter.json"), "", day.AddDate(0, 0, 1))
	write(t, filepath.Join(s.Folder, "b.charter.json.bak"), "", day)
	write(t, filepath.Join(s.Folder, "package.json"), "", day)
	gone := filepath.Join(elsewhere, "gone.charter.json")
	other := filepath.Join(elsewhere, "other.charter.json")
	for _, path := range []string{gone, old, other, gone, other} {
		if err := s.Opened(path); err != nil {
			t.Fatal(err)
		}
	}
	here, lately, err := s.Paths()
	if err != nil || !slices.Equal(here, []string{fresh, old}) || !slices.Equal(lately, []string{other, gone}) {
		t.Errorf("here %v, lately %v, %v", here, lately, err)
	}
	if err := s.Forget(other); err != nil {
		t.Fatal(err)
	}
	if _, lately, _ := s.Paths(); !slices.Equal(lately, []string{gone}) {
		t.Errorf("after forgetting, lately %v", lately)
	}
}

func TestAListThatCannotBeUnderstoodIsEmpty(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	s.Recent = write(t, filepath.Join(t.TempDir(), "recent.json"), "{nonsense", time.Now())
	if _, lately, err := s.Paths(); len(lately) != 0 || err != nil {
		t.Errorf("lately %v, %v", lately, err)
	}
	path := filepath.Join(s.Folder, "x.charter.json")
	if err := s.Opened(path); err != nil {
		t.Fatal(err)
	}
	if _, lately, _ := s.Paths(); !slices.Equal(lately, []string{path}) {
		t.Errorf("after opening one, lately %v", lately)
	}
	s.Folder = filepath.Join(s.Folder, "missing")
	if _, lately, err := s.Paths(); err == nil || len(lately) != 1 {
		t.Errorf("in a folder that is not there: lately %v, error %v", lately, err)
	}
}

func TestTheListIsShort(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	for i := range 30 {
		if err := s.Opened(filepath.Join(t.TempDir(), strings.Repeat("x", i+1))); err != nil {
			t.Fatal(err)
		}
	}
	if _, lately, _ := s.Paths(); len(lately) != 20 || filepath.Base(lately[0]) != strings.Repeat("x", 30) {
		t.Errorf("%d files are kept, the first is %s", len(lately), lately[0])
	}
}

func TestLook(t *testing.T) {
	t.Parallel()
	s := newShelf(t)
	pack, err := questions.Default()
	if err != nil {
		t.Fatal(err)
	}
	a, err := sample.Assessment(pack)
	if err != nil {
		t.Fatal(err)
	}
	path := s.FreePath(sample.FileName)
	if err := file.Create(path, a); err != nil {
		t.Fatal(err)
	}
	score := assessment.Compute(a, pack)
	card := s.Look(path)
	if card.Err != nil || card.Title != a.Project.Title || !card.Example || card.Verdict != score.Verdict ||
		card.Applicable != score.Counts.Applicable || card.Applicable-card.Answered != score.Counts.Unanswered {
		t.Errorf("the card is %+v", card)
	}
	if next := s.FreePath(sample.FileName); filepath.Base(next) != "demand-responsive-transport-2.charter.json" {
		t.Errorf("the next free name is %s", next)
	}

	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	write(t, path+".bak", string(data), time.Now())
	write(t, path, string(data[:len(data)/2]), time.Now())
	card = s.Look(path)
	if card.Err == nil || card.Damage == nil || card.Damage.Backup.Err != nil || card.Damage.Backup.Assessment == nil {
		t.Errorf("the card of a damaged file is %+v", card)
	}
	if card := s.Look(filepath.Join(s.Folder, "none.charter.json")); card.Err == nil || card.Damage != nil {
		t.Errorf("the card of a file that is not there is %+v", card)
	}
}

// A file that was made with older questions says so, also where the program could
// read it as it is: to be opened it must be moved. Its good copy is good.
func TestLookAtAFileOfAnOlderEdition(t *testing.T) {
	t.Parallel()
	pack, err := questions.Default()
	if err != nil {
		t.Fatal(err)
	}
	editions := fstest.MapFS{}
	for _, version := range []string{"0.8.0", "0.9.0"} {
		pack.Version = version
		text, err := json.Marshal(pack)
		if err != nil {
			t.Fatal(err)
		}
		editions[pack.ID+"-"+version+".json"] = &fstest.MapFile{Data: text}
	}
	s := newShelf(t)
	s.Packs = file.PacksIn("", questions.EditionsIn(editions))
	a := assessment.New("0199a8f0-0000-7000-8000-000000000001", assessment.PackRef{ID: pack.ID, Version: "0.8.0"}, time.Now())
	a.Project.Title = "Old hall"
	path := s.FreePath("old")
	if err := file.Create(path, a); err != nil {
		t.Fatal(err)
	}
	if card := s.Look(path); !card.Older || card.Title != "Old hall" {
		t.Errorf("the card is %+v", card)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	write(t, path+".bak", string(data), time.Now())
	write(t, path, string(data[:len(data)/2]), time.Now())
	if card := s.Look(path); card.Damage == nil || card.Damage.Backup.Err != nil {
		t.Errorf("damaged: %+v", card)
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
		if got := shelf.FileName(title); got != want {
			t.Errorf("FileName(%q) = %q, want %q", title, got, want)
		}
	}
	if got := len(shelf.FileName(strings.Repeat("long ", 100))); got > 61+len(shelf.Extension) {
		t.Errorf("a long title gives a name of %d bytes", got)
	}
}

func TestResolve(t *testing.T) {
	t.Parallel()
	s := shelf.Shelf{Folder: filepath.Join(t.TempDir(), "here")}
	in := func(name string) string { return filepath.Join(s.Folder, name) }
	abs := in("x.charter.json")
	for typed, want := range map[string]string{
		" x.charter.json ": abs, "'x.charter.json'": abs, `"` + abs + `"`: abs, abs: abs,
		"~x": in("~x"), "sub/../x.charter.json": abs, "": "",
	} {
		if got := s.Resolve(typed); got != want {
			t.Errorf("Resolve(%q) = %q, want %q", typed, got, want)
		}
	}
	if home, err := os.UserHomeDir(); err == nil {
		if got, want := s.Resolve("~/x"), filepath.Join(home, "x"); got != want {
			t.Errorf("Resolve(~/x) = %q, want %q", got, want)
		}
	}
}
