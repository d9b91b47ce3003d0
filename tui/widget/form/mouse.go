package form

import (
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"github.com/charmbracelet/x/ansi"

	"charter/tui/screen"
	"charter/tui/widget"
)

// huh knows no mouse. What is clicked is found by where the fields are drawn, and
// is done with what huh does know: moves of the focus, and keys.

// clicked makes the screen around a form look at it after a click, as after a key.
type clicked struct{}

// Mouse gives the focus to the field that is clicked. An option that is clicked is
// chosen or ticked, what is offered is taken, and in a text the cursor goes there. The wheel moves from field
// to field: it must not change an answer by the way.
func (f *Form) Mouse(msg tea.MouseMsg, x, y int) (screen.Requests, bool) {
	if f.huh == nil {
		return nil, true
	}
	if by := widget.WheelLines(msg); by != 0 {
		f.step(by > 0)
		return screen.Ask(clicked{}), true
	}
	if y >= f.notesFrom && y < f.notesTo {
		if value, ok := f.offers.at(f.notesTo - 1 - y); ok {
			return append(f.takeOffer(value), clicked{}), true
		}
		return nil, true
	}
	drawn := f.plainLines(f.huh.View())
	y -= len(f.introLines())
	if y < 0 || y >= len(drawn) || f.Below != nil && y >= f.Height-f.belowRoom()-len(f.introLines()) {
		return nil, true
	}
	first := f.firstDrawn(drawn)
	if first < 0 {
		return nil, true
	}
	from := f.starts()
	line := first + y // counted from the first field
	for i, field := range f.fields {
		if in := line - from[i]; in >= 0 && in < len(f.plainLines(field.View())) {
			f.focus(i)
			return append(f.pick(field, x, in), clicked{}), true
		}
	}
	return nil, true
}

// plainLines gives the lines of a part of the form as they read.
func (f *Form) plainLines(view string) []string { return strings.Split(ansi.Strip(view), "\n") }

// inFocus reports whether a line is of the field that has the focus.
func (f *Form) inFocus(line string) bool { return strings.HasPrefix(line, f.Theme.Glyph.Claim) }

// starts gives the line on which each field begins.
func (f *Form) starts() []int {
	gap := 0
	if f.spaced {
		gap = 1
	}
	from := make([]int, len(f.fields))
	for i := 1; i < len(from); i++ {
		from[i] = from[i-1] + len(f.plainLines(f.fields[i-1].View())) + gap
	}
	return from
}

// lineCount is how many lines all the fields take.
func (f *Form) lineCount() int {
	last := len(f.fields) - 1
	return f.starts()[last] + len(f.plainLines(f.fields[last].View()))
}

// firstDrawn gives the line of the fields that huh drew first, or -1 when it
// cannot be told.
func (f *Form) firstDrawn(drawn []string) int {
	top := slices.IndexFunc(drawn, func(line string) bool { return f.inFocus(ansi.Strip(line)) })
	if top < 0 {
		return -1
	}
	return f.starts()[f.focused()] - top
}

// pick does what a click asks for on a line of the field that has the focus.
func (f *Form) pick(field huh.Field, x, line int) screen.Requests {
	_, offers := field.(interface{ GetFiltering() bool }) // as all selects have
	text := f.plainLines(field.View())[line]
	switch {
	case offers && worksWith(field, "left"):
		return f.turn(text, x)
	case offers:
		return f.choose(field, line)
	}
	_, oneLine := field.(*huh.Input)
	f.moveTo(x, line, !oneLine)
	return nil
}

// worksWith reports whether a key does something in a field now.
func worksWith(field huh.Field, name string) bool {
	return slices.ContainsFunc(field.KeyBinds(), func(b key.Binding) bool { return b.Enabled() && slices.Contains(b.Keys(), name) })
}

// fieldIndent is how far the text of a field stands from the left.
const fieldIndent = 2

