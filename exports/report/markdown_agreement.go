package report

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"charter/assessment"
	"charter/exports/document"
	"charter/exports/wording"
)

// addPeople tells who took part and in which sittings: roles, and names in an
// internal report only.
func (l *layout) addPeople() {
	l.doc.Add(document.Part("Who took part"), document.ParagraphOf(l.Summary.People.Sentence))
	people := document.List{}
	for _, who := range l.Assessors {
		if !who.rates() && !who.FilledIn {
			continue
		}
		people.Items = append(people.Items, document.Spans(wording.Capital(who.told())))
	}
	if len(people.Items) > 0 {
		l.doc.Add(people)
	}
	sittings := document.List{}
	for i := range l.Workshops {
		sittings.Items = append(sittings.Items, document.Spans(l.sittingText(i)))
	}
	if len(sittings.Items) > 0 {
		l.doc.Add(document.Part("Sessions of the workshop"), sittings)
	}
	if len(l.Parking) > 0 {
		l.doc.Add(document.Part("Points put aside in a workshop"))
		points := document.List{}
		for _, p := range l.Parking {
			points.Items = append(points.Items, document.Spans(p.Text))
		}
		l.doc.Add(points)
	}
	l.addVoided()
}

// called gives what a report calls an assessor: the name where it has one, else the role.
func (a *Assessor) called() string {
	switch {
	case a.Name != "":
		return wording.Labelled(a.Name, "role", a.Role)
	case a.Role != "":
		return a.Role
	}
	return "an assessor"
}

// calledInList is the same where others stand beside it on one line.
func (a *Assessor) calledInList() string {
	if a.Name != "" && a.Role != "" {
		return fmt.Sprintf("%s (%s)", a.Name, a.Role)
	}
	return a.called()
}

// told gives what a report calls an assessor, and where they stand.
func (a *Assessor) told() string {
	text := a.called()
	if a.DeliveryTeam {
		text += "; in the delivery team"
	}
	if a.Resident {
		text += "; a resident"
	}
	if !a.rates() {
		text += "; filled in answers, and is not listed as rating"
	}
	return text
}

// sittingText tells of a sitting when it was, how long it took, what it dealt
// with and who was there. It numbers the sitting where there are several.
func (l *layout) sittingText(at int) string {
	w := &l.Workshops[at]
	text := w.Date.Words()
	if text == "" {
		text = "a day not recorded"
	}
	if len(l.Workshops) > 1 {
		text = fmt.Sprintf("session %d, %s", at+1, text)
	}
	text = wording.Capital(text)
	if w.Minutes > 0 {
		text += ", " + durationText(w.Minutes)
	}
	if w.About != "" {
		text += ", on " + w.About
	}
	if w.Ahead {
		text += ", before people met"
	}
	if w.Present > 0 || w.Sheets == 0 {
		text += fmt.Sprintf(": %d took part", w.Present)
	}
	if w.Present > 0 {
		text += ", " + Shares(w.Independent, w.Residents)
	}
	if n := len(w.Observers); n > 0 {
		text += fmt.Sprintf(", and %d more looked on", n)
	}
	if w.Sheets > 0 {
		text += ": " + wording.Count(w.Sheets, "sheet") + " of paper handed in without names"
	}
	text += "."
	if who := l.whoWasThere(w); who != "" {
		text += " " + who
	}
	if w.Facilitator != "" {
		text += " Led by " + wording.Sentence(w.Facilitator)
	}
	return text
}

// whoWasThere names those at a sitting the way the report may, unless all were.
func (l *layout) whoWasThere(w *Workshop) string {
	var there []string
	raters := l.raters()
	for _, who := range raters {
		if slices.Contains(w.Who, who.ID) {
			there = append(there, who.calledInList())
		}
	}
	switch {
	case len(there) == 0:
		return ""
	case len(there) == len(raters) && len(there) == w.Present:
		return "All assessors were there."
	}
	return wording.Sentence("There: " + strings.Join(there, "; "))
}

// durationText writes minutes as "2 hours 40 minutes".
func durationText(minutes int) string {
	var parts []string
	if hours := minutes / 60; hours > 0 {
		parts = append(parts, wording.Count(hours, "hour"))
	}
	if rest := minutes % 60; rest > 0 {
		parts = append(parts, wording.Count(rest, "minute"))
	}
	return strings.Join(parts, " ")
}

