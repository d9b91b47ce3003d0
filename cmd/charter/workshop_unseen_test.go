//go:build unix

package main

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"charter/assessment"
)

// TestNothingDrawnTellsAVote leads two groups through the same round side by side.
// Everyone in one group votes otherwise than the same person in the other, and the
// counts come out the same. Whatever either program draws must stand on a screen
// that is the same in both, and the files they leave must be the same, too.
func TestNothingDrawnTellsAVote(t *testing.T) {
	t.Parallel()
	p := &pair{t: t, rooms: [2]*room{newRoom(t), newRoom(t)}}
	for _, r := range p.rooms {
		r.open(t)
	}
	p.both("\r", "Before you begin", "esc back")
	p.both("j", "Nobody yet.", "esc done")
	p.rooms[0].add(unseen()...)
	p.rooms[1].add(unseen()...)
	p.both(esc, "5 people", "j who is here")
	p.both(strings.Repeat(down, 5)+enter, "Never who chose what.", "esc back")
	p.both(enter, "1 Beneficial · BEN-1", "g guidance")
	p.marks = [2][]mark{}
	p.both(enter, "0 of 5 have had their turn", "it is my turn")
	p.each([2]string{"0", "u"}, "Press enter when it is your turn", "it is my turn") // too early
	for i, choices := range [][2]string{{"3", "0"}, {"0", "u"}, {"u", "2"}, {"2", "p"}, {"p", "3"}} {
		p.both(enter, "Type your choice. Nothing shows.", "esc not now")
		if i == 1 { // a slip of the finger, and a key that means nothing
			p.each([2]string{"1", "3"}, "Now type the same again", "esc not now")
			p.each([2]string{"2", "u"}, "The two were not the same.", "esc not now")
			p.both("x", "That key is not one of the choices.", "esc not now")
		}
		p.each(choices, "Now type the same again", "esc not now")
		if i == 4 {
			p.each(choices, "All 5 have had their turn.", "show the result")
			p.each(choices, "Press enter to show the result.", "show the result") // once too often
			break
		}
		p.each(choices, fmt.Sprintf("%d of 5 have had their turn", i+1), "it is my turn")
		p.sameFiles(i + 1)
		p.each(choices, "Press enter when it is your turn", "it is my turn") // once too often
	}
	p.both(enter, "Ask the room what speaks for level 0 and what for level 3", "? help")
	for i, r := range p.rooms {
		r.wantBars("1 0 1 1 1 1")
		r.send(ctrlC)
		r.left()
		p.checkDrawn(i)
	}
	p.sameFiles(5)
}

// unseen are five people.
func unseen() []someone {
	return []someone{{"Amina", "Data lead", true, false}, {"Bertha", "Manager", true, false}, {"Catrin", "Resident", false, true},
		{"Dilip", "Resident", false, true}, {"Enid", "Adviser", false, false}}
}

// pair is two rooms in which the same things happen.
type pair struct {
	t     *testing.T
	rooms [2]*room
	marks [2][]mark
}

// mark is a moment at which both rooms showed the same.
type mark struct {
	cells [][]cell // what was on the screen
	after int      // bytes that the program had written
}

// both types the same keys in both rooms, and waits until both show a text and a
// key of the footer, which is drawn last.
func (p *pair) both(keys, text, last string) {
	p.t.Helper()
	p.each([2]string{keys, keys}, text, last)
}

// each does so with keys of its own for each room.
func (p *pair) each(keys [2]string, text, last string) {
	p.t.Helper()
	for i, r := range p.rooms {
		r.send(keys[i])
	}
	late := time.After(patience)
	for {
		one, changed := p.rooms[0].look()
		other, changedToo := p.rooms[1].look()
		if strings.Contains(one, text) && strings.Contains(one, last) && withoutStatus(one) == withoutStatus(other) {
			break
		}
		select {
		case <-changed:
		case <-changedToo:
		case <-late:
			p.t.Fatalf("%q never came in both rooms, and nothing but that:\n%s\n%s", text, one, other)
		}
	}
	for i, r := range p.rooms {
		p.marks[i] = append(p.marks[i], r.mark())
	}
}

