package tui

import (
	"bytes"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/go-json-experiment/json"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"charter/assessment"
	"charter/assessment/file"
	"charter/assessment/project"
	"charter/assessment/sample/sampletest"
	"charter/questions"
	"charter/tui/library"
	"charter/tui/plain"
	"charter/tui/screen"
	"charter/tui/session"
	"charter/tui/theme"
)

// askedForm is a form as both fronts come to it.
type askedForm struct {
	kind   screen.Kind
	id     string
	lines  []string // that lead to it from the menu
	fields func(*session.Session) []session.Field
}

// askedForms lists the forms that a session makes, by name.
func askedForms() map[string]askedForm {
	const id = "BEN-1"
	answer := func(kind screen.Kind, word string, form func(*session.Session) session.Form) askedForm {
		return askedForm{kind, id, []string{"answer " + id, word}, func(s *session.Session) []session.Field { return form(s).Fields }}
	}
	all := map[string]askedForm{
		"check":     answer(screen.KindCheck, "check", func(s *session.Session) session.Form { return s.CheckForm(id) }),
		"departure": answer(screen.KindDeparture, "departure", func(s *session.Session) session.Form { return s.DepartureForm(id) }),
		"evidence":  answer(screen.KindEvidence, "evidence", func(s *session.Session) session.Form { return s.EvidenceForm(id, 0) }),
		"rater":     {screen.KindRater, "a7", []string{"review", "assessor"}, func(s *session.Session) []session.Field { return s.RaterForm("a7").Fields }},
		"sign-off":  {screen.KindSignOff, "0", []string{"review", "signoff"}, func(s *session.Session) []session.Field { return s.SignOffForm(0).Fields }},
		"action":    answer(screen.KindAction, "action", func(s *session.Session) session.Form { return s.ActionForm(assessment.Action{For: []string{id}}) }),
	}
	for i, part := range project.Asked(&project.Project{}, assessment.Facts{}) {
		lines, fields := []string{"project", fmt.Sprint(i + 1)}, part.Fields
		if part.List != nil {
			fields = part.List.Fields // the first item is asked for at once
		}
		if fields[0].Kind == project.KindLong {
			continue // a screen of its own
		}
		all[part.ID] = askedForm{screen.KindProject, part.ID, lines, func(s *session.Session) []session.Field { return s.ProjectFields(fields, 0) }}
	}
	return all
}

// words are what texts are made of: letters of several scripts, and marks that mean
// something elsewhere.
var words = []string{"Ours", "é", "नमस्ते", "தமிழ்", "กำลัง", "שלום", "مرحبا", "1.", "50%", "a-b", "“so”", "x", "q", "?", "0"}

// reply is what is answered to a field: as a text, or as the numbers of options. With
// neither it is passed over.
type reply struct {
	text   string
	chosen []int
	pasted bool
}

func drawReply(t *rapid.T, f *session.Field) reply {
	if rapid.IntRange(0, 3).Draw(t, "passed over") == 0 {
		return reply{}
	}
	switch f.Kind {
	case project.KindYes:
		return reply{chosen: []int{0}}
	case project.KindChoice:
		return reply{chosen: []int{rapid.IntRange(0, len(f.Options)-1).Draw(t, "option")}}
	case project.KindMany:
		chosen := rapid.SliceOfNDistinct(rapid.IntRange(0, len(f.Options)-1), 1, min(3, len(f.Options)), rapid.ID).Draw(t, "options")
		slices.Sort(chosen)
		return reply{chosen: chosen}
	case project.KindDay:
		return reply{text: rapid.SampledFrom([]string{"2026-05-31", "1 May 2026", "1/6/26", "May 2027"}).Draw(t, "day")}
	}
	line := func() string {
		return "A " + strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 4).Draw(t, "words"), " ")
	}
	text := strings.TrimSpace(line())
	if f.Kind == project.KindText && rapid.Bool().Draw(t, "lines") {
		text += "\n" + strings.TrimSpace(line())
	}
	return reply{text: text, pasted: strings.Contains(text, "\n") || rapid.Bool().Draw(t, "pasted")}
}

// onScreen answers a field of the form on the screen, in place of a text that is there.
func (r reply) onScreen(s *stage, f *session.Field) {
	if r.text != "" && f.Get() != "" {
		s.press("ctrl+u")
	}
	switch {
	case r.text != "" && r.pasted:
		s.paste(r.text)
	case r.text != "":
		s.press(r.text)
	case f.Kind == project.KindMany:
		for i := range f.Options {
			if slices.Contains(r.chosen, i) {
				s.press(" ")
			}
			s.press("down")
		}
	case len(r.chosen) > 0:
		values := []string{}
		switch {
		case f.Kind == project.KindYes:
			values = []string{"", project.Yes}
		case f.Nothing != "":
			values = append(values, "")
		}
		wanted := project.Yes
		if f.Kind == project.KindChoice {
			wanted = f.Options[r.chosen[0]].Value
			for _, option := range f.Options {
				values = append(values, option.Value)
			}
		}
		by := slices.Index(values, wanted) - max(0, slices.Index(values, f.Get()))
		for range by {
			s.move("right", "down")
		}
		for range -by {
			s.move("left", "up")
		}
	}
}

