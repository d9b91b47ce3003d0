package workshop

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"charter/assessment"
	"charter/assessment/workshop"
	"charter/tui/cells"
	"charter/tui/keys"
	"charter/tui/screen"
	"charter/tui/widget"
)

// revealPage shows what a round came to: how many chose each level, whether to
// talk and what to ask the room, and what is recorded. It names nobody.
type revealPage struct {
	basePage
	id      string
	counted bool // hands were counted on the page before, and can be counted anew
	looked  bool // enter was pressed on a result that differs, and said so first
	drawn   bool // the page was on the screen since
	covered bool // everybody has voted, and the result waits for enter
}

func newRevealPage(w *Workshop, covered bool) *revealPage {
	s, _ := w.sitting()
	if !covered {
		w.look()
	}
	return &revealPage{basePage: newBasePage(w), id: s.At, covered: covered}
}

func (p *revealPage) about() string { return p.id }

// Activate lets a timer that still runs go on.
func (p *revealPage) Activate() screen.Requests { return p.tick() }

func (p *revealPage) tick() screen.Requests { return p.w.timer.tick(p.id, p.Session.Now()) }

func (p *revealPage) Update(msg tea.Msg) screen.Requests {
	if tick, ok := msg.(talkTick); ok && tick.run == p.w.timer.run {
		return p.tick()
	}
	return nil
}

// changeTalk makes the talk timer longer or shorter.
func (p *revealPage) changeTalk(by time.Duration) screen.Requests {
	now, timer := p.Session.Now(), &p.w.timer
	timer.change(p.id, by, now)
	if timer.runs(p.id) {
		return p.tick()
	}
	return screen.ShowToast(fmt.Sprintf("The talk timer runs for %s.", widget.Plural(int(timer.wanted().Minutes()), "minute", "minutes")))
}

// reasons are those that were given with the votes since the first session on this agenda.
func (p *revealPage) reasons() []string {
	s, _ := p.w.sitting()
	return workshop.Reasons(p.Session.Answer(p.id), workshop.Since(s))
}

func (p *revealPage) reveal() workshop.Reveal {
	r, _ := p.w.reveal()
	return r
}

func (p *revealPage) Keys() []screen.Key {
	if p.covered {
		return append([]screen.Key{{ID: keys.Enter, Label: "show the result"}, p.w.voidKey(), {ID: keys.Back, HelpOnly: true}},
			silentKeys("Everyone has had their turn. Press enter to show the result.")...)
	}
	off, next := p.ReadOnly, p.reveal().Next
	mine := p.stepKeys()
	mine = append(mine, screen.Key{ID: keys.Up, Label: "talk a minute longer", HelpOnly: true}, screen.Key{ID: keys.Down, Label: "a minute less", HelpOnly: true},
		screen.Key{ID: keys.Hands, Disabled: off, HelpOnly: true}, screen.Key{ID: keys.Previous, Label: "the question", HelpOnly: true}, screen.Key{ID: keys.Back, HelpOnly: true})
	if p.counted {
		mine = append(mine, screen.Key{ID: keys.Clear, Disabled: off, Label: "mend the counts"})
	}
	if len(p.reasons()) > 0 {
		mine = append([]screen.Key{{ID: keys.Why, Label: "reasons given"}}, mine...)
	}
	if p.Session.Answer(p.id).State == assessment.StateNotApplicable {
		mine = append([]screen.Key{{ID: keys.NotApplicable, Disabled: off, Label: "say why"}}, mine...)
	}
	for _, k := range p.w.captureKeys() {
		if k.ID != keys.Dissent || next == workshop.GoOnStep {
			mine = append(mine, k)
		}
	}
	return mine
}

// stepKeys are those of what comes next. After talk that is: vote again, agree, note the
// dissent. Enter leaves no result on which people differ and of which nothing is noted.
func (p *revealPage) stepKeys() []screen.Key {
	off, next := p.ReadOnly, p.reveal().Next
	calm := next == workshop.GoOnStep
	timer := screen.Key{ID: keys.Talk, Label: "start the talk timer", HelpOnly: next != workshop.TalkStep}
	if p.w.timer.runs(p.id) {
		timer.Label = "stop the timer"
	}
	enter, on := screen.Key{ID: keys.Enter, Label: "go on"}, screen.Key{ID: keys.Next, Label: "go on", HelpOnly: true}
	if a := p.Session.Answer(p.id); !calm && a.Agreed == "" && a.Dissent == "" {
		enter = screen.Key{ID: keys.Enter, Disabled: p.waitsWords(next), HelpOnly: true}
		on.HelpOnly = false
	}
	vote, agree := screen.Key{ID: keys.Vote, Disabled: off, Label: "rate again", HelpOnly: calm}, screen.Key{ID: keys.Settle, Disabled: off, HelpOnly: calm}
	if calm {
		return []screen.Key{enter, vote, timer, agree, on}
	}
	return []screen.Key{timer, vote, agree, {ID: keys.Dissent, Disabled: off}, enter, on}
}

