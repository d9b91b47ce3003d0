//go:build unix

package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"charter/assessment"
	"charter/assessment/file"
	"charter/assessment/sample/sampletest"
	"charter/assessment/workshop"
)

// TestAWholeWorkshopOfTen leads ten people through all questions: each rates on paper
// before they meet; what they agree on is confirmed together, what is disputed comes first.
// On the way a vote is given under the wrong name, hands are counted wrong, somebody leaves,
// the window is closed in the middle of a round, and a second day starts from what was not
// dealt with. Both reports say how each round was taken, and nothing tells who voted what.
func TestAWholeWorkshopOfTen(t *testing.T) {
	t.Parallel()
	r := roomOfTen(t)
	r.sheets(t)
	r.open(t)
	r.do(enter, "Before you begin")
	r.tickAll(t)
	r.do(strings.Repeat(down, 9)+enter, "You rated on paper before we met.")
	r.do(enter, "Before the meeting you agreed on 57 questions.")
	r.confirmAll()
	begun := r.kept("the agenda stands at what is disputed", func(a *assessment.Assessment) bool {
		return len(a.Sessions) == 2 && slices.Index(a.Sessions[1].Questions, a.Sessions[1].At) == 57
	})
	disputed := begun.Sessions[1].Questions[57:]
	r.firstDisputed(t, disputed[0])
	r.secondDisputed(t, disputed[1])
	r.do("E", "Not dealt with: 2.")
	r.do("y", "The session has ended.")
	r.send(ctrlC)
	r.left()
	r.nextDay(t, disputed[2], disputed[3])
	r.checkWhole(t, disputed)
}

// confirmAll reads the list out page by page, until it is confirmed.
func (r *room) confirmAll() {
	r.t.Helper()
	above, confirmed := regexp.MustCompile(`\d+ above`), "Confirmed: 57 questions."
	for at := ""; !strings.Contains(at, confirmed); {
		r.send("y")
		at = r.when("the next page of the list", func(screen string) bool {
			next := above.FindString(screen)
			return strings.Contains(screen, confirmed) || next != "" && next != above.FindString(at)
		})
	}
}

// roomOfTen makes an assessment with ten people on its list.
func roomOfTen(t *testing.T) *room {
	t.Helper()
	pack := sampletest.Pack(t)
	r := &room{folder: t.TempDir(), home: t.TempDir()}
	r.path = filepath.Join(r.folder, "bus.charter.json")
	a := assessment.New("0199a8f0-0000-7000-8000-000000000003", assessment.PackRef{ID: pack.ID, Version: pack.Version}, time.Now())
	a.Project.Title = "Bus passenger assistant"
	for i, name := range tenNames() {
		a.Assessors = append(a.Assessors, assessment.Assessor{ID: fmt.Sprintf("a%d", i+1), Name: name, Role: fmt.Sprintf("Role %d", i+1), DeliveryTeam: i < 3, Resident: i > 7})
	}
	if err := file.Create(r.path, a); err != nil {
		t.Fatal(err)
	}
	r.files = watch(t, r.path, r.path+".bak")
	return r
}

func tenNames() []string {
	return []string{"Amina", "Bertha", "Catrin", "Dilip", "Enid", "Fiona", "Gwen", "Hugo", "Ines", "Jamal"}
}

// sheets types ten sheets of 61 questions: all agree but on four, where they differ in two
// halves, the first of them furthest.
func (r *room) sheets(t *testing.T) {
	t.Helper()
	var typed strings.Builder
	for sheet := range 10 {
		row := []byte(strings.Repeat("2", 61))
		for place, halves := range map[int]string{0: "03", 5: "13", 20: "13", 40: "13"} {
			row[place] = halves[sheet%2]
		}
		fmt.Fprintf(&typed, "%s\n", row)
		if sheet == 4 {
			typed.WriteString("BEN-1: The plan names nobody.\n")
		}
	}
	typed.WriteString("done\nyes\n")
	program, err := exec.LookPath("charter")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), program, "ballot", "enter", r.path, "--as", "")
	cmd.Env = append(os.Environ(), "HOME="+r.home, "XDG_STATE_HOME="+r.home, "XDG_CONFIG_HOME="+r.home)
	cmd.Stdin = strings.NewReader(typed.String())
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

// tickAll says that everybody on the list is here.
func (r *room) tickAll(t *testing.T) {
	t.Helper()
	r.do("j", "0 people are here")
	r.do(strings.Repeat(" "+down, 10), "10 people are here")
	r.do(esc, "10 people, 7 not in the delivery team, 2 residents")
}

// firstDisputed: a vote under the wrong name voids the round, the hands that follow are
// counted wrong and mended.
func (r *room) firstDisputed(t *testing.T, id string) {
	t.Helper()
	r.see(id)
	r.do(enter, "Views differ by three levels: talk about it.")
	r.do("w", "The plan names nobody.")
	r.do(esc, "First round")
	r.do("r", "0 of 10 have had their turn")
	r.vote("2 of 10 have had their turn", "3", "0")
	keys := r.keyBytes()
	r.do("V", "Why does it not count?")
	r.do(enter, "Say in a few words why it does not count")
	r.do("A vote under the wrong name"+enter, "The round was voided.")
	r.kept("the key of the voided votes is destroyed", func(*assessment.Assessment) bool { return !slices.Contains(r.keyBytes(), keys[0]) })
	r.do("s", "0 of 10 counted")
	r.do("0"+enter+"0"+enter+"2"+enter+"8", "10 of 10 counted.")
	r.do(enter, "Recorded: level 3")
	r.do("\x7f", "10 of 10 counted.")
	r.do(down+down+"7"+down+"3", "10 of 10 counted.")
	r.do(enter, "Recorded: level 2")
	r.wantBars("0 0 7 3")
	r.do("z", "press V to void the round")
}

