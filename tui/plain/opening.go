package plain

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"charter/assessment"
	"charter/assessment/file"
	"charter/assessment/format"
	"charter/assessment/sample"
	"charter/assessment/store"
	"charter/tui/facts"
	"charter/tui/library"
	"charter/tui/session"
)

// open opens an assessment. What stands in the way is told, with the way round
// it; errBack means that it was left as it is.
func (d *dialogue) open(path string) error {
	pack, err := d.options.Packs.For(path)
	if err != nil {
		return err
	}
	f, a, err := file.Open(path, d.options.files(pack))
	var other *format.OtherPack
	switch {
	case errors.As(err, &other) && other.Older():
		return d.offerMigration(path, other)
	case file.CanGoBack(err):
		made, unknown := d.options.Packs.ForReading(path)
		if unknown != nil {
			return err
		}
		if damage := file.Inspect(path, made); damage != nil && (!damage.Gone() || damage.Backup.Err == nil) {
			return d.offerBackup(path, damage)
		}
		return err
	case err != nil:
		return err
	}
	d.file, d.session = f, session.New(a, pack, f.Name(), f, d.options.Now)
	d.reported, d.menuRead = store.Status{}, false
	d.gap()
	d.sayf("Opened: %s.", d.title())
	d.sayTrouble()
	if err := d.library.Opened(f.Name()); err != nil {
		d.say(sentence(err.Error()))
	}
	return nil
}

// title names the project, or what to call it until it has a name.
func (d *dialogue) title() string {
	a := d.session.Assessment()
	title := oneLine(a.Project.Title)
	if title == "" {
		title = "Project without a title"
	}
	if a.Example {
		title = "Example, " + title
	}
	return title
}

// oneLine puts a text on one line.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// offerMigration offers to move a file to the newer version of its questions.
func (d *dialogue) offerMigration(path string, other *format.OtherPack) error {
	report, err := other.Preview()
	if err != nil {
		return err
	}
	d.gap()
	d.say("The questions have changed since this assessment was made.", strings.TrimRight(report.String(), "\n"))
	d.say("Nothing is changed yet. If it is moved to the newer questions no answer is lost, and a copy of the file as it is now stays beside it.")
	yes, err := d.confirm("Move it to version " + report.To.Version + " of the questions?")
	if err != nil {
		return err
	}
	if !yes && d.options.Packs.Readable(other.Assessment) {
		d.say("The file is left as it is. " + file.StillRead(report.From))
		return errBack
	}
	if !yes {
		d.say("The file is left as it is.")
		return errBack
	}
	_, copied, err := file.Migrate(path, d.options.Packs, d.options.files(nil))
	if err != nil {
		return err
	}
	if copied != "" {
		d.sayf("Moved. The file as it was is kept as %s.", filepath.Base(copied))
	}
	return d.open(path)
}

// offerBackup tells what is wrong with a file, or that it is gone, and offers its last
// good copy.
func (d *dialogue) offerBackup(path string, damage *file.Damage) error {
	what, left := "This file cannot be opened as it is.", "The file is left as it is."
	if damage.Gone() {
		what, left = "This file is gone.", "Nothing was changed."
	}
	d.gap()
	d.say(what, strings.TrimRight(damage.String(), "\n"))
	if damage.Backup.Err != nil {
		d.say("Nothing in the file was changed.")
		return errBack
	}
	yes, err := d.confirm("Go back to the last good copy?")
	if err != nil {
		return err
	}
	if !yes {
		d.say(left)
		return errBack
	}
	pack, err := d.options.Packs.ForReading(path)
	if err != nil {
		return err
	}
	aside, err := file.Restore(path, d.options.files(pack))
	if err != nil {
		return err
	}
	d.say(backWords(aside))
	return d.open(path)
}

// backWords tell that the last good copy is back; aside is the damaged file, if
// there was one.
func backWords(aside string) string {
	if aside == "" {
		return "The last good copy is back."
	}
	return fmt.Sprintf("The last good copy is back. The damaged file is kept as %s.", filepath.Base(aside))
}

// start asks what a new assessment needs, makes its file and opens it. path is
// the file that was asked for on the command line, "" proposes one.
func (d *dialogue) start(path string) error {
	if path != "" {
		path = library.WithExtension(path)
	}
	title, organisation := "", ""
	ask := []func() error{
		func() error {
			d.say("A new assessment. You can change all of this later, except the name of the file.")
			return d.askFor("Title of the project, a short name that a resident would recognise:", "You can change the title later.", &title)
		},
		func() error {
			return d.askFor("Organisation that runs it, or an empty line if you do not know yet:", "The full name of the organisation that runs the project.", &organisation)
		},
		func() error {
			if path == "" {
				path = filepath.Base(d.library.FreePath(library.FileName(title)))
			}
			d.sayf("Your answers are kept in a file. It will be %s.", d.pathOf(path))
			r, err := d.askText("Another name, or an empty line for this one:", "The name ends in "+library.Extension+", which is added if it is missing. No file is ever replaced.")
			if err == nil && !r.empty() {
				path = r.text
			}
			return err
		},
		func() error { return d.create(path, title, organisation) },
	}
	for i := 0; i < len(ask); {
		err := ask[i]()
		var trouble store.Trouble
		switch {
		case errors.Is(err, errBack) && i > 0:
			i--
		case errors.As(err, &trouble):
			d.say(sentence(trouble.Error()))
			i--
		case err != nil:
			return err
		case i == 0 && title == "":
			d.say("Type a title first, or back to go to the choice of files.")
		default:
			i++
		}
	}
	if err := d.open(d.pathOf(path)); err != nil {
		return err
	}
	d.say("First come the facts: they decide which questions apply.")
	return d.askAllFacts()
}

// askFor asks for a line; an empty one keeps what is there.
func (d *dialogue) askFor(prompt, help string, value *string) error {
	if *value != "" {
		prompt = "Now: " + sentence(*value) + " " + prompt
	}
	r, err := d.askText(prompt, help+" An empty line keeps what is there.")
	if err == nil && !r.empty() {
		*value = strings.TrimSpace(r.text)
	}
	return err
}

// pathOf is where a file of that name will be.
func (d *dialogue) pathOf(name string) string { return library.WithExtension(d.library.Resolve(name)) }

// create makes the file of a new assessment.
func (d *dialogue) create(name, title, organisation string) error {
	path := d.pathOf(name)
	fresh, err := d.options.Packs.New(path, d.options.Now())
	if err != nil {
		return err
	}
	fresh.Project.Title, fresh.Project.Organisation = title, organisation
	return file.Create(path, fresh)
}

// sample writes the worked example to a free name and opens it.
func (d *dialogue) sample() error {
	pack, err := d.options.Packs.Main()
	if err != nil {
		return err
	}
	example, err := d.options.Sample(pack)
	if err != nil {
		return err
	}
	path := d.library.FreePath(sample.FileName)
	if ref, err := d.options.Packs.Ref(path); err == nil {
		example.Pack.Folder = ref.Folder
	}
	if err := file.Create(path, example); err != nil {
		return err
	}
	d.say("This is a worked example: the project and everybody in it are made up.")
	return d.open(path)
}

// askAllFacts asks for all facts, if none is known yet.
func (d *dialogue) askAllFacts() error {
	if d.session.Assessment().Facts != (assessment.Facts{}) || !d.mayChange() {
		return nil
	}
	if err := d.askFacts(facts.All(), 0, true); !errors.Is(err, errMenu) {
		return stepBack(err)
	}
	return nil
}
