package tui

import (
	"errors"
	"io/fs"
	"slices"
	"syscall"
	"time"

	"charter/assessment"
	"charter/assessment/file"
	"charter/assessment/store"
	"charter/tui/screen"
	"charter/tui/session"
)

// troubleShots are the screens about how saving stands, each in the states that matter.
func troubleShots() []shot {
	const path = "example.charter.json"
	full := &file.Trouble{Doing: "save", Path: path, Err: syscall.ENOSPC}
	gone := &file.Trouble{Doing: "save", Path: path, Err: fs.ErrNotExist}
	held := &store.Held{Name: path, Holder: store.Holder{User: "ann", Machine: "LAPTOP-7"}}
	saved := time.Date(2026, 11, 22, 9, 58, 0, 0, time.UTC)
	// in puts the stage in a state of saving; what was on disk is what stands before the keys.
	in := func(status store.Status, route screen.Route, keys ...string) func(*stage) {
		return func(s *stage) {
			status := status // the shots of several looks are taken at the same time
			status.OnDisk = s.m.services.Session.Assessment()
			status.SavedAt = saved
			s.run(s.m.push(screen.Route{Kind: screen.KindQuestion, ID: "BEN-1"}))
			s.press("1", "y", "c")
			s.paste("A note that is not on the disk yet.")
			s.press("esc")
			s.send(session.SavingChanged{Status: status})
			if route.Kind != "" {
				s.run(s.m.push(route))
			}
			s.press(keys...)
		}
	}
	trouble := screen.Route{Kind: screen.KindTrouble}
	conflict := func(change func(*store.Conflict), keys ...string) func(*stage) {
		return func(s *stage) {
			base := s.m.services.Session.Assessment()
			theirs := *base
			theirs.Project.Title = "Their title"
			theirs.Answers = map[string]assessment.Answer{}
			for id, answer := range base.Answers {
				theirs.Answers[id] = answer
			}
			other := assessment.Level(0)
			other.Note, other.Updated = "Their note, which is longer than one line of a narrow window, to see how it is wrapped when it is marked.", saved
			theirs.Answers["BEN-1"] = other
			found := &store.Conflict{Name: path, Beside: "example.conflict-20261122-100000.charter.json", Found: stageClock(), Base: base, Theirs: &theirs}
			change(found)
			in(store.Status{Revision: 9, Saved: 9, Conflict: found}, screen.Route{Kind: screen.KindConflict}, keys...)(s)
		}
	}
	keep := func(*store.Conflict) {}
	return []shot{
		{name: "not-saved", set: in(store.Status{Err: full, Revision: 9}, screen.Route{})},
		{name: "trouble-full", otherLooks: true, set: in(store.Status{Err: full, Revision: 9}, trouble)},
		{name: "trouble-gone", set: in(store.Status{Err: gone, Revision: 9}, trouble, "down")},
		{name: "trouble-losing", set: in(store.Status{Err: gone, Revision: 9}, trouble, "end", "enter")},
		{name: "trouble-elsewhere", set: in(store.Status{Err: full, Revision: 9}, screen.Route{Kind: screen.KindElsewhere},
			append(slices.Repeat([]string{"backspace"}, len("~/"+path)), "stick/bus")...)},
		{name: "read-only", set: in(store.Status{ReadOnly: held}, screen.Route{}, "2")},
		{name: "trouble-held", set: in(store.Status{ReadOnly: held}, trouble)},
		{name: "trouble-marked", set: in(store.Status{ReadOnly: &file.Trouble{Doing: "edit", Path: path, Err: errors.New("the file is marked as read-only")}}, trouble)},
		{name: "trouble-another-computer", set: in(store.Status{Elsewhere: &held.Holder}, trouble)},
		{name: "trouble-no-copy", set: in(store.Status{BackupErr: syscall.EACCES}, trouble)},
		{name: "leaving-not-saved", set: func(s *stage) {
			in(store.Status{Err: full, Revision: 9}, screen.Route{})(s)
			s.m.services.State = session.Unsaved
			s.run(s.m.push(trouble))
		}},
		{name: "leaving-disk-silent", set: func(s *stage) {
			in(store.Status{Revision: 9, Saved: 8}, screen.Route{})(s)
			s.m.services.State = session.Unsaved
			s.run(s.m.push(trouble))
		}},
		{name: "leaving-two-versions", set: conflict(keep, "esc", "ctrl+c")},
		{name: "two-versions", set: conflict(keep)},
		{name: "two-versions-choosing", set: conflict(keep, "tab", "down", "enter", "down")},
		{name: "two-versions-unreadable", set: conflict(func(c *store.Conflict) { c.Theirs, c.Damage = nil, errors.New("it ends too early") })},
	}
}
