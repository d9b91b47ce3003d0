package session

import (
	"fmt"
	"strings"

	"charter/assessment"
	"charter/exports/wording"
)

// Earlier tells what was answered to a question in the earlier assessment that this one was
// started from, in paragraphs; none where there is nothing to tell. Nothing of it counts.
func (s *Session) Earlier(id string) []string {
	answer, day, ok := s.Assessment().Earlier(id)
	if !ok {
		return nil
	}
	said := wording.State(string(answer.State))
	switch answer.State {
	case assessment.StateLevel:
		said = "level " + wording.Number(answer.Level)
	case assessment.StateNotApplicable:
		said += ": " + strings.TrimSpace(answer.Reason)
	}
	told := []string{fmt.Sprintf("Last time, on %s: %s.", day.Words(), strings.TrimSuffix(said, "."))}
	add := func(label, text string) {
		if text = strings.TrimSpace(text); text != "" {
			told = append(told, label+": "+text)
		}
	}
	add("Note then", answer.Note)
	add("Private note then", answer.PrivateNote)
	var titles []string
	for _, item := range s.Assessment().Cited(answer) {
		titles = append(titles, item.Title)
	}
	add("Evidence then", strings.Join(titles, "; "))
	if answer.Check != nil {
		add("Checked then by", answer.Check.By)
	}
	if answer.Departure.Declared() {
		add("Departure then", answer.Departure.Reason)
	}
	return told
}