// waitsWords say what comes before enter goes on.
func (p *revealPage) waitsWords(next workshop.Step) string {
	key := func(id keys.ID) string { return p.Services.Keys.Get(id).Show }
	text := "Views differ: talk about it, then " + key(keys.Vote) + " rates again. "
	if next == workshop.RecordStep {
		text = "Views still differ: first " + key(keys.Dissent) + " notes the dissent, or " + key(keys.Settle) + " what you agree on. "
	}
	return text + key(keys.Next) + " goes on all the same."
}

func (p *revealPage) Do(id keys.ID) screen.Requests {
	switch {
	case p.covered && id == keys.Enter:
		p.covered, p.drawn = false, false
		p.w.look()
		return nil
	case !p.drawn && (id == keys.Enter || id == keys.Next):
		return nil // nobody has seen it yet
	case p.counted && !p.looked && id == keys.Enter && p.reveal().Next != workshop.GoOnStep:
		p.looked = true
		return screen.ShowToast("Views differ: look at the result first. Enter once more goes on.")
	}
	if asked, ok := p.w.capture(id); ok {
		return asked
	}
	s, _ := p.w.sitting()
	switch id {
	case keys.Enter, keys.Next:
		return p.w.step(1)
	case keys.Previous:
		return p.w.turnTo(newAskPage(p.w))
	case keys.Vote:
		return p.w.vote(s.Way == assessment.WayHands)
	case keys.Hands:
		return p.w.vote(true)
	case keys.Why:
		return p.w.turnTo(newReasonsPage(p))
	case keys.Clear:
		return p.w.turnTo(newMendPage(p))
	case keys.NotApplicable:
		return screen.Go(screen.KindNotApplicable, p.id)
	case keys.Talk:
		p.w.timer.turn(p.id, p.Session.Now())
		return p.tick()
	case keys.Up:
		return p.changeTalk(time.Minute)
	case keys.Down:
		return p.changeTalk(-time.Minute)
	case keys.Back:
		return p.w.turnTo(newAskPage(p.w))
	}
	return nil
}

func (p *revealPage) View() string {
	p.drawn = true
	t := p.Theme
	wide, _ := column(p.Width)
	r := p.reveal()
	if p.covered {
		return p.w.layOut(append(widget.Styled(t.Strong, cells.Wrap(fmt.Sprintf("All %d have had their turn.", r.Tally.Total()), wide)), "", "Look up, everyone. Enter shows the result."), p.w.quiet())
	}
	for _, look := range revealLooks(p.Width, wide, p.w.inBlocks()) {
		if lines := p.lines(r, look); len(lines) <= p.Height-2 {
			return p.w.layOutWide(lines, p.quiet(r, look), look.width)
		}
	}
	look := revealLook{width: wide, text: wide, thick: 1, close: true, cut: true}
	return p.w.layOut(p.lines(r, look), p.quiet(r, look))
}

// revealLook is how much room the reveal takes.
type revealLook struct {
	width, text int // of the bars, and of what is written around them
	thick       int // lines of a bar
	roomy       bool
	close       bool // no empty line before what is recorded
	cut         bool // the question is cut to one line
	texts       int  // of the levels: noTexts, cutTexts or wholeTexts
	blocks      bool // digits are drawn in blocks
}

// revealLooks lists the looks that are tried in turn, until one fits the height.
func revealLooks(width, text int, blocks bool) []revealLook {
	broad := max(text, min(width*2/3, 132))
	looks := []revealLook{{width: broad, text: text, thick: 3, roomy: true, texts: wholeTexts, blocks: blocks}}
	if blocks { // what the back row reads comes before what those in front read
		looks = append(looks, revealLook{width: broad, text: text, thick: 3, roomy: true, texts: cutTexts, blocks: true})
	}
	return append(looks,
		revealLook{width: broad, text: text, thick: 1, roomy: true, texts: wholeTexts}, revealLook{width: broad, text: text, thick: 1, texts: wholeTexts},
		revealLook{width: text, text: text, thick: 1, texts: cutTexts}, revealLook{width: text, text: text, thick: 1, close: true, texts: cutTexts},
		revealLook{width: text, text: text, thick: 1}, revealLook{width: text, text: text, thick: 1, close: true},
	)
}

