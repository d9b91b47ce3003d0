//go:build unix

package main

import (
	"flag"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"

	"charter/assessment"
	"charter/assessment/file"
	"charter/assessment/sample/sampletest"
)

// kills is how often the test kills charter. CONTRIBUTING.md tells of longer runs.
var kills = flag.Int("kills", 20, "how often TestAKilledCharterKeepsWhatItShowedAsSaved kills charter")

// letter is what the test types into notes: nothing else on the screens has it.
const letter = "Ж"

// TestAKilledCharterKeepsWhatItShowedAsSaved rates and types on a terminal at
// speed and kills the program at any moment, again and again. The file must
// always open, and hold every answer and every letter that stood on the screen
// beside the word "saved".
func TestAKilledCharterKeepsWhatItShowedAsSaved(t *testing.T) {
	t.Parallel()
	const lanes = 4 // each with a file of its own
	sums := make([]tally, lanes)
	t.Run("lanes", func(t *testing.T) {
		for lane := range lanes {
			t.Run(strconv.Itoa(lane), func(t *testing.T) {
				t.Parallel()
				random := rand.New(rand.NewPCG(1, uint64(lane)))
				sums[lane] = crashes(t, (*kills+lanes-1-lane)/lanes, random)
			})
		}
	})
	var sum tally
	for _, s := range sums {
		sum.add(s)
	}
	t.Logf("%d kills: %d answers and %d letters were shown as saved, all are there; of %d letters seen on the screen %d were lost, typed within the last %d ms before a kill",
		sum.kills, sum.answers, sum.letters, sum.seen, sum.lost, sum.late.Milliseconds())
	const usual = 20 // in a longer run, on a machine that does nothing else, the clock counts too
	if *kills > usual && sum.late > time.Second {
		t.Errorf("typing of the last %v was lost, want one second at most", sum.late)
	}
	if sum.kills != *kills || sum.answers < sum.kills/4 || sum.letters < 5*sum.kills {
		t.Errorf("too little was shown as saved to tell: %+v", sum)
	}
}

// tally counts what kills did.
type tally struct {
	kills   int
	answers int           // shown as saved
	letters int           // shown as saved
	seen    int           // letters seen on the screen
	lost    int           // letters seen on the screen that are not in the file
	late    time.Duration // how long before the kill the first lost letter was seen, at most
}

func (t *tally) add(more tally) {
	t.kills += more.kills
	t.answers += more.answers
	t.letters += more.letters
	t.seen += more.seen
	t.lost += more.lost
	t.late = max(t.late, more.late)
}

// crashes kills charter so many times and compares the file with the screen.
func crashes(t *testing.T, times int, random *rand.Rand) (sum tally) {
	t.Helper()
	pack := sampletest.Pack(t)
	path := filepath.Join(t.TempDir(), "crash.charter.json")
	fresh := func() {
		a := assessment.New("0199a8f0-0000-7000-8000-000000000001", assessment.PackRef{ID: pack.ID, Version: pack.Version}, time.Now())
		if err := file.Create(path, a); err != nil {
			t.Fatal(err)
		}
	}
	fresh()
	answers, letters := 0, 0 // in the file
	for range times {
		if answers > pack.QuestionCount()/2 { // room for new answers
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
			fresh()
			answers, letters = 0, 0
		}
		screen := workUntilKilled(t, path, random)
		kept, err := file.Read(path, pack)
		if err != nil {
			t.Fatalf("after a kill the file cannot be opened: %v", err)
		}
		if _, err := file.Read(path+".bak", pack); err != nil && answers > 0 {
			t.Fatalf("after a kill the last good copy cannot be opened: %v", err)
		}
		before, had := answers, letters
		answers, letters = len(kept.Answers), 0
		for _, answer := range kept.Answers {
			letters += strings.Count(answer.Note, letter)
		}
		if answers < screen.answers || letters < had+screen.letters {
			t.Fatalf("%d answers and %d letters more were shown as saved; the file holds %d answers and %d letters more\n%q",
				screen.answers, screen.letters, answers, letters-had, screen.text)
		}
		sum.add(tally{
			kills: 1, answers: max(0, screen.answers-before), letters: screen.letters,
			seen: screen.seen(), lost: max(0, screen.seen()-(letters-had)), late: screen.late(letters - had),
		})
	}
	return sum
}

// shown is what the screen showed until the program was killed.
type shown struct {
	text    string // that was drawn last; the beginning of a mark may stand at its end
	answers int    // that stood there as saved
	letters int    // newly typed ones that stood there as saved
	times   []time.Time
	sent    int // letters that were typed; what is drawn beyond them is drawn once more, as the note is beside its answer
	killed  time.Time

	ready    bool // the map is there
	marks    *regexp.Regexp
	answered int // the number that was drawn last
}

