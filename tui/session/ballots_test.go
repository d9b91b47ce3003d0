package session

import (
	"testing"
	"time"

	"charter/assessment"
	"charter/assessment/file/ballots"
	"charter/assessment/sample/sampletest"
	"charter/assessment/workshop"
)

// counted is a saver that only counts.
type counted uint64

func (c *counted) Save(*assessment.Assessment) uint64 {
	*c++
	return uint64(*c)
}

// The key of a round that is complete stays until all is saved: until then the disk may
// still hold the round open, and its votes could not be counted any more.
func TestKeysOfBallotsStayUntilAllIsSaved(t *testing.T) {
	t.Parallel()
	pack := sampletest.Pack(t)
	now := func() time.Time { return time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC) }
	w := &Workspace{State: Editing, Session: New(sampletest.Assessment(t, pack), pack, "a.charter.json", new(counted), now)}
	w.Ballots = t.TempDir()
	before := workshop.Completed(w.Session.Answer("BEN-1").Rounds)
	w.ballotRounds = []ballots.Round{{Question: "BEN-1", Before: before}}
	w.Session.EditAnswer("BEN-1", func(a *assessment.Answer) {
		a.Rounds = append(a.Rounds, assessment.Round{Present: 3, Levels: [4]int{0, 0, 3, 0}, Complete: true})
	})
	w.Saving.Saved = w.Session.Revision() - 1
	if effects := w.dropKeys(); len(effects) > 0 || len(w.ballotRounds) != 1 {
		t.Error("a key is destroyed before all is saved")
	}
	w.Saving.Saved = w.Session.Revision()
	if effects := w.dropKeys(); len(effects) == 0 || len(w.ballotRounds) != 0 {
		t.Error("the key of a round that is complete and saved is kept")
	}
}
