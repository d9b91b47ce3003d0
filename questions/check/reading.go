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

// Reading is the reading ease of one question's texts.
type Reading struct {
	Question string  `json:"question"`
	Mean     float64 `json:"mean"` // over its texts, to one decimal
	Lowest   float64 `json:"lowest"`
	Hardest  string  `json:"hardest"` // its hardest sentence
}

// checkReading wants texts that are easy to read.
func checkReading(c *checker) {
	type total struct {
		sum, n float64
		Reading
		hardest readability.Sentence
	}
	byQuestion := map[textKey]*total{}
	for _, p := range c.passages {
		score := readability.Measure(p.prose())
		if !p.measured() || score.Words == 0 {
			continue
		}
		least := float64(MinTextEase)
		if p.Field == "guidance" {
			least = MinQuestionEase
		}
		if score.Ease < least {
			c.add(p.File, p.lineOf(strings.Index(p.Value, score.Hardest.Text)), "reading-ease",
				fmt.Sprintf("the reading ease of %s is %.0f, below %.0f; hardest (%.0f): %q", c.name(p), score.Ease, least, score.Hardest.Ease, score.Hardest.Text),
				"Use shorter words and sentences. Reading ease = "+readability.Formula)
		}
		if p.Question < 0 {
			continue
		}
		key := textKey{p.Principle, p.Question, ""}
		t := byQuestion[key]
		if t == nil {
			t = &total{hardest: score.Hardest}
			t.Question, t.Lowest = c.pack.Principles[p.Principle].Questions[p.Question].ID, score.Ease
			byQuestion[key] = t
		}
		t.sum += score.Ease
		t.n++
		t.Lowest = min(t.Lowest, score.Ease)
		if score.Hardest.Ease < t.hardest.Ease {
			t.hardest = score.Hardest
		}
	}
	for key, t := range byQuestion {
		t.Mean, t.Hardest = t.sum/t.n, t.hardest.Text
		c.report.Reading = append(c.report.Reading, Reading{t.Question, tenths(t.Mean), tenths(t.Lowest), t.Hardest})
		if t.Mean < MinQuestionEase {
			c.at(key.principle, key.question, ".", "reading-ease",
				fmt.Sprintf("the mean reading ease of the texts of %s is %.0f, below %d; hardest: %q", t.Question, t.Mean, MinQuestionEase, t.Hardest),
				"Use shorter words and sentences. Reading ease = "+readability.Formula)
		}
	}
	slices.SortFunc(c.report.Reading, func(a, b Reading) int {
		return cmp.Or(cmp.Compare(a.Mean, b.Mean), cmp.Compare(a.Question, b.Question))
	})
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
