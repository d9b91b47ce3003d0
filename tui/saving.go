package tui

import (
	"context"
	"errors"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/assessment/store"
	"charter/questions/plaintext"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/screens/files"
	"charter/tui/session"
	"charter/tui/theme"
)

// statusChanged brings how saving stands. A word about a file that is no
// longer open is dropped.
type statusChanged struct {
	of     *store.Saver
	status store.Status
}

// retried says how another try to save, or to edit a file that somebody else
// had open, went.
type retried struct {
	of  *store.Saver
	now *assessment.Assessment // what the file holds, once it can be edited
	err error
}

// savedElsewhere says how saving in another place went.
type savedElsewhere struct {
	of   *store.Saver
	path string
	err  error
}

// resolved says how ending a conflict went.
type resolved struct {
	of    *store.Saver
	now   *assessment.Assessment // what the file holds now
	aside string                 // where the other version is
	err   error
}

// listen waits for the next word from the saver.
func (w *workspace) listen() tea.Cmd {
	if w.file == nil {
		return nil
	}
	f := w.file
	return func() tea.Msg {
		status, ok := <-f.Updates()
		if !ok {
			return nil
		}
		return statusChanged{f, status}
	}
}

// savedWords says in a word or two whether everything is on disk. It compares
// what was handed to the saver with what the saver has said is written, so that
// "saved" is never shown too early.
func (w *workspace) savedWords(t *theme.Theme) string {
	switch {
	case w.file == nil:
		return ""
	case w.status.ReadOnly != nil:
		return "read only"
	case w.status.Err != nil:
		return "NOT SAVED"
	case w.session.Revision() > w.status.Saved:
		return "saving" + t.Glyph.Ellipsis
	case w.status.Conflict != nil:
		return "saved beside"
	}
	return "saved " + t.Glyph.Tick
}

// withoutAcknowledged leaves out of a status what the user knows of and has left as it is.
func (w *workspace) withoutAcknowledged(status store.Status) store.Status {
	if w.acknowledged {
		status.Elsewhere, status.BackupErr = nil, nil
	}
	return status
}

// handleSaving handles messages about saving, and reports whether this was one.
func (m *Model) handleSaving(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case statusChanged:
		if msg.of != m.workspace.file {
			return nil, true
		}
		return tea.Batch(m.setStatus(msg.status), m.workspace.listen()), true
	case screen.TryAgain:
		return m.tryAgain(), true
	case screen.SaveElsewhere:
		return m.saveElsewhere(msg.Path), true
	case screen.Resolve:
		return m.resolve(msg.Assessment), true
	case screen.TakeTheirs:
		return m.takeTheirs(), true
	case screen.Acknowledge:
		m.workspace.acknowledged = true
		return m.setStatus(m.workspace.status), true
	case retried:
		return m.handleRetried(msg), true
	case savedElsewhere:
		return m.handleSavedElsewhere(msg), true
	case resolved:
		return m.handleResolved(msg), true
	}
	return nil, false
}

// setStatus takes over how saving stands and tells the screen on top.
func (m *Model) setStatus(status store.Status) tea.Cmd {
	m.workspace.status = m.workspace.withoutAcknowledged(status)
	m.workspace.publish(m.services)
	cmds := []tea.Cmd{m.workspace.dropKeys(), m.resizeTop()}
	if isTrouble(m.top()) {
		cmds = append(cmds, m.top().Activate())
	}
	if m.exit != staying && !m.closing && !status.Pending() {
		cmds = append(cmds, m.closeFile()) // what leaving waited for is done
	}
	return tea.Batch(cmds...)
}

// isTrouble reports whether a screen is about how saving stands.
func isTrouble(s screen.Screen) bool {
	switch s.(type) {
	case *files.Trouble, *files.Conflict:
		return true
	}
	return false
}

// banner is the line that stays while something is wrong with the file, or "".
// The screens that tell of it in full do without.
func (m *Model) banner() string {
	if isTrouble(m.top()) {
		return ""
	}
	line, _ := files.TroubleLine(m.services)
	shown := m.services.Keys.Get(keys.Trouble).Show
	if m.top().Typing() {
		shown = "f2"
	}
	return strings.Replace(line, "%s", shown, 1)
}

// showTrouble opens the screen that says what is wrong with the file.
func (m *Model) showTrouble() tea.Cmd {
	if _, what := files.TroubleLine(m.services); what == "" {
		m.toast = "Nothing is wrong with the file."
		return nil
	}
	kind := screen.KindTrouble
	if m.workspace.status.Conflict != nil && m.workspace.status.Err == nil && m.exit == staying {
		kind = screen.KindConflict
	}
	return m.push(screen.Route{Kind: kind})
}

// tryAgain does at once what did not work before.
func (m *Model) tryAgain() tea.Cmd {
	f := m.workspace.file
	if f == nil {
		return nil
	}
	if m.workspace.status.ReadOnly != nil {
		return m.tryLock(true)
	}
	m.toast = "Trying to save" + m.services.Theme.Glyph.Ellipsis
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(context.Background(), closeWithin)
		defer cancel()
		return retried{of: f, err: f.Flush(ctx)}
	}
}

// tryLock tries to edit a file that somebody else had open, one try at a time.
// That it failed is told if the user asked for it.
func (m *Model) tryLock(asked bool) tea.Cmd {
	m.workspace.lockRequested = m.workspace.lockRequested || asked
	if m.workspace.lockTrying {
		m.workspace.lockAgain = true // the try under way may have come too early
		return nil
	}
	m.workspace.lockTrying, m.workspace.lockAgain = true, false
	f := m.workspace.file
	return func() tea.Msg {
		now, err := f.TryLock()
		return retried{f, now, err}
	}
}

