package session_test

import (
	"strings"
	"testing"

	"charter/assessment"
	"charter/assessment/sample/sampletest"
	"charter/questions"
	"charter/tui/session"
)

// What is said of the evidence that a level needs is what the score makes of it.
func TestWhatALevelNeedsIsWhatCounts(t *testing.T) {
	t.Parallel()
	pack := sampletest.Pack(t)
	day := sampletest.Assessment(t, pack).AsOf
	title := assessment.Evidence{Title: "Benefits paper"}
	full := assessment.Evidence{Title: "Benefits paper", Owner: "Board", Location: "Team drive", Date: day}
	for _, c := range []struct {
		item      assessment.Evidence
		essential bool
	}{{title, true}, {title, false}, {full, true}, {full, false}, {assessment.Evidence{}, false}} {
		id, needs := "BEN-2", "Level 2 needs evidence with a title."
		if c.essential {
			id, needs = "BEN-1", "levels 2 and 3 need evidence with a title, a place and a date"
		}
		b := sampletest.Assessment(t, pack)
		answer := assessment.Level(3)
		answer.Check = &assessment.Check{By: "Internal audit", Date: day}
		answer.Evidence = b.Cite(c.item)
		b.Answers[id] = answer
		b.Facts.Stage = questions.StagePilot
		s := session.New(b, pack, "", nil, nil)
		if got := s.QuestionScore(id); got.Essential != c.essential {
			t.Fatalf("%s is essential: %v", id, got.Essential)
		}
		level, why := s.Allows(id, c.item)
		if got := *s.QuestionScore(id).Counted; got != level {
			t.Errorf("%s with %+v counts %d, and is said to allow %d", id, c.item, got, level)
		}
		if (why == "") != (level == 3) {
			t.Errorf("%s with %+v allows %d because of %q", id, c.item, level, why)
		}
		for _, words := range []string{s.EvidenceAbout(id), s.LevelNeeds(id)} {
			if !strings.Contains(words, needs) {
				t.Errorf("%s: %q does not say %q", id, words, needs)
			}
		}
	}
}

// What an answer needs is taken from why it counts less.
func TestNeedsAreThoseThatLowerAnAnswer(t *testing.T) {
	t.Parallel()
	pack := sampletest.Pack(t)
	b := sampletest.Assessment(t, pack)
	full := assessment.Evidence{Title: "Benefits paper", Owner: "Board", Location: "Team drive", Date: b.AsOf}
	check := &assessment.Check{By: "Internal audit", Date: b.AsOf}
	for name, c := range map[string]struct {
		items         []assessment.Evidence
		check         *assessment.Check
		evidence, who bool
	}{
		"nothing is missing": {[]assessment.Evidence{full}, check, false, false},
		"no check":           {[]assessment.Evidence{full}, nil, false, true},
		"no evidence":        {nil, check, true, false},
	} {
		answer := assessment.Level(3)
		answer.Check, answer.Evidence = c.check, b.Cite(c.items...)
		b.Answers["BEN-2"] = answer
		evidence, who := session.Needs(session.New(b, pack, "", nil, nil).QuestionScore("BEN-2"))
		if evidence != c.evidence || who != c.who {
			t.Errorf("%s: it needs evidence %v, a check %v", name, evidence, who)
		}
	}
}
