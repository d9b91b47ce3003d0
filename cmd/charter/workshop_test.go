//go:build unix

package main

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"charter/assessment"
	"charter/assessment/file"
	"charter/assessment/sample/sampletest"
)

const (
	down  = "\x1b[B"
	right = "\x1b[C"
	enter = "\r"
	tab   = "\t"
	esc   = "\x1b[27u" // in the form that needs no pause after it
	ctrlC = "\x03"
)

// room is a room with a group in it, and charter on its projector.
type room struct {
	*window
	folder, home, path string
	windows            []*window // all that were ever open
	files              *versions
}

// newRoom makes an assessment for a group with nobody in it yet.
func newRoom(t *testing.T) *room {
	t.Helper()
	pack := sampletest.Pack(t)
	r := &room{folder: t.TempDir(), home: t.TempDir()}
	r.path = filepath.Join(r.folder, "bus.charter.json")
	a := assessment.New("0199a8f0-0000-7000-8000-000000000002", assessment.PackRef{ID: pack.ID, Version: pack.Version}, time.Now())
	a.Project.Title = "Bus passenger assistant"
	if err := file.Create(r.path, a); err != nil {
		t.Fatal(err)
	}
	r.files = watch(t, r.path, r.path+".bak")
	return r
}

// open starts the workshop on a new terminal.
func (r *room) open(t *testing.T) {
	t.Helper()
	r.window = openWindowOf(t, 100, 30, r.folder, r.home, "workshop", r.path, "--as", "")
	r.windows = append(r.windows, r.window)
	r.see("Start a new session")
}

// see waits for a text on the screen, wherever its lines break.
func (r *room) see(text string) string {
	r.t.Helper()
	return r.when(fmt.Sprintf("%q", text), func(screen string) bool {
		return strings.Contains(strings.Join(strings.Fields(screen), " "), text)
	})
}

// do types keys and waits for what they lead to.
func (r *room) do(keys, text string) string {
	r.t.Helper()
	r.send(keys)
	return r.see(text)
}

// field types keys that go to a field of a form. The line at its left says that it
// takes what is typed.
func (r *room) field(keys, name string) {
	r.t.Helper()
	r.send(keys)
	r.window.see("│ " + name)
}

// someone is a person in the room.
type someone struct {
	name, role     string
	team, resident bool
}

// add puts people on the list, each with the keys alone; they are here then.
func (r *room) add(people ...someone) {
	r.t.Helper()
	choose := map[bool]string{true: right, false: ""}
	for _, who := range people {
		r.field("+", "As the room calls them")
		r.field(who.name+enter, "Role")
		r.field(who.role+enter, "In the delivery team?")
		r.field(choose[who.team]+enter, "There as a resident?")
		r.field(choose[who.resident]+enter, "Do they rate?")
		r.do(enter, "[x] "+who.name)
	}
}

// kept waits until the file is as it should be, and gives the assessment in it.
func (r *room) kept(what string, holds func(*assessment.Assessment) bool) *assessment.Assessment {
	r.t.Helper()
	for deadline := time.Now().Add(patience); ; time.Sleep(2 * time.Millisecond) {
		a, err := file.Read(r.path, nil)
		if err == nil && holds(a) {
			return a
		}
		if time.Now().After(deadline) {
			screen, _ := r.look()
			r.t.Fatalf("waited in vain until %s (%v):\n%s", what, err, screen)
		}
	}
}

// vote lets the people vote whose names are on the screen, one after another,
// in the order in which they are asked, and waits until each is saved. The last vote
// leads to then.
func (r *room) vote(then string, choices ...string) {
	r.t.Helper()
	for i, choice := range choices {
		asked := r.when("the next to be asked", func(screen string) bool { return strings.Contains(screen, "Next: ") })
		_, rest, _ := strings.Cut(asked, "Next: ")
		who, _, _ := strings.Cut(rest, "\n")
		r.do(enter, "Type your choice. Nothing shows.")
		r.do(choice, "Now type the same again")
		r.send(choice)
		if i == len(choices)-1 {
			r.see(then)
			return
		}
		next := r.when("the screen to be cleared for the next", func(screen string) bool {
			return strings.Contains(screen, "Next: ") && !strings.Contains(screen, "Next: "+who)
		})
		r.votesKept(next)
	}
}

var turns = regexp.MustCompile(`(\d+) of \d+ have had their turn`)

// votesKept waits until as many votes of the open round are saved as the screen tells.
func (r *room) votesKept(screen string) {
	r.t.Helper()
	found := turns.FindStringSubmatch(screen)
	if found == nil {
		r.t.Fatalf("the screen does not tell how many have had their turn:\n%s", screen)
	}
	r.kept("the vote is saved", func(a *assessment.Assessment) bool {
		for _, answer := range a.Answers {
			for _, round := range answer.Rounds {
				if !round.Complete && strconv.Itoa(len(round.Voted)) == found[1] {
					return true
				}
			}
		}
		return false
	})
}

