package project

import (
	"fmt"
	"slices"
	"strings"

	"charter/assessment"
	"charter/exports/wording"
	"charter/tui/cells"
	"charter/tui/facts"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/session"
	"charter/tui/widget"
)

// told is the contradiction that the list of facts tells of, and the side of it that was
// gone to last.
type told struct {
	id   string // "" for that of the marked fact
	side int
}

// markedPlace is the place of the marked fact in an assessment.
func (s *Facts) markedPlace() string { return placeOf(s.facts[s.marked].Key) }

func placeOf(key string) string { return "facts." + key }

// toTell gives the contradictions and which of them is told: the one that was chosen, or
// that of the marked fact, or the first that nobody has explained; -1 for none.
func (s *Facts) toTell() (all []assessment.Contradiction, at int) {
	all = s.Session.Contradictions()
	open := func(c assessment.Contradiction) bool { return !c.Explained }
	touches := func(c assessment.Contradiction) bool { return slices.Contains(c.Places, s.markedPlace()) }
	for _, is := range []func(assessment.Contradiction) bool{
		func(c assessment.Contradiction) bool { return c.ID == s.told.id },
		func(c assessment.Contradiction) bool { return open(c) && touches(c) },
		touches, open,
	} {
		if at = slices.IndexFunc(all, is); at >= 0 {
			return all, at
		}
	}
	return all, -1
}

// contradictionKeys are the keys for what contradicts: explain it, go to the other side,
// or to the next.
func (s *Facts) contradictionKeys() []screen.Key {
	all, at := s.toTell()
	none, others := "", ""
	if at < 0 {
		none = "Nothing speaks against the facts."
	}
	if len(all) == 0 || len(all) == 1 && at == 0 {
		others = "There is no other that needs a word."
	}
	explain := s.ReadOnly
	if none != "" {
		explain = none
	}
	return []screen.Key{
		{ID: keys.Why, Label: "explain", Disabled: explain, HelpOnly: explain != ""}, {ID: keys.Tab, Label: "other side", Disabled: none, HelpOnly: none != ""},
		{ID: keys.Next, Label: "next contradiction", Disabled: others, HelpOnly: true}, {ID: keys.Previous, Label: "contradiction before", Disabled: others, HelpOnly: true},
	}
}

// doContradiction explains what is told, goes to its other side, or tells the next.
func (s *Facts) doContradiction(id keys.ID) screen.Requests {
	all, at := s.toTell()
	switch {
	case len(all) == 0:
		return nil
	case id == keys.Next:
		s.tell(&all[(at+1)%len(all)])
	case id == keys.Previous:
		s.tell(&all[(max(at, 0)+len(all)-1)%len(all)])
	case at < 0:
		return nil
	case id == keys.Why:
		return screen.Go(screen.KindExplanation, all[at].ID)
	default:
		return s.goToSide(&all[at])
	}
	return nil
}

// tell chooses a contradiction and marks its fact, where it has one.
func (s *Facts) tell(c *assessment.Contradiction) {
	s.told = told{c.ID, -1}
	s.markPlace(c.Places[0])
}

// markPlace marks the fact at a place; false where that is no fact.
func (s *Facts) markPlace(place string) bool {
	i := slices.IndexFunc(s.facts, func(f facts.Fact) bool { return placeOf(f.Key) == place })
	if i >= 0 {
		s.marked = i
	}
	return i >= 0
}

// nextSide is the side of a contradiction that comes after the one gone to last.
func (s *Facts) nextSide(c *assessment.Contradiction) int {
	last := slices.Index(c.Places, s.markedPlace())
	if s.told.id == c.ID && s.told.side >= 0 {
		last = s.told.side
	}
	next := (last + 1) % len(c.Places)
	if c.Places[next] == s.markedPlace() {
		next = (next + 1) % len(c.Places)
	}
	return next
}

// goToSide goes to the other side: another fact, a field or a question.
func (s *Facts) goToSide(c *assessment.Contradiction) screen.Requests {
	s.told = told{c.ID, s.nextSide(c)}
	place := c.Places[s.told.side]
	if s.markPlace(place) {
		return nil
	}
	about := session.AboutPlace(place)
	if about.Kind == session.AboutQuestion {
		return screen.Go(screen.KindQuestion, about.ID)
	}
	return screen.Go(screen.KindProject, about.ID)
}

// signOf stands before what is known of a fact that contradicts something.
func (s *Facts) signOf(key string) string {
	sign := ""
	for _, c := range s.Session.Contradictions() {
		switch {
		case !slices.Contains(c.Places, placeOf(key)):
		case !c.Explained:
			return s.Theme.Warn.Render(needsAWord + " ")
		default:
			sign = s.Theme.Good.Render(s.Theme.Glyph.Tick + " ")
		}
	}
	return sign
}

// needsAWord marks what contradicts something and is not explained.
const needsAWord = "!"

// mostOfExplanation is how many lines are told of a contradiction.
const mostOfExplanation = 5

// contradictionLines tell how many contradictions there are, and one of them.
func (s *Facts) contradictionLines() []string {
	t := s.Theme
	all, at := s.toTell()
	if len(all) == 0 {
		return nil
	}
	var lines []string
	if len(all) > 1 || at < 0 {
		lines = append(lines, t.Strong.Render(cells.Cut(countWords(all, at, t.KeyName(s.Services.Keys.Get(keys.Next).Show)), s.Width, t.Glyph.Ellipsis)))
	}
	if at < 0 {
		return lines
	}
	c := &all[at]
	text := fmt.Sprintf("%s %s Put one right, or press %s if both are true. The other side (%s): %s.", needsAWord, wording.Sentence(c.Words()),
		s.Services.Keys.Get(keys.Why).Show, s.Services.Keys.Get(keys.Tab).Show, wording.Place(c.Places[s.nextSide(c)]))
	style := t.Warn
	if c.Explained {
		text, style = t.Glyph.Tick+" "+wording.Sentence(c.Words())+" You explain it: "+widget.OneLine(s.Session.Assessment().Explanations[c.ID]), t.Good
	}
	told := cells.Wrap(text, min(s.Width, widget.TextWidth))
	if len(told) > mostOfExplanation {
		told = told[:mostOfExplanation]
		told[mostOfExplanation-1] = cells.Cut(told[mostOfExplanation-1], s.Width-1, "") + t.Glyph.Ellipsis
	}
	return append(lines, widget.Styled(style, told)...)
}

// countWords tell how many contradictions there are, which is told, and the key for the next.
func countWords(all []assessment.Contradiction, at int, next string) string {
	explained := 0
	for _, c := range all {
		if c.Explained {
			explained++
		}
	}
	var parts []string
	if open := len(all) - explained; open > 0 {
		parts = append(parts, widget.Plural(open, "contradiction", "contradictions")+" open")
		if explained > 0 {
			parts = append(parts, fmt.Sprintf("%d explained", explained))
		}
	} else {
		parts = append(parts, widget.Plural(explained, "contradiction", "contradictions")+" explained")
	}
	words := strings.Join(parts, ", ")
	if at < 0 {
		return fmt.Sprintf("%s (%s shows each)", words, next)
	}
	return fmt.Sprintf("%s. %d of %d (%s next):", words, at+1, len(all), next)
}
