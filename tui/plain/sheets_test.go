package plain_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"charter/assessment"
	"charter/assessment/file"
	"charter/assessment/sample/sampletest"
	"charter/assessment/workshop"
	"charter/questions"
	"charter/tui/plain"
	"charter/tui/session"
)

// enterSheets types lines where ballot sheets are taken, ROW standing for the keys of a
// whole sheet after the first, and gives the transcript.
func enterSheets(t *testing.T, path, lines string) (string, error) {
	t.Helper()
	o := options(t.TempDir())
	o.Path, o.Sheets, o.Ballots = path, true, t.TempDir()
	return enterWith(t, o, lines)
}

// enterWith does it with the folder in which sheets are kept that are being typed.
func enterWith(t *testing.T, o plain.Options, lines string) (string, error) {
	t.Helper()
	rest := len(workshop.SheetOf(read(t, o.Path), sampletest.Pack(t)).Questions) - 1
	for key := range strings.SplitSeq("0 1 2 3 u -", " ") {
		lines = strings.ReplaceAll(lines, "ROW"+key, strings.Repeat(key, rest))
	}
	var out bytes.Buffer
	err := plain.Run(t.Context(), typing(lines), &out, o)
	return out.String(), err
}

// Typing sheets goes on where it was broken off, from three sheets on: the counts are those
// of sheets that were typed in one go, and nothing of them is left behind.
func TestSheetsGoOnWhereTheyStopped(t *testing.T) {
	t.Parallel()
	first := "1ROW1\nBEN-1: The board minutes say who.\n1ROW2\n"
	for name, c := range map[string]struct {
		typed, then string
		want        string // said when typing goes on
		sheets      int    // counted in the end; 0 when it begins anew
	}{
		"killed after three":       {first + "3ROW3", "yes\n2ROW2\ndone\nyes", "3 sheets typed before are kept as sums", 4},
		"stopped after three":      {first + "3ROW3\nback\nyes", "yes\n2ROW2\ndone\nyes", "Go on with sheet 4?", 4},
		"not stored in the end":    {first + "3ROW3\ndone\nno", "yes\ndone\nyes", "Go on with sheet 4?", 3},
		"killed after two":         {first, "2ROW2\n2ROW2\n2ROW2\ndone\nyes", "Sheet 1, wrong", 3},
		"one of three taken back":  {first + "3ROW3\nwrong", "2ROW2\n2ROW2\n2ROW2\ndone\nyes", "Sheet 1, wrong", 3},
		"a reason after the third": {first + "3ROW3\nBEN-1: A plan is", "yes\nwrong\ndone\nyes", "no sheet to take back", 3},
		"begun anew":               {first + "3ROW3", "no\nyes\n2ROW2\n2ROW2\n2ROW2\n2ROW2\ndone\nyes", "type all sheets again?", 4},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path, o := start(t, nil), options(t.TempDir())
			o.Path, o.Sheets, o.Ballots = path, true, t.TempDir()
			before, _ := os.ReadFile(path)
			stopped, _ := enterWith(t, o, c.typed)
			if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
				t.Fatal("the file was changed before all was typed")
			}
			said, err := enterWith(t, o, c.then)
			if err != nil || !strings.Contains(said, c.want) {
				t.Fatalf("%v, want %q\n%s\n%s", err, c.want, stopped, said)
			}
			if got := read(t, path).Sessions[0].Sheets; got != c.sheets {
				t.Errorf("%d sheets are counted, want %d", got, c.sheets)
			}
			if left, _ := os.ReadDir(o.Ballots); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}