// bars gives the counts that the reveal shows: of levels 0 to 3, and below them
// those of unsure and of who did not rate.
func bars(screen string) string {
	names := []string{"0  Not in place", "1  Partly in place", "2  In place", "3  In place and checked", "Unsure", "Did not rate"}
	var counts []string
	for _, line := range strings.Split(screen, "\n") {
		for _, name := range names {
			if text := strings.TrimLeft(line, " ▸"); strings.HasPrefix(text, name+" ") {
				now, _, _ := strings.Cut(text, "   before: ") // of the round before
				fields := strings.Fields(strings.TrimPrefix(now, name))
				counts = append(counts, fields[len(fields)-1])
			}
		}
	}
	return strings.Join(counts, " ")
}

// wantBars compares the counts of a reveal.
func (r *room) wantBars(want string) {
	r.t.Helper()
	screen, _ := r.look()
	if got := bars(screen); got != want {
		r.t.Errorf("the reveal shows %q, want %q:\n%s", got, want, screen)
	}
}

// TestWorkshopOfTwoDays leads a group through two sittings with keys alone: votes
// in turn with an interruption in the middle, talk, a second round, dissent, a
// show of hands, somebody who leaves and somebody who comes late, a break, and a
// second day with partly different people. Nothing may ever tell who voted what.
func TestWorkshopOfTwoDays(t *testing.T) {
	t.Parallel()
	r := newRoom(t)
	r.open(t)
	firstDay(t, r)
	secondDay(t, r)
	r.checkSecrets(t)
	r.checkReports(t)
}

// fourth is the question at which the first day stops.
const fourth = "Have you said in public who stands to profit, and made sure that public benefit comes first?"

func firstDay(t *testing.T, r *room) {
	t.Helper()
	r.do(enter, "Before you begin")
	r.do("j", "Nobody yet.")
	r.add(someone{"Amina", "Data lead", true, false}, someone{"Bertha", "Service manager", true, false},
		someone{"Catrin", "Resident of Bootle", false, true}, someone{"Dilip", "Resident of St Helens", false, true},
		someone{"Enid", "Information governance", false, false})
	r.do(esc, "5 people, 3 not in the delivery team, 2 residents")
	r.do(strings.Repeat(down, 5)+enter, "Never who chose what.")
	r.do(enter, "1 Beneficial · BEN-1")

	r.interruptedRound(t)
	r.wantBars("1 0 2 1 1")
	r.see("Views differ by three levels and one person is unsure: talk about it.")
	r.see("Ask the room what speaks for level 0 and what for level 3")
	r.do("t", "Talk: 4:5") // it has ticked
	r.do("t", "t start the talk timer")
	r.do("r", "Next: Bertha") // another one begins
	r.vote("All 5 have had their turn.", "2", "0", "2", "2", "1")
	r.do(enter, "Second round")
	r.wantBars("1 1 3 0")
	r.see("Views still differ by two levels: note the dissent and go on.")
	r.see("Recorded: level 2, the middle of the votes.")
	r.capture()

	r.do(right, "1 Beneficial · BEN-2")
	r.do("s", "0 of 5 counted")
	r.do("1"+enter+"3"+enter+"1", "5 of 5 counted. Enter shows the result.")
	r.do(enter, "Recorded: level 1, the middle of the votes.")
	r.wantBars("1 3 1 0")

	r.do(right, "1 Beneficial · BEN-3")
	r.do(enter, "0 of 5 have had their turn")
	r.vote("2 of 5 have had their turn", "3", "3")
	r.come(t)
	r.vote("All 5 have had their turn.", "3", "p", "2")
	r.do(enter, "Recorded: level 3")
	r.wantBars("0 0 1 3 1")

	r.do("b", "The clock of the session stands still.")
	r.do(enter, "First round")
	r.do(right, "1 Beneficial · BEN-4")
	r.see(fourth)
	screen := r.do("E", "Not dealt with: ")
	for _, text := range []string{"3 questions: 2 agreed, 1 still to discuss.", "6 people took part: 4 not in the delivery team, 2 residents.",
		"BEN-3 at 3", "unresolved, dissent noted", "Service team: Ask riders (BEN-1)", "Should it have a face?"} {
		if !strings.Contains(screen, text) {
			t.Errorf("the closing page does not say %q:\n%s", text, screen)
		}
	}
	r.do(right, "For example 31 May")
	r.do("2030-01-17"+esc, "Next session: 17 January 2030")
	r.do("y", "The session has ended.")
	r.send(ctrlC)
	r.left()
}

