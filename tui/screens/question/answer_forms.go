package question

import (
	"fmt"
	"strings"

	"charter/assessment"
	"charter/tui/screen"
	"charter/tui/widget"
	"charter/tui/widget/form"
)

// NewEvidence opens the list of evidence of an answer.
func NewEvidence(svc *screen.Services, id string) screen.Screen {
	items := func() []assessment.Evidence { return svc.Session.Evidence(id) }
	s := &form.ListEditor{Base: screen.Base{Services: svc}, Right: "Evidence for " + id, ItemName: "evidence",
		About: svc.Session.EvidenceAbout(id)}
	s.Count = func() int { return len(items()) }
	s.Row = func(i int) string {
		item := items()[i]
		level, why := svc.Session.Allows(id, item)
		text := fmt.Sprintf("%s %s %s, allows level %d", widget.Quoted(svc.Theme.Glyph, item.Title, 44), svc.Theme.Glyph.Dot, dateWords(item.Date), level)
		if why != "" {
			text += ": " + why
		}
		return text
	}
	s.More = func(i int) string {
		var more []string
		if part := widget.OneLine(items()[i].Part); part != "" {
			more = append(more, "Part: "+part)
		}
		if place := widget.OneLine(items()[i].Location); place != "" {
			more = append(more, "Where it is: "+place)
		}
		return strings.Join(more, "; ")
	}
	s.Add = func() int { return len(items()) }
	s.Remove = func(i int) string {
		svc.Session.RemoveEvidence(id, i)
		return ""
	}
	s.Again = func() string { return citeAgain(svc, id) }
	s.NoAgain = func() string { return svc.Session.NoneToCite(id) }
	s.Edit = func(i int) *form.Form { return form.Of(svc, svc.Session.EvidenceForm(id, i)) }
	return s
}

// NewCheck opens the form that records who checked an answer.
func NewCheck(svc *screen.Services, id string) screen.Screen {
	return form.Of(svc, svc.Session.CheckForm(id))
}

// NewDeparture opens the form that declares a departure from the Charter.
func NewDeparture(svc *screen.Services, id string) screen.Screen {
	return form.Of(svc, svc.Session.DepartureForm(id))
}

// NewNotApplicable opens the form that sets a question aside.
func NewNotApplicable(svc *screen.Services, id string) screen.Screen {
	return form.Of(svc, svc.Session.NotApplicableForm(id))
}

// dateWords writes a day, or that there is none.
func dateWords(day assessment.Date) string {
	if day.IsZero() {
		return "no date"
	}
	return day.Words()
}
