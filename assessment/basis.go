package assessment

import "fmt"

// Basis counts what the answers rest on.
type Basis struct {
	Answered  int // questions answered with a level
	Cited     int // of them, with evidence that counts
	Located   int // of them, with evidence that has a place and a date
	Documents int // that are cited, told apart by their place
	Public    int // of them, whose place is public
	Checked   int // of them, with a check that counts: from outside the team
	Checkers  int // names that checks are made by
	CheckDays int // days on which they are made
	Heaviest  int // answers that cite the document that most cite
}

// BasisOf counts what the answers to the questions asked rest on.
func BasisOf(a *Assessment, score *Score) Basis {
	s := signals{a: a, score: score}
	rule := NewestRule()
	work := scoring{rule: &rule, a: a, asOf: a.AsOf}
	var b Basis
	citing, public := map[string]int{}, map[string]bool{}
	checkers, days := map[string]bool{}, map[Date]bool{}
	s.rated(func(q *QuestionScore, answer *Answer) {
		b.Answered++
		cited, located := false, false
		places := map[string]bool{}
		items := a.Cited(*answer)
		for _, item := range items {
			backs, _ := rule.backing(&item, a.AsOf)
			if backs == backedByNothing {
				continue
			}
			cited = true
			located = located || backs >= backedByStalePlace
			if !isOpen(item.Location) {
				place := Fold(item.Location)
				places[place] = true
				public[place] = public[place] || item.Public
			}
		}
		b.Cited += count(cited)
		b.Located += count(located)
		for place := range places {
			citing[place]++
			b.Heaviest = max(b.Heaviest, citing[place])
		}
		if c := answer.Check; work.checkFault(c, items) == "" {
			b.Checked++
			checkers[Fold(c.By)], days[c.Date] = true, true
		}
	})
	b.Documents, b.Checkers, b.CheckDays = len(citing), len(checkers), len(days)
	for _, is := range public {
		b.Public += count(is)
	}
	return b
}

// Words tells in one line what the verdict rests on.
func (b Basis) Words() string {
	if b.Answered == 0 {
		return "No question is answered yet."
	}
	text := fmt.Sprintf("%d of %s on evidence with a place and a date", b.Located, numbered(b.Answered, "answer rests", "answers rest"))
	if b.Documents > 0 {
		text += ", from " + numbered(b.Documents, "document", "documents")
	}
	switch b.Checked {
	case 0:
		return text + "; none was checked."
	case 1:
		return text + "; 1 was checked."
	}
	return fmt.Sprintf("%s; %d were checked, by %s.", text, b.Checked, numbered(b.Checkers, "person", "people"))
}

func count(is bool) int {
	if is {
		return 1
	}
	return 0
}
