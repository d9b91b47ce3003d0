package session

import (
	"fmt"
	"slices"
	"strings"

	"charter/assessment"
	"charter/assessment/workshop"
	"charter/exports/wording"
)

// Earlier tells what was answered to a question in the earlier assessment that this one was
// started from, in paragraphs; none where there is nothing to tell. Nothing of it counts. In
// front of a group it tells of the private note only that there is one.
func (s *Session) Earlier(id string) []string {
	answer, day, ok := s.Assessment().Earlier(id)
	if !ok {
		return nil
	}
	told := append([]string{fmt.Sprintf("Last time, on %s: %s.", day.Words(), said(answer))}, s.then(answer, !s.InRoom())...)
	if s.InRoom() && s.PrivateNoteThen(id) != "" {
		told = append(told, "Private note then: it stands where the private note is written.")
	}
	return told
}

// PrivateNoteThen is the private note of the answer in the earlier assessment; "" for none.
func (s *Session) PrivateNoteThen(id string) string {
	answer, _, _ := s.Assessment().Earlier(id)
	return strings.TrimSpace(answer.PrivateNote)
}

// InRoom reports whether a session of a workshop goes on, so that others look on.
func (s *Session) InRoom() bool {
	_, on := workshop.Current(s.Assessment())
	return on
}

// Before is an answer that was given before the questions changed. It does not count.
type Before struct {
	ID    string   // of its question then
	Said  string   // the level, or what else was said, in a phrase
	Told  []string // all that belonged to it, in paragraphs; its private note is with the question now
	About string   // the question that is asked in its place, or the principle it belonged to
	to    []string // all questions that are
}

// Words tell the answer in a line.
func (b Before) Words() string { return b.ID + ": " + b.Said + "." }

// BeforeChange lists the answers to questions in the place of which a question is asked now.
func (s *Session) BeforeChange(id string) []Before {
	return slices.DeleteFunc(s.allBefore(), func(b Before) bool { return !slices.Contains(b.to, id) })
}

func (s *Session) allBefore() []Before {
	var all []Before
	for _, kept := range s.Assessment().Replaced(s.Pack) {
		b := Before{ID: kept.ID, Said: said(kept.Answer), Told: s.then(kept.Answer, false), About: kept.About, to: kept.To}
		if who := s.recorded(kept.Answer); who != "" {
			b.Told = append(b.Told, who)
		}
		all = append(all, b)
	}
	return all
}

// beforeChange lists the answers that were given before the questions changed, each with
// what is asked in its place. What is asked no more has no other place, so it tells all.
func (s *Session) beforeChange() Part {
	part := Part{Title: "Answered before the questions changed"}
	for _, b := range s.allBefore() {
		f := Finding{About: Topic{AboutQuestion, b.About}, Text: b.Words()}
		if len(b.to) == 0 {
			f.About.Kind, f.More = AboutPrinciple, strings.Join(b.Told, " ")
		}
		part.Findings = append(part.Findings, f)
	}
	return part
}

// recorded says who recorded an answer and when; "" where neither is known.
func (s *Session) recorded(answer assessment.Answer) string {
	said := "Recorded"
	if who, listed := s.Assessment().Assessor(answer.By); listed && who.Name != "" {
		said += " by " + who.Name
	}
	if !answer.Updated.IsZero() {
		said += " on " + assessment.DateOf(answer.Updated.Local()).Words()
	}
	if said == "Recorded" {
		return ""
	}
	return said + "."
}

// said tells in a phrase what an answer says.
func said(answer assessment.Answer) string {
	said := wording.State(string(answer.State))
	switch answer.State {
	case assessment.StateLevel:
		said = "level " + wording.Number(answer.Level)
	case assessment.StateNotApplicable:
		said += ": " + strings.TrimSpace(answer.Reason)
	}
	return strings.TrimSuffix(said, ".")
}

// then tells what belonged to an answer of before, in paragraphs, with its private note or without.
func (s *Session) then(answer assessment.Answer, private bool) []string {
	var told []string
	add := func(label, text string) {
		if text = strings.TrimSpace(text); text != "" {
			told = append(told, label+": "+text)
		}
	}
	add("Note then", answer.Note)
	if private {
		add("Private note then", answer.PrivateNote)
	}
	var titles []string
	for _, item := range s.Assessment().Cited(answer) {
		titles = append(titles, item.Title)
	}
	add("Evidence then", strings.Join(titles, "; "))
	if check := answer.Check; check != nil {
		text := check.By
		if !check.Date.IsZero() {
			text += ", " + check.Date.Words()
		}
		add("Checked then by", text)
	}
	if answer.Departure.Declared() {
		add("Departure then", answer.Departure.Reason)
	}
	add("Dissent then", answer.Dissent)
	return told
}

// Doubt says why a question is asked that may not belong to the project: not all is known on
// which that depends. It is "" for any other, and as long as the facts have not been answered.
func (s *Session) Doubt(id string) string {
	a := s.Assessment()
	q, _, there := s.Pack.Question(id)
	if !there || a.Facts == (assessment.Facts{}) || !q.Applies.InDoubt(a.Conditions()) {
		return ""
	}
	missing := "not all facts are known yet"
	if blank := a.Conditions().Blank(q.Applies); len(blank) > 0 {
		for i, field := range blank {
			blank[i] = strings.ToLower(wording.Field(field))
		}
		missing = "this is blank under the project: " + wording.List(blank)
	}
	return "It is asked since " + missing + ". It may fall away."
}

// Voids tell which rounds of votes on a question do not count, and why, in sentences.
func (s *Session) Voids(id string) []string {
	var told []string
	for _, v := range s.Answer(id).Voided {
		text := "A vote does not count, since " + assessment.DateOf(v.At.Local()).Words()
		if why := strings.TrimSpace(v.Why); why != "" {
			text += ": " + strings.TrimSuffix(why, ".")
		}
		told = append(told, text+".")
	}
	return told
}