// keyBytes gives the keys of rounds that are open, as they lie on the disk.
func (r *room) keyBytes() []string {
	var all []string
	for _, path := range r.keys() {
		if text, err := os.ReadFile(path); err == nil {
			all = append(all, string(text[:min(len(text), workshop.KeySize)]))
		}
	}
	return all
}

// secondDisputed: the window is closed in the middle of a round, somebody leaves, and views
// still differ.
func (r *room) secondDisputed(t *testing.T, id string) {
	t.Helper()
	r.do(right, id)
	r.do(enter, "talk about it.")
	r.do("r", "0 of 10 have had their turn")
	r.vote("4 of 10 have had their turn", "1", "3", "1", "3")
	r.shut()
	r.open(t)
	r.see("A round is open: 4 of 10 have had their turn.")
	screen := r.do(enter, "Next: ")
	r.do("j", "10 people are here")
	for i, name := range tenNames() {
		if strings.Contains(screen, "Next: "+name) {
			r.send(strings.Repeat("\x1b[A", 12) + strings.Repeat(down, i) + " ")
		}
	}
	r.see("9 people are here")
	r.do(esc, "4 of 9 have had their turn")
	r.vote("All 9 have had their turn.", "1", "3", "1", "3", "1")
	r.do(enter, "Views still differ by two levels: note the dissent and go on.")
	r.wantBars("0 5 0 4")
	r.do("D", "What do those who see it differently want")
	r.do("Four of us saw it in use."+esc, "Dissent noted.")
}

// nextDay goes on with what was not dealt with: the group agrees that it does not know, and
// shows its hands.
func (r *room) nextDay(t *testing.T, third, fourth string) {
	t.Helper()
	r.open(t)
	r.see("2 questions left")
	r.do(enter, "Go on at "+third)
	r.tickAll(t)
	r.do(strings.Repeat(down, 9)+enter, third)
	r.see("Question 1 of 2")
	r.do(enter, "talk about it.")
	r.do("A", "We do not know")
	r.field(strings.Repeat(down, 3)+tab, "Why (needed if")
	r.do("The supplier has not answered."+esc, "we do not know yet, agreed by the group")
	r.do(enter, fourth)
	r.do(enter, "talk about it.")
	r.do("s", "0 of 10 counted")
	r.do("0"+enter+"10", "10 of 10 counted.")
	r.do(enter, "Everyone chose the same level")
	r.do(enter, "Not dealt with: 0.")
	r.do("y", "The session has ended.")
	r.send(ctrlC)
	r.left()
}

// checkWhole looks at the file, at everything that was written, and at both reports.
func (r *room) checkWhole(t *testing.T, disputed []string) {
	t.Helper()
	a, err := file.Read(r.path, nil)
	if err != nil {
		t.Fatal(err)
	}
	first, second := a.Answers[disputed[0]], a.Answers[disputed[1]]
	if len(first.Rounds) != 2 || first.Rounds[1].Levels != [4]int{0, 0, 7, 3} || len(first.Voided) != 1 || first.Voided[0].Levels != nil || first.Voided[0].Ballots != 2 {
		t.Errorf("%s: %+v", disputed[0], first)
	}
	if len(second.Rounds) != 2 || second.Rounds[1].Present != 9 || second.Rounds[1].Levels != [4]int{0, 5, 0, 4} || second.Dissent == "" {
		t.Errorf("%s: %+v", disputed[1], second)
	}
	if third := a.Answers[disputed[2]]; third.State != assessment.StateUnsure || third.Agreed == "" {
		t.Errorf("%s: %+v", disputed[2], third)
	}
	if len(a.Sessions) != 3 || len(a.Sessions[1].Open) != 2 || len(a.Sessions[2].Open) != 0 {
		t.Errorf("the sessions: %+v", a.Sessions)
	}
	r.checkSecrets(t)
	charter(t, "validate", r.path)
	for _, audience := range []string{"public", "internal"} {
		report := strings.Join(strings.Fields(charter(t, "export", r.path, "--audience", audience, "--format", "md", "--stdout")), " ")
		for _, want := range []string{
			"unseen on paper: 10 of 10 voted: 5 × level 0, 5 × level 3.", "with hands seen by all: 10 of 10 voted: 7 × level 2, 3 × level 3.",
			"unseen at one keyboard: 9 of 9 voted: 5 × level 1, 4 × level 3.", "1 round was voided.", "10 sheets of paper handed in without names",
			"Four of us saw it in use.", "The supplier has not answered.",
		} {
			if !strings.Contains(report, want) {
				t.Errorf("the %s report does not say %q", audience, want)
			}
		}
		for _, private := range append(tenNames(), "A vote under the wrong name", "2 votes, which nobody has seen", "The plan names nobody.") {
			if strings.Contains(report, private) != (audience == "internal") {
				t.Errorf("the %s report says %q: %t", audience, private, audience == "public")
			}
		}
	}
}
