package report

import (
	"fmt"
	"math/big"

	"charter/assessment"
	"charter/assessment/workshop"
	"charter/exports/wording"
)

// Agreement tells how far a group agreed, over all questions asked that it voted on: counts
// only.
type Agreement struct {
	Questions   int     `json:"questions"`
	AgreedFirst int     `json:"agreed_first"`    // of them, with nothing to discuss after the first round
	Again       int     `json:"voted_again"`     // of them
	AgreedLast  int     `json:"agreed_last"`     // of all, with nothing to discuss after the last round
	Moved       string  `json:"moved,omitempty"` // by how many levels a view moved at least, on the average of those voted on again
	Rated       int     `json:"alpha_questions"` // that Alpha is of
	Alpha       *string `json:"alpha"`           // Krippendorff's, for ordered levels in the first rounds; null: too few to say, or one level only
	Sentence    string  `json:"sentence"`
}

// agreementOf works out how far a group agreed; nil where it voted on nothing.
func agreementOf(a *assessment.Assessment, score *assessment.Score) *Agreement {
	f := workshop.FiguresOf(a, askedIn(score))
	if f.Questions == 0 {
		return nil
	}
	told := &Agreement{Questions: f.Questions, AgreedFirst: f.AgreedFirst, Again: f.Again, AgreedLast: f.AgreedLast, Rated: f.Rated}
	if f.Moved != nil {
		told.Moved = f.Moved.FloatString(2)
	}
	if f.Alpha != nil {
		alpha := f.Alpha.FloatString(2)
		told.Alpha = &alpha
	}
	told.Sentence = agreedWords(f) + movedWords(f) + alphaWords(f)
	return told
}

func agreedWords(f workshop.Figures) string {
	text := fmt.Sprintf("The group voted on %s and agreed on %s in the first round", wording.Count(f.Questions, "question"), shareWords(f.AgreedFirst, f.Questions))
	if f.Again == 0 {
		return text + ". It voted on none of them again."
	}
	return text + fmt.Sprintf(", and on %s after it had talked.", shareWords(f.AgreedLast, f.Questions))
}

// shareWords are such as "12 (86%)".
func shareWords(part, of int) string { return fmt.Sprintf("%d (%d%%)", part, (100*part+of/2)/of) }

func movedWords(f workshop.Figures) string {
	if f.Again == 0 {
		return ""
	}
	return fmt.Sprintf(" On the %s it voted on again, a view moved by %s levels or more on the average.", wording.Count(f.Again, "question"), f.Moved.FloatString(2))
}

func alphaWords(f workshop.Figures) string {
	const name = " Krippendorff's alpha, which tells agreement beyond chance for ordered levels, "
	switch {
	case f.Rated < workshop.AlphaFrom:
		return name + fmt.Sprintf("needs %d questions or more: too few to say.", workshop.AlphaFrom)
	case f.Alpha == nil:
		return name + "cannot be told, since all first votes are for one level."
	}
	word := "low"
	switch {
	case f.Alpha.Cmp(big.NewRat(8, 10)) >= 0:
		word = "high"
	case f.Alpha.Cmp(big.NewRat(667, 1000)) >= 0:
		word = "fair"
	}
	return name + fmt.Sprintf("is %s over the first votes on %d questions, which is %s. It is 1 where all agree, and 0 where votes agree no more than by chance.", f.Alpha.FloatString(2), f.Rated, word)
}
