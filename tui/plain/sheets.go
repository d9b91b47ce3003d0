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
	"charter/tui/session"
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
		err = errors.New("the input ended before the sheets were stored. Type those that are not kept, done after the last, and yes")
	}
	return errors.Join(err, d.closeWith(d.rescue))
}

// enterSheets takes ballot sheets, one row of keys each, and stores their counts once all
// are typed. Until then the file holds nothing of them: one that was saved sheet by sheet
// would tell what is on each. From three sheets on their sums are kept apart from it, sealed,
// so that typing goes on where it stopped.
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
	d.say("Shuffle the sheets first, and let nobody look on. The numbers here are only for counting: they are not stored. Nothing goes into the file until you type done, and then only how many chose what, from three sheets on. You can stop before, with back or with ctrl+c: from three sheets on their sums are kept on this computer, and you go on with the next sheet. So put each sheet aside once it is taken.", sheetHelp)

	count, err := d.keptSheets(sheet)
	if err != nil {
		return err
	}
	echo := d.echo
	d.echo = false // whoever keeps what is written here would keep what is on each sheet
	count, err = d.typeSheets(sheet, count)
	d.echo = echo
	if err == nil && count.Sheets > 0 {
		err = d.storeSheets(sheet, count, started)
	}
	if errors.Is(err, errStored) {
		d.dropSheets()
		return errLeave
	}
	d.say("Nothing was stored in the file.")
	if count.Enough() && !d.notKept {
		d.sayf("The sums of %s are kept on this computer. Type the same command to go on with sheet %d.", wording.Count(count.Sheets, "sheet"), count.Sheets+1)
	}
	return cmp.Or(err, errLeave)
}

// errStored says that the sheets were stored.
var errStored = errors.New("the sheets are stored")

// keptSheets gives the count from which to go on: that of an entry which was broken off, or
// none.
func (d *dialogue) keptSheets(sheet workshop.Sheet) (none workshop.SheetCount, err error) {
	ready, _ := d.do(session.RequestSheets{Sheet: sheet}).(session.SheetsReady)
	if ready.Stale {
		d.gap()
		d.say("Sheets were typed before and not stored. The questions have changed since, or a session was held, so their sums cannot be counted with these: they are taken off this computer. Type all sheets that bear the code above.")
	}
	if !ready.Count.Enough() {
		d.dropSheets()
		return none, nil
	}
	typed := wording.Count(ready.Count.Sheets, "sheet")
	d.gap()
	d.sayf("%s typed before are kept as sums. None of them can be taken back by itself.", wording.Capital(typed))
	goOn, err := d.confirm(fmt.Sprintf("Go on with sheet %d?", ready.Count.Sheets+1))
	if err != nil || goOn {
		return ready.Count, err
	}
	drop, err := d.confirm(fmt.Sprintf("Take the sums of the %s away, and type all sheets again?", typed))
	if err == nil && !drop {
		err = errLeave
	}
	if err == nil {
		d.dropSheets()
	}
	return none, err
}

// keepSheets keeps the sums of the sheets typed so far, and says once where that cannot be done.
func (d *dialogue) keepSheets(sheet workshop.Sheet, count workshop.SheetCount) {
	failed, not := d.do(session.KeepSheets{Sheet: sheet, Count: count}).(session.SheetsNotKept)
	if not && !d.notKept {
		d.sayf("What is typed cannot be kept meanwhile: %s. If you stop before done, all sheets are typed again.", failed.Err)
	}
	d.notKept = not
}

// dropSheets keeps nothing more of sheets that were being typed.
func (d *dialogue) dropSheets() {
	if failed, not := d.do(session.DropSheets{}).(session.SheetsNotKept); not {
		d.sayf("The sums of the sheets could not be taken off this computer: %s.", failed.Err)
	}
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

// typeSheets takes sheets, after those that are counted, until all are typed.
func (d *dialogue) typeSheets(sheet workshop.Sheet, count workshop.SheetCount) (workshop.SheetCount, error) {
	for {
		r, err := d.ask(fmt.Sprintf("Sheet %d, wrong, done or help:", count.Sheets+1), sheetHelp, "wrong", "done")
		switch {
		case err != nil && !errors.Is(err, errEnd) && count.Sheets > 0:
			if stop, asked := d.confirm(d.stopWords(count)); stop || asked != nil {
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
			d.say("There is no sheet to take back: of those before the last only the sums are left. If one of them is wrong, stop with back, and say no when you are asked to go on with them.")
		case r.word == "wrong":
			before := count
			count = count.TakeBack()
			d.keepSheets(sheet, count)
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
			d.keepSheets(sheet, count)
			d.say("Reason taken.")
		default:
			choices, err := sheet.Read(r.text)
			if err != nil {
				d.say("Not taken: "+sentence(err.Error()), "Type the sheet again.")
				continue
			}
			count = count.Add(choices)
			d.keepSheets(sheet, count)
			d.sayf("%s taken.", wording.Capital(wording.Count(count.Sheets, "sheet")))
		}
	}
}

// stopWords ask whether to stop, and tell what becomes of what was typed.
func (d *dialogue) stopWords(count workshop.SheetCount) string {
	typed := wording.Count(count.Sheets, "sheet")
	if count.Enough() && !d.notKept {
		return fmt.Sprintf("Stop? The sums of the %s typed so far are kept, and you go on with sheet %d.", typed, count.Sheets+1)
	}
	return fmt.Sprintf("Stop, and lose %s typed so far?", typed)
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
	return errStored
}
