package tui

import (
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/assessment/store"
	"charter/tui/phones"
	"charter/tui/screen"
	"charter/tui/session"
)

// keeper saves as far as it is told to.
type keeper struct{ handed uint64 }

func (k *keeper) Save(*assessment.Assessment) uint64 { k.handed++; return k.handed }

// A phone is told that its vote is in the box only once that is saved.
func TestAPhoneIsToldOnceItsVoteIsSaved(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		h := phonesAt(t, nil, "r")
		h.sit("a1", "a2")
		k := &keeper{}
		s := h.m.services.Session
		h.m.services.Session = session.New(s.Assessment(), s.Pack, s.Path, k, stageClock)
		shown := h.vote("a1", 2, "")
		if shown != "" || len(h.rounds()[0].Voted) != 1 {
			t.Errorf("answered before it is saved: %s", shown)
		}
		h.wants("a1", "on its way")
		h.stage.send(session.SavingChanged{Status: store.Status{Saved: k.handed}})
		h.deliver()
		h.wants("a1", "Your vote is in the box.")
	})
}

// A ballot box that comes while another screen covers the workshop takes votes all the same,
// from phones and from the keyboard.
func TestTheBallotBoxReachesAWorkshopThatIsCovered(t *testing.T) {
	t.Parallel()
	covers := map[string][]string{"help": {"?"}, "finding": {"/"}, "the code": {"M"}, "who is here": {"j"}, "the agenda": {"T"}}
	for name, keys := range covers {
		inBubble(t, func(t *testing.T) {
			h := phonesAt(t, nil)
			h.sit("a1", "a2", "a3")
			_, coming := h.m.Update(tea.KeyPressMsg{Code: 'r', Text: "r"})
			h.press(keys...)
			h.run(coming)
			h.vote("a1", 2, "")
			if len(h.rounds()) != 1 || len(h.rounds()[0].Voted) != 1 {
				t.Fatalf("behind %s: %+v", name, h.rounds())
			}
			h.wants("a1", "Your vote is in the box.")
			h.press("esc", "enter", "2", "2")
			if n := len(h.rounds()[0].Voted); n != 2 {
				t.Errorf("after %s: %d have voted\n%s", name, n, h.frame())
			}
		})
	}
	inBubble(t, func(t *testing.T) {
		h := phonesAt(t, nil)
		h.sit("a1")
		_, coming := h.m.Update(tea.KeyPressMsg{Code: 'r', Text: "r"})
		h.open(screen.KindIntroduce, "")
		h.run(coming)
		h.press("Cat", "enter", "enter")
		h.vote("a1", 2, "")
		if len(h.rounds()) != 1 {
			t.Errorf("behind the name page: %s", h.frame())
		}
	})
}

// Somebody who votes at the keyboard and leaves the page before the ballot box is there is
// told that the vote was not counted.
func TestAVoteThatIsLeftBeforeTheBoxIsThereIsToldOf(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		h := phonesAt(t, nil)
		h.m.Update(tea.KeyPressMsg{Code: 'r', Text: "r"})
		h.press("enter", "2", "2", "esc")
		if !strings.Contains(h.m.toast, "was not counted") {
			t.Errorf("%q\n%s", h.m.toast, h.frame())
		}
	})
}

// A phone whose vote was on its way when the workshop was left is told that it was not
// counted, until it votes again.
func TestAPhoneIsToldThatItsVoteWasNotCounted(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		h := phonesAt(t, nil)
		h.sit("a1", "a2")
		_, coming := h.m.Update(tea.KeyPressMsg{Code: 'r', Text: "r"})
		if shown := h.vote("a1", 2, ""); shown != "" {
			t.Errorf("answered without a ballot box: %s", shown)
		}
		h.press("esc", "esc")
		h.deliver()
		h.wants("a1", "Your last vote was not counted:")
		h.run(coming)
		if strings.Contains(h.page("a2"), "not counted") {
			t.Error("who has not voted is told so, too")
		}
		h.press("W", "enter", "r")
		h.wants("a1", "Your last vote was not counted:")
		h.vote("a1", 2, "")
		if strings.Contains(h.wants("a1", "Your vote is in the box."), "not counted") {
			t.Error("it is told still")
		}
	})
}

// A vote that comes when phones were just turned off is answered: nobody waits for it.
func TestAVoteAfterPhonesWereTurnedOffIsAnswered(t *testing.T) {
	t.Parallel()
	inBubble(t, func(t *testing.T) {
		h := phonesAt(t, nil, "r", "M", "M", "y")
		answer := make(chan error, 1)
		h.stage.send(&phoneVote{answer: answer})
		select {
		case err := <-answer:
			if !errors.Is(err, phones.ErrClosed) {
				t.Error(err)
			}
		default:
			t.Error("it is not answered")
		}
	})
}
