package question

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"charter/assessment"
	"charter/exports/wording"
	"charter/questions"
	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/session"
	"charter/tui/widget"
)

// questionLines draws the question, its levels and what was answered, with as
// much around it as there is room for.
func (s *Question) questionLines(width int) []string {
	for _, d := range densities() {
		d.why = d.why && !s.beside() // the guidance tells it there
		if s.fits(width, d) {
			return s.drawn(width, s.filled(width, d))
		}
	}
	return s.squeezed(width)
}

func (s *Question) drawn(width int, d density) []string {
	return slices.Concat(s.ask(width, d), s.answered(width, d))
}

func (s *Question) fits(width int, d density) bool { return len(s.drawn(width, d)) <= s.Height }

// filled adds to a density what it leaves out and what there is still room for, what matters
// most first.
func (s *Question) filled(width int, d density) density {
	for _, add := range []func(*density){
		func(d *density) { d.joined, d.bare = false, false }, func(d *density) { d.line = !d.attached }, func(d *density) { d.attached = true },
		func(d *density) { d.earlier = max(d.earlier, toldCut) }, func(d *density) { d.earlier = toldWhole }, func(d *density) { d.clause = true }, func(d *density) { d.apart = true },
		func(d *density) { d.texts = 12 }, func(d *density) { d.texts = max(3, d.texts) }, func(d *density) { d.texts = max(2, d.texts) },
	} {
		more := d
		if add(&more); more != d && s.fits(width, more) {
			d = more
		}
	}
	return d
}

// squeezed leaves out what scrolls out of the question and its levels where there is no
// room for all: what was answered, and what decides between two levels, stays in view.
func (s *Question) squeezed(width int) []string {
	top, below := s.ask(width, density{joined: true}), s.answered(width, density{joined: true})
	if s.why || s.Height < 4+len(below) {
		return s.inView(append(top, below...), s.Height)
	}
	return append(s.inView(top, s.Height-len(below)), below...)
}

// density says what there is room for: all that is attached to the answer, the
// clause, how much is told of what decides between two levels, the words for the levels and all
// that was answered in an earlier assessment, empty lines, why the Charter asks, an empty line
// after each level; and in how many lines at most the note and the evidence are shown.
// line has what is attached in one line, also where nothing is. joined has the question's id stand with
// what was answered; bare leaves out even the one line that sums up what is attached, where
// that lets the levels, and what decides between them, be seen whole.
type density struct {
	joined, bare, line bool
	attached, clause   bool
	aid                levelAid
	earlier            toldOf
	words              bool
	apart, gaps        bool
	why, airy          bool
	texts              int
}

// toldOf is how much is told of what was answered in an earlier assessment.
type toldOf int

const (
	toldLevel toldOf = iota // the level, and the key that leads to the rest
	toldCut                 // each part, cut to a line
	toldWhole
)

// densities go from roomy to tight: what matters least is left out first. The
// words for the levels take four lines, so that there may be room for the rest
// without them. What words mean in short goes before what is attached, which the list
// of evidence and the note's own screen show too.
func densities() []density {
	return []density{
		{attached: true, apart: true, clause: true, aid: aidWhole, words: true, earlier: toldWhole, gaps: true, why: true, airy: true},
		{attached: true, apart: true, clause: true, aid: aidWhole, words: true, earlier: toldWhole, gaps: true, why: true},
		{attached: true, apart: true, clause: true, aid: aidWhole, words: true, earlier: toldWhole, gaps: true},
		{attached: true, apart: true, clause: true, aid: aidInShort, words: true, earlier: toldWhole, gaps: true},
		{attached: true, apart: true, clause: true, aid: aidInShort, words: true, earlier: toldWhole},
		{attached: true, earlier: toldCut, apart: true, clause: true, aid: aidWhole, gaps: true},
		{attached: true, earlier: toldCut, apart: true, clause: true, aid: aidInShort, gaps: true},
		{attached: true, earlier: toldCut, apart: true, clause: true, aid: aidInShort},
		{attached: true, earlier: toldCut, apart: true, aid: aidInShort},
		{aid: aidInShort},
		{aid: aidInShort, joined: true},
		{aid: aidInShort, joined: true, bare: true},
		{attached: true, earlier: toldCut, apart: true},
		{clause: true},
		{joined: true},
		{joined: true, bare: true},
	}
}

