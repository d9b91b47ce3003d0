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
	"charter/exports/wording"
	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/phones"
	"charter/tui/screen"
	"charter/tui/widget"
	"charter/tui/widget/form"
)

// Phones is the screen on which people join with their phones: the address as a QR code
// and as text, who has joined, and what to do where a phone cannot.
type Phones struct {
	form.Host
	marked int
	top    int
	asked  bool // whether to let go of all phones has been asked
}

// NewPhones opens the screen.
func NewPhones(svc *screen.Services) *Phones {
	return &Phones{Host: form.Host{Base: screen.Base{Services: svc}}}
}

// Title implements Screen.
func (s *Phones) Title() (string, string) { return widget.ProjectTitle(s.Services), "Phones" }

// seats are the people who can vote.
func (s *Phones) seats() []string {
	sitting, _ := workshop.Current(s.Session.Assessment())
	return workshop.Room(s.Session.Assessment(), sitting)
}

// Keys implements Screen.
func (s *Phones) Keys() []screen.Key {
	if s.Form != nil {
		return s.Form.Keys()
	}
	back := screen.Key{ID: keys.Back, Label: "back to the room"}
	people := screen.Key{ID: keys.People, Disabled: s.ReadOnly}
	if s.Phones == nil {
		mine := []screen.Key{{ID: keys.Enter, Label: "turn phones on", Disabled: s.ReadOnly}}
		if !s.Hosted() { // which has one address
			mine = append(mine, screen.Key{ID: keys.Next, Label: "another address", Disabled: s.ReadOnly})
		}
		return append(mine, people, back)
	}
	mine := []screen.Key{{ID: keys.Enter, Label: "back to the room"}, people}
	if s.asked {
		mine = append([]screen.Key{{ID: keys.Yes, Label: "yes, turn them off"}}, mine...)
	}
	if s.Phones.Addresses() > 1 {
		mine = append(mine, screen.Key{ID: keys.Next, Label: "another address"})
	}
	free := ""
	if seats := s.seats(); len(seats) == 0 || !slices.Contains(s.Phones.Joined(), seats[min(s.marked, len(seats)-1)]) {
		free = "No phone has this seat. Mark one that has joined to free it for another phone."
	}
	return append(mine, screen.Key{ID: keys.Delete, Label: "free the seat", Disabled: free}, screen.Key{ID: keys.Phones, Label: "turn phones off"},
		screen.Key{ID: keys.Up, HelpOnly: true}, screen.Key{ID: keys.Down, HelpOnly: true}, screen.Key{ID: keys.Back, HelpOnly: true})
}

// Do implements Screen.
func (s *Phones) Do(id keys.ID) screen.Requests {
	if s.Form != nil {
		return s.Finish(s.Form.Do(id))
	}
	asked, seats := s.asked, s.seats()
	s.asked = false
	switch id {
	case keys.Enter:
		if s.Phones == nil {
			return screen.Ask(screen.ServePhones{})
		}
		return screen.Close()
	case keys.Up:
		s.marked = max(0, s.marked-1)
	case keys.Down:
		s.marked = max(0, min(len(seats)-1, s.marked+1))
	case keys.Next:
		if s.Phones == nil {
			return s.askAddress()
		}
		s.Phones.NextAddress()
	case keys.Delete:
		who := seats[min(s.marked, len(seats)-1)]
		s.Phones.Free(who)
		return screen.ShowToast(fmt.Sprintf("The seat of %s is free: another phone can take it. A vote that was cast stays.", nameOf(s.Services, who)))
	case keys.Phones:
		s.asked = true
		return screen.ShowToast("Turn the phones off? Votes that were cast stay, and everybody goes on at the keyboard.")
	case keys.Yes:
		if asked {
			return screen.Ask(screen.EndPhones{})
		}
	case keys.People:
		return screen.Go(screen.KindPeople, "")
	case keys.Back:
		return screen.Close()
	}
	return nil
}

// askAddress asks where on this computer phones are waited for.
func (s *Phones) askAddress() screen.Requests {
	typed := s.PhonesAt
	wrong := func() (field, why string) {
		if _, err := phones.ReadAddress(strings.TrimSpace(typed)); err != nil {
			return "address", wording.Capital(err.Error()) + "."
		}
		return "", ""
	}
	asks := form.New(s.Services, "Where phones join", "Only needed where the usual place cannot be used. Empty means port 8088 at every address of this computer.", func() []huh.Field {
		return []huh.Field{huh.NewInput().Key("address").Title("Address, port, or both").Description("Such as 192.168.1.23, 8099 or 192.168.1.23:8099").Value(&typed)}
	}, func() {
		if _, why := wrong(); why == "" {
			s.PhonesAt = strings.TrimSpace(typed)
		}
	})
	asks.Validate, asks.EnterLabel = wrong, "keep it"
	return s.Show(asks)
}

// Cursor implements Screen.
func (s *Phones) Cursor() *tea.Cursor {
	if s.Form != nil {
		return s.Form.Cursor()
	}
	for y, line := range strings.Split(ansi.Strip(s.View()), "\n") {
		if before, _, marked := strings.Cut(line, s.Theme.Glyph.Pointer+" "); marked {
			return widget.RowCursor(cells.Width(before), y)
		}
	}
	return widget.RowCursor(0, 0)
}

// inTheClear is what others on the network can see.
const inTheClear = "Votes go over this Wi-Fi unencrypted: someone on it with the right tools could read them. On a Wi-Fi you do not trust, vote at the keyboard."

// anyNetwork is how phones come to a host.
const anyNetwork = "Any network will do, such as mobile data: votes go to the host encrypted."

