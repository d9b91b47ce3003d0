package questions_test

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"charter/questions"
)

// editionsOf gives editions of nothing but an id and a version each.
func editionsOf(names ...string) questions.Editions {
	files := fstest.MapFS{}
	for _, name := range names {
		cut := strings.LastIndex(name, " ")
		id, version := name[:cut], name[cut+1:]
		files[id+"-"+version+".json"] = &fstest.MapFile{Data: []byte(`{"id": "` + id + `", "version": "` + version + `"}`)}
	}
	return questions.EditionsIn(files)
}

func TestFindAnEdition(t *testing.T) {
	t.Parallel()
	e := editionsOf("lcr-2025 1.0.0", "lcr-2025 1.0.2", "lcr-2025 1.10.0", "lcr-2025 1.2.0", "lcr 1.2.0", "small 1.1.0-draft")
	for asked, want := range map[string]string{
		"lcr-2025 1.0.0": "1.0.0", "lcr-2025 1.0.2": "1.0.2", "lcr-2025 1.2.0": "1.2.0", "lcr 1.2.0": "1.2.0",
		"lcr-2025 1.0.1": "1.0.2", "lcr-2025 1.0.9": "1.0.2", "small 1.1.0": "1.1.0-draft",
		"lcr-2025 1.1.0": "", "lcr-2025 2.0.0": "", "other 1.0.0": "", "lcr-2025 newest": "", "lcr-2025 ": "", "../lcr-2025 1.0.0": "",
	} {
		id, version, _ := strings.Cut(asked, " ")
		pack, err := e.Find(id, version)
		switch {
		case want == "" && !errors.Is(err, questions.ErrNoEdition):
			t.Errorf("%s: %v, %v; want none", asked, pack, err)
		case want != "" && (err != nil || pack.ID != id || pack.Version != want):
			t.Errorf("%s: %+v, %v; want %s", asked, pack, err, want)
		}
		if e.Has(id, version) != (want != "") {
			t.Errorf("%s: Has says otherwise", asked)
		}
	}
}

func TestDefaultIsTheNewestEdition(t *testing.T) {
	t.Parallel()
	for want, e := range map[string]questions.Editions{
		"1.10.0":      editionsOf("lcr-2025 1.9.0", "lcr-2025 1.10.0", "other 2.0.0"),
		"1.1.0":       editionsOf("lcr-2025 1.1.0-draft", "lcr-2025 1.1.0", "lcr-2025 1.0.0"),
		"1.1.0-draft": editionsOf("lcr-2025 1.1.0-draft", "lcr-2025 1.0.0"),
	} {
		if pack, err := e.Default(); err != nil || pack.Version != want {
			t.Errorf("%+v, %v; want %s", pack, err, want)
		}
	}
	for _, none := range []questions.Editions{{}, editionsOf("other 1.0.0")} {
		if pack, err := none.Default(); !errors.Is(err, questions.ErrNoEdition) {
			t.Errorf("%+v, %v; want none", pack, err)
		}
	}
}

func TestDamagedEdition(t *testing.T) {
	t.Parallel()
	e := questions.EditionsIn(fstest.MapFS{"lcr-2025-1.0.0.json": &fstest.MapFile{Data: []byte("{")}})
	if _, err := e.Default(); err == nil || !strings.Contains(err.Error(), "lcr-2025 1.0.0") {
		t.Errorf("%v", err)
	}
}

// Every edition can be read, says of itself what its file is called, and leads on
// to the newest: no answer to one of its questions would be lost.
func TestEveryEditionLeadsToTheNewest(t *testing.T) {
	t.Parallel()
	newest, editions := folderPack(t), questions.EditionsIn(os.DirFS("editions"))
	names, err := fs.Glob(os.DirFS("editions"), "*.json")
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		version := strings.TrimSuffix(strings.TrimPrefix(name, newest.ID+"-"), ".json")
		pack, err := editions.Find(newest.ID, version)
		if err != nil || pack.ID+"-"+pack.Version+".json" != name {
			t.Errorf("%s: %v", name, err)
			continue
		}
		fates, err := newest.Since(version)
		if err != nil {
			t.Fatal(err)
		}
		told := map[string]bool{}
		for _, fate := range fates {
			told[fate.From] = true
		}
		for _, p := range pack.Principles {
			for _, q := range p.Questions {
				if !told[q.ID] {
					t.Errorf("%s: what became of %s is not told under changes in pack.yaml", name, q.ID)
				}
			}
		}
	}
}
