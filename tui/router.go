package tui

import "charter/tui/screens"

// screenFor makes the screen of a place.
func (m *Model) screenFor(to screens.Place) screens.Screen {
	switch to.Kind {
	case screens.KindHome:
		return screens.NewHome(m.ctx)
	case screens.KindNew:
		return screens.NewNew(m.ctx, to.ID)
	case screens.KindOpen:
		return screens.NewOpenPath(m.ctx)
	case screens.KindProject:
		return screens.NewProject(m.ctx, to.ID)
	case screens.KindFacts:
		return screens.NewFacts(m.ctx, to.ID)
	case screens.KindMigrate:
		return screens.NewMigrate(m.ctx)
	case screens.KindMap:
		return screens.NewMap(m.ctx)
	case screens.KindPrinciple:
		return screens.NewPrinciple(m.ctx, to.ID)
	case screens.KindQuestion:
		return screens.NewQuestion(m.ctx, to.ID)
	case screens.KindReview:
		return screens.NewReview(m.ctx)
	case screens.KindActions:
		return screens.NewActions(m.ctx)
	case screens.KindAction:
		return screens.NewAction(m.ctx, to.ID)
	case screens.KindHistory:
		return screens.NewHistory(m.ctx)
	case screens.KindFind:
		return screens.NewFind(m.ctx)
	case screens.KindHelp:
		return screens.NewHelp(m.ctx, m.top())
	case screens.KindExport:
		return screens.NewExport(m.ctx)
	case screens.KindEvidence:
		return screens.NewEvidence(m.ctx, to.ID)
	case screens.KindNote:
		return screens.NewNote(m.ctx, to.ID)
	case screens.KindCheck:
		return screens.NewCheck(m.ctx, to.ID)
	case screens.KindDeparture:
		return screens.NewDeparture(m.ctx, to.ID)
	case screens.KindNotApplicable:
		return screens.NewNotApplicable(m.ctx, to.ID)
	case screens.KindWorkshop:
		return screens.NewWorkshop(m.ctx)
	case screens.KindSitting:
		return screens.NewSitting(m.ctx)
	case screens.KindPeople:
		return screens.NewPeople(m.ctx)
	case screens.KindAgenda:
		return screens.NewAgenda(m.ctx)
	case screens.KindClosing:
		return screens.NewClosing(m.ctx)
	case screens.KindParking:
		return screens.NewParking(m.ctx)
	case screens.KindOutside:
		return screens.NewOutside(m.ctx, to.ID)
	case screens.KindDissent:
		return screens.NewDissent(m.ctx, to.ID)
	case screens.KindSettle:
		return screens.NewSettle(m.ctx, to.ID)
	case screens.KindTrouble:
		return screens.NewTrouble(m.ctx)
	case screens.KindElsewhere:
		return screens.NewElsewhere(m.ctx)
	case screens.KindConflict:
		return screens.NewConflict(m.ctx)
	case screens.KindDamaged:
		return screens.NewDamaged(m.ctx, to.ID)
	}
	m.said = "This screen is not built yet."
	return nil
}
