package question

import (
	"cmp"
	"slices"

	"charter/assessment"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/session"
	"charter/tui/widget"
)

// Keys implements Screen: first those that matter now. An answer that needs something to
// count as claimed has the key for that in front; one that is given has the key that goes
// on before those that set the question aside.
func (s *Question) Keys() []screen.Key {
	a := s.answer()
	rate := s.rateKeys()
	attach := []screen.Key{
		{ID: keys.Evidence, Disabled: s.unless(len(a.Evidence) > 0)}, {ID: keys.Note, Disabled: s.unless(a.Note+a.PrivateNote != "")},
		{ID: keys.Action, Disabled: s.unless(len(s.Session.Actions(s.id)) > 0)},
	}
	check := screen.Key{ID: keys.Check, Disabled: s.unless(a.Check != nil)}
	move := s.moveKeys()
	evidenceNeeded, checkNeeded := session.Needs(s.Session.QuestionScore(s.id))
	var first, shown []screen.Key
	if evidenceNeeded {
		first, attach = append(first, attach[0]), attach[1:]
	}
	if checkNeeded {
		first = append(first, check)
	} else {
		attach = append(attach, check)
	}
	if a.State == assessment.StateUnanswered {
		shown = slices.Concat(first, rate, attach[:len(attach)-1], move, attach[len(attach)-1:])
	} else {
		shown = slices.Concat(first, rate[:1], attach[:len(attach)-1], move, attach[len(attach)-1:], rate[1:])
	}
	return slices.Concat(s.yesKey(), shown, s.otherKeys())
}

// unless gives why nothing can be changed, unless there is something that can be read.
func (s *Question) unless(there bool) string {
	if there {
		return ""
	}
	return s.ReadOnly
}

// rateKeys say what the answer is.
func (s *Question) rateKeys() []screen.Key {
	essential := s.ReadOnly
	if essential == "" && s.Session.QuestionScore(s.id).Essential {
		essential = "This question is essential at this stage, so it cannot be set aside."
	}
	return []screen.Key{
		{ID: keys.Rate0, Disabled: s.ReadOnly, Show: "0" + s.Theme.Glyph.Dash + "3"},
		{ID: keys.Unsure, Disabled: s.ReadOnly}, {ID: keys.NotApplicable, Disabled: essential, ShortLabel: "set aside"},
	}
}

// moveKeys go on from here: with no other question open, to the review.
func (s *Question) moveKeys() []screen.Key {
	_, open := s.Session.NextUnanswered(s.id)
	nextOpen := ""
	if !open {
		nextOpen = "No other question is unanswered. Press v for the review."
	}
	return []screen.Key{
		{ID: keys.NextOpen, Label: nextWords(s.Services), ShortLabel: "next open", Disabled: nextOpen},
		{ID: keys.Review, HelpOnly: open && s.Width < widget.SideBySideFrom}, {ID: keys.Guidance, ShortLabel: "guide"},
	}
}

// otherKeys are those that the footer shows where there is room, and the help always.
func (s *Question) otherKeys() []screen.Key {
	off, clear, next, previous := s.ReadOnly, s.ReadOnly, "", ""
	if clear == "" && s.answer().State == assessment.StateUnanswered {
		clear = "There is no answer to take back."
	}
	if _, ok := s.neighbour(1); !ok {
		next = "This is the last question. Press v for the review."
	}
	if _, ok := s.neighbour(-1); !ok {
		previous = "This is the first question."
	}
	return []screen.Key{
		{ID: keys.Flag, Disabled: off}, {ID: keys.Departure, Disabled: s.unless(s.answer().Departure != nil)},
		{ID: keys.CiteAgain, Disabled: cmp.Or(off, s.Session.NoneToCite(s.id)), HelpOnly: true}, {ID: keys.Why, HelpOnly: true},
		{ID: keys.Rate1, Disabled: off, HelpOnly: true}, {ID: keys.Rate2, Disabled: off, HelpOnly: true}, {ID: keys.Rate3, Disabled: off, HelpOnly: true},
		{ID: keys.Clear, Disabled: clear, HelpOnly: true}, {ID: keys.Essentials, HelpOnly: true}, {ID: keys.GoOn, Disabled: off, HelpOnly: true},
		{ID: keys.Up, HelpOnly: true}, {ID: keys.Down, HelpOnly: true}, {ID: keys.Choose, Disabled: off, HelpOnly: true},
		{ID: keys.Enter, HelpOnly: true}, {ID: keys.Next, Disabled: next, HelpOnly: true}, {ID: keys.Previous, Disabled: previous, HelpOnly: true},
		{ID: keys.PageUp, HelpOnly: true}, {ID: keys.PageDown, HelpOnly: true}, {ID: keys.Back, HelpOnly: true},
	}
}

// attachedKinds are the screens about what belongs to the answer, by their keys.
func attachedKinds() map[keys.ID]screen.Kind {
	return map[keys.ID]screen.Kind{
		keys.NotApplicable: screen.KindNotApplicable, keys.Evidence: screen.KindEvidence, keys.Note: screen.KindNote,
		keys.Check: screen.KindCheck, keys.Departure: screen.KindDeparture, keys.Action: screen.KindAction,
	}
}
