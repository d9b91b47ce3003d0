package plain

import (
	"context"
	"errors"
	"fmt"
	"io"

	"charter/exports/wording"
	"charter/tui/session"
)

// Options say how the conversation begins, and in which surroundings.
type Options struct {
	session.Environment

	Path   string // the file to open, or with New to make; "" begins with a choice of files
	New    bool   // begin by asking what a new assessment needs
	Sheets bool   // only take ballot sheets for the file, and end then
	Width  int    // of a line of output, in characters; 0 breaks no line
	Echo   bool   // repeat what is read: nobody sees it being typed
}

// dialogue is one conversation, about one assessment at a time.
type dialogue struct {
	*console
	*session.Workspace

	options  Options
	reported session.Trouble // what was said last about the saving
	menuRead bool            // the menu was read out in full
	nextSaid string          // what to do next, as it was said last
	notKept  bool            // ballot sheets that are being typed cannot be kept meanwhile
}

// do takes an event to the workspace and does at once what that leads to. It gives what
// came of it first; nil when there is nothing to tell.
func (d *dialogue) do(e session.Event) session.Event {
	outcome, effects := d.Step(e)
	for _, effect := range effects {
		came := effect()
		if came == nil {
			continue
		}
		if next := d.do(came); outcome == nil {
			outcome = next
		} else if remark, ok := next.(session.NotRemembered); ok {
			d.say(sentence(remark.Err.Error()))
		}
	}
	return outcome
}

// Run holds a conversation until the user leaves, the input ends or ctx is done.
// Then everything is saved. An error tells that the file of the options could not
// be opened, that nothing can be written to out, or that work could not be saved,
// and where it is kept.
func Run(ctx context.Context, in io.Reader, out io.Writer, o Options) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	d := &dialogue{
		console: newConsole(ctx, in, out, o.Width, o.Echo), options: o,
		Workspace: &session.Workspace{Environment: o.Environment},
	}
	err := d.converse()
	if errors.Is(err, errLeave) || errors.Is(err, errEnd) {
		err = d.finish(errors.Is(err, errEnd))
	}
	return errors.Join(err, d.writeErr)
}

// converse goes from the choice of a file to the menu and back, until it is asked to
// end; the error then is errLeave or errEnd.
func (d *dialogue) converse() error {
	d.say("charter, a self-assessment for data and AI projects, in plain lines. Type help at any time.")
	if wrong := d.User.Fault; wrong != nil {
		d.say(wording.Capital(sentence(wrong.Error())))
	}
	err := errBack
	switch {
	case d.options.New:
		err = d.start(d.options.Path)
	case d.options.Path != "":
		err = d.open(d.options.Path)
	}
	if d.options.Sheets {
		return d.sheetsOnly(err)
	}
	for {
		switch {
		case errors.Is(err, errLeave) && d.tellConflict():
			err = nil
		case err == nil:
			err = d.menu()
		case errors.Is(err, errBack), errors.Is(err, errMenu):
			err = d.home()
		default:
			return err
		}
	}
}

// finish says goodbye once everything is saved. Where that cannot be done the user
// decides; when nobody can be asked any more the work is written to a file of
// its own.
func (d *dialogue) finish(inputEnded bool) error {
	ask := d.leaveAnyway
	if inputEnded {
		ask = d.rescue
	}
	err := d.closeWith(ask)
	if errors.Is(err, errEnd) {
		inputEnded = true
		err = d.closeWith(d.rescue)
	}
	if err != nil {
		return err
	}
	if inputEnded && d.ctx.Err() == nil {
		d.say("The input has ended.")
	}
	d.say("Goodbye.")
	return nil
}

// rescue keeps work that could not be saved in a file of its own.
func (d *dialogue) rescue(cause error) error {
	kept, err := d.Rescue()
	d.do(session.Discard{})
	if err != nil {
		return fmt.Errorf("not everything is saved: %w", errors.Join(cause, err))
	}
	return fmt.Errorf("%w. Your work is in %s; open that file to go on", cause, kept)
}
