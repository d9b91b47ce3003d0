package workshop

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/assessment/workshop"
	"charter/questions"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/session"
	"charter/tui/widget"
)

// Workshop leads a group through a sitting on one shared screen. It shows one
// page at a time: the start, the set-up, the opening, a question, a round in
// turn, a show of hands, the reveal, a break. Each page has a file of its own.
//
// Where the sitting stands is kept in the assessment after every step, so that
// the screen can be closed at any moment.
type Workshop struct {
	screen.Base
	page        screen.Screen
	ballotBox   *workshop.BallotBox      // of the round that is open or comes next on this question; nil until it is there
	ballotRound session.RequestBallotBox // the round box is for
	risk        string                   // why votes could be lost; "" when they are safe
	rolledBack  bool                     // an older version of the file was put back: the round cannot go on
	voiding     bool                     // the form that voids a round was opened
	voided      int                      // how many rounds on the question were voided then
	timer       talkTimer
	readOut     map[string]bool // the ids of what was agreed before the meeting and was on the screen since
	reasons     givenReasons    // with the votes of the round that is open
	looked      lookedAt        // the result that was shown last
}

// NewWorkshop opens the workshop at its first page.
func NewWorkshop(svc *screen.Services) *Workshop {
	w := &Workshop{Base: screen.Base{Services: svc}, readOut: map[string]bool{}}
	w.page = newStartPage(w)
	return w
}

// turnTo shows another page.
func (w *Workshop) turnTo(page screen.Screen) screen.Requests {
	w.page = page
	return slices.Concat(page.SetSize(w.Width, w.Height), page.Activate())
}

// Title implements Screen.
func (w *Workshop) Title() (string, string) { return w.page.Title() }

// SetSize implements Screen.
func (w *Workshop) SetSize(width, height int) screen.Requests {
	w.Width, w.Height = width, height
	return w.page.SetSize(width, height)
}

// Activate implements Screen: who is in the room may have changed, or the sitting
// may have been ended.
func (w *Workshop) Activate() screen.Requests {
	if _, start := w.page.(*startPage); !start {
		s, on := w.sitting()
		if !on {
			return w.turnTo(newStartPage(w))
		}
		if w.wasVoided() {
			return w.rateAnew()
		}
		if p, asks := w.page.(interface{ about() string }); asks && p.about() != s.At {
			return w.showCurrentPage(false)
		}
	}
	w.roomChanged()
	return w.page.Activate()
}

// Keys implements Screen.
func (w *Workshop) Keys() []screen.Key { return w.page.Keys() }

// Do implements Screen.
func (w *Workshop) Do(id keys.ID) screen.Requests { return w.page.Do(id) }

// Update implements Screen.
func (w *Workshop) Update(msg tea.Msg) screen.Requests {
	if ready, ok := msg.(session.BallotBoxReady); ok {
		return slices.Concat(w.receiveBallotBox(ready), w.page.Update(msg))
	}
	return w.page.Update(msg)
}

// Typing implements Screen.
func (w *Workshop) Typing() bool { return w.page.Typing() }

// View implements Screen.
func (w *Workshop) View() string { return w.page.View() }

// Cursor implements Screen.
func (w *Workshop) Cursor() *tea.Cursor { return pointedAt(w.Services, w.page.View()) }

// sitting gives the sitting that goes on.
func (w *Workshop) sitting() (assessment.Session, bool) {
	return workshop.Current(w.Session.Assessment())
}

// editSitting changes the sitting that goes on.
func (w *Workshop) editSitting(change func(*assessment.Session)) { editSitting(w.Services, change) }

func editSitting(svc *screen.Services, change func(*assessment.Session)) {
	svc.Session.Edit(func(e *assessment.Editor, s assessment.Stamp) {
		e.Sessions(s, func(all []assessment.Session) []assessment.Session {
			if last := len(all) - 1; last >= 0 && all[last].Ended.IsZero() {
				change(&all[last])
			}
			return all
		})
	})
}