// ask draws the question, its levels, and what decides between them.
func (s *Question) ask(width int, d density) []string {
	t := s.Theme
	q, _ := s.question()
	lines := widget.Styled(t.Strong, cells.Wrap(q.Text, width))
	if d.airy {
		lines = append(lines, "")
	}
	if !d.joined { // else it stands with what was answered
		lines = append(lines, widget.Styled(t.Dim, cells.Wrap(s.about(d), width))...)
	}
	if d.why {
		lines = append(lines, widget.Styled(t.Dim, cells.Wrap(q.Why, width))...)
	}
	if d.apart {
		lines = append(lines, "")
	}
	for level := range questions.LevelCount {
		if d.airy && level > 0 {
			lines = append(lines, "")
		}
		s.levelsAt[level] = len(lines)
		lines = append(lines, s.levelLines(q, level, width, d)...)
	}
	s.levelsAt[questions.LevelCount] = len(lines)
	return lines
}

// answered draws what decides between two levels, and what was answered.
func (s *Question) answered(width int, d density) []string {
	t := s.Theme
	lines := s.aidLines(width, d)
	if d.gaps {
		lines = append(lines, "")
	}
	told := s.Session.Earlier(s.id)
	s.earlier = d.earlier == toldWhole
	lines = append(lines, s.earlierLines(told, width, d)...)
	lead := ""
	if d.joined {
		lead = s.about(d) + " " + t.Glyph.Dot + " "
	}
	lines = append(lines, s.stateLines(lead, width)...)
	lines = append(lines, s.changedLines(width)...)
	if d.joined && len(told) > 0 { // beside it, if it fits
		if last := &lines[len(lines)-1]; ansi.StringWidth(*last+"  "+told[0]) <= width {
			*last += "  " + t.Dim.Render(widget.Clean(told[0]))
		}
	}
	if s.why {
		lines = append(lines, s.whyLines(width)...)
	}
	switch {
	case d.bare, !d.attached && !d.line && !s.hasAttached():
		return lines // evidence that is not there can wait
	case !d.attached:
		return append(lines, s.attachedLine(width))
	}
	lines = append(lines, s.attachedLines(width, max(1, d.texts))...)
	if round, held := s.answer().LastRound(); held {
		lines = append(lines, widget.Styled(t.Dim, cells.Hang("Last vote  ", wording.RoundShort(round, t.Glyph.Times), width))...)
	}
	return lines
}

// about tells the question's id, whether it is essential or flagged, and what
// the Charter asks for in the clause it comes from.
func (s *Question) about(d density) string {
	t := s.Theme
	score := s.Session.QuestionScore(s.id)
	q, _ := s.question()
	parts := []string{q.ID}
	if score.Essential {
		parts = append(parts, "essential")
	}
	if s.answer().Flagged {
		parts = append(parts, t.Glyph.Flag+" flagged")
	}
	if asks := s.clauses(); d.clause && asks != "" {
		parts = append(parts, "the "+s.Session.Pack.Name()+" asks you to "+asks)
	}
	return strings.Join(parts, " "+t.Glyph.Dot+" ")
}

// clauses gives what the Charter asks for in plain words, with the clause's number.
func (s *Question) clauses() string {
	q, _ := s.question()
	var asks []string
	for _, id := range q.Clauses {
		if c, ok := s.Session.Pack.Clause(id); ok {
			asks = append(asks, fmt.Sprintf("%s (%s)", c.Text, c.ID))
		}
	}
	return wording.List(asks)
}

// goodFrom is the level from which an answer is drawn as good news.
const goodFrom = 2

// stateLines say what was answered and how it counts, behind lead.
func (s *Question) stateLines(lead string, width int) []string {
	t := s.Theme
	score := s.Session.QuestionScore(s.id)
	say := func(style lipgloss.Style, text string) []string {
		return widget.Styled(style, cells.Wrap(lead+text, width))
	}
	switch score.State {
	case assessment.ScoredLevel:
		if score.Lowered() {
			return say(t.Warn, fmt.Sprintf("You said %d, counted %d: %s%s (w shows more).", *score.Claimed, *score.Counted, score.Reason, s.pressWords(score)))
		}
		style := t.Text
		if *score.Counted >= goodFrom {
			style = t.Good
		}
		return say(style, fmt.Sprintf("You said %d, and it counts %d.", *score.Claimed, *score.Counted))
	case assessment.ScoredUnsure:
		return say(t.Warn, "Nobody here knows yet. It counts 0 until someone finds out.")
	case assessment.ScoredNotApplicable:
		return say(t.Text, "Set aside as not applicable: "+widget.Clean(s.answer().Reason))
	case assessment.ScoredNotAsked:
		return say(t.Dim, "The facts of this project say that this question does not apply.")
	}
	if score.Reason != "" {
		return say(t.Warn, "Counts as unanswered: "+score.Reason+".")
	}
	return say(t.Dim, "Not answered yet.")
}

