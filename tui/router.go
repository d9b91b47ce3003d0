package tui

import (
	"charter/tui/screen"
	"charter/tui/screens/files"
	"charter/tui/screens/project"
	"charter/tui/screens/question"
	"charter/tui/screens/review"
	"charter/tui/screens/start"
	"charter/tui/screens/workshop"
)

// screenFor makes the screen of a place.
func (m *Model) screenFor(to screen.Route) screen.Screen {
	switch to.Kind {
	case screen.KindHome:
		return start.NewHome(m.services)
	case screen.KindNew:
		return start.NewCreate(m.services, to.ID)
	case screen.KindOpen:
		return start.NewOpenPath(m.services)
	case screen.KindProject:
		return project.NewProject(m.services, to.ID)
	case screen.KindFacts:
		return project.NewFacts(m.services, to.ID)
	case screen.KindMigrate:
		return files.NewMigrate(m.services)
	case screen.KindMap:
		return question.NewMap(m.services)
	case screen.KindPrinciple:
		return question.NewPrinciple(m.services, to.ID)
	case screen.KindQuestion:
		return question.NewQuestion(m.services, to.ID)
	case screen.KindReview:
		return review.NewReview(m.services)
	case screen.KindActions:
		return review.NewActions(m.services)
	case screen.KindAction:
		return review.NewAction(m.services, to.ID)
	case screen.KindHistory:
		return review.NewHistory(m.services)
	case screen.KindFind:
		return start.NewFind(m.services)
	case screen.KindHelp:
		return start.NewHelp(m.services, m.top())
	case screen.KindExport:
		return review.NewExport(m.services)
	case screen.KindEvidence:
		return question.NewEvidence(m.services, to.ID)
	case screen.KindNote:
		return question.NewNote(m.services, to.ID)
	case screen.KindCheck:
		return question.NewCheck(m.services, to.ID)
	case screen.KindDeparture:
		return question.NewDeparture(m.services, to.ID)
	case screen.KindNotApplicable:
		return question.NewNotApplicable(m.services, to.ID)
	case screen.KindWorkshop:
		return workshop.NewWorkshop(m.services)
	case screen.KindSitting:
		return workshop.NewSitting(m.services)
	case screen.KindPeople:
		return workshop.NewPeople(m.services)
	case screen.KindAgenda:
		return workshop.NewAgenda(m.services)
	case screen.KindClosing:
		return workshop.NewClosing(m.services)
	case screen.KindParking:
		return workshop.NewParking(m.services)
	case screen.KindOutside:
		return workshop.NewOutside(m.services, to.ID)
	case screen.KindDissent:
		return workshop.NewDissent(m.services, to.ID)
	case screen.KindSettle:
		return workshop.NewSettle(m.services, to.ID)
	case screen.KindTrouble:
		return files.NewTrouble(m.services)
	case screen.KindElsewhere:
		return files.NewElsewhere(m.services)
	case screen.KindConflict:
		return files.NewConflict(m.services)
	case screen.KindDamaged:
		return files.NewDamaged(m.services, to.ID)
	}
	m.toast = "This screen is not built yet."
	return nil
}