// mark notes what is on the screen now.
func (w *window) mark() mark {
	w.mu.Lock()
	defer w.mu.Unlock()
	cells := make([][]cell, len(w.grid.cells))
	for y, row := range w.grid.cells {
		cells[y] = slices.Clone(row)
	}
	return mark{cells, len(w.raw)}
}

// statusLine says how saving goes, which comes when it comes.
const statusLine = 1

func withoutStatus(screen string) string {
	lines := strings.Split(screen, "\n")
	lines[statusLine] = ""
	return strings.Join(lines, "\n")
}

// checkDrawn looks at everything that a room's program has written. Between two
// marks each character must be one that the screen shows at one of them.
func (p *pair) checkDrawn(i int) {
	p.t.Helper()
	r := p.rooms[i]
	g, marks := newGrid(100, 30), p.marks[i]
	written, segment := 0, 0
	print := func(c rune) {
		x, y := g.x, g.y
		if g.wrap {
			x, y = 0, g.y+1
		}
		g.print(c)
		if segment == 0 || segment == len(marks) || y == statusLine || c == ' ' {
			return // before the first mark and after the last no vote is cast
		}
		before, after := marks[segment-1].cells[y][x].text, marks[segment].cells[y][x].text
		if text := string(c); text != before && text != after {
			p.t.Errorf("between two screens that were the same in both rooms, %q was drawn at %d, %d, where they have %q and %q", text, x, y, before, after)
		}
	}
	g.parser.SetHandler(ansi.Handler{Print: print, Execute: g.execute, HandleCsi: g.csi, HandleEsc: g.esc, HandleOsc: g.osc})
	for _, b := range []byte(r.written(0)) {
		for segment < len(marks) && written == marks[segment].after {
			segment++
		}
		g.write([]byte{b})
		written++
	}
	if segment != len(marks) {
		p.t.Errorf("%d of %d marks were met", segment, len(marks))
	}
}

// sameFiles compares what the two rooms keep once so many have voted: but for the
// sealed votes and the clock it is the same to the byte, and the sealed votes are
// of the same length.
func (p *pair) sameFiles(voted int) {
	p.t.Helper()
	sealed := regexp.MustCompile(`"sealed": ?"[^"]*"`)
	voters, person := regexp.MustCompile(`"voted": ?\[[^\]]*\]`), regexp.MustCompile(`PERSON\d`)
	clock := regexp.MustCompile(`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ`)
	var kept [2]string
	for i, r := range p.rooms {
		saved := r.kept(fmt.Sprintf("%d votes", voted), func(a *assessment.Assessment) bool {
			rounds := a.Answers["BEN-1"].Rounds
			return len(rounds) == 1 && (len(rounds[0].Voted) == voted || rounds[0].Complete && voted == rounds[0].Present) // who voted is kept while the round is open
		})
		text, err := os.ReadFile(r.path)
		if err != nil {
			p.t.Fatal(err)
		}
		hidden := sealed.ReplaceAllStringFunc(string(text), func(found string) string { return strings.Repeat("x", len(found)) })
		kept[i] = clock.ReplaceAllString(hidden, "NOW")
		for _, sitting := range saved.Sessions { // its id is made of the second in which it began, and of nothing else
			kept[i] = strings.ReplaceAll(kept[i], sitting.ID, "SITTING")
		}
		for number, who := range saved.Assessors { // their ids are drawn by lot before anybody votes
			kept[i] = strings.ReplaceAll(kept[i], who.ID, fmt.Sprintf("PERSON%d", number))
		}
		kept[i] = voters.ReplaceAllStringFunc(kept[i], func(list string) string { // who voted stands in the order of the ids
			people := person.FindAllString(list, -1)
			slices.Sort(people)
			return `"voted": ` + strings.Join(people, " ")
		})
	}
	if kept[0] != kept[1] {
		p.t.Errorf("with %d votes the files differ:\n%s\n%s", voted, kept[0], kept[1])
	}
}
