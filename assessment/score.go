package assessment

import "charter/questions"

// Band tells how far a principle is met.
type Band string

// The bands of a principle, in the order in which they are tried.
const (
	BandNotApplicable Band = "not_applicable"
	BandIncomplete    Band = "incomplete"
	BandNotMet        Band = "not_met"
	BandPartlyMet     Band = "partly_met"
	BandStrong        Band = "strong"
	BandMet           Band = "met"
)

// Verdict tells whether an assessment is ready to attach to a register
// submission at the project's stage. It is neither compliance nor an award.
type Verdict string

// The verdicts, in the order in which they are tried.
const (
	VerdictIncomplete       Verdict = "incomplete"
	VerdictNotReady         Verdict = "not_ready"
	VerdictReadyWithActions Verdict = "ready_with_actions"
	VerdictReady            Verdict = "ready"
)

// Score is what a rule makes of an assessment. Its JSON form is a
// published contract: keys may be added, never renamed.
type Score struct {
	Rule          string           `json:"rule"`
	AsOf          Date             `json:"as_of"`
	Pack          PackRef          `json:"pack"`
	Verdict       Verdict          `json:"verdict"`
	Overall       Numbers          `json:"overall"`
	Counts        Counts           `json:"counts"`
	MissingFields []string         `json:"missing_fields"` // required register fields that are missing, e.g. "benefit.statement"
	Principles    []PrincipleScore `json:"principles"`
	Questions     []QuestionScore  `json:"questions"`
	Points        []Point          `json:"points"`
	// Contradictions are facts that fields or answers speak against, sorted by id.
	Contradictions []Contradiction `json:"contradictions"`
	// FewEssential says that half or more of the essential questions asked count below
	// 2 at a stage where that keeps a project from being ready.
	FewEssential bool `json:"-"`
}

// Numbers are scores from 0 to 100. All are nil when no question applies.
type Numbers struct {
	Score   *int `json:"score"`   // what counts today
	Low     *int `json:"low"`     // if every open question came out at 0
	High    *int `json:"high"`    // if every open question came out at 3
	Claimed *int `json:"claimed"` // what the team claims, before evidence is asked for
}

// Counts tell how many questions are in each state.
type Counts struct {
	Applicable          int `json:"applicable"`
	Essential           int `json:"essential"` // essential and applicable
	Answered            int `json:"answered"`  // applicable with a level
	Unanswered          int `json:"unanswered"`
	Unsure              int `json:"unsure"`
	Lowered             int `json:"lowered"` // counted below their claim
	NotApplicableByHand int `json:"not_applicable_by_hand"`
}

// PrincipleScore is the result of one principle.
type PrincipleScore struct {
	Number int    `json:"number"`
	ID     string `json:"id"`
	Band   Band   `json:"band"`
	Numbers
	N                   int `json:"n"`       // questions that apply, less those not applicable by hand
	Points              int `json:"points"`  // sum of counted levels
	Unknown             int `json:"unknown"` // unsure or unanswered
	NotApplicableByHand int `json:"not_applicable_by_hand"`
}

// Outcome states of a question in a score. To the stored states it adds that
// the question is unanswered or not asked of this project.
const (
	ScoredLevel         = "level"
	ScoredUnsure        = "unsure"
	ScoredNotApplicable = "not_applicable"
	ScoredUnanswered    = "unanswered"
	ScoredNotAsked      = "not_asked"
)

// QuestionScore is the result of one question.
type QuestionScore struct {
	ID        string   `json:"id"`
	Applies   bool     `json:"applies"`
	Essential bool     `json:"essential"` // the project is at or past the stage from which it is essential
	State     string   `json:"state"`     // one of the Scored constants
	Claimed   *int     `json:"claimed"`   // nil unless State is level
	Counted   *int     `json:"counted"`   // nil when not asked or not applicable
	Reason    string   `json:"reason"`    // why it counts less than claimed, or why "not applicable" does not count
	Reasons   []Reason `json:"reasons"`   // the same one by one, each with a code
}

// Lowered reports whether the answer counts less than the team claims.
func (q QuestionScore) Lowered() bool {
	return q.Claimed != nil && q.Counted != nil && *q.Counted < *q.Claimed
}

// Point is something that must have a plan before the verdict can be
// ready_with_actions.
type Point struct {
	For    string         `json:"for"`    // a question id or a principle id
	Reason string         `json:"reason"` // in plain words
	Code   ReasonCode     `json:"code"`
	Args   map[string]int `json:"args"`   // the numbers in the words, by name
	Action string         `json:"action"` // id of the action that answers it, or ""
}

// scoring is the work of one rule on one assessment.
type scoring struct {
	rule *Rule
	a    *Assessment
	asOf Date

	disputes []*Round         // by the position of the question: the one that decides an essential question, where it differs
	levels   []int            // that scores of questions point to
	reasons  []Reason         // of all questions, one after another
	cited    []Evidence       // of the answer at hand
	cameTo   [maxLevel]Reason // that votes came to a level, made once for each
}

// level keeps a level for the score of a question to point to.
func (s *scoring) level(level int) *int {
	s.levels = append(s.levels, level)
	return &s.levels[len(s.levels)-1]
}

// Compute scores an assessment against a pack. Evidence ages are counted to a.AsOf. It
// changes nothing and always gives a Score; answers to questions the pack lacks are
// passed over (Validate reports them).
func (r Rule) Compute(a *Assessment, pack *questions.Pack) Score {
	count := pack.QuestionCount()
	score := Score{
		Rule: r.Name, AsOf: a.AsOf, Pack: PackRef{ID: pack.ID, Version: pack.Version},
		MissingFields: r.missingFields(a),
		Principles:    make([]PrincipleScore, 0, len(pack.Principles)),
		Questions:     make([]QuestionScore, 0, count),
	}
	work := scoring{
		rule: &r, a: a, asOf: a.AsOf,
		disputes: make([]*Round, 0, count), levels: make([]int, 0, 2*count), reasons: make([]Reason, 0, count),
	}
	tallies := make([]tally, len(pack.Principles))
	var facts questions.Facts = a.Conditions()
	for i := range pack.Principles {
		principle := &pack.Principles[i]
		first := len(score.Questions)
		for j := range principle.Questions {
			question := &principle.Questions[j]
			answer := a.Answers[question.ID]
			score.Questions = append(score.Questions, work.question(question, &answer, facts))
		}
		tallies[i] = tallyOf(score.Questions[first:])
		score.Principles = append(score.Principles, tallies[i].principleScore(principle))
		score.Counts.add(tallies[i].counts)
	}
	score.Overall = overall(tallies)
	score.Points = work.points(pack, &score)
	score.Contradictions = r.contradict(a, pack)
	score.FewEssential = r.fewEssential(&score, a.Facts)
	score.Verdict = verdict(&score)
	return score
}

func (c *Counts) add(other Counts) {
	c.Applicable += other.Applicable
	c.Essential += other.Essential
	c.Answered += other.Answered
	c.Unanswered += other.Unanswered
	c.Unsure += other.Unsure
	c.Lowered += other.Lowered
	c.NotApplicableByHand += other.NotApplicableByHand
}
