package screens_test

import (
	"testing"

	"charter/assessment"
	"charter/tui/screen"
	"charter/tui/screen/screentest"
	"charter/tui/screens/question"
	"charter/tui/screens/review"
	"charter/tui/screens/start"
)

func TestScreensFit(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*assessment.Assessment){"example": nil, "blank": screentest.Blank} {
		svc := screentest.Services(t, change)
		for kind, make := range map[string]func() screen.Screen{
			"review":   func() screen.Screen { return review.NewReview(svc) },
			"actions":  func() screen.Screen { return review.NewActions(svc) },
			"action":   func() screen.Screen { return review.NewAction(svc, "BEN-1") },
			"history":  func() screen.Screen { return review.NewHistory(svc) },
			"help":     func() screen.Screen { return start.NewHelp(svc, question.NewQuestion(svc, "BEN-1")) },
			"find":     func() screen.Screen { return start.NewFind(svc, "") },
			"map":      func() screen.Screen { return question.NewMap(svc) },
			"question": func() screen.Screen { return question.NewQuestion(svc, "ACC-2") },
		} {
			screentest.WantFit(t, name+" "+kind, make)
		}
	}
}