// whereWords tell where phones join, and the code before all else where there is little room.
func (s *Phones) whereWords() string {
	address, code := s.Phones.Address(), s.Phones.Code()
	if words := fmt.Sprintf("On your phone: %s  code %s", address, code); cells.Width(words) <= s.Width {
		return words
	}
	return cells.Cut(fmt.Sprintf("Code %s at %s", code, address), s.Width, s.Theme.Glyph.Ellipsis)
}

// View implements Screen.
func (s *Phones) View() string {
	if s.Form != nil {
		return s.Form.View()
	}
	if s.Phones == nil {
		return s.offView()
	}
	t := s.Theme
	head := t.Strong.Render(s.whereWords())
	code := widget.QRCode(t, s.Phones.Link())
	room := s.Height - 2
	if len(code) == 0 || len(code) > room+1 || s.Width < cells.Width(code[0])+len(besideGap)+20 {
		return cells.Body(append([]string{head, ""}, s.list(s.Width, room)...), s.Width, s.Height, t.Glyph.Ellipsis)
	}
	if len(code) <= room {
		code = append([]string{""}, code...)
	}
	left := cells.Width(code[len(code)-1])
	list := append([]string{""}, s.list(s.Width-left-len(besideGap), s.Height-2)...)
	lines := append([]string{head}, cells.Columns(code, list, left, besideGap, t.Glyph.Ellipsis)...)
	return cells.Body(lines, s.Width, s.Height, t.Glyph.Ellipsis)
}

// offView says what phones are for, and what they need.
func (s *Phones) offView() string {
	t := s.Theme
	wide, _ := column(s.Width)
	lines := []string{t.Strong.Render("People vote on their own phones"), ""}
	about := []string{
		"Each person opens an address of this computer in the browser of their phone, says who they are, and votes there, unseen. Who has no phone votes at the keyboard.",
		"All must be on the same Wi-Fi. Nothing goes to the internet. A firewall may ask: allow charter for private networks. It ends when you leave the program.",
		inTheClear,
	}
	if s.Hosted() {
		about = []string{
			"Each person opens a page of this host in the browser of their phone, says who they are, and votes there, unseen. Who has no phone votes at the keyboard.",
			anyNetwork + " It ends when you leave the program.",
		}
	}
	for _, text := range about {
		lines = append(append(lines, cells.Wrap(text, wide)...), "")
	}
	on := "Turn phones on"
	if s.PhonesAt != "" {
		on += " at " + s.PhonesAt
	}
	lines = append(lines, t.Selected.Render(cells.Cut(t.Glyph.Pointer+" "+on, wide, t.Glyph.Ellipsis)))
	return cells.Body(inColumn(lines, s.Width), s.Width, s.Height, t.Glyph.Ellipsis)
}

// list tells who has joined, and what to do next, in a column that is no wider than on the
// other pages. Where there is little room the advice is short.
func (s *Phones) list(wide, height int) []string {
	t := s.Theme
	wide = min(wide, roomWidth)
	sitting, _ := workshop.Current(s.Session.Assessment())
	seats, joined := s.seats(), s.Phones.Joined()
	lines := widget.Styled(t.Selected, cells.Wrap(joinedWords(s.Services, sitting)+".", wide))
	if len(seats) > 0 {
		lines = append(lines, "")
	}
	long, short := s.advice(len(seats), len(joined))
	advice := widget.Styled(t.Dim, cells.Wrap(long, wide))
	if height-len(lines)-len(advice)-1 < min(len(seats), 5) {
		advice = widget.Styled(t.Dim, cells.Wrap(short, wide))
	}
	s.marked = max(0, min(s.marked, len(seats)-1))
	lines = append(lines, widget.VisibleRows(t, &s.top, s.marked, len(seats), max(1, height-len(lines)-len(advice)-1), wide, func(i int) string {
		pointer, style, tick := "  ", t.Text, "[ ] "
		if i == s.marked {
			pointer, style = t.Glyph.Pointer+" ", t.Selected
		}
		if slices.Contains(joined, seats[i]) {
			tick = "[x] "
		}
		return style.Render(cells.Cut(pointer+tick+nameOf(s.Services, seats[i]), wide, t.Glyph.Ellipsis))
	})...)
	return append(append(lines, ""), advice...)
}

// advice is what to do next, in full and in short.
func (s *Phones) advice(seats, joined int) (long, short string) {
	key := func(id keys.ID) string { return s.Theme.KeyName(s.Services.Keys.Get(id).Show) }
	switch {
	case seats == 0:
		short = "Press " + key(keys.People) + " and say who is in the room: then they can join."
		return short, short
	case joined == 0 && s.Hosted():
		return "Can a phone open this address? " + anyNetwork + " Or vote at the keyboard.", "Can a phone open it? Any network will do. Or vote at the keyboard."
	case joined == 0:
		long = "Can a phone open this address? It must be on the same Wi-Fi as this computer. A firewall here may have to allow charter. A guest Wi-Fi often keeps devices apart: then join this computer and the phones to the hotspot of one of them."
		if s.Phones.Addresses() > 1 {
			long += " Or " + key(keys.Next) + " shows another address of this computer."
		}
		return long + " Or vote at the keyboard.", "Can a phone open it? If not: the same Wi-Fi, a hotspot, or the keyboard."
	case joined < seats:
		short = "Who has no phone votes at the keyboard."
	default:
		short = "Everybody has joined."
	}
	if s.Hosted() {
		return short, short
	}
	return short + " " + inTheClear, short
}

// joinedWords are such as "3 of 10 joined".
func joinedWords(svc *screen.Services, s assessment.Session) string {
	return fmt.Sprintf("%d of %d joined", len(svc.Phones.Joined()), len(workshop.Room(svc.Session.Assessment(), s)))
}
