package questions_test

import (
	"os"
	"testing"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"charter/questions"
)

// The program reads lcr-2025.json; the folder lcr-2025 is what people edit.
func TestReadyPackIsThatOfTheFolder(t *testing.T) {
	t.Parallel()
	folder, err := questions.Load(lcr())
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		text, err := json.Marshal(folder, json.Deterministic(true), jsontext.WithIndent("  "))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile("lcr-2025.json", append(text, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(folder, defaultPack(t), cmpopts.EquateEmpty(), cmpopts.IgnoreUnexported(questions.Pack{})); diff != "" {
		t.Errorf("lcr-2025.json no longer fits the folder (-folder +json); write it again with: go test ./questions -run Ready -update\n%s", diff)
	}
	for _, p := range folder.Principles {
		for _, q := range p.Questions {
			if _, _, ok := defaultPack(t).Question(q.ID); !ok {
				t.Errorf("%s cannot be found by its id", q.ID)
			}
		}
	}
}
