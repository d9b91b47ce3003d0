package tui

import (
	"bytes"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"charter/assessment/file"
	"charter/assessment/sample/sampletest"
	"charter/tui/keys"
	"charter/tui/library"
	"charter/tui/plain"
	"charter/tui/session"
)

// counterpart is how the plain lines do what a key does: with a word that is offered at
// a place, or not at all, and then why not.
type counterpart struct{ place, word, why string }

const (
	oneAtATime = "Lines are read one after another; nothing is marked, and nothing scrolls."
	inTheRoom  = "A workshop is led on a shared screen. With plain lines a group votes by a show of hands."
	byTerminal = "The terminal does it by itself: what is shown are its own lines."
)

// counterparts tells of every key of the table. The places are those of placesOf.
func counterparts() map[keys.ID]counterpart {
	at := func(place, word string) counterpart { return counterpart{place: place, word: word} }
	not := func(why string) counterpart { return counterpart{why: why} }
	return map[keys.ID]counterpart{
		keys.Rate0: at("question", "0"), keys.Rate1: at("question", "1"), keys.Rate2: at("question", "2"), keys.Rate3: at("question", "3"),
		keys.Unsure: at("question", "unsure"), keys.NotApplicable: at("question", "na"), keys.Clear: at("question", "unanswer"),
		keys.Evidence: at("question", "evidence"), keys.CiteAgain: at("question", "cite"), keys.Note: at("question", "note"), keys.Check: at("question", "check"),
		keys.Action: at("question", "action"), keys.Flag: at("question", "flag"), keys.Departure: at("question", "departure"),
		keys.Guidance: at("question", "guidance"), keys.Why: at("question", "why"), keys.Hands: at("question", "hands"), keys.Void: at("question", "void"),
		keys.Next: at("question", "next"), keys.Previous: at("question", "previous"), keys.NextOpen: at("question", "unanswered"),

		keys.Essentials: at("menu", "essentials"), keys.Review: at("menu", "review"), keys.Project: at("menu", "project"), keys.Facts: at("menu", "facts"),
		keys.Actions: at("menu", "actions"), keys.Documents: at("menu", "documents"), keys.Export: at("menu", "export"), keys.History: at("menu", "history"), keys.Undo: at("menu", "undo"),
		keys.Redo: at("menu", "redo"), keys.Trouble: at("menu", "saving"), keys.Find: at("menu", "find"), keys.Back: at("help", "back"),
		keys.Help: at("help", "help"), keys.Leave: at("help", "leave"), keys.Quit: at("help", "leave"),
		keys.Add: at("list", "add"), keys.Delete: at("list", "delete"), keys.Save: at("form", "done"), keys.Cancel: at("form", "cancel"),

		keys.Up: not(oneAtATime), keys.Down: not(oneAtATime), keys.PageUp: not(oneAtATime), keys.PageDown: not(oneAtATime), keys.First: not(oneAtATime),
		keys.Last: not(oneAtATime), keys.Tab: not(oneAtATime), keys.TabBack: not(oneAtATime),
		keys.Enter: not("Every line that is typed ends with it."), keys.Choose: not("What is chosen is typed, by its number or in words."),
		keys.GoOn: not("After an answer an empty line goes on."),
		keys.Yes:  not("Where something is asked that takes a yes, the word is yes."),

		keys.Workshop: not(inTheRoom), keys.Vote: not(inTheRoom), keys.Talk: not(inTheRoom), keys.Prompts: not(inTheRoom), keys.Settle: not(inTheRoom),
		keys.Dissent: not(inTheRoom), keys.Outside: not(inTheRoom), keys.Parking: not(inTheRoom), keys.People: not(inTheRoom), keys.List: at("menu", "people"), keys.Same: not(inTheRoom), keys.All: not(inTheRoom), keys.Phones: not(inTheRoom), keys.Guide: not(inTheRoom), keys.Agenda: not(inTheRoom),
		keys.Break: not(inTheRoom), keys.Finish: not(inTheRoom),

		keys.Copy: not(byTerminal), keys.Mouse: not(byTerminal), keys.Suspend: not(byTerminal),
		keys.Editor: not("A long text is typed or pasted line by line; another program on the same terminal would not be read out."),
	}
}

// placesOf holds a conversation at each place and gives what is said there.
func placesOf(t *testing.T) map[string]string {
	t.Helper()
	said := map[string]string{}
	for place, typed := range map[string]string{
		"menu": "", "help": "help", "question": "answer BEN-1\nhelp", "list": "answer BEN-1\nevidence", "form": "answer BEN-1\nevidence\nadd",
	} {
		folder := t.TempDir()
		path := filepath.Join(folder, "bus.charter.json")
		if err := file.Create(path, example(t, stagePack(t))); err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		err := plain.Run(t.Context(), strings.NewReader(typed+"\n"), &out, plain.Options{Path: path, Environment: session.Environment{
			Now: stageClock, Sample: sampletest.Example, Library: library.Library{Folder: folder, Packs: file.PacksIn("", sampletest.Editions())},
		}})
		if err != nil {
			t.Fatal(err)
		}
		said[place] = out.String()
	}
	return said
}

// TestPlainLinesDoWhatKeysDo lists every key of the table. What it does can be done in
// plain lines too, or there is a reason why not.
func TestPlainLinesDoWhatKeysDo(t *testing.T) {
	t.Parallel()
	all, said := counterparts(), placesOf(t)
	for _, binding := range keys.Table() {
		found, known := all[binding.ID]
		switch {
		case !known:
			t.Errorf("%s (%s): nothing says what it is in plain lines, or why it is not there", binding.ID, binding.Label)
		case found.why != "":
		case !regexp.MustCompile(`(?m)(^|[ ,.(])` + regexp.QuoteMeta(found.word) + `([ ,.:]|$)`).MatchString(said[found.place]):
			t.Errorf("%s: the word %q is not offered at the %s:\n%s", binding.ID, found.word, found.place, said[found.place])
		}
		delete(all, binding.ID)
	}
	for id := range all {
		t.Errorf("%s is no key any more", id)
	}
}
