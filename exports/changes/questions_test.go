package changes_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"charter/assessment"
	"charter/exports/changes"
	"charter/exports/report"
	"charter/questions"
)

// edition is a small pack in which every kind of change happens from version to version.
func edition(t *testing.T, version string) *questions.Pack {
	t.Helper()
	pack, err := questions.LoadDir("../../questions/testdata/small-" + version)
	if err != nil {
		t.Fatal(err)
	}
	return pack
}

// From one edition of the questions to the next, the changes say of each question what
// happened to it, and ask to look again only where that is needed.
func TestDiffTellsWhatBecameOfQuestions(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	a := assessment.New("0199a8f0-0000-7000-8000-000000000001", assessment.PackRef{ID: "small", Version: "1.0.0"}, at)
	for _, id := range []string{"OPN-1", "OPN-2", "OPN-3", "OPN-4", "OPN-5", "KPT-1", "KPT-2"} {
		a.Answers[id] = assessment.Level(2)
	}
	options := report.Options{Audience: report.Internal, Now: at}
	before := report.Build(a, edition(t, "1.0.0"), options)
	newer := edition(t, "1.1.0")
	next, _, err := assessment.Migrate(assessment.Stamp{At: at}, a, newer)
	if err != nil {
		t.Fatal(err)
	}
	c := changes.Diff(before, report.Build(next, newer, options), newer)
	var told []string
	for _, q := range c.Questions {
		one := q.Kind + " " + strings.Join(q.From, "+") + " > " + strings.Join(q.To, "+")
		if q.Again {
			one += ", again"
		}
		told = append(told, one)
	}
	want := []string{
		"reworded OPN-2 > OPN-2, again", "split OPN-3 > OPN-3+OPN-6, again", "merged OPN-4+OPN-5 > OPN-4, again", "kept KPT-2 > KPT-3", "dropped KPT-1 > ",
	}
	if diff := cmp.Diff(want, told); diff != "" {
		t.Errorf("what became of questions (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"OPN-2"}, c.Reworded); diff != "" {
		t.Errorf("reworded (-want +got):\n%s", diff)
	}
	text := string(changes.Markdown(c))
	for _, want := range []string{
		"## How the questions changed from version 1.0.0 to 1.1.0", "**OPN-4** is asked in place of OPN-4 and OPN-5: answer it again.",
		"**OPN-3 and OPN-6** are asked in place of OPN-3: answer them again.", "**KPT-3** was KPT-2 before.", "Why: it was part of OPN-3.", "Why: it is part of OPN-4 now.",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not told:\n%s", want, text)
		}
	}
	if strings.Contains(text, "KPT-3** "+next.Answers["KPT-3"].Note+"Unanswered") || strings.Contains(text, "Look at these answers again") {
		t.Errorf("what stands is told as changed:\n%s", text)
	}
}

// Where only levels have new words, whoever claimed one of these is asked to read it.
func TestDiffAsksToReadNewWordsOfLevels(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	for level, again := range map[int]bool{1: true, 2: false, 3: true} {
		a := assessment.New("0199a8f0-0000-7000-8000-000000000001", assessment.PackRef{ID: "small", Version: "1.1.0"}, at)
		a.Answers["OPN-1"] = assessment.Level(level)
		options := report.Options{Audience: report.Internal, Now: at}
		before, newer := report.Build(a, edition(t, "1.1.0"), options), edition(t, "1.2.0")
		next, _, err := assessment.Migrate(assessment.Stamp{At: at}, a, newer)
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range changes.Diff(before, report.Build(next, newer, options), newer).Questions {
			if q.To[0] == "OPN-1" && (q.Kind != questions.Relevelled || q.Again != again) {
				t.Errorf("level %d: %+v", level, q)
			}
		}
	}
}

