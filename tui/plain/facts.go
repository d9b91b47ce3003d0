package plain

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"charter/assessment"
	"charter/exports/wording"
	"charter/tui/facts"
)

const factsHelp = "Type the number of a fact to change it, next for the first one that is not known yet, list to hear all of them again, or explain to say how a fact and what speaks against it can both be true. An empty line goes back."

// listFacts tells what is known and lets any of it be changed.
func (d *dialogue) listFacts(all []facts.Fact) error {
	d.sayFacts(all)
	for {
		r, err := d.ask("Facts. Type a number, next, list, explain, or an empty line to go back:", factsHelp, "next", "list", "explain")
		if err != nil || r.empty() {
			return stepBack(err)
		}
		n := numberIn(r.text, len(all))
		if r.word == "next" {
			n = 1 + slices.IndexFunc(all, func(f facts.Fact) bool { return d.Session.Assessment().Facts.Value(f.Key) == "" })
			if n == 0 {
				d.say("Every fact is known.")
				continue
			}
		}
		switch {
		case r.word == "list":
			d.sayFacts(all)
		case r.word == "explain":
			if err := d.explain(r.rest); stepBack(err) != nil {
				return err
			}
		case n == 0:
			d.sayf("There is no fact number “%s”. %s", r.text, factsHelp)
		default:
			if err := d.change(func() error { return d.askFacts(all, n-1, false) }); stepBack(err) != nil {
				return err
			}
		}
	}
}

// sayFacts tells what is known.
func (d *dialogue) sayFacts(all []facts.Fact) {
	d.gap()
	d.say("Facts. " + d.applyWords() + " While a fact is not known, its questions are asked.")
	for i := range all {
		d.sayf("%d. %s: %s.", i+1, all[i].Label, wording.FactOf(d.Session.Assessment().Facts, all[i].Key).Value)
	}
	for _, c := range d.Session.Contradictions() {
		if c.Explained {
			d.say(d.contradictionWords(&c))
		} else {
			d.sayf("This needs a word: %s Put one of them right, or type explain %s if both are true.", sentence(c.Words()), c.ID)
		}
	}
}

// explain asks for the explanation of the contradiction of an id. Where none is given and
// there are several, it lists them and asks which.
func (d *dialogue) explain(id string) error {
	all := d.Session.Contradictions()
	if len(all) == 0 {
		d.say("Nothing speaks against the facts.")
		return nil
	}
	named := func(id string) int {
		return slices.IndexFunc(all, func(c assessment.Contradiction) bool { return strings.EqualFold(c.ID, id) })
	}
	at := named(id)
	if id != "" && at < 0 {
		d.sayf("Nothing of the name “%s” can be explained now.", id)
	}
	if id == "" && len(all) == 1 {
		at = 0
	}
	for at < 0 {
		d.gap()
		d.say("What can be explained:")
		for i := range all {
			d.sayf("%d. %s: %s", i+1, all[i].ID, d.contradictionWords(&all[i]))
		}
		r, err := d.ask("Explain which? Type a number or a name, or an empty line to go back:", "Type the number or the name of what you can explain, such as 1. An empty line goes back.")
		if err != nil || r.empty() {
			return err
		}
		at = numberIn(r.text, len(all)) - 1
		if at < 0 {
			at = named(strings.TrimSpace(r.text))
		}
		if at < 0 {
			d.sayf("There is none of “%s”.", r.text)
		}
	}
	return d.change(func() error { return d.fillFormOf(d.Session.ExplanationForm(all[at].ID)) })
}

// contradictionWords tell both sides of a contradiction, and how it is explained.
func (d *dialogue) contradictionWords(c *assessment.Contradiction) string {
	if c.Explained {
		return wording.Sentence(c.Words()) + " You explain it: " + sentence(oneLine(d.Session.Assessment().Explanations[c.ID]))
	}
	return wording.Sentence(c.Words()) + " It needs a word."
}

// askFacts asks for a fact; with rest also for all that come after it.
func (d *dialogue) askFacts(all []facts.Fact, from int, rest bool) error {
	for i := from; i < len(all); {
		err := d.askFact(i, len(all), &all[i])
		switch {
		case errors.Is(err, errBack) && rest && i > 0:
			i--
			continue
		case err != nil:
			return err
		case !rest:
			return nil
		}
		i++
	}
	d.say("These were the facts. " + d.applyWords())
	return nil
}

// askFact asks for one fact and tells what the answer did.
func (d *dialogue) askFact(i, of int, fact *facts.Fact) error {
	d.gap()
	d.sayf("Fact %d of %d. %s", i+1, of, fact.Question)
	d.say(fact.Help)
	d.listOptions(fact.Options)
	a := d.Session.Assessment()
	now := a.Facts.Value(fact.Key)
	d.sayf("Now: %s.", wording.FactOf(a.Facts, fact.Key).Value)
	n, err := d.choose(fmt.Sprintf("Type a number from 1 to %d, or an empty line to leave it:", len(fact.Options)), fact.Help, fact.Options)
	if err != nil || n < 0 {
		return err
	}
	option := fact.Options[n]
	if option.Value == now {
		d.sayf("%s: %s, as before.", fact.Label, option.Label)
		return nil
	}
	effect := assessment.EffectOf(a, d.Session.Pack, a.Facts.With(fact.Key, option.Value))
	before := d.Session.Contradictions()
	d.Session.Edit(func(e *assessment.Editor, s assessment.Stamp) {
		e.Facts(s, func(f *assessment.Facts) { *f = f.With(fact.Key, option.Value) })
	})
	d.sayf("%s: %s. %s %s", fact.Label, option.Label, d.applyWords(), d.effectWords(&effect))
	for _, c := range d.Session.Contradictions() {
		if !c.Explained && !slices.ContainsFunc(before, func(b assessment.Contradiction) bool { return b.ID == c.ID }) {
			d.sayf("This needs a word: %s Put one of them right, or type explain %s among the facts if both are true.", sentence(c.Words()), c.ID)
		}
	}
	d.saySaved()
	return nil
}

// effectWords tell which questions a fact has opened and closed.
func (d *dialogue) effectWords(e *assessment.Effect) string {
	var parts []string
	for _, part := range []struct {
		ids       []string
		one, many string
	}{
		{e.Opens, "question opens", "questions open"}, {e.Closes, "question closes", "questions close"},
		{e.Essential, "becomes essential", "become essential"}, {e.Relieved, "is no longer essential", "are no longer essential"},
	} {
		if n := len(part.ids); n > 0 {
			parts = append(parts, fmt.Sprintf("%s: %s.", plural(n, part.one, part.many), strings.Join(part.ids, ", ")))
		}
	}
	if gates := e.Closes[:e.EssentialClosed]; len(gates) > 0 {
		parts = append(parts, fmt.Sprintf("Of those that close, essential at this stage: %s.", strings.Join(gates, ", ")))
	}
	kept := 0
	for _, id := range e.Closes {
		if d.Session.Answer(id).State != assessment.StateUnanswered {
			kept++
		}
	}
	if kept > 0 {
		parts = append(parts, fmt.Sprintf("%s to questions that close %s kept.", plural(kept, "answer", "answers"), map[bool]string{true: "is", false: "are"}[kept == 1]))
	}
	return strings.Join(parts, " ")
}
