package tui

import (
	"context"
	"fmt"
	"io"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/go-json-experiment/json"
	"pgregory.net/rapid"

	"charter/assessment"
	"charter/assessment/project"
	"charter/questions"
	"charter/tui/screen"
	"charter/tui/theme"
)

// typist types on a stage as a terminal does: bytes, in pieces, which the terminal
// library reads.
type typist struct {
	*stage
	in     input
	pieces chan []byte
	events chan uv.Event
}

// Read implements [io.Reader], as the input does from a terminal.
func (t *typist) Read(p []byte) (int, error) {
	piece, open := <-t.pieces
	if !open {
		return 0, io.EOF
	}
	return copy(p, t.in.handOn(piece)), nil
}

// newTypist lets somebody type on a stage until end is called.
func newTypist(s *stage) (t *typist, end func()) {
	t = &typist{stage: s, pieces: make(chan []byte), events: make(chan uv.Event, 1000)}
	s.m.burst.waits = true
	go uv.NewTerminalReader(t, "xterm-256color").StreamEvents(context.Background(), t.events)
	return t, func() { close(t.pieces) }
}

// piece types a piece, and lets some time pass.
func (t *typist) piece(text string, then time.Duration) {
	t.pieces <- []byte(text)
	synctest.Wait()
	for len(t.events) > 0 {
		switch event := (<-t.events).(type) {
		case uv.KeyPressEvent:
			t.send(tea.KeyPressMsg(event))
		case uv.PasteEvent:
			t.send(tea.PasteMsg(event))
		default:
			t.send(event)
		}
	}
	t.pass(then)
}

// atEase is longer than a key waits for what follows.
const atEase = waitPrivate + time.Millisecond

// forms lists the places where several things are typed, with the keys that lead
// from there to the form.
func forms() map[string]func(*stage) {
	at := func(kind screen.Kind, id string, keys ...string) func(*stage) {
		return func(s *stage) {
			s.open(kind, id)
			s.press(keys...)
		}
	}
	all := map[string]func(*stage){
		"note": at(screen.KindNote, "BEN-1"), "evidence": at(screen.KindEvidence, "BEN-1"), "check": at(screen.KindCheck, "BEN-1"),
		"departure": at(screen.KindDeparture, "BEN-1"), "action": at(screen.KindAction, ""), "action for one": at(screen.KindAction, "BEN-1"),
		"outside": at(screen.KindOutside, "BEN-1"), "settle": at(screen.KindSettle, "BEN-1"), "sitting": at(screen.KindSitting, ""),
		"people": at(screen.KindPeople, "", "+"), "new": at(screen.KindNew, ""), "export": at(screen.KindExport, ""),
		"not applicable": at(screen.KindNotApplicable, "BEN-2"), "dissent": at(screen.KindDissent, "BEN-1"), "explanation": at(screen.KindExplanation, "supplier"),
		"parking": at(screen.KindParking, ""), "find": at(screen.KindFind, ""),
	}
	for _, part := range project.Parts() {
		all[part.ID] = at(screen.KindProject, part.ID)
	}
	return all
}

// probe is a text that is nowhere unless it was typed.
const probe = "Xyz"

// places lists where the probe stands in what was typed.
func (s *stage) places(t interface{ Fatal(...any) }) []string {
	found := map[string]bool{}
	var look func(path string, value any)
	look = func(path string, value any) {
		switch value := value.(type) {
		case map[string]any:
			for key, inner := range value {
				if key != "history" {
					look(path+"."+key, inner)
				}
			}
		case []any:
			for _, inner := range value {
				look(path, inner)
			}
		case string:
			if strings.Contains(value, probe) {
				found[path] = true
			}
		}
	}
	text, err := json.Marshal(map[string]any{"assessment": s.m.services.Session.Assessment(), "new": s.m.services.Draft})
	if err != nil {
		t.Fatal(err)
	}
	var all any
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	look("", all)
	return slices.Sorted(maps.Keys(found))
}

// tokens are what a text that comes as keys is made of.
var tokens = []string{probe, probe + "é", " ", "\t", "\r", "\n", "\r\n", "\f", "\x1b[Z", "\x1b[9;2u", "\x1b[200~" + probe + "\t" + probe + "\r\x1b[201~"}

func isBlankToken(token string) bool {
	return strings.Trim(token, "\t\r\n\f") == "" || token == "\x1b[Z" || token == "\x1b[9;2u"
}