// What is kept of sheets is for one printing and one session, and says nothing to whoever
// reads the folder.
func TestKeptSheetsAreOfOnePrinting(t *testing.T) {
	t.Parallel()
	path, o := start(t, nil), options(t.TempDir())
	o.Path, o.Sheets, o.Ballots = path, true, t.TempDir()
	said, _ := enterWith(t, o, strings.Repeat("1ROW1\n", 3)+"BEN-1: The board minutes say who.\nback\nyes")
	if !strings.Contains(said, "Stop? The sums of the 3 sheets typed so far are kept, and you go on with sheet 4.") {
		t.Errorf("said:\n%s", said)
	}
	kept := ""
	_ = filepath.WalkDir(o.Ballots, func(path string, entry fs.DirEntry, _ error) error {
		if data, err := os.ReadFile(path); err == nil && !entry.IsDir() {
			kept += string(data)
		}
		return nil
	})
	if kept == "" || strings.Contains(kept, "board minutes") || strings.Contains(kept, "tallies") {
		t.Errorf("kept: %q", kept)
	}
	other := read(t, path)
	other.Facts.Stage = questions.StageIdea
	if err := errors.Join(os.Remove(path), file.Create(path, other)); err != nil {
		t.Fatal(err)
	}
	if said, _ := enterWith(t, o, "done"); strings.Contains(said, "typed before are kept") || !strings.Contains(said, "Sheets were typed before and not stored.") {
		t.Errorf("sheets with other questions go on:\n%s", said)
	}
	if left, _ := os.ReadDir(o.Ballots); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestSheetsBecomeTheFirstRound(t *testing.T) {
	t.Parallel()
	path := start(t, nil)
	said, err := enterSheets(t, path, `
		0ROW1
		3ROW2
		wrong
		wrong
		1ROW2
		3ROWx
		done
		3ROW-
		2ROW-
		done
		yes`)
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	for _, want := range []string{"Taken back. Type sheet 2 again", "no sheet to take back", "Not taken: question 2", "2 sheets so far", "4 sheets. Counted are the questions with three answers or more: 1 of ", "Saved.", "shred the sheets"} {
		if !strings.Contains(said, want) {
			t.Errorf("not said: %q\n%s", want, said)
		}
	}
	if strings.Contains(said, "111") || strings.Contains(said, "222") {
		t.Error("what is on a sheet is repeated where it can be kept")
	}
	a := read(t, path)
	first := workshop.SheetOf(a, sampletest.Pack(t)).Questions[0]
	if len(a.Sessions) != 1 || !a.Sessions[0].Ahead || a.Sessions[0].Sheets != 4 || a.Sessions[0].Way != assessment.WayPaper || a.Sessions[0].Ended.IsZero() {
		t.Fatalf("the session is %+v", a.Sessions)
	}
	want := assessment.Round{Session: a.Sessions[0].ID, Way: []assessment.Way{assessment.WayPaper}, Present: 4, Levels: [4]int{1, 1, 1, 1}, Complete: true, Held: clock()}
	answer := a.Answers[first]
	if diff := cmp.Diff([]assessment.Round{want}, answer.Rounds); diff != "" {
		t.Error(diff)
	}
	if answer.Level == nil || *answer.Level != 1 {
		t.Errorf("recorded is %v", answer.Level)
	}
	if len(a.Answers) != 1 {
		t.Errorf("%d questions have an answer, though only one had three votes", len(a.Answers))
	}
	if said, err := enterSheets(t, path, "no"); err == nil || !strings.Contains(err.Error(), "A late sheet cannot be added") {
		t.Errorf("a late sheet: %v\n%s", err, said)
	}
}

// Until all sheets are typed and stored, the file stays as it is, byte for byte.
func TestSheetsThatAreNotStoredLeaveNoTrace(t *testing.T) {
	t.Parallel()
	typed := "0ROW1\n1ROW2\n2ROW3\n"
	for name, c := range map[string]struct {
		lines string
		fails bool
	}{
		"nothing typed": {"done", false},
		"left":          {typed + "leave\nyes", false},
		"back":          {typed + "back\nno\nback\nyes", false},
		"not stored":    {typed + "done\nno", false},
		"input ended":   {strings.TrimSuffix(typed, "\n"), true},
		"ended at done": {typed + "done", true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := start(t, nil)
			before, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			said, err := enterSheets(t, path, c.lines)
			if (err != nil) != c.fails {
				t.Errorf("ended with %v", err)
			}
			if !strings.Contains(said, "Nothing was stored in the file.") {
				t.Errorf("not said that nothing was stored:\n%s", said)
			}
			if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
				t.Errorf("the file was changed: %v", err)
			}
		})
	}
}

// Answers that are there already are not replaced unasked, and what goes with them stays.
func TestSheetsReplaceALevelOnlyWhenAsked(t *testing.T) {
	t.Parallel()
	three := 3
	path := start(t, func(a *assessment.Assessment) {
		a.Answers = map[string]assessment.Answer{"BEN-1": {State: assessment.StateLevel, Level: &three, Note: "Kept"}}
	})
	rows := strings.Repeat("1ROW1\n", 3)
	said, err := enterSheets(t, path, rows+"done\nyes")
	if err != nil || !strings.Contains(said, "takes the place of a level on 1 question;") {
		t.Fatalf("%v\n%s", err, said)
	}
	if got := read(t, path).Answers["BEN-1"]; got.Level == nil || *got.Level != 1 || got.Note != "Kept" {
		t.Errorf("the answer is %+v", got)
	}
}

