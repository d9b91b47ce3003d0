package assessment

import (
	"fmt"
	"slices"
	"strings"

	"charter/questions"
)

// Signal is something that changes no verdict and that a reader should know all the
// same (docs/scoring.md, "Signals"). Codes and the names of arguments are a published
// contract, as those of a [Reason].
type Signal struct {
	Code SignalCode     `json:"code"`
	Args map[string]int `json:"args"`   // the numbers in the words, by name
	For  []string       `json:"for"`    // ids of the questions or contradictions that it is about
	Text string         `json:"signal"` // one line in plain words
}

// SignalCode names a signal.
type SignalCode string

// The signals, in the order in which they are told.
const (
	EvidenceSignal       SignalCode = "evidence"
	OneDocumentSignal    SignalCode = "one_document"
	ChecksSignal         SignalCode = "checks"
	OneCheckerSignal     SignalCode = "one_checker"
	OneCheckDaySignal    SignalCode = "one_check_day"
	NotAskedSignal       SignalCode = "essential_not_asked"
	NoNoteSignal         SignalCode = "no_note"
	TitleOnlySignal      SignalCode = "title_only"
	RepeatedReasonSignal SignalCode = "repeated_reasons"
	NobodyRatedSignal    SignalCode = "nobody_rated"
	OneAssessorSignal    SignalCode = "one_assessor"
	FilledInApartSignal  SignalCode = "filled_in_apart"
	OnlyTeamSignal       SignalCode = "only_team"
	OldDateSignal        SignalCode = "old_date"
	SetAsideSignal       SignalCode = "set_aside"
	EssentialAt1Signal   SignalCode = "essential_at_1"
	UnresolvedSignal     SignalCode = "unresolved"
	AboveVotesSignal     SignalCode = "above_votes"
	ExplainedSignal      SignalCode = "explained"
)

// SignalCodes lists every code, in the order in which they are told.
func SignalCodes() []SignalCode {
	return []SignalCode{
		EvidenceSignal, OneDocumentSignal, ChecksSignal, OneCheckerSignal, OneCheckDaySignal, NotAskedSignal, NoNoteSignal, TitleOnlySignal,
		RepeatedReasonSignal, NobodyRatedSignal, OneAssessorSignal, FilledInApartSignal, OnlyTeamSignal, OldDateSignal, SetAsideSignal, EssentialAt1Signal,
		UnresolvedSignal, AboveVotesSignal, ExplainedSignal,
	}
}

// Words tells what a signal says, without its numbers.
func (c SignalCode) Words() string {
	switch c {
	case EvidenceSignal:
		return "what the answers cite"
	case OneDocumentSignal:
		return "one document stands behind more than a third of the answers that cite"
	case ChecksSignal:
		return "how many answers were checked"
	case OneCheckerSignal:
		return "all checks are under one name"
	case OneCheckDaySignal:
		return "all checks are of one day"
	case NotAskedSignal:
		return "essential questions are not asked"
	case NoNoteSignal:
		return "answers without a word of their own"
	case TitleOnlySignal:
		return "answers at level 2 or 3 that cite a title only"
	case RepeatedReasonSignal:
		return "reasons for not applicable that repeat"
	case NobodyRatedSignal:
		return "nobody is recorded as having rated"
	case OneAssessorSignal:
		return "one assessor, no agreement check"
	case FilledInApartSignal:
		return "filled in by several people one after another, no agreement check"
	case OnlyTeamSignal:
		return "nobody but the delivery team rated"
	case OldDateSignal:
		return "an old assessment date"
	case SetAsideSignal:
		return "questions set aside by hand"
	case EssentialAt1Signal:
		return "essential questions that count 1"
	case UnresolvedSignal:
		return "votes on essential questions that still differ"
	case AboveVotesSignal:
		return "answers above what the votes came to, for a reason that is given"
	case ExplainedSignal:
		return "facts that are explained"
	}
	return string(c)
}

// daysUntilOld is how old the assessment date may be before it is told.
const daysUntilOld = 90

// Signals tells what a reader should know of an assessment besides its verdict. made
// is the day on which it is exported; the zero Date leaves out how old it is by then.
func Signals(a *Assessment, pack *questions.Pack, score *Score, made Date) []Signal {
	papers := papersOf(a)
	s := signals{a: a, pack: pack, score: score, papers: papers, basis: basisOf(a, score, papers), found: []Signal{}}
	s.evidence()
	s.checks()
	s.notAsked()
	s.effort()
	s.people()
	s.day(made)
	s.left()
	return s.found
}

