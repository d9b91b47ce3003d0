package assessment

import (
	"fmt"
	"iter"
	"slices"
)

// Basis counts what the answers rest on.
type Basis struct {
	Answered   int // questions answered with a level
	Cited      int // of them, with evidence that counts
	Located    int // of them, with evidence that has a place and a date
	Documents  int // that are cited, told apart by their place
	Public     int // of them, whose place is public
	Checked    int // of them, with a check that counts: from outside the project
	Checkers   int // names that checks are made by
	CheckDays  int // days on which they are made
	Heaviest   int // answers that cite the document that most cite
	AboveVotes int // answers above what their votes came to, for a reason that is given
}

// BasisOf counts what the answers to the questions asked rest on.
func BasisOf(a *Assessment, score *Score) Basis {
	return basisOf(a, score, papersOf(a))
}

func basisOf(a *Assessment, score *Score, papers map[string]paper) Basis {
	rule := NewestRule()
	work := scoring{rule: &rule, a: a, asOf: a.AsOf}
	var b Basis
	citing, public := make(map[string]int, len(papers)), map[string]bool{}
	checkers, days := map[string]bool{}, map[Date]bool{}
	var places []string // of the documents behind the answer at hand
	for q, answer := range rated(a, score) {
		b.Answered++
		cited, located := false, false
		places = places[:0]
		for _, c := range answer.Evidence {
			is := papers[c.Document]
			if is.backs == backedByNothing {
				continue
			}
			cited = true
			located = located || is.backs >= backedByStalePlace
			if is.place != "" {
				if !slices.Contains(places, is.place) {
					places = append(places, is.place)
				}
				public[is.place] = public[is.place] || is.public
			}
		}
		b.Cited += count(cited)
		b.Located += count(located)
		for _, place := range places {
			citing[place]++
			b.Heaviest = max(b.Heaviest, citing[place])
		}
		if c := answer.Check; c != nil {
			if work.cited = a.appendCited(work.cited[:0], answer.Evidence); work.checkFault(c, work.cited) == "" {
				b.Checked++
				checkers[Fold(c.By)], days[c.Date] = true, true
			}
		}
		b.AboveVotes += count(isAboveVotes(answer, *q.Claimed))
	}
	b.Documents, b.Checkers, b.CheckDays = len(citing), len(checkers), len(days)
	for _, is := range public {
		b.Public += count(is)
	}
	return b
}

// rated gives the questions asked that are answered with a level, with their answers.
func rated(a *Assessment, score *Score) iter.Seq2[*QuestionScore, *Answer] {
	return func(yield func(*QuestionScore, *Answer) bool) {
		var answer Answer
		for i := range score.Questions {
			if q := &score.Questions[i]; q.State == ScoredLevel {
				if answer = a.Answers[q.ID]; !yield(q, &answer) {
					return
				}
			}
		}
	}
}

// paper is a document as answers that cite it rest on it.
type paper struct {
	backs  backing
	place  string // folded; "" for one that is still to be given
	public bool
}

// papersOf looks once at each document, by its id.
func papersOf(a *Assessment) map[string]paper {
	rule, papers := NewestRule(), make(map[string]paper, len(a.Documents))
	for i := range a.Documents {
		item := a.Documents[i].evidence("")
		if _, known := papers[item.Document]; known {
			continue // the first counts
		}
		is := paper{public: item.Public}
		is.backs, _ = rule.backing(&item, a.AsOf)
		if !isOpen(item.Location) {
			is.place = Fold(item.Location)
		}
		papers[item.Document] = is
	}
	return papers
}

// isAboveVotes reports whether an answer claims more than its votes came to, for a
// reason that is given. Of too few votes not even that is told: who voted knows what
// the others did.
func isAboveVotes(a *Answer, claimed int) bool {
	at := lastOfTheFullest(a.Rounds)
	if at < 0 || a.Rounds[at].TooFew() || isOpen(a.Agreed) {
		return false
	}
	level, caps := a.Rounds[at].cap()
	return caps && level < claimed
}

// Words tells in a sentence or two what the verdict rests on.
func (b Basis) Words() string {
	if b.Answered == 0 {
		return "No question is answered yet."
	}
	text := fmt.Sprintf("%d of %s on evidence with a place and a date", b.Located, numbered(b.Answered, "answer rests", "answers rest"))
	if b.Checked == 0 {
		text += "; none was checked from outside the project"
	} else {
		text += fmt.Sprintf("; %s checked from outside the project, under %s", numbered(b.Checked, "was", "were"), numbered(b.Checkers, "name", "names"))
	}
	if b.AboveVotes > 0 {
		text += fmt.Sprintf("; %s above what the votes came to, for a reason that is given", numbered(b.AboveVotes, "is", "are"))
	}
	text += "."
	if b.Documents > 0 {
		text += " " + numbered(b.Documents, "document is", "documents are") + " cited, told apart by place."
	}
	return text
}

func count(is bool) int {
	if is {
		return 1
	}
	return 0
}
