package workshop

import (
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/assessment/workshop"
	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/widget"
)

// turnsPage takes votes one after another at the keyboard. Between two people
// it says whose turn is next; then it takes what is typed without showing any
// of it, twice, so that a slip of the finger is found.
//
// What the page draws depends on how much was typed, never on what.
type turnsPage struct {
	basePage
	id       string
	before   int    // rounds that were complete when this one began
	turn     string // whose turn was chosen; "" is the first who waits
	voter    string // who chooses now, or whose vote waits for the ballot box
	choosing bool
	typed    []workshop.Choice // the first of two; never drawn
	cast     []workshop.Choice // a vote that waits for the ballot box
	asked    bool              // whether to close the round unseen has been asked
	said     string            // what went wrong, in words that are the same for every choice
}

func newTurnsPage(w *Workshop) *turnsPage {
	s, _ := w.sitting()
	return &turnsPage{basePage: newBasePage(w), id: s.At, before: workshop.Completed(w.rounds())}
}

func (p *turnsPage) about() string { return p.id }

// Activate asks for the ballot box. While another screen was open the round may
// have become complete: the last one who was waited for has left.
func (p *turnsPage) Activate() screen.Requests {
	if len(p.cast) == 0 {
		p.stop()
	}
	if p.over() {
		return p.w.turnTo(newRevealPage(p.w, true))
	}
	return p.w.needBox()
}

// Update takes what is typed, and the ballot box when it comes.
func (p *turnsPage) Update(msg tea.Msg) screen.Requests {
	if key, ok := msg.(tea.KeyPressMsg); ok && p.choosing {
		return p.typeChoice(key)
	}
	if p.over() {
		return p.w.turnTo(newRevealPage(p.w, true))
	}
	if waiting := p.cast; p.w.ballotBox != nil && len(waiting) > 0 {
		p.cast = nil
		return p.vote(p.voter, waiting[0])
	}
	return nil
}

func (p *turnsPage) over() bool { return workshop.Completed(p.w.rounds()) > p.before }

// waiting lists who has not had their turn. The one who starts changes from round to
// round; where phones vote, those without one come first.
func (p *turnsPage) waiting() []string {
	s, _ := p.w.sitting()
	return p.w.phonesLast(workshop.Waiting(p.w.rounds(), p.w.room(), firstTurn(s, p.w.rounds())))
}

// stuck reports whether nobody here can finish the round, see [workshop.Stuck], or
// whether it cannot go on since an older version of the file was put back.
func (p *turnsPage) stuck() bool {
	if p.w.rolledBack {
		return true
	}
	here := p.w.room()
	return len(here) > 0 && workshop.Stuck(p.w.rounds(), here)
}

// who has their turn: a vote from a phone does not change it while somebody chooses.
func (p *turnsPage) who() string {
	waiting := p.waiting()
	switch {
	case p.voter != "":
		return p.voter
	case slices.Contains(waiting, p.turn):
		return p.turn
	case len(waiting) == 0:
		return ""
	}
	return waiting[0]
}

// chooseTurn has somebody else take their turn, so many places further on.
func (p *turnsPage) chooseTurn(by int) {
	if waiting := p.waiting(); len(waiting) > 0 {
		at := max(0, slices.Index(waiting, p.who())) + by
		p.turn = waiting[(at+len(waiting))%len(waiting)]
	}
}

func (p *turnsPage) Typing() bool { return p.choosing }

func (p *turnsPage) Keys() []screen.Key {
	if p.choosing {
		return []screen.Key{{ID: keys.Back, Label: "not now"}}
	}
	off := p.ReadOnly
	if p.stuck() {
		return p.stuckKeys(off)
	}
	if off == "" && len(p.cast) > 0 {
		off = "The last vote is being put into the ballot box. Try again in a moment."
	}
	mine := []screen.Key{
		{ID: keys.Enter, Label: "it is my turn", Disabled: off}, {ID: keys.Down, Label: "someone else"}, {ID: keys.Up, HelpOnly: true},
		{ID: keys.People, Disabled: p.ReadOnly}, p.w.voidKey(), {ID: keys.Break, Disabled: p.ReadOnly, HelpOnly: true}, {ID: keys.Agenda, HelpOnly: true},
		{ID: keys.Back, Label: "back to the question"},
	}
	mine = append(mine, p.w.phonesKeys()...)
	return append(mine, silentKeys("Press enter when it is your turn, and type your choice then.")...)
}

