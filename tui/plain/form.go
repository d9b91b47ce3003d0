package plain

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"charter/assessment"
	"charter/assessment/date"
	"charter/assessment/project"
	"charter/exports/wording"
	"charter/tui/session"
)

// formField is a field of a form as it is asked for in plain lines.
type formField struct {
	session.Field
	remarks func() []string // on what was typed; may be nil
	taken   bool            // what was listed was taken: only the last field is left
}

// asLines makes the fields of a form ready to be asked.
func asLines(fields []session.Field) []formField {
	asked := make([]formField, len(fields))
	for i, field := range fields {
		asked[i] = formField{Field: field}
	}
	return asked
}

// fillFormOf says what a form is for and asks for its fields.
func (d *dialogue) fillFormOf(f session.Form) error {
	d.gap()
	d.say(f.Title + ". " + f.About)
	return d.fillForm(asLines(f.Fields))
}

// formHelp tells what can be typed in a form.
const formHelp = "An empty line keeps what is there. Type clear to take it away, back for the field before, done to end here and keep everything, cancel to end here and keep nothing of it."

// fillForm asks for fields one after another. Each is kept as soon as it is typed.
// Back from the first field ends the form.
func (d *dialogue) fillForm(fields []formField) error {
	d.say(formHelp)
	return d.orCancel(func() error { return d.fillFields(fields) })
}

// orCancel fills something in. When that is cancelled, nothing of it is kept.
func (d *dialogue) orCancel(fill func() error) error {
	before := d.Session.Assessment()
	err := fill()
	if !errors.Is(err, errCancel) {
		return err
	}
	d.Session.Return(before)
	d.say("Nothing of it was kept.")
	d.saySaved()
	return nil
}

func (d *dialogue) fillFields(fields []formField) error {
	for i := 0; i < len(fields); {
		done, err := d.fillField(i, len(fields), &fields[i])
		switch {
		case fields[i].taken:
			fields[i].taken = false
			i = len(fields) - 1
		case errors.Is(err, errBack) && i > 0:
			i--
		case errors.Is(err, errBack):
			return nil
		case err != nil:
			return err
		case done:
			return nil
		default:
			i++
		}
	}
	return nil
}

// fillField asks for one field.
func (d *dialogue) fillField(i, of int, f *formField) (done bool, err error) {
	d.gap()
	d.sayf("Field %d of %d: %s %s", i+1, of, sentence(f.Label), sentence(f.Hint))
	d.sayf("Now: %s", sentence(f.words(f.Get())))
	before := f.Get()
	switch f.Kind {
	case project.KindText, project.KindLong:
		done, err = d.fillLines(f)
	case project.KindChoice, project.KindYes:
		done, err = d.fillChoice(f)
	case project.KindMany:
		done, err = d.fillMany(f)
	default:
		done, err = d.fillLine(f)
	}
	if f.Get() != before && !errors.Is(err, errCancel) {
		if !f.Kind.OneLine() && f.Kind != project.KindText && f.Kind != project.KindLong {
			d.sayf("It is now: %s", sentence(f.words(f.Get())))
		}
		for _, remark := range f.Remarks(f.Get()) {
			d.say(oneLine(remark.Text))
		}
		if f.remarks != nil {
			d.say(f.remarks()...)
		}
		d.saySaved()
	}
	return done, err
}

// words tells a value as it is read out.
func (f *formField) words(value string) string {
	if strings.TrimSpace(value) == "" {
		if f.Kind == project.KindYes {
			return "no"
		}
		if f.Kind == project.KindChoice {
			return cmp.Or(strings.ToLower(f.Nothing), "blank")
		}
		return "blank"
	}
	switch f.Kind {
	case project.KindYes:
		return "yes"
	case project.KindDay:
		if day, err := assessment.ParseDate(value); err == nil {
			return day.Words()
		}
	case project.KindChoice, project.KindMany:
		var labels []string
		for one := range strings.SplitSeq(value, "\n") {
			labels = append(labels, labelOf(one, f.Options))
		}
		return strings.Join(labels, "; ")
	}
	return value
}

// labelOf tells an option in words; a value beside the options is the user's own.
func labelOf(value string, options []project.Option) string {
	for _, option := range options {
		if option.Value == value {
			return option.Label
		}
	}
	return value + " (your own word)"
}

// set writes the value if it is another one.
func (f *formField) write(value string) {
	if value != f.Get() {
		f.Set(value)
	}
}

func (f *formField) help() string {
	return strings.TrimSpace(sentence(f.Label)+" "+sentence(f.Hint)) + " " + formHelp
}

