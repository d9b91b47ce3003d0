package tui

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"charter/assessment"
	"charter/assessment/file"
	"charter/assessment/format"
	"charter/questions"
	"charter/tui/screen"
	"charter/tui/session"
)

// fileShots are the screens about files that are not open: the home screen, a
// file that cannot be opened, one made with older questions.
func fileShots() []shot {
	damaged := func(copied bool) func(*stage) {
		return func(s *stage) { s.open(screen.KindDamaged, damagedFile(s.tb, s.pack(), copied)) }
	}
	older := func(then func(*stage)) func(*stage) {
		return func(s *stage) {
			s.send(session.Migratable{PendingMigration: session.PendingMigration{Path: "old.charter.json", Title: "Old hall", Report: olderReport(s.tb)}})
			then(s)
		}
	}
	return []shot{
		{name: "home", home: "files", set: func(s *stage) { s.press("end") }},
		{name: "home-damaged", home: "files", path: true, set: func(s *stage) {}},
		{name: "home-many", home: "many", set: func(s *stage) { s.press("end") }},
		{name: "home-marked", home: "many", path: true, set: func(s *stage) { s.press("down", "down", "down", "down") }},
		{name: "damaged", home: "nowhere", set: damaged(true)},
		{name: "damaged-no-copy", home: "nowhere", set: damaged(false)},
		{name: "migrate", home: "nowhere", set: older(func(*stage) {})},
		{name: "migrate-failed", home: "nowhere", set: older(func(s *stage) {
			s.send(session.NotOpened{Path: "old.charter.json", Err: errors.New("old.charter.json: the disk is full. Nothing was changed")})
		})},
		{name: "open-missing", home: "nowhere", set: func(s *stage) {
			s.open(screen.KindOpen, "")
			s.press("bus.charter.json")
			s.send(session.NotOpened{Path: "bus.charter.json", Err: errors.New("there is no file bus.charter.json. Look at its name and folder")})
		}},
	}
}

// fileDay is when the files of the shots were changed: the same day and hour in
// every time zone.
func fileDay() time.Time { return time.Date(2026, 11, 20, 11, 30, 0, 0, time.Local) }

// homeFolder makes a folder for the home screen.
func homeFolder(tb testing.TB, kind string, pack *questions.Pack) string {
	tb.Helper()
	if kind == "nowhere" {
		return "mersey"
	}
	folder := tb.TempDir()
	switch kind {
	case "files":
		fillFolder(tb, folder, pack)
	case "many":
		for i := range 40 {
			a := assessment.New("0199a8f0-0000-7000-8000-000000000002", assessment.PackRef{ID: pack.ID, Version: pack.Version}, fileDay())
			a.Project.Title = fmt.Sprintf("Project number %d", i+1)
			text, err := format.Encode(a)
			if err != nil {
				tb.Fatal(err)
			}
			path := filepath.Join(folder, fmt.Sprintf("%02d.charter.json", i+1))
			if err := os.WriteFile(path, text, 0o666); err != nil {
				tb.Fatal(err)
			}
			datedFile(tb, path, time.Duration(i)*time.Hour)
		}
	}
	return folder
}

// fillFolder puts assessments into a folder: one just begun, one with a long
// title, one that is an example, a copy, and one that is damaged. The last is the newest.
func fillFolder(tb testing.TB, folder string, pack *questions.Pack) {
	tb.Helper()
	names := []string{"bus.charter.json", "copy.charter.json", "long.charter.json", "example.charter.json", "torn.charter.json"}
	for i, name := range names {
		path := filepath.Join(folder, name)
		a := assessment.New("0199a8f0-0000-7000-8000-000000000002", assessment.PackRef{ID: pack.ID, Version: pack.Version}, fileDay())
		switch name {
		case "bus.charter.json":
			a.Project.Title = "Bus priority at junctions"
		case "long.charter.json":
			a.Project.Title = strings.Repeat("A very long title ", 8)
		case "copy.charter.json":
			a.Project.Title = "Bus priority at junctions"
		case "example.charter.json":
			a.Example, a.Answers, a.Documents = true, example(tb, pack).Answers, example(tb, pack).Documents
		}
		if err := file.Create(path, a); err != nil {
			tb.Fatal(err)
		}
		if name == "torn.charter.json" {
			if err := os.WriteFile(path, []byte("{"), 0o666); err != nil {
				tb.Fatal(err)
			}
		}
		datedFile(tb, path, time.Duration(i)*time.Minute)
	}
}

// datedFile dates a file some time before or after the usual day.
func datedFile(tb testing.TB, path string, after time.Duration) {
	tb.Helper()
	at := fileDay().Add(after)
	if err := os.Chtimes(path, at, at); err != nil {
		tb.Fatal(err)
	}
}

// damagedFile makes a file that was cut off, with a good copy beside it or not.
// The name of its folder is so long that it is never shown.
func damagedFile(tb testing.TB, pack *questions.Pack, copied bool) string {
	tb.Helper()
	folder := filepath.Join(tb.TempDir(), strings.Repeat("long ", 20)+"name")
	if err := os.Mkdir(folder, 0o777); err != nil {
		tb.Fatal(err)
	}
	path := filepath.Join(folder, "bus.charter.json")
	text, err := format.Encode(example(tb, pack))
	if err != nil {
		tb.Fatal(err)
	}
	if err := os.WriteFile(path, text[:len(text)/2], 0o666); err != nil {
		tb.Fatal(err)
	}
	if copied {
		backup := path + ".bak"
		if err := os.WriteFile(backup, text, 0o666); err != nil {
			tb.Fatal(err)
		}
		datedFile(tb, backup, 0)
	}
	return path
}

// olderReport tells what becomes of the answers to the older edition of a small
// questionnaire.
func olderReport(tb testing.TB) assessment.MigrationReport {
	tb.Helper()
	pack, err := file.PacksIn(filepath.Join("..", "questions", "testdata", "small-1.1.0"), questions.BuiltIn()).Main()
	if err != nil {
		tb.Fatal(err)
	}
	a := assessment.New("0199a8f0-0000-7000-8000-000000000001", assessment.PackRef{ID: "small", Version: "1.0.0"}, stageClock())
	for _, id := range []string{"OPN-1", "OPN-2", "OPN-3", "KPT-1", "KPT-2"} {
		answer := assessment.Level(2)
		answer.Note = "Said about " + id
		a.Answers[id] = answer
	}
	_, report, err := assessment.Migrate(assessment.Stamp{At: stageClock()}, a, pack)
	if err != nil {
		tb.Fatal(err)
	}
	return report
}
