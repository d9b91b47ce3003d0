package check

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"charter/questions/readability"
)

// The least reading ease (package readability) of a pack's own words. 60 to 70
// is plain English, 50 reads like a broadsheet, below 30 is a learned journal.
const (
	MinQuestionEase = 50 // mean over the texts of one question, and the guidance of one principle
	MinTextEase     = 30 // each text
)

// minMeasured is how many words a text must have to be measured by itself. In a shorter
// one, a single syllable moves the reading ease by more than 12. The short texts of a
// question are measured together, for its mean.
const minMeasured = 7

// Reading is the reading ease of one question's texts.
type Reading struct {
	Question string  `json:"question"`
	Mean     float64 `json:"mean"` // over its texts, to one decimal
	Lowest   float64 `json:"lowest"`
	Hardest  string  `json:"hardest"` // its hardest sentence
}

// checkReading wants texts that are easy to read.
func checkReading(c *checker) {
	byQuestion := map[textKey]*measured{}
	for _, p := range c.passages {
		score := readability.Measure(p.prose())
		if !p.measured() || score.Words == 0 {
			continue
		}
		least := float64(MinTextEase)
		if p.Field == "guidance" {
			least = MinQuestionEase
		}
		if score.Words >= minMeasured && score.Ease < least {
			c.add(p.File, p.lineOf(strings.Index(p.Value, score.Hardest.Text)), "reading-ease",
				fmt.Sprintf("the reading ease of %s is %.0f, below %.0f; hardest (%.0f): %q", c.name(p), score.Ease, least, score.Hardest.Ease, score.Hardest.Text),
				"Use shorter words and sentences. Reading ease = "+readability.Formula)
		}
		if p.Question < 0 {
			continue
		}
		key := textKey{p.Principle, p.Question, ""}
		if byQuestion[key] == nil {
			byQuestion[key] = &measured{}
		}
		if score.Words < minMeasured {
			byQuestion[key].short = append(byQuestion[key].short, p.prose())
		} else {
			byQuestion[key].scores = append(byQuestion[key].scores, score)
		}
	}
	for key, m := range byQuestion {
		r, ok := m.reading(c.pack.Principles[key.principle].Questions[key.question].ID)
		if !ok {
			continue
		}
		c.report.Reading = append(c.report.Reading, r)
		if r.Mean < MinQuestionEase {
			c.at(key.principle, key.question, ".", "reading-ease",
				fmt.Sprintf("the mean reading ease of the texts of %s is %.0f, below %d; hardest: %q", r.Question, r.Mean, MinQuestionEase, r.Hardest),
				"Use shorter words and sentences. Reading ease = "+readability.Formula)
		}
	}
	slices.SortFunc(c.report.Reading, func(a, b Reading) int {
		return cmp.Or(cmp.Compare(a.Mean, b.Mean), cmp.Compare(a.Question, b.Question))
	})
}

// measured holds what was measured of one question.
type measured struct {
	scores []readability.Score
	short  []string // texts too short to measure by themselves
}

// reading sums up a question; false if all its texts together are too short.
func (m *measured) reading(id string) (Reading, bool) {
	if together := readability.Measure(strings.Join(m.short, "\n")); together.Words >= minMeasured {
		m.scores = append(m.scores, together)
	}
	if len(m.scores) == 0 {
		return Reading{}, false
	}
	sum, lowest, hardest := 0.0, m.scores[0].Ease, m.scores[0].Hardest
	for _, s := range m.scores {
		sum += s.Ease
		lowest = min(lowest, s.Ease)
		if s.Hardest.Ease < hardest.Ease {
			hardest = s.Hardest
		}
	}
	return Reading{id, tenths(sum / float64(len(m.scores))), tenths(lowest), hardest.Text}, true
}

// tenths rounds a reading ease to as much of it as means anything.
func tenths(ease float64) float64 { return math.Round(10*ease) / 10 }

// name calls a passage by its question or principle and key.
func (c *checker) name(p passage) string {
	field := p.Field
	if key, rest, ok := strings.Cut(p.Field, "."); ok {
		number, _, _ := strings.Cut(rest, ".")
		index, _ := strconv.Atoi(number) // a number where the field is a list item
		switch key {
		case "levels":
			field = fmt.Sprintf("level %d", index)
		case "prompts":
			field = fmt.Sprintf("prompt %d", index+1)
		case "glossary":
			return fmt.Sprintf("the glossary entry %q", c.pack.Glossary[index].Term)
		case "definitions":
			return fmt.Sprintf("the definition %q", c.pack.Definitions[index].Term)
		case "reach":
			field = key
		default:
			field = fmt.Sprintf("%s %d", key, index+1)
		}
	}
	switch {
	case p.Question >= 0:
		return c.pack.Principles[p.Principle].Questions[p.Question].ID + " " + field
	case p.Principle >= 0:
		return c.pack.Principles[p.Principle].Title + " " + field
	}
	return field
}
