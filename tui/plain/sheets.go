package plain

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"charter/assessment"
	"charter/assessment/workshop"
	"charter/exports/wording"
)

// sheetHelp tells what can be typed where a ballot sheet is asked for.
const sheetHelp = `Type a sheet as one row of keys, one for each question, in the order of the sheet: 0, 1, 2 or 3; u for unsure; n for does not apply; - where there is no cross. Put spaces in as you like; with a space after each principle, each is counted by itself.
BEN-1: and a sentence: a reason that stands on the sheet beside that question. Type the sheet first. Reasons are kept for the team, without saying whose, where three or more have rated.
wrong: take the sheet typed last back, with its reasons, to type both again. Only the last one can be taken back.
done: all sheets are typed; store how many chose what.`

// sheetsOnly takes ballot sheets once the file is open, and ends: the error is never nil.
func (d *dialogue) sheetsOnly(opened error) error {
	if opened != nil {
		return opened
	}
	err := d.enterSheets()
	switch {
	case errors.Is(err, errBack), errors.Is(err, errMenu), errors.Is(err, errLeave):
		return errLeave
	case errors.Is(err, errEnd):
		err = errors.New("the input ended before the sheets were stored, so nothing of them is kept. Type them again, done after the last, and yes")
	}
	return errors.Join(err, d.closeWith(d.rescue))
}

// enterSheets takes ballot sheets, one row of keys each, and stores their counts once all
// are typed. Until then nothing of them is outside the memory of the program: a file that
// was saved sheet by sheet would tell what is on each.
func (d *dialogue) enterSheets() error {
	if !d.mayChange() {
		d.sayReadOnly()
		return errLeave
	}
	if err := d.takesSheets(); err != nil {
		return err
	}
	sheet := workshop.SheetOf(d.Session.Assessment(), d.Session.Pack)
	started := d.Session.Now().UTC().Truncate(time.Second)
	d.gap()
	d.sayf("Ballot sheets of %s with the code %s. Look that each sheet bears this code: others were printed for other questions.", wording.Count(len(sheet.Questions), "question"), sheet.Code)
	d.say("Shuffle the sheets first, and let nobody look on. The numbers here are only for counting: they are not stored. Nothing is stored until you type done, and then only how many chose what, from three sheets on. So type all in one go: if you stop before, with back or with ctrl+c, nothing is kept, and all sheets are typed again.", sheetHelp)

	echo := d.echo
	d.echo = false // whoever keeps what is written here would keep what is on each sheet
	count, err := d.typeSheets(sheet)
	d.echo = echo
	if err != nil || count.Sheets == 0 {
		d.say("Nothing was stored.")
		return cmp.Or(err, errLeave)
	}
	return d.storeSheets(sheet, count, started)
}

// takesSheets tells why no sheets are taken now. A count that stands can be voided first.
func (d *dialogue) takesSheets() error {
	err := workshop.TakesSheets(d.Session.Assessment())
	if !errors.Is(err, workshop.ErrSheetsCounted) {
		return err
	}
	sheets, _ := workshop.SheetsCounted(d.Session.Assessment())
	d.gap()
	d.sayf("%s for the next session are counted already. A late sheet cannot be added. But if the count is wrong, it can be voided as a whole: it decides nothing then, cannot be brought back, and the sheets are typed again.", wording.Capital(wording.Count(sheets.Sheets, "sheet")))
	if yes, asked := d.confirm("Void the count?"); asked != nil || !yes {
		return cmp.Or(asked, err)
	}
	r, asked := d.askText("Why does it not count? An empty line leaves it as it is:", "One sentence, such as: Some sheets were of another printing. It is kept with the counts, and is not published.")
	if asked != nil || r.empty() {
		return cmp.Or(asked, err)
	}
	d.Session.Edit(func(e *assessment.Editor, at assessment.Stamp) {
		asked = workshop.VoidSession(e, at, sheets.ID, r.text)
	})
	d.saySaved()
	return asked
}