// How much of the texts of the levels is shown.
const (
	noTexts = iota
	cutTexts
	wholeTexts
)

// quiet has the round and the talk timer too, where they have no line of their own.
func (p *revealPage) quiet(r workshop.Reveal, look revealLook) string {
	if look.roomy {
		return p.w.quiet()
	}
	round := roundName(r.Number) + " round " + p.Theme.Glyph.Dot + " "
	if timer := p.timerWords(); timer != "" {
		return round + p.Theme.Selected.Render(timer)
	}
	return p.w.progressLine(round)
}

// lines draw the reveal, with space between its parts where there is room.
func (p *revealPage) lines(r workshop.Reveal, look revealLook) []string {
	t := p.Theme
	q, _ := p.w.question()
	gap := make([]string, look.thick)
	var lines []string
	if look.roomy {
		lines = append(lines, cells.Sides(t.Dim.Render(roundName(r.Number)+" round"), t.Selected.Render(p.timerWords()), look.width, t.Glyph.Ellipsis))
		lines = append(lines, gap...)
	}
	if look.cut {
		lines = append(lines, t.Strong.Render(cells.Cut(widget.Clean(q.Text), look.text, t.Glyph.Ellipsis)))
	} else {
		lines = append(lines, widget.Styled(t.Strong, cells.Wrap(widget.Clean(q.Text), look.text))...)
	}
	if !look.cut {
		lines = append(lines, make([]string, max(1, look.thick-1))...)
	}
	for choice := workshop.Choice(0); choice < workshop.ChoiceCount && !r.TooFew; choice++ {
		if choice > 3 && r.Tally[choice] == 0 {
			continue
		}
		lines = append(lines, p.bar(r, choice, look)...)
		if look.roomy {
			lines = append(lines, "")
		}
	}
	if (!look.roomy || look.thick > 1) && !r.TooFew {
		lines = append(lines, "")
	}
	lines = append(lines, widget.Styled(t.Strong, cells.Wrap(r.Why, look.text))...)
	if r.Ask != "" {
		if look.thick > 1 {
			lines = append(lines, "")
		}
		lines = append(lines, cells.Wrap(r.Ask, look.text)...)
	}
	if !look.close {
		lines = append(lines, "")
	}
	return append(lines, cells.Wrap(recorded(p.Services, p.id, p.how(r)), look.text)...)
}

// roundName counts rounds in words.
func roundName(n int) string {
	names := []string{"", "First", "Second", "Third", "Fourth", "Fifth"}
	if n < len(names) {
		return names[n]
	}
	return fmt.Sprintf("%dth", n)
}

// how says where the level recorded comes from, unless that would tell the votes.
func (p *revealPage) how(r workshop.Reveal) string {
	answer := p.Session.Answer(p.id)
	level := answer.Level
	switch {
	case answer.Agreed != "" && (level == nil || !r.TooFew):
		return ", agreed by the group"
	case r.TooFew || level == nil:
		return ""
	case r.Vote.Level != nil && *level == *r.Vote.Level:
		return ", the middle of the votes"
	}
	return ", agreed by the group"
}

// recorded says what stands in an answer now, a level with how it was come to.
func recorded(svc *screen.Services, id, how string) string {
	a := svc.Session.Answer(id)
	score := svc.Session.QuestionScore(id)
	text := ""
	switch {
	case a.State == assessment.StateUnsure:
		text = "Recorded: we do not know yet" + how + "."
	case a.State == assessment.StateNotApplicable && score.State != assessment.ScoredNotApplicable:
		text = "Recorded: does not apply. Press n and say why, or it counts as unanswered."
	case a.State == assessment.StateNotApplicable:
		text = "Recorded: does not apply" + how + "."
	case a.State == assessment.StateLevel:
		text = fmt.Sprintf("Recorded: level %d%s.", *a.Level, how)
	default:
		return "Nothing is recorded."
	}
	if score.Lowered() {
		text += fmt.Sprintf(" It counts %d so far: %s.", *score.Counted, score.Reason)
	}
	if a.Dissent != "" {
		text += " Dissent noted."
	}
	return text
}

func (p *revealPage) timerWords() string { return p.w.timer.words(p.id, p.Session.Now()) }