// addDisagreements lists the questions on which views still differ.
func (l *layout) addDisagreements() {
	list := document.List{}
	for _, d := range l.Summary.Disagreements {
		list.Items = append(list.Items, []document.Span{
			l.boldLink(d.Question), document.Text(" " + l.questionText(d.Question) + d.Reason + l.agreedSince(d.Question)),
		})
	}
	if len(list.Items) > 0 {
		l.doc.Add(document.Part("Open disagreements, in the order to discuss them"),
			document.ParagraphOf(l.openWords()), list)
	}
}

// openWords says by the report's rule on which questions views still differ.
func (r *Report) openWords() string {
	rule := r.rule()
	if rule != nil && rule.Name == assessment.Rule1().Name {
		return "In the last vote on these, views lay two or more levels apart, somebody did not know, or only some said that it does not apply."
	}
	return "In the vote that decides these, views differed, somebody did not know, or only some said that it does not apply. " +
		"It is the last one with at least half as many votes as the fullest." + whenDiffers(rule)
}

// talkWords says when the group was asked to talk by the report's rule.
func (r *Report) talkWords() string {
	rule := r.rule()
	if rule != nil && rule.Name == assessment.Rule1().Name {
		return "Where votes lay two or more levels apart, or somebody did not know, the group was asked to talk and to vote again."
	}
	return "Where votes differed, somebody did not know, or only some said that it does not apply, the group was asked to talk and to vote again." + whenDiffers(rule)
}

// whenDiffers says when votes differ by a rule, "" for one that is not known.
func whenDiffers(rule *assessment.Rule) string {
	if rule == nil {
		return ""
	}
	return " " + rule.DiffersWords()
}

// agreedSince tells that a group has agreed on a level all the same.
func (r *Report) agreedSince(id string) string {
	answer := r.Answers[id]
	if answer.Agreed == "" {
		return ""
	}
	if answer.State == assessment.StateLevel {
		return fmt.Sprintf(" Level %s was agreed after that.", wording.Number(answer.Level))
	}
	return " Agreed after that: " + outcome(answer.State, answer.Level) + "."
}

// disagreementCount tells in brief how many views still differ, "" when nobody voted.
func disagreementCount(s *Summary) string {
	if len(s.Disagreements) == 0 {
		if s.People.Checked == 0 {
			return ""
		}
		return "None."
	}
	ids := make([]string, len(s.Disagreements))
	for i, d := range s.Disagreements {
		ids[i] = d.Question
	}
	if len(ids) == 1 {
		return "1: " + ids[0] + "."
	}
	return fmt.Sprintf("%d, in the order to discuss them: %s.", len(ids), strings.Join(ids, ", "))
}

// agreementText tells how the votes on a question fell in each round: how many,
// never who.
func (r *Report) agreementText(answer *Answer) string {
	rounds := make([]string, len(answer.Rounds))
	for i := range answer.Rounds {
		rounds[i] = r.roundName(answer.Rounds, i)
		if held := answer.Rounds[i].Held; !held.IsZero() {
			rounds[i] += ", " + held.Words()
		}
		if way := wording.Ways(answer.Rounds[i].Way); way != "" {
			rounds[i] += ", " + way
		}
		rounds[i] += ": " + roundText(&answer.Rounds[i])
	}
	if voided := voidedText(answer); voided != "" {
		rounds = append(rounds, voided)
	}
	return strings.Join(rounds, "\n")
}

// roundName numbers a round among those on the same agenda, and says in which session it
// was held where the question was voted on in several.
func (r *Report) roundName(rounds []Round, at int) string {
	number, session, several := 1, rounds[at].Session, false
	for i := range rounds {
		several = several || rounds[i].Session != session
		if i < at && r.agenda(rounds[i].Session) == r.agenda(session) {
			number++
		}
	}
	if several && session > 0 {
		return fmt.Sprintf("Session %d, round %d", session, number)
	}
	return fmt.Sprintf("Round %d", number)
}

// agenda gives the agenda of a session, 0 where that is not known.
func (r *Report) agenda(session int) int {
	if session < 1 || session > len(r.Workshops) {
		return 0
	}
	return r.Workshops[session-1].Agenda
}

