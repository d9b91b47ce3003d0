package project

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/assessment/project"
	"charter/exports/wording"
	"charter/tui/cells"
	"charter/tui/facts"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/widget"
	"charter/tui/widget/form"
)

// Facts lists the facts that decide which questions apply, and asks for them one
// at a time. What a choice would open and close is shown before it is made; a
// fact that the user does not choose is never changed.
type Facts struct {
	screen.Base
	facts   []facts.Fact
	marked  int // in the list
	top     int
	asking  *factQuestion // nil while the list is shown
	told    told          // which contradiction is told over the list
	walking bool          // after a choice comes the next fact, not the list

	effects struct { // see effectsOf
		of  *assessment.Assessment
		key string
		all []assessment.Effect
	}
}

// NewFacts opens the facts. While none is known they are asked one after
// another; with the key of a fact that one is asked.
func NewFacts(svc *screen.Services, key string) *Facts {
	s := &Facts{Base: screen.Base{Services: svc}, facts: facts.Asked(svc.Session.Pack)}
	if svc.ReadOnly != "" {
		return s
	}
	if svc.Session.Assessment().Facts == (assessment.Facts{}) {
		s.walking = true
		s.ask(0)
	}
	for i := range s.facts {
		if s.facts[i].Key == strings.TrimPrefix(key, "facts.") {
			s.ask(i)
		}
	}
	return s
}

// NewExplanation opens the form that explains how a fact and what speaks against it can
// both be true.
func NewExplanation(svc *screen.Services, id string) screen.Screen {
	return form.Of(svc, svc.Session.ExplanationForm(id))
}

// ask shows one fact with its options.
func (s *Facts) ask(i int) {
	s.marked, s.told = i, told{}
	s.asking = newFactQuestion(s.Services, &s.facts[i])
}

// Title implements Screen.
func (s *Facts) Title() (string, string) {
	if s.asking != nil {
		return widget.ProjectTitle(s.Services), fmt.Sprintf("Fact %d of %d", s.marked+1, len(s.facts))
	}
	return widget.ProjectTitle(s.Services), "Facts"
}

// Keys implements Screen.
func (s *Facts) Keys() []screen.Key {
	off := s.ReadOnly
	if s.asking != nil {
		last, first := "", ""
		if s.marked == len(s.facts)-1 {
			last = "This is the last fact."
		}
		if s.marked == 0 {
			first = "This is the first fact."
		}
		return []screen.Key{
			{ID: keys.Enter, Label: "choose", Disabled: off}, {ID: keys.Next, Label: "skip", Disabled: last}, {ID: keys.Previous, Label: "fact before", Disabled: first},
			{ID: keys.Back, Label: "all facts"}, {ID: keys.Yes, Disabled: off, HelpOnly: true}, {ID: keys.NotApplicable, Disabled: off, HelpOnly: true},
			{ID: keys.Up, HelpOnly: true}, {ID: keys.Down, HelpOnly: true},
			{ID: keys.First, HelpOnly: true}, {ID: keys.Last, HelpOnly: true},
		}
	}
	open := off
	if _, ok := s.nextUnknown(); !ok {
		open = "Every fact is known."
	}
	all := append([]screen.Key{{ID: keys.Enter, Label: "change", Disabled: off}, {ID: keys.NextOpen, Label: "next not known", Disabled: open}}, s.contradictionKeys()...)
	return append(all, screen.Key{ID: keys.Back}, screen.Key{ID: keys.Up, HelpOnly: true}, screen.Key{ID: keys.Down, HelpOnly: true}, screen.Key{ID: keys.First, HelpOnly: true}, screen.Key{ID: keys.Last, HelpOnly: true})
}

// Do implements Screen.
func (s *Facts) Do(id keys.ID) screen.Requests {
	if s.asking != nil {
		return s.doAsking(id)
	}
	switch id {
	case keys.Up, keys.Down, keys.First, keys.Last:
		s.told = told{}
	}
	switch id {
	case keys.Up:
		s.marked = max(0, s.marked-1)
	case keys.Down:
		s.marked = min(len(s.facts)-1, s.marked+1)
	case keys.First:
		s.marked = 0
	case keys.Last:
		s.marked = len(s.facts) - 1
	case keys.Enter:
		s.walking = false
		s.ask(s.marked)
	case keys.NextOpen:
		if i, ok := s.nextUnknown(); ok {
			s.walking = true
			s.ask(i)
		}
	case keys.Why, keys.Tab, keys.Next, keys.Previous:
		return s.doContradiction(id)
	case keys.Back:
		return screen.Close()
	}
	return nil
}

