package workshop

import (
	"fmt"
	"slices"

	"charter/assessment"
	"charter/assessment/workshop"
	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/widget"
)

// startPage offers to go on where the last sitting stopped, or to begin anew.
type startPage struct {
	basePage
	marked int
}

func newStartPage(w *Workshop) *startPage { return &startPage{basePage: newBasePage(w)} }

// offer is one thing to begin with.
type offer struct {
	title, about string
	do           func() screen.Requests
}

func (p *startPage) offers() []offer {
	var offers []offer
	a := p.Session.Assessment()
	if last := len(a.Sessions) - 1; last >= 0 {
		s := a.Sessions[last]
		if left := p.left(s); s.Ended.IsZero() || s.At != "" && left > 0 {
			offers = append(offers, offer{"Go on where you stopped", p.whereWords(s, left), p.goOn})
		}
	}
	offers = append(offers, offer{"Start a new session", "Say who is here, what to look at and how much time there is.", p.begin})
	if sheets, counted := workshop.SheetsCounted(a); counted && p.isRecent(sheets) {
		about := fmt.Sprintf("The count of %s decides nothing then.", widget.Plural(sheets.Sheets, "sheet", "sheets"))
		offers = append(offers, offer{"Void the count of the sheets", about, func() screen.Requests { return screen.Go(screen.KindVoidSheets, "") }})
	}
	return offers
}

// isRecent reports whether no session has ended since ballot sheets were counted.
func (p *startPage) isRecent(sheets assessment.Session) bool {
	return !slices.ContainsFunc(p.Session.Assessment().Sessions, func(s assessment.Session) bool {
		return !s.Ahead && s.Ended.After(sheets.Ended)
	})
}

// left counts the questions of a sitting that are not dealt with.
func (p *startPage) left(s assessment.Session) int {
	return len(workshop.NotDealt(s, p.Session.Assessment()))
}

// whereWords tell where the last sitting stopped.
func (p *startPage) whereWords(s assessment.Session, left int) string {
	day := assessment.DateOf(s.Started.Local()).Words()
	if s.At == "" {
		return fmt.Sprintf("The session of %s was being set up.", day)
	}
	text := fmt.Sprintf("The session of %s stands at %s: %s left.", day, s.At, widget.Plural(left, "question", "questions"))
	if open, ok := workshop.OpenRound(p.Session.Answer(s.At).Rounds); ok && workshop.InTurn(open) {
		text += fmt.Sprintf(" A round is open: %d of %d have had their turn.", len(open.Voted), open.Present)
	}
	return text
}

// goOn takes up the last sitting.
func (p *startPage) goOn() screen.Requests {
	now, seen := p.w.now(), workshop.LastSeen(p.Session.Assessment())
	p.Session.Edit(func(e *assessment.Editor, s assessment.Stamp) {
		e.Sessions(s, func([]assessment.Session) []assessment.Session {
			return workshop.GoOn(p.Session.Assessment(), seen, now)
		})
	})
	return p.w.showCurrentPage(true)
}

// begin starts a sitting with the plan of the last one, if there was one.
func (p *startPage) begin() screen.Requests {
	now, seen := p.w.now(), workshop.LastSeen(p.Session.Assessment())
	p.Session.Edit(func(e *assessment.Editor, s assessment.Stamp) {
		e.Sessions(s, func(all []assessment.Session) []assessment.Session { return workshop.Begin(all, seen, now) })
	})
	return p.w.turnTo(newSetupPage(p.w))
}

func (p *startPage) Keys() []screen.Key {
	return []screen.Key{
		{ID: keys.Enter, Label: "choose", Disabled: p.ReadOnly}, {ID: keys.Up, HelpOnly: true}, {ID: keys.Down, HelpOnly: true}, {ID: keys.Back},
	}
}

func (p *startPage) Do(id keys.ID) screen.Requests {
	offers := p.offers()
	switch id {
	case keys.Up:
		p.marked = max(0, p.marked-1)
	case keys.Down:
		p.marked = min(len(offers)-1, p.marked+1)
	case keys.Enter:
		return offers[min(p.marked, len(offers)-1)].do()
	case keys.Back:
		return screen.Close()
	}
	return nil
}

func (p *startPage) View() string {
	t := p.Theme
	wide, _ := column(p.Width)
	lines := []string{t.Strong.Render("Workshop"), ""}
	lines = append(lines, cells.Wrap("A group rates each question: first everyone for themselves, unseen; then you look at it together.", wide)...)
	lines = append(lines, "")
	for i, o := range p.offers() {
		pointer, style := "  ", t.Text
		if i == p.marked {
			pointer, style = t.Glyph.Pointer+" ", t.Selected
		}
		lines = append(lines, "", style.Render(pointer+o.title))
		lines = append(lines, widget.Styled(t.Dim, cells.Hang("  ", o.about, wide))...)
	}
	return p.w.layOut(lines, p.w.lettersWords())
}
