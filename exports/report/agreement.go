package report

import (
	"fmt"
	"slices"
	"strings"

	"charter/assessment"
	"charter/assessment/workshop"
	"charter/exports/wording"
	"charter/questions"
)

// People tells how many rated, and how far their ratings were put side by side.
type People struct {
	Assessors   int    `json:"assessors"`   // on the list
	Independent int    `json:"independent"` // of them, who are not in the delivery team
	Residents   int    `json:"residents"`   // of them
	Checked     int    `json:"checked"`     // questions asked on which enough have voted to compare
	Sentence    string `json:"sentence"`
}

// Disagreement is a question on which views still differed in the last vote.
type Disagreement struct {
	Question string `json:"question"`
	Rounds   int    `json:"rounds"` // complete rounds that were held on it
	Reason   string `json:"reason"` // in plain words, counts only
}

// workshopsOf tells of each sitting when it was, how long it took and who was there.
func workshopsOf(a *assessment.Assessment, pack *questions.Pack) []Workshop {
	workshops := make([]Workshop, len(a.Sessions))
	agendas := map[int64]int{}
	for i, s := range a.Sessions {
		agenda := workshop.Since(s).Unix()
		if agendas[agenda] == 0 {
			agendas[agenda] = len(agendas) + 1
		}
		w := Workshop{Agenda: agendas[agenda], Date: dayOf(s.Started), Facilitator: nameOf(a, s.Facilitator), Ahead: s.Ahead, Sheets: s.Sheets}
		w.Present, _ = workshop.Attendance(a, s)
		if !s.Started.IsZero() && !s.Ended.IsZero() {
			w.Minutes = workshop.PaceOf(s, s.Ended).Elapsed
		}
		var about []string
		for _, scope := range s.Scope {
			about = append(about, scopeWords(scope, pack))
		}
		if len(about) > 0 && !slices.Contains(about, "") {
			w.Scope, w.About = strings.Join(s.Scope, scopesBetween), strings.Join(about, "; ")
		}
		for _, who := range a.Assessors {
			if who.ID == "" || !slices.Contains(s.Present, who.ID) {
				continue
			}
			if !who.IsRater() {
				w.Observers = append(w.Observers, who.ID)
				continue
			}
			w.Who = append(w.Who, who.ID)
			if !who.DeliveryTeam {
				w.Independent++
			}
			if who.Resident {
				w.Residents++
			}
		}
		workshops[i] = w
	}
	return workshops
}

// scopesBetween stands between the scopes of one sitting, where there are several.
const scopesBetween = ", "

// scopeWords tells what a sitting dealt with, or "" where that is not known.
func scopeWords(scope string, pack *questions.Pack) string {
	switch scope {
	case workshop.ScopeAll:
		return "all questions that apply"
	case workshop.ScopeEssential:
		return "the essential questions"
	case workshop.ScopeOpen:
		return "the questions that were unanswered or disputed"
	}
	if principle, known := pack.Principle(scope); known {
		return fmt.Sprintf("principle %d, %s", principle.Number, principle.Title)
	}
	if _, _, known := pack.Question(scope); known {
		return "question " + scope
	}
	return ""
}

// raters are the assessors who rate: those who type or observe only are none of them.
func (r *Report) raters() []Assessor {
	return slices.DeleteFunc(slices.Clone(r.Assessors), func(who Assessor) bool { return !who.rates() })
}

// rates reports whether the assessor rates.
func (a *Assessor) rates() bool { return a.Rates == nil || *a.Rates }

// filledIn counts those who filled in the file one after another.
func (r *Report) filledIn() int {
	n := 0
	for _, who := range r.Assessors {
		if who.FilledIn {
			n++
		}
	}
	return n
}

// peopleOf counts who rated, and how many questions enough have voted on.
func peopleOf(r *Report) People {
	raters := r.raters()
	p := People{Assessors: len(raters)}
	for _, who := range raters {
		if !who.DeliveryTeam {
			p.Independent++
		}
		if who.Resident {
			p.Residents++
		}
	}
	least := "two" // says the same as three, where nobody voted alone or as one of two
	for _, item := range r.Items() {
		if !item.Score.Applies || item.Answer == nil {
			continue
		}
		rounds := item.Answer.Rounds
		if slices.ContainsFunc(rounds, func(v Round) bool { return !v.tooFew() }) {
			p.Checked++
		}
		if slices.ContainsFunc(rounds, func(v Round) bool { return v.tooFew() }) {
			least = "three"
		}
	}
	p.Sentence = p.counted() + others(r.Assessors) + p.attendance(r) + p.agreement(least, r.filledIn(), r.Score.Counts.Applicable)
	return p
}

// counted tells how many there are, and how many of them are independent or residents.
func (p *People) counted() string {
	switch p.Assessors {
	case 0:
		return "Nobody is recorded as an assessor."
	case 1:
		if p.Independent == 1 {
			return "One assessor, who is independent of the delivery team."
		}
		return "One assessor, who is in the delivery team."
	}
	return fmt.Sprintf("%d assessors: %s.", p.Assessors, Shares(p.Independent, p.Residents))
}

