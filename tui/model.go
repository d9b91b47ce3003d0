package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"charter/exports/wording"
	"charter/tui/keys"
	"charter/tui/markdown"
	"charter/tui/screen"
	"charter/tui/session"
	"charter/tui/theme"
	"charter/tui/widget"
)

// Model is the root of the program and its only Bubble Tea model.
type Model struct {
	services *screen.Services
	stack    []screen.Screen
	width    int
	sized    bool // the terminal has told its size
	height   int
	toast    string // shown until the next key
	mouse    bool
	terminal terminal
	burst    burst // tabs and enters that may be parts of a text
	paste    paste // what is being read from the clipboard
	// themeAsked is set when the user chose the theme, so that what the
	// terminal answers about its background does not change it.
	themeAsked   bool
	forHome      bool               // where the user goes once the file is closed: to the home screen, not away
	ended        bool               // the file is closed and nothing is drawn any more
	suspending   bool               // the program goes to the background once all is saved
	unkeptWarned bool               // the last key asked to leave, and was answered that something typed cannot be kept
	takeBack     takeBack           // what waits for a yes before it is undone or done again
	stood        int                // the last step of the history that stood when the screen on top came up
	fault        *fault             // a panic that was caught; the program is ending
	recovery     recovery           // where the work was saved then
	report       func(fault) string // keeps what a programmer needs of a fault, and says in which file; "" for none
	stop         func()             // ends the program from outside its loop
	send         func(tea.Msg)      // hands the program a message from outside its loop
	phones       phoneDesk
	notesAwaited bool // private notes that wait are looked for before long
	signals      *signals
	openedAt     openedAt
	opened       int              // counts the files that were opened
	touched      time.Time        // when a key was pressed last
	openNext     screen.Kind      // a screen to open on top of the map of the next file that is opened; "" is none
	first        []session.Effect // what is still to be done for the file that was opened at the start
}

// newModel makes the root with the screens of some routes on the stack, the last on top.
func newModel(o Options, w *session.Workspace, start ...screen.Route) *Model {
	m := &Model{
		services: &screen.Services{
			Theme: theme.New(o.themeName(), o.ASCII), Keys: keys.New(), Markdown: markdown.NewCache(), Workspace: w,
		},
		width: defaultWidth, height: defaultHeight, themeAsked: o.Theme != "", paste: paste{read: clipboardOf(w)}, report: reportToFile,
	}
	m.signals = newSignals(&m.services.Lent)
	for _, route := range start {
		m.stack = append(m.stack, m.screenFor(route))
	}
	return m
}

// The size until the terminal has told its own.
const (
	defaultWidth  = 80
	defaultHeight = 24
)

// top is the screen that is shown.
func (m *Model) top() screen.Screen { return m.stack[len(m.stack)-1] }

// start asks for the background once and waits for nothing.
func (m *Model) start() tea.Cmd {
	if wrong := m.services.User.Fault; wrong != nil {
		m.toast = wording.Capital(wrong.Error())
	}
	cmds := []tea.Cmd{m.resize(), m.activate(), commands(m.first)}
	if !m.themeAsked || m.services.Theme.Name == theme.Contrast {
		cmds = append(cmds, tea.RequestBackgroundColor)
	}
	return tea.Batch(cmds...)
}

// handle hands a message to whom it concerns, and gives what is to be done then.
func (m *Model) handle(msg tea.Msg) tea.Cmd {
	before := m.snapshot()
	defer func() { m.noteOpened(before) }()
	for _, part := range []func(tea.Msg) (tea.Cmd, bool){m.handleSignal, m.handleTerminal, m.handleInput, m.handleScreens, m.handlePhones} {
		if cmd, handled := part(msg); handled {
			return cmd
		}
	}
	if e, ours := msg.(session.Event); ours {
		return m.step(e)
	}
	return m.tell(msg)
}

// tell hands a message to the screen on top, and does what that asks for.
func (m *Model) tell(msg tea.Msg) tea.Cmd { return m.act(m.top().Update(msg)) }

// activate tells the screen on top that it is there.
func (m *Model) activate() tea.Cmd { return m.act(m.top().Activate()) }

