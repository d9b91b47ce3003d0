package workshop

import (
	"crypto/rand"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/assessment/sample/sampletest"
	"charter/assessment/workshop"
	"charter/questions"
	"charter/tui/keys"
	"charter/tui/markdown"
	"charter/tui/screen"
	"charter/tui/session"
	"charter/tui/theme"
)

// hall is a workshop under test with as much of the root as it needs: it brings
// ballot boxes, whose keys outlive the program, and notes what else was asked for.
type hall struct {
	w     *Workshop
	svc   *screen.Services
	clock *time.Time
	keys  map[session.RequestBallotBox]byte // lost when cleared
	made  byte                              // keys made so far
	asked []tea.Msg
	shown []string // every frame
}

func packFor(t sampletest.TB) *questions.Pack {
	return sampletest.Pack(t)
}

func hallFor(pack *questions.Pack, a *assessment.Assessment) *hall {
	now := time.Date(2026, 11, 22, 9, 30, 0, 0, time.UTC)
	h := &hall{clock: &now, keys: map[session.RequestBallotBox]byte{}}
	h.svc = &screen.Services{Theme: theme.New(theme.Plain, false), Keys: keys.New(), Markdown: markdown.NewCache(), Workspace: &session.Workspace{Environment: session.Environment{Tool: "charter test"}}}
	h.svc.Session = session.New(a, pack, "x.charter.json", nil, func() time.Time { return *h.clock })
	h.open()
	return h
}

// open starts the screen as the root does, also again after the program ended.
func (h *hall) open() {
	h.w = NewWorkshop(h.svc)
	h.run(h.w.SetSize(98, 25))
	h.run(h.w.Activate())
}

// run does what the root does for a screen.
func (h *hall) run(asked screen.Requests) {
	for _, request := range asked {
		h.take(request)
	}
}

// take does one thing that the screen asks for.
func (h *hall) take(request tea.Msg) {
	switch msg := request.(type) {
	case nil:
	case tea.Cmd:
		h.take(msg())
	case session.RequestBallotBox:
		if h.keys[msg] == 0 {
			h.made++
			h.keys[msg] = h.made
		}
		key := [workshop.KeySize]byte{h.keys[msg]}
		box, err := workshop.NewBallotBox(key, rand.Reader)
		h.run(h.w.Update(session.BallotBoxReady{Round: msg, Box: box, Err: err}))
	case session.RenewBallotKey:
		delete(h.keys, session.RequestBallotBox(msg))
		h.take(session.RequestBallotBox(msg))
	case screen.Open, screen.Closed, screen.Toast, screen.Replace:
		h.asked = append(h.asked, msg)
	default:
		h.run(h.w.Update(msg))
	}
}

// press presses keys one after another, as the root turns them into actions.
func (h *hall) press(names ...string) {
	for _, name := range names {
		h.asked = nil
		binding, found := h.svc.Keys.Lookup(name, h.w.Typing())
		active := slices.IndexFunc(h.w.Keys(), func(k screen.Key) bool { return found && k.ID == binding.ID && k.Disabled == "" })
		switch {
		case active >= 0:
			h.run(h.w.Do(binding.ID))
		case h.w.Typing():
			h.run(h.w.Update(keyPress(name)))
		default:
			panic(fmt.Sprintf("%q does nothing here:\n%s", name, h.w.View()))
		}
		left, right := h.w.Title()
		h.shown = append(h.shown, left+"\n"+right+"\n"+h.w.View()+"\n"+fmt.Sprint(h.w.Keys(), h.w.Cursor()))
	}
}

func keyPress(name string) tea.KeyPressMsg {
	switch name {
	case "enter":
		return tea.KeyPressMsg(tea.Key{Code: tea.KeyEnter})
	case "backspace":
		return tea.KeyPressMsg(tea.Key{Code: tea.KeyBackspace})
	case "up":
		return tea.KeyPressMsg(tea.Key{Code: tea.KeyUp})
	case "down":
		return tea.KeyPressMsg(tea.Key{Code: tea.KeyDown})
	}
	return tea.KeyPressMsg(tea.Key{Code: rune(name[0]), Text: name})
}

// team is an assessment with people and no answers.
func team(count int) *assessment.Assessment {
	at := time.Date(2026, 11, 1, 9, 0, 0, 0, time.UTC)
	a := assessment.New("0199f0a0-0000-7000-8000-000000000001", assessment.PackRef{ID: "lcr-2025", Version: "1.0.0"}, at)
	a.Project.Title = "Bus passenger assistant"
	for i := range count {
		a.Assessors = append(a.Assessors, assessment.Assessor{ID: fmt.Sprintf("a%d", i+1), Name: fmt.Sprintf("Person %c", 'A'+i), Role: "Role", Resident: i == 0})
	}
	return a
}

// come puts people into the room, as the screen People does.
func (h *hall) come(ids ...string) {
	editSitting(h.svc, func(s *assessment.Session) {
		for _, id := range ids {
			workshop.Come(s, id)
		}
	})
	h.run(h.w.Activate())
}

func (h *hall) leave(id string) {
	editSitting(h.svc, func(s *assessment.Session) { workshop.Leave(s, id) })
	h.run(h.w.Activate())
}

// begin goes from the start to the first question with people in the room.
func (h *hall) begin(people int) {
	h.press("enter") // a new sitting
	for i := range people {
		h.come(fmt.Sprintf("a%d", i+1))
	}
	h.press("down", "down", "down", "down", "down", "enter", "enter")
}

// vote lets the one whose turn it is vote.
func (h *hall) vote(choice string) { h.press("enter", choice, choice) }

func (h *hall) rounds(id string) []assessment.Round { return h.svc.Session.Answer(id).Rounds }

func (h *hall) want(t *testing.T, texts ...string) {
	t.Helper()
	_, right := h.w.Title()
	view := strings.Join(strings.Fields(right+" "+h.w.View()), " ")
	for _, text := range texts {
		if !strings.Contains(view, text) {
			t.Fatalf("want %q in:\n%s", text, h.w.View())
		}
	}
}
