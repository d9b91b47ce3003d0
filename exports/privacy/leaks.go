package privacy

import (
	"fmt"
	"slices"
	"strings"

	"charter/exports/wording"
)

// Leak is private text that stands in a public part of a report, typed there by
// the team: a person's name in a note, say.
type Leak struct {
	Field string `json:"field"`            // where in the report, e.g. "answers.BEN-1.note"
	Text  string `json:"text"`             // the private text itself
	What  string `json:"what"`             // what it is, e.g. "the name of an assessor"
	From  string `json:"from"`             // where in the assessment it is private, e.g. "assessors[0].name"
	WayOn string `json:"way_on,omitempty"` // what else helps than other words, in a sentence without a full stop
}

// words tells the private text and where it comes from, up to the place it stands in.
func (l Leak) words() string {
	return fmt.Sprintf("“%s” (%s; %s) stands in ", excerpt(l.Text), l.What, wording.FieldAt(l.From))
}

// Sentence tells the private text, where it comes from, the place it stands in and the
// way on.
func (l Leak) Sentence() string { return l.words() + wording.FieldAt(l.Field) + ". Reword it." }

// LeakError says that a public report, or a copy to share, holds private text.
type LeakError struct {
	Leaks  []Leak
	Shared bool // a copy to share
	Entry  bool // the register entry beside an internal report: it is public all the same
	Change bool // what changed from one report to another
}

// Error tells each private text once: the words, where they come from, the places
// they stand in, and the ways on.
func (e *LeakError) Error() string {
	var secrets []Leak // the first leak of each private text
	places := map[string][]string{}
	made, ways := "the public report", []string{"Reword this, or make an internal report, without a register entry"}
	switch {
	case e.Entry:
		made, ways = "nothing was written: the register entry, which is public beside an internal report too,", []string{"Leave register out of the formats, or reword this"}
	case e.Change:
		made, ways = "what changed, told to the public,", []string{"Reword this in the other file, or choose --audience internal"}
	case e.Shared:
		made, ways = "the copy", []string{"Reword this in the assessment, then share it again"}
	}
	seen := map[[2]string]bool{}
	for _, leak := range e.Leaks {
		if _, known := places[leak.Text]; !known {
			secrets = append(secrets, leak)
		}
		where := wording.FieldAt(leak.Field)
		if place := [2]string{leak.Text, where}; !seen[place] {
			seen[place] = true
			places[leak.Text] = append(places[leak.Text], where)
		}
		if leak.WayOn != "" && !slices.Contains(ways, leak.WayOn) {
			ways = append(ways, leak.WayOn)
		}
	}
	var told []string
	for _, leak := range secrets[:min(len(secrets), mostSecrets)] {
		told = append(told, leak.words()+listSome(places[leak.Text]))
	}
	if more := len(secrets) - len(told); more > 0 {
		told = append(told, fmt.Sprintf("and %d more like these", more))
	}
	return made + " would give private text away: " + strings.Join(told, "; ") + ". " + strings.Join(ways, ". ")
}

// mostSecrets is how many private texts a message tells: enough to work from.
const mostSecrets = 20

// mostPlaces is how many places a message tells of one private text.
const mostPlaces = 4

// listSome joins words as in a sentence; of many only the first.
func listSome(words []string) string {
	if more := len(words) - mostPlaces; more > 1 {
		words = append(slices.Clone(words[:mostPlaces]), fmt.Sprintf("%d other places", more))
	}
	return wording.List(words)
}

// longestExcerpt is how many characters of a text a message repeats.
const longestExcerpt = 60

// excerpt gives the beginning of a text on one line, for a message.
func excerpt(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if runes := []rune(text); len(runes) > longestExcerpt {
		return strings.TrimSpace(string(runes[:longestExcerpt])) + "…"
	}
	return text
}
