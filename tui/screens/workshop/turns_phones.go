package workshop

import (
	"fmt"
	"slices"
	"strings"

	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/widget"
)

// A round in which people vote on their phones, and those without one at the keyboard.

// canHavePhones reports whether phones can take part in this workshop. In practice the
// program plays the people.
func (w *Workshop) canHavePhones() bool { return w.CanHavePhones() && !w.Session.Practice() }

// phones opens the screen on which phones join.
func (w *Workshop) phones() screen.Requests { return screen.Go(screen.KindPhones, "") }

// phonesKeys is the key to that screen, where phones can take part. In practice and on a
// host it says why they cannot.
func (w *Workshop) phonesKeys() []screen.Key {
	off := w.ReadOnly
	switch {
	case w.Session.Practice():
		off = "In practice there are no phones: the program plays the people."
	case w.Hosted() && !w.CanHavePhones():
		off = "People cannot vote by phone on this host: it has no address for browsers. They rate at the keyboard, one after the other. Whoever looks after the host can change that."
	case !w.CanHavePhones():
		return nil
	}
	return []screen.Key{{ID: keys.Phones, Disabled: off, HelpOnly: true}}
}

// phonesWords tell in one line whether phones can join, and how many have.
func (w *Workshop) phonesWords() string {
	if w.Phones == nil {
		return "off. People can vote on their own phones, " + w.phonesReach()
	}
	s, _ := w.sitting()
	return fmt.Sprintf("%s, code %s: %s", w.Phones.Address(), w.Phones.Code(), joinedWords(w.Services, s))
}

// phonesReach tells over which network phones join.
func (w *Workshop) phonesReach() string {
	if w.Hosted() {
		return "wherever they are"
	}
	return "over the Wi-Fi of this room"
}

// phonesLast puts those who have a phone behind those who vote at the keyboard.
func (w *Workshop) phonesLast(waiting []string) []string {
	if w.Phones == nil {
		return waiting
	}
	joined := w.Phones.Joined()
	with := func(id string) bool { return slices.Contains(joined, id) }
	without := slices.DeleteFunc(slices.Clone(waiting), with)
	return append(without, slices.DeleteFunc(slices.Clone(waiting), func(id string) bool { return !with(id) })...)
}

// phonesView shows the question with its levels while people vote on their phones, and
// calls those without one to the keyboard.
func (p *turnsPage) phonesView(count string) string {
	t := p.Theme
	wide, _ := column(p.Width)
	joined := p.Phones.Joined()
	name := nameOf(p.Services, p.who())
	head, call := "Rate now, each on your own phone.", "If a phone does not work: press "+t.KeyName(p.Services.Keys.Get(keys.Enter).Show)+" to rate at the keyboard as "+name+"."
	short := head
	if len(joined) == 0 {
		head = "Join with your phone, or rate at the keyboard."
	}
	if !slices.Contains(joined, p.who()) {
		call = name + " has no phone here: please come to the keyboard and press enter. Everyone else looks away."
		short = "Rate now on your phone; at the keyboard: " + name + "."
	}
	strong, least := widget.Styled(t.Selected, cells.Wrap(head, wide)), widget.Styled(t.Selected, cells.Wrap(short, wide))
	roomy := slices.Concat([]string{"", ""}, strong, cells.Wrap(call, wide), widget.Styled(t.Dim, cells.Wrap(p.stillWords(), wide)))
	tight := slices.Concat([]string{""}, strong, cells.Wrap(call, wide))
	return p.w.underQuestion(under{roomy, count}, under{tight, count}, under{least, count}, under{least, ""})
}

// stillWords name whom the round waits for.
func (p *turnsPage) stillWords() string {
	const most = 6
	var names []string
	for _, id := range p.waiting() {
		names = append(names, nameOf(p.Services, id))
	}
	if more := len(names) - most; more > 0 {
		names = append(names[:most], fmt.Sprintf("%d more", more))
	}
	return "Still to rate: " + strings.Join(names, ", ") + "."
}
