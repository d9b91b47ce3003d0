package workshop

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/assessment/workshop"
	"charter/questions"
	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/widget"
)

// handsPage takes the counts of a show of hands or cards. The round is complete
// once they add up to all who are in the room.
type handsPage struct {
	basePage
	id     string
	tally  workshop.Tally
	marked int
	fresh  bool        // the next digit starts the number of this line anew
	result *revealPage // the result of the count that is mended; nil for a new count
}

func newHandsPage(w *Workshop) *handsPage {
	s, _ := w.sitting()
	p := &handsPage{basePage: newBasePage(w), id: s.At, fresh: true}
	if open, ok := workshop.OpenRound(w.rounds()); ok && !workshop.InTurn(open) && !open.TooFew() {
		p.tally = workshop.TallyOf(open)
	}
	return p
}

// newMendPage takes the counts of a show of hands anew, as long as its result stands.
func newMendPage(result *revealPage) *handsPage {
	p := newHandsPage(result.w)
	p.result, p.tally = result, result.reveal().Tally
	return p
}

func (p *handsPage) about() string { return p.id }

func (p *handsPage) present() int {
	if round, held := p.Session.Answer(p.id).LastRound(); held && p.result != nil {
		return round.Present
	}
	return len(p.w.room())
}

// counted tells whether everyone who is here is in the count.
func (p *handsPage) counted() bool { return p.present() > 0 && p.tally.Total() == p.present() }

// tooFew tells whether so few rated that their counts may be neither shown nor kept.
func (p *handsPage) tooFew() bool {
	_, err := workshop.Show(nil, p.present(), p.tally)
	return err != nil
}

// choices lists what can be counted. An essential question cannot be set aside.
func (p *handsPage) choices() []workshop.Choice {
	all := []workshop.Choice{0, 1, 2, 3, workshop.Unsure}
	if !p.Session.QuestionScore(p.id).Essential {
		all = append(all, workshop.NotApplicable)
	}
	return append(all, workshop.Pass)
}

func (p *handsPage) Typing() bool { return true }

func (p *handsPage) Keys() []screen.Key {
	enter := "next line"
	if p.counted() && !p.tooFew() {
		enter = "show the result"
	}
	return []screen.Key{{ID: keys.Enter, Label: enter, Disabled: p.ReadOnly}, {ID: keys.Down, HelpOnly: true}, {ID: keys.Up, HelpOnly: true}, {ID: keys.Back, Label: "back to the question"}}
}

func (p *handsPage) Do(id keys.ID) screen.Requests {
	if id == keys.Back && p.result != nil {
		return p.w.turnTo(p.result)
	}
	if id == keys.Back {
		return p.w.turnTo(newAskPage(p.w))
	}
	return nil
}

// Update takes digits, and the keys that go from line to line.
func (p *handsPage) Update(msg tea.Msg) screen.Requests {
	key, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil
	}
	choices := p.choices()
	at := &p.tally[choices[p.marked]]
	switch name := key.String(); {
	case name == "up":
		p.move(-1)
	case name == "down":
		p.move(1)
	case name == "enter":
		return p.enter()
	case name == "right", name == "+":
		*at = min(*at+1, 999)
	case name == "left", name == "-":
		*at = max(*at-1, 0)
	case name == "backspace":
		*at /= 10
	case len(name) == 1 && name[0] >= '0' && name[0] <= '9':
		if p.fresh {
			*at = 0
		}
		*at, p.fresh = (*at*10+int(name[0]-'0'))%1000, false
	default:
		return screen.ShowToast("Type how many hands there are. Enter goes to the next line.")
	}
	p.keep()
	return nil
}

func (p *handsPage) move(by int) {
	p.marked = max(0, min(len(p.choices())-1, p.marked+by))
	p.fresh = true
}

// keep stores the counts as far as they were entered, once they may be kept. The
// whole count completes the round only when it is confirmed.
func (p *handsPage) keep() {
	if p.result != nil || p.tally.Total() >= p.present() {
		return
	}
	rounds, err := workshop.Show(p.w.rounds(), p.present(), p.tally)
	if err != nil {
		rounds = workshop.Restart(p.w.rounds())
	}
	p.w.storeRounds(rounds)
}