// drawn draws a text as a terminal may hand it on: in pieces, with less time between
// them than there is between the keys of a person.
func drawPieces(t *rapid.T) (pieces []string, gaps []time.Duration) {
	text := rapid.SliceOfN(rapid.SampledFrom(tokens), 2, 9).Draw(t, "text")
	text = append(append([]string{probe}, text...), probe)
	piece, afterText := "", false
	for i, token := range text {
		piece += token
		switch {
		case !isBlankToken(token):
			afterText = !strings.HasPrefix(token, pasteStart)
		case piece == token:
			afterText = false
		}
		if i == len(text)-1 || rapid.Bool().Draw(t, "ends") {
			most := waitBehind
			if isBlankToken(token) && !afterText {
				most = waitAlone
			}
			pieces = append(pieces, piece)
			gaps = append(gaps, time.Duration(rapid.IntRange(0, int(most)-1).Draw(t, "gap")))
			piece = ""
		}
	}
	return pieces, gaps
}

// formStage opens a form at one of its fields, which is counted in tabs.
func formStage(t *testing.T, pack *questions.Pack, form string, field int) *stage {
	t.Helper()
	a := assessment.New("0199a8f0-0000-7000-8000-000000000002", assessment.PackRef{ID: pack.ID, Version: pack.Version}, stageClock())
	a.Sessions = []assessment.Session{{Started: stageClock(), Minutes: 150}}
	a.Answers["BEN-1"] = assessment.Answer{Rounds: []assessment.Round{{Present: 3, Levels: [4]int{0, 1, 1, 1}, Complete: true}}}
	s := newStage(look{theme.Plain, false, 100, 60}, a, pack, t.TempDir())
	forms()[form](s)
	for range field {
		s.press("tab")
	}
	return s
}

// fieldCount tells how many fields there are in a form.
func fieldCount(t *testing.T, pack *questions.Pack, form string) int {
	t.Helper()
	s, n := formStage(t, pack, form, 0), 1
	for first := s.m.inputTarget(); ; n++ {
		before := s.m.inputTarget()
		s.press("tab")
		if now := s.m.inputTarget(); now == before || now == first {
			return n
		}
	}
}

// hidden lists the places that the public does not see.
func hidden() []string {
	const assessment = ".assessment"
	return []string{assessment + ".answers.BEN-1.private_note", assessment + ".documents.location", assessment + ".assessors.name", assessment + ".sessions.facilitator"}
}

// stray types pieces into a field of a form and says what went elsewhere than a word
// typed there does, or is "". From a field that the public sees something may go to
// one that it does not.
func stray(t *testing.T, pack *questions.Pack, form string, field int, pieces []string, gaps []time.Duration) string {
	t.Helper()
	s := formStage(t, pack, form, field)
	s.press(probe + " and so many words more") // some fields keep nothing shorter
	want := s.places(t)
	s = formStage(t, pack, form, field)
	typist, end := newTypist(s)
	defer end()
	for i, piece := range pieces {
		typist.piece(piece, gaps[i])
	}
	s.pass(atEase)
	got := s.places(t)
	if len(want) == 0 || !slices.Contains(hidden(), want[0]) {
		got = slices.DeleteFunc(got, func(place string) bool { return slices.Contains(hidden(), place) })
	}
	if tooShort := len(got) == 0 && slices.Contains([]string{"not applicable", "explanation"}, form); !tooShort && !slices.Equal(got, want) {
		return fmt.Sprintf("%q in field %d of %s reached %v, not %v\n%s", pieces, field, form, got, want, s.frame())
	}
	return ""
}

// TestATextThatComesAsKeysReachesOneField types texts with tabs and line ends in them
// into every field of every form: at once, from a slow line, partly as pastes. All of
// it stands where a single word would stand.
func TestATextThatComesAsKeysReachesOneField(t *testing.T) {
	t.Parallel()
	pack := stagePack(t)
	for form := range forms() {
		if raced && !slices.Contains([]string{"note", "evidence", "people", "sitting"}, form) {
			continue
		}
		t.Run(form, func(t *testing.T) {
			t.Parallel()
			inBubble(t, func(t *testing.T) {
				pieces := []string{probe + "\t" + probe + "\r\n", probe + "\x1b[Z" + probe + "\r", "\t", probe}
				gaps := []time.Duration{waitBehind - 1, waitBehind - 1, waitAlone - 1, 0}
				for field := range fieldCount(t, pack, form) {
					if fault := stray(t, pack, form, field, pieces, gaps); fault != "" {
						t.Error(fault)
					}
				}
			})
		})
	}
}

// TestPiecesOfAnySizeReachOneField does the same with texts and pieces of any kind.
func TestPiecesOfAnySizeReachOneField(t *testing.T) {
	t.Parallel()
	pack, names := stagePack(t), slices.Sorted(maps.Keys(forms()))
	rapid.Check(t, func(r *rapid.T) {
		form, field := rapid.SampledFrom(names).Draw(r, "form"), rapid.IntRange(0, 4).Draw(r, "field")
		pieces, gaps := drawPieces(r)
		fault := ""
		inBubble(t, func(t *testing.T) { fault = stray(t, pack, form, field, pieces, gaps) })
		if fault != "" {
			r.Fatal(fault)
		}
	})
}

