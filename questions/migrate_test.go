package questions_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"charter/questions"
	"charter/questions/check"
)

// changedPack is a second edition in which every kind of change happened.
func changedPack(t *testing.T) *questions.Pack {
	t.Helper()
	pack, err := questions.LoadDir("testdata/small-1.1.0")
	if err != nil {
		t.Fatal(err)
	}
	return pack
}

func TestSinceEveryKind(t *testing.T) {
	t.Parallel()
	want := []questions.Fate{
		{From: "OPN-1", Kind: "kept", To: []string{"OPN-1"}},
		{From: "OPN-2", Kind: "reworded", To: []string{"OPN-2"}, Notes: []string{"Those who lose out count too now."}},
		{From: "OPN-3", Kind: "split", To: []string{"OPN-3", "OPN-6"}, Notes: []string{"Suppliers and partners are asked about one by one."}},
		{From: "OPN-4", Kind: "merged", To: []string{"OPN-4"}},
		{From: "OPN-5", Kind: "merged", To: []string{"OPN-4"}},
		{From: "KPT-2", Kind: "kept", To: []string{"KPT-3"}, Notes: []string{"The same question under a new id."}},
		{From: "KPT-1", Kind: "dropped", Notes: []string{"Taken up by OPN-1."}},
	}
	for _, version := range []string{"1.0.0", "1.0.7", "0.9.0"} {
		got, err := changedPack(t).Since(version)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got, cmpEmpty); diff != "" {
			t.Errorf("since %s (-want +got):\n%s", version, diff)
		}
	}
}

// New words for levels are the slightest change there is besides a new id: whatever
// else happened to a question in another release weighs more.
func TestSinceRelevelled(t *testing.T) {
	t.Parallel()
	pack, err := questions.LoadDir("testdata/small-1.2.0")
	if err != nil {
		t.Fatal(err)
	}
	for version, want := range map[string]map[string]string{
		"1.1.0": {"OPN-1": "relevelled OPN-1", "OPN-2": "relevelled OPN-2", "OPN-3": "relevelled OPN-3", "OPN-4": "relevelled OPN-4", "OPN-6": "relevelled OPN-6", "KPT-3": "relevelled KPT-4"},
		"1.0.0": {"OPN-1": "relevelled OPN-1", "OPN-2": "reworded OPN-2", "OPN-3": "split OPN-3,OPN-6", "OPN-4": "merged OPN-4", "OPN-5": "merged OPN-4", "KPT-2": "relevelled KPT-4", "KPT-1": "dropped "},
	} {
		fates, err := pack.Since(version)
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]string{}
		for _, f := range fates {
			got[f.From] = f.Kind + " " + strings.Join(f.To, ",")
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("since %s (-want +got):\n%s", version, diff)
		}
	}
}

// cmpEmpty makes no difference between no list and an empty one.
var cmpEmpty = cmp.Transformer("empty", func(s []string) string { return strings.Join(s, "|") })

func TestSinceSameVersion(t *testing.T) {
	t.Parallel()
	got, err := changedPack(t).Since("1.1.0")
	if err != nil {
		t.Fatal(err)
	}
	for _, fate := range got {
		// Ids that a change made are not known to have been there before,
		// but nothing is lost: they exist still.
		if fate.Kind != questions.Kept || len(fate.To) != 1 || fate.To[0] != fate.From {
			t.Errorf("since its own version: %+v", fate)
		}
	}
	if len(got) != 6 {
		t.Errorf("%d questions, want all 6", len(got))
	}
}

func TestSinceSeveralReleases(t *testing.T) {
	t.Parallel()
	pack := changedPack(t)
	pack.Version = "1.3.0"
	pack.Changes = append(pack.Changes,
		questions.Change{Since: "1.2.1", Kind: "kept", From: []string{"OPN-1"}, To: []string{"OPN-2"}},
		questions.Change{Since: "1.2.1", Kind: "kept", From: []string{"OPN-2"}, To: []string{"OPN-1"}},
		questions.Change{Since: "1.1.0", Kind: "dropped", From: []string{"OPN-3"}},
	)
	got := map[string]string{}
	fates, err := pack.Since("1.0.0")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range fates {
		got[f.From] = f.Kind + " " + strings.Join(f.To, ",")
	}
	want := map[string]string{
		"OPN-1": "kept OPN-2",     // the two swapped ids
		"OPN-2": "reworded OPN-1", // and this one had new words before
		"OPN-3": "split OPN-6",    // one half of it was dropped later
		"OPN-4": "merged OPN-4", "OPN-5": "merged OPN-4", "KPT-2": "kept KPT-3", "KPT-1": "dropped ",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestSinceFails(t *testing.T) {
	t.Parallel()
	for version, message := range map[string]string{"": "three numbers", "one": "three numbers", "1.2.0": "newer", "2.0.0": "newer"} {
		if fates, err := changedPack(t).Since(version); err == nil || !strings.Contains(err.Error(), message) {
			t.Errorf("Since(%q) = %v, %v", version, fates, err)
		}
	}
}

func TestEveryQuestionOfTheEmbeddedPackIsKept(t *testing.T) {
	t.Parallel()
	pack := folderPack(t)
	fates, err := pack.Since(pack.Version)
	if err != nil || len(fates) != pack.QuestionCount() {
		t.Fatalf("%d fates for %d questions: %v", len(fates), pack.QuestionCount(), err)
	}
	for _, f := range fates {
		if f.Kind != questions.Kept {
			t.Errorf("%+v", f)
		}
	}
}

// The fixtures are made for their changes. Their levels and helps are the least that
// a pack can hold, so the rules on those have much to say.
func TestFixturePacksHaveNoFindings(t *testing.T) {
	t.Parallel()
	about := []string{"level-1", "level-3", "help", "help-twice", "cases", "one-idea"}
	for _, version := range []string{"1.0.0", "1.1.0", "1.2.0"} {
		for _, f := range check.Check(os.DirFS("testdata/small-" + version)).Findings {
			if !slices.Contains(about, f.Rule) {
				t.Error(version, f)
			}
		}
	}
}

func TestCompareVersions(t *testing.T) {
	t.Parallel()
	for version, want := range map[string]int{"1.0.0": -1, "1.0.9": -1, "0.9.0": -1, "1.1.0": 0, "1.1.7": 0, "1.2.0": 1, "2.0.0": 1, "1.10.0": 1} {
		if got, ok := changedPack(t).Compare(version); got != want || !ok {
			t.Errorf("Compare(%s) = %d, %v, want %d", version, got, ok, want)
		}
	}
	for _, version := range []string{"", "1", "one.two.three", "1.0", "../../etc"} {
		if _, ok := changedPack(t).Compare(version); ok {
			t.Errorf("%q passes for a version", version)
		}
	}
}
