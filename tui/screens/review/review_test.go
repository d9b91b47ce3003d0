package review

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"charter/assessment"
	"charter/exports/report"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/screen/screentest"
)

func TestReviewSaysWhatBlocksFirst(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, nil)
	s := NewReview(svc)
	s.SetSize(98, 60)
	view := s.View()
	last := -1
	for _, part := range []string{
		"INCOMPLETE", "Not yet ready to attach to a register submission"[:40], "What blocks", "TRA-5", "Inclusivity is not met", "INC-2", "Needs a plan", "none press a",
		"Counted lower than claimed", "Don't know", "Not applicable", "Departures", "Where views differ", "5 rated: 1 ×2, 2 ×2, 3 ×1",
	} {
		at := strings.Index(view, part)
		if at <= last {
			t.Errorf("%q stands at %d, after %d was expected:\n%s", part, at, last, view)
		}
		last = max(at, last)
	}
	s.Do(keys.Last)
	view = s.View()
	overall, notice := strings.Index(view, "Overall "), strings.Index(view, assessment.Notice[:30])
	if oversight := strings.Index(view, "11 Oversight"); oversight < 0 || overall < oversight || notice < overall {
		t.Errorf("the bands come before the overall score, and the notice last:\n%s", view)
	}
}

// TestReviewCountsAsTheReport compares the rows with the report that an export writes.
func TestReviewCountsAsTheReport(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*assessment.Assessment){"example": nil, "blank": screentest.Blank} {
		svc := screentest.Services(t, change)
		report := report.Build(svc.Session.Assessment(), svc.Session.Pack, report.Options{Audience: report.Internal, Now: svc.Session.Now()})
		s := NewReview(svc)
		rows := map[string]int{}
		for _, section := range s.list.Sections {
			rows[section.Title] = len(section.Rows)
		}
		for title, want := range map[string]int{
			"Needs a plan":               len(report.Score.Points),
			"Counted lower than claimed": report.Score.Counts.Lowered,
			"Don't know":                 report.Score.Counts.Unsure,
			"Principles":                 len(report.Principles),
		} {
			if rows[title] != want {
				t.Errorf("%s: %d rows of %q, want %d", name, rows[title], title, want)
			}
		}
	}
}

func TestReviewLeadsToWhatItShows(t *testing.T) {
	t.Parallel()
	s := NewReview(screentest.Services(t, nil))
	s.SetSize(78, 19)
	for _, lead := range []screen.Route{
		{Kind: screen.KindExplanation, ID: "opt_out.ai_use"}, {Kind: screen.KindProject, ID: "opt_out.ai_use.available"}, {Kind: screen.KindQuestion, ID: "PRI-2"},
		{Kind: screen.KindExplanation, ID: "stage"}, {Kind: screen.KindFacts, ID: "facts.stage"}, {Kind: screen.KindProject, ID: "dates.live_since"},
	} {
		screentest.WantOpen(t, screentest.Do(t, s, keys.Enter), lead.Kind, lead.ID)
		screentest.Do(t, s, keys.Down)
	}
	screentest.WantOpen(t, screentest.Do(t, s, keys.Enter), screen.KindQuestion, "TRA-5")
	screentest.WantOpen(t, screentest.Do(t, s, keys.Action), screen.KindAction, "TRA-5")
	screentest.Do(t, s, keys.Down)
	screentest.WantOpen(t, screentest.Do(t, s, keys.Enter), screen.KindPrinciple, "inclusivity")
	screentest.Do(t, s, keys.Tab)
	screentest.WantOpen(t, screentest.Do(t, s, keys.Enter), screen.KindPrinciple, "accountability")
	screentest.WantOpen(t, screentest.Do(t, s, keys.Action), screen.KindAction, "accountability")
	screentest.Do(t, s, keys.TabBack)
	screentest.Do(t, s, keys.TabBack)
	screentest.WantOpen(t, screentest.Do(t, s, keys.Enter), screen.KindPrinciple, "beneficial") // the bands, round the end
}

