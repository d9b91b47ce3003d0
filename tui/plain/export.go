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
)

// wish is a report as it is asked for.
type wish struct {
	audience report.Audience
	formats  []output.Format
	folder   string
}

// export asks for whom, in which formats and where, tells what will be written and
// what is withheld, and writes it once that was said.
func (d *dialogue) export() error {
	w := wish{report.Public, nil, filepath.Dir(d.Session.Path)}
	steps := []func() error{
		func() error { return d.askAudience(&w) },
		func() error { return d.askFormats(&w) },
		func() error { return d.askFolder(&w) },
		func() error { return d.writeReport(&w) },
	}
	d.gap()
	d.say("Export. Three questions, then you hear what will be written.")
	for i := 0; i < len(steps); {
		err := steps[i]()
		switch {
		case errors.Is(err, errBack) && i > 0:
			i--
		case err != nil:
			return stepBack(err)
		default:
			i++
		}
	}
	return nil
}

func (d *dialogue) askAudience(w *wish) error {
	const help = "A public report leaves out private notes, people's names and the places of evidence that is not public. An internal one has everything."
	d.say("Who will read it?", "1. Public: the public, and officers who receive it.", "2. Internal: only us, with private notes and names.")
	for {
		r, err := d.ask(fmt.Sprintf("Type public or internal. An empty line is %s:", w.audience), help, "public", "internal", "1", "2")
		switch {
		case err != nil || r.empty():
			return err
		case r.word == "public" || r.word == "1":
			w.audience = report.Public
			return nil
		case r.word == "internal" || r.word == "2":
			w.audience = report.Internal
			return nil
		}
		d.say("Type public or internal.")
	}
}

func (d *dialogue) askFormats(w *wish) error {
	const usual = "md, json"
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
			w.formats, err = output.Choose(names)
			return err
		}
		d.say(why)
	}
}

func (d *dialogue) askFolder(w *wish) error {
	r, err := d.askText(fmt.Sprintf("In which folder? An empty line is %s:", w.folder), "Type the path of a folder. It is made if it is not there.")
	if err == nil && !r.empty() {
		w.folder = d.Library.Resolve(r.text)
	}
	return err
}

const writeHelp = "Type write to write the files, preview to hear the Markdown, withheld to hear what is left out and why, or back to change your answers."

// writeReport tells what will be written and writes it when told to.
func (d *dialogue) writeReport(w *wish) error {
	made := report.Build(d.Session.Assessment(), d.Session.Pack, report.Options{Audience: w.audience, Now: d.Session.Now(), Tool: d.Tool})
	files, err := output.Plan(w.folder, output.Stem(d.Session.Path, w.audience), made, w.formats)
	if err != nil {
		d.say("The report cannot be made: "+sentence(err.Error()), "Nothing was written.")
		return errMenu
	}
	d.gap()
	d.say("These files will be written:")
	for _, f := range files {
		d.say(f.Path)
	}
	switch {
	case w.audience == report.Internal:
		d.say("Nothing is withheld: this report is for yourselves.")
	case len(made.Withheld) == 0:
		d.say("Nothing had to be withheld from the public.")
	default:
		d.sayf("%s from the public. The report lists what and why.", wording.Capital(plural(len(made.Withheld), "item is withheld", "items are withheld")))
	}
	for _, remark := range made.NameRemarks() {
		d.say(oneLine(remark.Sentence()))
	}
	for {
		r, err := d.ask("Type write, preview, withheld or back:", writeHelp, "write", "preview", "withheld")
		if err != nil {
			return err
		}
		switch r.word {
		case "write":
			return d.write(files)
		case "preview":
			d.say(string(report.Markdown(made)))
		case "withheld":
			d.say(withheldWords(made)...)
		default:
			d.say(writeHelp)
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
	err := output.Write(files, false)
	var exists *output.Exists
	if errors.As(err, &exists) {
		d.say("Nothing is written yet. These files are there already:")
		d.say(exists.Paths...)
		const help = "Type replace to replace them, or back to choose another folder."
		r, askErr := d.ask(help, help, "replace")
		if askErr != nil {
			return askErr
		}
		if r.word != "replace" {
			d.say("Nothing was written.")
			return errBack
		}
		err = output.Write(files, true)
	}
	if err != nil {
		d.say(sentence(err.Error()))
		return errBack
	}
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = filepath.Base(f.Path)
	}
	d.sayf("Written: %s.", strings.Join(names, ", "))
	return nil
}
