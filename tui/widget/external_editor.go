package widget

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"

	"charter/tui/keys"
	"charter/tui/screen"
)

// Edited brings back a text that was written in the user's own editor. Whatever is
// on the screen by then, Keep puts it where it belongs.
type Edited struct {
	Text string
	Err  error        // why the text is as it was before
	Put  func(string) // keeps the text
}

// Keep keeps the text, or says why there is none.
func (e Edited) Keep() screen.Requests {
	if e.Err != nil {
		return screen.ShowToast(e.Err.Error())
	}
	e.Put(strings.ReplaceAll(e.Text, "\r\n", "\n"))
	return nil
}

// EditorKeys is the key to hand a text to the user's own editor. On a host there is none: an
// editor would be a way to all of the host.
func EditorKeys(svc *screen.Services) []screen.Key {
	if svc.Hosted() {
		return nil
	}
	return []screen.Key{{ID: keys.Editor, Disabled: svc.ReadOnly}}
}

// EditExternally hands a text to the user's own editor and waits for it, with the
// terminal given over to it meanwhile. What comes back is handed to put.
func EditExternally(svc *screen.Services, text string, put func(string)) screen.Requests {
	own := &externalEditor{text: text, command: strings.Fields(svc.Editor), lent: &svc.Lent}
	if len(own.command) == 0 {
		return screen.ShowToast("No editor is set. Set the variable EDITOR to the name of one, such as nano, and start again.")
	}
	return screen.Run(tea.Exec(own, func(err error) tea.Msg { return Edited{own.text, err, put} }))
}

// externalEditor runs an editor on a text. It implements [tea.ExecCommand].
type externalEditor struct {
	command []string // the editor and its own arguments
	text    string   // before, and once it has run, after
	lent    *atomic.Bool
	in      io.Reader
	out     io.Writer
	errors  io.Writer
}

// SetStdin implements [tea.ExecCommand]. The editor gets the terminal itself, not
// what this program makes of it.
func (o *externalEditor) SetStdin(r io.Reader) {
	if terminal, ok := r.(interface{ Terminal() *os.File }); ok {
		r = terminal.Terminal()
	}
	o.in = r
}
func (o *externalEditor) SetStdout(w io.Writer) { o.out = w }
func (o *externalEditor) SetStderr(w io.Writer) { o.errors = w }

// Run writes the text to a file of its own that only this user may read, runs
// the editor on it and reads it again. The text stays as it was if any of that fails.
// The terminal counts as lent until the text is kept.
func (o *externalEditor) Run() (err error) {
	o.lent.Store(true)
	folder, err := os.MkdirTemp("", "charter-")
	if err != nil {
		return fmt.Errorf("no room for the editor's file: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	path := filepath.Join(folder, "text.md")
	if err := os.WriteFile(path, []byte(o.text), 0o600); err != nil {
		return fmt.Errorf("the editor's file cannot be written: %w", err)
	}
	editor := exec.Command(o.command[0], append(o.command[1:], path)...)
	editor.Stdin, editor.Stdout, editor.Stderr = o.in, o.out, o.errors
	if err := editor.Run(); err != nil {
		return fmt.Errorf("the editor %s did not end well, so the text is as it was: %w", o.command[0], err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("the editor's file cannot be read, so the text is as it was: %w", err)
	}
	o.text = strings.TrimSuffix(strings.ReplaceAll(string(text), "\r\n", "\n"), "\n")
	return nil
}
