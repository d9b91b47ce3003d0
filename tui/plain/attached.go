package plain

import (
	"fmt"
	"strings"

	"charter/assessment"
	"charter/tui/session"
)

// evidenceWords tell of an item of evidence and what it allows.
func (d *dialogue) evidenceWords(id string, item assessment.Evidence) string {
	parts := []string{oneLine(item.Title)}
	if parts[0] == "" {
		parts[0] = "without a title"
	}
	if item.Part != "" {
		parts = append(parts, oneLine(item.Part))
	}
	if item.Date.IsZero() {
		parts = append(parts, "no date")
	} else {
		parts = append(parts, item.Date.Words())
	}
	if item.Location != "" {
		parts = append(parts, "kept at "+oneLine(item.Location))
	}
	if item.Owner != "" {
		parts = append(parts, "owner "+oneLine(item.Owner))
	}
	level, why := d.Session.Allows(id, item)
	words := fmt.Sprintf("%s. It allows level %d", strings.Join(parts, ", "), level)
	if why != "" {
		words += ": " + why
	}
	return words + "."
}

// evidence lets the evidence of an answer be changed.
func (d *dialogue) evidence(id string) error {
	items := func() []assessment.Evidence { return d.Session.Evidence(id) }
	return d.editList(listEditor{
		title: "Evidence for " + id, one: "item of evidence",
		about: d.Session.EvidenceAbout(id),
		count: func() int { return len(items()) },
		row:   func(i int) string { return d.evidenceWords(id, items()[i]) },
		edit: func(i int) error {
			err := d.fillForm(asLines(d.Session.EvidenceForm(id, i).Fields))
			d.Session.EndTyping()
			if err != nil {
				return err
			}
			d.sayf("%s: %s", id, d.stateWords(id))
			return nil
		},
		remove: func(i int) string { d.Session.RemoveEvidence(id, i); return "" },
	})
}

// citeAgain cites the document that was cited last.
func (d *dialogue) citeAgain(id string) {
	said, cited := d.Session.CiteAgain(id)
	d.say(said)
	if cited {
		d.sayf("%s: %s", id, d.stateWords(id))
		d.saySaved()
	}
}

// allEvidence tells all evidence, question by question, and lets it be changed.
func (d *dialogue) allEvidence() error {
	const help = "Type the id of a question, such as BEN-1, to change its evidence, or list to hear all evidence again. An empty line goes back."
	d.sayEvidence()
	for {
		r, err := d.ask("Evidence. Type the id of a question, list, or an empty line to go back:", help, "list")
		switch {
		case err != nil || r.empty():
			return stepBack(err)
		case r.word == "list":
			d.sayEvidence()
			continue
		}
		id, ok := d.questionID(r.text)
		if !ok {
			d.sayf("There is no question “%s”. %s", r.text, help)
			continue
		}
		if err := d.evidence(id); err != nil {
			return err
		}
	}
}

func (d *dialogue) sayEvidence() {
	d.gap()
	count := 0
	for _, id := range d.Session.Asked() {
		for _, item := range d.Session.Evidence(id) {
			count++
			d.sayf("%s: %s", id, d.evidenceWords(id, item))
		}
	}
	if count == 0 {
		d.say("No evidence is cited yet.")
	}
}

// checkWords tell of a check.
func checkWords(c *assessment.Check) string {
	by, day := oneLine(c.By), "no date"
	if by == "" {
		by = "nobody is named"
	}
	if !c.Date.IsZero() {
		day = c.Date.Words()
	}
	return by + ", " + day + "."
}

// about asks for what belongs to an answer, and says what it counts then.
func (d *dialogue) about(id string, form session.Form) error {
	err := d.fillFormOf(form)
	if err == nil {
		d.sayf("%s: %s", id, d.stateWords(id))
	}
	return err
}

// note asks for one of the notes of an answer.
func (d *dialogue) note(id string, private bool) error {
	a := d.Session.Answer(id)
	name, about, now := "Note", "It may be published with your report.", a.Note
	if private {
		name, about, now = "Private note", "It stays in your file and is never in a public report.", a.PrivateNote
	}
	d.gap()
	d.sayf("%s on %s. %s", name, id, about)
	if then := d.Session.PrivateNoteThen(id); private && then != "" {
		d.sayf("Private note then: %s", sentence(then))
	}
	if now == "" {
		now = "blank"
	}
	d.sayf("Now: %s", sentence(now))
	d.say("Type as many lines as you like. A line with nothing but a full stop ends it. An empty first line keeps what is there; add as the first line puts your words after it; clear takes it away; cancel as any line keeps nothing.")
	changed := false
	err := d.orCancel(func() (err error) {
		changed, err = d.askLines(map[bool]string{true: a.PrivateNote, false: a.Note}[private], name+".", func(text string) {
			d.Session.EditAnswerTyping(id, strings.ToLower(name), func(a *assessment.Answer) {
				if private {
					a.PrivateNote = text
				} else {
					a.Note = text
				}
			})
		})
		return err
	})
	if changed {
		d.saySaved()
	} else if err == nil {
		d.say("The note stays as it is.")
	}
	return err
}

// notApplicable sets a question aside, once there is a reason long enough to count.
func (d *dialogue) notApplicable(id string) error {
	if d.Session.QuestionScore(id).Essential {
		d.say("This question is essential at this stage, so it cannot be set aside. Nothing was changed.")
		return nil
	}
	form := d.Session.NotApplicableForm(id)
	help, field := form.About+" An empty line changes nothing.", form.Fields[0]
	d.gap()
	d.say(help)
	reason := ""
	for {
		r, err := d.askText("Reason:", help)
		if err != nil {
			return err
		}
		if r.empty() {
			d.sayf("Nothing was changed. %s: %s", id, d.stateWords(id))
			return nil
		}
		reason = strings.TrimSpace(reason + " " + r.text)
		if field.Mistake(reason) == "" {
			break
		}
		d.sayf("The reason so far is: %s That is %d characters; it needs %d. Type more, which is put after it, or an empty line to change nothing.",
			sentence(reason), len([]rune(reason)), assessment.MinReasonLength)
	}
	field.Set(reason)
	d.sayf("%s: %s", id, d.stateWords(id))
	d.saySaved()
	return nil
}
