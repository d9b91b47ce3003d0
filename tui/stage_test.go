package tui

import (
	"fmt"
	"reflect"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/assessment/file"
	"charter/assessment/sample/sampletest"
	"charter/questions"
	"charter/tui/library"
	"charter/tui/screen"
	"charter/tui/session"
	"charter/tui/theme"
)

// stage plays the program without a terminal, the same each time: a command is
// run at once, and one that waits for the clock, such as a cursor that blinks,
// is left waiting. It must live in a bubble of testing/synctest.
type stage struct {
	m       *Model
	seen    func(tea.Msg) // is told of every message; may be nil
	waiting int           // commands that wait for the clock
	late    []chan tea.Msg
	tb      testing.TB // makes folders; nil on a stage without files
}

// inBubble runs a test in a bubble, and lets what waits for the clock end.
func inBubble(t *testing.T, f func(*testing.T)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		defer time.Sleep(time.Minute) // of the bubble: it takes no time
		f(t)
	})
}

// look is how a stage is set up.
type look struct {
	theme         theme.Name
	ascii         bool
	width, height int
}

// stageClock is the time on every stage.
func stageClock() time.Time { return time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC) }

// newStage opens an assessment at its map, or the home screen of folder when a
// is nil. It saves nothing, but says that all is saved.
func newStage(l look, a *assessment.Assessment, pack *questions.Pack, folder string) *stage {
	s := &stage{m: newStageModel(l, a, pack, folder)}
	s.run(s.m.resize())
	s.run(s.m.activate())
	return s
}

// newStageModel makes the root for a stage.
func newStageModel(l look, a *assessment.Assessment, pack *questions.Pack, folder string) *Model {
	w := &session.Workspace{Environment: session.Environment{
		Now: stageClock, Tool: "charter test", Sample: sampletest.Example,
		Library: library.Library{Folder: folder, Packs: file.PacksFrom(func() (*questions.Pack, error) { return pack, nil })},
	}}
	start := screen.Route{Kind: screen.KindHome}
	if a != nil {
		w.State, w.Session = session.Editing, session.New(a, pack, "example.charter.json", nil, stageClock)
		start.Kind = screen.KindMap
	}
	m := newModel(Options{Theme: l.theme, ASCII: l.ascii}, w, start)
	m.width, m.height = l.width, l.height
	return m
}

// run does what a command asks for, and what comes of that.
func (s *stage) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	done := make(chan tea.Msg, 1)
	go func() { done <- cmd() }()
	synctest.Wait()
	select {
	case msg := <-done:
		s.take(msg)
	default:
		s.waiting++
		s.late = append(s.late, done)
	}
}

// pass lets time pass, with what comes of the commands that wait for the clock.
func (s *stage) pass(d time.Duration) {
	const step = 5 * time.Millisecond // what comes within it comes in the order in which it was asked for
	for ; ; d -= step {
		time.Sleep(min(d, step))
		synctest.Wait()
		late := s.late
		s.late = nil
		for _, done := range late {
			select {
			case msg := <-done:
				s.take(msg)
			default:
				s.late = append(s.late, done)
			}
		}
		if d <= step {
			return
		}
	}
}

func (s *stage) take(msg tea.Msg) {
	if msg == nil {
		return
	}
	if s.seen != nil {
		s.seen(msg)
	}
	if several := reflect.ValueOf(msg); several.Kind() == reflect.Slice { // a batch or a sequence
		for i := range several.Len() {
			if cmd, ok := several.Index(i).Interface().(tea.Cmd); ok {
				s.run(cmd)
			}
		}
		return
	}
	s.send(msg)
}

func (s *stage) send(msg tea.Msg) {
	_, cmd := s.m.Update(msg)
	s.whole()
	s.run(cmd)
}

// whole makes a fault that the root caught one of the test.
func (s *stage) whole() {
	if found := s.m.fault; found != nil {
		panic(fmt.Sprintf("%v\n%s", found.value, found.stack))
	}
}

// view is what the root gives to Bubble Tea.
func (s *stage) view() tea.View {
	view := s.m.View()
	s.whole()
	return view
}

func (s *stage) open(kind screen.Kind, id string) {
	s.run(s.m.push(screen.Route{Kind: kind, ID: id}))
}

func (s *stage) resize(width, height int) {
	s.send(tea.WindowSizeMsg{Width: width, Height: height})
}

// press sends keys: names such as "enter", or text of which every character is a key.
func (s *stage) press(keys ...string) {
	named := map[string]tea.Key{
		"enter": {Code: tea.KeyEnter}, "esc": {Code: tea.KeyEscape}, "tab": {Code: tea.KeyTab}, "up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown},
		"left": {Code: tea.KeyLeft}, "right": {Code: tea.KeyRight}, "end": {Code: tea.KeyEnd}, "pgdown": {Code: tea.KeyPgDown},
		"backspace": {Code: tea.KeyBackspace}, "delete": {Code: tea.KeyDelete}, "f1": {Code: tea.KeyF1},
		"ctrl+c": {Code: 'c', Mod: tea.ModCtrl}, "ctrl+o": {Code: 'o', Mod: tea.ModCtrl}, "ctrl+s": {Code: 's', Mod: tea.ModCtrl}, "ctrl+u": {Code: 'u', Mod: tea.ModCtrl}, "ctrl+x": {Code: 'x', Mod: tea.ModCtrl}, "ctrl+y": {Code: 'y', Mod: tea.ModCtrl},
	}
	for _, key := range keys {
		if k, ok := named[key]; ok {
			s.send(tea.KeyPressMsg(k))
			continue
		}
		for _, r := range key {
			s.send(tea.KeyPressMsg(tea.Key{Code: r, Text: string(r)}))
		}
	}
}

// paste sends a text at once.
func (s *stage) paste(text string) { s.send(tea.PasteMsg{Content: text}) }

// pack is the questionnaire of the stage.
func (s *stage) pack() *questions.Pack {
	pack, err := s.m.services.Library.Packs.Main()
	if err != nil {
		s.tb.Fatal(err)
	}
	return pack
}

// frame is what the terminal would be given.
func (s *stage) frame() string { return s.view().Content }

// stagePack is the questionnaire that is built in.
func stagePack(tb testing.TB) *questions.Pack {
	tb.Helper()
	return sampletest.Pack(tb)
}

// example is the worked example.
func example(tb testing.TB, pack *questions.Pack) *assessment.Assessment {
	tb.Helper()
	return sampletest.Assessment(tb, pack)
}
