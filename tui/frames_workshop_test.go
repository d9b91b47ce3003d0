package tui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"charter/assessment"
	"charter/assessment/store"
	"charter/assessment/workshop"
	"charter/tui/screen"
	"charter/tui/session"
)

// workshopShots are the pages of a workshop and the forms that are opened from
// them. The five assessors of the worked example are in the room; what went
// before is put into the assessment, and the page is reached by keys.
func workshopShots() []shot {
	return slices.Concat(beforeShots(), questionShots(), ratingShots(), revealShots(), captureShots(), closingShots(), phonesShots())
}

// inWorkshop opens the workshop and presses keys.
func inWorkshop(keys ...string) func(*stage) {
	return func(s *stage) {
		s.m.services.Ballots = s.tb.TempDir()
		s.open(screen.KindWorkshop, "")
		s.press(keys...)
	}
}

// atQuestion goes on with the sitting at the question it has come to.
func atQuestion(keys ...string) func(*stage) {
	return inWorkshop(append([]string{"enter"}, keys...)...)
}

// everybody are the assessors of the worked example.
func everybody() []string { return []string{"a1", "a2", "a3", "a4", "a5"} }

// begun gives the sitting of an hour ago, without an agenda yet.
func begun(present ...string) assessment.Session {
	return assessment.Session{
		Started: stageClock().Add(-time.Hour), Facilitator: "Independent facilitator", Present: present,
		Scope: []string{workshop.ScopeAll}, Way: assessment.WayTurns, Minutes: 150,
	}
}

// sitting puts a sitting into an assessment that has come to a question, on which
// some rounds were held already. The questions before it are dealt with.
func sitting(at string, present []string, rounds ...assessment.Round) func(*assessment.Assessment) {
	return func(a *assessment.Assessment) {
		s := begun(present...)
		s.Questions = []string{
			"BEN-1", "BEN-2", "BEN-3", "BEN-4", "INC-1", "INC-2", "INC-3", "INC-4", "INC-5", "ACC-1", "ACC-2", "ACC-3", "ACC-4",
			"TRA-1", "TRA-2", "TRA-3", "TRA-4", "TRA-5", "PRI-1", "PRI-2", "PRI-3",
		}
		s.At = at
		a.Sessions = append(a.Sessions, s)
		before := s.Questions[:slices.Index(s.Questions, at)]
		for i, id := range before {
			hold(a, id, assessment.Round{Levels: [4]int{0, i % 2, 4, 1 - i%2}})
		}
		answer := a.Answers[at]
		answer.Rounds, answer.Dissent, answer.Agreed = nil, "", ""
		a.Updated = stageClock() // or it would be another day's sitting
		a.Answers[at] = answer
		hold(a, at, rounds...)
	}
}

// hold adds rounds that are over to an answer, ten minutes apart.
func hold(a *assessment.Assessment, id string, rounds ...assessment.Round) {
	answer := a.Answers[id]
	for i, r := range rounds {
		r.Present, r.Complete = workshop.TallyOf(r).Total(), true
		r.Held = stageClock().Add(time.Duration(10*(i+1)) * time.Minute).Add(-time.Hour)
		answer.Rounds = append(answer.Rounds, r)
		workshop.Record(&answer)
	}
	a.Answers[id] = answer
}

// beforeShots lead up to the first question.
func beforeShots() []shot {
	ready := func(change func(*assessment.Session)) func(*assessment.Assessment) {
		return func(a *assessment.Assessment) {
			s := begun(everybody()...)
			change(&s)
			a.Updated = stageClock()
			a.Sessions = append(a.Sessions, s)
		}
	}
	as := func(*assessment.Session) {}
	noPeople := func(a *assessment.Assessment) { a.Assessors = nil }
	return []shot{
		{name: "workshop-first", fresh: true, set: inWorkshop()},
		{name: "workshop-start", change: sitting("INC-2", everybody()), set: inWorkshop("down")},
		{name: "workshop-start-voting", change: sitting("INC-2", everybody()), set: func(s *stage) {
			atQuestion("r", "enter", "22", "esc", "esc")(s)
			s.open(screen.KindWorkshop, "")
		}},
		{name: "workshop-setup-nobody", set: inWorkshop("enter")},
		{name: "workshop-setup", change: ready(as), set: atQuestion()},
		{name: "workshop-people-none", fresh: true, change: noPeople, set: inWorkshop("enter", "j")},
		{name: "workshop-people", set: inWorkshop("enter", "j", " ", "down", " ", "down")},
		{name: "workshop-person", set: inWorkshop("enter", "j", "enter")},
		{name: "workshop-plan", set: inWorkshop("enter", "down", "enter")},
		{name: "workshop-facilitator", change: sitting("INC-2", everybody()), ticks: true, set: func(s *stage) { s.open(screen.KindFacilitator, "") }},
		{name: "workshop-private-note", change: sitting("INC-2", everybody()), set: func(s *stage) { s.open(screen.KindPrivateNote, "INC-2") }},
		{name: "workshop-guide", set: func(s *stage) { s.open(screen.KindGuide, "") }},
		{name: "workshop-opening", change: ready(as), set: atQuestion("enter")},
		{name: "workshop-opening-two", change: ready(func(s *assessment.Session) { s.Present = s.Present[:2] }), set: atQuestion("enter")},
		{name: "workshop-opening-hands", change: ready(func(s *assessment.Session) { s.Way = assessment.WayHands }), set: atQuestion("enter")},
		{name: "workshop-read-only", change: sitting("INC-2", everybody()), set: func(s *stage) {
			s.send(session.SavingChanged{Status: store.Status{ReadOnly: &store.Held{Name: "example.charter.json", Holder: store.Holder{User: "ann", Machine: "LAPTOP-7"}}}})
			inWorkshop("enter")(s)
		}},
	}
}

