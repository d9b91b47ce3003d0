package assessment_test

import (
	"fmt"
	"testing"

	"charter/assessment"
	"charter/assessment/project"
	"charter/questions"
)

// full answers every question of the built-in questionnaire, with two items of
// evidence and a check each, a few left open or lowered, and some history.
func full(b testing.TB) (*assessment.Assessment, *questions.Pack) {
	pack := defaultPack(b)
	a := sound()
	a.Pack = assessment.PackRef{ID: pack.ID, Version: pack.Version}
	a.Facts = assessment.Facts{} // nothing is known, so every question is asked
	i := 0
	for _, p := range pack.Principles {
		for _, q := range p.Questions {
			answer := wellFounded(i % 4)
			answer.Evidence = append(answer.Evidence, cited(assessment.Evidence{Title: "An old one", Location: "Archive", Date: monthsBefore(30)})...)
			if i%7 == 0 {
				answer.Check = nil
			}
			if i%11 == 0 {
				answer.State, answer.Level = assessment.StateUnsure, nil
			}
			answer.Rounds = []assessment.Round{{Present: 5, Levels: [4]int{0, 2, 3, 0}, Complete: true}}
			if i%10 == 0 {
				answer.Rounds[0].Levels = [4]int{1, 2, 1, 1}
			}
			a.Answers[q.ID] = answer
			i++
		}
	}
	for i := range 20 {
		x := plan("BEN-1")
		x.ID = fmt.Sprintf("x%d", i)
		a.Actions = append(a.Actions, x)
	}
	return listed(a), pack
}

func BenchmarkCompute(b *testing.B) {
	a, pack := full(b)
	b.ReportAllocs()
	for b.Loop() {
		assessment.Compute(a, pack)
	}
}

func BenchmarkEdit(b *testing.B) {
	a, _ := full(b)
	e := assessment.NewEditor(a)
	for i := range 600 { // a full history
		e.Rate(stamp(i, "a1"), "SEC-1", i%4)
	}
	b.ReportAllocs()
	level := 0
	for b.Loop() {
		level = (level + 1) % 4
		e.Rate(stamp(1, "a1"), "BEN-1", level)
	}
}

func BenchmarkTyping(b *testing.B) {
	a, _ := full(b)
	e := assessment.NewEditor(a)
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		i++
		e.Project(stamp(1, "a1").Typing("description"), func(p *project.Project) { p.Description = fmt.Sprint("Words ", i) })
	}
}

func BenchmarkUndoRedo(b *testing.B) {
	a, _ := full(b)
	e := assessment.NewEditor(a)
	for i := range 600 {
		e.Rate(stamp(i, "a1"), "SEC-1", i%4)
	}
	b.ReportAllocs()
	for b.Loop() {
		e.Undo(stamp(1, "a1"))
		e.Redo(stamp(1, "a1"))
	}
}

func BenchmarkOpen(b *testing.B) {
	a, _ := full(b)
	e := assessment.NewEditor(a)
	for i := range 600 {
		e.Rate(stamp(i, "a1"), "SEC-1", i%4)
	}
	b.ReportAllocs()
	for b.Loop() {
		assessment.NewEditor(e.Assessment())
	}
}

func BenchmarkValidate(b *testing.B) {
	a, pack := full(b)
	b.ReportAllocs()
	for b.Loop() {
		assessment.Validate(a, pack)
	}
}
