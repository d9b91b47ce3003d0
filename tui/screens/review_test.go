package screens

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"charter/assessment"
	"charter/assessment/sample"
	"charter/exports"
	"charter/questions"
	"charter/tui/keys"
	"charter/tui/markdown"
	"charter/tui/session"
	"charter/tui/theme"
)

// demoContext gives screens the worked example to work on, changed before they see it.
func demoContext(t *testing.T, change func(*assessment.Assessment)) *Context {
	t.Helper()
	pack, err := questions.Default()
	if err != nil {
		t.Fatal(err)
	}
	a, err := sample.Assessment(pack)
	if err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(a)
	}
	now := func() time.Time { return time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC) }
	return &Context{
		Theme: theme.New(theme.Plain, false), Keys: keys.New(), Markdown: markdown.NewCache(),
		Session: session.New(a, pack, "demo.charter.json", nil, now),
	}
}

// blank takes everything out of an assessment.
func blank(a *assessment.Assessment) {
	*a = assessment.Assessment{Format: a.Format, ID: a.ID, Pack: a.Pack, AsOf: a.AsOf, Answers: map[string]assessment.Answer{}}
}

// pressed does what a key asks for and gives the messages for the root.
func pressed(t *testing.T, s Screen, id keys.ID) tea.Msg {
	t.Helper()
	for _, k := range s.Keys() {
		if k.ID == id {
			if k.Off != "" {
				t.Fatalf("%s does nothing now: %s", id, k.Off)
			}
			if cmd := s.Do(id); cmd != nil {
				return cmd()
			}
			return nil
		}
	}
	t.Fatalf("%s is not a key of this screen", id)
	return nil
}

func opens(t *testing.T, msg tea.Msg, kind Kind, id string) {
	t.Helper()
	if msg != (Open{Place{kind, id}}) {
		t.Errorf("got %#v, want to open %s %q", msg, kind, id)
	}
}

// fits checks that a screen draws within its room at every size.
func fits(t *testing.T, name string, make func() Screen) {
	t.Helper()
	for _, size := range [][2]int{{0, 0}, {1, 1}, {3, 2}, {12, 40}, {58, 15}, {78, 19}, {98, 25}, {118, 25}, {198, 55}} {
		s := make()
		s.SetSize(size[0], size[1])
		s.Revisit()
		view := s.View()
		if lines := strings.Count(view, "\n") + 1; lines > max(1, size[1]) {
			t.Errorf("%s at %v draws %d lines", name, size, lines)
		}
		for line := range strings.SplitSeq(view, "\n") {
			if width := ansi.StringWidth(line); width > size[0] {
				t.Errorf("%s at %v draws a line of %d cells: %q", name, size, width, line)
			}
		}
		if c := s.Cursor(); c != nil && (c.X < 0 || c.Y < 0) {
			t.Errorf("%s at %v puts the cursor at %d, %d", name, size, c.X, c.Y)
		}
	}
}

func TestScreensFit(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*assessment.Assessment){"example": nil, "blank": blank} {
		ctx := demoContext(t, change)
		for kind, make := range map[string]func() Screen{
			"review":   func() Screen { return NewReview(ctx) },
			"actions":  func() Screen { return NewActions(ctx) },
			"action":   func() Screen { return NewAction(ctx, "BEN-1") },
			"history":  func() Screen { return NewHistory(ctx) },
			"help":     func() Screen { return NewHelp(ctx, NewQuestion(ctx, "BEN-1")) },
			"find":     func() Screen { return NewFind(ctx) },
			"map":      func() Screen { return NewMap(ctx) },
			"question": func() Screen { return NewQuestion(ctx, "ACC-2") },
		} {
			fits(t, name+" "+kind, make)
		}
	}
}

