package file

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"pgregory.net/rapid"

	"charter/assessment"
	"charter/assessment/assessmenttest"
	"charter/assessment/format"
	"charter/questions"
)

// small is the path of a fixture pack in a version.
func small(version string) string {
	return filepath.Join("..", "..", "questions", "testdata", "small-"+version)
}

// builtIn looks for packs among those that are given and built in.
func builtIn(given string) *Packs { return PacksIn(given, questions.BuiltIn()) }

// answeredInFirst is an assessment made with version 1.0.0 of the fixture pack.
func answeredInFirst() *assessment.Assessment {
	a := assessmenttest.Full()
	a.Pack = assessment.PackRef{ID: "small", Version: "1.0.0"}
	a.Answers = map[string]assessment.Answer{}
	for _, id := range []string{"OPN-1", "OPN-2", "OPN-3", "OPN-4", "OPN-5", "KPT-1", "KPT-2"} {
		answer := assessment.Level(2)
		answer.Note = "About " + id + "."
		a.Answers[id] = answer
	}
	a.Actions[0].For = []string{"OPN-5"}
	a.Sessions, a.History = nil, nil
	return a
}

// put writes an assessment into a folder and gives its path.
func put(t testing.TB, dir string, a *assessment.Assessment) string {
	t.Helper()
	path := filepath.Join(dir, "x.charter.json")
	data, err := format.Encode(a)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

// putPack copies a fixture pack.
func putPack(t testing.TB, version, to string) {
	t.Helper()
	if err := os.CopyFS(to, os.DirFS(small(version))); err != nil {
		t.Fatal(err)
	}
}

func TestPackBesideTheFile(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	putPack(t, "1.0.0", filepath.Join(dir, "ours"))
	a := answeredInFirst()
	a.Pack.Folder = "ours"
	path := put(t, dir, a)
	packs := builtIn("")
	if _, pack, err := packs.Read(path); err != nil || pack.Title != "A small charter" {
		t.Fatalf("Read = %v, %v", pack, err)
	}
	if pack, err := packs.For(path); err != nil || pack.ID != "small" {
		t.Errorf("For = %v, %v", pack, err)
	}
	// The pack that the user names goes before.
	_, _, err := builtIn(small("1.1.0")).Read(path)
	var other *format.OtherPack
	if !errors.As(err, &other) || !other.Older() {
		t.Errorf("with the newer pack: %v", err)
	}
}

func TestDamagedFileStillHasItsPack(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	putPack(t, "1.0.0", filepath.Join(dir, "ours"))
	a := answeredInFirst()
	a.Pack.Folder = "ours"
	path := put(t, dir, a)
	if err := os.Rename(path, backupOf(path)); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte("{"), 0o666); err != nil {
		t.Fatal(err)
	}
	if pack, err := builtIn("").For(path); err != nil || pack.ID != "small" {
		t.Errorf("For = %v, %v", pack, err)
	}
}

// Nothing in a file leads to a pack elsewhere.
func TestPackFolderIsNeverFollowedElsewhere(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	work := filepath.Join(dir, "work")
	putPack(t, "1.0.0", filepath.Join(dir, "outside"))
	putPack(t, "1.0.0", filepath.Join(work, "inner", "deep"))
	for _, folder := range []string{"../outside", `..\outside`, "..", ".", ".hidden", filepath.Join(dir, "outside"), "inner/deep", "C:outside", " ours", "ours\x1b[2J"} {
		a := answeredInFirst()
		a.Pack.Folder = folder
		path := put(t, work, a)
		_, _, err := builtIn("").Read(path)
		var faults *format.Faults
		if !errors.As(err, &faults) || faults.List[0].Path != "pack.folder" || faults.List[0].Line == 0 {
			t.Errorf("%q: %v, want a fault at pack.folder", folder, err)
		}
		if pack, err := builtIn("").For(path); err != nil || pack.ID != "lcr-2025" {
			t.Errorf("%q: For = %v, %v, want the built-in pack", folder, pack, err)
		}
	}
	if err := os.Symlink(filepath.Join(dir, "outside"), filepath.Join(work, "linked")); err != nil {
		return // this system makes no links for us
	}
	a := answeredInFirst()
	a.Pack.Folder = "linked"
	if _, _, err := builtIn("").Read(put(t, work, a)); err == nil || !strings.Contains(err.Error(), "the folder linked beside it") {
		t.Errorf("a link out of the folder: %v", err)
	}
}

