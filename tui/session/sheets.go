package session

import (
	"errors"

	"charter/assessment/workshop"
)

// stepSheets is about ballot sheets that are being typed: a count is kept, sealed, from
// three sheets on, so that typing can go on after a crash.
func (w *Workspace) stepSheets(e Event) (Event, []Effect, bool) {
	switch e.(type) {
	case RequestSheets, KeepSheets, DropSheets:
		if w.Session == nil {
			return nil, nil, true
		}
	}
	switch e := e.(type) {
	case RequestSheets:
		keys, sessions := w.ballotKeys(), len(w.Session.Assessment().Sessions)
		return nil, []Effect{func() Event {
			count, err := keys.Sheets(e.Sheet, sessions)
			return SheetsReady{Count: count, Stale: errors.Is(err, workshop.ErrSealed)}
		}}, true
	case KeepSheets:
		keys, sessions := w.ballotKeys(), len(w.Session.Assessment().Sessions)
		return nil, []Effect{func() Event { return sheetsKept(keys.KeepSheets(e.Count, e.Sheet, sessions)) }}, true
	case DropSheets:
		keys := w.ballotKeys()
		return nil, []Effect{func() Event { return sheetsKept(keys.DropSheets()) }}, true
	case SheetsReady, SheetsNotKept:
		return e, nil, true
	}
	return nil, nil, false
}

func sheetsKept(err error) Event {
	if err == nil {
		return nil
	}
	return SheetsNotKept{err}
}