func (s *Facts) doAsking(id keys.ID) screen.Requests {
	switch id {
	case keys.Enter:
		return s.choose()
	case keys.Yes:
		return s.say(assessment.FactYes)
	case keys.NotApplicable:
		return s.say(assessment.FactNo)
	case keys.Next:
		s.walking = true
		s.ask(min(len(s.facts)-1, s.marked+1))
	case keys.Previous:
		s.ask(max(0, s.marked-1))
	case keys.Back:
		s.asking, s.walking = nil, false
	default:
		s.asking.move(id)
	}
	return nil
}

// say chooses yes or no, where that is what is asked.
func (s *Facts) say(value string) screen.Requests {
	i := slices.IndexFunc(s.asking.fact.Options, func(o project.Option) bool { return o.Value == value })
	if i < 0 {
		return screen.ShowToast("This is not a question of yes or no: mark an answer, and press enter.")
	}
	s.asking.mark(i)
	return s.choose()
}

// choose takes the marked answer. On a walk through the facts the next that is not known
// follows.
func (s *Facts) choose() screen.Requests {
	open := s.Session.Score().Unexplained()
	said := s.asking.choose()
	if s.walking && s.Session.Score().Unexplained() > open {
		said += " This contradicts something: press esc to see it."
	}
	for i := s.marked + 1; s.walking && i < len(s.facts); i++ {
		if !s.known(i) {
			s.ask(i)
			return screen.ShowToast(said)
		}
	}
	if s.walking {
		said = strings.TrimSpace(said + " " + widget.NextWords(s.Services, keys.Back))
	}
	s.asking, s.walking = nil, false
	return screen.ShowToast(said)
}

// nextUnknown finds the next fact that is not known, from the marked one on and round.
func (s *Facts) nextUnknown() (int, bool) {
	for i := range s.facts {
		at := (s.marked + i) % len(s.facts)
		if !s.known(at) {
			return at, true
		}
	}
	return 0, false
}

func (s *Facts) known(i int) bool {
	return s.Session.Assessment().Facts.Value(s.facts[i].Key) != ""
}

// Activate implements Screen: an undo may have changed the fact that is asked.
func (s *Facts) Activate() screen.Requests {
	if s.asking != nil {
		s.ask(s.marked)
	}
	return nil
}

// leastFactValue is the least room for what is known of a fact, in cells.
const leastFactValue = 23

// View implements Screen.
func (s *Facts) View() string {
	t := s.Theme
	if s.asking != nil {
		return s.asking.view(s.Width, s.Height)
	}
	lines := s.above()
	room, beside := max(1, s.Height-len(lines)), widget.BesideOf(s.Width)
	label := 0 // with its pointer
	for _, fact := range s.facts {
		label = max(label, len([]rune(fact.Label))+2)
	}
	label = min(label, max(20, beside.List-leastFactValue))
	list := widget.VisibleRows(t, &s.top, s.marked, len(s.facts), room, beside.List, func(i int) string {
		pointer, style := "  ", t.Text
		if i == s.marked {
			pointer, style = t.Glyph.Pointer+" ", t.Selected
		}
		known := wording.FactOf(s.Session.Assessment().Facts, s.facts[i].Key)
		value := t.Text.Render(wording.Capital(known.Value))
		if !known.Known {
			value = t.Dim.Render(wording.Capital(wording.NotKnown))
		}
		return style.Render(cells.Fit(pointer+s.facts[i].Label, label, t.Glyph.Ellipsis)) + "  " + s.signOf(s.facts[i].Key) + value
	})
	lines = append(lines, beside.Lines(list, room, s.factLines, t)...)
	return cells.Body(lines, s.Width, s.Height, t.Glyph.Ellipsis)
}

// above says over the list what the facts are for and what they come to.
func (s *Facts) above() []string {
	t := s.Theme
	lines := []string{t.Strong.Render(cells.Cut(applyWords(s.Services, s.Session.Score()), s.Width, t.Glyph.Ellipsis))}
	if _, unknown := s.nextUnknown(); unknown {
		lines = append(lines, t.Dim.Render(cells.Cut("While a fact is not known, its questions are asked.", s.Width, t.Glyph.Ellipsis)))
	} else {
		lines = append(lines, widget.Styled(t.Accent, cells.Wrap(widget.NextWords(s.Services, keys.Back), s.Width))...)
	}
	lines = append(lines, s.contradictionLines()...)
	if s.Height > len(lines)+len(s.facts) {
		lines = append(lines, "")
	}
	return lines
}

// applyWords tells how many questions apply and how many are essential.
func applyWords(svc *screen.Services, score *assessment.Score) string {
	c := score.Counts
	return fmt.Sprintf("%d of %d questions apply, %d essential", c.Applicable, svc.Session.Pack.QuestionCount(), c.Essential)
}

// Cursor implements Screen.
func (s *Facts) Cursor() *tea.Cursor {
	if s.asking != nil {
		return s.asking.cursor(s.Width, s.Height)
	}
	return widget.RowCursor(0, len(s.above())+s.marked-s.top)
}
