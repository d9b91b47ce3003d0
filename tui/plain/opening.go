package plain

import (
	"cmp"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"charter/assessment"
	"charter/assessment/file"
	"charter/assessment/store"
	"charter/questions/booklet"
	"charter/tui/facts"
	"charter/tui/library"
	"charter/tui/session"
)

// open opens an assessment. What stands in the way is told, with the way round
// it; errBack means that it was left as it is.
func (d *dialogue) open(path string) error { return d.opened(d.do(session.Open{Path: path})) }

// opened goes on with what came of a file that was asked for.
func (d *dialogue) opened(outcome session.Event) error {
	switch e := outcome.(type) {
	case session.Migratable:
		return d.offerMigration(e.PendingMigration)
	case session.NotOpened:
		if e.Damage != nil && (!e.Damage.Gone() || e.CanRestore()) {
			return d.offerBackup(e)
		}
		return e.Err
	case session.Opened:
		d.reported, d.menuRead = session.Trouble{}, false
		d.gap()
		if e.Remark != "" {
			d.say(e.Remark)
		}
		d.sayf("Opened: %s.", d.title())
		d.sayTrouble()
		if d.MustIntroduce() {
			return d.introduce()
		}
	}
	return nil
}

// introduce asks who is at the keyboard. Whoever goes back instead is asked no more.
func (d *dialogue) introduce() error {
	name, role, err := d.askUser()
	if errors.Is(err, errBack) || errors.Is(err, errMenu) {
		err = nil
	}
	if e, failed := d.do(session.Introduce{Typed: name, Role: role}).(session.NotRemembered); failed {
		d.say(sentence(e.Err.Error()))
	}
	return err
}

// askUser asks for the name of the user and, with one, for the role.
func (d *dialogue) askUser() (name, role string, err error) {
	d.say("What you change will bear your name. Reports for the public leave names out; a role may be published. You are asked once.")
	name, err = d.askName()
	if err != nil || name == "" || session.UserNamed(name).Role != "" {
		return name, "", err
	}
	r, err := d.askText("Your role, or an empty line to say it later in the review:", "Such as data lead; no name.")
	return name, strings.TrimSpace(r.text), err
}

// askName asks for a name until what is typed may be one.
func (d *dialogue) askName() (string, error) {
	for {
		r, err := d.askText("Your name, or an empty line if you would rather not say:", "Such as Sam Doe.")
		fault := session.NotAName(r.text)
		if err != nil || fault == nil {
			return strings.TrimSpace(r.text), err
		}
		d.say(sentence(fault.Error()))
	}
}

// title names the project, or what to call it until it has a name.
func (d *dialogue) title() string {
	a := d.Session.Assessment()
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
func (d *dialogue) offerMigration(pending session.PendingMigration) error {
	report := pending.Report
	d.gap()
	d.say("The questions have changed since this assessment was made.", strings.TrimRight(report.String(), "\n"))
	kept := file.KeptAs(pending.Path, report)
	way := file.WayBack
	if d.Hosted() {
		way = "Whoever looks after this host can give it back."
	}
	d.sayf("Nothing is changed yet. If it is moved to the newer questions no answer is lost, and the file as it is now is kept beside it as %s. %s", filepath.Base(kept), way)
	yes, err := d.confirm("Move it to version " + report.To.Version + " of the questions?")
	switch {
	case err != nil:
		return err
	case yes:
		return d.opened(d.do(session.Migrate{}))
	case pending.Readable && !d.Hosted():
		d.say("The file is left as it is. " + file.StillRead(report.From))
	default:
		d.say("The file is left as it is.")
	}
	return errBack
}

// offerBackup tells what is wrong with a file, or that it is gone, and offers its last
// good copy.
func (d *dialogue) offerBackup(e session.NotOpened) error {
	what, left := "This file cannot be opened as it is.", "The file is left as it is."
	if e.Damage.Gone() {
		what, left = "This file is gone.", "Nothing was changed."
	}
	d.gap()
	d.say(what, strings.TrimRight(e.Damage.String(), "\n"))
	if !e.CanRestore() {
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
	restored, _ := d.do(session.Restore{Path: e.Path}).(session.Restored)
	if restored.Err != nil {
		return restored.Err
	}
	d.say(restored.Words())
	return d.open(e.Path)
}

// start asks what a new assessment needs, makes its file and opens it. path is
// the file that was asked for on the command line, "" proposes one.
func (d *dialogue) start(path string) error {
	if path != "" {
		path = library.WithExtension(path)
	}
	title, organisation, user, role := "", "", "", ""
	ask := []func() error{
		func() error {
			d.say("A new assessment. You can change all of this later, except the name of the file.")
			d.sayBeforeYouStart()
			return d.askFor("Title of the project, a short name that a resident would recognise:", "You can change the title later.", &title)
		},
		func() error {
			empty := "if you do not know yet"
			if d.Organisation != "" {
				empty = "for " + oneLine(d.Organisation)
			}
			err := d.askFor("Organisation that runs it, or an empty line "+empty+":", "The full name of the organisation that runs the project.", &organisation)
			organisation = cmp.Or(organisation, d.Organisation)
			return err
		},
		func() error {
			if path == "" {
				path = filepath.Base(d.Library.FreePath(library.FileName(title)))
			}
			if d.Hosted() {
				d.sayf("Your answers are kept here under a name. It will be %s.", d.pathOf(path))
			} else {
				d.sayf("Your answers are kept in a file. It will be %s.", d.pathOf(path))
			}
			r, err := d.askText("Another name, or an empty line for this one:", "The name ends in "+library.Extension+", which is added if it is missing. No file is ever replaced.")
			if err == nil && !r.empty() {
				path = r.text
			}
			return err
		},
		func() error {
			return d.opened(d.do(session.Start{Path: d.pathOf(path), Title: title, Organisation: organisation, User: user, Role: role}))
		},
	}
	if d.User.MustSay() {
		ask = slices.Insert(ask, 2, func() (err error) {
			user, role, err = d.askUser()
			return err
		})
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
	d.say("First come the facts: they decide which questions apply.")
	return d.askAllFacts()
}

// sayBeforeYouStart tells how long it takes, what to have at hand and who should be there.
func (d *dialogue) sayBeforeYouStart() {
	for _, p := range booklet.BeforeYouStart(d.Library.TypicalCount()) {
		d.say(p.What + ": " + p.Text)
	}
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
func (d *dialogue) pathOf(name string) string { return library.WithExtension(d.Library.Resolve(name)) }

// sample writes the worked example to a free name and opens it.
func (d *dialogue) sample() error {
	outcome := d.do(session.Start{Sample: true})
	if _, opened := outcome.(session.Opened); opened {
		d.say("This is a worked example: the project and everybody in it are made up.")
	}
	return d.opened(outcome)
}

// askAllFacts asks for all facts, if none is known yet.
func (d *dialogue) askAllFacts() error {
	if d.Session.Assessment().Facts != (assessment.Facts{}) || !d.mayChange() {
		return nil
	}
	if err := d.askFacts(facts.Asked(d.Session.Pack), 0, true); !errors.Is(err, errMenu) {
		return stepBack(err)
	}
	return nil
}