// seen counts the letters that were seen on the screen.
func (s *shown) seen() int { return len(s.times) }

// late is how long before the kill the first letter was seen that is not among
// the so many that were kept.
func (s *shown) late(kept int) time.Duration {
	if kept >= len(s.times) {
		return 0
	}
	return max(0, s.killed.Sub(s.times[kept]))
}

// newShown knows the parts of what is drawn that count. The screen is redrawn in
// parts: of "saving…" that becomes "saved ✓" only the end may be drawn.
func newShown() *shown {
	return &shown{marks: regexp.MustCompile(`(\d+) of \d+   sav|ed ✓|` + letter)}
}

// read finds what the screen showed as saved: the word "saved" stands above
// what is typed, so all that was drawn before it is meant.
func (s *shown) read(text string, at time.Time) {
	s.text += text
	s.ready = s.ready || strings.Contains(s.text, "Oversight") // the last principle
	done := 0
	for _, mark := range s.marks.FindAllStringSubmatchIndex(s.text, -1) {
		done = mark[1]
		switch found := s.text[mark[0]:mark[1]]; {
		case mark[2] >= 0:
			s.answered, _ = strconv.Atoi(s.text[mark[2]:mark[3]]) // digits
		case found == letter:
			if len(s.times) < s.sent {
				s.times = append(s.times, at)
			}
		default:
			s.answers, s.letters = max(s.answers, s.answered), len(s.times)
		}
	}
	const longest = 40 // bytes; no mark is longer
	s.text = s.text[max(done, len(s.text)-longest):]
}

// workUntilKilled opens a file on a terminal and answers question after question
// with a level and a note, faster than anybody types. It kills the program after
// a while, at any moment.
func workUntilKilled(t *testing.T, path string, random *rand.Rand) *shown {
	t.Helper()
	screen := newShown()
	program, err := exec.LookPath("charter") // this test binary under another name, see TestMain
	if err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	cmd := exec.CommandContext(t.Context(), program, "open", path, "--as", "")
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "HOME="+home, "XDG_STATE_HOME="+home, "XDG_CONFIG_HOME="+home)
	terminal, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 24, Cols: 80})
	if err != nil {
		t.Fatal(err)
	}
	defer terminal.Close()
	type piece struct {
		text string
		at   time.Time
	}
	drawn := make(chan piece, 1000)
	go func() {
		defer close(drawn)
		part := make([]byte, 4096)
		for n, err := terminal.Read(part); err == nil; n, err = terminal.Read(part) {
			drawn <- piece{string(part[:n]), time.Now()}
		}
	}()
	// wait takes what is drawn, for a while at most.
	wait := func(while time.Duration) {
		select {
		case p, alive := <-drawn:
			if !alive {
				t.Fatalf("charter ended by itself:\n%s", screen.text)
			}
			screen.read(p.text, p.at)
		case <-time.After(while):
		}
	}
	for !screen.ready { // keys arrive from now on
		wait(time.Minute)
	}
	send := func(text string) {
		screen.sent += strings.Count(text, letter)
		if _, err := terminal.WriteString(text); err != nil {
			t.Fatal(err)
		}
		wait(time.Duration(random.IntN(12)) * time.Millisecond)
		const ahead = 20 // letters that are typed before any of them is seen
		for screen.sent > screen.seen()+ahead {
			wait(time.Second)
		}
	}
	until := 5 + random.IntN(90)
typing:
	for {
		send("x2") // the next unanswered question; level 2
		send("c")
		for range 2 + random.IntN(35) {
			send(strings.Repeat(letter, 1+random.IntN(2))) // always less than a line, so that none is drawn twice
			if screen.seen() >= until {
				break typing // in the middle of a word
			}
		}
		send("\x1b")
		wait(60 * time.Millisecond) // else the program takes the escape for the beginning of another key
		wait(60 * time.Millisecond)
	}
	// Typing is gathered for almost a second before it is saved: some are killed before
	// that, and some after.
	for end := time.Now().Add(time.Duration(random.IntN(1600)) * time.Millisecond); time.Now().Before(end); {
		wait(time.Until(end))
	}
	for range random.IntN(3) {
		send(letter)
	}
	screen.killed = time.Now()
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err == nil {
		t.Error("charter ended before it was killed")
	}
	for p := range drawn { // what it still drew
		screen.read(p.text, p.at)
	}
	return screen
}
