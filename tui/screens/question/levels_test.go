package question

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"charter/assessment"
	"charter/questions"
	"charter/tui/screen"
	"charter/tui/screen/screentest"
	"charter/tui/session"
)

// builtIn gives the services of a project of which nothing is known, so that every
// question of the pack that is built in is asked. Answers come from answer, if any.
func builtIn(t *testing.T, answer func(a *assessment.Assessment, id string)) *screen.Services {
	t.Helper()
	pack, err := questions.Default()
	if err != nil {
		t.Fatal(err)
	}
	svc := screentest.Services(t, nil)
	now := svc.Now
	a := &assessment.Assessment{
		Pack: assessment.PackRef{ID: pack.ID, Version: pack.Version}, AsOf: assessment.Date{Year: 2026, Month: 11, Day: 22}, Answers: map[string]assessment.Answer{},
	}
	svc.Session = session.New(a, pack, "blank.charter.json", nil, now)
	if answer != nil {
		for _, id := range svc.Session.Asked() {
			answer(a, id)
		}
		svc.Session = session.New(a, pack, "blank.charter.json", nil, now)
	}
	return svc
}

// Whatever room there is, each question says what holds between two levels, and either
// what each word means on which its levels depend or which key tells that.
func TestWhatDecidesBetweenTwoLevelsIsShown(t *testing.T) {
	t.Parallel()
	svc := builtIn(t, nil)
	pack := svc.Session.Pack
	asked := svc.Session.Asked()
	if len(asked) != pack.QuestionCount() {
		t.Fatalf("%d questions of %d are asked", len(asked), pack.QuestionCount())
	}
	for _, size := range []struct {
		width, height int
		told          bool // everything is told on the screen itself
	}{{58, 15, false}, {78, 19, true}, {98, 25, true}, {118, 25, true}, {158, 40, true}} {
		for _, id := range asked {
			s := NewQuestion(svc, id)
			s.SetSize(size.width, size.height)
			for marker := range questions.LevelCount {
				s.marker = marker
				wantAid(t, s, size.told)
			}
		}
	}
}

// What was answered, its note, its evidence and how it counts take no room from what decides
// between two levels, which whoever thinks the answer over needs as much.
func TestWhatDecidesBetweenTwoLevelsStaysBesideAnAnswer(t *testing.T) {
	t.Parallel()
	svc := builtIn(t, func(a *assessment.Assessment, id string) {
		document := assessment.Document{ID: "d-" + id, Title: "Record of the review for " + id, Location: "https://docs.example.org/" + id, Date: assessment.Date{Year: 2026, Month: 10, Day: 1}}
		a.Documents = append(a.Documents, document)
		answer := assessment.Level(3)
		answer.Evidence = []assessment.Citation{{Document: document.ID}}
		answer.Note = strings.Repeat("The team wrote down what it found and who looks after it. ", 4)
		answer.Check = &assessment.Check{By: "Head of audit, another council", Date: assessment.Date{Year: 2026, Month: 11, Day: 1}}
		a.Answers[id] = answer
	})
	for _, id := range svc.Session.Asked() {
		s := NewQuestion(svc, id)
		s.SetSize(78, 19)
		wantAid(t, s, true)
	}
}

// wantAid checks that a question says what holds between two levels, and either what each
// word means on which its levels depend or, unless all of it is to be told, which key tells
// that.
func wantAid(t *testing.T, s *Question, told bool) {
	t.Helper()
	pack := s.Session.Pack
	drawn := ansi.Strip(strings.Join(s.questionLines(s.leftWidth()-1), "\n"))
	view := strings.Join(strings.Fields(drawn), " ")
	q, _ := s.question()
	where := fmt.Sprintf("%s at %dx%d, level %d marked, w %v", s.id, s.Width, s.Height, s.marker, s.why)
	if !strings.Contains(view, pack.TieRule) {
		t.Errorf("%s: what holds between two levels is not shown:\n%s", where, drawn)
	}
	pointed := strings.Contains(view, "What words mean: g.")
	for _, d := range pack.DefinitionsFor(q) {
		if shown := strings.Contains(view, d.InShort()) || strings.Contains(view, d.Term+": "+d.Meaning); !shown && (told || !pointed) {
			t.Errorf("%s: %q is not told:\n%s", where, d.Term, drawn)
		}
	}
}
