package plain

import (
	"fmt"
	"slices"
	"strings"

	"charter/assessment"
	"charter/exports/wording"
	"charter/questions"
	"charter/tui/session"
)

// questionHelp tells what can be typed at a question.
const questionHelp = `0, 1, 2 or 3: record that level. Between two levels, choose the lower.
unsure: nobody here knows.
na: the question does not apply to the project; you are asked why.
unanswer: take the answer back, so that the question is unanswered.
evidence: what shows that the answer is true. cite: cite again the document that was cited last.
note: words of explanation, which may be published. private: a note that never is.
check: who outside the project looked at this answer, and when.
departure: a promise that cannot be kept, and why.
action: something to do about it. flag: mark the question to come back to, or take the mark off.
hands: enter the counts of a show of hands. void: take the last round of votes out of the count, with a reason.
guidance: help with this question. principle: what the principle means. why: how the answer counts.
again: hear the question again. undo and redo: take the last change back, or make it again.
next or an empty line: the next question. previous: the one before. unanswered: the next one without an answer.`

// questionWords are the words that a question knows, besides the levels.
func questionWords() []string {
	return []string{
		"0", "1", "2", "3", "unsure", "na", "unanswer", "evidence", "cite", "note", "private", "check", "departure", "action", "flag", "hands", "void",
		"guidance", "principle", "why", "again", "undo", "redo", "next", "previous", "unanswered",
	}
}

// answerFrom asks a question, and others from there, until it is asked to go back.
func (d *dialogue) answerFrom(id string) error {
	d.readQuestion(id)
	for {
		r, err := d.ask(fmt.Sprintf("%s. Type 0, 1, 2, 3, unsure, na, evidence, note, guidance, help for all words, or an empty line for the next question:", id), questionHelp, questionWords()...)
		if err != nil {
			return err
		}
		to := id
		switch {
		case r.empty(), r.word == "next":
			to = d.neighbour(id, 1)
		case r.word == "previous":
			to = d.neighbour(id, -1)
		case r.word == "unanswered":
			next, ok := d.Session.NextUnanswered(id)
			if !ok {
				d.say("No other question is unanswered.")
				continue
			}
			to = next
		case r.word == "":
			other, ok := d.questionID(r.text)
			if !ok {
				d.sayf("“%s” means nothing here. Type 0, 1, 2 or 3 for a level, unsure if nobody knows, or help to hear every word.", r.text)
				continue
			}
			to = other
		default:
			if err := d.atQuestion(id, r); stepBack(err) != nil {
				return err
			}
			continue
		}
		if to == "" {
			continue
		}
		id = to
		d.readQuestion(id)
	}
}

// neighbour finds the question asked before or after one, and says so when
// there is none.
func (d *dialogue) neighbour(id string, by int) string {
	asked := d.Session.Asked()
	at := slices.Index(asked, id) + by
	switch {
	case at >= len(asked):
		d.say("That was the last question. Type unanswered for the next one without an answer, or menu and then review.")
		return ""
	case at < 0:
		d.say("This is the first question.")
		return ""
	}
	return asked[at]
}

// atQuestion does what was typed at a question.
func (d *dialogue) atQuestion(id string, r reply) error {
	q, p, _ := d.Session.Pack.Question(id)
	switch r.word {
	case "guidance":
		d.say(plainMarkdown(d.Session.Pack.Aid(q)))
		return nil
	case "principle":
		d.sayStatement(p)
		d.say(plainMarkdown(p.Guidance))
		return nil
	case "why":
		d.say(d.whyWords(id)...)
		return nil
	case "again":
		d.readQuestion(id)
		return nil
	}
	return d.change(func() error { return d.changeAnswer(id, r) })
}

// replaces reports whether a word puts another answer in the place of what stands.
func (d *dialogue) replaces(id string, r reply) bool {
	a := d.Session.Answer(id)
	switch r.word {
	case "unsure":
		return a.State != assessment.StateUnsure
	case "0", "1", "2", "3":
		return a.Level == nil || *a.Level != int(r.word[0]-'0')
	}
	return r.word == "na" || r.word == "unanswer"
}

// changeAnswer does what changes the answer. What a group came to is replaced only by who
// says so.
func (d *dialogue) changeAnswer(id string, r reply) error {
	if what, group := d.Session.CameTo(id); group && d.replaces(id, r) {
		if yes, err := d.confirm(fmt.Sprintf("A group came to %s on %s. Replace it?", what, id)); err != nil || !yes {
			return err
		}
	}
	switch r.word {
	case "evidence":
		return d.evidence(id)
	case "cite":
		d.citeAgain(id)
		return nil
	case "note":
		return d.note(id, false)
	case "private":
		return d.note(id, true)
	case "check":
		return d.about(id, d.Session.CheckForm(id))
	case "departure":
		return d.about(id, d.Session.DepartureForm(id))
	case "action":
		return d.actions(id)
	case "na":
		return d.notApplicable(id)
	case "hands":
		return d.hands(id)
	case "void":
		return d.void(id)
	case "undo":
		return d.undoAt(id)
	case "redo":
		return d.redo()
	}
	d.Session.Edit(func(e *assessment.Editor, s assessment.Stamp) {
		switch r.word {
		case "unsure":
			e.Unsure(s, id)
		case "unanswer":
			e.ClearAnswer(s, id)
		case "flag":
			e.Answer(s, id, func(a *assessment.Answer) { a.Flagged = !a.Flagged })
		default:
			e.Rate(s, id, int(r.word[0]-'0'))
		}
	})
	if r.word == "flag" {
		d.sayf("%s is %s.", id, map[bool]string{true: "flagged to come back to", false: "no longer flagged"}[d.Session.Answer(id).Flagged])
	} else {
		d.sayf("%s: %s", id, d.stateWords(id))
		if answer := d.Session.Answer(id); answer.State == assessment.StateLevel && answer.Note == "" {
			d.say("If you like, type note and say in a sentence why this level holds.")
		}
	}
	d.saySaved()
	return nil
}