// pressWords say which keys lead to what an answer needs to count as claimed.
func (s *Question) pressWords(score assessment.QuestionScore) string {
	if s.ReadOnly != "" {
		return ""
	}
	evidence, check := session.Needs(score)
	first, second := s.Services.Keys.Get(keys.Evidence).Show, s.Services.Keys.Get(keys.Check).Show
	switch {
	case evidence && check:
		return fmt.Sprintf(": press %s, then %s", first, second)
	case evidence:
		return ": press " + first
	case check:
		return ": press " + second
	}
	return ""
}

// earlierLines tell what was answered in the earlier assessment that this one was started
// from: in whole where there is room, else each part cut to a line, or only the level. The
// first line names the key that leads to the rest.
func (s *Question) earlierLines(told []string, width int, d density) []string {
	if d.joined || len(told) == 0 {
		return nil
	}
	var whole, cut []string
	for _, text := range told {
		whole = append(whole, cells.Wrap(widget.Clean(text), width)...)
		cut = append(cut, cells.Cut(widget.OneLine(text), width, s.Theme.Glyph.Ellipsis))
	}
	if d.earlier == toldWhole || len(whole) == 1 {
		return widget.Styled(s.Theme.Dim, whole)
	}
	if d.earlier == toldLevel {
		cut = cut[:1]
	}
	if (len(whole) > len(told) || len(cut) < len(told)) && !s.beside() {
		cut[0] = fmt.Sprintf("%s (more: %s)", cut[0], s.Services.Keys.Get(keys.Guidance).Show)
	}
	return widget.Styled(s.Theme.Dim, cut)
}

// changedLines say what was answered before the questions changed, why a question is asked
// that may fall away, and that a round of votes does not count, unless one was held since.
func (s *Question) changedLines(width int) []string {
	var lines, said []string
	for _, before := range s.Session.BeforeChange(s.id) {
		said = append(said, strings.TrimSuffix(before.Words(), "."))
	}
	if len(said) > 0 {
		where := "All of it: " + s.Services.Keys.Get(keys.Guidance).Show
		if s.beside() {
			where = "All of it stands on the right"
		}
		lines = cells.Wrap(widget.Clean("Before the questions changed, "+strings.Join(said, "; "))+". "+where+".", width)
	}
	if doubt := s.Session.Doubt(s.id); doubt != "" {
		lines = append(lines, cells.Wrap(widget.Clean(doubt), width)...)
	}
	if voids := s.Session.Voids(s.id); len(voids) > 0 {
		last := s.answer().Voided[len(voids)-1]
		if round, held := s.answer().LastRound(); !held || round.Held.Before(last.At) {
			lines = append(lines, cells.Wrap(widget.Clean(voids[len(voids)-1]), width)...)
		}
	}
	return widget.Styled(s.Theme.Dim, lines)
}

// whyLines explain, item by item, how the answer counts.
func (s *Question) whyLines(width int) []string {
	t := s.Theme
	a := s.answer()
	lead := "  " + t.Glyph.Bullet + " "
	lines := cells.Hang(lead, s.Session.LevelNeeds(s.id), width)
	for _, item := range s.Session.Evidence(s.id) {
		level, why := s.Session.Allows(s.id, item)
		text := fmt.Sprintf("%s allows level %d", widget.Quoted(t.Glyph, item.Title, 40), level)
		if why != "" {
			text += ": " + why
		}
		lines = append(lines, cells.Hang(lead, text+".", width)...)
	}
	if a.Departure.Declared() {
		lines = append(lines, cells.Hang(lead, fmt.Sprintf("With a departure declared, an answer counts %d at most.", assessment.DepartureCap), width)...)
	}
	return widget.Styled(t.Dim, lines)
}
