package workshop

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"github.com/charmbracelet/x/ansi"

	"charter/assessment"
	"charter/assessment/workshop"
	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/widget"
	"charter/tui/widget/form"
)

// People says who is in the room now. Those who come late join here, those who
// leave are taken off; a vote they have cast stays.
type People struct {
	form.Host
	marked int
	top    int
}

// NewPeople opens the list of people.
func NewPeople(svc *screen.Services) *People {
	return &People{Host: form.Host{Base: screen.Base{Services: svc}}}
}

func (s *People) all() []assessment.Assessor { return s.Session.Assessment().Assessors }

func (s *People) here() []string {
	sitting, _ := workshop.Current(s.Session.Assessment())
	return workshop.Here(sitting)
}

// Activate implements Screen: who was marked may have been undone.
func (s *People) Activate() screen.Requests {
	s.marked = max(0, min(s.marked, len(s.all())-1))
	return nil
}

// Title implements Screen.
func (s *People) Title() (string, string) { return widget.ProjectTitle(s.Services), "Who is here" }

// Keys implements Screen.
func (s *People) Keys() []screen.Key {
	if s.Form != nil {
		return s.Form.Keys()
	}
	off := s.ReadOnly
	none := off
	if len(s.all()) == 0 {
		none = "There is nobody in this list yet. Press + to add someone."
	}
	same := off
	if same == "" && len(workshop.LastTime(s.Session.Assessment())) == 0 {
		same = "Nobody in this list was at a session before."
	}
	return []screen.Key{
		{ID: keys.Choose, Disabled: none, Label: "here or not"}, {ID: keys.Add, Disabled: off, Label: "add someone"}, {ID: keys.List, Disabled: off},
		{ID: keys.Same, Disabled: same, HelpOnly: same != ""}, {ID: keys.All, Disabled: none}, {ID: keys.Enter, Disabled: none, Label: "change", HelpOnly: true},
		{ID: keys.Delete, Disabled: none, HelpOnly: true}, {ID: keys.Up, HelpOnly: true}, {ID: keys.Down, HelpOnly: true},
		{ID: keys.First, HelpOnly: true}, {ID: keys.Last, HelpOnly: true}, {ID: keys.Back, Label: "done"},
	}
}

// Do implements Screen.
func (s *People) Do(id keys.ID) screen.Requests {
	if s.Form != nil {
		return s.Finish(s.Form.Do(id))
	}
	all := s.all()
	switch id {
	case keys.Up:
		s.marked = max(0, s.marked-1)
	case keys.Down:
		s.marked = max(0, min(len(all)-1, s.marked+1))
	case keys.First:
		s.marked = 0
	case keys.Last:
		s.marked = max(0, len(all)-1)
	case keys.Choose:
		return s.toggle(all[s.marked])
	case keys.Add:
		return s.open(len(all))
	case keys.List:
		return s.Show(newListForm(s.Services))
	case keys.Same:
		return s.tick(workshop.LastTime(s.Session.Assessment()))
	case keys.All:
		return s.tick(idsOf(s.Session.Assessment().Raters()))
	case keys.Enter:
		return s.open(s.marked)
	case keys.Delete:
		return s.remove(all[s.marked])
	case keys.Back:
		return screen.Close()
	}
	return nil
}

// toggle says that somebody is here or not.
func (s *People) toggle(who assessment.Assessor) screen.Requests {
	here := slices.Contains(s.here(), who.ID)
	editSitting(s.Services, func(sitting *assessment.Session) {
		if here {
			workshop.Leave(sitting, who.ID)
		} else {
			workshop.Come(sitting, who.ID)
		}
	})
	return nil
}

// tick says that several people are here, and leaves the others as they are.
func (s *People) tick(ids []string) screen.Requests {
	editSitting(s.Services, func(sitting *assessment.Session) {
		for _, id := range ids {
			workshop.Come(sitting, id)
		}
	})
	return nil
}

// remove takes somebody off the list who has no part in any sitting and changed no answer.
func (s *People) remove(who assessment.Assessor) screen.Requests {
	if who.ID == s.Session.By() {
		return screen.ShowToast("You are at the keyboard, so you stay in the list.")
	}
	if s.Session.Assessment().HasAnswersOf(who.ID) {
		return screen.ShowToast(fmt.Sprintf("%s changed answers and stays in the list. Space says that they are not here.", nameOf(s.Services, who.ID)))
	}
	for _, sitting := range s.Session.Assessment().Sessions {
		if slices.Contains(sitting.Present, who.ID) {
			return screen.ShowToast(fmt.Sprintf("%s took part in a session and stays in the list. Space says that they are not here.", nameOf(s.Services, who.ID)))
		}
	}
	s.Session.Edit(func(e *assessment.Editor, at assessment.Stamp) {
		e.Assessors(at, func(all []assessment.Assessor) []assessment.Assessor {
			return slices.DeleteFunc(all, func(a assessment.Assessor) bool { return a.ID == who.ID })
		})
	})
	s.marked = max(0, min(s.marked, len(s.all())-1))
	return screen.ShowToast("Deleted. Press z to bring them back.")
}