func TestReviewOfNothing(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, screentest.Blank)
	s := NewReview(svc)
	s.SetSize(78, 19)
	screentest.WantOpen(t, screentest.Do(t, s, keys.Enter), screen.KindProject, "title")
	for _, k := range s.Keys() {
		if k.ID == keys.Action && k.Disabled == "" {
			t.Error("an action cannot be for a field of the register")
		}
	}
	told, facts := 0, false
	for _, r := range s.list.Sections[0].Rows {
		facts = facts || r.To == screen.Route{Kind: screen.KindFacts, ID: "facts.stage"}
		if r.To.Kind != screen.KindQuestion {
			continue
		}
		more := 0
		if _, err := fmt.Sscanf(r.Text, "and %d more", &more); err != nil && r.Right != "unanswered" {
			t.Errorf("row %+v", r)
		}
		told += 1 + more
	}
	if want := svc.Session.Score().Counts.Unanswered; told != want {
		t.Errorf("the rows tell of %d unanswered questions, want %d", told, want)
	}
	if !facts {
		t.Error("the stage that is not known leads nowhere")
	}
}

// What was imported is confirmed on its line, with the space bar.
func TestReviewConfirmsWhatWasImported(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, func(a *assessment.Assessment) {
		a.Imported = []assessment.Import{{Place: "project.summary", From: "a record", At: a.Created}, {Place: "facts.stage", From: "a record", At: a.Created}}
	})
	s := NewReview(svc)
	s.SetSize(98, 60)
	hasKey := func() bool {
		for _, key := range s.Keys() {
			if key.ID == keys.Choose {
				return true
			}
		}
		return false
	}
	if hasKey() {
		t.Error("the first line is offered to be confirmed")
	}
	for range s.list.Count() {
		if hasKey() {
			break
		}
		s.Do(keys.Down)
	}
	if now, _ := s.list.Current(); now.To.ID != "summary" || !strings.Contains(s.View(), "Imported, and not confirmed yet") {
		t.Fatalf("marked is %+v:\n%s", now, s.View())
	}
	s.Do(keys.Choose)
	if left := svc.Session.Assessment().Imported; len(left) != 1 || left[0].Place != "facts.stage" {
		t.Errorf("after it was confirmed: %+v", left)
	}
	if strings.Contains(s.View(), "Summary in one sentence, from") {
		t.Errorf("it is listed still:\n%s", s.View())
	}
}

// TestReviewKeepsItsPlace answers the marked question and comes back.
func TestReviewKeepsItsPlace(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, nil)
	s := NewReview(svc)
	s.SetSize(78, 19)
	s.Do(keys.Tab)
	s.Do(keys.Tab)
	before, _ := s.list.Current()
	svc.Session.Edit(func(e *assessment.Editor, at assessment.Stamp) { e.Rate(at, "TRA-5", 2) })
	s.Activate()
	if now, _ := s.list.Current(); now.To != before.To {
		t.Errorf("the mark went from %v to %v", before.To, now.To)
	}
	if strings.Contains(s.View(), "1 unanswered") {
		t.Errorf("the review does not know that TRA-5 is answered:\n%s", s.View())
	}
}

// TestMarkedRowIsInView walks down and up a list that is longer than its room.
func TestMarkedRowIsInView(t *testing.T) {
	t.Parallel()
	for _, height := range []int{3, 7, 19} {
		s := NewReview(screentest.Services(t, nil))
		s.SetSize(78, height+6)
		for _, id := range []keys.ID{keys.Down, keys.Up, keys.PageDown, keys.PageUp, keys.Tab, keys.TabBack} {
			for range s.list.Count() + 2 {
				s.Do(id)
				if view := s.View(); !strings.Contains(view, s.Theme.Glyph.Pointer) {
					t.Fatalf("%s at height %d: row %d is not in view:\n%s", id, height, s.list.Marked, view)
				}
			}
		}
	}
}

// The next step is told whole, with its key, on every width.
func TestTheNextStepIsToldWithItsKey(t *testing.T) {
	t.Parallel()
	svc := screentest.Services(t, func(a *assessment.Assessment) {
		a.Answers, a.Facts = map[string]assessment.Answer{}, assessment.Facts{Stage: a.Facts.Stage}
	})
	for _, size := range [][2]int{{58, 16}, {78, 20}, {98, 26}, {158, 40}} {
		s := NewReview(svc)
		s.SetSize(size[0], size[1])
		const want = "Next: say the facts that are not known yet, since they decide what is asked (press i)."
		if view := strings.Join(strings.Fields(ansi.Strip(s.View())), " "); !strings.Contains(view, want) {
			t.Errorf("at %v it is not told:\n%s", size, s.View())
		}
	}
}
