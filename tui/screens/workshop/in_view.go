package workshop

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"charter/assessment/workshop"
	"charter/questions"
	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/widget"
)

// InView is a screen on which something is typed while the room looks on: the question that
// it is about, its levels and how many chose each stay in view, above it or, in a wide
// window, beside it. No private note is typed in it.
type InView struct {
	screen.Screen
	svc           *screen.Services
	question      *questions.Question
	panel         []string // what stays in view
	width, height int      // of all
	left          int      // the width of the screen where the question stands beside it; 0 where that stands above
}

// StaysInView reports whether a kind of screen is one on which the room writes something
// down about a question.
func StaysInView(kind screen.Kind) bool {
	return slices.Contains([]screen.Kind{
		screen.KindNote, screen.KindEvidence, screen.KindAction, screen.KindCheck, screen.KindDissent, screen.KindSettle,
		screen.KindParking, screen.KindOutside, screen.KindNotApplicable,
	}, kind)
}

// NewInView keeps a question in view while a screen is open. id may be that of something
// else; then it is the question that the session has come to.
func NewInView(svc *screen.Services, inner screen.Screen, id string) screen.Screen {
	q, _, known := svc.Session.Pack.Question(id)
	if !known {
		s, _ := workshop.Current(svc.Session.Assessment())
		if q, _, known = svc.Session.Pack.Question(s.At); !known {
			return inner
		}
	}
	if asks, ok := inner.(interface{ WithoutQuestion() }); ok {
		asks.WithoutQuestion()
	}
	return &InView{Screen: inner, svc: svc, question: q}
}

// besideFrom is the width from which the question stands beside what is typed.
const besideFrom = 118

// SetSize implements Screen.
func (v *InView) SetSize(width, height int) screen.Requests {
	v.width, v.height, v.left = width, height, 0
	if width >= besideFrom {
		wide := min(64, width*2/5)
		v.panel, v.left = v.lines(wide, true, false), width-wide-len(besideGap)
		return v.Screen.SetSize(v.left, height)
	}
	v.panel = v.above(width, height)
	return v.Screen.SetSize(width, height-len(v.panel))
}

// besideGap is between two columns, such as what is typed and the question.
const besideGap = "   "

// above gives as much of the question as leaves room to type.
func (v *InView) above(width, height int) []string {
	wide := min(width, roomWidth)
	for _, look := range []struct {
		leave int // lines to type in
		whole bool
	}{{15, true}, {11, false}} {
		if lines := append(v.lines(wide, look.whole, !look.whole), ""); len(lines)+look.leave <= height {
			return lines
		}
	}
	short := []string{v.svc.Theme.Strong.Render(cells.Cut(widget.Clean(v.question.Text), width, v.svc.Theme.Glyph.Ellipsis))}
	if counts := v.counts(); counts != "" {
		short = append(short, v.svc.Theme.Dim.Render(cells.Cut(counts, width, v.svc.Theme.Glyph.Ellipsis)))
	}
	return append(short, "")
}

// lines draw the question and its levels with how many chose each, the texts of the levels as
// a whole or cut to one line.
func (v *InView) lines(wide int, whole, tight bool) []string {
	t := v.svc.Theme
	lines := widget.Styled(t.Strong, cells.Wrap(widget.Clean(v.question.Text), wide))
	if !tight {
		lines = append(lines, "")
	}
	reveal, held := v.reveal()
	for level, text := range v.question.Levels {
		lead := fmt.Sprintf("%d  ", level)
		if held {
			lead += fmt.Sprintf("%3d %s  ", reveal.Tally[level], t.Glyph.Times)
		}
		text = strings.Join(strings.Fields(widget.Clean(text)), " ")
		if !whole {
			lines = append(lines, cells.Cut(lead+text, wide, t.Glyph.Ellipsis))
			continue
		}
		lines = append(lines, cells.Hang(lead, text, wide)...)
	}
	if held && reveal.Tally[workshop.Unsure]+reveal.Tally[workshop.NotApplicable] > 0 {
		lines = append(lines, t.Dim.Render(cells.Cut(v.counts(), wide, t.Glyph.Ellipsis)))
	}
	return lines
}

// reveal gives the last round, if its counts may be shown.
func (v *InView) reveal() (workshop.Reveal, bool) {
	s, _ := workshop.Current(v.svc.Session.Assessment())
	r, held := workshop.RevealOf(v.svc.Session.Answer(v.question.ID), workshop.Since(s))
	return r, held && !r.TooFew
}

// counts tell in one line how many chose what; "" without a round.
func (v *InView) counts() string {
	r, held := v.reveal()
	if !held {
		return ""
	}
	parts := []string{roundName(r.Number) + " round"}
	for choice := range workshop.Choice(workshop.Pass) {
		if choice <= 3 || r.Tally[choice] > 0 {
			parts = append(parts, fmt.Sprintf("%s: %d", choiceWords(choice), r.Tally[choice]))
		}
	}
	return strings.Join(parts, "   ")
}

// Keys implements Screen. The private side of a note is not opened here.
func (v *InView) Keys() []screen.Key {
	all := slices.Clone(v.Screen.Keys())
	if fields := v.Fields(); fields == nil || !fields.Inward(keys.Tab) {
		return all
	}
	for i := range all {
		if all[i].ID == keys.Tab {
			all[i].HelpOnly, all[i].Disabled = true, "Private notes are not typed on the shared screen. Type them on your own before or after the session."
		}
	}
	return all
}

// Fields gives those of the screen.
func (v *InView) Fields() screen.Fields { return screen.FieldsOf(v.Screen) }

// Unkept gives that of the screen.
func (v *InView) Unkept() string {
	if inner, ok := v.Screen.(interface{ Unkept() string }); ok {
		return inner.Unkept()
	}
	return ""
}

// Mouse hands a click on the screen on to it.
func (v *InView) Mouse(msg tea.MouseMsg, x, y int) (screen.Requests, bool) {
	inner, ok := v.Screen.(interface {
		Mouse(msg tea.MouseMsg, x, y int) (screen.Requests, bool)
	})
	if v.left == 0 {
		y -= len(v.panel)
	}
	switch _, clicked := msg.(tea.MouseClickMsg); {
	case y < 0, v.left > 0 && x >= v.left: // the question: nothing there is to be clicked
		return nil, clicked
	case !ok:
		return nil, false
	}
	return inner.Mouse(msg, x, y)
}

// Cursor implements Screen.
func (v *InView) Cursor() *tea.Cursor {
	at := v.Screen.Cursor()
	if at == nil || v.left > 0 {
		return at
	}
	moved := *at
	moved.Y += len(v.panel)
	return &moved
}

// View implements Screen.
func (v *InView) View() string {
	lines, mark := strings.Split(v.Screen.View(), "\n"), v.svc.Theme.Glyph.Ellipsis
	if v.left == 0 {
		lines = append(slices.Clone(v.panel), lines...)
	} else {
		lines = cells.Columns(lines, v.panel[:min(len(v.panel), v.height)], v.left, besideGap, mark)
	}
	return cells.Body(lines, v.width, v.height, mark)
}
