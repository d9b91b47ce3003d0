//go:build unix

package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"charter/assessment"
	"charter/assessment/format"
)

// tooFew is what the page says of a round that nobody can finish.
const tooFew = "Everyone here has had their turn, but fewer than three votes were cast."

// three starts a sitting of three people in turn, at its first question.
func (r *room) three(t *testing.T) {
	t.Helper()
	r.open(t)
	r.do(enter, "Before you begin")
	r.do("j", "Nobody yet.")
	r.add(unseen()[:3]...)
	r.do(esc, "3 people")
	r.do(strings.Repeat(down, 5)+enter, "Never who chose what.")
	r.do(enter, "1 Beneficial · BEN-1")
	r.do(enter, "0 of 3 have had their turn")
}

// turn lets the next one vote and gives their name; the vote leads to then.
func (r *room) turn(choice, then string) string {
	r.t.Helper()
	_, rest, _ := strings.Cut(r.see("Next: "), "Next: ")
	r.vote(then, choice)
	return strings.Fields(rest)[0]
}

// untick says that those of the three are not here who are not among staying, and
// goes back to the page. It gives what that shows then.
func (r *room) untick(then string, staying ...string) string {
	r.t.Helper()
	r.do("j", "Tick who is in the room now.")
	for i, who := range unseen()[:3] {
		if !strings.Contains(strings.Join(staying, " "), who.name) {
			r.do(strings.Repeat("\x1b[A", 9)+strings.Repeat(down, i)+" ", "[ ] "+who.name)
		}
	}
	return r.do(esc, then)
}

// sealedOnly looks at every version of the file there ever was and at all that was
// drawn: nothing of a round with fewer than three votes is in them.
func (r *room) sealedOnly(t *testing.T) {
	t.Helper()
	r.files.mu.Lock()
	defer r.files.mu.Unlock()
	open := 0
	for _, text := range r.files.texts {
		a, err := format.Decode("x", []byte(text), nil)
		if err != nil {
			t.Fatal(err)
		}
		for id, answer := range a.Answers {
			for _, round := range answer.Rounds {
				open++
				if round.Complete || round.Levels != [4]int{} || round.Unsure+round.NotApplicable+round.Passed > 0 {
					t.Errorf("the file told of %s: %+v", id, round)
				}
			}
		}
		if strings.Contains(text, `"field": "rounds"`) {
			t.Errorf("the history tells of a round:\n%s", text)
		}
	}
	if open == 0 {
		t.Error("no version of the file with an open round was seen")
	}
	told := regexp.MustCompile(`[█▄]|Everyone chose|Views (are|differ)|of the votes|Nobody voted|show the result`)
	for _, w := range r.windows {
		if found := told.FindString(w.written(0)); found != "" {
			t.Errorf("%q was drawn", found)
		}
	}
}

// TestUntickingShowsNobodysVote lets one of three vote and unticks the other two.
// The round waits and is closed unseen; the one who is left records a level openly.
func TestUntickingShowsNobodysVote(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	r.three(t)
	voter := r.turn("2", "1 of 3 have had their turn")
	r.untick(tooFew, voter)
	r.kept("the round waits", func(a *assessment.Assessment) bool {
		rounds := a.Answers["BEN-1"].Rounds
		return len(rounds) == 1 && rounds[0].Present == 1 && !rounds[0].Complete && a.Answers["BEN-1"].State == assessment.StateUnanswered
	})
	key := r.key(t)
	r.do("-", "Close this round unseen?")
	r.do("y", "The round was closed unseen.")
	r.kept("nothing of the round stays", func(a *assessment.Assessment) bool { return len(a.Answers["BEN-1"].Rounds) == 0 })
	r.kept("its key is destroyed", func(*assessment.Assessment) bool { return r.key(t) != key })
	r.sealedOnly(t)
	r.do(enter, "A blind round needs three people")
	r.do("1", "Recorded: level 1")
	r.kept("the level is recorded without a round", func(a *assessment.Assessment) bool {
		answer := a.Answers["BEN-1"]
		return answer.Level != nil && *answer.Level == 1 && len(answer.Rounds) == 0
	})
	r.send(ctrlC)
	r.left()
}

// key gives the key of the open round, "" when there is none.
func (r *room) key(t *testing.T) string {
	t.Helper()
	for _, path := range r.keys() {
		if text, err := os.ReadFile(path); err == nil && strings.HasSuffix(path, ".key") {
			return string(text)
		}
	}
	return ""
}

// TestTwoVotesAndTheThirdLeaves ends the sitting in the middle of the round, goes
// on with it, and looks at it from a second window and with a copy of the file.
func TestTwoVotesAndTheThirdLeaves(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	r.three(t)
	one := r.turn("3", "1 of 3 have had their turn")
	two := r.turn("0", "2 of 3 have had their turn")

	second := openWindowOf(t, 100, 30, r.folder, r.home, "workshop", r.path)
	second.see("read only")
	second.send(enter + esc)
	second.see("Beneficial")
	second.send(enter + enter)
	second.see("BEN-1")
	second.send(ctrlC)
	second.left()

	r.kept("2 votes", func(a *assessment.Assessment) bool {
		rounds := a.Answers["BEN-1"].Rounds
		return len(rounds) == 1 && len(rounds[0].Voted) == 2
	})
	text, err := os.ReadFile(r.path)
	if err != nil {
		t.Fatal(err)
	}
	copied := &room{folder: r.folder, home: r.home, path: filepath.Join(r.folder, "copy.charter.json")}
	if err := os.WriteFile(copied.path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	copied.files = watch(t, copied.path, copied.path+".bak")
	copied.window = openWindowOf(t, 100, 30, copied.folder, copied.home, "workshop", copied.path, "--as", "")
	copied.windows = []*window{second, copied.window}
	copied.see("A round is open: 2 of 3 have had their turn.")
	copied.do(enter, "The votes cast so far cannot be counted on this computer. Everyone rates again.")
	copied.untick("Please come to the keyboard", one, two)
	copied.kept("a copy has no key to the votes: nobody's is counted or shown", func(a *assessment.Assessment) bool {
		rounds := a.Answers["BEN-1"].Rounds
		return len(rounds) == 0 || len(rounds) == 1 && len(rounds[0].Voted) == 0
	})
	copied.send(ctrlC)
	copied.left()
	copied.sealedOnly(t)

	r.untick(tooFew, one, two)
	r.do(esc, "1 Beneficial · BEN-1")
	screen := r.do("E", "End of the session")
	if !strings.Contains(screen, "0 agreed, 0 still to discuss") {
		t.Errorf("the closing page:\n%s", screen)
	}
	r.do("y", "The session has ended.")
	r.send(ctrlC)
	r.left()
	r.open(t)
	r.do(enter, "nobody yet")
	r.do("j", "0 people are here")
	r.do(" "+down+" ", "2 people are here")
	r.do(esc, "2 people")
	r.do(strings.Repeat(down, 5)+enter, "have had their turn")
	r.send(ctrlC)
	r.left()
	r.sealedOnly(t)
}
