package assessment

import "charter/questions"

// Rule is a published rule that scores an assessment: a value with its own numbers,
// and with its own answer to whatever rules differ in. All else is the same in every
// rule and stands in [Rule.Compute]. docs/scoring.md tells the newest rule in words. A
// change to any number makes a new rule, and the old ones stay, so that what was
// scored by them can be worked out again. Its parts:
//
//	placeholder.go      what was left to be filled in
//	evidence.go         how a paper backs an answer
//	check.go            who may check an answer
//	rounds.go           which votes decide, and whether they differ
//	register_fields.go  what the register needs
//	coherence.go        facts that something speaks against
//	points.go           what needs a plan, and what is one
//	verdict.go          what all of it comes to
//	signals.go          what to know besides
type Rule struct {
	Name string // as scores and reports give it

	caps         [2]capsOfBacking                                          // the most that counts; the second is for essential questions
	isOpen       func(text string) bool                                    // a text is still to be given
	lack         func(a *Assessment, key, text string) string              // what a required field lacks though its text is given; "" if nothing
	inside       func(s *scoring, by string, cited []Evidence) ReasonCode  // a check does not come from outside; "" if it does
	deciding     func([]Round) int                                         // the position of the round that decides, -1 for none
	differs      func(votes) bool                                          // levels voted in it lie too far apart
	differsWords func() string                                             // when they do, in a sentence
	cameTo       func(*Round) (level int, caps bool)                       // the level it came to, above which no answer counts
	answers      func(x Action, asOf Date) bool                            // an action answers a point
	isAbout      func(q QuestionScore) bool                                // an action for the question is one for its principle
	fewEssential func(s *Score, facts Facts) bool                          // too few essential questions are in place to be ready
	contradict   func(a *Assessment, pack *questions.Pack) []Contradiction // facts that fields or answers speak against
}

// Rule1 is lcr-scoring/1, the rule of charter 1.0.
func Rule1() Rule {
	return Rule{
		Name:         "lcr-scoring/1",
		caps:         [2]capsOfBacking{{1, 1, 2, 2, 3}, {1, 1, 2, 2, 3}},
		isOpen:       isBlank,
		lack:         func(*Assessment, string, string) string { return "" },
		inside:       func(*scoring, string, []Evidence) ReasonCode { return "" },
		deciding:     lastComplete,
		differs:      votes.areWide,
		differsWords: wideWords,
		cameTo:       func(*Round) (int, bool) { return 0, false },
		answers:      func(x Action, _ Date) bool { return x.isDone() || x.isPromised() },
		isAbout:      func(QuestionScore) bool { return true },
		fewEssential: func(*Score, Facts) bool { return false },
		contradict:   func(*Assessment, *questions.Pack) []Contradiction { return []Contradiction{} },
	}
}

// Rule2 is lcr-scoring/2, the rule of charter 1.1.
func Rule2() Rule {
	return Rule{
		Name:         "lcr-scoring/2",
		caps:         [2]capsOfBacking{{1, 1, 2, 2, 3}, {1, 1, 1, 2, 3}},
		isOpen:       isOpen,
		lack:         lackOf,
		inside:       (*scoring).inside,
		deciding:     lastOfTheFullest,
		differs:      votes.differ,
		differsWords: differWords,
		cameTo:       (*Round).cap,
		answers:      Action.IsPlan,
		isAbout:      func(q QuestionScore) bool { return q.Applies },
		fewEssential: halfOfEssentialBelow2,
		contradict:   Contradictions,
	}
}

// Rules lists every rule, the oldest first.
func Rules() []Rule { return []Rule{Rule1(), Rule2()} }

// NewestRule is the rule that new scores and reports use.
func NewestRule() Rule { return Rule2() }

// RuleNamed finds a rule by its name.
func RuleNamed(name string) (Rule, bool) {
	for _, rule := range Rules() {
		if rule.Name == name {
			return rule, true
		}
	}
	return Rule{}, false
}

// Numbers that every rule shares.
const (
	maxLevel           = 3
	StaleAfterMonths   = 24 // evidence older than this loses one grade
	DepartureCap       = 1  // a declared departure counts at most this level
	MinReasonLength    = 20 // characters a reason for "not applicable" needs
	byHandShareDivisor = 4  // more than a quarter not applicable by hand needs a plan
)

// Numbers of rule lcr-scoring/2.
const (
	MaxMonthsAhead       = 24 // how far ahead of the assessment date a review or an action may be due
	MinExplanationLength = 20 // characters an explanation needs
)

// Compute scores an assessment by the newest rule ([Rule.Compute]).
func Compute(a *Assessment, pack *questions.Pack) Score { return NewestRule().Compute(a, pack) }
