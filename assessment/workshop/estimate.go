package workshop

import (
	"slices"
	"time"

	"charter/assessment"
)

// This file holds how long questions take. Before a sitting has a pace of its own, a
// model tells: a question is read out, a round is held on it, and on a share of the
// questions the group talks and holds a second one. From then on what is expected is
// the model times the pace of the sitting, so that slow rooms and quick ones are both
// told what they have time for.

// What the model reckons with.
const (
	readTime      = 38 * time.Second  // to read a question and its levels out
	talkedTime    = 150 * time.Second // to talk about a question on which views differ
	talkedPercent = 66                // how many of a hundred questions are talked about
)

// RoundTime is how long a round of so many people takes.
func RoundTime(way assessment.Way, people int) time.Duration {
	each := time.Duration(people)
	switch way {
	case assessment.WayHands:
		return 31*time.Second + each*2*time.Second
	case assessment.WayPaper:
		return 22*time.Second + each*5*time.Second
	case assessment.WayPhones:
		return 44 * time.Second
	}
	return each * 12200 * time.Millisecond
}

// QuestionTime is how long a question takes on the average, with so many people: it is
// read out, rated, and where views differ talked about and rated once more. With ahead
// the first round was held before the meeting. Fewer than [assessment.MinBallots] hold
// no round.
func QuestionTime(way assessment.Way, people int, ahead bool) time.Duration {
	whole, talked := readTime, talkedTime
	if CanVote(people) {
		if talked += RoundTime(way, people); !ahead {
			whole += RoundTime(way, people)
		}
	}
	return whole + talked*talkedPercent/100
}

// Fitting is how many of so many questions there is time for. A total that is over by less
// than a minute fits.
func Fitting(questions, minutes int, each time.Duration) int {
	if time.Duration(questions)*each < time.Duration(minutes+1)*time.Minute {
		return questions
	}
	return int(time.Duration(minutes) * time.Minute / each)
}

// questionTime is how long one question takes by the model. Whether views differ is known
// where its first round was held before this sitting.
func questionTime(s assessment.Session, a *assessment.Assessment, id string) time.Duration {
	people := len(Room(a, s))
	round, ahead := roundBefore(s, a.Answers[id])
	switch {
	case !ahead:
		return QuestionTime(s.Way, people, false)
	case !round.Differs():
		return readTime
	}
	return readTime + talkedTime + RoundTime(s.Way, people)
}

// roundBefore gives the last round on a question since the first sitting on this agenda that
// was not held in this one.
func roundBefore(s assessment.Session, a assessment.Answer) (round assessment.Round, held bool) {
	for _, r := range a.Rounds {
		if r.Complete && r.Held.Before(s.Started) && !r.Held.Before(Since(s)) {
			round, held = r, true
		}
	}
	return round, held
}

// pacedFrom is from how many questions on a sitting has a pace of its own.
const pacedFrom = 3

// tempo compares how long questions took in a sitting with how long they take by the model.
type tempo struct{ took, model time.Duration }

// tempoOf measures a sitting; the zero tempo stands for one without a pace of its own yet.
func tempoOf(s assessment.Session, a *assessment.Assessment, now time.Time) tempo {
	var t tempo
	done := 0
	for i, id := range s.Questions {
		if isDone(s, a, i) {
			done++
			t.model += questionTime(s, a, id)
		}
	}
	if t.took = spent(s, now); done < pacedFrom || t.took <= 0 || t.model <= 0 {
		return tempo{}
	}
	return t
}

// of gives how long something takes at this pace that takes so long by the model.
func (t tempo) of(model time.Duration) time.Duration {
	if t.model == 0 {
		return model
	}
	return time.Duration(float64(model) * float64(t.took) / float64(t.model))
}

// isDone reports whether a sitting has dealt with the question at a place of its agenda: a
// group came to something on it in this sitting, or before it, and the sitting has passed it.
func isDone(s assessment.Session, a *assessment.Assessment, at int) bool {
	answer := a.Answers[s.Questions[at]]
	return DealtWith(answer, s.Started) || at < slices.Index(s.Questions, s.At) && DealtWith(answer, Since(s))
}

// Forecast is what a sitting has time for from now on.
type Forecast struct {
	Left     int  // questions of its agenda that are not dealt with
	Fit      int  // how many of them there is time for, in their order
	Measured bool // by the pace of this sitting, not by the model alone
}

// ForecastOf tells what a sitting has time for, from the question it has come to.
func ForecastOf(s assessment.Session, a *assessment.Assessment, now time.Time) Forecast {
	pace := tempoOf(s, a, now)
	f := Forecast{Measured: pace != tempo{}}
	left := time.Duration(s.Minutes)*time.Minute - spent(s, now)
	var used time.Duration
	for i, id := range s.Questions {
		if isDone(s, a, i) {
			continue
		}
		f.Left++
		if used += pace.of(questionTime(s, a, id)); used < left+time.Minute {
			f.Fit = f.Left
		}
	}
	return f
}

// spent is how long a sitting has gone on, breaks aside.
func spent(s assessment.Session, now time.Time) time.Duration {
	d := now.Sub(s.Started) - time.Duration(s.BreakMinutes)*time.Minute
	if !s.BreakSince.IsZero() {
		d -= now.Sub(s.BreakSince)
	}
	return d
}
