package workshop

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"charter/assessment"
	"charter/questions"
)

// Sheet is what a ballot sheet asks, in the order in which it is printed.
type Sheet struct {
	Code      string   // stands on every sheet of one printing
	Questions []string // ids
	parts     []sheetPart
	essential map[string]bool // these cannot be set aside
}

// sheetPart is the part of a sheet about one principle.
type sheetPart struct {
	title       string
	first, size int // the place of its first question, from 1 on, and how many it has
}

// SheetOf gives the ballot sheet of an assessment.
func SheetOf(a *assessment.Assessment, pack *questions.Pack) Sheet {
	facts := a.Conditions()
	s := Sheet{Code: pack.BallotCode(facts), essential: map[string]bool{}}
	for i, q := range pack.Asked(facts) {
		_, principle, _ := pack.Question(q.ID)
		title := fmt.Sprintf("%d %s", principle.Number, principle.Title)
		if last := len(s.parts) - 1; last < 0 || s.parts[last].title != title {
			s.parts = append(s.parts, sheetPart{title: title, first: i + 1})
		}
		s.parts[len(s.parts)-1].size++
		s.Questions = append(s.Questions, q.ID)
		s.essential[q.ID] = q.EssentialTo(facts)
	}
	return s
}

// Read reads a sheet that was typed as a row of keys, one for each question: 0 to 3,
// [questions.BallotUnsure], [questions.BallotNotApplicable], or [questions.BallotBlank] for
// a question without a cross. Spaces count for nothing, but where they part the row into
// as many groups as the sheet has principles, each group is counted by itself. The error
// tells the place of what is wrong.
func (s Sheet) Read(row string) ([]Choice, error) {
	typed := []rune(strings.ToLower(strings.Join(strings.Fields(row), "")))
	for i, key := range typed[:min(len(typed), len(s.Questions))] {
		if err := s.fault(i, key); err != nil {
			return nil, err
		}
	}
	if err := s.miscount(strings.Fields(row), len(typed)); err != nil {
		return nil, err
	}
	choices := make([]Choice, len(typed))
	for i, key := range typed {
		choices[i] = choiceOf(key)
	}
	return choices, nil
}

// noChoice is what a key stands for that stands for no choice.
const noChoice Choice = -1

// choiceOf gives what a key of a row stands for.
func choiceOf(key rune) Choice {
	switch {
	case '0' <= key && key <= '3':
		return Choice(key - '0')
	case key == questions.BallotUnsure:
		return Unsure
	case key == questions.BallotNotApplicable:
		return NotApplicable
	case key == questions.BallotBlank:
		return Pass
	}
	return noChoice
}

// fault says what is wrong with the key at a place.
func (s Sheet) fault(at int, key rune) error {
	id := s.Questions[at]
	shown := string(key)
	if !unicode.IsPrint(key) {
		shown = "a key that cannot be shown"
	}
	switch choice := choiceOf(key); {
	case choice == noChoice:
		return fmt.Errorf("question %d (%s): %q is no answer. It can be 0, 1, 2, 3, %c, %c or %c", at+1, id, shown,
			questions.BallotUnsure, questions.BallotNotApplicable, questions.BallotBlank)
	case choice == NotApplicable && s.essential[id]:
		return fmt.Errorf("question %d (%s) is essential and cannot be set aside, so the sheet has no box for %q there. Look whether a key is missing before it", at+1, id, shown)
	}
	return nil
}

// miscount says where a row has too few or too many keys.
func (s Sheet) miscount(groups []string, keys int) error {
	if len(groups) == len(s.parts) && len(groups) > 1 {
		for i, part := range s.parts {
			if n := len([]rune(groups[i])); n != part.size {
				return fmt.Errorf("principle %s has %d questions, from %d to %d, but the row has %d there", part.title, part.size, part.first, part.first+part.size-1, n)
			}
		}
	}
	switch want := len(s.Questions); {
	case keys == 0:
		return errors.New("the row is empty")
	case keys < want:
		return fmt.Errorf("the row ends at question %d (%s), but the sheet goes on to question %d", keys, s.Questions[keys-1], want)
	case keys > want:
		return fmt.Errorf("the row has %d keys, but the sheet ends at question %d (%s)", keys, want, s.Questions[want-1])
	}
	return nil
}

// SheetCount adds up ballot sheets. Of the sheet added last it holds what it says, so that
// this can be put right; of the others only how many chose what.
type SheetCount struct {
	Sheets  int
	before  []Tally // without the last sheet, by question
	last    []Choice
	reasons []sheetReason // given on all sheets
	kept    int           // how many of them were given before the last sheet
}

// sheetReason is a sentence that was written on a sheet beside a question.
type sheetReason struct{ question, text string }

// LongestReason is how many characters a reason that is given with a vote may have.
const LongestReason = 300