// reasonsText lists the sentences that were given with the votes.
func reasonsText(answer *Answer) string {
	var all []string
	for i := range answer.Rounds {
		all = append(all, answer.Rounds[i].Reasons...)
	}
	return strings.Join(all, "\n")
}

func roundText(round *Round) string {
	if round.tooFew() {
		return assessment.TooFewWords + "."
	}
	total := round.voted()
	text := fmt.Sprintf("%d of %d voted", total, round.Present)
	if round.Passed > 0 {
		text += fmt.Sprintf(", %d passed", round.Passed)
	}
	text += ": " + wording.Votes(round.Levels[:], round.Unsure, round.NotApplicable) + "."
	if round.Range != nil && round.Level != nil {
		text += fmt.Sprintf(" Middle vote %d; votes span %s; mean distance from the middle %s.",
			*round.Level, wording.Count(*round.Range, "level"), round.Distance)
	}
	if round.Discuss {
		text += " Views differed."
	}
	return text
}

// agreedText tells where another level stands than the votes came to, and why.
func (r *Report) agreedText(answer *Answer) string { return strings.Join(r.agreedParts(answer), "") }

// agreedParts is the same, the reason that was typed apart from our words.
func (r *Report) agreedParts(answer *Answer) []string {
	now, voted := outcome(answer.State, answer.Level), r.votesCameTo(answer.Rounds)
	told := wording.Capital(now)
	reason := strings.TrimSpace(answer.Agreed)
	same := !slices.ContainsFunc(voted, func(came votesOf) bool { return came.to != now })
	switch {
	case now == "" || reason == "" && same:
		return nil
	case len(voted) > 1 && !same:
		told += ". " + wording.Capital(groupsWords(voted))
	case !same:
		told += ". The votes came to " + voted[0].to
	}
	if reason == "" {
		return []string{told + ". No reason is given."}
	}
	return []string{told + ". Reason: ", reason}
}

// votesOf is what the last round of a group came to, and in which session it was held.
type votesOf struct {
	session int
	to      string
}

// votesCameTo tells what the last round of each group came to that voted on a question: those
// on one agenda are one group. Of one with too few votes it tells nothing.
func (r *Report) votesCameTo(rounds []Round) []votesOf {
	var groups []votesOf
	for i := range rounds {
		came := votesOf{session: rounds[i].Session}
		if !rounds[i].tooFew() {
			came.to = outcome(rounds[i].State, rounds[i].Level)
		}
		groups = slices.DeleteFunc(groups, func(g votesOf) bool { return r.agenda(g.session) == r.agenda(came.session) })
		groups = append(groups, came)
	}
	return slices.DeleteFunc(groups, func(g votesOf) bool { return g.to == "" })
}

// groupsWords tell what the votes of several groups came to.
func groupsWords(groups []votesOf) string {
	told := make([]string, len(groups))
	for i, g := range groups {
		where := "in another session"
		if g.session > 0 {
			where = fmt.Sprintf("in session %d", g.session)
		}
		if i == 0 {
			where += " the votes came"
		}
		told[i] = where + " to " + g.to
	}
	return wording.List(told)
}

// outcome puts into words what an answer or a round came to, "" for nothing.
func outcome(state assessment.State, level *int) string {
	switch {
	case state == assessment.StateLevel && level != nil:
		return "level " + strconv.Itoa(*level)
	case state == assessment.StateUnsure:
		return "“don't know”"
	case state == assessment.StateNotApplicable:
		return "“not applicable”"
	}
	return ""
}

// addVoting tells how a group came to its levels, where one voted.
func (l *layout) addVoting() {
	if l.Summary.People.Checked == 0 {
		return
	}
	l.doc.Add(document.Part("How the group voted"), document.ParagraphOf("Each assessor chose a level before the votes were shown. "+
		"The middle vote was recorded, the lower one of two. "+l.talkWords()+" "+
		"This report gives how many chose each level, never who: who voted what is kept nowhere. Questions without such counts were answered without a vote."))
	if told := l.Summary.Agreement; told != nil {
		l.doc.Add(document.ParagraphOf(told.Sentence))
	}
}
