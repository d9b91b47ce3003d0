package session

// Act is what was done with an assessment, as it is told to whoever keeps a record. It says
// nothing of what stands in the assessment.
type Act string

// The acts.
const (
	ActRead   Act = "read"      // it was opened for reading
	ActEdit   Act = "edit"      // it was opened for editing, or made
	ActReport Act = "report"    // a report on it was made
	ActSave   Act = "save"      // changes were saved; told often
	ActFail   Act = "not-saved" // changes cannot be saved; told each time that this begins
)

// noting tells what was done by an event and what came of it, where somebody keeps a record.
func (w *Workspace) noting(outcome Event, before savedSoFar) {
	if w.Noted == nil || w.Session == nil || w.Session.practice || w.saver == nil {
		return
	}
	note := func(act Act) { w.Noted(act, w.saver.Name()) }
	switch e := outcome.(type) {
	case Opened:
		if note(ActRead); w.Saving.ReadOnly == nil {
			note(ActEdit)
		}
		return
	case Unlocked:
		note(ActEdit)
	case Prepared:
		if e.Err == nil {
			note(ActReport)
		}
	}
	switch now := w.savedSoFar(); {
	case now.failing && !before.failing:
		note(ActFail)
	case now.revision > before.revision:
		note(ActSave)
	}
}

// savedSoFar is how far the open file is saved.
type savedSoFar struct {
	revision uint64
	failing  bool
}

func (w *Workspace) savedSoFar() savedSoFar {
	return savedSoFar{w.Saving.Saved, w.Saving.Err != nil}
}
