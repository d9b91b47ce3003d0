package plain

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"time"

	"charter/assessment/file"
	"charter/assessment/sample"
	"charter/assessment/store"
	"charter/questions"
	"charter/tui/library"
	"charter/tui/session"
)

// Options say how the conversation begins.
type Options struct {
	Path   string       // the file to open, or with New to make; "" begins with a choice of files
	New    bool         // begin by asking what a new assessment needs
	Packs  *file.Packs  // give each file its questions
	Sample sample.Maker // gives the worked example
	Folder string       // the folder whose files are offered; "" is the current one
	Recent string       // the file that keeps the list of files opened lately; "" keeps none
	Width  int          // of a line of output, in characters; 0 breaks no line
	Echo   bool         // repeat what is read: nobody sees it being typed
	Tool   string       // the program and its version, named in reports
	Now    func() time.Time

	Self    func() store.Holder // who is named to others as having a file open
	Refuges []string            // folders for work that cannot be saved in its own when nobody can be asked any more
}

// files says how files with a pack are opened.
func (o Options) files(pack *questions.Pack) file.Options {
	return file.Options{Pack: pack, Now: o.Now, Self: o.Self, Refuges: o.Refuges}
}

// dialogue is one conversation, about one assessment at a time.
type dialogue struct {
	*console
	options Options
	library library.Library

	file     *store.Saver // nil until an assessment is open
	session  *session.Session
	reported store.Status // what was said last about the saving
	menuRead bool         // the menu was read out in full
}

// Run holds a conversation until the user leaves, the input ends or ctx is done.
// Then everything is saved. An error tells that the file of the options could not
// be opened, that nothing can be written to out, or that work could not be saved,
// and where it is kept.
func Run(ctx context.Context, in io.Reader, out io.Writer, o Options) error {
	folder, err := filepath.Abs(cmp.Or(o.Folder, "."))
	if err != nil {
		return fmt.Errorf("cannot tell which folder this is: %w. Go to another folder and start again", err)
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	d := &dialogue{
		console: newConsole(ctx, in, out, o.Width, o.Echo), options: o,
		library: library.Library{Folder: folder, Recent: o.Recent, Packs: o.Packs},
	}
	err = d.converse()
	if errors.Is(err, errLeave) || errors.Is(err, errEnd) {
		err = d.finish(errors.Is(err, errEnd))
	}
	return errors.Join(err, d.writeErr)
}

// converse goes from the choice of a file to the menu and back, until it is asked to
// end; the error then is errLeave or errEnd.
func (d *dialogue) converse() error {
	d.say("Charter, a self-assessment for data and AI projects, in plain lines. Type help at any time.")
	err := errBack
	switch {
	case d.options.New:
		err = d.start(d.options.Path)
	case d.options.Path != "":
		err = d.open(d.options.Path)
	}
	for {
		switch {
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
	for d.file != nil {
		path := d.file.Name()
		err := d.close()
		switch {
		case err == nil:
			d.sayf("Everything is saved in %s.", path)
		case inputEnded:
			return d.rescue(err)
		default:
			again, askErr := d.leaveAnyway(err)
			if askErr != nil {
				inputEnded = true
			} else if !again {
				d.file.Discard()
				d.file = nil
			}
		}
	}
	if inputEnded && d.ctx.Err() == nil {
		d.say("The input has ended.")
	}
	d.say("Goodbye.")
	return nil
}

// rescue keeps work that could not be saved in a file of its own.
func (d *dialogue) rescue(cause error) error {
	kept, err := file.SaveRecovery(d.file.Name(), d.session.Assessment(), d.options.files(nil))
	d.file.Discard()
	if err != nil {
		return fmt.Errorf("not everything is saved: %w", errors.Join(cause, err))
	}
	return fmt.Errorf("%w. Your work is in %s; open that file to go on", cause, kept)
}