// Reasons that stand on sheets are kept beside the counts, sorted, from three votes on; those
// of a sheet that is taken back go with it, and nothing of them tells whose they are.
func TestReasonsOnSheetsAreKeptWithoutSayingWhose(t *testing.T) {
	t.Parallel()
	path := start(t, nil)
	said, err := enterSheets(t, path, `BEN-1: too early
1ROW-
BEN-1: The board minutes say who.
ben-1:  A plan is
BEN-99: nothing
1ROW-
BEN-2: alone here
1ROW-
BEN-1: taken back
wrong
1ROW-
done
yes`)
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	for _, want := range []string{"type the sheet first, and its reasons after it.", `the sheet has no question "BEN-99".`, "Reason taken.", "Taken back, with its reasons. Type sheet 3 again, and its reasons after it."} {
		if !strings.Contains(said, want) {
			t.Errorf("not said: %q\n%s", want, said)
		}
	}
	a := read(t, path)
	if got := a.Answers["BEN-1"].Rounds[0].Reasons; !slices.Equal(got, []string{"A plan is", "The board minutes say who."}) {
		t.Errorf("kept: %q", got)
	}
	if data, _ := os.ReadFile(path); strings.Contains(string(data), "alone here") || strings.Contains(string(data), "taken back") {
		t.Error("a reason is kept that should not be")
	}
}

// A count that is wrong is voided as a whole, and the sheets are typed again: as many as
// before, or so many others that the two counts tell nobody's sheet.
func TestAWrongCountOfSheetsIsVoidedAsAWhole(t *testing.T) {
	t.Parallel()
	path := start(t, nil)
	if said, err := enterSheets(t, path, strings.Repeat("1ROW1\n", 3)+"done\nyes"); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	before := read(t, path)
	for _, lines := range []string{"no", "yes\n\n", "1ROW1\nno"} {
		if said, err := enterSheets(t, path, lines); err == nil || !strings.Contains(err.Error(), "A late sheet cannot be added") {
			t.Errorf("%q: %v\n%s", lines, err, said)
		}
	}
	if diff := cmp.Diff(before.Answers, read(t, path).Answers); diff != "" {
		t.Errorf("a count that was not voided was changed: %s", diff)
	}
	said, err := enterSheets(t, path, "yes\nSome sheets were of another printing\n"+strings.Repeat("2ROW2\n", 4)+"done\nwrong\ndone\nyes")
	if err != nil || !strings.Contains(said, "4 sheets now, and 3 in the count that was voided") {
		t.Fatalf("%v\n%s", err, said)
	}
	a := read(t, path)
	answer := a.Answers["BEN-1"]
	if len(answer.Rounds) != 1 || answer.Rounds[0].Session != a.Sessions[1].ID || *answer.Level != 2 || len(answer.Voided) != 1 || answer.Voided[0].Session != a.Sessions[0].ID {
		t.Errorf("the answer is %+v", answer)
	}
}

func TestARoundIsVoidedWithAReason(t *testing.T) {
	t.Parallel()
	path := start(t, nil)
	o := options(t.TempDir())
	o.Path = path
	said := hold(t, typing(`
		answer BEN-1
		void
		hands
		0
		1
		2
		0
		0
		void

		void
		Two votes were counted twice
		leave`), o)
	for _, want := range []string{"There is no round of votes on BEN-1.", "The last round on BEN-1 will not count any more", "3 people rated"} {
		if !strings.Contains(said, want) {
			t.Errorf("not said: %q\n%s", want, said)
		}
	}
	a := read(t, path).Answers["BEN-1"]
	if len(a.Rounds) != 0 || len(a.Voided) != 1 || a.Voided[0].Why != "Two votes were counted twice" || a.Voided[0].Ballots != 3 || a.State != assessment.StateUnanswered {
		t.Errorf("the answer is %+v", a)
	}
}

// What one person had rated stands again once the round is voided that took its place.
func TestAVoidBringsBackTheLevelOfBefore(t *testing.T) {
	t.Parallel()
	path := start(t, nil)
	o := options(t.TempDir())
	o.Path = path
	said := hold(t, typing(`
		answer BEN-1
		2
		hands
		0
		3
		0
		0
		0
		void
		Two votes were counted twice
		leave`), o)
	if !strings.Contains(said, "What stood before comes back, unless somebody has changed the answer since") {
		t.Errorf("said:\n%s", said)
	}
	if a := read(t, path).Answers["BEN-1"]; a.Level == nil || *a.Level != 2 || len(a.Voided) != 1 {
		t.Errorf("the answer is %+v", a)
	}
}

// Where no name is known it is asked for first. A sheet that is typed there is told from a
// name, and stands nowhere.
func TestASheetIsNotTakenForAName(t *testing.T) {
	t.Parallel()
	path := start(t, func(a *assessment.Assessment) { a.Example = false })
	o := options(t.TempDir())
	o.Path, o.Sheets, o.Ballots = path, true, t.TempDir()
	var remembered []string
	o.User = session.User{Remember: func(typed string) error { remembered = append(remembered, typed); return nil }}
	said, err := enterWith(t, o, "1ROW1\nSam Doe\n\n2ROW2\n2ROW2\n2ROW2\ndone\nyes")
	if err != nil || !strings.Contains(said, "looks like the answers of a ballot sheet") {
		t.Errorf("%v:\n%s", err, said)
	}
	if len(remembered) != 1 || remembered[0] != "Sam Doe" {
		t.Errorf("remembered: %q", remembered)
	}
}