// signals gathers them.
type signals struct {
	a      *Assessment
	pack   *questions.Pack
	score  *Score
	papers map[string]paper // by the id of the document
	basis  Basis
	found  []Signal
}

func (s *signals) say(code SignalCode, args map[string]int, about []string, format string, values ...any) {
	if about == nil {
		about = []string{}
	}
	s.found = append(s.found, Signal{code, args, about, fmt.Sprintf(format, values...)})
}

// some tells a signal about questions where there are any.
func (s *signals) some(code SignalCode, about []string, one, many string) {
	switch n := len(about); n {
	case 0:
	case 1:
		s.say(code, map[string]int{"count": n}, about, "%s.", one)
	default:
		s.say(code, map[string]int{"count": n}, about, many+".", n)
	}
}

// choose gives one of two wordings.
func choose(is bool, one, other string) string {
	if is {
		return one
	}
	return other
}

// numbered writes a number of things, such as "1 document" or "3 documents".
func numbered(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func (s *signals) evidence() {
	b := s.basis
	if b.Answered == 0 {
		return
	}
	s.say(EvidenceSignal, map[string]int{"answered": b.Answered, "cite": b.Cited, "located": b.Located, "documents": b.Documents, "public": b.Public}, nil,
		"%d of %s %s evidence, from %s told apart by place; %s where it is and of which day; %s public.",
		b.Cited, numbered(b.Answered, "answer", "answers"), choose(b.Cited == 1, "cites", "cite"), numbered(b.Documents, "document", "documents"),
		numbered(b.Located, "says", "say"), choose(b.Public == 1, "the place of 1 is", fmt.Sprintf("the places of %d are", b.Public)))
	if 3*b.Heaviest > b.Cited {
		s.say(OneDocumentSignal, map[string]int{"answers": b.Heaviest, "cite": b.Cited}, nil, "One document stands behind %s.",
			choose(b.Cited == 1, "the only answer that cites evidence", fmt.Sprintf("%d of the %d answers that cite evidence", b.Heaviest, b.Cited)))
	}
}

func (s *signals) checks() {
	b := s.basis
	if b.Answered == 0 {
		return
	}
	args := map[string]int{"checked": b.Checked, "names": b.Checkers, "days": b.CheckDays}
	if b.Checked == 0 {
		s.say(ChecksSignal, args, nil, "No answer was checked.")
		return
	}
	s.say(ChecksSignal, args, nil, "%s checked, under %s, on %s.",
		numbered(b.Checked, "answer was", "answers were"), numbered(b.Checkers, "name", "names"), numbered(b.CheckDays, "day", "days"))
	all := choose(b.Checked == 1, "The only check is", fmt.Sprintf("All %d checks are", b.Checked))
	if b.Checkers == 1 {
		s.say(OneCheckerSignal, map[string]int{"checked": b.Checked}, nil, "%s under one name.", all)
	}
	if b.CheckDays == 1 {
		s.say(OneCheckDaySignal, map[string]int{"checked": b.Checked}, nil, "%s of one day.", all)
	}
}

// notAsked tells which essential questions the facts and the stage took away.
func (s *signals) notAsked() {
	all, away, at := 0, []string{}, 0
	for i := range s.pack.Principles {
		for j := range s.pack.Principles[i].Questions {
			q := &s.score.Questions[at]
			at++
			if s.pack.Principles[i].Questions[j].EssentialFrom == questions.StageUnknown {
				continue
			}
			all++
			if !q.Applies || !q.Essential {
				away = append(away, q.ID)
			}
		}
	}
	if len(away) == 0 {
		return
	}
	stage := string(s.a.Facts.Stage)
	if stage == "" {
		stage = "this"
	}
	s.say(NotAskedSignal, map[string]int{"asked": all - len(away), "essential": all}, away,
		"At %s stage and with these facts %d of %s asked as such; not: %s.", stage, all-len(away), numbered(all, "essential question is", "essential questions are"), strings.Join(away, ", "))
}

// effort tells where little was written.
func (s *signals) effort() {
	s.notes()
	s.titles()
	var aside, reasons, repeated []string
	for i := range s.score.Questions {
		if q := &s.score.Questions[i]; q.State == ScoredNotApplicable {
			aside, reasons = append(aside, q.ID), append(reasons, s.a.Answers[q.ID].Reason)
		}
	}
	for i, again := range repeats(reasons) {
		if again {
			repeated = append(repeated, aside[i])
		}
	}
	s.some(RepeatedReasonSignal, repeated, "", "%d questions were set aside with a reason that stands more than once")
}

// notes tells which answers have no note, or one that stands elsewhere too.
func (s *signals) notes() {
	all := make([]string, len(s.score.Questions))
	for i := range s.score.Questions {
		all[i] = s.a.Answers[s.score.Questions[i].ID].Note
	}
	var silent []string
	for i, again := range repeats(all) {
		if q := &s.score.Questions[i]; q.State == ScoredLevel && (again || isOpen(all[i])) {
			silent = append(silent, q.ID)
		}
	}
	s.some(NoNoteSignal, silent, "1 answer has no note of its own", "%d answers have no note of their own")
}

// titles tells which answers at level 2 or 3 have a title only to show.
func (s *signals) titles() {
	var titled []string
	for q, answer := range rated(s.a, s.score) {
		if *answer.Level < 2 {
			continue
		}
		best := backedByNothing
		for _, c := range answer.Evidence {
			best = max(best, s.papers[c.Document].backs)
		}
		if best == backedByTitle || best == backedByStaleTitle {
			titled = append(titled, q.ID)
		}
	}
	s.some(TitleOnlySignal, titled, "1 answer at level 2 or 3 cites a title only", "%d answers at level 2 or 3 cite a title only")
}

func (s *signals) people() {
	raters, apart := s.a.Raters(), s.a.FilledInApart()
	if len(raters) == 0 {
		s.say(NobodyRatedSignal, nil, nil, "Nobody is recorded as having rated.")
	}
	switch {
	case len(apart) > 0:
		s.say(FilledInApartSignal, map[string]int{"people": len(apart)}, nil, "%s%s.", FilledInApartWords(len(apart)), rolesOf(apart))
	case len(raters) == 1:
		s.say(OneAssessorSignal, nil, nil, "One assessor, no agreement check%s.", rolesOf(raters))
	}
	if len(raters) > 0 && !slices.ContainsFunc(raters, func(who Assessor) bool { return !who.DeliveryTeam }) {
		s.say(OnlyTeamSignal, map[string]int{"assessors": len(raters)}, nil, "Nobody but the delivery team rated.")
	}
}

// rolesOf lists roles behind a colon, "" where none is given.
func rolesOf(people []Assessor) string {
	var roles []string
	for _, who := range people {
		if role := strings.TrimSpace(who.Role); role != "" {
			roles = append(roles, role)
		}
	}
	if len(roles) == 0 {
		return ""
	}
	return ": " + strings.Join(roles, "; ")
}

func (s *signals) day(made Date) {
	if made.IsZero() || s.a.AsOf.IsZero() {
		return
	}
	if days := int(made.Time().Sub(s.a.AsOf.Time()).Hours() / 24); days > daysUntilOld {
		s.say(OldDateSignal, map[string]int{"days": days}, nil, "The assessment date lies %d days before this was made.", days)
	}
}

// left tells what was set aside, is weak, is disputed or had to be explained.
func (s *signals) left() {
	var aside, weak, disputed, above, explained []string
	for _, q := range s.score.Questions {
		if q.State == ScoredNotApplicable {
			aside = append(aside, q.ID)
		}
		if q.Applies && q.Essential && q.Counted != nil && *q.Counted == 1 {
			weak = append(weak, q.ID)
		}
	}
	for q, answer := range rated(s.a, s.score) {
		if isAboveVotes(answer, *q.Claimed) {
			above = append(above, q.ID)
		}
	}
	for _, point := range s.score.Points {
		if slices.Contains([]ReasonCode{Disputed, DisputedByFew, DisputedOnPaper}, point.Code) {
			disputed = append(disputed, point.For)
		}
	}
	for _, c := range s.score.Contradictions {
		if c.Explained {
			explained = append(explained, c.ID)
		}
	}
	s.some(SetAsideSignal, aside, "1 question was set aside by hand", "%d questions were set aside by hand")
	s.some(EssentialAt1Signal, weak, "1 essential question counts 1", "%d essential questions count 1")
	s.some(UnresolvedSignal, disputed, "On 1 essential question the votes differ", "On %d essential questions the votes differ")
	s.some(AboveVotesSignal, above, "1 answer is above what the votes came to, for a reason that is given", "%d answers are above what the votes came to, for a reason that is given")
	s.some(ExplainedSignal, explained, "1 fact that something speaks against is explained", "%d facts that something speaks against are explained")
}