func TestOtherPackTellsWhatToDo(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		ref   assessment.PackRef
		given string
		want  []string
		older bool
	}{
		"another pack":   {assessment.PackRef{ID: "small", Version: "1.0.0"}, "", []string{"small 1.0.0", "lcr-2025", "--pack"}, false},
		"older":          {assessment.PackRef{ID: "small", Version: "1.0.3"}, small("1.1.0"), []string{"older than 1.1.0", "charter migrate", "--pack " + small("1.1.0"), "Nothing was changed"}, true},
		"newer":          {assessment.PackRef{ID: "small", Version: "1.2.0"}, small("1.1.0"), []string{"newer than 1.1.0", "--pack"}, false},
		"no version":     {assessment.PackRef{ID: "small", Version: "latest"}, small("1.1.0"), []string{`"latest"`, "three numbers"}, false},
		"missing folder": {assessment.PackRef{ID: "small", Version: "1.0.0", Folder: "gone"}, "", []string{"folder gone beside it", "--pack"}, false},
		"missing pack":   {assessment.PackRef{ID: "small", Version: "1.0.0"}, "nowhere", []string{"nowhere", "charter questions check"}, false},
	} {
		a := answeredInFirst()
		a.Pack = c.ref
		_, _, err := builtIn(c.given).Read(put(t, t.TempDir(), a))
		if err == nil {
			t.Fatalf("%s: no error", name)
		}
		for _, want := range c.want {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %q lacks %q", name, err, want)
			}
		}
		var other *format.OtherPack
		if got := errors.As(err, &other) && other.Older(); got != c.older {
			t.Errorf("%s: can be migrated: %v", name, got)
		}
	}
	// The last number of a version makes no difference.
	a := answeredInFirst()
	a.Pack.Version = "1.0.4"
	if _, _, err := builtIn(small("1.0.0")).Read(put(t, t.TempDir(), a)); err != nil {
		t.Error(err)
	}
}

func TestRefNamesAFolderOnlyBesideTheFile(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	putPack(t, "1.0.0", filepath.Join(dir, "ours"))
	packs := builtIn(filepath.Join(dir, "ours"))
	for path, want := range map[string]string{
		filepath.Join(dir, "x.charter.json"):         "ours",
		filepath.Join(dir, "ours", "x.charter.json"): "",
		filepath.Join(t.TempDir(), "x.charter.json"): "",
	} {
		if ref, err := packs.Ref(path); err != nil || ref != (assessment.PackRef{ID: "small", Version: "1.0.0", Folder: want}) {
			t.Errorf("Ref(%s) = %+v, %v", path, ref, err)
		}
	}
	if ref, err := builtIn("").Ref("x"); err != nil || ref.Folder != "" || ref.ID != "lcr-2025" {
		t.Errorf("built in: %+v, %v", ref, err)
	}
}

func TestMigrateKeepsTheFileAsItWas(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := put(t, dir, answeredInFirst())
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
	packs := builtIn(small("1.1.0"))
	options := Options{Now: func() time.Time { return at }}
	report, copied, err := Migrate(path, packs, here(options))
	if err != nil {
		t.Fatal(err)
	}
	if kept, err := os.ReadFile(copied); err != nil || !bytes.Equal(kept, before) || filepath.Base(copied) != "x.charter.json.1.0.0.bak" {
		t.Errorf("the copy %s does not hold what the file held: %v", copied, err)
	}
	a, _, err := packs.Read(path)
	if err != nil || a.Pack.Version != "1.1.0" || !a.Updated.Equal(at) || len(report.Answers) != 7 {
		t.Fatalf("%+v, %v, %v", a, report, err)
	}
	if a.Answers["OPN-1"].Note != "About OPN-1." || !a.Answers["OPN-2"].Flagged || a.Retired["KPT-1"].Note != "About KPT-1." {
		t.Errorf("answers %+v, retired %+v", a.Answers, a.Retired)
	}
	// Once more changes nothing.
	after, _ := os.ReadFile(path)
	if report, copied, err := Migrate(path, packs, here(options)); err != nil || copied != "" || len(report.Answers) != 0 {
		t.Errorf("again: %v, %q, %v", report, copied, err)
	}
	if again, _ := os.ReadFile(path); !bytes.Equal(after, again) {
		t.Error("a file that was up to date was written")
	}
	// Another file of that name and version: both copies stay.
	put(t, dir, sampleOf("Another"))
	if _, second, err := Migrate(path, packs, here(options)); err != nil || filepath.Base(second) != "x.charter.json.1.0.0-2.bak" {
		t.Errorf("the second copy is %q, %v", second, err)
	}
	if kept, _ := os.ReadFile(copied); !bytes.Equal(kept, before) {
		t.Error("the first copy was overwritten")
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if strings.HasPrefix(entry.Name(), ".") {
			t.Errorf("%s was left behind", entry.Name())
		}
	}
}

// What a move changes bears who moved the file, whom it lists from then on.
func TestAMoveBearsWhoMadeIt(t *testing.T) {
	t.Parallel()
	packs := builtIn(small("1.1.0"))
	for name, listed := range map[string][]assessment.Assessor{"nobody is listed": nil, "listed already": {{ID: "a7", Name: "sam  doe", Role: "data lead"}}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := answeredInFirst()
			a.Assessors = listed
			path := put(t, t.TempDir(), a)
			o := Options{Now: func() time.Time { return a.Updated.Add(time.Hour) }, Who: assessment.Assessor{Name: "Sam Doe", Role: "analyst"}}
			if _, _, err := Migrate(path, packs, here(o)); err != nil {
				t.Fatal(err)
			}
			moved, err := Read(path, nil)
			if err != nil {
				t.Fatal(err)
			}
			if len(moved.Assessors) != 1 || listed != nil && moved.Assessors[0] != listed[0] || moved.Assessors[0].Name == "" {
				t.Fatalf("assessors: %+v", moved.Assessors)
			}
			by := moved.Assessors[0].ID
			if last := moved.History[len(moved.History)-1]; last.Field != "pack.version" || last.By != by {
				t.Errorf("the last entry is %+v, not by %s", last, by)
			}
			for id, answer := range moved.Answers {
				if answer.Updated.Equal(o.Now()) && answer.By != by {
					t.Errorf("%s was moved by %q, not %q", id, answer.By, by)
				}
			}
		})
	}
}