// typeSheets takes sheets until all are typed.
func (d *dialogue) typeSheets(sheet workshop.Sheet) (count workshop.SheetCount, err error) {
	for {
		r, err := d.ask(fmt.Sprintf("Sheet %d, wrong, done or help:", count.Sheets+1), sheetHelp, "wrong", "done")
		switch {
		case err != nil && !errors.Is(err, errEnd) && count.Sheets > 0:
			if stop, asked := d.confirm(fmt.Sprintf("Stop, and lose %s typed so far?", wording.Count(count.Sheets, "sheet"))); stop || asked != nil {
				return count, err
			}
		case err != nil:
			return count, err
		case r.empty():
		case r.word == "done" && d.tooNear(count):
		case r.word == "done" && (count.Sheets == 0 || count.Enough()):
			return count, nil
		case r.word == "done":
			d.sayf("%s so far: counts are stored only from %d sheets on, since with fewer everybody could work out who chose what. Type more, or stop with back.", wording.Capital(wording.Count(count.Sheets, "sheet")), assessment.MinBallots)
		case r.word == "wrong" && !count.CanTakeBack():
			d.say("There is no sheet to take back: of those before the last only the sums are left. If one of them is wrong, stop with back and begin again.")
		case r.word == "wrong":
			before := count
			count = count.TakeBack()
			if before.HasReasons() {
				d.sayf("Taken back, with its reasons. Type sheet %d again, and its reasons after it.", before.Sheets)
			} else {
				d.sayf("Taken back. Type sheet %d again.", before.Sheets)
			}
		case strings.Contains(r.text, ":"):
			question, text, _ := strings.Cut(r.text, ":")
			next, err := count.Reason(sheet, question, text)
			if err != nil {
				d.say("Not taken: " + sentence(err.Error()))
				continue
			}
			count = next
			d.say("Reason taken.")
		default:
			choices, err := sheet.Read(r.text)
			if err != nil {
				d.say("Not taken: "+sentence(err.Error()), "Type the sheet again.")
				continue
			}
			count = count.Add(choices)
			d.sayf("%s taken.", wording.Capital(wording.Count(count.Sheets, "sheet")))
		}
	}
}

// tooNear tells why a count is refused beside one that was voided before.
func (d *dialogue) tooNear(count workshop.SheetCount) bool {
	before, near := workshop.TooNear(d.Session.Assessment(), count.Sheets)
	if near && count.Sheets > 0 {
		d.sayf("%s now, and %d in the count that was voided: the difference would tell what is on one of them. Type as many as then, or %d more or fewer.", wording.Capital(wording.Count(count.Sheets, "sheet")), before, assessment.MinBallots)
	}
	return near && count.Sheets > 0
}

// storeSheets stores what the sheets came to as the first round of their questions.
func (d *dialogue) storeSheets(sheet workshop.Sheet, count workshop.SheetCount, started time.Time) error {
	rounds := count.Rounds(sheet)
	d.gap()
	d.sayf("%s. Counted are the questions with three answers or more: %d of %d.", wording.Capital(wording.Count(count.Sheets, "sheet")), len(rounds), len(sheet.Questions))
	replaced := 0
	for id := range rounds {
		if d.Session.Answer(id).State != assessment.StateUnanswered {
			replaced++
		}
	}
	question := "Store them as the first round? What each came to is recorded as its answer."
	if replaced > 0 {
		question = fmt.Sprintf("Store them as the first round? What each came to is recorded as its answer, and takes the place of a level on %s; notes and evidence stay.", wording.Count(replaced, "question"))
	}
	yes, err := d.confirm(question)
	if err != nil || !yes {
		d.say("Nothing was stored.")
		return cmp.Or(err, errLeave)
	}
	d.Session.Edit(func(e *assessment.Editor, at assessment.Stamp) {
		held := at.At.UTC().Truncate(time.Second)
		session := count.Session(sheet, started, held, assessment.HasSession(e.Assessment().Sessions))
		at.Session = session.ID
		e.Sessions(at, func(all []assessment.Session) []assessment.Session { return append(all, session) })
		for _, id := range slices.Sorted(maps.Keys(rounds)) {
			round := rounds[id]
			round.Session, round.Held = session.ID, held
			e.Answer(at, id, func(a *assessment.Answer) {
				a.Rounds = append(slices.Clone(a.Rounds), round)
				workshop.Record(a)
			})
		}
	})
	d.saySaved()
	d.say("Lead the workshop next: it begins with these counts. What you typed still stands in this window, so close it, and shred the sheets.")
	return errLeave
}
