package question

import (
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
// question of the pack that is built in is asked, and none is answered.
func builtIn(t *testing.T) *screen.Services {
	t.Helper()
	pack, err := questions.Default()
	if err != nil {
		t.Fatal(err)
	}
	svc := screentest.Services(t, nil)
	now := svc.Now
	svc.Session = session.New(&assessment.Assessment{Pack: assessment.PackRef{ID: pack.ID, Version: pack.Version}, Answers: map[string]assessment.Answer{}}, pack, "blank.charter.json", nil, now)
	return svc
}

// Whatever room there is, each question says what holds between two levels, and either
// what each word means on which its levels depend or which key tells that.
func TestWhatDecidesBetweenTwoLevelsIsShown(t *testing.T) {
	t.Parallel()
	svc := builtIn(t)
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
				drawn := ansi.Strip(strings.Join(s.questionLines(s.leftWidth()-1), "\n"))
				view := strings.Join(strings.Fields(drawn), " ")
				q, _ := s.question()
				if !strings.Contains(view, pack.TieRule) {
					t.Errorf("%s at %v, level %d marked: what holds between two levels is not shown:\n%s", id, size, marker, drawn)
				}
				pointed := strings.Contains(view, "What words mean: g.")
				for _, d := range pack.DefinitionsFor(q) {
					if shown := strings.Contains(view, d.InShort()) || strings.Contains(view, d.Term+": "+d.Meaning); !shown && (size.told || !pointed) {
						t.Errorf("%s at %v, level %d marked: %q is not told:\n%s", id, size, marker, d.Term, drawn)
					}
				}
			}
		}
	}
}
