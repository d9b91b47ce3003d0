package plain

import (
	"fmt"
	"strconv"
	"time"

	"charter/assessment"
	"charter/assessment/workshop"
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
	held := d.Session.Now().UTC().Truncate(time.Second)
	d.Session.EditAnswer(id, func(a *assessment.Answer) {
		a.Rounds = rounds
		a.Rounds[len(a.Rounds)-1].Held = held
		workshop.Record(a)
	})
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
