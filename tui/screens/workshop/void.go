package workshop

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/huh/v2"

	"charter/assessment"
	"charter/assessment/workshop"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/session"
	"charter/tui/widget"
	"charter/tui/widget/form"
)

// NewVoid opens the form that takes the last round on a question out of the count. It says
// nothing of what was voted: the round may not have been shown yet.
func NewVoid(svc *screen.Services, id string) screen.Screen {
	rounds := svc.Session.Answer(id).Rounds
	told := "The last round on this question will not count any more, and cannot be brought back. What stood on the question before comes back, unless somebody has changed the answer since."
	if _, open := workshop.OpenRound(rounds); open {
		told = "The round that is open is closed, and nobody sees what was voted in it. A level recorded before stays."
	}
	return voidForm(svc, "Void the round on "+id, told+" Everybody rates again.", "Two votes were under the wrong name", func(why string) (err error) {
		svc.Session.Edit(func(e *assessment.Editor, at assessment.Stamp) { err = workshop.VoidLast(e, at, id, why) })
		return err
	}, "The round was voided. Everybody rates again.")
}

// NewVoidSheets opens the form that takes the whole count of the ballot sheets out.
func NewVoidSheets(svc *screen.Services) screen.Screen {
	s, _ := workshop.SheetsCounted(svc.Session.Assessment())
	told := fmt.Sprintf("The count of %s will not count any more, and cannot be brought back. What stood on the questions before comes back, where nobody has changed the answer since; notes and evidence stay.", widget.Plural(s.Sheets, "sheet", "sheets"))
	return voidForm(svc, "Void the count of the sheets", told, "Some sheets were of another printing", func(why string) (err error) {
		svc.Session.Edit(func(e *assessment.Editor, at assessment.Stamp) { err = workshop.VoidSession(e, at, s.ID, why) })
		return err
	}, "The count was voided. Type the sheets again with charter ballot enter, or rate in the room.")
}

// voidForm asks for the reason and acts once it is given: leaving the form leaves all as it is.
func voidForm(svc *screen.Services, title, told, example string, void func(why string) error, done string) screen.Screen {
	var why string
	f := form.New(svc, title, told, func() []huh.Field {
		return []huh.Field{huh.NewInput().Key("why").Title("Why does it not count?").
			Description("Such as: " + example + ". Name nobody. It is in internal reports only.").Value(&why)}
	}, nil)
	f.EnterLabel, f.LeaveLabel = "void it", "leave it as it is"
	f.Hidden = func(string) bool { return true }
	f.Submit = func() screen.Requests {
		if strings.TrimSpace(why) == "" {
			return screen.ShowToast("Say in a few words why it does not count, or press esc to leave it as it is.")
		}
		if err := void(why); err != nil {
			return screen.ShowToast("Nothing was voided: " + err.Error() + ".")
		}
		f.Done = true
		return slices.Concat(screen.Close(), screen.ShowToast(done))
	}
	return f
}

// voidKey takes the last round on the question out of the count.
func (w *Workshop) voidKey() screen.Key {
	off := w.ReadOnly
	if off == "" && len(w.rounds()) == 0 {
		off = "No round was held on this question, so there is none to void."
	}
	return screen.Key{ID: keys.Void, Disabled: off, HelpOnly: true}
}

// askVoid opens the form that voids the last round on the question.
func (w *Workshop) askVoid() screen.Requests {
	s, _ := w.sitting()
	w.voided = len(w.Session.Answer(s.At).Voided)
	w.voiding = true
	return screen.Go(screen.KindVoid, s.At)
}

// wasVoided reports, once, whether a round was voided on the form that was opened.
func (w *Workshop) wasVoided() bool {
	s, _ := w.sitting()
	asked := w.voiding
	w.voiding = false
	return asked && len(w.Session.Answer(s.At).Voided) > w.voided
}

// rateAnew goes to the question, on which the next round gets a key of its own.
func (w *Workshop) rateAnew() screen.Requests {
	s, _ := w.sitting()
	round := session.RequestBallotBox{Question: s.At, Before: workshop.Completed(w.rounds())}
	w.ballotBox, w.ballotRound, w.rolledBack = nil, round, false
	w.reasons, w.looked = givenReasons{}, lookedAt{}
	return slices.Concat(screen.Ask(session.RenewBallotKey(round)), w.turnTo(newAskPage(w)))
}