// A question that the new edition asks anew and nobody has answered yet has not fallen, and
// evidence that moved along with its answer is not added.
func TestDiffTellsWhatIsNotAnsweredYetFromWhatFell(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	a := assessment.New("0199a8f0-0000-7000-8000-000000000001", assessment.PackRef{ID: "small", Version: "1.0.0"}, at)
	a.Documents = []assessment.Document{{ID: "d1", Title: "A page", Location: "shelf 3"}, {ID: "d2", Title: "A list"}, {ID: "d3", Title: "A new paper"}}
	for i, id := range []string{"OPN-1", "OPN-2", "OPN-3", "OPN-4", "OPN-5", "KPT-1", "KPT-2"} {
		answer := assessment.Level(2)
		answer.Evidence = []assessment.Citation{{Document: a.Documents[i%2].ID}}
		a.Answers[id] = answer
	}
	options := report.Options{Audience: report.Internal, Now: at}
	before, newer := report.Build(a, edition(t, "1.0.0"), options), edition(t, "1.1.0")
	next, _, err := assessment.Migrate(assessment.Stamp{At: at}, a, newer)
	if err != nil {
		t.Fatal(err)
	}
	migrated := changes.Diff(before, report.Build(next, newer, options), newer)
	if len(migrated.EvidenceAdded) > 0 {
		t.Errorf("evidence that moved is told as added: %+v", migrated.EvidenceAdded)
	}
	if text := string(changes.Markdown(migrated)); strings.Contains(text, "that fell") || !strings.Contains(text, "## Principles not answered yet") {
		t.Errorf("what is not answered yet is told as fallen:\n%s", text)
	}
	lower := next.Answers["OPN-1"]
	level := 0
	lower.Level, lower.Evidence = &level, append(lower.Evidence, assessment.Citation{Document: "d3"})
	next.Answers["OPN-1"] = lower
	fell := changes.Diff(before, report.Build(next, newer, options), newer)
	if text := string(changes.Markdown(fell)); !strings.Contains(text, "## Principles that fell") {
		t.Errorf("an answer that counts less is not told as fallen:\n%s", text)
	}
	if len(fell.EvidenceAdded) != 1 || fell.EvidenceAdded[0].Title != "A new paper" {
		t.Errorf("added are %+v, want the new paper", fell.EvidenceAdded)
	}
}

// Questions that became one under a new id, and one that was worded anew under one, are told
// by what they became: they were no parts of each other.
func TestDiffTellsWhatANewIDTakesThePlaceOf(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
	a := assessment.New("0199a8f0-0000-7000-8000-000000000001", assessment.PackRef{ID: "small", Version: "1.0.0"}, at)
	options := report.Options{Audience: report.Internal, Now: at}
	before := report.Build(a, edition(t, "1.0.0"), options)
	newer := edition(t, "1.1.0")
	for i, change := range newer.Changes {
		switch change.Kind {
		case questions.Merged:
			newer.Changes[i].To = []string{"OPN-7"}
		case questions.Reworded:
			newer.Changes[i].To = []string{"OPN-8"}
		}
	}
	for _, id := range [][2]string{{"OPN-4", "OPN-7"}, {"OPN-2", "OPN-8"}} {
		q, _, _ := newer.Question(id[0])
		q.ID = id[1]
	}
	next, _, err := assessment.Migrate(assessment.Stamp{At: at}, a, newer)
	if err != nil {
		t.Fatal(err)
	}
	why := map[string]string{}
	for _, asked := range changes.Diff(before, report.Build(next, newer, options), newer).Asked {
		why[asked.Question] = asked.Why
	}
	want := map[string]string{
		"OPN-7": "it takes the place of OPN-4 and OPN-5", "OPN-4": "it is part of OPN-7 now", "OPN-5": "it is part of OPN-7 now",
		"OPN-8": "it takes the place of OPN-2", "OPN-2": "OPN-8 takes its place", "OPN-6": "it was part of OPN-3", "KPT-1": "the questionnaire no longer has it",
	}
	if diff := cmp.Diff(want, why); diff != "" {
		t.Errorf("why questions are asked, or not (-want +got):\n%s", diff)
	}
}