// TestATabThatGoesInwardMovesAllTheSame types ahead while the program is busy: what was
// meant for the private note does not come to stand in the other.
func TestATabThatGoesInwardMovesAllTheSame(t *testing.T) {
	t.Parallel()
	pack := stagePack(t)
	for name, c := range map[string]struct {
		pieces        []string
		public, place string // what is kept in the note, and in the private one or of the evidence
	}{
		"from the question":       {[]string{"c\tSTAFF\tSECRET"}, "", "STAFF    SECRET"},
		"from the note":           {[]string{"cOurs.", "\tSTAFF\tSECRET"}, "Ours.", "STAFF    SECRET"},
		"key by key":              {[]string{"c", "\t", "S", "\t", "ECRET"}, "", "S    ECRET"},
		"in the middle of a text": {[]string{"cOurs.\tToo."}, "Ours.    Too.", ""},
		"evidence":                {[]string{"e\tSTAFF\tSECRET"}, "", "STAFF SECRET"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			inBubble(t, func(t *testing.T) {
				a := assessment.New("0199a8f0-0000-7000-8000-000000000002", assessment.PackRef{ID: pack.ID, Version: pack.Version}, stageClock())
				s := newStage(look{theme.Plain, false, 80, 24}, a, pack, t.TempDir())
				s.open(screen.KindQuestion, "BEN-1")
				typist, end := newTypist(s)
				defer end()
				for _, piece := range c.pieces {
					typist.piece(piece, 0)
				}
				got := s.m.services.Session.Answer("BEN-1")
				private := got.PrivateNote
				for _, item := range s.m.services.Session.Evidence("BEN-1") {
					private += item.Title + item.Location
				}
				if got.Note != c.public || private != c.place {
					t.Errorf("the note is %q, what is private %q", got.Note, private)
				}
			})
		})
	}
}

// TestKeysOfAPersonMove types into a form as a person does, key by key: tab and enter
// go to the next field, shift+tab back.
func TestKeysOfAPersonMove(t *testing.T) {
	t.Parallel()
	pack := stagePack(t)
	inBubble(t, func(t *testing.T) {
		s := formStage(t, pack, "outside", 0)
		typist, end := newTypist(s)
		defer end()
		for _, key := range []string{"A", "u", "d", "i", "t", "\t", "w", "h", "y", "\r", "L", "e", "a", "d", "\x1b[Z", "?", "\t", "e", "r"} {
			typist.piece(key, 30*time.Millisecond)
		}
		// What comes in one piece ends with a key, if nothing follows.
		typist.piece("s\t", atEase)
		typist.piece("2026-12-24", 0)
		want := assessment.Action{ID: "x1", For: []string{"BEN-1"}, Text: "Ask Audit: why?", Owner: "Leaders", Due: assessment.DateOf(time.Date(2026, 12, 24, 0, 0, 0, 0, time.UTC)), Status: assessment.ActionOpen}
		got := s.m.services.Session.Assessment().Actions
		if len(got) == 1 {
			want.ID = got[0].ID
		}
		if len(got) != 1 || !reflect.DeepEqual(got[0], want) {
			t.Errorf("kept is %+v, want %+v", got, want)
		}
	})
}

// TestKeysWithoutMarksWait gives keys at once and without the marks of the input, as a
// console of Windows does with a paste.
func TestKeysWithoutMarksWait(t *testing.T) {
	t.Parallel()
	pack := stagePack(t)
	inBubble(t, func(t *testing.T) {
		s := formStage(t, pack, "note", 1)
		s.m.burst.waits = true
		s.press("1.", "tab", "STAFF", "enter", "tab", "SECRET", "tab")
		a := s.m.services.Session.Answer("BEN-1")
		if a.Note != "" || a.PrivateNote != "1.    STAFF\n    SECRET" {
			t.Errorf("the note is %q, the private one %q", a.Note, a.PrivateNote)
		}
		s.pass(atEase)
		s.press("Ours.")
		if got := s.m.services.Session.Answer("BEN-1").Note; got != "Ours." {
			t.Errorf("after the tab the note is %q", got)
		}
	})
}

// TestKeysTypedAheadAreNoText types several keys at once where no text is typed.
func TestKeysTypedAheadAreNoText(t *testing.T) {
	t.Parallel()
	pack := stagePack(t)
	inBubble(t, func(t *testing.T) {
		s := newStage(look{theme.Plain, false, 80, 24}, example(t, pack), pack, t.TempDir())
		s.open(screen.KindQuestion, "BEN-1")
		typist, end := newTypist(s)
		defer end()
		typist.piece("1y\r2\r", 0) // a group came to what stands at the first
		if one, two := s.m.services.Session.Answer("BEN-1").Level, s.m.services.Session.Answer("BEN-2").Level; *one != 1 || *two != 2 {
			t.Errorf("BEN-1 is at %d, BEN-2 at %d", *one, *two)
		}
	})
}