func sampleOf(title string) *assessment.Assessment {
	a := answeredInFirst()
	a.Project.Title = title
	return a
}

func TestMigrateToAnotherFile(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	path := put(t, dir, answeredInFirst())
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	packs, out := builtIn(small("1.1.0")), filepath.Join(dir, "new.charter.json")
	if _, err := MigrateTo(path, out, packs, here(Options{})); err != nil {
		t.Fatal(err)
	}
	if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
		t.Error("the file itself was changed")
	}
	if a, _, err := packs.Read(out); err != nil || a.Pack.Version != "1.1.0" {
		t.Errorf("%+v, %v", a, err)
	}
	if _, err := MigrateTo(path, out, packs, here(Options{})); !errors.Is(err, os.ErrExist) {
		t.Errorf("over a file that is there: %v", err)
	}
}

func TestMigrateFails(t *testing.T) {
	t.Parallel()
	path := put(t, t.TempDir(), answeredInFirst())
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := Migrate(path, builtIn(""), here(Options{})); err == nil {
		t.Error("moved to another pack")
	}
	f, _, err := Open(path, here(Options{}))
	if err != nil {
		t.Fatal(err)
	}
	_, _, err = Migrate(path, builtIn(small("1.1.0")), here(Options{}))
	if err == nil || !strings.Contains(err.Error(), "is being edited by") {
		t.Errorf("while someone else has it: %v", err)
	}
	if err := f.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, call := range []string{"create", "write", "sync", "rename", "read", "lock"} {
		broken := &faulty{disk: system{}}
		broken.fail(call, syscall.ENOSPC)
		if _, _, err := Migrate(path, builtIn(small("1.1.0")), here(Options{disk: broken})); !errors.Is(err, syscall.ENOSPC) {
			t.Errorf("when %s fails: %v", call, err)
		}
	}
	if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
		t.Error("the file was changed")
	}
}

// Whatever was said to a question of the older pack stands in the migrated file.
func TestMigrateLosesNothing(t *testing.T) {
	t.Parallel()
	pack, err := questions.LoadDir(small("1.1.0"))
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		a := answeredInFirst()
		a.Answers, a.Retired = map[string]assessment.Answer{}, map[string]assessment.Answer{}
		text := rapid.StringMatching(`[a-z]{8} [a-z]{8}`)
		var said []string
		say := func(label string) string {
			said = append(said, text.Draw(t, label))
			return said[len(said)-1]
		}
		for _, id := range []string{"OPN-1", "OPN-2", "OPN-3", "OPN-4", "OPN-5", "KPT-1", "KPT-2", "OLD-1"} {
			if rapid.Bool().Draw(t, "unanswered") {
				continue
			}
			answer := assessment.Answer{Note: say("note"), PrivateNote: say("private"), Reason: say("reason"), Dissent: say("dissent"), Agreed: say("agreed")}
			answer.State = rapid.SampledFrom([]assessment.State{"", assessment.StateUnsure, assessment.StateNotApplicable}).Draw(t, "state")
			answer.Evidence = a.Cite(assessment.Evidence{Title: say("title"), Owner: say("owner"), Location: say("location")})
			answer.Check = &assessment.Check{By: say("by")}
			answer.Departure = &assessment.Departure{Clause: "1a", Reason: say("departure")}
			a.Answers[id] = answer
			if rapid.Bool().Draw(t, "retired before") {
				a.Retired[id] = assessment.Answer{Note: say("retired")}
			}
		}
		a.Actions = append(a.Actions, assessment.Action{ID: "x2", For: []string{rapid.SampledFrom([]string{"KPT-1", "OPN-3", "kept"}).Draw(t, "for")}, Text: say("action"), Status: assessment.ActionOpen})
		next, report, err := assessment.Migrate(assessment.Stamp{}, a, pack)
		if err != nil {
			t.Fatal(err)
		}
		data, err := format.Encode(next)
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range said {
			if quoted, _ := json.Marshal(text); !bytes.Contains(data, bytes.Trim(quoted, `"`)) {
				t.Errorf("%q is lost", text)
			}
		}
		if _, err := format.Decode("x", data, pack); err != nil {
			t.Errorf("the file does not open with the newer pack: %v", err)
		}
		if len(report.Answers) != len(a.Answers) {
			t.Errorf("the report tells of %d answers, there were %d", len(report.Answers), len(a.Answers))
		}
	})
}
