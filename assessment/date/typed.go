package date

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"charter/questions/pattern"
)

// End is the end of a month that stands for it where a day is asked for.
type End bool

// What a month without a day stands for.
const (
	First End = false // of something that was, such as evidence: no younger than it is
	Last  End = true  // of something that is due: no earlier than was promised
)

// Read reads a day as people in the United Kingdom write it: 1 May 2026, May 1st 2026,
// 01/05/2026, 1.5.26, 2026-5-1 or today, and May 2026 or 05/2026,
// which stand for that end of the month. Of numbers the day comes first, unless the
// year does. A year of two digits is of this century. An empty text gives the zero
// Date. said tells how a text was understood that does not name the day itself; else
// it is "". The error tells what is wrong in a sentence without its stop.
func Read(text string, today Date, end End) (day Date, said string, err error) {
	words := wordsOf(text)
	switch {
	case len(words) == 0:
		return Date{}, "", nil
	case len(words) == 1 && words[0] == "today":
		return today, "today is " + today.Words(), nil
	}
	found, understood := partsOf(words)
	if !understood {
		return Date{}, "", fmt.Errorf("%q is not a date; write it like 22 November 2026 or 2026-11-22", shortened(text))
	}
	day, said, err = found.in(end)
	if err != nil {
		err = fmt.Errorf("%q is not a date: %w", shortened(text), err)
	}
	return day, said, err
}

var (
	between = pattern.Lazy(`[\s,.'’/\\\x{2010}-\x{2015}\x{2212}-]+`)
	weekday = pattern.Lazy(`^(mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$`)
	ordinal = pattern.Lazy(`^([0-9]{1,2})(st|nd|rd|th)$`)
	glued   = pattern.Lazy(`([0-9])(\p{L})|(\p{L})([0-9])`)
)

// wordsOf takes a text apart into numbers and words in small letters. The day of the
// week and the word of are left out.
func wordsOf(text string) []string {
	text = strings.ToLower(strings.TrimSpace(strings.Map(plainSpace, text)))
	var words []string
	for _, word := range between().Split(text, -1) {
		switch {
		case word == "", word == "of", word == "the", weekday().MatchString(word):
			continue
		case ordinal().MatchString(word):
			words = append(words, ordinal().FindStringSubmatch(word)[1])
			continue
		}
		words = append(words, strings.Fields(glued().ReplaceAllString(word, "$1$3 $2$4"))...) // 1May2026
	}
	return words
}

// plainSpace makes a space of one that does not break a line.
func plainSpace(r rune) rune {
	if r == '\u00a0' || r == '\u202f' || r == '\u2007' {
		return ' '
	}
	return r
}

// parts are a day, month and year as they were written; a day of 0 is none.
type parts struct{ day, month, year int }

// partsOf finds out which word is the day, which the month and which the year.
func partsOf(words []string) (found parts, understood bool) {
	numbers := make([]int, len(words))
	named := -1 // where the name of the month stands
	for i, word := range words {
		if month := monthOf(word); month > 0 && named < 0 {
			named, numbers[i] = i, month
			continue
		}
		n, err := strconv.Atoi(word)
		if err != nil || n < 0 || len(word) > 4 || len(word) == 3 {
			return found, false
		}
		numbers[i] = n
	}
	yearFirst := len(words[0]) == 4 && named != 0
	switch {
	case len(words) == 3 && yearFirst && named != 2: // 2026-5-1, 2026 May 1
		found = parts{numbers[2], numbers[1], numbers[0]}
	case len(words) == 3 && !yearFirst && named == 0: // May 1 2026
		found = parts{numbers[1], numbers[0], numbers[2]}
	case len(words) == 3 && !yearFirst && named != 2: // 1 May 2026, 1/5/26
		found = parts{numbers[0], numbers[1], numbers[2]}
	case len(words) == 2 && yearFirst && named == 1: // 2026 May, but not 2026-05, which may be half of a day
		return parts{0, numbers[1], numbers[0]}, true
	case len(words) == 2 && len(words[1]) == 4 && named != 1: // May 2026, 05/2026
		return parts{0, numbers[0], numbers[1]}, true
	default:
		return found, false
	}
	year := words[2]
	if yearFirst {
		year = words[0]
	}
	switch len(year) {
	case 2:
		found.year += 2000
	case 4:
	default:
		return found, false
	}
	return found, true
}

// monthOf gives the number of a month by its name or the first letters of that, at
// least three; 0 when it is none.
func monthOf(word string) int {
	for month := time.January; month <= time.December; month++ {
		if len(word) >= 3 && strings.HasPrefix(strings.ToLower(month.String()), word) {
			return int(month)
		}
	}
	return 0
}

// in gives the day, if there is one; of a month without a day, that at an end.
func (p parts) in(end End) (day Date, said string, err error) {
	month := time.Month(p.month)
	switch {
	case p.year < 1:
		return Date{}, "", fmt.Errorf("there is no year %d", p.year)
	case month < time.January || month > time.December:
		return Date{}, "", fmt.Errorf("there is no month %d", p.month)
	}
	last := time.Date(p.year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
	whole := fmt.Sprintf("%s %d", month, p.year)
	switch {
	case p.day == 0 && end == Last:
		day, said = Date{p.year, month, last}, "the last of the month"
	case p.day == 0:
		day, said = Date{p.year, month, 1}, "the first of the month"
	case p.day > last:
		return Date{}, "", fmt.Errorf("%s has %d days", whole, last)
	default:
		return Date{p.year, month, p.day}, "", nil
	}
	return day, fmt.Sprintf("%s is taken as %s, %s", whole, day.Words(), said), nil
}

// shortened gives the beginning of a text, to be named in an error.
func shortened(text string) string {
	const enough = 40
	text = strings.Join(strings.Fields(text), " ")
	if utf8.RuneCountInString(text) > enough {
		return string([]rune(text)[:enough]) + "…"
	}
	return text
}
