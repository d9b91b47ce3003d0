package form

import (
	"strings"

	"charter/assessment/project"
	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/widget"
)

// offers are what the text of a form's first field may mean of what is in the project
// already. They stand below the form while it is typed, or over its last fields where there
// is no room: down goes into them, and typing goes on with the text. Enter takes the marked
// one and is done with the form; tab or a click takes one and goes on to the last field.
type offers struct {
	*input
	refill func()           // has every field show what is kept
	marked int              // 0: none, 1: the first
	drawn  []project.Option // those in view, as drawn last
}

// mostOffers is how many lie over fields at most. Rows below the fields are all for them.
const mostOffers = 5

// offer has the form show what its first field may mean, if there is anything.
func (f *Form) offer(svc *screen.Services, inputs []*input) {
	if len(inputs) == 0 || inputs[0].Listed == nil || f.ReadOnly != "" || len(inputs[0].Listed("")) == 0 {
		return
	}
	f.offers = &offers{input: inputs[0], refill: func() {
		for _, i := range inputs {
			i.fill(svc)
		}
		f.Days = daysOf(inputs)
	}}
}

func (o *offers) unmark() {
	if o != nil {
		o.marked = 0
	}
}

// found is what the text as it stands may mean.
func (o *offers) found() []project.Option {
	if strings.Contains(o.text, "\n") { // several lines are nothing that is there
		return nil
	}
	return o.Listed(o.text)
}

// amongOffers does what a key asks for while what is there already is offered, and
// reports whether it was meant for that.
func (f *Form) amongOffers(id keys.ID) (asked screen.Requests, moved bool) {
	if f.offers == nil || f.Field() != f.offers.Key {
		return nil, false
	}
	found, marked := f.offers.found(), f.offers.marked
	switch {
	case id == keys.Down && marked < len(found):
		f.offers.marked++
		return nil, true
	case id == keys.Up && marked > 0:
		f.offers.marked--
		return nil, true
	case id == keys.Enter && marked > 0 && marked <= len(found):
		asked := f.takeOffer(found[marked-1].Value)
		return append(asked, f.finish()...), true
	case id == keys.Tab && marked > 0 && marked <= len(found):
		return f.takeOffer(found[marked-1].Value), true
	case id != "":
		f.offers.marked = 0
	}
	return nil, false
}

// takeOffer takes what is there already; only the last field is left to fill in.
func (f *Form) takeOffer(value string) screen.Requests {
	taken := f.offers
	taken.Take(value)
	taken.refill()
	f.offers = nil
	asked := f.Rebuild()
	f.focus(len(f.fields) - 1)
	return asked
}

// lines draw what is offered, with the marked one in view.
func (o *offers) lines(f *Form) []string {
	if o == nil {
		return nil
	}
	o.drawn = nil
	found := o.found()
	if len(found) == 0 || f.Field() != o.Key {
		return nil
	}
	t := f.Theme
	width := min(f.Width, formWidth)
	lines := []string{t.Dim.Render(cells.Cut(o.ListedAs+": down, then enter, "+o.TakenTo+"; tab to say more", width, t.Glyph.Ellipsis))}
	above := len(f.introLines()) + len(f.plainLines(f.fields[0].View()))
	below := f.Height - len(f.introLines()) - f.lineCount() - len(lines)
	room := max(1, min(max(mostOffers, below), f.Height-above-len(lines)))
	top := cells.Window(0, max(0, o.marked-1), room, len(found))
	o.drawn = found[top:min(len(found), top+room)]
	for i, option := range o.drawn {
		pointer, style := "  ", t.Text
		if top+i == o.marked-1 {
			pointer, style = cells.Fit(t.Glyph.Pointer, 2, ""), t.Selected
		}
		lines = append(lines, style.Render(cells.Cut(pointer+widget.OneLine(option.Label), width, t.Glyph.Ellipsis)))
	}
	return lines
}

// at gives the value of what is offered on a line, counted from the last of those that were
// drawn.
func (o *offers) at(fromLast int) (value string, ok bool) {
	if o == nil || fromLast < 0 || fromLast >= len(o.drawn) {
		return "", false
	}
	return o.drawn[len(o.drawn)-1-fromLast].Value, true
}
