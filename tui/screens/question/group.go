package question

import (
	"charter/assessment"
	"charter/tui/keys"
	"charter/tui/screen"
)

// yesKey says yes to what waits for it.
func (s *Question) yesKey() []screen.Key {
	if s.asked == "" {
		return nil
	}
	return []screen.Key{{ID: keys.Yes, Label: "yes, replace it", Disabled: s.ReadOnly}}
}

// askOfGroup asks before a key replaces what a group came to on the question, and gives the
// key that is to be done now: the one that was asked about, once the answer is yes.
func (s *Question) askOfGroup(id keys.ID) (do keys.ID, asked screen.Requests) {
	waiting := s.asked
	s.asked = ""
	if id == keys.Yes {
		return waiting, nil
	}
	what, group := s.Session.CameTo(s.id)
	if !group || s.ReadOnly != "" || !s.replaces(id) {
		return id, nil
	}
	s.asked = id
	return id, screen.ShowToast("A group came to " + what + " on this question. Replace it? Press y.")
}

// replaces reports whether a key puts another answer in the place of what stands.
func (s *Question) replaces(id keys.ID) bool {
	a := s.answer()
	another := func(level int) bool { return a.Level == nil || *a.Level != level }
	switch id {
	case keys.Rate0, keys.Rate1, keys.Rate2, keys.Rate3:
		return another(int(id[len(id)-1] - '0'))
	case keys.Choose:
		return another(s.marker)
	case keys.Enter:
		return s.moved && another(s.marker)
	case keys.Unsure:
		return a.State != assessment.StateUnsure
	case keys.NotApplicable:
		return a.State != assessment.StateNotApplicable
	}
	return id == keys.Clear
}