// canVote reports whether enough people are here for a round.
func (w *Workshop) canVote() bool {
	return workshop.CanVote(len(w.room()))
}

// room lists who is in the room and rates.
func (w *Workshop) room() []string {
	s, _ := w.sitting()
	return workshop.Room(w.Session.Assessment(), s)
}

// showCurrentPage shows the page on which the sitting stands. A round that is open goes on;
// resumed says that the program was closed meanwhile, and then the
// result of the last round is shown again.
func (w *Workshop) showCurrentPage(resumed bool) screen.Requests {
	s, _ := w.sitting()
	switch momentOf(s, w.Session.Assessment()) {
	case momentSetup:
		return w.turnTo(newSetupPage(w))
	case momentBreak:
		return w.turnTo(newBreakPage(w))
	case momentTurns, momentPhones:
		return w.turnTo(newTurnsPage(w))
	case momentCount:
		return w.vote(true)
	case momentBlock:
		return w.turnTo(newBlockPage(w))
	case momentFirst, momentSecond:
		if resumed {
			return w.turnTo(newRevealPage(w, false))
		}
	}
	return w.turnTo(newAskPage(w))
}

// goTo moves the sitting to a question.
func (w *Workshop) goTo(id string) screen.Requests {
	w.editSitting(func(s *assessment.Session) { s.At = id })
	return w.showCurrentPage(false)
}

// step moves to the question before or after this one.
func (w *Workshop) step(by int) screen.Requests {
	s, _ := w.sitting()
	i := slices.Index(s.Questions, s.At) + by
	if workshop.InBlock(s, w.Session.Assessment()) {
		return w.turnTo(newBlockPage(w)) // it was talked about, and the others wait
	}
	switch {
	case i < 0:
		return screen.ShowToast("This is the first question on the agenda.")
	case i >= len(s.Questions):
		return screen.Go(screen.KindClosing, "")
	}
	return w.goTo(s.Questions[i])
}

// rounds gives the rounds on the question.
func (w *Workshop) rounds() []assessment.Round {
	s, _ := w.sitting()
	return w.Session.Answer(s.At).Rounds
}

// reveal tells what the last round on the question came to; false when none was
// held since the first sitting on this agenda.
func (w *Workshop) reveal() (workshop.Reveal, bool) {
	s, _ := w.sitting()
	return workshop.RevealOf(w.Session.Answer(s.At), workshop.Since(s))
}

func (w *Workshop) rated() bool {
	_, held := w.reveal()
	return held
}

// vote starts a round in the way this sitting votes, or in the other way. Where
// too few are here for one, they record a level openly.
func (w *Workshop) vote(hands bool) screen.Requests {
	open, voting := workshop.OpenRound(w.rounds())
	inTurn := voting && workshop.InTurn(open)
	switch {
	case inTurn && hands:
		return screen.ShowToast("A round in turn is open. Finish it first: enter goes on with it.")
	case !inTurn && !w.canVote():
		return w.turnTo(newOpenlyPage(w))
	case hands:
		return w.turnTo(newHandsPage(w))
	}
	return w.turnTo(newTurnsPage(w))
}

// question gives the question the sitting has come to, and its principle.
func (w *Workshop) question() (*questions.Question, *questions.Principle) {
	s, _ := w.sitting()
	q, p, ok := w.Session.Pack.Question(s.At)
	if !ok {
		return &questions.Question{ID: s.At, Text: "This question is not in the questionnaire."}, &questions.Principle{}
	}
	return q, p
}

// head says which question of which principle is shown. How far the sitting is
// stands on the quiet line only.
func (w *Workshop) head() (string, string) {
	s, on := w.sitting()
	if !on || s.At == "" {
		return widget.ProjectTitle(w.Services), "Workshop"
	}
	_, p := w.question()
	return widget.ProjectTitle(w.Services), fmt.Sprintf("%d %s %s %s", p.Number, p.Title, w.Theme.Glyph.Dot, widget.Clean(s.At))
}

