package plain_test

import (
	"strings"
	"testing"

	"charter/assessment"
	"charter/assessment/sample/sampletest"
	"charter/assessment/workshop"
	"charter/exports/wording"
)

// rowWith makes a row of a sheet of a level for each question that is given, and 2 for the others.
func rowWith(t *testing.T, path string, levels map[string]string) string {
	t.Helper()
	sheet := workshop.SheetOf(read(t, path), sampletest.Pack(t))
	row := ""
	for _, id := range sheet.Questions {
		if level, given := levels[id]; given {
			row += level
		} else {
			row += "2"
		}
	}
	return row + "\n"
}

// What sheets agree on is read out and confirmed together; where they differ comes after that,
// the widest apart of the essential questions first, until all is dealt with.
func TestWhatSheetsAgreeOnIsConfirmedAsABlock(t *testing.T) {
	t.Parallel()
	path, o := start(t, nil), options(t.TempDir())
	o.Path = path
	if said := hold(t, typing("block\nleave"), o); !strings.Contains(said, "No ballot sheets are counted.") {
		t.Errorf("without sheets:\n%s", said)
	}
	rows := ""
	for _, levels := range []map[string]string{
		{"BEN-1": "0", "BEN-2": "1"}, {"BEN-1": "0", "BEN-2": "3", "SEC-1": "0"}, {"BEN-1": "3", "BEN-2": "1", "SEC-1": "0"}, {"BEN-1": "3", "BEN-2": "3", "SEC-1": "3"},
	} {
		rows += rowWith(t, path, levels)
	}
	if said, err := enterSheets(t, path, rows+"done\nyes"); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	asked := len(workshop.SheetOf(read(t, path), sampletest.Pack(t)).Questions)
	said := hold(t, typing(`
		block
		ben-3
		back
		BEN-99

		list

		hands
		0
		0
		4
		0
		0
		back
		sec-1
		hands
		0
		0
		4
		0
		0
		back
		back
		block

		back
		leave`), o)
	for _, want := range []string{
		"4 sheets were counted. They agree on " + wording.Count(asked-3, "question") + ".", "Read them out",
		"BEN-3, level 2: ", "There is no question “BEN-99”", "Confirmed: " + wording.Count(asked-3, "question") + ".",
		"The sheets differ on 3 questions. 0 of them are dealt with.",
		"Views differ by three levels: talk about it.", "The next is BEN-2.",
		"2 of them are dealt with.",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("not said: %q\n%s", want, said)
		}
	}
	if first, second := strings.Index(said, "The next is BEN-1."), strings.Index(said, "The next is BEN-2."); first < 0 || second < first {
		t.Errorf("BEN-1 is not before BEN-2:\n%s", said)
	}
	if a := read(t, path).Answers["SEC-1"]; len(a.Rounds) != 2 || a.State != assessment.StateLevel || *a.Level != 2 {
		t.Errorf("SEC-1 is %+v", a)
	}
}