func TestReviewSaysWhatBlocksFirst(t *testing.T) {
	t.Parallel()
	ctx := demoContext(t, nil)
	s := NewReview(ctx)
	s.SetSize(98, 60)
	view := s.View()
	last := -1
	for _, part := range []string{
		"INCOMPLETE", assessment.VerdictIncomplete.Sentence()[:40], "What blocks", "TRA-5", "Inclusivity is not met", "INC-2", "Needs a plan", "none press a",
		"Counted lower than claimed", "Don't know", "Not applicable", "Departures", "Assessors still disagree", "5 rated: 1 ×2, 2 ×2, 3 ×1",
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
	for name, change := range map[string]func(*assessment.Assessment){"example": nil, "blank": blank} {
		ctx := demoContext(t, change)
		report := exports.Build(ctx.Session.Assessment(), ctx.Session.Pack, exports.Options{Audience: exports.Internal, Now: ctx.Session.Now()})
		s := NewReview(ctx)
		rows := map[string]int{}
		for _, section := range s.list.sections {
			rows[section.title] = len(section.rows)
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
	s := NewReview(demoContext(t, nil))
	s.SetSize(78, 19)
	opens(t, pressed(t, s, keys.Enter), KindQuestion, "TRA-5")
	opens(t, pressed(t, s, keys.Action), KindAction, "TRA-5")
	pressed(t, s, keys.Down)
	opens(t, pressed(t, s, keys.Enter), KindPrinciple, "inclusivity")
	pressed(t, s, keys.Tab)
	opens(t, pressed(t, s, keys.Enter), KindPrinciple, "accountability")
	opens(t, pressed(t, s, keys.Action), KindAction, "accountability")
	pressed(t, s, keys.TabBack)
	pressed(t, s, keys.TabBack)
	opens(t, pressed(t, s, keys.Enter), KindPrinciple, "beneficial") // the bands, round the end
}

func TestReviewOfNothing(t *testing.T) {
	t.Parallel()
	ctx := demoContext(t, blank)
	s := NewReview(ctx)
	s.SetSize(78, 19)
	opens(t, pressed(t, s, keys.Enter), KindProject, "title")
	for _, k := range s.Keys() {
		if k.ID == keys.Action && k.Off == "" {
			t.Error("an action cannot be for a field of the register")
		}
	}
	told, facts := 0, false
	for _, r := range s.list.sections[0].rows {
		facts = facts || r.to == Place{KindFacts, "facts.stage"}
		if r.to.Kind != KindQuestion {
			continue
		}
		more := 0
		if _, err := fmt.Sscanf(r.text, "and %d more", &more); err != nil && r.right != "unanswered" {
			t.Errorf("row %+v", r)
		}
		told += 1 + more
	}
	if want := ctx.Session.Score().Counts.Unanswered; told != want {
		t.Errorf("the rows tell of %d unanswered questions, want %d", told, want)
	}
	if !facts {
		t.Error("the stage that is not known leads nowhere")
	}
}

// TestReviewKeepsItsPlace answers the marked question and comes back.
func TestReviewKeepsItsPlace(t *testing.T) {
	t.Parallel()
	ctx := demoContext(t, nil)
	s := NewReview(ctx)
	s.SetSize(78, 19)
	s.Do(keys.Tab)
	s.Do(keys.Tab)
	before, _ := s.list.current()
	ctx.Session.Edit(func(e *assessment.Editor, at assessment.Stamp) { e.Rate(at, "TRA-5", 2) })
	s.Revisit()
	if now, _ := s.list.current(); now.to != before.to {
		t.Errorf("the mark went from %v to %v", before.to, now.to)
	}
	if strings.Contains(s.View(), "1 unanswered") {
		t.Errorf("the review does not know that TRA-5 is answered:\n%s", s.View())
	}
}

// TestMarkedRowIsInView walks down and up a list that is longer than its room.
func TestMarkedRowIsInView(t *testing.T) {
	t.Parallel()
	for _, height := range []int{3, 7, 19} {
		s := NewReview(demoContext(t, nil))
		s.SetSize(78, height+6)
		for _, id := range []keys.ID{keys.Down, keys.Up, keys.PageDown, keys.PageUp, keys.Tab, keys.TabBack} {
			for range s.list.count() + 2 {
				s.Do(id)
				if view := s.View(); !strings.Contains(view, s.ctx.Theme.Glyph.Pointer) {
					t.Fatalf("%s at height %d: row %d is not in view:\n%s", id, height, s.list.marked, view)
				}
			}
		}
	}
}
