package workshop

import (
	"slices"
	"strings"
	"testing"
	"time"

	"charter/assessment"
	"charter/assessment/workshop"
	"charter/tui/keys"
	"charter/tui/phones"
	"charter/tui/screen/screentest"
)

// onPaper is a team that rated three questions on four sheets each before it met: it agrees
// on BEN-1 and BEN-3, and differs on BEN-2 and, further, on BEN-4.
func onPaper() *assessment.Assessment {
	a := team(4)
	held := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	a.Sessions = []assessment.Session{{ID: "p1", Ahead: true, Started: held, Ended: held, Scope: []string{workshop.ScopeAll}, Way: assessment.WayPaper, Sheets: 4}}
	a.Answers = map[string]assessment.Answer{}
	for id, levels := range map[string][4]int{"BEN-1": {0, 0, 4, 0}, "BEN-2": {0, 2, 0, 2}, "BEN-3": {0, 3, 1, 0}, "BEN-4": {2, 0, 0, 2}} {
		answer := assessment.Answer{Rounds: []assessment.Round{{Session: "p1", Way: []assessment.Way{assessment.WayPaper}, Present: 4, Levels: levels, Complete: true, Held: held}}}
		if id == "BEN-4" {
			answer.Rounds[0].Reasons = []string{"Nobody wrote it down.", "The board minutes say who."}
		}
		workshop.Record(&answer)
		a.Answers[id] = answer
	}
	return a
}

// With the first round there from paper what people agree on is read out and confirmed
// together, anybody can ask to talk about any of it, and then comes what is disputed most.
func TestWhatWasAgreedOnPaperIsConfirmedAsABlock(t *testing.T) {
	t.Parallel()
	h := hallFor(packFor(t), onPaper())
	h.press("enter")
	h.come("a1", "a2", "a3", "a4")
	h.press("down", "down", "down", "down", "down", "enter")
	h.want(t, "You rated on paper before we met.")
	h.press("enter")
	h.want(t, "Before the meeting you agreed on 2 questions.", "▸ BEN-1 2", "BEN-3 1")
	s := h.svc.Session.Assessment().Sessions[1]
	if !slices.Equal(s.Questions[:4], []string{"BEN-1", "BEN-3", "BEN-4", "BEN-2"}) {
		t.Fatalf("the agenda begins with %v", s.Questions[:4])
	}
	h.press("down", "enter") // somebody wants to talk about BEN-3
	h.want(t, "BEN-3", "First round")
	h.press("r")
	for range 4 {
		h.vote("2")
	}
	h.press("enter")
	h.want(t, "Second round", "Recorded: level 2")
	h.press("enter")
	h.want(t, "Before the meeting you agreed on 2 questions.", "▸ BEN-3 2")

	*h.clock = h.clock.Add(10 * time.Minute) // the program was closed before it was confirmed
	h.open()
	h.press("enter")
	h.want(t, "Before the meeting you agreed on 2 questions.")
	h.press("y")
	h.want(t, "1 Beneficial · BEN-4")
	h.press("enter")
	h.want(t, "First round", "talk about it")
	h.press("w")
	h.want(t, "Nobody wrote it down.", "The board minutes say who.")
	h.press("esc", "left", "left")
	h.want(t, "Before the meeting you agreed on 2 questions.")
}

// A sitting that ends before the block is confirmed begins with it the next time, and what
// was skipped or dropped is on the same list.
func TestTheNextSittingStartsFromWhatWasNotDealtWith(t *testing.T) {
	t.Parallel()
	h := hallFor(packFor(t), onPaper())
	h.press("enter")
	h.come("a1", "a2", "a3", "a4")
	h.press("down", "down", "down", "down", "down", "enter", "enter")
	end := func() {
		c := NewClosing(h.svc)
		screentest.Settle(c, c.SetSize(98, 25))
		screentest.Settle(c, c.Do(keys.Yes))
	}
	goOn := func() assessment.Session {
		*h.clock = h.clock.Add(24 * time.Hour)
		h.open()
		h.press("enter")
		sessions := h.svc.Session.Assessment().Sessions
		return sessions[len(sessions)-1]
	}
	end()
	s := goOn()
	if !slices.Equal(s.Questions[:4], []string{"BEN-1", "BEN-3", "BEN-4", "BEN-2"}) {
		t.Fatalf("the block is gone: %v", s.Questions[:4])
	}
	h.come("a1", "a2", "a3", "a4")
	h.press("down", "down", "down", "down", "down", "enter", "y") // confirmed
	h.press("right")                                              // BEN-4 is skipped
	h.want(t, "BEN-2")
	h.press("s", "0", "enter", "0", "enter", "4", "enter")
	h.want(t, "Second round")
	minutes := s.Minutes
	agenda := NewAgenda(h.svc)
	screentest.Settle(agenda, agenda.SetSize(98, 25))
	screentest.Settle(agenda, agenda.Do(keys.Delete))
	screentest.Settle(agenda, agenda.Do(keys.Yes))
	dropped := len(agenda.sitting().Open)
	if dropped == 0 || agenda.sitting().Minutes != minutes {
		t.Fatalf("%d dropped, and the session takes %d minutes, not %d", dropped, agenda.sitting().Minutes, minutes)
	}
	end()
	s = goOn()
	for _, id := range []string{"BEN-1", "BEN-3", "BEN-2"} {
		if slices.Contains(s.Questions, id) {
			t.Errorf("%s was dealt with and is on the list again", id)
		}
	}
	if at := slices.Index(s.Questions, "BEN-4"); at < 0 {
		t.Errorf("what was skipped is not on the list: %v", s.Questions)
	}
	if total := len(h.svc.Session.Score().Questions); len(s.Questions) < dropped || len(s.Questions) >= total {
		t.Errorf("%d are on the list, %d were dropped", len(s.Questions), dropped)
	}
}