// askField asks for a field in one of the ways to ask.
func (d *dialogue) askField(ask func(prompt, help string, words ...string) (reply, error), prompt string, f *formField) (reply, error) {
	r, err := ask(prompt, f.help(), "clear", "done", wordCancel)
	if r.word == wordCancel {
		err = errCancel
	}
	return r, err
}

// settled deals with what may be answered to any field: nothing, which keeps what
// is there, clear and done. over tells that the field is not asked for again.
func (f *formField) settled(r reply, err error) (over, done bool) {
	switch {
	case err != nil || r.empty():
		return true, false
	case r.word == "done":
		return true, true
	case r.word == "clear":
		f.write("")
		return true, false
	}
	return false, false
}

// fillLine asks for a text of one line, or a day.
func (d *dialogue) fillLine(f *formField) (done bool, err error) {
	prompt := f.Label + ":"
	offered := d.sayListed(f)
	if f.Kind == project.KindDay {
		prompt = f.Label + ", for example 31 May 2026 or 2026-05-31:"
	}
	for {
		r, err := d.askField(d.askText, prompt, f)
		if over, done := f.settled(r, err); over {
			return done, err
		}
		text := strings.TrimSpace(r.text)
		if n := numberIn(text, len(offered)); n > 0 {
			f.Take(offered[n-1].Value)
			f.taken = true
			return false, nil
		}
		if f.Kind == project.KindDay {
			day, said, err := date.Read(text, d.Session.Today(), f.Month)
			if err != nil {
				d.sayf("%s. An empty line keeps what is there.", wording.Capital(err.Error()))
				continue
			}
			if said != "" {
				d.say(sentence(wording.Capital(said)))
			}
			text = day.String()
		}
		if why := f.Mistake(text); why != "" {
			d.say(why, "An empty line keeps what is there.")
			continue
		}
		f.write(text)
		return false, nil
	}
}

// sayListed tells what is in the project already that a field may take, and gives it.
func (d *dialogue) sayListed(f *formField) []project.Option {
	if f.Listed == nil {
		return nil
	}
	offered := f.Listed("")
	if len(offered) > 0 {
		d.sayf("%s. Type the number of one %s:", f.ListedAs, f.TakenTo)
		d.listOptions(offered)
	}
	return offered
}

// fillLines asks for a text of several lines.
func (d *dialogue) fillLines(f *formField) (done bool, err error) {
	offered := d.sayListed(f)
	d.say("This text may have several lines. A line with nothing but a full stop ends it.")
	before := f.Get()
	_, err = d.askLines(before, f.help(), f.write)
	if n := numberIn(f.Get(), len(offered)); err == nil && n > 0 && before == "" {
		f.Take(offered[n-1].Value)
		f.taken = true
	}
	return false, err
}

// fillChoice asks for one of the options, or for yes or no.
func (d *dialogue) fillChoice(f *formField) (done bool, err error) {
	options, prompt := f.Options, fmt.Sprintf("Type a number from 1 to %d:", len(f.Options))
	if f.Kind == project.KindYes {
		options, prompt = []project.Option{{Value: assessment.FactYes, Label: "yes"}, {Label: "no"}}, "Type yes or no:"
	} else {
		d.listOptions(options)
	}
	for {
		r, err := d.askField(d.ask, prompt, f)
		if over, done := f.settled(r, err); over {
			return done, err
		}
		i, why := match(r.text, options)
		if why == "" {
			f.write(options[i].Value)
			return false, nil
		}
		d.say(why)
	}
}

// fillMany asks for any of the options. Values of the user's own stay.
func (d *dialogue) fillMany(f *formField) (done bool, err error) {
	d.listOptions(f.Options)
	for {
		r, err := d.askField(d.ask, "Type the numbers of all that fit, with commas between:", f)
		if over, done := f.settled(r, err); over {
			return done, err
		}
		values, why := chosen(r.text, f.Options)
		if why != "" {
			d.say(why)
			continue
		}
		for own := range strings.SplitSeq(f.Get(), "\n") {
			if own != "" && !slices.ContainsFunc(f.Options, func(o project.Option) bool { return o.Value == own }) {
				values = append(values, own)
			}
		}
		f.write(strings.Join(values, "\n"))
		return false, nil
	}
}

// chosen reads several choices with commas between.
func chosen(text string, options []project.Option) (values []string, why string) {
	for part := range strings.SplitSeq(text, ",") {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		i, why := match(part, options)
		if why != "" {
			return nil, why
		}
		if !slices.Contains(values, options[i].Value) {
			values = append(values, options[i].Value)
		}
	}
	if len(values) == 0 {
		return nil, "Type at least one number, or an empty line to keep what is there."
	}
	return values, ""
}
