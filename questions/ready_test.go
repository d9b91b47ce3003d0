package questions_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"charter/questions"
)

// released reports whether an edition was part of a released version of charter.
func released(t *testing.T, name string) bool {
	t.Helper()
	lists, err := filepath.Glob("../exports/testdata/released/*/SHA256SUMS")
	if err != nil || len(lists) == 0 {
		t.Fatalf("no released version was found: %v", err)
	}
	for _, list := range lists {
		text, err := os.ReadFile(list)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(text), "questions/editions/"+name+"\n") {
			return true
		}
	}
	return false
}

// The program reads editions/lcr-2025-VERSION.json; the folder lcr-2025 is what
// people edit. An edition that was released is never written anew.
//
// It is not parallel, so that with -update the others find the edition written.
func TestReadyPackIsThatOfTheFolder(t *testing.T) {
	folder := folderPack(t)
	if folder.Version == inPreparation {
		if questions.BuiltIn().Has(folder.ID, folder.Version) {
			t.Errorf("version %s is in preparation, and is built in all the same", folder.Version)
		}
		return
	}
	name := folder.ID + "-" + folder.Version + ".json"
	done := "write it again with: go test ./questions -run Ready -update"
	if released(t, name) {
		done = "version " + folder.Version + " is released and stays as it is, so raise the version in pack.yaml"
	} else if *update {
		text, err := json.Marshal(folder, json.Deterministic(true), jsontext.WithIndent("  "))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join("editions", name), append(text, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(folder, defaultPack(t), cmpopts.EquateEmpty(), cmpopts.IgnoreUnexported(questions.Pack{})); diff != "" {
		t.Errorf("editions/%s no longer fits the folder (-folder +json); %s\n%s", name, done, diff)
	}
	for _, p := range folder.Principles {
		for _, q := range p.Questions {
			if _, _, ok := defaultPack(t).Question(q.ID); !ok {
				t.Errorf("%s cannot be found by its id", q.ID)
			}
		}
	}
}

// What lies among the editions is what was released, and the pack of the folder.
func TestEveryEditionIsReleasedOrThatOfTheFolder(t *testing.T) {
	t.Parallel()
	pack := folderPack(t)
	files, err := os.ReadDir("editions")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if name := file.Name(); name != pack.ID+"-"+pack.Version+".json" && !released(t, name) {
			t.Errorf("editions/%s was never released and is not the pack of the folder: delete it", name)
		}
	}
}