// others tells how many on the list neither rate nor filled in the file.
func others(assessors []Assessor) string {
	count := 0
	for i := range assessors {
		if who := &assessors[i]; !who.rates() && !who.FilledIn {
			count++
		}
	}
	switch count {
	case 0:
		return ""
	case 1:
		return " 1 more is listed who does not rate."
	}
	return fmt.Sprintf(" %d more are listed who do not rate.", count)
}

// Shares tells how many of some people are independent and how many are residents.
func Shares(independent, residents int) string {
	text := fmt.Sprintf("%d independent of the delivery team", independent)
	if independent == 0 {
		text = "none independent of the delivery team"
	}
	switch residents {
	case 0:
		return text + ", no resident"
	case 1:
		return text + ", 1 resident"
	}
	return fmt.Sprintf("%s, %d residents", text, residents)
}

// attendance tells how many on the list were at none of the sittings.
func (p *People) attendance(r *Report) string {
	seen := map[string]bool{}
	for _, w := range r.Workshops {
		for _, who := range w.Who {
			seen[who] = true
		}
	}
	if absent := p.Assessors - len(seen); len(seen) > 0 && absent > 0 {
		return fmt.Sprintf(" %d of them took part in no session.", absent)
	}
	return ""
}

// agreement tells on how many of the questions asked ratings were put side by
// side, of at least so many people, and how many filled in the file one after another.
func (p *People) agreement(least string, filledIn, asked int) string {
	switch {
	case filledIn > 0:
		return " " + assessment.FilledInApartWords(filledIn) + "."
	case p.Checked == 0 && p.Assessors == 1:
		return " One assessor, no agreement check."
	case p.Checked == 0:
		return fmt.Sprintf(" No question was voted on by %s or more, so there is no agreement check.", least)
	case p.Checked >= asked:
		return fmt.Sprintf(" %s or more have voted on every question asked.", wording.Capital(least))
	}
	return fmt.Sprintf(" %s or more have voted on %d of the %d questions asked; the others have no agreement check.", wording.Capital(least), p.Checked, asked)
}

// disagreementsOf lists the questions asked on which views still differed in the
// last vote, in the order in which to discuss them ([workshop.Discussion]).
func disagreementsOf(a *assessment.Assessment, score *assessment.Score) []Disagreement {
	open := []Disagreement{}
	for _, id := range workshop.Discussion(askedIn(score), a, score) {
		answer := a.Answers[id]
		last, _ := answer.DecidingRound()
		rounds, onAgenda := 0, 0
		for _, round := range answer.Rounds {
			if !round.Complete {
				continue
			}
			rounds++
			if workshop.AgendaOf(a, round.Session) == workshop.AgendaOf(a, last.Session) {
				onAgenda++
			}
		}
		open = append(open, Disagreement{id, rounds, differing(last, onAgenda)})
	}
	return open
}

// askedIn lists the ids of the questions asked.
func askedIn(score *assessment.Score) []string {
	var asked []string
	for _, q := range score.Questions {
		if q.Applies {
			asked = append(asked, q.ID)
		}
	}
	return asked
}

// differing says in counts how views differed in the last of so many rounds on one agenda.
func differing(last assessment.Round, rounds int) string {
	total := last.Result().Total
	var parts []string
	switch {
	case last.TooFew():
		return wording.Sentence(afterWords(rounds) + ", views still differ (" + assessment.TooFewWords + ")")
	case last.Disputed():
		lowest := slices.IndexFunc(last.Levels[:], func(count int) bool { return count > 0 })
		highest := len(last.Levels) - 1
		for last.Levels[highest] == 0 {
			highest--
		}
		parts = append(parts, fmt.Sprintf("votes go from level %d to level %d", lowest, highest))
	}
	if last.Unsure > 0 {
		parts = append(parts, fmt.Sprintf("%d of %d said “don't know”", last.Unsure, total))
	}
	if last.NotApplicable > 0 {
		parts = append(parts, fmt.Sprintf("%d of %d said that it does not apply", last.NotApplicable, total))
	}
	return wording.Sentence(afterWords(rounds) + ", " + wording.List(parts))
}

func afterWords(rounds int) string {
	if rounds > 1 {
		return fmt.Sprintf("after %d rounds", rounds)
	}
	return "after one round"
}

// voted is how many voted in a round, aside from those who passed.
func (v *Round) voted() int {
	total := v.Unsure + v.NotApplicable
	for _, count := range v.Levels {
		total += count
	}
	return total
}

// tooFew reports whether fewer have voted in a round than may be shown. A report
// made by an older version may hold their counts all the same.
func (v *Round) tooFew() bool { return v.voted() < assessment.MinBallots }