// turn goes to the next of the options that are shown one at a time, or to the
// one before when the mark at the left is clicked.
func (f *Form) turn(text string, x int) screen.Requests {
	value := strings.TrimSpace(ansi.Cut(text, fieldIndent, ansi.StringWidth(text)))
	switch {
	case !strings.HasPrefix(value, "<") || !strings.HasSuffix(value, ">"):
		return nil // the words above
	case x <= fieldIndent:
		return f.press(tea.Key{Code: tea.KeyLeft})
	}
	return f.press(tea.Key{Code: tea.KeyRight})
}

// choose moves the mark of a list to the option on a line, and ticks it where
// several can be ticked.
func (f *Form) choose(field huh.Field, line int) screen.Requests {
	pointer := f.Theme.Glyph.Pointer
	isOption := func(text string) bool {
		rest := ansi.Cut(text, fieldIndent, ansi.StringWidth(text))
		return strings.HasPrefix(rest, pointer+" ") || strings.HasPrefix(rest, "  ") && strings.TrimSpace(rest) != ""
	}
	marked := func() int {
		return slices.IndexFunc(f.plainLines(field.View()), func(text string) bool {
			return isOption(text) && strings.Contains(ansi.Cut(text, fieldIndent, fieldIndent+utf8.RuneCountInString(pointer)), pointer)
		})
	}
	if !isOption(f.plainLines(field.View())[line]) {
		return nil
	}
	var asked screen.Requests
	for at := marked(); at >= 0 && at != line; {
		there, back := tea.Key{Code: tea.KeyDown}, tea.Key{Code: tea.KeyUp}
		if line < at {
			there, back = back, there
		}
		asked = append(asked, f.press(there)...)
		now := marked()
		if now == at || (now > line) != (at > line) && now != line {
			if now != at && line > at {
				asked = append(asked, f.press(back)...) // the line goes on with the option before
			}
			break
		}
		at = now
	}
	if reflect.ValueOf(field.GetValue()).Kind() == reflect.Slice {
		asked = append(asked, f.press(tea.Key{Code: tea.KeySpace, Text: " "})...)
	}
	return asked
}

// farthest is how many keys a move in a text may take.
const farthest = 500

// moveTo moves the cursor of a text to where it was clicked, or to the end of
// that line. A click on the words above a text does not move it.
func (f *Form) moveTo(x, line int, severalLines bool) {
	where := func() (x, y int) {
		drawn := f.drawLines()
		if f.at == nil {
			return -1, -1
		}
		return f.at.X, f.at.Y - slices.IndexFunc(drawn, func(text string) bool { return f.inFocus(ansi.Strip(text)) })
	}
	move := func(code rune) { f.huh.Update(tea.KeyPressMsg(tea.Key{Code: code})) }
	atX, atY := where()
	for ups := 0; severalLines && atY >= 0 && atY != line; {
		before := atY
		if atY < line {
			move(tea.KeyDown)
		} else {
			move(tea.KeyUp)
			ups++
		}
		if atX, atY = where(); atY != before {
			continue
		}
		if line > atY {
			break // below the last line: on that one
		}
		for range ups - 1 {
			move(tea.KeyDown)
		}
		return // the words above the text were clicked
	}
	if atY != line && !severalLines {
		return
	}
	for steps := 0; atX >= 0 && atX != x && steps < farthest; steps++ {
		there, back := tea.KeyRight, tea.KeyLeft
		if x < atX {
			there, back = back, there
		}
		beforeX, beforeY := atX, atY
		move(there)
		atX, atY = where()
		if atY != beforeY {
			move(back) // past the end of the line
			return
		}
		if atX == beforeX || (atX > x) != (beforeX > x) {
			return
		}
	}
}

// press sends a key to the form as if it was typed.
func (f *Form) press(k tea.Key) screen.Requests { return f.Update(tea.KeyPressMsg(k)) }

// Mouse is for the form while it is shown.
func (s *Host) Mouse(msg tea.MouseMsg, x, y int) (screen.Requests, bool) {
	if s.Form == nil {
		return nil, false
	}
	return s.Form.Mouse(msg, x, y)
}

// Mouse is for the form while it is shown; the list is left to the root.
func (s *ListEditor) Mouse(msg tea.MouseMsg, x, y int) (screen.Requests, bool) {
	if s.open == nil {
		return nil, false
	}
	return s.open.Mouse(msg, x, y)
}