// enter goes to the next line; once everybody is counted it shows the result.
func (p *handsPage) enter() screen.Requests {
	counted, present := p.tally.Total(), p.present()
	switch {
	case p.counted():
		rounds, err := p.take()
		if err != nil {
			return screen.ShowToast("Not taken: " + err.Error() + ". Press esc, talk, and press A to record a level you agree on.")
		}
		p.w.storeRounds(rounds)
		result := newRevealPage(p.w, false)
		result.counted = true
		return p.w.turnTo(result)
	case p.marked < len(p.choices())-1:
		p.move(1)
		return nil
	case counted > present:
		return screen.ShowToast(fmt.Sprintf("You counted %d, but %d are here. Mend the counts, or press esc and then j to say who is here.", counted, present))
	}
	return screen.ShowToast(fmt.Sprintf("%d of %d are counted. Enter the others under \"Did not rate\", or press esc and then j to say who is here.", counted, present))
}

// take gives the rounds with the whole count.
func (p *handsPage) take() ([]assessment.Round, error) {
	if p.result != nil {
		return workshop.Mend(p.w.rounds(), p.present(), p.tally)
	}
	return workshop.Show(p.w.rounds(), p.present(), p.tally)
}

// View shows the question and its counts, with space between them where there is room. Levels
// are cut only as far as they must be.
func (p *handsPage) View() string {
	t := p.Theme
	wide, _ := column(p.Width)
	q, _ := p.w.question()
	lines := append(widget.Styled(t.Strong, cells.Wrap(widget.Clean(q.Text), wide)), "")
	if p.Session.Practice() {
		lines = append(lines, cells.Wrap("Practice: the hands in the room are "+p.w.inventedHands()+".", wide)...)
	}
	room, rows := p.Height-2, p.rows(q, wide)
	spaced := append(slices.Clone(lines), cells.Wrap("All together: show your level with your fingers or a card. Count, and type how many.", wide)...)
	spaced = append(spaced, "")
	for _, row := range rows {
		spaced = append(append(spaced, row...), "")
	}
	if len(spaced) <= room {
		return p.w.layOut(spaced, p.countedWords())
	}
	for most := room; most > 1 && len(lines)+len(slices.Concat(rows...)) > room; most-- {
		for i, row := range rows {
			if len(row) > most {
				rows[i] = append(row[:most-1], cells.Cut(row[most-1]+" "+strings.TrimLeft(row[most], " "), wide, t.Glyph.Ellipsis))
			}
		}
	}
	return p.w.layOut(append(lines, slices.Concat(rows...)...), p.countedWords())
}

// rows draw what can be counted, each in as many lines as it needs.
func (p *handsPage) rows(q *questions.Question, wide int) [][]string {
	t := p.Theme
	var rows [][]string
	for i, choice := range p.choices() {
		pointer, style := "  ", t.Text
		if i == p.marked {
			pointer, style = t.Glyph.Pointer+" ", t.Selected
		}
		lead, words := fmt.Sprintf("%s[%3d]  ", pointer, p.tally[choice]), choiceWords(choice)
		if choice <= 3 {
			lead, words = lead+words+"  ", strings.Join(strings.Fields(widget.Clean(q.Levels[choice])), " ")
		}
		row := cells.Hang(lead, words, wide)
		if rest, ok := strings.CutPrefix(row[0], lead); ok {
			row[0] = style.Render(lead) + rest
		}
		rows = append(rows, row)
	}
	return rows
}

// countedWords say how far the count is.
func (p *handsPage) countedWords() string {
	counted, present := p.tally.Total(), p.present()
	text := fmt.Sprintf("%d of %d counted", counted, present)
	switch {
	case !p.counted():
		return text
	case p.tooFew():
		return "Fewer than three have rated: no counts are shown or kept."
	}
	return text + ". Enter shows the result."
}

// choiceWords name a choice on the shared screen, a level by its number.
func choiceWords(choice workshop.Choice) string {
	switch choice {
	case workshop.Unsure:
		return "Unsure"
	case workshop.NotApplicable:
		return "Does not apply"
	case workshop.Pass:
		return "Did not rate"
	}
	return strconv.Itoa(int(choice))
}
