package assessment

import (
	"fmt"
	"slices"
	"strings"

	"charter/questions"
)

// This file tells what a move to a newer pack did: in a sentence, in parts for a screen,
// and as a text.

// MigrationOutcome says what a move to a newer pack did with an answer.
type MigrationOutcome string

const (
	// Carried answers stand as they are, perhaps under a new id.
	Carried MigrationOutcome = "carried"
	// ReadNewWords answers stand as they are too, but the words of their level may
	// mean something else now. They are flagged, and count until they are changed.
	ReadNewWords MigrationOutcome = "read the new words"
	// LookAgain answers belong to a question that was reworded, split or merged.
	// What was said is in the note, with its evidence; the level is open again.
	LookAgain MigrationOutcome = "look again"
	// VoteAgain answers hold nothing but votes of a round that was open and is voided.
	VoteAgain MigrationOutcome = "vote again"
	// NotAsked answers belong to a question that is not asked of this project any more.
	NotAsked MigrationOutcome = "not asked"
	// Retired answers belong to a question that is no longer asked of any project.
	Retired MigrationOutcome = "retired"
)

// MigrationReport tells what a move to a newer pack did with every answer.
type MigrationReport struct {
	From, To PackRef
	Answers  []MigratedAnswer // in the order of the newer pack, retired ones last
	Open     []string         // questions that are asked of the project, and to which nothing was said
	// Reformatted says that the file was of an older format, and goes on in the present one.
	Reformatted bool
}

// MigratedAnswer tells what became of one answer.
type MigratedAnswer struct {
	ID      string   // of the question in the earlier pack
	Kind    string   // what became of the question, one of [questions.ChangeKinds]
	To      []string // the questions that have the answer now; empty when retired
	Outcome MigrationOutcome
	Level   int        // that has new words, when these are to be read
	Voided  bool       // a round of votes was open, and does not count
	Departs *Departure // declared in an answer that does not stand, so that it counts no more
	Notes   []string   // what the makers of the pack say about the change
}

// Changed reports whether there was anything to move.
func (r MigrationReport) Changed() bool { return r.From != r.To || r.Reformatted }

// Count is the number of answers with an outcome.
func (r MigrationReport) Count(outcome MigrationOutcome) int {
	n := 0
	for _, answer := range r.Answers {
		if answer.Outcome == outcome {
			n++
		}
	}
	return n
}

// Summary counts the answers by what became of them, in a sentence. What does not
// occur is left out.
func (r MigrationReport) Summary() string {
	parts := []string{numbered(r.Count(Carried)+r.Count(ReadNewWords), "answer", "answers") + " carried over"}
	add := func(n int, one, more string) {
		if n > 0 {
			parts = append(parts, numbered(n, one, more))
		}
	}
	add(r.Count(ReadNewWords), "of them flagged to read the new words of its level", "of them flagged to read the new words of their levels")
	add(len(r.again()), "question to answer again", "questions to answer again")
	add(len(r.voided()), "round of votes to hold again", "rounds of votes to hold again")
	add(r.Count(NotAsked)+r.Count(Retired), "no longer asked", "no longer asked")
	add(len(r.Open), "not answered yet", "not answered yet")
	return strings.Join(parts, ", ") + "."
}

// again lists the questions that must be answered again, none twice.
func (r MigrationReport) again() []string {
	var again []string
	for _, answer := range r.Answers {
		if answer.Outcome != LookAgain {
			continue
		}
		for _, id := range answer.To {
			if !slices.Contains(again, id) {
				again = append(again, id)
			}
		}
	}
	return again
}

// MigrationPart is one part of a report: what all its lines have in common, and the lines.
type MigrationPart struct {
	Title string // what to do, or what became of the answers
	Text  string // what that means, in a sentence or two
	Count int    // how many questions it is about
	Lines []MigrationLine
}

// MigrationLine is about one question, or about several that became one.
type MigrationLine struct {
	ID   string // the question as it is now, or as it was where it was split or is gone; "" for several
	Text string // what became of it, or the several questions of which the part says it all
	Note string // what the makers of the pack say about the change
}

// Parts gives the report in parts, first those in which there is something to do.
func (r MigrationReport) Parts() []MigrationPart {
	again := part("Answer again", "Your note and your evidence are there, and the question shows what you answered before.", r.lines(LookAgain))
	again.Count = len(r.again()) // merged questions share a line, and one that was split has but one
	all := []MigrationPart{
		again,
		part("Vote again", "A round of votes was open. It does not count, since the question changed.", r.voided()),
		part("Read the new words", "These answers are flagged. Each counts until you change it.", r.lines(ReadNewWords)),
		part("No longer asked", "What you said stays in the file and is not scored.", slices.Concat(r.lines(NotAsked), r.lines(Retired))),
		part("Carried over", "These answers stand as they are.", r.lines(Carried)),
		part("Not answered yet", "New questions, and those that were left open before.", r.open()),
	}
	return slices.DeleteFunc(all, func(p MigrationPart) bool { return p.Count == 0 })
}

