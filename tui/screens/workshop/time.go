package workshop

import (
	"fmt"
	"strings"
	"time"

	"charter/assessment"
	"charter/assessment/workshop"
	"charter/tui/widget"
)

// How much there is time for, in words.

// estimateWords tell before a sitting begins what fits into it, and what would fit if
// people rated on paper before they meet.
func estimateWords(s assessment.Session, a *assessment.Assessment, agenda []string) string {
	people, minutes := len(workshop.Room(a, s)), fmt.Sprintf("%d minutes", s.Minutes)
	if people == 0 {
		return minutes + ". Say who is here, and it tells how many questions fit."
	}
	f := forecastOf(s, a, agenda)
	text := fmt.Sprintf("%s%s: %s in %s.", widget.Plural(people, "person", "people"), takingWords(s, people), fitWords(f.Fit, f.Left), minutes)
	if f.Fit == f.Left || !workshop.CanVote(people) || !s.Since.IsZero() {
		return text
	}
	ahead := workshop.QuestionTime(assessment.WayHands, people, true)
	return text + fmt.Sprintf(" On paper beforehand: %s.", strings.TrimSuffix(fitWords(workshop.Fitting(f.Left, s.Minutes, ahead), f.Left), " questions"))
}

// forecastOf tells what a sitting has time for that has not begun, or begins anew today.
func forecastOf(s assessment.Session, a *assessment.Assessment, agenda []string) workshop.Forecast {
	s.Questions, s.At = agenda, ""
	return workshop.ForecastOf(s, a, s.Started)
}

// takingWords tell how people rate, after how many they are.
func takingWords(s assessment.Session, people int) string {
	switch {
	case !workshop.CanVote(people):
		return ", rating openly"
	case s.Way == assessment.WayHands:
		return " with hands"
	case s.Way == assessment.WayPaper:
		return " on paper"
	case s.Way == assessment.WayPhones:
		return " on phones"
	}
	return " in turn"
}

// fitWords are such as "about 26 of 53 questions".
func fitWords(fit, of int) string {
	if fit >= of {
		return "all"
	}
	return fmt.Sprintf("about %d of %s", fit, widget.Plural(of, "question", "questions"))
}

// leftWords tell how much time is left, and for how many questions.
func leftWords(s assessment.Session, a *assessment.Assessment, now time.Time) []string {
	pace := workshop.PaceOf(s, now)
	if pace.Left <= 0 {
		return []string{fmt.Sprintf("%d min over", -pace.Left)}
	}
	return []string{fmt.Sprintf("%d min left", pace.Left), enoughWords(workshop.ForecastOf(s, a, now))}
}

// enoughWords tell how many of the questions that are left there is time for.
func enoughWords(f workshop.Forecast) string {
	switch {
	case f.Left == 0:
		return "no question is left"
	case f.Fit == f.Left:
		return "time for all"
	case f.Fit == 0:
		return "time for no more"
	}
	return fmt.Sprintf("time for about %d more", f.Fit)
}
