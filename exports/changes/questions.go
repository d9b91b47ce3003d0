package changes

import (
	"fmt"
	"slices"
	"strings"

	"charter/exports/document"
	"charter/exports/report"
	"charter/exports/wording"
	"charter/questions"
)

// QuestionChange tells what became of a question, or of several that became one, from the
// older questionnaire to the newer.
type QuestionChange struct {
	Kind string   `json:"kind"` // one of [questions.ChangeKinds]; kept: it has another id now
	From []string `json:"from"` // ids in the older questionnaire
	To   []string `json:"to"`   // ids in the newer; empty when it is asked no more
	// Again says that what was answered does not carry over or, where only levels have new
	// words, that the level claimed before is one of these.
	Again bool   `json:"again"`
	Note  string `json:"note"` // what the makers of the questionnaire say
}

// fates tell what became of the questions of one report in the questionnaire of another, by
// its pack. There are none without a pack, or where both reports have the same questions.
func fates(before, after *report.Report, newer *questions.Pack) []questions.Fate {
	if newer == nil || newer.ID != before.Score.Pack.ID || newer.Version != after.Score.Pack.Version {
		return nil
	}
	if order, ok := newer.Compare(before.Score.Pack.Version); !ok || order >= 0 {
		return nil
	}
	all, err := newer.Since(before.Score.Pack.Version)
	if err != nil {
		return nil
	}
	return all
}

// compareEditions tells what became of the questions that the project was asked, or is now.
func (c *Changes) compareEditions(all []questions.Fate, before, after *report.Report) {
	was, is := itemsByID(before), itemsByID(after)
	asked := func(items map[string]report.Item, ids ...string) bool {
		return slices.ContainsFunc(ids, func(id string) bool { item, there := items[id]; return there && !item.NotAsked() })
	}
	told := map[string]bool{} // what questions were merged into
	for _, fate := range all {
		change := QuestionChange{Kind: fate.Kind, From: []string{fate.From}, To: append([]string{}, fate.To...), Note: strings.Join(fate.Notes, " ")}
		switch fate.Kind {
		case questions.Kept:
			if slices.Equal(fate.To, change.From) {
				continue
			}
		case questions.Merged:
			into := strings.Join(fate.To, " ")
			if told[into] {
				continue
			}
			told[into], change.Again, change.From = true, true, nil
			for _, other := range all {
				if other.Kind == questions.Merged && slices.Equal(other.To, fate.To) {
					change.From = append(change.From, other.From)
				}
			}
			slices.Sort(change.From)
		case questions.Relevelled:
			claimed := was[fate.From].Score
			change.Again = claimed != nil && claimed.Claimed != nil && questions.LevelReworded(*claimed.Claimed)
		case questions.Reworded:
			change.Again = true
			c.Reworded = append(c.Reworded, fate.To...)
		case questions.Split:
			change.Again = true
		}
		wasAsked, isAsked := asked(was, change.From...), asked(is, change.To...)
		change.Again = change.Again && isAsked && slices.ContainsFunc(change.From, func(id string) bool {
			item, there := was[id]
			return there && !item.NotAsked() && !item.Unanswered()
		})
		if wasAsked || isAsked {
			c.Questions = append(c.Questions, change)
		}
	}
}

// whyNew says why a question is asked that was not there, by what it came of.
func whyNew(came []questions.Fate) string {
	var from []string
	for _, fate := range came {
		from = append(from, fate.From)
	}
	switch {
	case len(came) == 0:
		return "it is new in the questionnaire"
	case len(came) == 1 && came[0].Kind == questions.Split:
		return "it was part of " + from[0]
	}
	return "it takes the place of " + wording.List(from)
}

// whyGone says why a question is not there any more, by what became of it.
func whyGone(fate questions.Fate) string {
	to := wording.List(fate.To)
	switch {
	case len(fate.To) == 0:
		return "the questionnaire no longer has it"
	case fate.Kind == questions.Merged:
		return "it is part of " + to + " now"
	case len(fate.To) > 1:
		return to + " take its place"
	}
	return to + " takes its place"
}

func itemsByID(r *report.Report) map[string]report.Item {
	items := map[string]report.Item{}
	for _, item := range r.Items() {
		items[item.Question.ID] = item
	}
	return items
}

// addEditions tells what became of the questions: first what must be answered or read again.
func (c *Changes) addEditions(d *document.Document) {
	if len(c.Questions) == 0 {
		return
	}
	d.Add(document.Section(fmt.Sprintf("How the questions changed from version %s to %s", c.Old.Pack.Version, c.New.Pack.Version), "questions"))
	var stand []string // with new words for levels, and nothing else to say
	again, other := document.List{}, document.List{}
	for _, q := range c.Questions {
		switch spans := q.spans(); {
		case q.Again:
			again.Items = append(again.Items, spans)
		case q.Kind == questions.Relevelled && q.Note == "":
			stand = append(stand, q.To...)
		default:
			other.Items = append(other.Items, spans)
		}
	}
	if len(again.Items) > 0 {
		d.Add(document.ParagraphOf("Answer or read these again:"), again)
	}
	if len(other.Items) > 0 {
		d.Add(document.ParagraphOf("What was answered to these stands, unless they are asked no more:"), other)
	}
	if len(stand) > 0 {
		d.Add(document.ParagraphOf("These have new words for their levels, and what was answered stands: " + wording.List(stand) + "."))
	}
}

// spans tell one change in a sentence or two.
func (q QuestionChange) spans() []document.Span {
	to, from := wording.List(q.To), wording.List(q.From)
	name, text, again := to, "", "answer it again"
	switch q.Kind {
	case questions.Kept:
		text = " was " + from + " before"
	case questions.Relevelled:
		text, again = " has new words for its levels", "read those of the level that was claimed"
	case questions.Reworded:
		text = " is worded anew"
	case questions.Split, questions.Merged:
		text = " is asked in place of " + from
		if len(q.To) > 1 {
			text, again = " are asked in place of "+from, "answer them again"
		}
	case questions.Dropped:
		name, text = from, " is not asked any more"
	}
	if q.Again {
		text += ": " + again
	}
	return []document.Span{document.Bold(name), document.Text(strings.TrimRight(text+". "+q.Note, " "))}
}
