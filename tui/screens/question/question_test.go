package question

import (
	"strings"
	"testing"

	"charter/assessment"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/screen/screentest"
)

func TestQuestionShowsWhatBelongsToIt(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, func(a *assessment.Assessment) {
		answer := a.Answers["ACC-2"]
		answer.PrivateNote = "Ask Jo.\nThen decide."
		a.Answers["ACC-2"] = answer
	})
	s := NewQuestion(svc, "ACC-2")
	s.SetSize(98, 30)
	view := strings.Join(strings.Fields(s.View()), " ")
	for _, part := range []string{
		"the Charter asks you to name who deals with bias in data and algorithms (3b)",
		"Between two levels? Choose the lower.", "You said 2, counted 1", "Private note 2 lines", "Actions 1", "Last vote 5 rated: 1 ×2, 2 ×2, 3 ×1",
	} {
		if !strings.Contains(view, part) {
			t.Errorf("%q is not shown:\n%s", part, s.View())
		}
	}
}

// TestQuestionsFit draws every question: all four levels must be in view at
// 60 by 20 and more, whatever has to be left out for it.
func TestQuestionsFit(t *testing.T) {
	t.Parallel()
	questionsFit(t, screentest.Services(t, nil))
}

// What was answered in an earlier assessment stands beside the question, and leaves room
// for its levels.
func TestQuestionsOfTheNextAssessmentFit(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, func(a *assessment.Assessment) { *a = *assessment.NewFrom(a, a.ID, a.Created) })
	questionsFit(t, svc)
	s := NewQuestion(svc, "ACC-2")
	for size, parts := range map[[2]int][]string{
		{98, 30}: {"Last time, on 22 November 2026: level 2.", "Note then: The product owner looks at complaints that mention unfair treatment. There is no written method yet.", "Not answered yet."},
		{58, 16}: {"Last time, on 22 November 2026: level 2. (more: g)"},
	} {
		s.SetSize(size[0], size[1])
		for _, part := range parts {
			if !strings.Contains(strings.Join(strings.Fields(s.View()), " "), part) {
				t.Errorf("%q is not shown at %v:\n%s", part, size, s.View())
			}
		}
	}
}

// Where there is no room beside the question for all that was said in an earlier assessment,
// it is with the guidance.
func TestWhatWasSaidLastTimeIsWithTheGuidance(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, func(a *assessment.Assessment) { *a = *assessment.NewFrom(a, a.ID, a.Created) })
	for size, told := range map[[2]int]bool{{58, 16}: true, {78, 20}: true, {158, 41}: false} {
		s := NewQuestion(svc, "ACC-2")
		s.SetSize(size[0], size[1])
		s.View()
		guidance := strings.Join(strings.Fields(strings.Join(s.guidanceLines(), " ")), " ")
		for _, part := range []string{"Last time, on 22 November 2026: level 2.", "There is no written method yet."} {
			if strings.Contains(guidance, part) != told {
				t.Errorf("at %v %q is told with the guidance: want %v", size, part, told)
			}
		}
	}
}

func questionsFit(t *testing.T, svc *screen.Services) {
	t.Helper()
	for _, id := range svc.Session.Asked() {
		s := NewQuestion(svc, id)
		for _, size := range [][2]int{{58, 16}, {78, 19}, {98, 25}, {118, 25}} {
			s.SetSize(size[0], size[1])
			lines := s.questionLines(s.leftWidth() - 1)
			if len(lines) > size[1] {
				t.Errorf("%s needs %d lines at %v", id, len(lines), size)
			}
		}
	}
}

func TestGuidanceStartsWithTheHelpOfTheQuestion(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, nil)
	s := NewQuestion(svc, "ACC-2")
	q, _, _ := svc.Session.Pack.Question("ACC-2")
	if text := s.guidanceText(); !strings.HasPrefix(text, q.Help) || !strings.Contains(text, q.Why) {
		t.Errorf("the guidance is:\n%s", text)
	}
}

// TestListsComeBackToTheQuestion answers on and goes back to the lists above.
func TestListsComeBackToTheQuestion(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, nil)
	above, list := NewMap(svc), NewPrinciple(svc, "accountability")
	above.Activate()
	list.Activate()
	NewQuestion(svc, "ACC-2").Do(keys.Next)
	list.Activate()
	above.Activate()
	if p := svc.Session.Pack.Principles[above.marked]; p.ID != "accountability" {
		t.Errorf("the map marks %s", p.ID)
	}
	if q := list.principle().Questions[list.marked]; q.ID != "ACC-3" {
		t.Errorf("the principle marks %s", q.ID)
	}
	above.Do(keys.Down)
	above.Activate()
	if p := svc.Session.Pack.Principles[above.marked]; p.ID == "accountability" {
		t.Error("the map takes back the mark that was moved since")
	}
}

// Up and down move the marker by one level, and enter rates only where that can be kept.
func TestTheMarkerMovesByOneAndRates(t *testing.T) {
	t.Parallel()
	for _, readOnly := range []string{"", "Somebody else has the file open."} {
		svc := screentest.Services(t, nil)
		svc.ReadOnly = readOnly
		s := NewQuestion(svc, "ACC-2")
		before := *svc.Session.Answer("ACC-2").Level
		s.Do(keys.Down)
		s.Do(keys.Down)
		s.Do(keys.Down)
		s.Do(keys.Up)
		if s.marker != 2 {
			t.Errorf("the marker is at %d, want 2", s.marker)
		}
		s.Do(keys.Up)
		s.Do(keys.Enter)
		if readOnly == "" {
			s.Do(keys.Yes) // a group came to what stands there
		}
		want := 1
		if readOnly != "" {
			want = before
		}
		if got := *svc.Session.Answer("ACC-2").Level; got != want {
			t.Errorf("read only %q: the level is %d, want %d", readOnly, got, want)
		}
	}
}