// What was dropped is brought back at the end of the agenda.
func TestDroppedQuestionsAreBroughtBack(t *testing.T) {
	t.Parallel()
	h := hallFor(packFor(t), team(4))
	h.begin(4)
	agenda := NewAgenda(h.svc)
	screentest.Settle(agenda, agenda.SetSize(98, 25))
	before := len(agenda.sitting().Questions)
	screentest.Settle(agenda, agenda.Do(keys.Delete))
	screentest.Settle(agenda, agenda.Do(keys.Yes))
	if len(agenda.sitting().Questions) >= before {
		t.Fatal("nothing was dropped")
	}
	screentest.Settle(agenda, agenda.Do(keys.Add))
	if s := agenda.sitting(); len(s.Questions) != before || len(s.Open) != 0 {
		t.Errorf("%d of %d are on the agenda, %d dropped", len(s.Questions), before, len(s.Open))
	}
}

// Enter leaves no result that was not seen, and none that calls for talk while nothing
// is noted; after talk the keys are in order: vote again, agree, dissent.
func TestEnterLeavesNoResultThatCallsForTalk(t *testing.T) {
	t.Parallel()
	h := hallFor(packFor(t), team(3))
	h.begin(3)
	h.press("r")
	for _, choice := range []string{"0", "3", "3"} {
		h.vote(choice)
	}
	h.run(h.w.Do(keys.Enter))
	h.run(h.w.Do(keys.Enter)) // before it was drawn
	h.want(t, "First round", "talk about it")
	enabled := func() string {
		var ids []string
		for _, k := range h.w.Keys() {
			if k.Disabled == "" && !k.HelpOnly {
				ids = append(ids, string(k.ID))
			}
		}
		return strings.Join(ids, " ")
	}
	if got := enabled(); !strings.HasPrefix(got, "talk vote settle dissent next") || strings.Contains(got, "enter") {
		t.Errorf("after the first round: %s", got)
	}
	h.press("left", "enter") // the question, and back
	h.want(t, "First round")
	h.press("right")
	h.want(t, "BEN-2")
	h.press("left", "enter")
	h.svc.Session.EditAnswer("BEN-1", func(a *assessment.Answer) { workshop.Agree(a, 2, "The contract says so.") })
	h.press("enter")
	h.want(t, "BEN-2")
}

// A list that is longer than the screen says that there is more, and is confirmed once all of
// it was shown.
func TestALongBlockIsReadToItsEnd(t *testing.T) {
	t.Parallel()
	pack := packFor(t)
	a := onPaper()
	var ids []string
	for _, p := range pack.Principles {
		for _, q := range p.Questions {
			if len(ids) < 21 {
				a.Answers[q.ID] = a.Answers["BEN-1"]
				ids = append(ids, q.ID)
			}
		}
	}
	h := hallFor(pack, a)
	h.run(h.w.SetSize(58, 15))
	h.press("enter")
	h.come("a1", "a2", "a3", "a4")
	h.press("down", "down", "down", "down", "down", "enter", "enter")
	h.want(t, "you agreed on 21 questions", "below")
	shown := h.w.View()
	for range 21 {
		if !strings.Contains(shown, "read them out") {
			break
		}
		for _, k := range h.w.Keys() {
			if k.ID == keys.Yes && k.Label == "confirm them all" {
				h.press("y")
				h.want(t, "0 ")
				for _, id := range ids {
					if !strings.Contains(shown, id) {
						t.Errorf("%s was confirmed and never shown", id)
					}
				}
				return
			}
		}
		h.press("y")
		shown += h.w.View()
	}
	t.Errorf("it is never confirmed:\n%s", h.w.View())
}

