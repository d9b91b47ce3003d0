package tui

import (
	"context"
	"reflect"
	"slices"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/assessment/workshop"
	"charter/exports/wording"
	"charter/tui/phones"
	"charter/tui/screen"
	pages "charter/tui/screens/workshop"
	"charter/tui/session"
)

// This file lets phones take part in a workshop. A vote goes the way of a key: it comes as
// a message, the workshop puts it into the ballot box, and the file is saved. The phone is
// answered only then.

// phoneDesk is what the root keeps of phones.
type phoneDesk struct {
	shown   phones.View // what phones show now
	opened  bool        // a file was open since phones can join
	sat     bool        // a session went on meanwhile
	session string      // its id
	waiting []*phoneVote
}

// phoneVote is a vote that came from a phone, until that is answered. What was chosen is
// gone from it as soon as the vote is in the ballot box.
type phoneVote struct {
	vote     phones.Vote
	taken    bool
	revision uint64 // the snapshot that has it, once it is taken
	answer   chan<- error
}

// phonesServed says that phones can join, or why they cannot.
type phonesServed struct {
	service *phones.Service
	err     error
}

// phoneJoined says that a phone has taken a seat, or given it back.
type phoneJoined struct{}

// handlePhones handles what is asked about phones, and what comes from them.
func (m *Model) handlePhones(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case screen.ServePhones:
		if m.services.Phones != nil || !m.services.CanHavePhones() {
			return nil, true
		}
		address := m.services.PhonesAt
		return func() tea.Msg { return m.servePhones(address) }, true
	case phonesServed:
		if msg.err != nil {
			m.toast = wording.Capital(msg.err.Error()) + "."
			return nil, true
		}
		m.services.Phones, m.phones = msg.service, phoneDesk{}
		return m.resizeTop(), true
	case screen.EndPhones:
		return m.endPhones(), true
	case *phoneVote:
		if m.services.Phones == nil { // they were turned off while it was on its way
			msg.answer <- phones.ErrClosed
			return nil, true
		}
		m.phones.waiting = append(m.phones.waiting, msg)
		return nil, true
	case phoneJoined:
		return nil, true // what is drawn now tells of it
	}
	return nil, false
}

// servePhones lets phones join.
func (m *Model) servePhones(address string) phonesServed {
	send := m.send
	service, err := m.services.ServePhones(address, phones.Options{
		Changed: func() { go send(phoneJoined{}) },
		Cast: func(ctx context.Context, vote phones.Vote) error {
			answer := make(chan error, 1)
			send(&phoneVote{vote: vote, answer: answer})
			select {
			case err := <-answer:
				return err
			case <-ctx.Done(): // the program may have ended before it took the message
				return phones.ErrClosed
			}
		},
	})
	return phonesServed{service, err}
}

// endPhones lets go of all phones. It waits in the background until they are gone.
func (m *Model) endPhones() tea.Cmd {
	service := m.services.Phones
	if service == nil {
		return nil
	}
	m.services.Phones = nil
	m.answerAll(phones.ErrClosed)
	if m.services.IsOpen() {
		m.rateBy(assessment.WayTurns)
	}
	return tea.Batch(m.resizeTop(), func() tea.Msg {
		service.Close()
		return nil
	})
}

// rateBy changes how people rate in the session that goes on, to phones or back from them.
func (m *Model) rateBy(way assessment.Way) {
	w := m.services.Session
	s, on := workshop.Current(w.Assessment())
	if !on || m.services.ReadOnly != "" || s.Way == way || way == assessment.WayTurns && s.Way != assessment.WayPhones {
		return
	}
	w.Edit(func(e *assessment.Editor, at assessment.Stamp) {
		e.Sessions(at, func(all []assessment.Session) []assessment.Session {
			all[len(all)-1].Way = way
			return all
		})
	})
}

// tendPhones is done after every message: votes that wait are taken as far as they can be,
// those that are saved are answered, and phones show what is going on now.
func (m *Model) tendPhones() tea.Cmd {
	if m.services.Phones == nil {
		return nil
	}
	if !m.services.IsOpen() {
		if m.phones.opened {
			return m.endPhones()
		}
		return nil
	}
	m.phones.opened = true
	cmd := m.takeVotes()
	m.phones.waiting = slices.DeleteFunc(m.phones.waiting, func(v *phoneVote) bool {
		saved := v.taken && m.services.Saving.Saved >= v.revision
		if saved {
			v.answer <- nil
		}
		return saved
	})
	return cmd
}

// takeVotes hands the votes that wait to the workshop.
func (m *Model) takeVotes() tea.Cmd {
	var cmds []tea.Cmd
	taken := false
	for _, v := range m.phones.waiting {
		if v.taken {
			continue
		}
		asked, err := m.takeVote(v.vote)
		cmds = append(cmds, m.act(asked))
		switch err {
		case phones.ErrNotYet:
		case nil:
			v.vote, v.taken, v.revision = phones.Vote{}, true, m.services.Session.Revision()
			taken = true
		default:
			v.vote = phones.Vote{}
			v.answer <- err
			v.answer = nil
		}
	}
	m.phones.waiting = slices.DeleteFunc(m.phones.waiting, func(v *phoneVote) bool { return v.answer == nil })
	m.showPhones() // who votes is told before the vote is answered
	if taken {
		cmds = append(cmds, m.step(session.Hasten{}))
	}
	return tea.Batch(cmds...)
}

// takeVote hands one vote to the workshop.
func (m *Model) takeVote(vote phones.Vote) (screen.Requests, error) {
	w := m.workshop()
	if w == nil || m.services.Busy() {
		return nil, phones.ErrClosed
	}
	return w.TakeVote(vote)
}

// workshop gives the workshop that is led, if there is one.
func (m *Model) workshop() *pages.Workshop {
	for _, s := range m.stack {
		if w, leads := s.(*pages.Workshop); leads {
			return w
		}
	}
	return nil
}

// showPhones has the phones show what is going on now.
func (m *Model) showPhones() {
	s, on := workshop.Current(m.services.Session.Assessment())
	if on && (!m.phones.sat || s.ID != m.phones.session) {
		m.phones.sat, m.phones.session = true, s.ID
		m.rateBy(assessment.WayPhones)
	}
	view := pages.PhoneView(m.services, m.workshop())
	if m.phones.sat && !on {
		view.Phase = phones.Over
	}
	if !reflect.DeepEqual(view, m.phones.shown) {
		m.phones.shown = view
		m.services.Phones.Show(view)
	}
}

// answerAll answers every vote that waits, which cannot be taken any more.
func (m *Model) answerAll(err error) {
	for _, v := range m.phones.waiting {
		v.answer <- err
	}
	m.phones.waiting = nil
}

// hangUp lets go of all phones as the program ends.
func (m *Model) hangUp() {
	m.answerAll(phones.ErrClosed)
	if service := m.services.Phones; service != nil {
		m.services.Phones = nil
		service.Close()
	}
}