// interruptedRound holds the first round. In the middle of a vote the window is
// closed: the votes cast before survive unseen, nobody votes twice, and a vote
// that was typed only once does not count.
func (r *room) interruptedRound(t *testing.T) {
	t.Helper()
	r.do(enter, "0 of 5 have had their turn")
	r.vote("3 of 5 have had their turn", "3", "0", "u")
	asked := func(screen string) bool {
		return strings.Contains(screen, "Next: Dilip") || strings.Contains(screen, "Next: Enid")
	}
	for range 6 { // those who have voted are not asked again
		if screen := r.when("one who has not voted", asked); strings.Contains(screen, "After that: Amina") {
			t.Errorf("somebody is asked again:\n%s", screen)
		}
		r.send(down)
	}
	r.do(enter, "Type your choice. Nothing shows.")
	r.do("1", "Now type the same again")
	r.kept("three have voted", func(a *assessment.Assessment) bool {
		rounds := a.Answers["BEN-1"].Rounds
		return len(rounds) == 1 && len(rounds[0].Voted) == 3
	})
	r.shut()
	if keys := r.keys(); len(keys) != 1 {
		t.Errorf("keys while the round is open: %v", keys)
	}

	r.open(t)
	r.see("A round is open: 3 of 5 have had their turn.")
	r.do(enter, "3 of 5 have had their turn")
	r.do(esc, "enter go on rating")
	r.do("s", "A round in turn is open. Finish it first")
	r.do(enter, "Next: Dilip")
	r.vote("All 5 have had their turn.", "2", "2")
	if drawn := r.written(0); strings.ContainsAny(drawn, "█▄") {
		t.Error("a bar was drawn before everybody had voted")
	}
	r.do(enter, "First round")
	r.kept("the key of the round is destroyed", func(*assessment.Assessment) bool { return len(r.keys()) == 0 })
}

// keys lists the keys of rounds that are open.
func (r *room) keys() []string {
	keys, _ := filepath.Glob(filepath.Join(r.home, "charter", "ballots", "*", "*"))
	return keys
}

// capture writes down what comes up while the room talks.
func (r *room) capture() {
	r.t.Helper()
	r.do("D", "What do those who see it differently want")
	r.do("The residents saw no group named."+esc, "Dissent noted.")
	r.do("c", "It may be published")
	r.do("Timetable data is a year old."+esc, "Second round")
	r.do("a", "What will be done")
	r.field("Ask riders"+tab, "Owner")
	r.do("Service team"+esc, "Second round")
	r.do("P", "The point")
	r.do("Should it have a face?"+esc, "Second round")
}

// come lets somebody join and one who has not voted leave, in the middle of a round.
func (r *room) come(t *testing.T) {
	t.Helper()
	r.do("j", "5 people are here")
	r.add(someone{"Fiona", "Equality officer", false, false})
	screen := r.do(esc, "2 of 6 have had their turn")
	r.do("j", "6 people are here")
	for i, name := range []string{"Amina", "Bertha", "Catrin", "Dilip", "Enid"} {
		if strings.Contains(screen, "Next: "+name) {
			r.send(strings.Repeat("\x1b[A", 9) + strings.Repeat(down, i) + " ")
			break
		}
	}
	r.see("5 people are here")
	if screen := r.do(esc, "2 of 5 have had their turn"); !strings.Contains(screen, "Fiona") {
		t.Errorf("who came late is not asked:\n%s", screen)
	}
}

// secondDay goes on where the first day stopped, with other people.
func secondDay(t *testing.T, r *room) {
	t.Helper()
	r.open(t)
	r.see("Go on where you stopped")
	r.see("stands at BEN-4")
	r.do(enter, "Go on at BEN-4")
	r.see("nobody yet")
	r.do("j", "0 people are here")
	r.do(" "+strings.Repeat(down, 5)+" ", "2 people are here")
	r.add(someone{"Gwen", "Resident of Kirkby", false, true})
	r.do(esc, "3 people, 2 not in the delivery team, 1 resident")
	r.do(strings.Repeat(down, 5)+enter, "1 Beneficial · BEN-4")
	r.see("Question 1 of 58")
	r.see(fourth)
	r.do(enter, "0 of 3 have had their turn")
	r.vote("All 3 have had their turn.", "1", "1", "1")
	r.do(enter, "Everyone chose the same level: no need to talk.")
	r.wantBars("0 3 0 0")
	r.do(enter, "Question 2 of 58")
	r.do("E", "3 people took part: 2 not in the delivery team, 1 resident.")
	r.do("y", "The session has ended.")
	r.send(ctrlC)
	r.left()

	a, err := file.Read(r.path, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Sessions) != 2 || a.Sessions[0].Ended.IsZero() || a.Sessions[1].Ended.IsZero() || len(a.Sessions[1].Present) != 3 {
		t.Fatalf("the sessions kept are %+v", a.Sessions)
	}
	first := a.Answers["BEN-1"]
	if len(first.Rounds) != 2 || first.Rounds[0].Levels != [4]int{1, 0, 2, 1} || first.Rounds[0].Unsure != 1 || first.Rounds[1].Levels != [4]int{1, 1, 3, 0} ||
		first.Level == nil || *first.Level != 2 || first.Dissent != "The residents saw no group named." || first.Note != "Timetable data is a year old." {
		t.Errorf("kept of BEN-1: %+v", first)
	}
	if hands := a.Answers["BEN-2"].Rounds; len(hands) != 1 || hands[0].Levels != [4]int{1, 3, 1, 0} || len(hands[0].Voted) > 0 || !hands[0].Complete {
		t.Errorf("kept of the show of hands: %+v", hands)
	}
	if third := a.Answers["BEN-3"].Rounds; len(third) != 1 || third[0].Present != 5 || third[0].Passed != 1 || len(third[0].Voted) > 0 || !third[0].Complete {
		t.Errorf("kept of the round with a latecomer: %+v", third)
	}
}