// A second round that splits is not left by the enter too many that a count is ended with,
// and says what comes first; what was noted and agreed on is told then.
func TestEnterLeavesNoSecondResultThatSplits(t *testing.T) {
	t.Parallel()
	h := hallFor(packFor(t), team(4))
	h.begin(4)
	count := func() { h.press("s", "1", "enter", "0", "enter", "0", "enter", "3", "enter") }
	count()
	count()
	h.want(t, "Second round", "Views still differ by three levels: note the dissent and go on.")
	var told string
	for _, k := range h.w.Keys() {
		if k.ID == keys.Enter {
			told = k.Disabled
		}
	}
	if !strings.Contains(told, "first D notes the dissent") {
		t.Errorf("enter says %q", told)
	}
	h.svc.Session.EditAnswer("BEN-1", func(a *assessment.Answer) { a.Dissent = "One of us saw no plan." })
	h.want(t, "Views still differ by three levels. The dissent is noted: go on.")
	h.svc.Session.EditAnswer("BEN-1", func(a *assessment.Answer) { workshop.Agree(a, 1, "The plan is a draft.") })
	h.want(t, "You agreed after talking, and the dissent is", "noted: go on.", "level 1, agreed by the group")
	h.press("enter")
	h.want(t, "BEN-1")
	h.press("enter")
	h.want(t, "BEN-2")
}

// What the agenda drops or goes to while the block is read out shows when the room comes back.
func TestTheBlockFollowsTheAgenda(t *testing.T) {
	t.Parallel()
	readingOut := func() *hall {
		h := hallFor(packFor(t), onPaper())
		h.press("enter")
		h.come("a1", "a2", "a3", "a4")
		h.press("down", "down", "down", "down", "down", "enter", "enter")
		return h
	}
	h := readingOut()
	h.press("down")
	h.want(t, "▸ BEN-3")
	editSitting(h.svc, func(s *assessment.Session) { workshop.Drop(s, []string{"BEN-3"}) })
	h.run(h.w.Activate())
	h.want(t, "you agreed on 1 question.", "▸ BEN-1")

	h = readingOut()
	editSitting(h.svc, func(s *assessment.Session) { s.At = "BEN-4" })
	h.run(h.w.Activate())
	h.want(t, "1 Beneficial · BEN-4")
}

// Who undoes that questions were brought back has a principle of the agenda marked still.
func TestTheAgendaKeepsAMarkWhenItGetsShorter(t *testing.T) {
	t.Parallel()
	h := hallFor(packFor(t), team(4))
	h.begin(4)
	agenda := NewAgenda(h.svc)
	screentest.Settle(agenda, agenda.SetSize(98, 25))
	last := agenda.slots()[len(agenda.slots())-1]
	for range agenda.slots() {
		agenda.Do(keys.Down)
	}
	editSitting(h.svc, func(s *assessment.Session) { workshop.Drop(s, last.Questions) })
	screentest.Settle(agenda, agenda.Activate())
	agenda.Do(keys.Enter)
	if at := agenda.sitting().At; slices.Contains(last.Questions, at) {
		t.Errorf("the agenda goes to %s, which was dropped", at)
	}
}

// Phones show the result of a question from what was agreed as the room does, until the room
// is back at the list. The facilitator's view tells of it, too.
func TestPhonesShowTheResultOnWhatWasAgreed(t *testing.T) {
	t.Parallel()
	h := hallFor(packFor(t), onPaper())
	h.press("enter")
	h.come("a1", "a2", "a3", "a4")
	h.press("down", "down", "down", "down", "down", "enter", "enter")
	phase := func(want phones.Phase, moment string) {
		t.Helper()
		f := NewFacilitator(h.svc)
		screentest.Settle(f, f.SetSize(98, 60))
		if got := PhoneView(h.svc, h.w).Phase; got != want || !strings.Contains(f.View(), "Now: "+moment) {
			t.Errorf("phones show phase %d, want %d, and the facilitator:\n%s\n%s", got, want, f.View(), h.w.View())
		}
	}
	phase(phones.Waiting, "read out what you agreed on before")
	h.press("down", "enter", "r")
	phase(phones.Voting, "read out what you agreed on before")
	for range 4 {
		h.vote("2")
	}
	phase(phones.Counted, "one of the agreed questions was rated again")
	h.press("enter")
	phase(phones.Result, "one of the agreed questions was rated again")
	if counts := PhoneView(h.svc, h.w).Counts; counts[2] != 4 {
		t.Errorf("%v", counts)
	}
	h.press("enter")
	phase(phones.Waiting, "one of the agreed questions was rated again")
}
