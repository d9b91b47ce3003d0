package plain

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"charter/assessment/project"
	"charter/exports/output"
	"charter/exports/report"
	"charter/exports/wording"
	"charter/tui/session"
)

// export asks for whom, in which formats and where, tells what will be written and
// what is withheld, and writes it once that was said.
func (d *dialogue) export() error {
	w, asked := d.Session.NewExport(), false
	steps := []func() error{
		func() error { return d.askAudience(&w) },
		func() error { return d.askFormats(&w) },
		func() error {
			if d.Hosted() {
				return nil
			}
			return d.askFolder(&w)
		},
		func() error {
			if !asked {
				asked = true
				if err := d.askBefore(&w); err != nil {
					return err
				}
			}
			return d.writeReport(&w)
		},
	}
	d.gap()
	if d.Hosted() {
		d.say("Export. Two questions, then you hear how to fetch it.")
	} else {
		d.say("Export. Three questions, then you hear what will be written.")
	}
	for i := 0; i < len(steps); {
		err := steps[i]()
		switch {
		case errors.Is(err, errBack) && i > 0:
			if i--; i == 2 && d.Hosted() { // where no folder is asked for
				i--
			}
		case err != nil:
			return stepBack(err)
		default:
			i++
		}
	}
	return nil
}

func (d *dialogue) askAudience(w *session.Export) error {
	const help = "A public report leaves out private notes, people's names and the places of evidence that is not public. An internal one has everything."
	d.say("Who will read it?", "1. Public: the public, and officers who receive it.", "2. Internal: only us, with private notes and names.")
	for {
		r, err := d.ask(fmt.Sprintf("Type public or internal. An empty line is %s:", w.Audience), help, "public", "internal", "1", "2")
		switch {
		case err != nil || r.empty():
			return err
		case r.word == "public" || r.word == "1":
			w.Audience = report.Public
			return nil
		case r.word == "internal" || r.word == "2":
			w.Audience = report.Internal
			return nil
		}
		d.say("Type public or internal.")
	}
}

func (d *dialogue) askFormats(w *session.Export) error {
	usual := strings.Join(w.Formats, ", ")
	var options []project.Option
	d.say("In which formats?")
	for _, f := range output.Formats() {
		options = append(options, project.Option{Value: f.Name, Label: f.Name})
		d.sayf("%d. %s: %s.", len(options), f.Name, f.Words)
	}
	for {
		r, err := d.ask("Type numbers or words with commas between. An empty line is "+usual+":", "For example: 1, 3.")
		if err != nil {
			return err
		}
		text := r.text
		if r.empty() {
			text = usual
		}
		names, why := chosen(text, options)
		if why == "" {
			w.Formats = names
			return nil
		}
		d.say(why)
	}
}

func (d *dialogue) askFolder(w *session.Export) error {
	r, err := d.askText(fmt.Sprintf("In which folder? An empty line is %s:", w.Folder), "Type the path of a folder. It is made if it is not there.")
	if err == nil && !r.empty() {
		w.Folder = r.text
	}
	return err
}

// askBefore asks what is to be asked before the report is made.
func (d *dialogue) askBefore(w *session.Export) error {
	if !d.mayChange() {
		return nil
	}
	for _, form := range d.Session.AsksBefore(*w) {
		if err := d.fillFormOf(form); err != nil {
			return err
		}
	}
	return nil
}

// names asks what names stand for: those not said yet, and those that were said.
func (d *dialogue) names() error {
	names := append(d.Session.UnknownNames(), d.Session.KnownNames()...)
	if len(names) == 0 {
		d.say("No name or mailbox looks like that of a person.")
		return nil
	}
	return d.change(func() error { return d.fillFormOf(d.Session.NamesForm(names)) })
}

const writeHelp = "Type write to write the files, preview to hear the Markdown, withheld to hear what is left out and why, or back to change your answers."

// writeReport tells what will be written and writes it when told to.
func (d *dialogue) writeReport(w *session.Export) error {
	made, _ := d.do(session.Prepare{Export: *w}).(session.Prepared)
	if made.Err != nil {
		d.say("The report cannot be made: "+sentence(made.Err.Error()), "Nothing was written.")
		return errMenu
	}
	d.gap()
	words, help := []string{"write", "preview", "withheld"}, writeHelp
	if d.Hosted() {
		words, help = words[1:], "Type preview to hear the Markdown, withheld to hear what is left out and why, or back to change your answers."
		d.say("To have these files, type on your own computer:")
		d.say(d.Session.FetchReport(made)...)
	} else {
		d.say("These files will be written:")
		for _, f := range made.Files {
			d.say(f.Path)
		}
	}
	d.say(made.Withheld())
	for _, remark := range made.Report.Remarks() {
		d.say(oneLine(remark.Sentence()))
	}
	for {
		r, err := d.ask("Type "+strings.Join(words, ", ")+" or back:", help, words...)
		if err != nil {
			return err
		}
		switch r.word {
		case "write":
			return d.write(made.Files)
		case "preview":
			d.say(string(report.Markdown(made.Report)))
		case "withheld":
			d.say(withheldWords(made.Report)...)
		default:
			d.say(help)
		}
	}
}

// withheldWords say what is left out, grouped by the reason as in the report.
func withheldWords(r *report.Report) []string {
	if len(r.Withheld) == 0 {
		return []string{"Nothing is withheld."}
	}
	var text []string
	for _, group := range r.WithheldGroups() {
		text = append(text, fmt.Sprintf("%s: %s", wording.Capital(group.Reason), sentence(strings.Join(group.What, "; "))))
	}
	return text
}

// write writes the files; those that are there are replaced only when that was
// said in a word of its own.
func (d *dialogue) write(files []output.File) error {
	written, _ := d.do(session.Write{Files: files}).(session.Written)
	if len(written.There) > 0 {
		d.say("Nothing is written yet. These files are there already:")
		d.say(written.There...)
		const help = "Type replace to replace them, or back to choose another folder."
		r, err := d.ask(help, help, "replace")
		if err != nil {
			return err
		}
		if r.word != "replace" {
			d.say("Nothing was written.")
			return errBack
		}
		written, _ = d.do(session.Write{Files: files, Replace: true}).(session.Written)
	}
	if written.Err != nil {
		d.say(sentence(written.Err.Error()))
		return errBack
	}
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = filepath.Base(f.Path)
	}
	d.sayf("Written: %s.", strings.Join(names, ", "))
	d.say(session.AfterExport, "To go on elsewhere, or to hand over, type menu and then handover.")
	return nil
}