// Reason adds a sentence that stands on a sheet beside a question. It gives its errors in
// words; a blank sentence is none.
func (c SheetCount) Reason(s Sheet, question, text string) (SheetCount, error) {
	question, text = strings.ToUpper(strings.TrimSpace(question)), strings.Join(strings.Fields(text), " ")
	switch {
	case !slices.Contains(s.Questions, question):
		return c, fmt.Errorf("the sheet has no question %q", question)
	case text == "":
		return c, fmt.Errorf("no reason stands behind %s", question)
	case c.Sheets == 0:
		return c, errors.New("type the sheet first, and its reasons after it")
	case utf8.RuneCountInString(text) > LongestReason:
		return c, fmt.Errorf("the reason has %d characters, and %d is the most, as on a phone. Type it shorter", utf8.RuneCountInString(text), LongestReason)
	}
	c.reasons = append(slices.Clone(c.reasons), sheetReason{question, text})
	return c, nil
}

// reasonsOn gives the sentences beside a question, sorted, so that their order tells nothing.
func (c SheetCount) reasonsOn(question string) []string {
	var all []string
	for _, r := range c.reasons {
		if r.question == question {
			all = append(all, r.text)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// Add adds a sheet that [Sheet.Read] has read.
func (c SheetCount) Add(choices []Choice) SheetCount {
	next := SheetCount{Sheets: c.Sheets + 1, before: c.tallies(), last: slices.Clone(choices), reasons: c.reasons, kept: len(c.reasons)}
	if len(next.before) == 0 {
		next.before = make([]Tally, len(choices))
	}
	return next
}

// CanTakeBack reports whether the last sheet can be taken back: only one can.
func (c SheetCount) CanTakeBack() bool { return c.last != nil }

// HasReasons reports whether reasons were typed for the last sheet.
func (c SheetCount) HasReasons() bool { return len(c.reasons) > c.kept }

// TakeBack takes the last sheet back, with its reasons.
func (c SheetCount) TakeBack() SheetCount {
	if !c.CanTakeBack() {
		return c
	}
	return SheetCount{Sheets: c.Sheets - 1, before: c.before, reasons: c.reasons[:c.kept:c.kept], kept: c.kept}
}

// tallies gives the counts of all sheets.
func (c SheetCount) tallies() []Tally {
	sum := slices.Clone(c.before)
	for i, choice := range c.last {
		sum[i][choice]++
	}
	return sum
}

// Enough reports whether there are enough sheets to store their counts.
func (c SheetCount) Enough() bool { return c.Sheets >= assessment.MinBallots }

// Rounds gives the complete round of each question of the sheet. A question with fewer than
// [assessment.MinBallots] answers has none, and nothing is told of it.
func (c SheetCount) Rounds(s Sheet) map[string]assessment.Round {
	rounds := map[string]assessment.Round{}
	for i, tally := range c.tallies() {
		if tally.tooFew() {
			continue
		}
		r := assessment.Round{Present: c.Sheets, Way: []assessment.Way{assessment.WayPaper}, Complete: true}
		tally.put(&r)
		r.Reasons = c.reasonsOn(s.Questions[i])
		rounds[s.Questions[i]] = r
	}
	return rounds
}

// Session gives the session of the sheets, with an id that is not taken. People rated by
// themselves before they met, and nobody knows who handed in a sheet.
func (c SheetCount) Session(s Sheet, started, ended time.Time, taken func(id string) bool) assessment.Session {
	return assessment.Session{
		ID: assessment.SessionID(started, taken), Ahead: true, Started: started, Ended: ended,
		Scope: []string{ScopeAll}, Questions: slices.Clone(s.Questions), Way: assessment.WayPaper, Sheets: c.Sheets,
	}
}

// RatedAhead tells since when the rounds of a new session count, where people have rated
// before they meet: those rounds are its first ones. It is zero where nobody has.
func RatedAhead(all []assessment.Session) time.Time {
	if last := len(all) - 1; last >= 0 && all[last].Ahead {
		return Since(all[last])
	}
	return time.Time{}
}

// The reasons for which no sheets are taken.
var (
	ErrSessionOpen   = errors.New("a session of the workshop is open, and sheets are counted before it or after it. Finish it first: charter workshop FILE")
	ErrSheetsCounted = errors.New("the sheets for the next session are counted already. A late sheet cannot be added: counts that grow by one sheet would tell what is on it. Whoever was late rates in the session")
	ErrRoundOpen     = errors.New("a round of votes is open. Finish it or close it first: charter workshop FILE")
)

// TakesSheets tells why an assessment takes no sheets now; nil when it does.
func TakesSheets(a *assessment.Assessment) error {
	if _, on := Current(a); on {
		return ErrSessionOpen
	}
	if last := len(a.Sessions) - 1; last >= 0 && a.Sessions[last].Ahead && hasRounds(a, a.Sessions[last].ID) {
		return ErrSheetsCounted
	}
	for _, answer := range a.Answers {
		if _, open := OpenRound(answer.Rounds); open {
			return ErrRoundOpen
		}
	}
	return nil
}

// TooNear reports whether the count of so many sheets would tell what is on one of them,
// beside a count for the same meeting that was voided: one or two more or fewer are as good
// as seen. It gives how many sheets were counted then.
func TooNear(a *assessment.Assessment, sheets int) (before int, near bool) {
	for _, s := range slices.Backward(a.Sessions) {
		if !s.Ahead {
			break
		}
		apart := max(sheets-s.Sheets, s.Sheets-sheets)
		if apart > 0 && apart < assessment.MinBallots {
			return s.Sheets, true
		}
	}
	return 0, false
}
