package workshop

import (
	"slices"
	"strings"
	"testing"

	"charter/assessment"
	"charter/assessment/workshop"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/screen/screentest"
	"charter/tui/session"
)

// viewsOfFacilitator gives the facilitator's view at every moment of a question on which
// people chose as told.
func viewsOfFacilitator(t *testing.T, choices ...string) []string {
	t.Helper()
	h := hallFor(packFor(t), team(4))
	h.svc.Session.EditAnswer("BEN-1", func(a *assessment.Answer) { a.PrivateNote = "Ask the auditor." })
	view := func() string {
		f := NewFacilitator(h.svc)
		screentest.Settle(f, f.SetSize(98, 60))
		return f.View()
	}
	views := []string{view()}
	h.begin(4)
	for range 2 {
		views = append(views, view())
		h.press("r")
		for _, choice := range choices {
			views = append(views, view())
			h.vote(choice)
		}
		views = append(views, view())
		h.press("enter")
		views = append(views, view())
	}
	return views
}

// What the facilitator sees does not depend on what anybody chose, not even once a round is
// complete: the room may not have seen it yet.
func TestFacilitatorsViewTellsNoVote(t *testing.T) {
	t.Parallel()
	one, other := viewsOfFacilitator(t, "0", "3", "u", "2"), viewsOfFacilitator(t, "1", "1", "1", "1")
	for i := range one {
		if one[i] != other[i] {
			t.Errorf("moment %d:\n%s\n%s", i, one[i], other[i])
		}
	}
	for i, want := range map[int]string{
		0: "No session goes on", 1: "Now: read the question", 3: "Had their turn: Person A.", 6: "Now: the first round is complete",
		len(one) - 1: "Now: a second round is complete",
	} {
		if !strings.Contains(one[i], want) {
			t.Errorf("moment %d does not say %q:\n%s", i, want, one[i])
		}
	}
	if !strings.Contains(one[1], "Ask the auditor.") || !strings.Contains(one[3], "Call next: Person B.") {
		t.Error(one[1], one[3])
	}
}

// No page of the shared screen shows a private note or the script.
func TestSharedScreenShowsNothingOfTheFacilitators(t *testing.T) {
	t.Parallel()
	h := hallFor(packFor(t), team(4))
	h.svc.Session.EditAnswer("BEN-1", func(a *assessment.Answer) { a.PrivateNote = "Ask the auditor." })
	h.begin(4)
	h.press("r")
	for range 4 {
		h.vote("2")
	}
	h.press("enter", "left", "G", "esc", "g", "esc", "b", "enter")
	script := []string{"Ask the auditor"}
	for m := momentRead; m <= momentSecond; m++ {
		script = append(script, m.script()...)
	}
	for _, frame := range h.shown {
		for _, text := range script {
			if strings.Contains(strings.Join(strings.Fields(frame), " "), text) {
				t.Errorf("the shared screen says %q:\n%s", text, frame)
			}
		}
	}
}

// The guide opens from the facilitator's view by its key.
func TestGuideOpensFromTheFacilitatorsView(t *testing.T) {
	t.Parallel()
	h := hallFor(packFor(t), team(3))
	f := NewFacilitator(h.svc)
	screentest.Settle(f, f.SetSize(98, 25))
	if asked := f.Do(keys.Guide); len(asked) != 1 {
		t.Errorf("%v", asked)
	}
	if _, on := workshop.Current(h.svc.Session.Assessment()); on {
		t.Error("it began a session")
	}
}

// What is read out from paper is a moment of its own, and no first round.
func TestFacilitatorIsToldThatTheListIsReadOut(t *testing.T) {
	t.Parallel()
	h := hallFor(packFor(t), onPaper())
	says := func(want string) {
		t.Helper()
		f := NewFacilitator(h.svc)
		screentest.Settle(f, f.SetSize(98, 60))
		if got := strings.Join(strings.Fields(f.View()), " "); !strings.Contains(got, want) {
			t.Errorf("want %q in:\n%s", want, f.View())
		}
	}
	h.press("enter")
	h.come("a1", "a2", "a3", "a4")
	h.press("down", "down", "down", "down", "down", "enter")
	says(`"Why we are here"`)
	h.press("enter")
	says("Now: read out what you agreed on before")
	h.press("y")
	says("Now: the first round is complete")
	editSitting(h.svc, func(s *assessment.Session) { s.Questions = s.Questions[:3] })
	says("On the closing page")
}

// In the facilitator's view a private note is typed on the question that the session has come
// to, kept at every key, and stands there; nothing of it reaches the shared screen.
func TestFacilitatorWritesPrivateNotes(t *testing.T) {
	t.Parallel()
	h := hallFor(packFor(t), team(4))
	f := NewFacilitator(h.svc)
	if slices.ContainsFunc(f.Keys(), func(k screen.Key) bool { return k.ID == keys.Note && k.Disabled == "" }) {
		t.Error("a note is offered before there is a question")
	}
	h.begin(4)
	screentest.WantOpen(t, screentest.Do(t, f, keys.Note), screen.KindPrivateNote, "BEN-1")
	p := NewPrivateNote(h.svc, "BEN-1")
	screentest.Settle(p, p.SetSize(98, 25))
	var kept session.KeepNote
	for _, key := range "Ask" {
		for _, request := range p.Update(keyPress(string(key))) {
			if asked, is := request.(session.KeepNote); is {
				kept = asked
			}
		}
	}
	if kept != (session.KeepNote{Question: "BEN-1", Text: "Ask"}) {
		t.Errorf("kept: %+v", kept)
	}
	if h.svc.Session.Answer("BEN-1").PrivateNote != "" {
		t.Error("the screen changed the file")
	}
}

// A session that somebody wrote by hand, at a question but without an agenda, is shown.
func TestFacilitatorsViewWithoutAnAgenda(t *testing.T) {
	t.Parallel()
	h := hallFor(packFor(t), team(4))
	h.begin(4)
	h.press("r")
	for range 4 {
		h.vote("2")
	}
	h.svc.Session.Edit(func(e *assessment.Editor, at assessment.Stamp) {
		e.Sessions(at, func(all []assessment.Session) []assessment.Session {
			all[len(all)-1].Questions = nil
			return all
		})
	})
	f := NewFacilitator(h.svc)
	screentest.Settle(f, f.SetSize(98, 60))
	if shown := f.View(); !strings.Contains(shown, "Now: the first round is complete") {
		t.Error(shown)
	}
}
