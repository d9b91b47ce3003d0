package review

import (
	"cmp"
	"fmt"
	"strings"

	"charter/assessment"
	"charter/exports/report"
	"charter/exports/wording"
	"charter/tui/cells"
	"charter/tui/screen"
	"charter/tui/session"
	"charter/tui/widget"
)

// sections makes the list of the review, in the order of what to deal with.
func (s *Review) sections() []widget.Section {
	var sections []widget.Section
	for _, part := range s.made.Parts {
		section := widget.Section{Title: part.Title, Right: fmt.Sprint(len(part.Findings))}
		switch {
		case part.Else != "": // it is no count of what is wrong
			section.Right = ""
		case part.Findings[0].Point != nil:
			section.Right = s.planColumns("plan", "owner", "due")
		case part.Of > 0:
			section.Right += fmt.Sprintf(" of %d", part.Of)
		}
		for _, finding := range part.Findings {
			section.Rows = append(section.Rows, s.row(finding))
		}
		if len(section.Rows) == 0 {
			section.Text = []string{part.Else}
		}
		sections = append(sections, section)
	}
	return append(sections, s.chart(), s.overall())
}

// row draws a finding and leads to where it can be mended.
func (s *Review) row(f session.Finding) widget.Row {
	t := s.Theme
	r := widget.Row{Label: f.About.ID, Text: widget.OneLine(f.Text), More: widget.OneLine(f.More), To: routeTo(f.About), ActionFor: f.About.PlanFor()}
	switch p, _ := s.Session.Pack.Principle(f.About.ID); {
	case f.About.Kind == session.AboutPrinciple && f.Point == nil:
		r.Label, r.Style = fmt.Sprint(p.Number), t.Strong
	case f.About.Kind == session.AboutPrinciple:
		r.Label = fmt.Sprintf("%d %s", p.Number, p.Title)
	case f.About.Kind == session.AboutExplanation:
		r.Label = "Explain"
	case f.About.Kind == session.AboutName:
		r.Label = "Name"
	case f.About.Kind == session.AboutRater:
		r.Label = "Rater"
	case f.About.Kind == session.AboutSignOff:
		r.Label = "Sign-off"
	case r.To.Kind == screen.KindFacts:
		r.Label = "Facts"
	case f.About.Kind == session.AboutField:
		r.Label = "Project"
	case f.About.Kind == session.AboutActions:
		r.Label = "Actions"
	}
	if f.Imported != nil {
		r.Confirms = f.Imported.Place
	}
	switch {
	case f.Plan != nil:
		r.Right, r.RightStyle = s.planColumns(f.Plan.ID, f.Plan.Owner, s.dueWords(f.Plan)), t.Text
	case f.Point != nil:
		r.Right, r.RightStyle = s.planColumns("none", "press a", ""), t.Warn
	case f.Under:
		r.Right, r.RightStyle, r.Inset = f.Mark, t.Bad, 2
	case f.Mark != "":
		r.Right, r.RightStyle = f.Mark, t.Dim
	case f.Round != nil:
		r.Text = wording.RoundShort(*f.Round, t.Glyph.Times)
	}
	return r
}

// routeTo gives the screen on which something can be mended.
func routeTo(about session.Topic) screen.Route {
	switch {
	case about.Kind == session.AboutQuestion:
		return screen.Route{Kind: screen.KindQuestion, ID: about.ID}
	case about.Kind == session.AboutPrinciple:
		return screen.Route{Kind: screen.KindPrinciple, ID: about.ID}
	case about.Kind == session.AboutActions:
		return screen.Route{Kind: screen.KindActions}
	case about.Kind == session.AboutExplanation:
		return screen.Route{Kind: screen.KindExplanation, ID: about.ID}
	case about.Kind == session.AboutName:
		return screen.Route{Kind: screen.KindName, ID: about.ID}
	case about.Kind == session.AboutRater:
		return screen.Route{Kind: screen.KindRater, ID: about.ID}
	case about.Kind == session.AboutSignOff:
		return screen.Route{Kind: screen.KindSignOff, ID: about.ID}
	case strings.HasPrefix(about.ID, "facts."):
		return screen.Route{Kind: screen.KindFacts, ID: about.ID}
	}
	return screen.Route{Kind: screen.KindProject, ID: about.ID}
}

// planColumns puts an action, its owner and its day in columns.
func (s *Review) planColumns(action, owner, due string) string {
	mark, wide := s.Theme.Glyph.Ellipsis, 10
	switch {
	case s.listWidth() >= 96:
		wide = 20
	case s.listWidth() < 70: // no room for the owner, who stands in the list of actions
		return cells.Fit(action, 4, mark) + " " + cells.Fit(cmp.Or(due, owner), 9, mark)
	}
	return cells.Fit(action, 4, mark) + " " + cells.Fit(widget.OneLine(owner), wide, mark) + " " + cells.Fit(due, 9, "")
}

// dueWords says when an action is due, in little room.
func (s *Review) dueWords(action *report.Action) string {
	switch {
	case action.Status == assessment.ActionDone:
		return "done"
	case action.Overdue:
		return "overdue"
	}
	return widget.ShortDay(action.Due)
}
