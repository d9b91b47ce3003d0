package format

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"charter/assessment"
	"charter/assessment/project"
)

// TestWhateverIsEditedCanBeReadAgain edits at random, with the strangest texts, and
// reads what is saved.
func TestWhateverIsEditedCanBeReadAgain(t *testing.T) {
	t.Parallel()
	questions := pack(t)
	text := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"", "</script>\u2028", "\x00\x1b[2J\u202e", "a\xffb", `\"`, "\ufeff"}))
	ids := []string{"BEN-1", "BEN-2", "SEC-1", "ACC-1"}
	rapid.Check(t, func(t *rapid.T) {
		now := time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC)
		e := assessment.NewEditor(assessment.New("0199a8f0-0000-7000-8000-000000000001", assessment.PackRef{ID: questions.ID, Version: questions.Version}, now))
		for range rapid.IntRange(1, 20).Draw(t, "edits") {
			now = now.Add(time.Minute)
			s := assessment.Stamp{At: now, By: rapid.SampledFrom([]string{"", "a1"}).Draw(t, "by")}
			id, words := rapid.SampledFrom(ids).Draw(t, "question"), text.Draw(t, "text")
			day := assessment.Date{Year: rapid.IntRange(1990, 2040).Draw(t, "year"), Month: 2, Day: 28}
			switch rapid.IntRange(0, 8).Draw(t, "edit") {
			case 0:
				e.Rate(s, id, rapid.IntRange(-1, 4).Draw(t, "level"))
			case 1:
				e.Unsure(s, id)
			case 2:
				e.NotApplicable(s, id, words)
			case 3:
				e.Answer(s, id, func(a *assessment.Answer) {
					a.Note, a.PrivateNote, a.Flagged = words, words, !a.Flagged
					a.Check = &assessment.Check{By: words, Date: day}
					a.Departure = &assessment.Departure{Clause: words, Reason: words}
				})
				e.PutEvidence(s, id, rapid.IntRange(0, 2).Draw(t, "at"), assessment.Evidence{Title: words, Location: words, Date: day, Public: true, Part: words})
			case 4:
				e.Project(s, func(p *project.Project) {
					p.Title, p.Area = words, append(p.Area, words)
					p.Data = append(p.Data, project.DataItem{Name: words})
				})
			case 5:
				e.Actions(s, func(list []assessment.Action) []assessment.Action {
					return append(list, assessment.Action{ID: "x" + now.Format("1504"), For: []string{id}, Text: words, Status: assessment.ActionOpen})
				})
			case 6:
				e.Parking(s, func(list []assessment.Parked) []assessment.Parked {
					return append(list, assessment.Parked{Text: words, Raised: now})
				})
			case 7:
				e.Undo(s)
			case 8:
				e.AsOf(s, day)
			}
		}
		data, err := Encode(e.Assessment())
		if err != nil {
			t.Fatal(err)
		}
		a, err := Decode("x", data, questions)
		if err != nil {
			t.Fatalf("%v\n%s", err, data)
		}
		again, err := Encode(a)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(data), string(again)); diff != "" {
			t.Error(diff)
		}
	})
}
