package tui

import (
	"slices"

	"charter/tui/screen"
	"charter/tui/screens/files"
	"charter/tui/screens/project"
	"charter/tui/screens/question"
	"charter/tui/screens/review"
	"charter/tui/screens/start"
	"charter/tui/screens/workshop"
)

// constructor makes a screen. id is what the screen is about, where its kind
// needs one.
type constructor func(m *Model, id string) screen.Screen

// constructors says which screen each kind of route leads to. It is the only
// place that knows all screens; they know each other by their routes only.
func constructors() map[screen.Kind]constructor {
	return map[screen.Kind]constructor{
		screen.KindHome: only(start.NewHome),
		screen.KindNew:  about(start.NewCreate),
		screen.KindOpen: only(start.NewOpenPath),
		screen.KindFind: about(start.NewFind),

		screen.KindIntroduce: only(start.NewIntroduce),
		screen.KindHandOver:  only(start.NewHandOver),

		screen.KindHelp: func(m *Model, _ string) screen.Screen { return start.NewHelp(m.services, m.top()) },

		screen.KindTrouble:   only(files.NewTrouble),
		screen.KindElsewhere: only(files.NewElsewhere),
		screen.KindConflict:  only(files.NewConflict),
		screen.KindDamaged:   about(files.NewDamaged),
		screen.KindMigrate:   only(files.NewMigrate),

		screen.KindProject: about(project.NewProject),
		screen.KindFacts:   about(project.NewFacts),

		screen.KindExplanation: about(project.NewExplanation),

		screen.KindMap:           only(question.NewMap),
		screen.KindPrinciple:     about(question.NewPrinciple),
		screen.KindQuestion:      about(question.NewQuestion),
		screen.KindDocuments:     about(question.NewDocuments),
		screen.KindEvidence:      about(question.NewEvidence),
		screen.KindNote:          about(question.NewNote),
		screen.KindCheck:         about(question.NewCheck),
		screen.KindDeparture:     about(question.NewDeparture),
		screen.KindNotApplicable: about(question.NewNotApplicable),

		screen.KindReview:  only(review.NewReview),
		screen.KindActions: only(review.NewActions),
		screen.KindAction:  about(review.NewAction),
		screen.KindExport:  only(review.NewExport),
		screen.KindHistory: only(review.NewHistory),
		screen.KindName:    about(review.NewName),
		screen.KindRater:   about(review.NewRater),
		screen.KindSignOff: about(review.NewSignOff),

		screen.KindWorkshop:    only(workshop.NewWorkshop),
		screen.KindSitting:     about(workshop.NewSitting),
		screen.KindPeople:      only(workshop.NewPeople),
		screen.KindPhones:      only(workshop.NewPhones),
		screen.KindAgenda:      only(workshop.NewAgenda),
		screen.KindFacilitator: only(workshop.NewFacilitator),
		screen.KindPrivateNote: about(workshop.NewPrivateNote),
		screen.KindGuide:       only(workshop.NewGuide),
		screen.KindClosing:     only(workshop.NewClosing),
		screen.KindParking:     only(workshop.NewParking),
		screen.KindOutside:     about(workshop.NewOutside),
		screen.KindDissent:     about(workshop.NewDissent),
		screen.KindSettle:      about(workshop.NewSettle),
		screen.KindVoid:        about(workshop.NewVoid),

		screen.KindVoidSheets: only(workshop.NewVoidSheets),
	}
}

// only makes a constructor of a screen that there is one of.
func only[S screen.Screen](make func(*screen.Services) S) constructor {
	return func(m *Model, _ string) screen.Screen { return make(m.services) }
}

// about makes a constructor of a screen about one thing.
func about[S screen.Screen](make func(*screen.Services, string) S) constructor {
	return func(m *Model, id string) screen.Screen { return make(m.services, id) }
}

// withoutAssessment lists the kinds of screens that need no assessment to be open.
func withoutAssessment() []screen.Kind {
	return []screen.Kind{screen.KindHome, screen.KindNew, screen.KindOpen, screen.KindFind, screen.KindHelp, screen.KindDamaged, screen.KindMigrate}
}

// screenFor makes the screen that a route leads to; nil, and a toast that says so,
// where it leads nowhere. It is nil, too, where the assessment that the screen is about
// was closed, or what it asks was answered, while the key was on its way.
func (m *Model) screenFor(to screen.Route) screen.Screen {
	construct, known := constructors()[to.Kind]
	if !known {
		m.toast = "This screen is not built yet."
		return nil
	}
	if !m.services.IsOpen() && !slices.Contains(withoutAssessment(), to.Kind) || to.Kind == screen.KindMigrate && m.services.Pending == nil {
		return nil
	}
	next := construct(m, to.ID)
	if m.inWorkshop() && workshop.StaysInView(to.Kind) {
		return workshop.NewInView(m.services, next, to.ID)
	}
	return next
}