// leave closes the workshop while the sitting goes on, and says how to come back.
func (w *Workshop) leave() screen.Requests {
	return slices.Concat(screen.Close(), screen.ShowToast("The session goes on. "+w.Services.Keys.Get(keys.Workshop).Show+" comes back to it."))
}

// nameOf is what an assessor is called on the shared screen.
func nameOf(svc *screen.Services, id string) string {
	for _, who := range svc.Session.Assessment().Assessors {
		if who.ID != id {
			continue
		}
		if name := widget.OneLine(who.Name); name != "" {
			return name
		}
		if role := widget.OneLine(who.Role); role != "" {
			return role
		}
	}
	return "Assessor " + widget.Clean(id)
}

// basePage has the parts that pages share.
type basePage struct {
	screen.Base
	w *Workshop
}

func (p *basePage) Title() (string, string) { return p.w.head() }

func newBasePage(w *Workshop) basePage {
	return basePage{Base: screen.Base{Services: w.Services, Width: w.Width, Height: w.Height}, w: w}
}

// captureKeys work while the room talks: one key each for what comes up.
func (w *Workshop) captureKeys() []screen.Key {
	off := w.ReadOnly
	return append(w.phonesKeys(), []screen.Key{
		{ID: keys.Note, Disabled: off, HelpOnly: true}, {ID: keys.Action, Disabled: off}, {ID: keys.Parking, Disabled: off}, {ID: keys.Evidence, Disabled: off, HelpOnly: true},
		{ID: keys.Outside, Disabled: off, HelpOnly: true}, {ID: keys.Dissent, Disabled: off, HelpOnly: true}, {ID: keys.Flag, Disabled: off, HelpOnly: true},
		{ID: keys.Check, Disabled: off, HelpOnly: true}, w.voidKey(), {ID: keys.Guidance, HelpOnly: true}, {ID: keys.Prompts, HelpOnly: true},
		{ID: keys.Agenda, HelpOnly: true}, {ID: keys.People, Disabled: off, HelpOnly: true}, {ID: keys.Break, Disabled: off, HelpOnly: true}, {ID: keys.Finish, HelpOnly: true},
	}...)
}

// capture does what captureKeys say; false when the key is none of them.
func (w *Workshop) capture(id keys.ID) (screen.Requests, bool) {
	s, _ := w.sitting()
	places := map[keys.ID]screen.Kind{
		keys.Note: screen.KindNote, keys.Action: screen.KindAction, keys.Evidence: screen.KindEvidence, keys.Check: screen.KindCheck,
		keys.Outside: screen.KindOutside, keys.Dissent: screen.KindDissent, keys.Settle: screen.KindSettle,
	}
	if kind, ok := places[id]; ok {
		return screen.Go(kind, s.At), true
	}
	switch id {
	case keys.Void:
		return w.askVoid(), true
	case keys.Parking:
		return screen.Go(screen.KindParking, ""), true
	case keys.Agenda:
		return screen.Go(screen.KindAgenda, ""), true
	case keys.People:
		return screen.Go(screen.KindPeople, ""), true
	case keys.Phones:
		return screen.Go(screen.KindPhones, ""), true
	case keys.Finish:
		return screen.Go(screen.KindClosing, ""), true
	case keys.Break:
		w.editSitting(func(s *assessment.Session) { workshop.StartBreak(s, w.now()) })
		return w.turnTo(newBreakPage(w)), true
	case keys.Guidance:
		return w.turnTo(newAidPage(w, false)), true
	case keys.Prompts:
		return w.turnTo(newAidPage(w, true)), true
	case keys.Flag:
		w.Session.EditAnswer(s.At, func(a *assessment.Answer) { a.Flagged = !a.Flagged })
		if w.Session.Answer(s.At).Flagged {
			return screen.ShowToast("Flagged, to come back to."), true
		}
		return screen.ShowToast("The flag is off."), true
	}
	return nil, false
}