// questionShots are the question as the room sees it, and the help to talk about it.
func questionShots() []shot {
	at := func(name string, rounds []assessment.Round, keys ...string) shot {
		return shot{name: name, change: sitting("INC-2", everybody(), rounds...), set: atQuestion(keys...)}
	}
	return []shot{
		at("workshop-question", nil),
		at("workshop-question-rated", []assessment.Round{{Levels: [4]int{0, 1, 4, 0}}}, "left"),
		at("workshop-question-voting", nil, "r", "enter", "22", "esc"),
		at("workshop-question-flagged", nil, "f"),
		at("workshop-guidance", nil, "g"),
		at("workshop-prompts", nil, "G"),
	}
}

// ratingShots are the pages on which people rate.
func ratingShots() []shot {
	at := func(name string, keys ...string) shot {
		return shot{name: name, change: sitting("INC-2", everybody()), set: atQuestion(keys...)}
	}
	three := everybody()[:3]
	return []shot{
		at("workshop-next", "enter"),
		at("workshop-next-other", "enter", "down"),
		at("workshop-asked", "enter", "enter"),
		at("workshop-typed", "enter", "enter", "2"),
		at("workshop-typed-other-key", "enter", "enter", "x"),
		at("workshop-typed-over-help", "enter", "enter", "f1", "2"),
		at("workshop-typed-differently", "enter", "enter", "2", "3"),
		at("workshop-cleared", "enter", "enter", "22"),
		{name: "workshop-asked-optional", change: sitting("BEN-4", everybody()), set: atQuestion("enter", "enter")},
		{name: "workshop-covered", change: sitting("INC-2", three), set: atQuestion("enter", "enter", "22", "enter", "11", "enter", "33")},
		{name: "workshop-stuck", change: sitting("INC-2", three), set: atQuestion("enter", "enter", "22", "enter", "11", "enter", "pp")},
		{name: "workshop-stuck-close", change: sitting("INC-2", three), set: atQuestion("enter", "enter", "22", "enter", "11", "enter", "pp", "-")},
		{name: "workshop-openly", change: sitting("INC-2", everybody()[:2]), set: atQuestion("enter")},
		{name: "workshop-openly-rated", change: sitting("BEN-4", everybody()[:1]), set: atQuestion("enter", "2")},
		{name: "workshop-openly-voted", change: sitting("INC-2", everybody()[:2], assessment.Round{Levels: [4]int{0, 1, 4, 0}}), set: atQuestion("r")},
		{name: "workshop-no-keys", change: sitting("INC-2", everybody()), set: func(s *stage) {
			s.open(screen.KindWorkshop, "")
			s.m.services.Ballots = noFolder(s.tb)
			s.press("enter", "enter")
		}},
		at("workshop-hands", "s"),
		at("workshop-hands-counting", "s", "down", "1", "enter", "3"),
		at("workshop-hands-counted", "s", "down", "1", "enter", "3", "enter", "1"),
		at("workshop-hands-too-few", "s", "1", "enter", "1", "enter", "enter", "enter", "enter", "3", "enter"),
		at("workshop-hands-too-many", "s", "7", "end", "enter", "enter", "enter", "enter", "enter", "enter", "enter"),
	}
}

// noFolder gives a place where no folder can be made.
func noFolder(tb testing.TB) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "file")
	if err := os.WriteFile(path, nil, 0o666); err != nil {
		tb.Fatal(err)
	}
	return filepath.Join(path, "keys")
}

