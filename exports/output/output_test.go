package output_test

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"charter/exports/exportstest"
	"charter/exports/output"
	"charter/exports/report"
)

// names lists what stands in a folder.
func names(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	list := make([]string, len(entries))
	for i, entry := range entries {
		list[i] = entry.Name()
	}
	return list
}

func holds(t *testing.T, path, want string) {
	t.Helper()
	if got, err := os.ReadFile(path); err != nil || string(got) != want {
		t.Errorf("%s holds %q, want %q: %v", filepath.Base(path), got, want, err)
	}
}

func TestFilesAreReplacedOnlyWhenAsked(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "new", "reports")
	first, second := filepath.Join(folder, "a.md"), filepath.Join(folder, "b.md")
	if err := output.Write([]output.File{{Path: first, Data: []byte("one")}}, false); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(first, 0o640); err != nil {
		t.Fatal(err)
	}
	both := []output.File{{Path: first, Data: []byte("two")}, {Path: second, Data: []byte("two")}}
	var exists *output.Exists
	if err := output.Write(both, false); !errors.As(err, &exists) || !slices.Equal(exists.Paths, []string{first}) {
		t.Errorf("got %v", err)
	}
	holds(t, first, "one")
	if _, err := os.Stat(second); err == nil {
		t.Error("a part was written")
	}
	if err := output.Write(both, true); err != nil {
		t.Fatal(err)
	}
	holds(t, first, "two")
	holds(t, second, "two")
	if info, err := os.Stat(first); err != nil || runtime.GOOS != "windows" && info.Mode() != 0o640 {
		t.Errorf("the file that was replaced has the mode %v, %v", info.Mode(), err)
	}
	if got := names(t, folder); !slices.Equal(got, []string{"a.md", "b.md"}) {
		t.Errorf("left: %v", got)
	}
}

func TestAPlaceThatCannotBeWrittenTo(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	file := filepath.Join(folder, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	err := output.Write([]output.File{{Path: filepath.Join(file, "a.md"), Data: []byte("text")}}, true)
	if err == nil || !strings.Contains(err.Error(), "Choose another folder") {
		t.Errorf("got %v", err)
	}
}

// What the disk says of a temporary file is told of the file that was asked for.
func TestNoTemporaryFileIsNamed(t *testing.T) {
	t.Parallel()
	name := strings.Repeat("a", 250) + ".md" // a temporary name is longer than a disk takes
	err := output.Write([]output.File{{Path: filepath.Join(t.TempDir(), name), Data: []byte("text")}}, true)
	if err == nil || strings.Contains(err.Error(), ".tmp") || !strings.Contains(err.Error(), name+": ") {
		t.Errorf("got %v", err)
	}
}

// An internal report holds private notes: other users of the machine must not read it.
func TestANewPrivateFileIsItsOwnersAlone(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("a file has the rights of its folder there")
	}
	folder := t.TempDir()
	private, public := filepath.Join(folder, "a.md"), filepath.Join(folder, "b.md")
	if err := output.Write([]output.File{{Path: private, Data: []byte("x"), Private: true}, {Path: public, Data: []byte("x")}}, false); err != nil {
		t.Fatal(err)
	}
	for path, others := range map[string]bool{private: false, public: true} {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if got := info.Mode().Perm()&0o044 != 0; got != others {
			t.Errorf("%s has mode %v", path, info.Mode())
		}
	}
}

// Every file of an export is known by its name as one of that export.
func TestAFileOfAnExportIsKnownByItsName(t *testing.T) {
	t.Parallel()
	var formats []string
	for _, format := range output.Formats() {
		formats = append(formats, format.Name)
	}
	chosen, err := output.Choose(formats)
	if err != nil {
		t.Fatal(err)
	}
	made, err := output.Plan("", "lamps.internal", report.Build(exportstest.Typical(), exportstest.SmallPack("1.0.0"), exportstest.Options(report.Internal)), chosen)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range made {
		if stem := output.StemOf(file.Path); stem != "lamps.internal" {
			t.Errorf("%s begins with %q", file.Path, stem)
		}
	}
	if stem := output.StemOf("lamps.charter.json"); stem != "" || len(made) < 10 {
		t.Errorf("an assessment begins with %q; %d files", stem, len(made))
	}
}

// The name of a format is known however it is written.
func TestFormatsAreKnownInCapitals(t *testing.T) {
	t.Parallel()
	chosen, err := output.Choose([]string{"DOCX", " Md"})
	if err != nil || len(chosen) != 2 || chosen[0].Name != "docx" || chosen[1].Name != "md" {
		t.Errorf("chose %v: %v", chosen, err)
	}
	if _, err := output.Choose([]string{"pdf"}); err == nil {
		t.Error("a format that there is not is known")
	}
}

// All that is made beside an internal report is private, also the register entry, whose text is
// public; and where the entry is what stops an export, the message says so and names the way on.
func TestARegisterEntryBesideAnInternalReport(t *testing.T) {
	t.Parallel()
	pack, a := exportstest.SmallPack("1.0.0"), exportstest.Typical()
	formats := output.Formats()
	files, err := output.Plan("", "a.internal", report.Build(a, pack, exportstest.Options(report.Internal)), formats)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !f.Private {
			t.Errorf("%s is readable for everyone", f.Path)
		}
	}
	a.Assessors[0].Name = "Mina Harker"
	a.Project.Summary = "A list of lamp posts by Mina Harker."
	r := report.Build(a, pack, exportstest.Options(report.Internal))
	if _, err := output.Plan("", "a.internal", r, formats[:1]); err != nil {
		t.Errorf("an internal report alone is refused: %v", err)
	}
	_, err = output.Plan("", "a.internal", r, formats)
	if err == nil || !strings.Contains(err.Error(), "the register entry, which is public beside an internal report too,") || !strings.Contains(err.Error(), "Leave register out of the formats") ||
		strings.Contains(err.Error(), "make an internal report") {
		t.Errorf("got %v", err)
	}
}
