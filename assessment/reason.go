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
)

// Why something needs a plan.
const (
	PartlyMet     ReasonCode = "partly_met"
	Disputed      ReasonCode = "disputed"
	DisputedByFew ReasonCode = "disputed_by_few" // too few voted to tell the levels
	ManySetAside  ReasonCode = "many_set_aside"
)

// ReasonWords is a code with its words, in which arguments stand in braces.
type ReasonWords struct {
	Code  ReasonCode
	Words string
}

// Reasons lists every code that a score can give, with its words.
func Reasons() []ReasonWords {
	return []ReasonWords{
		{EssentialAside, "an essential question cannot be set to not applicable"},
		{ShortReason, "not applicable needs a reason of at least {characters} characters"},
		{NoEvidence, "no evidence cited"},
		{UntitledEvidence, "the evidence has no title"},
		{FutureEvidence, "the evidence is dated after the assessment date"},
		{TitleOnly, "the evidence has a title only: add where it is and its date"},
		{UndatedEvidence, "the evidence has no date"},
		{UnlocatedEvidence, "the evidence does not say where it is"},
		{StaleEvidence, "the evidence is over {months} months old"},
		{NoCheck, "no check recorded"},
		{NamelessCheck, "the check does not say who made it"},
		{UndatedCheck, "the check has no date"},
		{FutureCheck, "the check is dated after the assessment date"},
		{DepartureDeclared, "a departure from the Charter is declared"},
		{PartlyMet, "partly met"},
		{Disputed, "the assessors' last vote still ranges from {lowest} to {highest}"},
		{DisputedByFew, TooFewWords + ", and views still differ"},
		{ManySetAside, "{aside} of {asked} questions were set to not applicable by hand"},
	}
}

// because gives the reason of a code. Numbers of the rule are arguments by themselves.
func because(code ReasonCode, args map[string]int) Reason {
	switch code {
	case ShortReason:
		args = map[string]int{"characters": MinReasonLength}
	case StaleEvidence:
		args = map[string]int{"months": StaleAfterMonths}
	}
	words := ""
	for _, reason := range Reasons() {
		if reason.Code == code {
			words = reason.Words
		}
	}
	for name, number := range args {
		words = strings.ReplaceAll(words, "{"+name+"}", strconv.Itoa(number))
	}
	return Reason{code, args, words}
}

// reasonWords joins reasons for reading.
func reasonWords(reasons []Reason) string {
	words := make([]string, len(reasons))
	for i, reason := range reasons {
		words[i] = reason.Words
	}
	return strings.Join(words, "; ")
}