// revealShots are results of votes, each with what is advised then.
func revealShots() []shot {
	at := func(name, id string, rounds ...assessment.Round) shot {
		return shot{name: name, change: sitting(id, everybody(), rounds...), set: atQuestion()}
	}
	levels := func(counts ...int) assessment.Round { return assessment.Round{Levels: [4]int(counts)} }
	apart := at("workshop-reveal", "INC-2", levels(1, 1, 2, 1))
	apart.otherLooks = true
	talk := at("workshop-reveal-talk", "INC-2", levels(1, 1, 2, 1))
	talk.set, talk.ticks = atQuestion("t"), true
	dissent := at("workshop-reveal-dissent", "INC-2", levels(1, 1, 2, 1), levels(1, 0, 3, 1))
	settled := at("workshop-reveal-settled", "INC-2", levels(1, 1, 2, 1), levels(0, 0, 3, 2))
	for x, words := range map[*shot]func(*assessment.Answer){
		&dissent: func(a *assessment.Answer) { a.Dissent = "Two of us saw no group named." },
		&settled: func(a *assessment.Answer) { workshop.Agree(a, 1, "The plan is a draft.") },
	} {
		before := x.change
		x.change = func(a *assessment.Assessment) {
			before(a)
			answer := a.Answers["INC-2"]
			words(&answer)
			a.Answers["INC-2"] = answer
		}
	}
	return []shot{
		apart, talk, dissent, settled,
		at("workshop-reveal-agreed", "INC-2", levels(0, 0, 5, 0)),
		at("workshop-reveal-near", "BEN-1", levels(0, 0, 2, 3)),
		at("workshop-reveal-second", "INC-2", levels(1, 1, 2, 1), levels(0, 2, 3, 0)),
		at("workshop-reveal-still-apart", "INC-2", levels(1, 1, 2, 1), levels(1, 0, 3, 1)),
		at("workshop-reveal-unsure", "TRA-3", assessment.Round{Levels: [4]int{0, 1, 1, 0}, Unsure: 3}),
		at("workshop-reveal-every-choice", "BEN-4", assessment.Round{Levels: [4]int{9, 12, 7, 4}, Unsure: 3, NotApplicable: 2, Passed: 1}),
		at("workshop-reveal-not-applicable", "BEN-4", assessment.Round{NotApplicable: 5}),
		at("workshop-reveal-nobody-voted", "INC-2", assessment.Round{Passed: 5}),
		at("workshop-reveal-two-apart", "INC-2", levels(1, 0, 1, 0)),
		{name: "workshop-reveal-one", change: sitting("INC-2", everybody()[:1], levels(0, 1, 0, 0)), set: atQuestion()},
	}
}

// captureShots are the forms for what comes up while the room talks.
func captureShots() []shot {
	at := func(name string, keys ...string) shot {
		return shot{name: name, change: sitting("INC-2", everybody(), assessment.Round{Levels: [4]int{1, 1, 2, 1}}), set: atQuestion(keys...)}
	}
	return []shot{
		at("workshop-note", "c"),
		at("workshop-evidence", "e"),
		at("workshop-action", "a", "+", "Ask two more groups"),
		at("workshop-parking", "P", "Should it have a face?"),
		at("workshop-outside", "O", "Audit", "tab"),
		at("workshop-dissent", "D"),
		at("workshop-settle", "A", "up"),
		at("workshop-settle-why", "A", "up", "esc"),
	}
}

// closingShots are about the time: the agenda, a break, the end.
func closingShots() []shot {
	busy := func(a *assessment.Assessment) {
		sitting("ACC-3", everybody())(a)
		hold(a, "ACC-1", assessment.Round{Levels: [4]int{2, 0, 0, 3}}, assessment.Round{Levels: [4]int{2, 0, 0, 3}})
		hold(a, "ACC-2", assessment.Round{Levels: [4]int{1, 1, 0, 0}, Unsure: 3})
		a.Parking = append(a.Parking, assessment.Parked{Text: strings.Repeat("A point that was long to write down. ", 4), Raised: stageClock()})
	}
	at := func(name string, keys ...string) shot {
		return shot{name: name, change: busy, set: atQuestion(keys...)}
	}
	return []shot{
		at("workshop-agenda", "T"),
		at("workshop-agenda-drop", "T", "left", "left", "-"),
		at("workshop-agenda-dropped", "T", "left", "left", "-", "y"),
		at("workshop-break", "b"),
		at("workshop-closing", "E"),
		{name: "workshop-closing-scrolled", change: busy, set: func(s *stage) {
			atQuestion("E")(s)
			s.view() // a page is what was drawn
			s.press("pgdown")
		}},
		at("workshop-closing-date", "E", "right"),
		at("workshop-ended", "E", "y"),
		{name: "workshop-closing-empty", fresh: true, change: func(a *assessment.Assessment) {
			sitting("BEN-1", []string{"a1"})(a)
			a.Assessors = []assessment.Assessor{{ID: "a1", Role: "Data lead"}}
		}, set: atQuestion("E")},
	}
}
