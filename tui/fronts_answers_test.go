package tui

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"charter/assessment/file"
	"charter/assessment/sample/sampletest"
	"charter/tui/facts"
	"charter/tui/library"
	"charter/tui/plain"
	"charter/tui/screen"
	"charter/tui/session"
	"charter/tui/theme"
)

// conversation is what somebody says on the screen, and the lines that say the same.
type conversation struct {
	*stage
	lines   []string
	written map[string]bool // notes that are written already
}

// talkedOf lists the questions that a conversation is about.
func talkedOf() []string { return []string{"BEN-1", "PRI-2", "TRA-5", "INC-2"} }

// fact chooses an option for a fact.
func (c *conversation) fact(t *rapid.T) {
	all := facts.Asked(c.m.services.Session.Pack)
	n := rapid.IntRange(0, len(all)-1).Draw(t, "fact")
	wanted := rapid.IntRange(min(1, max(0, 1-n)), len(all[n].Options)-1).Draw(t, "option") // the stage stays known: else all facts are asked for anew
	c.open(screen.KindFacts, all[n].Key)
	for range all[n].Options {
		c.press("up")
	}
	for range wanted {
		c.press("down")
	}
	c.press("enter", "esc")
	c.lines = append(c.lines, "facts", fmt.Sprint(n+1), fmt.Sprint(wanted+1), "")
}

// rating says a level, that nobody knows, that a question does not apply, or nothing again.
func (c *conversation) rating(t *rapid.T) {
	id := rapid.SampledFrom(talkedOf()).Draw(t, "question")
	keys := map[string]string{"0": "0", "1": "1", "2": "2", "3": "3", "unsure": "u", "unanswer": "backspace", "flag": "f"}
	said := rapid.SampledFrom([]string{"0", "1", "2", "3", "unsure", "unanswer", "flag", "na"}).Draw(t, "answer")
	c.open(screen.KindQuestion, id)
	c.lines = append(c.lines, "answer "+id)
	switch {
	case said != "na":
		c.press(keys[said])
		c.lines = append(c.lines, said)
	case !c.m.services.Session.QuestionScore(id).Essential && c.m.services.Session.Answer(id).Reason == "":
		reason := "It is of no use to a lamp post " + drawLine(t)
		c.press("n", reason, "ctrl+s")
		c.lines = append(c.lines, "na", reason)
	}
}

// note writes one of the notes of an answer, of one line or of several.
func (c *conversation) note(t *rapid.T) {
	id, private := rapid.SampledFrom(talkedOf()).Draw(t, "question"), rapid.Bool().Draw(t, "private")
	if side := fmt.Sprint(id, private); c.written[side] {
		return
	} else {
		c.written[side] = true
	}
	said := []string{"A " + drawLine(t)}
	c.open(screen.KindNote, id)
	word := "note"
	if private {
		c.press("tab")
		word = "private"
	}
	if rapid.Bool().Draw(t, "pasted") {
		said = append(said, "B "+drawLine(t))
		c.paste(strings.Join(said, "\n"))
	} else {
		c.press(said[0])
	}
	c.press("esc")
	c.lines = append(c.lines, append([]string{"answer " + id, word}, append(said, ".")...)...)
}

// drawLine draws some words.
func drawLine(t *rapid.T) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 4).Draw(t, "words"), " ")
}

// TestBothFrontsKeepTheSameAnswers talks of facts, ratings and notes at random, on the screen and
// in plain lines. The same answers give the same assessment, with who gave them.
func TestBothFrontsKeepTheSameAnswers(t *testing.T) {
	t.Parallel()
	if raced {
		t.Skip("its parts run one after another")
	}
	pack := stagePack(t)
	rapid.Check(t, func(r *rapid.T) {
		const user = "Sam Doe, data lead"
		blank := blankOf(pack)
		blank.Facts.Stage = "pilot" // so that the facts are not all asked for
		path := filepath.Join(t.TempDir(), "bus.charter.json")
		if err := file.Create(path, blank); err != nil {
			t.Fatal(err)
		}
		c := conversation{written: map[string]bool{}}
		var onScreen string
		inBubble(t, func(t *testing.T) {
			c.stage = newStage(look{theme.Plain, false, 100, 60}, blank, pack, t.TempDir())
			c.m.services.Step(session.Introduce{Typed: user})
			for range rapid.IntRange(1, 6).Draw(r, "acts") {
				rapid.SampledFrom([]func(*rapid.T){c.fact, c.rating, c.note}).Draw(r, "act")(r)
				c.lines = append(c.lines, "menu")
			}
			onScreen = kept(t, c.m.services.Session.Assessment())
		})
		var out bytes.Buffer
		err := plain.Run(t.Context(), strings.NewReader(strings.Join(c.lines, "\n")+"\n"), &out, plain.Options{Echo: true, Path: path, Environment: session.Environment{
			Now: stageClock, User: session.UserNamed(user), Sample: sampletest.Example, Library: library.Library{Folder: filepath.Dir(path), Packs: file.PacksIn("", sampletest.Editions())},
		}})
		if err != nil {
			r.Fatal(err)
		}
		inLines, err := file.Read(path, pack)
		if err != nil {
			r.Fatal(err)
		}
		if diff := cmp.Diff(onScreen, kept(t, inLines)); diff != "" {
			r.Fatalf("%s\n%s\n%s", diff, strings.Join(c.lines, "\n"), out.String())
		}
		for id, answer := range inLines.Answers {
			if slices.Contains([]string{answer.Note, answer.Reason}, answer.PrivateNote) && answer.PrivateNote != "" {
				r.Fatalf("%s says in public what is private", id)
			}
		}
	})
}