// move presses the one of two keys that does something: a choice stands in one line or
// in several.
func (s *stage) move(inLine, inLines string) {
	before := s.m.top().View()
	if s.press(inLine); s.m.top().View() == before {
		s.press(inLines)
	}
}

// inLines answers it in plain lines.
func (r reply) inLines(f *session.Field) []string {
	switch {
	case f.Kind == project.KindText && r.text != "":
		return append(strings.Split(r.text, "\n"), ".")
	case r.text != "":
		return []string{r.text}
	case f.Kind == project.KindYes && len(r.chosen) > 0:
		return []string{"yes"}
	}
	numbers := make([]string, len(r.chosen))
	for i, n := range r.chosen {
		numbers[i] = fmt.Sprint(n + 1)
	}
	return []string{strings.Join(numbers, ", ")}
}

// kept gives what is kept of an assessment, without what differs each time. Of the history
// it has who changed what: how often a text is saved while it is typed is another matter.
func kept(t *testing.T, a *assessment.Assessment) string {
	t.Helper()
	plain := *a
	ids := map[string]string{}
	for i := range a.Documents {
		ids[a.Documents[i].ID] = fmt.Sprint("document ", i)
	}
	for i := range a.Actions {
		ids[a.Actions[i].ID] = fmt.Sprint("action ", i)
	}
	for i := range a.Assessors {
		ids[a.Assessors[i].ID] = fmt.Sprint("assessor ", i)
	}
	plain.History, plain.Tool = nil, ""
	seen := map[assessment.Entry]bool{}
	for _, e := range a.History {
		field, _, _ := strings.Cut(e.Field, ".")
		if e = (assessment.Entry{By: e.By, Question: e.Question, Field: field}); !seen[e] {
			seen[e] = true
			plain.History = append(plain.History, e)
		}
	}
	slices.SortFunc(plain.History, func(x, y assessment.Entry) int {
		return strings.Compare(x.Question+" "+x.Field, y.Question+" "+y.Field)
	})
	text, err := json.Marshal(&plain, json.Deterministic(true))
	if err != nil {
		t.Fatal(err)
	}
	for id, name := range ids {
		text = bytes.ReplaceAll(text, []byte(`"`+id+`"`), []byte(`"`+name+`"`))
	}
	return string(text)
}

// blankOf is an assessment in which nothing is said.
func blankOf(pack *questions.Pack) *assessment.Assessment {
	return assessment.New("0199a8f0-0000-7000-8000-000000000002", assessment.PackRef{ID: pack.ID, Version: pack.Version}, stageClock())
}

// TestBothFrontsKeepTheSame answers forms at random, on the screen and in plain lines.
// The same answers give the same assessment, with who gave them, and each stands in its own
// field.
func TestBothFrontsKeepTheSame(t *testing.T) {
	t.Parallel()
	if raced {
		t.Skip("its parts run one after another")
	}
	pack, forms := stagePack(t), askedForms()
	names := slices.Sorted(maps.Keys(forms))
	rapid.Check(t, func(r *rapid.T) {
		var typed []string
		const user = "Sam Doe, data lead"
		blank, may := blankOf(pack), slices.Clone(names)
		if rapid.Bool().Draw(r, "listed already") {
			blank.Assessors = []assessment.Assessor{{ID: "a7", Name: "Sam Doe", DeliveryTeam: true}}
		} else {
			may = slices.DeleteFunc(may, func(name string) bool { return name == "rater" })
		}
		path := filepath.Join(t.TempDir(), "bus.charter.json")
		if err := file.Create(path, blank); err != nil {
			t.Fatal(err)
		}
		var onScreen *assessment.Assessment
		inBubble(t, func(t *testing.T) {
			s := newStage(look{theme.Plain, false, 100, 60}, blank, pack, t.TempDir())
			s.m.services.Step(session.Introduce{Typed: user})
			for _, name := range rapid.SliceOfNDistinct(rapid.SampledFrom(may), 1, 2, rapid.ID).Draw(r, "forms") {
				form := forms[name]
				s.open(form.kind, form.id)
				typed = append(typed, form.lines...)
				fields := form.fields(s.m.services.Session)
				for i := range fields {
					answer := drawReply(r, &fields[i])
					answer.onScreen(s, &fields[i])
					typed = append(typed, answer.inLines(&fields[i])...)
					if i < len(fields)-1 {
						s.press("tab")
					}
				}
				s.press(rapid.SampledFrom([]string{"ctrl+s", "esc"}).Draw(r, "leave"))
				typed = append(typed, "menu")
			}
			onScreen = s.m.services.Session.Assessment()
		})
		var out bytes.Buffer
		err := plain.Run(t.Context(), strings.NewReader(strings.Join(typed, "\n")+"\n"), &out, plain.Options{Echo: true, Path: path, Environment: session.Environment{
			Now: stageClock, User: session.UserNamed(user), Sample: sampletest.Example, Library: library.Library{Folder: filepath.Dir(path), Packs: file.PacksIn("", sampletest.Editions())},
		}})
		if err != nil {
			r.Fatal(err)
		}
		inLines, err := file.Read(path, pack)
		if err != nil {
			r.Fatal(err)
		}
		if diff := cmp.Diff(kept(t, onScreen), kept(t, inLines)); diff != "" {
			r.Fatalf("%s\n%s", diff, out.String())
		}
	})
}