// tryQuietly looks whether the one who has the file open has closed it. It is
// called when the user does something, so that nothing runs while nothing happens.
func (m *Model) tryQuietly() tea.Cmd {
	var held *store.Held
	if m.workspace.file == nil || !errors.As(m.workspace.status.ReadOnly, &held) {
		return nil
	}
	return m.tryLock(false)
}

func (m *Model) handleRetried(msg retried) tea.Cmd {
	asked := m.workspace.lockRequested
	m.workspace.lockTrying, m.workspace.lockRequested = false, false
	if msg.of == m.workspace.file && msg.err != nil && m.workspace.lockAgain {
		return m.tryLock(asked)
	}
	if msg.of != m.workspace.file {
		return nil
	}
	if m.workspace.status.ReadOnly == nil {
		if m.toast = "Saved."; msg.err != nil {
			m.toast = "It still cannot be saved."
		}
		return m.setStatus(msg.of.Status())
	}
	if msg.err != nil {
		if asked {
			m.toast = "It is still read only."
		}
		return nil
	}
	const free = "The file is free: you can edit it now."
	same := reflect.DeepEqual(msg.now, m.workspace.session.Assessment())
	cmd := m.setStatus(msg.of.Status())
	if same {
		m.toast = free
		if isTrouble(m.top()) {
			return tea.Batch(cmd, m.pop())
		}
		return cmd
	}
	return tea.Batch(cmd, m.showVersion(msg.now, free+" What was changed meanwhile is shown."))
}

// showVersion shows another version of the open file from now on, at its map:
// the screens that were open may have held values of the version before.
func (m *Model) showVersion(a *assessment.Assessment, said string) tea.Cmd {
	before := m.workspace.session
	m.workspace.session = session.New(a, before.Pack, m.workspace.file.Name(), m.workspace.file, m.workspace.now)
	m.workspace.session.Visit(before.Visited())
	m.workspace.publish(m.services)
	m.stack = slices.DeleteFunc(m.stack, func(s screen.Screen) bool { return !isHome(s) })
	cmd := m.push(screen.Route{Kind: screen.KindMap})
	m.toast = said
	return cmd
}

// saveElsewhere saves the work in another file and goes on there.
func (m *Model) saveElsewhere(path string) tea.Cmd {
	f := m.workspace.file
	if f == nil {
		return nil
	}
	m.toast = "Saving as " + plaintext.Line(path) + m.services.Theme.Glyph.Ellipsis
	return func() tea.Msg { return savedElsewhere{f, path, f.SaveElsewhere(path)} }
}

func (m *Model) handleSavedElsewhere(msg savedElsewhere) tea.Cmd {
	if msg.of != m.workspace.file {
		return nil
	}
	if msg.err != nil {
		m.toast = "It could not be saved there."
		if err := msg.err; isTrouble(m.top()) {
			m.toast = plaintext.Line(err.Error())
		}
		return m.top().Update(screen.NotSavedElsewhere{Path: msg.path, Err: msg.err})
	}
	m.workspace.session.Path = msg.of.Name()
	m.workspace.acknowledged = false
	m.exit = staying
	cmds := []tea.Cmd{m.setStatus(msg.of.Status()), m.addRecent()}
	for {
		_, asking := m.top().(*files.Elsewhere)
		if len(m.stack) == 1 || !asking && !isTrouble(m.top()) {
			break
		}
		m.stack = m.stack[:len(m.stack)-1]
	}
	m.toast = "Saved as " + plaintext.Line(filepath.Base(msg.path)) + ". You go on with that file."
	return tea.Batch(append(cmds, m.resizeTop(), m.top().Activate())...)
}

// resolve ends a conflict with a version of ours. Meanwhile no key does
// anything: a change now would be one to a version that is gone.
func (m *Model) resolve(a *assessment.Assessment) tea.Cmd {
	f := m.workspace.file
	if f == nil || m.workspace.status.Conflict == nil {
		return screen.Close()
	}
	m.resolving, m.toast = true, "Writing the file"+m.services.Theme.Glyph.Ellipsis
	return func() tea.Msg {
		aside, err := f.Resolve(context.Background(), a)
		return resolved{f, a, aside, err}
	}
}

// takeTheirs ends a conflict with the version of the other.
func (m *Model) takeTheirs() tea.Cmd {
	f, found := m.workspace.file, m.workspace.status.Conflict
	if f == nil || found == nil {
		return screen.Close()
	}
	m.resolving, m.toast = true, "Reading the file"+m.services.Theme.Glyph.Ellipsis
	return func() tea.Msg {
		theirs, err := f.TakeTheirs(context.Background())
		return resolved{f, theirs, found.Beside, err}
	}
}

func (m *Model) handleResolved(msg resolved) tea.Cmd {
	m.resolving = false
	if msg.of != m.workspace.file {
		return nil
	}
	cmd := m.setStatus(msg.of.Status())
	var again *store.Conflict
	switch {
	case errors.As(msg.err, &again):
		m.toast = "They have changed the file once more. Look at the differences again."
		return cmd
	case msg.err != nil:
		m.toast = plaintext.Line(msg.err.Error())
		return cmd
	}
	said := "There is one version again."
	if msg.aside != "" {
		said += " The other one is kept as " + plaintext.Line(filepath.Base(msg.aside)) + "."
	}
	return tea.Batch(cmd, m.showVersion(msg.now, said))
}
