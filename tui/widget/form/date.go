package form

import (
	"fmt"

	"charm.land/huh/v2"

	"charter/assessment"
	"charter/assessment/date"
	"charter/exports/wording"
	"charter/tui/screen"
)

// Date is a day being typed: the text as it stands, and the day it gives. What it is
// taken for, or why it is none, stands below its label.
type Date struct {
	Key   string // of the field in the form
	Label string
	Hint  string // what the day is of; may be ""
	Text  string

	End   date.End // what a month stands for
	today func() assessment.Date
	given assessment.Date // the day the form began with
	input *huh.Input
}

// NewDate starts with a day; with the zero Date nothing is typed yet. key is that of
// the field in its form, end what a month without a day stands for.
func NewDate(svc *screen.Services, key, label string, day assessment.Date, end date.End) *Date {
	return &Date{Key: key, Label: label, Text: day.String(), End: end, given: day, today: svc.Session.Today}
}

// Day gives the day typed. While what is typed is none, it is the one the form began with.
func (d *Date) Day() assessment.Date {
	day, _, err := d.read()
	if err != nil {
		return d.given
	}
	return day
}

func (d *Date) read() (day assessment.Date, said string, err error) {
	return date.Read(d.Text, d.today(), d.End)
}

// Validate tells what is wrong with the text, as a form asks for it.
func (d *Date) Validate() (field, why string) {
	if _, _, err := d.read(); err != nil {
		return d.Key, fmt.Sprintf("%s: %v. Mend it or empty it.", d.Label, err)
	}
	return "", ""
}

// Input makes the field to type the date in.
func (d *Date) Input() *huh.Input {
	d.input = huh.NewInput().Key(d.Key).Title(d.Label).Value(&d.Text)
	d.tell(false)
	return d.input
}

// tell writes below the label what the text is taken for, or how to write it; once
// leaving was tried, why it is no day.
func (d *Date) tell(left bool) {
	if d.input == nil {
		return
	}
	day, said, err := d.read()
	words := "For example 31 May 2026, 31/5/2026 or 2026-05-31"
	switch {
	case err != nil && left:
		words = wording.Capital(err.Error())
	case said != "":
		words = wording.Capital(said)
	case err == nil && !day.IsZero() && d.Text != day.String():
		words = "This is " + day.Words()
	case d.Hint != "":
		words = d.Hint + " " + words + "."
	}
	d.input.Description(words)
}

// tellDays has every day of the form say what it is taken for. huh draws its fields only
// when it gets a message.
func (f *Form) tellDays() {
	for _, day := range f.Days {
		day.tell(f.told != "")
	}
	if len(f.Days) > 0 {
		f.pass(drawAgain{})
	}
}

// drawAgain is a message that asks for nothing else.
type drawAgain struct{}