// part puts lines under a title. Those that name only their question share the last one.
func part(title, text string, lines []MigrationLine) MigrationPart {
	p := MigrationPart{Title: title, Text: text, Count: len(lines)}
	var bare []string
	for _, line := range lines {
		if line.Text == "" && line.Note == "" {
			bare = append(bare, line.ID)
		} else {
			p.Lines = append(p.Lines, line)
		}
	}
	if len(bare) > 0 {
		p.Lines = append(p.Lines, MigrationLine{Text: strings.Join(bare, ", ")})
	}
	return p
}

// lines tells of the answers with one outcome. Those that were merged share a line.
func (r MigrationReport) lines(outcome MigrationOutcome) []MigrationLine {
	var lines []MigrationLine
	var done []string // what is told of already
	for _, answer := range r.Answers {
		if answer.Outcome != outcome || slices.Contains(done, answer.ID) {
			continue
		}
		from := []string{answer.ID}
		if outcome == LookAgain && answer.Kind == questions.Merged {
			from = r.mergedWith(answer)
		}
		done = append(done, from...)
		lines = append(lines, MigrationLine{ID: shownID(answer, from), Text: r.departed(answer.became(from), from), Note: strings.Join(answer.Notes, " ")})
	}
	return lines
}

// mergedWith lists the questions that became the same as that of an answer, itself too.
func (r MigrationReport) mergedWith(answer MigratedAnswer) []string {
	var from []string
	for _, other := range r.Answers {
		if other.Kind == questions.Merged && slices.Equal(other.To, answer.To) {
			from = append(from, other.ID)
		}
	}
	slices.Sort(from)
	return from
}

// shownID names a line: by what was merged into, else by the question as it was.
func shownID(answer MigratedAnswer, from []string) string {
	if len(from) > 1 {
		return strings.Join(answer.To, " and ")
	}
	return answer.ID
}

// became says what became of an answer, or of those that were merged with it.
func (a MigratedAnswer) became(from []string) string {
	to := strings.Join(a.To, " and ")
	var parts []string
	switch {
	case len(from) > 1:
		parts = append(parts, strings.Join(from, " and ")+" are one question now")
	case a.Outcome == Retired || a.Outcome == NotAsked:
	case to != a.ID:
		parts = append(parts, "now "+to)
	}
	switch a.Outcome {
	case ReadNewWords:
		parts = append(parts, fmt.Sprintf("level %d", a.Level))
	case NotAsked:
		parts = append(parts, "not asked of your project any more")
	case Retired:
		parts = append(parts, "not asked of any project any more")
	}
	return strings.Join(parts, ", ")
}

// departed adds to what became of answers the departures that were declared in them and
// count no more.
func (r MigrationReport) departed(became string, from []string) string {
	var parts []string
	if became != "" {
		parts = append(parts, became)
	}
	for _, answer := range r.Answers {
		if answer.Departs == nil || !slices.Contains(from, answer.ID) {
			continue
		}
		where, now := "here", ": declare it again"
		if len(from) > 1 {
			where = "in " + answer.ID
		}
		if answer.Outcome != LookAgain {
			now = ", which counts no more"
		}
		parts = append(parts, "you declared "+answer.Departs.named()+" "+where+now)
	}
	return strings.Join(parts, "; ")
}

// voided tells of the rounds that were open.
func (r MigrationReport) voided() []MigrationLine {
	var lines []MigrationLine
	for _, answer := range r.Answers {
		if answer.Voided {
			lines = append(lines, MigrationLine{ID: answer.ID})
		}
	}
	return lines
}

// open lists the questions to which nothing was said.
func (r MigrationReport) open() []MigrationLine {
	var lines []MigrationLine
	for _, id := range r.Open {
		lines = append(lines, MigrationLine{ID: id})
	}
	return lines
}

// String gives the report in plain words: the whole in a line, then part by part.
func (r MigrationReport) String() string {
	var b strings.Builder
	if r.Reformatted {
		b.WriteString("It is kept in the newer format from now on. Everything that it says stays.\n")
	}
	if r.From == r.To {
		return b.String()
	}
	fmt.Fprintf(&b, "From version %s of the questions to %s: %s\n", r.From.Version, r.To.Version, r.Summary())
	for _, part := range r.Parts() {
		fmt.Fprintf(&b, "\n%s (%d). %s\n", part.Title, part.Count, part.Text)
		for _, line := range part.Lines {
			fmt.Fprintf(&b, "  %s\n", line)
		}
	}
	return b.String()
}

// String gives the line as sentences behind the question.
func (l MigrationLine) String() string {
	text := l.Text
	if text != "" && !strings.HasSuffix(text, "?") {
		text += "."
	}
	if l.ID != "" {
		text = l.ID + ": " + text
	}
	if l.Text == "" {
		return text + l.Note
	}
	return strings.TrimSpace(text + " " + l.Note)
}