// readQuestion tells a question: where we are, the question, why it is asked, whether
// it is essential, the levels, and what is recorded now.
func (d *dialogue) readQuestion(id string) {
	q, p, ok := d.Session.Pack.Question(id)
	if !ok {
		return
	}
	d.Session.Visit(id)
	score := d.Session.QuestionScore(id)
	number, count := 0, 0
	for i := range p.Questions {
		if d.Session.QuestionScore(p.Questions[i].ID).Applies {
			count++
		}
		if p.Questions[i].ID == id {
			number = count
		}
	}
	d.gap()
	if score.Applies {
		d.sayf("Principle %d, %s. Question %d of %d, %s.", p.Number, p.Title, number, count, id)
	} else {
		d.sayf("Principle %d, %s. Question %s.", p.Number, p.Title, id)
	}
	d.sayf("Question: %s", q.Text)
	d.sayf("Why it is asked: %s", q.Why)
	if score.Essential {
		d.say("It is essential: at level 0 the whole principle is not met.")
	} else {
		d.say("It is not essential at this stage.")
	}
	for level := range questions.LevelCount {
		d.sayf("Level %d, %s: %s", level, strings.ToLower(d.Session.Pack.Levels[level]), q.Levels[level])
	}
	for _, definition := range d.Session.Pack.DefinitionsFor(q) {
		d.sayf("%s: %s", definition.Term, definition.Meaning)
	}
	if doubt := d.Session.Doubt(id); doubt != "" {
		d.say(doubt)
	}
	if reach := q.ReachAt(d.Session.Assessment().Facts.Stage); reach != nil {
		d.say(reach.Text)
	}
	if rules := d.Session.Pack.LevelRules(); rules != "" {
		d.say(rules)
	}
	d.say(d.Session.Earlier(id)...)
	for _, before := range d.Session.BeforeChange(id) {
		d.say("Before the questions changed, " + before.Words())
		d.say(before.Told...)
	}
	d.sayf("Recorded now: %s", d.stateWords(id))
	d.say(d.attached(id)...)
}

// stateWords say what was answered and how it counts.
func (d *dialogue) stateWords(id string) string {
	score, answer := d.Session.QuestionScore(id), d.Session.Answer(id)
	switch score.State {
	case assessment.ScoredLevel:
		if score.Lowered() {
			return fmt.Sprintf("level %d. It counts %d: %s.%s", *score.Claimed, *score.Counted, score.Reason, d.typeWords(score))
		}
		return fmt.Sprintf("level %d. It counts %d.", *score.Claimed, *score.Counted)
	case assessment.ScoredUnsure:
		return "nobody here knows. It counts 0 until someone finds out."
	case assessment.ScoredNotApplicable:
		return "not applicable. The reason: " + sentence(oneLine(answer.Reason))
	case assessment.ScoredNotAsked:
		return "the facts of this project say that this question does not apply."
	}
	if score.Reason != "" {
		return "it counts as unanswered: " + score.Reason + "."
	}
	return "no answer yet."
}

// typeWords say which words lead to what an answer needs to count as claimed.
func (d *dialogue) typeWords(score assessment.QuestionScore) string {
	if !d.mayChange() {
		return ""
	}
	switch evidence, check := session.Needs(score); {
	case evidence && check:
		return " Type evidence, then check."
	case evidence:
		return " Type evidence."
	case check:
		return " Type check."
	}
	return ""
}

// attached tells what belongs to the answer.
func (d *dialogue) attached(id string) []string {
	a := d.Session.Answer(id)
	var said []string
	add := func(format string, args ...any) { said = append(said, fmt.Sprintf(format, args...)) }
	for _, item := range d.Session.Evidence(id) {
		add("Evidence: %s", d.evidenceWords(id, item))
	}
	if a.Check != nil {
		add("Check: %s", checkWords(a.Check))
	}
	switch {
	case a.Departure.Declared():
		add("Departure from the %s: %s", d.Session.Pack.Name(), sentence(oneLine(a.Departure.Reason)))
	case a.Departure != nil:
		add("A departure is begun. No reason is given, so it counts for nothing yet.")
	}
	if a.Note != "" {
		add("Note: %s", sentence(a.Note))
	}
	switch {
	case a.PrivateNote != "" && d.Session.InRoom():
		add("Private note: there is one. Type private to read it.")
	case a.PrivateNote != "":
		add("Private note: %s", sentence(a.PrivateNote))
	}
	if a.Dissent != "" {
		add("Dissent: %s", sentence(a.Dissent))
	}
	for _, x := range d.Session.Actions(id) {
		add("Action: %s", d.actionWords(x))
	}
	if a.Flagged {
		add("The question is flagged to come back to.")
	}
	if round, held := a.LastRound(); held {
		add("Last vote: %s.", wording.RoundSpoken(round))
	}
	for _, void := range d.Session.Voids(id) {
		add("%s", void)
	}
	return said
}

// whyWords explain, item by item, how the answer counts.
func (d *dialogue) whyWords(id string) []string {
	a := d.Session.Answer(id)
	said := []string{
		"Recorded now: " + d.stateWords(id),
		d.Session.LevelNeeds(id),
	}
	for _, item := range d.Session.Evidence(id) {
		said = append(said, "Evidence: "+d.evidenceWords(id, item))
	}
	if a.Departure.Declared() {
		said = append(said, fmt.Sprintf("With a departure declared, an answer counts %d at most.", assessment.DepartureCap))
	}
	return said
}
