package tui

import (
	"charter/tui/screen"
	"charter/tui/screens"
)

// screenFor makes the screen of a place.
func (m *Model) screenFor(to screen.Route) screen.Screen {
	switch to.Kind {
	case screen.KindHome:
		return screens.NewHome(m.services)
	case screen.KindNew:
		return screens.NewNew(m.services, to.ID)
	case screen.KindOpen:
		return screens.NewOpenPath(m.services)
	case screen.KindProject:
		return screens.NewProject(m.services, to.ID)
	case screen.KindFacts:
		return screens.NewFacts(m.services, to.ID)
	case screen.KindMigrate:
		return screens.NewMigrate(m.services)
	case screen.KindMap:
		return screens.NewMap(m.services)
	case screen.KindPrinciple:
		return screens.NewPrinciple(m.services, to.ID)
	case screen.KindQuestion:
		return screens.NewQuestion(m.services, to.ID)
	case screen.KindReview:
		return screens.NewReview(m.services)
	case screen.KindActions:
		return screens.NewActions(m.services)
	case screen.KindAction:
		return screens.NewAction(m.services, to.ID)
	case screen.KindHistory:
		return screens.NewHistory(m.services)
	case screen.KindFind:
		return screens.NewFind(m.services)
	case screen.KindHelp:
		return screens.NewHelp(m.services, m.top())
	case screen.KindExport:
		return screens.NewExport(m.services)
	case screen.KindEvidence:
		return screens.NewEvidence(m.services, to.ID)
	case screen.KindNote:
		return screens.NewNote(m.services, to.ID)
	case screen.KindCheck:
		return screens.NewCheck(m.services, to.ID)
	case screen.KindDeparture:
		return screens.NewDeparture(m.services, to.ID)
	case screen.KindNotApplicable:
		return screens.NewNotApplicable(m.services, to.ID)
	case screen.KindWorkshop:
		return screens.NewWorkshop(m.services)
	case screen.KindSitting:
		return screens.NewSitting(m.services)
	case screen.KindPeople:
		return screens.NewPeople(m.services)
	case screen.KindAgenda:
		return screens.NewAgenda(m.services)
	case screen.KindClosing:
		return screens.NewClosing(m.services)
	case screen.KindParking:
		return screens.NewParking(m.services)
	case screen.KindOutside:
		return screens.NewOutside(m.services, to.ID)
	case screen.KindDissent:
		return screens.NewDissent(m.services, to.ID)
	case screen.KindSettle:
		return screens.NewSettle(m.services, to.ID)
	case screen.KindTrouble:
		return screens.NewTrouble(m.services)
	case screen.KindElsewhere:
		return screens.NewElsewhere(m.services)
	case screen.KindConflict:
		return screens.NewConflict(m.services)
	case screen.KindDamaged:
		return screens.NewDamaged(m.services, to.ID)
	}
	m.said = "This screen is not built yet."
	return nil
}
