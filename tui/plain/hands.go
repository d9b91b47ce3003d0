package plain

import (
	"fmt"
	"strconv"
	"time"

	"charter/assessment"
	"charter/assessment/workshop"
	"charter/exports/wording"
)

// hands takes the counts of a show of hands on a question, records what it came
// to, and says whether the group should talk about it.
func (d *dialogue) hands(id string) error {
	choices := []struct {
		choice workshop.Choice
		words  string
	}{
		{0, "for level 0"}, {1, "for level 1"}, {2, "for level 2"}, {3, "for level 3"},
		{workshop.Unsure, "unsure"}, {workshop.NotApplicable, "for not applicable"},
	}
	if d.Session.QuestionScore(id).Essential {
		choices = choices[:len(choices)-1] // an essential question cannot be set aside
	}
	d.gap()
	d.sayf("A show of hands on %s, of three people or more. Ask everybody to choose before anybody speaks. How many chose each is kept, never who.", id)
	if open, voting := workshop.OpenRound(d.Session.Answer(id).Rounds); voting && workshop.InTurn(open) {
		d.say("A round in turn is open on this question. A show of hands takes its place: it is closed unseen, and nobody's vote in it is shown or kept.")
	}
	var tally workshop.Tally
	for _, c := range choices {
		n, err := d.askCount(c.words)
		if err != nil {
			return err
		}
		tally[c.choice] = n
	}
	if tally.Total() == 0 {
		d.say("Nobody was counted, so nothing was changed.")
		return nil
	}
	rounds, err := workshop.Show(d.Session.Answer(id).Rounds, tally.Total(), tally)
	if err != nil {
		d.say("Not taken: "+err.Error()+".", "Agree on a level together and type it at the question: it is recorded openly, without votes.")
		return nil
	}
	now := d.Session.Now().UTC().Truncate(time.Second)
	sitting, _ := workshop.Running(d.Session.Assessment(), now)
	d.Session.EditAnswer(id, func(a *assessment.Answer) { workshop.Hold(a, rounds, sitting, now) })
	if reveal, ok := workshop.RevealOf(d.Session.Answer(id), time.Time{}); ok {
		d.say(sentence(reveal.Why))
		if reveal.Ask != "" {
			d.say(sentence(reveal.Ask))
		}
	}
	d.sayf("%s: %s", id, d.stateWords(id))
	d.saySaved()
	return nil
}

// askCount asks how many hands there are; an empty line is none.
func (d *dialogue) askCount(words string) (int, error) {
	const most = 999
	help := fmt.Sprintf("Type how many hands there are %s, from 0 to %d. An empty line is none.", words, most)
	for {
		r, err := d.ask("How many "+words+"?", help)
		if err != nil || r.empty() {
			return 0, err
		}
		if n, err := strconv.Atoi(r.text); err == nil && n >= 0 && n <= most {
			return n, nil
		}
		d.say(help)
	}
}

// void takes the last round of votes on a question out of the count, once somebody has said
// why. An empty line leaves it as it is.
func (d *dialogue) void(id string) error {
	rounds := d.Session.Answer(id).Rounds
	if len(rounds) == 0 {
		d.sayf("There is no round of votes on %s.", id)
		return nil
	}
	told := "It is open: it is closed unseen."
	if last := rounds[len(rounds)-1]; last.Complete {
		told = wording.Sentence(wording.RoundSpoken(last)) + " What stood before comes back, unless somebody has changed the answer since, and everybody votes again."
	}
	d.sayf("The last round on %s will not count any more, and cannot be brought back. %s", id, told)
	r, err := d.askText("Why does it not count? An empty line leaves it as it is:", "One sentence, such as: Two votes were counted twice. It is kept with the round, and is not published.")
	if err != nil || r.empty() {
		return err
	}
	d.Session.Edit(func(e *assessment.Editor, at assessment.Stamp) { err = workshop.VoidLast(e, at, id, r.text) })
	if err != nil {
		d.say(sentence(err.Error()))
		return nil
	}
	d.sayf("%s: %s", id, d.stateWords(id))
	d.saySaved()
	return nil
}