// act does what a screen asks for, in that order, and gives the commands that are to be
// run in the background.
func (m *Model) act(asked screen.Requests) tea.Cmd {
	var cmds []tea.Cmd
	for _, request := range asked {
		cmd, background := request.(tea.Cmd)
		if !background {
			cmd = m.handle(request)
		}
		cmds = append(cmds, cmd)
	}
	return tea.Batch(cmds...)
}

// handleTerminal handles what the terminal tells of itself.
func (m *Model) handleTerminal(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.width, m.height = msg.Width, msg.Height
		if !m.sized { // the first size is that of a window in which nothing stands yet
			m.sized = true
			return m.resize(), true
		}
		drawAgain := tea.Tick(threeFrames, func(time.Time) tea.Msg { return tea.ClearScreen() })
		return tea.Batch(tea.Sequence(tea.Raw(scrollAll), drawAgain), m.resize()), true
	case tea.ColorProfileMsg:
		m.terminal.few = hasFewColours(msg.Profile)
		return m.adaptTheme(), true
	case tea.BackgroundColorMsg:
		m.terminal.light = !msg.IsDark()
		return m.adaptTheme(), true
	case tea.ResumeMsg, tea.FocusMsg:
		return m.look(), true
	case penDue:
		return m.passPen(), true
	case notesDue:
		return m.lookForNotes(), true
	case alongDue:
		if msg.opened != m.opened || !m.services.ReadsAlong() {
			return nil, true
		}
		return tea.Batch(m.step(session.Reread{}), m.readAlong()), true
	}
	return nil, false
}

// handleInput handles what the user types, pastes and clicks.
func (m *Model) handleInput(msg tea.Msg) (tea.Cmd, bool) {
	if m.waitsForPaste(msg) {
		return nil, true
	}
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		m.touched = m.services.Now()
		return m.keyArrived(msg), true
	case burstExpired:
		return m.handleBurstExpired(msg), true
	case tea.PasteMsg:
		if m.services.Busy() {
			return nil, true
		}
		return tea.Batch(m.settle(true), m.pasteText(msg.Content)), true
	case clipboardRead:
		return tea.Batch(m.handleClipboardRead(msg), m.endPaste(msg.turn)), true
	case pasteExpired:
		return m.endPaste(msg.turn), true
	case tea.MouseMsg:
		return m.click(msg), true
	}
	return nil, false
}

// handleScreens handles what screens ask of the program.
func (m *Model) handleScreens(msg tea.Msg) (cmd tea.Cmd, handled bool) {
	switch msg := msg.(type) {
	case screen.Open:
		return m.push(msg.To), true
	case screen.Replace:
		return m.replace(msg.To), true
	case screen.Closed:
		return m.pop(), true
	case screen.Press:
		return tea.Batch(m.pop(), m.press(msg.ID)), true
	case widget.Edited:
		cmd := m.act(msg.Keep())
		m.signals.takenBack()
		return cmd, true
	case screen.Toast:
		m.toast = msg.Text
	case screen.SetTheme:
		m.themeAsked = true
		return tea.Batch(m.setTheme(msg.Name), m.adaptTheme()), true
	case screen.ToggleEssentials:
		m.toggleEssentials()
	case screen.ToggleMouse:
		m.toggleMouse()
	case screen.Quit:
		return m.leave(), true
	default:
		return nil, false
	}
	return nil, true
}

func (m *Model) resizeTop() tea.Cmd {
	return m.act(m.top().SetSize(m.bodyWidth(), m.bodyHeight()))
}

// threeFrames is the time in which what was handed to the terminal is written.
const threeFrames = 25 * time.Millisecond

// scrollAll makes the whole window scroll as one again. A frame for another size
// that was on its way when the size changed may have set a part of it apart, and
// Bubble Tea takes it that none is. The cursor stays where it was. All is drawn
// again a little later, since a frame may have come before it. It can go when
// Bubble Tea has the whole window scroll before it draws for another size.
const scrollAll = ansi.SaveCursor + "\x1b[r" + ansi.RestoreCursor

// resize tells the screen on top its room. Screens below are told when they
// come back to the top.
func (m *Model) resize() tea.Cmd { return m.resizeTop() }
