package register

import (
	"fmt"
	"strings"

	"charter/assessment"
	"charter/assessment/project"
	"charter/exports/report"
	"charter/questions"
)

// Departure is a promise that the project cannot keep.
type Departure struct {
	Clause   string          `json:"clause"`
	Reason   string          `json:"reason"`
	Until    assessment.Date `json:"until,omitzero"`
	Promise  string          `json:"promise"`  // what the clause says
	Question string          `json:"question"` // in whose answer it is declared
}

func departuresOf(r *report.Report) []Departure {
	departures := []Departure{}
	for _, item := range r.Select(report.Item.Departs) {
		if !item.NotAsked() {
			d := item.Answer.Departure
			promise := ""
			for _, clause := range r.Pack.Clauses {
				if clause.ID == d.Clause {
					promise = clause.Text
				}
			}
			departures = append(departures, Departure{d.Clause, d.Reason, d.Until, promise, item.Question.ID})
		}
	}
	return departures
}

// The clauses of the Charter that promise that people can opt out.
const (
	OptOutOfSharing = "6a" // of sharing their data
	OptOutOfAI      = "6b" // of the use of AI
)

// optOut is one thing that people may opt out of, and the clause that promises it.
type optOut struct {
	of     string // in words
	clause string
	said   *project.OptOut
}

func (e *Entry) optOuts() []optOut {
	return []optOut{{"of sharing their data", OptOutOfSharing, &e.OptOut.DataSharing}, {"of the use of AI", OptOutOfAI, &e.OptOut.AIUse}}
}

// DepartureFrom finds the departure from a clause of the Charter that is declared and has not
// ended by the assessment date. Other questionnaires have other clauses.
func (e *Entry) DepartureFrom(clause string) (Departure, bool) {
	if !e.Charter.inRegion() {
		return Departure{}, false
	}
	for _, d := range e.Departures {
		if strings.EqualFold(strings.TrimSpace(d.Clause), clause) && (d.Until.IsZero() || !e.Charter.Date.After(d.Until)) {
			return d, true
		}
	}
	return Departure{}, false
}

// settleOptOuts makes what is said of opting out go with the facts and the departures that are
// declared. What the project says stands; where it says nothing, a departure from the promise says
// that people cannot, and why, and facts that leave nothing to opt out of say that it does not apply.
func (e *Entry) settleOptOuts(r *report.Report) {
	nothingOf := map[string]string{OptOutOfSharing: "has_people_data", OptOutOfAI: "uses_ai"}
	for _, out := range e.optOuts() {
		d, departs := e.DepartureFrom(out.clause)
		switch {
		case departs && *out.said == (project.OptOut{}):
			*out.said = project.OptOut{Available: "no", ReasonIfNot: d.Reason}
		case departs && out.said.Available == "no" && strings.TrimSpace(out.said.ReasonIfNot) == "":
			out.said.ReasonIfNot = d.Reason
		case *out.said == (project.OptOut{}) && r.Facts.Fact(nothingOf[out.clause]) == questions.No:
			out.said.Available = "not-applicable"
		}
	}
}

// disagreeing tells where what is said of opting out and the departures that are declared do not
// go together.
func (e *Entry) disagreeing() []string {
	var told []string
	if !e.Charter.inRegion() {
		return nil
	}
	for _, out := range e.optOuts() {
		_, departs := e.DepartureFrom(out.clause)
		switch {
		case departs && out.said.Available == "yes":
			told = append(told, fmt.Sprintf("It says that people can opt out %s, and a departure from clause %s, which promises it, is declared.", out.of, out.clause))
		case !departs && out.said.Available == "no":
			told = append(told, fmt.Sprintf("It says that people cannot opt out %s, and no departure from clause %s, which promises it, is declared.", out.of, out.clause))
		}
	}
	return told
}