// open edits one of the list, or a new one at its end. Who is added is here.
func (s *People) open(i int) screen.Requests {
	s.marked = min(i, max(0, len(s.all())-1))
	who := assessment.Assessor{ID: assessment.NewID()}
	if i < len(s.all()) {
		who = s.all()[i]
	}
	id, fresh, rates := who.ID, i == len(s.all()), who.IsRater()
	asks := form.New(s.Services, "Someone in the room", "Names are in internal reports only. Roles may be published.", func() []huh.Field {
		fields := []huh.Field{
			huh.NewInput().Key("name").Title("Name").Description("As the room calls them").Value(&who.Name),
			huh.NewInput().Key("role").Title("Role").Description("Such as: data lead, resident, service manager").Value(&who.Role),
			form.YesNo("team", "In the delivery team?", &who.DeliveryTeam),
			form.YesNo("resident", "There as a resident?", &who.Resident),
		}
		return append(fields, form.YesNo("rates", "Do they rate? Who only observes or types does not", &rates))
	}, func() {
		if who.Rates = nil; !rates {
			who.Rates = new(bool)
		}
		blank := strings.TrimSpace(who.Name+who.Role) == ""
		s.Session.Edit(func(e *assessment.Editor, at assessment.Stamp) {
			e.Assessors(at.Typing("assessor:"+id), func(all []assessment.Assessor) []assessment.Assessor {
				at := slices.IndexFunc(all, func(a assessment.Assessor) bool { return a.ID == id })
				switch {
				case at >= 0:
					all[at] = who
				case !blank:
					s.marked = len(all)
					all = append(all, who)
				}
				return all
			})
		})
		if fresh && !blank && !slices.Contains(s.here(), id) {
			editSitting(s.Services, func(sitting *assessment.Session) { workshop.Come(sitting, id) })
		}
	})
	asks.Hidden = func(field string) bool { return field == "name" }
	return s.Show(asks)
}

// Cursor implements Screen.
func (s *People) Cursor() *tea.Cursor {
	if s.Form != nil {
		return s.Form.Cursor()
	}
	return pointedAt(s.Services, s.View())
}

// View implements Screen.
func (s *People) View() string {
	if s.Form != nil {
		return s.Form.View()
	}
	t := s.Theme
	wide, _ := column(s.Width)
	all, here := s.all(), s.here()
	lines := widget.Styled(t.Dim, cells.Wrap("Tick who is in the room now. Someone who leaves takes no more part; a vote they have cast stays, and nobody can tell which it was.", wide))
	lines = append(lines, "")
	if len(all) == 0 {
		lines = append(lines, "Nobody yet. Press + to add the first, or J to paste a list.")
	}
	if nameWide := s.nameWide(wide); len(all) > 0 {
		lines = append(lines, widget.VisibleRows(t, &s.top, s.marked, len(all), max(1, s.Height-len(lines)-2), wide, func(i int) string {
			return s.row(all[i], i == s.marked, slices.Contains(here, all[i].ID), nameWide, wide)
		})...)
		lines = append(lines, "", t.Dim.Render(cells.Cut(s.countWords(), wide, t.Glyph.Ellipsis)))
	}
	return cells.Body(inColumn(lines, s.Width), s.Width, s.Height, t.Glyph.Ellipsis)
}

// countWords tell how many are here to rate, and how many who are not.
func (s *People) countWords() string {
	sitting, _ := workshop.Current(s.Session.Assessment())
	text := widget.Plural(len(workshop.Room(s.Session.Assessment(), sitting)), "person is here to rate", "people are here to rate")
	if others := len(workshop.Observers(s.Session.Assessment(), sitting)); others > 0 {
		text += "; " + widget.Plural(others, "more does not", "more do not")
	}
	return text
}

// nameWide is how wide the column of names is: as the longest one, up to half of
// the width.
func (s *People) nameWide(width int) int {
	longest := 12
	for _, who := range s.all() {
		longest = max(longest, ansi.StringWidth(nameOf(s.Services, who.ID)))
	}
	return min(longest, width/2)
}

func (s *People) row(who assessment.Assessor, marked, here bool, nameWide, width int) string {
	t := s.Theme
	pointer, style, tick := "  ", t.Text, "[ ] "
	if marked {
		pointer, style = t.Glyph.Pointer+" ", t.Selected
	}
	if here {
		tick = "[x] "
	}
	var about []string
	if who.DeliveryTeam {
		about = append(about, "delivery team")
	}
	if who.Resident && !strings.EqualFold(strings.TrimSpace(who.Role), "resident") {
		about = append(about, "resident")
	}
	if !who.IsRater() {
		about = append(about, "does not rate")
	}
	if role := widget.OneLine(who.Role); role != "" && widget.OneLine(who.Name) != "" {
		about = append(about, role)
	}
	return style.Render(pointer+tick+cells.Fit(nameOf(s.Services, who.ID), nameWide, t.Glyph.Ellipsis)) + "  " +
		t.Dim.Render(cells.Cut(strings.Join(about, ", "), max(0, width-nameWide-8), t.Glyph.Ellipsis))
}
