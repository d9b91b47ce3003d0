package workshop

import (
	"fmt"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/assessment/workshop"
	"charter/exports/wording"
	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/session"
	"charter/tui/widget"
)

// Facilitator is what the facilitator sees on a terminal of their own while the room looks
// at the shared screen: what to do and say now, whose turn it is, the time, what to ask,
// and private notes. It follows the file that the shared screen writes, and writes nothing in
// it: private notes that are typed here wait until the shared screen takes them in.
//
// Nothing in it depends on what anybody chose: it reads no counts, not even of a round that
// is complete, since the room may not have seen them yet.
type Facilitator struct {
	screen.Base
	scroll widget.Scroll
	fault  string // why the file cannot be read now
	run    int    // tells the ticks of one run from those of an earlier one
}

// followTick is when to look at the file once more.
type followTick struct{ run int }

// NewFacilitator opens the facilitator's view.
func NewFacilitator(svc *screen.Services) *Facilitator {
	return &Facilitator{Base: screen.Base{Services: svc}}
}

// Title implements Screen.
func (f *Facilitator) Title() (string, string) {
	return widget.ProjectTitle(f.Services), "Facilitator"
}

// Activate implements Screen: from now on the file is looked at every second.
func (f *Facilitator) Activate() screen.Requests { return f.tick() }

func (f *Facilitator) tick() screen.Requests {
	f.run++
	run := f.run
	return screen.Run(tea.Tick(time.Second, func(time.Time) tea.Msg { return followTick{run} }))
}

// Update implements Screen.
func (f *Facilitator) Update(msg tea.Msg) screen.Requests {
	switch msg := msg.(type) {
	case followTick:
		if msg.run == f.run {
			return append(screen.Ask(session.Reread{}), f.tick()...)
		}
	case session.Followed:
		if f.fault = ""; msg.Err != nil {
			f.fault = widget.OneLine(msg.Err.Error())
		}
	}
	return nil
}

// Keys implements Screen.
func (f *Facilitator) Keys() []screen.Key {
	note := ""
	if f.asked() == "" {
		note = "No session has come to a question yet."
	}
	return []screen.Key{
		{ID: keys.Guide}, {ID: keys.Note, Label: "private note", Disabled: note}, {ID: keys.PageDown, Label: "scroll"}, {ID: keys.PageUp, HelpOnly: true},
		{ID: keys.Up, HelpOnly: true}, {ID: keys.Down, HelpOnly: true}, {ID: keys.Quit, Label: "leave"},
	}
}

// Do implements Screen.
func (f *Facilitator) Do(id keys.ID) screen.Requests {
	switch id {
	case keys.Guide:
		return screen.Go(screen.KindGuide, "")
	case keys.Note:
		return screen.Go(screen.KindPrivateNote, f.asked())
	case keys.Quit:
		return screen.Ask(screen.Quit{})
	}
	f.scroll.Do(id)
	return nil
}

// asked is the question that the session has come to, "" for none.
func (f *Facilitator) asked() string {
	s, _ := workshop.Current(f.Session.Assessment())
	return s.At
}

// Cursor implements Screen.
func (f *Facilitator) Cursor() *tea.Cursor { return pointedAt(f.Services, f.View()) }

// View implements Screen.
func (f *Facilitator) View() string {
	wide, _ := column(f.Width)
	lines := f.scroll.Visible(f.lines(wide), f.Height, wide, f.Theme)
	return strings.Join(inColumn(lines, f.Width), "\n")
}

// lines are all that is told, the most urgent first.
func (f *Facilitator) lines(wide int) []string {
	t := f.Theme
	var lines []string
	part := func(title string, texts ...string) {
		if lines = append(lines, t.Strong.Render(cells.Cut(title, wide, t.Glyph.Ellipsis))); len(texts) == 0 {
			return
		}
		for _, text := range texts {
			lines = append(lines, cells.Hang("  ", text, wide)...)
		}
		lines = append(lines, "")
	}
	if f.fault != "" {
		part("The file cannot be read now", f.fault)
	}
	s, on := workshop.Current(f.Session.Assessment())
	if !on {
		part("No session goes on", "Start one on the shared screen: charter workshop and the name of this file. This view follows by itself.")
		return lines
	}
	moment := talkedMoment(s, f.Session.Assessment())
	script := moment.script()
	if moment >= momentFirst && slices.Index(s.Questions, s.At) == len(s.Questions)-1 {
		script = append(script, "This is the last question. On the closing page read out what was agreed and who does what, set the next date (right), and y ends the session.")
	}
	part("Now: "+moment.title(), script...)
	part("Time", f.timeWords(s))
	part("People", f.peopleWords(s, moment)...)
	if q, _, known := f.Session.Pack.Question(s.At); known {
		part(widget.Clean(s.At), widget.Clean(q.Text))
		if note := strings.TrimSpace(f.Session.Answer(s.At).PrivateNote); note != "" {
			part("Private note, never on the shared screen", strings.Split(widget.Clean(note), "\n")...)
		}
		if note := f.Session.PrivateNoteThen(s.At); note != "" {
			part("Private note in the earlier assessment", strings.Split(widget.Clean(note), "\n")...)
		}
		var prompts []string
		for _, prompt := range q.Prompts {
			prompts = append(prompts, t.Glyph.Bullet+" "+widget.Clean(prompt))
		}
		part("Ask the room", prompts...)
	}
	return lines
}

// timeWords tell the time of day, and what there is time for.
func (f *Facilitator) timeWords(s assessment.Session) string {
	now := f.Session.Now()
	text := now.Format("15:04") + ". "
	if s.At == "" {
		return text + fmt.Sprintf("The session is planned for %d minutes.", s.Minutes)
	}
	words := leftWords(s, f.Session.Assessment(), now)
	return text + fmt.Sprintf("Question %d of %d. %s.", slices.Index(s.Questions, s.At)+1, len(s.Questions), wording.Capital(strings.Join(words, ", ")))
}

// peopleWords tell who is here, who has had a turn and who is to be called next.
func (f *Facilitator) peopleWords(s assessment.Session, m moment) []string {
	room := workshop.Room(f.Session.Assessment(), s)
	if len(room) == 0 {
		return []string{"Nobody is in the room yet."}
	}
	if m != momentTurns && m != momentPhones {
		texts := []string{fmt.Sprintf("%s: %s.", widget.Plural(len(room), "person is here", "people are here"), f.names(room))}
		if others := workshop.Observers(f.Session.Assessment(), s); len(others) > 0 {
			texts = append(texts, "Here, but not to rate: "+f.names(others)+".")
		}
		return texts
	}
	rounds := f.Session.Answer(s.At).Rounds
	open, _ := workshop.OpenRound(rounds)
	waiting := workshop.Waiting(rounds, room, firstTurn(s, rounds))
	texts := []string{"Had their turn: " + f.names(open.Voted) + "."}
	if m == momentPhones {
		return append(texts, "Still to come: "+f.names(waiting)+".")
	}
	if len(waiting) > 0 {
		texts = append([]string{"Call next: " + nameOf(f.Services, waiting[0]) + "."}, texts...)
	}
	if len(waiting) > 1 {
		texts = append(texts, "Still to come: "+f.names(waiting[1:])+".")
	}
	return texts
}

func (f *Facilitator) names(ids []string) string {
	if len(ids) == 0 {
		return "nobody"
	}
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = nameOf(f.Services, id)
	}
	return strings.Join(names, ", ")
}
