package tui

import (
	"bytes"
	stdcmp "cmp"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/go-json-experiment/json"
	"github.com/google/go-cmp/cmp"

	"charter/assessment"
	"charter/assessment/file"
	"charter/assessment/project"
	"charter/assessment/sample/sampletest"
	"charter/tui/keys"
	"charter/tui/library"
	"charter/tui/plain"
	"charter/tui/screen"
	"charter/tui/session"
)

// TestCancelKeepsNothing types and pastes into every field of every form, looks at the help
// in between, and cancels: the assessment is what it was, its history too. Where a form
// does something only at its end, to go back is to cancel.
func TestCancelKeepsNothing(t *testing.T) {
	t.Parallel()
	pack := stagePack(t)
	text := func(a *assessment.Assessment) string {
		text, err := json.Marshal(a, json.Deterministic(true))
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	for form := range forms() {
		t.Run(form, func(t *testing.T) {
			t.Parallel()
			inBubble(t, func(t *testing.T) {
				was := text(formStage(t, pack, "find", 0).m.services.Session.Assessment())
				for field := range fieldCount(t, pack, form) {
					s := formStage(t, pack, form, field)
					cancels := slices.ContainsFunc(s.m.top().Keys(), func(k screen.Key) bool { return k.ID == keys.Cancel })
					depth := len(s.m.stack)
					s.press(probe + " and more")
					s.paste(probe + "\tand " + probe)
					s.press("f1", "esc", probe)
					if !cancels {
						s.press("esc")
					} else if s.press("ctrl+x"); len(s.m.stack) == depth && s.m.top().Typing() {
						t.Errorf("field %d: the form is open still:\n%s", field, s.frame())
					}
					if diff := cmp.Diff(was, text(s.m.services.Session.Assessment())); diff != "" {
						t.Errorf("field %d, with a key to cancel %t: %s", field, cancels, diff)
					}
				}
			})
		})
	}
}

// TestCancelKeepsNothingInPlainLines fills in the first field of every form in plain lines,
// and a note, and cancels.
func TestCancelKeepsNothingInPlainLines(t *testing.T) {
	t.Parallel()
	pack := stagePack(t)
	asked := askedForms()
	asked["note"] = askedForm{lines: []string{"answer BEN-1", "note"}}
	asked["private note"] = askedForm{lines: []string{"answer BEN-1", "private"}}
	for name, form := range asked {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "bus.charter.json")
			blank := blankOf(pack)
			blank.Assessors = []assessment.Assessor{{ID: "a7", Name: "Sam Doe", DeliveryTeam: true}}
			if err := file.Create(path, blank); err != nil {
				t.Fatal(err)
			}
			w := session.New(blank, pack, path, nil, stageClock)
			typed := append(slices.Clone(form.lines), "A text", "and more")
			if form.fields != nil {
				first := form.fields(w)[0]
				answers := map[project.Kind]string{project.KindDay: "1 May 2026", project.KindYes: "yes", project.KindChoice: "1", project.KindMany: "1"}
				typed = append(slices.Clone(form.lines), stdcmp.Or(answers[first.Kind], "A text"))
			}
			var out bytes.Buffer
			err := plain.Run(t.Context(), strings.NewReader(strings.Join(append(typed, "cancel", "menu"), "\n")+"\n"), &out, plain.Options{Echo: true, Path: path, Environment: session.Environment{
				Now: stageClock, User: session.UserNamed("Sam Doe"), Sample: sampletest.Example, Library: library.Library{Folder: filepath.Dir(path), Packs: file.PacksIn("", sampletest.Editions())},
			}})
			if err != nil {
				t.Fatal(err)
			}
			got, err := file.Read(path, pack)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(kept(t, blank), kept(t, got)); diff != "" || !strings.Contains(out.String(), "Nothing of it was kept.") {
				t.Errorf("%s\n%s", diff, out.String())
			}
		})
	}
}
