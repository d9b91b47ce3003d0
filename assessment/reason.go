package assessment

import (
	"strconv"
	"strings"
)

// Reason is why something in a score is as it is: a code and arguments for
// programs, words for people. Codes and the names of arguments are a published
// contract (docs/reports.md, "Codes of reasons"): more are added, none changes.
type Reason struct {
	Code  ReasonCode     `json:"code"`
	Args  map[string]int `json:"args"`   // the numbers in the words, by name
	Words string         `json:"reason"` // without a capital or a full stop
}

// ReasonCode names a reason.
type ReasonCode string

// Why an answer counts less than it claims, or "not applicable" does not count.
const (
	EssentialAside    ReasonCode = "essential_set_aside"
	ShortReason       ReasonCode = "short_reason"
	NoEvidence        ReasonCode = "no_evidence"
	UntitledEvidence  ReasonCode = "untitled_evidence"
	FutureEvidence    ReasonCode = "future_evidence"
	TitleOnly         ReasonCode = "title_only"
	UndatedEvidence   ReasonCode = "undated_evidence"
	UnlocatedEvidence ReasonCode = "unlocated_evidence"
	StaleEvidence     ReasonCode = "stale_evidence"
	NoCheck           ReasonCode = "no_check"
	NamelessCheck     ReasonCode = "nameless_check"
	UndatedCheck      ReasonCode = "undated_check"
	FutureCheck       ReasonCode = "future_check"
	DepartureDeclared ReasonCode = "departure_declared"

	OpenTitle          ReasonCode = "placeholder_title"
	OpenPlace          ReasonCode = "placeholder_place"
	EssentialUnlocated ReasonCode = "essential_unlocated"
	OwnerCheck         ReasonCode = "owner_check"
	UnownedEvidence    ReasonCode = "unowned_evidence"
	InsideCheck        ReasonCode = "inside_check"
	AboveVotes         ReasonCode = "above_votes"
	AboveVotesOfFew    ReasonCode = "above_votes_of_few" // too few voted to tell the level
)

// Why something needs a plan.
const (
	PartlyMet       ReasonCode = "partly_met"
	Disputed        ReasonCode = "disputed"
	DisputedByFew   ReasonCode = "disputed_by_few"   // too few voted to tell the levels
	DisputedOnPaper ReasonCode = "disputed_on_paper" // before people met; no vote was held since
	ManySetAside    ReasonCode = "many_set_aside"
)

// ReasonWords is a code with its words, in which arguments stand in braces.
type ReasonWords struct {
	Code  ReasonCode
	Words string
}

// Reasons lists every code that a score can give, with its words.
func Reasons() []ReasonWords {
	codes := []ReasonCode{
		EssentialAside, ShortReason, NoEvidence, UntitledEvidence, FutureEvidence, TitleOnly,
		UndatedEvidence, UnlocatedEvidence, StaleEvidence, NoCheck, NamelessCheck, UndatedCheck,
		FutureCheck, DepartureDeclared, OpenTitle, OpenPlace, EssentialUnlocated, OwnerCheck,
		UnownedEvidence, InsideCheck, AboveVotes, AboveVotesOfFew, PartlyMet, Disputed,
		DisputedByFew, DisputedOnPaper, ManySetAside,
	}
	reasons := make([]ReasonWords, len(codes))
	for i, code := range codes {
		reasons[i] = ReasonWords{code, code.words()}
	}
	return reasons
}

// words gives the words of a code, in which arguments stand in braces.
func (c ReasonCode) words() string {
	switch c {
	case EssentialAside:
		return "an essential question cannot be set to not applicable"
	case ShortReason:
		return "not applicable needs a reason of at least {characters} characters"
	case NoEvidence:
		return "no evidence cited"
	case UntitledEvidence:
		return "the evidence has no title"
	case FutureEvidence:
		return "the evidence is dated after the assessment date"
	case TitleOnly:
		return "the evidence has a title only: add where it is and its date"
	case UndatedEvidence:
		return "the evidence has no date"
	case UnlocatedEvidence:
		return "the evidence does not say where it is"
	case StaleEvidence:
		return "the evidence is over {months} months old"
	case NoCheck:
		return "no check recorded"
	case NamelessCheck:
		return "the check does not say who made it"
	case UndatedCheck:
		return "the check has no date"
	case FutureCheck:
		return "the check is dated after the assessment date"
	case DepartureDeclared:
		return "a departure is declared"
	case OpenTitle:
		return "the title of the evidence is a placeholder"
	case OpenPlace:
		return "the place of the evidence is a placeholder"
	case EssentialUnlocated:
		return "essential: say where the evidence is and its date"
	case OwnerCheck:
		return "checked by the owner of the evidence: cite also the paper that was checked"
	case UnownedEvidence:
		return "say who owns the evidence"
	case InsideCheck:
		return "checked from inside the team"
	case AboveVotes:
		return "the deciding votes came to {level}"
	case AboveVotesOfFew:
		return TooFewWords + ", which came to a lower level"
	case PartlyMet:
		return "partly met"
	case Disputed:
		return "the assessors' votes still differ: they range from {lowest} to {highest}"
	case DisputedByFew:
		return TooFewWords + ", and views still differ"
	case DisputedOnPaper:
		return "the sheets rated before the meeting differ: they range from {lowest} to {highest}, and no vote was held since"
	case ManySetAside:
		return "{aside} of {asked} questions were set to not applicable by hand"
	}
	return ""
}

// number is an argument of a reason.
type number struct {
	name string
	is   int
}

// because gives the reason of a code. Numbers of the rule are arguments by themselves.
func because(code ReasonCode, numbers ...number) Reason {
	why := Reason{Code: code, Words: code.words()}
	switch code {
	case ShortReason:
		numbers = []number{{"characters", MinReasonLength}}
	case StaleEvidence:
		numbers = []number{{"months", StaleAfterMonths}}
	}
	if len(numbers) == 0 {
		return why
	}
	why.Args = make(map[string]int, len(numbers))
	for _, n := range numbers {
		why.Args[n.name] = n.is
		why.Words = strings.Replace(why.Words, "{"+n.name+"}", strconv.Itoa(n.is), 1)
	}
	return why
}

// reasonWords joins reasons for reading.
func reasonWords(reasons []Reason) string {
	if len(reasons) == 1 {
		return reasons[0].Words
	}
	words := make([]string, len(reasons))
	for i, reason := range reasons {
		words[i] = reason.Words
	}
	return strings.Join(words, "; ")
}