// stuckKeys are those of a round that nobody here can finish.
func (p *turnsPage) stuckKeys(off string) []screen.Key {
	mine := []screen.Key{
		{ID: keys.People, Disabled: off}, {ID: keys.Delete, Disabled: off, Label: "close it unseen"}, p.w.voidKey(), {ID: keys.Break, Disabled: off, HelpOnly: true},
		{ID: keys.Agenda, HelpOnly: true}, {ID: keys.Back, Label: "back to the question"},
	}
	if p.asked {
		mine = append([]screen.Key{{ID: keys.Yes, Disabled: off, Label: "yes, close it unseen"}}, mine...)
	}
	why := "Everyone here has had their turn."
	if p.w.rolledBack {
		why = "This is an older version of the file, so no vote can be taken."
	}
	return append(mine, silentKeys(why)...)
}

// silentKeys are the keys of a vote on a page that takes none. Whoever types one
// too early, or once too often, must not see it on the screen: all of them say
// the same.
func silentKeys(why string) []screen.Key {
	var all []screen.Key
	for _, id := range []keys.ID{keys.Rate0, keys.Rate1, keys.Rate2, keys.Rate3, keys.Unsure, keys.NotApplicable, keys.Project} {
		all = append(all, screen.Key{ID: id, Disabled: why, HelpOnly: true})
	}
	return all
}

func (p *turnsPage) Do(id keys.ID) screen.Requests {
	if len(p.cast) > 0 && id != keys.Back {
		return nil // the vote that waits is of the one whose turn it is
	}
	asked := p.asked
	p.asked = false
	switch id {
	case keys.Delete:
		p.asked = true
		return screen.ShowToast("Close this round unseen? Nobody's vote is shown or kept, and everyone can rate again.")
	case keys.Yes:
		if asked {
			return p.w.closeUnseen()
		}
	case keys.Enter:
		if p.who() != "" && p.Session.Practice() {
			return p.vote(p.who(), p.w.invented(p.who()))
		}
		if p.who() != "" {
			p.choosing, p.voter, p.said = true, p.who(), ""
		}
	case keys.Down:
		p.chooseTurn(1)
	case keys.Up:
		p.chooseTurn(-1)
	case keys.People, keys.Break, keys.Agenda, keys.Void, keys.Phones:
		asked, _ := p.w.capture(id)
		return asked
	case keys.Back:
		if p.choosing {
			p.stop()
			return nil
		}
		asked := p.w.turnTo(newAskPage(p.w))
		if len(p.cast) > 0 {
			asked = append(asked, screen.ShowToast("The last vote was not counted: the ballot box was not ready. Whoever typed it rates again.")...)
		}
		return asked
	}
	return nil
}

func (p *turnsPage) stop() {
	p.choosing, p.voter, p.typed, p.said, p.asked = false, "", nil, "", false
}

// typeChoice is the unseen part: a choice, and the same choice again.
func (p *turnsPage) typeChoice(key tea.KeyPressMsg) screen.Requests {
	choice, ok := p.choice(key.String())
	p.said = ""
	switch {
	case key.String() == "backspace":
		p.typed = nil
	case key.String() == "enter" && len(p.typed) == 1:
		return p.vote(p.voter, p.typed[0])
	case !ok:
		p.said = "That key is not one of the choices."
	case len(p.typed) == 0:
		p.typed = append(p.typed, choice)
	case p.typed[0] != choice:
		p.typed, p.said = nil, "The two were not the same. Start again."
	default:
		return p.vote(p.voter, choice)
	}
	return nil
}

// choice gives what a key means in a vote.
func (p *turnsPage) choice(key string) (workshop.Choice, bool) {
	switch key {
	case "0", "1", "2", "3":
		return workshop.Choice(key[0] - '0'), true
	case "u":
		return workshop.Unsure, true
	case "p":
		return workshop.Pass, true
	case "n":
		return workshop.NotApplicable, !p.Session.QuestionScore(p.id).Essential
	}
	return 0, false
}

// vote puts a vote into the ballot box and clears the screen for the next.
func (p *turnsPage) vote(who string, choice workshop.Choice) screen.Requests {
	p.stop()
	if p.w.ballotBox == nil {
		p.voter, p.cast = who, []workshop.Choice{choice}
		return nil
	}
	rounds, err := workshop.Cast(p.w.ballotBox, p.id, p.w.rounds(), p.w.room(), who, choice, assessment.WayTurns)
	if err != nil {
		return screen.ShowToast("This vote was not taken: " + err.Error() + ".")
	}
	p.turn = ""
	p.w.storeRounds(rounds)
	if p.over() {
		return append(screen.Run(tea.ClearScreen), p.w.turnTo(newRevealPage(p.w, true))...)
	}
	return screen.Run(tea.ClearScreen)
}

