package plain_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"charter/assessment"
	"charter/assessment/file"
	"charter/assessment/project"
	"charter/assessment/sample/sampletest"
	"charter/questions/plaintext"
	"charter/tui/plain"
)

// Whatever is typed wrongly is answered with what can be typed.
func TestWrongInputTellsWhatCanBeTyped(t *testing.T) {
	t.Parallel()
	for typed, told := range map[string]string{
		"dance":                   "“dance” is none of the words of the menu. Type one of these: answer, essentials, facts",
		"":                        "Type one of the words, such as answer.",
		"answer BEN-99":           "There is no question or principle “BEN-99”. Type next",
		"answer\n12":              "There is no question or principle “12”. Type next",
		"answer 1\nSEC":           "There is no question “SEC”. Type the id of a question",
		"answer BEN-1\n5":         "“5” means nothing here. Type 0, 1, 2 or 3",
		"answer BEN-1\n-1":        "“-1” means nothing here. Type 0, 1, 2 or 3",
		"answer BEN-1\nprevious":  "This is the first question.",
		"answer BEN-1\nna":        "This question is essential at this stage, so it cannot be set aside.",
		"answer BEN-2\nna\nshort": "That is 5 characters; it needs 20.",
		"facts\n17":               "There is no fact number “17”. Type the number of a fact",
		"facts\n1\n7":             "There is no choice 7. Type a number from 1 to 6.",
		"facts\n1\nx":             "None of the choices begins with “x”. Type a number from 1 to 6.",
		"facts\n5\nn":             "“n” could be more than one choice: 1, Not known yet; 2, None. Type the number.",
		"project\n0":              "There is no part number “0”. Type the number of a part",
		"project\n18\n1 May":      `"1 May" is not a date; write it like 22 November 2026 or 2026-11-22.`,
		"project\n1\n\n\n\n\n,":   "Type at least one number",
		"review\nBEN":             "There is no question or principle “BEN”. Type the id of a question",
		"actions\nBEN":            "There is no question or principle “BEN”.",
		"answer 1\naction\nx\n.\ndone\naction\nx":      "There is no number “x” in this list.",
		"answer 1\naction\nx\n.\ndone\naction\ndelete": "Type delete and the number of the action",
		"evidence\nBEN":                     "There is no question “BEN”. Type the id of a question",
		"export\n\n\n\nno":                  "Type write to write the files, preview",
		"history\nx":                        "Type more for earlier changes",
		"files\n9":                          "“9” is none of the choices. Type the number of an assessment",
		"files\nopen\nnowhere.charter.json": "there is no such file or folder",
		"files\nmenu":                       "This is the beginning. Open an assessment first",
		"undo":                              "There is nothing to undo.",
		"words zzz":                         "The list of words has no “zzz”.",
	} {
		t.Run(typed, func(t *testing.T) {
			t.Parallel()
			has(t, hold(t, typing(typed), opened(start(t, nil))), told, "Goodbye.")
		})
	}
}

// Only what is named is explained, and nothing is taken for the explanation of another.
func TestExplainAsksWhich(t *testing.T) {
	t.Parallel()
	path := start(t, func(a *assessment.Assessment) {
		a.Facts = a.Facts.With("supplier", assessment.FactNo).With("people_data", "none")
		a.Project.Suppliers = []project.Supplier{{Name: "Example Hosting Ltd"}}
		a.Project.Data = []project.DataItem{{Name: "Bookings", Personal: "identifiable"}}
	})
	said := hold(t, typing("facts\nexplain\n\nexplain stage\n9\n\nexplain supplier\nThe contract ended, its name stays.\n.\nlist"), opened(path))
	has(t, said, "type explain people_data if both are true", "What can be explained:", "1. people_data: The data that is listed", "2. supplier: The facts say",
		"“stage” can be explained now", "There is none of “9”", "Explain. The facts say that no supplier", "Saved.", "You explain it: The contract ended, its name stays.")
	if got := read(t, path).Explanations; len(got) != 1 || got["supplier"] != "The contract ended, its name stays." {
		t.Errorf("the explanations are %v", got)
	}
}

// Every prompt has help, and the help names the words that work everywhere.
func TestHelpEverywhere(t *testing.T) {
	t.Parallel()
	for _, way := range []string{
		"", "answer", "answer 1", "answer BEN-1", "answer BEN-1\nevidence", "answer BEN-1\nnote", "answer BEN-1\nnote\nText", "answer BEN-2\nna",
		"answer BEN-1\nhands", "answer BEN-1\ndeparture", "facts", "facts\n1", "project", "project\n1", "project\n1\n\n\n\n", "project\n1\n\n\n\n\n",
		"review", "actions", "evidence", "export", "export\n", "export\n\n", "export\n\n\n", "history", "files", "files\nopen", "files\nnew",
	} {
		transcript := hold(t, typing(way+"\nhelp"), opened(start(t, nil)))
		if way == "" {
			transcript = hold(t, typing("help"), opened(start(t, nil)))
		}
		_, after, _ := strings.Cut(transcript, "help\n")
		if !strings.Contains(after, "Everywhere you can type: back") {
			t.Errorf("after %q, help tells nothing:\n%s", way, transcript)
		}
	}
}

// Whatever is typed, the conversation ends well, draws nothing, and leaves a
// sound file.
func TestAnythingMayBeTyped(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	pack := sampletest.Pack(t)
	line := rapid.OneOf(
		rapid.SampledFrom([]string{
			"answer", "facts", "project", "review", "actions", "evidence", "history", "undo", "redo", "words", "saving", "files", "1", "2", "3", "0",
			"next", "list", "again", "more", "unsure", "na", "unanswer", "note", "private", "check", "departure", "action", "flag", "hands", "void",
			"guidance", "principle", "why", "previous", "unanswered", "add", "delete 1", "clear", "done", "yes", "no", "back", "menu", "help", "", "", "",
			".", "BEN-1", "ACC-2", "INC-5", "2026-05-01", "1, 2", "a reason that is long enough to count", "\"back\"", "exit now",
		}),
		rapid.String(),
	)
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		n++
		path := filepath.Join(folder, strings.Repeat("x", n)+".charter.json")
		if n > 200 {
			path = filepath.Join(folder, "again.charter.json")
			if err := os.Remove(path); err != nil && !os.IsNotExist(err) {
				rt.Fatal(err)
			}
		}
		if err := os.WriteFile(path, sampletest.File(), 0o666); err != nil {
			rt.Fatal(err)
		}
		typed := rapid.SliceOfN(line, 1, 40).Draw(rt, "typed")
		o := options(folder)
		o.Path, o.Library.Recent, o.Library.Folder = path, "", t.TempDir()
		var out bytes.Buffer
		if err := plain.Run(t.Context(), strings.NewReader(strings.Join(typed, "\n")), &out, o); err != nil {
			rt.Fatalf("it ended with: %v\n%s", err, out.String())
		}
		if strings.ContainsFunc(out.String(), plaintext.Unsafe) {
			rt.Fatalf("a control character was written: %q", out.String())
		}
		if _, err := file.Read(path, pack); err != nil {
			rt.Fatalf("the file is no longer sound: %v", err)
		}
	})
}
