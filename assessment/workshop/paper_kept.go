package workshop

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
)

// keptCount is a count of ballot sheets as it is kept while sheets are being typed: sums
// only, and sentences in an order that tells nothing.
type keptCount struct {
	Sheets  int                 `json:"sheets"`
	Tallies []byte              `json:"tallies"`
	Reasons map[string][]string `json:"reasons"`
}

// Seal seals a count, so that typing can go on from it later: the sums of all sheets, and
// nothing of the last by itself. Of fewer than [assessment.MinBallots] nothing is kept: it
// gives [ErrTooFew]. sessions is how many sessions the assessment has: the seal opens only
// for the same sheet while no other session has come.
func (c SheetCount) Seal(box *BallotBox, s Sheet, sessions int) ([]byte, error) {
	if !c.Enough() {
		return nil, ErrTooFew
	}
	kept := keptCount{Sheets: c.Sheets, Reasons: map[string][]string{}}
	for _, tally := range c.tallies() {
		kept.Tallies = tally.appended(kept.Tallies)
	}
	for _, r := range c.reasons {
		kept.Reasons[r.question] = append(kept.Reasons[r.question], r.text)
	}
	for _, texts := range kept.Reasons {
		slices.Sort(texts)
	}
	plain, err := json.Marshal(kept)
	if err != nil {
		return nil, err
	}
	return box.lock(plain, s.sealedFor(sessions))
}

// Unseal gives a count that [SheetCount.Seal] has sealed, from which no sheet can be taken back.
func (s Sheet) Unseal(box *BallotBox, sealed []byte, sessions int) (SheetCount, error) {
	var kept keptCount
	plain, err := box.unlock(sealed, s.sealedFor(sessions))
	if err != nil || json.Unmarshal(plain, &kept) != nil || len(kept.Tallies) != tallySize*len(s.Questions) {
		return SheetCount{}, ErrSealed
	}
	c := SheetCount{Sheets: kept.Sheets}
	for i := range s.Questions {
		c.before = append(c.before, tallyIn(kept.Tallies[tallySize*i:]))
	}
	for _, question := range s.Questions {
		for _, text := range kept.Reasons[question] {
			c.reasons = append(c.reasons, sheetReason{question, text})
		}
	}
	c.kept = len(c.reasons)
	return c, nil
}

// sealedFor is what the seal of a count is bound to.
func (s Sheet) sealedFor(sessions int) []byte {
	return []byte("sheets\x00" + s.Code + "\x00" + strconv.Itoa(sessions) + "\x00" + strings.Join(s.Questions, "\x00"))
}