func (p *turnsPage) View() string {
	open, _ := workshop.OpenRound(p.w.rounds())
	count := fmt.Sprintf("%d of %d have had their turn", len(open.Voted), len(open.Voted)+len(p.waiting()))
	if !workshop.CanVote(len(open.Voted) + len(p.waiting())) {
		count += ". Counts are shown from three votes on."
	}
	if p.w.risk != "" {
		count = p.w.risk
	}
	if p.w.rolledBack {
		return p.w.layOut(p.stuckLines(), "")
	}
	if len(p.w.room()) == 0 {
		return p.w.layOut([]string{"Nobody is in the room. Press j to say who is here."}, count)
	}
	if p.choosing {
		return p.choosingView(count)
	}
	if p.stuck() {
		return p.w.layOut(p.stuckLines(), count)
	}
	if p.Phones != nil {
		return p.phonesView(count)
	}
	return p.w.layOut(p.handOverLines(), count)
}

// stuckLines say why there is no result, in words that are the same whatever was
// chosen, and what can be done.
func (p *turnsPage) stuckLines() []string {
	t := p.Theme
	wide, _ := column(p.Width)
	key := func(id keys.ID) string { return t.KeyName(p.Services.Keys.Get(id).Show) }
	head, more := "Everyone here has had their turn, but "+assessment.TooFewWords+" were cast.", []string{
		"So nobody's vote is shown, and there are no counts.",
		"When somebody comes or comes back, press " + key(keys.People) + ": the round goes on.",
		"Or press " + key(keys.Delete) + " to close it unseen. Nothing of it is kept, and a level recorded before stays.",
	}
	if p.w.rolledBack {
		head, more = "This is an older version of the file: somebody has voted in this round since it was saved.", []string{
			"So no vote can be taken: the votes that follow would show one of before.",
			"Leave, and put the newest version of the file back: the round goes on.",
			"Or press " + key(keys.Delete) + " to close it unseen. Nothing of it is kept, and everyone rates again.",
		}
	}
	lines := widget.Styled(t.Strong, cells.Wrap(head, wide))
	for _, text := range more {
		lines = append(append(lines, ""), cells.Wrap(text, wide)...)
	}
	return lines
}

// handOverLines ask the next person to the keyboard.
func (p *turnsPage) handOverLines() []string {
	t := p.Theme
	wide, _ := column(p.Width)
	q, _ := p.w.question()
	lines := append(widget.Styled(t.Dim, cells.Wrap(widget.Clean(q.Text), wide)), "", "")
	lines = append(lines, p.w.nextLines(nameOf(p.Services, p.who()), wide)...)
	lines = append(lines, "")
	lines = append(lines, cells.Wrap("Please come to the keyboard and press enter. Everyone else looks away.", wide)...)
	if p.Session.Practice() {
		lines = append(lines, "")
		lines = append(lines, cells.Wrap("Practice: press enter, and the program rates for them.", wide)...)
	}
	if waiting := p.waiting(); len(waiting) > 1 {
		lines = append(lines, "", "")
		lines = append(lines, widget.Styled(t.Dim, cells.Wrap(p.afterWords(waiting), wide))...)
	}
	return lines
}

// afterWords tell who has the next turn, so that they are ready, and how many
// come after them.
func (p *turnsPage) afterWords(waiting []string) string {
	text := "After that: " + nameOf(p.Services, waiting[(slices.Index(waiting, p.who())+1)%len(waiting)])
	if more := len(waiting) - 2; more > 0 {
		text += fmt.Sprintf(", and %d more", more)
	}
	return text
}

// choosingView shows the question with its levels, and how much was typed. Where
// there is little room the levels come first: people must read them to choose.
func (p *turnsPage) choosingView(count string) string {
	t := p.Theme
	wide, _ := column(p.Width)
	choices := "0 1 2 3 a level   u unsure   p pass"
	if !p.Session.QuestionScore(p.id).Essential {
		choices += "   n does not apply"
	}
	step := "Type your choice. Nothing shows."
	switch {
	case p.said != "":
		step = p.said
	case len(p.typed) > 0:
		step = "Now type the same again, to be sure. Backspace starts again."
	}
	name := nameOf(p.Services, p.who())
	asked := widget.Styled(t.Strong, cells.Wrap(name+": "+step, wide))
	roomy := append([]string{"", "", t.Selected.Render(cells.Cut(name, wide, t.Glyph.Ellipsis))}, widget.Styled(t.Strong, cells.Wrap(step, wide))...)
	keys := widget.Styled(t.Dim, cells.Wrap(choices, wide))
	return p.w.underQuestion(under{append(roomy, keys...), count}, under{append(slices.Clone(asked), keys...), ""}, under{asked, ""})
}
