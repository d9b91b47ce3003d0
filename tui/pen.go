package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"charter/exports/wording"
	"charter/questions/plaintext"
	"charter/tui/session"
)

// penPasses is after how long without a key an assessment passes to a colleague who asks to
// edit it.
const penPasses = 2 * time.Minute

// penDue says that it is time to look whether it does.
type penDue struct{}

// showPen shows that somebody asks to edit, or what came of asking.
func (m *Model) showPen(outcome session.Event) tea.Cmd {
	switch e := outcome.(type) {
	case session.PenAsked:
		m.toast = "They were asked. You can edit as soon as they hand it over."
		if e.Err != nil {
			m.toast = wording.Capital(plaintext.Line(e.Err.Error())) + "."
		}
	case session.PenKept:
		m.toast = "They go on editing for now."
	case session.PenWanted:
		return tea.Batch(m.drawSaving(), tea.Tick(penPasses, func(time.Time) tea.Msg { return penDue{} }))
	case session.PenHandedOver:
		if e.Err != nil {
			m.toast = "It was not handed over: " + plaintext.Line(e.Err.Error()) + "."
			return m.drawSaving()
		}
		m.opened++
		return tea.Batch(m.showVersion("Handed over to "+plaintext.Line(e.To)+". You read along from now on."), m.readAlong())
	}
	return m.drawSaving()
}

// passPen hands the assessment over to whoever asks for it, if nobody works on it: nothing was
// pressed for long, nothing is being typed, and no room looks on.
func (m *Model) passPen() tea.Cmd {
	if m.services.PenWantedBy() == "" {
		return nil
	}
	quiet := m.services.Now().Sub(m.touched)
	if m.top().Typing() || m.inWorkshop() {
		quiet = 0
	}
	if quiet < penPasses {
		return tea.Tick(penPasses-quiet, func(time.Time) tea.Msg { return penDue{} })
	}
	return m.step(session.HandOverPen{})
}
